//! Amounts and ratios as rules write them: what, when, then what is done with it.

use super::{Covers, Of};
use crate::num::{Dated, Money, Ratio, Year};
use crate::plan::Line;
use crate::problem::{Place, Placed};

/// A ratio in a rule.
#[derive(Clone, Debug, PartialEq)]
pub enum RatioValue {
    /// `"40%"`.
    Fixed(Placed<Ratio>),
    /// `{ data = "share" }`: each town's own, from parameters.csv.
    Data(Placed<String>),
    /// `{ part = …, of = … }`: one amount over another.
    Measured(Box<MeasuredRatio>),
}

/// A ratio of two amounts, worked out anew each year.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasuredRatio {
    /// Above the line.
    pub part: Amount,
    /// Below it; where it is not above 0 the ratio is 0.
    pub of: Amount,
    /// Lower bound.
    pub at_least: Option<Placed<Ratio>>,
    /// Upper bound; it wins over the lower.
    pub at_most: Option<Placed<Ratio>>,
}

/// A ratio, or one a tier.
#[derive(Clone, Debug, PartialEq)]
pub enum Rate {
    /// One for all.
    One(RatioValue),
    /// Each part of the amount at its own rate, from low to high.
    Tiers(Vec<RateTier>),
}

/// A tier of an amount, and its rate.
#[derive(Clone, Debug, PartialEq)]
pub struct RateTier {
    /// Up to where it reaches, counted from 0; the last has no end.
    pub to: Option<TierEnd>,
    /// Its rate.
    pub rate: RatioValue,
}

/// Where a tier ends.
#[derive(Clone, Debug, PartialEq)]
pub enum TierEnd {
    /// At a sum of money.
    Amount(Placed<Money>),
    /// At a part of the base.
    OfBase(Placed<Ratio>),
}

/// What an amount measures, before anything is done with it.
#[derive(Clone, Debug, PartialEq)]
pub enum Measure {
    /// A stated sum.
    Fixed(Money),
    /// `{ data = "base" }`: each town's own, from parameters.csv.
    Data(String),
    /// Receipts of items, or one side's part of them.
    Items(Covers, Of),
    /// A line of the statement, town's or county's.
    Line(Line),
    /// A part of another rule.
    Rule {
        /// The rule's id.
        rule: String,
        /// Of a split over a base: base, within, over, over_other, short, paid; of a sum: amount; of a guarantee: received,
        /// paid, tied.
        part: String,
    },
    /// The rule's own: for a split, what it covers by its own `of`; for a guarantee, its `on`.
    Own,
    /// What the rule covers, by a stated `of`: the own measure of a sum.
    Covered(Of),
}

/// When it is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// At the moment that is worked out.
    Now,
    /// `"this"`: the year that is worked out, as it was under its own rules.
    This,
    /// So many years before or after it; `"last"` is −1.
    Offset(i64),
    /// In a stated year.
    Year(Year),
}

/// How an amount grows, from a named year on.
#[derive(Clone, Debug, PartialEq)]
pub struct Growing {
    /// The year of the amount as stated.
    pub from: Year,
    /// By how much a year.
    pub by: Growth,
}

/// By how much an amount grows a year.
#[derive(Clone, Debug, PartialEq)]
pub enum Growth {
    /// By a stated rate.
    Rate(Dated<Placed<Ratio>>),
    /// `{ data = "growth" }`: at each town's own rate, from parameters.csv.
    Data(Placed<String>),
    /// With receipts: 1 + coefficient × their growth.
    Follows(Follows),
}

/// Receipts whose growth an amount follows (税收返还 1:0.3).
#[derive(Clone, Debug, PartialEq)]
pub struct Follows {
    /// Which items.
    pub items: Covers,
    /// What part of them.
    pub of: Of,
    /// Under which year's rules both years are measured; each under its own where not said. A change of the statute is no growth.
    pub under: Option<When>,
    /// How much of their growth: 0.3.
    pub coefficient: RatioValue,
}

/// An amount in a rule.
///
/// Worked out in this order: measure → `per` → `plus`, `less` → `times` ⟨·⟩ → `shared_by` → `grows` or `follows` ⟨each year⟩ →
/// `at_least`, then `at_most`.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// What.
    pub measure: Measure,
    /// When.
    pub when: When,
    /// Under which year's statute and splits; the measured year's own where not said.
    pub under: Option<When>,
    /// Times a whole-number column, such as population.
    pub per: Option<Placed<String>>,
    /// Added.
    pub plus: Option<Box<Amount>>,
    /// Taken off.
    pub less: Option<Box<Amount>>,
    /// ⟨times⟩.
    pub times: Option<RatioValue>,
    /// The total over the rule's towns, shared by a whole-number column, largest remainder.
    pub shared_by: Option<Placed<String>>,
    /// Growth by the year.
    pub grows: Option<Growing>,
    /// Lower bound.
    pub at_least: Option<Box<Amount>>,
    /// Upper bound; it wins over the lower.
    pub at_most: Option<Box<Amount>>,
    /// Whether the bounds hold only for the result, so that growth runs on from the unbounded amount.
    pub bounds_result_only: bool,
    /// Where it was written.
    pub place: Place,
}

impl Amount {
    /// The plain measure, with nothing done to it.
    #[must_use]
    pub fn plain(measure: Measure, place: Place) -> Self {
        Self {
            measure,
            when: When::Now,
            under: None,
            per: None,
            plus: None,
            less: None,
            times: None,
            shared_by: None,
            grows: None,
            at_least: None,
            at_most: None,
            bounds_result_only: false,
            place,
        }
    }
}
