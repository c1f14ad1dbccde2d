//! The towns of a rule: which they are, and the numbers that the rule takes from each, as a table.

use super::RegimeOf;
use super::ratio::shown;
use crate::book::{Book, ParameterValue, TownId};
use crate::num::grouped;
use crate::regime::{
    Amount, Growth, Guarantee, Measure, OverBase, Rate, RatioValue, Rule, Share, Shortfall, TiedPart, Verb,
};
use crate::text::{labels, regime as say};
use crate::view::page::Block;
use crate::view::table::{RowRole, Table, TableRow, UNKNOWN};

/// What a rule takes from each town.
#[derive(Clone, Debug, PartialEq)]
enum Own {
    /// An amount or a ratio of parameters.csv.
    Value(String),
    /// A whole number: heads, or one of parameters.csv.
    Column(String),
}

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
        let mut taken = Taken::default();
        rule.versions.iter().for_each(|version| taken.verb(&version.verb));
        if taken.0.is_empty() {
            return None;
        }
        let named: Vec<TownId> = rule.towns.iter().filter_map(|town| book.town(&town.value)).collect();
        let speaks = |town: &TownId| rule.towns.is_empty() || named.contains(town);
        let towns = (0..book.towns.len()).map(TownId).filter(speaks);
        let rows = towns.map(|town| self.own_row(book, town, &taken.0)).collect();
        let heading = |own: &Own| match own {
            Own::Value(name) | Own::Column(name) => format!("`{name}`"),
        };
        Some(Block::Table(Table {
            title: self.say(&say::own_numbers(self.year)),
            headings: std::iter::once(self.say(&labels::town())).chain(taken.0.iter().map(heading)).collect(),
            rows,
            ..Table::default()
        }))
    }

    fn own_row(self, book: &Book, town: TownId, taken: &[Own]) -> TableRow {
        let value = |own: &Own| {
            let value = match own {
                Own::Value(name) => book.parameter(town, name, self.year).map(|own| self.value(own.value)),
                Own::Column(name) => self.column_of(book, town, name),
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

/// The numbers that a rule takes from each town, in the order in which it names them.
#[derive(Default)]
struct Taken(Vec<Own>);

impl Taken {
    fn verb(&mut self, verb: &Verb) {
        match verb {
            Verb::Statute(_) => {}
            Verb::Sum(sum) => self.amount(&sum.amount),
            Verb::Split(split) => match &split.share {
                Share::Plain(ratio) => self.ratio(ratio),
                Share::OverBase(terms) => self.over_base(terms),
            },
            Verb::Guarantee(guarantee) => self.guarantee(guarantee),
        }
    }

    fn over_base(&mut self, terms: &OverBase) {
        let OverBase { base, each: _, within, over, shortfall } = terms;
        self.amount(base);
        self.rate(within);
        self.rate(over);
        if let Shortfall::Named(ratio) = shortfall {
            self.ratio(ratio);
        }
    }

    fn guarantee(&mut self, guarantee: &Guarantee) {
        let Guarantee { on, at, below, above, tied, with: _, at_most } = guarantee;
        self.amount(on);
        self.amount(at);
        [below, above].into_iter().flatten().for_each(|rate| self.rate(rate));
        if let Some(TiedPart::Ratio(ratio)) = tied {
            self.ratio(ratio);
        }
        if let Some(most) = at_most {
            self.amount(most);
        }
    }

    fn rate(&mut self, rate: &Rate) {
        match rate {
            Rate::One(ratio) => self.ratio(ratio),
            Rate::Tiers(tiers) => tiers.iter().for_each(|tier| self.ratio(&tier.rate)),
        }
    }

    fn amount(&mut self, amount: &Amount) {
        if let Measure::Data(name) = &amount.measure {
            self.take(Own::Value(name.clone()));
        }
        for column in
            [&amount.per, &amount.shared_by].into_iter().flatten().filter(|name| name.value != "equal")
        {
            self.take(Own::Column(column.value.clone()));
        }
        for inner in [&amount.plus, &amount.less, &amount.at_least, &amount.at_most].into_iter().flatten() {
            self.amount(inner);
        }
        if let Some(ratio) = &amount.times {
            self.ratio(ratio);
        }
        match amount.grows.as_ref().map(|growing| &growing.by) {
            Some(Growth::Follows(follows)) => self.ratio(&follows.coefficient),
            Some(Growth::Data(name)) => self.take(Own::Value(name.value.clone())),
            Some(Growth::Rate(_)) | None => {}
        }
    }

    fn ratio(&mut self, ratio: &RatioValue) {
        match ratio {
            RatioValue::Fixed(_) => {}
            RatioValue::Data(name) => self.take(Own::Value(name.value.clone())),
            RatioValue::Measured(ratio) => {
                self.amount(&ratio.part);
                self.amount(&ratio.of);
            }
        }
    }

    fn take(&mut self, own: Own) {
        if !self.0.contains(&own) {
            self.0.push(own);
        }
    }
}
