//! A plan: what is to be computed, as data. Slots, the step that fills each, the parameters, and who pays whom.
//!
//! A plan is written by `scenario` and read four times: by the engine, by the trace, by formulas in a workbook, and by
//! words. It is in static single assignment: each slot is one amount at one [`Moment`], filled once by its step, from
//! slots before it, so that a circle of rules cannot be written down at all.

mod line;
mod step;
#[cfg(test)]
mod tests;

pub use line::{CountyLine, Line, Party, PostingLine, Purse, Tier};
pub use step::{Flag, Op, Term, Weights};

use crate::num::{Ratio, Year};

/// A slot's position in its plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SlotId(pub u32);

/// A parameter's position in its plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParamId(pub u32);

/// A column of amounts fed from the book.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InputId(pub u32);

/// A label's position in its plan: a budget code, the id of a rule, a category of posts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LabelId(pub u32);

/// Where a value was written; the table is kept by whoever compiled the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OriginId(pub u32);

/// When a value is worked out: the receipts of one year under the rules in force in another.
///
/// A settled year as it was is (y, y), the same year replayed is (y, u), a projected year is (y, y).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// Whose receipts.
    pub year: Year,
    /// Whose rules.
    pub rules: Year,
}

/// How a year's figures came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// As the accounts say.
    Printed,
    /// 套算: a settled year under the rules of another.
    Replayed,
    /// 预测: grown.
    Projected,
}

impl Basis {
    /// The word used in files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Printed => "printed",
            Self::Replayed => "replayed",
            Self::Projected => "projected",
        }
    }
}

/// What a slot holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// A line of the town's statement.
    Line(Line),
    /// A line of the county's side.
    County(CountyLine),
    /// One row under a line, by code, rule or category.
    Part(Line, LabelId),
    /// One row of the county's side.
    CountyPart(CountyLine, LabelId),
    /// Receipts of an item before any shock.
    Unshocked(LabelId),
    /// Receipts of an item that come again next year.
    Recurring(LabelId),
    /// A tier's share of an item.
    TierShare(Tier, LabelId),
    /// A rule's measure: the sum of what it covers.
    Measure(LabelId),
    /// A rule's base.
    Base(LabelId),
    /// The named side's part within the base.
    Within(LabelId),
    /// What exceeds the base.
    Excess(LabelId),
    /// The named side's part over the base.
    Over(LabelId),
    /// What is short of the base.
    Short(LabelId),
    /// What the named side makes good of it.
    Paid(LabelId),
    /// What a rule gives its named side in all.
    Formula(LabelId),
    /// An amount of a rule, on the way.
    Amount(LabelId),
    /// A guarantee's X: what is held against its amount.
    Held(LabelId),
    /// A guarantee's amount.
    Guaranteed(LabelId),
    /// What a town claims under a guarantee.
    Claim(LabelId),
    /// What a town owes under it.
    Due(LabelId),
    /// What is tied of a town's surplus.
    TiedOf(LabelId),
    /// What is left at the year's end of a loan, or of what is worked off.
    Left(LabelId),
    /// Pay of one head for a year.
    CostPerHead(LabelId),
    /// One element of the pay of one head: the category, then the element.
    ElementPerHead(LabelId, LabelId),
    /// One element of the pay of all heads: the category or id, then the element.
    ElementPay(LabelId, LabelId),
    /// What an employer's contribution is reckoned on: the category or id, then the insurance.
    ContributionBase(LabelId, LabelId),
    /// An employer's contribution: the category or id, then the insurance.
    Contribution(LabelId, LabelId),
    /// Pay of a category before it is divided between town and county.
    Pay(LabelId),
    /// A line of another account.
    Other(Purse, Line),
    /// A rest or sum that has no name of its own.
    Interim,
}

/// Whether a slot's value is known, town by town.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Known {
    /// For every town.
    All,
    /// For the towns marked.
    Some(Vec<bool>),
}

impl Known {
    /// Whether the value is known for a town.
    #[must_use]
    pub fn holds(&self, town: usize) -> bool {
        match self {
            Self::All => true,
            Self::Some(towns) => towns.get(town).copied().unwrap_or(false),
        }
    }

    /// Known for all towns, or for none: what a total over the towns is.
    #[must_use]
    pub fn all_or_none(&self) -> Self {
        match self {
            Self::Some(towns) if !towns.iter().all(|known| *known) => Self::Some(vec![false; towns.len()]),
            _ => Self::All,
        }
    }

    /// Known as one for some towns, as the other for the rest.
    #[must_use]
    pub fn pick(towns: &[bool], yes: &Self, no: &Self) -> Self {
        let known: Vec<bool> =
            (0..towns.len()).map(|town| if towns[town] { yes.holds(town) } else { no.holds(town) }).collect();
        if known.iter().all(|known| *known) { Self::All } else { Self::Some(known) }
    }

    /// Known where both are.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::All, known) | (known, Self::All) => known.clone(),
            (Self::Some(a), Self::Some(b)) => Self::Some(a.iter().zip(b).map(|(a, b)| *a && *b).collect()),
        }
    }
}

/// One amount at one moment, and the step that fills it.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    /// What it is.
    pub what: What,
    /// When.
    pub at: Moment,
    /// How it is filled.
    pub op: Op,
    /// Where the rule or figure behind it was written.
    pub origin: Option<OriginId>,
    /// For whom it is known; elsewhere the value is 0 and means nothing.
    pub known: Known,
}

/// One value, or one a town.
#[derive(Clone, Debug, PartialEq)]
pub enum Column<T> {
    /// The same for all.
    One(T),
    /// In the book's order of towns.
    PerTown(Vec<T>),
}

impl<T: Copy> Column<T> {
    /// The value for a town.
    #[must_use]
    pub fn at(&self, town: usize) -> T {
        match self {
            Self::One(value) => *value,
            Self::PerTown(values) => values[town],
        }
    }
}

/// A ratio that can be named and changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Param {
    /// Its key in the one grammar of keys.
    pub key: String,
    /// Its value.
    pub value: Column<Ratio>,
    /// Where it was written.
    pub origin: Option<OriginId>,
}

/// A flow of money from one party to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    /// How much; below zero it flows the other way.
    pub slot: SlotId,
    /// When.
    pub at: Moment,
    /// Who pays.
    pub payer: Party,
    /// Who receives.
    pub receiver: Party,
    /// The line it stands in.
    pub line: PostingLine,
    /// The code, rule or category it is for.
    pub label: LabelId,
}

/// A figure of the statement: a line's total, or what stands under it for a code, rule or category.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// When.
    pub at: Moment,
    /// Of another account; `None` for the general one.
    pub purse: Option<Purse>,
    /// The line.
    pub line: Line,
    /// The code, rule or category; `None` for the total.
    pub label: Option<LabelId>,
    /// The slot that holds it.
    pub slot: SlotId,
}

/// A year of the statement and the moment at which it is worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatementYear {
    /// The moment.
    pub at: Moment,
    /// How it came about.
    pub basis: Basis,
}

/// What is to be computed.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// How many towns lie side by side.
    pub towns: usize,
    /// Slots in the order in which they are filled.
    pub slots: Vec<Slot>,
    /// Columns of amounts in fen, one amount a town.
    pub inputs: Vec<Vec<i64>>,
    /// Ratios.
    pub params: Vec<Param>,
    /// Codes, ids of rules, categories.
    pub labels: Vec<String>,
    /// Flows, in the order in which they were posted.
    pub postings: Vec<Posting>,
    /// The figures of the statement, in its order within a moment.
    pub rows: Vec<Row>,
    /// The years of the statement.
    pub years: Vec<StatementYear>,
}

impl Plan {
    /// The slot at a position.
    #[must_use]
    pub fn slot(&self, id: SlotId) -> &Slot {
        &self.slots[id.0 as usize]
    }

    /// The label at a position.
    #[must_use]
    pub fn label(&self, id: LabelId) -> &str {
        &self.labels[id.0 as usize]
    }

    /// Slots with their positions.
    pub fn iter(&self) -> impl Iterator<Item = (SlotId, &Slot)> {
        (0..).map(SlotId).zip(&self.slots)
    }

    /// The slot that holds something at a moment.
    #[must_use]
    pub fn find(&self, what: What, at: Moment) -> Option<SlotId> {
        self.iter().find(|(_, slot)| slot.what == what && slot.at == at).map(|(id, _)| id)
    }
}
