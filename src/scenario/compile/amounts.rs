//! Amounts of rules: measured at a moment, then worked on, then grown from a named year.

use super::Compiler;
use super::build::{minus, plus};
use super::measures::{time_of, year_of};
use super::rules::Ruling;
use crate::num::{Dated, Ratio, Year};
use crate::plan::{Column, Moment, Op, OriginId, SlotId, Weights, What};
use crate::problem::{Place, Placed, Problem};
use crate::regime::{Amount, Follows, Growing, Growth, RatioValue, Rule};
use crate::text::problems as say;

/// Who asks for an amount: a rule, for its towns, perhaps on one item.
#[derive(Clone, Copy, Debug)]
pub struct Asker<'r> {
    /// The rule.
    pub rule: &'r Rule,
    /// The towns for which it speaks.
    pub towns: &'r [bool],
    /// The one item that its own measure means.
    pub item: Option<usize>,
    /// Whether a stated amount is a total to be shared, which stands once and not once a town.
    pub is_total: bool,
}

impl<'r> Asker<'r> {
    /// A rule as it decides.
    pub fn of(ruling: &'r Ruling) -> Self {
        Self { rule: ruling.rule, towns: &ruling.towns, item: None, is_total: false }
    }

    /// The same, on one item.
    pub fn on_item(self, item: usize) -> Self {
        Self { item: Some(item), ..self }
    }
}

impl Compiler<'_> {
    /// An amount of a rule at a moment. `None` where it refers to what is not there; the problem is gathered.
    pub fn amount(&mut self, amount: &Amount, asker: Asker, at: Moment) -> Option<SlotId> {
        let rule = asker.rule;
        let label = self.label(&rule.id);
        let is_total = (asker.is_total || amount.shared_by.is_some()) && amount.per.is_none();
        let asker = Asker { is_total, ..asker };
        let mut slot = self.measured(amount, asker, at)?;
        if let Some(per) = &amount.per {
            let by = self.column(per, time_of(amount, at), asker.towns);
            let origin = self.origin(&amount.place);
            slot = self.scale(What::Amount(label), at, slot, by, origin);
        }
        if amount.plus.is_some() || amount.less.is_some() {
            let mut terms = vec![plus(slot)];
            if let Some(more) = &amount.plus {
                terms.push(plus(self.amount(more, asker, at)?));
            }
            if let Some(less) = &amount.less {
                terms.push(minus(self.amount(less, asker, at)?));
            }
            let origin = self.origin(&amount.place);
            slot = self.sum(What::Amount(label), at, terms, origin);
        }
        if let Some(times) = &amount.times {
            let key = format!("{}.times", rule.id);
            let origin = self.origin(&amount.place);
            slot = self.scaled(What::Amount(label), at, slot, (key, times, false), asker, origin)?;
        }
        if let Some(column) = &amount.shared_by {
            slot = self.shared(slot, column, asker, at);
        }
        let asker = Asker { is_total: false, ..asker };
        let Some(growing) = &amount.grows else { return self.bounded(slot, amount, asker, at) };
        self.grown_amount(slot, growing, amount, asker, at)
    }

    /// The total over the rule's towns, shared by a column, largest remainder.
    fn shared(&mut self, x: SlotId, column: &Placed<String>, asker: Asker, at: Moment) -> SlotId {
        let label = self.label(&asker.rule.id);
        let mine = self.only_for(What::Interim, at, asker.towns, x);
        let total = self.total_of_towns(What::Amount(label), at, mine);
        let by = Weights::Column(self.column(column, at, asker.towns));
        let origin = self.origin(&column.place);
        self.push(What::Amount(label), at, Op::Allocate { total, by }, origin)
    }

    /// ⟨ratio · x⟩: the ratio stated, each town's own, or one amount over another; held within 0–100 % where a share is meant.
    pub fn scaled(
        &mut self,
        what: What,
        at: Moment,
        x: SlotId,
        (key, ratio, share): (String, &RatioValue, bool),
        asker: Asker,
        origin: Option<OriginId>,
    ) -> Option<SlotId> {
        let by = match ratio {
            RatioValue::Fixed(ratio) => self.fixed_ratio(key, ratio),
            RatioValue::Data(name) => self.town_ratios(key, name, at.rules, share, asker.towns),
            RatioValue::Measured(measured) => {
                let alone = Asker { is_total: false, ..asker };
                let part = self.amount(&measured.part, alone, at)?;
                let of = self.amount(&measured.of, alone, at)?;
                let mut bound = |name: &str, bound: &Option<Placed<Ratio>>, whole: Ratio| {
                    let implied =
                        share.then_some(Placed { value: whole, place: measured.part.place.clone() });
                    let bound = bound.clone().or(implied)?;
                    Some(self.fixed_ratio(format!("{key}.{name}"), &bound))
                };
                let at_least = bound("at_least", &measured.at_least, Ratio::ZERO);
                let at_most = bound("at_most", &measured.at_most, Ratio::ONE);
                return Some(self.push(what, at, Op::Portion { x, part, of, at_least, at_most }, origin));
            }
        };
        Some(self.scale(what, at, x, by, origin))
    }

    /// ⟨each year⟩ from the named year to the year worked out, never before its first. The next year builds on the bounded amount.
    fn grown_amount(
        &mut self,
        start: SlotId,
        growing: &Growing,
        amount: &Amount,
        asker: Asker,
        at: Moment,
    ) -> Option<SlotId> {
        let rule = asker.rule;
        let path_bounds = !amount.bounds_result_only;
        let mut year = growing.from;
        // A bound that is itself measured is measured in the year that it bounds.
        let then = |year: Year| Moment { year, rules: if at.year == at.rules { year } else { at.rules } };
        let mut slot = if path_bounds { self.bounded(start, amount, asker, then(year))? } else { start };
        while year < at.year {
            year = year.plus(1);
            slot = match &growing.by {
                Growth::Rate(rates) => {
                    let rate = self.rate_of_growth(rates, amount, rule, year)?;
                    let factor = Column::One(Ratio::ONE.plus(rate.value).unwrap_or(Ratio::ONE));
                    self.grown_by(slot, factor, &rate.place, rule, year, at)
                }
                Growth::Data(name) => {
                    let rates = self.ratios_of_towns(name, year, false, asker.towns);
                    let factor = |rate: Ratio| Ratio::ONE.plus(rate).unwrap_or(Ratio::ONE);
                    let factors = Column::PerTown(rates.into_iter().map(factor).collect());
                    self.grown_by(slot, factors, &name.place, rule, year, at)
                }
                Growth::Follows(follows) => self.followed(slot, follows, amount, asker, then(year))?,
            };
            if path_bounds {
                slot = self.bounded(slot, amount, asker, then(year))?;
            }
        }
        if path_bounds { Some(slot) } else { self.bounded(slot, amount, asker, at) }
    }

    fn rate_of_growth(
        &mut self,
        rates: &Dated<Placed<Ratio>>,
        amount: &Amount,
        rule: &Rule,
        year: Year,
    ) -> Option<Placed<Ratio>> {
        let rate = rates.at(year).cloned();
        if rate.is_none() && self.told.insert(format!("grows {}", rule.id)) {
            let message = say::no_rate_of_growth(&rule.id, year);
            let problem = Problem::error("R45", amount.place.clone(), message);
            self.problems.push(problem.hint(say::grow_on_hint(year)));
        }
        rate
    }

    /// One year of following receipts: their growth from the year before to this one, each year under its own rules or, where
    /// `under` says so, both under those of one year.
    fn followed(
        &mut self,
        x: SlotId,
        follows: &Follows,
        amount: &Amount,
        asker: Asker,
        at: Moment,
    ) -> Option<SlotId> {
        let rule = asker.rule;
        let last = at.year.plus(-1);
        let before = Moment { year: last, rules: if at.year == at.rules { last } else { at.rules } };
        if !self.is_settled(last) && last < self.book.last_settled() {
            self.no_receipts_of(last, amount);
            return None;
        }
        let under = |moment: Moment| match follows.under {
            Some(when) => Moment { rules: year_of(when, at.rules), ..moment },
            None => moment,
        };
        let now = self.items_measure(&follows.items, follows.of, under(at), amount, rule)?;
        let before = under(before);
        let before = self.items_measure(&follows.items, follows.of, before, amount, rule)?;
        let key = format!("{}.coefficient", rule.id);
        let by = match &follows.coefficient {
            RatioValue::Fixed(ratio) => self.fixed_ratio(key, ratio),
            RatioValue::Data(name) => self.town_ratios(key, name, at.rules, false, asker.towns),
            RatioValue::Measured(_) => unreachable!("a coefficient is stated: read_coefficient"),
        };
        let origin = self.origin(&amount.place);
        let label = self.label(&rule.id);
        Some(self.push(What::Amount(label), at, Op::Follow { x, now, before, by }, origin))
    }

    /// One year of growth; the same step on the same slot is laid once.
    fn grown_by(
        &mut self,
        x: SlotId,
        factor: Column<Ratio>,
        place: &Place,
        rule: &Rule,
        year: Year,
        at: Moment,
    ) -> SlotId {
        let origin = self.origin(place);
        let by = self.param(format!("{}.grows", rule.id), factor, origin);
        let label = self.label(&rule.id);
        self.grow_once(What::Amount(label), Moment { year, rules: at.rules }, x, by, origin)
    }

    fn bounded(&mut self, slot: SlotId, amount: &Amount, asker: Asker, at: Moment) -> Option<SlotId> {
        let label = self.label(&asker.rule.id);
        let mut slot = slot;
        if let Some(least) = &amount.at_least {
            let least = self.amount(least, asker, at)?;
            slot = self.push(What::Amount(label), at, Op::Max(slot, least), None);
        }
        if let Some(most) = &amount.at_most {
            let most = self.amount(most, asker, at)?;
            slot = self.push(What::Amount(label), at, Op::Min(slot, most), None);
        }
        Some(slot)
    }
}
