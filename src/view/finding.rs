//! Which finding holds: from figures to the sentence that becomes a chart's title.
//!
//! The sentences themselves stand in [`crate::text::findings`]. Every number goes through the figure's
//! [`Figures`], so that title and picture say it alike.

mod by_side;
mod by_year;
mod usable;

pub use by_side::{scheme_sides, town_sides};
pub use by_year::{Path, balance, capacity};
pub use usable::usable;

use super::chart::Figures;
use crate::text::{Words, charts, findings};

/// One language of the words.
fn said(words: &Words, figures: Figures) -> String {
    words.in_lang(figures.lang()).to_owned()
}

/// Two sentences in one, or the first alone.
fn joined(first: &Words, second: Option<&Words>, figures: Figures) -> String {
    match second {
        Some(second) => said(&findings::both_words(first, second), figures),
        None => said(first, figures),
    }
}

/// `2025—2034年`, or `2025年` where both are the same.
fn span(first: i32, last: i32, figures: Figures) -> String {
    said(&if first == last { charts::year(first) } else { charts::years(first, last) }, figures)
}
