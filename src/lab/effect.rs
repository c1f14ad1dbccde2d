//! What mattered: numbers of the rules and the assumptions that moved nothing in any scenario shown.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::Outcome;
use crate::engine::{Effects, effects};
use crate::plan::{OriginId, What};
use crate::problem::{Place, Problem, Problems};
use crate::text::problems as say;

/// Whether a file is of numbers that a person chose, rather than of accounts: rules and scenarios, also those in a table.
fn is_chosen_in(file: &str) -> bool {
    let name = file.rsplit('/').next().unwrap_or_default();
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    ending == "toml" || ["scenarios", "情景"].contains(&stem)
}

/// Says of each number that was chosen, and that moved no figure of any scenario, where it stands.
///
/// Shares of the tiers above the county are the law and not chosen: an item without receipts says nothing against them.
pub fn say_what_moved_nothing(outcomes: &[Outcome], problems: &mut Problems) {
    let mut numbers: BTreeMap<Place, (String, bool)> = BTreeMap::new();
    let effects: Vec<Effects> =
        outcomes.par_iter().map(|outcome| effects(&outcome.compiled.plan, &outcome.values)).collect();
    for (outcome, effects) in outcomes.iter().zip(effects) {
        let plan = &outcome.compiled.plan;
        let mut found: Vec<(OriginId, &str, bool)> = Vec::new();
        for (param, moved) in plan.params.iter().zip(&effects.params) {
            found.extend(param.origin.filter(|_| is_chosen(&param.key)).map(|at| (at, &*param.key, *moved)));
        }
        for (slot, moved) in plan.slots.iter().zip(&effects.slots) {
            if let (What::Amount(label), crate::plan::Op::Input(_), Some(at)) =
                (slot.what, &slot.op, slot.origin)
            {
                found.push((at, plan.label(label), *moved));
            }
        }
        for (origin, name, moved) in found {
            let place = &outcome.compiled.origins[origin.0 as usize].place;
            if is_chosen_in(&place.file) {
                numbers.entry(place.clone()).or_insert_with(|| (name.to_owned(), false)).1 |= moved;
            }
        }
    }
    for (place, (name, moved)) in numbers {
        if !moved {
            problems.push(
                Problem::warning("L07", place, say::moved_nothing(&name)).hint(say::moved_nothing_hint()),
            );
        }
    }
}

fn is_chosen(key: &str) -> bool {
    let is_law = ["central", "province", "city"].iter().any(|tier| key.ends_with(&format!(".{tier}")));
    !key.is_empty() && !is_law
}
