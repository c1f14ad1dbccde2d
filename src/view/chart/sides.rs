//! Who gains and who pays: bars to the right and to the left of today.

use super::{Figures, Role};
use crate::text::{Words, charts};

/// Towns shown in a row of their own. With more of them the largest changes are shown and the rest added up.
pub const ROWS_SHOWN: usize = 24;

/// A town and the change it sees, in fen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Town {
    /// Its name.
    pub name: String,
    /// More (or, below zero, less) than under the regime in force; `None` where not known.
    pub change: Option<i64>,
}

/// Diverging bars.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sides {
    /// The rows, from the top.
    pub rows: Vec<Row>,
    /// The word over the left side, where less is.
    pub left: String,
    /// The word over the right side, where more is.
    pub right: String,
}

/// A name and its bars.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The name at the left.
    pub name: String,
    /// One bar, or one each for town and county.
    pub bars: Vec<Bar>,
    /// Whether it is set off from the rows above it: the county, a sum.
    pub apart: bool,
}

/// One bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Its length in fen, to the right where positive; `None` where not known.
    pub value: Option<i64>,
    /// What is written at its end.
    pub label: String,
    /// What is written instead if the bar must be cut short because it would dwarf all others.
    pub cut_label: String,
}

impl Bar {
    /// More is a gain, less a loss.
    #[must_use]
    pub fn role(&self) -> Role {
        if self.value.is_some_and(|value| value < 0) { Role::Loss } else { Role::Gain }
    }
}

impl Sides {
    /// The towns of a county and the county itself: largest gain first, the county last and set apart.
    ///
    /// Beyond [`ROWS_SHOWN`] towns the smallest changes are added up in one row that says how many they are.
    #[must_use]
    pub fn of_towns(towns: &[Town], county: Option<i64>, figures: Figures) -> Self {
        let word = |words: Words| words.in_lang(figures.lang()).to_owned();
        let (mut shown, rest) = largest(towns);
        // Unknown towns come last: they are neither gains nor losses.
        shown.sort_by_key(|town| (town.change.is_none(), std::cmp::Reverse(town.change)));
        let mut rows: Vec<Row> =
            shown.iter().map(|town| row(&town.name, &[(None, town.change)], false, figures)).collect();
        if !rest.is_empty() {
            let sum = rest.iter().map(|town| town.change).sum();
            rows.push(row(&word(charts::other_towns(rest.len())), &[(None, sum)], true, figures));
        }
        rows.push(row(&word(charts::county()), &[(None, county)], true, figures));
        Self { rows, left: word(charts::pays()), right: word(charts::gains()) }
    }

    /// One town's schemes: a bar for the town and one for the county in each row, in the order given. Up to about
    /// twenty of them leave room for their numbers.
    #[must_use]
    pub fn of_schemes(schemes: &[(String, Option<i64>, Option<i64>)], figures: Figures) -> Self {
        let word = |words: Words| words.in_lang(figures.lang()).to_owned();
        let (town, county) = (word(charts::town_short()), word(charts::county_short()));
        let rows = schemes
            .iter()
            .map(|(name, ours, theirs)| {
                row(name, &[(Some(&town), *ours), (Some(&county), *theirs)], false, figures)
            })
            .collect();
        Self { rows, left: word(charts::pays()), right: word(charts::gains()) }
    }

    pub(super) fn amounts(&self) -> Vec<i64> {
        self.rows.iter().flat_map(|row| row.bars.iter().filter_map(|bar| bar.value)).collect()
    }
}

/// The towns with rows of their own, and the others. Of equal changes the earlier town stays.
fn largest(towns: &[Town]) -> (Vec<&Town>, Vec<&Town>) {
    if towns.len() <= ROWS_SHOWN {
        return (towns.iter().collect(), Vec::new());
    }
    let mut by_size: Vec<&Town> = towns.iter().collect();
    // An unknown change stays in sight rather than spoil the sum of the rest.
    by_size.sort_by_key(|town| std::cmp::Reverse(town.change.map_or(i64::MAX, i64::saturating_abs)));
    let rest = by_size.split_off(ROWS_SHOWN - 1);
    (by_size, rest)
}

fn row(name: &str, bars: &[(Option<&str>, Option<i64>)], apart: bool, figures: Figures) -> Row {
    let bars = bars.iter().map(|(party, value)| bar(*party, *value, figures)).collect();
    Row { name: name.to_owned(), bars, apart }
}

fn bar(party: Option<&str>, value: Option<i64>, figures: Figures) -> Bar {
    let word = |words: Words| words.in_lang(figures.lang()).to_owned();
    let number = value.map_or_else(|| word(charts::unknown()), |fen| figures.change(fen));
    let label = party.map_or_else(|| number.clone(), |party| word(charts::party_value(party, &number)));
    Bar { value, cut_label: word(charts::not_to_scale(&label)), label }
}
