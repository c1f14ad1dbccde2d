//! Columns of whole numbers, and what is shared out by them (language.md, 2).

use std::rc::Rc;

use num_bigint::{BigInt, Sign};

use super::super::Fen;
use super::super::rational::Rational;
use super::super::rules::{Amount, Rule, Verb};
use super::amounts::Asked;
use super::{Moment, Oracle, Own, kept, zero};

impl Oracle<'_> {
    /// A whole-number column: heads of the settled year or the nearest one, parameters of the year of the rules.
    pub(super) fn column(&self, town: usize, name: &str, at: Moment) -> BigInt {
        let category = name.strip_prefix("headcount").map(|rest| rest.strip_prefix('.'));
        match (name, category) {
            ("equal", _) => BigInt::from(1),
            ("population", _) => self.book.population[town].expect("a population").into(),
            (_, Some(category)) => {
                let year = at.y.clamp(self.book.first(), self.book.last());
                let table = self.book.staffing.as_ref().expect("a table of staffing");
                let rows = table.iter().filter(|row| row.town == town && row.year == year);
                rows.filter(|row| category.is_none_or(|name| row.category == name))
                    .map(|row| row.headcount)
                    .sum::<i64>()
                    .into()
            }
            _ => {
                let text = self.book.parameter(town, name, at.u);
                Rational::parse(text).whole_part(text)
            }
        }
    }

    /// For which towns a rule speaks in a year: those it names, less those for which another stands in altogether, or,
    /// for a split, on every item.
    pub(super) fn rule_towns(&self, rule: &Rule, u: i64) -> Vec<usize> {
        let splits = matches!(rule.in_force(u), Some(Verb::Split { .. }));
        let has_some = |town: usize| self.items.iter().any(|code| self.has_item(rule, town, code, u));
        let towns = 0..self.book.towns.len();
        towns.filter(|town| if splits { has_some(*town) } else { self.speaks(rule, *town, u) }).collect()
    }

    /// The total of an amount over the rule's towns, shared by a column: each town's part. What is stated counts once.
    pub(super) fn shared(&self, amount: &Amount, column: &str, at: Moment, own: &Own) -> Rc<Vec<Fen>> {
        // Its towns are those of the year in which the rule acts, whatever year the amount is of.
        let key = (std::ptr::from_ref(amount) as usize, at, own.each, own.at.u);
        kept(&self.shared, key, || {
            let towns = self.rule_towns(own.rule, own.at.u);
            let first = *towns.first().expect("a rule of some towns");
            let once = self.so_far(first, amount, at, own, Asked::Once);
            let each = towns.iter().map(|town| self.so_far(*town, amount, at, own, Asked::EachTown));
            let each: Fen = each.sum();
            self.saw("shared, stated once", &once);
            self.saw("shared, each town's own", &each);
            let total = once + each;
            let weights: Vec<BigInt> = towns.iter().map(|town| self.column(*town, column, at)).collect();
            let mut parts = vec![zero(); self.book.towns.len()];
            for (town, part) in towns.iter().zip(allocate(&total, &weights)) {
                parts[*town] = part;
            }
            Rc::new(parts)
        })
    }
}

/// Floors of |T|·w/W, then one fen each to the largest remainders, ties in order; the sign of T put back.
pub fn allocate(total: &Fen, weights: &[BigInt]) -> Vec<Fen> {
    let all: BigInt = weights.iter().sum();
    if all.sign() == Sign::NoSign {
        return vec![zero(); weights.len()];
    }
    let size = BigInt::from(total.magnitude().clone());
    let mut parts: Vec<Fen> = weights.iter().map(|weight| &size * weight / &all).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    let remainder = |at: usize| &size * &weights[at] % &all;
    order.sort_by(|a, b| remainder(*b).cmp(&remainder(*a)).then(a.cmp(b)));
    let missing = &size - parts.iter().sum::<Fen>();
    for at in order.into_iter().take(usize::try_from(&missing).expect("fewer fen than towns")) {
        parts[at] += 1;
    }
    if total.sign() == Sign::Minus { parts.into_iter().map(|part| -part).collect() } else { parts }
}
