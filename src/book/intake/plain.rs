//! Sheets that are tables as they stand: the first row is the header, and every row is as long as it.

use std::collections::BTreeMap;

use crate::book::{RawCell, RawRows, Sheet};
use crate::problem::{Place, Problem, Problems, letters};
use crate::text::problems::files as say;

/// A header and the rows below, each as long as it.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    /// The headers.
    pub headers: Vec<RawCell>,
    /// The rows.
    pub rows: RawRows,
}

/// Takes a sheet as it stands.
///
/// # Errors
/// Everything that is wrong with its form (F07 to F10).
pub fn grid(sheet: &Sheet) -> Result<Grid, Problems> {
    if sheet.rows.is_empty() {
        return Ok(Grid::default());
    }
    let mut problems = Problems::new();
    let above = titles(sheet);
    let mut headers = sheet.rows.row(above);
    let rows = sheet.rows.below(above + 1);
    check_shape(&sheet.place, &headers, &rows, &mut problems);
    if problems.any_error() {
        return Err(problems);
    }
    let named = (0..headers.len()).filter(|at| !headers[*at].text.is_empty()).collect();
    headers.retain(|header| !header.text.is_empty());
    Ok(Grid { headers, rows: rows.with_columns(named) })
}

/// How many rows stand above the header: each with one cell only, where a row of several follows.
fn titles(sheet: &Sheet) -> usize {
    let cells = |row: &Vec<RawCell>| row.iter().filter(|cell| !cell.text.is_empty()).count();
    sheet.rows.iter().take(MOST_TITLES).position(|row| cells(&row) > 1).unwrap_or(0)
}

/// How many titles may stand above a header.
const MOST_TITLES: usize = 6;

fn trailing_blanks(row: &[RawCell]) -> usize {
    row.iter().rev().take_while(|cell| cell.text.is_empty()).count()
}

fn check_shape(sheet: &Place, headers: &[RawCell], rows: &RawRows, problems: &mut Problems) {
    let columns = headers.len() - trailing_blanks(headers);
    if columns == 1 {
        problems.push(single_cell(&headers[0]));
        return;
    }
    check_headers(headers, rows, problems);
    for at in 0..rows.len() {
        check_length(rows, at, columns, headers.len(), problems);
    }
    if rows.is_empty() {
        let place = sheet.on_line(headers[0].place.line);
        problems.push(Problem::error("F07", place, say::no_rows()).hint(say::no_rows_hint()));
    }
}

/// Each column that is used has a name of its own.
fn check_headers(headers: &[RawCell], rows: &RawRows, problems: &mut Problems) {
    let used = used_without_name(headers, rows);
    for (at, header) in headers.iter().enumerate() {
        let first = headers[..at].iter().find(|other| other.text == header.text);
        if let Some(place) = used.get(&at) {
            let problem = Problem::error("F10", header.place.clone(), say::blank_header(letters(at)));
            problems.push(problem.against(place.clone()).hint(say::name_or_delete()));
        } else if let Some(first) = first.filter(|_| !header.text.is_empty()) {
            let problem = Problem::error("F09", header.place.clone(), say::duplicate_header(&header.text));
            problems.push(problem.against(first.place.clone()).hint(say::one_header_each()));
        }
    }
}

/// The columns without a header that say something, each with the first cell that does. All are looked for at once: a stray cell makes
/// for thousands of them.
fn used_without_name(headers: &[RawCell], rows: &RawRows) -> BTreeMap<usize, Place> {
    let mut used = BTreeMap::new();
    if headers.iter().all(|header| !header.text.is_empty()) {
        return used;
    }
    for row in rows.iter() {
        let nameless = headers.iter().zip(&row).enumerate().filter(|(_, (header, _))| header.text.is_empty());
        for (at, (_, cell)) in nameless.filter(|(_, (_, cell))| !cell.text.is_empty()) {
            used.entry(at).or_insert_with(|| cell.place.clone());
        }
    }
    used
}

/// A row has a cell for each named column; beyond the header, blank ones do no harm.
fn check_length(rows: &RawRows, at: usize, columns: usize, width: usize, problems: &mut Problems) {
    let extent = rows.extent(at);
    let is_short = (extent.cells as usize) < columns;
    if !is_short && extent.filled as usize <= width {
        return;
    }
    let row = rows.row(at);
    let (cell, hint) =
        if is_short { (row.last(), say::too_short_hint()) } else { (row.get(width), say::too_long_hint()) };
    let place = cell.map(|cell| cell.place.clone()).unwrap_or_default();
    problems.push(Problem::error("F08", place, say::ragged(row.len(), columns)).hint(hint));
}

/// A header of one cell is a title, or separated by something else than commas.
fn single_cell(cell: &RawCell) -> Problem {
    let problem = Problem::error("F10", cell.place.clone(), say::one_cell_header());
    let marks = ["\t", ";", "\u{ff0c}", "\u{ff1b}", "|", "、"];
    match marks.iter().find(|mark| cell.text.contains(**mark)) {
        Some(&"\t") => problem.hint(say::use_commas("Tab")),
        Some(mark) => problem.hint(say::use_commas(mark)),
        None => problem.hint(say::delete_title()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<&'static str> {
        let cell = |text: &str| RawCell { text: text.to_owned(), ..RawCell::default() };
        let rows = text.lines().map(|line| line.split(',').map(cell).collect()).collect();
        let problems = grid(&Sheet { place: Place::default(), name: None, rows });
        problems
            .map_or_else(|found| found.sorted().iter().map(|problem| problem.code).collect(), |_| Vec::new())
    }

    #[test]
    fn form_is_checked() {
        assert_eq!(codes("a,b"), ["F07"]);
        assert_eq!(codes("a,b\n1\n1,2,3\n1,2,,"), ["F08", "F08"]);
        assert_eq!(codes("a,a,,b\n1,2,3,4"), ["F09", "F10"]);
        assert_eq!(codes("a,b,\n1,2,3"), ["F10"]);
        assert_eq!(codes("a;b\n1;2"), ["F10"]);
        assert!(codes("a,b,,\n1,2,,").is_empty());
    }
}
