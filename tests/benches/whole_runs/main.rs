//! Whole runs of the program on the shipped books, start to exit: the best of five each, beside `caili --version` in the same
//! minute, since machines are noisy; and a county of 25 towns, 12 scenarios and 10 years.
//! `cargo bench --bench whole_runs` prints the table that the README shows.

mod county;

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const ROUNDS: usize = 5;

fn main() {
    let out = tempfile::tempdir().expect("a folder to write to");
    let out = out.path().to_string_lossy().into_owned();
    let made_up = tempfile::tempdir().expect("a folder for a book");
    county::write(made_up.path());
    let county = made_up.path().join("data/county").to_string_lossy().into_owned();
    let runs: [(&str, Vec<&str>); 6] = [
        ("caili --version", vec!["--version"]),
        ("caili run --no-charts", vec!["run", "--no-charts", "--out", &out]),
        ("caili run", vec!["run", "--out", &out]),
        (
            "caili run data/pilot-county --no-charts",
            vec!["run", "data/pilot-county", "--no-charts", "--out", &out],
        ),
        ("caili run data/pilot-county", vec!["run", "data/pilot-county", "--out", &out]),
        ("25 towns × 12 scenarios × 10 years, no charts", vec!["run", &county, "--no-charts", "--out", &out]),
    ];
    let mut best = [Duration::MAX; 6];
    // Round by round rather than run by run, so that a slow moment of the machine strikes all alike.
    for _ in 0..ROUNDS {
        for (at, (_, args)) in runs.iter().enumerate() {
            best[at] = best[at].min(once(args));
        }
    }
    println!("| command | best of {ROUNDS} |\n|---|---|");
    for ((name, _), time) in runs.iter().zip(best) {
        println!("| `{name}` | {:.1} ms |", time.as_secs_f64() * 1000.0);
    }
}

fn once(args: &[&str]) -> Duration {
    let start = Instant::now();
    let status = Command::new(env!("CARGO_BIN_EXE_caili"))
        .args(args)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .expect("the program starts");
    assert!(status.success(), "caili {} fails", args.join(" "));
    start.elapsed()
}
