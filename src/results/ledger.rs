//! The ledger: every flow of money, who pays, who receives, for what.

use polars::prelude::{Column, DataFrame, PolarsResult};

use super::flows::Flows;
use super::statement::year_number;
use crate::book::Book;
use crate::lab::Outcome;
use crate::plan::Party;

/// Scenario, year, basis, town, payer, receiver, line, code, amount in fen. An amount below zero flows the other way.
///
/// # Errors
/// Only where polars refuses to build a frame of columns of one length.
pub fn ledger(book: &Book, outcome: &Outcome) -> PolarsResult<DataFrame> {
    let (mut scenarios, mut years, mut bases, mut towns) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let (mut payers, mut receivers, mut lines, mut codes, mut fen) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let plan = &outcome.compiled.plan;
    let flows = Flows::of(outcome);
    for (town, name) in book.towns.iter().enumerate() {
        let party = |party: Party| if party == Party::Town { name.id.as_str() } else { party.name() };
        for year in &plan.years {
            for posting in flows.at(year.at) {
                let Some(amount) = flows.amount(posting.slot, town).filter(|amount| *amount != 0) else {
                    continue;
                };
                scenarios.push(outcome.compiled.scenario.as_str());
                years.push(year_number(year.at.year));
                bases.push(year.basis.name());
                towns.push(name.id.as_str());
                payers.push(party(posting.payer));
                receivers.push(party(posting.receiver));
                lines.push(posting.line.name());
                codes.push(plan.label(posting.label));
                fen.push(amount);
            }
        }
    }
    DataFrame::new(
        fen.len(),
        vec![
            Column::new("scenario".into(), scenarios),
            Column::new("year".into(), years),
            Column::new("basis".into(), bases),
            Column::new("town".into(), towns),
            Column::new("payer".into(), payers),
            Column::new("receiver".into(), receivers),
            Column::new("line".into(), lines),
            Column::new("code".into(), codes),
            Column::new("fen".into(), fen),
        ],
    )
}
