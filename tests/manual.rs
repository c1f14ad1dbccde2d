//! The manual and the readers are one: what can be read stands in the manual, what stands there can be read.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use caili::files::{Source, Sources, load_book, parse_toml};
use caili::num::Year;
use caili::problem::{Node, Place, Placed, Problems};
use caili::regime::read::read_regime;
use caili::scenario::{ScenarioFiles, resolve};
use caili::text::Lang;
use caili::text::manual::{BOOK_KINDS, CONFIG, KINDS, Kind, SCENARIO_KINDS};
use caili::text::problems::unknown_key;
use common::{caili, write};
use toml::Value;

/// A kind of file: the tables that it can have, the file itself first; its readers and their sources.
struct File {
    kinds: &'static [Kind],
    problems_in: fn(&str) -> Problems,
    sources: &'static [&'static str],
}

const FILES: [File; 3] = [
    File {
        kinds: &KINDS,
        problems_in: problems_in_regime,
        sources: &[
            "regime/read.rs",
            "regime/read/amount.rs",
            "regime/read/guarantee.rs",
            "regime/read/split.rs",
        ],
    },
    File {
        kinds: &SCENARIO_KINDS,
        problems_in: problems_in_scenario,
        sources: &["scenario/overlay.rs", "scenario/parts.rs", "scenario/powers.rs", "scenario/debt.rs"],
    },
    File { kinds: &BOOK_KINDS, problems_in: problems_in_book, sources: &["book/check/settings.rs"] },
];

fn node(text: &str) -> Result<Node, Problems> {
    parse_toml(&Source { path: "example.toml".into(), text: text.into(), ..Source::default() })
}

fn problems_in_regime(text: &str) -> Problems {
    let mut problems = Problems::new();
    match node(text) {
        Ok(node) => drop(read_regime(&node, &mut problems)),
        Err(found) => problems.extend(found),
    }
    problems
}

/// The rules that a scenario can change.
const REGIME: &str = r#"
[[rule]]
id = "share"
since = 2019
covers = ["101"]
split = { of = "local", town = "40%" }
[[rule]]
id = "vat"
since = 2019
covers = ["10101"]
statute = { central = "50%" }
[[rule]]
id = "remittance"
since = 2019
sum = { up = "10万元" }
[[rule]]
id = "floor"
since = 2019
guarantee = { on = "regime_capacity", at = "90万元", below = "100%", with = "county" }
"#;

fn problems_in_scenario(text: &str) -> Problems {
    let mut problems = Problems::new();
    let node_of = |text: &str, problems: &mut Problems| match node(text) {
        Ok(node) => Some(node),
        Err(found) => {
            problems.extend(found);
            None
        }
    };
    let baseline = node_of("regime = \"r\"", &mut problems).unwrap();
    let regime = node_of(REGIME, &mut problems).unwrap();
    let Some(scenario) = node_of(text, &mut problems) else { return problems };
    let scenarios = BTreeMap::from([("baseline".to_owned(), baseline), ("it".to_owned(), scenario)]);
    let regimes = BTreeMap::from([("r".to_owned(), regime)]);
    let files = ScenarioFiles { scenarios, regimes, table: Vec::new() };
    let it = Placed { value: "it".to_owned(), place: Place::default() };
    resolve(&files, &[it], &[], Year::parse("2025").unwrap(), &mut problems);
    problems
}

fn problems_in_book(text: &str) -> Problems {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "book.toml", text);
    write(folder.path(), "revenue.csv", "镇,年度,科目编码,金额(万元)\nheping,2024,10110,100\n");
    match load_book(folder.path(), &mut Sources::new()) {
        Ok(book) => book.warnings,
        Err(problems) => problems,
    }
}

fn table(text: &str) -> Value {
    Value::Table(text.parse().unwrap())
}

/// Which kind of table stands behind a key of a table of another kind, as the manual says: of several the one that knows its keys.
fn kind_below(kind: &str, key: &str, value: &Value) -> &'static str {
    let Some(key) = self::kind(kind).and_then(|kind| kind.keys.iter().find(|known| known.name == key)) else {
        return "";
    };
    let table = match value {
        Value::Array(list) => list.first().unwrap_or(value),
        _ => value,
    };
    let Value::Table(entries) = table else { return "" };
    let knows = |id: &&&str| {
        let keys = self::kind(id).unwrap().keys;
        entries.keys().all(|entry| keys.iter().any(|known| known.name == entry))
    };
    let kinds = key.takes.kinds();
    kinds.iter().find(knows).copied().unwrap_or("")
}

/// A way from the root to a table: keys and places in lists.
type Trail = Vec<Result<String, usize>>;

/// Every table with its kind.
fn tables(kind: &'static str, value: &Value, trail: &Trail, found: &mut Vec<(&'static str, Trail)>) {
    let below = |step: Result<String, usize>| [trail.clone(), vec![step]].concat();
    match value {
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(at, value)| tables(kind, value, &below(Err(at)), found));
        }
        Value::Table(entries) => {
            if !kind.is_empty() {
                found.push((kind, trail.clone()));
            }
            for (key, inner) in entries {
                tables(kind_below(kind, key, inner), inner, &below(Ok(key.clone())), found);
            }
        }
        _ => {}
    }
}

/// The tables of a file that are of its own kinds: a scenario may have those of a regime too.
fn tables_of(file: &File, root: &Value) -> Vec<(&'static str, Trail)> {
    let mut found = Vec::new();
    tables(file.kinds[0].id, root, &Vec::new(), &mut found);
    found.retain(|(id, _)| file.kinds.iter().any(|kind| kind.id == *id));
    found
}

fn at<'v>(root: &'v mut Value, trail: &Trail) -> &'v mut toml::Table {
    let value = trail.iter().fold(root, |value, step| match step {
        Ok(key) => &mut value[key.as_str()],
        Err(at) => &mut value[*at],
    });
    value.as_table_mut().unwrap()
}

fn kind(id: &str) -> Option<&'static Kind> {
    FILES.iter().flat_map(|file| file.kinds).find(|kind| kind.id == id)
}

/// What is read of a file: the examples, and the regime with all parts.
fn texts(file: &File) -> Vec<String> {
    let mut texts: Vec<String> = file.kinds.iter().map(|kind| kind.example.to_owned()).collect();
    if file.kinds[0].id == "file" {
        let every = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/words/every.toml");
        texts.push(fs::read_to_string(every).unwrap());
    }
    texts
}

#[test]
fn every_example_is_well() {
    for file in &FILES {
        for kind in file.kinds {
            let problems = (file.problems_in)(kind.example);
            assert!(problems.is_empty(), "{}: {problems:?}", kind.id);
        }
    }
}

#[test]
fn every_key_is_in_the_example_of_its_kind() {
    for file in &FILES {
        for kind in file.kinds {
            let mut root = table(kind.example);
            let mut shown = BTreeSet::new();
            for (_, trail) in tables_of(file, &root).iter().filter(|(id, _)| *id == kind.id) {
                shown.extend(at(&mut root, trail).keys().cloned());
            }
            let keys: BTreeSet<String> = kind.keys.iter().map(|key| key.name.to_owned()).collect();
            assert_eq!(shown, keys, "{}", kind.id);
        }
    }
}

/// Into each table of each file go all words of the language: the reader takes one, or says that it does not know it. Words that are no
/// key there by the manual go in together; where the reader knows none of them they have nothing to do with each other.
#[test]
fn readers_take_the_keys_of_the_manual_and_no_others() {
    for file in &FILES {
        let mut words: BTreeSet<String> = literals(file).into_iter().collect();
        words.extend(file.kinds.iter().flat_map(|kind| kind.keys).map(|key| key.name.to_owned()));
        // A word that nobody knows is refused everywhere, so that what is not refused is known.
        words.insert("nobodys_word".to_owned());
        let mut taken: BTreeSet<(&str, String)> = BTreeSet::new();
        for text in texts(file) {
            let root = table(&text);
            for (id, trail) in tables_of(file, &root) {
                let is_key = |word: &&String| kind(id).unwrap().keys.iter().any(|key| key.name == *word);
                let (keys, others): (Vec<&String>, Vec<&String>) = words.iter().partition(is_key);
                taken.extend(not_refused(file, &root, &trail, &others).map(|word| (id, word)));
                for key in keys {
                    taken.extend(not_refused(file, &root, &trail, &[key]).map(|word| (id, word)));
                }
            }
        }
        let keys = |kind: &'static Kind| kind.keys.iter().map(|key| (kind.id, key.name.to_owned()));
        let manual: BTreeSet<(&str, String)> = file.kinds.iter().flat_map(keys).collect();
        assert_eq!(taken, manual);
    }
}

/// Of these words, put into a table, those that are there already or that its reader does not call unknown.
fn not_refused(file: &File, root: &Value, trail: &Trail, words: &[&String]) -> impl Iterator<Item = String> {
    let mut root = root.clone();
    let entries = at(&mut root, trail);
    for word in words {
        entries.entry((*word).clone()).or_insert_with(|| Value::String("x".to_owned()));
    }
    let problems = (file.problems_in)(&toml::to_string(&root).unwrap());
    let told: BTreeSet<String> = problems.sorted().iter().map(|problem| problem.message.en.clone()).collect();
    let words: Vec<String> = words.iter().map(|word| (*word).clone()).collect();
    words.into_iter().filter(move |word| !told.contains(&unknown_key(word).en))
}

#[test]
fn what_must_be_there_is_missed() {
    for file in &FILES {
        for text in texts(file) {
            let root = table(&text);
            for (id, trail) in tables_of(file, &root) {
                for key in kind(id).unwrap().keys {
                    let mut without = root.clone();
                    if at(&mut without, &trail).remove(key.name).is_none() {
                        assert!(!key.required, "{id} without {}", key.name);
                        continue;
                    }
                    let problems = (file.problems_in)(&toml::to_string(&without).unwrap());
                    assert!(!key.required || problems.any_error(), "nobody misses {} in {id}", key.name);
                }
            }
        }
    }
}

/// What is read of a file of defaults is read by the manual itself; the whole of it is well.
#[test]
fn the_example_of_defaults_is_well() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "caili.toml", CONFIG.example);
    let shown = caili("config").inside(folder.path()).succeeds().stdout;
    for key in CONFIG.keys {
        assert!(
            shown.lines().any(|line| line.starts_with(key.name) && line.contains("caili.toml")),
            "{shown}"
        );
    }
}

/// The words in small letters that the readers' source holds: keys, and the values that a key can take.
fn literals(file: &File) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut words = Vec::new();
    for source in file.sources {
        let text = fs::read_to_string(folder.join(source)).unwrap();
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            words.extend(line.split('"').skip(1).step_by(2).map(str::to_owned));
        }
    }
    let is_word =
        |word: &String| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    words.retain(is_word);
    assert!(words.len() > 20, "only {} words were found", words.len());
    words
}

/// No file that reads regimes is left out above.
#[test]
fn every_reader_of_regimes_is_looked_through() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/regime/read");
    let there: BTreeSet<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| format!("regime/read/{}", entry.unwrap().file_name().to_string_lossy()))
        .collect();
    let looked: BTreeSet<String> = FILES[0]
        .sources
        .iter()
        .filter(|source| **source != "regime/read.rs")
        .map(|s| (*s).to_owned())
        .collect();
    assert_eq!(there, looked);
}

#[test]
fn every_word_of_the_readers_is_explained() {
    for lang in Lang::ALL {
        let printed = caili(&format!("explain --rule-kinds --lang {lang}")).succeeds().stdout;
        let printed: String = printed.split_whitespace().collect();
        for word in literals(&FILES[0]) {
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
