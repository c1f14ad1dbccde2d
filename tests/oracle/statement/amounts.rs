//! Amounts, and the sums that they make (rules.md, "Values").

use num_bigint::Sign;

use super::super::Fen;
use super::super::rational::Rational;
use super::super::rules::{Amount, Rule, Verb, What, When, covers};
use super::super::tables::money;
use super::flows::transfer_line;
use super::{Moment, Oracle, Own, line_named};

impl<'a> Oracle<'a> {
    /// An amount at the moment at which it is asked for.
    pub(super) fn amount(&self, town: usize, amount: &Amount, at: Moment, own: &Own) -> Fen {
        match &amount.grows {
            None => self.bounded(town, amount, self.start(town, amount, at, own), at, own),
            Some(_) => self.grown(town, amount, at, own),
        }
    }

    /// The moment that an amount names, seen from the one that asks (spec, "moments").
    pub(super) fn moment_of(amount: &Amount, at: Moment) -> Moment {
        let y = amount.actual.map_or(at.y, |when| year_of(when, at.y));
        let own_rules = if amount.actual.is_some() { y } else { at.u };
        Moment { y, u: amount.under.map_or(own_rules, |when| year_of(when, at.u)) }
    }

    /// What, plus and less, then times ⟨·⟩: all but growth and bounds.
    pub(super) fn start(&self, town: usize, amount: &Amount, at: Moment, own: &Own) -> Fen {
        let mut fen = self.what(town, &amount.what, Self::moment_of(amount, at), own);
        if let Some(plus) = &amount.plus {
            fen += self.amount(town, plus, at, own);
        }
        if let Some(less) = &amount.less {
            fen -= self.amount(town, less, at, own);
        }
        match &amount.times {
            Some(times) => self.share(town, times, at.u).of(&fen),
            None => fen,
        }
    }

    pub(super) fn what(&self, town: usize, what: &What, at: Moment, own: &Own) -> Fen {
        match what {
            What::Fixed(fen) => fen.clone(),
            What::Data(column) => money(self.book.parameter(town, column, at.u)),
            What::Items { covers, of } => self.items_of(town, covers, of, at),
            What::Measure { of } => {
                let of = of.as_deref().or(own.of).expect("`of` of a rule's own measure");
                self.measure_of(town, own.items, of, at)
            }
            What::Line(line) => self
                .line(town, line_named(line), at)
                .unwrap_or_else(|| panic!("`{line}` is unknown in {}", at.y)),
            What::Part { rule, part } => {
                let splits = self.splits(town, at);
                let found = splits.parts.iter().find(|((id, name), _)| id == rule && name == part);
                found.unwrap_or_else(|| panic!("`{rule}` has no part `{part}` in {}", at.u)).1.clone()
            }
        }
    }

    /// At least, then at most: the upper wins.
    pub(super) fn bounded(&self, town: usize, amount: &Amount, mut fen: Fen, at: Moment, own: &Own) -> Fen {
        if let Some(bound) = &amount.at_least {
            fen = fen.max(self.amount(town, bound, at, own));
        }
        if let Some(bound) = &amount.at_most {
            fen = fen.min(self.amount(town, bound, at, own));
        }
        fen
    }

    /// Escalation: from its named year a chain ⟨each year⟩, at year max(y, the first); each year builds on the
    /// bounded amount, unless the bounds are on the result.
    pub(super) fn grown(&self, town: usize, amount: &Amount, at: Moment, own: &Own) -> Fen {
        let first = amount.anchor.expect("a year from which it grows");
        let growth = amount.grows.as_ref().expect("growth");
        let year = |t: i64| Moment { y: t, u: if at.y == at.u { t } else { at.u } };
        let bounded = |fen: Fen, t: i64| {
            if amount.bounds_result { fen } else { self.bounded(town, amount, fen, year(t), own) }
        };
        let mut fen = bounded(self.start(town, amount, at, own), first);
        for t in first + 1..=at.y.max(first) {
            fen = bounded(Rational::whole(1).plus(growth.at(t)).of(&fen), t);
        }
        if amount.bounds_result { self.bounded(town, amount, fen, at, own) } else { fen }
    }

    /// 3. Sums in force: the line, the rule's id, and how much; below zero it turns round.
    pub(super) fn sums(&self, town: usize, at: Moment) -> Vec<(&'static str, &'a str, Fen)> {
        let mut sums = Vec::new();
        for rule in self.rules() {
            let Some(Verb::Sum { up, amount, code }) = rule.in_force(at.u) else { continue };
            if self.replaced_whole(rule, at.u) {
                continue;
            }
            let codes = &self.items;
            let items: Vec<usize> = (0..codes.len()).filter(|i| covers(&rule.covers, &codes[*i])).collect();
            let fen = self.amount(town, amount, at, &Own { items: &items, of: None });
            let usual = if *up { "remitted" } else { "returns" };
            let other = if *up { "returns" } else { "remitted" };
            match fen.sign() {
                Sign::Minus => sums.push((other, rule.id.as_str(), -fen)),
                _ => sums.push((code.as_deref().map_or(usual, transfer_line), rule.id.as_str(), fen)),
            }
        }
        sums
    }

    pub(super) fn replaced_whole(&self, rule: &Rule, u: i64) -> bool {
        self.rules().iter().any(|other| other.replaces.contains(&rule.id) && other.in_force(u).is_some())
    }

    /// Whether a sum in force has taken over the book's rows of a code.
    pub(super) fn taken_over(&self, code: &str, u: i64) -> bool {
        self.rules().iter().any(|rule| match rule.in_force(u) {
            Some(Verb::Sum { code: Some(taken), .. }) => {
                code.starts_with(taken) && !self.replaced_whole(rule, u)
            }
            _ => false,
        })
    }
}

fn year_of(when: When, asking: i64) -> i64 {
    match when {
        When::Year(year) => year,
        When::This => asking,
        When::Back(years) => asking - years,
    }
}
