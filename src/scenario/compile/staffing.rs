//! Pay: heads × cost of one, and who bears it.

use super::Compiler;
use super::build::{minus, plus};
use super::flows::Flow;
use crate::book::{Staffing, TownId};
use crate::num::{Ratio, Year};
use crate::plan::{Column, Known, Line, Moment, ParamId, SlotId, What};
use crate::problem::{Placed, Problem, nearest};
use crate::scenario::Posts;
use crate::text::problems as say;

impl<'a> Compiler<'a> {
    /// The flows of pay at a moment: what the town bears and what the county bears, by category. `None` where the book has no
    /// table of staffing.
    pub fn pay(&mut self, at: Moment) -> Option<Vec<Flow>> {
        self.book.staffing.as_ref()?;
        let mut flows = Vec::new();
        for category in self.categories() {
            self.pay_of_category(&category, at, &mut flows);
        }
        for posts in &self.scenario.posts {
            if at.year >= posts.year && !self.is_settled(at.year) {
                self.pay_of_posts(posts, at, &mut flows);
            }
        }
        Some(flows)
    }

    /// Categories in the order in which the book first names them.
    fn categories(&self) -> Vec<String> {
        let mut categories: Vec<String> = Vec::new();
        for row in self.book.staffing.iter().flatten() {
            if !categories.contains(&row.category) {
                categories.push(row.category.clone());
            }
        }
        categories
    }

    /// The year of the book's figures that a year stands on.
    fn book_year(&self, year: Year) -> Year {
        if self.is_settled(year) { year } else { self.book.last_settled() }
    }

    fn staffing_row(&self, category: &str, town: usize, year: Year) -> Option<&'a Staffing> {
        self.book
            .staffing
            .iter()
            .flatten()
            .find(|row| row.category == category && row.town == TownId(town) && row.year == year)
    }

    fn pay_of_category(&mut self, category: &str, at: Moment, flows: &mut Vec<Flow>) {
        let book_year = self.book_year(at.year);
        let rows: Vec<Option<&Staffing>> =
            (0..self.plan.towns).map(|town| self.staffing_row(category, town, book_year)).collect();
        let Some(place) = rows.iter().flatten().map(|row| row.place.clone()).next() else { return };
        let label = self.label(category);
        let cost = self.cost_per_head(category, at.year);
        let origin = self.origin(&place);
        let heads = rows.iter().map(|row| Ratio::whole(row.map_or(0, |row| row.headcount))).collect();
        let heads = self.param(format!("staffing.{category}.headcount"), Column::PerTown(heads), origin);
        let pay = self.scale(What::Pay(label), at, cost, heads, origin);
        let book_bears: Vec<Ratio> =
            rows.iter().map(|row| row.map_or(Ratio::ONE, |row| row.town_bears)).collect();
        let bears = self.who_bears(category, book_bears, at.rules, &place);
        self.divide_pay(category, pay, bears, at, flows);
    }

    /// The town's part of a category's pay, as the scenario has it in a year, else as the book has it.
    fn who_bears(
        &mut self,
        category: &str,
        book_bears: Vec<Ratio>,
        year: Year,
        place: &crate::problem::Place,
    ) -> ParamId {
        let scenario = self.scenario;
        let changed = scenario
            .bears
            .iter()
            .filter(|bears| bears.since <= year && bears.categories.iter().any(|c| c.value == category))
            .max_by_key(|bears| bears.since);
        let key = format!("staffing.{category}.town_bears");
        match changed {
            Some(bears) => {
                let origin = self.origin(&bears.town.place);
                self.param(key, Column::One(bears.town.value), origin)
            }
            None => {
                let origin = self.origin(place);
                self.param(key, Column::PerTown(book_bears), origin)
            }
        }
    }

    /// ⟨bears · pay⟩ the town, the rest the county.
    fn divide_pay(&mut self, label: &str, pay: SlotId, bears: ParamId, at: Moment, flows: &mut Vec<Flow>) {
        let label = self.label(label);
        let town = self.scale(What::Part(Line::Staffing, label), at, pay, bears, None);
        let county = self.sum(What::Part(Line::StaffingBorne, label), at, vec![plus(pay), minus(town)], None);
        flows.push(Flow::new(Line::Staffing, label, town));
        flows.push(Flow::new(Line::StaffingBorne, label, county));
    }

    /// Cost of one head of a category in a year, town by town.
    fn cost_per_head(&mut self, category: &str, year: Year) -> SlotId {
        if let Some(slot) = self.costs.get(&(category.to_owned(), year)) {
            return *slot;
        }
        let label = self.label(category);
        let slot = if year <= self.book.last_settled() {
            let rows: Vec<Option<&Staffing>> =
                (0..self.plan.towns).map(|town| self.staffing_row(category, town, year)).collect();
            let fen = rows.iter().map(|row| row.map_or(0, |row| row.cost.fen())).collect();
            let origin = rows.iter().flatten().next().and_then(|row| self.origin(&row.place));
            self.input(What::CostPerHead(label), Moment { year, rules: year }, fen, Known::All, origin)
        } else {
            let before = self.cost_per_head(category, year.plus(-1));
            match self.pay_growth(year) {
                Some(rate) => self.grow(What::CostPerHead(label), before, year, "staffing.pay_growth", &rate),
                None => before,
            }
        };
        self.costs.insert((category.to_owned(), year), slot);
        slot
    }

    fn pay_growth(&mut self, year: Year) -> Option<Placed<Ratio>> {
        let rate = self.scenario.pay_growth.as_ref().and_then(|rates| rates.at(year)).cloned();
        if rate.is_none() && self.told.insert("pay growth".to_owned()) {
            let problem = Problem::error("S34", self.scenario.place.clone(), say::no_pay_growth(year));
            self.problems.push(problem.hint(say::no_pay_growth_hint()));
        }
        rate
    }

    fn pay_of_posts(&mut self, posts: &Posts, at: Moment, flows: &mut Vec<Flow>) {
        let Some(town) = self.town_of(posts.town.as_ref(), &posts.place) else { return };
        let label = self.label(&posts.id);
        let cost = self.cost_per_head(&posts.category.value, at.year);
        let origin = self.origin(&posts.posts.place);
        let mut heads = vec![Ratio::ZERO; self.plan.towns];
        heads[town.0] = Ratio::whole(posts.posts.value);
        let heads = self.param(format!("posts.{}.posts", posts.id), Column::PerTown(heads), origin);
        let pay = self.scale(What::Pay(label), at, cost, heads, origin);
        let origin = self.origin(&posts.town_bears.place);
        let bears =
            self.param(format!("posts.{}.town_bears", posts.id), Column::One(posts.town_bears.value), origin);
        self.divide_pay(&posts.id, pay, bears, at, flows);
    }

    /// The town that a scenario names; the only one where it names none.
    pub fn town_of(
        &mut self,
        name: Option<&Placed<String>>,
        place: &crate::problem::Place,
    ) -> Option<TownId> {
        let Some(name) = name else {
            if self.plan.towns == 1 {
                return Some(TownId(0));
            }
            self.problems.push(Problem::error("S35", place.clone(), say::which_town()));
            return None;
        };
        let found = self.book.town(&name.value);
        if found.is_none() {
            let ids: Vec<&str> = self.book.towns.iter().map(|town| town.id.as_str()).collect();
            let hint = nearest(&name.value, ids.iter().copied())
                .map_or_else(|| say::expected_one_of(ids.join(", ")), say::did_you_mean);
            self.problems
                .push(Problem::error("S36", name.place.clone(), say::unknown_town(&name.value)).hint(hint));
        }
        found
    }

    /// Categories that the scenario names must be the book's.
    pub fn check_staffing_names(&mut self) {
        let categories = self.categories();
        let named: Vec<Placed<String>> = self
            .scenario
            .bears
            .iter()
            .flat_map(|bears| &bears.categories)
            .chain(self.scenario.posts.iter().map(|posts| &posts.category))
            .cloned()
            .collect();
        for name in named {
            if !categories.contains(&name.value) {
                let hint = nearest(&name.value, categories.iter().map(String::as_str))
                    .map_or_else(|| say::expected_one_of(categories.join(", ")), say::did_you_mean);
                let message = say::unknown_category(&name.value);
                self.problems.push(Problem::error("S37", name.place.clone(), message).hint(hint));
            }
        }
    }
}
