//! What the tables say together: settled years without gaps, no year or town forgotten, and balances that are handed on.

use std::collections::{BTreeMap, BTreeSet};

use crate::book::{Account, Book, RawTable, TableKind, TownId, Transfer};
use crate::num::{Money, Unit, Year, YearRange};
use crate::problem::{Place, Problem, Problems};
use crate::text::problems::book as say;

/// Finds the settled years, and what does not fit together.
pub(super) fn check(book: &mut Book, tables: &[RawTable], problems: &mut Problems) {
    let received = distinct(book.revenue.iter().map(|row| (row.town, row.year, row.stage.is_settled())));
    let settled: Presence =
        received.iter().filter(|(.., settled)| *settled).map(|(town, year, _)| (*town, *year)).collect();
    book.settled = settled.iter().map(|(_, year)| *year).collect::<BTreeSet<_>>().into_iter().collect();
    // A row that could not be read may be the one that seems to be missing.
    if !problems.any_error() {
        find_gaps(book, tables, problems);
        find_absences(book, &settled, tables, problems);
        find_unread_years(book, &received.iter().map(|(_, year, _)| *year).collect(), problems);
    }
    find_broken_balances(book, problems);
}

/// The place of a table as a whole.
fn table(tables: &[RawTable], kind: TableKind) -> Place {
    tables.iter().find(|table| table.kind == kind).map(|table| table.place.clone()).unwrap_or_default()
}

fn find_gaps(book: &Book, tables: &[RawTable], problems: &mut Problems) {
    let place = table(tables, TableKind::Revenue);
    if book.settled.is_empty() {
        let problem = Problem::error("B28", place.clone(), say::no_settled_year());
        problems.push(problem.hint(say::no_settled_year_hint()));
    }
    for pair in book.settled.windows(2) {
        let (before, after) = (pair[0], pair[1]);
        if after.since(before) > 1 {
            let missing = YearRange { first: before.plus(1), last: after.plus(-1) };
            let message = say::year_gap(missing, before, after);
            problems.push(Problem::error("B19", place.clone(), message).hint(say::year_gap_hint()));
        }
    }
}

/// The different ones among values that mostly repeat the one before.
fn distinct<T: Ord + Copy>(values: impl Iterator<Item = T>) -> BTreeSet<T> {
    let mut before = None;
    values.filter(|value| before.replace(*value) != Some(*value)).collect()
}

type Presence = BTreeSet<(TownId, Year)>;

/// Years and towns that a table says nothing of, though they are settled: they would count as 0.
fn find_absences(book: &Book, revenue: &Presence, tables: &[RawTable], problems: &mut Problems) {
    for town in (0..book.towns.len()).map(TownId) {
        for year in book.settled.iter().filter(|year| !revenue.contains(&(town, **year))) {
            problems.push(absent(book, town, *year, table(tables, TableKind::Revenue)));
        }
    }
    let others = [
        (TableKind::Transfers, book.transfers.as_ref().map(|rows| presence(rows, |r| (r.town, r.year)))),
        (TableKind::Expenditure, book.expenditure.as_ref().map(|rows| presence(rows, |r| (r.town, r.year)))),
        (TableKind::Staffing, book.staffing.as_ref().map(|rows| presence(rows, |r| (r.town, r.year)))),
    ];
    for (kind, present) in others {
        if let Some(present) = present {
            find_silence(book, kind, &present, &table(tables, kind), problems);
        }
    }
}

/// Figures of a year without receipts: nothing is worked out of such a year, so they would be read by nobody.
fn find_unread_years(book: &Book, read: &BTreeSet<Year>, problems: &mut Problems) {
    let mut unread: BTreeMap<(TableKind, Year), Place> = BTreeMap::new();
    let mut look = |kind, year, place: &Place| {
        if !read.contains(&year) {
            unread.entry((kind, year)).or_insert_with(|| place.clone());
        }
    };
    book.transfers.iter().flatten().for_each(|row| look(TableKind::Transfers, row.year, &row.place));
    book.expenditure.iter().flatten().for_each(|row| look(TableKind::Expenditure, row.year, &row.place));
    book.staffing.iter().flatten().for_each(|row| look(TableKind::Staffing, row.year, &row.place));
    for ((kind, year), place) in unread {
        let problem = Problem::warning("B39", place, say::year_without_receipts(kind.file_name(), year));
        problems.push(problem.hint(say::year_without_receipts_hint()));
    }
}

fn presence<T>(rows: &[T], key: impl Fn(&T) -> (TownId, Year)) -> Presence {
    distinct(rows.iter().map(key))
}

fn absent(book: &Book, town: TownId, year: Year, place: Place) -> Problem {
    let name = &book.towns[town.0].name;
    Problem::warning("B20", place, say::town_without_rows(&name.zh, &name.en, year))
        .hint(say::town_without_rows_hint())
}

/// A whole year without a row, or a town that has rows in other years only.
fn find_silence(book: &Book, kind: TableKind, present: &Presence, place: &Place, problems: &mut Problems) {
    let ever: BTreeSet<TownId> = present.iter().map(|(town, _)| *town).collect();
    for year in &book.settled {
        let speaks = |town: TownId| present.contains(&(town, *year));
        if !ever.iter().any(|town| speaks(*town)) {
            let message = say::table_without_year(kind.file_name(), year);
            problems
                .push(Problem::warning("B32", place.clone(), message).hint(say::town_without_rows_hint()));
            continue;
        }
        for town in ever.iter().filter(|town| !speaks(**town)) {
            problems.push(absent(book, *town, *year, place.clone()));
        }
    }
}

/// The closing balance of a year (23009) is the next one's opening balance (11008).
fn find_broken_balances(book: &Book, problems: &mut Problems) {
    let rows = book.transfers.as_deref().unwrap_or_default();
    let closing = balances(rows, "23009");
    for ((town, year), (opening, place)) in balances(rows, "11008") {
        let before = year.plus(-1);
        let Some((closing, other)) = closing.get(&(town, before)) else { continue };
        if opening != *closing {
            let [opening, closing, difference] =
                [opening, *closing, opening - *closing].map(|amount| amount.exact(Unit::Wan));
            let (zh, en) = book.whose(town);
            let message = say::balances_differ(zh, en, year, opening, before, closing, difference);
            let problem = Problem::warning("B27", place.clone(), message).against(Place::clone(other));
            problems.push(problem.hint(say::balances_hint()));
        }
    }
}

/// The sums of a code on the general account, each with the place of its first row.
fn balances<'a>(rows: &'a [Transfer], code: &str) -> BTreeMap<(TownId, Year), (Money, &'a Place)> {
    let mut sums = BTreeMap::new();
    let general = rows.iter().filter(|row| row.account == Account::General);
    for row in general.filter(|row| row.stage.is_settled() && row.code.digits().starts_with(code)) {
        sums.entry((row.town, row.year)).or_insert((Money::ZERO, &row.place)).0 += row.amount;
    }
    sums
}
