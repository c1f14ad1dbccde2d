//! A regime with its parents: rules in order, one id each, what is referred to there.

use std::collections::BTreeMap;

use super::read::{RegimeFile, read_regime};
use super::{Regime, Rule};
use crate::problem::{Node, Placed, Problem, Problems, nearest};
use crate::text::problems as say;

/// The regime called `name` among the files, with all that it extends.
pub fn resolve(
    name: &Placed<String>,
    files: &BTreeMap<String, Node>,
    problems: &mut Problems,
) -> Option<Regime> {
    let mut chain: Vec<RegimeFile> = Vec::new();
    let mut seen = vec![name.value.clone()];
    let mut next = Some(name.clone());
    while let Some(name) = next {
        let Some(node) = files.get(&name.value) else {
            problems.push(unknown_regime(&name, files));
            return None;
        };
        let file = read_regime(node, problems)?;
        let parent = file.extends.clone();
        if let Some(parent) = parent.as_ref().filter(|parent| seen.contains(&parent.value)) {
            problems.push(
                Problem::error("R30", parent.place.clone(), say::extends_itself(&parent.value))
                    .hint(say::extends_hint()),
            );
            return None;
        }
        seen.extend(parent.iter().map(|parent| parent.value.clone()));
        next = parent;
        chain.push(file);
    }
    let title = chain[0].regime.title.clone();
    let headline = chain.iter().find_map(|file| file.regime.headline.clone());
    let mut regime = Regime { title, headline, rules: Vec::new(), unread: Vec::new() };
    for file in chain.into_iter().rev() {
        regime.unread.extend(file.regime.unread);
        for rule in file.regime.rules {
            add_rule(&mut regime, rule, problems);
        }
    }
    check_references(&regime, problems);
    Some(regime)
}

/// Adds a rule whose id must be new.
pub fn add_rule(regime: &mut Regime, rule: Rule, problems: &mut Problems) {
    if let Some(same) = regime.rule(&rule.id) {
        let problem = Problem::error("R31", rule.place.clone(), say::same_rule_twice(&rule.id));
        problems.push(problem.against(same.place.clone()).hint(say::same_rule_twice_hint()));
        return;
    }
    regime.rules.push(rule);
}

/// Checks that what a rule names is there.
pub fn check_references(regime: &Regime, problems: &mut Problems) {
    let replaced = regime.rules.iter().filter_map(|rule| rule.replaces.as_ref());
    for name in replaced.chain(&regime.headline) {
        if !regime.names(&name.value) {
            problems.push(unknown_rule(name, regime));
        }
    }
    check_replacements(regime, problems);
}

/// Checks that no rule replaces itself: while it is in force it would be suspended by itself.
fn check_replacements(regime: &Regime, problems: &mut Problems) {
    let replaced_by = |id: &str| regime.rule(id).and_then(|rule| rule.replaces.as_ref());
    for rule in &regime.rules {
        let Some(place) = rule.replaces.as_ref().map(|replaced| &replaced.place) else { continue };
        let mut chain = std::iter::successors(replaced_by(&rule.id), |next| replaced_by(&next.value));
        if chain.by_ref().take(regime.rules.len()).any(|next| next.value == rule.id) {
            let problem = Problem::error("R67", place.clone(), say::replaces_itself(&rule.id));
            problems.push(problem.hint(say::replaces_itself_hint()));
        }
    }
}

/// A rule that is not there, with the near miss.
pub fn unknown_rule(name: &Placed<String>, regime: &Regime) -> Problem {
    let ids = || regime.rules.iter().map(|rule| rule.id.as_str());
    let hint = nearest(&name.value, ids()).map_or_else(
        || say::expected_one_of(ids().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ")),
        say::did_you_mean,
    );
    Problem::error("R32", name.place.clone(), say::unknown_rule(&name.value)).hint(hint)
}

fn unknown_regime(name: &Placed<String>, files: &BTreeMap<String, Node>) -> Problem {
    let names = || files.keys().map(String::as_str);
    let hint = nearest(&name.value, names()).map_or_else(
        || say::expected_one_of(names().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ")),
        say::did_you_mean,
    );
    Problem::error("R33", name.place.clone(), say::unknown_regime(&name.value)).hint(hint)
}
