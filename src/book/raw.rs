//! A book as typed: sheets of cells with their places, before anyone asks what they mean.

use super::RawRows;
use crate::problem::{Node, Place};

/// What kind of thing a cell holds. Text files know text only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CellKind {
    /// Text, whatever it says.
    #[default]
    Text,
    /// A number of a workbook: its shortest decimal.
    Number,
    /// A date or a time of a workbook, perhaps made of a ratio that someone typed.
    Date,
}

/// A cell of a table, its text trimmed, and where it stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RawCell {
    /// The text.
    pub text: String,
    /// What it holds.
    pub kind: CellKind,
    /// Where.
    pub place: Place,
}

/// A sheet as read: a text file, or one sheet of a workbook. Rows that are blank all over are not there.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The whole file.
    pub place: Place,
    /// The sheet's name in a workbook.
    pub name: Option<String>,
    /// The rows, each as long as it was written.
    pub rows: RawRows,
}

impl Sheet {
    /// All its rows, laid open.
    #[must_use]
    pub fn open(&self) -> RawSheet {
        self.top(self.rows.len())
    }

    /// Its first rows, laid open.
    #[must_use]
    pub fn top(&self, rows: usize) -> RawSheet {
        let rows = self.rows.iter().take(rows).collect();
        RawSheet { place: self.place.clone(), name: self.name.clone(), rows }
    }
}

/// A sheet laid open, so that one can look back and forth in it.
#[derive(Clone, Debug, PartialEq)]
pub struct RawSheet {
    /// The whole file.
    pub place: Place,
    /// The sheet's name in a workbook.
    pub name: Option<String>,
    /// The rows, each as long as it was written.
    pub rows: Vec<Vec<RawCell>>,
}

/// A table: a header, and rows as long as it.
#[derive(Clone, Debug)]
pub struct RawTable {
    /// Which table of the book.
    pub kind: TableKind,
    /// The whole file.
    pub place: Place,
    /// The headers.
    pub headers: Vec<RawCell>,
    /// The rows below, each as long as the headers.
    pub rows: RawRows,
}

/// The tables that a book may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TableKind {
    /// revenue.csv.
    Revenue,
    /// transfers.csv.
    Transfers,
    /// expenditure.csv.
    Expenditure,
    /// staffing.csv.
    Staffing,
    /// employer_rates.csv.
    EmployerRates,
    /// parameters.csv.
    Parameters,
    /// settlement.csv.
    Settlement,
    /// debt.csv.
    Debt,
    /// stocks.csv.
    Stocks,
}

impl TableKind {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Revenue,
        Self::Transfers,
        Self::Expenditure,
        Self::Staffing,
        Self::EmployerRates,
        Self::Parameters,
        Self::Settlement,
        Self::Debt,
        Self::Stocks,
    ];

    /// The file's name, as CSV.
    #[must_use]
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Revenue => "revenue.csv",
            Self::Transfers => "transfers.csv",
            Self::Expenditure => "expenditure.csv",
            Self::Staffing => "staffing.csv",
            Self::EmployerRates => "employer_rates.csv",
            Self::Parameters => "parameters.csv",
            Self::Settlement => "settlement.csv",
            Self::Debt => "debt.csv",
            Self::Stocks => "stocks.csv",
        }
    }
}

/// A book as typed.
#[derive(Clone, Debug)]
pub struct RawBook {
    /// The folder's name.
    pub id: String,
    /// book.toml.
    pub settings: Node,
    /// The sheets that there are, each with the table that it is of.
    pub sheets: Vec<(TableKind, Sheet)>,
}
