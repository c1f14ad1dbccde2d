//! Amounts (rules.md, "Values"; language.md, 2 and 3).

use num_bigint::Sign;

use super::super::Fen;
use super::super::rational::Rational;
use super::super::rules::{Amount, End, Growth, Rate, Share, What, When, covers};
use super::super::tables::money;
use super::{Moment, Oracle, Own, line_named, zero};

/// Which part of an amount is asked for: all of it, or, for a total over towns, what each town adds to it, or what is
/// stated once for all.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    All,
    EachTown,
    Once,
}

impl Oracle<'_> {
    /// An amount at the moment at which it is asked for.
    pub(super) fn amount(&self, town: usize, amount: &Amount, at: Moment, own: &Own) -> Fen {
        self.amount_as(town, amount, at, own, Asked::All)
    }

    pub(super) fn amount_as(&self, town: usize, amount: &Amount, at: Moment, own: &Own, asked: Asked) -> Fen {
        match asked {
            Asked::Once if !stated(amount) => return zero(),
            Asked::EachTown if !each_towns_own(amount) => return zero(),
            // a table with a `shared_by` of its own is each town's own
            Asked::EachTown if amount.shared_by.is_some() => return self.amount(town, amount, at, own),
            _ => {}
        }
        let start = self.start(town, amount, at, own, asked);
        match &amount.grows {
            None => self.bounded(town, amount, start, at, own),
            Some(growth) => self.grown(town, (amount, growth), start, at, own),
        }
    }

    /// The moment that an amount names, seen from the one that asks (spec, "moments").
    pub(super) fn moment_of(amount: &Amount, at: Moment) -> Moment {
        let y = amount.actual.map_or(at.y, |when| year_of(when, at.y));
        let own_rules = if amount.actual.is_some() { y } else { at.u };
        Moment { y, u: amount.under.map_or(own_rules, |when| year_of(when, at.u)) }
    }

    /// What, per, plus and less, times ⟨·⟩, shared_by: all but growth and bounds.
    fn start(&self, town: usize, amount: &Amount, at: Moment, own: &Own, asked: Asked) -> Fen {
        let fen = match &amount.shared_by {
            Some(column) => self.shared(amount, column, at, own)[town].clone(),
            None => self.so_far(town, amount, at, own, asked),
        };
        if amount.shared_by.is_some() {
            self.saw("shared_by", &fen);
        }
        fen
    }

    /// What, per, plus and less, times ⟨·⟩.
    pub(super) fn so_far(&self, town: usize, amount: &Amount, at: Moment, own: &Own, asked: Asked) -> Fen {
        let is_once = matches!(amount.what, What::Fixed(_)) && amount.per.is_none();
        let counts = match asked {
            Asked::All => true,
            Asked::EachTown => !is_once,
            Asked::Once => is_once,
        };
        let mut fen = if counts { self.what(town, amount, Self::moment_of(amount, at), own) } else { zero() };
        if let (Some(column), true) = (&amount.per, counts) {
            fen *= self.column(town, column, at);
            self.saw("per", &fen);
        }
        if let Some(plus) = &amount.plus {
            fen += self.amount_as(town, plus, at, own, asked);
        }
        if let Some(less) = &amount.less {
            fen -= self.amount_as(town, less, at, own, asked);
        }
        match &amount.times {
            Some(times) => self.ratio(town, times, at, own).of(&fen),
            None => fen,
        }
    }

    fn what(&self, town: usize, amount: &Amount, at: Moment, own: &Own) -> Fen {
        match &amount.what {
            What::Fixed(fen) => fen.clone(),
            What::Data(column) => money(self.book.parameter(town, column, at.u)),
            What::Items { covers, of } => self.items_of(town, covers, of, at),
            What::Measure { of } => self.own_measure(town, of.as_deref(), at, own),
            What::Line(line) => {
                let known = self.line_after(town, line_named(line), at, own.steps_before(at));
                known.unwrap_or_else(|| panic!("`{line}` is unknown in {}", at.y))
            }
            What::Part { rule, part } => self.part(town, rule, part, at),
        }
    }

    /// A rule's own measure: a guarantee's `on`, a sum's items by the stated `of`, a split's items by its own.
    fn own_measure(&self, town: usize, of: Option<&str>, at: Moment, own: &Own) -> Fen {
        if let (None, Some(on)) = (of, own.on) {
            return self.amount(town, on, at, own);
        }
        let of = of.or(own.of).expect("`of` of a rule's own measure");
        self.measure_of(town, &self.own_items(town, own), of, at)
    }

    /// The items of the asking rule: those that a split has, those that a sum covers.
    fn own_items(&self, town: usize, own: &Own) -> Vec<usize> {
        let codes = &self.items;
        let has = |i: &usize| self.has_item(own.rule, town, &codes[*i], own.at.u);
        match (own.each, own.of) {
            // an item that another rule decides in this town is none of its own there
            (Some(item), _) => Some(item).filter(has).into_iter().collect(),
            (None, Some(_)) => (0..codes.len()).filter(has).collect(),
            (None, None) => (0..codes.len()).filter(|i| covers(&own.rule.covers, &codes[*i])).collect(),
        }
    }

    /// A part that a rule leaves for others to refer to.
    fn part(&self, town: usize, rule: &str, part: &str, at: Moment) -> Fen {
        let found = match part {
            "amount" => self.sum_amount(town, rule, at),
            "received" => self.guaranteed_part(town, rule, at).map(|parts| parts.received),
            "tied" => self.guaranteed_part(town, rule, at).map(|parts| parts.tied),
            "paid" if self.guaranteed_part(town, rule, at).is_some() => {
                self.guaranteed_part(town, rule, at).map(|parts| parts.paid)
            }
            _ => {
                let splits = self.splits(town, at);
                let found = splits.parts.iter().find(|((id, name), _)| id == rule && *name == part);
                found.map(|(_, fen)| fen.clone())
            }
        };
        let found = found.unwrap_or_else(|| panic!("`{rule}` has no part `{part}` in {}", at.u));
        let kind = match part {
            "amount" => "part of a sum",
            _ if self.guaranteed_part(town, rule, at).is_some() => "part of a guarantee",
            _ => "part of a split",
        };
        self.saw(kind, &found);
        found
    }

    /// At least, then at most: the upper wins.
    fn bounded(&self, town: usize, amount: &Amount, mut fen: Fen, at: Moment, own: &Own) -> Fen {
        if let Some(bound) = &amount.at_least {
            fen = fen.max(self.amount(town, bound, at, own));
        }
        if let Some(bound) = &amount.at_most {
            fen = fen.min(self.amount(town, bound, at, own));
        }
        fen
    }

    /// From its named year a chain ⟨each year⟩, at year max(y, the first); each year builds on the bounded amount,
    /// unless the bounds are on the result.
    fn grown(
        &self,
        town: usize,
        (amount, growth): (&Amount, &Growth),
        start: Fen,
        at: Moment,
        own: &Own,
    ) -> Fen {
        let first = amount.anchor.expect("a year from which it grows");
        let year = |t: i64| Moment { y: t, u: if at.y == at.u { t } else { at.u } };
        let bounded = |fen: Fen, t: i64| {
            if amount.bounds_result { fen } else { self.bounded(town, amount, fen, year(t), own) }
        };
        let mut fen = bounded(start, first);
        for t in first + 1..=at.y.max(first) {
            let next = match growth {
                Growth::Rate(rates) => Rational::whole(1).plus(rates.at(t)).of(&fen),
                Growth::Data(column) => {
                    let rate = Rational::parse(self.book.parameter(town, column, t));
                    self.saw("own rate of growth", &rate.of(&fen));
                    Rational::whole(1).plus(&rate).of(&fen)
                }
                Growth::Follows { covers, of, under, coefficient } => {
                    // both years under the rules of one, where that is said
                    let rules = under.map(|when| year_of(when, year(t).u));
                    let measure = |y: i64| {
                        let u = rules.unwrap_or(year(y).u);
                        self.items_of(town, covers, of, Moment { y, u })
                    };
                    let next = self.ratio(town, coefficient, year(t), own).follow(
                        &fen,
                        &measure(t - 1),
                        &measure(t),
                    );
                    let kind = if under.is_some() { "follows under one year's rules" } else { "follows" };
                    self.saw(kind, &(&next - &fen));
                    next
                }
            };
            fen = bounded(next, t);
        }
        if amount.bounds_result { self.bounded(town, amount, fen, at, own) } else { fen }
    }

    /// A ratio as written; one amount over another is 0 where that is not above 0, then bounded, the upper winning.
    pub(super) fn ratio(&self, town: usize, share: &Share, at: Moment, own: &Own) -> Rational {
        match share {
            Share::Fixed(ratio) => ratio.clone(),
            Share::Data(column) => Rational::parse(self.book.parameter(town, column, at.u)),
            Share::Measured { part, of, at_least, at_most } => {
                let (part, of) = (self.amount(town, part, at, own), self.amount(town, of, at, own));
                self.saw("measured ratio", &(if of > zero() { part.clone() } else { zero() }));
                let mut ratio = if of > zero() { Rational::new(part, of) } else { Rational::whole(0) };
                if let Some(bound) = at_least.as_ref().filter(|bound| ratio.less_than(bound)) {
                    ratio = bound.clone();
                }
                if let Some(bound) = at_most.as_ref().filter(|bound| bound.less_than(&ratio)) {
                    ratio = bound.clone();
                }
                ratio
            }
        }
    }

    /// A ratio where a share is meant: a measured one is held within 0–100 %.
    pub(super) fn share(&self, town: usize, share: &Share, at: Moment, own: &Own) -> Rational {
        let (none, all) = (Rational::whole(0), Rational::whole(1));
        match self.ratio(town, share, at, own) {
            ratio if ratio.less_than(&none) => none,
            ratio if all.less_than(&ratio) => all,
            ratio => ratio,
        }
    }

    /// A rate of an amount, each tier ⟨·⟩ by itself; `to` counts from 0, as an amount or a part of the base.
    pub(super) fn rated(
        &self,
        town: usize,
        rate: &Rate,
        (fen, base): (&Fen, &Fen),
        at: Moment,
        own: &Own,
    ) -> Fen {
        let tiers = match rate {
            Rate::One(share) => return self.share(town, share, at, own).of(fen),
            Rate::Tiers(tiers) => tiers,
        };
        let (mut sum, mut below) = (zero(), None::<Fen>);
        for (number, (end, share)) in tiers.iter().enumerate() {
            let is_part = matches!(end, Some(End::Part(_)));
            let end = match end {
                None => None,
                Some(End::Money(fen)) => Some(fen.clone()),
                Some(End::Part(part)) => Some(part.of(base)),
            };
            let reached = end.map_or(fen.clone(), |end| end.min(fen.clone()));
            let crossed = below.as_ref().is_some_and(|below| reached < *below);
            self.saw("tier below the one before it", &Fen::from(crossed));
            // an end below the one before it leaves its tier empty
            let reached = below.as_ref().map_or(reached.clone(), |below| reached.max(below.clone()));
            let inside = &reached - below.unwrap_or_else(zero);
            self.saw(if number == 0 { "first tier" } else { "higher tier" }, &inside);
            self.saw(if is_part { "tier to a part of the base" } else { "tier to a sum" }, &inside);
            sum += self.share(town, share, at, own).of(&inside);
            below = Some(reached);
        }
        sum
    }
}

fn is_stated(amount: &Amount) -> bool {
    matches!(amount.what, What::Fixed(_)) && amount.per.is_none()
}

/// Whether an amount holds something that is stated once for all towns.
fn stated(amount: &Amount) -> bool {
    let inside = [&amount.plus, &amount.less].into_iter().flatten();
    amount.shared_by.is_none() && (is_stated(amount) || inside.into_iter().any(|inner| stated(inner)))
}

/// Whether an amount holds something that is each town's own.
fn each_towns_own(amount: &Amount) -> bool {
    let mut inside = [&amount.plus, &amount.less].into_iter().flatten();
    amount.shared_by.is_some() || !is_stated(amount) || inside.any(|inner| each_towns_own(inner))
}

fn year_of(when: When, asking: i64) -> i64 {
    match when {
        When::Year(year) => year,
        When::This => asking,
        When::Back(years) => asking - years,
    }
}

impl Rational {
    /// ⟨x · (1 + this · (now − before) / before)⟩; nothing to follow where `before` is not above 0.
    fn follow(&self, x: &Fen, before: &Fen, now: &Fen) -> Fen {
        if before.sign() != Sign::Plus {
            return x.clone();
        }
        let growth = Self::new(now - before, before.clone());
        Self::whole(1).plus(&self.times(&growth)).of(x)
    }
}
