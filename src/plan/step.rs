//! The steps: a handful of exact operations on amounts in fen. None can fail; what is odd sets a flag.

use super::{InputId, ParamId, SlotId};

/// How a slot is filled.
#[derive(Clone, Debug, PartialEq)]
pub enum Op {
    /// Fed from the book.
    Input(InputId),
    /// ⟨x · ratio⟩: the only step that rounds.
    Scale {
        /// Of what.
        x: SlotId,
        /// The ratio.
        by: ParamId,
    },
    /// ⟨x · (1 + c · (now − before) / before)⟩: an amount that follows the growth of receipts, rounded once. Where there was
    /// nothing to grow from it stays as it is and sets a flag.
    Follow {
        /// What follows.
        x: SlotId,
        /// This year's receipts.
        now: SlotId,
        /// Last year's.
        before: SlotId,
        /// How much of their growth.
        by: ParamId,
    },
    /// ⟨x · part / of⟩, the ratio held within its bounds, rounded once. Where `of` is not above 0 the ratio is 0, and a flag is
    /// set.
    Portion {
        /// Of what.
        x: SlotId,
        /// Above the line.
        part: SlotId,
        /// Below it.
        of: SlotId,
        /// The lower bound of the ratio.
        at_least: Option<ParamId>,
        /// The upper bound; it wins over the lower.
        at_most: Option<ParamId>,
    },
    /// One amount for some towns, another for the rest.
    Pick {
        /// For which towns the first, in the book's order.
        towns: Vec<bool>,
        /// The first.
        yes: SlotId,
        /// The other.
        no: SlotId,
    },
    /// The total over the towns of a county, the same for each.
    Total(SlotId),
    /// A total shared out over the towns of a county, largest remainder; 0 and a flag where nobody has a weight.
    Allocate {
        /// The total, the same for each town.
        total: SlotId,
        /// By what.
        by: Weights,
    },
    /// A sum of terms; no terms make 0.
    Sum(Vec<Term>),
    /// The lesser of two.
    Min(SlotId, SlotId),
    /// The greater of two.
    Max(SlotId, SlotId),
    /// x where it is above 0, else 0; below 0 it sets the flag, if there is one.
    Positive {
        /// Of what.
        x: SlotId,
        /// What an amount below 0 means.
        flag: Option<Flag>,
    },
}

/// By what a total is shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weights {
    /// By a whole-number column of the book.
    Column(ParamId),
    /// By amounts.
    Amounts(SlotId),
}

/// One term of a sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// Which amount.
    pub slot: SlotId,
    /// Whether it is taken off.
    pub negative: bool,
}

/// Something odd that a step met, in one lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flag {
    /// An amount reached the bound; it was held there.
    BeyondBound,
    /// A base below zero counts as 0.
    BaseBelowZero,
    /// The receipts that an amount follows were not above 0; the amount stays as it is.
    NothingToFollow,
    /// What a ratio is taken of was not above 0; the ratio is 0.
    NothingToDivideBy,
    /// A later rule took back some of what a floor had made good.
    FloorBroken,
    /// No town has a weight by which a total could be shared; it stays where it was.
    NothingToShareBy,
    /// The town's share of gross receipts is more than the local part; the county's part is negative.
    ShareAboveLocalPart,
}

impl Op {
    /// The slots that it reads, with the sign with which they count in a sum.
    #[must_use]
    pub fn operands(&self) -> Vec<Term> {
        let plain = |slot: &SlotId| Term { slot: *slot, negative: false };
        match self {
            Self::Input(_) => Vec::new(),
            Self::Scale { x, .. } | Self::Positive { x, .. } | Self::Total(x) => vec![plain(x)],
            Self::Portion { x, part, of, .. } => vec![plain(x), plain(part), plain(of)],
            Self::Pick { yes, no, .. } => vec![plain(yes), plain(no)],
            Self::Allocate { total, by: Weights::Column(_) } => vec![plain(total)],
            Self::Allocate { total, by: Weights::Amounts(weights) } => vec![plain(total), plain(weights)],
            Self::Follow { x, now, before, .. } => vec![plain(x), plain(now), plain(before)],
            Self::Sum(terms) => terms.clone(),
            Self::Min(a, b) | Self::Max(a, b) => vec![plain(a), plain(b)],
        }
    }
}
