//! Years that do not close: receipts less outlays against the balance that the accounts print (23009).

use std::collections::BTreeMap;

use super::{Outcome, run_compiled};
use crate::book::intake::step;
use crate::book::{Account, Book, TownId};
use crate::num::{Money, Unit, Year};
use crate::plan::{Line, Purse, Row};
use crate::problem::{Place, Problem, Problems};
use crate::scenario::{Scenario, compile_printed, compile_settled};
use crate::text::problems as say;

/// The balance that a year closes with.
const CLOSING: &str = "23009";

/// An account of a town in a year, and what it prints as its closing balance: how much, and where first.
type Printed<'a> = BTreeMap<(Account, TownId, Year), (Money, &'a Place)>;

/// Warns of each town and year whose printed closing balance is not what its receipts less its outlays leave, where that is
/// known: by the rules of the year itself in a scenario, or without one by the accounts as printed.
#[must_use]
pub fn closings(book: &Book, scenario: Option<&Scenario>) -> Problems {
    let printed = printed(book);
    let mut years: Vec<Year> = printed.keys().map(|(_, _, year)| *year).collect();
    years.sort_unstable();
    years.dedup();
    let mut problems = Problems::new();
    for year in years {
        let compiled = match scenario {
            Some(scenario) => compile_settled(book, scenario, &[year]),
            None => compile_printed(book),
        };
        // A year for which the scenario has no rules has no statement, and needs none.
        let Ok(run) = run_compiled(book, vec![compiled]) else { continue };
        for (key, (amount, place)) in printed.iter().filter(|((_, _, other), _)| *other == year) {
            let Some(worked_out) = closing(&run.value[0], *key) else { continue };
            if (worked_out - *amount).fen().abs() <= rounding(book, *key) {
                continue;
            }
            let [left, closed, difference] =
                [worked_out, *amount, *amount - worked_out].map(|amount| amount.exact(Unit::Wan));
            let message = say::closing_differs(year, left, closed, difference);
            let by_rules = scenario.is_some() && key.0 == Account::General;
            let hint = if by_rules { say::closing_by_rules_hint() } else { say::closing_hint() };
            problems.push(Problem::warning("S14", Place::clone(place), message).hint(hint));
        }
    }
    problems
}

fn printed(book: &Book) -> Printed<'_> {
    let mut printed = BTreeMap::new();
    let rows = book.transfers.iter().flatten().filter(|row| row.code.digits().starts_with(CLOSING));
    for row in rows.filter(|row| book.settled.contains(&row.year)) {
        let key = (row.account, row.town, row.year);
        printed.entry(key).or_insert((Money::ZERO, &row.place)).0 += row.amount;
    }
    printed
}

/// What the statement leaves; `None` where something that it needs is not known.
fn closing(outcome: &Outcome, (account, town, year): (Account, TownId, Year)) -> Option<Money> {
    let purse = match account {
        Account::General => None,
        Account::Fund => Some(Purse::Fund),
        Account::Capital => Some(Purse::Capital),
        // A sum over all accounts has no statement of its own.
        Account::All => return None,
    };
    let plan = &outcome.compiled.plan;
    let is_it = |row: &&Row| {
        row.at.year == year && row.purse == purse && row.line == Line::Closing && row.label.is_none()
    };
    let row = plan.rows.iter().find(is_it)?;
    plan.slot(row.slot).known.holds(town.0).then(|| Money::from_fen(outcome.values.at(row.slot, town.0)))
}

/// How far figures that are printed rounded may be off together: half a step each, in fen; nothing where they are printed to
/// the fen.
fn rounding(book: &Book, (account, town, year): (Account, TownId, Year)) -> i64 {
    let of = |a: Account, t: TownId, y: Year| (a, t, y) == (account, town, year);
    let revenue = book.revenue.iter().filter(|row| of(row.account, row.town, row.year)).map(|row| row.amount);
    let transfers = book.transfers.iter().flatten();
    let transfers = transfers.filter(|row| of(row.account, row.town, row.year)).map(|row| row.amount);
    let spending = book.expenditure.iter().flatten();
    let spending = spending.filter(|row| of(row.account, row.town, row.year)).map(|row| row.amount);
    let amounts: Vec<Money> = revenue.chain(transfers).chain(spending).collect();
    let step = step(amounts.iter().copied(), Unit::Wan);
    if step == 1 { 0 } else { step * i64::try_from(amounts.len()).unwrap_or(i64::MAX) / 2 }
}
