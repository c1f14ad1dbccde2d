//! How a book's sheets were read: the figures of each, their sums by year, the totals that agree, and what each column of an office
//! table was taken for.

use std::collections::BTreeMap;

use super::table::{RowRole, Table, TableRow, wan};
use crate::book::intake::{Amounts, Meaning, Taken, TakenColumn, WhichYear};
use crate::book::{Book, Stage};
use crate::num::{Money, Year};
use crate::text::{Lang, Words, labels, reading as say};

/// The sheets that were read, one a row. `encoding` tells how a file's text was written; sums are known of a book that passed.
#[must_use]
pub fn reading(taken: &[Taken], book: Option<&Book>, encoding: &dyn Fn(&str) -> String, lang: Lang) -> Table {
    let headings = [say::file(), say::encoding(), say::figures(), say::sums(), say::totals()];
    let sums = book.map(sums_by_sheet).unwrap_or_default();
    let rows = taken.iter().map(|sheet| {
        // Lists of people are added up to one table: each shows what it pays itself.
        let sums = match &sheet.paid {
            paid if paid.is_empty() => sums.get(&sheet.place.sheet()).map(shown).unwrap_or_default(),
            paid => shown(&paid.iter().map(|(year, sum)| (*year, [*sum, Money::ZERO])).collect()),
        };
        let totals =
            if sheet.totals > 0 { say::agree(sheet.totals).in_lang(lang).to_owned() } else { String::new() };
        let cells = vec![name(sheet), encoding(&sheet.place.file), sheet.figures.to_string(), sums, totals];
        TableRow { cells, role: RowRole::Plain }
    });
    Table {
        title: say::title().in_lang(lang).to_owned(),
        subtitle: labels::wan().in_lang(lang).to_owned(),
        headings: headings.iter().map(|words| words.in_lang(lang).to_owned()).collect(),
        rows: rows.collect(),
        notes: taken.iter().filter_map(|sheet| columns(sheet, taken, lang)).collect(),
    }
}

fn file(sheet: &Taken) -> &str {
    sheet.place.file.rsplit('/').next().unwrap_or_default()
}

/// The file, and in a workbook the sheet.
fn name(sheet: &Taken) -> String {
    match &sheet.sheet {
        Some(name) => format!("{}!{name}", file(sheet)),
        None => file(sheet).to_owned(),
    }
}

/// What came in, and what was paid out by the same table (23…), by year.
type SumsByYear = BTreeMap<Year, [Money; 2]>;

/// The sums of a book's amounts by sheet and year: of those that count.
fn sums_by_sheet(book: &Book) -> BTreeMap<(&str, Option<&str>), SumsByYear> {
    let revenue = book.revenue.iter().map(|row| (&row.place, row.year, row.amount, false));
    let transfers = book.transfers.iter().flatten();
    let transfers =
        transfers.map(|row| (&row.place, row.year, row.amount, row.code.as_str().starts_with("23")));
    let spending = book.expenditure.iter().flatten().map(|row| (&row.place, row.year, row.amount, false));
    let staffing = book.staffing.iter().flatten().map(|row| (&row.place, row.year, row.pay_of_all(), false));
    let mut sums: BTreeMap<(&str, Option<&str>), SumsByYear> = BTreeMap::new();
    for (place, year, amount, is_paid) in revenue.chain(transfers).chain(spending).chain(staffing) {
        sums.entry(place.sheet()).or_default().entry(year).or_default()[usize::from(is_paid)] += amount;
    }
    sums
}

fn shown(sums: &SumsByYear) -> String {
    let text = |(year, [sum, paid]): (&Year, &[Money; 2])| match *paid {
        Money::ZERO => format!("{year} {}", wan(Some(*sum))),
        paid => format!("{year} {} − {}", wan(Some(*sum)), wan(Some(paid))),
    };
    sums.iter().map(text).collect::<Vec<_>>().join(" · ")
}

/// What each column was taken for, of a sheet that is not laid out as the book's own tables.
fn columns(sheet: &Taken, taken: &[Taken], lang: Lang) -> Option<String> {
    if sheet.columns.is_empty() {
        return None;
    }
    let alone = taken.iter().filter(|other| other.place.file == sheet.place.file).count() == 1;
    let name = if alone { file(sheet).to_owned() } else { name(sheet) };
    let each: Vec<String> = sheet.columns.iter().map(|column| column_meaning(column, sheet, lang)).collect();
    Some(format!("{name}: {}", each.join(" · ")))
}

fn column_meaning(column: &TakenColumn, sheet: &Taken, lang: Lang) -> String {
    let meaning = match &column.meaning {
        Meaning::Town => labels::town(),
        Meaning::Year => labels::year(),
        Meaning::Code => say::code(),
        Meaning::Name => labels::item(),
        Meaning::Note => labels::note(),
        Meaning::Own(header) => Words::same(*header),
        Meaning::Amounts(amounts) => amounts_of(*amounts, sheet),
        Meaning::Item(code) => say::amounts_of_item(code),
        Meaning::Person => say::only_counted(),
        Meaning::Pay => say::element_of_pay(),
        Meaning::PayInAll => say::pay_in_all(),
        Meaning::Other => say::left_out(),
    };
    format!("{} → {}", column.text, meaning.in_lang(lang))
}

/// `2023 决算 (万元)`: what the heading and the title say together.
fn amounts_of(amounts: Amounts, sheet: &Taken) -> Words {
    let year = match amounts.year {
        WhichYear::Of(year) => Some(year),
        WhichYear::Own => sheet.title.year,
        WhichYear::Before => sheet.title.year.map(|year| year.plus(-1)),
    };
    let year = year.map(|year| year.to_string()).unwrap_or_default();
    let stage = stage(amounts.stage.or(sheet.title.stage).unwrap_or_default());
    let zh = format!("{year} {}", stage.zh);
    Words { zh: zh.trim().to_owned(), en: format!("{year} {}", stage.en).trim().to_owned() }
}

fn stage(stage: Stage) -> Words {
    match stage {
        Stage::Budget => say::budget(),
        Stage::Adjusted => say::adjusted(),
        Stage::Outturn => say::outturn(),
        Stage::Final => say::final_accounts(),
    }
}
