//! Workbooks (xlsx, xls, ods): sheets of cells, each knowing its name (`表1!C14`).

use std::io::Cursor;
use std::num::NonZeroU32;
use std::path::Path;
use std::sync::Arc;

use calamine::{Ods, OdsError, Reader, SheetVisible, open_workbook_auto_from_rs};

use super::cells::{Filled, Opened, filled};
use super::compound::chains_end;
use super::empty::empty;
use super::quiet::quietly;
use super::xls::keeps_to_grid;
use crate::book::{RawCell, RawRows, Sheet};
use crate::problem::{CellName, Place, Problem, Problems};
use crate::text::Words;
use crate::text::problems::files as say;

/// Whether a file is called as workbooks are.
pub(super) fn is_named_workbook(path: &Path) -> bool {
    path.extension()
        .is_some_and(|end| ["xlsx", "xls", "ods"].iter().any(|known| end.eq_ignore_ascii_case(known)))
}

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
/// Where it cannot be opened (F15), has nothing in it (F06), or a sheet cannot be read (as [`Workbook::read`]).
pub(super) fn read_workbook(bytes: &[u8], file: &Arc<str>) -> Result<Vec<Sheet>, Problems> {
    let mut book = Workbook::open(bytes, file)?;
    let mut sheets = Vec::new();
    let mut problems = Problems::new();
    for name in book.sheets() {
        match book.read(&name) {
            Ok(sheet) => sheets.extend(sheet),
            Err(found) => problems.extend(found),
        }
    }
    if problems.any_error() {
        return Err(problems);
    }
    if sheets.is_empty() {
        return Err(empty(Place::file(Arc::clone(file))).into());
    }
    Ok(sheets)
}

/// A workbook that was opened.
pub(super) struct Workbook<'b> {
    book: Opened<'b>,
    file: Arc<str>,
}

impl<'b> Workbook<'b> {
    /// Opens it.
    ///
    /// # Errors
    /// Where it is damaged, locked or none (F15), or its cells stand too far apart (F23).
    pub(super) fn open(bytes: &'b [u8], file: &Arc<str>) -> Result<Self, Problem> {
        if is_compound(bytes) && !(chains_end(bytes) && keeps_to_grid(bytes)) {
            return Err(refuse(file, say::damaged_workbook()));
        }
        let opened = quietly(|| open_workbook_auto_from_rs(Cursor::new(bytes)));
        match opened.ok_or_else(|| refuse(file, say::damaged_workbook()))? {
            Ok(book) => Ok(Self { book, file: Arc::clone(file) }),
            Err(_) if is_too_large(bytes) => {
                let problem = Problem::error("F23", Place::file(Arc::clone(file)), say::cells_apart());
                Err(problem.hint(say::clear_what_is_far()))
            }
            Err(error) => Err(refuse(file, say::no_workbook(error))),
        }
    }

    /// The names of its visible sheets, but for those that only explain.
    pub(super) fn sheets(&self) -> Vec<String> {
        let explains = ["说明", "备注", "封面", "目录"];
        let other = ["what to fill in", "readme", "notes", "cover", "contents"];
        let is_wanted = |name: &str| {
            !explains.iter().any(|word| name.contains(word)) && !other.contains(&name.to_lowercase().as_str())
        };
        let sheets = self.book.sheets_metadata().iter();
        let visible = sheets.filter(|sheet| sheet.visible == SheetVisible::Visible && is_wanted(&sheet.name));
        visible.map(|sheet| sheet.name.clone()).collect()
    }

    /// The place of a sheet as a whole: its first cell, which names it.
    pub(super) fn place(&self, sheet: &str) -> Place {
        Places { file: &self.file, sheet: sheet.into() }.of(0, 0)
    }

    /// A sheet; `None` where it is blank.
    ///
    /// # Errors
    /// Where it is damaged (F15), has formulas that were never worked out (F22), or cells far from all others (F23).
    pub(super) fn read(&mut self, name: &str) -> Result<Option<Sheet>, Problems> {
        // A file cut short may lead the reader of workbooks beyond its end, where it panics.
        let cells = quietly(|| filled(&mut self.book, name))
            .ok_or_else(|| refuse(&self.file, say::damaged_workbook()))?
            .map_err(|error| refuse(&self.file, say::no_workbook(format!("{name}: {error}"))))?;
        if cells.is_empty() {
            return Ok(None);
        }
        let places = Places { file: &self.file, sheet: name.into() };
        let unworked: Problems =
            cells.iter().filter(|cell| cell.unworked).map(|cell| places.unworked(cell)).collect();
        if unworked.any_error() {
            return Err(unworked);
        }
        let rows = places.rows(cells)?;
        Ok(Some(Sheet { place: places.of(0, 0), name: Some(name.to_owned()), rows: RawRows::of(rows) }))
    }
}

fn refuse(file: &Arc<str>, message: Words) -> Problem {
    Problem::error("F15", Place::file(Arc::clone(file)), message).hint(say::save_again())
}

/// Whether these are the sheets of an ods that calamine refuses to lay out.
fn is_too_large(bytes: &[u8]) -> bool {
    let opened = quietly(|| Ods::new(Cursor::new(bytes)).err());
    matches!(opened.flatten(), Some(OdsError::CellLimitExceeded { .. }))
}

/// How many cells a sheet's rows may have, with the blank ones between: so many, or a few times those that say something.
const ROOM: usize = 1 << 20;
const TIMES_FILLED: usize = 4;

/// Cells too far away that are told.
const TOLD: usize = 8;

/// Makes the places of a sheet's cells.
struct Places<'f> {
    file: &'f Arc<str>,
    sheet: Arc<str>,
}

impl Places<'_> {
    /// Line and column are the cell's, so that problems come in its order.
    fn of(&self, row: u32, column: u32) -> Place {
        let line = row.saturating_add(1);
        let cell =
            NonZeroU32::new(line).map(|row| CellName { sheet: Some(Arc::clone(&self.sheet)), row, column });
        Place { file: Arc::clone(self.file), line, column: column.saturating_add(1), width: 0, cell }
    }

    fn unworked(&self, cell: &Filled) -> Problem {
        let problem = Problem::error("F22", self.of(cell.row, cell.column), say::formula_without_value());
        problem.hint(say::formula_without_value_hint())
    }

    /// The rows that are not blank, each as long as the widest; or the cells for which that would be too much.
    fn rows(&self, cells: Vec<Filled>) -> Result<Vec<Vec<RawCell>>, Problems> {
        let width = cells.iter().map(|cell| cell.column as usize + 1).max().unwrap_or(0);
        let count = cells.chunk_by(|one, other| one.row == other.row).count();
        let room = ROOM.max(TIMES_FILLED * cells.len());
        if count * width > room {
            let far = cells.iter().filter(|cell| (cell.column as usize + 1) * count > room).take(TOLD);
            let problem = |cell: &Filled| {
                let message = say::far_away(count, width);
                Problem::error("F23", self.of(cell.row, cell.column), message).hint(say::clear_what_is_far())
            };
            return Err(far.map(problem).collect());
        }
        let mut rows: Vec<Vec<RawCell>> = Vec::with_capacity(count);
        let mut last = None;
        for cell in cells {
            if last.replace(cell.row) != Some(cell.row) {
                let columns = 0..u32::try_from(width).unwrap_or(u32::MAX);
                let blank = |column| RawCell { place: self.of(cell.row, column), ..RawCell::default() };
                rows.push(columns.map(blank).collect());
            }
            if let Some(at) = rows.last_mut().and_then(|row| row.get_mut(cell.column as usize)) {
                (at.text, at.kind) = (cell.text, cell.kind);
            }
        }
        Ok(rows)
    }
}
