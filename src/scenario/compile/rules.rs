//! Which rule applies to what in a year, and what a town's own number is.

use super::build::{either, every};
use super::{Compiler, InForce};
use crate::book::{Code, ParameterValue, TownId};
use crate::num::{Ratio, Year};
use crate::plan::{Column, Moment, ParamId};
use crate::problem::{Place, Placed, Problem, nearest};
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
                    let hint = nearest(&name.value, ids.iter().copied())
                        .map_or_else(|| say::towns_of_book(ids.join(", ")), say::did_you_mean);
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

    /// The parameter of a stated ratio.
    pub fn fixed_ratio(&mut self, key: String, ratio: &Placed<Ratio>) -> ParamId {
        let origin = self.origin(&ratio.place);
        self.param(key, Column::One(ratio.value), origin)
    }

    /// The parameter of each town's own ratio, in force in a year; a share where `share` says so. 0 for towns that are not
    /// asked for.
    pub fn town_ratios(
        &mut self,
        key: String,
        name: &Placed<String>,
        year: Year,
        share: bool,
        towns: &[bool],
    ) -> ParamId {
        let ratios = self.ratios_of_towns(name, year, share, towns);
        let cells = self.parameter_cells(&name.value, year);
        let origin = self.origin_with_cells(&name.place, cells);
        self.param(key, Column::PerTown(ratios), origin)
    }

    /// Where each town's own number of a name stands.
    pub fn parameter_cells(&self, name: &str, year: Year) -> Vec<Option<Place>> {
        let cell = |town| self.book.parameter(TownId(town), name, year).map(|found| found.place.clone());
        (0..self.plan.towns).map(cell).collect()
    }

    /// Each town's own ratio called `name`, in force in a year; 0 for towns that are not asked for.
    pub fn ratios_of_towns(
        &mut self,
        name: &Placed<String>,
        year: Year,
        share: bool,
        towns: &[bool],
    ) -> Vec<Ratio> {
        let mut ratios = Vec::new();
        for (town, is_asked) in towns.iter().enumerate() {
            if !is_asked {
                ratios.push(Ratio::ZERO);
                continue;
            }
            let book = self.book;
            let found = book.parameter(TownId(town), &name.value, year);
            let ratio = match found.map(|parameter| (parameter.value, &parameter.place)) {
                Some((ParameterValue::Ratio(ratio), place)) => {
                    if share && !ratio.is_share() {
                        let problem = Problem::error("R10", place.clone(), say::not_a_share(ratio));
                        self.problems.push(problem.hint(say::share_hint()));
                    }
                    Some(ratio)
                }
                Some((ParameterValue::Amount(_), place)) => {
                    let message = say::parameter_is_amount(&name.value);
                    self.problems.push(
                        Problem::error("R41", place.clone(), message)
                            .against(name.place.clone())
                            .hint(say::parameter_hint()),
                    );
                    None
                }
                None => {
                    self.missing_parameter(name, town, year);
                    None
                }
            };
            ratios.push(ratio.unwrap_or(Ratio::ZERO));
        }
        ratios
    }

    /// A town's own sums of money called `name`, in force in a year; 0 for towns that are not asked for.
    pub fn town_amounts(&mut self, name: &Placed<String>, year: Year, towns: &[bool]) -> Vec<i64> {
        let mut amounts = Vec::new();
        for (town, is_asked) in towns.iter().enumerate() {
            if !is_asked {
                amounts.push(0);
                continue;
            }
            let book = self.book;
            let found = book.parameter(TownId(town), &name.value, year);
            amounts.push(match found.map(|parameter| (parameter.value, &parameter.place)) {
                Some((ParameterValue::Amount(money), _)) => money.fen(),
                Some((ParameterValue::Ratio(_), place)) => {
                    let message = say::parameter_is_ratio(&name.value);
                    self.problems.push(
                        Problem::error("R41", place.clone(), message)
                            .against(name.place.clone())
                            .hint(say::parameter_hint()),
                    );
                    0
                }
                None => {
                    self.missing_parameter(name, town, year);
                    0
                }
            });
        }
        amounts
    }

    fn missing_parameter(&mut self, name: &Placed<String>, town: usize, year: Year) {
        if !self.told.insert(format!("parameter {} {town}", name.value)) {
            return;
        }
        let message = say::missing_parameter(&self.book.towns[town].id, &name.value, year);
        let problem = Problem::error("R42", name.place.clone(), message);
        self.problems.push(problem.hint(say::missing_parameter_hint()));
    }

    /// A whole-number column of the book, town by town: what `per` multiplies by and `shared_by` shares by. 0 for towns that
    /// are not asked for.
    pub fn column(&mut self, name: &Placed<String>, at: Moment, towns: &[bool]) -> ParamId {
        let heads = name.value.strip_prefix("headcount");
        let numbers: Vec<i64> = match (name.value.as_str(), heads) {
            ("equal", _) => vec![1; towns.len()],
            ("population", _) => self.populations(name, towns),
            (_, Some(rest)) if rest.is_empty() || rest.starts_with('.') => {
                self.headcounts(name, rest.strip_prefix('.'), at.year)
            }
            _ => self.whole_parameters(name, at.rules, towns),
        };
        let asked = |(number, is_asked): (i64, &bool)| Ratio::whole(if *is_asked { number } else { 0 });
        let numbers = numbers.into_iter().zip(towns).map(asked).collect();
        let origin = self.origin(&name.place);
        self.param(String::new(), Column::PerTown(numbers), origin)
    }

    fn populations(&mut self, name: &Placed<String>, towns: &[bool]) -> Vec<i64> {
        let book = self.book;
        let mut heads = Vec::new();
        for (town, is_asked) in book.towns.iter().zip(towns) {
            if town.population.is_none() && *is_asked && self.told.insert(format!("population {}", town.id)) {
                let problem = Problem::error("R59", name.place.clone(), say::no_population(&town.id));
                self.problems.push(problem.hint(say::population_hint()));
            }
            heads.push(town.population.unwrap_or(0));
        }
        heads
    }

    /// Heads of staffing.csv in a settled year, or in the last for later ones; of one category where it is named.
    fn headcounts(&mut self, name: &Placed<String>, category: Option<&str>, year: Year) -> Vec<i64> {
        let stands_on = if self.is_settled(year) { year } else { self.book.last_settled() };
        let book = self.book;
        let rows = || book.staffing.iter().flatten().filter(|row| category.is_none_or(|c| row.category == c));
        if rows().next().is_none() {
            self.unknown_column(name);
        }
        let mut heads = vec![0; self.plan.towns];
        rows().filter(|row| row.year == stands_on).for_each(|row| heads[row.town.0] += row.headcount);
        heads
    }

    fn whole_parameters(&mut self, name: &Placed<String>, year: Year, towns: &[bool]) -> Vec<i64> {
        if !self.book.parameters.iter().any(|parameter| parameter.name == name.value) {
            self.unknown_column(name);
            return vec![0; towns.len()];
        }
        let ratios = self.ratios_of_towns(name, year, false, towns);
        for (town, ratio) in ratios.iter().enumerate() {
            let is_whole = ratio.q() == 1 && ratio.p() >= 0;
            if !is_whole && self.told.insert(format!("whole {} {town}", name.value)) {
                let message = say::not_whole(&name.value, &self.book.towns[town].id);
                self.problems
                    .push(Problem::error("R58", name.place.clone(), message).hint(say::whole_hint()));
            }
        }
        ratios.iter().map(|ratio| ratio.p()).collect()
    }

    fn unknown_column(&mut self, name: &Placed<String>) {
        if self.told.insert(format!("column {}", name.place)) {
            let problem = Problem::error("R57", name.place.clone(), say::unknown_column(&name.value));
            self.problems.push(problem.hint(say::columns_hint()));
        }
    }
}
