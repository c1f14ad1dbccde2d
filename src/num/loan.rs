//! A loan's schedule: what is owed, what is paid in interest and what is paid back, year by year.
//!
//! It is drawn in one year and served from the next: interest on each year's opening balance, rounded once to the fen; the
//! last instalment clears, so that nothing is left by rounding.

use num_bigint::BigInt;

use super::{Money, Ratio, Year, round_product};

/// The longest term that is taken for one.
pub const LONGEST_TERM: i64 = 100;

/// How a loan is paid back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// 等额本金: the same principal each year, less interest as the balance falls.
    EqualPrincipal,
    /// 等额本息: the same payment each year, interest and principal together.
    Level,
    /// 到期还本: interest each year, all of the principal in the last.
    Bullet,
}

/// The terms of a loan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// 本金.
    pub principal: Money,
    /// 年利率.
    pub rate: Ratio,
    /// 起始年: when it is drawn.
    pub drawn: Year,
    /// 期限: years from the one after it is drawn to the one that clears it.
    pub term: i64,
    /// 宽限期: years at the beginning in which interest alone is paid.
    pub grace: i64,
    /// How it is paid back.
    pub method: Method,
}

/// Why terms make no schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermsFault {
    /// Nothing is lent.
    NothingLent,
    /// The rate is not one of 0 to 100 % a year.
    Rate,
    /// The term is not one of 1 to [`LONGEST_TERM`] years.
    Term,
    /// The years of grace are below 0, or as long as the term.
    Grace,
    /// A loan that is paid back at its end has no years of grace.
    GraceOfBullet,
}

/// A year of a schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Payment {
    /// When.
    pub year: Year,
    /// What is owed as the year begins.
    pub opening: Money,
    /// Interest on it.
    pub interest: Money,
    /// What is paid back.
    pub principal: Money,
}

impl Payment {
    /// What is owed as the year ends.
    #[must_use]
    pub fn closing(self) -> Money {
        self.opening - self.principal
    }

    /// Interest and principal.
    #[must_use]
    pub fn service(self) -> Money {
        self.interest + self.principal
    }
}

impl Terms {
    /// Why these terms make no schedule; `None` where they make one.
    #[must_use]
    pub fn fault(&self) -> Option<TermsFault> {
        let is_bullet = self.method == Method::Bullet;
        if self.principal <= Money::ZERO {
            Some(TermsFault::NothingLent)
        } else if !self.rate.is_share() {
            Some(TermsFault::Rate)
        } else if !(1..=LONGEST_TERM).contains(&self.term) {
            Some(TermsFault::Term)
        } else if is_bullet && self.grace != 0 {
            Some(TermsFault::GraceOfBullet)
        } else if !(0..self.term).contains(&self.grace) {
            Some(TermsFault::Grace)
        } else {
            None
        }
    }

    /// How many years the principal is paid back in.
    #[must_use]
    pub fn instalments(&self) -> i64 {
        if self.method == Method::Bullet { 1 } else { self.term - self.grace }
    }

    /// Every payment, in order; none where the terms make no schedule.
    #[must_use]
    pub fn payments(&self) -> Vec<Payment> {
        if self.fault().is_some() {
            return Vec::new();
        }
        let regular = self.regular();
        let mut opening = self.principal;
        let mut payments = Vec::new();
        for nth in 1..=self.term {
            let Some(year) = Year::new(self.drawn.get() + nth) else { break };
            let interest = Money::from_fen(self.rate.of(opening.fen()).unwrap_or(0));
            let principal = match self.method {
                _ if nth == self.term => opening,
                _ if nth <= self.term - self.instalments() => Money::ZERO,
                Method::Level => (regular - interest).clamp(Money::ZERO, opening),
                Method::EqualPrincipal | Method::Bullet => regular.min(opening),
            };
            let payment = Payment { year, opening, interest, principal };
            opening = payment.closing();
            payments.push(payment);
        }
        payments
    }

    /// What is owed at the end of a year.
    #[must_use]
    pub fn outstanding(&self, year: Year) -> Money {
        if year == self.drawn {
            return self.principal;
        }
        let payment = self.payments().into_iter().find(|payment| payment.year == year);
        payment.map_or(Money::ZERO, Payment::closing)
    }

    /// The regular payment after the years of grace: of level payments with interest, else of principal alone. To the fen,
    /// half away from zero.
    #[must_use]
    pub fn regular(&self) -> Money {
        let years = self.instalments().max(1);
        let fen = match self.method {
            Method::Level if self.rate.p() > 0 => annuity(self.principal.fen(), self.rate, years),
            _ => round_product(self.principal.fen(), 1, years),
        };
        Money::from_fen(fen.unwrap_or(0))
    }
}

/// The level payment that clears a sum with interest at r = p/q in so many years, P·r·(1 + r)ⁿ / ((1 + r)ⁿ − 1), exact and
/// rounded once, half up. It is N/D with N = P·p·(q + p)ⁿ and D = q·((q + p)ⁿ − qⁿ), rounded ⌊(2·N + D) / 2·D⌋.
fn annuity(principal: i64, rate: Ratio, years: i64) -> Option<i64> {
    let [principal, p, q] = [principal, rate.p(), rate.q()].map(BigInt::from);
    let years = u32::try_from(years).ok()?;
    let grown = (&q + &p).pow(years);
    let over = (&grown - q.pow(years)) * q;
    let twice = principal * p * grown * 2 + &over;
    i64::try_from(twice / (over * 2)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(yuan: i64, rate: &str, (term, grace): (i64, i64), method: Method) -> Terms {
        let (rate, drawn) = (Ratio::parse(rate).unwrap(), Year::new(2025).unwrap());
        Terms { principal: Money::from_fen(yuan * 100), rate, drawn, term, grace, method }
    }

    /// Year, interest, principal, closing balance, in fen.
    fn told(terms: &Terms) -> Vec<(i64, i64, i64, i64)> {
        let row = |p: &Payment| (p.year.get(), p.interest.fen(), p.principal.fen(), p.closing().fen());
        terms.payments().iter().map(row).collect()
    }

    #[test]
    fn equal_principal_after_two_years_of_grace() {
        // 1,000 yuan over 5 years, 2 of grace, at 3.65 %: 36.50 of interest a year; 1,000/3 = 333.333… → 333.33 a year, and
        // the last pays 333.34. Interest on 666.67: 24.333… → 24.33; on 333.34: 12.1669… → 12.17.
        assert_eq!(
            told(&terms(1000, "3.65%", (5, 2), Method::EqualPrincipal)),
            [
                (2026, 3650, 0, 100_000),
                (2027, 3650, 0, 100_000),
                (2028, 3650, 33_333, 66_667),
                (2029, 2433, 33_333, 33_334),
                (2030, 1217, 33_334, 0),
            ]
        );
    }

    #[test]
    fn level_payments_to_the_fen() {
        // 1,000 yuan over 3 years at 5 %: 1000·0.05·1.157625/0.157625 = 57.88125/0.157625 = 367.2085… → 367.21.
        // 1: interest 50.00, principal 317.21, left 682.79. 2: 34.1395 → 34.14, 333.07, left 349.72.
        // 3: 17.486 → 17.49, and all that is left: 349.72, one fen a payment of 367.21 exactly.
        assert_eq!(
            told(&terms(1000, "5%", (3, 0), Method::Level)),
            [(2026, 5000, 31_721, 68_279), (2027, 3414, 33_307, 34_972), (2028, 1749, 34_972, 0)]
        );
        // 100 yuan over 2 years at 100 %: 100·1·4/3 = 133.333… → 133.33; then 33.33, and 66.67 with as much interest.
        assert_eq!(
            told(&terms(100, "100%", (2, 0), Method::Level)),
            [(2026, 10_000, 3333, 6667), (2027, 6667, 6667, 0)]
        );
        // 1,000 yuan over 2 years at 3 %: 1000·0.03·1.0609/0.0609 = 31.827/0.0609 = 522.6108…
        assert_eq!(terms(1000, "3%", (2, 0), Method::Level).regular(), Money::from_fen(52_261));
    }

    #[test]
    fn a_level_payment_that_a_binary_fraction_would_miss() {
        // One year clears a sum with its interest: P·(1 + r). 12.25 yuan at 2 % is 12.495 yuan, a half fen that goes up.
        let one = terms(0, "2%", (1, 0), Method::Level);
        assert_eq!(Terms { principal: Money::from_fen(1225), ..one }.regular(), Money::from_fen(1250));
        // 22 trillion yuan, 100 years, a rate of 15 digits: (1 + r)ⁿ has some 5,000 binary digits. At r = 100 % it is
        // P·2¹⁰⁰/(2¹⁰⁰ − 1), which is P and a fraction of a fen.
        let principal = Money::from_fen(2_200_000_000_000_000);
        let long = Terms { principal, ..terms(0, "100%", (100, 0), Method::Level) };
        assert_eq!(long.regular(), principal);
        let fine = Terms { rate: Ratio::parse("0.000000000000001").unwrap(), ..long };
        // At a rate of 10⁻¹⁵ it is P/100 and P·r·101/200: 22,000,000,000,000 and 1.111 fen.
        assert_eq!(fine.regular(), Money::from_fen(22_000_000_000_001));
    }

    #[test]
    fn without_interest_level_payments_are_equal() {
        assert_eq!(
            told(&terms(100, "0%", (3, 0), Method::Level)),
            [(2026, 0, 3333, 6667), (2027, 0, 3333, 3334), (2028, 0, 3334, 0)]
        );
    }

    #[test]
    fn a_bullet_is_paid_at_its_end() {
        // 333.33 yuan at 1.5 %: 4.99995 → 5.00 a year.
        let loan = Terms { principal: Money::from_fen(33_333), ..terms(0, "1.5%", (3, 0), Method::Bullet) };
        assert_eq!(told(&loan), [(2026, 500, 0, 33_333), (2027, 500, 0, 33_333), (2028, 500, 33_333, 0)]);
        let owed = |year| loan.outstanding(Year::new(year).unwrap()).fen();
        assert_eq!([2024, 2025, 2027, 2028, 2029].map(owed), [0, 33_333, 33_333, 0, 0]);
        let served: Vec<i64> = loan.payments().iter().map(|payment| payment.service().fen()).collect();
        assert_eq!(served, [500, 500, 33_833]);
    }

    #[test]
    fn a_sum_of_a_few_fen_is_never_paid_back_twice() {
        // 5 fen over 9 years: 0.56 → 1 fen a year, until there is none left.
        let loan = Terms { principal: Money::from_fen(5), ..terms(0, "0%", (9, 0), Method::EqualPrincipal) };
        let paid: Vec<i64> = loan.payments().iter().map(|payment| payment.principal.fen()).collect();
        assert_eq!(paid, [1, 1, 1, 1, 1, 0, 0, 0, 0]);
    }

    #[test]
    fn terms_that_make_no_schedule() {
        let fault = |yuan, rate, years, method| terms(yuan, rate, years, method).fault();
        let equal = Method::EqualPrincipal;
        assert_eq!(fault(9, "4%", (5, 4), equal), None);
        assert_eq!(fault(0, "4%", (5, 0), equal), Some(TermsFault::NothingLent));
        assert_eq!(fault(9, "-4%", (5, 0), equal), Some(TermsFault::Rate));
        assert_eq!(fault(9, "4%", (0, 0), equal), Some(TermsFault::Term));
        assert_eq!(fault(9, "4%", (101, 0), equal), Some(TermsFault::Term));
        assert_eq!(fault(9, "100%", (100, 0), equal), None);
        assert_eq!(fault(9, "4%", (5, -1), equal), Some(TermsFault::Grace));
        assert_eq!(fault(9, "4%", (5, 5), equal), Some(TermsFault::Grace));
        assert_eq!(fault(9, "4%", (5, 1), Method::Bullet), Some(TermsFault::GraceOfBullet));
        assert!(terms(9, "4%", (5, 5), equal).payments().is_empty());
    }
}
