//! A split between town and county in words, plain or over a base.

use super::RegimeOf;
use super::ratio::shown;
use crate::num::Ratio;
use crate::regime::{Of, OverBase, Rate, RateTier, RatioValue, Rule, Share, Shortfall, Side, Split, TierEnd};
use crate::text::regime as say;
use crate::view::page::{Block, Item};

impl RegimeOf<'_> {
    /// What a split says: a sentence, and where there is a base its terms.
    pub(super) fn split(self, split: &Split, rule: &Rule) -> Item {
        let Split { of, named, share } = split;
        let receipts = self.opening(&self.part_of(*of, &self.items_counted(&rule.covers)));
        match share {
            Share::Plain(ratio) => {
                let sides = self.sides(*named, ratio);
                let gross = *of == Of::Gross;
                let words = if gross { say::shared_of_gross } else { say::shared };
                Item::line(self.say(&words(receipts, sides)))
            }
            Share::OverBase(terms) => Item {
                text: self.say(&say::over_base(receipts)),
                blocks: vec![Block::Items(self.over_base(terms, *named, rule))],
            },
        }
    }

    fn over_base(self, terms: &OverBase, named: Side, rule: &Rule) -> Vec<Item> {
        let OverBase { base, within, over, shortfall } = terms;
        let base =
            self.amount(base, rule).line(|said| self.say(&say::base(said)), || self.say(&say::base_steps()));
        let within = Item::line(self.say(&say::within(self.sides(named, within))));
        let over = match over {
            Rate::One(ratio) => Item::line(self.say(&say::over(self.sides(named, ratio)))),
            Rate::Tiers(tiers) => Item {
                text: self.say(&say::over_tiers()),
                blocks: vec![Block::Items(self.tiers(tiers, named))],
            },
        };
        vec![base, within, over, Item::line(self.shortfall(shortfall, named))]
    }

    /// Tiers from low to high, each from where the one below it ends.
    fn tiers(self, tiers: &[RateTier], named: Side) -> Vec<Item> {
        let ends: Vec<Option<String>> =
            tiers.iter().map(|tier| tier.to.as_ref().map(|end| self.end(end))).collect();
        let start = |at: usize| at.checked_sub(1).and_then(|below| ends[below].clone());
        let one = |(at, tier): (usize, &RateTier)| {
            let sides = self.sides(named, &tier.rate);
            Item::line(self.say(&match (start(at), &ends[at]) {
                (None, None) => say::only_tier(sides),
                (None, Some(end)) => say::first_tier(end, sides),
                (Some(start), Some(end)) => say::middle_tier(start, end, sides),
                (Some(start), None) => say::last_tier(start, sides),
            }))
        };
        tiers.iter().enumerate().map(one).collect()
    }

    fn end(self, end: &TierEnd) -> String {
        match end {
            TierEnd::Amount(money) => self.money(money.value),
            TierEnd::OfBase(ratio) => self.say(&say::of_base(shown(ratio.value))),
        }
    }

    fn shortfall(self, shortfall: &Shortfall, named: Side) -> String {
        let (ours, theirs) = self.parties(named);
        self.say(&match shortfall {
            Shortfall::Shared => say::short_shared(),
            Shortfall::Named(RatioValue::Fixed(ratio)) if ratio.value == Ratio::ONE => {
                say::short_one(ours, theirs)
            }
            Shortfall::Named(RatioValue::Fixed(ratio)) if ratio.value == Ratio::ZERO => {
                say::short_one(theirs, ours)
            }
            Shortfall::Named(ratio) => say::short_both(self.bearing(named, ratio)),
        })
    }
}
