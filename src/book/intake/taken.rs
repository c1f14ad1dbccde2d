//! What was made of a sheet: which column was taken for what, how many figures, which totals agreed. `caili check` and `init --from`
//! show it.

use std::collections::BTreeMap;

use super::heading::{Meaning, Title};
use crate::book::RawSheet;
use crate::num::{Money, Year};
use crate::problem::Place;

/// What was made of a sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Taken {
    /// The file.
    pub place: Place,
    /// The sheet's name in a workbook.
    pub sheet: Option<String>,
    /// The columns, left to right; none where the sheet stands as the book's own tables do.
    pub columns: Vec<TakenColumn>,
    /// What the title says of the whole.
    pub title: Title,
    /// How many figures were read.
    pub figures: usize,
    /// How many totals by words agree with what they are totals of.
    pub totals: usize,
    /// What a payroll list pays, by year.
    pub paid: BTreeMap<Year, Money>,
    /// Names for which there is no code.
    pub unmatched: Vec<String>,
}

/// A column and what it was taken for.
#[derive(Clone, Debug, PartialEq)]
pub struct TakenColumn {
    /// Its heading, of several rows as one.
    pub text: String,
    /// The heading's cell.
    pub place: Place,
    /// What it was taken for.
    pub meaning: Meaning,
}

impl Taken {
    /// Nothing yet of a sheet.
    #[must_use]
    pub fn of(sheet: &RawSheet) -> Self {
        Self { place: sheet.place.clone(), sheet: sheet.name.clone(), ..Self::default() }
    }
}
