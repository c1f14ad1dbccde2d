//! The tables of a run as files, each made on a thread of its own: writing figures as text is most of a run.

use std::thread::{self, ScopedJoinHandle};

use polars::prelude::{DataFrame, PolarsResult};

use super::{
    Comparison, Concessions, Figures, concessions, coverage_frame, csv, ledger, sides, spread, statement,
    winners,
};
use crate::book::Book;
use crate::lab::Outcome;

/// A table's file and how its frame is made.
type Table<'a> = (&'static str, Box<dyn Fn() -> PolarsResult<DataFrame> + Send + 'a>);

/// The tables of a run, by file, in the order in which they are listed.
///
/// # Errors
/// Only where polars refuses to build or write a frame of columns of one length.
pub fn tables(
    book: &Book,
    outcomes: &[Outcome],
    figures: &Figures,
    concessions: &[Concessions],
    plain: bool,
) -> PolarsResult<Vec<(String, Vec<u8>)>> {
    let mut tables: Vec<Table> = vec![
        ("statement.csv", Box::new(|| statement(book, outcomes))),
        ("comparison.csv", Box::new(|| Ok(Comparison::of(book, figures)?.frame))),
        ("coverage.csv", Box::new(|| coverage_frame(book, figures))),
        ("ledger.csv", Box::new(|| ledger(book, outcomes))),
        ("sides.csv", Box::new(|| sides(book, outcomes))),
    ];
    if let (Some(year), [_, _, ..]) = (figures.last_replayed(), &figures.scenarios[..]) {
        tables.push(("winners.csv", Box::new(move || winners::frame(book, figures, year))));
        if book.towns.len() > 1 {
            tables.push(("spread.csv", Box::new(move || spread::frame(book, figures, year))));
        }
    }
    if !concessions.is_empty() {
        tables.push(("concessions.csv", Box::new(move || concessions::frame(concessions))));
    }
    thread::scope(|scope| {
        let write = |(name, frame): Table| Ok((name.to_owned(), csv(&frame()?, plain)?));
        let started: Vec<_> = tables.into_iter().map(|table| scope.spawn(move || write(table))).collect();
        let ended = started.into_iter().map(ScopedJoinHandle::join);
        ended.map(|done| done.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    })
}
