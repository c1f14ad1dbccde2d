//! Random books, regimes and scenarios, written as the folders an office would have: everything that the spec's
//! language can say, kept to what is well defined (no circle, no year without figures, one split an item).

mod amounts;
mod book;
mod debt;
mod guarantees;
#[path = "../../common/random.rs"]
mod random;
mod ratios;
mod regime;
mod scenarios;
mod sharing;
mod staffing;
mod sums;

use std::collections::BTreeMap;
use std::path::Path;

pub use random::Lcg;

/// A split's rule and the items that it has.
struct Group {
    id: String,
    covers: Vec<String>,
    codes: Vec<String>,
    /// For which towns it is; all where empty.
    towns: Vec<usize>,
    /// Whether a later rule replaces it.
    replaced: bool,
    /// Whether it is a split over a base.
    based: bool,
    /// Fields of it that scenarios.csv may name.
    keys: Vec<&'static str>,
}

/// A sum's rule.
struct Sum {
    id: String,
    since: i64,
    /// Whether it is for all towns, without an end and replaced by none, so that others may name its part.
    lasts: bool,
    /// Whether another names its part, so that it must last.
    named: bool,
    /// Whether `amount` is a key of it.
    has_amount: bool,
    code: Option<&'static str>,
    up: bool,
}

/// A guarantee's rule.
struct Guarantee {
    id: String,
    since: i64,
    lasts: bool,
    named: bool,
}

/// What is being written.
struct World {
    lcg: Lcg,
    first: i64,
    last: i64,
    /// How many years back a rule may look.
    depth: i64,
    towns: usize,
    codes: Vec<String>,
    /// Codes whose receipts are printed as the local part.
    local: Vec<String>,
    /// Receipts stay below this, in fen.
    cap: i64,
    groups: Vec<Group>,
    sums: Vec<Sum>,
    guarantees: Vec<Guarantee>,
    /// Statutes without an end, and from when on each counts.
    statutes: Vec<(String, i64)>,
    /// Replacements that may be ended.
    replacements: Vec<(String, i64)>,
    has_transfers: bool,
    has_expenditure: bool,
    has_staffing: bool,
    /// Whether the book's own sum of what is usable takes off what spending must be known for.
    takes_debt_service: bool,
    categories: Vec<&'static str>,
    /// Elements of pay, where the book states them.
    elements: Vec<&'static str>,
    /// Heads of the last year that no scenario retires yet, by town and category.
    spare: BTreeMap<(usize, &'static str), i64>,
    has_debt: bool,
    has_stocks: bool,
    /// Codes of transfers.csv and functions of expenditure.csv.
    transfer_codes: Vec<&'static str>,
    functions: Vec<&'static str>,
    /// Numbers ids.
    next_id: usize,
}

const TAXES: [&str; 10] =
    ["10101", "10102", "10104", "10106", "10109", "10110", "10112", "10113", "10118", "10119"];
const FEES: [&str; 4] = ["10302", "10304", "10307", "10399"];
const TRANSFERS: [&str; 17] = [
    "1100102", "1100201", "1100202", "1100207", "1100248", "1100260", "1100269", "1100299", "11003", "11008",
    "11009", "11015", "11011", "2300601", "2300602", "23008", "23009",
];
const FUNCTIONS: [&str; 12] =
    ["201", "203", "204", "205", "208", "211", "212", "213", "221", "224", "229", "232"];
const CATEGORIES: [&str; 6] = ["行政编制", "事业编制", "工勤", "编外", "离退休", "交流干部"];
const SHARES: [&str; 16] = [
    "40%", "0.4", "1/3", "17.37%", "4:6", "37:63", "2/7", "0%", "100%", "50%", "65.5%", "99.99%", "33.333%",
    "5/9", "0.125", "61.47%",
];

/// Writes `root/data/NAME`, `root/scenarios/NAME` and `root/scenarios/regimes` for a seed.
pub fn write(root: &Path, name: &str, seed: u64) {
    let mut world = World::new(seed);
    let book = root.join("data").join(name);
    let scenarios = root.join("scenarios").join(name);
    for folder in [&book, &scenarios.join("regimes"), &root.join("scenarios/regimes/statute")] {
        std::fs::create_dir_all(folder).expect("a new folder");
    }
    let put = |path: std::path::PathBuf, text: String| std::fs::write(path, text).expect("a written file");
    put(book.join("book.toml"), world.book());
    put(book.join("revenue.csv"), world.revenue());
    put(book.join("parameters.csv"), world.parameters());
    if world.has_transfers {
        put(book.join("transfers.csv"), world.transfers());
    }
    if world.has_expenditure {
        put(book.join("expenditure.csv"), world.expenditure());
    }
    if world.has_staffing {
        put(book.join("staffing.csv"), world.staffing());
        if !world.elements.is_empty() && world.lcg.chance(70) {
            put(book.join("employer_rates.csv"), world.employer_rates());
        }
    }
    if world.has_debt {
        put(book.join("debt.csv"), world.debt());
    }
    if world.has_stocks {
        put(book.join("stocks.csv"), world.stocks());
    }
    put(root.join(format!("scenarios/regimes/statute/{name}.toml")), world.statutes());
    put(scenarios.join("regimes/main.toml"), world.regime(name));
    for (file, text) in world.scenarios() {
        put(scenarios.join(file), text);
    }
}

impl World {
    fn new(seed: u64) -> Self {
        let mut lcg = Lcg::new(seed);
        let last = lcg.between(2018, 2026);
        let settled = lcg.pick(&[1, 2, 3, 3, 4, 4]);
        let towns = lcg.between(1, 12).max(lcg.between(1, 12));
        let cap = lcg.pick(&[1_000, 10_000_000, 10_000_000_000, 10_000_000_000, 1_000_000_000_000]);
        let codes = some_codes(&mut lcg);
        let local = if lcg.chance(25) {
            codes.iter().filter(|_| lcg.chance(40)).cloned().collect()
        } else {
            Vec::new()
        };
        let count = lcg.between(1, 6);
        Self {
            first: last - settled + 1,
            last,
            depth: lcg.between(0, settled - 1).max(lcg.between(0, settled - 1)).min(2),
            towns: usize::try_from(towns).expect("towns"),
            codes,
            local,
            cap,
            groups: Vec::new(),
            sums: Vec::new(),
            guarantees: Vec::new(),
            statutes: Vec::new(),
            replacements: Vec::new(),
            has_transfers: lcg.chance(92),
            has_expenditure: lcg.chance(92),
            has_staffing: lcg.chance(85),
            takes_debt_service: false,
            categories: CATEGORIES.iter().copied().take(usize::try_from(count).expect("few")).collect(),
            transfer_codes: TRANSFERS
                .into_iter()
                .filter(|_| lcg.chance(60))
                .chain(["1100208", "23015"])
                .collect(),
            functions: ["214"].into_iter().chain(FUNCTIONS.into_iter().filter(|_| lcg.chance(40))).collect(),
            has_debt: lcg.chance(50),
            has_stocks: lcg.chance(50),
            elements: Vec::new(),
            spare: BTreeMap::new(),
            next_id: 0,
            lcg,
        }
    }

    fn id(&mut self, head: &str) -> String {
        self.next_id += 1;
        format!("{head}{}", self.next_id)
    }

    fn town_id(at: usize) -> String {
        format!("t{}", at + 1)
    }

    /// `towns = [ … ]` for some towns; nothing for all.
    fn towns_key(&mut self, towns: &[usize]) -> String {
        if towns.is_empty() {
            return String::new();
        }
        let names: Vec<String> = towns.iter().map(|at| format!("\"{}\"", self.town_name(*at))).collect();
        format!("towns = [{}]\n", names.join(", "))
    }

    /// Some of the towns of a list, at least one; of all where the list is empty.
    fn some_towns(&mut self, of: &[usize]) -> Vec<usize> {
        let all: Vec<usize> = if of.is_empty() { (0..self.towns).collect() } else { of.to_vec() };
        let some: Vec<usize> = all.iter().copied().filter(|_| self.lcg.chance(55)).collect();
        if some.is_empty() { vec![all[self.lcg.below(all.len())]] } else { some }
    }

    /// A town as its id, Chinese or English name.
    fn town_name(&mut self, at: usize) -> String {
        match self.lcg.below(3) {
            0 => Self::town_id(at),
            1 => format!("第{}镇", at + 1),
            _ => format!("Town {}", at + 1),
        }
    }
}

/// Two to nine items: taxes and fees, some of them in parts.
fn some_codes(lcg: &mut Lcg) -> Vec<String> {
    let mut codes: Vec<String> = Vec::new();
    for tax in TAXES {
        if lcg.chance(45) {
            match lcg.below(12) {
                0 => codes.extend([format!("{tax}01"), format!("{tax}03")]),
                1 => codes.extend([format!("{tax}@kept"), format!("{tax}@moved")]),
                _ => codes.push(tax.to_owned()),
            }
        }
    }
    if codes.is_empty() {
        codes.push("10101".into());
    }
    codes.extend(FEES.into_iter().filter(|_| lcg.chance(35)).map(str::to_owned));
    codes
}

/// Fen as a plain number in a unit, with all its digits.
fn number(fen: i64, unit: &str) -> String {
    let places = match unit {
        "元" => 2,
        "万元" => 6,
        _ => 10,
    };
    let digits = format!("{:0>1$}", fen.abs(), places + 1);
    let (whole, rest) = digits.split_at(digits.len() - places);
    let text = format!("{whole}.{rest}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if fen < 0 { format!("-{text}") } else { text.to_owned() }
}
