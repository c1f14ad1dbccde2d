//! CSV: text to cells that know their place. The `csv` crate reads the values; a walk over the same bytes finds where
//! each stands.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use csv::StringRecord;

use super::lines::Lines;
use super::source::Source;
use crate::book::intake::letters;
use crate::book::{CellKind, RawCell, RawSheet};
use crate::problem::{Place, Problem, Problems};
use crate::text::problems::files as say;

/// Reads the cells of a text file; what separates them is found out.
///
/// # Errors
/// Where the file is empty (F06), or a quote is never closed (F12).
pub(super) fn read_sheet(source: &Source) -> Result<RawSheet, Problems> {
    let mut problems = Problems::new();
    let rows = Walk::over(source).rows(&mut problems);
    let place = Place::file(Arc::clone(&source.path));
    if rows.is_empty() {
        problems.push(Problem::error("F06", place.clone(), say::empty_table()).hint(say::header_first()));
    }
    // An open quote swallows what follows, of which there is nothing to say.
    if problems.any_error() { Err(problems) } else { Ok(RawSheet { place, name: None, rows }) }
}

/// What may separate cells, the most usual first.
const SEPARATORS: [u8; 4] = [b',', b'\t', b';', b'|'];

/// How many lines are looked at to find the separator.
const LINES_LOOKED_AT: usize = 50;

/// The separator that stands equally often in most lines; the comma where none does.
fn separator(text: &str) -> u8 {
    let lines: Vec<&str> =
        text.split(['\n', '\r']).filter(|line| !line.trim().is_empty()).take(LINES_LOOKED_AT).collect();
    let agreement = |separator: u8| {
        let mut lines_with: BTreeMap<usize, usize> = BTreeMap::new();
        for count in lines.iter().map(|line| outside_quotes(line, separator)).filter(|count| *count > 0) {
            *lines_with.entry(count).or_default() += 1;
        }
        lines_with.into_iter().map(|(count, lines)| (lines, count)).max().unwrap_or_default()
    };
    // Of equals the last would be taken.
    SEPARATORS.into_iter().rev().max_by_key(|separator| agreement(*separator)).unwrap_or(b',')
}

fn outside_quotes(line: &str, separator: u8) -> usize {
    let mut quoted = false;
    let counts = |byte: &u8| {
        quoted ^= *byte == b'"';
        *byte == separator && !quoted
    };
    line.as_bytes().iter().copied().filter(counts).count()
}

/// Goes through the records of a file, and finds where their cells are.
struct Walk<'t> {
    text: &'t str,
    lines: Lines<'t>,
    file: Arc<str>,
    separator: u8,
    /// Line breaks inside cells so far: a spreadsheet does not count them as rows.
    inner_breaks: usize,
}

impl<'t> Walk<'t> {
    fn over(source: &'t Source) -> Self {
        Self {
            text: &source.text,
            lines: Lines::of(&source.text),
            file: Arc::clone(&source.path),
            separator: separator(&source.text),
            inner_breaks: 0,
        }
    }

    /// The rows that are not blank.
    fn rows(mut self, problems: &mut Problems) -> Vec<Vec<RawCell>> {
        let mut builder = csv::ReaderBuilder::new();
        builder.has_headers(false).flexible(true).delimiter(self.separator);
        let mut reader = builder.from_reader(self.text.as_bytes());
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
        let spans = spans(self.text, from, self.separator);
        let number = spans.first().map_or(1, |span| self.lines.line(span.start)) - self.inner_breaks;
        let places = self.lines.places(&self.file, &spans);
        let cells = record.iter().zip(places).enumerate().map(|(column, (text, place))| {
            let name = format!("{}{number}", letters(column));
            let place = Place { cell: Some(name.into()), ..place };
            RawCell { text: text.trim().to_owned(), kind: CellKind::Text, place }
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

/// Where the cells of the record at `from` are, quotes included: quotes as the reader understands them, so that the two never part.
fn spans(text: &str, from: usize, separator: u8) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    // The reader stands before the line break of the record before.
    let skipped = bytes[from..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
    let (mut spans, mut start, mut quoted) = (Vec::new(), from + skipped, false);
    let mut at = start;
    while let Some(byte) = bytes.get(at) {
        match byte {
            // A doubled quote is one that is meant; behind a closed quote, quotes are letters like any other.
            b'"' if quoted && bytes.get(at + 1) == Some(&b'"') => at += 1,
            b'"' if quoted => quoted = false,
            b'"' if at == start => quoted = true,
            mark if *mark == separator && !quoted => {
                spans.push(start..at);
                start = at + 1;
            }
            b'\r' | b'\n' if !quoted => {
                spans.push(start..at);
                return spans;
            }
            _ => {}
        }
        at += 1;
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

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(text: &str) -> Result<RawSheet, Problems> {
        let encoding = super::super::Encoding::Utf8;
        read_sheet(&Source { path: "a.csv".into(), text: text.into(), encoding, ..Source::default() })
    }

    #[test]
    fn cells_know_where_they_stand() {
        let text = "年度,名称,金额\r\n2023,\"增值税,\"\"国内\"\"\",\"1,200\"\r\n\r\n2024,\"两\n行\",5\r\n2025,x,6\r\n,,\r\n";
        let rows = sheet(text).unwrap().rows;
        assert_eq!(rows.len(), 4);
        assert_eq!(rows[1][1].text, "增值税,\"国内\"");
        let shown = |row: usize, column: usize| rows[row + 1][column].place.to_string();
        assert_eq!(shown(0, 2), "a.csv:2:19 (C2)");
        assert_eq!(shown(1, 1), "a.csv:4:6 (B4)");
        assert_eq!(shown(1, 2), "a.csv:5:4 (C4)");
        assert_eq!(shown(2, 0), "a.csv:6:1 (A5)");
        assert_eq!(rows[1][2].place.width, 7);
    }

    #[test]
    fn quotes_behind_a_closed_quote_are_letters() {
        // What looks open there must not swallow the lines below: rows would be counted twice.
        let rows = sheet("a,b\n\"x\"y\"\"z,1\n\"\"\"\",2\nw,3\n").unwrap().rows;
        let shown: Vec<String> = rows.iter().map(|row| format!("{} {}", row[0].text, row[1].place)).collect();
        assert_eq!(
            shown,
            ["a a.csv:1:3 (B1)", "xy\"\"z a.csv:2:9 (B2)", "\" a.csv:3:6 (B3)", "w a.csv:4:3 (B4)"]
        );
    }

    #[test]
    fn what_holds_no_cells_is_refused() {
        let code = |text| sheet(text).unwrap_err().sorted()[0].code;
        assert_eq!(code(""), "F06");
        assert_eq!(code("a,b\n1,\"2\n3,4\n"), "F12");
    }

    #[test]
    fn separators_are_found() {
        for text in
            ["a,b,c\n1,2,3\n", "a\tb\tc\n1,5\t2\t3\n", "a;b;c\r1,5;\"x;y\";3\r", "a|b|c\r\n1|2,2|3\r\n"]
        {
            let rows = sheet(text).unwrap().rows;
            assert_eq!(rows.iter().map(Vec::len).collect::<Vec<_>>(), [3, 3], "{text}");
        }
        // Notes with semicolons do not make the comma less of a separator.
        assert_eq!(separator("a,b\n1,x;y\n2,x;z\n3,u;v\n"), b',');
        assert_eq!(separator("one column\n"), b',');
    }
}
