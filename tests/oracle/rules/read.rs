//! Verbs, amounts and assumptions out of their TOML.

use toml::{Table, Value};

use super::super::rational::Rational;
use super::super::tables::{Loan, Method, money};
use super::overlay::RawRule;
use super::{
    Amount, Base, Bears, Dated, Devolve, End, FOREVER, Fees, Fund, Growth, Guarantee, Manner, NewLoan, Posts,
    Rate, Retire, Rule, Service, Share, Shock, Shortfall, Tied, Verb, What, When, WorkOff, years,
};

pub(super) fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is not a text")).to_owned()
}

pub(super) fn ratio(value: &Value) -> Rational {
    Rational::parse(&text(value))
}

pub(super) fn whole(value: &Value) -> i64 {
    match value {
        Value::Integer(n) => *n,
        value => text(value).parse().unwrap_or_else(|_| panic!("{value} is not a whole number")),
    }
}

pub(super) fn texts(value: Option<&Value>) -> Vec<String> {
    match value {
        None => Vec::new(),
        Some(Value::Array(list)) => list.iter().map(text).collect(),
        Some(one) => vec![text(one)],
    }
}

pub(super) fn share(value: &Value) -> Share {
    let Value::Table(table) = value else { return Share::Fixed(ratio(value)) };
    if let Some(column) = table.get("data") {
        return Share::Data(text(column));
    }
    let side = |key: &str| Box::new(amount(&table[key]));
    let bound = |key: &str| table.get(key).map(ratio);
    Share::Measured {
        part: side("part"),
        of: side("of"),
        at_least: bound("at_least"),
        at_most: bound("at_most"),
    }
}

/// A rate: a ratio, or tiers with an end each but the last.
pub(super) fn rate(value: &Value) -> Rate {
    let Value::Array(tiers) = value else { return Rate::One(share(value)) };
    let end = |value: &Value| {
        let text = text(value);
        if text.ends_with('%') { End::Part(ratio(value)) } else { End::Money(money(&text)) }
    };
    let tiers: Vec<_> = tiers.iter().map(|tier| (tier.get("to").map(end), share(&tier["rate"]))).collect();
    assert!(
        tiers.iter().rposition(|tier| tier.0.is_none()) == Some(tiers.len() - 1),
        "the last tier alone has no end"
    );
    Rate::Tiers(tiers)
}

fn growth(table: &Table) -> Option<Growth> {
    let follows = table.get("follows").map(|value| Growth::Follows {
        covers: texts(value.get("items")),
        of: text(&value["of"]),
        under: value.get("under").map(when),
        coefficient: share(&value["coefficient"]),
    });
    let rate = table.get("grows").map(|value| match value.get("data") {
        Some(column) => Growth::Data(text(column)),
        None => Growth::Rate(Dated::read(value)),
    });
    rate.or(follows)
}

pub(super) fn when(value: &Value) -> When {
    match value {
        Value::Integer(n) if *n < 0 => When::Back(-n),
        Value::Integer(n) => When::Year(*n),
        value => match text(value).as_str() {
            "this" => When::This,
            "last" => When::Back(1),
            other => panic!("`{other}` is not a time"),
        },
    }
}

/// An amount: a sum with its unit, the name of a line, or a table.
pub(super) fn amount(value: &Value) -> Amount {
    let Value::Table(table) = value else {
        let text = text(value);
        let is_money = text.trim_start_matches('-').starts_with(|c: char| c.is_ascii_digit());
        return plain(if is_money { What::Fixed(money(&text)) } else { What::Line(text) });
    };
    let inner = |key: &str| table.get(key).map(|value| Box::new(amount(value)));
    let actual = table.get("actual").map(when);
    let anchor = table.get("in").map(whole).or(match actual {
        Some(When::Year(year)) => Some(year),
        _ => None,
    });
    Amount {
        what: what(table),
        actual,
        under: table.get("under").map(when),
        per: table.get("per").map(text),
        plus: inner("plus"),
        less: inner("less"),
        times: table.get("times").map(share),
        shared_by: table.get("shared_by").map(text),
        grows: growth(table),
        anchor,
        at_least: inner("at_least"),
        at_most: inner("at_most"),
        bounds_result: table.get("bounds").is_some_and(|bounds| text(bounds) == "result"),
    }
}

pub(super) fn what(table: &Table) -> What {
    let of = table.get("of").map(text);
    if let Some(value) = table.get("amount") {
        What::Fixed(money(&text(value)))
    } else if let Some(items) = table.get("items") {
        What::Items { covers: texts(Some(items)), of: of.expect("`of` beside `items`") }
    } else if let Some(line) = table.get("line") {
        What::Line(text(line))
    } else if let Some(rule) = table.get("rule") {
        What::Part { rule: text(rule), part: text(&table["part"]) }
    } else if let Some(data) = table.get("data") {
        What::Data(text(data))
    } else {
        What::Measure { of }
    }
}

pub(super) fn plain(what: What) -> Amount {
    Amount {
        what,
        actual: None,
        under: None,
        per: None,
        plus: None,
        less: None,
        times: None,
        shared_by: None,
        grows: None,
        anchor: None,
        at_least: None,
        at_most: None,
        bounds_result: false,
    }
}

pub(super) fn verb(kind: &str, value: &Value, rule: &Table) -> Verb {
    let table = value.as_table().unwrap_or_else(|| panic!("{kind} is not a table"));
    match kind {
        "statute" => Verb::Statute(
            ["central", "province", "city"].map(|tier| table.get(tier).map_or(Rational::whole(0), ratio)),
        ),
        "split" => split(table),
        "guarantee" => Verb::Guarantee(Box::new(guarantee(table))),
        _ => {
            let up = table.contains_key("up");
            let value = &table[if up { "up" } else { "down" }];
            let code = [Some(table), value.as_table(), Some(rule)];
            let code = code.into_iter().flatten().find_map(|table| table.get("code"));
            let with = table.get("with").map_or("county", party);
            Verb::Sum { up, amount: Box::new(amount(value)), code: code.map(text), with }
        }
    }
}

/// The other side of a sum or a guarantee.
fn party(value: &Value) -> &'static str {
    let name = text(value);
    let known = ["county", "central", "province", "city", "pool"].into_iter().find(|party| *party == name);
    known.unwrap_or_else(|| panic!("`{name}` is no party"))
}

fn guarantee(table: &Table) -> Guarantee {
    let rate_of = |key: &str| table.get(key).map(rate);
    assert!(table.contains_key("below") || table.contains_key("above"), "neither below nor above");
    Guarantee {
        on: amount(&table["on"]),
        at: amount(&table["at"]),
        below: rate_of("below"),
        above: rate_of("above"),
        tied: table.get("tied").map(|value| match value.as_str() {
            Some("rest") => Tied::Rest,
            _ => Tied::Part(share(value)),
        }),
        with: party(&table["with"]),
        at_most: table.get("at_most").map(amount),
    }
}

pub(super) fn split(table: &Table) -> Verb {
    let names_town = table.contains_key("town");
    let side = &table[if names_town { "town" } else { "county" }];
    let of = match text(&table["of"]).as_str() {
        "gross" => "gross",
        "local" => "local",
        "rest" => "rest",
        other => panic!("a split of `{other}`"),
    };
    let manner = match table.get("base") {
        None => Manner::Plain(share(side)),
        Some(base) => Manner::Base(Box::new(Base {
            base: amount(base),
            each: table.get("each").and_then(Value::as_bool).unwrap_or(false),
            within: rate(&side["within"]),
            over: rate(&side["over"]),
            shortfall: match table["shortfall"].as_str() {
                Some("shared") => Shortfall::Shared,
                Some("town") => Shortfall::Town,
                Some("county") => Shortfall::County,
                _ => Shortfall::Part(share(&table["shortfall"])),
            },
        })),
    };
    Verb::Split { of, names_town, manner }
}

pub(super) fn resolve_rule(raw: RawRule) -> Rule {
    let table = &raw.table;
    Rule {
        id: raw.id().to_owned(),
        since: table.get("since").map_or(0, whole),
        until: table.get("until").map_or(FOREVER, whole),
        replaces: texts(table.get("replaces")),
        covers: texts(table.get("covers")),
        towns: texts(table.get("towns")),
        versions: raw
            .versions
            .iter()
            .map(|(since, kind, value)| (*since, verb(kind, value, table)))
            .collect(),
    }
}

pub(super) fn shock(table: &Table) -> Shock {
    Shock {
        items: texts(table.get("items")),
        year: whole(&table["year"]),
        size: ratio(&table["size"]),
        recovers_in: table.get("recovers_in").map(whole),
    }
}

pub(super) fn posts(table: &Table) -> Posts {
    Posts {
        id: text(&table["id"]),
        year: whole(&table["year"]),
        category: text(&table["category"]),
        posts: whole(&table["posts"]),
        town_bears: ratio(&table["town_bears"]),
        from_county: from_county(table),
        town: table.get("town").map(text),
    }
}

fn from_county(table: &Table) -> bool {
    table.get("from").is_some_and(|from| text(from) == "county")
}

pub(super) fn retire(table: &Table) -> Retire {
    Retire {
        year: whole(&table["year"]),
        category: text(&table["category"]),
        posts: whole(&table["posts"]),
        to: table.get("to").map_or_else(|| "离退休".to_owned(), text),
        town: table.get("town").map(text),
    }
}

pub(super) fn devolve(table: &Table) -> Devolve {
    let fees = table.get("fees").and_then(Value::as_table);
    Devolve {
        id: text(&table["id"]),
        year: whole(&table["year"]),
        operations: table.get("operations").map(|amount| money(&text(amount))),
        fees: fees.map(|fees| Fees {
            code: text(&fees["code"]),
            amount: money(&text(&fees["amount"])),
            from_county: from_county(fees),
        }),
        town: table.get("town").map(text),
    }
}

/// The posts that come with a power are posts like others, under its name.
pub(super) fn posts_of_power(table: &Table) -> Option<Posts> {
    let mut with = table.get("posts")?.as_table().expect("a table of posts").clone();
    for key in ["id", "year", "town"] {
        if let Some(value) = table.get(key) {
            with.insert(key.into(), value.clone());
        }
    }
    Some(posts(&with))
}

pub(super) fn bears(table: &Table) -> Bears {
    Bears {
        since: whole(&table["since"]),
        categories: texts(table.get("categories")),
        town: ratio(&table["town"]),
    }
}

pub(super) fn fund(table: &Table) -> Fund {
    Fund {
        id: text(&table["id"]),
        years: years(&text(&table["years"])),
        amount: money(&text(&table["amount"])),
        tied: table.get("tied").and_then(Value::as_bool).unwrap_or(false),
        from_tied: table.get("from").is_some_and(|from| text(from) == "tied"),
        town: table.get("town").map(text),
    }
}

/// `town` of the loan itself is not used: whose it is, is told by name.
pub(super) fn loan(table: &Table) -> NewLoan {
    let id = text(&table["id"]);
    let loan = Loan {
        town: 0,
        name: id.clone(),
        kind: "government",
        principal: money(&text(&table["principal"])),
        rate: ratio(&table["rate"]),
        since: whole(&table["year"]),
        term: whole(&table["term"]),
        grace: table.get("grace").map_or(0, whole),
        method: Method::parse(&text(&table["method"])),
    };
    NewLoan { id, loan, town: table.get("town").map(text) }
}

pub(super) fn work_off(table: &Table) -> WorkOff {
    WorkOff {
        id: text(&table["id"]),
        item: text(&table["item"]),
        years: years(&text(&table["years"])),
        amount: money(&text(&table["amount"])),
        town: table.get("town").map(text),
    }
}

pub(super) fn service(table: &Table) -> Service {
    Service {
        id: text(&table["id"]),
        year: whole(&table["year"]),
        function: text(&table["function"]),
        standard: money(&text(&table["standard"])),
        town: table.get("town").map(text),
    }
}
