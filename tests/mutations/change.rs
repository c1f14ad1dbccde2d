//! One change to one file.

use std::fmt;

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Drop,
    /// Two things in each other's place, where order may matter.
    Order,
    /// Two values under each other's name.
    Swap,
    Duplicate,
    Retype,
    /// A column's header, or a key, retyped, dropped or swapped.
    Rename,
}

/// What a kind is done to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    Cell,
    Column,
    Row,
    Value,
}

/// A change.
#[derive(Clone, Debug)]
pub struct Change {
    pub kind: Kind,
    pub of: Of,
    /// The column's header, or the key with those above it: `rule.split.town`.
    pub at: String,
    /// What else stands there: the row, or the table that the key is in.
    pub within: String,
    pub before: String,
    pub after: String,
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, of, at, within, before, after } = self;
        write!(f, "{kind:?} {of:?} `{at}`: {before:?} → {after:?} in {within}")
    }
}
