//! Rows of revenue.csv.

use super::cell::Row;
use super::column::Column;
use super::overlap::{Figure, Tag};
use super::word::SCOPES;
use crate::book::classification::Family;
use crate::book::{Revenue, Scope};
use crate::problem::Problems;

pub(super) fn row(row: &Row<'_>, problems: &mut Problems) -> Option<Revenue> {
    let head = row.head(problems);
    let code = row.code(Column::Code, Family::Revenue, problems);
    let scope = row.word(Column::Scope, SCOPES, Scope::Gross, problems);
    let amount = row.amount(problems);
    let (head, code, scope, (amount, place)) = (head?, code?, scope?, amount?);
    Some(Revenue {
        town: head.town,
        year: head.year,
        stage: head.stage,
        account: head.account,
        name: row.name_of(&[&code], problems),
        code,
        scope,
        one_off: head.one_off,
        amount,
        place,
    })
}

impl Figure for Revenue {
    fn tag(&self) -> Tag<'_> {
        Tag {
            town: self.town,
            year: self.year,
            stage: self.stage,
            account: self.account,
            scope: self.scope,
            code: &self.code,
            economic: None,
            tied: false,
            one_off: self.one_off,
            amount: self.amount,
            place: &self.place,
        }
    }
}
