//! A million inputs out of seeds: no panic, no hang, and no more memory than 200 MB.
//!
//! `CAILI_FUZZ` is how many there are, `CAILI_FUZZ_SEED` the first; seed N alone is `CAILI_FUZZ=1 CAILI_FUZZ_SEED=N`.

mod common;
#[path = "fuzz/input.rs"]
mod input;
#[path = "fuzz/reader.rs"]
mod reader;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use caili::book::{Book, TableKind};
use caili::scenario::TableCell;
use common::files_in;
use common::random::Lcg;
use reader::{BASELINE, REGIME, REVENUE, SETTINGS, STAFFING, cell};

/// How many inputs, where nobody says.
const INPUTS: usize = if cfg!(debug_assertions) { 20_000 } else { 1_000_000 };
/// How long one input may take; without optimisation everything is ten times as long.
const LONGEST: Duration = Duration::from_secs(if cfg!(debug_assertions) { 10 } else { 1 });
/// How much memory all of it may take at once.
const MOST_KB: usize = 200_000;

/// Files that are in order, to be changed.
struct Valid {
    tables: Vec<(TableKind, String, Vec<u8>)>,
    regimes: Vec<String>,
    scenarios: Vec<String>,
}

impl Valid {
    fn read() -> Self {
        let files = |folder: &str| files_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder));
        let mut tables = vec![
            (TableKind::Revenue, "revenue.csv".to_owned(), REVENUE.into()),
            (TableKind::Staffing, "staffing.csv".to_owned(), STAFFING.into()),
        ];
        for (name, bytes) in
            ["tests/messy", "data/indebted-town", "tests/errors", "tests/pilot-town-by-rates"]
                .into_iter()
                .flat_map(files)
        {
            let stem = name.rsplit('/').next().and_then(|file| file.split('.').next()).unwrap_or_default();
            if let Some(kind) = TableKind::of_stem(stem).filter(|_| bytes.len() < 12_000) {
                tables.push((kind, name, bytes));
            }
        }
        let text = |(_, bytes): (String, Vec<u8>)| String::from_utf8(bytes).expect("text");
        let is_toml =
            |(name, _): &(String, Vec<u8>)| Path::new(name).extension().is_some_and(|end| end == "toml");
        let regimes = files("scenarios/regimes").into_iter().filter(is_toml).map(text);
        let scenarios = ["scenarios/pilot-town", "scenarios/indebted-town"].into_iter().flat_map(files);
        let scenarios: Vec<String> = scenarios.filter(is_toml).map(text).collect();
        Self { tables, regimes: regimes.chain([REGIME.to_owned()]).collect(), scenarios }
    }
}

fn number(variable: &str, usual: usize) -> usize {
    std::env::var(variable).map_or(usual, |text| text.parse().expect("a whole number"))
}

/// One input, all the way.
fn one(seed: usize, valid: &Valid, book: &Book) {
    let mut lcg = Lcg::new(seed as u64);
    let lcg = &mut lcg;
    let lossy = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    match lcg.below(100) {
        0..=59 => reader::numbers(&input::word(lcg)),
        60..=74 => {
            // The small ones more often: they are through in no time.
            let among = if lcg.chance(70) { 2 } else { valid.tables.len() };
            let (kind, name, bytes) = &valid.tables[lcg.below(among)];
            reader::table(*kind, name, &input::bytes(bytes, lcg));
        }
        75..=79 => reader::settings(&lossy(input::bytes(SETTINGS.as_bytes(), lcg))),
        80..=84 => {
            let regime = &valid.regimes[lcg.below(valid.regimes.len())];
            let regime = if lcg.chance(50) { REGIME } else { regime };
            reader::scenario(book, &lossy(input::bytes(regime.as_bytes(), lcg)), BASELINE, Vec::new(), &[]);
        }
        85..=89 => {
            let scenario = &valid.scenarios[lcg.below(valid.scenarios.len())];
            let scenario = if lcg.chance(50) { BASELINE } else { scenario };
            reader::scenario(book, REGIME, &lossy(input::bytes(scenario.as_bytes(), lcg)), Vec::new(), &[]);
        }
        90..=94 => reader::scenario(book, REGIME, BASELINE, Vec::new(), &[setting(lcg)]),
        _ => reader::scenario(book, REGIME, BASELINE, vec![setting(lcg), setting(lcg)], &[]),
    }
}

/// Keys that are there.
const KEYS: [&str; 18] = [
    "share.within",
    "share.over.1",
    "share.over.1.to",
    "share.over.2",
    "share.base.grows",
    "up.amount",
    "up.amount.at_most.times",
    "town_share",
    "growth.*",
    "growth.101",
    "staffing.pay_growth",
    "staffing.posts.p.posts",
    "staffing.posts.p.town_bears",
    "fund.x.amount",
    "loan.l.term",
    "loan.l.grace",
    "loan.l.principal",
    "loan.l.rate",
];

/// Values that are numbers, and large.
const VALUES: [&str; 14] = [
    "0",
    "1",
    "-1",
    "100%",
    "-100%",
    "999999999%",
    "99999999999999",
    "9223372036854775807",
    "-9223372036854775808",
    "10000000",
    "22517998136852.47元",
    "99999999亿元",
    "1/3",
    "0.000000000000001",
];

fn setting(lcg: &mut Lcg) -> TableCell {
    let key = if lcg.chance(80) { lcg.pick(&KEYS).to_owned() } else { input::word(lcg) };
    let value = if lcg.chance(50) { lcg.pick(&VALUES).to_owned() } else { input::word(lcg) };
    cell(&key, &value)
}

#[test]
fn a_million_inputs_neither_panic_nor_hang() {
    let (inputs, first) = (number("CAILI_FUZZ", INPUTS), number("CAILI_FUZZ_SEED", 1));
    let (valid, book) = (Valid::read(), reader::book());
    assert!(
        valid.tables.len() > 50 && valid.regimes.len() > 30 && valid.scenarios.len() > 10,
        "files to change"
    );
    let (next, wrong, slowest) =
        (AtomicUsize::new(0), Mutex::new(Vec::new()), Mutex::new((Duration::ZERO, 0)));
    let work = || {
        loop {
            let seed = first + next.fetch_add(1, Ordering::Relaxed);
            if seed >= first + inputs || wrong.lock().expect("a list").len() > 20 {
                return;
            }
            let timed = || {
                let start = Instant::now();
                catch_unwind(AssertUnwindSafe(|| one(seed, &valid, &book))).map(|()| start.elapsed())
            };
            match timed() {
                Err(_) => wrong.lock().expect("a list").push(format!("seed {seed}: panics")),
                Ok(time) => {
                    // What the machine was busy with meanwhile is not the input's.
                    let again = || timed().map_or(time, |again| again.min(time));
                    let time = if time > LONGEST { again() } else { time };
                    let mut slowest = slowest.lock().expect("a time");
                    *slowest = (*slowest).max((time, seed));
                }
            }
        }
    };
    let threads = std::thread::available_parallelism().map_or(2, usize::from);
    std::thread::scope(|scope| (0..threads).for_each(|_| drop(scope.spawn(work))));
    let (time, seed) = slowest.into_inner().expect("a time");
    eprintln!("{inputs} inputs; the slowest, seed {seed}, took {time:?}; {:?} kB at most", peak_kb());
    let wrong = wrong.into_inner().expect("a list");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(time <= LONGEST, "seed {seed} took {time:?}");
    assert!(peak_kb().is_none_or(|kb| kb <= MOST_KB), "{:?} kB", peak_kb());
}

/// The most memory that this process has had, where the system says so.
fn peak_kb() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}

/// What is too large in an input, and how it is given to the readers.
type Huge = (&'static str, Box<dyn Fn(&Book)>);

/// What is far too long, too deep or too much of something, by name.
#[expect(clippy::too_many_lines, reason = "a list of inputs")]
fn huge() -> Vec<Huge> {
    let deep =
        |open: &str, close: &str, times: usize| format!("x = {}1{}", open.repeat(times), close.repeat(times));
    let revenue = |text: String| reader::table(TableKind::Revenue, "revenue.csv", text.as_bytes());
    let regime = |book: &Book, more: String| {
        reader::scenario(book, &format!("{REGIME}{more}"), BASELINE, Vec::new(), &[]);
    };
    let baseline = |book: &Book, more: String| {
        reader::scenario(book, REGIME, &format!("{BASELINE}{more}"), Vec::new(), &[]);
    };
    let rows = |count: usize, row: fn(usize) -> String| (0..count).map(row).collect::<String>();
    vec![
        ("brackets", Box::new(move |_| reader::settings(&deep("[", "]", 20_000)))),
        ("braces", Box::new(move |_| reader::settings(&deep("{a=", "}", 20_000)))),
        ("dots", Box::new(|_| reader::settings(&format!("a{} = 1", ".a".repeat(100_000))))),
        ("dots of a table", Box::new(|_| reader::settings(&format!("[a{}]\nb = 1", ".a".repeat(100_000))))),
        (
            "dots between braces",
            Box::new(|_| reader::settings(&format!("x = {{ a{} = 1 }}", ".a".repeat(100_000)))),
        ),
        (
            "an amount within an amount",
            Box::new(move |book| {
                regime(
                    book,
                    format!(
                        "[[rule]]\nid = \"s\"\nsince = 2019\nsum.up{} = \"1元\"\n",
                        ".plus".repeat(20_000)
                    ),
                );
            }),
        ),
        (
            "a measured ratio within a measured ratio",
            Box::new(move |book| {
                regime(
                    book,
                    format!(
                        "[[rule]]\nid = \"s\"\nsince = 2019\nsum.up.times{} = \"1元\"\n",
                        ".part.times".repeat(20_000)
                    ),
                );
            }),
        ),
        ("a long word", Box::new(move |_| revenue(format!("{}\n{}\n", REVENUE, "增".repeat(300_000))))),
        (
            "a long header",
            Box::new(move |_| {
                revenue(format!("年度,科目编码,金额(万元),{}\n2024,10101,5,1\n", "a".repeat(1_000_000)));
            }),
        ),
        (
            "a long code",
            Box::new(move |_| {
                revenue(format!("年度,科目编码,金额(万元)\n2024,1{},5\n", "01".repeat(500_000)));
            }),
        ),
        (
            "a long number",
            Box::new(move |_| {
                revenue(format!("年度,科目编码,金额(万元)\n2024,10101,{}\n", "9".repeat(1_000_000)));
            }),
        ),
        (
            "a long key",
            Box::new(|book| {
                reader::scenario(book, REGIME, BASELINE, Vec::new(), &[cell(&"share.".repeat(100_000), "1")]);
            }),
        ),
        (
            "many columns",
            Box::new(move |_| {
                revenue(format!(
                    "年度,科目编码,金额(万元){}\n2024,10101,5{}\n",
                    ",a".repeat(16_000),
                    ",1".repeat(16_000)
                ));
            }),
        ),
        (
            "quotes",
            Box::new(move |_| {
                revenue(format!("年度,科目编码,金额(万元)\n{}", "\"2024\"x\"\",10101,5\n".repeat(20_000)));
            }),
        ),
        (
            "open quotes",
            Box::new(move |_| {
                revenue(format!("年度,科目编码,金额(万元)\n{}", "2024,\"10101,5\n".repeat(20_000)));
            }),
        ),
        (
            "a table of wrong amounts",
            Box::new(move |_| {
                revenue(format!(
                    "年度,科目编码,金额(万元)\n{}",
                    rows(20_000, |at| format!("2024,10101,x{at}\n"))
                ));
            }),
        ),
        (
            "a table of one row",
            Box::new(move |_| {
                revenue(format!("年度,科目编码,金额(万元)\n{}", "2024,10101,5\n".repeat(20_000)));
            }),
        ),
        (
            "a table of names",
            Box::new(move |_| {
                revenue(format!("项目,2024年决算数\n{}", rows(1_000, |at| format!("某某收入{at},5\n"))));
            }),
        ),
        ("blank lines", Box::new(move |_| revenue("\n".repeat(1_000_000)))),
        ("commas", Box::new(move |_| revenue(",".repeat(300_000)))),
        (
            "years",
            Box::new(|book| {
                reader::scenario(book, REGIME, &BASELINE.replace("2023..2026", "1..99999"), Vec::new(), &[]);
            }),
        ),
        (
            "all years",
            Box::new(|book| {
                reader::scenario(
                    book,
                    REGIME,
                    &BASELINE.replace("2023..2026", "1900..2199"),
                    Vec::new(),
                    &[],
                );
            }),
        ),
        (
            "a loan of a billion years",
            Box::new(|book| {
                reader::scenario(book, REGIME, BASELINE, Vec::new(), &[cell("loan.l.term", "1000000000")]);
            }),
        ),
        (
            "rules",
            Box::new(move |book| {
                regime(
                    book,
                    rows(3_000, |at| format!("[[rule]]\nid = \"s{at}\"\nsince = 2019\nsum.up = \"1元\"\n")),
                );
            }),
        ),
        (
            "funds",
            Box::new(move |book| {
                baseline(
                    book,
                    rows(3_000, |at| {
                        format!("[[fund]]\nid = \"s{at}\"\nyears = \"2025..\"\namount = \"1元\"\n")
                    }),
                );
            }),
        ),
        (
            "growth year by year",
            Box::new(move |book| {
                baseline(
                    book,
                    format!(
                        "[transfers]\n\"110\" = {{ {} }}\n",
                        rows(3_000, |at| format!("\"{}\" = \"1%\",", 1900 + at % 300)).trim_end_matches(',')
                    ),
                );
            }),
        ),
        (
            "scenarios in a row",
            Box::new(|book| {
                reader::scenario(book, REGIME, BASELINE, columns_in_a_row("baseline"), &[]);
            }),
        ),
        (
            "scenarios in a circle",
            Box::new(|book| {
                reader::scenario(book, REGIME, BASELINE, columns_in_a_row("c1999"), &[]);
            }),
        ),
    ]
}

/// A table of scenarios, each on the one before, the first on the one that is named.
fn columns_in_a_row(first: &str) -> Vec<TableCell> {
    let columns = (1..2_000).rev().flat_map(|at| {
        let parent = if at == 1 { first.to_owned() } else { format!("c{}", at - 1) };
        let named = |key: &str, value: &str| TableCell { scenario: format!("c{at}"), ..cell(key, value) };
        [named("extends", &parent), named("growth.101", &format!("{at}‱"))]
    });
    columns.collect()
}

#[test]
fn what_is_far_too_much_is_refused_soon() {
    let book = reader::book();
    let mut wrong = Vec::new();
    for (name, give) in huge() {
        let start = Instant::now();
        let ended = catch_unwind(AssertUnwindSafe(|| give(&book)));
        let time = start.elapsed();
        eprintln!("{time:>12.1?} {:>9} kB  {name}", peak_kb().unwrap_or_default());
        if ended.is_err() || time > LONGEST * 3 {
            wrong.push(format!(
                "{name}: {}",
                if ended.is_err() { "panics".to_owned() } else { format!("{time:?}") }
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(peak_kb().is_none_or(|kb| kb <= MOST_KB), "{:?} kB", peak_kb());
}
