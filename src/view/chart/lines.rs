//! The balance by scenario: one line each, zero drawn, the regime in force filled where it falls short.

use super::{Figures, Role, Series, Years, amounts_of};
use crate::text::charts;

/// Lines over years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lines {
    /// The years.
    pub years: Years,
    /// The lines, the regime in force among them.
    pub series: Vec<Series>,
    /// What is said at the lowest point below zero of the regime in force.
    pub worst: Option<Callout>,
}

/// Words at a point of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Callout {
    /// The year, counted from 0.
    pub at: usize,
    /// The point's value, in fen.
    pub value: i64,
    /// The words.
    pub text: String,
}

impl Lines {
    /// Labels the widest gap of the regime in force, the first of equal ones.
    #[must_use]
    pub fn new(years: Years, series: Vec<Series>, figures: Figures) -> Self {
        let worst = series
            .iter()
            .find(|line| line.role == Role::Current)
            .and_then(|line| Callout::at_widest_gap(&years, &line.values, figures));
        Self { years, series, worst }
    }

    pub(super) fn amounts(&self) -> Vec<i64> {
        amounts_of(&self.series)
    }
}

impl Callout {
    /// Names the year with the lowest value below zero, the first of equal ones; `None` where there is none.
    pub(super) fn at_widest_gap(years: &Years, values: &[Option<i64>], figures: Figures) -> Option<Self> {
        let known = values.iter().enumerate().filter_map(|(at, value)| Some((at, (*value)?)));
        let below: Vec<(usize, i64)> = known.filter(|(_, value)| *value < 0).collect();
        let (at, value) = below.iter().copied().min_by_key(|(_, value)| *value)?;
        let year = years.all.get(at)?;
        let number = figures.number(value);
        let words =
            if below.len() == 1 { charts::only_gap(year, number) } else { charts::worst_year(year, number) };
        Some(Self { at, value, text: words.in_lang(figures.lang()).to_owned() })
    }
}
