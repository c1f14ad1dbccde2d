//! Fiscal years and runs of them.

use std::fmt;

/// A fiscal year, which in China is the calendar year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Year(i16);

impl Year {
    /// The first year that is taken for one.
    pub const FIRST: Self = Self(1900);
    /// The last year that is taken for one.
    pub const LAST: Self = Self(2199);

    /// A year between 1900 and 2199, else `None`.
    #[must_use]
    pub fn new(year: i64) -> Option<Self> {
        let year = Self(i16::try_from(year).ok()?);
        (Self::FIRST <= year && year <= Self::LAST).then_some(year)
    }

    /// Reads `2024` or `2024年`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let digits = text.strip_suffix("年度").or_else(|| text.strip_suffix('年')).unwrap_or(text);
        let all_digits = digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit());
        all_digits.then(|| digits.parse().ok()).flatten().and_then(Self::new)
    }

    /// The year as a number.
    #[must_use]
    pub fn get(self) -> i64 {
        i64::from(self.0)
    }

    /// So many years later, or earlier where negative; stops at the bounds.
    #[must_use]
    pub fn plus(self, years: i64) -> Self {
        let year = self.get().saturating_add(years).clamp(Self::FIRST.get(), Self::LAST.get());
        Self::new(year).unwrap_or(self)
    }

    /// Years from `earlier` to this one.
    #[must_use]
    pub fn since(self, earlier: Self) -> i64 {
        self.get() - earlier.get()
    }
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// The years `first` to `last`, both among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearRange {
    /// First year in it.
    pub first: Year,
    /// Last year in it.
    pub last: Year,
}

impl YearRange {
    /// Reads `2026`, `2026..2030`, `2026..` or `..2030`. `None` where it is none or runs backwards.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let end = |text: &str, open: Year| match text.trim() {
            "" => Some(open),
            year => Year::parse(year),
        };
        let range = match text.split_once("..") {
            Some((first, last)) => {
                Self { first: end(first, Year::FIRST)?, last: end(last.trim_start_matches('='), Year::LAST)? }
            }
            None => {
                let year = Year::parse(text)?;
                Self { first: year, last: year }
            }
        };
        (range.first <= range.last).then_some(range)
    }

    /// Whether the year is in it.
    #[must_use]
    pub fn contains(self, year: Year) -> bool {
        self.first <= year && year <= self.last
    }

    /// Whether the two have a year in common.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// Its years, in order.
    pub fn iter(self) -> impl Iterator<Item = Year> {
        (self.first.get()..=self.last.get()).filter_map(Year::new)
    }
}

impl fmt::Display for YearRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let open_start = self.first == Year::FIRST;
        let open_end = self.last == Year::LAST;
        match (open_start, open_end) {
            _ if self.first == self.last => write!(f, "{}", self.first),
            (true, true) => write!(f, ".."),
            (true, false) => write!(f, "..{}", self.last),
            (false, true) => write!(f, "{}..", self.first),
            (false, false) => write!(f, "{}..{}", self.first, self.last),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_years_and_runs() {
        assert_eq!(Year::parse("2024年").map(Year::get), Some(2024));
        assert_eq!(Year::parse("24"), None);
        assert_eq!(Year::parse("1850"), None);
        let range = YearRange::parse("2026..2030").unwrap();
        assert_eq!((range.first.get(), range.last.get(), range.iter().count()), (2026, 2030, 5));
        assert_eq!(YearRange::parse("2030..2026"), None);
        assert_eq!(YearRange::parse("2027..").map(|r| r.to_string()).as_deref(), Some("2027.."));
    }

    #[test]
    fn a_year_is_four_digits_between_1900_and_2199() {
        let read = |text| Year::parse(text).map(Year::get);
        assert_eq!(["1900", "2199", " 2024年度 "].map(read), [Some(1900), Some(2199), Some(2024)]);
        assert_eq!(["1899", "2200", "02024", "+202", "20.4"].map(read), [None; 5]);
        assert_eq!(Year::parse("2024").map(|year| year.to_string()).as_deref(), Some("2024"));
    }

    #[test]
    fn years_are_counted_on_and_stop_at_the_bounds() {
        let year = Year::new(2024).unwrap();
        assert_eq!([3, -3, 1000, i64::MIN].map(|years| year.plus(years).get()), [2027, 2021, 2199, 1900]);
        assert_eq!(year.since(Year::new(2020).unwrap()), 4);
    }

    #[test]
    fn runs_hold_both_their_ends() {
        let range = |text| YearRange::parse(text).unwrap();
        let holds = |year| range("2026..2028").contains(Year::new(year).unwrap());
        assert_eq!([2025, 2026, 2028, 2029].map(holds), [false, true, true, false]);
        let overlaps = |text| range("2026..2028").overlaps(range(text));
        assert_eq!(
            ["..2025", "..2026", "2027", "2028..", "2029.."].map(overlaps),
            [false, true, true, true, false]
        );
        assert_eq!(range("2027").iter().map(Year::get).collect::<Vec<_>>(), [2027]);
        for text in ["..", "2026", "2026..", "..2030", "2026..2030"] {
            assert_eq!(range(text).to_string(), text);
        }
    }
}
