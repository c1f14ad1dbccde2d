//! Every party's side: what it received and paid on account of a town, so that each party's account can be added up.

use polars::prelude::{Column, DataFrame, PolarsResult};

use super::flows::Flows;
use super::statement::year_number;
use crate::book::Book;
use crate::lab::Outcome;

/// Scenario, basis, year, town, party, line, label, amount in fen: + received, − paid. The amounts of a town and year add up to
/// 0 over the parties. Budget codes are added up under their line (label null); the ledger has them one by one.
///
/// # Errors
/// Only where polars refuses to build a frame of columns of one length.
pub fn sides(book: &Book, outcome: &Outcome) -> PolarsResult<DataFrame> {
    let (mut scenarios, mut bases, mut years, mut towns) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let (mut parties, mut lines, mut labels, mut fen) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let plan = &outcome.compiled.plan;
    let flows = Flows::of(outcome);
    for year in &plan.years {
        let entries = flows.entries(year.at);
        for (town, name) in book.towns.iter().enumerate() {
            for entry in &entries {
                let amount = flows.total(entry, town);
                if amount == 0 {
                    continue;
                }
                scenarios.push(outcome.compiled.scenario.as_str());
                bases.push(year.basis.name());
                years.push(year_number(year.at.year));
                towns.push(name.id.as_str());
                parties.push(entry.party.name());
                lines.push(entry.line.name());
                labels.push(entry.label.map(|label| plan.label(label)));
                fen.push(amount);
            }
        }
    }
    DataFrame::new(
        fen.len(),
        vec![
            Column::new("scenario".into(), scenarios),
            Column::new("basis".into(), bases),
            Column::new("year".into(), years),
            Column::new("town".into(), towns),
            Column::new("party".into(), parties),
            Column::new("line".into(), lines),
            Column::new("label".into(), labels),
            Column::new("fen".into(), fen),
        ],
    )
}
