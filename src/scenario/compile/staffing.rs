//! Who works for a town, and who bears their pay.

use super::Compiler;
use super::build::{minus, plus};
use super::flows::Flow;
use super::pay::Heads;
use crate::book::{Staffing, TownId};
use crate::num::{Ratio, Year};
use crate::plan::{Column, CountyLine, Line, Moment, ParamId, SlotId, What};
use crate::problem::{Place, Placed, Problem};
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
        let scenario = self.scenario;
        let devolved = scenario.devolved.iter().filter_map(|devolve| devolve.posts.as_ref());
        let added = scenario.posts.iter().map(|posts| ("posts", posts));
        for (table, posts) in added.chain(devolved.map(|posts| ("devolve", posts))) {
            if at.year >= posts.year && !self.is_settled(at.year) {
                self.pay_of_posts(table, posts, at, &mut flows);
            }
        }
        Some(flows)
    }

    /// Categories in the order in which the book first names them.
    pub fn categories(&self) -> Vec<String> {
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

    pub fn staffing_row(&self, category: &str, town: usize, year: Year) -> Option<&'a Staffing> {
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
        let cells: Vec<Option<Place>> = rows.iter().map(|row| row.map(|row| row.place.clone())).collect();
        let Some(origin) = self.origin_of_cells(cells) else { return };
        let mut heads = vec![Heads {
            key: format!("staffing.{category}.headcount"),
            by_town: rows.iter().map(|row| row.map_or(0, |row| row.headcount)).collect(),
            leave: false,
            settled: self.is_settled(at.year).then_some(at.year),
            origin: Some(origin),
        }];
        if !self.is_settled(at.year) {
            heads.extend(self.retired(category, at.year));
        }
        let pay = self.gross_pay(category, category, &heads, at);
        let bears = self.who_bears(category, &rows, at.rules);
        self.divide_pay(category, pay, bears, at, flows);
    }

    /// Heads that have left a category for another by a year, or come into it.
    fn retired(&mut self, category: &str, year: Year) -> Vec<Heads> {
        let mut heads = Vec::new();
        for retire in self.scenario.retirements.iter().filter(|retire| retire.year.value <= year) {
            let leave = retire.category.value == category;
            let enter = retire.to.value == category;
            if leave == enter {
                continue;
            }
            let Some(town) = self.town_of(retire.town.as_ref(), &retire.place) else { continue };
            let mut by_town = vec![0; self.plan.towns];
            by_town[town.0] = retire.posts.value;
            let origin = self.named_origin(&retire.id, &retire.title, retire.year.value, &retire.posts.place);
            let key = format!("retire.{}.posts", retire.id);
            heads.push(Heads { key, by_town, leave, settled: None, origin });
        }
        heads
    }

    /// The town's part of a category's pay: as the scenario has it in a year, else as the town's own numbers, else as the rows.
    fn who_bears(&mut self, category: &str, rows: &[Option<&Staffing>], year: Year) -> ParamId {
        let scenario = self.scenario;
        let changed = scenario
            .bears
            .iter()
            .filter(|bears| bears.since <= year && bears.category.value == category)
            .max_by_key(|bears| bears.since);
        let key = format!("staffing.{category}.town_bears");
        match changed {
            Some(bears) => {
                let origin = self.origin(&bears.town.place);
                self.param(key, Column::One(bears.town.value), origin)
            }
            None => {
                let book = self.book;
                let own = |town: usize| book.bears_by_parameter(TownId(town), category, year);
                let bears = rows.iter().enumerate().map(|(town, row)| match own(town) {
                    Some((bears, parameter)) => (bears, Some(parameter.place.clone())),
                    None => (row.map_or(Ratio::ONE, |row| row.town_bears), row.map(|row| row.place.clone())),
                });
                let (bears, cells) = bears.unzip();
                let origin = self.origin_of_cells(cells);
                self.param(key, Column::PerTown(bears), origin)
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

    /// Posts that come besides, filled. Whom the county paid before it now saves.
    fn pay_of_posts(&mut self, table: &str, posts: &Posts, at: Moment, flows: &mut Vec<Flow>) {
        let Some(town) = self.town_of(posts.town.as_ref(), &posts.place) else { return };
        let mut by_town = vec![0; self.plan.towns];
        by_town[town.0] = posts.posts.value;
        let key = |name: &str| format!("{table}.{}.{name}", posts.id);
        let origin = self.named_origin(&posts.id, &posts.title, posts.year, &posts.posts.place);
        let heads = [Heads { key: key("posts"), by_town, leave: false, settled: None, origin }];
        let pay = self.gross_pay(&posts.id, &posts.category.value, &heads, at);
        let origin = self.origin(&posts.town_bears.place);
        let bears = self.param(key("town_bears"), Column::One(posts.town_bears.value), origin);
        self.divide_pay(&posts.id, pay, bears, at, flows);
        if posts.from_county {
            let label = self.label(&posts.id);
            self.county_alone(CountyLine::StaffingSaved, label, pay, at);
        }
    }

    /// The town that a scenario names; the only one where it names none.
    pub fn town_of(&mut self, name: Option<&Placed<String>>, place: &Place) -> Option<TownId> {
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
            let near = self.book.near_town(&name.value);
            let hint = near.map_or_else(|| say::expected_one_of(ids.join(", ")), say::did_you_mean);
            self.problems
                .push(Problem::error("S36", name.place.clone(), say::unknown_town(&name.value)).hint(hint));
        }
        found
    }
}
