//! Powers handed down: the fees that come with them and what they cost to run (README, "Staff and powers").

use super::super::Fen;
use super::super::rational::Rational;
use super::super::rules::{Devolve, Fees, longest};
use super::receipts::shocked;
use super::{Details, Oracle, add};

impl<'a> Oracle<'a> {
    /// The powers that a town has by a year, in projected years alone.
    fn powers(&self, town: usize, y: i64) -> impl Iterator<Item = &'a Devolve> {
        let all =
            self.scenario.filter(|_| y > self.book.last()).map_or(&[][..], |scenario| &scenario.devolve);
        all.iter().filter(move |power| power.year <= y && self.is_of(town, power.town.as_ref()))
    }

    /// Fees of powers: as stated in the first year, growing and shocked as their code is.
    pub(super) fn fees(&self, town: usize, y: i64) -> Vec<(&'a Devolve, &'a Fees, Fen)> {
        let with_fees = self.powers(town, y).filter_map(|power| Some((power, power.fees.as_ref()?)));
        let all = with_fees.map(|(power, fees)| {
            let growth = longest(&self.scenario().growth, &fees.code).expect("growth of fees");
            let grow = |fen: Fen, t: i64| Rational::whole(1).plus(growth.at(t)).of(&fen);
            let fen = (power.year + 1..=y).fold(fees.amount.clone(), grow);
            let fen = shocked(fen, &fees.code, &self.scenario().shocks, y);
            self.saw("fees of a power", &fen);
            (power, fees, fen)
        });
        all.collect()
    }

    /// Running costs of powers: as stated in the first year, growing as operations do.
    pub(super) fn operations_of_powers(&self, town: usize, y: i64, details: &mut Details) {
        for power in self.powers(town, y) {
            let Some(stated) = &power.operations else { continue };
            let grow = |fen: Fen, t: i64| self.spending_growth("", "", "operations", t).of(&fen);
            let fen = (power.year + 1..=y).fold(stated.clone(), grow);
            self.saw("operations of a power", &fen);
            add(details, &power.id, &fen);
        }
    }
}
