//! Settled years against what the accounts print besides: the balance that a year closes with (23009), and the wage rows (301)
//! where staffing.csv tells the pay.

use std::collections::{BTreeMap, BTreeSet};

use super::{Outcome, run_compiled};
use crate::book::classification::class_of;
use crate::book::intake::step;
use crate::book::{Account, Book, Class, Spending, TownId};
use crate::num::{Money, Unit, Year};
use crate::plan::{Line, Purse, Row};
use crate::problem::{Place, Problem, Problems};
use crate::scenario::{Scenario, compile_printed, compile_settled};
use crate::text::problems as say;

/// The balance that a year closes with.
const CLOSING: &str = "23009";

/// An account of a town in a year.
type Of = (Account, TownId, Year);

/// What is printed of an account: how much, and where first.
type Printed<'a> = BTreeMap<Of, (Money, &'a Place)>;

/// Warns of each town and settled year that does not close as printed, or whose wage rows are not the pay that the town bears,
/// where the statement is known: by the rules of the year itself in a scenario, or without one by the accounts alone.
#[must_use]
pub fn look_at_accounts(book: &Book, scenario: Option<&Scenario>) -> Problems {
    let (closings, wages) = (closings(book), wages(book));
    let years: BTreeSet<Year> = closings.keys().chain(wages.keys()).map(|(_, _, year)| *year).collect();
    let mut problems = Problems::new();
    for year in years {
        let compiled = match scenario {
            Some(scenario) => compile_settled(book, scenario, &[year]),
            None => compile_printed(book),
        };
        // A year for which the scenario has no rules has no statement, and needs none.
        let Ok(run) = run_compiled(book, vec![compiled]) else { continue };
        let outcome = &run.value[0];
        for (of, (printed, place)) in closings.iter().filter(|(of, _)| of.2 == year) {
            let worked_out = line(outcome, *of, Line::Closing);
            let differing = differing(worked_out, *printed, || rounding(book, *of));
            let by_rules = scenario.is_some() && of.0 == Account::General;
            if let Some([left, closed, difference]) = differing {
                let (zh, en) = book.whose(of.1);
                let message = say::closing_differs(zh, en, year, left, closed, difference);
                let hint = if by_rules { say::closing_by_rules_hint() } else { say::closing_hint() };
                problems.push(Problem::warning("S14", Place::clone(place), message).hint(hint));
            }
        }
        for (of, (printed, place)) in wages.iter().filter(|(of, _)| of.2 == year) {
            let worked_out = line(outcome, *of, Line::Staffing);
            let differing = differing(worked_out, *printed, || rounding_of_pay(book, *of));
            if let Some([pay, wages, difference]) = differing {
                let (zh, en) = book.whose(of.1);
                let message = say::wages_differ(zh, en, year, wages, pay, difference);
                let problem = Problem::warning("S15", Place::clone(place), message);
                problems.push(problem.hint(say::wages_differ_hint()));
            }
        }
    }
    problems
}

fn closings(book: &Book) -> Printed<'_> {
    let rows = book.transfers.iter().flatten().filter(|row| row.code.digits().starts_with(CLOSING));
    let rows = rows.filter(|row| book.settled.contains(&row.year));
    sums(rows.map(|row| ((row.account, row.town, row.year), row.amount, &row.place)))
}

/// The wage rows of a book whose pay stands in staffing.csv; a town that prints any pays nothing in a year without one.
fn wages(book: &Book) -> Printed<'_> {
    if book.staffing.is_none() {
        return BTreeMap::new();
    }
    let rows = || book.expenditure.iter().flatten().filter(|row| book.settled.contains(&row.year));
    let printing: BTreeSet<TownId> = rows().filter(|row| is_wage(row)).map(|row| row.town).collect();
    let wages = rows().filter(|row| is_wage(row)).map(|row| (row, row.amount));
    let others = rows().filter(|row| row.account == Account::General && printing.contains(&row.town));
    let all = wages.chain(others.map(|row| (row, Money::ZERO)));
    sums(all.map(|(row, amount)| ((row.account, row.town, row.year), amount, &row.place)))
}

fn is_wage(row: &Spending) -> bool {
    let class = class_of(&row.function, row.economic.as_ref());
    row.account == Account::General && !row.tied && class == Class::Wages
}

fn sums<'a>(rows: impl Iterator<Item = (Of, Money, &'a Place)>) -> Printed<'a> {
    let mut sums = BTreeMap::new();
    for (of, amount, place) in rows {
        sums.entry(of).or_insert((Money::ZERO, place)).0 += amount;
    }
    sums
}

/// What the statement has in a line; `None` where something that it needs is not known.
fn line(outcome: &Outcome, (account, town, year): Of, line: Line) -> Option<Money> {
    let purse = match account {
        Account::General => None,
        Account::Fund => Some(Purse::Fund),
        Account::Capital => Some(Purse::Capital),
        // A sum over all accounts has no statement of its own.
        Account::All => return None,
    };
    let plan = &outcome.compiled.plan;
    let is_it =
        |row: &&Row| row.at.year == year && row.purse == purse && row.line == line && row.label.is_none();
    let row = plan.rows.iter().find(is_it)?;
    plan.slot(row.slot).known.holds(town.0).then(|| Money::from_fen(outcome.values.at(row.slot, town.0)))
}

/// What was worked out, what is printed, and by how much the one is above the other, where that is more than rounding.
fn differing(worked_out: Option<Money>, printed: Money, rounding: impl Fn() -> i64) -> Option<[String; 3]> {
    let worked_out = worked_out?;
    let difference = printed - worked_out;
    let differs = difference != Money::ZERO && difference.fen().abs() > rounding();
    differs.then(|| [worked_out, printed, difference].map(|amount| amount.exact(Unit::Wan)))
}

/// How far the figures of an account may be off together by being printed rounded.
fn rounding(book: &Book, of: Of) -> i64 {
    let revenue = book.revenue.iter().filter(|row| (row.account, row.town, row.year) == of);
    let transfers = book.transfers.iter().flatten().filter(|row| (row.account, row.town, row.year) == of);
    let spending = book.expenditure.iter().flatten().filter(|row| (row.account, row.town, row.year) == of);
    let amounts = revenue.map(|row| row.amount).chain(transfers.map(|row| row.amount));
    half_steps(amounts.chain(spending.map(|row| row.amount)), |_| 1)
}

/// How far wage rows and heads × cost may be off together by being printed rounded.
fn rounding_of_pay(book: &Book, (account, town, year): Of) -> i64 {
    let rows = book.expenditure.iter().flatten();
    let rows = rows.filter(|row| is_wage(row) && (row.account, row.town, row.year) == (account, town, year));
    let heads: Vec<_> =
        book.staffing.iter().flatten().filter(|row| (row.town, row.year) == (town, year)).collect();
    let costs = heads.iter().map(|row| row.cost);
    half_steps(rows.map(|row| row.amount), |_| 1) + half_steps(costs, |at| heads[at].headcount)
}

/// Half the step in which amounts are printed, for each as often as it counts; nothing where they are printed to the fen.
fn half_steps(amounts: impl Iterator<Item = Money>, times: impl Fn(usize) -> i64) -> i64 {
    let amounts: Vec<Money> = amounts.collect();
    let step = step(amounts.iter().copied(), Unit::Wan);
    let count: i64 = (0..amounts.len()).map(times).sum();
    if step == 1 { 0 } else { step.saturating_mul(count) / 2 }
}
