//! Which rules applied: those that never did, in any scenario and year shown, are told after a run.

use std::collections::{BTreeMap, BTreeSet};

use super::Outcome;
use crate::plan::{Moment, Op, SlotId};
use crate::problem::{Place, Problem, Problems};
use crate::scenario::Scenario;
use crate::text::problems as say;

/// Warns of rules that are in force in no year shown, or that move nothing wherever they are in force. `outcomes` are those of
/// `scenarios`, in their order. Statutes are law, whether or not a tax is collected, and not told of.
#[must_use]
pub fn never_applied(scenarios: &[Scenario], outcomes: &[Outcome]) -> Problems {
    // By id and place: scenarios share the rules of what they extend.
    let mut rules: BTreeMap<(&str, &Place), (bool, bool)> = BTreeMap::new();
    for (scenario, outcome) in scenarios.iter().zip(outcomes) {
        let applied = applied(outcome);
        for rule in scenario.regime.rules.iter().filter(|rule| !rule.is_statute()) {
            let years = &outcome.compiled.plan.years;
            let in_force = years.iter().any(|year| rule.version_at(year.at.rules).is_some());
            let told = rules.entry((&rule.id, &rule.place)).or_default();
            *told = (told.0 || in_force, told.1 || applied.contains(rule.id.as_str()));
        }
    }
    let mut problems = Problems::new();
    for ((id, place), (in_force, applied)) in rules {
        if !in_force {
            let problem = Problem::warning("L20", place.clone(), say::never_in_force(id));
            problems.push(problem.hint(say::never_in_force_hint()));
        } else if !applied {
            let problem = Problem::warning("L21", place.clone(), say::moves_nothing(id));
            problems.push(problem.hint(say::moves_nothing_hint()));
        }
    }
    problems
}

/// The rules from which some money of a year shown comes: a posting under their name, or a part of something, be it 0 %.
fn applied(outcome: &Outcome) -> BTreeSet<&str> {
    let plan = &outcome.compiled.plan;
    let moves = |slot: SlotId| outcome.values.lanes(slot).iter().any(|fen| *fen != 0);
    let is_shown = |at: Moment| plan.years.iter().any(|year| year.at == at);
    let mut rules = BTreeSet::new();
    for posting in plan.postings.iter().filter(|posting| is_shown(posting.at) && moves(posting.slot)) {
        rules.insert(plan.label(posting.label));
    }
    // What a rule shares out goes by the name of the item, and perhaps with other rules' towns in one posting.
    for slot in plan.slots.iter().filter(|slot| is_shown(slot.at)) {
        let (Op::Scale { x, .. } | Op::Portion { x, .. }) = slot.op else { continue };
        let origin = slot.origin.and_then(|id| outcome.compiled.origins.get(id.0 as usize));
        let rule = origin.and_then(|origin| origin.rule.as_ref());
        rules.extend(rule.filter(|_| moves(x)).map(|rule| rule.id.as_str()));
    }
    rules
}
