//! The words of debt: whose it is, and how a loan is paid back.

use crate::num::{Method, TermsFault};
use crate::text::Words;
use crate::text::problems::debt as say;

/// Whose debt a loan is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DebtKind {
    /// 政府债务: serviced out of the budget.
    Government,
    /// 隐性债务: promised by the government outside its budget.
    Hidden,
    /// 企业债务: of a company, such as a town investment company.
    Company,
}

impl DebtKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Government, Self::Hidden, Self::Company];

    /// The word used in files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Government => "government",
            Self::Hidden => "hidden",
            Self::Company => "company",
        }
    }
}

/// The ways to pay a loan back, with the words for each in tables and scenarios, Chinese and English.
pub const METHODS: [(Method, &str, &str); 3] = [
    (Method::EqualPrincipal, "等额本金", "equal principal"),
    (Method::Level, "等额本息", "level payments"),
    (Method::Bullet, "到期还本", "bullet"),
];

/// The way to pay back called by this word.
#[must_use]
pub fn method_named(word: &str) -> Option<Method> {
    let is = |name: &str| name.eq_ignore_ascii_case(word.trim());
    METHODS.iter().find(|(_, zh, en)| is(zh) || is(en)).map(|(method, ..)| *method)
}

/// Why terms make no schedule, and what would do.
#[must_use]
pub fn why_no_schedule(fault: TermsFault) -> (Words, Words) {
    match fault {
        TermsFault::NothingLent => (say::nothing_lent(), say::nothing_lent_hint()),
        TermsFault::Rate => (say::rate_out_of_range(), say::rate_hint()),
        TermsFault::Term => (say::term_out_of_range(), say::term_hint()),
        TermsFault::Grace => (say::grace_out_of_range(), say::grace_hint()),
        TermsFault::GraceOfBullet => (say::grace_of_bullet(), say::grace_of_bullet_hint()),
    }
}
