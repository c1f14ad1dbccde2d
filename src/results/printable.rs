//! Frames as they are written: amounts in yuan with two decimals, unknown left blank.

use polars::prelude::{Column, CsvWriter, DataFrame, IntoColumn, PolarsResult, SerWriter, StringChunked};

use crate::num::Money;

/// The columns that hold fen, and what they are called when they hold yuan.
const AMOUNTS: [(&str, &str); 9] = [
    ("fen", "amount"),
    ("current", "current"),
    ("change", "change"),
    ("usable_fen", "usable"),
    ("guaranteed_fen", "guaranteed"),
    ("per_head", "per_head"),
    ("per_post", "per_post"),
    ("highest_per_head", "highest_per_head"),
    ("lowest_per_head", "lowest_per_head"),
];

/// A frame as CSV: with a byte order mark and CRLF, so that Excel and WPS read it; `plain` leaves both away.
///
/// # Errors
/// Only where polars refuses to write a frame of text and whole numbers.
pub fn csv(frame: &DataFrame, plain: bool) -> PolarsResult<Vec<u8>> {
    let mut frame = in_yuan(frame)?;
    let mut bytes = Vec::new();
    CsvWriter::new(&mut bytes)
        .include_bom(!plain)
        .with_line_terminator(if plain { "\n".into() } else { "\r\n".into() })
        .n_threads(1)
        .finish(&mut frame)?;
    Ok(bytes)
}

fn in_yuan(frame: &DataFrame) -> PolarsResult<DataFrame> {
    let mut printable = frame.clone();
    for (fen, yuan) in AMOUNTS {
        if frame.schema().contains(fen) {
            let text = yuan_column(frame.column(fen)?, yuan)?;
            printable.replace(fen, text)?;
            printable.rename(fen, yuan.into())?;
        }
    }
    Ok(printable)
}

fn yuan_column(fen: &Column, name: &str) -> PolarsResult<Column> {
    let text: StringChunked =
        fen.i64()?.iter().map(|fen| fen.map(|fen| Money::from_fen(fen).yuan())).collect();
    Ok(text.with_name(name.into()).into_column())
}
