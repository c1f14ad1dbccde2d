//! Usable capacity against rigid spending: columns of spending by year, capacity as lines over them.

use super::{Callout, Figures, Series, Years, amounts_of};
use crate::text::charts;

/// Columns of rigid spending and lines of usable capacity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capacity {
    /// The years, one column each.
    pub years: Years,
    /// Kinds of rigid spending, from the foot of a column upwards.
    pub spending: Vec<Series>,
    /// Usable capacity: the regime in force first, then the scheme.
    pub capacity: Vec<Series>,
    /// What the regime in force lacks, written below the years that lack it: year, counted from 0, and number.
    pub gaps: Vec<(usize, String)>,
    /// The word before those numbers.
    pub gap_word: String,
    /// What is said at the column with the widest gap; its value is what that column spends.
    pub widest: Option<Callout>,
}

impl Capacity {
    /// Labels every gap of the first capacity line, and says at the widest which year it is.
    #[must_use]
    pub fn new(years: Years, spending: Vec<Series>, capacity: Vec<Series>, figures: Figures) -> Self {
        let gap_word = charts::gap().in_lang(figures.lang()).to_owned();
        let mut chart = Self { years, spending, capacity, gaps: Vec::new(), gap_word, widest: None };
        let below: Vec<Option<i64>> = chart.balances(0);
        let gaps = below
            .iter()
            .enumerate()
            .filter_map(|(at, left)| Some((at, (*left)?)))
            .filter(|(_, left)| *left < 0);
        chart.gaps = gaps.map(|(at, left)| (at, figures.number(left))).collect();
        chart.widest = Callout::at_widest_gap(&chart.years, &below, figures)
            .map(|callout| Callout { value: chart.spent(callout.at).unwrap_or_default(), ..callout });
        chart
    }

    /// Rigid spending of a year, in fen; `None` while any part of it is not known.
    #[must_use]
    pub fn spent(&self, at: usize) -> Option<i64> {
        self.spending.iter().map(|part| part.values.get(at).copied().flatten()).sum()
    }

    /// Usable capacity of one of the lines less rigid spending, in fen: below zero is a gap.
    #[must_use]
    pub fn balance(&self, line: usize, at: usize) -> Option<i64> {
        let capacity = self.capacity.get(line)?.values.get(at).copied().flatten()?;
        Some(capacity - self.spent(at)?)
    }

    /// [`Self::balance`] of every year, for the finding.
    #[must_use]
    pub fn balances(&self, line: usize) -> Vec<Option<i64>> {
        (0..self.years.all.len()).map(|at| self.balance(line, at)).collect()
    }

    pub(super) fn amounts(&self) -> Vec<i64> {
        let mut all = amounts_of(&self.spending);
        all.extend(amounts_of(&self.capacity));
        all
    }
}
