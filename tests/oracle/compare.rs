//! Holds what the binary wrote against the oracle, and against the identities of rules.md.

mod county;
mod ledger;

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::rc::Rc;

use super::rules::{Folders, Scenario};
use super::statement::{Basis, Details, LINES, Moment, Oracle};
use super::tables::{Book, Text, csv_file};
use super::yuan;

/// What was held against what, or what did not agree.
#[derive(Debug, Default)]
pub struct Outcome {
    pub town_years: usize,
    pub figures: usize,
    /// How often each kind of rule came to something.
    pub kinds: BTreeMap<&'static str, usize>,
    pub wrong: Vec<String>,
}

impl Outcome {
    fn wrong(&mut self, message: impl FnOnce() -> String) {
        if self.wrong.len() < 12 {
            self.wrong.push(message());
        }
    }

    fn check(&mut self, right: bool, message: impl FnOnce() -> String) {
        self.figures += 1;
        if !right {
            self.wrong(message);
        }
    }
}

/// The names of inflows and outflows that postings make up (rules.md, Every posting).
const INFLOWS: [&str; 7] =
    ["town_share", "returns", "general_transfers", "brought_in", "carry_over", "tied", "borrowed"];
const OUTFLOWS: [&str; 11] = [
    "earmarked",
    "remitted",
    "other_remitted",
    "staffing",
    "operations",
    "livelihood",
    "other_spending",
    "debt_service",
    "tied_spending",
    "set_aside",
    "moved_out",
];

/// Runs `caili run` on a book and its scenarios, writing to a folder.
pub fn run_binary(book: &Path, scenarios: Option<&Path>, out: &Path) -> Result<(), String> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_caili"));
    command.arg("run").arg(book).args(["--lang", "en", "--no-charts", "--out"]).arg(out);
    if let Some(folder) = scenarios {
        command.arg("--scenarios").arg(folder);
    }
    let run = command.output().map_err(|e| format!("the binary does not start: {e}"))?;
    if run.status.success() {
        return Ok(());
    }
    Err(format!(
        "caili run {}: {}\n{}",
        book.display(),
        run.status,
        errors(&String::from_utf8_lossy(&run.stderr))
    ))
}

/// What was said, without the warnings.
fn errors(said: &str) -> String {
    let paragraphs = said.split("\n\n").filter(|paragraph| !paragraph.trim_start().starts_with("warning"));
    paragraphs.take(6).collect::<Vec<_>>().join("\n\n")
}

/// Finds an output file in a folder or one below it.
pub fn find(out: &Path, name: &str) -> PathBuf {
    let direct = out.join(name);
    if direct.exists() {
        return direct;
    }
    let below =
        std::fs::read_dir(out).into_iter().flatten().filter_map(Result::ok).map(|e| e.path().join(name));
    below.into_iter().find(|path| path.exists()).unwrap_or(direct)
}

/// A town, scenario and year of the statement as the file has it.
#[derive(Default)]
struct Cell {
    totals: HashMap<&'static str, Option<i128>>,
    rows: HashMap<&'static str, Vec<(String, i128)>>,
}

/// Fen from yuan with two decimals.
fn fen(text: &str) -> Option<i128> {
    let (whole, cents) = text.split_once('.')?;
    if cents.len() != 2 {
        return None;
    }
    format!("{whole}{cents}").parse().ok()
}

/// A table with the columns that are asked for, in that order.
struct Columns {
    at: Vec<usize>,
    table: Text,
}

impl Columns {
    fn read(path: &Path, names: &[&str]) -> Result<Self, String> {
        let table = csv_file(path).ok_or_else(|| format!("no {}", path.display()))?;
        let at = |name: &&str| {
            let found = table.headers.iter().position(|header| header == name);
            found.ok_or_else(|| format!("{}: no column `{name}` in {:?}", path.display(), table.headers))
        };
        let at = names.iter().map(at).collect::<Result<_, _>>()?;
        Ok(Self { at, table })
    }

    fn rows<const N: usize>(&self) -> impl Iterator<Item = [&str; N]> {
        self.table
            .rows
            .iter()
            .map(|row| std::array::from_fn(|i| row.get(self.at[i]).map_or("", String::as_str)))
    }
}

/// What the oracle is asked for: a scenario of a book.
struct Side<'a> {
    id: String,
    oracle: Oracle<'a>,
    years: Vec<(i64, Basis, Moment)>,
}

/// Holds the output of a run against the oracle. Without scenarios the statement is as printed.
pub fn compare(book: &Path, scenarios: Option<&Path>, out: &Path) -> Outcome {
    let mut outcome = Outcome::default();
    let book = Book::read(book);
    let read: Vec<Scenario> = scenarios.map_or_else(Vec::new, |folder| {
        let folders = Folders::new(folder, &book);
        folders.names().iter().map(|name| folders.scenario(name)).collect()
    });
    let sides: Vec<Side> = if scenarios.is_none() {
        vec![side(&book, None)]
    } else {
        read.iter().map(|scenario| side(&book, Some(scenario))).collect()
    };
    match statement(&find(out, "statement.csv"), &book, &sides, &mut outcome) {
        Ok(cells) => {
            hold_against(&book, &sides, &cells, &mut outcome);
            if !sides[0].id.is_empty() {
                let ledger = ledger::hold(&find(out, "ledger.csv"), &book, &sides, &cells, &mut outcome);
                let county = county::hold(&find(out, "comparison.csv"), &book, &sides, &mut outcome);
                for e in [ledger, county].into_iter().filter_map(Result::err) {
                    outcome.wrong(|| e);
                }
            }
        }
        Err(e) => outcome.wrong(|| e),
    }
    for side in &sides {
        for (kind, times) in side.oracle.kinds() {
            *outcome.kinds.entry(kind).or_default() += times;
        }
    }
    outcome
}

fn side<'a>(book: &'a Book, scenario: Option<&'a Scenario>) -> Side<'a> {
    let oracle = Oracle::new(book, scenario);
    let years = oracle.years();
    Side { id: scenario.map_or_else(String::new, |scenario| scenario.id.clone()), oracle, years }
}

type Cells = HashMap<(usize, usize, i64), Cell>;

fn basis_name(basis: Basis) -> &'static str {
    match basis {
        Basis::Printed => "printed",
        Basis::Replayed => "replayed",
        Basis::Projected => "projected",
    }
}

/// The general account's rows of the statement, by scenario, town and year.
fn statement(path: &Path, book: &Book, sides: &[Side], outcome: &mut Outcome) -> Result<Cells, String> {
    let names = ["town", "scenario", "year", "basis", "account", "line", "code", "amount"];
    let columns = Columns::read(path, &names)?;
    let mut cells = Cells::new();
    for [town, scenario, year, basis, account, line, code, amount] in columns.rows() {
        let printed_alone = sides.len() == 1 && sides[0].id.is_empty();
        let (Some(t), false) = (book.towns.iter().position(|id| id == town), account != "general") else {
            continue;
        };
        if basis == "printed" && !printed_alone {
            continue;
        }
        let s = sides.iter().position(|side| printed_alone || side.id == scenario);
        let (Some(s), Ok(year)) = (s, year.parse::<i64>()) else {
            outcome.wrong(|| format!("a row of scenario `{scenario}`, year `{year}` that is none"));
            continue;
        };
        let expected =
            sides[s].years.iter().find(|(y, _, _)| *y == year).map(|(_, basis, _)| basis_name(*basis));
        outcome.check(expected == Some(basis), || {
            format!("{scenario} {town} {year}: basis {basis}, not {expected:?}")
        });
        let Some(line) = LINES.into_iter().find(|name| *name == line) else {
            outcome.wrong(|| format!("line `{line}` is not of the statement"));
            continue;
        };
        let cell = cells.entry((s, t, year)).or_default();
        if code.is_empty() {
            let twice = cell.totals.insert(line, fen(amount)).is_some();
            outcome.check(!twice && (amount.is_empty() || fen(amount).is_some()), || {
                format!("{scenario} {town} {year} {line}: total `{amount}` twice or ill formed")
            });
        } else if !amount.is_empty() {
            let Some(fen) = fen(amount) else {
                outcome.wrong(|| format!("{scenario} {town} {year} {line} {code}: `{amount}`"));
                continue;
            };
            cell.rows.entry(line).or_default().push((code.to_owned(), fen));
        }
    }
    Ok(cells)
}

/// Fen of the oracle as a machine's number.
fn small(fen: &super::Fen) -> i128 {
    i128::try_from(fen).expect("an amount within bounds")
}

fn show(fen: Option<i128>) -> String {
    fen.map_or_else(|| "—".into(), |fen| yuan(&fen.into()))
}

/// Every total both ways, every row that both have, and that rows add up to their total.
fn hold_against(book: &Book, sides: &[Side], cells: &Cells, outcome: &mut Outcome) {
    let mut expected = 0;
    for (s, side) in sides.iter().enumerate() {
        for (t, town) in book.towns.iter().enumerate() {
            for (year, _, at) in &side.years {
                expected += 1;
                let place = format!("{} {town} {year}", side.id);
                match cells.get(&(s, t, *year)) {
                    Some(cell) => hold_cell(&side.oracle, (t, *at), cell, &place, outcome),
                    None => outcome.wrong(|| format!("{place}: not in the statement")),
                }
            }
        }
    }
    outcome.town_years += expected;
    outcome.check(expected == cells.len(), || format!("{} town-years, not {expected}", cells.len()));
}

fn hold_cell(oracle: &Oracle, (t, at): (usize, Moment), cell: &Cell, place: &str, outcome: &mut Outcome) {
    for line in LINES {
        if !oracle.stands(line) {
            outcome.check(!cell.totals.contains_key(line), || format!("{place} {line}: should not stand"));
            continue;
        }
        let right = oracle.line(t, line, at).map(|fen| small(&fen));
        match cell.totals.get(line) {
            None => outcome.wrong(|| format!("{place} {line}: missing, should be {}", show(right))),
            Some(found) => outcome.check(*found == right, || {
                format!("{place} {line}: {}, should be {}", show(*found), show(right))
            }),
        }
        let rows = cell.rows.get(line).map_or(&[][..], Vec::as_slice);
        if rows.is_empty() {
            continue;
        }
        let sum: i128 = rows.iter().map(|(_, fen)| fen).sum();
        let total = cell.totals.get(line).copied().flatten();
        outcome.check(total.is_none_or(|total| total == sum), || {
            format!("{place} {line}: rows add up to {}, total {}", show(Some(sum)), show(total))
        });
        if has_rows(line)
            && let Some(details) = oracle.details(t, line, at)
        {
            hold_rows(rows, &details, &format!("{place} {line}"), outcome);
        }
    }
    item_identities(cell, place, outcome);
    line_identities(cell, place, outcome);
}

/// Whether the oracle gives a line's rows, rather than adding up other lines.
fn has_rows(line: &str) -> bool {
    let sums = ["regime_capacity", "usable", "after_staffing", "balance", "spending", "closing", "handed_up"];
    !sums.contains(&line)
}

fn hold_rows(rows: &[(String, i128)], details: &Rc<Details>, place: &str, outcome: &mut Outcome) {
    let mut found: BTreeMap<&str, i128> = BTreeMap::new();
    for (code, fen) in rows {
        *found.entry(code).or_default() += fen;
    }
    for (code, fen) in &found {
        let right = details.get(*code).map_or(0, small);
        outcome.check(right == *fen, || {
            format!("{place} {code}: {}, should be {}", show(Some(*fen)), show(Some(right)))
        });
    }
    for (code, right) in
        details.iter().filter(|(code, fen)| small(fen) != 0 && !found.contains_key(code.as_str()))
    {
        outcome.wrong(|| format!("{place} {code}: no row, should be {}", yuan(right)));
    }
}

/// Per item, collected = tiers + county + town; a rule's own row, county + town = 0.
fn item_identities(cell: &Cell, place: &str, outcome: &mut Outcome) {
    let mut rest: BTreeMap<&str, i128> = BTreeMap::new();
    for (line, sign) in [("collected", 1), ("upper_share", -1), ("county_share", -1), ("town_share", -1)] {
        for (code, fen) in cell.rows.get(line).into_iter().flatten() {
            *rest.entry(code).or_default() += sign * fen;
        }
    }
    let split = cell.totals.get("collected").is_some_and(Option::is_some);
    for (code, rest) in rest.iter().filter(|_| split) {
        outcome.check(*rest == 0, || format!("{place} {code}: {} is left over", show(Some(*rest))));
    }
}

/// The rows of the year's own closing balance, as printed.
fn printed_closing(cell: &Cell) -> i128 {
    let rows = cell.rows.get("set_aside").into_iter().flatten();
    rows.filter(|(code, _)| code.starts_with("23009")).map(|(_, fen)| fen).sum()
}

/// The sums of lines that must hold among the file's own figures.
fn line_identities(cell: &Cell, place: &str, outcome: &mut Outcome) {
    let get = |line: &str| cell.totals.get(line).copied().flatten();
    let sum = |lines: &[&str]| lines.iter().try_fold(0, |sum, line| Some(sum + get(line)?));
    let mut hold = |name: &str, left: Option<i128>, right: Option<i128>| {
        if let (Some(left), Some(right)) = (left, right) {
            outcome.check(left == right, || {
                format!("{place}: {name}: {} and {}", show(Some(left)), show(Some(right)))
            });
        }
    };
    hold("collected", get("collected"), sum(&["upper_share", "county_share", "town_share"]));
    let all_in = sum(&INFLOWS);
    let out = sum(&["remitted", "other_remitted", "moved_out", "earmarked", "spending"]);
    let laid_by = get("set_aside").map(|all| all - printed_closing(cell));
    let closing = all_in.zip(out).zip(laid_by).map(|((all_in, out), laid_by)| all_in - out - laid_by);
    hold("closing", get("closing"), closing);
}
