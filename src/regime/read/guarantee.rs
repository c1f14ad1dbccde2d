//! Reading `guarantee = { … }`.

use super::amount::read_rate;
use super::{missing, read_amount, read_ratio_value, read_word};
use crate::plan::Party;
use crate::problem::{Fields, Node, Problem, Problems};
use crate::regime::{Counterpart, Guarantee, Rate, RatioValue, TiedPart};
use crate::text::problems as say;

/// Reads a guarantee: on what, at what amount, what is made good below and taken above, and with whom.
pub fn read_guarantee(node: &Node, problems: &mut Problems) -> Option<Guarantee> {
    let mut fields = Fields::open(node, "R01", problems)?;
    for key in ["on", "at"] {
        if !fields.has(key) {
            problems.push(missing(&fields, key));
        }
    }
    let on = fields.get("on").and_then(|node| read_amount(node, problems));
    let at = fields.get("at").and_then(|node| read_amount(node, problems));
    let below = fields.get("below").map(|node| read_rate(node, problems));
    let above = fields.get("above").map(|node| read_rate(node, problems));
    if below.is_none() && above.is_none() {
        let problem = Problem::error("R55", node.place.clone(), say::below_or_above());
        problems.push(problem.hint(say::below_or_above_hint()));
    }
    let tied = fields.get("tied").map(|node| read_tied(node, problems));
    if let (Some(Some(above)), Some(Some(TiedPart::Ratio(tied)))) = (&above, &tied) {
        check_no_more_than_all(above, tied, node, problems);
    }
    let with = read_counterpart(&mut fields, problems);
    let at_most = fields.get("at_most").map(|node| read_amount(node, problems));
    fields.finish(problems);
    Some(Guarantee {
        on: on?,
        at: at?,
        below: given(below)?,
        above: given(above)?,
        tied: given(tied)?,
        with: with?,
        at_most: given(at_most)?,
    })
}

/// What was given must have been read; what was not given is none.
#[expect(clippy::option_option, reason = "given or not, then read or not")]
fn given<T>(value: Option<Option<T>>) -> Option<Option<T>> {
    match value {
        None => Some(None),
        Some(read) => read.map(Some),
    }
}

/// Of what is above the amount, no more can be taken and tied than there is.
fn check_no_more_than_all(above: &Rate, tied: &RatioValue, node: &Node, problems: &mut Problems) {
    let RatioValue::Fixed(tied) = tied else { return };
    let rates: Vec<&RatioValue> = match above {
        Rate::One(rate) => vec![rate],
        Rate::Tiers(tiers) => tiers.iter().map(|tier| &tier.rate).collect(),
    };
    let sums = rates.into_iter().filter_map(|rate| match rate {
        RatioValue::Fixed(rate) => rate.value.plus(tied.value),
        RatioValue::Data(_) | RatioValue::Measured(_) => None,
    });
    if let Some(sum) = sums.into_iter().find(|sum| !sum.is_share()) {
        let problem = Problem::warning("R65", tied.place.clone(), say::more_than_all_above(sum));
        problems.push(problem.hint(say::more_than_all_above_hint()).against(node.place.clone()));
    }
}

fn read_tied(node: &Node, problems: &mut Problems) -> Option<TiedPart> {
    if node.scalar() == Some("rest") {
        return Some(TiedPart::Rest);
    }
    read_ratio_value(node, true, problems).map(TiedPart::Ratio)
}

fn read_counterpart(fields: &mut Fields, problems: &mut Problems) -> Option<Counterpart> {
    let Some(node) = fields.get("with") else {
        let problem = Problem::error("R54", fields.place.clone(), say::who_pays_guarantee());
        problems.push(problem.hint(say::who_pays_guarantee_hint()));
        return None;
    };
    match read_word(node, &["county", "pool", "central", "province", "city"], problems)? {
        "pool" => Some(Counterpart::Pool),
        party => Party::named(party).map(Counterpart::Party),
    }
}
