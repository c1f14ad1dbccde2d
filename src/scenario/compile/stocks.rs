//! Stocks of the past worked off: what a scenario pays of them a year, and what is left.

use super::Compiler;
use super::build::{minus, plus};
use super::flows::Flow;
use crate::num::{Money, Year};
use crate::plan::{Known, Line, Moment, Op, SlotId, What};
use crate::problem::{Problem, nearest};
use crate::scenario::WorkOff;
use crate::text::problems::{self as general, debt as say};

/// An item at the end of a year: what is left, and what was paid in it.
#[derive(Clone, Debug)]
pub(super) struct Stocked {
    left: SlotId,
    paid: Vec<Flow>,
}

impl Compiler<'_> {
    /// The items of stocks.csv, in the order in which the book first names them.
    fn stock_items(&self) -> Vec<String> {
        let mut items: Vec<String> = Vec::new();
        for row in self.book.stocks.iter().flatten() {
            if !items.contains(&row.item) {
                items.push(row.item.clone());
            }
        }
        items
    }

    /// What is paid in a projected year to work stocks off.
    pub fn work_off_flows(&mut self, at: Moment) -> Vec<Flow> {
        if self.is_settled(at.year) {
            return Vec::new();
        }
        let items = self.stock_items();
        items.iter().filter_map(|item| self.stock(item, at.year)).flat_map(|stock| stock.paid).collect()
    }

    /// The memo line of what is left, from the last settled year on. Only a book with a table of stocks has it.
    pub fn stock_lines(&mut self, at: Moment) {
        if self.book.stocks.is_none() || self.lines.contains_key(&(at, Line::StocksOutstanding)) {
            return;
        }
        if at.year < self.book.last_settled() {
            let slot = self.unknown(What::Line(Line::StocksOutstanding), at);
            self.enter(Line::StocksOutstanding, at, slot, &[]);
            return;
        }
        let mut parts = Vec::new();
        for item in self.stock_items() {
            if let Some(stock) = self.stock(&item, at.year) {
                parts.push((self.label(&item), stock.left));
            }
        }
        self.enter_total(Line::StocksOutstanding, at, &parts);
    }

    /// An item at the end of a year; `None` before the last settled one.
    fn stock(&mut self, item: &str, year: Year) -> Option<Stocked> {
        let last = self.book.last_settled();
        if year < last {
            return None;
        }
        let key = (item.to_owned(), year);
        if let Some(stock) = self.stocks.get(&key) {
            return Some(stock.clone());
        }
        let stock = if year == last { self.stock_of_book(item, year) } else { self.worked_off(item, year)? };
        self.stocks.insert(key, stock.clone());
        Some(stock)
    }

    fn stock_of_book(&mut self, item: &str, year: Year) -> Stocked {
        let mut fen = vec![0; self.plan.towns];
        let mut cells = vec![None; self.plan.towns];
        let book = self.book;
        for row in book.stocks.iter().flatten().filter(|row| row.item == item && row.year == year) {
            fen[row.town.0] += row.balance.fen();
            cells[row.town.0].get_or_insert_with(|| row.place.clone());
        }
        let origin = self.origin_of_cells(cells);
        let label = self.label(item);
        let at = Moment { year, rules: year };
        Stocked { left: self.input(What::Left(label), at, fen, Known::All, origin), paid: Vec::new() }
    }

    fn worked_off(&mut self, item: &str, year: Year) -> Option<Stocked> {
        let at = Moment { year, rules: year };
        let mut left = self.stock(item, year.plus(-1))?.left;
        let mut paid = Vec::new();
        let scenario = self.scenario;
        let of_item = |work_off: &&WorkOff| work_off.item.value == item && work_off.years.contains(year);
        for work_off in scenario.work_offs.iter().filter(of_item) {
            let Some(fen) = self.amounts_worked_off(work_off) else { continue };
            let label = self.label(&work_off.id);
            let origin = self.origin(&work_off.amount.place);
            let amount = self.input(What::Amount(label), at, fen, Known::All, origin);
            // Never more than what is left: the last year clears.
            let what = What::Part(Line::OtherSpending, label);
            let slot = self.push(what, at, Op::Min(amount, left), origin);
            paid.push(Flow::new(Line::OtherSpending, label, slot));
            let label = self.label(item);
            left = self.sum(What::Left(label), at, vec![plus(left), minus(slot)], None);
        }
        Some(Stocked { left, paid })
    }

    /// The amount for the town named, or for each.
    fn amounts_worked_off(&mut self, work_off: &WorkOff) -> Option<Vec<i64>> {
        let fen = work_off.amount.value.max(Money::ZERO).fen();
        let Some(name) = &work_off.town else { return Some(vec![fen; self.plan.towns]) };
        let town = self.town_of(Some(name), &work_off.place)?;
        Some((0..self.plan.towns).map(|other| if other == town.0 { fen } else { 0 }).collect())
    }

    /// What the scenario works off must be there, and by an amount above 0.
    pub fn check_work_offs(&mut self) {
        let items = self.stock_items();
        for work_off in &self.scenario.work_offs {
            let item = &work_off.item;
            if self.book.stocks.is_none() {
                let problem = Problem::error("S52", item.place.clone(), say::no_stocks(&item.value));
                self.problems.push(problem.hint(say::no_stocks_hint()));
            } else if !items.contains(&item.value) {
                let hint = nearest(&item.value, items.iter().map(String::as_str))
                    .map_or_else(|| general::expected_one_of(items.join(", ")), general::did_you_mean);
                let problem = Problem::error("S52", item.place.clone(), say::unknown_stock(&item.value));
                self.problems.push(problem.hint(hint));
            }
            self.above_zero(&work_off.amount);
        }
    }
}
