//! Receipts: printed, grossed up, grown and shocked (spec, "projecting").

use num_bigint::Sign;

use super::super::Fen;
use super::super::rational::Rational;
use super::super::rules::{Scenario, Shock, covers, longest};
use super::super::tables::Row;
use super::{Oracle, kept, rows_of, zero};

impl<'a> Oracle<'a> {
    pub(super) fn revenue(&self, town: usize, code: &str, y: i64) -> impl Iterator<Item = &Row> {
        rows_of(&self.revenue, town, y).iter().copied().filter(move |row| row.code == code)
    }

    /// A printed row as gross; a local part is grossed up by that year's statute (rules.md, What differs).
    pub(super) fn row_gross(&self, row: &Row) -> Fen {
        if row.scope != "local" {
            return row.fen.clone();
        }
        let tiers = self.statute(row.town, &row.code, row.year);
        let local = tiers.iter().fold(Rational::whole(1), |rest, tier| rest.minus(tier));
        if row.fen.sign() == Sign::NoSign { zero() } else { local.whole_over(&row.fen) }
    }

    /// receipts(y) = ⟨(receipts(y−1) − one_off(y−1))·(1+g)⟩: the chain that grows, without shocks.
    pub(super) fn unshocked(&self, town: usize, item: usize, y: i64) -> Fen {
        kept(&self.unshocked, (town, item, y), || {
            let code = &self.items[item];
            if y <= self.book.last() {
                assert!(self.book.settled.contains(&y), "no receipts of {y}");
                return self.revenue(town, code, y).map(|row| self.row_gross(row)).sum();
            }
            let once: Fen =
                self.revenue(town, code, y - 1).filter(|r| r.one_off).map(|r| self.row_gross(r)).sum();
            let growth =
                longest(&self.scenario().growth, code).unwrap_or_else(|| panic!("no growth of {code}"));
            let factor = Rational::whole(1).plus(growth.at(y));
            factor.of(&(self.unshocked(town, item, y - 1) - once))
        })
    }

    /// A shock is a level on the unshocked path, each rounded once.
    pub(super) fn gross(&self, town: usize, item: usize, y: i64) -> Fen {
        let gross = self.unshocked(town, item, y);
        if y > self.book.last() {
            return shocked(gross, &self.items[item], &self.scenario().shocks, y);
        }
        gross
    }

    pub(super) fn scenario(&self) -> &'a Scenario {
        self.scenario.expect("a scenario")
    }
}

/// Receipts of a code after the shocks of a year, each rounded once.
pub(super) fn shocked(receipts: Fen, code: &str, shocks: &[Shock], y: i64) -> Fen {
    let hit = shocks.iter().filter(|shock| covers(&shock.items, code));
    hit.filter_map(|shock| shock_factor(shock, y)).fold(receipts, |fen, factor| factor.of(&fen))
}

/// 1 + size·(1 − k/recovers_in), k years after; `None` before it and once it is over.
fn shock_factor(shock: &Shock, y: i64) -> Option<Rational> {
    let k = y - shock.year;
    let left = match shock.recovers_in {
        _ if k < 0 => return None,
        None => Rational::whole(1),
        Some(n) if k < n => Rational::new(n - k, n),
        Some(_) => return None,
    };
    Some(Rational::whole(1).plus(&shock.size.times(&left)))
}
