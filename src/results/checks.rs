//! What a run checks of itself: the parts add up to what was collected, and both ledgers balance.

use std::collections::BTreeMap;

use crate::lab::Outcome;
use crate::num::Money;
use crate::plan::{CountyLine, Line, Moment, Party, Plan, PostingLine, SlotId, What};

/// What was checked, and what was left over. Every residue is 0 or the run is wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checks {
    /// Town-items whose parts were added up.
    pub items: usize,
    /// The largest difference between what was collected of an item and its parts.
    pub item_residue: Money,
    /// Town-years whose postings were added up by line.
    pub town_years: usize,
    /// The largest difference between a line and the postings under it.
    pub line_residue: Money,
    /// The largest difference between what the county keeps of a town and all that it received less all that it paid.
    pub county_residue: Money,
    /// The largest difference between a closing balance and all that the town received less all that it paid.
    pub closing_residue: Money,
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
        self.item_residue.max(self.line_residue).max(self.county_residue).max(self.closing_residue)
    }
}

/// Checks every town and year of some outcomes, from the postings: what was paid to whom, not how it was computed.
#[must_use]
pub fn check(outcomes: &[Outcome]) -> Checks {
    let mut checks = Checks::default();
    for outcome in outcomes {
        for year in &outcome.compiled.plan.years {
            let kept = outcome.compiled.plan.find(What::County(CountyLine::Net), year.at);
            for town in 0..outcome.compiled.plan.towns {
                check_town_year(outcome, (year.at, kept), town, &mut checks);
            }
        }
    }
    checks
}

/// One town's year; `kept` is what the county keeps of it, where the statement goes so far.
fn check_town_year(
    outcome: &Outcome,
    (at, kept): (Moment, Option<SlotId>),
    town: usize,
    checks: &mut Checks,
) {
    let plan = &outcome.compiled.plan;
    let value = |slot| outcome.values.at(slot, town);
    let known = |slot| plan.slot(slot).known.holds(town);
    let mut by_line: BTreeMap<Line, i64> = BTreeMap::new();
    let mut by_item: BTreeMap<_, i64> = BTreeMap::new();
    let (mut net, mut county) = (0, 0);
    for posting in plan.postings.iter().filter(|posting| posting.at == at && known(posting.slot)) {
        let amount = value(posting.slot);
        county += if posting.receiver == Party::County { amount } else { 0 };
        county -= if posting.payer == Party::County { amount } else { 0 };
        let PostingLine::Town(line) = posting.line else { continue };
        *by_line.entry(line).or_default() += amount;
        if line == Line::TownShare && posting.payer == Party::County {
            *by_line.entry(Line::CountyShare).or_default() -= amount;
        }
        if posting.payer == Party::Outside
            && matches!(line, Line::UpperShare | Line::CountyShare | Line::TownShare)
        {
            *by_item.entry(posting.label).or_default() += amount;
        }
        net += if posting.receiver == Party::Town { amount } else { 0 };
        net -= if posting.payer == Party::Town { amount } else { 0 };
    }
    let residue = |a: i64, b: i64| Money::from_fen((a - b).abs());
    if let Some(kept) = kept.filter(|slot| known(*slot)) {
        checks.county_residue = checks.county_residue.max(residue(value(kept), county));
    }
    for row in plan.rows.iter().filter(|row| row.at == at && row.purse.is_none() && known(row.slot)) {
        match (row.line, row.label) {
            (Line::Collected, Some(item)) => {
                checks.items += 1;
                let parts = by_item.get(&item).copied().unwrap_or(0);
                checks.item_residue = checks.item_residue.max(residue(value(row.slot), parts));
            }
            (line, None) if is_posted(line, plan) => {
                let posted = by_line.get(&line).copied().unwrap_or(0);
                checks.line_residue = checks.line_residue.max(residue(value(row.slot), posted));
            }
            (Line::Closing, None) => {
                checks.town_years += 1;
                checks.closing_residue = checks.closing_residue.max(residue(value(row.slot), net));
            }
            _ => {}
        }
    }
}

/// Lines that are nothing but the postings under them.
fn is_posted(line: Line, plan: &Plan) -> bool {
    let lumped = plan.postings.iter().any(|posting| posting.line == Line::Spending);
    match line {
        Line::UpperShare
        | Line::CountyShare
        | Line::TownShare
        | Line::Returns
        | Line::Remitted
        | Line::GeneralTransfers
        | Line::BroughtIn
        | Line::CarryOver
        | Line::OtherRemitted
        | Line::Staffing
        | Line::StaffingBorne
        | Line::DebtService
        | Line::Tied
        | Line::Borrowed
        | Line::MovedOut => true,
        Line::Operations | Line::Livelihood | Line::OtherSpending | Line::TiedSpending => !lumped,
        _ => false,
    }
}
