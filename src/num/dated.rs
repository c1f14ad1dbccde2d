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

#[cfg(test)]
mod tests {
    use super::*;

    fn years(text: &str) -> YearRange {
        YearRange::parse(text).unwrap()
    }

    fn year(year: i64) -> Year {
        Year::new(year).unwrap()
    }

    #[test]
    fn runs_stand_in_the_order_of_years_whatever_the_order_of_writing() {
        let mut rates = Dated::never();
        assert!(rates.is_empty());
        for (run, rate) in [("2027..2029", 3), ("2025..2026", 1), ("2031..", 4), ("2024", 0)] {
            assert_eq!(rates.insert(years(run), rate), Ok(()));
        }
        assert!(!rates.is_empty());
        let told: Vec<_> = rates.iter().map(|(run, rate)| (run.to_string(), *rate)).collect();
        let expected = [("2024", 0), ("2025..2026", 1), ("2027..2029", 3), ("2031..", 4)];
        assert_eq!(told, expected.map(|(run, rate)| (run.to_owned(), rate)));
        let at = |asked| rates.at(year(asked)).copied();
        assert_eq!(
            [2023, 2024, 2026, 2027, 2030, 2099].map(at),
            [None, Some(0), Some(1), Some(3), None, Some(4)]
        );
    }

    #[test]
    fn a_run_that_overlaps_another_is_refused_with_it() {
        let mut rates = Dated::never();
        rates.insert(years("2025..2026"), 1).unwrap();
        assert_eq!(rates.insert(years("2026..2027"), 2), Err(years("2025..2026")));
        assert_eq!(rates.iter().count(), 1);
        assert_eq!(Dated::always(7).insert(years("2199"), 8), Err(years("1900..2199")));
    }

    #[test]
    fn values_can_be_changed_in_place() {
        let mut rates = Dated::always(7);
        for (run, rate) in rates.iter_mut() {
            assert_eq!(run, years("1900..2199"));
            *rate += 1;
        }
        assert_eq!(rates.at(year(2026)), Some(&8));
    }
}
