//! `caili init`: starter books that need no change to be run, drafts made of exported tables, and nothing ever overwritten.

mod common;

use std::fs;
use std::path::Path;

use common::{caili, files_in};

#[test]
fn every_starter_runs_as_it_is() {
    for lang in ["zh", "en"] {
        for kind in ["town", "county"] {
            let folder = tempfile::tempdir().unwrap();
            caili(&format!("init --lang {lang} --kind {kind}")).inside(folder.path()).succeeds();
            let book = format!("data/my{kind}");
            let checked = caili(&format!("check {book} --lang en")).inside(folder.path()).succeeds();
            assert!(checked.stdout.contains("nothing is wrong"), "{lang} {kind}:\n{}", checked.stdout);
            let ran = caili(&format!("run {book} --lang en --no-charts")).inside(folder.path()).succeeds();
            assert!(ran.stdout.contains("residue 0.00"), "{}", ran.stdout);
        }
    }
}

#[test]
fn the_same_starter_is_the_same_bytes() {
    let made = || {
        let folder = tempfile::tempdir().unwrap();
        caili("init --kind county --name 清溪县").inside(folder.path()).succeeds();
        files_in(folder.path())
    };
    let files = made();
    assert!(files.contains_key("data/清溪县/参数表.xlsx"), "{:?}", files.keys());
    assert_eq!(files, made());
}

#[test]
fn nothing_is_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    caili("init").inside(folder.path()).succeeds();
    fs::write(folder.path().join("data/mytown/book.toml"), "mine").unwrap();
    let before = files_in(folder.path());
    let refused = caili("init --lang en").inside(folder.path()).refused();
    assert!(refused.codes().iter().all(|code| code == "C20"), "{}", refused.stderr);
    assert_eq!(files_in(folder.path()), before);
    // Another book may stand beside it, on the same statutes.
    caili("init --name second").inside(folder.path()).succeeds();
    assert_eq!(caili("init --name ../out --lang en").inside(folder.path()).refused().codes(), ["C21"]);
}

/// 中庄镇 as printed: taxes of 401 and 431, transfers of 2,442 and 2,351 (万元), out of two workbooks with totals and numerals.
#[test]
fn a_draft_is_made_of_exported_tables() {
    let folder = tempfile::tempdir().unwrap();
    let messy = Path::new("tests/messy/zhongzhuang/11-receipts-and-transfers-in-one");
    for file in ["收入-2019.xlsx", "收入-2020.xlsx"] {
        fs::copy(messy.join(file), folder.path().join(file)).unwrap();
    }
    let drafted = caili("init --lang en --name zz --from 收入-2019.xlsx 收入-2020.xlsx")
        .inside(folder.path())
        .succeeds();
    assert!(drafted.stdout.contains("3 agree"), "{}", drafted.stdout);
    assert!(drafted.stdout.contains("执行数 → 2020 outturn"), "{}", drafted.stdout);
    let checked = caili("check data/zz --lang en").inside(folder.path()).succeeds();
    for sum in ["2019 401.00 · 2020 431.00", "2019 2,442.00 · 2020 2,351.00"] {
        assert!(checked.stdout.contains(sum), "{}", checked.stdout);
    }
    let ran = caili("run data/zz --lang en").inside(folder.path()).succeeds();
    assert!(ran.stdout.contains("open first: output/zz/charts/capacity.en.svg"), "{}", ran.stdout);
}

#[test]
fn a_draft_tells_what_it_did_not_understand() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.csv"), "2023年收入决算表,\n项目,决算数\n增值税,4402\n神秘款项,12\n")
        .unwrap();
    let drafted = caili("init --lang en --name a --from a.csv").inside(folder.path()).run();
    assert_eq!((drafted.code, drafted.codes()), (1, vec!["B72".to_owned()]), "{}", drafted.stderr);
    assert!(folder.path().join("data/a/revenue.csv").exists());
    fs::write(folder.path().join("b.csv"), "姓名,电话\n甲,1\n").unwrap();
    let nothing = caili("init --lang en --name b --from b.csv").inside(folder.path()).run();
    assert!(nothing.codes().contains(&"C22".to_owned()), "{}", nothing.stderr);
    assert!(!folder.path().join("data/b").exists());
}

#[test]
fn tidied_tables_stand_beside_and_load_to_the_same() {
    let copy = tempfile::tempdir().unwrap();
    let messy = Path::new("tests/messy/zhongzhuang/11-receipts-and-transfers-in-one");
    for file in ["收入-2019.xlsx", "收入-2020.xlsx", "book.toml"] {
        fs::copy(messy.join(file), copy.path().join(file)).unwrap();
    }
    let before = files_in(copy.path());
    caili("check . --fix --lang en").inside(copy.path()).run();
    let after = files_in(copy.path());
    assert!(before.iter().all(|(name, bytes)| after.get(name) == Some(bytes)), "nothing else is touched");
    let text = String::from_utf8(after["transfers.tidy.csv"].clone()).unwrap();
    // 1,444 and 998 in 2019, 2,191 and 160 in 2020.
    let amounts: Vec<&str> = text.lines().skip(1).filter_map(|line| line.split(',').nth(3)).collect();
    assert_eq!(amounts, ["1444", "998", "2191", "160"], "{text}");
}
