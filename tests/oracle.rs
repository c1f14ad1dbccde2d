//! The engine against the oracle: the shipped books and scenarios, and random ones, figure by figure to the fen.

#![expect(clippy::needless_pass_by_value, clippy::struct_field_names, reason = "written as the paper has it")]

#[path = "oracle/mod.rs"]
mod oracle;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use oracle::compare::{compare, run_binary};
use oracle::generator;

/// Random runs of one pass, and the town-years that they must at least make up.
const RUNS: usize = 500;
const TOWN_YEARS: usize = 100_000;

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
            seen.into_iter().for_each(|(kind, times)| *kinds.entry(kind).or_default() += times);
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
    eprintln!("{kinds:#?}");
    assert!(town_years >= TOWN_YEARS * times, "only {town_years} town-years");
}
