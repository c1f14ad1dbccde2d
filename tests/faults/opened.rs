//! Outputs that somebody opens: no text in them is a formula, and the last line says where to begin.

use std::fs;
use std::path::Path;

use caili::files::{Sources, csv_of};

use crate::common::{Ran, caili, copy_of, write};

/// A pilot town whose names begin as formulas do: the town's id, a scenario's, a category of staff, a loan.
fn renamed() -> tempfile::TempDir {
    let copy = copy_of(&["data/pilot-town", "scenarios"]);
    let change = |file: &str, from: &str, to: &str| {
        let path = copy.path().join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file} has no {from}");
        fs::write(path, text.replace(from, to)).unwrap();
    };
    change("data/pilot-town/book.toml", "id = \"pilot\"", "id = \"@SUM(1+9)\"");
    change("scenarios/pilot-town/scenarios.csv", "45-55,55-45", "=1+1,+A1");
    change("data/pilot-town/staffing.csv", "编外", "-保洁员");
    for scenario in fs::read_dir(copy.path().join("scenarios/pilot-town")).unwrap() {
        let path = scenario.unwrap().path();
        if path.extension().is_some_and(|end| end == "toml") {
            fs::write(&path, fs::read_to_string(&path).unwrap().replace("编外", "-保洁员")).unwrap();
        }
    }
    let loans = "贷款,种类,本金(万元),年利率,起始年,期限,宽限期,方式\n=HYPERLINK(\"http://x\"),企业债务,300,4%,2023,6,0,等额本金\n";
    write(
        copy.path(),
        "data/pilot-town/debt.csv",
        loans.replace("=HYPERLINK(\"http://x\")", "\"=HYPERLINK(\"\"http://x\"\")\""),
    );
    copy
}

/// Every cell of every table, as text.
fn cells(folder: &Path) -> Vec<(String, Vec<String>)> {
    let mut all = Vec::new();
    for (name, bytes) in crate::common::files_in(folder) {
        if Path::new(&name).extension().is_some_and(|end| end == "csv") {
            let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
            let rows =
                reader.records().flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>());
            all.push((name, rows.collect()));
        }
    }
    all
}

/// What Excel makes a formula of: one of four beginnings, but for numbers.
fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@']) && cell.trim_end_matches('%').parse::<f64>().is_err()
}

#[test]
fn no_text_of_a_table_is_a_formula() {
    let copy = renamed();
    for out in ["office", "plain"] {
        let ran = caili(&format!("run --no-charts --lang en --out {out} --{out}").replace(" --office", ""))
            .inside(copy.path())
            .run();
        assert_eq!(ran.code, 0, "{}", ran.stderr);
    }
    let (office, plain) = (cells(&copy.path().join("office")), cells(&copy.path().join("plain")));
    let mut guarded = std::collections::BTreeSet::new();
    let mut below_zero = 0;
    for ((name, office), (_, plain)) in office.iter().zip(&plain) {
        assert_eq!(office.len(), plain.len(), "{name}");
        for (office, plain) in office.iter().zip(plain) {
            assert!(!is_formula(office), "{name}: {office}");
            below_zero += usize::from(office.starts_with('-'));
            // Programs get every name as it is, offices with an apostrophe where one is needed, and nowhere else.
            if is_formula(plain) {
                assert_eq!(*office, format!("'{plain}"), "{name}");
                guarded.insert(plain.as_str());
            } else {
                assert_eq!(office, plain, "{name}");
            }
        }
    }
    assert!(below_zero > 100, "amounts below zero stay numbers: {below_zero}");
    for name in ["@SUM(1+9)", "=1+1", "+A1", "-保洁员"] {
        assert!(guarded.contains(name), "{name} is in no table: {guarded:?}");
    }
    assert!(guarded.iter().any(|name| name.starts_with("=HYPERLINK(\"http://x\")")), "{guarded:?}");
}

/// What is guarded when it is written is read as it was; numbers are not touched.
#[test]
fn tables_that_are_written_are_read_as_they_were() {
    let rows: Vec<Vec<String>> = [
        ["年度", "科目编码", "科目名称", "金额(万元)", "备注"],
        ["2023", "10101", "=1+1", "-82.5", "@注"],
        ["2024", "10101", "+增值税", "-1,200", "-"],
        ["2025", "10101", "'=A1", "3", "''-x,\"y\""],
        ["2026", "10101", "-增值税", "+4", "＝全角"],
    ]
    .map(|row| row.map(str::to_owned).to_vec())
    .to_vec();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("revenue.csv");
    fs::write(&path, csv_of(&rows)).unwrap();
    for cell in cells(folder.path()).remove(0).1 {
        let is_harmless = !is_formula(&cell) || ["-", "-1,200"].contains(&cell.as_str());
        assert!(is_harmless, "{cell}");
    }
    let sheets = Sources::new().read_sheets(&path).unwrap();
    let read: Vec<Vec<String>> =
        sheets[0].rows.iter().map(|row| row.iter().map(|cell| cell.text.clone()).collect()).collect();
    assert_eq!(read, rows);
}

/// A town named as a formula, in a table that is laid out in the office's way, is the same town in the draft.
#[test]
fn drafts_load_with_names_as_they_were() {
    let folder = tempfile::tempdir().unwrap();
    let table =
        "年度,镇,科目编码,科目名称,金额(万元)\n2023,=甲\"\"镇,10101,增值税,5\n2023,乙\\镇,10101,增值税,7\n";
    fs::write(folder.path().join("收入.csv"), table.replace("=甲\"\"镇", "\"=甲\"\"镇\"")).unwrap();
    let ran = caili("init --lang en --name a --from 收入.csv").inside(folder.path()).run();
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let written = fs::read_to_string(folder.path().join("data/a/revenue.csv")).unwrap();
    assert!(written.contains("\"'=甲\"\"镇\""), "{written}");
    let book = caili::files::load_book(&folder.path().join("data/a"), &mut Sources::new()).unwrap().value;
    let names: Vec<&str> = book.towns.iter().map(|town| town.name.zh.as_str()).collect();
    assert_eq!(names, ["=甲\"镇", "乙\\镇"]);
    assert_eq!(book.revenue.len(), 2);
}

/// The file that the last line of what is printed names.
fn named_last(ran: &Ran, before: &str) -> String {
    let last = ran.stdout.trim_end_matches('\n').lines().last().unwrap();
    let (_, file) = last.split_once(before).unwrap_or_else(|| panic!("{last}"));
    file.to_owned()
}

#[test]
fn the_last_line_names_the_file_to_open_first() {
    let copy = copy_of(&["data", "scenarios"]);
    let county = "run data/pilot-county --scenario baseline,reform-uniform";
    // Printed accounts of one year have no chart.
    for (command, draws) in [
        ("run --scenario baseline,50-50", true),
        ("compare --town-share 50%", true),
        (county, true),
        ("run data/qingxi-2023", false),
    ] {
        for (lang, before) in [("zh", "请先打开\u{ff1a}"), ("en", "open first: ")] {
            for charts in [true, false] {
                let typed = format!("{command} --lang {lang}{}", if charts { "" } else { " --no-charts" });
                let ran = caili(&typed).inside(copy.path()).run();
                assert_eq!(ran.code, 0, "{typed}: {}", ran.stderr);
                let file = named_last(&ran, before);
                assert!(copy.path().join(&file).is_file(), "{typed}: no {file}");
                let wanted =
                    if charts && draws { format!(".{lang}.svg") } else { "comparison.csv".to_owned() };
                assert!(file.ends_with(&wanted), "{typed}: {file}");
            }
        }
    }
}
