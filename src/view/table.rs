//! A table to show: headings, rows and notes, as words. How it looks is the business of `render`.

use crate::num::{Money, Ratio, grouped};

/// A table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What it is.
    pub title: String,
    /// What it measures, with its unit.
    pub subtitle: String,
    /// The headings, the first over the names of the rows.
    pub headings: Vec<String>,
    /// The rows.
    pub rows: Vec<TableRow>,
    /// What a reader should know, below.
    pub notes: Vec<String>,
}

impl Table {
    /// Whether any of its figures is known.
    #[must_use]
    pub fn says_something(&self) -> bool {
        self.rows.iter().any(|row| row.cells.iter().skip(1).any(|cell| cell != UNKNOWN))
    }
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct TableRow {
    /// Its name and its figures.
    pub cells: Vec<String>,
    /// What kind of row it is.
    pub role: RowRole,
}

/// What kind of row a row is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowRole {
    /// One of many.
    #[default]
    Plain,
    /// A sum, set off from the rows above.
    Total,
}

/// What stands for a figure that is not known.
pub const UNKNOWN: &str = "—";

/// An amount in 万元 with two decimals and thousands: `−6,762.15`. The unit of every table.
#[must_use]
pub fn wan(amount: Option<Money>) -> String {
    amount.map_or_else(|| UNKNOWN.to_owned(), |amount| in_wan(amount, false))
}

/// A change in 万元, with its sign: `+578.00`; 0 has none.
#[must_use]
pub fn wan_change(amount: Option<Money>) -> String {
    amount.map_or_else(|| UNKNOWN.to_owned(), |amount| in_wan(amount, true))
}

fn in_wan(amount: Money, signed: bool) -> String {
    hundredths(Ratio::new(1, 10_000).and_then(|ratio| ratio.of(amount.fen())).unwrap_or(0), signed)
}

fn hundredths(number: i64, signed: bool) -> String {
    let sign = match number.signum() {
        -1 => "−",
        1 if signed => "+",
        _ => "",
    };
    let (whole, rest) = (number.unsigned_abs() / 100, number.unsigned_abs() % 100);
    format!("{sign}{}.{rest:02}", grouped(whole))
}

/// An amount in yuan with two decimals and thousands, for what is told by the head.
#[must_use]
pub fn yuan(amount: Option<Money>) -> String {
    amount.map_or_else(|| UNKNOWN.to_owned(), |amount| hundredths(amount.fen(), false))
}

/// A change in yuan, with its sign.
#[must_use]
pub fn yuan_change(amount: Option<Money>) -> String {
    amount.map_or_else(|| UNKNOWN.to_owned(), |amount| hundredths(amount.fen(), true))
}

/// A part in per cent with one decimal: `25.0`, `−16.1`.
#[must_use]
pub fn per_cent(part: Option<Ratio>) -> String {
    let tenths = part.and_then(|part| part.of(1000));
    tenths.map_or_else(
        || UNKNOWN.to_owned(),
        |tenths| {
            let sign = if tenths < 0 { "−" } else { "" };
            format!("{sign}{}.{}", tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10)
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_grouped_and_rounded_once() {
        assert_eq!(wan(Some(Money::from_fen(-67_621_545_000))), "−67,621.55"); // 67,621.545 half away from zero
        assert_eq!(wan_change(Some(Money::from_fen(5_780_000))), "+5.78");
        assert_eq!(wan_change(Some(Money::ZERO)), "0.00");
        assert_eq!(wan(Some(Money::from_fen(-4_999))), "0.00");
        assert_eq!(wan(None), "—");
    }
}
