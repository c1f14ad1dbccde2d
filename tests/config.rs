//! Defaults of one's own: which of them decides, where each came from, and what is wrong with a file of them.

mod common;

use std::fs;
use std::path::Path;

use common::{Ran, Typed, caili, copy_of, write};

/// The value and where it came from, as `config` shows a setting.
fn shown(ran: &Ran, key: &str) -> (String, String) {
    let line = ran.stdout.lines().find(|line| line.split_whitespace().next() == Some(key));
    let cells: Vec<&str> = line.unwrap().split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect();
    (cells[1].to_owned(), cells.last().unwrap().to_string())
}

/// In a folder below another, with a home of the user's.
fn inside(root: &Path, typed: &str) -> Typed {
    caili(typed)
        .inside(&root.join("above/here"))
        .env("XDG_CONFIG_HOME", &root.join("home").display().to_string())
}

#[test]
fn what_is_nearer_decides() {
    let root = tempfile::tempdir().unwrap();
    let root = root.path();
    fs::create_dir_all(root.join("above/here")).unwrap();
    let config = |typed: &str| inside(root, &format!("config {typed}"));
    assert_eq!(shown(&config("--lang en").succeeds(), "color"), ("auto".to_owned(), "built in".to_owned()));

    write(root, "home/caili/config.toml", "color = \"always\"\nbook = \"users\"\nlang = \"en\"\n");
    let ran = config("").succeeds();
    let (value, from) = shown(&ran, "book");
    assert!(value == "users" && from.ends_with("home/caili/config.toml:2:8"), "{from}");
    assert_eq!(shown(&ran, "lang").0, "en");

    write(root, "above/caili.toml", "book = \"aboves\"\nout = \"aboves\"\n");
    let ran = config("").succeeds();
    let (value, from) = shown(&ran, "book");
    assert!(value == "aboves" && from.ends_with("above/caili.toml:1:8"), "{from}");
    assert_eq!(shown(&ran, "color").0, "always", "what the nearer leaves out the farther says");

    write(root, "above/here/caili.toml", "book = \"heres\"\n");
    let ran = config("").succeeds();
    assert_eq!(shown(&ran, "book"), ("heres".to_owned(), "caili.toml:1:8".to_owned()));
    assert_eq!(shown(&ran, "out").0, "aboves");

    let ran = config("").env("CAILI_BOOK", "environments").succeeds();
    assert_eq!(shown(&ran, "book"), ("environments".to_owned(), "CAILI_BOOK".to_owned()));
    let ran = config("--lang zh").succeeds();
    assert_eq!(shown(&ran, "lang"), ("zh".to_owned(), "--lang".to_owned()));
}

/// What `config` shows is what commands do: the book that is looked for is the one of the nearest that speaks.
#[test]
fn commands_do_what_is_shown() {
    let root = tempfile::tempdir().unwrap();
    let root = root.path();
    fs::create_dir_all(root.join("above/here")).unwrap();
    let looked_for = |typed: &str, envs: &[(&str, &str)]| {
        let typed = envs.iter().fold(inside(root, typed), |typed, (name, value)| typed.env(name, value));
        let ran = typed.refused();
        assert_eq!(ran.codes(), ["F01"], "{}", ran.stderr);
        ran.stderr.split('`').nth(1).unwrap().to_owned()
    };
    write(root, "home/caili/config.toml", "book = \"users\"\n");
    assert_eq!(looked_for("check", &[]), "users");
    write(root, "above/caili.toml", "book = \"aboves\"\n");
    assert_eq!(looked_for("check", &[]), "aboves");
    write(root, "above/here/caili.toml", "book = \"heres\"\n");
    assert_eq!(looked_for("check", &[]), "heres");
    assert_eq!(looked_for("check", &[("CAILI_BOOK", "environments")]), "environments");
    assert_eq!(looked_for("check typed", &[("CAILI_BOOK", "environments")]), "typed");
}

/// The settings that are no folders: files, environment.
#[test]
fn flags_can_be_set_for_good() {
    let copy = copy_of(&["data/pilot-town", "scenarios"]);
    write(copy.path(), "caili.toml", "no_charts = true\nplain = true\nout = \"mine\"\n");
    let run = || caili("run --scenario baseline").inside(copy.path());
    run().succeeds();
    let text = fs::read_to_string(copy.path().join("mine/statement.csv")).unwrap();
    assert!(!text.starts_with('\u{feff}') && !copy.path().join("mine/charts").exists());
    run().env("CAILI_PLAIN", "false").succeeds();
    let text = fs::read_to_string(copy.path().join("mine/statement.csv")).unwrap();
    assert!(text.starts_with('\u{feff}'));
    let coloured = |typed: Typed| typed.inside(copy.path()).run().stderr.contains('\u{1b}');
    assert!(coloured(caili("run --set a.b=1").env("CAILI_COLOR", "always")));
    assert!(!coloured(caili("run --set a.b=1 --color never").env("CAILI_COLOR", "always")));
}

/// A file that is at fault is told with its place, in both languages, but what asks for nothing is answered.
#[test]
fn a_file_at_fault_is_told() {
    for (text, code, place, english, chinese) in [
        ("\nlnag = \"en\"\n", "C31", "caili.toml:2:1", "did you mean `lang`?", "是不是 `lang`？"),
        (
            "color = \"allways\"\n",
            "C30",
            "caili.toml:1:9",
            "`color` cannot have this value",
            "`color` 不能是这个值",
        ),
        (
            "no_charts = \"yes\"\n",
            "C30",
            "caili.toml:1:13",
            "`no_charts` cannot have this value",
            "`no_charts` 不能是这个值",
        ),
        ("book = 5\n", "C30", "caili.toml:1:8", "`book` cannot have this value", "`book` 不能是这个值"),
        ("color =\n", "F04", "caili.toml:1:8", "error", "错误"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), "caili.toml", text);
        for (lang, told) in [("en", english), ("zh", chinese)] {
            for typed in ["config", "run", "self-test"] {
                let ran = caili(&format!("{typed} --lang {lang}")).inside(folder.path()).refused();
                assert_eq!(ran.codes(), [code], "{}", ran.stderr);
                assert!(ran.stderr.contains(place) && ran.stderr.contains(told), "{}", ran.stderr);
            }
            for typed in ["--help", "--version", "run --help", "help"] {
                caili(&format!("{typed} --lang {lang}")).inside(folder.path()).succeeds();
            }
        }
    }
}
