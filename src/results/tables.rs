//! The tables of a run as files. Writing figures as text is most of a run, so it is done side by side: the long tables one part
//! a scenario, the others whole.

use polars::prelude::{DataFrame, PolarsResult};
use rayon::prelude::*;

use super::printable::part_of_csv;
use super::{
    Comparison, Concessions, Figures, concessions, coverage_frame, ledger, sides, spread, statement, winners,
};
use crate::book::Book;
use crate::lab::Outcome;

/// How a part of a table is made.
type Part<'a> = Box<dyn Fn() -> PolarsResult<DataFrame> + Send + Sync + 'a>;

/// The tables of a run, by file, in the order in which they are listed; each in parts that follow each other.
///
/// # Errors
/// Only where polars refuses to build or write a frame of columns of one length.
pub fn tables(
    book: &Book,
    outcomes: &[Outcome],
    figures: &Figures,
    concessions: &[Concessions],
    plain: bool,
) -> PolarsResult<Vec<(String, Vec<Vec<u8>>)>> {
    type OfOne = fn(&Book, &Outcome) -> PolarsResult<DataFrame>;
    let a_scenario = |make: OfOne| -> Vec<Part> {
        outcomes.iter().map(|outcome| -> Part { Box::new(move || make(book, outcome)) }).collect()
    };
    let mut tables: Vec<(&str, Vec<Part>)> = vec![
        ("statement.csv", a_scenario(statement)),
        ("comparison.csv", vec![Box::new(|| Ok(Comparison::of(book, figures)?.frame))]),
        ("coverage.csv", vec![Box::new(|| coverage_frame(book, figures))]),
        ("ledger.csv", a_scenario(ledger)),
        ("sides.csv", a_scenario(sides)),
    ];
    if let (Some(year), [_, _, ..]) = (figures.last_replayed(), &figures.scenarios[..]) {
        tables.push(("winners.csv", vec![Box::new(move || winners::frame(book, figures, year))]));
        if book.towns.len() > 1 {
            tables.push(("spread.csv", vec![Box::new(move || spread::frame(book, figures, year))]));
        }
    }
    if !concessions.is_empty() {
        tables.push(("concessions.csv", vec![Box::new(move || concessions::frame(concessions))]));
    }
    let write = |(name, parts): (&str, Vec<Part>)| {
        let texts = parts.par_iter().enumerate().map(|(at, part)| part_of_csv(&part()?, at == 0, plain));
        Ok((name.to_owned(), texts.collect::<PolarsResult<Vec<_>>>()?))
    };
    tables.into_par_iter().map(write).collect()
}
