//! The towns of a rule: which they are, and the numbers that the rule takes from each, as a table.

use super::RegimeOf;
use super::ratio::shown;
use crate::book::{Book, ParameterValue, TownId};
use crate::num::grouped;
use crate::regime::{OwnNumber, Rule};
use crate::text::{labels, regime as say};
use crate::view::page::Block;
use crate::view::table::{RowRole, Table, TableRow, UNKNOWN};

impl RegimeOf<'_> {
    /// The towns for which a rule speaks, where it does not for all.
    pub(super) fn towns(self, rule: &Rule) -> String {
        let names: Vec<String> = rule.towns.iter().map(|town| self.town_name(&town.value)).collect();
        say::row(&names, self.lang)
    }

    /// A town by its id or name.
    pub(super) fn town_name(self, name: &str) -> String {
        let town = self.book.and_then(|book| book.town(name).map(|id| &book.towns[id.0]));
        town.map_or_else(|| name.to_owned(), |town| town.name.in_lang(self.lang).to_owned())
    }

    /// Each town's own numbers that a rule reads, as they stand in the year.
    pub(super) fn own_numbers(self, rule: &Rule) -> Option<Block> {
        let book = self.book?;
        let taken = rule.own_numbers();
        if taken.is_empty() {
            return None;
        }
        let named: Vec<TownId> = rule.towns.iter().filter_map(|town| book.town(&town.value)).collect();
        let speaks = |town: &TownId| rule.towns.is_empty() || named.contains(town);
        let towns = (0..book.towns.len()).map(TownId).filter(speaks);
        let rows = towns.map(|town| self.own_row(book, town, &taken)).collect();
        let heading = |own: &OwnNumber| match own {
            OwnNumber::Value(name) | OwnNumber::Column(name) => format!("`{name}`"),
        };
        Some(Block::Table(Table {
            title: self.say(&say::own_numbers(self.year)),
            headings: std::iter::once(self.say(&labels::town())).chain(taken.iter().map(heading)).collect(),
            rows,
            ..Table::default()
        }))
    }

    fn own_row(self, book: &Book, town: TownId, taken: &[OwnNumber]) -> TableRow {
        let value = |own: &OwnNumber| {
            let value = match own {
                OwnNumber::Value(name) => {
                    book.parameter(town, name, self.year).map(|own| self.value(own.value))
                }
                OwnNumber::Column(name) => self.column_of(book, town, name),
            };
            value.unwrap_or_else(|| UNKNOWN.to_owned())
        };
        let name = book.towns[town.0].name.in_lang(self.lang).to_owned();
        TableRow {
            cells: std::iter::once(name).chain(taken.iter().map(value)).collect(),
            role: RowRole::Plain,
        }
    }

    fn value(self, value: ParameterValue) -> String {
        match value {
            ParameterValue::Amount(money) => self.money(money),
            ParameterValue::Ratio(ratio) => shown(ratio),
        }
    }

    /// A whole number of a town: of the year, or for heads of the last settled year where that is earlier.
    fn column_of(self, book: &Book, town: TownId, name: &str) -> Option<String> {
        let count = |number: i64| grouped(number.unsigned_abs());
        let category = name.strip_prefix("headcount.");
        if name == "population" {
            return book.towns[town.0].population.map(count);
        }
        if name == "headcount" || category.is_some() {
            let year = self.year.min(book.last_settled());
            let rows = book.staffing.as_ref()?.iter().filter(|row| row.town == town && row.year == year);
            let rows = rows.filter(|row| category.is_none_or(|category| row.category == category));
            let heads: Vec<i64> = rows.map(|row| row.headcount).collect();
            return (!heads.is_empty()).then(|| count(heads.iter().sum()));
        }
        match book.parameter(town, name, self.year)?.value {
            ParameterValue::Ratio(ratio) if ratio.q() == 1 => Some(count(ratio.p())),
            other => Some(self.value(other)),
        }
    }
}
