//! Rows of tables that are made when they are asked for: as cells, a file of a million rows would take thirty times its own room.

use std::fmt::Debug;
use std::sync::Arc;

use super::RawCell;

/// How far a row reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// How many cells it has.
    pub cells: u32,
    /// How many up to the last that is not blank.
    pub filled: u32,
}

/// Where rows come from.
pub trait RowSource: Debug + Send + Sync {
    /// How many there are.
    fn count(&self) -> usize;

    /// How far a row reaches.
    fn extent(&self, at: usize) -> Extent;

    /// Makes a row in place of what `cells` held, whose room is used again.
    fn read(&self, at: usize, cells: &mut Vec<RawCell>);
}

/// Rows that are kept as cells: those of workbooks, and what intake laid out.
impl RowSource for Vec<Vec<RawCell>> {
    fn count(&self) -> usize {
        self.len()
    }

    fn extent(&self, at: usize) -> Extent {
        let blank = self[at].iter().rev().take_while(|cell| cell.text.is_empty()).count();
        let count = |cells: usize| u32::try_from(cells).unwrap_or(u32::MAX);
        Extent { cells: count(self[at].len()), filled: count(self[at].len() - blank) }
    }

    fn read(&self, at: usize, cells: &mut Vec<RawCell>) {
        cells.clone_from(&self[at]);
    }
}

/// Rows of a sheet or of a table.
#[derive(Clone, Debug)]
pub struct RawRows {
    source: Arc<dyn RowSource>,
    /// How many rows of the source stand above.
    above: usize,
    /// Which of the source's columns these are, where not all.
    columns: Option<Vec<usize>>,
}

impl RawRows {
    /// All rows of a source.
    pub fn of(source: impl RowSource + 'static) -> Self {
        Self { source: Arc::new(source), above: 0, columns: None }
    }

    /// Those below the first few.
    #[must_use]
    pub fn below(&self, first: usize) -> Self {
        Self { above: (self.above + first).min(self.source.count()), ..self.clone() }
    }

    /// The same with some of the columns only, which are named left to right.
    #[must_use]
    pub fn with_columns(self, columns: Vec<usize>) -> Self {
        Self { columns: Some(columns), ..self }
    }

    /// How many.
    #[must_use]
    pub fn len(&self) -> usize {
        self.source.count() - self.above
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How far a row reaches in its source.
    #[must_use]
    pub fn extent(&self, at: usize) -> Extent {
        self.source.extent(self.above + at)
    }

    /// Makes a row in place of what `cells` held.
    pub fn read(&self, at: usize, cells: &mut Vec<RawCell>) {
        self.source.read(self.above + at, cells);
        if let Some(columns) = &self.columns {
            let there = columns.iter().take_while(|column| **column < cells.len()).count();
            for (to, from) in columns[..there].iter().enumerate().filter(|(to, from)| to != *from) {
                cells.swap(to, *from);
            }
            cells.truncate(there);
        }
    }

    /// One of them.
    #[must_use]
    pub fn row(&self, at: usize) -> Vec<RawCell> {
        let mut cells = Vec::new();
        self.read(at, &mut cells);
        cells
    }

    /// One after the other.
    pub fn iter(&self) -> impl Iterator<Item = Vec<RawCell>> {
        (0..self.len()).map(|at| self.row(at))
    }
}

impl Default for RawRows {
    fn default() -> Self {
        Self::of(Vec::new())
    }
}

impl FromIterator<Vec<RawCell>> for RawRows {
    fn from_iter<I: IntoIterator<Item = Vec<RawCell>>>(rows: I) -> Self {
        Self::of(rows.into_iter().collect::<Vec<_>>())
    }
}
