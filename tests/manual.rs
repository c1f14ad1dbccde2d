//! The manual of the language and its readers are one: what can be read stands in the manual, what stands there can be read.

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use caili::files::{Source, parse_toml};
use caili::problem::Problems;
use caili::regime::read::read_regime;
use caili::text::Lang;
use caili::text::manual::{KINDS, Kind};
use caili::text::problems::unknown_key;
use common::caili;
use toml::Value;

fn problems_in(text: &str) -> Problems {
    let source = Source { path: "example.toml".into(), text: text.into(), ..Source::default() };
    let mut problems = Problems::new();
    match parse_toml(&source) {
        Ok(node) => drop(read_regime(&node, &mut problems)),
        Err(found) => problems.extend(found),
    }
    problems
}

fn table(text: &str) -> Value {
    Value::Table(text.parse().unwrap())
}

/// Which kind of table stands under a key of a table of another kind: the grammar, as the manual describes it.
fn kind_below(kind: &str, key: &str, table: &Value) -> &'static str {
    match (kind, key) {
        ("file", "rule") => "rule",
        ("rule", "statute") => "statute",
        ("rule", "split") => "split",
        ("rule", "sum") => "sum",
        ("rule", "guarantee") => "guarantee",
        ("split", "town" | "county") if table.get("base").is_some() => "rates",
        ("rates" | "tier", "within" | "over" | "rate") | ("guarantee", "below" | "above") => "rate",
        ("amount", "follows") => "follows",
        // Else a rate by years, whose keys are years.
        ("amount", "grows") if table["grows"].get("data").is_some() => "ratio",
        ("split", "town" | "county" | "shortfall")
        | ("guarantee", "tied")
        | ("amount", "times")
        | ("follows", "coefficient") => "ratio",
        ("split", "base")
        | ("sum", "up" | "down")
        | ("guarantee", "on" | "at" | "at_most")
        | ("amount", "plus" | "less" | "at_least" | "at_most")
        | ("ratio", "part" | "of") => "amount",
        _ => "",
    }
}

/// A way from the root to a table: keys and places in lists.
type Trail = Vec<Result<String, usize>>;

/// Every table with its kind.
fn tables(kind: &'static str, value: &Value, trail: &Trail, found: &mut Vec<(&'static str, Trail)>) {
    let below = |step: Result<String, usize>| [trail.clone(), vec![step]].concat();
    match value {
        Value::Array(list) => {
            // A list of rates is tiers.
            let kind = if kind == "rate" { "tier" } else { kind };
            list.iter().enumerate().for_each(|(at, value)| tables(kind, value, &below(Err(at)), found));
        }
        Value::Table(entries) => {
            let kind = if kind == "rate" { "ratio" } else { kind };
            if !kind.is_empty() {
                found.push((kind, trail.clone()));
            }
            for (key, inner) in entries {
                tables(kind_below(kind, key, value), inner, &below(Ok(key.clone())), found);
            }
        }
        _ => {}
    }
}

fn tables_of(root: &Value) -> Vec<(&'static str, Trail)> {
    let mut found = Vec::new();
    tables("file", root, &Vec::new(), &mut found);
    found
}

fn at<'v>(root: &'v mut Value, trail: &Trail) -> &'v mut toml::Table {
    let value = trail.iter().fold(root, |value, step| match step {
        Ok(key) => &mut value[key.as_str()],
        Err(at) => &mut value[*at],
    });
    value.as_table_mut().unwrap()
}

fn kind(id: &str) -> &'static Kind {
    static ALL: [Kind; 11] = KINDS;
    ALL.iter().find(|kind| kind.id == id).unwrap_or_else(|| panic!("the manual has no kind {id}"))
}

/// Every regime that is at hand: the examples, the one with all parts, and what is shipped.
fn texts() -> Vec<String> {
    let every = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/words/every.toml");
    KINDS.iter().map(|kind| kind.example.to_owned()).chain([fs::read_to_string(every).unwrap()]).collect()
}

#[test]
fn every_example_is_well() {
    for kind in KINDS {
        let problems = problems_in(kind.example);
        assert!(problems.is_empty(), "{}: {problems:?}", kind.id);
    }
}

#[test]
fn every_key_is_in_the_example_of_its_kind() {
    for kind in KINDS {
        let mut root = table(kind.example);
        let mut shown = BTreeSet::new();
        for (_, trail) in tables_of(&root).iter().filter(|(id, _)| *id == kind.id) {
            shown.extend(at(&mut root, trail).keys().cloned());
        }
        let keys: BTreeSet<String> = kind.keys.iter().map(|key| key.name.to_owned()).collect();
        assert_eq!(shown, keys, "{}", kind.id);
    }
}

/// Into each table of each regime goes each word of the language: the reader takes it, or says that it does not know it.
#[test]
fn readers_take_the_keys_of_the_manual_and_no_others() {
    let mut words: BTreeSet<String> = literals().into_iter().collect();
    words.extend(KINDS.iter().flat_map(|kind| kind.keys).map(|key| key.name.to_owned()));
    let mut taken: BTreeSet<(&str, String)> = BTreeSet::new();
    for text in texts() {
        let root = table(&text);
        for (kind, trail) in tables_of(&root) {
            // A word that nobody knows is refused there, so that what is not refused is known.
            assert!(is_refused(&root, &trail, "nobodys_word"), "{kind} at {trail:?} takes any word");
            for word in words.iter().filter(|word| !is_refused(&root, &trail, word)) {
                taken.insert((kind, word.clone()));
            }
        }
    }
    let manual: BTreeSet<(&str, String)> =
        KINDS.iter().flat_map(|kind| kind.keys.iter().map(|key| (kind.id, key.name.to_owned()))).collect();
    assert_eq!(taken, manual);
}

/// Whether the reader says that it does not know a key.
fn is_refused(root: &Value, trail: &Trail, word: &str) -> bool {
    let mut root = root.clone();
    let entries = at(&mut root, trail);
    if entries.contains_key(word) {
        return false;
    }
    entries.insert(word.to_owned(), Value::String("x".to_owned()));
    let problems = problems_in(&toml::to_string(&root).unwrap());
    let message = unknown_key(word);
    problems.sorted().iter().any(|problem| problem.message == message)
}

#[test]
fn what_must_be_there_is_missed() {
    for text in texts() {
        let root = table(&text);
        for (id, trail) in tables_of(&root) {
            for key in kind(id).keys.iter().filter(|key| key.required) {
                let mut without = root.clone();
                assert!(at(&mut without, &trail).remove(key.name).is_some(), "{id} without {}", key.name);
                let problems = problems_in(&toml::to_string(&without).unwrap());
                assert!(problems.any_error(), "nobody misses {} in {id}", key.name);
            }
        }
    }
}

/// The words in small letters that the readers' source holds: keys, and the values that a key can take.
fn literals() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/regime");
    let below = fs::read_dir(folder.join("read")).unwrap().map(|entry| entry.unwrap().path());
    let mut words = Vec::new();
    for file in below.chain([folder.join("read.rs")]) {
        let text = fs::read_to_string(&file).unwrap();
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            words.extend(line.split('"').skip(1).step_by(2).map(str::to_owned));
        }
    }
    let is_word =
        |word: &String| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    words.retain(is_word);
    assert!(words.len() > 100, "only {} words were found", words.len());
    words
}

#[test]
fn every_word_of_the_readers_is_explained() {
    for lang in Lang::ALL {
        let printed = caili(&format!("explain --rule-kinds --lang {lang}")).succeeds().stdout;
        let printed: String = printed.split_whitespace().collect();
        for word in literals() {
            let said = [format!("`{word}`"), format!("`\"{word}\"`")];
            assert!(said.iter().any(|said| printed.contains(said)), "`{word}` is not explained in {lang}");
        }
    }
}

/// Chinese sentences have Chinese punctuation, English ones English.
#[test]
fn punctuation_is_that_of_the_language() {
    let is_chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    for command in
        ["explain --rule-kinds", "explain --regime", "explain reform-base --regime --book data/pilot-county"]
    {
        for lang in Lang::ALL {
            let page = caili(&format!("{command} --lang {lang}")).succeeds().stdout;
            for line in page.lines().filter(|line| !line.contains(" = ") || line.contains('`')) {
                let letters: Vec<char> = line.chars().collect();
                for at in letters.windows(3) {
                    let [before, mark, after] = [at[0], at[1], at[2]];
                    let half = ",:;()".contains(mark) && is_chinese(before) && is_chinese(after);
                    let full = "\u{ff0c}\u{ff1a}\u{ff1b}\u{ff08}\u{ff09}".contains(mark)
                        && (before.is_ascii_alphabetic() || after == ' ');
                    assert!(!(half || full && lang == Lang::En), "{lang}: {line}");
                }
            }
        }
    }
}
