//! The library as a whole: every file is run by a test, every rule says what it rests on, every title is in both languages.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::common::files_in;

const TESTS: [&str; 5] = [
    include_str!("abroad.rs"),
    include_str!("contracts.rs"),
    include_str!("provinces.rs"),
    include_str!("tax_sharing.rs"),
    concat!(include_str!("towns.rs"), include_str!("zones.rs")),
];

fn library() -> BTreeMap<String, toml::Table> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/regimes");
    let read = |(path, bytes): (String, Vec<u8>)| {
        let table =
            String::from_utf8(bytes).unwrap().parse().unwrap_or_else(|error| panic!("{path}: {error}"));
        (path.strip_suffix(".toml").expect("a regime file").to_owned(), table)
    };
    files_in(&folder).into_iter().map(read).collect()
}

#[test]
fn every_file_is_tried() {
    let library = library();
    assert!(library.len() > 35, "{} files", library.len());
    let mut tried: BTreeSet<String> = BTreeSet::new();
    for name in library.keys() {
        if TESTS.iter().any(|tests| tests.contains(&format!("\"{name}\""))) {
            // A regime runs with all that it extends.
            let mut next = Some(name.clone());
            while let Some(name) = next {
                next = library[&name].get("extends").map(|parent| parent.as_str().unwrap().to_owned());
                tried.insert(name);
            }
        }
    }
    let untried: Vec<&String> = library.keys().filter(|name| !tried.contains(*name)).collect();
    assert!(untried.is_empty(), "no test runs {untried:?}");
}

/// A document, or that it is an example (示例).
#[test]
fn every_rule_says_what_it_rests_on() {
    for (name, regime) in library() {
        for rule in regime["rule"].as_array().expect("rules") {
            let id = rule["id"].as_str().expect("an id");
            let reference = rule.get("reference").and_then(toml::Value::as_str).unwrap_or_default();
            assert!(!reference.trim().is_empty(), "{name}: rule `{id}` has no reference");
        }
    }
}

#[test]
fn every_title_is_in_both_languages() {
    let is_chinese = |text: &str| text.chars().any(|one| ('\u{4e00}'..='\u{9fff}').contains(&one));
    for (name, regime) in library() {
        let rules = regime["rule"].as_array().expect("rules").iter();
        let titles = rules.map(|rule| rule.get("title")).chain([regime.get("title")]);
        for title in titles {
            let words = |lang: &str| title.and_then(|title| title.get(lang)).and_then(toml::Value::as_str);
            assert!(words("zh").is_some_and(is_chinese), "{name}: a title without Chinese");
            assert!(words("en").is_some_and(|text| !is_chinese(text)), "{name}: a title without English");
        }
    }
}
