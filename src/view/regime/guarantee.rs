//! A guarantee in words: what is compared with what, and what is paid below and above.

use super::RegimeOf;
use crate::regime::{Counterpart, Guarantee, Rate, RatioValue, Rule, TiedPart};
use crate::text::regime as say;
use crate::view::page::{Block, Item};

impl RegimeOf<'_> {
    /// A floor, a cap, pooling or equalisation.
    pub(super) fn guarantee(self, guarantee: &Guarantee, rule: &Rule) -> Item {
        let Guarantee { on, at, below, above, tied, with, at_most } = guarantee;
        let (town, other) = (self.party("town"), self.counterpart(*with));
        let ratio = |ratio: &RatioValue| self.ratio(ratio, rule);
        let mut items = vec![
            self.amount(on, rule)
                .line(|said| self.say(&say::compared(said)), || self.say(&say::compared_steps())),
            self.amount(at, rule)
                .line(|said| self.say(&say::standard(said)), || self.say(&say::standard_steps())),
        ];
        items.extend(below.as_ref().map(|rate| match rate {
            Rate::One(rate) => Item::line(self.say(&say::below(&other, &town, ratio(rate)))),
            Rate::Tiers(tiers) => {
                self.tiers(&say::below_tiers(&other, &town), tiers, say::of_standard, ratio)
            }
        }));
        items.extend(above.as_ref().map(|rate| match rate {
            Rate::One(rate) => Item::line(self.say(&say::above(&town, &other, ratio(rate)))),
            Rate::Tiers(tiers) => {
                self.tiers(&say::above_tiers(&town, &other), tiers, say::of_standard, ratio)
            }
        }));
        items.extend(at_most.as_ref().map(|most| {
            self.amount(most, rule).line(|said| self.say(&say::most(said)), || self.say(&say::most_steps()))
        }));
        items.extend(tied.as_ref().map(|tied| {
            Item::line(self.say(&match tied {
                TiedPart::Ratio(part) => say::tied(ratio(part)),
                TiedPart::Rest => say::tied_rest(),
            }))
        }));
        if *with == Counterpart::Pool {
            items.push(Item::line(self.say(&say::pool_closes())));
        }
        Item { text: self.say(&say::guarantee()), blocks: vec![Block::Items(items)] }
    }

    fn counterpart(self, with: Counterpart) -> String {
        match with {
            Counterpart::Party(party) => self.party(party.name()),
            Counterpart::Pool => self.party("pool"),
        }
    }
}
