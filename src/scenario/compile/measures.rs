//! What an amount measures: stated sums, each town's own, receipts, lines, parts of other rules; and when.

use super::Compiler;
use super::amounts::Asker;
use super::build::{minus, plus};
use super::splits::SplitShares;
use crate::num::Year;
use crate::plan::{Known, Line, Moment, SlotId, Term, What};
use crate::problem::{Placed, Problem};
use crate::regime::{Amount, Covers, Measure, Of, Rule, Share, Split, Verb, When, unknown_rule};
use crate::text::problems as say;

impl Compiler<'_> {
    /// The measure of an amount, with nothing done to it.
    pub fn measured(&mut self, amount: &Amount, asker: Asker, at: Moment) -> Option<SlotId> {
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
                let cells = self.parameter_cells(&name.value, at.rules);
                let origin = self.origin_with_cells(&amount.place, cells);
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

    pub fn no_receipts_of(&mut self, year: Year, amount: &Amount) {
        let (first, last) = (self.book.settled[0], self.book.last_settled());
        let hint = match amount.when {
            When::Offset(years) if years < 0 && year < first => {
                say::looks_back_too_far_hint(first, last, first.plus(-years))
            }
            _ => say::no_receipts_hint(first, last),
        };
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

    pub fn items_measure(
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
        if !self.is_rule(other, amount) {
            return None;
        }
        let Some(shares) = self.split(at) else {
            self.not_there_yet(other, part, at, amount, rule);
            return None;
        };
        // A split's parts are there before the statement is: to work that out as well could ask for what is under way.
        let of_split = shares.parts.iter().find(|((id, name), _)| id == other && *name == part);
        if let Some((_, slot)) = of_split {
            return Some(*slot);
        }
        if !self.statements.contains_key(&at) {
            self.statement(at);
        }
        let mut beside = self.parts.iter();
        let found = beside.find(|((when, id, name), _)| *when == at && id == other && *name == part);
        let found = found.map(|(_, slot)| *slot);
        if found.is_none() && self.told.insert(format!("part {}", amount.place)) {
            self.not_there_yet(other, part, at, amount, rule);
        }
        found
    }

    /// Whether the regime has the rule that an amount names.
    fn is_rule(&mut self, other: &str, amount: &Amount) -> bool {
        let regime = &self.scenario.regime;
        let is_there = regime.rule(other).is_some();
        if !is_there && self.told.insert(format!("part {}", amount.place)) {
            let name = Placed { value: other.to_owned(), place: amount.place.clone() };
            self.problems.push(unknown_rule(&name, regime));
        }
        is_there
    }

    /// Why the part of a rule is not there: it is the rule's own, its rule comes later, or there never is one.
    fn not_there_yet(&mut self, other: &str, part: &str, at: Moment, amount: &Amount, rule: &Rule) {
        let in_force = self.in_force(at.rules);
        let place_of = |id: &str| {
            let position = in_force.iter().position(|(rule, _)| rule.id == id)?;
            Some((stage_of(&in_force[position].1.verb), position))
        };
        let other_verb = in_force.iter().find(|(rule, _)| rule.id == other).map(|(_, version)| &version.verb);
        let has_part = other_verb.is_some_and(|verb| parts_of(verb).contains(&part));
        let (own, others) = (place_of(&rule.id), place_of(other));
        let problem = if has_part && own == others {
            Problem::error("R48", amount.place.clone(), say::circle(&rule.id)).hint(say::circle_hint())
        } else if has_part && own < others {
            let message = say::part_comes_later(other, &rule.id);
            Problem::error("R64", amount.place.clone(), message).hint(say::circle_hint())
        } else {
            let message = say::no_such_part(other, part, at.rules);
            Problem::error("R51", amount.place.clone(), message).hint(say::parts_of_a_base_hint())
        };
        self.problems.push(problem);
    }
}

/// In which order verbs act.
const fn stage_of(verb: &Verb) -> usize {
    match verb {
        Verb::Statute(_) => 0,
        Verb::Split(_) => 1,
        Verb::Sum(_) => 2,
        Verb::Guarantee(_) => 3,
    }
}

/// The parts of a rule that others can name.
const fn parts_of(verb: &Verb) -> &'static [&'static str] {
    match verb {
        Verb::Split(Split { share: Share::OverBase(_), .. }) => {
            &["base", "within", "over", "over_other", "short", "paid"]
        }
        Verb::Statute(_) | Verb::Split(_) => &[],
        Verb::Sum(_) => &["amount"],
        Verb::Guarantee(_) => &["received", "paid", "tied"],
    }
}

/// The year and rules at which an amount is measured, seen from the moment that asks.
pub fn time_of(amount: &Amount, at: Moment) -> Moment {
    let year = year_of(amount.when, at.year);
    let rules = match (amount.under, amount.when) {
        (Some(under), _) => year_of(under, at.rules),
        (None, When::Now) => at.rules,
        (None, _) => year,
    };
    Moment { year, rules }
}

/// The year that is meant, seen from one year.
pub fn year_of(when: When, this: Year) -> Year {
    match when {
        When::Now | When::This => this,
        When::Offset(years) => this.plus(years),
        When::Year(year) => year,
    }
}
