//! Sheets that are tables as they stand: the first row is the header, and every row is as long as it.

use crate::book::{RawCell, RawSheet};
use crate::problem::{Place, Problem, Problems};
use crate::text::problems::files as say;

/// A header and the rows below, each as long as it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    /// The headers.
    pub headers: Vec<RawCell>,
    /// The rows.
    pub rows: Vec<Vec<RawCell>>,
}

/// Takes a sheet as it stands.
///
/// # Errors
/// Everything that is wrong with its form (F07 to F10).
pub fn grid(sheet: &RawSheet) -> Result<Grid, Problems> {
    let mut problems = Problems::new();
    let Some((headers, rows)) = sheet.rows[titles(sheet)..].split_first() else { return Ok(Grid::default()) };
    check_shape(headers, rows, &mut problems);
    if problems.any_error() {
        return Err(problems);
    }
    let named: Vec<bool> = headers.iter().map(|header| !header.text.is_empty()).collect();
    let fit = |row: &Vec<RawCell>| -> Vec<RawCell> {
        row.iter().zip(&named).filter(|(_, named)| **named).map(|(cell, _)| cell.clone()).collect()
    };
    Ok(Grid { headers: fit(headers), rows: rows.iter().map(fit).collect() })
}

/// How many rows stand above the header: each with one cell only, where a row of several follows.
fn titles(sheet: &RawSheet) -> usize {
    let cells = |row: &Vec<RawCell>| row.iter().filter(|cell| !cell.text.is_empty()).count();
    sheet.rows.iter().take(MOST_TITLES).position(|row| cells(row) > 1).unwrap_or(0)
}

/// How many titles may stand above a header.
const MOST_TITLES: usize = 6;

/// A column as a spreadsheet names it: A to Z, AA, …
#[must_use]
pub fn letters(column: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(column % 26).unwrap_or(0));
    match column / 26 {
        0 => letter.to_string(),
        rest => letters(rest - 1) + &letter.to_string(),
    }
}

fn trailing_blanks(row: &[RawCell]) -> usize {
    row.iter().rev().take_while(|cell| cell.text.is_empty()).count()
}

fn check_shape(headers: &[RawCell], rows: &[Vec<RawCell>], problems: &mut Problems) {
    let columns = headers.len() - trailing_blanks(headers);
    if columns == 1 {
        problems.push(single_cell(&headers[0]));
        return;
    }
    check_headers(headers, rows, problems);
    for row in rows {
        check_length(row, columns, headers.len(), problems);
    }
    if rows.is_empty() {
        let place = Place { column: 0, cell: None, ..headers[0].place.clone() };
        problems.push(Problem::error("F07", place, say::no_rows()).hint(say::no_rows_hint()));
    }
}

/// Each column that is used has a name of its own.
fn check_headers(headers: &[RawCell], rows: &[Vec<RawCell>], problems: &mut Problems) {
    for (at, header) in headers.iter().enumerate() {
        let used = || rows.iter().any(|row| row.get(at).is_some_and(|cell| !cell.text.is_empty()));
        let first = headers[..at].iter().find(|other| other.text == header.text);
        if header.text.is_empty() && used() {
            let message = say::blank_header(letters(at));
            problems.push(Problem::error("F10", header.place.clone(), message).hint(say::name_or_delete()));
        } else if let Some(first) = first.filter(|_| !header.text.is_empty()) {
            let problem = Problem::error("F09", header.place.clone(), say::duplicate_header(&header.text));
            problems.push(problem.against(first.place.clone()).hint(say::one_header_each()));
        }
    }
}

/// A row has a cell for each named column; beyond the header, blank ones do no harm.
fn check_length(row: &[RawCell], columns: usize, width: usize, problems: &mut Problems) {
    let Some(last) = row.last() else { return };
    let (place, hint) = if row.len() < columns {
        (&last.place, say::too_short_hint())
    } else if row.len() - trailing_blanks(row) > width {
        (&row[width].place, say::too_long_hint())
    } else {
        return;
    };
    problems.push(Problem::error("F08", place.clone(), say::ragged(row.len(), columns)).hint(hint));
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
        let problems = grid(&RawSheet { place: Place::default(), name: None, rows });
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

    #[test]
    fn columns_are_named_as_in_a_spreadsheet() {
        assert_eq!([0, 25, 26, 701, 702].map(letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    }
}
