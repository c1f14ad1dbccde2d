//! Which rule applies to what in a year, and what a town's own number is.

use super::build::{either, every};
use super::{Compiler, InForce};
use crate::book::Code;
use crate::num::Year;
use crate::problem::Problem;
use crate::regime::{Of, Rule, Verb, Version};
use crate::text::problems as say;

/// A rule in force, what it says, and the towns for which it speaks.
#[derive(Clone, Debug)]
pub struct Ruling<'a> {
    /// The rule.
    pub rule: &'a Rule,
    /// What it says.
    pub version: &'a Version,
    /// For which towns, in the book's order.
    pub towns: Vec<bool>,
}

/// Which rules are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asked {
    /// Shares of the tiers above.
    Statute,
    /// The one split of the local part.
    Split,
    /// Splits of the rest.
    Rest,
    /// Sums up and down.
    Sum,
    /// Guarantees.
    Guarantee,
}

impl Asked {
    fn is(self, verb: &Verb) -> bool {
        match verb {
            Verb::Statute(_) => self == Self::Statute,
            Verb::Split(split) if split.of == Of::Rest => self == Self::Rest,
            Verb::Split(_) => self == Self::Split,
            Verb::Sum(_) => self == Self::Sum,
            Verb::Guarantee(_) => self == Self::Guarantee,
        }
    }

    /// Whether a town can have only one on an item.
    const fn is_alone(self) -> bool {
        matches!(self, Self::Statute | Self::Split)
    }
}

impl<'a> Compiler<'a> {
    /// Rules in force in a year with what they then say, in the order in which they apply: a replacement stands where the
    /// replaced rule stood.
    pub fn in_force(&mut self, year: Year) -> Vec<InForce<'a>> {
        let rules = &self.scenario.regime.rules;
        self.rules_by_year
            .entry(year)
            .or_insert_with(|| {
                let position = |rule: &Rule| {
                    let stands_for = rule.replaces.as_ref().map_or(&rule.id, |replaced| &replaced.value);
                    rules.iter().position(|other| other.id == *stands_for)
                };
                let in_force =
                    rules.iter().filter_map(|rule| rule.version_at(year).map(|version| (rule, version)));
                let mut list: Vec<InForce> = in_force.collect();
                list.sort_by_key(|(rule, _)| position(rule));
                list
            })
            .clone()
    }

    /// The towns for which a rule speaks.
    pub fn towns_of(&mut self, rule: &Rule) -> Vec<bool> {
        if rule.towns.is_empty() {
            return every(self.plan.towns);
        }
        let mut towns = vec![false; self.plan.towns];
        for name in &rule.towns {
            match self.book.town(&name.value) {
                Some(town) => towns[town.0] = true,
                None if self.told.insert(format!("town {}", name.place)) => {
                    let ids: Vec<&str> = self.book.towns.iter().map(|town| town.id.as_str()).collect();
                    let near = self.book.near_town(&name.value);
                    let hint = near.map_or_else(|| say::towns_of_book(ids.join(", ")), say::did_you_mean);
                    let problem = Problem::error("R53", name.place.clone(), say::unknown_town(&name.value));
                    self.problems.push(problem.hint(hint));
                }
                None => {}
            }
        }
        towns
    }

    /// The rules on an item in a year, each with the towns for which it decides. Of statutes, and of splits of the local part,
    /// a town has one; two are a problem.
    pub fn rules_on(&mut self, item: usize, year: Year, asked: Asked) -> Vec<Ruling<'a>> {
        if let Some(rulings) = self.rulings.get(&(item, year, asked)) {
            return rulings.clone();
        }
        let code = self.items[item].clone();
        let mut rulings: Vec<Ruling> = Vec::new();
        for (rule, version) in self.in_force(year) {
            if !asked.is(&version.verb) || !rule.covers.holds(&code) {
                continue;
            }
            let mut towns = self.decides_for(rule, Some(&code), year);
            for before in rulings.iter().filter(|_| asked.is_alone()) {
                if (0..towns.len()).any(|town| towns[town] && before.towns[town]) {
                    self.two_rules((rule, version), (before.rule, before.version), &code, year);
                    (0..towns.len()).for_each(|town| towns[town] &= !before.towns[town]);
                }
            }
            if towns.contains(&true) {
                self.rules_in_force.insert(rule.id.clone());
                rulings.push(Ruling { rule, version, towns });
            }
        }
        self.rulings.insert((item, year, asked), rulings.clone());
        rulings
    }

    /// A split with all the towns in which it decides at least one item: among these it shares what it shares.
    pub fn over_all_items(&mut self, ruling: &Ruling<'a>, year: Year, asked: Asked) -> Ruling<'a> {
        let mut towns = ruling.towns.clone();
        for item in 0..self.items.len() {
            for other in self.rules_on(item, year, asked) {
                if other.rule.id == ruling.rule.id {
                    towns = either(&towns, &other.towns);
                }
            }
        }
        Ruling { towns, ..ruling.clone() }
    }

    fn two_rules(&mut self, one: InForce, before: InForce, code: &Code, year: Year) {
        let ((two, other), (one, version)) = (one, before);
        if self.told.insert(format!("{} {} {code}", one.id, two.id)) {
            let message = say::two_rules_for_item(&one.id, &two.id, code, year);
            let problem = Problem::error("R40", other.place.clone(), message).against(version.place.clone());
            self.problems.push(problem.hint(say::two_rules_hint(&two.id, &one.id, code)));
        }
    }

    /// The sums, or the guarantees, in force in a year, in order, with the towns for which they speak.
    pub fn rules_beside(&mut self, year: Year, asked: Asked) -> Vec<Ruling<'a>> {
        let mut rulings = Vec::new();
        for (rule, version) in self.in_force(year) {
            if asked.is(&version.verb) {
                let towns = self.decides_for(rule, None, year);
                if towns.contains(&true) {
                    self.rules_in_force.insert(rule.id.clone());
                    rulings.push(Ruling { rule, version, towns });
                }
            }
        }
        rulings
    }

    /// The towns for which a rule speaks and no other in force stands in for it: on an item or, where the other covers
    /// none, altogether.
    fn decides_for(&mut self, rule: &Rule, item: Option<&Code>, year: Year) -> Vec<bool> {
        let mut towns = self.towns_of(rule);
        for (other, _) in self.in_force(year) {
            let stands_in = other.replaces.as_ref().is_some_and(|replaced| replaced.value == rule.id);
            if stands_in
                && item.is_none_or(|item| other.covers.patterns.is_empty() || other.covers.holds(item))
            {
                let theirs = self.towns_of(other);
                (0..towns.len()).for_each(|town| towns[town] &= !theirs[town]);
            }
        }
        towns
    }
}
