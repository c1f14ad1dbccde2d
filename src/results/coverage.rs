//! 三保 coverage: usable capacity against what staffing, operations and livelihood take.

use polars::prelude::{Column, DataFrame, PolarsResult};

use super::comparison::{Party, amount, party_name};
use super::statement::{Figures, year_number};
use crate::book::Book;
use crate::num::{Money, Ratio, Year};
use crate::plan::Line;

/// What the three guarantees are about.
const GUARANTEED: [Line; 3] = [Line::Staffing, Line::Operations, Line::Livelihood];

/// What staffing, operations and livelihood take together; `None` where a part is unknown.
fn guaranteed(figures: &Figures, scenario: usize, year: Year, party: Party) -> Option<Money> {
    GUARANTEED.into_iter().map(|line| amount(figures, scenario, year, line, party)).sum()
}

/// Usable capacity ÷ (staffing + operations + livelihood), exact; `None` where a part is unknown or there is nothing to cover.
#[must_use]
pub fn coverage(figures: &Figures, scenario: usize, year: Year, party: Party) -> Option<Ratio> {
    let usable = amount(figures, scenario, year, Line::Usable, party)?;
    let guaranteed = guaranteed(figures, scenario, year, party)?;
    (guaranteed > Money::ZERO).then(|| Ratio::new(usable.fen(), guaranteed.fen())).flatten()
}

/// Scenario, year, basis, town (and all towns, where there are several), usable capacity and what is guaranteed in fen, the
/// first as per cent of the second with one decimal (null where unknown).
///
/// # Errors
/// Only where polars refuses to build a frame of columns of one length.
pub fn coverage_frame(book: &Book, figures: &Figures) -> PolarsResult<DataFrame> {
    let (mut scenarios, mut years, mut bases, mut towns) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let (mut usable, mut needed, mut covered) = (Vec::new(), Vec::new(), Vec::new());
    let several = book.towns.len() > 1;
    for (scenario, name) in figures.scenarios.iter().enumerate() {
        for (year, basis) in &figures.years {
            let parties = (0..book.towns.len()).map(Party::Town).chain(several.then_some(Party::AllTowns));
            for party in parties {
                scenarios.push(name.as_str());
                years.push(year_number(*year));
                bases.push(basis.name());
                towns.push(party_name(book, party));
                usable.push(amount(figures, scenario, *year, Line::Usable, party).map(Money::fen));
                needed.push(guaranteed(figures, scenario, *year, party).map(Money::fen));
                covered.push(coverage(figures, scenario, *year, party).and_then(per_cent));
            }
        }
    }
    DataFrame::new(
        covered.len(),
        vec![
            Column::new("scenario".into(), scenarios),
            Column::new("year".into(), years),
            Column::new("basis".into(), bases),
            Column::new("town".into(), towns),
            Column::new("usable_fen".into(), usable),
            Column::new("guaranteed_fen".into(), needed),
            Column::new("coverage".into(), covered),
        ],
    )
}

/// `104.7%`, rounded once, half away from zero.
fn per_cent(ratio: Ratio) -> Option<String> {
    let tenths = ratio.of(1000)?;
    let sign = if tenths < 0 { "-" } else { "" };
    Some(format!("{sign}{}.{}%", tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10))
}
