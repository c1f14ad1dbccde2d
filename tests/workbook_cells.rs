//! Cells as workbooks hold them: formulas, faults of formulas, numbers kept as text, merged headings, percentages, cells far away; read
//! right, or told with their names.

use std::fs;
use std::path::Path;

use caili::book::{Book, ParameterValue};
use caili::files::{Sources, load_book};
use caili::problem::Problems;
use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};

const SETTINGS: &str = "name = { zh = \"示例镇\", en = \"Pilot\" }\nkind = \"illustrative\"\nunit = \"万元\"\n\n[[town]]\nid = \"shili\"\nname = { zh = \"示例镇\", en = \"Pilot\" }\n";

/// What fills a sheet in.
type Fill<'f> = &'f dyn Fn(&mut Worksheet);

/// A book of workbooks, each of one sheet called 表1.
fn book(sheets: &[(&str, Fill<'_>)]) -> Result<Book, Problems> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("book.toml"), SETTINGS).unwrap();
    for (name, fill) in sheets {
        save(&folder.path().join(name), fill);
    }
    load_book(folder.path(), &mut Sources::new()).map(|checked| checked.value)
}

fn save(path: &Path, fill: &dyn Fn(&mut Worksheet)) {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("表1").unwrap();
    fill(sheet);
    fs::write(path, workbook.save_to_buffer().unwrap()).unwrap();
}

fn row(sheet: &mut Worksheet, row: u32, cells: &[&str]) {
    for (column, cell) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
        sheet.write_string(row, column, *cell).unwrap();
    }
}

fn receipts(sheet: &mut Worksheet) {
    row(sheet, 0, &["年度", "科目编码", "金额(万元)"]);
    row(sheet, 1, &["2024", "10101", ""]);
    row(sheet, 2, &["2024", "10104", "1,200.5"]);
    sheet.write_number(1, 2, 4402.25).unwrap();
}

/// Codes and cells of what is told.
fn told(found: Result<Book, Problems>) -> Vec<String> {
    let problems = found.map(|_| ()).unwrap_err();
    let short = |problem: &&caili::problem::Problem| {
        format!(
            "{} {}",
            problem.code,
            problem.place.cell.as_ref().map(ToString::to_string).unwrap_or_default()
        )
    };
    problems.sorted().iter().map(short).collect()
}

fn amounts(book: &Book) -> Vec<String> {
    book.revenue.iter().map(|row| row.amount.yuan()).collect()
}

#[test]
fn formulas_and_numbers_kept_as_text_are_read() {
    let fill = |sheet: &mut Worksheet| {
        receipts(sheet);
        sheet.write_formula(1, 2, Formula::new("=4400+2.25").set_result("4402.25")).unwrap();
    };
    let found = book(&[("revenue.xlsx", &fill)]).unwrap();
    assert_eq!(amounts(&found), ["44022500.00", "12005000.00"]);
}

#[test]
fn formulas_that_failed_or_never_ran_are_told() {
    for fault in ["#REF!", "#DIV/0!", "#N/A", "#VALUE!"] {
        let fill = |sheet: &mut Worksheet| {
            receipts(sheet);
            sheet.write_formula(1, 2, Formula::new("=1/0").set_result(fault)).unwrap();
        };
        assert_eq!(told(book(&[("revenue.xlsx", &fill)])), ["B10 表1!C2"], "{fault}");
    }
    let fill = |sheet: &mut Worksheet| {
        receipts(sheet);
        sheet.set_formula_result_default("");
        sheet.write_formula(1, 2, "=4400+2.25").unwrap();
    };
    assert_eq!(told(book(&[("revenue.xlsx", &fill)])), ["F22 表1!C2"]);
    // One that gives a text may give a blank one.
    let fill = |sheet: &mut Worksheet| {
        receipts(sheet);
        sheet.set_formula_result_default("");
        sheet.write_formula(1, 3, "=IF(C2>0,\"\",\"?\")").unwrap();
    };
    assert_eq!(amounts(&book(&[("revenue.xlsx", &fill)]).unwrap()).len(), 2);
}

/// What stands far away is no reason to lay out all between: 16,384 × 1,048,576 cells would take 400 GB.
#[test]
fn cells_far_away_take_no_room() {
    let (last, column) = (1_048_575, 16_383);
    // A table down to the last row, whose rows between are blank; and a format out there, which says nothing.
    let far_row = |sheet: &mut Worksheet| {
        receipts(sheet);
        row(sheet, last, &["2024", "10109", "7"]);
        sheet.write_blank(last, column, &Format::new().set_bold()).unwrap();
    };
    assert_eq!(
        amounts(&book(&[("revenue.xlsx", &far_row)]).unwrap()),
        ["44022500.00", "12005000.00", "70000.00"]
    );
    // A word out there is told as any that stands under no header.
    let far_word = |sheet: &mut Worksheet| {
        receipts(sheet);
        sheet.write_string(last, column, "x").unwrap();
    };
    let found = book(&[("revenue.xlsx", &far_word)]).unwrap_err();
    let stray = found.sorted()[0].clone();
    assert_eq!((stray.code, stray.message.en.as_str()), ("F10", "column XFD has values, but no header"));
    assert_eq!(stray.against.unwrap().cell.unwrap().to_string(), "表1!XFD1048576");
    // Where the table has many rows, it is refused at once: see tests/errors/F23-far-cell.
    let many_rows = |sheet: &mut Worksheet| {
        far_word(sheet);
        for line in 3..200 {
            row(sheet, line, &["2024", "10109", "7"]);
        }
    };
    assert_eq!(told(book(&[("revenue.xlsx", &many_rows)])), ["F23 表1!XFD1048576"]);
}

#[test]
fn merged_headings_speak_for_what_stands_below() {
    let fill = |sheet: &mut Worksheet| {
        let format = Format::new();
        sheet.merge_range(0, 0, 0, 4, "财政收入决算表(单位:万元)", &format).unwrap();
        sheet.merge_range(1, 0, 2, 0, "项目", &format).unwrap();
        sheet.merge_range(1, 1, 1, 2, "2023年", &format).unwrap();
        sheet.merge_range(1, 3, 1, 4, "2024年", &format).unwrap();
        row(sheet, 2, &["", "预算数", "决算数", "预算数", "决算数"]);
        row(sheet, 3, &["增值税", "4000", "4180", "4300", "4402"]);
    };
    let found = book(&[("revenue.xlsx", &fill)]).unwrap();
    let figures: Vec<String> =
        found.revenue.iter().map(|row| format!("{} {}", row.year, row.amount.yuan())).collect();
    assert_eq!(figures, ["2023 41800000.00", "2024 44020000.00"]);
}

#[test]
fn percentages_are_ratios_and_dates_are_none() {
    // One number under a heading, in a format; `None` where it is a plain number.
    let with = |heading: &str, number: f64, format: Option<&str>| {
        let sheet = |sheet: &mut Worksheet| {
            row(sheet, 0, &["起始年", heading]);
            sheet.write_number(1, 0, 2024).unwrap();
            let format = format.map_or_else(Format::new, |format| Format::new().set_num_format(format));
            sheet.write_number_with_format(1, 1, number, &format).unwrap();
        };
        book(&[("revenue.xlsx", &receipts), ("参数表.xlsx", &sheet)])
    };
    let ratio = |found: Result<Book, Problems>| match found.unwrap().parameters[0].value {
        ParameterValue::Ratio(ratio) => ratio.to_string(),
        ParameterValue::Amount(amount) => panic!("{amount}"),
    };
    assert_eq!(ratio(with("分成比例", 0.4, Some("0%"))), "40%");
    assert_eq!(ratio(with("分成比例(%)", 40.0, None)), "40%");
    // Both at once: 0.4 % or 40 %?
    assert_eq!(told(with("分成比例(%)", 0.4, Some("0%"))), ["B75 表1!B2"]);
    // 40:60 typed is a time of 41 hours.
    assert_eq!(told(with("分成比例", 41.0 / 24.0, Some("[h]:mm"))), ["B70 表1!B2"]);
}

#[test]
fn who_bears_pay_is_told_where_it_became_a_time() {
    let staffing = |sheet: &mut Worksheet| {
        row(sheet, 0, &["年度", "类别", "实有人数", "人均成本(元/人年)", "负担"]);
        row(sheet, 1, &["2024", "编外", "12", "52000", ""]);
        let hours = Format::new().set_num_format("[h]:mm");
        sheet.write_number_with_format(1, 4, 71.5 / 24.0, &hours).unwrap();
    };
    assert_eq!(told(book(&[("revenue.xlsx", &receipts), ("staffing.xlsx", &staffing)])), ["B70 表1!E2"]);
}
