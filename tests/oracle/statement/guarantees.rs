//! 4. Guarantees: floors, caps, pools, equalisation (language.md, 6).

use std::collections::BTreeMap;
use std::rc::Rc;

use super::super::Fen;
use super::super::rules::{Guarantee, Rate, Rule, Tied, Verb};
use super::sharing::allocate;
use super::{Details, Moment, Oracle, Own, add, kept, positive, zero};

/// What a guarantee comes to for a town.
#[derive(Clone, Debug)]
pub(super) struct Guaranteed {
    pub received: Fen,
    pub paid: Fen,
    pub tied: Fen,
}

/// What a guarantee comes to, town by town.
pub(super) type ByTown = BTreeMap<usize, Guaranteed>;

impl<'a> Oracle<'a> {
    /// The guarantees in force in a year, in their order.
    pub(super) fn guarantees(&self, u: i64) -> Rc<Vec<(&'a Rule, &'a Guarantee)>> {
        kept(&self.guarantees, u, || {
            let all = self.in_order(u).into_iter();
            let of = |rule: &'a Rule| match rule.in_force(u) {
                Some(Verb::Guarantee(terms)) => Some((rule, &**terms)),
                _ => None,
            };
            Rc::new(all.filter_map(of).collect())
        })
    }

    /// What a guarantee, by its place in the order, comes to.
    pub(super) fn guaranteed(&self, step: usize, at: Moment) -> Rc<ByTown> {
        kept(&self.guaranteed, (step, at), || Rc::new(self.work_out_guarantee(step, at)))
    }

    /// A part of a guarantee that others may refer to; `None` where the rule is no guarantee in force.
    pub(super) fn guaranteed_part(&self, town: usize, rule: &str, at: Moment) -> Option<Guaranteed> {
        let step = self.guarantees(at.u).iter().position(|(other, _)| other.id == rule)?;
        self.guaranteed(step, at).get(&town).cloned()
    }

    fn work_out_guarantee(&self, step: usize, at: Moment) -> ByTown {
        let (rule, terms) = self.guarantees(at.u)[step];
        let own = Own { rule, each: None, of: None, on: Some(&terms.on), step, at };
        let towns = self.rule_towns(rule, at.u);
        let mut surplus = Vec::new();
        let (mut claims, mut dues) = (Vec::new(), Vec::new());
        for town in &towns {
            let held = self.amount(*town, &terms.on, at, &own);
            let amount = self.amount(*town, &terms.at, at, &own);
            let base = positive(amount.clone());
            let most = terms.at_most.as_ref().map(|most| positive(self.amount(*town, most, at, &own)));
            let part = |rate: &Option<_>, gap: &Fen| {
                let fen =
                    rate.as_ref().map_or_else(zero, |rate| self.rated(*town, rate, (gap, &base), at, &own));
                most.as_ref().map_or(fen.clone(), |most| fen.min(most.clone()))
            };
            claims.push(part(&terms.below, &positive(&amount - &held)));
            surplus.push(positive(&held - &amount));
            dues.push(part(&terms.above, &surplus[surplus.len() - 1]));
        }
        let (received, paid) = match terms.with {
            "pool" => {
                let (claimed, owed): (Fen, Fen) = (claims.iter().sum(), dues.iter().sum());
                let total = claimed.min(owed);
                (allocate(&total, &claims), allocate(&total, &dues))
            }
            _ => (claims, dues),
        };
        let mut by_town = ByTown::new();
        for (at_town, town) in towns.into_iter().enumerate() {
            let (received, paid) = (received[at_town].clone(), paid[at_town].clone());
            let tied = match &terms.tied {
                None => zero(),
                Some(Tied::Rest) => &surplus[at_town] - &paid,
                Some(Tied::Part(part)) => self.share(town, part, at, &own).of(&surplus[at_town]),
            };
            let parts = Guaranteed { received, paid, tied };
            self.saw_guarantee(step, terms, &parts);
            if !rule.towns.is_empty() {
                self.saw("guarantee for some towns", &(&parts.received + &parts.paid + &parts.tied));
            }
            by_town.insert(town, parts);
        }
        by_town
    }

    fn saw_guarantee(&self, step: usize, terms: &Guarantee, parts: &Guaranteed) {
        let pool = terms.with == "pool";
        self.saw(if pool { "pool received" } else { "claim" }, &parts.received);
        self.saw(if pool { "pool paid" } else { "due" }, &parts.paid);
        self.saw(
            if matches!(terms.tied, Some(Tied::Rest)) { "tied rest" } else { "tied ratio" },
            &parts.tied,
        );
        if !matches!(terms.with, "county" | "pool") {
            self.saw("guarantee with a tier", &(&parts.received + &parts.paid));
        }
        if terms.at_most.is_some() {
            self.saw("guarantee with a limit", &(&parts.received + &parts.paid));
        }
        for (kind, rate, fen) in
            [("tiers below", &terms.below, &parts.received), ("tiers above", &terms.above, &parts.paid)]
        {
            if matches!(rate, Some(Rate::Tiers(_))) {
                self.saw(kind, fen);
            }
        }
        if terms.at.shared_by.is_some() {
            self.saw("equalisation", &(&parts.received + &parts.paid));
        }
        if terms.at.actual.is_some() {
            self.saw("hold-harmless", &(&parts.received + &parts.paid));
        }
        if step > 0 {
            self.saw("guarantee after another", &(&parts.received + &parts.paid + &parts.tied));
        }
    }

    /// What the guarantees before a step add to a line.
    pub(super) fn add_guarantees(
        &self,
        town: usize,
        line: &str,
        at: Moment,
        steps: usize,
        details: &mut Details,
    ) {
        let guarantees = self.guarantees(at.u);
        for (step, (rule, _)) in guarantees.iter().enumerate().take(steps) {
            let by_town = self.guaranteed(step, at);
            let Some(parts) = by_town.get(&town) else { continue };
            match line {
                "returns" => add(details, &rule.id, &parts.received),
                "remitted" => add(details, &rule.id, &parts.paid),
                "tied" | "earmarked" => add(details, &rule.id, &parts.tied),
                _ => {}
            }
        }
    }
}
