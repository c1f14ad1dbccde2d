//! The classification's three tables, read once: names, lines of transfers, classes of spending.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::{Class, Code};
use crate::num::Year;
use crate::problem::nearest;
use crate::text::{Lang, Words};

/// The lines of the statement, in its order.
pub const STATEMENT_LINES: [&str; 34] = [
    "collected",
    "upper_share",
    "local_part",
    "county_share",
    "town_share",
    "returns",
    "remitted",
    "regime_capacity",
    "general_transfers",
    "brought_in",
    "carry_over",
    "other_remitted",
    "usable",
    "staffing",
    "after_staffing",
    "operations",
    "livelihood",
    "other_spending",
    "debt_service",
    "balance",
    "tied",
    "tied_spending",
    "borrowed",
    "set_aside",
    "earmarked",
    "moved_out",
    "spending",
    "closing",
    "staffing_borne",
    "handed_up",
    "hidden_debt_service",
    "company_debt_service",
    "debt_outstanding",
    "stocks_outstanding",
];

struct Tables {
    /// Codes in order, each with its names.
    names: Vec<(String, Words)>,
    /// Codes as numbers, in order, each with its place in `names`: they are looked up for every row of a book.
    positions: Vec<(u64, usize)>,
    /// The codes that bear a name of either language, in small letters.
    bearers: BTreeMap<String, Vec<String>>,
    aliases: Vec<Alias>,
    lines: BTreeMap<String, String>,
    classes: BTreeMap<String, Class>,
}

/// Another name of a code, and the years in which tables used it.
struct Alias {
    name: String,
    code: String,
    since: Option<Year>,
    until: Option<Year>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| Tables {
    names: names(),
    positions: positions(&names()),
    bearers: bearers(&names()),
    aliases: rows(include_str!("aliases.csv"))
        .map(|[name, code, since, until]| {
            let (since, until) = (Year::parse(&since), Year::parse(&until));
            Alias { name, code, since, until }
        })
        .collect(),
    lines: rows(include_str!("lines.csv")).map(|[prefix, line, _note]| (prefix, line)).collect(),
    classes: rows(include_str!("classes.csv"))
        .filter_map(|[prefix, class]| Some((prefix, class_called(&class)?)))
        .collect(),
});

fn names() -> Vec<(String, Words)> {
    let names = rows(include_str!("codes.csv")).map(|[code, zh, en]| (code, Words { zh, en }));
    names.collect::<BTreeMap<_, _>>().into_iter().collect()
}

fn positions(names: &[(String, Words)]) -> Vec<(u64, usize)> {
    let numbers = names.iter().enumerate().filter_map(|(at, (code, _))| Some((code.parse().ok()?, at)));
    let mut positions: Vec<(u64, usize)> = numbers.collect();
    positions.sort_unstable();
    positions
}

/// The names of a code that the classification lists.
fn listed(digits: &str) -> Option<&'static Words> {
    // No code begins with a zero.
    let number: u64 = digits.parse().ok().filter(|_| !digits.starts_with('0'))?;
    let at = TABLES.positions.binary_search_by_key(&number, |(number, _)| *number).ok()?;
    Some(&TABLES.names[TABLES.positions[at].1].1)
}

fn bearers(names: &[(String, Words)]) -> BTreeMap<String, Vec<String>> {
    let mut bearers: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (code, words) in names {
        for name in [&words.zh, &words.en] {
            let codes = bearers.entry(name.to_ascii_lowercase()).or_default();
            if codes.last() != Some(code) {
                codes.push(code.clone());
            }
        }
    }
    bearers
}

/// The rows of an embedded table below its header.
fn rows<const N: usize>(text: &'static str) -> impl Iterator<Item = [String; N]> {
    csv::Reader::from_reader(text.as_bytes())
        .into_records()
        .filter_map(Result::ok)
        .map(|record| std::array::from_fn(|i| record.get(i).unwrap_or_default().to_owned()))
}

fn class_called(name: &str) -> Option<Class> {
    Some(match name {
        "wages" => Class::Wages,
        "operations" => Class::Operations,
        "livelihood" => Class::Livelihood,
        "debt_service" => Class::DebtService,
        "other" => Class::Other,
        _ => return None,
    })
}

/// The value of the longest prefix of a code.
fn longest<'t, T>(table: &'t BTreeMap<String, T>, code: &Code) -> Option<&'t T> {
    let digits = code.digits();
    (1..=digits.len()).rev().find_map(|length| table.get(&digits[..length]))
}

/// The name of a code, where the classification lists it.
#[must_use]
pub fn name(code: &Code, lang: Lang) -> Option<&'static str> {
    listed(code.digits()).map(|words| words.in_lang(lang))
}

/// A name with half-width brackets, as the tables have them.
fn half_width(name: &str) -> String {
    name.replace('\u{ff08}', "(").replace('\u{ff09}', ")")
}

/// The codes that bear this name, Chinese or English.
pub fn code_named(name: &str) -> impl Iterator<Item = &'static str> {
    let name = half_width(name.trim()).to_ascii_lowercase();
    TABLES.bearers.get(&name).into_iter().flatten().map(String::as_str)
}

/// The codes that bear this name in a year, by the classification or by what offices call them.
pub fn code_named_in(name: &str, year: Option<Year>) -> impl Iterator<Item = String> {
    let half = half_width(name.trim());
    let in_use = move |alias: &&Alias| {
        let after = |since: Year| year.is_none_or(|year| year >= since);
        let before = |until: Year| year.is_none_or(|year| year <= until);
        alias.name == half && alias.since.is_none_or(after) && alias.until.is_none_or(before)
    };
    let aliases = TABLES.aliases.iter().filter(in_use).map(|alias| alias.code.clone());
    code_named(name).map(str::to_owned).chain(aliases)
}

/// All names that codes bear, for what was probably meant.
pub fn all_names() -> impl Iterator<Item = &'static str> {
    TABLES
        .names
        .iter()
        .map(|(_, words)| words.zh.as_str())
        .chain(TABLES.aliases.iter().map(|alias| alias.name.as_str()))
}

/// Whether the classification lists the code, or a code that it is a part of: levels have three digits and two more
/// each.
#[must_use]
pub fn is_known(code: &Code) -> bool {
    let digits = code.digits();
    let is_part = digits.len() % 2 == 1
        && (3..digits.len()).step_by(2).any(|length| listed(&digits[..length]).is_some());
    is_part || listed(digits).is_some()
}

/// The listed code nearest to one that is not, among those that would do.
#[must_use]
pub fn nearest_code(code: &str, would_do: impl Fn(&Code) -> bool) -> Option<Code> {
    let fits = |listed: &&str| Code::parse(listed).is_some_and(|code| would_do(&code));
    nearest(code, TABLES.names.iter().map(|(code, _)| code.as_str()).filter(fits)).and_then(Code::parse)
}

/// The line of the statement that a row of transfers.csv belongs to: of its code with its label where the table lists that
/// (`11008@tied`, what was carried on of tied money), else of the longest prefix.
#[must_use]
pub fn line_of_transfer(code: &Code) -> Option<&'static str> {
    TABLES.lines.get(code.as_str()).or_else(|| longest(&TABLES.lines, code)).map(String::as_str)
}

/// The class of a spending row: the economic code decides where it is listed, else the function.
#[must_use]
pub fn class_of(function: &Code, economic: Option<&Code>) -> Class {
    economic
        .and_then(|code| longest(&TABLES.classes, code))
        .or_else(|| longest(&TABLES.classes, function))
        .copied()
        .unwrap_or(Class::Other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Code {
        Code::parse(text).unwrap()
    }

    #[test]
    fn a_longer_prefix_decides() {
        let line = |text| line_of_transfer(&code(text));
        assert_eq!(line("1100201"), Some("returns"));
        assert_eq!(line("1100208"), Some("general_transfers"));
        assert_eq!(line("1100252"), Some("tied"));
        assert_eq!(line("2300602"), Some("other_remitted"));
        assert_eq!(line("11008"), Some("carry_over"));
        assert_eq!(line("11008@tied"), Some("tied"));
        assert_eq!(line("11003@roads"), Some("tied"));
        assert_eq!(line("110"), None);
    }

    #[test]
    fn economic_codes_decide_before_functions() {
        assert_eq!(class_of(&code("205"), Some(&code("30201"))), Class::Operations);
        assert_eq!(class_of(&code("205"), Some(&code("310"))), Class::Livelihood);
        assert_eq!(class_of(&code("2120104"), None), Class::Other);
        assert_eq!(class_of(&code("201"), Some(&code("50501"))), Class::Wages);
    }

    #[test]
    fn parts_of_known_codes_are_known() {
        for known in ["101", "10104@transferred", "1010101", "2012999", "10"] {
            assert!(is_known(&code(known)), "{known}");
        }
        for unknown in ["1010", "99901", "104", "20", "1010199999999"] {
            assert!(Code::parse(unknown).is_none_or(|c| !is_known(&c)), "{unknown}");
        }
    }

    #[test]
    fn every_table_is_whole() {
        assert_eq!(name(&code("10109"), Lang::En), Some("urban maintenance and construction tax"));
        assert!(TABLES.names.iter().all(|(_, words)| !words.zh.is_empty() && !words.en.is_empty()));
        assert!(TABLES.lines.values().all(|line| STATEMENT_LINES.contains(&line.as_str())));
        for prefix in TABLES.lines.keys().chain(TABLES.classes.keys()) {
            assert!(is_known(&code(prefix)), "{prefix}");
        }
        for alias in &TABLES.aliases {
            assert!(is_known(&code(&alias.code)), "{}", alias.name);
            assert_eq!(half_width(&alias.name), alias.name, "brackets are half-width");
        }
        let rows = include_str!("classes.csv").lines().count() - 1;
        assert_eq!(TABLES.classes.len(), rows, "every class in classes.csv is one");
    }
}
