//! Amounts of money: whole fen, and the units in which they are written.

use std::borrow::Cow;
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

/// Amounts are accepted strictly below this many fen: 2^51, that is 22.5 trillion yuan.
pub const BOUND: i64 = 1 << 51;

/// An amount in fen (1/100 yuan). Whole by construction, so sums are exact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(i64);

/// The unit in which an amount is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// 分: what is computed with.
    Fen,
    /// 元.
    #[default]
    Yuan,
    /// 千元.
    ThousandYuan,
    /// 万元: the unit of the office.
    Wan,
    /// 亿元.
    Yi,
}

impl Unit {
    /// Fen in one of this unit.
    #[must_use]
    pub const fn fen(self) -> i64 {
        match self {
            Self::Fen => 1,
            Self::Yuan => 100,
            Self::ThousandYuan => 100_000,
            Self::Wan => 1_000_000,
            Self::Yi => 10_000_000_000,
        }
    }

    /// The unit called by this name, Chinese or English.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name.trim() {
            "分" | "fen" => Some(Self::Fen),
            "元" | "yuan" => Some(Self::Yuan),
            "千元" | "thousand yuan" => Some(Self::ThousandYuan),
            "万元" | "万" | "wan" | "10,000 yuan" => Some(Self::Wan),
            "亿元" | "亿" | "yi" | "100 million yuan" => Some(Self::Yi),
            _ => None,
        }
    }
}

/// Why a text is not an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountError {
    /// Not a decimal number.
    NotANumber,
    /// Finer than a fen.
    TooFine,
    /// At or beyond [`BOUND`].
    TooLarge,
}

impl Money {
    /// No money.
    pub const ZERO: Self = Self(0);

    /// An amount of so many fen.
    #[must_use]
    pub const fn from_fen(fen: i64) -> Self {
        Self(fen)
    }

    /// The amount in fen.
    #[must_use]
    pub const fn fen(self) -> i64 {
        self.0
    }

    /// Whether the amount lies within the bound that every computed amount keeps.
    #[must_use]
    pub const fn is_bounded(self) -> bool {
        -BOUND < self.0 && self.0 < BOUND
    }

    /// Reads a decimal such as `-1,234.56`, stated in `unit`.
    ///
    /// # Errors
    /// When the text is no number, is finer than a fen, or reaches the bound.
    pub fn parse(text: &str, unit: Unit) -> Result<Self, AmountError> {
        match Self::parse_plain(text.as_bytes(), unit) {
            Some(amount) => Ok(amount),
            None => Self::parse_any(text, unit),
        }
    }

    /// Digits with or without a point among them, as nearly all amounts are: read at once. `None` for all others, whatever they are.
    fn parse_plain(text: &[u8], unit: Unit) -> Option<Self> {
        let (mut mantissa, mut decimals) = (0_i64, None);
        if !(1..=15).contains(&text.len()) {
            return None;
        }
        for byte in text {
            match byte {
                b'0'..=b'9' => {
                    mantissa = mantissa * 10 + i64::from(byte - b'0');
                    decimals = decimals.map(|places: u32| places + 1);
                }
                b'.' if decimals.is_none() => decimals = Some(0),
                _ => return None,
            }
        }
        // A point needs digits on one side at least.
        let zeros = unit.fen().ilog10().checked_sub(decimals.unwrap_or(0)).filter(|_| *text != [b'.'])?;
        let fen = mantissa.checked_mul(10_i64.pow(zeros)).filter(|fen| *fen < BOUND)?;
        Some(Self(fen))
    }

    fn parse_any(text: &str, unit: Unit) -> Result<Self, AmountError> {
        let (negative, digits) = match text.trim().strip_prefix(['-', '−']) {
            Some(rest) => (true, rest),
            None => (false, text.trim().trim_start_matches('+')),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let whole = ungroup(whole).ok_or(AmountError::NotANumber)?;
        if (whole.is_empty() && fraction.is_empty())
            || !whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit())
        {
            return Err(AmountError::NotANumber);
        }
        // More digits than this cannot be an amount below the bound; fraction zeros mean nothing.
        let fraction = fraction.trim_end_matches('0');
        let whole = whole.trim_start_matches('0');
        if whole.len() > 17 {
            return Err(AmountError::TooLarge);
        }
        // A unit is a power of ten fen, and the last decimal is no zero: what has more decimals is no whole number of fen.
        let decimals = unit.fen().ilog10();
        let Some(zeros) = u32::try_from(fraction.len()).ok().and_then(|places| decimals.checked_sub(places))
        else {
            return Err(AmountError::TooFine);
        };
        let mut mantissa = 0_i128;
        for digit in whole.bytes().chain(fraction.bytes()) {
            mantissa = mantissa * 10 + i128::from(digit - b'0');
        }
        let fen = mantissa * 10_i128.pow(zeros);
        if fen >= i128::from(BOUND) {
            return Err(AmountError::TooLarge);
        }
        let fen = i64::try_from(fen).map_err(|_| AmountError::TooLarge)?;
        Ok(Self(if negative { -fen } else { fen }))
    }

    /// Reads a number as a workbook holds it: a binary fraction, which may miss the decimal that was typed by less than a
    /// millionth of a fen.
    ///
    /// # Errors
    /// As [`Self::parse`].
    pub fn parse_near(text: &str, unit: Unit) -> Result<Self, AmountError> {
        let text = text.trim();
        let exactly = Self::parse(text, unit);
        let (Err(AmountError::TooFine), Some((whole, fraction))) = (exactly, text.split_once('.')) else {
            return exactly;
        };
        // Fen stand so many places behind the point; six more are looked at.
        let places = unit.fen().ilog10() as usize;
        let padded = format!("{fraction:0<width$}", width = places + 6);
        let (kept, beyond) = padded.split_at(places);
        let below = Self::parse(&format!("{whole}.{kept}"), unit)?;
        let one = Self(if text.starts_with(['-', '−']) { -1 } else { 1 });
        match &beyond[..6] {
            "000000" => Ok(below),
            "999999" => Ok(below + one),
            _ => exactly,
        }
    }

    /// Reads an amount that carries its unit, such as `320万元`.
    ///
    /// # Errors
    /// When there is no unit behind the number, or the number is none.
    pub fn parse_with_unit(text: &str) -> Result<Self, AmountError> {
        let text = text.trim();
        let split = text
            .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+' | '−' | ' ')))
            .ok_or(AmountError::NotANumber)?;
        let unit = Unit::named(&text[split..]).ok_or(AmountError::NotANumber)?;
        Self::parse(&text[..split], unit)
    }

    /// The amount in yuan with two decimals, `-1234.56`: exact, and what CSV files carry.
    #[must_use]
    pub fn yuan(self) -> String {
        let mut text = String::new();
        self.write_yuan(&mut text);
        text
    }

    /// Writes the same behind a text, for columns of a million.
    pub fn write_yuan(self, to: &mut String) {
        if self.0 < 0 {
            to.push('-');
        }
        let fen = self.0.unsigned_abs();
        let mut digits = itoa::Buffer::new();
        to.push_str(digits.format(fen / 100));
        to.push('.');
        to.push_str(&digits.format(100 + fen % 100)[1..]);
    }

    /// The amount in `unit`, as text with all the decimals that it needs and no more.
    #[must_use]
    pub fn exact(self, unit: Unit) -> String {
        let per = unit.fen().unsigned_abs();
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, rest) = (self.0.unsigned_abs() / per, self.0.unsigned_abs() % per);
        if rest == 0 {
            return format!("{sign}{whole}");
        }
        let width = per.ilog10() as usize;
        let fraction = format!("{rest:0width$}");
        format!("{sign}{whole}.{}", fraction.trim_end_matches('0'))
    }
}

/// A whole number with commas between thousands: `1,234,567`.
#[must_use]
pub fn grouped(number: u64) -> String {
    if number < 1_000 {
        return number.to_string();
    }
    format!("{},{:03}", grouped(number / 1_000), number % 1_000)
}

/// Takes thousands separators away where they stand as they should: `1,234,567`.
fn ungroup(whole: &str) -> Option<Cow<'_, str>> {
    if whole.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(whole.into());
    }
    let groups: Vec<&str> = whole.split([',', '\u{ff0c}']).collect();
    let first_fits = groups.len() == 1 || (1..=3).contains(&groups[0].len());
    (first_fits && groups[1..].iter().all(|group| group.len() == 3)).then(|| groups.concat().into())
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.yuan())
    }
}

impl Add for Money {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Money {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Money {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl AddAssign for Money {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl SubAssign for Money {
    fn sub_assign(&mut self, other: Self) {
        self.0 -= other.0;
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_offices_write() {
        let read = |text, unit| Money::parse(text, unit).map(Money::fen);
        assert_eq!(read("4402", Unit::Wan), Ok(4_402_000_000));
        assert_eq!(read("1,867.48", Unit::Wan), Ok(1_867_480_000));
        assert_eq!(read("-0.01", Unit::Yuan), Ok(-1));
        assert_eq!(read("0.0229", Unit::Yi), Ok(229_000_000));
        assert_eq!(read(".5", Unit::Yuan), Ok(50));
        // A fen is a ten-thousand-millionth of 亿元: ten decimals.
        assert_eq!(read("0.0000000001", Unit::Yi), Ok(1));
    }

    /// What is read at once is read as everything else is.
    #[test]
    fn plain_amounts_are_amounts() {
        let marks = ["0", "0", "1", "5", "9", "34", "000", ".", ",", "-", " "];
        let units = [Unit::Fen, Unit::Yuan, Unit::ThousandYuan, Unit::Wan, Unit::Yi];
        let (mut state, mut plain) = (11_u64, 0);
        let mut below = |count: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(state >> 33).unwrap() % count
        };
        for _ in 0..50_000 {
            let length = below(10);
            let text: String = (0..length).map(|_| marks[below(marks.len())]).collect();
            let unit = units[below(units.len())];
            if let Some(amount) = Money::parse_plain(text.as_bytes(), unit) {
                plain += 1;
                assert_eq!(Ok(amount), Money::parse_any(&text, unit), "{text} {unit:?}");
            }
        }
        assert!(plain > 5_000, "only {plain} were plain");
        let at_once = |text: &str, unit| Money::parse_plain(text.as_bytes(), unit).map(Money::fen);
        assert_eq!(at_once("7810.37", Unit::Wan), Some(7_810_370_000));
        assert_eq!(at_once("22517998136852", Unit::Yuan), Some(BOUND - 48));
        assert_eq!(at_once("2251799813685248", Unit::Fen), None);
        assert_eq!(at_once("225179981368524", Unit::Wan), None);
        assert_eq!(["", ".", "1.2.3", "1.234"].map(|text| at_once(text, Unit::Yuan)), [None; 4]);
    }

    #[test]
    fn refuses_what_is_no_amount() {
        let read = |text| Money::parse(text, Unit::Yuan);
        for text in ["", "-", ".", "1,23", "1234,567", ",123", "12a", "1.2.3", "４", "1 2", "0x10", "1e5"] {
            assert_eq!(read(text), Err(AmountError::NotANumber), "{text}");
        }
        assert_eq!(read("0.001"), Err(AmountError::TooFine));
        assert_eq!(read("22517998136852.48"), Err(AmountError::TooLarge)); // 2^51 fen
        assert_eq!(read("22517998136852.47").map(Money::fen), Ok(BOUND - 1));
        assert_eq!(read("99999999999999999999"), Err(AmountError::TooLarge));
        let yuan = |text: String| Money::parse(&text, Unit::Yuan);
        assert_eq!(yuan("9".repeat(60)), Err(AmountError::TooLarge));
        assert_eq!(yuan(format!("0.{}1", "0".repeat(60))), Err(AmountError::TooFine));
        let is_bounded = |fen| Money::from_fen(fen).is_bounded();
        assert_eq!(
            [-BOUND, 1 - BOUND, 0, BOUND - 1, BOUND].map(is_bounded),
            [false, true, true, true, false]
        );
    }

    #[test]
    fn numbers_of_workbooks_are_taken_to_the_fen() {
        let near = |text, unit| Money::parse_near(text, unit).map(Money::fen);
        // 1867.48 万元, typed as a sum, is held as 1867.4799999999998.
        assert_eq!(near("1867.4799999999998", Unit::Wan), Ok(1_867_480_000));
        assert_eq!(near("-0.30000000000000004", Unit::Yuan), Ok(-30));
        assert_eq!(near("-1867.4799999999998", Unit::Wan), Ok(-1_867_480_000));
        assert_eq!(near("1867.48", Unit::Wan), Ok(1_867_480_000));
        assert_eq!(near("0.015", Unit::Yuan), Err(AmountError::TooFine));
        assert_eq!(near("0.01000002", Unit::Yuan), Err(AmountError::TooFine));
        // A blank of full width is no digit, and no half of a letter.
        assert_eq!(near("0.0150\u{3000}", Unit::Yuan), Err(AmountError::TooFine));
    }

    #[test]
    fn an_amount_carries_its_unit() {
        assert_eq!(Money::parse_with_unit("320万元").map(Money::fen), Ok(320_000_000));
        assert_eq!(Money::parse_with_unit("1,200 万元").map(Money::fen), Ok(1_200_000_000));
        assert!(Money::parse_with_unit("320").is_err());
        let one = |unit: &str| Money::parse_with_unit(&format!("-1{unit}")).map(Money::fen);
        let units = ["分", "元", "千元", "万元", "亿元"].map(one);
        assert_eq!(units, [Ok(-1), Ok(-100), Ok(-100_000), Ok(-1_000_000), Ok(-10_000_000_000)]);
    }

    #[test]
    fn amounts_are_added_and_taken_off() {
        let [three, five] = [3, 5].map(Money::from_fen);
        assert_eq!([three + five, three - five, -three], [8, -2, -3].map(Money::from_fen));
        let mut sum = three;
        sum += five;
        assert_eq!(sum.fen(), 8);
        sum -= three;
        assert_eq!(sum.fen(), 5);
        assert_eq!([three, five, five].into_iter().sum::<Money>().fen(), 13);
    }

    #[test]
    fn thousands_are_set_off() {
        assert_eq!([0, 999, 1_000, 67_004, 1_234_567].map(grouped).join(" "), "0 999 1,000 67,004 1,234,567");
    }

    #[test]
    fn writes_exactly() {
        assert_eq!(Money::from_fen(-5).yuan(), "-0.05");
        assert_eq!([0, 123_456].map(|fen| Money::from_fen(fen).to_string()), ["0.00", "1234.56"]);
        assert_eq!([Money::ZERO, Money::from_fen(-2_000_000)].map(|sum| sum.exact(Unit::Wan)), ["0", "-2"]);
        assert_eq!(Money::from_fen(1_867_480_000).exact(Unit::Wan), "1867.48");
        assert_eq!(Money::from_fen(-229_000_000).exact(Unit::Yi), "-0.0229");
    }
}
