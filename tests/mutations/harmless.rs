//! What may be changed without a word and without a figure moving, and why. Whatever is not here is told or heard.
//!
//! That no figure moves has been seen before this is asked: every table of the run is the same to the byte. The list says why that
//! is right, and looks at the book where the reason is one of the book: at its codes, its years, its other rows.

use caili::book::Code;
use caili::book::classification::line_of_transfer;
use caili::book::intake::tidy;

use super::change::{Change, Kind, Of};
use super::rows::{Row, cell, codes, rows, that_reads};
use super::specimen::Specimen;
use super::word::alike;

/// Columns that are for readers alone.
const COLUMNS: [(&str, &str); 9] = [
    ("备注", "a note"),
    ("note", "a note"),
    ("科目名称", "a name beside a code; that of another code is told"),
    ("名称", "a name beside a code; that of another code is told"),
    ("name", "a name beside a code; that of another code is told"),
    ("险种", "what a contribution is called"),
    ("posts", "a ceiling that heads beyond it are told by, and of the last settled year a divisor"),
    ("编制数", "a ceiling that heads beyond it are told by, and of the last settled year a divisor"),
    ("经济科目", "in employer_rates.csv: what a contribution is printed under, which `explain` shows"),
];

/// Keys that are for readers alone, in any language.
const KEYS: [(&str, &str); 10] = [
    ("note", "a note"),
    ("name", "a name of a code, a town or a book"),
    ("title", "a title"),
    ("description", "a sentence"),
    ("reference", "a document"),
    ("sources", "where figures come from"),
    ("kind", "whether figures are made up: a mark on the charts"),
    ("unit", "the unit of headers that name none, where all name one"),
    ("zone", "what a town is: a word for readers"),
    ("headline", "which rule `--town-share` means"),
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

/// Why a change that nothing tells and that moves nothing is in order; `None` where it is not. `text` is the file as changed.
pub fn why(specimen: &Specimen, file: &str, text: &str, change: &Change) -> Option<&'static str> {
    if change.kind == Kind::Order {
        return Some("where order says something, figures move");
    }
    if change.kind != Kind::Drop && alike(&change.before, &change.after) {
        return Some("the same, written otherwise");
    }
    if is_table(file) {
        let of_readers = || in_column_for_readers(file, change);
        return of_readers().or_else(|| of_table(specimen, file, text, change));
    }
    key_for_readers(&change.at).or_else(|| of_key(specimen, file, change))
}

fn in_column_for_readers(file: &str, change: &Change) -> Option<&'static str> {
    let of_scenarios = file.ends_with("scenarios.csv");
    if of_scenarios {
        return key_for_readers(change.within.split(',').next().unwrap_or_default());
    }
    // A row that is gone or doubled is no note; one that differs from its twin in a note alone is told all the same.
    if change.of == Of::Row {
        return None;
    }
    let names: Vec<&str> = change.at.split(" ⇄ ").collect();
    if names.contains(&"经济科目") && !file.ends_with("employer_rates.csv") {
        return None;
    }
    COLUMNS.iter().find(|(name, _)| names.contains(name)).map(|(_, why)| *why)
}

fn key_for_readers(at: &str) -> Option<&'static str> {
    let key = at.strip_suffix(".zh").or_else(|| at.strip_suffix(".en")).unwrap_or(at);
    let last = key.rsplit('.').next().unwrap_or_default();
    KEYS.iter().find(|(name, _)| *name == last).map(|(_, why)| *why)
}

fn of_table(specimen: &Specimen, file: &str, text: &str, change: &Change) -> Option<&'static str> {
    let before = &specimen.files[file];
    if is_understood(before, change) {
        return Some("what is understood where nothing is said");
    }
    let sorted = |table: &str| {
        let mut rows = rows(table);
        rows.sort();
        rows
    };
    if sorted(before) == sorted(text) {
        return Some("the same rows in another order");
    }
    if file.ends_with("transfers.csv") && is_of_what_comes_once(before, change) {
        return Some("once, which is understood of what is carried over, brought in, borrowed or set aside");
    }
    if change.of == Of::Column && [Kind::Drop, Kind::Rename].contains(&change.kind) && change.at == "科目编码"
    {
        return Some("where there are no codes, names stand for them");
    }
    if ["起始年", "since"].contains(&change.at.as_str()) && asks_for_none_between(specimen, file, change) {
        return Some("a date: no year whose rules are asked lies between the two");
    }
    let row = that_reads(before, change.within.split(" ⇄ ").next().unwrap_or_default());
    if let Some(row) = &row {
        if file.ends_with("expenditure.csv") && is_no_line_of_its_own(row, change) {
            return Some(
                "where pay is printed that staffing.csv tells, or an economic code where the function decides",
            );
        }
        if file.ends_with("parameters.csv") {
            return of_parameter(specimen, row, change);
        }
        let year = cell(row, &["年度", "year"]).and_then(|year| year.parse::<i64>().ok());
        if year.is_some_and(|year| year < specimen.outcome.years.first) {
            return Some("a year before those that are shown");
        }
    }
    if change.of == Of::Row
        && change.kind == Kind::Duplicate
        && change.after.split(',').any(|cell| cell == "—")
    {
        return Some("a row that says by a dash that there is nothing");
    }
    if file.ends_with("settlement.csv") && change.at == "取整" {
        return Some("a unit of print, where what is printed agrees in a smaller one");
    }
    let is_element = |at: &str| at.contains("(元/人年)");
    if change.at.split(" ⇄ ").all(is_element) && (change.kind == Kind::Swap || change.kind == Kind::Rename)
    {
        return Some("elements of pay add up in any order");
    }
    None
}

/// Whether all that the change is about says what is understood without it: a cell, a whole column, a row of scenarios.
fn is_understood(table: &str, change: &Change) -> bool {
    let key = change.within.split(',').next().unwrap_or_default();
    let of_row = UNDERSTOOD.iter().find(|(name, _)| key == *name);
    let of_column = UNDERSTOOD.iter().find(|(name, _)| change.at == *name);
    let Some((name, words)) = of_row.or(of_column) else { return false };
    let says = |text: &str| text.is_empty() || words.contains(&text);
    match change.of {
        Of::Cell => says(&change.before) && says(&change.after),
        Of::Column => rows(table).iter().all(|row| row.get(*name).is_none_or(|cell| says(cell))),
        _ => [&change.before, &change.after].into_iter().all(|row| row.split(',').skip(1).all(says)),
    }
}

/// Whether one-off is said, or not, of nothing but transfers that do not come again by themselves.
fn is_of_what_comes_once(table: &str, change: &Change) -> bool {
    if !["一次性", "one_off"].contains(&change.at.as_str()) {
        return false;
    }
    let comes_once = |row: &Row| {
        let line = cell(row, &["科目编码", "code"]).and_then(Code::parse).as_ref().and_then(line_of_transfer);
        line.is_some_and(|line| ["brought_in", "carry_over", "borrowed", "set_aside"].contains(&line))
    };
    match change.of {
        Of::Column => {
            let says =
                |row: &&Row| row.get(&change.at).is_some_and(|cell| ["是", "yes"].contains(&cell.as_str()));
            rows(table).iter().filter(says).all(comes_once)
        }
        _ => that_reads(table, &change.within).is_some_and(|row| comes_once(&row)),
    }
}

/// Whether a date was put before another, or after it, without passing a year whose rules are asked for.
fn asks_for_none_between(specimen: &Specimen, file: &str, change: &Change) -> bool {
    let ends = change.at.ends_with("until");
    let year = |text: &str| match tidy::half_width(text).trim_matches('"') {
        "" => Some(if ends { i64::MAX } else { i64::MIN }),
        text => text.get(..4)?.parse::<i64>().ok(),
    };
    let (Some(one), Some(other)) = (year(&change.before), year(&change.after)) else { return false };
    let (low, high) = (one.min(other), one.max(other));
    let passed =
        |year: &&i64| if ends { low < **year && **year <= high } else { low <= **year && **year < high };
    let years = &specimen.outcome.years;
    let is_of_run_alone =
        file.starts_with("scenarios/a/") && !file.contains("/regimes/") && !file.ends_with("/baseline.toml");
    let settled = years.settled.iter().filter(|_| !is_of_run_alone);
    !years.rules.iter().chain(settled).any(|year| passed(&year))
}

/// A wage row (301) under another function or said to come once: its sum is held against the payroll, from which pay goes on. Or an
/// economic code, of other things than pay.
fn is_no_line_of_its_own(row: &Row, change: &Change) -> bool {
    let is_pay = |code: &str| ["301", "501", "505"].iter().any(|pay| code.starts_with(pay));
    let economic = cell(row, &["经济科目", "economic"]).unwrap_or_default();
    let is_tied = cell(row, &["专项", "tied"]).is_some_and(|tied| ["是", "yes"].contains(&tied));
    match change.at.as_str() {
        "经济科目" | "economic" => is_tied || (!is_pay(&change.before) && !is_pay(&change.after)),
        // Less than what heads × cost, stated to ten 元 a head, may be off.
        "金额(万元)" | "amount(万元)" if is_pay(economic) => {
            let wan = |text: &str| text.parse::<f64>().unwrap_or(f64::INFINITY);
            (wan(&change.before) - wan(&change.after)).abs() < 0.5
        }
        "功能科目" | "function" | "一次性" | "one_off" => is_pay(economic),
        _ => false,
    }
}

/// A town's own number that a later one stands in for, or a base that all its receipts lie within.
fn of_parameter(specimen: &Specimen, row: &Row, change: &Change) -> Option<&'static str> {
    let own = |row: &Row| {
        let text = |headers: &[&str]| cell(row, headers).unwrap_or_default().to_owned();
        (
            text(&["镇", "town"]),
            text(&["参数", "name"]),
            text(&["起始年", "since"]).parse::<i64>().unwrap_or(0),
        )
    };
    let years = &specimen.outcome.years;
    let ((town, name, since), asked) = (own(row), years.rules.iter().chain(&years.settled).min()?);
    let tables = specimen.files.iter().filter(|(file, _)| file.ends_with("parameters.csv"));
    let is_later = |other: &Row| {
        let (whose, what, from) = own(other);
        whose == town && what == name && since < from && from <= *asked
    };
    if tables.flat_map(|(_, text)| rows(text)).any(|other| is_later(&other)) {
        return Some("a number that a later one stands in for, before the years asked about");
    }
    let wan = |text: &str| text.trim_end_matches("万元").replace(',', "").parse::<f64>().ok();
    let receipts = rows(&specimen.files["data/a/revenue.csv"]);
    let receipts = receipts.iter().filter(|row| cell(row, &["镇", "town"]) == Some(&town));
    let received: f64 = receipts.filter_map(|row| wan(cell(row, &["金额(万元)"])?)).sum();
    // A base is of the local part: of VAT, the only receipts of a book with bases of this name, a quarter.
    let within = |text: &str| wan(text).is_some_and(|base| base >= received / 4.0);
    (name == "base" && within(&change.before) && within(&change.after))
        .then_some("a base that the town's receipts do not reach")
}

fn of_key(specimen: &Specimen, file: &str, change: &Change) -> Option<&'static str> {
    let last = change.at.rsplit('.').next().unwrap_or_default();
    if ["since", "until"].contains(&last) && asks_for_none_between(specimen, file, change) {
        return Some("a date: no year whose rules are asked lies between the two");
    }
    if change.at == "staffing.bears" && change.kind == Kind::Duplicate {
        return Some("who bears pay, said twice alike");
    }
    if change.at.starts_with("growth.") && !specimen.outcome.years.projects {
        return Some("growth, where only settled years are worked out");
    }
    if change.at == "growth.*" && change.kind == Kind::Rename && ["", "1"].contains(&change.after.as_str()) {
        return Some("growth of all receipts, whose codes begin with 1");
    }
    let received = codes(&specimen.files["data/a/revenue.csv"]);
    let is_received = |code: &str| received.iter().any(|other| other.starts_with(code));
    if change.at == "rule.covers" && !is_received(change.before.trim_matches(['"', '-'])) {
        return Some("an item that the book has no receipts of");
    }
    if change.at == "rule.covers"
        && change.after.trim_matches('"') == "10"
        && received.iter().all(|code| code.starts_with("101"))
    {
        return Some("all receipts for all taxes, where a book has taxes alone");
    }
    if last == "id" {
        return Some("an id that nothing refers to: what is meant by it in what is told and explained");
    }
    let lists = ["covers", "items", "towns", "categories", "adds", "takes", "leaves_out"];
    if change.kind == Kind::Duplicate && lists.contains(&last) {
        return Some("what is named twice is meant once");
    }
    if file.ends_with("statute/prc.toml") && is_of_no_receipts(specimen, &change.within, &received) {
        return Some("a share of what this book has no receipts of, or of years that no rules are asked of");
    }
    None
}

/// Whether a statute is of items that the specimen's book has none of, or in force in no year whose rules are asked.
fn is_of_no_receipts(specimen: &Specimen, rule: &str, received: &[String]) -> bool {
    let after = |key: &str| rule.split_once(&format!("\"{key}\" = ")).map(|(_, rest)| rest);
    let list = after("covers").and_then(|rest| rest.split(']').next()).unwrap_or_default();
    let covers: Vec<&str> = list.split('"').skip(1).step_by(2).collect();
    let year = |key: &str| after(key).and_then(|rest| rest.get(..4)?.parse::<i64>().ok());
    let (since, until) = (year("since").unwrap_or(i64::MIN), year("until").unwrap_or(i64::MAX));
    // The halves of 2002 gave way to others the year after.
    let until = if rule.contains("\"income-tax-2002\"") { until.min(2002) } else { until };
    let years = &specimen.outcome.years;
    !years.rules.iter().chain(&years.settled).any(|year| (since..=until).contains(year))
        || !covers.iter().any(|code| received.iter().any(|other| other.starts_with(code)))
}

fn is_table(file: &str) -> bool {
    std::path::Path::new(file).extension().is_some_and(|end| end == "csv")
}
