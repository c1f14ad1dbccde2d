//! A split over a base: its formula (rules, verb 2), and the posting that brings the items' parts to it.

use super::Compiler;
use super::amounts::Asker;
use super::build::{minus, plus};
use super::splits::{Beside, Covered, OnBase, SplitShares};
use crate::plan::{Column, Flag, Known, LabelId, Line, Moment, Op, SlotId, What};
use crate::regime::{
    OverBase, Rate, RateTier, RatioValue, Rule, Share, Shortfall, Side, Split, TierEnd, Verb,
};

/// The parts of a rule over a base that others may refer to, and what they are called.
const PARTS: [&str; 6] = ["base", "within", "over", "over_other", "short", "paid"];

/// The steps of one formula.
#[derive(Clone, Copy, Debug)]
struct Worked {
    /// In the order of [`PARTS`].
    parts: [SlotId; 6],
    /// What the named side gets in all.
    formula: SlotId,
}

impl Compiler<'_> {
    /// Posts what brings the items of a rule to its formula: once for their sum, or for each.
    pub fn over_base(&mut self, rule: &OnBase, at: Moment, shares: &mut SplitShares) {
        let Verb::Split(Split { named, share: Share::OverBase(terms), .. }) = &rule.ruling.version.verb
        else {
            return;
        };
        let id = &rule.ruling.rule.id;
        let runs: Vec<(String, &[Covered])> = if terms.each {
            let label = |one: &Covered| format!("{id}:{}", self.items[one.item]);
            rule.covered.iter().map(|one| (label(one), std::slice::from_ref(one))).collect()
        } else {
            vec![(id.clone(), &rule.covered[..])]
        };
        let mut worked = Vec::new();
        for (label, covered) in runs {
            let label = self.label(&label);
            let Some(one) = self.formula(rule, terms, label, covered, at) else { return };
            self.bring_to_formula(rule, *named, label, (covered, one.formula), at, shares);
            worked.push(one);
        }
        for (number, part) in PARTS.into_iter().enumerate() {
            let slots: Vec<SlotId> = worked.iter().map(|one| one.parts[number]).collect();
            let slot = match slots[..] {
                [one] => one,
                _ => self.total(What::Interim, at, &slots),
            };
            shares.parts.insert((id.clone(), part), slot);
        }
    }

    /// Twelve items rounded one by one differ from their rounded total; and the items know no base.
    fn bring_to_formula(
        &mut self,
        rule: &OnBase,
        named: Side,
        label: LabelId,
        (covered, formula): (&[Covered], SlotId),
        at: Moment,
        shares: &mut SplitShares,
    ) {
        let origin = self.rule_origin(rule.ruling.rule, rule.ruling.version);
        let to_town =
            |is_more: bool, slot| if is_more == (named == Side::Town) { plus(slot) } else { minus(slot) };
        let mut terms = vec![to_town(true, formula)];
        terms.extend(covered.iter().map(|one| to_town(false, one.named)));
        let what = What::Part(Line::TownShare, label);
        let beside = self.sum(what, at, terms, origin);
        let towns = towns_of(covered);
        let slot = self.only_for(what, at, &towns, beside);
        shares.beside.push(Beside { label, slot, covered: covered.iter().map(|one| one.item).collect() });
    }

    /// What the named side gets in all: within the base, over it, and less its part of what is short.
    fn formula(
        &mut self,
        on_base: &OnBase,
        terms: &OverBase,
        label: LabelId,
        covered: &[Covered],
        at: Moment,
    ) -> Option<Worked> {
        let rule = on_base.ruling.rule;
        let origin = self.rule_origin(rule, on_base.ruling.version);
        let mut asker = Asker::of(&on_base.ruling);
        if let ([one], true) = (covered, terms.each) {
            asker = asker.on_item(one.item);
        }
        let receipts: Vec<SlotId> = covered.iter().map(|one| one.receipts).collect();
        let measure = self.total(What::Measure(label), at, &receipts);
        let base = self.amount(&terms.base, asker, at)?;
        let base = self.positive(What::Base(label), at, base, Some(Flag::BaseBelowZero), origin);
        let over = self.sum(What::Interim, at, vec![plus(measure), minus(base)], None);
        let excess = self.positive(What::Excess(label), at, over, None, origin);
        let below = self.sum(What::Interim, at, vec![plus(base), minus(measure)], None);
        let short = self.positive(What::Short(label), at, below, None, origin);
        let inside = match terms.shortfall {
            Shortfall::Shared => self.push(What::Interim, at, Op::Min(measure, base), None),
            Shortfall::Named(_) => base,
        };
        let within =
            self.at_rate(What::Within(label), at, (inside, base), ("within", &terms.within), asker)?;
        let over = self.at_rate(What::Over(label), at, (excess, base), ("over", &terms.over), asker)?;
        let paid = match &terms.shortfall {
            Shortfall::Shared => self.sum(What::Paid(label), at, Vec::new(), origin),
            Shortfall::Named(ratio) => {
                self.share_of(What::Paid(label), at, short, (format!("{}.shortfall", rule.id), ratio), asker)?
            }
        };
        let over_other = self.sum(What::Interim, at, vec![plus(excess), minus(over)], origin);
        let mut sum = vec![plus(within), plus(over)];
        sum.extend(matches!(terms.shortfall, Shortfall::Named(_)).then(|| minus(paid)));
        let formula = self.sum(What::Formula(label), at, sum, origin);
        Some(Worked { parts: [base, within, over, over_other, short, paid], formula })
    }

    /// An amount at a rate, each tier by itself ⟨·⟩. Tiers in per cent are of `whole`.
    pub fn at_rate(
        &mut self,
        what: What,
        at: Moment,
        (x, whole): (SlotId, SlotId),
        (key, rate): (&str, &Rate),
        asker: Asker,
    ) -> Option<SlotId> {
        let rule = asker.rule;
        let tiers = match rate {
            Rate::One(ratio) => {
                return self.share_of(what, at, x, (format!("{}.{key}", rule.id), ratio), asker);
            }
            Rate::Tiers(tiers) => tiers,
        };
        let label = self.label(&rule.id);
        let is_sum = |tier: &RateTier| matches!(tier.to, Some(TierEnd::Amount(_)));
        let is_part = |tier: &RateTier| matches!(tier.to, Some(TierEnd::OfBase(_)));
        let may_cross = tiers.iter().any(is_sum) && tiers.iter().any(is_part);
        let mut below = None;
        let mut shares = Vec::new();
        for (number, tier) in tiers.iter().enumerate() {
            let mut reached = match &tier.to {
                None => x,
                Some(end) => {
                    let end = self.tier_end(rule, key, end, whole, at);
                    self.push(What::Interim, at, Op::Min(x, end), None)
                }
            };
            // A sum may lie below the part of the base before it, or the other way round: then the tier is empty.
            if let (true, Some(below)) = (may_cross, below) {
                reached = self.push(What::Interim, at, Op::Max(reached, below), None);
            }
            let mut terms = vec![plus(reached)];
            terms.extend(below.map(minus));
            let part = self.sum(What::Excess(label), at, terms, None);
            let key = format!("{}.{key}.{}", rule.id, number + 1);
            shares.push(self.share_of(what, at, part, (key, &tier.rate), asker)?);
            below = Some(reached);
        }
        Some(self.total(what, at, &shares))
    }

    fn tier_end(&mut self, rule: &Rule, key: &str, end: &TierEnd, whole: SlotId, at: Moment) -> SlotId {
        let label = self.label(&rule.id);
        match end {
            TierEnd::Amount(money) => {
                let origin = self.origin(&money.place);
                let fen = vec![money.value.fen(); self.plan.towns];
                self.input(What::Amount(label), at, fen, Known::All, origin)
            }
            TierEnd::OfBase(ratio) => {
                let origin = self.origin(&ratio.place);
                let by = self.param(format!("{}.{key}.to", rule.id), Column::One(ratio.value), origin);
                self.scale(What::Amount(label), at, whole, by, origin)
            }
        }
    }

    /// ⟨ratio · x⟩, the ratio a share, stated, each town's own, or measured.
    pub fn share_of(
        &mut self,
        what: What,
        at: Moment,
        x: SlotId,
        (key, ratio): (String, &RatioValue),
        asker: Asker,
    ) -> Option<SlotId> {
        let version = asker.rule.version_at(at.rules);
        let origin = version.and_then(|version| self.rule_origin(asker.rule, version));
        self.scaled(what, at, x, (key, ratio, true), asker, origin)
    }
}

/// The towns for which a rule splits at least one item.
fn towns_of(covered: &[Covered]) -> Vec<bool> {
    let towns = covered.first().map_or(0, |one| one.towns.len());
    (0..towns).map(|town| covered.iter().any(|one| one.towns[town])).collect()
}
