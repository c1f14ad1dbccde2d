//! Rows of settlement.csv: official results of past years, by line.

use std::collections::BTreeMap;

use super::cell::{Row, unit_name};
use super::column::Column;
use crate::book::classification::STATEMENT_LINES;
use crate::book::{RawCell, Settlement};
use crate::num::{Money, Unit};
use crate::problem::{Place, Problem, Problems, nearest};
use crate::text::problems::{book as say, did_you_mean, list_lines_hint};
use crate::text::{Lang, labels};

pub(super) fn row(row: &Row<'_>, problems: &mut Problems) -> Option<Settlement> {
    let town = row.town(problems);
    let year = row.year(Column::Year, problems);
    let line = row.required(Column::Line, problems).and_then(|cell| line(cell, problems));
    let amount = row.amount(problems);
    let rounded_to = match row.filled(Column::Rounded) {
        None => Some(Unit::Fen),
        Some(cell) => unit(cell, problems),
    };
    let explained = match row.filled(Column::Explained) {
        None => Some(Money::ZERO),
        Some(cell) => explained(cell, problems),
    };
    let (amount, place) = amount?;
    Some(Settlement {
        town: town?,
        year: year?,
        line: line?,
        code: row.filled(Column::Code).map(|cell| cell.text.clone()),
        amount,
        rounded_to: rounded_to?,
        explained: explained?,
        note: row.filled(Column::Note).map(|cell| cell.text.clone()).unwrap_or_default(),
        place,
    })
}

/// The rows, each once.
pub(super) fn settle(rows: Vec<Settlement>, problems: &mut Problems) -> Vec<Settlement> {
    let mut seen: BTreeMap<_, &Place> = BTreeMap::new();
    for row in &rows {
        let key = (row.town, row.year, &row.line, &row.code);
        if let Some(first) = seen.get(&key) {
            let message = say::given_twice(&row.line, row.year);
            let problem = Problem::error("B07", row.place.clone(), message).against(Place::clone(first));
            problems.push(problem.hint(say::keep_one_row()));
        }
        seen.entry(key).or_insert(&row.place);
    }
    rows
}

/// A line of the statement, by its name in files or in either language.
fn line(cell: &RawCell, problems: &mut Problems) -> Option<String> {
    let is_called =
        |line: &str| cell.text == line || Lang::ALL.iter().any(|lang| labels::line(line, *lang) == cell.text);
    if let Some(line) = STATEMENT_LINES.into_iter().find(|line| is_called(line)) {
        return Some(line.to_owned());
    }
    let names = STATEMENT_LINES.iter().flat_map(|line| [*line, labels::line(line, Lang::Zh)]);
    let hint = nearest(&cell.text, names).map_or_else(list_lines_hint, did_you_mean);
    problems.push(Problem::error("B34", cell.place.clone(), say::no_such_line(&cell.text)).hint(hint));
    None
}

fn unit(cell: &RawCell, problems: &mut Problems) -> Option<Unit> {
    let unit = Unit::named(&cell.text);
    if unit.is_none() {
        let units = [Unit::Fen, Unit::Yuan, Unit::Wan, Unit::Yi].map(unit_name).join(", ");
        let problem = Problem::error("B09", cell.place.clone(), say::not_a_printed_unit(&cell.text));
        problems.push(problem.hint(crate::text::problems::expected_one_of(units)));
    }
    unit
}

fn explained(cell: &RawCell, problems: &mut Problems) -> Option<Money> {
    let amount = Money::parse_with_unit(&cell.text).ok();
    if amount.is_none() {
        let problem = Problem::error("B10", cell.place.clone(), say::not_explained(&cell.text));
        problems.push(problem.hint(crate::text::problems::amount_hint()));
    }
    amount
}
