//! A small linear congruential generator of our own, so that a seed says it all on every machine.

#![allow(dead_code, reason = "each test file uses a part of it")]

/// Random numbers out of a seed.
pub struct Lcg(u64);

impl Lcg {
    pub fn new(seed: u64) -> Self {
        let mut lcg = Self(seed ^ 0x9e37_79b9_7f4a_7c15);
        for _ in 0..4 {
            lcg.next();
        }
        lcg
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 31
    }

    /// 0 to n − 1.
    pub fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(n).expect("a count")).expect("a small number")
    }

    pub fn between(&mut self, first: i64, last: i64) -> i64 {
        assert!(first <= last, "{first}..{last} is empty");
        first
            + i64::try_from(self.next() % u64::try_from(last - first + 1).expect("a count"))
                .expect("a small number")
    }

    pub fn chance(&mut self, percent: u64) -> bool {
        self.next() % 100 < percent
    }

    pub fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }
}
