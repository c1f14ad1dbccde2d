//! Which rule applies to what in a year, and what a town's own number is.

use super::{Compiler, InForce};
use crate::book::{Code, ParameterValue, TownId};
use crate::num::{Ratio, Year};
use crate::plan::{Column, ParamId};
use crate::problem::{Placed, Problem};
use crate::regime::{RatioValue, Rule, Verb};
use crate::text::problems as say;

impl<'a> Compiler<'a> {
    /// Rules in force in a year with what they then say, in the order in which they apply: a replacement stands where the
    /// replaced rule stood.
    pub fn in_force(&mut self, year: Year) -> &[InForce<'a>] {
        let rules = &self.scenario.regime.rules;
        self.rules_by_year.entry(year).or_insert_with(|| {
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
    }

    /// The one rule that covers an item in a year, a statute or a split. Two are a problem.
    pub fn rule_for(&mut self, item: usize, year: Year, statute: bool) -> Option<InForce<'a>> {
        if let Some(ruling) = self.rulings.get(&(item, year, statute)) {
            return *ruling;
        }
        let code = self.items[item].clone();
        let list = self.in_force(year);
        let is_asked = |verb: &Verb| match verb {
            Verb::Statute(_) => statute,
            Verb::Split(_) => !statute,
            Verb::Sum(_) => false,
        };
        let covering =
            list.iter().filter(|(rule, version)| is_asked(&version.verb) && rule.covers.holds(&code));
        let found: Vec<InForce> =
            covering.copied().filter(|(rule, _)| !is_suspended(list, rule, Some(&code))).collect();
        if let [(one, version), (two, other), ..] = found[..]
            && self.told.insert(format!("{} {} {code}", one.id, two.id))
        {
            let message = say::two_rules_for_item(&one.id, &two.id, &code, year);
            let problem = Problem::error("R40", other.place.clone(), message).against(version.place.clone());
            self.problems.push(problem.hint(say::two_rules_hint(&two.id, &one.id, &code)));
        }
        let ruling = found.first().copied();
        self.rules_in_force.extend(ruling.map(|(rule, _)| rule.id.clone()));
        self.rulings.insert((item, year, statute), ruling);
        ruling
    }

    /// The sums in force in a year, in order.
    pub fn sums_in_force(&mut self, year: Year) -> Vec<InForce<'a>> {
        let list = self.in_force(year);
        let sums = list.iter().filter(|(_, version)| matches!(version.verb, Verb::Sum(_)));
        let list: Vec<InForce> = sums.copied().filter(|(rule, _)| !is_suspended(list, rule, None)).collect();
        self.rules_in_force.extend(list.iter().map(|(rule, _)| rule.id.clone()));
        list
    }

    /// The parameter of a rule's ratio, as it stands in a year.
    pub fn ratio(&mut self, key: String, value: &RatioValue, year: Year, share: bool) -> ParamId {
        match value {
            RatioValue::Fixed(ratio) => {
                let origin = self.origin(&ratio.place);
                self.param(key, Column::One(ratio.value), origin)
            }
            RatioValue::Data(name) => {
                let ratios = self.town_ratios(name, year, share);
                let origin = self.origin(&name.place);
                self.param(key, Column::PerTown(ratios), origin)
            }
        }
    }

    fn town_ratios(&mut self, name: &Placed<String>, year: Year, share: bool) -> Vec<Ratio> {
        let mut ratios = Vec::new();
        for town in 0..self.plan.towns {
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

    /// A town's own sums of money called `name`, in force in a year.
    pub fn town_amounts(&mut self, name: &Placed<String>, year: Year) -> Vec<i64> {
        let mut amounts = Vec::new();
        for town in 0..self.plan.towns {
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
}

/// Whether another rule in force stands in for this one, for an item or, where the other covers none, altogether.
fn is_suspended(in_force: &[InForce], rule: &Rule, item: Option<&Code>) -> bool {
    in_force.iter().any(|(other, _)| {
        other.replaces.as_ref().is_some_and(|replaced| replaced.value == rule.id)
            && item.is_none_or(|item| other.covers.patterns.is_empty() || other.covers.holds(item))
    })
}
