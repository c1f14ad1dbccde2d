//! Comparisons: each scheme against the current regime, for each town, all towns and the county.

use polars::prelude::{
    ChunkCompareEq, Column, DataFrame, DataFrameJoinOps, IntoSeries, JoinArgs, JoinType, MaintainOrderJoin,
    PolarsResult,
};

use super::statement::{Figures, year_number};
use crate::book::Book;
use crate::num::{Money, Ratio, Year};
use crate::plan::{CountyLine, Line};

/// The lines that are compared.
pub const COMPARED: [Line; 5] =
    [Line::RegimeCapacity, Line::Usable, Line::AfterStaffing, Line::Balance, Line::Tied];

/// Whose side a comparison is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Party {
    /// One town.
    Town(usize),
    /// All towns together.
    AllTowns,
    /// The county.
    County,
}

/// The schemes against the current regime.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// year, basis, line, party, scenario, current, fen, change: amounts in fen.
    pub frame: DataFrame,
}

impl Comparison {
    /// Compares every scenario with the first.
    ///
    /// # Errors
    /// Only where polars refuses a frame or a join of columns that are there.
    pub fn of(book: &Book, figures: &Figures) -> PolarsResult<Self> {
        let all = long_frame(book, figures)?;
        let current = figures.scenarios.first().map_or("", String::as_str);
        let is_current = all.column("scenario")?.str()?.equal(current);
        let mut base = all.filter(&is_current)?.select(["year", "line", "party", "fen"])?;
        base.rename("fen", "current".into())?;
        let keys = ["year", "line", "party"];
        let mut frame = all.join(&base, keys, keys, left(), None)?;
        let change = (frame.column("fen")?.i64()? - frame.column("current")?.i64()?).into_series();
        frame.with_column(Column::from(change.with_name("change".into())))?;
        Ok(Self { frame })
    }

    /// The part of the comparison that lies in one year and line.
    ///
    /// # Errors
    /// Only where polars refuses a filter on columns that are there.
    pub fn at(&self, year: Year, line: Line) -> PolarsResult<DataFrame> {
        let in_year = self.frame.column("year")?.i32()?.equal(year_number(year));
        let on_line = self.frame.column("line")?.str()?.equal(line.name());
        self.frame.filter(&(&in_year & &on_line))
    }
}

/// A left join that keeps the left frame's order, which is that of the book.
fn left() -> JoinArgs {
    JoinArgs { maintain_order: MaintainOrderJoin::Left, ..JoinArgs::new(JoinType::Left) }
}

/// Every compared line of every party: the towns, all of them, and the county's mirror of the line.
fn long_frame(book: &Book, figures: &Figures) -> PolarsResult<DataFrame> {
    let (mut years, mut bases, mut lines, mut parties) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let (mut scenarios, mut fen) = (Vec::new(), Vec::new());
    let everyone = (0..book.towns.len()).map(Party::Town).chain([Party::AllTowns, Party::County]);
    for (year, basis) in &figures.years {
        for line in COMPARED {
            for party in everyone.clone().filter(|party| *party != Party::County || has_county_side(line)) {
                for (scenario, name) in figures.scenarios.iter().enumerate() {
                    years.push(year_number(*year));
                    bases.push(basis.name());
                    lines.push(line.name());
                    parties.push(party_name(book, party));
                    scenarios.push(name.as_str());
                    fen.push(amount(figures, scenario, *year, line, party).map(Money::fen));
                }
            }
        }
    }
    DataFrame::new(
        fen.len(),
        vec![
            Column::new("year".into(), years),
            Column::new("basis".into(), bases),
            Column::new("line".into(), lines),
            Column::new("party".into(), parties),
            Column::new("scenario".into(), scenarios),
            Column::new("fen".into(), fen),
        ],
    )
}

/// Lines that the county has a side of.
const fn has_county_side(line: Line) -> bool {
    matches!(line, Line::RegimeCapacity | Line::AfterStaffing)
}

/// A party as files name it.
#[must_use]
pub fn party_name(book: &Book, party: Party) -> &str {
    match party {
        Party::Town(town) => &book.towns[town].id,
        Party::AllTowns => "all_towns",
        Party::County => "county",
    }
}

/// A party's side of a line. The county's side of what a regime decides is its own share with what it is sent less what it
/// returns; of what is left after pay, all that it keeps of the towns.
#[must_use]
pub fn amount(figures: &Figures, scenario: usize, year: Year, line: Line, party: Party) -> Option<Money> {
    match (party, line) {
        (Party::Town(town), _) => figures.town(scenario, year, line, town),
        (Party::AllTowns, _) => figures.all_towns(scenario, year, line),
        (Party::County, Line::RegimeCapacity) => figures.county(scenario, year, CountyLine::Capacity),
        (Party::County, Line::AfterStaffing) => figures.county(scenario, year, CountyLine::Net),
        (Party::County, _) => None,
    }
}

/// A change as a part of what it is a change of; `None` where that is 0 or unknown.
#[must_use]
pub fn part_of(change: Money, current: Money) -> Option<Ratio> {
    (current != Money::ZERO).then(|| Ratio::new(change.fen(), current.fen().abs())).flatten()
}
