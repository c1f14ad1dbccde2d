//! The comparison: the county's side of every town's regime, and all towns together.

use std::path::Path;

use super::super::statement::{CountyLine, LINES, Moment, Oracle};
use super::super::tables::Book;
use super::{Columns, Outcome, Side, fen, show, small};

/// Every amount of every party, and its change against the first scenario.
pub(super) fn hold(path: &Path, book: &Book, sides: &[Side], outcome: &mut Outcome) -> Result<(), String> {
    let names = ["year", "line", "party", "scenario", "amount", "current", "change"];
    let columns = Columns::read(path, &names)?;
    let mut rows = 0;
    for [year, line, party, scenario, amount, current, change] in columns.rows() {
        let side = sides.iter().find(|side| side.id == scenario);
        let year: i64 = year.parse().map_err(|_| format!("comparison: year `{year}`"))?;
        let at = side.and_then(|side| side.years.iter().find(|(y, ..)| *y == year)).map(|(.., at)| *at);
        let (Some(side), Some(at)) = (side, at) else {
            outcome.wrong(|| format!("comparison: {scenario} {year}"));
            continue;
        };
        rows += 1;
        let right = amount_of(&side.oracle, book, (party, line), at);
        let place = format!("comparison {scenario} {year} {line} {party}");
        outcome.check(fen(amount) == right, || {
            format!("{place}: {}, should be {}", show(fen(amount)), show(right))
        });
        let difference = fen(amount).zip(fen(current)).map(|(new, old)| new - old);
        outcome.check(fen(change) == difference, || format!("{place}: change `{change}`"));
    }
    outcome.check(rows > 0, || "an empty comparison".to_owned());
    Ok(())
}

/// A party's side of a line: a town's, all towns', or the county's.
fn amount_of(oracle: &Oracle, book: &Book, (party, line): (&str, &str), at: Moment) -> Option<i128> {
    let towns = 0..book.towns.len();
    let name = LINES.into_iter().find(|name| *name == line).unwrap_or_else(|| panic!("no line `{line}`"));
    let found = match (party, line) {
        ("county", "regime_capacity") => {
            towns.map(|town| oracle.county_line(town, CountyLine::Capacity, at)).sum()
        }
        ("county", _) => towns.map(|town| oracle.county_line(town, CountyLine::Net, at)).sum(),
        ("all_towns", _) => towns.map(|town| oracle.line(town, name, at)).sum(),
        (party, _) => {
            let town = book.towns.iter().position(|id| id == party);
            oracle.line(town.unwrap_or_else(|| panic!("no town `{party}`")), name, at)
        }
    };
    found.map(|fen: super::super::Fen| small(&fen))
}
