//! CSV: text to cells that know their place. Where each row begins is found once; its cells are made when they are asked for.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::num::NonZeroU32;
use std::ops::Range;
use std::sync::Arc;

use memchr::{memchr, memchr2};

use super::empty::empty;
use super::source::Source;
use crate::book::intake::tidy::trimmed;
use crate::book::intake::unguarded;
use crate::book::{CellKind, Extent, RawCell, RawRows, RowSource, Sheet};
use crate::problem::{CellName, Place, Problem, Problems};
use crate::text::problems::files as say;

/// Reads the cells of a text file; what separates them is found out.
///
/// # Errors
/// Where the file is empty (F06), or a quote is never closed (F12).
pub(super) fn read_sheet(source: &Source) -> Result<Sheet, Problems> {
    let table = TextTable::of(source);
    let place = Place::file(Arc::clone(&source.path));
    // An open quote swallows what follows, of which there is nothing to say.
    if let Some(open) = table.open_quote() {
        return Err(Problem::error("F12", open, say::open_quote()).hint(say::close_quote()).into());
    }
    if table.rows.is_empty() {
        return Err(empty(place).into());
    }
    Ok(Sheet { place, name: None, rows: RawRows::of(table) })
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

/// A text, and where in it the rows begin that are not blank.
#[derive(Debug)]
struct TextTable {
    text: Arc<str>,
    file: Arc<str>,
    separator: u8,
    rows: Vec<RowStart>,
}

/// Where a row begins.
#[derive(Debug)]
struct RowStart {
    byte: usize,
    line: u32,
    /// Its number in a spreadsheet, which does not count line breaks inside cells.
    number: u32,
    extent: Extent,
}

impl TextTable {
    fn of(source: &Source) -> Self {
        let separator = separator(&source.text);
        let (text, file) = (Arc::clone(&source.text), Arc::clone(&source.path));
        let mut table = Self { text, file, separator, rows: Vec::new() };
        table.find_rows();
        table
    }

    fn find_rows(&mut self) {
        let bytes = self.text.as_bytes();
        let (mut at, mut line, mut inner_breaks) = (0, 1, 0);
        let quote_from = |at: usize| memchr(b'"', &bytes[at..]).map_or(bytes.len(), |length| at + length);
        let mut next_quote = quote_from(0);
        while at < bytes.len() {
            if matches!(bytes[at], b'\r' | b'\n') {
                line += u32::from(bytes[at] == b'\n');
                at += 1;
                continue;
            }
            let mut row = RowStart { byte: at, line, number: line - inner_breaks, extent: Extent::default() };
            let end_of_line = memchr2(b'\r', b'\n', &bytes[at..]).map_or(bytes.len(), |length| at + length);
            if next_quote < at {
                next_quote = quote_from(at);
            }
            if end_of_line <= next_quote {
                row.extent = extent_of(&self.text[at..end_of_line], self.separator);
                at = end_of_line;
            } else {
                for span in self.cells_from(at) {
                    let typed = &self.text[span.clone()];
                    row.extent.cells += 1;
                    if !is_blank(typed) {
                        row.extent.filled = row.extent.cells;
                    }
                    let inside = inner_breaks_of(typed);
                    (line, inner_breaks, at) = (line + inside, inner_breaks + inside, span.end);
                }
            }
            if row.extent.filled > 0 {
                self.rows.push(row);
            }
        }
    }

    /// Where the cells of the row are that begins at a byte, quotes included.
    fn cells_from(&self, byte: usize) -> impl Iterator<Item = Range<usize>> {
        let bytes = self.text.as_bytes();
        let mut start = Some(byte);
        std::iter::from_fn(move || {
            let from = start?;
            let end = end_of_cell(bytes, from, self.separator);
            start = (bytes.get(end) == Some(&self.separator)).then_some(end + 1);
            Some(from..end)
        })
    }

    /// The place of a cell whose quote is never closed: the last of the text.
    fn open_quote(&self) -> Option<Place> {
        let last = self.rows.last()?;
        let cell = self.cells_from(last.byte).last()?;
        let is_open = after_quotes(self.text[cell].as_bytes()).is_none();
        let at = self.rows.len() - 1;
        let mut cells = Vec::new();
        is_open.then(|| self.read(at, &mut cells)).and_then(|()| cells.pop()).map(|cell| cell.place)
    }
}

impl RowSource for TextTable {
    fn count(&self) -> usize {
        self.rows.len()
    }

    fn extent(&self, at: usize) -> Extent {
        self.rows[at].extent
    }

    fn read(&self, at: usize, cells: &mut Vec<RawCell>) {
        let row = &self.rows[at];
        cells.resize_with(row.extent.cells as usize, RawCell::default);
        let start_of_line = self.text[..row.byte].rfind('\n').map_or(0, |at| at + 1);
        let (mut line, mut column) = (row.line, 1 + characters(&self.text[start_of_line..row.byte]));
        for ((cell, span), across) in cells.iter_mut().zip(self.cells_from(row.byte)).zip(0..) {
            let typed = &self.text[span];
            cell.text.clear();
            cell.text.push_str(unguarded(trimmed(&unquoted(typed))));
            cell.kind = CellKind::Text;
            // A count that all threads share is changed for the first row only.
            if !Arc::ptr_eq(&cell.place.file, &self.file) {
                cell.place.file = Arc::clone(&self.file);
            }
            cell.place.line = line;
            cell.place.column = column;
            let first_line = first_line(typed);
            cell.place.width = characters(first_line);
            cell.place.cell =
                NonZeroU32::new(row.number).map(|row| CellName { sheet: None, row, column: across });
            if first_line.len() == typed.len() {
                column += cell.place.width + 1;
            } else {
                // The next cell stands on the line on which this one ends.
                let inside = inner_breaks_of(typed);
                let end = typed.rsplit('\n').next().unwrap_or_default();
                column = if inside > 0 { 1 } else { column } + characters(end) + 1;
                line += inside;
            }
        }
    }
}

/// How far a line reaches that holds no quotes.
fn extent_of(line: &str, separator: u8) -> Extent {
    let cells = 1 + line.bytes().filter(|byte| *byte == separator).count();
    // Most lines end with a digit.
    let blank = match line.as_bytes().last() {
        Some(last) if last.is_ascii_alphanumeric() => 0,
        _ => line.rsplit(char::from(separator)).take_while(|cell| is_blank(cell)).count(),
    };
    Extent { cells: count(cells), filled: count(cells - blank) }
}

/// Where a cell ends: before a separator or a line break that no quotes enclose, or with the text.
fn end_of_cell(bytes: &[u8], start: usize, separator: u8) -> usize {
    let quoted = match bytes.get(start) {
        Some(b'"') => after_quotes(&bytes[start..]).unwrap_or(bytes.len() - start),
        _ => 0,
    };
    let rest = &bytes[start + quoted..];
    let ends = |byte: &u8| *byte == separator || matches!(byte, b'\r' | b'\n');
    start + quoted + rest.iter().position(ends).unwrap_or(rest.len())
}

/// How long the quotes are that a cell begins with, with what they enclose; `None` where they are never closed.
fn after_quotes(cell: &[u8]) -> Option<usize> {
    if cell.first() != Some(&b'"') {
        return Some(0);
    }
    let mut at = 1;
    loop {
        at += cell[at..].iter().position(|byte| *byte == b'"')? + 1;
        match cell.get(at) {
            // A doubled quote is one of the text.
            Some(b'"') => at += 1,
            _ => return Some(at),
        }
    }
}

/// What a cell says, without the quotes round it and with single ones for doubled. What stands behind the quotes belongs to it.
fn unquoted(cell: &str) -> Cow<'_, str> {
    match after_quotes(cell.as_bytes()) {
        Some(0) | None => cell.into(),
        Some(end) => {
            let inside = &cell[1..end - 1];
            if end == cell.len() && !inside.contains('"') {
                return inside.into();
            }
            (inside.replace("\"\"", "\"") + &cell[end..]).into()
        }
    }
}

/// Whether a cell holds nothing; most tell by their first byte that they hold something.
fn is_blank(cell: &str) -> bool {
    let plain = |byte: &u8| byte.is_ascii_graphic() && *byte != b'"';
    !cell.as_bytes().first().is_some_and(plain) && unquoted(cell).trim().is_empty()
}

/// How many lines a cell breaks: only one in quotes breaks any.
fn inner_breaks_of(cell: &str) -> u32 {
    if cell.starts_with('"') { count(cell.bytes().filter(|byte| *byte == b'\n').count()) } else { 0 }
}

/// What of a cell stands on its first line.
fn first_line(cell: &str) -> &str {
    if cell.starts_with('"') { cell.split(['\r', '\n']).next().unwrap_or_default() } else { cell }
}

fn characters(text: &str) -> u32 {
    count(if text.is_ascii() { text.len() } else { text.chars().count() })
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::RawSheet;

    fn source(text: &str) -> Source {
        Source { path: "a.csv".into(), text: text.into(), ..Source::default() }
    }

    fn sheet(text: &str) -> Result<RawSheet, Problems> {
        read_sheet(&source(text)).map(|sheet| sheet.open())
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

    /// The `csv` crate knows nothing of places, and the same of cells.
    #[test]
    fn cells_are_those_of_the_csv_crate() {
        let marks = ["a", "税", "\"", "\"", "\"\"", ",", ",", "\n", "\r\n", "\r", " "];
        let (mut state, mut closed) = (7_u64, 0);
        for _ in 0..20_000 {
            let mut mark = || {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                marks[usize::try_from(state >> 33).unwrap() % marks.len()]
            };
            let text: String = (0..12).map(|_| mark()).collect();
            let source = source(&text);
            let table =
                TextTable { separator: b',', ..TextTable::of(&Source { text: "".into(), ..source.clone() }) };
            let mut table = TextTable { text: source.text, ..table };
            table.find_rows();
            if table.open_quote().is_some() {
                continue;
            }
            closed += 1;
            let ours: Vec<Vec<String>> = RawRows::of(table)
                .iter()
                .map(|row| row.into_iter().map(|cell| cell.text).collect())
                .collect();
            let mut reader = csv::ReaderBuilder::new();
            let mut reader = reader.has_headers(false).flexible(true).from_reader(text.as_bytes());
            let theirs = reader.records().map(|record| -> Vec<String> {
                record.unwrap().iter().map(|cell| cell.trim().to_owned()).collect()
            });
            let theirs: Vec<_> = theirs.filter(|row| row.iter().any(|cell| !cell.is_empty())).collect();
            assert_eq!(ours, theirs, "{text:?}");
        }
        assert!(closed > 5_000, "only {closed} texts have no open quote");
    }
}
