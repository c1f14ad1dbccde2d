//! The ledger: every posting, and what the postings add up to.

use std::collections::BTreeMap;
use std::path::Path;

use super::super::statement::{Moment, Oracle, Posting};
use super::super::tables::Book;
use super::{Cell, Cells, Columns, INFLOWS, OUTFLOWS, Outcome, Side, fen, printed_closing, show, small};

/// Flows of a town's year as the file has them.
type Flows = BTreeMap<Posting, i128>;

/// Lines that a book may print in one sum, so that who was paid is not known line by line.
const LUMPED: [&str; 7] =
    ["staffing", "operations", "livelihood", "other_spending", "debt_service", "tied_spending", "spending"];

/// Every posting equal to the oracle's; all parties' nets 0; a pool gives what it takes; a town's flows by line are its
/// statement's lines, and the county's and the tiers' mirror them.
pub(super) fn hold(
    path: &Path,
    book: &Book,
    sides: &[Side],
    cells: &Cells,
    outcome: &mut Outcome,
) -> Result<(), String> {
    let names = ["scenario", "year", "basis", "town", "payer", "receiver", "line", "code", "amount"];
    let columns = Columns::read(path, &names)?;
    let mut all: BTreeMap<(usize, usize, i64), Flows> = BTreeMap::new();
    let mut pools: BTreeMap<(usize, i64, String), i128> = BTreeMap::new();
    for [scenario, year, basis, town, payer, receiver, line, code, amount] in columns.rows() {
        let s = sides.iter().position(|side| side.id == scenario);
        let t = book.towns.iter().position(|id| id == town);
        let line = INFLOWS
            .into_iter()
            .chain(OUTFLOWS)
            .chain([
                "county_share",
                "upper_share",
                "staffing_borne",
                "staffing_saved",
                "given_up",
                "spending",
            ])
            .find(|name| *name == line);
        let (Some(s), Some(t), Ok(year), Some(line), Some(fen)) =
            (s, t, year.parse::<i64>(), line, fen(amount))
        else {
            outcome.wrong(|| format!("ledger: {scenario} {year} {town} {line:?} {code} `{amount}`"));
            continue;
        };
        if basis == "printed" {
            continue;
        }
        let name = |party: &str| match party {
            own if own == town => "town".to_owned(),
            other => other.to_owned(),
        };
        let (payer, receiver) = (name(payer), name(receiver));
        for (party, sign) in [(&payer, -1), (&receiver, 1)] {
            outcome.check(is_party(party), || format!("ledger: `{party}` on {line} {code}"));
            if party == "pool" {
                *pools.entry((s, year, code.to_owned())).or_default() += sign * fen;
            }
        }
        let flows = all.entry((s, t, year)).or_default();
        *flows.entry((payer, receiver, line, code.to_owned())).or_default() += fen;
    }
    for ((s, year, rule), left) in pools {
        outcome.check(left == 0, || format!("{} {year} {rule}: {left} fen stay in the pool", sides[s].id));
    }
    for (s, side) in sides.iter().enumerate() {
        for t in 0..book.towns.len() {
            for (year, _, at) in &side.years {
                let flows = all.remove(&(s, t, *year)).unwrap_or_default();
                let place = format!("{} {} {year}", side.id, book.towns[t]);
                hold_postings(&side.oracle, (t, *at), &flows, !book.includes.is_empty(), &place, outcome);
                if let Some(cell) = cells.get(&(s, t, *year)) {
                    hold_lines(&flows, cell, &place, outcome);
                }
            }
        }
    }
    outcome.check(all.is_empty(), || format!("ledger: {} town-years that are none", all.len()));
    Ok(())
}

fn is_party(party: &str) -> bool {
    let known = ["town", "county", "central", "province", "city", "outside", "reserves", "lenders", "pool"];
    known.contains(&party)
}

/// Every posting both ways.
fn hold_postings(
    oracle: &Oracle,
    (town, at): (usize, Moment),
    found: &Flows,
    lumped: bool,
    place: &str,
    outcome: &mut Outcome,
) {
    let mut rest = found.clone();
    let mut hold = |posting: &Posting, right: i128, found: i128| {
        if lumped && LUMPED.contains(&posting.2) {
            return;
        }
        let (payer, receiver, line, code) = posting;
        outcome.check(right == found, || {
            format!(
                "ledger {place}: {payer} pays {receiver} {line} {code}: {}, should be {}",
                show(Some(found)),
                show(Some(right))
            )
        });
    };
    for (posting, right) in oracle.postings(town, at) {
        let found = rest.remove(&posting).unwrap_or(0);
        hold(&posting, small(&right), found);
    }
    for (posting, found) in rest {
        hold(&posting, 0, found);
    }
}

/// One town's year in the ledger: its own lines, and the county's and the tiers' that mirror them.
fn hold_lines(flows: &Flows, cell: &Cell, place: &str, outcome: &mut Outcome) {
    let sum = |line: &str, test: &dyn Fn(&str, &str) -> i128| -> i128 {
        let rows = flows.iter().filter(|((_, _, on, _), _)| *on == line);
        rows.map(|((payer, receiver, ..), fen)| test(payer, receiver) * fen).sum()
    };
    let into = |party: &'static str| move |_: &str, receiver: &str| i128::from(receiver == party);
    let out_of = |party: &'static str| move |payer: &str, _: &str| i128::from(payer == party);
    let mut hold = |line: &str, found: i128| {
        if let Some(right) = cell.totals.get(line).copied().flatten() {
            outcome.check(found == right, || {
                format!(
                    "{place} {line}: {} in the ledger, {} in the statement",
                    show(Some(found)),
                    show(Some(right))
                )
            });
        }
    };
    for line in INFLOWS {
        hold(line, sum(line, &into("town")));
    }
    for line in OUTFLOWS.into_iter().filter(|line| *line != "earmarked") {
        // what is left at the year's end (23009) is not paid to anyone
        let left = if line == "set_aside" { printed_closing(cell) } else { 0 };
        hold(line, left + sum(line, &out_of("town")));
    }
    hold("earmarked", sum("tied", &|payer, receiver| i128::from(payer == "town" && receiver == "town")));
    let of_rules = sum("town_share", &out_of("county"));
    hold("county_share", sum("county_share", &into("county")) - of_rules);
    hold("upper_share", sum("upper_share", &|payer, _| i128::from(payer == "outside")));
    hold("staffing_borne", sum("staffing_borne", &out_of("county")));
    // all that the town is paid less all that it pays
    let net: i128 = flows
        .iter()
        .map(|((payer, receiver, ..), fen)| {
            fen * (i128::from(receiver == "town") - i128::from(payer == "town"))
        })
        .sum();
    hold("closing", net);
}
