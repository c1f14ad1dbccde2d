//! Totals among items: checked against what they are totals of, and told where they are not.

use crate::num::{Money, Unit};
use crate::problem::{Place, Problem, Problems};
use crate::text::problems::intake as say;

/// An amount of a column, in the order in which it stands.
pub struct Entry<'a> {
    /// The code, or `None` for a total by words.
    pub code: Option<&'a str>,
    /// The name printed.
    pub name: &'a str,
    /// How much.
    pub amount: Money,
    /// Its cell.
    pub place: &'a Place,
}

/// Checks each total by words; returns how many agree. A total is one of all that stands in its column, above it or below,
/// since the total before, or of receipts or transfers alone.
pub fn check(entries: &[Entry<'_>], unit: Unit, problems: &mut Problems) -> usize {
    let leaves: Vec<usize> = (0..entries.len()).filter(|at| is_leaf(entries, *at)).collect();
    let sum = |wanted: &dyn Fn(usize) -> bool| -> (Money, usize) {
        let chosen: Vec<usize> = leaves.iter().copied().filter(|at| wanted(*at)).collect();
        (chosen.iter().map(|at| entries[*at].amount).sum(), chosen.len())
    };
    let own =
        |at: usize| entries[at].code.is_some_and(|code| !code.starts_with("110") && !code.starts_with("23"));
    let step = step(entries.iter().map(|entry| entry.amount), unit);
    let mut agreeing = 0;
    for (at, total) in entries.iter().enumerate().filter(|(_, entry)| entry.code.is_none()) {
        let since =
            entries[..at].iter().rposition(|entry| entry.code.is_none()).map_or(0, |before| before + 1);
        let sums = [
            sum(&|_| true),
            sum(&|leaf| leaf < at),
            sum(&own),
            sum(&|leaf| leaf < at && own(leaf)),
            sum(&|leaf| (since..at).contains(&leaf)),
            sum(&|leaf| leaf > at),
            // The transfers below, where it is their sum.
            sum(&|leaf| leaf > at && !own(leaf)),
            sum(&|leaf| !own(leaf)),
        ];
        let off = |(sum, _): &(Money, usize)| (total.amount - *sum).fen().unsigned_abs();
        let allowed = |count: usize| step.unsigned_abs() * (count as u64 + 1) / 2;
        if sums.iter().any(|found| off(found) <= allowed(found.1)) {
            agreeing += 1;
            continue;
        }
        let Some(nearest) = sums.iter().min_by_key(|found| off(found)) else { continue };
        let difference = (total.amount - nearest.0).exact(unit);
        let message =
            say::total_differs(total.name, total.amount.exact(unit), nearest.0.exact(unit), difference);
        problems.push(Problem::warning("B73", total.place.clone(), message).hint(say::total_differs_hint()));
    }
    agreeing
}

/// An item with a code of which no other in the column is a part.
fn is_leaf(entries: &[Entry<'_>], at: usize) -> bool {
    let Some(code) = entries[at].code else { return false };
    !entries.iter().any(|other| other.code.is_some_and(|other| other != code && other.starts_with(code)))
}

/// The step in which amounts were printed: the largest power of ten fen, up to the unit, that divides them all.
#[must_use]
pub fn step(amounts: impl Iterator<Item = Money>, unit: Unit) -> i64 {
    let mut step = unit.fen();
    for amount in amounts {
        while step > 1 && amount.fen() % step != 0 {
            step /= 10;
        }
    }
    step
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(rows: &[(&str, i64)]) -> (usize, usize) {
        let place = Place::default();
        let entries: Vec<Entry> = rows
            .iter()
            .map(|(name, wan)| Entry {
                code: name.starts_with(|c: char| c.is_ascii_digit()).then_some(*name),
                name,
                amount: Money::from_fen(wan * 1_000_000),
                place: &place,
            })
            .collect();
        let mut problems = Problems::new();
        let agreeing = check(&entries, Unit::Wan, &mut problems);
        (agreeing, problems.count().1)
    }

    #[test]
    fn totals_are_held_against_their_parts() {
        // 401 and 60 are 461; with 2442 of transfers 2903.
        let rows = [
            ("101", 401),
            ("10101", 266),
            ("10104", 135),
            ("10302", 60),
            ("收入合计", 461),
            ("110", 2442),
            ("总计", 2903),
        ];
        assert_eq!(told(&rows), (2, 0));
        // Each of two items may be half a step off: 1 in all is rounding, 2 are not.
        assert_eq!(told(&[("10101", 266), ("10104", 135), ("合计", 402)]), (1, 0));
        assert_eq!(told(&[("10101", 266), ("10104", 135), ("合计", 403)]), (0, 1));
        // A total may stand first.
        assert_eq!(told(&[("合计", 401), ("10101", 266), ("10104", 135)]), (1, 0));
    }
}
