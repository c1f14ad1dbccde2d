//! Tables of rates: which rate a code has in a year, and that every key names something of the book.

use super::Compiler;
use crate::num::{Ratio, Year};
use crate::problem::{Placed, Problem};
use crate::scenario::Rates;
use crate::text::problems as say;

/// Classes of spending as keys name them.
pub const CLASS_NAMES: [&str; 4] = ["operations", "livelihood", "other_spending", "debt_service"];

impl Compiler<'_> {
    /// Every key of a table of rates must name something of the book.
    pub fn check_rate_keys(&mut self) {
        let mut codes: Vec<String> = self.items.iter().map(ToString::to_string).collect();
        let fees = self.scenario.devolved.iter().filter_map(|devolve| devolve.fees.as_ref());
        codes.extend(fees.map(|fees| fees.code.to_string()));
        self.check_rates(&self.scenario.growth.clone(), &codes, &[]);
        let transfers =
            self.book.transfers.iter().flatten().map(|row| row.code.to_string()).collect::<Vec<_>>();
        self.check_rates(&self.scenario.transfers.clone(), &transfers, &[]);
        let rows = self.book.expenditure.iter().flatten();
        let codes_of = rows.flat_map(|row| [Some(&row.function), row.economic.as_ref()]).flatten();
        let spending = codes_of.map(ToString::to_string).collect::<Vec<_>>();
        self.check_rates(&self.scenario.spending.clone(), &spending, &CLASS_NAMES);
    }

    fn check_rates(&mut self, rates: &Rates, codes: &[String], classes: &[&str]) {
        if codes.is_empty() {
            return;
        }
        for (key, rate) in rates {
            let names = key == "*" || classes.contains(&key.as_str());
            if !names && !codes.iter().any(|code| code.starts_with(key.as_str())) {
                let place = rate.iter().next().map(|(_, rate)| rate.place.clone()).unwrap_or_default();
                let near = crate::problem::nearest(
                    key,
                    codes.iter().map(String::as_str).chain(classes.iter().copied()),
                );
                let hint = near.map_or_else(say::rate_key_hint, say::did_you_mean);
                self.problems.push(Problem::error("S33", place, say::rate_of_nothing(key)).hint(hint));
            }
        }
    }
}

/// The rate for a code in a year: the longest key that is a prefix of it, else `*`.
pub fn rate_for<'r>(rates: &'r Rates, code: &str, year: Year) -> Option<(&'r str, &'r Placed<Ratio>)> {
    let (key, rate) = rates
        .iter()
        .filter(|(key, _)| code.starts_with(key.as_str()))
        .max_by_key(|(key, _)| key.len())
        .or_else(|| rates.get_key_value("*"))?;
    rate.at(year).map(|rate| (key.as_str(), rate))
}
