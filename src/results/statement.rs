//! The statement as a tidy frame, and as figures to look up.

use std::collections::BTreeMap;

use polars::prelude::{Column, DataFrame, PlSmallStr, PolarsResult, Scalar};

use crate::book::Book;
use crate::lab::Outcome;
use crate::num::{Money, Year};
use crate::plan::{Basis, CountyLine, Line, Row, StatementYear, What};

/// Every figure of a scenario: town, scenario, year, basis, account, line, code (null for the line's total), amount in fen
/// (null where unknown).
///
/// # Errors
/// Only where polars refuses to build a frame of columns of one length.
pub fn statement(book: &Book, outcome: &Outcome) -> PolarsResult<DataFrame> {
    let plan = &outcome.compiled.plan;
    // `rows` are in the order in which lines were worked out; a reader wants the statement's order.
    let in_order = |year: &'_ StatementYear| {
        let mut list: Vec<&Row> = plan.rows.iter().filter(|row| row.at == year.at).collect();
        list.sort_by_key(|row| (row.purse, row.line));
        list
    };
    // What a town's rows are of, which is what every town's are of.
    let rows: Vec<(&StatementYear, &Row)> =
        plan.years.iter().flat_map(|year| in_order(year).into_iter().map(move |row| (year, row))).collect();
    let amount = |row: &Row, town| {
        let known = plan.slot(row.slot).known.holds(town);
        known.then(|| outcome.values.at(row.slot, town))
    };
    let amounts = (0..plan.towns).flat_map(|town| rows.iter().map(move |(_, row)| amount(row, town)));
    let constant = |name: &str, text: &str, height| {
        Column::new_scalar(name.into(), Scalar::from(PlSmallStr::from_str(text)), height)
    };
    let towns = book.towns[..plan.towns].iter().map(|town| constant("town", &town.id, rows.len()));
    let height = plan.towns * rows.len();
    let once_a_town = |column: Column| stacked(std::iter::repeat_n(column, plan.towns));
    let years = rows.iter().map(|(year, _)| year_number(year.at.year));
    let bases = rows.iter().map(|(year, _)| year.basis.name());
    let accounts = rows.iter().map(|(_, row)| row.purse.map_or("general", |purse| purse.name()));
    let lines = rows.iter().map(|(_, row)| row.line.name());
    let codes = rows.iter().map(|(_, row)| row.label.map(|label| plan.label(label)));
    DataFrame::new(
        height,
        vec![
            stacked(towns)?,
            constant("scenario", &outcome.compiled.scenario, height),
            once_a_town(Column::new("year".into(), years.collect::<Vec<_>>()))?,
            once_a_town(Column::new("basis".into(), bases.collect::<Vec<_>>()))?,
            once_a_town(Column::new("account".into(), accounts.collect::<Vec<_>>()))?,
            once_a_town(Column::new("line".into(), lines.collect::<Vec<_>>()))?,
            once_a_town(Column::new("code".into(), codes.collect::<Vec<_>>()))?,
            Column::new("fen".into(), amounts.collect::<Vec<_>>()),
        ],
    )
}

/// Columns as one, below each other. They keep their memory: a column that repeats takes no more than once.
fn stacked(columns: impl Iterator<Item = Column>) -> PolarsResult<Column> {
    let mut columns = columns;
    let mut stacked = columns.next().unwrap_or_default();
    columns.try_for_each(|column| stacked.append(&column).map(|_| ()))?;
    Ok(stacked)
}

/// A year as frames hold it.
pub fn year_number(year: Year) -> i32 {
    i32::try_from(year.get()).unwrap_or_default()
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
