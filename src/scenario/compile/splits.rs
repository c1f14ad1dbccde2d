//! The split of the local part between town and county: plain, then of the rest; a split over a base posts besides.

use std::collections::BTreeMap;

use super::Compiler;
use super::amounts::Asker;
use super::build::{both, every, minus, plus, without};
use super::rules::{Asked, Ruling};
use super::shares::ItemShares;
use crate::num::Year;
use crate::plan::{Flag, LabelId, Line, Moment, SlotId, What};
use crate::problem::Problem;
use crate::regime::{Of, RatioValue, Share, Side, Split, Verb};
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

/// An item that a rule with a base splits, for some towns.
#[derive(Clone, Debug)]
pub struct Covered {
    /// The item.
    pub item: usize,
    /// For which towns.
    pub towns: Vec<bool>,
    /// What is shared of it, 0 for the other towns.
    pub receipts: SlotId,
    /// What the named side has of it by its ratio, 0 for the other towns.
    pub named: SlotId,
}

/// A rule with a base and what it splits.
#[derive(Clone, Debug)]
pub struct OnBase<'a> {
    /// The rule.
    pub ruling: Ruling<'a>,
    /// Its items.
    pub covered: Vec<Covered>,
}

/// Towns for which an item has been divided in the same way so far.
#[derive(Clone, Debug)]
struct Group {
    towns: Vec<bool>,
    town: SlotId,
    county: SlotId,
    /// What no side has been named for, and the side that has it for now.
    rest: SlotId,
    rest_is_with: Side,
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
        let mut on_base: Vec<OnBase<'a>> = Vec::new();
        for (item, item_shares) in items.iter().enumerate() {
            let groups = self.divided(item, item_shares, at, &mut on_base);
            let label = self.item_labels[item];
            let (town, county) = (What::Part(Line::TownShare, label), What::Part(Line::CountyShare, label));
            let Some((first, others)) = groups.split_first() else {
                // Nobody splits it, which was said.
                shares.town.push(item_shares.local);
                shares.county.push(item_shares.local);
                continue;
            };
            let (mut towns_part, mut countys_part) = (first.town, first.county);
            for group in others {
                towns_part = self.pick(town, at, &group.towns, (group.town, towns_part), None);
                countys_part = self.pick(county, at, &group.towns, (group.county, countys_part), None);
            }
            shares.town.push(towns_part);
            shares.county.push(countys_part);
        }
        for rule in on_base {
            self.over_base(&rule, at, &mut shares);
        }
        shares
    }

    /// One item, divided by the rule on it, then by those on the rest, town by town.
    fn divided(
        &mut self,
        item: usize,
        shares: &ItemShares,
        at: Moment,
        on_base: &mut Vec<OnBase<'a>>,
    ) -> Vec<Group> {
        let mut groups = Vec::new();
        let mut left = every(self.plan.towns);
        for ruling in self.rules_on(item, at.rules, Asked::Split) {
            left = without(&left, &ruling.towns);
            groups.push(self.split_item(item, shares, None, ruling, at, on_base));
        }
        if left.contains(&true) {
            self.nobody_splits(item, at.rules);
        }
        for ruling in self.rules_on(item, at.rules, Asked::Rest) {
            let mut after = Vec::new();
            for group in groups {
                let (inside, outside) =
                    (both(&group.towns, &ruling.towns), without(&group.towns, &ruling.towns));
                if outside.contains(&true) {
                    after.push(Group { towns: outside, ..group.clone() });
                }
                if inside.contains(&true) {
                    let ruling = Ruling { towns: inside, ..ruling.clone() };
                    after.push(self.split_item(item, shares, Some(&group), ruling, at, on_base));
                }
            }
            groups = after;
        }
        groups
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

    /// ⟨ratio · receipts⟩ to the named side, the rest to the other: of the local part, or of what was left of it.
    fn split_item(
        &mut self,
        item: usize,
        shares: &ItemShares,
        before: Option<&Group>,
        ruling: Ruling<'a>,
        at: Moment,
        on_base: &mut Vec<OnBase<'a>>,
    ) -> Group {
        let Verb::Split(split) = &ruling.version.verb else {
            unreachable!("a rule that is asked for as a split splits");
        };
        let label = self.item_labels[item];
        let origin = self.rule_origin(ruling.rule, ruling.version);
        let (key, ratio) = match &split.share {
            Share::Plain(ratio) => (side_name(split.named), ratio),
            Share::OverBase(over_base) => ("within", over_base.within.first()),
        };
        let measure = match (split.of, before) {
            (Of::Gross, _) => shares.gross,
            (Of::Rest, Some(group)) => group.rest,
            _ => shares.local,
        };
        let (ours, theirs) = match split.named {
            Side::Town => (Line::TownShare, Line::CountyShare),
            Side::County => (Line::CountyShare, Line::TownShare),
        };
        let what = if before.is_some() { What::Interim } else { What::Part(ours, label) };
        let asked = if split.of == Of::Rest { Asked::Rest } else { Asked::Split };
        let whole = match (ratio, &split.share) {
            (RatioValue::Measured(_), _) | (_, Share::OverBase(_)) => {
                self.over_all_items(&ruling, at.rules, asked)
            }
            _ => ruling.clone(),
        };
        let asker = match &split.share {
            Share::OverBase(over_base) if over_base.each => Asker::of(&whole).on_item(item),
            _ => Asker::of(&whole),
        };
        let key = format!("{}.{key}", ruling.rule.id);
        let named = self.share_of(what, at, measure, (key, ratio), asker);
        let named = named.unwrap_or(measure);
        if let Share::OverBase(_) = split.share {
            let receipts = self.only_for(What::Interim, at, &ruling.towns, measure);
            let mine = self.only_for(What::Interim, at, &ruling.towns, named);
            let covered = Covered { item, towns: ruling.towns.clone(), receipts, named: mine };
            match on_base.iter_mut().find(|other| other.ruling.rule.id == ruling.rule.id) {
                Some(rule) => rule.covered.push(covered),
                None => on_base.push(OnBase { ruling: whole, covered: vec![covered] }),
            }
        }
        if split.of == Of::Gross && split.named == Side::Town {
            self.flag_share_above_local(shares.local, named, at, origin);
        }
        let other = if split.named == Side::Town { Side::County } else { Side::Town };
        let Some(group) = before else {
            let what = What::Part(theirs, label);
            let rest = self.sum(what, at, vec![plus(shares.local), minus(named)], origin);
            let (town, county) = if split.named == Side::Town { (named, rest) } else { (rest, named) };
            return Group { towns: ruling.towns, town, county, rest, rest_is_with: other };
        };
        let rest = self.sum(What::Interim, at, vec![plus(group.rest), minus(named)], origin);
        let mut parts = [group.town, group.county];
        for (side, part) in [Side::Town, Side::County].into_iter().zip(&mut parts) {
            let line = if side == Side::Town { Line::TownShare } else { Line::CountyShare };
            let mut terms = vec![plus(*part)];
            terms.extend((group.rest_is_with == side).then(|| minus(group.rest)));
            terms.push(plus(if split.named == side { named } else { rest }));
            *part = self.sum(What::Part(line, label), at, terms, origin);
        }
        Group { towns: ruling.towns, town: parts[0], county: parts[1], rest, rest_is_with: other }
    }

    /// The town's share of gross receipts may be more than there is; it runs, and is said. Refunds do not count.
    fn flag_share_above_local(
        &mut self,
        local: SlotId,
        town: SlotId,
        at: Moment,
        origin: Option<crate::plan::OriginId>,
    ) {
        let local = self.positive(What::Interim, at, local, None, None);
        let town = self.positive(What::Interim, at, town, None, None);
        let left = self.sum(What::Interim, at, vec![plus(local), minus(town)], None);
        self.positive(What::Interim, at, left, Some(Flag::ShareAboveLocalPart), origin);
    }

    /// The one split that decides on an item for a town in a year, if it is this rule's: of what it shares.
    pub fn splits_of(&mut self, rule: &str, item: usize, year: Year) -> Option<(Of, Vec<bool>)> {
        let rulings = self.rules_on(item, year, Asked::Split);
        let ruling = rulings.into_iter().find(|ruling| ruling.rule.id == rule)?;
        match &ruling.version.verb {
            Verb::Split(Split { of, .. }) => Some((*of, ruling.towns)),
            _ => None,
        }
    }
}

const fn side_name(side: Side) -> &'static str {
    match side {
        Side::Town => "town",
        Side::County => "county",
    }
}
