//! Tables as the book's own: what `caili check --fix` writes beside tables that an office laid out in its own way.

use std::collections::BTreeMap;

use super::take_all;
use super::tidy::{half_width, is_nothing, number, year};
use crate::book::check::word::{ACCOUNTS, STAGES, meaning, word_of};
use crate::book::{Account, RawBook, RawTable, Stage, TableKind};
use crate::num::{Money, Unit};
use crate::problem::Problems;

/// A table of the book's own, as rows of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Fixed {
    /// Which.
    pub kind: TableKind,
    /// Its header and its rows.
    pub rows: Vec<Vec<String>>,
}

/// The tables of which some sheet is not laid out as the book's own: all their figures, in 万元, with what they are called.
#[must_use]
pub fn fixed(book: &RawBook, unit: Option<Unit>) -> Vec<Fixed> {
    let mut told = Problems::new();
    let mut tables: Vec<RawTable> = Vec::new();
    let mut laid_out: Vec<TableKind> = Vec::new();
    for (of_sheet, taken) in take_all(&book.sheets, &mut told) {
        if !taken.columns.is_empty() {
            laid_out.extend(of_sheet.iter().map(|table| table.kind));
        }
        tables.extend(of_sheet);
    }
    let wanted = |kind: &TableKind| laid_out.contains(kind);
    as_tables(&tables, unit).into_iter().filter(|table| wanted(&table.kind)).collect()
}

/// Tables as the book's own, one of each kind, amounts in 万元. `unit` is that of amounts whose header names none.
#[must_use]
pub fn as_tables(tables: &[RawTable], unit: Option<Unit>) -> Vec<Fixed> {
    let of = |kind: TableKind| {
        let tables: Vec<&RawTable> = tables.iter().filter(|table| table.kind == kind).collect();
        Fixed { kind, rows: rows(&tables, unit) }
    };
    let is_there = |kind: &TableKind| tables.iter().any(|table| table.kind == *kind);
    TableKind::ALL.into_iter().filter(is_there).map(of).collect()
}

/// The columns of all tables side by side, the amounts in 万元.
fn rows(tables: &[&RawTable], unit: Option<Unit>) -> Vec<Vec<String>> {
    let mut headers: Vec<String> = Vec::new();
    for name in tables.iter().flat_map(|table| &table.headers).map(|cell| column(&cell.text)) {
        if !headers.contains(&name) {
            headers.push(name);
        }
    }
    let is_wanted = |name: &String| {
        let position = |table: &&&RawTable| table.headers.iter().position(|cell| column(&cell.text) == *name);
        let says = |table: &&RawTable, at: usize| table.rows.iter().any(|row| !usual(name, &row[at].text));
        tables.iter().any(|table| position(&table).is_some_and(|at| says(table, at)))
    };
    headers.retain(is_wanted);
    let titled = |name: &String| if name == "金额" { "金额(万元)".to_owned() } else { name.clone() };
    let mut rows = vec![headers.iter().map(titled).collect()];
    // What another file or sheet gives too, and alike, stands there once, as it counts once.
    let says_something = |name: &&String| !["科目名称", "备注"].contains(&name.as_str());
    let mut seen: BTreeMap<Vec<String>, (&str, Option<&str>)> = BTreeMap::new();
    for table in tables {
        let own = table.headers.iter().find_map(|cell| unit_in(&cell.text)).or(unit);
        for row in table.rows.iter() {
            let cell = |name: &String| {
                let at = table.headers.iter().position(|cell| column(&cell.text) == *name);
                at.map_or_else(String::new, |at| as_own(name, &row[at].text, own))
            };
            let sheet = *seen
                .entry(headers.iter().filter(says_something).map(cell).collect())
                .or_insert(table.place.sheet());
            if sheet == table.place.sheet() {
                rows.push(headers.iter().map(cell).collect());
            }
        }
    }
    rows
}

/// What a column is called in all tables: amounts are brought to one unit, whatever else has a unit keeps it.
fn column(header: &str) -> String {
    let header = half_width(header);
    match header.split_once('(') {
        Some(("金额", _)) => "金额".to_owned(),
        _ => header.into_owned(),
    }
}

fn unit_in(header: &str) -> Option<Unit> {
    let header = half_width(header).into_owned();
    let (_, inside) = header.split_once('(')?;
    Unit::named(inside.trim_end_matches(')'))
}

/// Whether a cell says what would be understood without it.
fn usual(name: &str, text: &str) -> bool {
    match name {
        "账" => text.is_empty() || meaning(ACCOUNTS, text) == Some(Account::General),
        "阶段" => text.is_empty() || meaning(STAGES, text) == Some(Stage::Final),
        _ => text.is_empty(),
    }
}

/// A cell as the book's own tables have it.
fn as_own(name: &str, text: &str, unit: Option<Unit>) -> String {
    match name {
        "年度" => year(text),
        "科目编码" | "功能科目" | "经济科目" => half_width(text).into_owned(),
        "阶段" => {
            meaning(STAGES, text).map_or_else(|| text.to_owned(), |stage| word_of(STAGES, stage).to_owned())
        }
        "金额" if !is_nothing(text) => {
            let (digits, own) = number(text);
            let amount = own.or(unit).and_then(|unit| Money::parse_near(&digits, unit).ok());
            amount.map_or_else(|| text.to_owned(), |amount| amount.exact(Unit::Wan))
        }
        _ => text.to_owned(),
    }
}
