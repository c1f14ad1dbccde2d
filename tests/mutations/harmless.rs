//! What may be changed without a word and without a figure moving, and why. Whatever is not here is told or heard.
//!
//! That no figure moves has been seen before this is asked: the list says why that is right.

use super::change::{Change, Kind, Of};
use super::specimen::Specimen;
use super::word::alike;

/// Columns and keys that are for readers alone.
const FOR_READERS: [(&str, &str); 19] = [
    ("备注", "a note"),
    ("note", "a note"),
    ("科目名称", "a name beside a code; that of another code is told"),
    ("名称", "a name beside a code; that of another code is told"),
    ("name", "a name of a code, a town or a book"),
    ("title", "a title"),
    ("title.zh", "a title"),
    ("title.en", "a title"),
    ("description", "a sentence"),
    ("reference", "a document"),
    ("sources", "where figures come from"),
    ("kind", "whether figures are made up: a mark on the charts"),
    ("unit", "the unit of headers that name none, where all name one"),
    ("posts", "a ceiling that heads beyond it are told by, and of the last settled year a divisor"),
    ("险种", "what a contribution is called"),
    ("zone", "what a town is: a word for readers"),
    ("headline", "which rule `--town-share` means"),
    ("编制数", "a ceiling that heads beyond it are told by, and of the last settled year a divisor"),
    ("经济科目", "in employer_rates.csv: what a contribution is printed under, which `explain` shows"),
];

/// What is understood where nothing is said.
const UNDERSTOOD: [(&str, &[&str]); 13] = [
    ("阶段", &["决算", "决算数", "final"]),
    ("账", &["一般公共预算", "一般", "general"]),
    ("口径", &["全口径", "gross"]),
    ("一次性", &["否", "no"]),
    ("专项", &["否", "no"]),
    ("stage", &["final"]),
    ("scope", &["gross"]),
    ("one_off", &["no"]),
    ("extends", &["baseline"]),
    ("since", &["2026"]),
    ("宽限期", &["0"]),
    ("取整", &["分", "fen"]),
    ("说明差额", &["0元"]),
];

/// Why a change that nothing tells and that moves nothing is in order; `None` where it is not.
pub fn why(specimen: &Specimen, file: &str, change: &Change) -> Option<&'static str> {
    if change.kind == Kind::Order {
        return Some("where order says something, figures move");
    }
    if change.kind != Kind::Drop && alike(&change.before, &change.after) {
        return Some("the same, written otherwise");
    }
    let of_file = || if is_table(file) { of_table(file, change) } else { of_key(specimen, file, change) };
    for_readers(file, change).or_else(of_file)
}

fn for_readers(file: &str, change: &Change) -> Option<&'static str> {
    let names: Vec<&str> = match (is_table(file), change.of) {
        // A row that is gone or doubled is no note; one that differs from its twin in a note alone is told all the same.
        (true, Of::Row) if !file.ends_with("scenarios.csv") => Vec::new(),
        (true, _) => {
            let key = change.within.split(',').next().filter(|_| file.ends_with("scenarios.csv"));
            change.at.split(" ⇄ ").chain(key).collect()
        }
        (false, _) => change.at.split('.').collect(),
    };
    if names.contains(&"经济科目") && !file.ends_with("employer_rates.csv") {
        return None;
    }
    FOR_READERS.iter().find(|(name, _)| names.contains(name)).map(|(_, why)| *why)
}

fn of_table(file: &str, change: &Change) -> Option<&'static str> {
    let key = change.within.split(',').next().unwrap_or_default();
    let understood = UNDERSTOOD.iter().find(|(name, _)| change.at == *name || key == *name);
    let says = |text: &str| text.is_empty() || understood.is_some_and(|(_, words)| words.contains(&text));
    if understood.is_some() && (change.of != Of::Cell || (says(&change.before) && says(&change.after))) {
        return Some("what is understood where nothing is said");
    }
    if change.of == Of::Column && [Kind::Drop, Kind::Rename].contains(&change.kind) && change.at == "科目编码"
    {
        return Some("where there are no codes, names stand for them");
    }
    if ["起始年", "since"].contains(&change.at.as_str()) {
        return Some("a date: no year that is shown lies between the two");
    }
    if file.ends_with("expenditure.csv") && is_no_line_of_its_own(change) {
        return Some(
            "pay where staffing.csv is, which is held against it in sum, or an economic code where the function decides",
        );
    }
    if file.ends_with("parameters.csv") {
        let is_of = |cell: &str| change.within.split(',').any(|other| other == cell);
        if is_of("base") {
            return Some("a base that another town has too, or that receipts do not reach");
        }
        return is_of("2023")
            .then_some("a number that a later one stands in for, before the years asked about");
    }
    if change.within.split(',').any(|cell| ["1987", "2021", "2022"].contains(&cell)) {
        return Some("a year before those that are shown");
    }
    if file.ends_with("settlement.csv") && change.at == "取整" {
        return Some("a unit of print, where what is printed agrees in a smaller one");
    }
    if change.kind != Kind::Retype && change.at.contains("(元/人年)") {
        return Some("elements of pay add up in any order");
    }
    None
}

/// A row of pay (301) of a book that has its payroll, which tells pay; or an economic code of a function that is of one line.
fn is_no_line_of_its_own(change: &Change) -> bool {
    let is_pay = change.within.split(',').chain(change.before.split(',')).any(|cell| cell == "301");
    is_pay || change.at.split(" ⇄ ").any(|at| ["经济科目", "economic"].contains(&at))
}

fn of_key(specimen: &Specimen, file: &str, change: &Change) -> Option<&'static str> {
    let last = change.at.rsplit('.').next().unwrap_or_default();
    if ["since", "until"].contains(&last) {
        return Some("a date: no year that is shown lies between the two");
    }
    if change.at == "staffing.bears" && change.kind == Kind::Duplicate {
        return Some("who bears pay, said twice alike");
    }
    if change.at.starts_with("growth.") && specimen.files.keys().any(|name| name == "data/a/settlement.csv") {
        return Some("growth, where only settled years are worked out");
    }
    if change.at == "rule.covers"
        && !specimen.files["data/a/revenue.csv"].contains(change.before.trim_matches(['"', '-']))
    {
        return Some("an item that the book has no receipts of");
    }
    if change.at == "rule.covers" && change.after.trim_matches('"') == "10" {
        return Some("all receipts for all taxes, where a book has taxes alone");
    }
    if change.at == "rule.id" {
        return Some("an id that nothing refers to: what a rule is called in what is told and explained");
    }
    let lists = ["covers", "items", "towns", "categories", "adds", "takes", "leaves_out"];
    if change.kind == Kind::Duplicate && lists.contains(&last) {
        return Some("what is named twice is meant once");
    }
    if file.ends_with("statute/prc.toml") && is_of_no_receipts(specimen, &change.within) {
        return Some("a share of what this book has no receipts of, or of years before its own");
    }
    None
}

/// Whether a statute is of items that the specimen's book has none of, or ended before its first year.
fn is_of_no_receipts(specimen: &Specimen, rule: &str) -> bool {
    let after = |key: &str| rule.split_once(&format!("\"{key}\" = ")).map(|(_, rest)| rest);
    let list = after("covers").and_then(|rest| rest.split(']').next()).unwrap_or_default();
    let covers: Vec<&str> = list.split('"').skip(1).step_by(2).collect();
    let receipts = &specimen.files["data/a/revenue.csv"];
    let cells: Vec<&str> = receipts.split([',', '\n', '\r']).collect();
    let has = |code: &&str| cells.iter().any(|cell| cell.len() >= 5 && cell.starts_with(code));
    let year = |text: &str| text.parse::<u32>().ok().filter(|year| (1900..2200).contains(year));
    let first = cells.iter().filter_map(|cell| year(cell)).min();
    let until = after("until").and_then(|rest| year(rest.get(..4)?));
    let last = cells.iter().filter_map(|cell| year(cell)).max();
    let since = after("since").and_then(|rest| year(rest.get(..4)?));
    // The halves of 2002 gave way to others the year after.
    let gave_way = rule.contains("\"income-tax-2002\"");
    until.zip(first).is_some_and(|(until, first)| until < first)
        || since.zip(last).is_some_and(|(since, last)| since > last)
        || gave_way
        || !covers.iter().any(has)
}

fn is_table(file: &str) -> bool {
    std::path::Path::new(file).extension().is_some_and(|end| end == "csv")
}
