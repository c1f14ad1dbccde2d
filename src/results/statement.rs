//! The statement as a tidy frame, and as figures to look up.

use std::collections::BTreeMap;

use polars::prelude::{Column, DataFrame, PolarsResult};

use crate::book::Book;
use crate::lab::Outcome;
use crate::num::{Money, Year};
use crate::plan::{Basis, CountyLine, Line, Moment, Row, StatementYear, What};

/// Every figure of a scenario: town, scenario, year, basis, account, line, code (null for the line's total), amount in fen
/// (null where unknown).
///
/// # Errors
/// Only where polars refuses to build a frame of columns of one length.
pub fn statement(book: &Book, outcome: &Outcome) -> PolarsResult<DataFrame> {
    let mut rows = Columns::default();
    let plan = &outcome.compiled.plan;
    // `rows` are in the order in which lines were worked out; a reader wants the statement's order.
    let in_order = |at: Moment| {
        let mut list: Vec<&Row> = plan.rows.iter().filter(|row| row.at == at).collect();
        list.sort_by_key(|row| (row.purse, row.line));
        list
    };
    let years: Vec<_> = plan.years.iter().map(|year| (year, in_order(year.at))).collect();
    for town in 0..plan.towns {
        for (StatementYear { at, basis }, list) in &years {
            for row in list {
                rows.town.push(book.towns[town].id.as_str());
                rows.scenario.push(outcome.compiled.scenario.as_str());
                rows.year.push(year_number(at.year));
                rows.basis.push(basis.name());
                rows.account.push(row.purse.map_or("general", |purse| purse.name()));
                rows.line.push(row.line.name());
                rows.code.push(row.label.map(|label| plan.label(label)));
                let known = plan.slot(row.slot).known.holds(town);
                rows.fen.push(known.then(|| outcome.values.at(row.slot, town)));
            }
        }
    }
    rows.frame()
}

/// A year as frames hold it.
pub fn year_number(year: Year) -> i32 {
    i32::try_from(year.get()).unwrap_or_default()
}

#[derive(Default)]
struct Columns<'a> {
    town: Vec<&'a str>,
    scenario: Vec<&'a str>,
    year: Vec<i32>,
    basis: Vec<&'static str>,
    account: Vec<&'static str>,
    line: Vec<&'static str>,
    code: Vec<Option<&'a str>>,
    fen: Vec<Option<i64>>,
}

impl Columns<'_> {
    fn frame(self) -> PolarsResult<DataFrame> {
        let height = self.fen.len();
        DataFrame::new(
            height,
            vec![
                Column::new("town".into(), self.town),
                Column::new("scenario".into(), self.scenario),
                Column::new("year".into(), self.year),
                Column::new("basis".into(), self.basis),
                Column::new("account".into(), self.account),
                Column::new("line".into(), self.line),
                Column::new("code".into(), self.code),
                Column::new("fen".into(), self.fen),
            ],
        )
    }
}

/// The totals of lines, to look up: what tables and charts are made of.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// Scenario ids, in the order in which they were worked out; the first is what others are compared with.
    pub scenarios: Vec<String>,
    /// The years shown, in order.
    pub years: Vec<(Year, Basis)>,
    lines: BTreeMap<(usize, Year, Line), ByTown>,
    county: BTreeMap<(usize, Year, CountyLine), ByTown>,
}

/// An amount a town, in the book's order; `None` where it is unknown.
type ByTown = Vec<Option<Money>>;

impl Figures {
    /// Gathers the totals.
    #[must_use]
    pub fn of(outcomes: &[Outcome]) -> Self {
        let mut figures = Self::default();
        for (scenario, outcome) in outcomes.iter().enumerate() {
            figures.scenarios.push(outcome.compiled.scenario.clone());
            figures.gather(scenario, outcome);
        }
        if let Some(first) = outcomes.first() {
            figures.years = first.compiled.plan.years.iter().map(|year| (year.at.year, year.basis)).collect();
        }
        figures
    }

    fn gather(&mut self, scenario: usize, outcome: &Outcome) {
        let plan = &outcome.compiled.plan;
        let shown = |at| plan.years.iter().any(|year| year.at == at);
        let by_town = |slot| -> ByTown {
            let known = &plan.slot(slot).known;
            let values = outcome.values.lanes(slot).iter().enumerate();
            values.map(|(town, fen)| known.holds(town).then(|| Money::from_fen(*fen))).collect()
        };
        for row in plan.rows.iter().filter(|row| row.label.is_none() && row.purse.is_none() && shown(row.at))
        {
            self.lines.insert((scenario, row.at.year, row.line), by_town(row.slot));
        }
        for (id, slot) in plan.iter().filter(|(_, slot)| shown(slot.at)) {
            if let What::County(line) = slot.what {
                self.county.insert((scenario, slot.at.year, line), by_town(id));
            }
        }
    }

    /// A town's line; `None` where it is unknown.
    #[must_use]
    pub fn town(&self, scenario: usize, year: Year, line: Line, town: usize) -> Option<Money> {
        self.lines.get(&(scenario, year, line))?.get(town).copied().flatten()
    }

    /// A line over all towns; unknown where it is for one of them.
    #[must_use]
    pub fn all_towns(&self, scenario: usize, year: Year, line: Line) -> Option<Money> {
        self.lines.get(&(scenario, year, line))?.iter().copied().sum()
    }

    /// The county's line over all towns.
    #[must_use]
    pub fn county(&self, scenario: usize, year: Year, line: CountyLine) -> Option<Money> {
        self.county.get(&(scenario, year, line))?.iter().copied().sum()
    }

    /// The last settled year among those shown.
    #[must_use]
    pub fn last_settled(&self) -> Option<Year> {
        self.years.iter().filter(|(_, basis)| *basis != Basis::Projected).map(|(year, _)| *year).next_back()
    }

    /// The last replayed year among those shown.
    #[must_use]
    pub fn last_replayed(&self) -> Option<Year> {
        self.years.iter().filter(|(_, basis)| *basis == Basis::Replayed).map(|(year, _)| *year).next_back()
    }
}
