//! 参数表.xlsx of a county's starter: whatever is filled in moves a figure, and says who bears whom as staffing.csv does.

mod common;

use std::fs;
use std::path::Path;

use calamine::{Reader, Xlsx};
use common::{caili, files_in};
use rust_xlsxwriter::{Format, Workbook};

type Cells = Vec<Vec<String>>;

const SHEET: &str = "data/mycounty/参数表.xlsx";

/// The cells of the sheet to fill in.
fn cells(folder: &Path) -> Cells {
    let bytes = fs::read(folder.join(SHEET)).unwrap();
    let mut book = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range("参数表").unwrap();
    range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect()
}

fn write(folder: &Path, cells: &Cells) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let text = Format::new().set_num_format("@");
    for (row, texts) in (0..).zip(cells) {
        for (column, cell) in (0..).zip(texts).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write_string_with_format(row, column, cell, &text).unwrap();
        }
    }
    fs::write(folder.join(SHEET), book.save_to_buffer().unwrap()).unwrap();
}

/// The statement of a run, or what keeps it from being one.
fn statement(folder: &Path) -> Result<Vec<u8>, Vec<String>> {
    let ran = caili("run data/mycounty --no-charts --lang zh").inside(folder).run();
    if ran.code != 0 {
        return Err(ran.codes());
    }
    Ok(files_in(&folder.join("output/mycounty")).remove("statement.csv").unwrap())
}

fn county() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    caili("init --kind county --lang zh").inside(folder.path()).succeeds();
    folder
}

/// The same cell with something else in it.
fn other(heading: &str, cell: &str) -> String {
    match cell {
        "镇" | "县" => "镇71%".to_owned(),
        _ if cell.ends_with('%') => "43.5%".to_owned(),
        _ => {
            let amount: i64 = cell.parse().unwrap_or_else(|_| panic!("{heading}: {cell}"));
            (amount + 7).to_string()
        }
    }
}

#[test]
fn whatever_is_filled_in_moves_a_figure() {
    let folder = county();
    let sheet = cells(folder.path());
    let before = statement(folder.path()).unwrap();
    let headings = sheet[0].clone();
    let mut changed = 0;
    for column in 2..headings.len() - 1 {
        // One town is as good as another; every third cell, down and across.
        let row = 1 + column % 3;
        let mut cells = sheet.clone();
        cells[row][column] = other(&headings[column], &sheet[row][column]);
        write(folder.path(), &cells);
        let after =
            statement(folder.path()).unwrap_or_else(|codes| panic!("{}: {codes:?}", headings[column]));
        assert!(after != before, "{} of {} moves nothing", headings[column], sheet[row][0]);
        changed += 1;
    }
    assert_eq!(changed, 9, "{headings:?}");
    write(folder.path(), &sheet);
    assert!(statement(folder.path()).unwrap() == before, "as filled in by the program");
}

#[test]
fn who_bears_whom_is_said_by_town_and_from_a_year_on() {
    let folder = county();
    let mut sheet = cells(folder.path());
    let retired = sheet[0].iter().position(|heading| heading == "负担-离退休").unwrap();
    let pay = |folder: &Path, year: &str| {
        let table = common::Table::read(&statement(folder).unwrap());
        let wanted = [("scenario", "baseline"), ("town", "devzone"), ("year", year), ("line", "staffing")];
        table.row(&[&wanted[..], &[("code", "")]].concat()).fen("amount").unwrap()
    };
    let before = ["2026", "2027"].map(|year| pay(folder.path(), year));
    // From 2027 on the town bears a quarter of its 20 retired: of 14,800 a head in 2025, grown by 3 % twice, to 15,701.32.
    let mut later = sheet[1].clone();
    later.iter_mut().skip(2).for_each(String::clear);
    later[1] = "2027".to_owned();
    later[retired] = "县75%".to_owned();
    sheet.push(later);
    write(folder.path(), &sheet);
    let after = ["2026", "2027"].map(|year| pay(folder.path(), year));
    assert_eq!(after[0], before[0]);
    assert_eq!(after[1] - before[1], 20 * 1_570_132 / 4);
}

#[test]
fn ratios_that_became_dates_and_bearers_of_nobody_are_told() {
    let folder = county();
    let sheet = cells(folder.path());
    let told = |column: usize, text: &str| {
        let mut cells = sheet.clone();
        cells[1][column] = text.to_owned();
        write(folder.path(), &cells);
        let ran = caili("check data/mycounty --lang en").inside(folder.path()).run();
        (ran.codes(), ran.stderr)
    };
    let (codes, text) = told(2, "4月6日");
    assert!(codes == ["B70"] && text.contains("参数表.xlsx Sheet1!C2"), "{text}");
    let (codes, text) = told(7, "70%:30%");
    assert!(codes == ["B25"] && text.contains("Sheet1!H2"), "{text}");
    let (codes, text) = told(4, "150%");
    assert!(codes.iter().all(|code| code.starts_with('R')) && !codes.is_empty(), "{codes:?} {text}");
}
