//! A book: what happened in a town or a county's towns, as checked inputs.
//!
//! A book holds facts only; who gets what is the regime's business, and what if the scenario's.

mod category;
mod check;
pub mod classification;
mod debt;
pub mod intake;
mod named;
mod raw;
mod records;
mod rows;

pub use category::{categories, category_borne, category_in, category_kept, category_named};
pub use check::{check, header_of, unit_of};
pub use classification::{Class, Code};
pub use debt::{DebtKind, METHODS, method_named, why_no_schedule};
pub use raw::{CellKind, RawBook, RawCell, RawSheet, RawTable, Sheet, TableKind};
pub use records::{
    EmployerRate, Loan, Parameter, ParameterValue, PayElement, Revenue, Settlement, Spending, Staffing,
    Stock, Transfer,
};
pub use rows::{Extent, RawRows, RowSource};

use crate::num::{Ratio, Year};
use crate::problem::{Place, nearest};
use crate::text::Words;

/// A town's position in its book, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TownId(pub usize);

/// Whether the figures were published or made up to show something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Published by a government; sources are named.
    Published,
    /// Made up; marked so wherever it is shown.
    Illustrative,
}

/// A town of the book.
#[derive(Clone, Debug, PartialEq)]
pub struct Town {
    /// The short name used in tables and keys.
    pub id: String,
    /// Its name.
    pub name: Words,
    /// Heads, where stated.
    pub population: Option<i64>,
    /// Whether it is a development zone.
    pub zone: bool,
}

/// The accounts that are kept apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Account {
    /// 一般公共预算.
    #[default]
    General,
    /// 政府性基金.
    Fund,
    /// 国有资本经营.
    Capital,
    /// Printed as one sum over the accounts.
    All,
}

/// How final a figure is; later is more final.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// 年初预算.
    Budget,
    /// 调整预算.
    Adjusted,
    /// 执行.
    Outturn,
    /// 决算.
    #[default]
    Final,
}

impl Stage {
    /// Whether the year's accounts stand: outturn or final.
    #[must_use]
    pub fn is_settled(self) -> bool {
        self >= Self::Outturn
    }
}

/// What part of the receipts a revenue row states.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// 全口径: all that was collected.
    #[default]
    Gross,
    /// 地方: after the tiers above the county.
    Local,
    /// 镇级: the town's own part, as printed. It cannot be split again.
    Town,
    /// 镇以上: the part of all tiers above the town, in one sum.
    Above,
}

/// What the book counts as usable capacity, as changes to the usual sum; names of statement lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UsableRule {
    /// Lines added besides the usual ones.
    pub adds: Vec<String>,
    /// Lines taken off besides the usual ones.
    pub takes: Vec<String>,
    /// Usual lines left out.
    pub leaves_out: Vec<String>,
    /// Where it was written.
    pub place: Place,
}

/// What printed spending already holds, so that it is not counted a second time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Includes {
    /// Pay is inside printed spending.
    pub staffing: bool,
    /// Spending of tied money is inside printed spending.
    pub tied: bool,
}

/// A checked book. Rows are in the file's order, the most final stage of each table, town and year only.
#[derive(Clone, Debug, PartialEq)]
pub struct Book {
    /// The folder's name.
    pub id: String,
    /// Its name.
    pub name: Words,
    /// Published or illustrative.
    pub kind: Kind,
    /// Where the figures come from.
    pub sources: Vec<String>,
    /// What a reader should know of it.
    pub note: Option<Words>,
    /// The towns, in the book's order.
    pub towns: Vec<Town>,
    /// What counts as usable.
    pub usable: UsableRule,
    /// What printed spending holds.
    pub includes: Includes,
    /// revenue.csv.
    pub revenue: Vec<Revenue>,
    /// transfers.csv; `None` where there is no such file, which makes its lines unknown, not zero.
    pub transfers: Option<Vec<Transfer>>,
    /// expenditure.csv, likewise.
    pub expenditure: Option<Vec<Spending>>,
    /// staffing.csv, likewise.
    pub staffing: Option<Vec<Staffing>>,
    /// employer_rates.csv.
    pub employer_rates: Vec<EmployerRate>,
    /// parameters.csv.
    pub parameters: Vec<Parameter>,
    /// settlement.csv.
    pub settlement: Vec<Settlement>,
    /// debt.csv; `None` where there is no such file.
    pub debt: Option<Vec<Loan>>,
    /// stocks.csv, likewise.
    pub stocks: Option<Vec<Stock>>,
    /// The settled years, in order.
    pub settled: Vec<Year>,
    /// How each sheet was read.
    pub taken: Vec<intake::Taken>,
}

impl Book {
    /// The last settled year.
    ///
    /// # Panics
    /// Never: a checked book has a settled year.
    #[must_use]
    pub fn last_settled(&self) -> Year {
        *self.settled.last().expect("a checked book has a settled year")
    }

    /// Whether it prints the towns' own part of receipts, or none to be shared, so that its accounts are a statement without
    /// any rule.
    #[must_use]
    pub fn prints_town_shares(&self) -> bool {
        let mut general = self.revenue.iter().filter(|row| row.account == Account::General).peekable();
        general.peek().is_none() || general.any(|row| row.scope == Scope::Town)
    }

    /// The town called `name`: its id or its name in either language.
    #[must_use]
    pub fn town(&self, name: &str) -> Option<TownId> {
        find_town(&self.towns, name)
    }

    /// What a sentence begins with that is of one town: its name, in Chinese and in English; nothing in a book of one.
    #[must_use]
    pub fn whose(&self, town: TownId) -> (String, String) {
        match &self.towns[..] {
            [_] => (String::new(), String::new()),
            towns => (towns[town.0].name.zh.clone() + " ", towns[town.0].name.en.clone() + ": "),
        }
    }

    /// The id or the name of a town that is near enough to `name` to be meant.
    #[must_use]
    pub fn near_town(&self, name: &str) -> Option<&str> {
        near_town(&self.towns, name)
    }

    /// The employer's contributions for a category in a year, in the table's order. Rows of the category's own decide, else
    /// those for all; of these the latest.
    #[must_use]
    pub fn employer_rates_on(&self, category: &str, year: Year) -> Vec<&EmployerRate> {
        let rates = &self.employer_rates;
        let mut items: Vec<&str> = Vec::new();
        for rate in rates {
            if !items.contains(&rate.item.as_str()) {
                items.push(&rate.item);
            }
        }
        let in_force = |item: &str, of: Option<&str>| {
            let fits = |rate: &&EmployerRate| rate.item == item && rate.category_name() == of;
            rates.iter().filter(fits).filter(|rate| rate.since <= year).max_by_key(|rate| rate.since)
        };
        items
            .iter()
            .filter_map(|item| in_force(item, Some(category)).or_else(|| in_force(item, None)))
            .collect()
    }

    /// Whether a town's government debt is told loan by loan, so that its service follows from the loans.
    #[must_use]
    pub fn has_government_loans(&self, town: TownId) -> bool {
        let mut loans = self.debt.iter().flatten();
        loans.any(|loan| loan.town == town && loan.kind == DebtKind::Government)
    }

    /// What a town's own numbers say of who bears a category in a year: the town's part.
    #[must_use]
    pub fn bears_by_parameter(
        &self,
        town: TownId,
        category: &str,
        year: Year,
    ) -> Option<(Ratio, &Parameter)> {
        let says = |p: &&Parameter| {
            p.town == town && p.since <= year && category_borne(&p.name.value).as_deref() == Some(category)
        };
        let parameter = self.parameters.iter().filter(says).max_by_key(|p| p.since)?;
        match parameter.value {
            ParameterValue::Ratio(ratio) => Some((ratio, parameter)),
            ParameterValue::Amount(_) => None,
        }
    }

    /// A town's own parameter in force in a year.
    #[must_use]
    pub fn parameter(&self, town: TownId, name: &str, year: Year) -> Option<&Parameter> {
        self.parameters
            .iter()
            .filter(|p| p.town == town && p.name.value == name && p.since <= year)
            .max_by_key(|p| p.since)
    }
}

/// The id or the name of a town that is near enough to `name` to be meant.
pub(crate) fn near_town<'t>(towns: &'t [Town], name: &str) -> Option<&'t str> {
    let names = towns.iter().flat_map(|town| [&town.id, &town.name.zh, &town.name.en]);
    nearest(name, names.map(String::as_str))
}

/// The town called `name`: its id or its name in either language.
pub(crate) fn find_town(towns: &[Town], name: &str) -> Option<TownId> {
    let name = name.trim();
    towns.iter().position(|t| t.id == name || t.name.zh == name || t.name.en == name).map(TownId)
}
