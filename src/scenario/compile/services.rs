//! Services raised to a standard per head: what a town's spending on them falls short of it is spent besides.

use super::Compiler;
use super::build::{minus, plus};
use super::flows::Flow;
use crate::book::{Code, TownId};
use crate::num::{Money, Ratio, Unit};
use crate::plan::{Column, Known, Line, Moment, What};
use crate::problem::{Placed, Problem};
use crate::scenario::Service;
use crate::text::problems::debt as say;

impl Compiler<'_> {
    /// What is missing to each standard in a projected year: standard × population less what the town spends on the function as
    /// projected, and less what a service before it adds there; never below 0.
    pub fn service_flows(&mut self, spending: &[Flow], at: Moment) -> Vec<Flow> {
        let mut added: Vec<(&Code, Flow)> = Vec::new();
        if self.is_settled(at.year) {
            return Vec::new();
        }
        let scenario = self.scenario;
        for service in scenario.services.iter().filter(|service| service.year <= at.year) {
            let towns = self.towns_served(service);
            let label = self.label(&service.id);
            let origin = self.origin(&service.standard.place);
            let fen = vec![service.standard.value.fen(); self.plan.towns];
            let standard = self.input(What::Amount(label), at, fen, Known::All, origin);
            let heads = |town: usize| Ratio::whole(self.book.towns[town].population.unwrap_or(0));
            let heads = Column::PerTown((0..self.plan.towns).map(heads).collect());
            let heads = self.param("population".to_owned(), heads, None);
            let what = What::Part(Line::Livelihood, label);
            let mut terms = vec![plus(self.scale(What::Amount(label), at, standard, heads, None))];
            let on_it = spending.iter().filter(|flow| {
                Code::parse(&self.plan.labels[flow.label.0 as usize])
                    .is_some_and(|code| service.function.covers(&code))
            });
            terms.extend(on_it.map(|flow| minus(flow.slot)));
            let earlier = added.iter().filter(|(function, _)| service.function.covers(function));
            terms.extend(earlier.map(|(_, flow)| minus(flow.slot)));
            let missing = self.sum(what, at, terms, None);
            let missing = self.positive(what, at, missing, None, origin);
            let slot = self.only_for(what, at, &towns, missing);
            added.push((&service.function, Flow::new(Line::Livelihood, label, slot)));
        }
        added.into_iter().map(|(_, flow)| flow).collect()
    }

    /// The town named, or all of them.
    fn towns_served(&mut self, service: &Service) -> Vec<bool> {
        let Some(name) = &service.town else { return vec![true; self.plan.towns] };
        let found = self.town_of(Some(name), &service.place);
        (0..self.plan.towns).map(|town| Some(TownId(town)) == found).collect()
    }

    /// A standard per head is above 0, and its towns have a population.
    pub fn check_services(&mut self) {
        let scenario = self.scenario;
        for service in &scenario.services {
            self.above_zero(&service.standard);
            let towns = self.towns_served(service);
            let lacking = (0..towns.len()).filter(|town| towns[*town]);
            let lacking: Vec<&str> = lacking
                .map(|town| &self.book.towns[town])
                .filter(|town| town.population.is_none())
                .map(|town| town.id.as_str())
                .collect();
            if !lacking.is_empty() {
                let message = say::no_population(lacking.join(", "));
                let problem = Problem::error("S54", service.place.clone(), message);
                self.problems.push(problem.hint(say::no_population_hint()));
            }
        }
    }

    /// An amount that makes no sense at or below 0.
    pub fn above_zero(&mut self, amount: &Placed<Money>) {
        if amount.value <= Money::ZERO {
            let text = format!("{}元", amount.value.exact(Unit::Yuan));
            let problem = Problem::error("S51", amount.place.clone(), say::not_above_zero(text));
            self.problems.push(problem.hint(say::above_zero_hint()));
        }
    }
}
