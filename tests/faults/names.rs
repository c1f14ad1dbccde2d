//! Names out of files that would climb out of their folder, and names that not every system takes.

use std::fs;
use std::path::Path;

use crate::common::{caili, copy_of, files_in, write};

/// A copy of the pilot town in which one file has one text in place of another, and which has what climbing names would reach.
fn with(file: &str, from: &str, to: &str) -> tempfile::TempDir {
    let copy = copy_of(&["data/pilot-town", "scenarios"]);
    let text = fs::read_to_string(copy.path().join(file)).unwrap();
    assert!(text.contains(from), "{file} has no {from}");
    fs::write(copy.path().join(file), text.replacen(from, to, 1)).unwrap();
    let regime = fs::read(copy.path().join("scenarios/pilot-town/regimes/zone.toml")).unwrap();
    let scenario = fs::read(copy.path().join("scenarios/pilot-town/baseline.toml")).unwrap();
    for (file, bytes) in [
        ("outside.toml", &regime),
        ("scenarios/outside.toml", &regime),
        ("scenarios/other/outside.toml", &scenario),
    ] {
        write(copy.path(), file, bytes);
    }
    copy
}

/// Files that are really there, by paths that lead out.
const CLIMBING: [&str; 5] =
    ["../outside", "../../outside", "../outside.toml", "./zone/../../../outside", "regimes/zone"];

#[test]
fn names_in_files_are_no_paths() {
    let cases = [
        ("scenarios/pilot-town/baseline.toml", "regime      = \"zone\"", "regime = ", "R33"),
        ("scenarios/pilot-town/regimes/zone.toml", "extends  = \"statute/prc\"", "extends = ", "R33"),
        ("scenarios/pilot-town/50-50.toml", "extends     = \"baseline\"", "extends = ", "S05"),
        ("scenarios/pilot-town/scenarios.csv", "extends,baseline,", "extends,", "S05"),
    ];
    for (file, from, key, code) in cases {
        let whole = fs::canonicalize(file).unwrap().with_extension("").to_string_lossy().into_owned();
        for climbing in CLIMBING.into_iter().chain([&*whole, "/etc/passwd", "C:\\Windows\\win.ini", ".."]) {
            let to = match file {
                _ if key.ends_with(',') => format!("{key}{climbing},"),
                _ => format!("{key}'{climbing}'"),
            };
            let copy = with(file, from, &to);
            let ran = caili("run --no-charts --lang en").inside(copy.path()).refused();
            assert_eq!(ran.codes(), [code], "{file} {climbing}: {}", ran.stderr);
            assert!(ran.stderr.contains(&format!("`{climbing}`")), "{}", ran.stderr);
            assert!(ran.stderr.contains(&format!("──▶ {file}:")), "a place: {}", ran.stderr);
            assert!(ran.stderr.contains("hint: "), "{}", ran.stderr);
            assert!(!copy.path().join("output").exists());
        }
    }
}

#[test]
fn names_typed_for_scenarios_and_regimes_are_no_paths() {
    let copy = with("scenarios/pilot-town/baseline.toml", "zone", "zone");
    for climbing in CLIMBING.into_iter().chain(["../other/outside", "/etc/passwd"]) {
        for typed in [
            format!("run --no-charts --scenario {climbing}"),
            format!("run --no-charts --chosen {climbing}"),
            format!("compare --town-share 50% --from {climbing}"),
            format!("keys --scenario {climbing}"),
            format!("explain {climbing} --year 2026 --line usable"),
            format!("explain --regime={climbing}"),
        ] {
            let ran = caili(&typed).inside(copy.path()).refused();
            assert!(["S05", "R33"].contains(&&*ran.codes()[0]), "{typed}: {}", ran.stderr);
        }
    }
    assert!(!copy.path().join("output").exists());
}

#[test]
fn names_that_windows_does_not_take_are_refused_everywhere() {
    let copy = copy_of(&["data/pilot-town", "scenarios"]);
    let before = files_in(copy.path());
    for name in ["aux", "Nul.csv", "com1", "a:b", "out.", "out /in", "50?", "new/con/in"] {
        for typed in ["run --no-charts --scenario baseline", "compare --no-charts --town-share 50%"] {
            let ran = caili(typed).arg("--lang=en").arg(format!("--out={name}")).inside(copy.path()).run();
            assert_eq!((ran.code, ran.codes()), (1, vec!["C08".to_owned()]), "{name}: {}", ran.stderr);
            assert!(ran.stderr.contains("Windows does not take it") && ran.stderr.contains("hint: without"));
        }
        let man = caili("man").arg(format!("--out={name}")).inside(copy.path()).run();
        assert_eq!((man.code, man.codes()), (1, vec!["C08".to_owned()]), "{name}: {}", man.stderr);
        let init = caili("init").arg(name).inside(copy.path()).run();
        assert_eq!((init.code, init.codes()), (1, vec!["C08".to_owned()]), "{name}: {}", init.stderr);
    }
    for name in ["con", "NUL", "Aux", "COM7", "lpt1", "a:b", "a/b", "..", ".", "a.", "", "a b", "a\"b"] {
        let init = caili("init").arg(format!("--name={name}")).inside(copy.path()).refused();
        assert_eq!(init.codes(), ["C21"], "{name}: {}", init.stderr);
    }
    assert_eq!(files_in(copy.path()), before);
    // What is there already has its name.
    fs::create_dir(copy.path().join("a:b")).unwrap_or_default();
    if Path::new(&copy.path().join("a:b")).is_dir() {
        let ran = caili("run --no-charts --scenario baseline --out a:b/in").inside(copy.path()).run();
        assert_eq!(ran.code, 0, "{}", ran.stderr);
    }
}
