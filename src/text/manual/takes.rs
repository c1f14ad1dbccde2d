//! What can stand behind a key: the grammar of values, of which the readers take no more and no less.

/// What can stand behind a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// A text.
    Text,
    /// A text, or one in each language.
    Words,
    /// `true` or `false`.
    Flag,
    /// A year.
    Year,
    /// A run of years, `2026..2030`.
    Years,
    /// A ratio as it stands: `40%`.
    Ratio,
    /// A ratio that is no per cent.
    Plain,
    /// A rate of growth, or one for each run of years.
    Growth,
    /// Rates of growth by code, class or `*`.
    Rates,
    /// A sum of money with its unit.
    Money,
    /// A whole number.
    Count,
    /// A budget code.
    Code,
    /// A budget code or a label, or with `-` what is taken out.
    Item,
    /// A line of the statement.
    Line,
    /// A year, or one that lies so many years back.
    When,
    /// Each town's own, by its name in parameters.csv: `{ data = … }`.
    Own,
    /// One of these words.
    One(&'static [&'static str]),
    /// A table of this kind.
    Table(&'static str),
    /// A list of these.
    List(&'static Takes),
    /// Any of these.
    Any(&'static [Takes]),
}

impl Takes {
    /// The kinds of table that can stand there, in a list or not.
    #[must_use]
    pub fn kinds(self) -> Vec<&'static str> {
        match self {
            Self::Table(kind) => vec![kind],
            Self::List(inner) => inner.kinds(),
            Self::Any(several) => several.iter().flat_map(|takes| takes.kinds()).collect(),
            _ => Vec::new(),
        }
    }
}

/// What holds of several keys together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Nothing.
    Free,
    /// Exactly one of these is there.
    One(&'static [&'static str]),
    /// At least one of these is there.
    Some(&'static [&'static str]),
    /// Where the first is there, so is the second.
    With(&'static [(&'static str, &'static str)]),
}

/// An amount: a sum, a line, or a table.
pub const AMOUNT: Takes = Takes::Any(&[Takes::Money, Takes::Line, Takes::Table("amount")]);
/// A ratio: as it stands, a town's own, or measured.
pub const RATIO: Takes = Takes::Any(&[Takes::Ratio, Takes::Table("ratio")]);
/// A ratio, or tiers.
pub const RATE: Takes =
    Takes::Any(&[Takes::Ratio, Takes::Table("ratio"), Takes::List(&Takes::Table("tier"))]);
/// A side's ratio, or its ratios within and over a base.
pub const SHARE_OR_RATES: Takes = Takes::Any(&[Takes::Ratio, Takes::Table("ratio"), Takes::Table("rates")]);
/// Items of receipts.
pub const ITEMS: Takes = Takes::List(&Takes::Item);
/// A list of names.
pub const NAMES: Takes = Takes::List(&Takes::Text);
/// Of which part of receipts.
pub const OF: Takes = Takes::One(&["gross", "local", "upper", "town", "county"]);
/// Which part of another rule.
pub const PART: Takes =
    Takes::One(&["base", "within", "over", "over_other", "short", "paid", "amount", "received", "tied"]);
