//! What a scenario says of staff must fit the book: categories and elements that there are, heads that can leave.

use std::collections::BTreeSet;

use super::Compiler;
use crate::book::TownId;
use crate::num::Year;
use crate::problem::{Place, Placed, Problem, nearest};
use crate::scenario::{Posts, Retire};
use crate::text::{Words, problems as say};

impl Compiler<'_> {
    /// Checks all that the scenario says of staff, once for the whole horizon.
    pub fn check_staff(&mut self) {
        if self.check_categories() {
            self.check_costs();
            self.check_leaving();
            self.check_taken_away();
        }
        self.check_elements();
        self.check_years();
    }

    /// Posts added, whether or not a power brings them.
    fn added_posts(&self) -> Vec<Posts> {
        let devolved = self.scenario.devolved.iter().filter_map(|devolve| devolve.posts.as_ref());
        self.scenario.posts.iter().chain(devolved).cloned().collect()
    }

    /// Categories that the scenario names must be the book's.
    fn check_categories(&mut self) -> bool {
        let categories = self.categories();
        let mut named: Vec<Placed<String>> =
            self.scenario.bears.iter().map(|bears| bears.category.clone()).collect();
        named.extend(self.added_posts().into_iter().map(|posts| posts.category));
        for retire in &self.scenario.retirements {
            named.extend([retire.category.clone(), retire.to.clone()]);
        }
        named.retain(|name| !categories.contains(&name.value));
        for name in &named {
            let hint = meant(&name.value, &categories);
            let message = say::unknown_category(&name.value);
            self.problems.push(Problem::error("S37", name.place.clone(), message).hint(hint));
        }
        named.is_empty()
    }

    /// What one head costs must be known in the town where heads come, or it would count as nothing.
    fn check_costs(&mut self) {
        let year = self.book.last_settled();
        let mut come: Vec<(Placed<String>, Option<Placed<String>>, Place)> = Vec::new();
        for posts in self.added_posts() {
            come.push((posts.category, posts.town, posts.place));
        }
        for retire in self.scenario.retirements.clone() {
            come.push((retire.to, retire.town, retire.place));
        }
        for (category, town, place) in come {
            let Some(town) = self.town_of(town.as_ref(), &place) else { continue };
            if self.staffing_row(&category.value, town.0, year).is_none() {
                let message = say::nobody_in_town(&category.value, &self.book.towns[town.0].id, year);
                let problem = Problem::error("S63", category.place, message);
                self.problems.push(problem.hint(say::nobody_in_town_hint()));
            }
        }
    }

    /// No more heads may leave a category than it has, those among them that came from another.
    fn check_leaving(&mut self) {
        let retirements = self.scenario.retirements.clone();
        for retire in &retirements {
            let Some(town) = self.town_of(retire.town.as_ref(), &retire.place) else { continue };
            let heads = self.heads_before(retire, &retirements, town);
            let leaving = retire.posts.value;
            if !(0..=heads).contains(&leaving) {
                let message = say::too_many_leave(&retire.category.value, leaving, retire.year.value, heads);
                let problem = Problem::error("S61", retire.posts.place.clone(), message);
                self.problems.push(problem.hint(say::too_many_leave_hint(heads.max(0))));
            }
        }
    }

    /// Posts below zero take heads away; a category cannot end with fewer than none.
    fn check_taken_away(&mut self) {
        let added = self.added_posts();
        for posts in added.iter().filter(|posts| posts.posts.value < 0) {
            let Some(town) = self.town_of(posts.town.as_ref(), &posts.place) else { continue };
            let others = added.iter().filter(|other| other.year <= posts.year && other.id != posts.id);
            let heads = self.heads_with(&posts.category.value, town, posts.year, &others.collect::<Vec<_>>());
            let leaving = -posts.posts.value;
            if leaving > heads {
                let message = say::too_many_leave(&posts.category.value, leaving, posts.year, heads);
                let problem = Problem::error("S61", posts.posts.place.clone(), message);
                self.problems.push(problem.hint(say::too_many_taken_hint(heads.max(0))));
            }
        }
    }

    /// Heads of a category in a year, after retirements up to it and with the posts given.
    fn heads_with(&mut self, category: &str, town: TownId, year: Year, added: &[&Posts]) -> i64 {
        let row = self.staffing_row(category, town.0, self.book.last_settled());
        let mut heads = row.map_or(0, |row| row.headcount);
        for posts in added {
            let is_here = self.town_of(posts.town.as_ref(), &posts.place) == Some(town);
            heads += if is_here && posts.category.value == category { posts.posts.value } else { 0 };
        }
        for retire in self.scenario.retirements.clone() {
            if retire.year.value > year || self.town_of(retire.town.as_ref(), &retire.place) != Some(town) {
                continue;
            }
            heads -= if retire.category.value == category { retire.posts.value } else { 0 };
            heads += if retire.to.value == category { retire.posts.value } else { 0 };
        }
        heads
    }

    /// Heads of the category that a retirement leaves, after all that comes before it.
    fn heads_before(&mut self, retire: &Retire, all: &[Retire], town: TownId) -> i64 {
        let category = &retire.category.value;
        let row = self.staffing_row(category, town.0, self.book.last_settled());
        let mut heads = row.map_or(0, |row| row.headcount);
        let own = all.iter().position(|other| other.id == retire.id).unwrap_or(all.len());
        for (at, other) in all.iter().enumerate() {
            let is_before = (other.year.value, at) < (retire.year.value, own);
            if !is_before || self.town_of(other.town.as_ref(), &other.place) != Some(town) {
                continue;
            }
            heads -= if other.category.value == *category { other.posts.value } else { 0 };
            heads += if other.to.value == *category { other.posts.value } else { 0 };
        }
        heads
    }

    /// Elements that grow by a rate of their own must be the book's.
    fn check_elements(&mut self) {
        let rows = self.book.staffing.iter().flatten();
        let names: BTreeSet<&String> =
            rows.flat_map(|row| &row.elements).map(|element| &element.name).collect();
        let known: Vec<String> = names.into_iter().cloned().collect();
        for (name, rates) in &self.scenario.element_growth {
            if known.contains(name) {
                continue;
            }
            let place = rates.iter().next().map(|(_, rate)| rate.place.clone()).unwrap_or_default();
            let hint = if known.is_empty() { say::unknown_element_hint() } else { meant(name, &known) };
            self.problems.push(Problem::error("S60", place, say::unknown_element(name)).hint(hint));
        }
    }

    /// What happened in a settled year is in its accounts.
    fn check_years(&mut self) {
        let last = self.book.last_settled();
        let retired = self.scenario.retirements.iter().map(|retire| &retire.year);
        let devolved = self.scenario.devolved.iter().map(|devolve| &devolve.year);
        let early: Vec<Placed<Year>> =
            retired.chain(devolved).filter(|year| year.value <= last).cloned().collect();
        for year in early {
            let problem = Problem::error("S62", year.place, say::staff_in_settled_year(year.value));
            self.problems.push(problem.hint(say::shock_year_hint(last.plus(1))));
        }
    }
}

/// The near miss, or all that there are.
fn meant(name: &str, known: &[String]) -> Words {
    let known = known.iter().map(String::as_str);
    let near = nearest(name, known.clone());
    near.map_or_else(|| say::one_of(known.map(|word| (word, word))), say::did_you_mean)
}
