//! What a scenario's file says, put on top of the scenario that it stands on.

use std::collections::BTreeMap;

use crate::num::Year;
use crate::problem::{Fields, Node, Place, Placed, Problem, Problems, Value};
use crate::regime::read::{id_in, missing, placed_text, read_growth, read_rule, read_verb, read_year};
use crate::regime::{self, Regime, Verb, Version};
use crate::scenario::debt::{read_loan, read_service, read_work_off};
use crate::scenario::parts::{read_bears, read_fund, read_posts, read_shock, read_years};
use crate::scenario::powers::{read_devolve, read_retire};
use crate::scenario::{Rates, Scenario};
use crate::text::problems as say;

/// Applies what a scenario file says besides its name and parent.
pub(super) fn apply(scenario: &mut Scenario, fields: &mut Fields, problems: &mut Problems) {
    if let Some(node) = fields.get("years") {
        scenario.years = read_years(node, problems).map(|value| Placed { value, place: node.place.clone() });
    }
    if let Some(node) = fields.get("growth") {
        scenario.growth_place = node.place.clone();
    }
    for (key, rates) in [
        ("growth", &mut scenario.growth),
        ("transfers", &mut scenario.transfers),
        ("spending", &mut scenario.spending),
    ] {
        overlay_rates(rates, fields.get(key), problems);
    }
    if let Some(node) = fields.get("staffing") {
        staffing(scenario, node, problems);
    }
    for node in entries(fields, "shock", problems) {
        if let Some(shock) = read_shock(node, problems) {
            put(&mut scenario.shocks, shock, |shock| &shock.id);
        }
    }
    for node in entries(fields, "devolve", problems) {
        if let Some(devolve) = read_devolve(node, problems) {
            put(&mut scenario.devolved, devolve, |devolve| &devolve.id);
        }
    }
    for node in entries(fields, "fund", problems) {
        if let Some(fund) = read_fund(node, problems) {
            put(&mut scenario.funds, fund, |fund| &fund.id);
        }
    }
    for node in entries(fields, "loan", problems) {
        if let Some(loan) = read_loan(node, problems) {
            put(&mut scenario.loans, loan, |loan| &loan.id);
        }
    }
    for node in entries(fields, "work_off", problems) {
        if let Some(work_off) = read_work_off(node, problems) {
            put(&mut scenario.work_offs, work_off, |work_off| &work_off.id);
        }
    }
    for node in entries(fields, "service", problems) {
        if let Some(service) = read_service(node, problems) {
            put(&mut scenario.services, service, |service| &service.id);
        }
    }
    for node in fields.list("rule", problems) {
        match read_rule(node, problems) {
            Some(rule) => regime::add_rule(&mut scenario.regime, rule, problems),
            None => scenario.regime.unread.extend(id_in(node)),
        }
    }
    let mut changed = BTreeMap::new();
    for node in fields.list("change", problems) {
        change(&mut scenario.regime, node, &mut changed, problems);
    }
    regime::check_references(&scenario.regime, problems);
}

/// The entries of a list. Two with one id in one file are told: only the last could hold.
fn entries<'n>(fields: &mut Fields<'n>, key: &'static str, problems: &mut Problems) -> &'n [Node] {
    let nodes = fields.list(key, problems);
    let mut seen: BTreeMap<String, &Place> = BTreeMap::new();
    for node in nodes {
        let Some(id) = id_in(node) else { continue };
        if let Some(first) = seen.get(&id) {
            let problem = Problem::error("S12", node.place.clone(), say::entry_twice(&id));
            problems.push(problem.against(Place::clone(first)).hint(say::entry_twice_hint()));
        }
        seen.insert(id, &node.place);
    }
    nodes
}

/// Adds an entry, or puts it in the place of the one with the same id.
fn put<T>(list: &mut Vec<T>, entry: T, id: impl Fn(&T) -> &String) {
    match list.iter().position(|other| id(other) == id(&entry)) {
        Some(at) => list[at] = entry,
        None => list.push(entry),
    }
}

fn overlay_rates(rates: &mut Rates, node: Option<&Node>, problems: &mut Problems) {
    let Some(node) = node else { return };
    let Value::Table(entries) = &node.value else {
        problems.push(Problem::error("S02", node.place.clone(), say::rates_table()));
        return;
    };
    for (key, node) in entries {
        if let Some(rate) = read_growth(node, problems) {
            rates.insert(key.name.clone(), rate);
        }
    }
}

fn staffing(scenario: &mut Scenario, node: &Node, problems: &mut Problems) {
    let Some(mut fields) = Fields::open(node, "S02", problems) else { return };
    if let Some(rate) = fields.get("pay_growth").and_then(|node| read_growth(node, problems)) {
        scenario.pay_growth = Some(rate);
    }
    overlay_rates(&mut scenario.element_growth, fields.get("growth"), problems);
    for node in entries(&mut fields, "retire", problems) {
        if let Some(retire) = read_retire(node, problems) {
            put(&mut scenario.retirements, retire, |retire| &retire.id);
        }
    }
    for node in entries(&mut fields, "posts", problems) {
        if let Some(posts) = read_posts(node, problems) {
            put(&mut scenario.posts, posts, |posts| &posts.id);
        }
    }
    for node in fields.list("bears", problems) {
        scenario.bears.extend(read_bears(node, problems));
    }
    fields.finish(problems);
}

/// A `[[change]]`: a new version of a rule from a year on, or its end.
/// `changed` holds what the same file changed before: of two changes of one year only one could hold.
fn change(
    regime: &mut Regime,
    node: &Node,
    changed: &mut BTreeMap<(String, Year), Place>,
    problems: &mut Problems,
) {
    let Some(mut fields) = Fields::open(node, "S02", problems) else { return };
    let Some(name) = placed_text(&mut fields, "rule", problems) else {
        problems.push(missing(&fields, "rule"));
        return;
    };
    let since = read_year(&mut fields, "since", problems);
    let ends = read_year(&mut fields, "ends", problems);
    let verb = if ends.is_some() && since.is_none() { None } else { read_verb(&mut fields, problems) };
    if since.is_none() && ends.is_none() {
        problems.push(missing(&fields, "since"));
    }
    let place = fields.place.clone();
    fields.finish(problems);
    let Some(rule) = regime.rules.iter_mut().find(|rule| rule.id == name.value) else {
        if !regime.names(&name.value) {
            problems.push(regime::unknown_rule(&name, regime));
        }
        return;
    };
    if let Some(ends) = ends {
        rule.until = Some(ends);
    }
    if let (Some(since), Some(verb)) = (since, verb) {
        if !same_verb(&rule.versions[0].verb, &verb) {
            problems
                .push(Problem::error("S10", place, say::other_verb(&rule.id)).hint(say::other_verb_hint()));
            return;
        }
        if let Some(before) = changed.insert((rule.id.clone(), since), place.clone()) {
            let problem = Problem::warning("S11", place.clone(), say::changed_twice(&rule.id, since));
            problems.push(problem.against(before).hint(say::keep_one()));
        }
        rule.put_version(Version { since, verb, place });
    }
}

fn same_verb(one: &Verb, other: &Verb) -> bool {
    std::mem::discriminant(one) == std::mem::discriminant(other)
}
