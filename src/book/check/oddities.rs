//! What may be right and is worth a look: a retiree who costs as much as a post, a table whose amounts are of another size than what
//! the town received.

use std::collections::BTreeMap;

use crate::book::{Book, RawTable, Staffing, TableKind, TownId};
use crate::num::{Money, Unit, Year, grouped};
use crate::problem::{Place, Problem, Problems};
use crate::text::problems::oddities as say;

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
    find_costly_retirees(book, problems);
    find_other_sizes(book, tables, problems);
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

fn sums<T>(rows: Option<&[T]>, figure: impl Fn(&T) -> (TownId, Year, Money, &Place)) -> Sums<'_> {
    let of = |row: &T| {
        let (town, year, ..) = figure(row);
        (town, year)
    };
    let mut sums: Sums<'_> = BTreeMap::new();
    // Rows of one town and year mostly follow each other.
    for rows in rows.unwrap_or_default().chunk_by(|one, next| of(one) == of(next)) {
        let sum: Money = rows.iter().map(|row| Money::from_fen(figure(row).2.fen().abs())).sum();
        let (.., place) = figure(&rows[0]);
        sums.entry(of(&rows[0])).or_insert((Money::ZERO, place)).0 += sum;
    }
    sums
}

/// A table in another unit than the receipts, told once a table. Transfers, debts and balances may well be a small part of
/// receipts, but not so many times as much.
fn find_other_sizes(book: &Book, tables: &[RawTable], problems: &mut Problems) {
    if book.transfers.is_none()
        && book.expenditure.is_none()
        && book.staffing.is_none()
        && book.stocks.is_none()
    {
        return;
    }
    let receipts = sums(Some(&book.revenue), |row| (row.town, row.year, row.amount, &row.place));
    let transfers = sums(book.transfers.as_deref(), |row| (row.town, row.year, row.amount, &row.place));
    let spending = sums(book.expenditure.as_deref(), |row| (row.town, row.year, row.amount, &row.place));
    let pay = sums(book.staffing.as_deref(), |row| (row.town, row.year, row.pay_of_all(), &row.place));
    let stocks = sums(book.stocks.as_deref(), |row| (row.town, row.year, row.balance, &row.place));
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
