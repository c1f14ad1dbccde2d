//! A split between town and county in words, plain or over a base.

use super::RegimeOf;
use super::ratio::shown;
use crate::num::Ratio;
use crate::regime::{
    Of, OverBase, Rate, RateTier, RatioValue, Rule, Share, Shortfall, Side, Split, TierEnd, Verb,
};
use crate::text::{Words, regime as say};
use crate::view::page::{Block, Item};

impl RegimeOf<'_> {
    /// What a split says: a sentence, and where there is a base its terms.
    pub(super) fn split(self, split: &Split, rule: &Rule) -> Item {
        let Split { of, named: _, share } = split;
        let receipts = self.opening(&self.part_of(*of, &self.items_counted(&rule.covers)));
        match share {
            Share::Plain(ratio) => Item::line(self.plain(&receipts, split, ratio, rule)),
            Share::OverBase(terms) => {
                let lead = if terms.each { say::over_base_each(receipts) } else { say::over_base(receipts) };
                let blocks = vec![Block::Items(self.over_base(terms, split, rule))];
                Item { text: self.say(&lead), blocks }
            }
        }
    }

    fn plain(self, receipts: &str, split: &Split, ratio: &RatioValue, rule: &Rule) -> String {
        let (_, other) = self.parties(split.named);
        let takes = self.takes(split.named, ratio, rule);
        self.say(&match split.of {
            Of::Rest => say::shared_of_rest(receipts, takes, other),
            _ if self.is_split_on(rule) => say::shared_first(receipts, takes),
            Of::Gross => say::shared_of_gross(receipts, takes, other),
            _ => say::shared(receipts, self.sides(split.named, ratio, rule)),
        })
    }

    /// Whether other rules split what this one leaves.
    fn is_split_on(self, rule: &Rule) -> bool {
        let of_rest = |other: &&Rule| {
            let version = other.version_at(self.year).map(|version| &version.verb);
            matches!(version, Some(Verb::Split(Split { of: Of::Rest, .. })))
        };
        self.regime.rules.iter().filter(of_rest).any(|other| self.overlap(&rule.covers, &other.covers))
    }

    fn over_base(self, terms: &OverBase, split: &Split, rule: &Rule) -> Vec<Item> {
        let (_, other) = self.parties(split.named);
        let left = match split.of {
            Of::Gross => Some(say::rest_of_local(other)),
            Of::Rest => Some(say::rest_of_rest(other)),
            _ if self.is_split_on(rule) => Some(say::rest_goes_on()),
            _ => None,
        };
        let mut items = self.terms(terms, split.named, left.is_none(), rule);
        items.extend(left.map(|left| Item::line(self.say(&left))));
        items
    }

    /// The terms of a split over a base; `both` where each side's share can be said.
    fn terms(self, terms: &OverBase, named: Side, both: bool, rule: &Rule) -> Vec<Item> {
        let OverBase { base, each: _, within, over, shortfall } = terms;
        let sides = |ratio: &RatioValue| {
            if both { self.sides(named, ratio, rule) } else { self.takes(named, ratio, rule) }
        };
        let base =
            self.amount(base, rule).line(|said| self.say(&say::base(said)), || self.say(&say::base_steps()));
        let within = match within {
            Rate::One(ratio) => Item::line(self.say(&say::within(sides(ratio)))),
            Rate::Tiers(tiers) => self.tiers(&say::within_tiers(), tiers, say::of_base, sides),
        };
        let over = match over {
            Rate::One(ratio) => Item::line(self.say(&say::over(sides(ratio)))),
            Rate::Tiers(tiers) => self.tiers(&say::over_tiers(), tiers, say::of_base, sides),
        };
        vec![base, within, over, Item::line(self.shortfall(shortfall, named, both, rule))]
    }

    /// Tiers from low to high, each from where the one below it ends.
    pub(super) fn tiers(
        self,
        lead: &Words,
        tiers: &[RateTier],
        of_whole: fn(String) -> Words,
        says: impl Fn(&RatioValue) -> String,
    ) -> Item {
        let end = |tier: &RateTier| {
            tier.to.as_ref().map(|end| match end {
                TierEnd::Amount(money) => self.money(money.value),
                TierEnd::OfBase(ratio) => self.say(&of_whole(shown(ratio.value))),
            })
        };
        let ends: Vec<Option<String>> = tiers.iter().map(end).collect();
        let start = |at: usize| at.checked_sub(1).and_then(|below| ends[below].clone());
        let one = |(at, tier): (usize, &RateTier)| {
            let says = says(&tier.rate);
            Item::line(self.say(&match (start(at), &ends[at]) {
                (None, None) => say::only_tier(says),
                (None, Some(end)) => say::first_tier(end, says),
                (Some(start), Some(end)) => say::middle_tier(start, end, says),
                (Some(start), None) => say::last_tier(start, says),
            }))
        };
        let items = tiers.iter().enumerate().map(one).collect();
        Item { text: self.say(lead), blocks: vec![Block::Items(items)] }
    }

    fn shortfall(self, shortfall: &Shortfall, named: Side, both: bool, rule: &Rule) -> String {
        let (ours, theirs) = self.parties(named);
        let one = |side, other| if both { say::short_one(side, other) } else { say::short_one_alone(side) };
        self.say(&match shortfall {
            Shortfall::Shared => say::short_shared(),
            Shortfall::Named(RatioValue::Fixed(ratio)) if ratio.value == Ratio::ONE => one(ours, theirs),
            Shortfall::Named(RatioValue::Fixed(ratio)) if ratio.value == Ratio::ZERO => one(theirs, ours),
            Shortfall::Named(ratio) => say::short_both(self.bearing(named, ratio, rule)),
        })
    }
}
