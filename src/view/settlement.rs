//! The table of a settlement: official, worked out, difference; explained and unexplained apart.

use super::table::{RowRole, Table, TableRow, wan, wan_change};
use crate::book::Book;
use crate::lab::Settled;
use crate::num::Money;
use crate::text::{Lang, labels};

/// The settlements of a book, one a row.
#[must_use]
pub fn settlement(book: &Book, settled: &[Settled], scenario: &str, lang: Lang) -> Table {
    let headings = [
        labels::town(),
        labels::year(),
        labels::item(),
        labels::official(),
        labels::worked_out(),
        labels::difference(),
        labels::explained(),
        labels::unexplained(),
        labels::note(),
    ];
    let rows = settled
        .iter()
        .map(|row| {
            let official = &row.official;
            let line = labels::line(&official.line, lang);
            let item = official.code.as_ref().map_or(line.to_owned(), |code| format!("{line} {code}"));
            let explained = if official.explained == Money::ZERO {
                String::new()
            } else {
                wan_change(Some(official.explained))
            };
            let cells = vec![
                book.towns[official.town.0].name.in_lang(lang).to_owned(),
                official.year.to_string(),
                item,
                wan(Some(official.amount)),
                wan(row.computed),
                wan_change(row.difference),
                explained,
                wan_change(Some(row.unexplained())),
                official.note.clone(),
            ];
            TableRow { cells, role: RowRole::Plain }
        })
        .collect();
    Table {
        title: labels::settlement_title(scenario).in_lang(lang).to_owned(),
        subtitle: labels::wan().in_lang(lang).to_owned(),
        headings: headings.iter().map(|words| words.in_lang(lang).to_owned()).collect(),
        rows,
        notes: Vec::new(),
    }
}
