//! Whole numbers of any size from 0 up: only what an exact annuity needs of them.

use std::cmp::Ordering;

/// A whole number from 0 up, in limbs of 64 bits, the lowest first and none of the highest 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Natural {
    limbs: Vec<u64>,
}

impl Natural {
    pub(super) fn of(n: u64) -> Self {
        Self { limbs: if n == 0 { Vec::new() } else { vec![n] } }
    }

    pub(super) fn power(base: u64, exponent: u32) -> Self {
        (0..exponent).fold(Self::of(1), |power, _| power.times(base))
    }

    pub(super) fn times(&self, factor: u64) -> Self {
        let mut carry = 0_u128;
        let mut limbs: Vec<u64> = self
            .limbs
            .iter()
            .map(|limb| {
                carry += u128::from(*limb) * u128::from(factor);
                take_low(&mut carry)
            })
            .collect();
        limbs.push(take_low(&mut carry));
        Self::trimmed(limbs)
    }

    pub(super) fn plus(&self, other: &Self) -> Self {
        let mut carry = 0_u128;
        let mut limbs: Vec<u64> = (0..self.limbs.len().max(other.limbs.len()))
            .map(|at| {
                carry += u128::from(self.limb(at)) + u128::from(other.limb(at));
                take_low(&mut carry)
            })
            .collect();
        limbs.push(take_low(&mut carry));
        Self::trimmed(limbs)
    }

    /// The difference from a number that is not larger; 0 from one that is.
    pub(super) fn less(&self, other: &Self) -> Self {
        if *self < *other {
            return Self::of(0);
        }
        let mut borrowed = false;
        let limbs = (0..self.limbs.len())
            .map(|at| {
                let (rest, below) = self.limb(at).overflowing_sub(other.limb(at));
                let (rest, still) = rest.overflowing_sub(u64::from(borrowed));
                borrowed = below || still;
                rest
            })
            .collect();
        Self::trimmed(limbs)
    }

    fn limb(&self, at: usize) -> u64 {
        self.limbs.get(at).copied().unwrap_or(0)
    }

    fn trimmed(mut limbs: Vec<u64>) -> Self {
        while limbs.last() == Some(&0) {
            limbs.pop();
        }
        Self { limbs }
    }
}

/// The low 64 bits, taken off.
#[expect(clippy::cast_possible_truncation, reason = "the low bits are what is asked for")]
fn take_low(carry: &mut u128) -> u64 {
    let low = *carry as u64;
    *carry >>= 64;
    low
}

impl PartialOrd for Natural {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Natural {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_length = self.limbs.len().cmp(&other.limbs.len());
        by_length.then_with(|| self.limbs.iter().rev().cmp(other.limbs.iter().rev()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn carries_and_borrows_across_limbs() {
        let big = Natural::of(u64::MAX);
        let next = big.plus(&Natural::of(1));
        assert_eq!(next.limbs, [0, 1]); // 2^64
        assert_eq!(next.less(&Natural::of(1)), big);
        assert_eq!(Natural::of(1).less(&next), Natural::of(0));
        assert_eq!(big.times(u64::MAX).limbs, [1, u64::MAX - 1]); // (2^64 − 1)² = 2^128 − 2·2^64 + 1
        assert_eq!(Natural::power(10, 20).limbs, [7_766_279_631_452_241_920, 5]); // 5·2^64 + the rest
        assert!(next > big && Natural::of(2) < Natural::of(3));
    }
}
