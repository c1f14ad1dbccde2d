//! book.toml.

use std::collections::BTreeSet;

use crate::book::classification::STATEMENT_LINES;
use crate::book::{Includes, Kind, Town, UsableRule};
use crate::num::Unit;
use crate::problem::{Fields, Node, Place, Problem, Problems, nearest};
use crate::text::Words;
use crate::text::problems::{book as say, debt, did_you_mean, one_of};

/// The settings, complete; where something is wrong, a stand-in that lets the checking go on.
pub(super) struct Settings {
    pub(super) name: Words,
    pub(super) kind: Kind,
    pub(super) unit: Option<Unit>,
    pub(super) sources: Vec<String>,
    pub(super) note: Option<Words>,
    pub(super) towns: Vec<Town>,
    pub(super) usable: UsableRule,
    pub(super) includes: Includes,
}

/// Reads book.toml.
pub(super) fn read(node: &Node, problems: &mut Problems) -> Settings {
    let Some(mut fields) = Fields::open(node, "B01", problems) else { return Settings::stand_in(node) };
    let name = fields.words("name", problems);
    if name.is_none() && !fields.has("name") {
        problems.push(missing(&fields.place, "name").hint(say::name_hint()));
    }
    let kind = kind(&mut fields, problems);
    let sources = fields.list("sources", problems);
    let settings = Settings {
        name: name.unwrap_or_default(),
        unit: unit(&mut fields, problems),
        sources: sources.iter().filter_map(|node| text(node, problems)).collect(),
        note: fields.words("note", problems),
        includes: includes(&mut fields, problems),
        usable: usable(&mut fields, problems),
        towns: towns(&mut fields, problems),
        kind: kind.unwrap_or(Kind::Illustrative),
    };
    if kind == Some(Kind::Published) && settings.sources.is_empty() {
        let place = fields.get("kind").map_or(&fields.place, |node| &node.place);
        problems.push(Problem::error("B02", place.clone(), say::no_sources()).hint(say::sources_hint()));
    }
    fields.finish(problems);
    settings
}

impl Settings {
    fn stand_in(node: &Node) -> Self {
        Self {
            name: Words::default(),
            kind: Kind::Illustrative,
            unit: None,
            sources: Vec::new(),
            note: None,
            towns: Vec::new(),
            usable: UsableRule { place: node.place.clone(), ..UsableRule::default() },
            includes: Includes::default(),
        }
    }
}

fn missing(place: &Place, key: &str) -> Problem {
    Problem::error("B01", place.clone(), say::missing_key(key))
}

fn text(node: &Node, problems: &mut Problems) -> Option<String> {
    let text = node.scalar().map(str::to_owned);
    if text.is_none() {
        problems.push(crate::problem::wrong_kind(node, "B01", &crate::text::problems::kind_text()));
    }
    text
}

/// The place of a key's value; that of the table where the key is not given.
fn place_of(fields: &mut Fields<'_>, key: &'static str) -> Place {
    fields.get(key).map_or_else(|| fields.place.clone(), |node| node.place.clone())
}

fn kind(fields: &mut Fields<'_>, problems: &mut Problems) -> Option<Kind> {
    if !fields.has("kind") {
        problems.push(missing(&fields.place, "kind").hint(say::kind_hint()));
    }
    let text = fields.text("kind", problems)?;
    match text {
        "illustrative" => Some(Kind::Illustrative),
        "published" => Some(Kind::Published),
        _ => {
            let place = place_of(fields, "kind");
            problems.push(Problem::error("B02", place, say::bad_value(text)).hint(say::kind_hint()));
            None
        }
    }
}

fn unit(fields: &mut Fields<'_>, problems: &mut Problems) -> Option<Unit> {
    let text = fields.text("unit", problems)?;
    let unit = Unit::named(text);
    if unit.is_none() {
        let place = place_of(fields, "unit");
        problems.push(Problem::error("B02", place, say::bad_unit(text)).hint(say::units()));
    }
    unit
}

fn includes(fields: &mut Fields<'_>, problems: &mut Problems) -> Includes {
    let mut includes = Includes::default();
    for node in fields.list("expenditure_includes", problems) {
        match text(node, problems).as_deref() {
            Some("staffing") => includes.staffing = true,
            Some("tied") => includes.tied = true,
            Some(other) => {
                let problem = Problem::error("B02", node.place.clone(), say::bad_value(other));
                problems
                    .push(problem.hint(one_of(["staffing", "tied"].map(|word| (word, word)).into_iter())));
            }
            None => {}
        }
    }
    includes
}

/// The lines that make up usable capacity unless a book says otherwise.
const USUAL: [&str; 6] =
    ["regime_capacity", "general_transfers", "brought_in", "carry_over", "other_remitted", "earmarked"];
/// The lines that are worked out from usable capacity.
const DOWNSTREAM: [&str; 3] = ["usable", "after_staffing", "balance"];
/// The lines of debts and stocks below the statement.
const MEMO: [&str; 4] =
    ["hidden_debt_service", "company_debt_service", "debt_outstanding", "stocks_outstanding"];

fn usable(fields: &mut Fields<'_>, problems: &mut Problems) -> UsableRule {
    let Some(node) = fields.get("usable") else {
        return UsableRule { place: fields.place.clone(), ..UsableRule::default() };
    };
    let mut rule = UsableRule { place: node.place.clone(), ..UsableRule::default() };
    let Some(mut fields) = Fields::open(node, "B01", problems) else { return rule };
    rule.adds = lines(fields.list("adds", problems), why_not_added, problems);
    rule.takes = lines(fields.list("takes", problems), why_not_added, problems);
    rule.leaves_out = lines(fields.list("leaves_out", problems), why_not_left_out, problems);
    fields.finish(problems);
    rule
}

fn why_not_added(line: &str) -> Option<Words> {
    if DOWNSTREAM.contains(&line) {
        return Some(say::not_addable(line));
    }
    if MEMO.contains(&line) {
        return Some(debt::memo_not_addable(line));
    }
    USUAL.contains(&line).then(|| say::already_usable(line))
}

fn why_not_left_out(line: &str) -> Option<Words> {
    (!USUAL.contains(&line)).then(|| say::not_usual(line))
}

/// Names of statement lines that may stand here.
fn lines(nodes: &[Node], why_not: fn(&str) -> Option<Words>, problems: &mut Problems) -> Vec<String> {
    let mut lines = Vec::new();
    for node in nodes {
        let Some(line) = text(node, problems) else { continue };
        let problem = |message| Problem::error("B02", node.place.clone(), message);
        if !STATEMENT_LINES.contains(&line.as_str()) {
            let hint = match nearest(&line, STATEMENT_LINES) {
                Some(near) => did_you_mean(near),
                None => one_of(STATEMENT_LINES.iter().map(|line| (*line, *line))),
            };
            problems.push(problem(say::not_a_line(&line)).hint(hint));
        } else if let Some(reason) = why_not(&line) {
            problems.push(problem(reason));
        } else {
            lines.push(line);
        }
    }
    lines
}

fn towns(fields: &mut Fields<'_>, problems: &mut Problems) -> Vec<Town> {
    let nodes = fields.list("town", problems);
    if nodes.is_empty() {
        problems.push(Problem::error("B03", fields.place.clone(), say::no_town()).hint(say::town_hint()));
    }
    let mut towns: Vec<Town> = Vec::new();
    let mut names = BTreeSet::new();
    for node in nodes {
        if let Some(town) = town(node, problems) {
            find_namesake(&mut names, &town, &node.place, problems);
            towns.push(town);
        }
    }
    towns
}

fn town(node: &Node, problems: &mut Problems) -> Option<Town> {
    let mut fields = Fields::open(node, "B01", problems)?;
    if !fields.has("id") {
        problems.push(missing(&node.place, "id").hint(say::town_hint()));
    }
    let id = fields.text("id", problems).map(|id| id.trim().to_owned());
    if let Some(id) = id.as_ref().filter(|id| !is_id(id)) {
        let place = place_of(&mut fields, "id");
        problems.push(Problem::error("B03", place, say::bad_id(id)).hint(say::id_hint()));
    }
    if let Some(id) = id.as_ref().filter(|id| PARTIES.contains(&id.as_str())) {
        let place = place_of(&mut fields, "id");
        problems.push(Problem::error("B03", place, say::id_of_a_party(id)).hint(say::id_of_a_party_hint()));
    }
    let name = fields.words("name", problems);
    let population = population(&mut fields, problems);
    let zone = fields.flag("zone", problems).unwrap_or(false);
    fields.finish(problems);
    let id = id?;
    Some(Town { name: name.unwrap_or_else(|| Words::same(id.clone())), id, population, zone })
}

/// Whom the outputs call by these words, beside the towns by their ids.
const PARTIES: [&str; 9] =
    ["county", "central", "province", "city", "outside", "reserves", "lenders", "pool", "all_towns"];

fn is_id(id: &str) -> bool {
    !id.is_empty() && !id.contains(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | '='))
}

fn population(fields: &mut Fields<'_>, problems: &mut Problems) -> Option<i64> {
    let text = fields.text("population", problems)?;
    let count = text.parse().ok().filter(|count| (0..=MOST_PEOPLE).contains(count));
    if count.is_none() {
        let place = place_of(fields, "population");
        problems.push(Problem::error("B02", place, say::bad_count(text)).hint(say::count_hint()));
    }
    count
}

/// More people than any country has: beyond it a number is a slip, and sums of them might not be counted.
const MOST_PEOPLE: i64 = 10_000_000_000;

/// Two towns must not answer to one name.
fn find_namesake(names: &mut BTreeSet<String>, town: &Town, place: &Place, problems: &mut Problems) {
    let own = [&town.id, &town.name.zh, &town.name.en];
    if let Some(name) = own.iter().find(|name| names.contains(name.trim())) {
        problems.push(Problem::error("B03", place.clone(), say::town_twice(name)));
    }
    names.extend(own.map(String::clone));
}
