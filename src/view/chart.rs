//! Charts as data: what is shown, in which role, with which words. How it looks is the business of `render`.
//!
//! Amounts are whole fen; a value that is not known is `None` and is left out of the picture, never drawn as zero.
//! All words are finished and in one language: a chart holds nothing to translate.

mod capacity;
mod figures;
mod lines;
mod sides;

pub use capacity::Capacity;
pub use figures::{Figures, Unit};
pub use lines::{Callout, Lines};
pub use sides::{Bar, ROWS_SHOWN, Row, Sides, Town};

use crate::text::{Lang, charts};

/// One picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// The finding: a sentence with its number and year.
    pub title: String,
    /// Quantity, unit and span.
    pub subtitle: String,
    /// Source and names of the scenarios, at the foot.
    pub note: String,
    /// The words that mark made-up data; `None` where the data are published.
    pub illustrative: Option<String>,
    /// The one unit of the figure, and its decimals.
    pub figures: Figures,
    /// What is drawn.
    pub body: Body,
}

/// The kinds of picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// Usable capacity against rigid spending, by year.
    Capacity(Capacity),
    /// Who gains and who pays.
    Sides(Sides),
    /// Lines of the balance, by scenario.
    Lines(Lines),
}

/// What something in a chart stands for. A theme gives it colour and stroke.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The regime in force.
    Current,
    /// A scheme, counted from 0; number 0 is the one the figure is about.
    Scheme(usize),
    /// More than under the regime in force.
    Gain,
    /// Less than under the regime in force.
    Loss,
    /// Pay of staff.
    Staffing,
    /// Running costs.
    Operations,
    /// Livelihood spending.
    Livelihood,
    /// Other rigid spending: debt service and the rest.
    OtherSpending,
    /// What spending lacks.
    Gap,
}

/// Values by year, under one name and role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// What it stands for.
    pub role: Role,
    /// Its name, as printed.
    pub name: String,
    /// Fen, one a year; `None` where not known.
    pub values: Vec<Option<i64>>,
}

/// The years of a figure: settled ones replayed, then those projected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Years {
    /// All years, ascending.
    pub all: Vec<i32>,
    /// How many of them, from the first, are settled years replayed.
    pub settled: usize,
    /// The word over the settled years.
    pub settled_word: String,
    /// The word over the projected years.
    pub projected_word: String,
}

impl Years {
    /// Years with the usual words; the first `settled` of them are replayed.
    #[must_use]
    pub fn new(all: Vec<i32>, settled: usize, lang: Lang) -> Self {
        let word = |words: crate::text::Words| words.in_lang(lang).to_owned();
        Self {
            settled: settled.min(all.len()),
            all,
            settled_word: word(charts::replayed()),
            projected_word: word(charts::projected()),
        }
    }
}

impl Body {
    /// Every amount that the picture shows, in fen.
    #[must_use]
    pub fn amounts(&self) -> Vec<i64> {
        match self {
            Self::Capacity(capacity) => capacity.amounts(),
            Self::Sides(sides) => sides.amounts(),
            Self::Lines(lines) => lines.amounts(),
        }
    }
}

/// The amounts of several series, in fen, unknown ones left out.
fn amounts_of(series: &[Series]) -> Vec<i64> {
    series.iter().flat_map(|one| one.values.iter().copied().flatten()).collect()
}
