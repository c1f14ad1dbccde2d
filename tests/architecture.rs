//! Which room may use which: the table of the house, read off the source files themselves.
//!
//! A room is a folder of `src`. What it may import is listed here and nowhere else; to open a door is to change this
//! file, with a reason. It also says which room may use which crate, and where files are touched and words printed.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Each room with what it may import, from the bottom up.
const ROOMS: [(&str, &[&str]); 14] = [
    ("num", &[]),
    ("text", &[]),
    ("problem", &["num", "text"]),
    ("plan", &["num"]),
    // text: whoever says what is wrong takes the sentence from the one catalogue; it lies below all.
    ("book", &["num", "problem", "text"]),
    // text: as book. plan: an amount may be a line of the statement, a share a tier's, and plan has both names.
    ("regime", &["num", "problem", "book", "text", "plan"]),
    // text: as book.
    ("scenario", &["num", "problem", "book", "regime", "plan", "text"]),
    ("engine", &["num", "plan"]),
    // problem and text: what the engine flags becomes a problem here. regime: only for `Placed`, a value and its place.
    ("lab", &["num", "book", "scenario", "plan", "engine", "problem", "text"]),
    // book: the towns' names and units. plan: the rows of a statement are named by their lines.
    ("results", &["num", "engine", "lab", "book", "plan"]),
    // book: whose accounts they are, and whether real or invented.
    ("view", &["num", "text", "regime", "plan", "results", "lab", "book"]),
    ("render", &["text", "problem", "view"]),
    ("files", &["num", "text", "problem", "book", "scenario"]),
    (
        "cli",
        &[
            "num", "text", "problem", "plan", "book", "regime", "scenario", "engine", "lab", "results",
            "view", "render", "files",
        ],
    ),
];

/// Each crate that the program stands on, with the rooms or files that may use it.
const CRATES: [(&str, &[&str]); 28] = [
    ("ab_glyph", &["render"]),
    ("annotate-snippets", &["render"]),
    ("calamine", &["files"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("comfy-table", &["render"]),
    // Codes and names of a book of a million rows: up to 24 bytes stand in the row itself.
    ("compact_str", &["book"]),
    // The classification of the budget is a table of the program's own, compiled in.
    ("csv", &["files", "book/classification"]),
    ("encoding_rs", &["files"]),
    // The books of the self-test lie inside the program.
    ("include_dir", &["files"]),
    // Millions of amounts as text.
    ("itoa", &["num"]),
    // Bytes and words that are looked for in the whole of a long text.
    ("memchr", &["files", "book/intake"]),
    ("num-bigint", &["num"]),
    ("plotters", &["render"]),
    ("png", &["render"]),
    ("polars", &["results"]),
    // Stretches of tables and towns in the first, what is done with a long text in the second, blocks of scenarios in the third, parts
    // of tables in the fourth, sheets of a set of charts in the fifth.
    ("rayon", &["book/check", "files", "lab", "results", "render"]),
    ("resvg", &["render"]),
    // A workbook is a way to show something.
    ("rust_xlsxwriter", &["render"]),
    // The record of a run is written by the one, and read back by the other before it is replaced.
    ("serde", &["cli", "files"]),
    ("serde_json", &["cli", "files"]),
    ("sha2", &["files"]),
    ("simdutf8", &["files"]),
    ("sys-locale", &["cli"]),
    ("tempfile", &["files"]),
    ("toml", &["files"]),
    ("unicode-width", &["render"]),
];

/// Words of the language and its library that belong to some rooms only.
const WORDS: [(&str, &[&str]); 17] = [
    ("std::fs", &["files"]),
    ("File::", &["files"]),
    (".exists()", &["files"]),
    (".is_file()", &["files"]),
    (".is_dir()", &["files"]),
    ("std::env", &["cli"]),
    ("std::net", &[]),
    ("unsafe", &[]),
    ("print!", &["cli"]),
    ("println!", &["cli"]),
    ("eprint!", &["cli"]),
    ("eprintln!", &["cli"]),
    ("stdout()", &["cli"]),
    ("stderr()", &["cli"]),
    ("dbg!", &[]),
    // A clock or a map without order would make two runs differ.
    ("SystemTime", &[]),
    ("HashMap", &[]),
];

/// One line of a source file.
struct Line {
    /// The file below src, with `/`.
    file: String,
    number: usize,
    text: String,
}

impl Line {
    fn is_in(&self, place: &str) -> bool {
        self.file == place || self.file.starts_with(&format!("{place}/"))
    }

    fn is_comment(&self) -> bool {
        self.text.trim_start().starts_with("//")
    }

    /// How deep the file's module lies: 1 for a room itself.
    fn depth(&self) -> usize {
        let parts = self.file.split('/').count();
        if self.file.ends_with("/mod.rs") { parts - 1 } else { parts }
    }
}

impl std::fmt::Display for Line {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "src/{}:{}: {}", self.file, self.number, self.text.trim())
    }
}

fn source_lines() -> Vec<Line> {
    let mut lines = Vec::new();
    read_folder(Path::new("src"), &mut lines);
    assert!(lines.len() > 5_000, "only {} lines of source were found", lines.len());
    lines
}

fn read_folder(folder: &Path, lines: &mut Vec<Line>) {
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            read_folder(&path, lines);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let file = path.strip_prefix("src").unwrap().to_string_lossy().replace('\\', "/");
            let text = fs::read_to_string(&path).unwrap();
            lines.extend(text.lines().enumerate().map(|(at, text)| Line {
                file: file.clone(),
                number: at + 1,
                text: text.to_owned(),
            }));
        }
    }
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

/// What stands right after each occurrence of `mark` that does not begin inside a word.
fn after<'t>(text: &'t str, mark: &'t str) -> impl Iterator<Item = &'t str> {
    text.match_indices(mark)
        .filter(move |(at, _)| {
            !mark.starts_with(is_word) || !text[..*at].chars().next_back().is_some_and(is_word)
        })
        .map(move |(at, _)| &text[at + mark.len()..])
}

fn first_word(text: &str) -> &str {
    &text[..text.find(|character| !is_word(character)).unwrap_or(text.len())]
}

fn room_names() -> BTreeSet<&'static str> {
    ROOMS.iter().map(|(room, _)| *room).collect()
}

fn fail_with(what: &str, broken: &[String]) {
    assert!(broken.is_empty(), "{what}:\n  {}", broken.join("\n  "));
}

#[test]
fn every_room_is_in_the_table() {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir("src").unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            found.insert(name);
        } else {
            assert!(["lib.rs", "main.rs"].contains(&&*name), "src/{name}: code lives in rooms");
        }
    }
    let listed: BTreeSet<String> = room_names().into_iter().map(str::to_owned).collect();
    assert_eq!(found, listed);
}

#[test]
fn rooms_import_what_the_table_allows() {
    let rooms = room_names();
    let mut broken = Vec::new();
    for line in source_lines() {
        let Some((room, allowed)) = ROOMS.iter().find(|(room, _)| line.is_in(room)) else { continue };
        for rest in after(&line.text, "crate::") {
            let used = first_word(rest);
            if used.is_empty() {
                broken.push(format!("{line}   — one room on a line, so that it can be read here"));
            } else if rooms.contains(used) && used != *room && !allowed.contains(&used) {
                broken.push(format!("{line}   — `{room}` may not use `{used}`"));
            }
        }
    }
    fail_with("beyond the table of rooms", &broken);
}

#[test]
fn nobody_goes_round_the_table() {
    let rooms = room_names();
    let mut broken = Vec::new();
    for line in source_lines().iter().filter(|line| !line.is_comment()) {
        let depth = line.depth();
        // `super::super::plan` from a room's own file is `crate::plan` under another name.
        for rest in after(&line.text, &"super::".repeat(depth)) {
            if rooms.contains(first_word(rest)) && !line.text.contains(&"super::".repeat(depth + 1)) {
                broken.push(format!("{line}   — write `crate::`"));
            }
        }
        if after(&line.text, "caili::").next().is_some() && line.file != "main.rs" {
            broken.push(format!("{line}   — write `crate::`"));
        }
    }
    fail_with("rooms reached by another way", &broken);
}

#[test]
fn the_table_has_no_door_that_nobody_uses() {
    let lines = source_lines();
    let mut unused = Vec::new();
    // cli stands around all rooms, and plans, engines and views not yet furnished may leave a door of the design shut.
    let of_the_design =
        [("problem", "num"), ("results", "engine"), ("view", "regime"), ("view", "lab"), ("files", "num")];
    for (room, allowed) in ROOMS.iter().filter(|(room, _)| *room != "cli") {
        for other in allowed.iter().filter(|other| !of_the_design.contains(&(room, other))) {
            let used = lines
                .iter()
                .filter(|line| line.is_in(room))
                .any(|line| after(&line.text, "crate::").any(|rest| first_word(rest) == *other));
            if !used {
                unused.push(format!("{room} → {other}"));
            }
        }
    }
    fail_with("doors to close", &unused);
}

#[test]
fn main_and_lib_only_open_the_house() {
    let rooms = room_names();
    let lines = source_lines();
    let mut declared = BTreeSet::new();
    for line in lines.iter().filter(|line| line.file == "lib.rs" && !line.is_comment()) {
        let text = line.text.trim();
        if text.is_empty() || text.starts_with("#!") {
            continue;
        }
        let name = text.strip_prefix("pub mod ").and_then(|rest| rest.strip_suffix(';'));
        let name = name.unwrap_or_else(|| panic!("{line}   — lib.rs only names the rooms"));
        declared.insert(name);
    }
    assert_eq!(declared, rooms);
    for line in lines.iter().filter(|line| line.file == "main.rs" && !line.is_comment()) {
        for rest in after(&line.text, "caili::") {
            assert_eq!(first_word(rest), "cli", "{line}   — main.rs: parse, run, exit code");
        }
    }
}

#[test]
fn crates_stay_in_their_rooms() {
    let mut broken = Vec::new();
    for line in source_lines().iter().filter(|line| !line.is_comment()) {
        for (name, allowed) in CRATES {
            let path = format!("{}::", name.replace('-', "_"));
            // A room's own module may have a crate's name: `self::toml::…` is not the crate.
            let used = after(&line.text, &path).next().is_some()
                && !line.text.contains(&format!("super::{path}"))
                && !line.text.contains(&format!("pub use {path}"));
            if used && !allowed.iter().any(|place| line.is_in(place)) {
                broken.push(format!("{line}   — `{name}` belongs to {}", allowed.join(", ")));
            }
        }
    }
    fail_with("crates outside their rooms", &broken);
}

#[test]
fn every_crate_is_in_the_table() {
    let manifest: toml::Table = fs::read_to_string("Cargo.toml").unwrap().parse().unwrap();
    let mut dependencies: Vec<&str> =
        manifest["dependencies"].as_table().unwrap().keys().map(String::as_str).collect();
    dependencies.sort_unstable();
    let listed: Vec<&str> = CRATES.iter().map(|(name, _)| *name).collect();
    assert_eq!(dependencies, listed);
}

#[test]
fn files_are_touched_and_words_printed_in_one_room_each() {
    let mut broken = Vec::new();
    for line in source_lines().iter().filter(|line| !line.is_comment()) {
        for (word, allowed) in WORDS {
            let used = after(&line.text, word)
                .any(|rest| word.ends_with(['!', ')', ':']) || !rest.starts_with(is_word));
            if used && !allowed.iter().any(|place| line.is_in(place)) {
                let rooms = if allowed.is_empty() { "no room".to_owned() } else { allowed.join(", ") };
                broken.push(format!("{line}   — `{word}` belongs to {rooms}"));
            }
        }
    }
    fail_with("words outside their rooms", &broken);
}

/// What only some systems have. A line that names one stands right below `#[cfg(unix)]`, so that the program is built for Windows too.
const UNIX_ONLY: [&str; 9] =
    ["std::os::", "libc::", "nix::", "rustix::", "signal_hook", "/dev/", "/tmp", "/etc/", "/proc"];

#[test]
fn nothing_is_for_unix_alone() {
    let lines = source_lines();
    let mut broken = Vec::new();
    let mut above = "";
    for line in &lines {
        let named = UNIX_ONLY.iter().find(|word| line.text.contains(*word));
        if let Some(word) = named.filter(|_| !line.is_comment() && above.trim() != "#[cfg(unix)]") {
            broken.push(format!("{line}   — `{word}` below `#[cfg(unix)]` only"));
        }
        above = &line.text;
    }
    fail_with("not for Windows", &broken);
}
