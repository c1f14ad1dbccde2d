//! Frames as they are written: amounts in yuan with two decimals, unknown left blank.

use polars::prelude::{
    ChunkApply, Column, CsvWriter, DataFrame, IntoColumn, IntoSeries, PolarsResult, SerWriter,
    StringChunkedBuilder,
};

use crate::book::intake::{harmless, is_guarded};
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

/// Room for a row, so that a text of millions does not grow step by step.
const BYTES_A_ROW: usize = 72;

/// A frame as CSV: with a byte order mark and CRLF, so that Excel and WPS read it, and texts that they would take for formulas made
/// harmless; `plain` does none of this.
///
/// # Errors
/// Only where polars refuses to write a frame of text and whole numbers.
pub fn csv(frame: &DataFrame, plain: bool) -> PolarsResult<Vec<u8>> {
    part_of_csv(frame, true, plain)
}

/// A part of a table as CSV, the headings (and the byte order mark) before the `first`.
///
/// # Errors
/// As [`csv`].
pub fn part_of_csv(frame: &DataFrame, first: bool, plain: bool) -> PolarsResult<Vec<u8>> {
    let mut frame = if plain { in_yuan(frame)? } else { in_yuan(&without_formulas(frame)?)? };
    let mut bytes = Vec::with_capacity(frame.height() * BYTES_A_ROW);
    CsvWriter::new(&mut bytes)
        .include_header(first)
        .include_bom(first && !plain)
        .with_line_terminator(if plain { "\n".into() } else { "\r\n".into() })
        .n_threads(1)
        .finish(&mut frame)?;
    Ok(bytes)
}

/// Names that users gave (of scenarios, towns, rules, loans) may begin as formulas do.
fn without_formulas(frame: &DataFrame) -> PolarsResult<DataFrame> {
    let mut printable = frame.clone();
    for column in frame.columns().iter().filter(|column| column.dtype().is_string()) {
        let texts = column.str()?;
        if texts.iter().flatten().any(is_guarded) {
            printable.replace(column.name(), texts.apply_values(harmless).into_series().into_column())?;
        }
    }
    Ok(printable)
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
    let mut column = StringChunkedBuilder::new(name.into(), fen.len());
    let mut text = String::new();
    for fen in fen.i64()?.iter() {
        text.clear();
        if let Some(fen) = fen {
            Money::from_fen(fen).write_yuan(&mut text);
        }
        column.append_option(fen.is_some().then_some(&text));
    }
    Ok(column.finish().into_series().into_column())
}
