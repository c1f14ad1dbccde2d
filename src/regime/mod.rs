//! A regime: who gets what, as a list of rules. Data that was read and checked; it computes nothing.

mod amount;
mod covers;
mod own;
pub mod read;
mod resolve;
mod rule;

pub use amount::{
    Amount, Follows, Growing, Growth, Measure, MeasuredRatio, Rate, RateTier, RatioValue, TierEnd, When,
};
pub use covers::Covers;
pub use own::OwnNumber;
pub use resolve::{add_rule, check_references, resolve, unknown_rule};

pub use rule::{
    Counterpart, Guarantee, Of, OverBase, Regime, Rule, Share, Shortfall, Side, Split, Statute, Sum,
    TiedPart, Verb, Version,
};
