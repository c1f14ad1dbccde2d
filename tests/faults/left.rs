//! What lies in a folder of outputs: half a set, changes by hand, what a killed run left.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::Path;
use std::time::{Duration, SystemTime};

use super::{in_place, run_into};
use crate::common::{caili, files_in};

/// The whole of what is said, in both languages.
#[test]
fn a_set_that_is_half_new_is_named() {
    for (lang, told) in [
        (
            "zh",
            "警告[F16]: `run.json` 里没有这样的 comparison.csv、ledger.csv：后来改过，或有一次运行中断\n──▶ OUT\n提示: 本次要写的已替换，其余未动；自己的改动请另存到别的文件夹",
        ),
        (
            "en",
            "warning[F16]: `run.json` does not speak of these as they are: comparison.csv, ledger.csv; they were changed since, or a run was cut short\n──▶ OUT\nhint: those that this run writes are replaced now, others are left; keep changes of your own in another folder",
        ),
    ] {
        let (old, new) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        assert_eq!(run_into(old.path(), "").stderr, "");
        assert_eq!(run_into(new.path(), "--set growth.101=0%").stderr, "");
        // As a run leaves it that is killed after its first two places.
        for name in ["comparison.csv", "ledger.csv"] {
            fs::copy(new.path().join(name), old.path().join(name)).unwrap();
        }
        let typed = format!("run --scenario baseline,50-50 --no-charts --lang {lang} --out");
        let ran = caili(&typed).arg(old.path().to_string_lossy()).run();
        assert_eq!(ran.code, 0);
        let shown = ran.stderr.replace(&*old.path().to_string_lossy(), "OUT");
        assert_eq!(shown.lines().map(str::trim).collect::<Vec<_>>().join("\n").trim_end(), told);
        // And then all is of one run again.
        assert_eq!(run_into(old.path(), "").stderr, "");
    }
}

#[test]
fn what_was_deleted_is_not_missed() {
    let out = tempfile::tempdir().unwrap();
    run_into(out.path(), "");
    let whole = files_in(out.path());
    for name in ["ledger.csv", "comparison.csv"] {
        fs::remove_file(out.path().join(name)).unwrap();
    }
    assert_eq!(run_into(out.path(), "").stderr, "");
    assert_eq!(files_in(out.path()), whole);
}

/// A table that somebody went on working in, files of his own under our names, and a record that is no record.
#[test]
fn what_is_not_of_the_last_run_is_told() {
    let out = tempfile::tempdir().unwrap();
    let at = |name: &str| out.path().join(name);
    fs::write(at("statement.csv"), "mine").unwrap();
    fs::write(at("notes.txt"), "mine").unwrap();
    let ran = run_into(out.path(), "");
    assert_eq!((ran.code, ran.codes()), (0, vec!["F16".to_owned()]));
    assert!(ran.stderr.contains("as they are: statement.csv; "), "{}", ran.stderr);
    assert_eq!(fs::read(at("notes.txt")).unwrap(), b"mine");

    fs::write(at("run.json"), "{").unwrap();
    let ran = run_into(out.path(), "");
    let named: BTreeSet<&str> =
        ran.stderr.split("are: ").nth(1).unwrap().split(';').next().unwrap().split(", ").collect();
    let ours = files_in(out.path());
    let ours = ours.keys().map(String::as_str).filter(|name| !["run.json", "notes.txt"].contains(name));
    assert_eq!(named, ours.collect());
    assert_eq!(run_into(out.path(), "").stderr, "");
}

/// A file that the next run does not write goes with the run that wrote it, unless somebody worked on it.
#[test]
fn what_this_run_does_not_write_goes_unless_it_was_changed() {
    let out = tempfile::tempdir().unwrap();
    let at = |name: &str| out.path().join(name);
    let first = run_into(out.path(), "--scenario reform");
    assert_eq!(first.stderr, "");
    // Several elements set beside each other: `concessions.csv`; a scheme: `winners.csv`.
    assert!(at("concessions.csv").exists() && at("winners.csv").exists());
    fs::write(at("winners.csv"), "mine").unwrap();
    let ran =
        caili("run --scenario baseline --no-charts --lang en --out").arg(out.path().to_string_lossy()).run();
    assert_eq!(ran.codes(), ["F16"], "{}", ran.stderr);
    assert!(ran.stderr.contains("as they are: winners.csv; "), "{}", ran.stderr);
    assert!(!at("concessions.csv").exists());
    assert_eq!(fs::read(at("winners.csv")).unwrap(), b"mine");
}

/// A record from somewhere else cannot have files taken away that lie outside the folder.
#[test]
fn a_record_does_not_reach_outside_its_folder() {
    let root = tempfile::tempdir().unwrap();
    let out = root.path().join("out");
    fs::create_dir(&out).unwrap();
    fs::write(root.path().join("precious.csv"), "mine").unwrap();
    let (sum, whole) = (caili::files::sha256(b"mine"), root.path().join("precious.csv"));
    let paths = ["../precious.csv", "./../precious.csv", "a/../../precious.csv", &whole.to_string_lossy()];
    let listed = paths.map(|path| serde_json::json!({ "path": path, "sha256": sum }));
    fs::write(out.join("run.json"), serde_json::json!({ "outputs": listed }).to_string()).unwrap();
    assert_eq!(run_into(&out, "").stderr, "");
    assert_eq!(fs::read(root.path().join("precious.csv")).unwrap(), b"mine");
}

fn set_back(path: &Path, hours: u64) {
    let then = SystemTime::now() - Duration::from_secs(hours * 3600);
    File::options().append(true).open(path).unwrap().set_modified(then).unwrap();
}

/// Temporary files of a run that was killed go once they are old. As long as one of them is young, a run may be at work.
#[test]
fn old_leftovers_go_young_ones_stay() {
    let out = tempfile::tempdir().unwrap();
    run_into(out.path(), "");
    let (old, young) = (out.path().join(".caili-aaaaaa"), out.path().join(".caili-bbbbbb"));
    for path in [&old, &young] {
        fs::write(path, "half a tab").unwrap();
    }
    set_back(&old, 30);
    assert_eq!(run_into(out.path(), "").stderr, "");
    assert!(old.exists() && young.exists(), "a run may be at work");
    set_back(&young, 2);
    assert_eq!(run_into(out.path(), "").stderr, "");
    assert_eq!(files_in(out.path()), in_place(out.path()));
}
