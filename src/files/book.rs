//! A book's folder: `book.toml`, its tables, and what else lies there.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::by_sheet::tables_by_sheet;
use super::inside::no_input;
use super::parse_toml;
use super::source::{Source, Sources, list, shown, unreadable};
use super::workbook::is_named_workbook;
use super::write::{Output, write_all};
use crate::book::intake::{Fixed, fixed, harmless};
use crate::book::{Book, RawBook, Sheet, TableKind, check};
use crate::num::Unit;
use crate::problem::{Checked, Node, Place, Problem, Problems, nearest};
use crate::text::problems::{did_you_mean, files as say, one_of};

/// Reads a book's files. What was read is remembered in `sources`, also where it is at fault.
///
/// # Errors
/// Everything that is wrong with the form of the files; warnings travel along.
pub fn read_book(folder: &Path, sources: &mut Sources) -> Result<Checked<RawBook>, Problems> {
    let (raw, problems) = gather(folder, sources);
    match raw {
        Some(raw) => problems.or(raw),
        None => Err(problems),
    }
}

/// Reads a book's files and checks what they say.
///
/// # Errors
/// Everything that is wrong with their form and what they say; warnings travel along.
pub fn load_book(folder: &Path, sources: &mut Sources) -> Result<Checked<Book>, Problems> {
    let (raw, mut problems) = gather(folder, sources);
    let Some(raw) = raw else { return Err(problems) };
    match check(&raw) {
        Ok(book) => {
            problems.extend(book.warnings);
            problems.or(book.value)
        }
        Err(found) => {
            problems.extend(found);
            Err(problems)
        }
    }
}

/// Whatever can be read of a book: `None` where settings or revenue are lost, without which there is nothing to check.
fn gather(folder: &Path, sources: &mut Sources) -> (Option<RawBook>, Problems) {
    let mut problems = Problems::new();
    if let Some(problem) = no_folder(folder) {
        problems.push(problem);
        return (None, problems);
    }
    let settings = settings(folder, sources, &mut problems);
    let sheets = sheets(folder, sources, &mut problems);
    let has_revenue = sheets.iter().any(|(kind, _)| *kind == TableKind::Revenue);
    let raw =
        settings.filter(|_| has_revenue).map(|settings| RawBook { id: id_of(folder), settings, sheets });
    (raw, problems)
}

fn no_folder(folder: &Path) -> Option<Problem> {
    match std::fs::metadata(folder) {
        Ok(found) if found.is_dir() => None,
        Ok(_) => {
            let message = say::not_a_folder(shown(folder));
            Some(Problem::error("F02", Place::file(shown(folder)), message).hint(say::book_needs()))
        }
        Err(error) => Some(lost(folder, &error)),
    }
}

/// What no book can be without is not there.
fn lost(path: &Path, error: &std::io::Error) -> Problem {
    with_needs(unreadable(path, error))
}

fn with_needs(problem: Problem) -> Problem {
    if problem.hint.is_none() { problem.hint(say::book_needs()) } else { problem }
}

/// Reads a file that no book can be without.
fn read_needed(path: &Path, sources: &mut Sources) -> Result<Source, Problems> {
    match no_input(path) {
        None => sources.read(path),
        Some(problem) => Err(with_needs(problem).into()),
    }
}

/// The folder's name, also of `.`.
fn id_of(folder: &Path) -> String {
    let whole = std::fs::canonicalize(folder).unwrap_or_else(|_| folder.to_path_buf());
    whole.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn settings(folder: &Path, sources: &mut Sources, problems: &mut Problems) -> Option<Node> {
    let node = read_needed(&folder.join("book.toml"), sources).and_then(|source| parse_toml(&source));
    node.map_err(|found| problems.extend(found)).ok()
}

/// The extensions of files that may hold tables.
pub(super) const TABLE_ENDINGS: [&str; 6] = ["csv", "tsv", "txt", "xlsx", "xls", "ods"];

/// The sheets of all tables, in the order of the tables and then of the files' names. A table may be in several files, and in a
/// workbook in several sheets: `revenue-2022.xlsx`, `revenue-2023.xlsx`. A workbook named after no table may hold several; where its
/// sheets do not say which, its name may still, behind a year (`2023年收入.xlsx`).
fn sheets(folder: &Path, sources: &mut Sources, problems: &mut Problems) -> Vec<(TableKind, Sheet)> {
    let mut files = Vec::new();
    let mut found = Vec::new();
    for path in TABLE_ENDINGS.iter().flat_map(|extension| list(folder, extension).unwrap_or_default()) {
        match stem_of(&path).and_then(TableKind::of_stem) {
            Some(kind) => files.push((kind, path)),
            None if is_left_alone(&path) => {}
            None => match tables_by_sheet(&path, sources, problems) {
                Some(tables) => {
                    found.extend(tables.into_iter().map(|(kind, read)| (kind, path.clone(), read)));
                }
                None => match stem_of(&path).and_then(TableKind::of_sheet) {
                    Some(kind) => files.push((kind, path)),
                    None => problems.push(unused_file(&path)),
                },
            },
        }
    }
    files.sort();
    for (kind, path) in files {
        match no_input(&path).map_or_else(|| sources.read_sheets(&path), |problem| Err(problem.into())) {
            Ok(sheets) => found.extend(sheets.into_iter().map(|sheet| (kind, path.clone(), Ok(sheet)))),
            Err(problem) => found.push((kind, path, Err(problem))),
        }
    }
    if !found.iter().any(|(kind, ..)| *kind == TableKind::Revenue) {
        problems.push(lost(&folder.join(TableKind::Revenue.file_name()), &ErrorKind::NotFound.into()));
    }
    found.sort_by(|(one, file, _), (other, of, _)| (one, file).cmp(&(other, of)));
    let mut sheets = Vec::new();
    for (kind, _, read) in found {
        match read {
            Ok(sheet) => sheets.push((kind, sheet)),
            Err(problem) => problems.extend(problem),
        }
    }
    sheets
}

/// Writes the tables of a book that are not laid out as its own once more, beside them, and never over anything else: what this
/// wrote before is replaced.
///
/// # Errors
/// As [`write_all`].
pub fn write_tidy(folder: &Path, book: &RawBook, unit: Option<Unit>) -> Result<Vec<PathBuf>, Problems> {
    let output = |table: &Fixed| {
        let stem = table.kind.file_name().trim_end_matches(".csv");
        Output::whole(folder.join(format!("{stem}{TIDY}")), csv_of(&table.rows))
    };
    let outputs: Vec<Output> = fixed(book, unit).iter().map(output).collect();
    write_all(&outputs)?;
    Ok(outputs.into_iter().map(|output| output.path).collect())
}

/// What the names of tidied tables end in: not read with the others.
const TIDY: &str = ".tidy.csv";

/// Rows of text as CSV, so that Excel and WPS read it and take no text for a formula.
#[must_use]
pub fn csv_of(rows: &[Vec<String>]) -> Vec<u8> {
    let mut bytes = Vec::from(*b"\xEF\xBB\xBF");
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(&mut bytes);
    for row in rows {
        // Writing to memory cannot fail.
        let _ = writer.write_record(row.iter().map(|cell| harmless(cell).into_owned()));
    }
    drop(writer);
    bytes
}

fn stem_of(path: &Path) -> Option<&str> {
    path.file_stem().and_then(|stem| stem.to_str())
}

/// Whether a file is no table and may lie there: other texts, what an open workbook leaves beside itself, what `check --fix` wrote.
fn is_left_alone(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str());
    path.extension().is_some_and(|end| end == "txt")
        || name
            .is_none_or(|name| name.ends_with(TIDY) || name.starts_with("~$") || name.starts_with(".~lock"))
}

/// Tables that the book has no use for, such as `revenu.csv`, are said and not read.
fn unused_file(path: &Path) -> Problem {
    let file = shown(path);
    let name = file.rsplit('/').next().unwrap_or_default();
    let known = TableKind::ALL.map(TableKind::file_name);
    let hint = match nearest(&name.to_lowercase(), known) {
        Some(meant) => did_you_mean(meant),
        None if is_named_workbook(path) => say::name_sheets_hint(),
        None => one_of(known.iter().map(|name| (*name, *name))),
    };
    Problem::warning("F11", Place::file(Arc::clone(&file)), say::unused_file(name)).hint(hint)
}
