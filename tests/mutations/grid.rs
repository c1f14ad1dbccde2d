//! Tables changed: a cell, a column or a row dropped, swapped, duplicated or retyped.

use super::change::{Change, Kind, Of};
use super::word::retyped;
use crate::common::random::Lcg;

type Grid = Vec<Vec<String>>;

/// A table with one change, and what it was; `None` where the change comes to nothing.
pub fn changed(text: &str, lcg: &mut Lcg) -> Option<(String, Change)> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let rows: Grid =
        reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect();
    let before = rows.clone();
    let mut rows = rows;
    let change = match lcg.below(20) {
        0..=8 => cell(&mut rows, lcg),
        9..=13 => column(&mut rows, lcg),
        14..=15 => header(&mut rows, lcg),
        _ => row(&mut rows, lcg),
    }?;
    (rows != before).then(|| (written(&rows), change))
}

fn written(rows: &Grid) -> String {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).expect("a row");
    }
    String::from_utf8(writer.into_inner().expect("bytes")).expect("text")
}

/// A row below the header, and a column.
fn spot(rows: &Grid, lcg: &mut Lcg) -> (usize, usize) {
    (1 + lcg.below(rows.len() - 1), lcg.below(rows[0].len()))
}

#[expect(clippy::unnecessary_wraps, reason = "one of several of the same shape")]
fn cell(rows: &mut Grid, lcg: &mut Lcg) -> Option<Change> {
    let (row, column) = spot(rows, lcg);
    let (kind, of, at) = (Kind::Retype, Of::Cell, rows[0][column].clone());
    let (within, before) = (rows[row].join(","), rows[row][column].clone());
    let change = Change { kind, of, at, within, before, after: String::new() };
    match lcg.below(6) {
        0 => {
            rows[row][column].clear();
            Some(Change { kind: Kind::Drop, ..change })
        }
        1 => {
            let other = 1 + lcg.below(rows.len() - 1);
            let after = rows[other][column].clone();
            rows[other][column].clone_from(&change.before);
            rows[row][column].clone_from(&after);
            let within = format!("{} ⇄ {}", change.within, rows[other].join(","));
            Some(Change { kind: Kind::Swap, after, within, ..change })
        }
        2 => {
            let other = lcg.below(rows[0].len());
            rows[row].swap(column, other);
            let at = format!("{} ⇄ {}", change.at, rows[0][other]);
            Some(Change { kind: Kind::Swap, at, after: rows[row][column].clone(), ..change })
        }
        3 if row + 1 < rows.len() => {
            // Filled down once too often.
            let before = std::mem::replace(&mut rows[row + 1][column], change.before.clone());
            Some(Change { kind: Kind::Duplicate, before, after: change.before, ..change })
        }
        _ => {
            let column_words: Vec<String> = rows[1..].iter().map(|row| row[column].clone()).collect();
            let after = retyped(&change.before, &column_words, lcg);
            rows[row][column].clone_from(&after);
            Some(Change { after, ..change })
        }
    }
}

fn column(rows: &mut Grid, lcg: &mut Lcg) -> Option<Change> {
    let (at, other) = (lcg.below(rows[0].len()), lcg.below(rows[0].len()));
    let before = rows[0][at].clone();
    let change = |kind, after: String| {
        Some(Change {
            kind,
            of: Of::Column,
            at: before.clone(),
            within: String::new(),
            before: before.clone(),
            after,
        })
    };
    match lcg.below(3) {
        0 => {
            for row in rows.iter_mut() {
                row.remove(at);
            }
            change(Kind::Drop, String::new())
        }
        1 => {
            for row in rows.iter_mut() {
                row.insert(other, row[at].clone());
            }
            change(Kind::Duplicate, String::new())
        }
        _ => {
            for row in rows.iter_mut() {
                row.swap(at, other);
            }
            change(Kind::Order, rows[0][at].clone())
        }
    }
}

#[expect(clippy::unnecessary_wraps, reason = "one of several of the same shape")]
fn header(rows: &mut Grid, lcg: &mut Lcg) -> Option<Change> {
    let (at, other) = (lcg.below(rows[0].len()), lcg.below(rows[0].len()));
    let before = rows[0][at].clone();
    match lcg.below(4) {
        0 => rows[0][at].clear(),
        1 => rows[0].swap(at, other),
        _ => {
            let headers = rows[0].clone();
            rows[0][at] = retyped(&before, &headers, lcg);
        }
    }
    let after = rows[0][at].clone();
    Some(Change {
        kind: Kind::Rename,
        of: Of::Column,
        at: before.clone(),
        within: rows[1].join(","),
        before,
        after,
    })
}

fn row(rows: &mut Grid, lcg: &mut Lcg) -> Option<Change> {
    let (at, column) = spot(rows, lcg);
    let within = rows[at].join(",");
    let change = |kind, after: String| {
        Some(Change {
            kind,
            of: Of::Row,
            at: String::new(),
            within: within.clone(),
            before: within.clone(),
            after,
        })
    };
    match lcg.below(4) {
        0 => {
            rows.remove(at);
            change(Kind::Drop, String::new())
        }
        1 => {
            rows.insert(at, rows[at].clone());
            change(Kind::Duplicate, within.clone())
        }
        2 => {
            let mut twin = rows[at].clone();
            let words: Vec<String> = rows[1..].iter().map(|row| row[column].clone()).collect();
            twin[column] = retyped(&twin[column], &words, lcg);
            let after = twin.join(",");
            let name = rows[0][column].clone();
            rows.insert(at, twin);
            let change = change(Kind::Duplicate, after)?;
            Some(Change { at: name, ..change })
        }
        _ => {
            let other = 1 + lcg.below(rows.len() - 1);
            rows.swap(at, other);
            change(Kind::Order, rows[at].join(","))
        }
    }
}
