//! `caili self-test`: its figures are those of the cases, every folder is run, and a figure or a rule that is another is told.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use common::{Table, caili, files_in, scaled};
use serde_json::Value;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The case of this number, as written down from its source.
fn case(number: &str) -> Value {
    let folder = root().join("tests/cases");
    let is_it =
        |path: &PathBuf| path.file_name().unwrap().to_string_lossy().starts_with(&format!("{number}_"));
    let path = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).find(is_it).unwrap();
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// `/expected/a*69 + /inputs/b - 83`: decimals of a case, added up, in ten-thousandths.
fn worked_out(case: &Value, figure: &str) -> i128 {
    let (mut sum, mut sign) = (0, 1);
    for term in figure.split(' ') {
        match term {
            "+" => sign = 1,
            "-" => sign = -1,
            _ => {
                let (of, times) = term.split_once('*').unwrap_or((term, "1"));
                let text = if of.starts_with('/') {
                    case.pointer(of).and_then(Value::as_str).unwrap_or_else(|| panic!("no {of}"))
                } else {
                    of
                };
                sum += sign * scaled(text, 4) * times.parse::<i128>().unwrap();
            }
        }
    }
    sum
}

type Figures = BTreeMap<(String, String, String, String), i128>;

/// What the cases say, book by book.
fn by_cases() -> BTreeMap<String, Figures> {
    let text = fs::read_to_string(root().join("tests/cases/self_test.csv")).unwrap();
    let (_, text) = text.split_once('\n').unwrap();
    let mut books: BTreeMap<String, Figures> = BTreeMap::new();
    for row in Table::read(text.as_bytes()).rows(&[]) {
        let figure = worked_out(&case(row.cell("case")), row.cell("figure"));
        let key = ["town", "year", "line", "code"].map(|header| row.cell(header).to_owned());
        let before = books.entry(row.cell("book").to_owned()).or_default().insert(key.into(), figure);
        assert!(before.is_none());
    }
    books
}

/// What stands in the self-test, book by book.
fn by_the_program() -> BTreeMap<String, Figures> {
    let mut books: BTreeMap<String, Figures> = BTreeMap::new();
    for (path, bytes) in files_in(&root().join("src/files/self-test")) {
        let Some(book) = path.strip_suffix("/settlement.csv") else { continue };
        let header = String::from_utf8(bytes.clone()).unwrap();
        let header = header.lines().next().unwrap().to_owned();
        let amount = header.split(',').find(|name| name.starts_with("金额")).unwrap().to_owned();
        for row in Table::read(&bytes).rows(&[]) {
            let cell = |name: &str| {
                if header.split(',').any(|other| other == name) {
                    row.cell(name).to_owned()
                } else {
                    String::new()
                }
            };
            let town = if header.starts_with("镇,") { cell("镇") } else { String::new() };
            let key = (town, cell("年度"), cell("行"), cell("科目编码"));
            books.entry(book.to_owned()).or_default().insert(key, scaled(row.cell(&amount), 4));
        }
    }
    books
}

#[test]
fn its_figures_are_those_of_the_cases() {
    let mut cases = by_cases();
    // A book of one town does not name it.
    for figures in cases.values_mut() {
        let towns: BTreeSet<String> = figures.keys().map(|(town, ..)| town.clone()).collect();
        if towns.len() == 1 {
            *figures = std::mem::take(figures)
                .into_iter()
                .map(|((_, year, line, code), figure)| ((String::new(), year, line, code), figure))
                .collect();
        }
    }
    let program = by_the_program();
    assert!(program.values().map(BTreeMap::len).sum::<usize>() > 130);
    for (book, figures) in &program {
        assert_eq!(Some(figures), cases.get(book), "{book}");
    }
    assert_eq!(program.len(), cases.len());
}

/// The cases that the closing of the rule language asks for, and the published accounts.
#[test]
fn no_case_is_left_out() {
    let text = fs::read_to_string(root().join("tests/cases/self_test.csv")).unwrap();
    let used: BTreeSet<&str> = text.lines().skip(2).map(|line| line.split(',').nth(1).unwrap()).collect();
    let there = fs::read_dir(root().join("tests/cases")).unwrap().map(|entry| entry.unwrap().file_name());
    let there: BTreeSet<String> = there
        .map(|name| name.to_string_lossy().into_owned())
        .filter(|name| Path::new(name).extension().is_some_and(|end| end == "json"))
        .map(|name| name.split('_').next().unwrap().to_owned())
        .collect();
    assert_eq!(used, there.iter().map(String::as_str).collect());
}

#[test]
fn every_folder_is_run_and_told_in_both_languages() {
    for (lang, closing) in [("zh", "自检通过"), ("en", "self-test passed")] {
        // Started where there is nothing to find.
        let empty = tempfile::tempdir().unwrap();
        let ran = caili(&format!("self-test --lang {lang}")).inside(empty.path()).succeeds();
        let told: Vec<&str> =
            ran.stdout.lines().skip(1).filter_map(|line| line.split_whitespace().next()).collect();
        let folders: Vec<String> = by_the_program().into_keys().collect();
        assert_eq!(
            told[..told.len() - 1],
            folders,
            "a new folder is seen when src/files/self_test.rs is compiled anew"
        );
        assert!(ran.stdout.trim_end().lines().last().unwrap().starts_with(closing), "{}", ran.stdout);
        assert_eq!(files_in(empty.path()).len(), 0);
        let is_chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        assert!(lang == "zh" || !ran.stdout.contains(is_chinese), "{}", ran.stdout);
    }
}

/// What the self-test does to each book, done to one that has been tampered with: a figure, a receipt, a rule.
#[test]
fn a_figure_or_a_rule_that_is_another_is_told() {
    for (file, from, to) in [
        ("data/four-six/settlement.csv", "2128", "2129"),
        ("data/four-six/revenue.csv", "6000", "6001"),
        ("scenarios/regimes/town/four-six.toml", "\"4:6\"", "\"5:5\""),
        ("scenarios/regimes/statute/prc.toml", "50%", "49%"),
    ] {
        let (folder, books) = caili::files::unpack_tests().unwrap();
        assert!(books.iter().any(|book| book.ends_with("four-six")));
        let settle =
            |line: &str| caili(&format!("settle data/four-six --lang en {line}")).inside(folder.path()).run();
        assert_eq!(settle("").code, 0);
        let path = folder.path().join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file}");
        fs::write(&path, text.replace(from, to)).unwrap();
        let ran = settle("");
        assert_eq!(ran.code, 1, "{file}: {}", ran.stdout);
        assert!(ran.stdout.contains("town share"), "{}", ran.stdout);
    }
}

/// Accounts as printed are settled without a scenario.
#[test]
fn a_book_that_prints_its_accounts_is_settled() {
    let (folder, _) = caili::files::unpack_tests().unwrap();
    let ran = caili("settle data/qingxi-2023 --lang en").inside(folder.path()).succeeds();
    assert!(ran.stdout.contains("all 8 settled figures agree"), "{}", ran.stdout);
    let path = folder.path().join("data/qingxi-2023/settlement.csv");
    let text = fs::read_to_string(&path).unwrap().replace("closing,674", "closing,675");
    fs::write(&path, text).unwrap();
    assert_eq!(caili("settle data/qingxi-2023").inside(folder.path()).run().code, 1);
}
