//! Rows of debt.csv: loans, and whether the accounts print what they cost.

use std::collections::BTreeMap;

use super::cell::{Row, ratio_text};
use super::column::Column;
use super::word::{Word, choices, meaning};
use crate::book::{
    Account, Book, Class, DebtKind, Loan, METHODS, RawCell, TownId, classification, method_named,
    why_no_schedule,
};
use crate::num::{Method, Money, Ratio, Terms, TermsFault, Unit, Year};
use crate::problem::{Place, Problem, Problems};
use crate::text::problems::{book as say, debt as words, one_of};

const KINDS: &[Word<DebtKind>] = &[
    (DebtKind::Government, &["政府债务"], &["government"]),
    (DebtKind::Hidden, &["隐性债务"], &["hidden"]),
    (DebtKind::Company, &["企业债务"], &["company"]),
];

pub(super) fn row(row: &Row<'_>, problems: &mut Problems) -> Option<Loan> {
    let town = row.town(problems);
    let name = row.required(Column::Loan, problems).map(|cell| cell.text.clone());
    let kind = kind(row, problems);
    let principal = row.amount(problems);
    let rate = row.required(Column::Interest, problems).and_then(|cell| rate(cell, problems));
    let drawn = row.year(Column::Since, problems);
    let term = row.required(Column::Term, problems).and_then(|cell| years(cell, problems));
    let grace = row.filled(Column::Grace).map_or(Some(0), |cell| years(cell, problems));
    let method = method(row, problems);
    let (principal, place) = principal?;
    let terms = Terms { principal, rate: rate?, drawn: drawn?, term: term?, grace: grace?, method: method? };
    if let Some(fault) = terms.fault() {
        problems.push(faulty(row, &place, fault));
        return None;
    }
    Some(Loan { town: town?, name: name?, kind: kind?, terms, place })
}

/// A word of a column that must be filled.
fn unknown(row: &Row<'_>, column: Column, cell: &RawCell) -> Problem {
    let header = row.header.position(column).map_or("", |at| row.header.text(at));
    Problem::error("B18", cell.place.clone(), say::unknown_word(header, &cell.text))
}

fn kind(row: &Row<'_>, problems: &mut Problems) -> Option<DebtKind> {
    let cell = row.required(Column::Kind, problems)?;
    let kind = meaning(KINDS, &cell.text);
    if kind.is_none() {
        problems.push(unknown(row, Column::Kind, cell).hint(choices(KINDS)));
    }
    kind
}

fn method(row: &Row<'_>, problems: &mut Problems) -> Option<Method> {
    let cell = row.required(Column::Method, problems)?;
    let method = method_named(&cell.text);
    if method.is_none() {
        let hint = one_of(METHODS.iter().map(|(_, zh, en)| (*zh, *en)));
        problems.push(unknown(row, Column::Method, cell).hint(hint));
    }
    method
}

fn rate(cell: &RawCell, problems: &mut Problems) -> Option<Ratio> {
    let rate = Ratio::parse(&ratio_text(cell, problems)?).ok();
    if rate.is_none() {
        let problem = Problem::error("B60", cell.place.clone(), words::not_a_rate(&cell.text));
        problems.push(problem.hint(words::rate_hint()));
    }
    rate
}

/// `10` or `10年`.
fn years(cell: &RawCell, problems: &mut Problems) -> Option<i64> {
    let years = cell.text.strip_suffix('年').unwrap_or(&cell.text).trim().parse().ok();
    if years.is_none() {
        let problem = Problem::error("B61", cell.place.clone(), words::not_a_number_of_years(&cell.text));
        problems.push(problem.hint(words::term_hint()));
    }
    years
}

/// Terms that make no schedule, at the cell that is to blame.
fn faulty(row: &Row<'_>, principal: &Place, fault: TermsFault) -> Problem {
    let at = |column| row.filled(column).map_or_else(|| principal.clone(), |cell| cell.place.clone());
    let (code, place) = match fault {
        TermsFault::NothingLent => ("B62", principal.clone()),
        TermsFault::Rate => ("B60", at(Column::Interest)),
        TermsFault::Term => ("B61", at(Column::Term)),
        TermsFault::Grace | TermsFault::GraceOfBullet => ("B61", at(Column::Grace)),
    };
    let (message, hint) = why_no_schedule(fault);
    Problem::error(code, place, message).hint(hint)
}

/// The loans, each once.
pub(super) fn settle(rows: Vec<Loan>, problems: &mut Problems) -> Vec<Loan> {
    let mut seen: BTreeMap<_, &Place> = BTreeMap::new();
    for row in &rows {
        let key = (row.town, &row.name);
        if let Some(first) = seen.get(&key) {
            let message = say::given_twice(&row.name, row.terms.drawn);
            let problem = Problem::error("B07", row.place.clone(), message).against(Place::clone(first));
            problems.push(problem.hint(words::name_loans_apart()));
        }
        seen.entry(key).or_insert(&row.place);
    }
    rows
}

/// What the loans say beside the other tables.
pub(super) fn check(book: &Book, problems: &mut Problems) {
    let Some(last) = book.settled.last() else { return };
    for loan in book.debt.iter().flatten().filter(|loan| loan.terms.drawn > *last) {
        let problem = Problem::error("B63", loan.place.clone(), words::drawn_later(loan.terms.drawn));
        problems.push(problem.hint(words::drawn_later_hint(last)));
    }
    let towns = (0..book.towns.len()).map(TownId).filter(|town| book.has_government_loans(*town));
    for town in towns.filter(|_| book.expenditure.is_some()) {
        for year in &book.settled {
            compare(book, town, *year, problems);
        }
    }
}

/// Printed debt service is what the schedules of government debt come to.
fn compare(book: &Book, town: TownId, year: Year, problems: &mut Problems) {
    let loans = book.debt.iter().flatten().filter(|loan| loan.town == town);
    let loans: Vec<&Loan> = loans.filter(|loan| loan.kind == DebtKind::Government).collect();
    let payments = loans.iter().flat_map(|loan| loan.terms.payments());
    let due: Money = payments.filter(|payment| payment.year == year).map(crate::num::Payment::service).sum();
    let rows = book.expenditure.iter().flatten().filter(|row| {
        let class = classification::class_of(&row.function, row.economic.as_ref());
        row.town == town
            && row.year == year
            && row.account == Account::General
            && class == Class::DebtService
            && !row.tied
    });
    let (mut printed, mut place) = (Money::ZERO, None);
    for row in rows {
        printed += row.amount;
        place = place.or(Some(&row.place));
    }
    if printed != due {
        let message = words::service_differs(year, printed.exact(Unit::Wan), due.exact(Unit::Wan));
        let place = place.unwrap_or(&loans[0].place).clone();
        let problem = Problem::warning("B64", place, message).against(loans[0].place.clone());
        problems.push(problem.hint(words::service_differs_hint()));
    }
}
