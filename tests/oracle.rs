//! The engine against the oracle: the shipped books and scenarios, and random ones, figure by figure to the fen.
//!
//! One pass of random ones is 100,000 town-years; `CAILI_ORACLE_RUNS=10 cargo test --release --test oracle random -- --nocapture`
//! is a million. `CAILI_ORACLE_SEED` is the first seed; a book that fails stays in `target/tmp`.

#![expect(
    clippy::needless_pass_by_value,
    clippy::struct_excessive_bools,
    clippy::struct_field_names,
    reason = "written as the paper has it"
)]

#[path = "oracle/mod.rs"]
mod oracle;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use oracle::compare::{compare, run_binary};
use oracle::generator;

/// Random runs of one pass, and the town-years that they must at least make up.
const RUNS: usize = 520;
const TOWN_YEARS: usize = 100_000;

/// How often each kind of rule, or of what a book or scenario says besides, must come to something other than 0 in one pass, so that none is silently left out.
const KINDS: [(&str, usize); 63] = [
    ("bears by a parameter", 30_000),
    ("borrowed", 1200),
    ("bullet", 1000),
    ("claim", 3000),
    ("company", 4000),
    ("contribution", 150_000),
    ("contribution of a category", 25_000),
    ("due", 5000),
    ("each", 10_000),
    ("element with a growth of its own", 60_000),
    ("equal principal", 6000),
    ("equalisation", 3000),
    ("fees given up", 1200),
    ("fees of a power", 6000),
    ("first tier", 10_000),
    ("follows", 10_000),
    ("follows under one year's rules", 8000),
    ("government", 3000),
    ("guarantee after another", 6000),
    ("guarantee for some towns", 2000),
    ("guarantee with a limit", 3000),
    ("guarantee with a tier", 5000),
    ("hidden", 4000),
    ("higher tier", 20_000),
    ("hold-harmless", 2000),
    ("level payments", 6000),
    ("measured ratio", 80_000),
    ("operations of a power", 3000),
    ("own posting", 20_000),
    ("own rate of growth", 8000),
    ("part of a guarantee", 40),
    ("part of a split", 300),
    ("part of a sum", 1000),
    ("pay stated in all", 20_000),
    ("per", 10_000),
    ("pool paid", 1000),
    ("pool received", 1000),
    ("rest", 40_000),
    ("rest over a base", 5000),
    ("retired", 2500),
    ("service raised", 15_000),
    ("shared, each town's own", 1000),
    ("shared, stated once", 2000),
    ("shared_by", 30_000),
    ("split for some towns", 40_000),
    ("staffing saved", 2500),
    ("statute for some towns", 30_000),
    ("stock cleared", 2500),
    ("stock worked off", 6000),
    ("sum for some towns", 3000),
    ("sum of its own items", 3000),
    ("sum turned round", 1000),
    ("sum with a tier", 4000),
    ("tied ratio", 1000),
    ("tied rest", 2000),
    ("tier below the one before it", 3000),
    ("tier to a part of the base", 9000),
    ("tier to a sum", 20_000),
    ("tiers above", 1000),
    ("tiers below", 900),
    ("tiers over", 9000),
    ("tiers within", 3000),
    ("year of grace", 700),
];

fn project() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The books that have scenarios, and those that are only printed.
fn shipped() -> Vec<(PathBuf, Option<PathBuf>)> {
    let books = std::fs::read_dir(project().join("data")).expect("the books");
    let mut books: Vec<PathBuf> =
        books.map(|book| book.expect("a book").path()).filter(|b| b.is_dir()).collect();
    books.sort();
    let scenarios = |book: &PathBuf| project().join("scenarios").join(book.file_name().expect("a name"));
    books
        .into_iter()
        .map(|book| (book.clone(), Some(scenarios(&book)).filter(|folder| folder.exists())))
        .collect()
}

#[test]
fn shipped_books_agree_to_the_fen() {
    let out = tempfile::tempdir().expect("a folder");
    for (book, scenarios) in shipped() {
        let name = book.file_name().expect("a name").to_string_lossy().into_owned();
        let out = out.path().join(&name);
        run_binary(&book, scenarios.as_deref(), &out).unwrap_or_else(|e| panic!("{e}"));
        let outcome = compare(&book, scenarios.as_deref(), &out);
        assert!(outcome.wrong.is_empty(), "{name}:\n{}", outcome.wrong.join("\n"));
        assert!(outcome.figures > 50, "{name}: only {} figures", outcome.figures);
    }
}

/// How often each kind of rule came to something.
type Kinds = BTreeMap<&'static str, usize>;

/// One random book: written, run, held against the oracle; its folder stays where it fails.
fn one_random(seed: u64) -> (usize, Kinds, Vec<String>) {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("oracle-{seed}"));
    _ = std::fs::remove_dir_all(&root);
    generator::write(&root, "random", seed);
    let (book, scenarios, out) = (root.join("data/random"), root.join("scenarios/random"), root.join("out"));
    let outcome = match run_binary(&book, Some(&scenarios), &out) {
        Ok(()) => {
            let held = std::panic::catch_unwind(|| compare(&book, Some(&scenarios), &out));
            held.map_or_else(
                |_| (0, Kinds::new(), vec!["the oracle stopped".to_owned()]),
                |held| (held.town_years, held.kinds, held.wrong),
            )
        }
        Err(e) => (0, Kinds::new(), vec![e]),
    };
    if outcome.2.is_empty() {
        std::fs::remove_dir_all(&root).expect("a folder taken away");
        return outcome;
    }
    let wrong = format!("seed {seed}, {}:\n  {}", root.display(), outcome.2.join("\n  "));
    (outcome.0, outcome.1, vec![wrong])
}

#[test]
fn random_books_agree_to_the_fen() {
    let times: usize =
        std::env::var("CAILI_ORACLE_RUNS").map_or(1, |text| text.parse().expect("a whole number"));
    let first: u64 =
        std::env::var("CAILI_ORACLE_SEED").map_or(1, |text| text.parse().expect("a whole number"));
    let runs = RUNS * times;
    let (next, town_years, wrong) = (AtomicUsize::new(0), AtomicUsize::new(0), Mutex::new(Vec::new()));
    let kinds = Mutex::new(Kinds::new());
    let work = || {
        loop {
            let run = next.fetch_add(1, Ordering::Relaxed);
            let failed = wrong.lock().expect("a list").len();
            if run >= runs || failed >= 10 {
                return;
            }
            let (held, seen, failures) = one_random(first + run as u64);
            let mut kinds = kinds.lock().expect("a table");
            for (kind, times) in seen {
                *kinds.entry(kind).or_default() += times;
            }
            drop(kinds);
            town_years.fetch_add(held, Ordering::Relaxed);
            wrong.lock().expect("a list").extend(failures);
        }
    };
    let threads = std::thread::available_parallelism().map_or(2, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(work);
        }
    });
    let wrong = wrong.into_inner().expect("a list");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let town_years = town_years.into_inner();
    eprintln!("{town_years} random town-years in {runs} runs agree");
    let kinds = kinds.into_inner().expect("a table");
    for (kind, least) in KINDS {
        let seen = kinds.get(kind).copied().unwrap_or(0);
        eprintln!("{seen:>8} {kind}");
        assert!(seen >= least * times, "only {seen} of the kind `{kind}`");
    }
    let unlisted: Vec<_> =
        kinds.iter().filter(|(kind, _)| KINDS.iter().all(|(listed, _)| listed != *kind)).collect();
    assert!(unlisted.is_empty(), "kinds without a floor: {unlisted:?}");
    assert!(town_years >= TOWN_YEARS * times, "only {town_years} town-years");
}
