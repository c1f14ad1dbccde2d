//! Each town's own numbers: ratios and sums of parameters.csv, and the whole-number columns by which amounts are multiplied
//! and totals shared.

use super::Compiler;
use crate::book::{ParameterValue, TownId};
use crate::num::{Ratio, Year};
use crate::plan::{Column, Moment, ParamId};
use crate::problem::{Place, Placed, Problem};
use crate::text::problems as say;

impl Compiler<'_> {
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

    /// Heads of staffing.csv in a settled year, in the last for later ones and in the first for those before the book; of one
    /// category where it is named.
    fn headcounts(&mut self, name: &Placed<String>, category: Option<&str>, year: Year) -> Vec<i64> {
        let book = self.book;
        let first = book.settled.first().copied().unwrap_or(year);
        let stands_on = year.clamp(first, book.last_settled());
        let rows = || book.staffing.iter().flatten().filter(|row| category.is_none_or(|c| row.category == c));
        if rows().next().is_none() {
            self.unknown_column(name);
        }
        let mut heads = vec![0; self.plan.towns];
        rows().filter(|row| row.year == stands_on).for_each(|row| heads[row.town.0] += row.headcount);
        heads
    }

    fn whole_parameters(&mut self, name: &Placed<String>, year: Year, towns: &[bool]) -> Vec<i64> {
        if !self.book.parameters.iter().any(|parameter| parameter.name.value == name.value) {
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
