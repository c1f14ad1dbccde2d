//! One folder for each problem a book can have, under `tests/errors`: the smallest book that has it, and the whole
//! message in both languages. They are documentation as much as a test.
//!
//! `CAILI_BLESS=1` writes the messages anew, to be read before they are kept.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use caili::files::{Sources, load_book};
use caili::problem::Problems;
use caili::render;
use caili::text::Lang;

/// Problems of no folder: F02 and F14 need a file that cannot be read or written, F16 outputs, F17 a link, F18 a file that changes
/// (see `faults`), F20 and F21 are of tables of scenarios.
const ELSEWHERE: [&str; 7] = ["F02", "F14", "F16", "F17", "F18", "F20", "F21"];

/// The folders of tests/errors that belong to this test, by name.
fn folders() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> =
        fs::read_dir("tests/errors").unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.retain(|folder| name(folder).starts_with(['F', 'B']));
    folders.sort();
    folders
}

fn name(folder: &Path) -> String {
    folder.file_name().unwrap().to_string_lossy().into_owned()
}

/// What is said of a book's folder, and the sources to show it with.
fn said_of(folder: &Path) -> (Problems, Sources) {
    let mut sources = Sources::new();
    let problems = match load_book(folder, &mut sources) {
        Ok(book) => book.warnings,
        Err(problems) => problems,
    };
    (problems, sources)
}

#[test]
fn every_problem_is_told_in_both_languages() {
    let bless = std::env::var_os("CAILI_BLESS").is_some();
    let mut differing = Vec::new();
    for folder in folders() {
        let (problems, sources) = said_of(&folder);
        for lang in Lang::ALL {
            let told = render::problems(&problems, &|file| sources.text(file), lang, false) + "\n";
            let golden = folder.join(format!("expected.{lang}.txt"));
            if bless {
                fs::write(&golden, &told).unwrap();
            } else if fs::read_to_string(&golden).ok().as_deref() != Some(&*told) {
                differing.push(format!("{}\n{told}", golden.display()));
            }
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

#[test]
fn a_folder_has_its_own_problem_and_no_other() {
    for folder in folders() {
        let (problems, _) = said_of(&folder);
        let codes: BTreeSet<&str> = problems.sorted().iter().map(|problem| problem.code).collect();
        let own = &name(&folder)[..3];
        assert!(codes.contains(own), "{}: {codes:?}", folder.display());
        // A file that is missing is often there under another name.
        assert!(codes.len() == 1 || own == "F01", "{}: {codes:?}", folder.display());
    }
}

#[test]
fn every_code_has_a_folder() {
    let shown: BTreeSet<String> = folders().iter().map(|folder| name(folder)[..3].to_owned()).collect();
    for code in codes_in(Path::new("src/files")).into_iter().chain(codes_in(Path::new("src/book"))) {
        assert!(shown.contains(&code) || ELSEWHERE.contains(&&*code), "no folder shows {code}");
    }
}

/// The codes of problems that the files of a folder mention.
fn codes_in(folder: &Path) -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            codes.extend(codes_in(&path));
            continue;
        }
        let text = fs::read_to_string(&path).unwrap_or_default();
        codes.extend(text.split('"').filter(|word| is_code(word)).map(str::to_owned));
    }
    codes
}

fn is_code(word: &str) -> bool {
    word.len() == 3 && word.starts_with(['F', 'B']) && word[1..].bytes().all(|byte| byte.is_ascii_digit())
}
