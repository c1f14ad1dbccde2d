//! Tables as rows under their headers, to see what a change is about.

use std::collections::BTreeMap;

/// A row: cells by their headers.
pub type Row = BTreeMap<String, String>;

/// The rows of a table.
pub fn rows(text: &str) -> Vec<Row> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let headers = reader.headers().expect("headers").clone();
    let rows = reader.records().map(|row| row.expect("a row"));
    let under = |row: csv::StringRecord| {
        headers.iter().zip(&row).map(|(header, cell)| (header.to_owned(), cell.to_owned())).collect()
    };
    rows.map(under).collect()
}

/// The rows of a table that reads so, cells one after the other: what a change of a cell or a row stands in.
pub fn that_reads(text: &str, joined: &str) -> Option<Row> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let at = reader
        .records()
        .position(|row| row.expect("a row").iter().collect::<Vec<_>>().join(",") == joined)?;
    rows(text).into_iter().nth(at)
}

/// The cell under the first of these headers that there is.
pub fn cell<'r>(row: &'r Row, headers: &[&str]) -> Option<&'r str> {
    headers.iter().find_map(|header| row.get(*header)).map(String::as_str)
}

/// The codes of a table.
pub fn codes(text: &str) -> Vec<String> {
    rows(text).iter().filter_map(|row| cell(row, &["科目编码", "code"])).map(str::to_owned).collect()
}
