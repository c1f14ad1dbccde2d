//! What a run checks of itself: the parts add up to what was collected, every party's account to 0, the county's side mirrors
//! the towns', and between two schemes nothing is made or lost.

mod changes;
mod mirror;
mod town;

use crate::lab::Outcome;
use crate::num::Money;

use super::flows::Flows;

pub(super) use mirror::county_side;

/// What was checked, and what was left over. Every residue is 0 or the run is wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checks {
    /// Town-items whose parts were added up.
    pub items: usize,
    /// The largest difference between what was collected of an item and its parts.
    pub item_residue: Money,
    /// The largest difference between a line and the postings under it.
    pub line_residue: Money,
    /// Town-years whose closing was held against the postings.
    pub town_years: usize,
    /// The largest difference between a closing balance and all that the town received less all that it paid.
    pub closing_residue: Money,
    /// Town-years whose parties' accounts were added up.
    pub party_years: usize,
    /// The largest sum that all parties' accounts together come to.
    pub party_residue: Money,
    /// Lines of the county's side, by town and year, that were held against its account.
    pub mirrored: usize,
    /// The largest difference between a line of the county's side and the postings that it mirrors.
    pub mirror_residue: Money,
    /// Town-years of schemes whose changes against the current regime were added up over all governments.
    pub changes: usize,
    /// The largest sum that they come to.
    pub change_residue: Money,
}

impl Checks {
    /// Whether nothing is left over anywhere.
    #[must_use]
    pub fn hold(&self) -> bool {
        self.residue() == Money::ZERO
    }

    /// The largest residue of all.
    #[must_use]
    pub fn residue(&self) -> Money {
        let of_towns = self.item_residue.max(self.line_residue).max(self.closing_residue);
        of_towns.max(self.party_residue).max(self.mirror_residue).max(self.change_residue)
    }
}

/// Checks every town and year of some outcomes, from the postings: what was paid to whom, not how it was computed.
#[must_use]
pub fn check(outcomes: &[Outcome]) -> Checks {
    let mut checks = Checks::default();
    let flows: Vec<Flows> = outcomes.iter().map(Flows::of).collect();
    for (outcome, flows) in outcomes.iter().zip(&flows) {
        let plan = &outcome.compiled.plan;
        town::check(outcome, flows, &mut checks);
        mirror::check(plan, flows, &mut checks);
    }
    changes::check(outcomes, &flows, &mut checks);
    checks
}

/// How far two amounts in fen lie apart.
fn apart(a: i64, b: i64) -> Money {
    Money::from_fen((a - b).abs())
}
