//! Reading amounts, growth and ratios that may be a town's own.

use super::{missing, placed_text, read_covers, read_ratio, read_share, read_word, read_year};
use crate::num::{AmountError, Dated, Money, Ratio, Year, YearRange};
use crate::plan::Line;
use crate::problem::{Fields, Node, Placed, Problem, Problems, Value, nearest};
use crate::regime::{
    Amount, Follows, Growing, Growth, Measure, MeasuredRatio, Of, Rate, RateTier, RatioValue, TierEnd, When,
};
use crate::text::problems as say;

/// Reads `"40%"` or `{ data = "share" }`; a share where `share` says so.
pub fn read_ratio_value(node: &Node, share: bool, problems: &mut Problems) -> Option<RatioValue> {
    if let Value::Table(_) = node.value {
        return read_ratio_table(node, share, problems);
    }
    let value = if share { read_share(node, problems) } else { read_ratio(node, problems) }?;
    Some(RatioValue::Fixed(Placed { value, place: node.place.clone() }))
}

/// `{ data = "share" }`, or `{ part = …, of = … }` with bounds.
fn read_ratio_table(node: &Node, share: bool, problems: &mut Problems) -> Option<RatioValue> {
    let mut fields = Fields::open(node, "R01", problems)?;
    let data = placed_text(&mut fields, "data", problems);
    if data.is_some() {
        fields.finish(problems);
        return data.map(RatioValue::Data);
    }
    let (part, of) = (fields.get("part"), fields.get("of"));
    if part.is_none() && of.is_none() {
        problems.push(missing(&fields, "data"));
        fields.finish(problems);
        return None;
    }
    for key in ["part", "of"] {
        if !fields.has(key) {
            problems.push(missing(&fields, key));
        }
    }
    let part = part.and_then(|node| read_amount(node, problems));
    let of = of.and_then(|node| read_amount(node, problems));
    let mut bound = |key| {
        let node = fields.get(key)?;
        let value = if share { read_share(node, problems) } else { read_ratio(node, problems) }?;
        Some(Placed { value, place: node.place.clone() })
    };
    let (at_least, at_most) = (bound("at_least"), bound("at_most"));
    fields.finish(problems);
    Some(RatioValue::Measured(Box::new(MeasuredRatio { part: part?, of: of?, at_least, at_most })))
}

/// Reads a value that may be dated: `"4%"` or `{ "2025..2026" = "-3%", "2027.." = "5%" }`.
pub fn read_growth(node: &Node, problems: &mut Problems) -> Option<Dated<Placed<Ratio>>> {
    let Value::Table(entries) = &node.value else {
        let value = read_one_growth(node, problems)?;
        return Some(Dated::always(Placed { value, place: node.place.clone() }));
    };
    let mut dated = Dated::never();
    for (key, node) in entries {
        let Some(years) = YearRange::parse(&key.name) else {
            problems.push(
                Problem::error("R17", key.place.clone(), say::not_years(&key.name)).hint(say::years_hint()),
            );
            continue;
        };
        let Some(value) = read_one_growth(node, problems) else { continue };
        if let Err(other) = dated.insert(years, Placed { value, place: node.place.clone() }) {
            problems.push(
                Problem::error("R18", key.place.clone(), say::years_overlap(years, other))
                    .hint(say::years_overlap_hint()),
            );
        }
    }
    Some(dated)
}

fn read_one_growth(node: &Node, problems: &mut Problems) -> Option<Ratio> {
    let rate = read_ratio(node, problems)?;
    let text = Placed { value: node.scalar().unwrap_or("").to_owned(), place: node.place.clone() };
    check_growth(rate, &text, problems).then_some(rate)
}

/// Whether something can grow at a rate: it cannot lose more than there is. `3` is 300 %, which is seldom meant.
pub fn check_growth(rate: Ratio, text: &Placed<String>, problems: &mut Problems) -> bool {
    if rate.p() < -rate.q() {
        let problem = Problem::error("R68", text.place.clone(), say::falls_below_nothing(rate));
        problems.push(problem.hint(say::falls_below_nothing_hint()));
        return false;
    }
    if rate.p() >= rate.q() && !text.value.contains(['%', '\u{ff05}']) {
        let problem = Problem::warning("R69", text.place.clone(), say::grows_in_whole(&text.value, rate));
        problems.push(problem.hint(say::grows_in_whole_hint(&text.value)));
    }
    true
}

/// Reads an amount: `"320万元"`, the name of a line, or a table.
pub fn read_amount(node: &Node, problems: &mut Problems) -> Option<Amount> {
    match &node.value {
        Value::Table(_) => read_table(node, problems),
        Value::Text(text) => match Line::named(text) {
            Some(line) => Some(Amount::plain(Measure::Line(line), node.place.clone())),
            None => {
                let money = read_money(node, problems)?;
                Some(Amount::plain(Measure::Fixed(money), node.place.clone()))
            }
        },
        _ => {
            problems.push(not_an_amount(node));
            None
        }
    }
}

/// Reads a sum of money that carries its unit.
pub fn read_money(node: &Node, problems: &mut Problems) -> Option<Money> {
    match Money::parse_with_unit(node.scalar().unwrap_or("")) {
        Ok(money) => Some(money),
        Err(AmountError::TooLarge) => {
            problems.push(
                Problem::error("R20", node.place.clone(), say::amount_beyond_bound())
                    .hint(say::check_unit_hint()),
            );
            None
        }
        Err(_) => {
            problems.push(not_an_amount(node));
            None
        }
    }
}

fn not_an_amount(node: &Node) -> Problem {
    let text = node.scalar().unwrap_or("");
    let line = nearest(text, Line::ALL.iter().map(|line| line.name()));
    let hint = line.map_or_else(say::amount_hint, say::did_you_mean);
    Problem::error("R19", node.place.clone(), say::not_an_amount(text)).hint(hint)
}

fn read_table(node: &Node, problems: &mut Problems) -> Option<Amount> {
    let mut fields = Fields::open(node, "R01", problems)?;
    let measure = read_measure(&mut fields, problems);
    let actual = fields.get("actual").and_then(|node| read_when(node, problems));
    let under = fields.get("under").and_then(|node| read_when(node, problems));
    let per = placed_text(&mut fields, "per", problems);
    let plus = boxed(&mut fields, "plus", problems);
    let less = boxed(&mut fields, "less", problems);
    let times = fields.get("times").and_then(|node| read_ratio_value(node, false, problems));
    let shared_by = placed_text(&mut fields, "shared_by", problems);
    let growth = read_how_it_grows(&mut fields, problems);
    let from = read_year(&mut fields, "in", problems);
    let at_least = boxed(&mut fields, "at_least", problems);
    let at_most = boxed(&mut fields, "at_most", problems);
    let bounds = fields.get("bounds").and_then(|node| read_word(node, &["result", "path"], problems));
    let grows = growth.and_then(|by| growing(by, from, actual, node, problems));
    fields.finish(problems);
    Some(Amount {
        measure: measure?,
        when: actual.unwrap_or(When::Now),
        under,
        per,
        plus,
        less,
        times,
        shared_by,
        grows,
        at_least,
        at_most,
        bounds_result_only: bounds == Some("result"),
        place: node.place.clone(),
    })
}

fn boxed(fields: &mut Fields, key: &'static str, problems: &mut Problems) -> Option<Box<Amount>> {
    fields.get(key).and_then(|node| read_amount(node, problems)).map(Box::new)
}

/// `grows` by a rate, or `follows` receipts; not both.
fn read_how_it_grows(fields: &mut Fields, problems: &mut Problems) -> Option<Growth> {
    let rate = fields.get("grows").and_then(|node| read_rate_of_growth(node, problems));
    let follows = fields.get("follows");
    if let (Some(_), Some(node)) = (&rate, follows) {
        problems
            .push(Problem::error("R24", node.place.clone(), say::grows_or_follows()).hint(say::keep_one()));
        return None;
    }
    let follows = follows.and_then(|node| read_follows(node, problems));
    rate.or(follows.map(Growth::Follows))
}

/// A stated rate, dated or not, or each town's own.
fn read_rate_of_growth(node: &Node, problems: &mut Problems) -> Option<Growth> {
    let Value::Table(entries) = &node.value else { return read_growth(node, problems).map(Growth::Rate) };
    if !entries.iter().any(|(key, _)| key.name == "data") {
        return read_growth(node, problems).map(Growth::Rate);
    }
    let mut fields = Fields::open(node, "R01", problems)?;
    let name = placed_text(&mut fields, "data", problems);
    fields.finish(problems);
    name.map(Growth::Data)
}

fn read_follows(node: &Node, problems: &mut Problems) -> Option<Follows> {
    let mut fields = Fields::open(node, "R01", problems)?;
    let items = read_covers(fields.list("items", problems), problems);
    if items.patterns.is_empty() {
        problems.push(missing(&fields, "items"));
    }
    let of = read_of(&mut fields, problems);
    let under = fields.get("under").and_then(|node| read_when(node, problems));
    let coefficient = fields.get("coefficient");
    if coefficient.is_none() {
        problems.push(missing(&fields, "coefficient"));
    }
    let coefficient = coefficient.and_then(|node| read_coefficient(node, problems));
    fields.finish(problems);
    Some(Follows { items, of: of?, under, coefficient: coefficient? })
}

/// A coefficient is a plain number: `30%` of the growth and 30 % of the receipts are easily mixed up.
fn read_coefficient(node: &Node, problems: &mut Problems) -> Option<RatioValue> {
    if node.scalar().is_some_and(|text| text.contains(['%', ':', '\u{ff05}', '\u{ff1a}'])) {
        let text = node.scalar().unwrap_or("");
        let problem = Problem::error("R25", node.place.clone(), say::coefficient_is_plain(text));
        problems.push(problem.hint(say::coefficient_hint()));
        return None;
    }
    read_ratio_value(node, false, problems)
}

/// Growth runs from the year named by `in`, or else from the year of `actual`.
fn growing(
    by: Growth,
    from: Option<Year>,
    actual: Option<When>,
    node: &Node,
    problems: &mut Problems,
) -> Option<Growing> {
    let from = from.or(match actual {
        Some(When::Year(year)) => Some(year),
        _ => None,
    });
    if from.is_none() {
        problems.push(
            Problem::error("R21", node.place.clone(), say::grows_from_when())
                .hint(say::grows_from_when_hint()),
        );
    }
    from.map(|from| Growing { from, by })
}

fn read_when(node: &Node, problems: &mut Problems) -> Option<When> {
    let text = node.scalar().unwrap_or("");
    let offset = text.parse::<i64>().ok().filter(|years| (-50..=0).contains(years));
    let when = match text {
        "this" => Some(When::This),
        "last" => Some(When::Offset(-1)),
        _ => Year::parse(text).map(When::Year).or(offset.map(When::Offset)),
    };
    if when.is_none() {
        problems
            .push(Problem::error("R22", node.place.clone(), say::not_a_when(text)).hint(say::when_hint()));
    }
    when
}

fn read_measure(fields: &mut Fields, problems: &mut Problems) -> Option<Measure> {
    let given: Vec<&str> =
        ["amount", "items", "line", "rule", "data"].into_iter().filter(|key| fields.has(key)).collect();
    if given.len() > 1 {
        problems.push(Problem::error("R23", fields.place.clone(), say::two_measures(given.join(", "))));
        fields.skip(&["amount", "items", "of", "line", "rule", "part", "data"]);
        return None;
    }
    match given.first() {
        Some(&"amount") => {
            fields.get("amount").and_then(|node| read_money(node, problems)).map(Measure::Fixed)
        }
        Some(&"items") => read_items(fields, problems),
        Some(&"line") => fields.get("line").and_then(|node| read_line(node, problems)).map(Measure::Line),
        Some(&"rule") => {
            let rule = fields.text("rule", problems)?.to_owned();
            let Some(part) = fields.get("part") else {
                problems.push(missing(fields, "part"));
                return None;
            };
            let part = read_word(part, &PARTS, problems)?;
            Some(Measure::Rule { rule, part: part.to_owned() })
        }
        Some(&"data") => fields.text("data", problems).map(str::to_owned).map(Measure::Data),
        _ if fields.has("of") => read_of(fields, problems).map(Measure::Covered),
        _ => Some(Measure::Own),
    }
}

/// The parts of other rules that an amount can name: of splits over a base, of sums, of guarantees.
const PARTS: [&str; 9] =
    ["base", "within", "over", "over_other", "short", "paid", "amount", "received", "tied"];

fn read_items(fields: &mut Fields, problems: &mut Problems) -> Option<Measure> {
    let covers = read_covers(fields.list("items", problems), problems);
    let of = read_of(fields, problems)?;
    Some(Measure::Items(covers, of))
}

/// Of what part of receipts.
fn read_of(fields: &mut Fields, problems: &mut Problems) -> Option<Of> {
    let Some(node) = fields.get("of") else {
        problems.push(missing(fields, "of"));
        return None;
    };
    Some(match read_word(node, &["gross", "local", "upper", "town", "county"], problems)? {
        "gross" => Of::Gross,
        "local" => Of::Local,
        "upper" => Of::Upper,
        "town" => Of::Town,
        _ => Of::County,
    })
}

fn read_line(node: &Node, problems: &mut Problems) -> Option<Line> {
    let names: Vec<&'static str> = Line::ALL.iter().map(|line| line.name()).collect();
    read_word(node, &names, problems).and_then(Line::named)
}

/// Reads a rate: a share, or tiers from low to high.
pub fn read_rate(node: &Node, problems: &mut Problems) -> Option<Rate> {
    let Value::List(nodes) = &node.value else {
        return read_ratio_value(node, true, problems).map(Rate::One);
    };
    let mut tiers = Vec::new();
    for node in nodes {
        let mut fields = Fields::open(node, "R01", problems)?;
        let to = fields.get("to").map(|node| read_tier_end(node, problems));
        let Some(rate) = fields.get("rate") else {
            problems.push(missing(&fields, "rate"));
            return None;
        };
        let rate = read_ratio_value(rate, true, problems);
        fields.finish(problems);
        // A `to` that could not be read was told; without its end the tier means something else.
        let to = match to {
            None => None,
            Some(end) => Some(end?),
        };
        tiers.push(RateTier { to, rate: rate? });
    }
    check_tiers(&tiers, node, problems)?;
    Some(Rate::Tiers(tiers))
}

fn read_tier_end(node: &Node, problems: &mut Problems) -> Option<TierEnd> {
    let place = node.place.clone();
    if node.scalar().is_some_and(|text| text.trim_end().ends_with(['%', '\u{ff05}'])) {
        return read_ratio(node, problems).map(|value| TierEnd::OfBase(Placed { value, place }));
    }
    read_money(node, problems).map(|value| TierEnd::Amount(Placed { value, place }))
}

/// Tiers rise, and only the last has no end.
fn check_tiers(tiers: &[RateTier], node: &Node, problems: &mut Problems) -> Option<()> {
    let rises = |pair: &[RateTier]| match (&pair[0].to, &pair[1].to) {
        (Some(TierEnd::Amount(low)), Some(TierEnd::Amount(high))) => low.value < high.value,
        (Some(TierEnd::OfBase(low)), Some(TierEnd::OfBase(high))) => {
            high.value.minus(low.value).is_some_and(|step| step.p() > 0)
        }
        // A sum against a part of the base: which is higher depends on the base.
        (Some(_), _) => true,
        (None, _) => false,
    };
    let wrong = match tiers.last() {
        Some(last) if last.to.is_some() => Some(say::last_tier_ends()),
        Some(_) if tiers.windows(2).all(rises) => None,
        _ => Some(say::tiers_out_of_order()),
    };
    if let Some(message) = wrong {
        problems.push(Problem::error("R26", node.place.clone(), message).hint(say::tiers_hint()));
        return None;
    }
    Some(())
}
