//! Items from year to year: what is ten thousand times the year before is in another unit, what is ten times it has a digit too many,
//! and what changes its sign was perhaps paid back.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::overlap::{Figure, Tag, by_town};
use crate::book::classification::{line_of_transfer, name};
use crate::book::{Account, Book, Code, Scope};
use crate::num::{Money, Unit, Year, grouped};
use crate::problem::{Place, Problem, Problems};
use crate::text::Lang;
use crate::text::problems::{book as say, oddities};

/// From so many times on it is a unit that changed,
const UNIT_TIMES: u64 = 3_000;
/// and up to here: between 元, 千元 and 万元 no step is larger than ten thousand.
const UNIT_TIMES_AT_MOST: u64 = 33_000;
/// An item that is so many times that of a neighbouring year is told. A digit too many or too few makes it about ten times; in
/// published accounts of towns items of some weight stay below seven.
const ODD_TIMES: u64 = 8;
/// Only an item that is one hundredth of its table in one of the years at least.
const WEIGHT: i128 = 100;
/// Lines that come and go by nature, or are held against each other as balances.
const CHANGING: [&str; 5] = ["carry_over", "brought_in", "set_aside", "borrowed", "moved_out"];

/// Looks at the items of every table.
pub(super) fn check(book: &Book, problems: &mut Problems) {
    check_table(&book.revenue, problems);
    check_table(book.transfers.as_deref().unwrap_or_default(), problems);
    check_table(book.expenditure.as_deref().unwrap_or_default(), problems);
    let mut pay: BTreeMap<_, Series<'_>> = BTreeMap::new();
    for row in book.staffing.iter().flatten() {
        let series = pay.entry((row.town, &row.category)).or_default();
        series.insert(row.year, (row.cost, &row.place));
    }
    let jumps = pay.iter().flat_map(|((_, category), series)| jumps_in(category, series));
    tell_jumps(&jumps.collect::<Vec<_>>(), problems);
}

/// The amounts of an item by year, and where they stand.
type Series<'a> = BTreeMap<Year, (Money, &'a Place)>;
/// Of which account and scope, code, economic code, and whether tied.
type Item<'a> = ((Account, Scope), &'a Code, Option<&'a Code>, bool);
type Items<'a> = BTreeMap<Item<'a>, Series<'a>>;

/// Looks at a table's items, each town by itself. While rows are missing that could not be read, sums say little.
fn check_table<T: Figure + Sync>(rows: &[T], problems: &mut Problems) {
    let is_whole = !problems.any_error();
    let of_town = |town: &Vec<usize>| {
        let items = items_of(town.iter().map(|at| rows[*at].tag()));
        let jumps: Vec<Jump<'_>> =
            items.iter().flat_map(|((_, code, ..), series)| jumps_in(code.as_str(), series)).collect();
        let mut problems = Problems::new();
        if is_whole {
            find_changes(&items, &mut problems);
            find_signs(&items, &mut problems);
        }
        (jumps, problems)
    };
    let found: Vec<_> = by_town(rows).par_iter().map(of_town).collect();
    let (jumps, told): (Vec<_>, Vec<_>) = found.into_iter().unzip();
    tell_jumps(&jumps.concat(), problems);
    for told in told {
        problems.extend(told);
    }
}

/// What is one-off has been said to be so.
fn items_of<'a>(tags: impl Iterator<Item = Tag<'a>>) -> Items<'a> {
    let mut items: Items<'_> = BTreeMap::new();
    for tag in tags.filter(|tag| !tag.one_off) {
        let Tag { account, scope, code, economic, tied, year, amount, place, .. } = tag;
        let series = items.entry(((account, scope), code, economic, tied)).or_default();
        series.entry(year).or_insert((Money::ZERO, place)).0 += amount;
    }
    items
}

/// An item's amount in a year.
#[derive(Clone, Copy)]
struct Point<'a> {
    label: &'a str,
    year: Year,
    amount: Money,
    place: &'a Place,
}

/// From one amount of a series to the next, so many times it or a part so small.
type Jump<'a> = (Point<'a>, Point<'a>, u64);

fn jumps_in<'a>(label: &'a str, series: &Series<'a>) -> impl Iterator<Item = Jump<'a>> {
    let point = move |(year, (amount, place)): (&Year, &(Money, &'a Place))| Point {
        label,
        year: *year,
        amount: *amount,
        place,
    };
    let pairs = series.iter().map(point).zip(series.iter().skip(1).map(point));
    pairs.filter_map(|(one, next)| Some((one, next, jump(one.amount, next.amount)?)))
}

/// How many times the larger is the smaller, where that is about ten thousand.
fn jump(one: Money, other: Money) -> Option<u64> {
    let (one, other) = (one.fen().unsigned_abs(), other.fen().unsigned_abs());
    let times = one.max(other).checked_div(one.min(other))?;
    (UNIT_TIMES..=UNIT_TIMES_AT_MOST).contains(&times).then_some(times)
}

/// One warning for each pair of years, with the first jump found between them.
fn tell_jumps(jumps: &[Jump<'_>], problems: &mut Problems) {
    let mut by_years: BTreeMap<_, Vec<&Jump<'_>>> = BTreeMap::new();
    for jump in jumps {
        by_years.entry((jump.0.year, jump.1.year)).or_default().push(jump);
    }
    for found in by_years.values() {
        let (earlier, later, times) = found[0];
        let rose = later.amount.fen().abs() > earlier.amount.fen().abs();
        let (big, small) = if rose { (later, earlier) } else { (earlier, later) };
        let times = grouped(*times);
        let message = match found.len() {
            1 => say::jump(later.label, big.year, small.year, times),
            many => say::jumps(later.label, big.year, small.year, times, many),
        };
        let problem = Problem::warning("B21", later.place.clone(), message).against(earlier.place.clone());
        problems.push(problem.hint(say::jump_hint()));
    }
}

fn find_changes(items: &Items<'_>, problems: &mut Problems) {
    let mut sums: BTreeMap<_, i128> = BTreeMap::new();
    for ((part, ..), series) in items {
        for (year, (amount, _)) in series {
            *sums.entry((part, year)).or_default() += i128::from(amount.fen().abs());
        }
    }
    for ((part, code, ..), series) in items {
        if line_of_transfer(code).is_some_and(|line| CHANGING.contains(&line)) {
            continue;
        }
        for ((year, (before, earlier)), (next, (after, later))) in series.iter().zip(series.iter().skip(1)) {
            let (one, other) = (before.fen(), after.fen());
            let weighs = |year: &Year, fen: i64| i128::from(fen) * WEIGHT >= sums[&(part, year)];
            if next.since(*year) > 1 || one <= 0 || other <= 0 || !(weighs(year, one) || weighs(next, other))
            {
                continue;
            }
            let times = one.max(other).unsigned_abs() / one.min(other).unsigned_abs();
            if (ODD_TIMES..UNIT_TIMES).contains(&times) {
                let wan = |amount: &Money| amount.exact(Unit::Wan);
                let message = oddities::changed(code, year, wan(before), next, wan(after));
                let problem = Problem::warning("B35", Place::clone(later), message);
                problems.push(problem.against(Place::clone(earlier)).hint(oddities::changed_hint()));
            }
        }
    }
}

/// Amounts below zero, where neither the name nor a mark says that money went back.
fn find_signs(items: &Items<'_>, problems: &mut Problems) {
    for ((_, code, ..), series) in items {
        let is_refund =
            || name(code, Lang::Zh).is_some_and(|name| name.contains('退') || name.contains('冲'));
        let below = series.iter().find(|(_, (amount, _))| amount.fen() < 0).filter(|_| !is_refund());
        let Some((year, (amount, place))) = below else { continue };
        let above = series.iter().find(|(_, (amount, _))| amount.fen() > 0);
        let wan = amount.exact(Unit::Wan);
        let problem = match above {
            Some((other, (_, there))) => {
                Problem::warning("B36", Place::clone(place), oddities::sign_changed(code, year, wan, other))
                    .against(Place::clone(there))
            }
            None => Problem::warning("B36", Place::clone(place), oddities::below_zero(code, year, wan)),
        };
        problems.push(problem.hint(oddities::below_zero_hint()));
    }
}
