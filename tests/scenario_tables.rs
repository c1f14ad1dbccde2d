//! Tables of scenarios as workbooks: the same as their CSV, cell names as places, and ratios that Excel took for dates told.

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use common::{Ran, caili, files_in};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};
use tempfile::TempDir;

/// The starter book of one town, its table of scenarios under another name or gone.
fn starter() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    caili("init --lang en").inside(folder.path()).succeeds();
    fs::remove_file(table(folder.path(), "scenarios.csv")).unwrap();
    folder
}

fn table(folder: &Path, name: &str) -> std::path::PathBuf {
    folder.join("scenarios/mytown").join(name)
}

/// What the starter's table says, as a person types it into a workbook: numbers, per cents as Excel keeps them.
fn workbook(change: impl Fn(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("情景").unwrap();
    let texts = [
        ["参数", "45-55", "slow-growth"],
        ["title.zh", "镇 45%、县 55%", "税收低增长"],
        ["title.en", "town 45 %, county 55 %", "slow growth"],
        ["extends", "baseline", "baseline"],
        ["since", "", ""],
        ["share.town", "", ""],
        ["growth.101", "", ""],
    ];
    for (row, cells) in (0..).zip(texts) {
        for (column, cell) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write_string(row, column, cell).unwrap();
        }
    }
    let percent = Format::new().set_num_format("0%");
    sheet.write_number(4, 1, 2026).unwrap();
    sheet.write_number_with_format(5, 1, 0.45, &percent).unwrap();
    sheet.write_number_with_format(6, 2, 0.0, &percent).unwrap();
    change(sheet);
    book.save_to_buffer().unwrap()
}

fn run(folder: &Path) -> (Ran, BTreeMap<String, Vec<u8>>) {
    let ran = caili("run data/mytown --lang en --no-charts").inside(folder).run();
    let mut files = files_in(&folder.join("output"));
    // Which file the inputs were is all that may differ.
    files.remove("mytown/run.json");
    (ran, files)
}

#[test]
fn a_workbook_says_the_same_as_its_csv() {
    let plain = tempfile::tempdir().unwrap();
    caili("init --lang en").inside(plain.path()).succeeds();
    let csv = fs::read_to_string(table(plain.path(), "scenarios.csv")).unwrap();
    assert!(csv.contains("share.town,45%"), "{csv}");
    let (ran, expected) = run(plain.path());
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    for name in ["scenarios.xlsx", "情景.xlsx"] {
        let folder = starter();
        fs::write(table(folder.path(), name), workbook(|_| {})).unwrap();
        let (ran, files) = run(folder.path());
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        assert!(files.contains_key("mytown/statement.csv"));
        assert_eq!(files, expected, "{name}");
    }
}

#[test]
fn two_tables_are_one_too_many() {
    let folder = starter();
    fs::write(table(folder.path(), "情景.xlsx"), workbook(|_| {})).unwrap();
    fs::write(table(folder.path(), "scenarios.csv"), "key,x\nextends,baseline\n").unwrap();
    let refused = caili("run data/mytown --lang en").inside(folder.path()).refused();
    assert_eq!(refused.codes(), ["F21"], "{}", refused.stderr);
    assert!(
        refused.stderr.contains("scenarios.csv`") && refused.stderr.contains("情景.xlsx"),
        "{}",
        refused.stderr
    );
}

#[test]
fn an_empty_table_is_told_how_it_begins() {
    let folder = starter();
    fs::write(table(folder.path(), "scenarios.csv"), "").unwrap();
    let refused = caili("run data/mytown --lang en").inside(folder.path()).refused();
    assert_eq!(refused.codes(), ["F06"], "{}", refused.stderr);
    assert!(refused.stderr.contains("such as `key,50-50,60-40`"), "{}", refused.stderr);
}

#[test]
fn cells_are_named_where_something_is_wrong() {
    let time = Format::new().set_num_format("[h]:mm");
    let date = Format::new().set_num_format("m\"月\"d\"日\"");
    let refused = |change: &dyn Fn(&mut Worksheet)| {
        let folder = starter();
        fs::write(table(folder.path(), "情景.xlsx"), workbook(change)).unwrap();
        caili("run data/mytown --lang en").inside(folder.path()).refused()
    };
    // 40:60 typed is 41 hours; 4/6 is the sixth of April.
    let as_time = refused(&|sheet| {
        sheet.write_number_with_format(5, 1, 41.0 / 24.0, &time).unwrap();
    });
    let as_date = refused(&|sheet| {
        let april = ExcelDateTime::from_ymd(2026, 4, 6).unwrap();
        sheet.write_datetime_with_format(5, 1, &april, &date).unwrap();
    });
    for told in [as_time, as_date] {
        assert_eq!(told.codes(), ["B70"], "{}", told.stderr);
        assert!(told.stderr.contains("情景.xlsx 情景!B6"), "{}", told.stderr);
    }
    let misspelt = refused(&|sheet| {
        sheet.write_string(5, 0, "share.twon").unwrap();
    });
    assert!(
        misspelt.stderr.contains("情景!A6") && misspelt.stderr.contains("share.town"),
        "{}",
        misspelt.stderr
    );
}
