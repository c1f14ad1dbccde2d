//! Rows of transfers.csv.

use super::cell::Row;
use super::column::Column;
use super::overlap::{Figure, Tag};
use crate::book::classification::Family;
use crate::book::classification::{Code, line_of_transfer};
use crate::book::{Scope, Transfer};
use crate::problem::{Problem, Problems};
use crate::text::problems::book as say;

pub(super) fn row(row: &Row<'_>, problems: &mut Problems) -> Option<Transfer> {
    let head = row.head(problems);
    let code =
        row.code(Column::Code, Family::Transfer, problems).filter(|code| has_line(row, code, problems));
    let amount = row.amount(problems);
    let (head, code, (amount, place)) = (head?, code?, amount?);
    Some(Transfer {
        town: head.town,
        year: head.year,
        stage: head.stage,
        account: head.account,
        name: row.name_of(&[&code], problems),
        code,
        one_off: head.one_off,
        amount,
        place,
    })
}

/// Whether the statement has a line for the code: money that counts nowhere would be lost without a word.
fn has_line(row: &Row<'_>, code: &Code, problems: &mut Problems) -> bool {
    let has = line_of_transfer(code).is_some();
    if let (false, Some(cell)) = (has, row.filled(Column::Code)) {
        let problem = Problem::error("B31", cell.place.clone(), say::no_line(code));
        problems.push(problem.hint(say::no_line_hint()));
    }
    has
}

impl Figure for Transfer {
    fn tag(&self) -> Tag<'_> {
        Tag {
            town: self.town,
            year: self.year,
            stage: self.stage,
            account: self.account,
            scope: Scope::Gross,
            code: &self.code,
            economic: None,
            tied: false,
            one_off: self.one_off,
            amount: self.amount,
            place: &self.place,
        }
    }
}
