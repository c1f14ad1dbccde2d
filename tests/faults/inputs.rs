//! Files that are not there, are no files, lead elsewhere, or change while they are read.

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::common::{Ran, caili, copy_of, write};

/// A copy of the pilot town with its scenarios, after something was done to it.
fn checked(change: impl FnOnce(&Path)) -> Ran {
    let copy = copy_of(&["data/pilot-town", "scenarios"]);
    change(copy.path());
    caili("check --lang en").inside(copy.path()).run()
}

fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

/// Puts something in a file's place.
type Make = fn(&Path);

/// A table that is missing means something, so one that cannot be read is never passed over.
#[test]
fn what_stands_in_the_place_of_a_file_is_said() {
    let kinds: [(&str, Make, &str); 4] = [
        ("F02", |path| fs::create_dir(path).unwrap(), "is no file"),
        // Nobody ever writes to it: whoever opens it waits for good.
        ("F02", pipe, "is no file"),
        ("F17", |path| symlink("nowhere.csv", path).unwrap(), "is a link to `nowhere.csv`"),
        ("F17", |path| symlink("/etc/hostname", path).unwrap(), "is a link to `/etc/hostname`"),
    ];
    for file in [
        "data/pilot-town/book.toml",
        "data/pilot-town/revenue.csv",
        "data/pilot-town/staffing.csv",
        "scenarios/pilot-town/50-50.toml",
        "scenarios/pilot-town/scenarios.csv",
        "scenarios/pilot-town/regimes/zone.toml",
        "scenarios/regimes/statute/prc.toml",
    ] {
        for (code, make, words) in kinds {
            let ran = checked(|folder| {
                fs::remove_file(folder.join(file)).unwrap();
                make(&folder.join(file));
            });
            assert_eq!(ran.code, 1, "{file}: {}", ran.stderr);
            assert!(ran.codes().contains(&code.to_owned()), "{file} {code}: {}", ran.stderr);
            assert!(ran.stderr.contains(words), "{file}: {}", ran.stderr);
            assert!(ran.stderr.contains(&format!("──▶ {file}")), "{file}: {}", ran.stderr);
        }
    }
}

/// What a link leads to is neither read nor shown.
#[test]
fn links_lead_nowhere() {
    let secret = "secret,words,of,others";
    let ran = checked(|folder| {
        write(folder, "elsewhere/staffing.csv", secret);
        fs::remove_file(folder.join("data/pilot-town/staffing.csv")).unwrap();
        symlink("../../elsewhere/staffing.csv", folder.join("data/pilot-town/staffing.csv")).unwrap();
    });
    let told = "error[F17]: `data/pilot-town/staffing.csv` is a link to `../../elsewhere/staffing.csv`";
    assert!(ran.stderr.contains(told) && !ran.stderr.contains("secret"), "{}", ran.stderr);
    assert!(ran.stderr.contains("hint: links in the folders of books"), "{}", ran.stderr);

    // A folder that leads back to itself has no end, two have more paths than can be walked.
    let ran = checked(|folder| {
        for name in ["a", "b"] {
            symlink(".", folder.join("scenarios/pilot-town/regimes").join(name)).unwrap();
        }
    });
    assert_eq!(ran.codes(), ["F17", "F17"], "{}", ran.stderr);
    let ran = checked(|folder| {
        fs::rename(folder.join("scenarios/pilot-town/regimes"), folder.join("regimes")).unwrap();
        symlink("../../regimes", folder.join("scenarios/pilot-town/regimes")).unwrap();
    });
    assert_eq!(ran.codes(), ["F17"], "{}", ran.stderr);
}

/// The folder that the user names may be a link: it is his.
#[test]
fn a_book_may_be_named_by_a_link() {
    let copy = copy_of(&["data/pilot-town", "scenarios"]);
    symlink("data/pilot-town", copy.path().join("mine")).unwrap();
    let ran = caili("check mine --scenarios scenarios/pilot-town").inside(copy.path()).run();
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
}

/// Whoever writes to a pipe may stop half-way through a cell.
#[test]
fn a_pipe_that_closes_early_is_a_table_cut_short() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("revenue-2023.csv");
    pipe(&path);
    let writer = std::thread::spawn({
        let path = path.clone();
        move || {
            let mut pipe = fs::OpenOptions::new().write(true).open(path).unwrap();
            pipe.write_all("年度,科目编码,名称,金额(万元)\n2023,10101,\"增值".as_bytes()).unwrap();
        }
    });
    let ran = caili("init --lang en --name a --from revenue-2023.csv").inside(folder.path()).run();
    writer.join().unwrap();
    assert_eq!((ran.code, ran.codes()), (1, vec!["C22".to_owned(), "F12".to_owned()]), "{}", ran.stderr);
    assert!(!folder.path().join("data").exists());
}

/// The crate that reads workbooks panics beyond the end of some files, and makes room for rows that others only claim to have: of that
/// nothing is said but that the file is damaged.
#[test]
fn a_damaged_workbook_is_refused_in_words() {
    let whole = fs::read("tests/messy/zhongzhuang/14-xls/revenue.xls").unwrap();
    let mut damaged: Vec<Vec<u8>> = [600, 4096, 4608, 5000].map(|length| whole[..length].to_vec()).into();
    // The record of a sheet's size, with four thousand million rows.
    let size = whole.windows(4).position(|bytes| bytes == [0x00, 0x02, 14, 0]).unwrap();
    damaged.push(whole.clone());
    damaged[4][size + 4 + 7] = 0xFF;
    for (at, bytes) in damaged.iter().enumerate() {
        let ran = checked(|folder| {
            fs::remove_file(folder.join("data/pilot-town/revenue.csv")).unwrap();
            write(folder, "data/pilot-town/revenue.xls", bytes);
        });
        assert_eq!((ran.code, ran.codes()), (1, vec!["F15".to_owned()]), "{at}: {}", ran.stderr);
        assert!(ran.stderr.starts_with("error[F15]: the workbook"), "{at}: {}", ran.stderr);
    }
}

/// While somebody saves a table over and over, cut off, whole and gone in turn, each look at it ends with a verdict.
#[test]
fn a_table_that_is_being_saved_is_read_or_refused() {
    let copy = copy_of(&["data/pilot-town", "scenarios"]);
    let path = copy.path().join("data/pilot-town/revenue.csv");
    let whole = fs::read(&path).unwrap();
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                fs::write(&path, &whole[..whole.len() / 2]).unwrap();
                fs::write(&path, &whole).unwrap();
                fs::remove_file(&path).unwrap();
                fs::write(&path, &whole).unwrap();
            }
        });
        for _ in 0..40 {
            let ran = caili("check --lang en").inside(copy.path()).run();
            assert!([0, 1].contains(&ran.code) && !ran.stderr.contains("panicked"), "{}", ran.stderr);
            assert!(ran.code == 0 || !ran.codes().is_empty(), "{}", ran.stderr);
        }
        done.store(true, Ordering::Relaxed);
    });
}
