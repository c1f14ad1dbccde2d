//! What heads cost: the cost of one, in all or by its elements, times heads, and the employer's contributions on top.
//!
//! A settled year keeps the totals that its rows state, to the fen; only heads to come are priced at the mean.
//!
//! A cost grows as a whole. Where its elements have to be told apart, since contributions are reckoned on some of them or one
//! of them grows by a rate of its own, each element grows by itself ⟨each year⟩.

use super::Compiler;
use super::build::{minus, plus};
use crate::book::{EmployerRate, Staffing};
use crate::num::{Money, Ratio, Year};
use crate::plan::{Column, Known, LabelId, Moment, OriginId, SlotId, Term, What};
use crate::problem::{Placed, Problem};
use crate::text::problems as say;

/// A number of heads of each town, under its key.
#[derive(Clone, Debug)]
pub struct Heads {
    /// The key.
    pub key: String,
    /// How many, town by town.
    pub by_town: Vec<i64>,
    /// Whether they are gone.
    pub leave: bool,
    /// The settled year whose own heads they are: what its rows state for all of them together counts.
    pub settled: Option<Year>,
    /// Where it was written.
    pub origin: Option<OriginId>,
}

/// An element of pay; `None` where the cost of one head is stated in all.
pub type Element = Option<String>;

/// The key of the growth of pay.
const PAY_GROWTH: &str = "staffing.pay_growth";

impl Compiler<'_> {
    /// Pay of heads of a category, with contributions: heads × cost, exact; each contribution ⟨heads × base × rate⟩.
    pub fn gross_pay(&mut self, label: &str, category: &str, heads: &[Heads], at: Moment) -> SlotId {
        let label = self.label(label);
        if !self.tells_elements_apart() {
            let cost = self.cost_per_head(category, at.year);
            let total = |row: &Staffing| row.stated_total();
            return self.times_heads((What::Pay(label), category), cost, heads, at, &total);
        }
        let mut by_element: Vec<(Element, SlotId)> = Vec::new();
        for element in self.elements(category) {
            let one = self.element_per_head(category, &element, at.year);
            let what = match &element {
                Some(name) => What::ElementPay(label, self.label(name)),
                None => What::Pay(label),
            };
            let total = |row: &Staffing| total_of(row, &element);
            let slot = self.times_heads((what, category), one, heads, at, &total);
            by_element.push((element, slot));
        }
        let mut parts: Vec<SlotId> = by_element.iter().map(|(_, slot)| *slot).collect();
        for rate in self.book.employer_rates_on(category, at.year) {
            parts.extend(self.contribution(label, rate, &by_element, at));
        }
        self.total(What::Pay(label), at, &parts)
    }

    /// ⟨heads × base × rate⟩; nothing where the category has none of the base's elements.
    fn contribution(
        &mut self,
        label: LabelId,
        rate: &EmployerRate,
        by_element: &[(Element, SlotId)],
        at: Moment,
    ) -> Option<SlotId> {
        let is_base = |element: &Element| element.as_ref().is_some_and(|name| rate.base.value.contains(name));
        let base: Vec<SlotId> =
            by_element.iter().filter(|(element, _)| is_base(element)).map(|(_, slot)| *slot).collect();
        if base.is_empty() {
            return None;
        }
        let item = match &rate.economic {
            Some(code) => self.label(&format!("{code} {}", rate.item)),
            None => self.label(&rate.item),
        };
        let base = self.total(What::ContributionBase(label, item), at, &base);
        let origin = self.origin(&rate.place);
        let by = self.param(format!("employer_rates.{}", rate.item), Column::One(rate.rate), origin);
        Some(self.scale(What::Contribution(label, item), at, base, by, None))
    }

    /// What one head costs times heads, those that are gone taken off; where a settled year's row states a total, that.
    fn times_heads(
        &mut self,
        (what, category): (What, &str),
        one: SlotId,
        heads: &[Heads],
        at: Moment,
        total: &dyn Fn(&Staffing) -> Option<Money>,
    ) -> SlotId {
        let mut terms: Vec<Term> = Vec::new();
        for heads in heads {
            let number = heads.by_town.iter().copied().map(Ratio::whole).collect();
            let by = self.param(heads.key.clone(), Column::PerTown(number), heads.origin);
            let mut slot = self.scale(what, at, one, by, heads.origin);
            if let Some(year) = heads.settled {
                slot = self.as_stated((what, category, year), slot, heads.origin, at, total);
            }
            terms.push(if heads.leave { minus(slot) } else { plus(slot) });
        }
        match terms[..] {
            [Term { slot, negative: false }] => slot,
            _ => self.sum(what, at, terms, None),
        }
    }

    /// The totals that rows of a settled year state, and what was worked out for towns whose rows do not.
    fn as_stated(
        &mut self,
        (what, category, year): (What, &str, Year),
        worked_out: SlotId,
        origin: Option<OriginId>,
        at: Moment,
        total: &dyn Fn(&Staffing) -> Option<Money>,
    ) -> SlotId {
        let rows: Vec<Option<&Staffing>> =
            (0..self.plan.towns).map(|town| self.staffing_row(category, town, year)).collect();
        let totals: Vec<Option<Money>> = rows.iter().map(|row| row.and_then(total)).collect();
        if totals.iter().all(Option::is_none) {
            return worked_out;
        }
        let fen = totals.iter().map(|total| total.map_or(0, Money::fen)).collect();
        let stated = self.input(what, at, fen, Known::All, origin);
        // A town without such a row has none to be paid, in either slot.
        let by_total: Vec<bool> =
            rows.iter().zip(&totals).map(|(row, total)| row.is_none() || total.is_some()).collect();
        self.pick(what, at, &by_total, (stated, worked_out), origin)
    }

    fn tells_elements_apart(&self) -> bool {
        !self.book.employer_rates.is_empty() || !self.scenario.element_growth.is_empty()
    }

    /// The elements of a category's pay that are ever more than 0, in the order of the table's columns.
    fn elements(&self, category: &str) -> Vec<Element> {
        let mut elements: Vec<Element> = Vec::new();
        let mut add = |element: Element| {
            if !elements.contains(&element) {
                elements.push(element);
            }
        };
        for row in self.book.staffing.iter().flatten().filter(|row| row.category == category) {
            if row.elements.is_empty() {
                add(None);
            }
            for element in
                row.elements.iter().filter(|element| element.amount != Money::ZERO || element.total.is_some())
            {
                add(Some(element.name.clone()));
            }
        }
        elements
    }

    /// Cost of one head of a category in a year, town by town; it grows as a whole.
    fn cost_per_head(&mut self, category: &str, year: Year) -> SlotId {
        let key = (category.to_owned(), year);
        if let Some(slot) = self.costs.get(&key) {
            return *slot;
        }
        let what = What::CostPerHead(self.label(category));
        let slot = if year <= self.book.last_settled() {
            match &self.elements(category)[..] {
                [] | [_] => self.pay_fed(what, category, year, |row| row.cost.fen()),
                several => {
                    let one = |element| self.element_per_head(category, element, year);
                    let parts: Vec<SlotId> = several.iter().map(one).collect();
                    self.total(what, Moment { year, rules: year }, &parts)
                }
            }
        } else {
            let before = self.cost_per_head(category, year.plus(-1));
            match self.pay_growth(year) {
                Some(rate) => self.grow(what, before, year, PAY_GROWTH, &rate),
                None => before,
            }
        };
        self.costs.insert(key, slot);
        slot
    }

    /// One element of what one head of a category costs in a year; each year grows on from the rounded one before.
    fn element_per_head(&mut self, category: &str, element: &Element, year: Year) -> SlotId {
        let key = (category.to_owned(), element.clone(), year);
        if let Some(slot) = self.elements.get(&key) {
            return *slot;
        }
        let label = self.label(category);
        let what = match element {
            Some(name) => What::ElementPerHead(label, self.label(name)),
            None => What::CostPerHead(label),
        };
        let slot = if year <= self.book.last_settled() {
            self.pay_fed(what, category, year, |row| amount_of(row, element))
        } else {
            let before = self.element_per_head(category, element, year.plus(-1));
            match self.element_growth(element, year) {
                Some((key, rate)) => self.grow(what, before, year, &key, &rate),
                None => before,
            }
        };
        self.elements.insert(key, slot);
        slot
    }

    /// A column of the book's staffing, 0 for towns that have none of the category.
    fn pay_fed(&mut self, what: What, category: &str, year: Year, fen: impl Fn(&Staffing) -> i64) -> SlotId {
        let rows: Vec<Option<&Staffing>> =
            (0..self.plan.towns).map(|town| self.staffing_row(category, town, year)).collect();
        let column = rows.iter().map(|row| row.map_or(0, &fen)).collect();
        let cells = rows.iter().map(|row| row.map(|row| row.place.clone())).collect();
        let origin = self.origin_of_cells(cells);
        self.input(what, Moment { year, rules: year }, column, Known::All, origin)
    }

    /// How an element grows into a year, and under which key: by a rate of its own, else as pay does.
    fn element_growth(&mut self, element: &Element, year: Year) -> Option<(String, Placed<Ratio>)> {
        let own = element.as_ref().and_then(|name| {
            let rate = self.scenario.element_growth.get(name)?.at(year)?;
            Some((format!("staffing.growth.{name}"), rate.clone()))
        });
        own.or_else(|| self.pay_growth(year).map(|rate| (PAY_GROWTH.to_owned(), rate)))
    }

    fn pay_growth(&mut self, year: Year) -> Option<Placed<Ratio>> {
        let rate = self.scenario.pay_growth.as_ref().and_then(|rates| rates.at(year)).cloned();
        if rate.is_none() && self.told.insert("pay growth".to_owned()) {
            let problem = Problem::error("S34", self.scenario.place.clone(), say::no_pay_growth(year));
            self.problems.push(problem.hint(say::no_pay_growth_hint()));
        }
        rate
    }
}

/// What a row states of an element for all heads together; of the whole cost where it is stated in all.
fn total_of(row: &Staffing, element: &Element) -> Option<Money> {
    match element {
        None => row.total,
        Some(name) => row.elements.iter().find(|one| one.name == *name).and_then(|one| one.total),
    }
}

/// An element of a row; the whole cost where it is stated in all.
fn amount_of(row: &Staffing, element: &Element) -> i64 {
    match element {
        None if row.elements.is_empty() => row.cost.fen(),
        None => 0,
        Some(name) => row.elements.iter().filter(|one| one.name == *name).map(|one| one.amount.fen()).sum(),
    }
}
