//! Receipts: fed in the years that the book has, grown after.

use super::Compiler;
use super::build::plus;
use super::rates::rate_for;
use crate::book::{Account, Book, Code, Revenue, Scope};
use crate::num::{Ratio, Year};
use crate::plan::{Column, Known, LabelId, Line, Moment, OriginId, ParamId, SlotId, What};
use crate::problem::{Placed, Problem};
use crate::scenario::Shock;
use crate::text::problems as say;

/// The items of the general account that can be shared, in the order of codes; as printed, those of the towns' own part.
pub fn items(book: &Book, printed: bool) -> Vec<Code> {
    let mut items: Vec<Code> = book
        .revenue
        .iter()
        .filter(|row| row.account == Account::General && is_of(row, printed))
        .map(|row| row.code.clone())
        .collect();
    items.sort();
    items.dedup();
    items
}

fn is_of(row: &Revenue, printed: bool) -> bool {
    match row.scope {
        Scope::Gross | Scope::Local => !printed,
        Scope::Town => printed,
        Scope::Above => false,
    }
}

impl Compiler<'_> {
    /// All collected of each item in a year, after shocks. For a settled year what the book says.
    pub fn gross(&mut self, year: Year) -> Vec<SlotId> {
        if let Some(slots) = self.gross.get(&year) {
            return slots.clone();
        }
        let unshocked = self.unshocked(year);
        let slots = if self.is_settled(year) {
            unshocked
        } else {
            (0..self.items.len()).map(|item| self.shocked(item, unshocked[item], year)).collect()
        };
        self.gross.insert(year, slots.clone());
        slots
    }

    fn unshocked(&mut self, year: Year) -> Vec<SlotId> {
        if let Some(slots) = self.unshocked.get(&year) {
            return slots.clone();
        }
        let slots: Vec<SlotId> = if self.is_settled(year) {
            (0..self.items.len()).map(|item| self.fed(item, year)).collect()
        } else {
            // Years are asked for in any order; the one before is always there first, back to the book.
            let before = self.unshocked(year.plus(-1));
            (0..self.items.len()).map(|item| self.grown(item, before[item], year)).collect()
        };
        self.unshocked.insert(year, slots.clone());
        slots
    }

    /// Receipts of an item as the book gives them, those given as local part grossed up.
    fn fed(&mut self, item: usize, year: Year) -> SlotId {
        let at = Moment { year, rules: year };
        let label = self.item_labels[item];
        let gross = self.fed_rows(item, year, (Scope::Gross, None), What::Part(Line::Collected, label));
        if !self.has_rows(item, year, Scope::Local) {
            return gross;
        }
        let grossed_up = self.grossed_up(item, year);
        self.sum(What::Part(Line::Collected, label), at, vec![plus(gross), plus(grossed_up)], None)
    }

    /// Whether the book gives an item of a year in this scope.
    pub fn has_rows(&self, item: usize, year: Year, scope: Scope) -> bool {
        self.book.revenue.iter().any(|row| {
            row.account == Account::General
                && row.year == year
                && row.scope == scope
                && row.code == self.items[item]
        })
    }

    /// The book's rows of an item, scope and year, as a column; those that happened once, those that did not, or both.
    pub fn fed_rows(
        &mut self,
        item: usize,
        year: Year,
        (scope, once): (Scope, Option<bool>),
        what: What,
    ) -> SlotId {
        let book = self.book;
        let code = self.items[item].clone();
        let mut fen = vec![0; self.plan.towns];
        let mut cells = vec![None; self.plan.towns];
        let rows = book.revenue.iter().filter(|row| row.account == Account::General && row.year == year);
        for row in rows.filter(|row| row.scope == scope && row.code == code) {
            if once.is_none_or(|once| once == row.one_off) {
                fen[row.town.0] += row.amount.fen();
                cells[row.town.0].get_or_insert_with(|| row.place.clone());
            }
        }
        let origin = self.origin_of_cells(cells);
        let known = self.receipts_known(year);
        self.input(what, Moment { year, rules: year }, fen, known, origin)
    }

    /// A town's receipts are known in a year for which it states any.
    fn receipts_known(&self, year: Year) -> Known {
        let mut known = vec![false; self.plan.towns];
        for row in &self.book.revenue {
            if row.account == Account::General && row.year == year && is_of(row, self.printed) {
                known[row.town.0] = true;
            }
        }
        if known.iter().all(|known| *known) { Known::All } else { Known::Some(known) }
    }

    /// Whether something of an item happened once in a year of the book.
    pub fn has_one_off(&self, item: usize, year: Year) -> bool {
        self.book.revenue.iter().any(|row| {
            row.account == Account::General && row.year == year && row.one_off && row.code == self.items[item]
        })
    }

    /// What comes again next year: receipts without what happened once.
    fn recurring(&mut self, item: usize, before: SlotId, year: Year) -> SlotId {
        if !self.is_settled(year) || !self.has_one_off(item, year) {
            return before;
        }
        let at = Moment { year, rules: year };
        let label = self.item_labels[item];
        let regular = (Scope::Gross, Some(false));
        let mut terms = vec![plus(self.fed_rows(item, year, regular, What::Interim))];
        if self.has_rows(item, year, Scope::Local) {
            terms.push(plus(self.grossed_up_rows(item, year, false)));
        }
        self.sum(What::Recurring(label), at, terms, None)
    }

    fn grown(&mut self, item: usize, before: SlotId, year: Year) -> SlotId {
        let recurring = self.recurring(item, before, year.plus(-1));
        let code = self.items[item].as_str().to_owned();
        let growth =
            rate_for(&self.scenario.growth, &code, year).map(|(key, rate)| (key.to_owned(), rate.clone()));
        let Some((key, rate)) = growth else {
            self.no_growth(&code, year);
            return recurring;
        };
        let label = self.item_labels[item];
        let what = if self.shocks_on(&self.items[item], year).is_empty() {
            What::Part(Line::Collected, label)
        } else {
            What::Unshocked(label)
        };
        self.grow(what, recurring, year, &format!("growth.{key}"), &rate)
    }

    /// Said once an item, where growth was stated: every scenario that stands on it would only say it again.
    pub fn no_growth(&mut self, code: &str, year: Year) {
        if self.told.insert(format!("growth {code}")) {
            let place = self.scenario.growth_place.clone();
            let place = if place.file.is_empty() { self.scenario.place.clone() } else { place };
            let problem = Problem::error("S32", place, say::no_growth(code, year));
            self.problems.push(problem.hint(say::no_growth_hint()));
        }
    }

    /// ⟨x · (1 + rate)⟩ in a year.
    pub fn grow(&mut self, what: What, x: SlotId, year: Year, key: &str, rate: &Placed<Ratio>) -> SlotId {
        let at = Moment { year, rules: year };
        let origin = self.origin(&rate.place);
        let factor = Ratio::ONE.plus(rate.value).unwrap_or(Ratio::ONE);
        let by = self.param(key.to_owned(), Column::One(factor), origin);
        self.grow_once(what, at, x, by, origin)
    }

    /// One step of growth; the same step on the same slot is laid once.
    pub fn grow_once(
        &mut self,
        what: What,
        at: Moment,
        x: SlotId,
        by: ParamId,
        origin: Option<OriginId>,
    ) -> SlotId {
        if let Some(slot) = self.growing.get(&(x, by, at.year)) {
            return *slot;
        }
        let slot = self.scale(what, at, x, by, origin);
        self.growing.insert((x, by, at.year), slot);
        slot
    }

    fn shocks_on(&self, code: &Code, year: Year) -> Vec<Shock> {
        let strikes = |shock: &&Shock| {
            shock.items.holds(code) && left_of(shock, year).is_some_and(|left| left != Ratio::ZERO)
        };
        self.scenario.shocks.iter().filter(strikes).cloned().collect()
    }

    fn shocked(&mut self, item: usize, unshocked: SlotId, year: Year) -> SlotId {
        let label: LabelId = self.item_labels[item];
        let code = self.items[item].clone();
        self.struck(&code, What::Part(Line::Collected, label), unshocked, year)
    }

    /// Shocks strike receipts of a code one after the other, each rounded once.
    pub fn struck(&mut self, code: &Code, what: What, unshocked: SlotId, year: Year) -> SlotId {
        let mut slot = unshocked;
        for shock in self.shocks_on(code, year) {
            let left = left_of(&shock, year).unwrap_or(Ratio::ZERO);
            let value = shock.size.value.times(left).unwrap_or(Ratio::ZERO);
            let rate = Placed { value, place: shock.size.place.clone() };
            slot = self.grow(what, slot, year, &format!("shock.{}.size", shock.id), &rate);
        }
        slot
    }
}

/// How much of a shock is left in a year, as a part of its size: all of it in its first year, less by equal steps after.
fn left_of(shock: &Shock, year: Year) -> Option<Ratio> {
    let since = year.since(shock.year.value);
    match shock.recovers_in {
        _ if since < 0 => None,
        None => Some(Ratio::ONE),
        Some(years) if since < years => Ratio::new(years - since, years),
        Some(_) => None,
    }
}
