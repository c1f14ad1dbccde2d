//! Values that hold for stated years.

use super::{Year, YearRange};

/// A value by year: runs that do not overlap. Years outside every run have no value.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dated<T> {
    runs: Vec<(YearRange, T)>,
}

impl<T> Dated<T> {
    /// One value for all years.
    #[must_use]
    pub fn always(value: T) -> Self {
        Self { runs: vec![(YearRange { first: Year::FIRST, last: Year::LAST }, value)] }
    }

    /// No value in any year.
    #[must_use]
    pub const fn never() -> Self {
        Self { runs: Vec::new() }
    }

    /// Adds a run.
    ///
    /// # Errors
    /// The run that it overlaps.
    pub fn insert(&mut self, years: YearRange, value: T) -> Result<(), YearRange> {
        if let Some((other, _)) = self.runs.iter().find(|(run, _)| run.overlaps(years)) {
            return Err(*other);
        }
        let at = self.runs.partition_point(|(run, _)| run.first < years.first);
        self.runs.insert(at, (years, value));
        Ok(())
    }

    /// The value in a year.
    #[must_use]
    pub fn at(&self, year: Year) -> Option<&T> {
        self.runs.iter().find(|(run, _)| run.contains(year)).map(|(_, value)| value)
    }

    /// Runs and values, in the order of years.
    pub fn iter(&self) -> impl Iterator<Item = (YearRange, &T)> {
        self.runs.iter().map(|(run, value)| (*run, value))
    }

    /// Runs and values, to be changed in place.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (YearRange, &mut T)> {
        self.runs.iter_mut().map(|(run, value)| (*run, value))
    }

    /// Whether it has no run at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }
}
