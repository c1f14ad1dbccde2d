//! Big tables: 1.4 million rows of revenue as CSV, and 100,000 as a workbook, read and checked as a book is. Each measurement is a
//! process of its own on two threads, so that its peak of memory is its own; beside them stands what plain reading of the same
//! file costs in the same minute, since machines are noisy. `cargo bench --bench big_tables` prints the table.

mod made_up;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use caili::files::{Sources, load_book};
use made_up::{Order, Size};

const ROUNDS: usize = 5;

/// 2,800 towns × 20 codes × 25 years, and 100 × 20 × 50.
const LARGE: Size = Size { towns: 2800, years: 25 };
const SHEET: Size = Size { towns: 100, years: 50 };

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["measure", what, path] => measure(what, Path::new(path)),
        _ => all(),
    }
}

/// Writes the books, and measures each way of reading them.
fn all() {
    let folder = tempfile::tempdir().expect("a folder for the books");
    let book = |name: &str| folder.path().join(name);
    made_up::csv(&book("csv"), LARGE, Order::ByTown);
    made_up::csv(&book("csv-by-year"), LARGE, Order::ByYear);
    made_up::xlsx(&book("xlsx"), SHEET);
    let revenue = book("csv").join("revenue.csv");
    let ways: [(&str, &str, PathBuf); 5] = [
        ("CSV: its lines counted", "lines", revenue.clone()),
        ("CSV: its fields read by the csv crate", "fields", revenue),
        ("CSV: 1,400,000 rows read and checked, town by town", "book", book("csv")),
        ("CSV: the same, year by year", "book", book("csv-by-year")),
        ("xlsx: 100,000 rows read and checked", "book", book("xlsx")),
    ];
    let mut best = vec![(f64::MAX, 0.0_f64); ways.len()];
    for _ in 0..ROUNDS {
        for ((_, what, path), (seconds, peak)) in ways.iter().zip(&mut best) {
            let (took, memory) = in_a_process_of_its_own(what, path);
            *seconds = seconds.min(took);
            *peak = peak.max(memory);
        }
    }
    println!("| what | best of {ROUNDS} | peak of memory |\n|---|---|---|");
    for ((name, ..), (seconds, peak)) in ways.iter().zip(best) {
        println!("| {name} | {seconds:.2} s | {peak:.0} MB |");
    }
}

/// Seconds, and megabytes at the peak.
fn in_a_process_of_its_own(what: &str, path: &Path) -> (f64, f64) {
    let this = std::env::current_exe().expect("this program");
    let mut command = Command::new(this);
    command.args(["measure", what]).arg(path).env("RAYON_NUM_THREADS", "2");
    let output = command.output().expect("a process");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let told = String::from_utf8(output.stdout).expect("two numbers");
    let mut numbers = told.split_whitespace().map(|number| number.parse().expect("a number"));
    (numbers.next().expect("seconds"), numbers.next().expect("megabytes"))
}

fn measure(what: &str, path: &Path) {
    let start = Instant::now();
    match what {
        "lines" => {
            let text = fs::read_to_string(path).expect("the file");
            assert_eq!(text.lines().count(), LARGE.rows() + 1);
        }
        "fields" => {
            let mut reader = csv::Reader::from_path(path).expect("the file");
            let mut record = csv::StringRecord::new();
            let mut fields = 0;
            while reader.read_record(&mut record).expect("a record") {
                fields += record.len();
            }
            assert_eq!(fields, LARGE.rows() * made_up::HEADERS.len());
        }
        _ => {
            let book = load_book(path, &mut Sources::new()).unwrap_or_else(|problems| {
                panic!("the book is at fault: {:?}", problems.sorted().first());
            });
            assert!(book.warnings.is_empty(), "{:?}", book.warnings.sorted().first());
            let rows = book.value.towns.len() * book.value.settled.len() * made_up::CODES.len();
            assert_eq!(book.value.revenue.len(), rows);
        }
    }
    println!("{} {}", start.elapsed().as_secs_f64(), peak_of_memory());
}

/// The most memory that this process ever held, in megabytes; 0 where the system does not say.
fn peak_of_memory() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse::<f64>().unwrap_or_default() / 1024.0
}
