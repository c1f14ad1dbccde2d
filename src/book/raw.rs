//! A book as typed: cells with their places, before anyone asks what they mean.

use crate::problem::{Node, Place};

/// A cell of a table, its text trimmed, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct RawCell {
    /// The text.
    pub text: String,
    /// Where.
    pub place: Place,
}

/// A grid of cells as typed.
#[derive(Clone, Debug, PartialEq)]
pub struct RawGrid {
    /// The whole file.
    pub place: Place,
    /// The headers.
    pub headers: Vec<RawCell>,
    /// The rows below, each as long as the headers.
    pub rows: Vec<Vec<RawCell>>,
}

/// A table as typed.
#[derive(Clone, Debug, PartialEq)]
pub struct RawTable {
    /// Which table of the book.
    pub kind: TableKind,
    /// The whole file.
    pub place: Place,
    /// The headers.
    pub headers: Vec<RawCell>,
    /// The rows below, each as long as the headers.
    pub rows: Vec<Vec<RawCell>>,
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

    /// The file's name.
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
#[derive(Clone, Debug, PartialEq)]
pub struct RawBook {
    /// The folder's name.
    pub id: String,
    /// book.toml.
    pub settings: Node,
    /// The tables that there are.
    pub tables: Vec<RawTable>,
}
