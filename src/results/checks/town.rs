//! A town's own accounts: each item's parts against what was collected, each line against its postings, the closing balance
//! against all that came in less all that went out.

use std::collections::BTreeMap;

use super::{Checks, Flows, apart};
use crate::lab::Outcome;
use crate::plan::{LabelId, Line, Moment, Party, PostingLine, Row};

/// Checks all towns and years of a scenario.
pub fn check(outcome: &Outcome, flows: &Flows, checks: &mut Checks) {
    let plan = &outcome.compiled.plan;
    let lumped = plan.postings.iter().any(|posting| posting.line == Line::Spending);
    for year in &plan.years {
        let general = |row: &&Row| row.at == year.at && row.purse.is_none();
        let rows: Vec<&Row> = plan.rows.iter().filter(general).collect();
        for town in 0..plan.towns {
            let posted = Posted::of(flows, year.at, town);
            for row in &rows {
                if let Some(amount) = flows.amount(row.slot, town) {
                    hold(row, amount, &posted, lumped, checks);
                }
            }
        }
    }
}

/// What a town's postings of a year come to.
struct Posted {
    by_line: BTreeMap<Line, i64>,
    by_item: BTreeMap<LabelId, i64>,
    /// Received less paid by the town.
    net: i64,
}

impl Posted {
    fn of(flows: &Flows, at: Moment, town: usize) -> Self {
        let mut posted = Self { by_line: BTreeMap::new(), by_item: BTreeMap::new(), net: 0 };
        for posting in flows.at(at) {
            let Some(amount) = flows.amount(posting.slot, town) else { continue };
            let PostingLine::Town(line) = posting.line else { continue };
            *posted.by_line.entry(line).or_default() += amount;
            if line == Line::TownShare && posting.payer == Party::County {
                *posted.by_line.entry(Line::CountyShare).or_default() -= amount;
            }
            let shares = matches!(line, Line::UpperShare | Line::CountyShare | Line::TownShare);
            if posting.payer == Party::Outside && shares {
                *posted.by_item.entry(posting.label).or_default() += amount;
            }
            posted.net += if posting.receiver == Party::Town { amount } else { 0 };
            posted.net -= if posting.payer == Party::Town { amount } else { 0 };
        }
        posted
    }
}

/// Holds a row of the statement against the postings.
fn hold(row: &Row, amount: i64, posted: &Posted, lumped: bool, checks: &mut Checks) {
    match (row.line, row.label) {
        (Line::Collected, Some(item)) => {
            checks.items += 1;
            let parts = posted.by_item.get(&item).copied().unwrap_or(0);
            checks.item_residue = checks.item_residue.max(apart(amount, parts));
        }
        (line, None) if is_posted(line, lumped) => {
            let flowed = posted.by_line.get(&line).copied().unwrap_or(0);
            checks.line_residue = checks.line_residue.max(apart(amount, flowed));
        }
        (Line::Closing, None) => {
            checks.town_years += 1;
            checks.closing_residue = checks.closing_residue.max(apart(amount, posted.net));
        }
        _ => {}
    }
}

/// Lines that are nothing but the postings under them.
const fn is_posted(line: Line, lumped: bool) -> bool {
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
