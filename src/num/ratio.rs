//! Exact ratios, and the one rounding that decides a fen.

use std::fmt;

/// A ratio p/q in lowest terms, q > 0. A share, a growth factor or a coefficient: never a binary fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ratio {
    p: i64,
    q: i64,
}

/// Why a text is not a ratio.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RatioError {
    /// Neither `40%`, `0.4`, `2/5`, `4:6` nor `40%:60%`.
    NotARatio,
    /// The two sides of `a:b` add up to neither 10 nor 100, or those of `a%:b%` not to 100 %.
    SidesDoNotAdd,
    /// More digits than a ratio is held in (about 15).
    TooFine,
    /// A fraction that looks like the two sides of a share: `50/50`.
    TwoSides,
}

/// The exact product x·p/q rounded to a whole number, half away from zero (四舍五入): the only rounding there is.
///
/// `None` where the result does not fit an `i64`.
#[must_use]
pub fn round_product(x: i64, p: i64, q: i64) -> Option<i64> {
    let product = i128::from(x) * i128::from(p);
    let (product, q) = if q < 0 { (-product, -i128::from(q)) } else { (product, i128::from(q)) };
    let rounded = (2 * product.abs() + q) / (2 * q);
    i64::try_from(if product < 0 { -rounded } else { rounded }).ok()
}

/// What stands before a per cent sign, half-width or full-width.
fn per_cent(text: &str) -> Option<&str> {
    text.trim_end().strip_suffix(['%', '\u{ff05}'])
}

impl Ratio {
    /// 0.
    pub const ZERO: Self = Self { p: 0, q: 1 };
    /// 1, or 100 %.
    pub const ONE: Self = Self { p: 1, q: 1 };

    /// p/q in lowest terms; `None` where q is 0 or the terms do not fit.
    #[must_use]
    pub fn new(p: i64, q: i64) -> Option<Self> {
        Self::reduced(i128::from(p), i128::from(q))
    }

    /// A whole number.
    #[must_use]
    pub const fn whole(n: i64) -> Self {
        Self { p: n, q: 1 }
    }

    fn reduced(p: i128, q: i128) -> Option<Self> {
        if q == 0 {
            return None;
        }
        let divisor = gcd(p.unsigned_abs(), q.unsigned_abs()).cast_signed();
        let sign = if q < 0 { -1 } else { 1 };
        let (p, q) = (sign * p / divisor, sign * q / divisor);
        Some(Self { p: i64::try_from(p).ok()?, q: i64::try_from(q).ok()? })
    }

    /// Numerator, with the sign.
    #[must_use]
    pub const fn p(self) -> i64 {
        self.p
    }

    /// Denominator, above 0.
    #[must_use]
    pub const fn q(self) -> i64 {
        self.q
    }

    /// Reads `40%`, `-3.5%`, `0.4`, `2/5`, or `4:6` and `40%:60%` (the named side first; the sides add up to 10, 100 or 100 %).
    ///
    /// # Errors
    /// When the text is none of these, or a fraction whose terms add up to 10 or 100: `40/60` is rather 40 % than two thirds.
    pub fn parse(text: &str) -> Result<Self, RatioError> {
        let text = text.trim();
        if let Some((ours, theirs)) = text.split_once([':', '\u{ff1a}']) {
            let (ours, theirs, wholes) = match (per_cent(ours), per_cent(theirs)) {
                (Some(ours), Some(theirs)) => (ours, theirs, &[100][..]),
                _ => (ours, theirs, &[10, 100][..]),
            };
            let (ours, theirs) = (Self::decimal(ours)?, Self::decimal(theirs)?);
            let sum = ours.plus(theirs).ok_or(RatioError::TooFine)?;
            if ours.p < 0 || theirs.p < 0 || !wholes.iter().any(|whole| sum == Self::whole(*whole)) {
                return Err(RatioError::SidesDoNotAdd);
            }
            return ours.over(sum).ok_or(RatioError::TooFine);
        }
        if let Some((p, q)) = text.split_once('/') {
            let (p, q) = (Self::decimal(p)?, Self::decimal(q)?);
            // 50/50 is what people write for one half each.
            if p.plus(q).is_some_and(|sum| [10, 100].map(Self::whole).contains(&sum)) {
                return Err(RatioError::TwoSides);
            }
            return p.over(q).ok_or(RatioError::NotARatio);
        }
        match per_cent(text) {
            Some(percent) => Self::decimal(percent)?.over(Self::whole(100)).ok_or(RatioError::TooFine),
            None => Self::decimal(text),
        }
    }

    fn decimal(text: &str) -> Result<Self, RatioError> {
        let text = text.trim();
        let (negative, digits) = match text.strip_prefix(['-', '−']) {
            Some(rest) => (true, rest),
            None => (false, text.trim_start_matches('+')),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        if (whole.is_empty() && fraction.is_empty())
            || !whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit())
        {
            return Err(RatioError::NotARatio);
        }
        let fraction = fraction.trim_end_matches('0');
        let whole = whole.trim_start_matches('0');
        if whole.len() + fraction.len() > 15 {
            return Err(RatioError::TooFine);
        }
        let mut p = 0_i128;
        for digit in whole.bytes().chain(fraction.bytes()) {
            p = p * 10 + i128::from(digit - b'0');
        }
        let q = 10_i128.pow(u32::try_from(fraction.len()).unwrap_or(15));
        Self::reduced(if negative { -p } else { p }, q).ok_or(RatioError::TooFine)
    }

    /// The sum; `None` where its terms do not fit.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        let (p, q) = (i128::from(self.p), i128::from(self.q));
        let (r, s) = (i128::from(other.p), i128::from(other.q));
        Self::reduced(p * s + r * q, q * s)
    }

    /// The difference; `None` where its terms do not fit.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(Self { p: -other.p, q: other.q })
    }

    /// The product; `None` where its terms do not fit.
    #[must_use]
    pub fn times(self, other: Self) -> Option<Self> {
        Self::reduced(i128::from(self.p) * i128::from(other.p), i128::from(self.q) * i128::from(other.q))
    }

    /// The quotient; `None` where `other` is 0 or the terms do not fit.
    #[must_use]
    pub fn over(self, other: Self) -> Option<Self> {
        Self::reduced(i128::from(self.p) * i128::from(other.q), i128::from(self.q) * i128::from(other.p))
    }

    /// Whether this is a share: 0 to 100 %.
    #[must_use]
    pub const fn is_share(self) -> bool {
        0 <= self.p && self.p <= self.q
    }

    /// ⟨x·p/q⟩ in whole units of x. `None` where the result does not fit.
    #[must_use]
    pub fn of(self, x: i64) -> Option<i64> {
        round_product(x, self.p, self.q)
    }
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

/// Per cent where that ends (`40 %`, `5.25 %`), else p/q.
impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (p, q) = (i128::from(self.p) * 100, i128::from(self.q));
        for decimals in 0..=6_u32 {
            let scaled = p * 10_i128.pow(decimals);
            if scaled % q == 0 {
                let digits = scaled / q;
                let sign = if digits < 0 { "-" } else { "" };
                let unit = 10_u128.pow(decimals);
                let (whole, rest) = (digits.unsigned_abs() / unit, digits.unsigned_abs() % unit);
                if decimals == 0 {
                    return write!(f, "{sign}{whole}%");
                }
                let width = decimals as usize;
                return write!(f, "{sign}{whole}.{rest:0width$}%");
            }
        }
        write!(f, "{}/{}", self.p, self.q)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(text: &str) -> Ratio {
        Ratio::parse(text).unwrap()
    }

    #[test]
    fn one_ratio_written_five_ways() {
        for text in ["40%", "0.4", "2/5", "4:6", "40:60", "40%:60%", "40 % \u{ff1a}60\u{ff05}"] {
            assert_eq!(ratio(text), Ratio { p: 2, q: 5 }, "{text}");
        }
        assert_eq!(ratio("-3.5%"), Ratio { p: -7, q: 200 });
        assert_eq!(ratio("2/-5"), Ratio { p: -2, q: 5 });
        assert_eq!(ratio("10:0"), Ratio::ONE);
        assert_eq!(ratio("0:100"), Ratio::ZERO);
        // A side below 0 is none, though the two add up to 10.
        for text in ["12:-2", "-2:12", "120%:-20%"] {
            assert_eq!(Ratio::parse(text), Err(RatioError::SidesDoNotAdd), "{text}");
        }
        // 15 digits are held, on whichever side of the point.
        assert_eq!(ratio("12345678.1234567"), Ratio { p: 123_456_781_234_567, q: 10_000_000 });
        assert_eq!(Ratio::parse("12345678.12345678"), Err(RatioError::TooFine));
        // Per cents make up the whole and no tenth of it.
        for text in ["4:5", "70%:40%", "4%:6%", "0.4:0.6"] {
            assert_eq!(Ratio::parse(text), Err(RatioError::SidesDoNotAdd), "{text}");
        }
        // Two thirds, or 40 %? All of it, or a half?
        for text in ["40/60", "50/50", "4/6", "5 / 5", "1/9", "37.5/62.5"] {
            assert_eq!(Ratio::parse(text), Err(RatioError::TwoSides), "{text}");
        }
        assert_eq!(ratio("2/3"), Ratio { p: 2, q: 3 });
        assert_eq!(Ratio::parse("40%:60"), Err(RatioError::NotARatio));
        assert_eq!(Ratio::parse("12:00:00"), Err(RatioError::NotARatio));
        for text in ["", "%", "forty", "1/0", "4-6"] {
            assert_eq!(Ratio::parse(text), Err(RatioError::NotARatio), "{text}");
        }
    }

    #[test]
    fn halves_go_away_from_zero() {
        let half = ratio("50%");
        assert_eq!(half.of(5), Some(3)); // 2.5
        assert_eq!(half.of(-5), Some(-3)); // -2.5
        assert_eq!(half.of(1), Some(1)); // 0.5
        assert_eq!(ratio("1/3").of(-1), Some(0)); // -0.33
        assert_eq!(ratio("1/3").of(2), Some(1)); // 0.67
        assert_eq!(Ratio::whole(3).of(i64::MAX), None);
        // 5 · 1 / −2 is −2.5, and −5 · 1 / −2 is 2.5.
        assert_eq!([5, -5].map(|x| round_product(x, 1, -2)), [Some(-3), Some(3)]);
    }

    #[test]
    fn ratios_are_worked_with_exactly() {
        let [third, sixth, half] = ["1/3", "1/6", "1/2"].map(ratio);
        assert_eq!(third.plus(sixth), Some(half)); // 2/6 + 1/6
        assert_eq!(half.minus(third), Some(sixth)); // 3/6 − 2/6
        assert_eq!(ratio("2/3").times(ratio("3/4")), Some(half)); // 6/12
        assert_eq!(third.over(ratio("2/3")), Some(half)); // 3/6
        assert_eq!(third.over(ratio("-2/3")), Some(ratio("-1/2")));
        assert_eq!([third.over(Ratio::ZERO), Ratio::new(1, 0)], [None, None]);
        assert_eq!(["-1%", "0", "1", "101%"].map(|text| ratio(text).is_share()), [false, true, true, false]);
    }

    #[test]
    fn shows_as_per_cent_where_that_ends() {
        assert_eq!(ratio("2/5").to_string(), "40%");
        assert_eq!(ratio("-5.25%").to_string(), "-5.25%");
        assert_eq!(ratio("1/3").to_string(), "1/3");
        assert_eq!(ratio("-1/3").to_string(), "-1/3");
        assert_eq!(["0", "1.5", "0.00125%"].map(|text| ratio(text).to_string()), ["0%", "150%", "0.00125%"]);
        // 1/128 is 0.78125 %; 1/1024 has eight decimals in per cent, more than are shown.
        assert_eq!(["1/128", "1/1024"].map(|text| ratio(text).to_string()), ["0.78125%", "1/1024"]);
    }
}
