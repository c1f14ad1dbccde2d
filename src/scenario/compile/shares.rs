//! The statute: what the tiers above the county take of gross receipts, and the local part that is left.

use super::Compiler;
use super::build::{minus, plus};
use crate::book::Scope;
use crate::num::{Ratio, Year};
use crate::plan::{Column, Line, Moment, OriginId, SlotId, Tier, What};
use crate::problem::Problem;
use crate::regime::{Statute, Verb};
use crate::text::problems as say;

/// One item's receipts at a moment, divided above the county.
#[derive(Clone, Debug)]
pub struct ItemShares {
    /// All collected.
    pub gross: SlotId,
    /// Each tier's part.
    pub tiers: Vec<(Tier, SlotId)>,
    /// The parts of all tiers above.
    pub upper: SlotId,
    /// What is left.
    pub local: SlotId,
}

/// All items at a moment.
pub type StatuteShares = Vec<ItemShares>;

impl Compiler<'_> {
    /// The statute's shares at a moment.
    pub fn statute(&mut self, at: Moment) -> StatuteShares {
        if let Some(shares) = self.statutes.get(&at) {
            return shares.clone();
        }
        let gross = self.gross(at.year);
        let shares: StatuteShares =
            (0..gross.len()).map(|item| self.item_shares(item, gross[item], at)).collect();
        self.statutes.insert(at, shares.clone());
        shares
    }

    /// The statute on an item in a year, with its origin and its rule's id.
    fn statute_on(&mut self, item: usize, year: Year) -> Option<(String, Statute, Option<OriginId>)> {
        let (rule, version) = self.rule_for(item, year, true)?;
        let Verb::Statute(statute) = &version.verb else { return None };
        let origin = self.rule_origin(rule, version);
        Some((rule.id.clone(), statute.clone(), origin))
    }

    fn item_shares(&mut self, item: usize, gross: SlotId, at: Moment) -> ItemShares {
        let statute = self.statute_on(item, at.rules);
        let local_rows = self.is_settled(at.year) && self.has_rows(item, at.year, Scope::Local);
        if local_rows && self.same_statute(item, at) {
            return self.shares_of_printed_local(item, statute.as_ref(), at);
        }
        let label = self.item_labels[item];
        let tiers = self.tier_shares(item, gross, statute.as_ref(), at);
        let upper = self.total(What::Part(Line::UpperShare, label), at, &slots_of(&tiers));
        let origin = statute.and_then(|(_, _, origin)| origin);
        let local = self.sum(What::Part(Line::LocalPart, label), at, vec![plus(gross), minus(upper)], origin);
        ItemShares { gross, tiers, upper, local }
    }

    fn tier_shares(
        &mut self,
        item: usize,
        x: SlotId,
        statute: Option<&(String, Statute, Option<OriginId>)>,
        at: Moment,
    ) -> Vec<(Tier, SlotId)> {
        let Some((rule, statute, origin)) = statute else { return Vec::new() };
        let label = self.item_labels[item];
        let mut tiers = Vec::new();
        for (tier, share) in &statute.shares {
            let place = self.origin(&share.place);
            let by = self.param(format!("{rule}.{}", tier.name()), Column::One(share.value), place);
            tiers.push((*tier, self.scale(What::TierShare(*tier, label), at, x, by, *origin)));
        }
        tiers
    }

    fn same_statute(&mut self, item: usize, at: Moment) -> bool {
        let shares = |statute: Option<(String, Statute, Option<OriginId>)>| -> Vec<(Tier, Ratio)> {
            let shares = statute.map(|(_, statute, _)| statute.shares).unwrap_or_default();
            shares.into_iter().map(|(tier, share)| (tier, share.value)).collect()
        };
        shares(self.statute_on(item, at.year)) == shares(self.statute_on(item, at.rules))
    }

    /// Gross receipts behind a printed local part: ⟨local / (1 − the tiers' shares)⟩ under that year's statute. What happened
    /// once is grossed up by itself, since growth leaves it out.
    pub fn grossed_up(&mut self, item: usize, year: Year) -> SlotId {
        let at = Moment { year, rules: year };
        let label = self.item_labels[item];
        let mut parts = vec![self.grossed_up_rows(item, year, false)];
        if self.has_one_off(item, year) {
            parts.push(self.grossed_up_rows(item, year, true));
        }
        self.total(What::Part(Line::Collected, label), at, &parts)
    }

    /// The same for rows that happened once, or that did not.
    pub fn grossed_up_rows(&mut self, item: usize, year: Year, once: bool) -> SlotId {
        let local = self.fed_rows(item, year, (Scope::Local, Some(once)), What::Interim);
        let statute = self.statute_on(item, year);
        let mut above = statute.iter().flat_map(|(_, statute, _)| &statute.shares);
        let above = above.try_fold(Ratio::ZERO, |sum, (_, share)| sum.plus(share.value));
        let factor = above.and_then(|above| Ratio::ONE.minus(above)).and_then(|left| Ratio::ONE.over(left));
        let origin = statute.and_then(|(_, _, origin)| origin);
        let Some(factor) = factor else {
            let place = origin.map(|id| self.origins[id.0 as usize].place.clone()).unwrap_or_default();
            let message = say::nothing_local(&self.items[item]);
            self.problems.push(Problem::error("R43", place, message).hint(say::give_gross_hint()));
            return local;
        };
        let by = self.param(String::new(), Column::One(factor), origin);
        self.scale(What::Interim, Moment { year, rules: year }, local, by, origin)
    }

    /// Shares of receipts that are given, at least for some towns, as local part: the printed local part stays exact, and the
    /// last tier takes the rest.
    fn shares_of_printed_local(
        &mut self,
        item: usize,
        statute: Option<&(String, Statute, Option<OriginId>)>,
        at: Moment,
    ) -> ItemShares {
        let label = self.item_labels[item];
        let gross = self.gross(at.year)[item];
        let given_gross = self.fed_rows(item, at.year, (Scope::Gross, None), What::Interim);
        let given_local = self.fed_rows(item, at.year, (Scope::Local, None), What::Interim);
        let tiers_of_gross = self.tier_shares(item, given_gross, statute, at);
        let mut terms = vec![plus(given_gross), plus(given_local)];
        terms.extend(tiers_of_gross.iter().map(|(_, slot)| minus(*slot)));
        let local = self.sum(What::Part(Line::LocalPart, label), at, terms, None);
        let upper = self.sum(What::Part(Line::UpperShare, label), at, vec![plus(gross), minus(local)], None);
        // Grossing up rounds once, so the tiers of a grossed-up amount need not add to it: the last takes what is left.
        let mut tiers = self.tier_shares(item, gross, statute, at);
        if let Some((tier, _)) = tiers.pop() {
            let mut terms = vec![plus(upper)];
            terms.extend(tiers.iter().map(|(_, slot)| minus(*slot)));
            tiers.push((tier, self.sum(What::TierShare(tier, label), at, terms, None)));
        }
        ItemShares { gross, tiers, upper, local }
    }
}

fn slots_of(tiers: &[(Tier, SlotId)]) -> Vec<SlotId> {
    tiers.iter().map(|(_, slot)| *slot).collect()
}
