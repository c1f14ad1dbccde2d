//! The split of the local part between town and county, plain or over a base.

use std::collections::BTreeMap;

use super::Compiler;
use super::build::{minus, plus};
use super::shares::ItemShares;
use crate::num::Year;
use crate::plan::{Column, Flag, Known, LabelId, Line, Moment, Op, OriginId, SlotId, What};
use crate::problem::Problem;
use crate::regime::{Of, OverBase, Rate, Rule, Share, Shortfall, Side, Split, TierEnd, Verb, Version};
use crate::text::problems as say;

/// The posting of a rule over a base that brings its items' parts to its formula.
#[derive(Clone, Debug)]
pub struct Beside {
    /// The rule's label.
    pub label: LabelId,
    /// How much, from county to town.
    pub slot: SlotId,
    /// The items that the rule splits.
    pub covered: Vec<usize>,
}

/// Town's and county's parts at a moment.
#[derive(Clone, Debug, Default)]
pub struct SplitShares {
    /// The town's part of each item.
    pub town: Vec<SlotId>,
    /// The county's part of each item.
    pub county: Vec<SlotId>,
    /// What rules with a base post besides.
    pub beside: Vec<Beside>,
    /// The parts of rules with a base that others may refer to.
    pub parts: BTreeMap<(String, &'static str), SlotId>,
}

impl<'a> Compiler<'a> {
    /// The splits at a moment; `None` while they are being worked out, which makes asking for them a circle.
    pub fn split(&mut self, at: Moment) -> Option<SplitShares> {
        if let Some(shares) = self.splits.get(&at) {
            return shares.clone();
        }
        self.splits.insert(at, None);
        let shares = if self.printed { self.printed_split(at) } else { self.ruled_split(at) };
        self.splits.insert(at, Some(shares.clone()));
        Some(shares)
    }

    fn printed_split(&mut self, at: Moment) -> SplitShares {
        let mut shares = SplitShares::default();
        for item in 0..self.items.len() {
            let label = self.item_labels[item];
            let what = What::Part(Line::TownShare, label);
            let town = self.fed_rows(item, at.year, (crate::book::Scope::Town, None), what);
            shares.town.push(town);
            shares.county.push(self.unknown(What::Part(Line::CountyShare, label), at));
        }
        shares
    }

    fn ruled_split(&mut self, at: Moment) -> SplitShares {
        let items = self.statute(at);
        let mut shares = SplitShares::default();
        let mut over_base: Vec<(&'a Rule, &'a Version, Vec<usize>)> = Vec::new();
        for (item, item_shares) in items.iter().enumerate() {
            let ruling = self.rule_for(item, at.rules, false);
            let (town, county) = match ruling {
                Some((rule, version)) => {
                    let Verb::Split(split) = &version.verb else { continue };
                    if let Share::OverBase(_) = split.share {
                        match over_base.iter_mut().find(|(other, ..)| other.id == rule.id) {
                            Some((.., covered)) => covered.push(item),
                            None => over_base.push((rule, version, vec![item])),
                        }
                    }
                    self.split_item(item, item_shares, rule, version, split, at)
                }
                None => {
                    self.nobody_splits(item, at.rules);
                    (item_shares.local, item_shares.local)
                }
            };
            shares.town.push(town);
            shares.county.push(county);
        }
        for (rule, version, covered) in over_base {
            self.over_base(rule, version, &covered, at, &mut shares);
        }
        shares
    }

    fn nobody_splits(&mut self, item: usize, year: Year) {
        let code = self.items[item].clone();
        if !self.told.insert(format!("split {code}")) {
            return;
        }
        let place = self.scenario.place.clone();
        let problem = Problem::error("R44", place, say::nobody_splits(&code, year));
        self.problems.push(problem.hint(say::nobody_splits_hint(&code)));
    }

    /// ⟨ratio · receipts⟩ to the named side, the rest of the local part to the other.
    fn split_item(
        &mut self,
        item: usize,
        shares: &ItemShares,
        rule: &Rule,
        version: &Version,
        split: &Split,
        at: Moment,
    ) -> (SlotId, SlotId) {
        let label = self.item_labels[item];
        let origin = self.rule_origin(rule, version);
        let (key, ratio) = match &split.share {
            Share::Plain(ratio) => (side_name(split.named), ratio),
            Share::OverBase(over_base) => ("within", &over_base.within),
        };
        let by = self.ratio(format!("{}.{key}", rule.id), ratio, at.rules, true);
        let measure = if split.of == Of::Gross { shares.gross } else { shares.local };
        let (ours, theirs) = match split.named {
            Side::Town => (Line::TownShare, Line::CountyShare),
            Side::County => (Line::CountyShare, Line::TownShare),
        };
        let named = self.scale(What::Part(ours, label), at, measure, by, origin);
        let rest = self.sum(What::Part(theirs, label), at, vec![plus(shares.local), minus(named)], origin);
        if split.of == Of::Gross && split.named == Side::Town {
            self.flag_share_above_local(shares.local, named, at, origin);
        }
        match split.named {
            Side::Town => (named, rest),
            Side::County => (rest, named),
        }
    }

    /// The town's share of gross receipts may be more than there is; it runs, and is said. Refunds do not count.
    fn flag_share_above_local(&mut self, local: SlotId, town: SlotId, at: Moment, origin: Option<OriginId>) {
        let local = self.positive(What::Interim, at, local, None, None);
        let town = self.positive(What::Interim, at, town, None, None);
        let left = self.sum(What::Interim, at, vec![plus(local), minus(town)], None);
        self.positive(What::Interim, at, left, Some(Flag::ShareAboveLocalPart), origin);
    }

    /// The formula of a split over a base (rules, verb 2), and the posting that brings the items' parts to it.
    fn over_base(
        &mut self,
        rule: &'a Rule,
        version: &'a Version,
        covered: &[usize],
        at: Moment,
        shares: &mut SplitShares,
    ) {
        let Verb::Split(Split { of, named, share: Share::OverBase(terms) }) = &version.verb else { return };
        let label = self.label(&rule.id);
        let origin = self.rule_origin(rule, version);
        let items = self.statute(at);
        let receipts: Vec<SlotId> = covered
            .iter()
            .map(|item| if *of == Of::Gross { items[*item].gross } else { items[*item].local })
            .collect();
        let measure = self.total(What::Measure(label), at, &receipts);
        let Some(base) = self.amount(&terms.base, rule, at) else { return };
        let base = self.positive(What::Base(label), at, base, Some(Flag::BaseBelowZero), origin);
        let over = self.sum(What::Interim, at, vec![plus(measure), minus(base)], None);
        let excess = self.positive(What::Excess(label), at, over, None, origin);
        let below = self.sum(What::Interim, at, vec![plus(base), minus(measure)], None);
        let short = self.positive(What::Short(label), at, below, None, origin);
        let formula = self.formula(rule, terms, label, origin, [measure, base, excess, short], at, shares);
        let items: Vec<SlotId> = covered
            .iter()
            .map(|item| if *named == Side::Town { shares.town[*item] } else { shares.county[*item] })
            .collect();
        // Twelve items rounded one by one differ from their rounded total; and the items know no base.
        let mut terms = match named {
            Side::Town => vec![plus(formula)],
            Side::County => vec![minus(formula)],
        };
        terms.extend(
            items.into_iter().map(|slot| if *named == Side::Town { minus(slot) } else { plus(slot) }),
        );
        let beside = self.sum(What::Part(Line::TownShare, label), at, terms, origin);
        shares.beside.push(Beside { label, slot: beside, covered: covered.to_vec() });
    }

    /// What the named side gets in all: within the base, over it, and less its part of what is short.
    #[expect(clippy::too_many_arguments, reason = "the operands of one formula")]
    fn formula(
        &mut self,
        rule: &Rule,
        terms: &OverBase,
        label: LabelId,
        origin: Option<OriginId>,
        [measure, base, excess, short]: [SlotId; 4],
        at: Moment,
        shares: &mut SplitShares,
    ) -> SlotId {
        let within_ratio = self.ratio(format!("{}.within", rule.id), &terms.within, at.rules, true);
        let inside = match terms.shortfall {
            Shortfall::Shared => self.push(What::Interim, at, Op::Min(measure, base), None),
            Shortfall::Named(_) => base,
        };
        let within = self.scale(What::Within(label), at, inside, within_ratio, origin);
        let over = self.over(rule, &terms.over, [base, excess], at, origin);
        let mut sum = vec![plus(within), plus(over)];
        let mut parts = vec![("base", base), ("within", within), ("over", over), ("short", short)];
        if let Shortfall::Named(ratio) = &terms.shortfall {
            let by = self.ratio(format!("{}.shortfall", rule.id), ratio, at.rules, true);
            let paid = self.scale(What::Paid(label), at, short, by, origin);
            sum.push(minus(paid));
            parts.push(("paid", paid));
        } else {
            let nothing = self.sum(What::Paid(label), at, Vec::new(), origin);
            parts.push(("paid", nothing));
        }
        let over_other = self.sum(What::Interim, at, vec![plus(excess), minus(over)], origin);
        parts.push(("over_other", over_other));
        shares.parts.extend(parts.into_iter().map(|(part, slot)| ((rule.id.clone(), part), slot)));
        self.sum(What::Formula(label), at, sum, origin)
    }
}

impl Compiler<'_> {
    /// The named side's part of what exceeds the base; each tier by itself ⟨·⟩.
    fn over(
        &mut self,
        rule: &Rule,
        rate: &Rate,
        [base, excess]: [SlotId; 2],
        at: Moment,
        origin: Option<OriginId>,
    ) -> SlotId {
        let label = self.label(&rule.id);
        let tiers = match rate {
            Rate::One(ratio) => {
                let by = self.ratio(format!("{}.over", rule.id), ratio, at.rules, true);
                return self.scale(What::Over(label), at, excess, by, origin);
            }
            Rate::Tiers(tiers) => tiers,
        };
        let mut below = None;
        let mut shares = Vec::new();
        for (number, tier) in tiers.iter().enumerate() {
            let reached = match &tier.to {
                None => excess,
                Some(end) => {
                    let end = self.tier_end(rule, end, base, at);
                    self.push(What::Interim, at, Op::Min(excess, end), None)
                }
            };
            let mut terms = vec![plus(reached)];
            terms.extend(below.map(minus));
            let part = self.sum(What::Excess(label), at, terms, origin);
            let by = self.ratio(format!("{}.over.{}", rule.id, number + 1), &tier.rate, at.rules, true);
            shares.push(self.scale(What::Over(label), at, part, by, origin));
            below = Some(reached);
        }
        self.total(What::Over(label), at, &shares)
    }

    fn tier_end(&mut self, rule: &Rule, end: &TierEnd, base: SlotId, at: Moment) -> SlotId {
        let label = self.label(&rule.id);
        match end {
            TierEnd::Amount(money) => {
                let origin = self.origin(&money.place);
                let fen = vec![money.value.fen(); self.plan.towns];
                self.input(What::Amount(label), at, fen, Known::All, origin)
            }
            TierEnd::OfBase(ratio) => {
                let origin = self.origin(&ratio.place);
                let by = self.param(format!("{}.over.to", rule.id), Column::One(ratio.value), origin);
                self.scale(What::Amount(label), at, base, by, origin)
            }
        }
    }
}

const fn side_name(side: Side) -> &'static str {
    match side {
        Side::Town => "town",
        Side::County => "county",
    }
}
