//! A scenario: a regime and the assumptions under which it runs on.
//!
//! Scenarios overlay one another; a resolved one is whole. It compiles, with a book, into a plan.

mod compile;
mod debt;
mod keys;
mod overlay;
mod parts;
mod powers;

pub use compile::{Compiled, Horizon, Origin, RuleOrigin, compile, compile_printed, compile_settled};
pub use debt::{NewLoan, Service, WorkOff};
pub use keys::{KeyUnit, KeyValue};
pub use overlay::{Apart, Element, ScenarioFiles, TableCell, apart, resolve};

use std::collections::BTreeMap;

use crate::book::Code;
use crate::num::{Dated, Money, Ratio, Year, YearRange};
use crate::problem::{Place, Placed};
use crate::regime::{Covers, Regime};
use crate::text::Words;

/// Rates by code, class or `*`; the longest key decides.
pub type Rates = BTreeMap<String, Dated<Placed<Ratio>>>;

/// A resolved scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// Its file's name, or its column in scenarios.csv.
    pub id: String,
    /// Its name.
    pub title: Words,
    /// What it says, in a sentence.
    pub description: Words,
    /// The scenario that it overlays.
    pub parent: Option<String>,
    /// Who gets what.
    pub regime: Regime,
    /// The years shown, where stated.
    pub years: Option<Placed<YearRange>>,
    /// Growth of receipts, by item.
    pub growth: Rates,
    /// Where growth was last stated.
    pub growth_place: Place,
    /// Growth of transfers, by code; flat where not said.
    pub transfers: Rates,
    /// Growth of spending, by function or class.
    pub spending: Rates,
    /// Growth of pay a head.
    pub pay_growth: Option<Dated<Placed<Ratio>>>,
    /// Growth of single elements of pay, where it is another.
    pub element_growth: Rates,
    /// Falls and rises of receipts.
    pub shocks: Vec<Shock>,
    /// Posts added.
    pub posts: Vec<Posts>,
    /// Who bears whose pay from when on.
    pub bears: Vec<Bears>,
    /// Heads that retire.
    pub retirements: Vec<Retire>,
    /// Powers that the county or others above hand down.
    pub devolved: Vec<Devolve>,
    /// Money given besides the regime.
    pub funds: Vec<Fund>,
    /// Government loans to be drawn.
    pub loans: Vec<NewLoan>,
    /// Stocks worked off.
    pub work_offs: Vec<WorkOff>,
    /// Services raised to a standard per head.
    pub services: Vec<Service>,
    /// Its file.
    pub place: Place,
}

/// A fall or rise of receipts that goes back in equal steps.
#[derive(Clone, Debug, PartialEq)]
pub struct Shock {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Words,
    /// Which items.
    pub items: Covers,
    /// When it strikes.
    pub year: Placed<Year>,
    /// By how much: −15 %.
    pub size: Placed<Ratio>,
    /// Years until nothing of it is left; it lasts where not said.
    pub recovers_in: Option<i64>,
}

/// Posts added or taken over.
#[derive(Clone, Debug, PartialEq)]
pub struct Posts {
    /// Their id.
    pub id: String,
    /// Their name.
    pub title: Words,
    /// From when on.
    pub year: Year,
    /// The category whose pay they draw.
    pub category: Placed<String>,
    /// How many, all filled.
    pub posts: Placed<i64>,
    /// What part of their pay the town bears.
    pub town_bears: Placed<Ratio>,
    /// Whether the county paid them before, so that it now saves their pay.
    pub from_county: bool,
    /// In which town; in the only one where not said.
    pub town: Option<Placed<String>>,
    /// Where it was written.
    pub place: Place,
}

/// Who bears the pay of a category, from a year on.
#[derive(Clone, Debug, PartialEq)]
pub struct Bears {
    /// From when on.
    pub since: Year,
    /// Which category.
    pub category: Placed<String>,
    /// The town's part.
    pub town: Placed<Ratio>,
}

/// Heads that leave one category for another.
#[derive(Clone, Debug, PartialEq)]
pub struct Retire {
    /// Their id.
    pub id: String,
    /// Their name.
    pub title: Words,
    /// From when on.
    pub year: Placed<Year>,
    /// The category that they leave.
    pub category: Placed<String>,
    /// How many.
    pub posts: Placed<i64>,
    /// The category that they enter.
    pub to: Placed<String>,
    /// In which town; in the only one where not said.
    pub town: Option<Placed<String>>,
    /// Where it was written.
    pub place: Place,
}

/// A power handed down to a town, with what comes along: posts, running costs, fees.
#[derive(Clone, Debug, PartialEq)]
pub struct Devolve {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Words,
    /// From when on.
    pub year: Placed<Year>,
    /// To which town; to the only one where not said.
    pub town: Option<Placed<String>>,
    /// The posts that come with it.
    pub posts: Option<Posts>,
    /// Running costs of its first year.
    pub operations: Option<Placed<Money>>,
    /// The fees that come with it.
    pub fees: Option<Fees>,
    /// Where it was written.
    pub place: Place,
}

/// Ordinary fees that a power brings.
#[derive(Clone, Debug, PartialEq)]
pub struct Fees {
    /// 科目编码, which decides how they grow.
    pub code: Code,
    /// How much in the first year.
    pub amount: Placed<Money>,
    /// Whether they were the county's before, so that it now does without.
    pub from_county: bool,
}

/// Money given besides the regime.
#[derive(Clone, Debug, PartialEq)]
pub struct Fund {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Words,
    /// In which years.
    pub years: YearRange,
    /// How much a year and town.
    pub amount: Placed<Money>,
    /// Whether it is tied.
    pub tied: bool,
    /// Whether it comes out of the town's tied money rather than from the county.
    pub from_tied: bool,
    /// To which town; to each where not said.
    pub town: Option<Placed<String>>,
    /// Where it was written.
    pub place: Place,
}
