//! The whole statement of one town by year: every line, and why a line is not known.

use super::table::{RowRole, Table, TableRow, wan};
use crate::book::Book;
use crate::lab::Outcome;
use crate::num::Money;
use crate::plan::{Line, Purse, Row};
use crate::text::{Lang, labels};

/// Lines that sum up what stands above them.
const SUMS: [Line; 5] =
    [Line::RegimeCapacity, Line::Usable, Line::AfterStaffing, Line::Balance, Line::Closing];

/// A town's statement under one scenario, a column a year.
#[must_use]
pub fn accounts(book: &Book, outcome: &Outcome, town: usize, lang: Lang) -> Table {
    let plan = &outcome.compiled.plan;
    let years = &plan.years;
    let mut headings = vec![String::new()];
    headings.extend(years.iter().map(|year| year.at.year.to_string()));
    let mut rows = Vec::new();
    for purse in [None, Some(Purse::Fund), Some(Purse::Capital), Some(Purse::All)] {
        for line in Line::ALL {
            let of_line = |row: &&Row| row.purse == purse && row.line == *line && row.label.is_none();
            let found: Vec<Option<&Row>> = years
                .iter()
                .map(|year| plan.rows.iter().filter(of_line).find(|row| row.at == year.at))
                .collect();
            if found.iter().all(Option::is_none) || says_nothing(&found, outcome, town) {
                continue;
            }
            let mut cells = vec![name(*line, purse, lang)];
            cells.extend(found.iter().map(|row| wan(row.and_then(|row| value(row, outcome, town)))));
            let role = if SUMS.contains(line) { RowRole::Total } else { RowRole::Plain };
            rows.push(TableRow { cells, role });
        }
    }
    let title = book.towns[town].name.in_lang(lang).to_owned();
    let scenario = outcome.compiled.title.in_lang(lang);
    let subtitle = format!("{scenario}  {}", labels::wan().in_lang(lang));
    Table { title, subtitle, headings, rows, notes: why_unknown(book, lang) }
}

fn value(row: &Row, outcome: &Outcome, town: usize) -> Option<Money> {
    let known = outcome.compiled.plan.slot(row.slot).known.holds(town);
    known.then(|| Money::from_fen(outcome.values.at(row.slot, town)))
}

/// A line that is 0 in every year says nothing; one that is unknown does.
fn says_nothing(rows: &[Option<&Row>], outcome: &Outcome, town: usize) -> bool {
    rows.iter().flatten().all(|row| value(row, outcome, town) == Some(Money::ZERO))
}

fn name(line: Line, purse: Option<Purse>, lang: Lang) -> String {
    let line = labels::line(line.name(), lang);
    match purse {
        None => line.to_owned(),
        Some(purse) => labels::of_account(labels::account(purse.name(), lang), line).in_lang(lang).to_owned(),
    }
}

/// Why lines are unknown: what the book does not hold.
#[must_use]
pub fn why_unknown(book: &Book, lang: Lang) -> Vec<String> {
    let mut why = Vec::new();
    let no_table = [
        ("transfers.csv", book.transfers.is_none()),
        ("expenditure.csv", book.expenditure.is_none()),
        ("staffing.csv", book.staffing.is_none()),
    ];
    let missing: Vec<&str> = no_table.iter().filter(|(_, missing)| *missing).map(|(file, _)| *file).collect();
    if !missing.is_empty() {
        why.push(labels::unknown_without(missing.join(", ")));
    }
    if book.includes.staffing || book.includes.tied {
        why.push(labels::unknown_inside());
    }
    if book.revenue.iter().any(|row| row.scope == crate::book::Scope::Town) {
        why.push(labels::unknown_split());
    }
    why.iter().map(|words| words.in_lang(lang).to_owned()).collect()
}
