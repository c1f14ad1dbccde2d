//! Headers: which column is which, and in what unit its amounts are.

use super::Context;
use super::column::{Column, all_columns, column_called, column_list, columns};
use crate::book::{RawCell, RawTable, TableKind};
use crate::num::Unit;
use crate::problem::{Problem, Problems, nearest};
use crate::text::problems::{book as say, did_you_mean};

use Column as C;

/// A table's header, understood.
pub(super) struct Header {
    columns: Vec<(Column, usize)>,
    texts: Vec<String>,
    /// Columns of amounts with their unit; `None` where that is a problem already told.
    amounts: Vec<(usize, Option<Unit>)>,
    /// Columns that a misspelt header was probably meant to be.
    misspelt: Vec<Column>,
}

impl Header {
    /// Where a column is.
    pub(super) fn position(&self, column: Column) -> Option<usize> {
        self.columns.iter().find(|(known, _)| *known == column).map(|(_, at)| *at)
    }

    /// The header as typed.
    pub(super) fn text(&self, at: usize) -> &str {
        &self.texts[at]
    }

    /// The header without its unit.
    pub(super) fn name(&self, at: usize) -> &str {
        split(&self.texts[at]).0
    }

    /// The element of pay that a column is of, and whether it is that of all heads together: `基本工资总额(元)`.
    pub(super) fn element(&self, at: usize) -> (&str, bool) {
        let name = self.name(at);
        let of_all = ["总额", " total", "_total"].iter().find_map(|end| name.strip_suffix(end));
        of_all.map_or((name, false), |element| (element, true))
    }

    /// The columns of amounts: one, or in staffing.csv the elements of pay.
    pub(super) fn amounts(&self) -> &[(usize, Option<Unit>)] {
        &self.amounts
    }

    /// Reads a table's header; `None` where rows make no sense without what is missing.
    pub(super) fn read(table: &RawTable, context: &Context<'_>, problems: &mut Problems) -> Option<Self> {
        let texts = table.headers.iter().map(|cell| cell.text.clone()).collect();
        let mut header = Self { columns: Vec::new(), texts, amounts: Vec::new(), misspelt: Vec::new() };
        for (at, cell) in table.headers.iter().enumerate() {
            header.take(table.kind, at, cell, context, problems);
        }
        header.has_all(table, context, problems).then_some(header)
    }

    fn take(
        &mut self,
        kind: TableKind,
        at: usize,
        cell: &RawCell,
        context: &Context<'_>,
        problems: &mut Problems,
    ) {
        let (name, brackets) = split(&cell.text);
        let Some(column) = column_called(kind, name) else {
            if kind == TableKind::Staffing && brackets.is_some_and(|text| unit_of(text).is_some()) {
                self.take_element(at, cell, brackets, context, problems);
            } else {
                self.refuse(kind, name, cell, problems);
            }
            return;
        };
        if let Some(first) = self.position(column) {
            let message = say::column_twice(&self.texts[first], &cell.text);
            problems.push(Problem::error("B06", cell.place.clone(), message).hint(say::keep_one()));
            return;
        }
        if matches!(column, C::Amount | C::Cost | C::Total | C::Principal | C::Balance) {
            self.amounts.push((at, amount_unit(cell, brackets, context, problems)));
        }
        self.columns.push((column, at));
    }

    /// A column of the office's own with a unit of pay is an element of pay.
    fn take_element(
        &mut self,
        at: usize,
        cell: &RawCell,
        brackets: Option<&str>,
        context: &Context<'_>,
        problems: &mut Problems,
    ) {
        let twin = self.amounts.iter().find(|(other, _)| self.element(*other).0 == self.element(at).0);
        if let Some((first, _)) = twin {
            let message = say::column_twice(&self.texts[*first], &cell.text);
            problems.push(Problem::error("B06", cell.place.clone(), message).hint(say::keep_one()));
            return;
        }
        self.amounts.push((at, amount_unit(cell, brackets, context, problems)));
    }

    /// Tells that a header is none of the table's.
    fn refuse(&mut self, kind: TableKind, name: &str, cell: &RawCell, problems: &mut Problems) {
        let hint = match nearest(name, all_columns(kind).flat_map(Column::words)) {
            Some(word) => {
                self.misspelt.extend(column_called(kind, word));
                did_you_mean(word)
            }
            None => column_list(kind),
        };
        problems.push(Problem::error("B04", cell.place.clone(), say::unknown_header(name)).hint(hint));
    }

    /// Whether every column is there that must be; what is missing is told, unless it is there misspelt.
    fn has_all(&self, table: &RawTable, context: &Context<'_>, problems: &mut Problems) -> bool {
        let (required, _) = columns(table.kind);
        // Rates of contributions are the same for all towns.
        let by_town = all_columns(table.kind).any(|column| column == C::Town);
        let town = (by_town && context.towns.len() > 1).then_some(C::Town);
        let pay = (table.kind == TableKind::Staffing && self.amounts.is_empty()).then_some(C::Cost);
        let mut missing: Vec<Column> = required.iter().copied().chain(town).chain(pay).collect();
        missing.retain(|column| self.position(*column).is_none());
        // Heads may be left to the posts.
        missing.retain(|column| *column != C::Headcount || self.position(C::Posts).is_none());
        for column in missing.iter().filter(|column| !self.misspelt.contains(column)) {
            problems.push(missing_column(table, *column));
        }
        missing.is_empty()
    }
}

fn missing_column(table: &RawTable, column: Column) -> Problem {
    let (zh, en) = column.names();
    let hint = match column {
        C::Town => say::town_column_hint(),
        C::Cost => say::pay_hint(),
        _ => say::add_column(zh[0], en[0]),
    };
    let line = table.headers.first().map_or(0, |cell| cell.place.line);
    Problem::error("B05", table.place.on_line(line), say::missing_column(zh[0], en[0])).hint(hint)
}

/// Brackets, half-width and full-width.
const OPEN: [char; 2] = ['(', '\u{ff08}'];
const CLOSE: [char; 2] = [')', '\u{ff09}'];

/// A header and what stands in its brackets, half-width or full-width: `金额(万元)`.
fn split(header: &str) -> (&str, Option<&str>) {
    match header.find(OPEN) {
        None => (header.trim(), None),
        Some(at) => {
            let inside = header[at..].trim_start_matches(OPEN).trim_end_matches(CLOSE);
            (header[..at].trim(), Some(inside.trim()))
        }
    }
}

/// The unit at the beginning of `万元`, `单位:万元`, `元/人年`, `yuan per head`.
fn unit_of(brackets: &str) -> Option<Unit> {
    let text =
        ["单位:", "单位\u{ff1a}"].iter().find_map(|lead| brackets.strip_prefix(lead)).unwrap_or(brackets);
    let text = text.split("per ").next().unwrap_or_default();
    Unit::named(text.split(['/', '\u{ff0f}', '每']).next().unwrap_or_default())
}

fn amount_unit(
    cell: &RawCell,
    brackets: Option<&str>,
    context: &Context<'_>,
    problems: &mut Problems,
) -> Option<Unit> {
    let mut told =
        |message, hint| problems.push(Problem::error("B09", cell.place.clone(), message).hint(hint));
    match brackets {
        Some(text) if text.contains('月') || text.contains("month") => {
            told(say::monthly(&cell.text), say::yearly_hint());
            None
        }
        Some(text) => unit_of(text).or_else(|| {
            told(say::bad_unit(text), say::units());
            None
        }),
        None => context.unit.or_else(|| {
            told(say::no_unit(&cell.text), say::unit_hint());
            None
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_stand_in_brackets() {
        assert_eq!(split("金额\u{ff08}万元\u{ff09}"), ("金额", Some("万元")));
        assert_eq!(split("amount (yuan)"), ("amount", Some("yuan")));
        assert_eq!(unit_of("单位\u{ff1a}万元"), Some(Unit::Wan));
        assert_eq!(unit_of("元/人年"), Some(Unit::Yuan));
        assert_eq!(unit_of("yuan per head"), Some(Unit::Yuan));
        assert_eq!(unit_of("人"), None);
    }
}
