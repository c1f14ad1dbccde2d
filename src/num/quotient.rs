//! A quotient of two whole numbers, exact until it is shown: for measures such as an amount a head, never for a posting.

use super::Money;

/// p/q, q above 0. Wider than [`super::Ratio`], since it holds products of amounts and heads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotient {
    p: i128,
    q: i128,
}

impl Quotient {
    /// p/q; `None` unless q is above 0.
    #[must_use]
    pub const fn new(p: i128, q: i128) -> Option<Self> {
        if q > 0 { Some(Self { p, q }) } else { None }
    }

    /// An amount for each of so many; `None` where there are none.
    #[must_use]
    pub fn each(amount: Money, count: i64) -> Option<Self> {
        Self::new(i128::from(amount.fen()), i128::from(count))
    }

    /// In whole parts of `1/parts`, half away from zero; `None` beyond what can be held.
    #[must_use]
    pub fn rounded(self, parts: i64) -> Option<i64> {
        let scaled = self.p.checked_mul(i128::from(parts))?;
        let doubled = scaled.abs().checked_mul(2)?.checked_add(self.q)?;
        let rounded = doubled / self.q.checked_mul(2)?;
        i64::try_from(if scaled < 0 { -rounded } else { rounded }).ok()
    }

    /// The quotient of an amount in fen, as an amount.
    #[must_use]
    pub fn money(self) -> Option<Money> {
        self.rounded(1).map(Money::from_fen)
    }

    /// With so many decimals, at least one: `0.3333`.
    #[must_use]
    pub fn decimals(self, decimals: u32) -> Option<String> {
        let parts = 10_i64.checked_pow(decimals)?;
        let rounded = self.rounded(parts)?;
        let (whole, rest) = (rounded.abs() / parts, rounded.abs() % parts);
        let sign = if rounded < 0 { "-" } else { "" };
        Some(format!("{sign}{whole}.{rest:0width$}", width = decimals as usize))
    }

    /// Orders by size.
    #[must_use]
    pub fn cmp_to(self, other: Self) -> std::cmp::Ordering {
        (self.p * other.q).cmp(&(other.p * self.q))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_once_half_away_from_zero() {
        let decimals = |p, q, n| Quotient::new(p, q).and_then(|quotient| quotient.decimals(n)).unwrap();
        assert_eq!(decimals(1, 3, 4), "0.3333");
        assert_eq!(decimals(-1, 8, 2), "-0.13"); // −0.125
        assert_eq!(decimals(-1, 1000, 2), "0.00");
        assert_eq!(decimals(7, 2, 1), "3.5");
        assert_eq!(Quotient::new(1, 0), None);
        assert_eq!(Quotient::each(Money::from_fen(-1001), 2).unwrap().money(), Some(Money::from_fen(-501)));
        assert_eq!(Quotient::new(i128::MAX, 1).unwrap().rounded(10), None);
    }

    #[test]
    fn compares_without_rounding() {
        let third = Quotient::new(1, 3).unwrap();
        assert!(third.cmp_to(Quotient::new(3_333, 10_000).unwrap()).is_gt());
        assert!(third.cmp_to(Quotient::new(3_334, 10_000).unwrap()).is_lt());
        // 3/6 and 1/2.
        assert!(Quotient::new(3, 6).unwrap().cmp_to(Quotient::new(1, 2).unwrap()).is_eq());
    }
}
