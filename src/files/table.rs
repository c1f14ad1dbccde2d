//! CSV: text to cells that know their place. The `csv` crate reads the values; a walk over the same bytes finds where
//! each stands.

use std::ops::Range;
use std::sync::Arc;

use csv::StringRecord;

use super::lines::Lines;
use super::source::Source;
use crate::book::{RawCell, RawGrid};
use crate::problem::{Place, Problem, Problems};
use crate::text::problems::files as say;

/// Reads a grid of cells: a header, and rows as long as it.
///
/// # Errors
/// Everything that is wrong with its form (F06 to F12).
pub fn read_grid(source: &Source) -> Result<RawGrid, Problems> {
    let mut problems = Problems::new();
    let mut rows = Walk::over(source).rows(&mut problems);
    if rows.is_empty() {
        let whole = Place::file(Arc::clone(&source.path));
        problems.push(Problem::error("F06", whole, say::empty_table()).hint(say::header_first()));
    }
    // An open quote swallows what follows, of which there is nothing to say.
    if problems.any_error() {
        return Err(problems);
    }
    let headers = rows.remove(0);
    check_shape(&headers, &rows, &mut problems);
    let named: Vec<bool> = headers.iter().map(|header| !header.text.is_empty()).collect();
    let fit = |row: Vec<RawCell>| {
        row.into_iter().zip(&named).filter(|(_, named)| **named).map(|(cell, _)| cell).collect()
    };
    problems.or(()).map(|_| RawGrid {
        place: Place::file(Arc::clone(&source.path)),
        headers: fit(headers),
        rows: rows.into_iter().map(fit).collect(),
    })
}

/// Goes through the records of a file, and finds where their cells are.
struct Walk<'t> {
    text: &'t str,
    lines: Lines<'t>,
    file: Arc<str>,
    /// Line breaks inside cells so far: a spreadsheet does not count them as rows.
    inner_breaks: usize,
}

impl<'t> Walk<'t> {
    fn over(source: &'t Source) -> Self {
        Self {
            text: &source.text,
            lines: Lines::of(&source.text),
            file: Arc::clone(&source.path),
            inner_breaks: 0,
        }
    }

    /// The rows that are not blank, the header among them.
    fn rows(mut self, problems: &mut Problems) -> Vec<Vec<RawCell>> {
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(self.text.as_bytes());
        let mut rows = Vec::new();
        let mut record = StringRecord::new();
        // Text that is UTF-8 cannot fail to be read from memory.
        while reader.read_record(&mut record).unwrap_or(false) {
            let row = self.row(&record, problems);
            if row.iter().any(|cell| !cell.text.is_empty()) {
                rows.push(row);
            }
        }
        rows
    }

    fn row(&mut self, record: &StringRecord, problems: &mut Problems) -> Vec<RawCell> {
        let from = record.position().map_or(0, |at| usize::try_from(at.byte()).unwrap_or(0));
        let spans = spans(self.text, from);
        let number = spans.first().map_or(1, |span| self.lines.line(span.start)) - self.inner_breaks;
        let cells = record.iter().enumerate().map(|(column, text)| {
            let span = spans.get(column).cloned().unwrap_or(from..from);
            let name = format!("{}{number}", column_name(column));
            let place = Place { cell: Some(name.into()), ..self.lines.place(&self.file, &span) };
            RawCell { text: text.trim().to_owned(), place }
        });
        let cells: Vec<RawCell> = cells.collect();
        if let (Some(span), Some(cell)) = (spans.last(), cells.last())
            && self.text.len() == span.end
            && is_open(&self.text[span.clone()])
        {
            problems
                .push(Problem::error("F12", cell.place.clone(), say::open_quote()).hint(say::close_quote()));
        }
        self.inner_breaks += spans.iter().map(|span| breaks(&self.text[span.clone()])).sum::<usize>();
        cells
    }
}

/// Where the cells of the record at `from` are, quotes included.
fn spans(text: &str, from: usize) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    // The reader stands before the line break of the record before.
    let skipped = bytes[from..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
    let (mut spans, mut start, mut quoted) = (Vec::new(), from + skipped, false);
    for (at, byte) in bytes.iter().enumerate().skip(start) {
        match byte {
            b'"' if quoted || at == start => quoted = !quoted,
            // A doubled quote opens the cell again at once.
            b'"' if bytes[at - 1] == b'"' && bytes[start] == b'"' => quoted = true,
            b',' if !quoted => {
                spans.push(start..at);
                start = at + 1;
            }
            b'\r' | b'\n' if !quoted => {
                spans.push(start..at);
                return spans;
            }
            _ => {}
        }
    }
    spans.push(start..bytes.len());
    spans
}

/// Whether a cell's text begins with a quote that is never closed.
fn is_open(cell: &str) -> bool {
    cell.starts_with('"') && cell.bytes().filter(|byte| *byte == b'"').count() % 2 == 1
}

fn breaks(cell: &str) -> usize {
    cell.bytes().filter(|byte| *byte == b'\n').count()
}

/// A column as a spreadsheet names it: A to Z, AA, …
fn column_name(column: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(column % 26).unwrap_or(0));
    match column / 26 {
        0 => letter.to_string(),
        rest => column_name(rest - 1) + &letter.to_string(),
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
            let message = say::blank_header(column_name(at));
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

    fn grid(text: &str) -> Result<RawGrid, Problems> {
        read_grid(&Source { path: "a.csv".into(), text: text.into(), sha256: String::new() })
    }

    fn codes(text: &str) -> Vec<&'static str> {
        grid(text).unwrap_err().sorted().iter().map(|problem| problem.code).collect()
    }

    #[test]
    fn cells_know_where_they_stand() {
        let text = "年度,名称,金额\r\n2023,\"增值税,\"\"国内\"\"\",\"1,200\"\r\n\r\n2024,\"两\n行\",5\r\n2025,x,6\r\n,,\r\n";
        let grid = grid(text).unwrap();
        assert_eq!(grid.rows.len(), 3);
        assert_eq!(grid.rows[0][1].text, "增值税,\"国内\"");
        let shown = |row: usize, column: usize| grid.rows[row][column].place.to_string();
        assert_eq!(shown(0, 2), "a.csv:2:19 (C2)");
        assert_eq!(shown(1, 1), "a.csv:4:6 (B4)");
        assert_eq!(shown(1, 2), "a.csv:5:4 (C4)");
        assert_eq!(shown(2, 0), "a.csv:6:1 (A5)");
        assert_eq!(grid.rows[0][2].place.width, 7);
    }

    #[test]
    fn form_is_checked() {
        assert_eq!(codes(""), ["F06"]);
        assert_eq!(codes("a,b\n"), ["F07"]);
        assert_eq!(codes("a,b\n1\n1,2,3\n1,2,,\n"), ["F08", "F08"]);
        assert_eq!(codes("a,a,,b\n1,2,3,4\n"), ["F09", "F10"]);
        assert_eq!(codes("a,b,\n1,2,3\n"), ["F10"]);
        assert_eq!(codes("a;b\n1;2\n"), ["F10"]);
        assert_eq!(codes("a,b\n1,\"2\n3,4\n"), ["F12"]);
        assert!(grid("a,b,,\n1,2,,\n").is_ok());
    }

    #[test]
    fn columns_are_named_as_in_a_spreadsheet() {
        assert_eq!([0, 25, 26, 701, 702].map(column_name), ["A", "Z", "AA", "ZZ", "AAA"]);
    }
}
