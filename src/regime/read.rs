//! From placed values to rules. Everything wrong is gathered; nothing is guessed.

mod amount;
mod guarantee;
mod split;

use super::{Covers, Regime, Rule, Statute, Sum, Verb, Version};
use crate::book::Code;
use crate::book::classification::{Family, is_known, name, nearest_code};
use crate::num::{Ratio, RatioError, Year};
use crate::plan::{Party, Tier};
use crate::problem::{Fields, Node, Place, Placed, Problem, Problems, Value, nearest};
use crate::text::problems::{self as say, book as book_say};
use crate::text::{Lang, Words};

pub use amount::{check_growth, read_amount, read_growth, read_money, read_ratio_value};

/// The verbs of the language, in the order in which they act.
const VERBS: [&str; 4] = ["statute", "split", "sum", "guarantee"];

/// A regime file: its own rules, and the name of its parent.
#[derive(Clone, Debug)]
pub struct RegimeFile {
    /// Its name, headline and rules.
    pub regime: Regime,
    /// The regime that it extends.
    pub extends: Option<Placed<String>>,
}

/// Reads a regime file.
pub fn read_regime(node: &Node, problems: &mut Problems) -> Option<RegimeFile> {
    let mut fields = Fields::open(node, "R01", problems)?;
    let title = fields.words("title", problems).unwrap_or_default();
    let extends = placed_text(&mut fields, "extends", problems);
    let headline = placed_text(&mut fields, "headline", problems);
    let nodes = fields.list("rule", problems);
    let (mut rules, mut unread) = (Vec::new(), Vec::new());
    for node in nodes {
        match read_rule(node, problems) {
            Some(rule) => rules.push(rule),
            None => unread.extend(id_in(node)),
        }
    }
    fields.finish(problems);
    Some(RegimeFile { regime: Regime { title, headline, rules, unread }, extends })
}

/// Reads a text that keeps its place.
pub fn placed_text(
    fields: &mut Fields,
    name: &'static str,
    problems: &mut Problems,
) -> Option<Placed<String>> {
    let place = fields.get(name)?.place.clone();
    let value = fields.text(name, problems)?.to_owned();
    Some(Placed { value, place })
}

/// Reads a `[[rule]]`.
pub fn read_rule(node: &Node, problems: &mut Problems) -> Option<Rule> {
    let mut fields = Fields::open(node, "R01", problems)?;
    let id = read_id(&mut fields, problems);
    let title = fields.words("title", problems);
    let reference = fields.text("reference", problems).map(str::to_owned);
    let since = read_year(&mut fields, "since", problems);
    if since.is_none() && !fields.has("since") {
        problems.push(missing(&fields, "since"));
    }
    let until = read_year(&mut fields, "until", problems);
    if let (Some(since), Some(until), Some(node)) = (since, until, fields.get("until"))
        && until < since
    {
        let message = say::ends_before_it_begins(until, since);
        problems.push(Problem::error("R66", node.place.clone(), message).hint(say::ends_hint(since)));
    }
    let replaces = placed_text(&mut fields, "replaces", problems);
    let covers = read_covers(fields.list("covers", problems), problems);
    let towns = read_names(fields.list("towns", problems), problems);
    let verb = read_verb(&mut fields, problems);
    let place = fields.place.clone();
    fields.finish(problems);
    let (id, since, verb) = (id?, since?, verb?);
    let title = title.unwrap_or_else(|| Words::same(&id));
    let versions = vec![Version { since, verb, place: place.clone() }];
    Some(Rule { id, title, reference, until, replaces, covers, towns, versions, place })
}

/// The id of a rule that could not be read, if it has one.
pub fn id_in(node: &Node) -> Option<String> {
    let Value::Table(entries) = &node.value else { return None };
    let (_, id) = entries.iter().find(|(key, _)| key.name == "id")?;
    id.scalar().map(str::to_owned)
}

/// Reads the `id` of a rule, a shock, a fund: a word that keys can name.
pub fn read_id(fields: &mut Fields, problems: &mut Problems) -> Option<String> {
    let Some(id) = placed_text(fields, "id", problems) else {
        problems.push(missing(fields, "id"));
        return None;
    };
    let fits = !id.value.is_empty() && !id.value.contains(['.', '=', ' ', ',']);
    if !fits {
        problems.push(Problem::error("R02", id.place, say::not_an_id(&id.value)).hint(say::id_hint()));
        return None;
    }
    Some(id.value)
}

/// A key that must be there and is not.
#[must_use]
pub fn missing(fields: &Fields, key: &str) -> Problem {
    Problem::error("R03", fields.place.clone(), say::missing_key(key))
}

/// Reads a year under a key.
pub fn read_year(fields: &mut Fields, key: &'static str, problems: &mut Problems) -> Option<Year> {
    let node = fields.get(key)?;
    let year = node.scalar().and_then(Year::parse);
    if year.is_none() {
        problems.push(Problem::error("R04", node.place.clone(), say::not_a_year()).hint(say::year_hint()));
    }
    year
}

/// Reads the list under `covers` or `items`.
pub fn read_covers(nodes: &[Node], problems: &mut Problems) -> Covers {
    let mut patterns = Vec::new();
    for node in nodes {
        let Some(text) = node.scalar() else {
            problems.push(Problem::error("R05", node.place.clone(), say::not_a_code("")));
            continue;
        };
        let (prefix, without) = text.strip_prefix('-').map_or((text, false), |rest| (rest, true));
        if !prefix.starts_with('@') && Code::parse(prefix).is_none() {
            problems.push(
                Problem::error("R05", node.place.clone(), say::not_a_code(text)).hint(say::covers_hint()),
            );
            continue;
        }
        if let Some(code) = Code::parse(prefix).filter(|code| !is_known(code)) {
            problems.push(unknown_code(&code, node));
        }
        patterns.push((prefix.to_owned(), without, node.place.clone()));
    }
    check_exceptions(&patterns, problems);
    Covers { patterns }
}

/// A code that no book can have, with the near miss: a rule for it would never act.
fn unknown_code(code: &Code, node: &Node) -> Problem {
    let near = nearest_code(code.digits(), |near| Family::of(near) == Family::of(code));
    let named =
        |near: &Code| Some(book_say::did_you_mean_code(near, name(near, Lang::Zh)?, name(near, Lang::En)?));
    let hint = near.as_ref().and_then(named).unwrap_or_else(say::covers_hint);
    Problem::error("R05", node.place.clone(), book_say::unknown_code(code)).hint(hint)
}

/// What is taken out must first be covered: `-10118` after `101`. A label can be taken out of anything.
fn check_exceptions(patterns: &[(String, bool, Place)], problems: &mut Problems) {
    let covered = || patterns.iter().filter(|(_, without, _)| !without).map(|(prefix, ..)| prefix);
    for (prefix, _, place) in patterns.iter().filter(|(_, without, _)| *without) {
        let reaches = |other: &String| prefix.starts_with('@') || prefix.starts_with(other.as_str());
        if !covered().any(reaches) {
            let list = covered().map(|prefix| format!("`{prefix}`")).collect::<Vec<_>>().join(", ");
            let problem = Problem::error("R63", place.clone(), say::exception_of_nothing(prefix));
            problems.push(problem.hint(say::exception_of_nothing_hint(prefix, list)));
        }
    }
}

/// Reads a list of names, such as those of towns.
fn read_names(nodes: &[Node], problems: &mut Problems) -> Vec<Placed<String>> {
    let mut names = Vec::new();
    for node in nodes {
        match node.scalar() {
            Some(name) => names.push(Placed { value: name.to_owned(), place: node.place.clone() }),
            None => problems.push(Problem::error("R01", node.place.clone(), say::not_a_name())),
        }
    }
    names
}

/// Reads the one verb of a rule or of a change to it.
pub fn read_verb(fields: &mut Fields, problems: &mut Problems) -> Option<Verb> {
    let given: Vec<&str> = VERBS.into_iter().filter(|verb| fields.has(verb)).collect();
    match given[..] {
        ["statute"] => fields.get("statute").and_then(|node| read_statute(node, problems)).map(Verb::Statute),
        ["split"] => fields.get("split").and_then(|node| split::read_split(node, problems)).map(Verb::Split),
        ["sum"] => fields.get("sum").and_then(|node| read_sum(node, problems)).map(Verb::Sum),
        ["guarantee"] => fields
            .get("guarantee")
            .and_then(|node| guarantee::read_guarantee(node, problems))
            .map(|guarantee| Verb::Guarantee(Box::new(guarantee))),
        [] => {
            let problem = Problem::error("R06", fields.place.clone(), say::no_verb());
            problems.push(problem.hint(say::expected_one_of("`statute`, `split`, `sum`, `guarantee`")));
            // A misspelt verb is named by the closing check of keys; ask for none here.
            None
        }
        _ => {
            fields.skip(&VERBS);
            problems.push(Problem::error("R07", fields.place.clone(), say::two_verbs(given.join(", "))));
            None
        }
    }
}

fn read_statute(node: &Node, problems: &mut Problems) -> Option<Statute> {
    let mut fields = Fields::open(node, "R01", problems)?;
    let mut shares = Vec::new();
    let mut sum = Some(Ratio::ZERO);
    for tier in Tier::ALL {
        let Some(node) = fields.get(tier.name()) else { continue };
        let share = read_share(node, problems);
        sum = sum.zip(share).and_then(|(sum, share)| sum.plus(share));
        shares.extend(share.map(|value| (*tier, Placed { value, place: node.place.clone() })));
    }
    fields.finish(problems);
    if let Some(sum) = sum.filter(|sum| !sum.is_share()) {
        problems.push(
            Problem::error("R08", node.place.clone(), say::parts_above_whole(sum)).hint(say::parts_hint()),
        );
    }
    Some(Statute { shares })
}

fn read_sum(node: &Node, problems: &mut Problems) -> Option<Sum> {
    let mut fields = Fields::open(node, "R01", problems)?;
    let (up, down) = (fields.get("up"), fields.get("down"));
    let code = fields.get("code").and_then(|node| read_code(node, problems));
    let with = fields.get("with").map(|node| read_party(node, problems));
    fields.finish(problems);
    let (up, node) = match (up, down) {
        (Some(node), None) => (true, node),
        (None, Some(node)) => (false, node),
        _ => {
            problems.push(Problem::error("R09", node.place.clone(), say::up_or_down()));
            return None;
        }
    };
    let amount = read_amount(node, problems);
    Some(Sum { up, amount: amount?, code, with: with.unwrap_or(Some(Party::County))? })
}

/// The county, or a tier above it.
fn read_party(node: &Node, problems: &mut Problems) -> Option<Party> {
    read_word(node, &["county", "central", "province", "city"], problems).and_then(Party::named)
}

fn read_code(node: &Node, problems: &mut Problems) -> Option<Code> {
    let code = node.scalar().and_then(Code::parse);
    if code.is_none() {
        problems.push(Problem::error(
            "R05",
            node.place.clone(),
            say::not_a_code(node.scalar().unwrap_or("")),
        ));
    }
    code
}

/// Reads a share: a ratio between 0 and 100 %.
pub fn read_share(node: &Node, problems: &mut Problems) -> Option<Ratio> {
    let ratio = read_ratio(node, problems)?;
    if !ratio.is_share() {
        problems
            .push(Problem::error("R10", node.place.clone(), say::not_a_share(ratio)).hint(say::share_hint()));
        return None;
    }
    Some(ratio)
}

/// Reads a ratio of any size and sign: growth, a factor.
pub fn read_ratio(node: &Node, problems: &mut Problems) -> Option<Ratio> {
    read_ratio_text(node.scalar().unwrap_or(""), &node.place, problems)
}

/// The same of a text.
pub fn read_ratio_text(text: &str, place: &Place, problems: &mut Problems) -> Option<Ratio> {
    let message = match Ratio::parse(text) {
        Ok(ratio) => return Some(ratio),
        Err(RatioError::NotARatio) => say::not_a_ratio(text),
        Err(RatioError::SidesDoNotAdd) => say::sides_do_not_add(text),
        Err(RatioError::TooFine) => say::ratio_too_fine(text),
        Err(RatioError::TwoSides) => say::ratio_of_two_sides(text),
    };
    problems.push(Problem::error("R11", place.clone(), message).hint(say::ratio_hint()));
    None
}

/// A word of a fixed list, or a problem that names the list and the near miss.
pub fn read_word<'n>(node: &'n Node, choices: &[&'static str], problems: &mut Problems) -> Option<&'n str> {
    let text = node.scalar().unwrap_or("");
    if choices.contains(&text) {
        return Some(text);
    }
    let hint = match nearest(text, choices.iter().copied()) {
        Some(word) => say::did_you_mean(word),
        None => say::expected_one_of(choices.iter().map(|c| format!("`{c}`")).collect::<Vec<_>>().join(", ")),
    };
    problems.push(Problem::error("R12", node.place.clone(), say::unknown_word(text)).hint(hint));
    None
}
