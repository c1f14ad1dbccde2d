//! The statute: what the tiers above the county take of gross receipts, and the local part that is left.

use super::Compiler;
use super::build::{minus, plus};
use super::rules::{Asked, Ruling};
use crate::book::Scope;
use crate::num::{Ratio, Year};
use crate::plan::{Column, Line, Moment, SlotId, Tier, What};
use crate::problem::{Placed, Problem};
use crate::regime::{Verb, Version};
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

    fn item_shares(&mut self, item: usize, gross: SlotId, at: Moment) -> ItemShares {
        let statutes = self.rules_on(item, at.rules, Asked::Statute);
        let local_rows = self.is_settled(at.year) && self.has_rows(item, at.year, Scope::Local);
        let as_printed = if local_rows { self.same_statute(item, at) } else { Vec::new() };
        if !as_printed.contains(&true) {
            return self.shares_of_gross(item, gross, &statutes, at);
        }
        let printed = self.shares_of_printed_local(item, &statutes, at);
        if !as_printed.contains(&false) {
            return printed;
        }
        let others = self.shares_of_gross(item, gross, &statutes, at);
        self.pick_shares(item, at, &as_printed, (&printed, &others))
    }

    /// The shares of some towns as one has them, of the rest as the other has them.
    fn pick_shares(
        &mut self,
        item: usize,
        at: Moment,
        towns: &[bool],
        (one, other): (&ItemShares, &ItemShares),
    ) -> ItemShares {
        let label = self.item_labels[item];
        let mut tiers = Vec::new();
        for ((tier, one), (_, other)) in one.tiers.iter().zip(&other.tiers) {
            tiers.push((*tier, self.pick(What::TierShare(*tier, label), at, towns, (*one, *other), None)));
        }
        let (up, down) = (What::Part(Line::UpperShare, label), What::Part(Line::LocalPart, label));
        let upper = self.pick(up, at, towns, (one.upper, other.upper), None);
        let local = self.pick(down, at, towns, (one.local, other.local), None);
        ItemShares { gross: one.gross, tiers, upper, local }
    }

    /// Each tier's part is rounded, the local part takes the rest.
    fn shares_of_gross(&mut self, item: usize, gross: SlotId, statutes: &[Ruling], at: Moment) -> ItemShares {
        let label = self.item_labels[item];
        let tiers = self.tier_shares(item, gross, statutes, at);
        let upper = self.total(What::Part(Line::UpperShare, label), at, &slots_of(&tiers));
        let origin = statutes.first().and_then(|one| self.rule_origin(one.rule, one.version));
        let local = self.sum(What::Part(Line::LocalPart, label), at, vec![plus(gross), minus(upper)], origin);
        ItemShares { gross, tiers, upper, local }
    }

    /// Each tier's part of an amount: ⟨share · x⟩, town by town as the statutes have it.
    fn tier_shares(
        &mut self,
        item: usize,
        x: SlotId,
        statutes: &[Ruling],
        at: Moment,
    ) -> Vec<(Tier, SlotId)> {
        let mut tiers = Vec::new();
        for tier in Tier::ALL {
            let what = What::TierShare(*tier, self.item_labels[item]);
            let mut part = None;
            for Ruling { rule, version, towns } in statutes {
                let Some(share) = share_of(version, *tier) else { continue };
                let by = self.fixed_ratio(format!("{}.{}", rule.id, tier.name()), share);
                let origin = self.rule_origin(rule, version);
                let slot = self.scale(what, at, x, by, origin);
                part = Some(match part {
                    None => self.only_for(what, at, towns, slot),
                    Some(part) => self.pick(what, at, towns, (slot, part), origin),
                });
            }
            tiers.extend(part.map(|part| (*tier, part)));
        }
        tiers
    }

    /// For which towns the shares of the tiers are those of the item's own year.
    fn same_statute(&mut self, item: usize, at: Moment) -> Vec<bool> {
        let (then, now) = (self.shares_by_town(item, at.year), self.shares_by_town(item, at.rules));
        then.iter().zip(&now).map(|(then, now)| then == now).collect()
    }

    fn shares_by_town(&mut self, item: usize, year: Year) -> Vec<Vec<(Tier, Ratio)>> {
        let mut shares = vec![Vec::new(); self.plan.towns];
        for Ruling { version, towns, .. } in self.rules_on(item, year, Asked::Statute) {
            let Verb::Statute(statute) = &version.verb else { continue };
            for town in (0..towns.len()).filter(|town| towns[*town]) {
                shares[town] = statute.shares.iter().map(|(tier, share)| (*tier, share.value)).collect();
            }
        }
        shares
    }

    /// What the tiers above leave of an item, town by town; `None` where it is nothing.
    fn left_of_tiers(&mut self, item: usize, year: Year) -> Vec<Option<Ratio>> {
        let left = |shares: Vec<(Tier, Ratio)>| {
            let above = shares.into_iter().try_fold(Ratio::ZERO, |sum, (_, share)| sum.plus(share));
            above.and_then(|above| Ratio::ONE.minus(above)).filter(|left| *left != Ratio::ZERO)
        };
        self.shares_by_town(item, year).into_iter().map(left).collect()
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
        let statutes = self.rules_on(item, year, Asked::Statute);
        let origin = statutes.first().and_then(|one| self.rule_origin(one.rule, one.version));
        let mut factors = Vec::new();
        for left in self.left_of_tiers(item, year) {
            let Some(factor) = left.and_then(|left| Ratio::ONE.over(left)) else {
                let place = statutes.first().map(|one| one.version.place.clone()).unwrap_or_default();
                let message = say::nothing_local(&self.items[item]);
                self.problems.push(Problem::error("R43", place, message).hint(say::give_gross_hint()));
                return local;
            };
            factors.push(factor);
        }
        let by = self.param(String::new(), Column::PerTown(factors), origin);
        self.scale(What::Interim, Moment { year, rules: year }, local, by, origin)
    }

    /// Shares of receipts that are given, at least for some towns, as local part: the printed local part stays exact, and the
    /// last tier takes the rest.
    fn shares_of_printed_local(&mut self, item: usize, statutes: &[Ruling], at: Moment) -> ItemShares {
        let label = self.item_labels[item];
        let gross = self.gross(at.year)[item];
        let given_gross = self.fed_rows(item, at.year, (Scope::Gross, None), What::Interim);
        let given_local = self.fed_rows(item, at.year, (Scope::Local, None), What::Interim);
        let tiers_of_gross = self.tier_shares(item, given_gross, statutes, at);
        let mut terms = vec![plus(given_gross), plus(given_local)];
        terms.extend(tiers_of_gross.iter().map(|(_, slot)| minus(*slot)));
        let local = self.sum(What::Part(Line::LocalPart, label), at, terms, None);
        let upper = self.sum(What::Part(Line::UpperShare, label), at, vec![plus(gross), minus(local)], None);
        // Grossing up rounds once, so the tiers of a grossed-up amount need not add to it: a town's last takes what is left.
        let mut tiers = self.tier_shares(item, gross, statutes, at);
        let mut terms = vec![plus(upper)];
        terms.extend(tiers.iter().map(|(_, slot)| minus(*slot)));
        let odd = self.sum(What::Interim, at, terms, None);
        let last: Vec<Option<Tier>> =
            self.shares_by_town(item, at.rules).iter().map(|s| last_tier(s)).collect();
        for (tier, slot) in &mut tiers {
            let what = What::TierShare(*tier, label);
            let towns: Vec<bool> = last.iter().map(|last| *last == Some(*tier)).collect();
            let all = self.sum(what, at, vec![plus(*slot), plus(odd)], None);
            *slot = self.pick(what, at, &towns, (all, *slot), None);
        }
        ItemShares { gross, tiers, upper, local }
    }
}

/// A tier's share in what a statute says.
fn share_of(version: &Version, tier: Tier) -> Option<&Placed<Ratio>> {
    let Verb::Statute(statute) = &version.verb else { return None };
    statute.shares.iter().find(|(other, _)| *other == tier).map(|(_, share)| share)
}

/// The last tier that has a part at all.
fn last_tier(shares: &[(Tier, Ratio)]) -> Option<Tier> {
    shares.iter().rfind(|(_, share)| *share != Ratio::ZERO).map(|(tier, _)| *tier)
}

fn slots_of(tiers: &[(Tier, SlotId)]) -> Vec<SlotId> {
    tiers.iter().map(|(_, slot)| *slot).collect()
}
