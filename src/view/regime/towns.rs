//! The numbers that a rule takes from each town, as a table.

use super::RegimeOf;
use crate::book::{Book, ParameterValue, TownId};
use crate::regime::{Amount, Growth, Measure, Rate, RatioValue, Rule, Share, Shortfall, Verb};
use crate::text::{labels, regime as say};
use crate::view::page::Block;
use crate::view::table::{RowRole, Table, TableRow, UNKNOWN};

impl RegimeOf<'_> {
    /// Each town's own numbers that a rule reads, as they stand in the year.
    pub(super) fn own_numbers(self, rule: &Rule) -> Option<Block> {
        let book = self.book?;
        let mut names = Vec::new();
        rule.versions.iter().for_each(|version| in_verb(&version.verb, &mut names));
        if names.is_empty() {
            return None;
        }
        let rows = (0..book.towns.len()).map(|town| self.own_row(book, TownId(town), &names)).collect();
        let headings =
            std::iter::once(self.say(&labels::town())).chain(names.iter().map(|name| format!("`{name}`")));
        Some(Block::Table(Table {
            title: self.say(&say::own_numbers(self.year)),
            headings: headings.collect(),
            rows,
            ..Table::default()
        }))
    }

    fn own_row(self, book: &Book, town: TownId, names: &[String]) -> TableRow {
        let value = |name: &String| match book.parameter(town, name, self.year).map(|own| own.value) {
            Some(ParameterValue::Amount(money)) => self.money(money),
            Some(ParameterValue::Ratio(ratio)) => ratio.to_string(),
            None => UNKNOWN.to_owned(),
        };
        let name = book.towns[town.0].name.in_lang(self.lang).to_owned();
        TableRow {
            cells: std::iter::once(name).chain(names.iter().map(value)).collect(),
            role: RowRole::Plain,
        }
    }
}

fn in_verb(verb: &Verb, names: &mut Vec<String>) {
    match verb {
        Verb::Statute(_) => {}
        Verb::Sum(sum) => in_amount(&sum.amount, names),
        Verb::Split(split) => match &split.share {
            Share::Plain(ratio) => in_ratio(ratio, names),
            Share::OverBase(terms) => {
                in_amount(&terms.base, names);
                in_ratio(&terms.within, names);
                match &terms.over {
                    Rate::One(ratio) => in_ratio(ratio, names),
                    Rate::Tiers(tiers) => tiers.iter().for_each(|tier| in_ratio(&tier.rate, names)),
                }
                if let Shortfall::Named(ratio) = &terms.shortfall {
                    in_ratio(ratio, names);
                }
            }
        },
    }
}

fn in_amount(amount: &Amount, names: &mut Vec<String>) {
    if let Measure::Data(name) = &amount.measure {
        add(name, names);
    }
    for inner in [&amount.plus, &amount.less, &amount.at_least, &amount.at_most].into_iter().flatten() {
        in_amount(inner, names);
    }
    if let Some(ratio) = &amount.times {
        in_ratio(ratio, names);
    }
    if let Some(Growth::Follows(follows)) = amount.grows.as_ref().map(|growing| &growing.by) {
        in_ratio(&follows.coefficient, names);
    }
}

fn in_ratio(ratio: &RatioValue, names: &mut Vec<String>) {
    if let RatioValue::Data(name) = ratio {
        add(&name.value, names);
    }
}

fn add(name: &str, names: &mut Vec<String>) {
    if !names.iter().any(|other| other == name) {
        names.push(name.to_owned());
    }
}
