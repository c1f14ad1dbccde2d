//! The same bytes on every machine: with one thread or many, and on a second run over the first.

mod common;

use std::collections::BTreeMap;
use std::fs;

use common::{caili, copy_of, files_in};

/// The whole output of a run in a copy of the repository's data, and what it printed; twice over the same folder.
fn outputs(book: &str, args: &str, threads: &str) -> [(BTreeMap<String, Vec<u8>>, String); 2] {
    let copy = copy_of(&[&format!("data/{book}"), "scenarios"]);
    [(), ()].map(|()| {
        let typed = caili(args).inside(copy.path());
        let ran = typed.env("RAYON_NUM_THREADS", threads).env("POLARS_MAX_THREADS", threads).succeeds();
        (files_in(&copy.path().join("output").join(book)), ran.stdout)
    })
}

fn is_the_same_however_it_is_run(book: &str, args: &str, formats: &[&str]) {
    let [(files, shown), again] = outputs(book, args, "1");
    for format in formats {
        assert!(files.keys().any(|name| name.ends_with(format)), "no {format} among {:?}", files.keys());
    }
    assert!(files.values().all(|bytes| !bytes.is_empty()));
    let runs = [("a second run", again)].into_iter().chain(["2", "8"].into_iter().flat_map(|threads| {
        let [one, two] = outputs(book, args, threads);
        [(threads, one), (threads, two)]
    }));
    for (how, (other_files, other_shown)) in runs {
        assert_eq!(other_shown, shown, "{how}");
        let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&other_files), names(&files), "{how}");
        for (name, bytes) in &files {
            assert!(*bytes == other_files[name], "{name} differs with {how}");
        }
    }
}

#[test]
fn a_run_writes_the_same_bytes() {
    is_the_same_however_it_is_run("pilot-town", "run", &[".csv", ".svg", ".png", "run.json"]);
}

#[test]
fn a_run_of_a_county_writes_the_same_bytes() {
    is_the_same_however_it_is_run(
        "pilot-county",
        "run data/pilot-county --lang en",
        &[".csv", ".svg", ".png"],
    );
}

#[test]
fn a_comparison_writes_the_same_bytes() {
    let typed = "compare --town-share 30%,2/5,50%,0.6 --no-charts --plain";
    is_the_same_however_it_is_run("pilot-town", typed, &[".csv", "run.json"]);
}

#[test]
fn the_order_of_files_on_disk_does_not_matter() {
    let copy = copy_of(&["data/pilot-town", "scenarios"]);
    caili("run --no-charts").inside(copy.path()).succeeds();
    let before = files_in(&copy.path().join("output"));
    // Written anew, the scenarios come in another order of the folder's own.
    let folder = copy.path().join("scenarios/pilot-town");
    let mut scenarios: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    scenarios.retain(|path| path.is_file());
    scenarios.sort();
    for path in scenarios.iter().rev() {
        let bytes = fs::read(path).unwrap();
        fs::remove_file(path).unwrap();
        fs::write(path, bytes).unwrap();
    }
    caili("run --no-charts").inside(copy.path()).succeeds();
    assert_eq!(files_in(&copy.path().join("output")), before);
}
