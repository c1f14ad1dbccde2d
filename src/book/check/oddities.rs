//! What may be right and is worth a look: an item ten times that of the year before, an amount below zero, a retiree who costs
//! as much as a post, a table whose amounts are of another size than what the town received.

use std::collections::BTreeMap;

use super::overlap::{Figure, Tag};
use crate::book::classification::{line_of_transfer, name};
use crate::book::{Book, Code, RawTable, Staffing, TableKind, TownId};
use crate::num::{Money, Unit, Year, grouped};
use crate::problem::{Place, Problem, Problems};
use crate::text::Lang;
use crate::text::problems::oddities as say;

/// An item that is so many times that of a neighbouring year is told. A digit too many or too few makes it about ten times; in
/// published accounts of towns items of some weight stay below seven.
const ODD_TIMES: u64 = 8;
/// From here on it is a unit that changed, which is told as that.
const UNIT_TIMES: u64 = 3_000;
/// Only an item that is one hundredth of its table in one of the years at least.
const WEIGHT: i128 = 100;
/// Lines that come and go by nature, or are held against each other as balances.
const CHANGING: [&str; 5] = ["carry_over", "brought_in", "set_aside", "borrowed", "moved_out"];
/// Categories of posts that are paid by the town as a rule: whom a retiree is held against.
const POSTS: [&str; 3] = ["行政编制", "事业编制", "工勤"];
/// What a town spends is not so many times what it receives, nor so small a part of it, unless the units differ.
const APART: u64 = 500;
/// Pay is a smaller part of what is received.
const PAY_APART: u64 = 5_000;
/// And it is hardly ever as much.
const PAY_MORE: u64 = 1_000;

/// Finds what is odd in a book; while rows are missing that could not be read, sums and years say little.
pub(super) fn find(book: &Book, tables: &[RawTable], problems: &mut Problems) {
    if problems.any_error() {
        return;
    }
    let (transfers, spending) = (book.transfers.as_deref(), book.expenditure.as_deref());
    for items in [
        items_of(&book.revenue),
        items_of(transfers.unwrap_or_default()),
        items_of(spending.unwrap_or_default()),
    ] {
        find_changes(&items, problems);
        find_signs(&items, problems);
    }
    find_costly_retirees(book, problems);
    find_other_sizes(book, tables, problems);
}

/// The amounts of an item by year, and where they stand.
type Items<'a> = BTreeMap<Key<'a>, BTreeMap<Year, (Money, &'a Place)>>;
/// Whose, of which account, scope, code, economic code, and whether tied.
type Key<'a> = (TownId, (crate::book::Account, crate::book::Scope), &'a Code, Option<&'a Code>, bool);

/// What is one-off has been said to be so.
fn items_of<T: Figure>(rows: &[T]) -> Items<'_> {
    let mut items: Items<'_> = BTreeMap::new();
    for tag in rows.iter().map(T::tag).filter(|tag| !tag.one_off) {
        let Tag { town, account, scope, code, economic, tied, year, amount, place, .. } = tag;
        let by_year = items.entry((town, (account, scope), code, economic, tied)).or_default();
        by_year.entry(year).or_insert((Money::ZERO, place)).0 += amount;
    }
    items
}

fn find_changes(items: &Items<'_>, problems: &mut Problems) {
    let mut sums: BTreeMap<_, i128> = BTreeMap::new();
    for ((town, part, ..), by_year) in items {
        for (year, (amount, _)) in by_year {
            *sums.entry((town, part, year)).or_default() += i128::from(amount.fen().abs());
        }
    }
    for ((town, part, code, ..), by_year) in items {
        if line_of_transfer(code).is_some_and(|line| CHANGING.contains(&line)) {
            continue;
        }
        for ((year, (before, earlier)), (next, (after, later))) in by_year.iter().zip(by_year.iter().skip(1))
        {
            let (one, other) = (before.fen(), after.fen());
            let weighs = |year: &Year, fen: i64| i128::from(fen) * WEIGHT >= sums[&(town, part, year)];
            if next.since(*year) > 1 || one <= 0 || other <= 0 || !(weighs(year, one) || weighs(next, other))
            {
                continue;
            }
            let times = one.max(other).unsigned_abs() / one.min(other).unsigned_abs();
            if (ODD_TIMES..UNIT_TIMES).contains(&times) {
                let wan = |amount: &Money| amount.exact(Unit::Wan);
                let message = say::changed(code, year, wan(before), next, wan(after));
                let problem = Problem::warning("B35", Place::clone(later), message);
                problems.push(problem.against(Place::clone(earlier)).hint(say::changed_hint()));
            }
        }
    }
}

/// Amounts below zero, where neither the name nor a mark says that money went back.
fn find_signs(items: &Items<'_>, problems: &mut Problems) {
    for ((_, _, code, ..), by_year) in items {
        let is_refund = name(code, Lang::Zh).is_some_and(|name| name.contains('退') || name.contains('冲'));
        let below = by_year.iter().find(|(_, (amount, _))| amount.fen() < 0).filter(|_| !is_refund);
        let Some((year, (amount, place))) = below else { continue };
        let above = by_year.iter().find(|(_, (amount, _))| amount.fen() > 0);
        let wan = amount.exact(Unit::Wan);
        let problem = match above {
            Some((other, (_, there))) => {
                Problem::warning("B36", Place::clone(place), say::sign_changed(code, year, wan, other))
                    .against(Place::clone(there))
            }
            None => Problem::warning("B36", Place::clone(place), say::below_zero(code, year, wan)),
        };
        problems.push(problem.hint(say::below_zero_hint()));
    }
}

/// The town's part of a retiree is small beside pay: told in the last year where it is not.
fn find_costly_retirees(book: &Book, problems: &mut Problems) {
    let rows = || book.staffing.iter().flatten().filter(|row| row.headcount > 0);
    let mut told: BTreeMap<TownId, (&Staffing, &Staffing)> = BTreeMap::new();
    for retired in rows().filter(|row| row.category.starts_with("离退休") && row.cost > Money::ZERO) {
        let posts = rows()
            .filter(|row| row.town == retired.town && row.year == retired.year)
            .filter(|row| POSTS.contains(&row.category.as_str()) && row.cost > Money::ZERO);
        let Some(post) = posts.min_by_key(|row| row.cost).filter(|post| retired.cost >= post.cost) else {
            continue;
        };
        if told.get(&retired.town).is_none_or(|(known, _)| known.year < retired.year) {
            told.insert(retired.town, (retired, post));
        }
    }
    for (retired, post) in told.values() {
        let yuan = |row: &Staffing| row.cost.exact(Unit::Yuan);
        let message = say::costly_retiree(retired.year, yuan(retired), &post.category, yuan(post));
        let problem = Problem::warning("B37", retired.place.clone(), message).against(post.place.clone());
        problems.push(problem.hint(say::costly_retiree_hint()));
    }
}

/// Sums of a table by town and year, each with its first place.
type Sums<'a> = BTreeMap<(TownId, Year), (Money, &'a Place)>;

fn sums<'a>(rows: impl Iterator<Item = (TownId, Year, Money, &'a Place)>) -> Sums<'a> {
    let mut sums: Sums<'a> = BTreeMap::new();
    for (town, year, amount, place) in rows {
        let magnitude = Money::from_fen(amount.fen().abs());
        sums.entry((town, year)).or_insert((Money::ZERO, place)).0 += magnitude;
    }
    sums
}

/// A table in another unit than the receipts, told once a table. Transfers, debts and balances may well be a small part of
/// receipts, but not so many times as much.
fn find_other_sizes(book: &Book, tables: &[RawTable], problems: &mut Problems) {
    let receipts = sums(book.revenue.iter().map(|row| (row.town, row.year, row.amount, &row.place)));
    let transfers = book.transfers.iter().flatten();
    let transfers = sums(transfers.map(|row| (row.town, row.year, row.amount, &row.place)));
    let spending = book.expenditure.iter().flatten();
    let spending = sums(spending.map(|row| (row.town, row.year, row.amount, &row.place)));
    let pay = book.staffing.iter().flatten();
    let pay = sums(pay.map(|row| (row.town, row.year, row.pay_of_all(), &row.place)));
    let stocks = book.stocks.iter().flatten();
    let stocks = sums(stocks.map(|row| (row.town, row.year, row.balance, &row.place)));
    let wanted = [
        (TableKind::Transfers, &transfers, None),
        (TableKind::Expenditure, &spending, Some(APART)),
        (TableKind::Staffing, &pay, Some(PAY_APART)),
        (TableKind::Stocks, &stocks, None),
    ];
    for (kind, sums, smaller) in wanted {
        let apart = sums.iter().find_map(|(key, (sum, place))| {
            let (received, there) = receipts.get(key)?;
            let beside = transfers
                .get(key)
                .filter(|_| kind != TableKind::Transfers)
                .map_or(Money::ZERO, |found| found.0);
            // Spending is paid out of receipts and transfers both.
            let larger = received.fen().max(beside.fen()).unsigned_abs();
            let sum_fen = sum.fen().unsigned_abs();
            let limit = if kind == TableKind::Staffing { PAY_MORE } else { APART };
            let more = sum_fen.checked_div(larger).filter(|times| *times >= limit);
            let less = smaller.and_then(|limit| larger.checked_div(sum_fen).filter(|times| *times >= limit));
            let (unit_of, known) =
                if received.fen() >= beside.fen() { (*received, *there) } else { *transfers.get(key)? };
            more.or(less).map(|times| (key.1, *sum, *place, unit_of, known, times))
        });
        let Some((year, sum, place, known, there, times)) = apart else { continue };
        let named = tables.iter().find(|table| table.kind == kind && table.place.file == place.file);
        let table =
            named.map_or(kind.file_name(), |table| table.place.file.rsplit('/').next().unwrap_or_default());
        let message =
            say::other_size(table, year, sum.exact(Unit::Wan), known.exact(Unit::Wan), grouped(times));
        let problem = Problem::warning("B38", place.clone(), message).against(there.clone());
        problems.push(problem.hint(say::other_size_hint()));
    }
}
