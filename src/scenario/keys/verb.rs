//! The numbers in a rule's verb, one after the other, each by its name.

use super::KeyValue;
use crate::regime::{
    Amount, Follows, Growth, Guarantee, Measure, OverBase, Rate, RatioValue, Share, Shortfall, Side,
    TiedPart, TierEnd, Verb,
};

pub(super) fn walk_verb(verb: &mut Verb, visit: &mut dyn FnMut(&str, KeyValue)) {
    match verb {
        Verb::Statute(statute) => {
            for (tier, share) in &mut statute.shares {
                visit(tier.name(), KeyValue::PlainShare(share));
            }
        }
        Verb::Split(split) => match &mut split.share {
            Share::Plain(ratio) => {
                let side = if split.named == Side::Town { "town" } else { "county" };
                walk_ratio(side, ratio, visit);
            }
            Share::OverBase(over_base) => walk_over_base(over_base, visit),
        },
        Verb::Sum(sum) => walk_amount("amount", &mut sum.amount, visit),
        Verb::Guarantee(guarantee) => walk_guarantee(guarantee, visit),
    }
}

fn walk_over_base(over_base: &mut OverBase, visit: &mut dyn FnMut(&str, KeyValue)) {
    walk_rate("within", &mut over_base.within, visit);
    walk_rate("over", &mut over_base.over, visit);
    walk_amount("base", &mut over_base.base, visit);
    if let Shortfall::Named(ratio) = &mut over_base.shortfall {
        walk_ratio("shortfall", ratio, visit);
    }
}

fn walk_guarantee(guarantee: &mut Guarantee, visit: &mut dyn FnMut(&str, KeyValue)) {
    walk_amount("on", &mut guarantee.on, visit);
    walk_amount("at", &mut guarantee.at, visit);
    for (name, rate) in [("below", &mut guarantee.below), ("above", &mut guarantee.above)] {
        if let Some(rate) = rate {
            walk_rate(name, rate, visit);
        }
    }
    if let Some(TiedPart::Ratio(ratio)) = &mut guarantee.tied {
        walk_ratio("tied", ratio, visit);
    }
    if let Some(most) = &mut guarantee.at_most {
        walk_amount("at_most", most, visit);
    }
}

/// A ratio, and where it is measured the numbers in it.
fn walk_ratio(name: &str, ratio: &mut RatioValue, visit: &mut dyn FnMut(&str, KeyValue)) {
    visit(name, KeyValue::Share(ratio));
    let RatioValue::Measured(measured) = ratio else { return };
    walk_amount(&format!("{name}.part"), &mut measured.part, visit);
    walk_amount(&format!("{name}.of"), &mut measured.of, visit);
    for (bound, ratio) in [("at_least", &mut measured.at_least), ("at_most", &mut measured.at_most)] {
        if let Some(ratio) = ratio {
            visit(&format!("{name}.{bound}"), KeyValue::Rate(ratio));
        }
    }
}

/// A rate, and where it has tiers each tier's rate and end.
fn walk_rate(name: &str, rate: &mut Rate, visit: &mut dyn FnMut(&str, KeyValue)) {
    let tiers = match rate {
        Rate::One(ratio) => return walk_ratio(name, ratio, visit),
        Rate::Tiers(tiers) => tiers,
    };
    for (at, tier) in tiers.iter_mut().enumerate() {
        let name = format!("{name}.{}", at + 1);
        walk_ratio(&name, &mut tier.rate, visit);
        match &mut tier.to {
            Some(TierEnd::Amount(money)) => visit(&format!("{name}.to"), KeyValue::Amount(&mut money.value)),
            Some(TierEnd::OfBase(ratio)) => visit(&format!("{name}.to"), KeyValue::Rate(ratio)),
            None => {}
        }
    }
}

/// A factor may be of any size, so it is a rate rather than a share.
fn walk_times(name: &str, times: &mut RatioValue, visit: &mut dyn FnMut(&str, KeyValue)) {
    match times {
        RatioValue::Fixed(ratio) => visit(&format!("{name}.times"), KeyValue::Rate(ratio)),
        RatioValue::Data(_) => {}
        RatioValue::Measured(measured) => {
            walk_amount(&format!("{name}.times.part"), &mut measured.part, visit);
            walk_amount(&format!("{name}.times.of"), &mut measured.of, visit);
        }
    }
}

fn walk_amount(name: &str, amount: &mut Amount, visit: &mut dyn FnMut(&str, KeyValue)) {
    if let Measure::Fixed(money) = &mut amount.measure {
        visit(name, KeyValue::Amount(money));
    }
    match amount.grows.as_mut().map(|growing| &mut growing.by) {
        Some(Growth::Rate(rates)) => visit(&format!("{name}.grows"), KeyValue::Rates(rates)),
        Some(Growth::Follows(Follows { coefficient: RatioValue::Fixed(coefficient), .. })) => {
            visit(&format!("{name}.coefficient"), KeyValue::Rate(coefficient));
        }
        Some(Growth::Follows(_) | Growth::Data(_)) | None => {}
    }
    if let Some(times) = &mut amount.times {
        walk_times(name, times, visit);
    }
    for (part, inner) in [
        ("plus", &mut amount.plus),
        ("less", &mut amount.less),
        ("at_least", &mut amount.at_least),
        ("at_most", &mut amount.at_most),
    ] {
        if let Some(inner) = inner {
            walk_amount(&format!("{name}.{part}"), inner, visit);
        }
    }
}
