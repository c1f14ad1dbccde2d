//! Between two schemes nothing is made or lost: on the same receipts, payments and reserves, what the town, the county and
//! the tiers above gain comes to 0.

use super::mirror::{Account, county_side};
use super::{Checks, Flows, apart};
use crate::lab::Outcome;
use crate::plan::{Basis, CountyLine, Line, Moment, Party, Plan, SlotId};

/// Checks the replayed years of every scheme against those of the first scenario.
pub fn check(outcomes: &[Outcome], flows: &[Flows], checks: &mut Checks) {
    let Some((current, schemes)) = outcomes.split_first() else { return };
    let replayed = |plan: &Plan| -> Vec<Moment> {
        plan.years.iter().filter(|year| year.basis == Basis::Replayed).map(|year| year.at).collect()
    };
    let ours: Vec<Side> = sides(&current.compiled.plan, &flows[0], &replayed(&current.compiled.plan));
    for (scheme, flows) in schemes.iter().zip(&flows[1..]) {
        let theirs = sides(&scheme.compiled.plan, flows, &replayed(&scheme.compiled.plan));
        for (before, after) in ours.iter().zip(&theirs) {
            let (Some(was), Some(is)) = (before.governments, after.governments) else { continue };
            if before.beyond == after.beyond {
                checks.changes += 1;
                checks.change_residue = checks.change_residue.max(apart(is, was));
            }
        }
    }
}

/// A town-year seen from both sides of the border of government.
struct Side {
    /// What the statement leaves the town and the county, and the postings the tiers above; `None` where it is not known.
    governments: Option<i64>,
    /// The accounts of all who are no government: taxpayers and payees, reserves, lenders.
    beyond: Vec<(Party, i64)>,
}

fn sides(plan: &Plan, flows: &Flows, moments: &[Moment]) -> Vec<Side> {
    let county = county_side(plan);
    let mut sides = Vec::new();
    for at in moments {
        let (closing, net) = (closing(plan, *at), county.get(&(*at, CountyLine::Net)).copied());
        for town in 0..plan.towns {
            let known = |slot: Option<SlotId>| slot.and_then(|slot| flows.amount(slot, town));
            let account = Account::of(flows, *at, town);
            let above = account.all.iter().filter(|(party, _)| is_above(**party));
            let above: i64 = above.map(|(_, fen)| fen).sum();
            let governments = known(closing).zip(known(net)).map(|(own, net)| own + net + above);
            let mut beyond: Vec<(Party, i64)> = account.all.into_iter().collect();
            beyond.retain(|(party, fen)| !party.is_government() && *fen != 0);
            sides.push(Side { governments, beyond });
        }
    }
    sides
}

fn closing(plan: &Plan, at: Moment) -> Option<SlotId> {
    let total = plan.rows.iter().find(|row| row.at == at && row.line == Line::Closing && row.label.is_none());
    total.filter(|row| row.purse.is_none()).map(|row| row.slot)
}

/// Governments besides the town and the county.
const fn is_above(party: Party) -> bool {
    party.is_government() && !matches!(party, Party::Town | Party::County)
}
