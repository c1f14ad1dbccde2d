//! Rows of expenditure.csv.

use super::cell::Row;
use super::column::Column;
use super::overlap::{Figure, Tag};
use super::word::FLAGS;
use crate::book::classification::Family;
use crate::book::{Scope, Spending};
use crate::problem::Problems;

pub(super) fn row(row: &Row<'_>, problems: &mut Problems) -> Option<Spending> {
    let head = row.head(problems);
    let function = row.code(Column::Function, Family::Function, problems);
    let economic = row.optional_code(Column::Economic, Family::Economic, problems);
    let tied = row.word(Column::Tied, FLAGS, false, problems);
    let amount = row.amount(problems);
    let (head, function, economic, tied, (amount, place)) = (head?, function?, economic?, tied?, amount?);
    // The name may be that of either code.
    let codes: Vec<_> = std::iter::once(&function).chain(&economic).collect();
    let name = row.name_of(&codes, problems);
    Some(Spending {
        town: head.town,
        year: head.year,
        stage: head.stage,
        account: head.account,
        function,
        economic,
        name,
        tied,
        one_off: head.one_off,
        amount,
        place,
    })
}

impl Figure for Spending {
    fn tag(&self) -> Tag<'_> {
        Tag {
            town: self.town,
            year: self.year,
            stage: self.stage,
            account: self.account,
            scope: Scope::Gross,
            code: &self.function,
            economic: self.economic.as_ref(),
            tied: self.tied,
            one_off: self.one_off,
            amount: self.amount,
            place: &self.place,
        }
    }
}
