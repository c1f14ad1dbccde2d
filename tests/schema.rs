//! `caili schema`: what is shipped fits, what a reader refuses for its keys does not, and values are those that readers take.
//!
//! That its keys are the readers' own is shown in `manual.rs`: schema and manual say the same table.

mod common;
#[path = "schema/validate.rs"]
mod validate;

use std::fs;
use std::path::{Path, PathBuf};

use caili::files::{Source, parse_toml};
use caili::problem::Problems;
use caili::regime::read::read_regime;
use common::{caili, files_in};
use serde_json::Value;
use validate::validate;

fn schema(what: &str, lang: &str) -> Value {
    let printed = caili(&format!("schema {what} --lang {lang}")).succeeds().stdout;
    serde_json::from_str(&printed).unwrap()
}

fn json(text: &str) -> Value {
    let table: toml::Table = text.parse().unwrap();
    serde_json::to_value(table).unwrap()
}

fn is_toml(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|end| end == "toml")
}

/// Every TOML file that is shipped or tested with, with the kind that it is of.
fn shipped() -> Vec<(&'static str, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["data", "scenarios", "tests/books", "tests/messy", "tests/words", "src/files"] {
        for name in files_in(&root.join(folder)).into_keys().filter(|name| is_toml(name)) {
            let whole = format!("{folder}/{name}");
            let what = match whole.as_str() {
                whole if whole.ends_with("book.toml") => "book",
                whole if whole.contains("regimes/") || whole.contains("words/") => "regime",
                _ => "scenario",
            };
            files.push((what, root.join(whole)));
        }
    }
    files
}

#[test]
fn what_is_shipped_fits() {
    let files = shipped();
    for (what, least) in [("book", 15), ("scenario", 25), ("regime", 40)] {
        let schema = schema(what, "en");
        let of_it: Vec<&PathBuf> = files.iter().filter(|(of, _)| *of == what).map(|(_, path)| path).collect();
        assert!(of_it.len() >= least, "only {} files of {what}", of_it.len());
        for path in of_it {
            let wrong = validate(&schema, &json(&fs::read_to_string(path).unwrap()));
            assert!(wrong.is_empty(), "{}: {wrong:?}", path.display());
        }
    }
}

#[test]
fn a_file_of_defaults_fits() {
    let schema = schema("config", "en");
    assert!(validate(&schema, &json("lang = \"en\"\nbook = \"data/a\"\nno_charts = true\n")).is_empty());
    for wrong in ["lang = \"de\"", "no_charts = \"yes\"", "langauge = \"en\""] {
        assert!(!validate(&schema, &json(wrong)).is_empty(), "{wrong}");
    }
}

/// Another language is another wording of the same; the same words give the same bytes.
#[test]
fn languages_differ_in_words_alone() {
    fn without_words(value: &mut Value, taken: &mut String) {
        match value {
            Value::Object(entries) => {
                for word in ["title", "description"] {
                    // A key of a file may be called so too: then it is a table and no text.
                    if entries.get(word).is_some_and(Value::is_string) {
                        taken.push_str(entries.remove(word).unwrap().as_str().unwrap());
                    }
                }
                entries.values_mut().for_each(|value| without_words(value, taken));
            }
            Value::Array(list) => list.iter_mut().for_each(|value| without_words(value, taken)),
            _ => {}
        }
    }
    for what in ["book", "scenario", "regime", "config"] {
        let (mut zh, mut en) = (schema(what, "zh"), schema(what, "en"));
        assert_eq!(schema(what, "zh"), zh);
        let (mut chinese, mut english) = (String::new(), String::new());
        without_words(&mut zh, &mut chinese);
        without_words(&mut en, &mut english);
        assert_eq!(zh, en, "{what}");
        let is_chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        assert!(chinese.contains(is_chinese), "{what}");
        // What stands between back-ticks is as tables write it.
        let said: String = english.split('`').step_by(2).collect();
        assert!(!said.contains(is_chinese), "{said}");
    }
}

/// A regime with a value in each of these places: ratio, money, years of growth, year, code, time, plain number.
const PLACES: [(&str, &str); 7] = [
    ("ratio", "[[rule]]\nid = \"s\"\nsince = 2019\ncovers = [\"101\"]\nsplit = { of = \"local\", town = @ }"),
    ("money", "[[rule]]\nid = \"s\"\nsince = 2019\nsum.up = { amount = @ }"),
    (
        "years",
        "[[rule]]\nid = \"s\"\nsince = 2019\nsum.up = { amount = \"1元\", in = 2019, grows = { @ = \"2%\" } }",
    ),
    ("year", "[[rule]]\nid = \"s\"\nsince = @\nsum.up = \"1元\""),
    (
        "code",
        "[[rule]]\nid = \"s\"\nsince = 2019\ncovers = [\"101\", @]\nsplit = { of = \"local\", town = \"40%\" }",
    ),
    (
        "when",
        "[[rule]]\nid = \"s\"\nsince = 2019\nsum.up = { items = [\"101\"], of = \"local\", actual = @ }",
    ),
    (
        "plain",
        "[[rule]]\nid = \"s\"\nsince = 2019\nsum.up = { amount = \"1元\", in = 2019, follows = { items = [\"101\"], of = \"local\", coefficient = @ } }",
    ),
];

/// What one could write there.
const VALUES: [&str; 47] = [
    "\"40%\"",
    "\"40 %\"",
    "\"4:6\"",
    "\"４:６\"",
    "\"4：6\"",
    "\"40%:60%\"",
    "\"40 % ：60％\"",
    "\"2/5\"",
    "\"0.4\"",
    "\".4\"",
    "\"+0.4\"",
    "0.4",
    "1",
    "\"四成\"",
    "\"40％\"",
    "\"\"",
    "\"-\"",
    "\".\"",
    "\"40%%\"",
    "\"1/2/3\"",
    "\"320万元\"",
    "\"1,200 元\"",
    "\"1.5亿元\"",
    "\"320\"",
    "320",
    "\"万元\"",
    "\"-3万元\"",
    "\"3 wan\"",
    "\"3美元\"",
    "\"2019\"",
    "2019",
    "\"2019年\"",
    "\"19\"",
    "\"2019..2020\"",
    "\"2019..\"",
    "\"..2020\"",
    "\"..\"",
    "\"2019..=2020\"",
    "\"2019...2020\"",
    "\"-10118\"",
    "\"@label\"",
    "\"10118@label\"",
    "\"last\"",
    "\"this\"",
    "\"-3\"",
    "-3",
    "true",
];

#[test]
fn values_fit_where_readers_take_them() {
    // A share of less than nothing or more than all is a ratio as it is written; no pattern can reckon, nor knows which codes there
    // are.
    let beyond = ["\"-3\"", "\"-10118\"", "-3", "\"320\"", "320", "\"2019\"", "2019", "\"19\""];
    let means_more = |name: &str, value: &str| ["ratio", "code"].contains(&name) && beyond.contains(&value);
    let schema = schema("regime", "en");
    let (mut taken, mut refused) = (0, 0);
    for (name, place) in PLACES {
        for value in VALUES.into_iter().filter(|value| !means_more(name, value)) {
            // A key of a table is text.
            let value =
                if name == "years" && !value.starts_with('"') { &format!("\"{value}\"") } else { value };
            let text = place.replace('@', value);
            let source = Source { path: "r.toml".into(), text: text.as_str().into(), ..Source::default() };
            let mut problems = Problems::new();
            read_regime(&parse_toml(&source).unwrap(), &mut problems);
            let wrong = validate(&schema, &json(&text));
            assert_eq!(problems.any_error(), !wrong.is_empty(), "{name} {value}: {problems:?} {wrong:?}");
            if wrong.is_empty() { taken += 1 } else { refused += 1 }
        }
    }
    assert!(taken > 40 && refused > 100, "{taken} taken, {refused} refused");
}
