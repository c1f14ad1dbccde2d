//! Towns' own numbers with a row a town and a column a number, as people fill them in: 参数表.xlsx.

use super::tidy::{half_width, is_nothing};
use crate::book::{CellKind, RawCell, RawRows, RawTable, TableKind};
use crate::num::Unit;
use crate::problem::Place;

/// Columns that say whose a number is and from when on, or nothing at all.
const BESIDE: [&str; 8] = ["镇", "乡镇", "town", "起始年", "since", "备注", "note", "序号"];

/// Whether there is a column a number: none that holds the numbers' names.
#[must_use]
pub fn is_wide(headers: &[RawCell]) -> bool {
    let texts: Vec<String> = headers.iter().map(|cell| half_width(&cell.text).to_lowercase()).collect();
    let has = |words: &[&str]| texts.iter().any(|text| words.contains(&text.as_str()));
    has(&["起始年", "since"]) && !has(&["参数", "name", "parameter"]) && !has(&["值", "value"])
}

/// The numbers one a row, each with the unit of its column.
#[must_use]
pub fn table(headers: &[RawCell], rows: &RawRows, place: &Place) -> RawTable {
    let find = |words: &[&str]| {
        headers.iter().position(|cell| words.contains(&half_width(&cell.text).to_lowercase().as_str()))
    };
    let (town, since) = (find(&["镇", "乡镇", "town"]), find(&["起始年", "since"]));
    let word = |text: &str| RawCell { text: text.to_owned(), kind: CellKind::Text, place: place.clone() };
    let mut long = Vec::new();
    for row in rows.iter() {
        for (header, cell) in headers.iter().zip(&row).filter(|(header, _)| is_number(header)) {
            if is_nothing(&cell.text) {
                continue;
            }
            let at = |column: Option<usize>| column.and_then(|at| row.get(at)).cloned().unwrap_or_default();
            let name = RawCell { text: name(header), ..header.clone() };
            let own: Vec<RawCell> = town
                .map(|_| at(town))
                .into_iter()
                .chain([name, at(since), with_unit(header, cell)])
                .collect();
            long.push(own);
        }
    }
    let headers = town.map(|_| word("镇")).into_iter().chain(["参数", "起始年", "值"].map(word)).collect();
    RawTable { kind: TableKind::Parameters, place: place.clone(), headers, rows: long.into_iter().collect() }
}

fn is_number(header: &RawCell) -> bool {
    let text = half_width(&header.text).to_lowercase();
    !text.is_empty() && !BESIDE.contains(&text.as_str())
}

/// The number's name: the heading without its unit.
fn name(header: &RawCell) -> String {
    half_width(&header.text).split('(').next().unwrap_or_default().to_owned()
}

/// A number with the unit of its column: `2400` under `定额上解(万元)` is `2400万元`.
fn with_unit(header: &RawCell, cell: &RawCell) -> RawCell {
    let heading = half_width(&header.text).into_owned();
    let inside = heading.split_once('(').map(|(_, inside)| inside.trim_end_matches(')'));
    match inside {
        Some(unit) if Unit::named(unit).is_some() && cell.text.ends_with(|c: char| c.is_ascii_digit()) => {
            RawCell { text: format!("{}{unit}", cell.text), ..cell.clone() }
        }
        // A cell formatted as a percentage holds 0.4 for 40 %: whether that is meant, the number does not say.
        Some("%") if cell.kind == CellKind::Number && (cell.text == "1" || cell.text.starts_with("0.")) => {
            RawCell { text: format!("{} %?", cell.text), ..cell.clone() }
        }
        Some("%") if cell.text.ends_with(|c: char| c.is_ascii_digit()) => {
            RawCell { text: format!("{}%", cell.text), ..cell.clone() }
        }
        _ => cell.clone(),
    }
}
