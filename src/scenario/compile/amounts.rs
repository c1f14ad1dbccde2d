//! Amounts of rules: measured at a moment, then worked on, then grown from a named year.

use super::Compiler;
use super::build::{minus, plus};
use super::rules::Ruling;
use super::splits::SplitShares;
use crate::num::{Dated, Ratio, Year};
use crate::plan::{Column, Known, Line, Moment, Op, OriginId, SlotId, Term, Weights, What};
use crate::problem::{Placed, Problem};
use crate::regime::{
    Amount, Covers, Follows, Growing, Growth, Measure, Of, RatioValue, Rule, Share, Split, Verb, When,
};
use crate::text::problems as say;

/// Who asks for an amount: a rule, for its towns, perhaps on one item.
#[derive(Clone, Copy, Debug)]
pub struct Asker<'r> {
    /// The rule.
    pub rule: &'r Rule,
    /// The towns for which it speaks.
    pub towns: &'r [bool],
    /// The one item that its own measure means.
    item: Option<usize>,
    /// Whether a stated amount is a total to be shared, which stands once and not once a town.
    is_total: bool,
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
                    self.grown_by(slot, &rate, rule, year, at)
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

    /// One year of following receipts: their growth from the year before to this one, under the same rules.
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
        let now = self.items_measure(&follows.items, follows.of, at, amount, rule)?;
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
    fn grown_by(&mut self, x: SlotId, rate: &Placed<Ratio>, rule: &Rule, year: Year, at: Moment) -> SlotId {
        let factor = Ratio::ONE.plus(rate.value).unwrap_or(Ratio::ONE);
        let origin = self.origin(&rate.place);
        let by = self.param(format!("{}.grows", rule.id), Column::One(factor), origin);
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

    fn measured(&mut self, amount: &Amount, asker: Asker, at: Moment) -> Option<SlotId> {
        let rule = asker.rule;
        let label = self.label(&rule.id);
        let origin = self.origin(&amount.place);
        match &amount.measure {
            Measure::Fixed(money) => {
                let mut fen = vec![money.fen(); self.plan.towns];
                if asker.is_total {
                    let first = asker.towns.iter().position(|town| *town);
                    (0..fen.len()).filter(|town| Some(*town) != first).for_each(|town| fen[town] = 0);
                }
                Some(self.input(What::Amount(label), at, fen, Known::All, origin))
            }
            Measure::Data(name) => {
                let name = Placed { value: name.clone(), place: amount.place.clone() };
                let fen = self.town_amounts(&name, at.rules, asker.towns);
                Some(self.input(What::Amount(label), at, fen, Known::All, origin))
            }
            Measure::Items(covers, of) => {
                let then = self.moment_of(amount, at)?;
                self.items_measure(covers, *of, then, amount, rule)
            }
            Measure::Covered(of) => {
                let then = self.moment_of(amount, at)?;
                self.items_measure(&rule.covers, *of, then, amount, rule)
            }
            Measure::Own => {
                let then = self.moment_of(amount, at)?;
                self.own_measure(asker, then, at, amount)
            }
            Measure::Line(line) => {
                let then = self.moment_of(amount, at)?;
                self.line_measure(*line, then, amount, rule)
            }
            Measure::Rule { rule: other, part } => {
                let then = self.moment_of(amount, at)?;
                self.rule_part(other, part, then, amount, rule)
            }
        }
    }

    /// The same, where there is something to be measured then.
    fn moment_of(&mut self, amount: &Amount, at: Moment) -> Option<Moment> {
        let then = time_of(amount, at);
        let year = then.year;
        let projected = self.horizon.projected.contains(&year) || self.is_before_horizon(year);
        if !self.is_settled(year) && !projected {
            self.no_receipts_of(year, amount);
            return None;
        }
        if year > at.year && !self.is_settled(year) {
            if self.told.insert(format!("later {}", amount.place)) {
                let message = say::from_a_later_year(year, at.year);
                let problem = Problem::error("R47", amount.place.clone(), message);
                self.problems.push(problem.hint(say::circle_hint()));
            }
            return None;
        }
        Some(then)
    }

    fn no_receipts_of(&mut self, year: Year, amount: &Amount) {
        let hint = say::no_receipts_hint(self.book.settled[0], self.book.last_settled());
        self.problems.push(Problem::error("R46", amount.place.clone(), say::no_receipts(year)).hint(hint));
    }

    /// Years between the book's last and the first shown are grown too.
    fn is_before_horizon(&self, year: Year) -> bool {
        year > self.book.last_settled() && self.horizon.projected.first().is_some_and(|first| year < *first)
    }

    fn circle(&mut self, amount: &Amount, rule: &Rule) {
        let problem = Problem::error("R48", amount.place.clone(), say::circle(&rule.id));
        self.problems.push(problem.hint(say::circle_hint()));
    }

    fn items_measure(
        &mut self,
        covers: &Covers,
        of: Of,
        at: Moment,
        amount: &Amount,
        rule: &Rule,
    ) -> Option<SlotId> {
        let covered: Vec<usize> =
            (0..self.items.len()).filter(|item| covers.holds(&self.items[*item])).collect();
        if covered.is_empty() {
            self.problems.push(
                Problem::error("R49", amount.place.clone(), say::covers_nothing(&rule.id))
                    .hint(say::rate_key_hint()),
            );
            return None;
        }
        let slots: Vec<SlotId> = match of {
            Of::Gross | Of::Local | Of::Upper => {
                let items = self.statute(at);
                let one = |item: &usize| match of {
                    Of::Gross => items[*item].gross,
                    Of::Local => items[*item].local,
                    _ => items[*item].upper,
                };
                covered.iter().map(one).collect()
            }
            Of::Rest | Of::Town | Of::County => {
                let Some(shares) = self.split(at) else {
                    self.circle(amount, rule);
                    return None;
                };
                return self.side_measure(&shares, &covered, of, at, amount, rule);
            }
        };
        let label = self.label(&rule.id);
        Some(self.total(What::Amount(label), at, &slots))
    }

    /// One side's part of items, with what a rule over a base posts besides where all its items are among them.
    fn side_measure(
        &mut self,
        shares: &SplitShares,
        covered: &[usize],
        of: Of,
        at: Moment,
        amount: &Amount,
        rule: &Rule,
    ) -> Option<SlotId> {
        let side = if of == Of::Town { &shares.town } else { &shares.county };
        let mut terms: Vec<Term> = covered.iter().map(|item| plus(side[*item])).collect();
        for beside in &shares.beside {
            let inside = beside.covered.iter().filter(|item| covered.contains(item)).count();
            if inside == beside.covered.len() {
                terms.push(if of == Of::Town { plus(beside.slot) } else { minus(beside.slot) });
            } else if inside > 0 {
                let other = self.plan.labels[beside.label.0 as usize].clone();
                let problem = Problem::error("R52", amount.place.clone(), say::part_of_a_base(&other));
                self.problems.push(problem.hint(say::part_of_a_base_hint(&other)));
                return None;
            }
        }
        let label = self.label(&rule.id);
        Some(self.sum(What::Amount(label), at, terms, None))
    }

    /// A rule's own measure: what its split covers, by its own `of`; what a guarantee is on.
    fn own_measure(&mut self, asker: Asker, then: Moment, at: Moment, amount: &Amount) -> Option<SlotId> {
        let rule = asker.rule;
        match rule.version_at(at.rules).map(|version| &version.verb) {
            Some(Verb::Guarantee(guarantee)) => {
                return self.amount(&guarantee.on, Asker { is_total: false, ..asker }, then);
            }
            Some(Verb::Split(Split { of: Of::Rest, .. })) => {
                let problem = Problem::error("R50", amount.place.clone(), say::no_measure_of_rest());
                self.problems.push(problem.hint(say::no_measure_hint()));
                return None;
            }
            Some(Verb::Split(Split { share: Share::OverBase(_), .. })) => {}
            _ => {
                let problem = Problem::error("R50", amount.place.clone(), say::no_measure(&rule.id));
                self.problems.push(problem.hint(say::no_measure_hint()));
                return None;
            }
        }
        let receipts = self.statute(then);
        let mut slots = Vec::new();
        for (item, shares) in receipts.iter().enumerate() {
            if asker.item.is_some_and(|own| own != item) {
                continue;
            }
            if let Some((of, towns)) = self.splits_of(&rule.id, item, at.rules) {
                let slot = if of == Of::Gross { shares.gross } else { shares.local };
                slots.push(self.only_for(What::Interim, then, &towns, slot));
            }
        }
        let label = self.label(&rule.id);
        Some(self.total(What::Amount(label), then, &slots))
    }

    fn line_measure(&mut self, line: Line, at: Moment, amount: &Amount, rule: &Rule) -> Option<SlotId> {
        if self.running.contains_key(&at) {
            return self.line_so_far(line, at, amount);
        }
        let slot = self.line_at(line, at);
        if slot.is_none() {
            self.circle(amount, rule);
        }
        slot
    }

    fn rule_part(
        &mut self,
        other: &str,
        part: &str,
        at: Moment,
        amount: &Amount,
        rule: &Rule,
    ) -> Option<SlotId> {
        let Some(shares) = self.split(at) else {
            self.circle(amount, rule);
            return None;
        };
        if !self.statements.contains_key(&at) {
            self.statement(at);
        }
        let of_split = shares.parts.iter().find(|((id, name), _)| id == other && *name == part);
        let mut beside = self.parts.iter();
        let found = of_split.map(|(_, slot)| *slot).or_else(|| {
            let found = beside.find(|((when, id, name), _)| *when == at && id == other && *name == part);
            found.map(|(_, slot)| *slot)
        });
        if found.is_none() && self.told.insert(format!("part {}", amount.place)) {
            let message = say::no_such_part(other, part, at.rules);
            self.problems
                .push(Problem::error("R51", amount.place.clone(), message).hint(say::parts_of_a_base_hint()));
        }
        found
    }
}

/// The year and rules at which an amount is measured, seen from the moment that asks.
fn time_of(amount: &Amount, at: Moment) -> Moment {
    let year_of = |when: When, this: Year| match when {
        When::Now | When::This => this,
        When::Offset(years) => this.plus(years),
        When::Year(year) => year,
    };
    let year = year_of(amount.when, at.year);
    let rules = match (amount.under, amount.when) {
        (Some(under), _) => year_of(under, at.rules),
        (None, When::Now) => at.rules,
        (None, _) => year,
    };
    Moment { year, rules }
}
