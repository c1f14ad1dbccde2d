//! Whole runs of the program on the shipped books, start to exit: the best of five each, beside `caili --version` in the same
//! minute, since machines are noisy; and a county of 25 towns, 12 scenarios and 10 years.
//! `cargo bench --bench whole_runs` prints the table that the README shows.

mod county;

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const ROUNDS: usize = 5;

fn main() {
    let outputs = tempfile::tempdir().expect("a folder to write to");
    let made_up = tempfile::tempdir().expect("a folder for a book");
    county::write(made_up.path());
    let county = made_up.path().join("data/county").to_string_lossy().into_owned();
    let runs: [(&str, &[&str]); 6] = [
        ("caili --version", &["--version"]),
        ("caili run --no-charts", &["run", "--no-charts"]),
        ("caili run", &["run"]),
        ("caili run data/pilot-county --no-charts", &["run", "data/pilot-county", "--no-charts"]),
        ("caili run data/pilot-county", &["run", "data/pilot-county"]),
        ("25 towns × 12 scenarios × 10 years, no charts", &["run", &county, "--no-charts"]),
    ];
    let mut best = [Duration::MAX; 6];
    // Round by round rather than run by run, so that a slow moment of the machine strikes all alike. Each has a folder of its own
    // for its outputs: from the second round on it replaces those of its last run, as a user's does.
    for _ in 0..ROUNDS {
        for (at, (_, args)) in runs.iter().enumerate() {
            best[at] = best[at].min(once(args, &outputs.path().join(at.to_string())));
        }
    }
    println!("| command | best of {ROUNDS} |\n|---|---|");
    for ((name, _), time) in runs.iter().zip(best) {
        println!("| `{name}` | {:.1} ms |", time.as_secs_f64() * 1000.0);
    }
}

fn once(args: &[&str], out: &Path) -> Duration {
    let mut command = Command::new(env!("CARGO_BIN_EXE_caili"));
    command.args(args);
    if args[0] == "run" {
        command.arg("--out").arg(out);
    }
    let start = Instant::now();
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status().expect("the program starts");
    assert!(status.success(), "caili {} fails", args.join(" "));
    start.elapsed()
}
