//! Rows of stocks.csv: what is still to be worked off at the end of the last settled year.

use std::collections::BTreeMap;

use super::cell::Row;
use super::column::Column;
use crate::book::{Book, Stock};
use crate::num::Money;
use crate::problem::{Place, Problem, Problems};
use crate::text::problems::{book as say, debt as words};

pub(super) fn row(row: &Row<'_>, problems: &mut Problems) -> Option<Stock> {
    let town = row.town(problems);
    let year = row.year(Column::Year, problems);
    let item = row.required(Column::Stock, problems).map(|cell| cell.text.clone());
    let (balance, place) = row.amount(problems)?;
    if balance < Money::ZERO {
        let problem = Problem::error("B62", place, words::balance_below_zero());
        problems.push(problem.hint(words::balance_hint()));
        return None;
    }
    Some(Stock { town: town?, year: year?, item: item?, balance, place })
}

/// The balances, each once.
pub(super) fn settle(rows: Vec<Stock>, problems: &mut Problems) -> Vec<Stock> {
    let mut seen: BTreeMap<_, &Place> = BTreeMap::new();
    for row in &rows {
        let key = (row.town, row.year, &row.item);
        if let Some(first) = seen.get(&key) {
            let message = say::given_twice(&row.item, row.year);
            let problem = Problem::error("B07", row.place.clone(), message).against(Place::clone(first));
            problems.push(problem.hint(say::keep_one_row()));
        }
        seen.entry(key).or_insert(&row.place);
    }
    rows
}

/// What stands there is what is left at the end of the last settled year.
pub(super) fn check(book: &Book, problems: &mut Problems) {
    let Some(last) = book.settled.last() else { return };
    for row in book.stocks.iter().flatten().filter(|row| row.year != *last) {
        let problem = Problem::error("B65", row.place.clone(), words::stock_of_another_year(row.year));
        problems.push(problem.hint(words::stock_year_hint(last)));
    }
}
