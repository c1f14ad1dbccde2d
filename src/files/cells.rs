//! The cells of a workbook's sheet that say something, each as text.
//!
//! Those of xlsx are taken one by one, as they stand in the file: calamine's own grid reaches to the last cell that says anything, and
//! with one in XFD1048576 it would take more memory than there is. xls and ods lie in such a grid as soon as they are opened; xls has
//! at most 65,536 × 256 cells, and of ods calamine refuses what is too large.

use std::collections::BTreeSet;
use std::io::Cursor;

use calamine::{Data, Error, ExcelDateTime, Reader, Sheets, Xlsx, XlsxError, XlsxFormulaMetadata};

use crate::book::CellKind;

/// A workbook that was opened.
pub(super) type Opened<'b> = Sheets<Cursor<&'b [u8]>>;

/// A cell that says something, or has a formula that no program has worked out yet.
pub(super) struct Filled {
    /// From 0.
    pub(super) row: u32,
    /// From 0.
    pub(super) column: u32,
    pub(super) text: String,
    pub(super) kind: CellKind,
    /// Whether its formula was never worked out: what it would give is not in the file.
    pub(super) unworked: bool,
}

/// The cells of a sheet, row by row and left to right.
pub(super) fn filled(book: &mut Opened<'_>, sheet: &str) -> Result<Vec<Filled>, Error> {
    let mut cells = match book {
        Sheets::Xlsx(book) => of_xlsx(book, sheet)?,
        others => of_grid(others, sheet)?,
    };
    cells.sort_by_key(|cell| (cell.row, cell.column));
    Ok(cells)
}

fn of_xlsx(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &str) -> Result<Vec<Filled>, XlsxError> {
    let mut reader = match book.worksheet_cells_reader(sheet) {
        // A chart that is a sheet of its own.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(Vec::new()),
        reader => reader?,
    };
    let mut cells = Vec::new();
    // The shared formulas that give a number.
    let mut numeric = BTreeSet::new();
    while let Some(cell) = reader.next_cell_with_formula_metadata()? {
        let gives_number = cell.formula.is_some_and(|formula| match formula {
            XlsxFormulaMetadata::Shared { shared_index, formula, .. } if gives_number(&formula) => {
                numeric.insert(shared_index);
                true
            }
            XlsxFormulaMetadata::SharedDerived { shared_index } => numeric.contains(&shared_index),
            XlsxFormulaMetadata::Normal { formula } => gives_number(&formula),
            _ => false,
        });
        cells.extend(read(cell.pos, cell.value.into(), gives_number));
    }
    Ok(cells)
}

fn of_grid(book: &mut Opened<'_>, sheet: &str) -> Result<Vec<Filled>, Error> {
    let grid = book.worksheet_range(sheet)?;
    let (top, left) = grid.start().unwrap_or_default();
    let at = |start: u32, offset: usize| start.saturating_add(u32::try_from(offset).unwrap_or(u32::MAX));
    let mut cells: Vec<Filled> = grid
        .used_cells()
        .filter_map(|(down, across, value)| read((at(top, down), at(left, across)), value.clone(), false))
        .collect();
    let formulas = book.worksheet_formula(sheet).unwrap_or_default();
    let (top, left) = formulas.start().unwrap_or_default();
    for (down, across, _) in formulas.used_cells().filter(|(.., formula)| gives_number(formula)) {
        let at = (at(top, down), at(left, across));
        cells.extend(
            read(at, grid.get_value(at).cloned().unwrap_or_default(), true).filter(|cell| cell.unworked),
        );
    }
    Ok(cells)
}

/// Whether a formula should give something: those that give a text may give a blank one on purpose.
fn gives_number(formula: &str) -> bool {
    !formula.is_empty() && !formula.contains('"')
}

/// A cell; `None` where it is blank and may be.
fn read((row, column): (u32, u32), value: Data, gives_number: bool) -> Option<Filled> {
    let is_blank = matches!(&value, Data::Empty) || matches!(&value, Data::String(text) if text.is_empty());
    let unworked = gives_number && is_blank;
    let (text, kind) = said(value);
    (unworked || !text.is_empty()).then_some(Filled { row, column, text, kind, unworked })
}

/// What a cell says, as text.
fn said(value: Data) -> (String, CellKind) {
    match value {
        Data::Empty => (String::new(), CellKind::Text),
        Data::String(text) if text.trim().len() == text.len() => (text, CellKind::Text),
        Data::String(text) => (text.trim().to_owned(), CellKind::Text),
        // The shortest decimal that is this number and no other.
        Data::Float(number) => (number.to_string(), CellKind::Number),
        Data::Int(number) => (number.to_string(), CellKind::Number),
        Data::DateTime(moment) => (shown(&moment), CellKind::Date),
        Data::DateTimeIso(text) | Data::DurationIso(text) => (text, CellKind::Date),
        // Other cells (yes and no, faults of a formula) as they are shown.
        other => (other.to_string(), CellKind::Text),
    }
}

/// A date, or a time of so many hours, as Excel shows it.
fn shown(moment: &ExcelDateTime) -> String {
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
