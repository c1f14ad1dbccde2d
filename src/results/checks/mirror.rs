//! All parties' accounts: together they come to 0, and the county's comes, line by line and in all, to the side that the
//! statement gives it.

use std::collections::BTreeMap;

use super::{Checks, Flows, apart};
use crate::plan::{CountyLine, Moment, Party, Plan, SlotId, What};

/// Checks all towns and years of a scenario.
pub fn check(plan: &Plan, flows: &Flows, checks: &mut Checks) {
    let sides = county_side(plan);
    for year in &plan.years {
        for town in 0..plan.towns {
            let account = Account::of(flows, year.at, town);
            checks.party_years += 1;
            checks.party_residue = checks.party_residue.max(apart(account.all.values().sum(), 0));
            for line in CountyLine::ALL {
                let slot = sides.get(&(year.at, *line));
                let Some(stated) = slot.and_then(|slot| flows.amount(*slot, town)) else { continue };
                if let Some(posted) = account.county_line(*line) {
                    checks.mirrored += 1;
                    checks.mirror_residue = checks.mirror_residue.max(apart(stated, posted));
                }
            }
        }
    }
}

/// The slots of the county's side.
pub fn county_side(plan: &Plan) -> BTreeMap<(Moment, CountyLine), SlotId> {
    let county = plan.iter().filter_map(|(id, slot)| match slot.what {
        What::County(line) => Some(((slot.at, line), id)),
        _ => None,
    });
    county.collect()
}

/// The accounts that the postings of a town and year leave: + received, − paid.
pub struct Account {
    /// By party.
    pub all: BTreeMap<Party, i64>,
    /// The county's, by the line of its side.
    county: BTreeMap<CountyLine, i64>,
}

impl Account {
    /// Adds up what is known.
    pub fn of(flows: &Flows, at: Moment, town: usize) -> Self {
        let mut account = Self { all: BTreeMap::new(), county: BTreeMap::new() };
        for posting in flows.at(at) {
            let Some(amount) = flows.amount(posting.slot, town) else { continue };
            for (party, amount) in [(posting.payer, -amount), (posting.receiver, amount)] {
                *account.all.entry(party).or_default() += amount;
                if let (Party::County, Some(line)) = (party, posting.line.mirror()) {
                    *account.county.entry(line).or_default() += amount;
                }
            }
        }
        account
    }

    /// What the postings give a line of the county's side; `None` for a line that is a part of the whole of others.
    fn county_line(&self, line: CountyLine) -> Option<i64> {
        match line {
            CountyLine::Capacity => None,
            CountyLine::Net => Some(self.all.get(&Party::County).copied().unwrap_or(0)),
            _ => {
                let amount = self.county.get(&line).copied().unwrap_or(0);
                Some(if line.is_paid() { -amount } else { amount })
            }
        }
    }
}
