//! The oracle: a second, independent reading of the papers, in exact rationals, which shares no code with the engine.
//!
//! It reads the same files' text and works every figure out from its definition, with no regard for speed: a value is
//! a function of a town and a [`statement::Moment`]. Amounts are whole fen in a `BigInt`; only the postings that the
//! papers name are rounded.

pub mod compare;
pub mod generator;
mod hand;
pub mod rational;
pub mod rules;
pub mod statement;
pub mod tables;

/// An amount in fen.
pub type Fen = num_bigint::BigInt;

/// Fen as yuan with two decimals, as the statement prints them.
pub fn yuan(fen: &Fen) -> String {
    let digits = format!("{:0>3}", fen.magnitude());
    let (whole, cents) = digits.split_at(digits.len() - 2);
    let sign = if fen.sign() == num_bigint::Sign::Minus { "-" } else { "" };
    format!("{sign}{whole}.{cents}")
}
