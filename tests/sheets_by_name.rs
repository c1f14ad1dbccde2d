//! A workbook that is named after no table: its sheets are the tables that their names say, and the book is the one that they would be
//! as files.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use common::{Ran, caili, copy_of, files_in, write};
use rust_xlsxwriter::{Workbook, Worksheet};
use tempfile::TempDir;

/// What offices call the sheets, beside the file that each stands for: in Chinese, and in English.
const NAMES: [(&str, &str, &str); 9] = [
    ("revenue.csv", "附表1 2025年一般公共预算收入", "Revenue"),
    ("transfers.csv", "转移支付", "2 transfers received"),
    ("expenditure.csv", "支出决算表", "expenditure"),
    ("staffing.csv", "编制", "STAFFING 2021-2025"),
    ("employer_rates.csv", "表五、缴费率", "employer_rates"),
    ("parameters.csv", "参数表", "parameters"),
    ("settlement.csv", "体制结算", "settlement"),
    ("debt.csv", "债务", "debt (loans)"),
    ("stocks.csv", "往来款", "stocks"),
];

fn chinese(file: &str) -> &'static str {
    NAMES.iter().find(|(other, ..)| *other == file).unwrap().1
}

fn english(file: &str) -> &'static str {
    NAMES.iter().find(|(other, ..)| *other == file).unwrap().2
}

/// A copy of a book with its scenarios; the pilot town's with employer's rates, so that every table is in one of them.
fn book(name: &str) -> TempDir {
    let copy = copy_of(&[&format!("data/{name}"), &format!("scenarios/{name}"), "scenarios/regimes"]);
    if name == "pilot-town" {
        for (file, bytes) in files_in(Path::new("tests/pilot-town-by-rates")) {
            write(copy.path(), &format!("data/{name}/{file}"), bytes);
        }
    }
    copy
}

/// The cells of a CSV, written as a person would type them: numbers as numbers, all else as text.
fn fill(sheet: &mut Worksheet, csv: &[u8]) {
    let csv = csv.strip_prefix("\u{feff}".as_bytes()).unwrap_or(csv);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv);
    for (row, record) in (0..).zip(reader.records()) {
        for (column, cell) in (0..).zip(record.unwrap().iter()).filter(|(_, cell)| !cell.is_empty()) {
            match cell.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number).unwrap(),
                Err(_) => sheet.write_string(row, column, cell).unwrap(),
            };
        }
    }
}

/// Puts one workbook in the place of all tables of a book.
fn as_workbook(copy: &TempDir, book: &str, workbook: &str, name: fn(&str) -> &'static str) {
    let folder = copy.path().join("data").join(book);
    let mut sheets = Workbook::new();
    let about = sheets.add_worksheet().set_name("填表说明").unwrap();
    about.write_string(0, 0, "金额单位为万元").unwrap();
    for (file, bytes) in files_in(&folder).into_iter().filter(|(file, _)| file != "book.toml") {
        fill(sheets.add_worksheet().set_name(name(&file)).unwrap(), &bytes);
        fs::remove_file(folder.join(file)).unwrap();
    }
    // What Excel adds of itself, and what somebody put away.
    sheets.add_worksheet().set_name("Sheet2").unwrap();
    let hidden = sheets.add_worksheet().set_name("收入(旧)").unwrap();
    hidden.write_string(0, 0, "x").unwrap().set_hidden(true);
    fs::write(folder.join(workbook), sheets.save_to_buffer().unwrap()).unwrap();
}

fn run(copy: &TempDir, book: &str) -> (Ran, BTreeMap<String, Vec<u8>>) {
    let ran =
        caili(&format!("run data/{book} --lang en --no-charts --out out")).inside(copy.path()).succeeds();
    (ran, files_in(&copy.path().join("out")))
}

#[test]
fn sheets_are_the_tables_that_they_are_called() {
    let mut met = BTreeSet::new();
    for name in ["pilot-town", "indebted-town", "pilot-county"] {
        let plain = book(name);
        met.extend(files_in(&plain.path().join("data").join(name)).into_keys());
        let (told, mut files) = run(&plain, name);
        files.remove("run.json");
        for (workbook, called) in
            [("2025年决算.xlsx", chinese as fn(&str) -> &'static str), ("accounts.xlsx", english)]
        {
            let copy = book(name);
            as_workbook(&copy, name, workbook, called);
            let (ran, mut others) = run(&copy, name);
            assert_eq!(ran.stdout, told.stdout, "{name}, {workbook}");
            // Once among the inputs, whatever it holds.
            let record: serde_json::Value =
                serde_json::from_slice(&others.remove("run.json").unwrap()).unwrap();
            let inputs = record["inputs"].as_array().unwrap().iter();
            let own = inputs.filter(|input| input["path"].as_str().unwrap().ends_with(workbook));
            let sums: Vec<&str> = own.map(|input| input["sha256"].as_str().unwrap()).collect();
            let bytes = fs::read(copy.path().join("data").join(name).join(workbook)).unwrap();
            assert_eq!(sums, [caili::files::sha256(&bytes)], "{name}, {workbook}");
            assert_eq!(files.keys().collect::<Vec<_>>(), others.keys().collect::<Vec<_>>());
            for (file, bytes) in &files {
                assert!(others[file] == *bytes, "{name}, {workbook}: {file} differs");
            }
        }
    }
    let tables: BTreeSet<String> = NAMES.iter().map(|(file, ..)| (*file).to_owned()).collect();
    assert!(met.is_superset(&tables), "no book has some of {tables:?}");
}

/// What is told of a book, and its code, where something is done to the workbook of a small town.
fn checked(file: &str, fill: impl FnOnce(&mut Workbook)) -> Ran {
    let copy = book("indebted-town");
    let mut workbook = Workbook::new();
    fill(&mut workbook);
    write(copy.path(), &format!("data/indebted-town/{file}"), workbook.save_to_buffer().unwrap());
    caili("check data/indebted-town --lang en").inside(copy.path()).run()
}

fn sheet<'w>(workbook: &'w mut Workbook, name: &str, rows: &[&[&str]]) -> &'w mut Worksheet {
    let sheet = workbook.add_worksheet().set_name(name).unwrap();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            sheet.write_string(row, column, *cell).unwrap();
        }
    }
    sheet
}

const SETTLED: [&[&str]; 2] = [&["年度", "行", "金额(万元)"], &["2023", "镇级分成收入", "5803"]];

/// `check` shows each sheet with its own sums; a sheet that is no table is told, and what it might be called.
#[test]
fn each_sheet_is_shown_and_those_that_are_no_table_are_told() {
    let copy = book("indebted-town");
    as_workbook(&copy, "indebted-town", "决算.xlsx", chinese);
    let ran = caili("check data/indebted-town --lang en").inside(copy.path()).succeeds();
    let sums = |sheet: &str| {
        let line = ran.stdout.lines().find(|line| line.starts_with(&format!("决算.xlsx!{sheet} ")));
        line.unwrap_or_else(|| panic!("{sheet}: {}", ran.stdout)).split("2023 ").nth(1).unwrap().to_owned()
    };
    // 4,000 + 600 + … of indebted-town's receipts of 2023, and what was received in it.
    let csv = |file: &str, column: usize| -> f64 {
        let text = fs::read_to_string(format!("data/indebted-town/{file}")).unwrap();
        // What was paid out stands behind, apart.
        let rows = text.lines().filter(|line| line.contains("2023,") && !line.contains(",23"));
        rows.map(|row| row.split(',').nth(column).unwrap().parse::<f64>().unwrap()).sum()
    };
    for (sheet, file, column) in [(NAMES[0].1, "revenue.csv", 3), (NAMES[1].1, "transfers.csv", 3)] {
        let shown: f64 = sums(sheet).split(' ').next().unwrap().replace(',', "").parse().unwrap();
        assert!((shown - csv(file, column)).abs() < 0.005, "{sheet}: {shown}");
    }
    let ran = checked("其他.xlsx", |workbook| {
        sheet(workbook, "体制结算", &SETTLED);
        sheet(workbook, "汇总", &[&["合计", "5"]]);
        sheet(workbook, "transfer", &[&["a", "b"]]);
        sheet(workbook, "债务2", &[]);
        sheet(workbook, "Sheet5", &[]);
    });
    assert_eq!(
        (ran.code, ran.codes()),
        (0, ["F11", "F06", "F11"].map(str::to_owned).to_vec()),
        "{}",
        ran.stderr
    );
    for told in [
        "the name of the sheet `汇总` does not say which table it is: it was not read\n  ──▶ data/indebted-town/其他.xlsx 汇总!A1\nhint: one of `revenue`, `transfers`",
        "`transfer` does not say which table it is: it was not read\n  ──▶ data/indebted-town/其他.xlsx transfer!A1\nhint: did you mean `transfers`?",
        "the sheet `债务2` is blank: it was not read\n  ──▶ data/indebted-town/其他.xlsx 债务2!A1",
    ] {
        assert!(ran.stderr.contains(told), "{}", ran.stderr);
    }
}

/// A workbook that has nothing of the book's is none of its files, whatever is in it; what cannot be opened is told.
#[test]
fn workbooks_of_other_things_are_left_alone() {
    let other = |fill: &dyn Fn(&mut Workbook)| checked("通讯录.xlsx", fill);
    let ran = other(&|workbook| {
        // A formula that was never worked out, and nobody asks for.
        let sheet = sheet(workbook, "Sheet1", &[&["村", "电话"]]);
        sheet.set_formula_result_default("").write_formula(1, 1, "=1+1").unwrap();
    });
    assert_eq!((ran.code, ran.codes()), (0, vec!["F11".to_owned()]), "{}", ran.stderr);
    assert!(
        ran.stderr.contains("a book has no table called `通讯录.xlsx`: it was not read"),
        "{}",
        ran.stderr
    );
    let copy = book("indebted-town");
    let record = |copy: &TempDir| {
        caili("run data/indebted-town --no-charts --out out").inside(copy.path()).run();
        let record = fs::read(copy.path().join("out/run.json")).unwrap();
        let record: serde_json::Value = serde_json::from_slice(&record).unwrap();
        record["inputs"].clone()
    };
    let before = record(&copy);
    write(copy.path(), "data/indebted-town/决算.xlsx", b"PK\x03\x04 and no more");
    let ran = caili("check data/indebted-town --lang en").inside(copy.path()).run();
    assert_eq!((ran.code, ran.codes()), (0, vec!["F15".to_owned()]), "{}", ran.stderr);
    assert_eq!(record(&copy), before, "what was not read is no input");
}

/// What is wrong in a sheet is told with its name, also where it is the sheet as a whole.
#[test]
fn problems_name_the_sheet() {
    let told = |fill: &dyn Fn(&mut Workbook)| {
        let ran = checked("决算.xlsx", fill);
        assert_eq!(ran.code, 1, "{}", ran.stderr);
        (ran.codes().join(" "), ran.stderr)
    };
    let (codes, text) = told(&|workbook| {
        let mut rows = SETTLED;
        rows[1] = &["2023", "镇级分成收入", "五千"];
        sheet(workbook, "体制结算", &rows);
    });
    assert!(codes == "B10" && text.contains("──▶ data/indebted-town/决算.xlsx 体制结算!C2"), "{text}");
    let (codes, text) = told(&|workbook| {
        sheet(workbook, "体制结算", &[&["年度", "金额(万元)"], &["2023", "5803"]]);
    });
    assert!(codes == "B05" && text.contains("──▶ data/indebted-town/决算.xlsx 体制结算!A1"), "{text}");
    // The formula of a table is asked for.
    let (codes, text) = told(&|workbook| {
        let sheet = sheet(workbook, "体制结算", &SETTLED);
        sheet.set_formula_result_default("").write_formula(1, 2, "=5800+3").unwrap();
    });
    assert!(codes == "F22" && text.contains("──▶ data/indebted-town/决算.xlsx 体制结算!C2"), "{text}");
    let (codes, text) = told(&|workbook| {
        sheet(workbook, "转移支付", &[&["姓名", "应发工资"], &["张三丰", "5"]]);
    });
    assert!(codes == "B40" && text.contains("──▶ data/indebted-town/决算.xlsx 转移支付!A1"), "{text}");
    assert!(!text.contains("张三丰"), "{text}");
}

/// Each figure is explained with its cell.
#[test]
fn figures_are_explained_with_their_sheets() {
    let copy = book("indebted-town");
    as_workbook(&copy, "indebted-town", "决算.xlsx", chinese);
    let typed = "explain baseline --book data/indebted-town --year 2023 --line collected --lang en";
    let ran = caili(typed).inside(copy.path()).succeeds();
    let plain = caili(typed).inside(book("indebted-town").path()).succeeds();
    assert!(plain.stdout.contains("data/indebted-town/revenue.csv:2:16 (D2)"), "{}", plain.stdout);
    assert!(
        ran.stdout.contains("data/indebted-town/决算.xlsx:2:4 (附表1 2025年一般公共预算收入!D2)"),
        "{}",
        ran.stdout
    );
}

/// Sheets of several years side by side: last year's figures, alike, stand in both, and count once.
#[test]
fn sheets_of_one_table_stand_side_by_side() {
    let folder = tempfile::tempdir().unwrap();
    let settings = fs::read("tests/errors/F11-unused-file/book.toml").unwrap();
    write(folder.path(), "book.toml", settings);
    let mut workbook = Workbook::new();
    sheet(&mut workbook, "收入2023", &[&["项目", "上年决算数", "决算数"], &["增值税", "4100", "4180"]]);
    sheet(&mut workbook, "收入2024", &[&["项目", "上年决算数", "决算数"], &["增值税", "4180", "4402"]]);
    fs::write(folder.path().join("全镇.xlsx"), workbook.save_to_buffer().unwrap()).unwrap();
    let load = |folder: &Path| {
        let book = caili::files::load_book(folder, &mut caili::files::Sources::new()).unwrap().value;
        let row = |row: &caili::book::Revenue| format!("{} {}", row.year, row.amount.yuan());
        book.revenue.iter().map(row).collect::<BTreeSet<String>>()
    };
    let wanted = ["2022 41000000.00", "2023 41800000.00", "2024 44020000.00"].map(str::to_owned);
    assert_eq!(load(folder.path()), BTreeSet::from(wanted.clone()));
    // Tidied, they are one table, in which each stands once.
    let mut sources = caili::files::Sources::new();
    let raw = caili::files::read_book(folder.path(), &mut sources).unwrap().value;
    let written = caili::files::write_tidy(folder.path(), &raw, caili::book::unit_of(&raw)).unwrap();
    assert_eq!(written, [folder.path().join("revenue.tidy.csv")]);
    fs::remove_file(folder.path().join("全镇.xlsx")).unwrap();
    fs::rename(&written[0], folder.path().join("revenue.csv")).unwrap();
    assert_eq!(load(folder.path()), BTreeSet::from(wanted));
    assert_eq!(fs::read_to_string(folder.path().join("revenue.csv")).unwrap().lines().count(), 1 + 3);
}

#[test]
fn names_of_files_may_say_the_year_and_the_account_first() {
    let (by_kind, by_lead) = (book("pilot-town"), book("pilot-town"));
    let folder = by_lead.path().join("data/pilot-town");
    fs::rename(folder.join("revenue.csv"), folder.join("附表1 2025年一般公共预算收入.csv")).unwrap();
    fs::rename(folder.join("staffing.csv"), folder.join("2025 编制.csv")).unwrap();
    let ((_, mut wanted), (ran, mut found)) = (run(&by_kind, "pilot-town"), run(&by_lead, "pilot-town"));
    for files in [&mut wanted, &mut found] {
        files.remove("run.json").expect("the record, which names the files");
    }
    assert!(wanted == found, "other figures");
    assert!(!ran.stderr.contains("F11"), "{}", ran.stderr);
}
