//! Reading `split = { … }`.

use super::amount::read_rate;
use super::{read_amount, read_ratio_value, read_word};
use crate::problem::{Fields, Node, Placed, Problem, Problems, Value};
use crate::regime::{Of, OverBase, RatioValue, Share, Shortfall, Side, Split};
use crate::text::problems as say;

/// Reads a split: of what, whose ratio, and the base if there is one.
pub fn read_split(node: &Node, problems: &mut Problems) -> Option<Split> {
    let mut fields = Fields::open(node, "R01", problems)?;
    let of = fields.get("of").map(|node| read_of(node, problems));
    if of.is_none() {
        let problem = Problem::error("R13", node.place.clone(), say::ratio_of_what());
        problems.push(problem.hint(say::ratio_of_what_hint()));
    }
    let (town, county) = (fields.get("town"), fields.get("county"));
    let base = fields.get("base");
    let shortfall = fields.get("shortfall");
    let each = fields.flag("each", problems);
    fields.finish(problems);
    let (named, ratio) = match (town, county) {
        (Some(ratio), None) => (Side::Town, ratio),
        (None, Some(ratio)) => (Side::County, ratio),
        _ => {
            problems.push(
                Problem::error("R14", node.place.clone(), say::name_one_side())
                    .hint(say::name_one_side_hint()),
            );
            return None;
        }
    };
    let share = match base {
        Some(base) => over_base(node, base, ratio, shortfall, named, problems).map(|mut over_base| {
            over_base.each = each.unwrap_or(false);
            Share::OverBase(Box::new(over_base))
        }),
        None => {
            if let Some(stray) = shortfall {
                problems.push(
                    Problem::error("R15", stray.place.clone(), say::shortfall_without_base())
                        .hint(say::shortfall_without_base_hint()),
                );
            }
            if each.is_some() {
                problems.push(
                    Problem::error("R56", node.place.clone(), say::each_without_base())
                        .hint(say::each_without_base_hint()),
                );
            }
            read_ratio_value(ratio, true, problems).map(Share::Plain)
        }
    };
    Some(Split { of: of??, named, share: share? })
}

fn read_of(node: &Node, problems: &mut Problems) -> Option<Of> {
    Some(match read_word(node, &["local", "gross", "rest"], problems)? {
        "gross" => Of::Gross,
        "rest" => Of::Rest,
        _ => Of::Local,
    })
}

fn over_base(
    split: &Node,
    base: &Node,
    ratio: &Node,
    shortfall: Option<&Node>,
    named: Side,
    problems: &mut Problems,
) -> Option<OverBase> {
    let base = read_amount(base, problems);
    let mut fields = Fields::open(ratio, "R01", problems)?;
    let within = fields.get("within").and_then(|node| read_rate(node, problems));
    let over = fields.get("over").and_then(|node| read_rate(node, problems));
    for key in ["within", "over"] {
        if !fields.has(key) {
            problems.push(super::missing(&fields, key));
        }
    }
    fields.finish(problems);
    let Some(shortfall) = shortfall else {
        let problem = Problem::error("R16", split.place.clone(), say::who_bears_shortfall());
        problems.push(problem.hint(say::who_bears_shortfall_hint()));
        return None;
    };
    let shortfall = read_shortfall(shortfall, named, problems)?;
    Some(OverBase { base: base?, each: false, within: within?, over: over?, shortfall })
}

fn read_shortfall(node: &Node, named: Side, problems: &mut Problems) -> Option<Shortfall> {
    use crate::num::Ratio;
    let all_or_none = |bears: bool| {
        let value = if bears { Ratio::ONE } else { Ratio::ZERO };
        Shortfall::Named(RatioValue::Fixed(Placed { value, place: node.place.clone() }))
    };
    match &node.value {
        Value::Text(text) if text == "shared" => Some(Shortfall::Shared),
        Value::Text(text) if text == "town" => Some(all_or_none(named == Side::Town)),
        Value::Text(text) if text == "county" => Some(all_or_none(named == Side::County)),
        _ => read_ratio_value(node, true, problems).map(Shortfall::Named),
    }
}
