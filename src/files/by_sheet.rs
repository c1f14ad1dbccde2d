//! A workbook that is named after no table (`决算.xlsx`): its sheets are of the tables that their own names say.

use std::path::Path;
use std::sync::Arc;

use super::inside::no_input;
use super::source::{Sources, read_bytes, shown};
use super::workbook::{Workbook, is_named_workbook, is_workbook};
use crate::book::{Sheet, TableKind};
use crate::problem::{Level, Place, Problem, Problems, nearest};
use crate::text::problems::{did_you_mean, files as say, one_of};

/// A table and what was read of it.
type Table = (TableKind, Result<Sheet, Problems>);

/// The tables in a workbook; `None` where it has none, which is then no file of the book. What stands beside them is told.
///
/// Nobody knows that a file of this name is a table before its sheets are named: what keeps it from being opened is a warning.
pub(super) fn tables_by_sheet(
    path: &Path,
    sources: &mut Sources,
    problems: &mut Problems,
) -> Option<Vec<Table>> {
    if !is_named_workbook(path) || no_input(path).is_some() {
        return None;
    }
    let file = shown(path);
    let bytes = read_bytes(path).ok()?;
    if !is_workbook(&bytes) {
        let problem = Problem::warning("F15", Place::file(Arc::clone(&file)), say::damaged_workbook());
        problems.push(problem.hint(say::save_again()));
        return Some(Vec::new());
    }
    let mut book = match Workbook::open(&bytes, &file) {
        Ok(book) => book,
        Err(problem) => {
            problems.push(Problem { level: Level::Warning, ..problem });
            return Some(Vec::new());
        }
    };
    let sheets = book.sheets();
    if !sheets.iter().any(|name| TableKind::of_sheet(name).is_some()) {
        return None;
    }
    sources.push_workbook(&file, &bytes);
    let mut tables = Vec::new();
    for name in sheets {
        match (TableKind::of_sheet(&name), book.read(&name)) {
            (Some(kind), Ok(Some(sheet))) => tables.push((kind, Ok(sources.without_people(sheet)))),
            (Some(kind), Err(found)) => tables.push((kind, Err(found))),
            (Some(_), Ok(None)) => {
                let problem = Problem::warning("F06", book.place(&name), say::empty_sheet(&name));
                problems.push(problem.hint(say::empty_sheet_hint()));
            }
            // Excel adds blank ones to every workbook.
            (None, Ok(None)) => {}
            (None, _) => problems.push(unused_sheet(&book, &name)),
        }
    }
    Some(tables)
}

/// A sheet that the book has no use for is said and not read.
fn unused_sheet(book: &Workbook<'_>, name: &str) -> Problem {
    let known = TableKind::ALL.map(TableKind::stems);
    let hint = match nearest(&name.trim().to_lowercase(), known.into_iter().flatten().copied()) {
        Some(meant) => did_you_mean(meant),
        None => one_of(known.iter().map(|names| (names[1], names[0]))),
    };
    Problem::warning("F11", book.place(name), say::unused_sheet(name)).hint(hint)
}
