//! 3. Sums up and down (rules.md, "Four verbs"; language.md, 5).

use std::rc::Rc;

use num_bigint::Sign;

use super::super::Fen;
use super::super::rules::{Rule, Verb, What};
use super::flows::transfer_line;
use super::{Moment, Oracle, Own, kept};

/// A sum in force: its line, the rule, the other side and how much, never below zero.
#[derive(Clone, Debug)]
pub(super) struct Sum<'a> {
    pub line: &'static str,
    pub rule: &'a str,
    pub with: &'static str,
    pub fen: Fen,
}

impl<'a> Oracle<'a> {
    /// Sums in force; below zero they turn round.
    pub(super) fn sums(&self, town: usize, at: Moment) -> Rc<Vec<Sum<'a>>> {
        kept(&self.sums, (town, at), || Rc::new(self.work_out_sums(town, at)))
    }

    fn work_out_sums(&self, town: usize, at: Moment) -> Vec<Sum<'a>> {
        let mut sums = Vec::new();
        for rule in self.in_order(at.u) {
            let Some(Verb::Sum { up, code, with, amount }) = rule.in_force(at.u) else { continue };
            let Some(fen) = self.sum_of(town, rule, at) else { continue };
            let usual = if *up { "remitted" } else { "returns" };
            let other = if *up { "returns" } else { "remitted" };
            let (line, fen) = match fen.sign() {
                Sign::Minus => (other, -fen),
                _ => (code.as_deref().map_or(usual, transfer_line), fen),
            };
            if *with != "county" {
                self.saw("sum with a tier", &fen);
            }
            if !rule.towns.is_empty() {
                self.saw("sum for some towns", &fen);
            }
            if matches!(amount.what, What::Measure { .. }) {
                self.saw("sum of its own items", &fen);
            }
            if line == other {
                self.saw("sum turned round", &fen);
            }
            sums.push(Sum { line, rule: rule.id.as_str(), with, fen });
        }
        sums
    }

    /// What a sum comes to, turned round or not; `None` where it does not speak for the town.
    fn sum_of(&self, town: usize, rule: &'a Rule, at: Moment) -> Option<Fen> {
        let Some(Verb::Sum { amount, .. }) = rule.in_force(at.u) else { return None };
        if !self.speaks(rule, town, at.u) {
            return None;
        }
        let own = Own { rule, each: None, of: None, on: None, step: usize::MAX, at };
        Some(self.amount(town, amount, at, &own))
    }

    /// The part `amount` of a sum.
    pub(super) fn sum_amount(&self, town: usize, rule: &str, at: Moment) -> Option<Fen> {
        self.sum_of(town, self.rules().iter().find(|other| other.id == rule)?, at)
    }

    /// Whether a sum in force names a code of this line.
    pub(super) fn sums_reach(&self, line: &str, u: i64) -> bool {
        self.rules().iter().any(|rule| match rule.in_force(u) {
            Some(Verb::Sum { code: Some(code), .. }) => transfer_line(code) == line,
            _ => false,
        })
    }

    /// Whether a sum in force has taken over a town's rows of a code.
    pub(super) fn taken_over(&self, town: usize, code: &str, u: i64) -> bool {
        self.rules().iter().any(|rule| match rule.in_force(u) {
            Some(Verb::Sum { code: Some(taken), .. }) => {
                code.starts_with(taken) && self.speaks(rule, town, u)
            }
            _ => false,
        })
    }
}
