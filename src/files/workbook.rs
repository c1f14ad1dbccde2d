//! Workbooks (xlsx, xls, ods): sheets of cells, each knowing its name (`表1!C14`).

use std::io::Cursor;
use std::num::NonZeroU32;
use std::panic::catch_unwind;
use std::sync::Arc;

use calamine::{Data, Range, Reader, SheetVisible, Sheets, open_workbook_auto_from_rs};

use super::compound::chains_end;
use super::empty::empty;
use crate::book::{CellKind, RawCell, RawRows, Sheet};
use crate::problem::{CellName, Place, Problem, Problems};
use crate::text::Words;
use crate::text::problems::files as say;

/// Whether bytes begin as a workbook does: as a zip archive (xlsx, ods) or a compound file (xls).
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || is_compound(bytes)
}

fn is_compound(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
}

/// The visible sheets of a workbook that have anything in them, but for those that only explain.
///
/// # Errors
/// Where it cannot be opened (F15), has nothing in it (F06), or has formulas that were never worked out (F22).
pub(super) fn read_workbook(bytes: &[u8], file: &Arc<str>) -> Result<Vec<Sheet>, Problems> {
    if is_compound(bytes) && !chains_end(bytes) {
        return Err(refuse(file, say::damaged_workbook()).into());
    }
    // A file cut short may lead the reader of workbooks beyond its end, where it panics.
    catch_unwind(|| read_sound(bytes, file))
        .unwrap_or_else(|_| Err(refuse(file, say::damaged_workbook()).into()))
}

fn refuse(file: &Arc<str>, message: Words) -> Problem {
    Problem::error("F15", Place::file(Arc::clone(file)), message).hint(say::save_again())
}

fn read_sound(bytes: &[u8], file: &Arc<str>) -> Result<Vec<Sheet>, Problems> {
    let whole = || Place::file(Arc::clone(file));
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes))
        .map_err(|error| refuse(file, say::no_workbook(error)))?;
    let names: Vec<String> = visible(&book);
    let mut sheets = Vec::new();
    let mut problems = Problems::new();
    for name in names {
        let range = book
            .worksheet_range(&name)
            .map_err(|error| refuse(file, say::no_workbook(format!("{name}: {error}"))))?;
        let (top, left) = range.start().unwrap_or_default();
        let sheet: Arc<str> = name.as_str().into();
        if range.rows().flatten().any(is_blank) {
            let formulas = book.worksheet_formula(&name).unwrap_or_default();
            find_unworked(
                &range,
                &formulas,
                &|row, column| place(file, &sheet, row + 1, column),
                &mut problems,
            );
        }
        let mut rows = Vec::new();
        for (down, cells) in range.rows().enumerate() {
            let number = top as usize + down + 1;
            let place = |across: usize| place(file, &sheet, number, left as usize + across);
            // What stands left of the first used column is blank too.
            let blank = (0..left as usize).map(|_| RawCell::default());
            let cells = cells.iter().enumerate().map(|(across, cell)| read_cell(cell, place(across)));
            let row: Vec<RawCell> = blank.chain(cells).collect();
            if row.iter().any(|cell| !cell.text.is_empty()) {
                rows.push(row);
            }
        }
        if !rows.is_empty() {
            sheets.push(Sheet { place: whole(), name: Some(name), rows: RawRows::of(rows) });
        }
    }
    if problems.any_error() {
        return Err(problems);
    }
    if sheets.is_empty() {
        return Err(empty(whole()).into());
    }
    Ok(sheets)
}

fn is_blank(cell: &Data) -> bool {
    matches!(cell, Data::Empty) || matches!(cell, Data::String(text) if text.is_empty())
}

/// Formulas that no program has worked out yet: what they would give is not in the file, and blank would count as nothing.
fn find_unworked(
    range: &Range<Data>,
    formulas: &Range<String>,
    place: &dyn Fn(usize, usize) -> Place,
    problems: &mut Problems,
) {
    let (top, left) = formulas.start().unwrap_or_default();
    for (down, across, formula) in formulas.used_cells() {
        let (row, column) = (top as usize + down, left as usize + across);
        let at = (u32::try_from(row).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(u32::MAX));
        // Formulas that give a text may give a blank one on purpose.
        if !formula.is_empty() && !formula.contains('"') && range.get_value(at).is_none_or(is_blank) {
            let problem = Problem::error("F22", place(row, column), say::formula_without_value());
            problems.push(problem.hint(say::formula_without_value_hint()));
        }
    }
}

fn visible(book: &Sheets<Cursor<&[u8]>>) -> Vec<String> {
    let is_wanted = |name: &str| {
        !name.contains("说明") && !["what to fill in", "readme"].contains(&name.to_lowercase().as_str())
    };
    let sheets = book.sheets_metadata().iter().filter(|sheet| sheet.visible == SheetVisible::Visible);
    let sheets = sheets.filter(|sheet| is_wanted(&sheet.name));
    sheets.map(|sheet| sheet.name.clone()).collect()
}

/// Line and column are the cell's, so that problems come in its order.
fn place(file: &Arc<str>, sheet: &Arc<str>, row: usize, column: usize) -> Place {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let cell = NonZeroU32::new(count(row)).map(|row| CellName {
        sheet: Some(Arc::clone(sheet)),
        row,
        column: count(column),
    });
    Place { file: Arc::clone(file), line: count(row), column: count(column + 1), width: 0, cell }
}

fn read_cell(cell: &Data, place: Place) -> RawCell {
    let (text, kind) = match cell {
        Data::Empty => (String::new(), CellKind::Text),
        Data::String(text) => (text.trim().to_owned(), CellKind::Text),
        // The shortest decimal that is this number and no other.
        Data::Float(number) => (number.to_string(), CellKind::Number),
        Data::Int(number) => (number.to_string(), CellKind::Number),
        Data::DateTime(moment) => (shown(moment), CellKind::Date),
        Data::DateTimeIso(text) | Data::DurationIso(text) => (text.clone(), CellKind::Date),
        // Other cells (yes and no, faults of a formula) as they are shown.
        other => (other.to_string(), CellKind::Text),
    };
    RawCell { text, kind, place }
}

/// A date, or a time of so many hours, as Excel shows it.
fn shown(moment: &calamine::ExcelDateTime) -> String {
    let days = moment.as_f64();
    let (year, month, day, hour, minute, _, _) = moment.to_ymd_hms_milli();
    // What is typed as 40:60 is a time of 41 hours.
    if days < 32.0 {
        #[expect(clippy::cast_possible_truncation, reason = "a month has few minutes")]
        let minutes = (days * 24.0 * 60.0).round() as i64;
        return format!("{}:{:02}", minutes / 60, minutes % 60);
    }
    match (hour, minute) {
        (0, 0) => format!("{year}-{month:02}-{day:02}"),
        _ => format!("{year}-{month:02}-{day:02} {hour:02}:{minute:02}"),
    }
}
