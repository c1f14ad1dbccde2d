//! Exact rationals and the one rounding, ⟨·⟩: to a whole number, half away from zero (rules.md, first paragraph).

use num_bigint::{BigInt, Sign};

/// p/q in lowest terms, q > 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rational {
    p: BigInt,
    q: BigInt,
}

impl Rational {
    /// p/q.
    pub fn new(p: impl Into<BigInt>, q: impl Into<BigInt>) -> Self {
        let (p, q) = (p.into(), q.into());
        assert!(q.sign() != Sign::NoSign, "a ratio over 0");
        let mut divisor = gcd(p.clone(), q.clone());
        if q.sign() == Sign::Minus {
            divisor = -divisor;
        }
        Self { p: p / &divisor, q: q / divisor }
    }

    /// A whole number.
    pub fn whole(n: impl Into<BigInt>) -> Self {
        Self { p: n.into(), q: BigInt::from(1) }
    }

    /// Reads `40%`, `0.4`, `2/5` or `4:6` (rules.md, Values: the named side first, summing to 10 or 100).
    pub fn parse(text: &str) -> Self {
        let text = text.trim();
        if let Some((ours, theirs)) = text.split_once([':', ':']) {
            let (ours, theirs) = (Self::decimal(ours), Self::decimal(theirs));
            let sum = ours.plus(&theirs);
            assert!(
                sum == Self::whole(10) || sum == Self::whole(100),
                "`{text}` adds up to neither 10 nor 100"
            );
            return ours.over(&sum);
        }
        if let Some((p, q)) = text.split_once('/') {
            return Self::decimal(p).over(&Self::decimal(q));
        }
        match text.strip_suffix(['%', '%']) {
            Some(percent) => Self::decimal(percent).over(&Self::whole(100)),
            None => Self::decimal(text),
        }
    }

    /// Reads a decimal number such as `-1,234.5`.
    pub fn decimal(text: &str) -> Self {
        let plain: String = text.trim().chars().filter(|c| *c != ',').collect();
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        let digits = format!("{whole}{fraction}");
        let p: BigInt = digits.parse().unwrap_or_else(|_| panic!("`{text}` is not a number"));
        let places = u32::try_from(fraction.len()).expect("few decimals");
        Self::new(p, BigInt::from(10).pow(places))
    }

    pub fn plus(&self, other: &Self) -> Self {
        Self::new(&self.p * &other.q + &other.p * &self.q, &self.q * &other.q)
    }

    pub fn minus(&self, other: &Self) -> Self {
        Self::new(&self.p * &other.q - &other.p * &self.q, &self.q * &other.q)
    }

    pub fn times(&self, other: &Self) -> Self {
        Self::new(&self.p * &other.p, &self.q * &other.q)
    }

    pub fn over(&self, other: &Self) -> Self {
        Self::new(&self.p * &other.q, &self.q * &other.p)
    }

    /// Whether this is less than another.
    pub fn less_than(&self, other: &Self) -> bool {
        &self.p * &other.q < &other.p * &self.q
    }

    /// ⟨x · this⟩.
    pub fn of(&self, x: &BigInt) -> BigInt {
        round(x * &self.p, &self.q)
    }

    /// ⟨x / this⟩.
    pub fn whole_over(&self, x: &BigInt) -> BigInt {
        Self::whole(x.clone()).over(self).of(&BigInt::from(1))
    }

    /// The number, which must be whole.
    pub fn whole_part(&self, text: &str) -> BigInt {
        assert!(self.q == BigInt::from(1), "`{text}` is finer than a fen");
        self.p.clone()
    }
}

/// ⟨p/q⟩ for q > 0: half away from zero.
fn round(p: BigInt, q: &BigInt) -> BigInt {
    let magnitude: BigInt = (BigInt::from(p.magnitude().clone()) * 2 + q) / (q * BigInt::from(2));
    if p.sign() == Sign::Minus { -magnitude } else { magnitude }
}

fn gcd(a: BigInt, b: BigInt) -> BigInt {
    let (mut a, mut b) = (BigInt::from(a.magnitude().clone()), BigInt::from(b.magnitude().clone()));
    while b.sign() != Sign::NoSign {
        (a, b) = (b.clone(), a % b);
    }
    a
}
