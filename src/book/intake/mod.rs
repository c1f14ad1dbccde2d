//! Intake: from sheets as people export them to the tables of a book.
//!
//! A sheet that has the book's own headers is taken as it stands. Any other is understood, as far as it can be: where its heading is,
//! what each column means, which rows are items, which are totals. What is not understood is told, never guessed.

mod draft;
mod fix;
mod harmless;
mod heading;
mod item;
mod office;
mod parameters;
mod plain;
mod taken;
pub mod tidy;
mod totals;

pub use draft::{Draft, draft};
pub use fix::{Fixed, fixed};
pub use harmless::{harmless, is_guarded, unguarded};
pub use heading::{Amounts, Meaning, Title, WhichYear};
pub use item::{bare, is_total};
pub use plain::{Grid, grid};
pub use taken::{Taken, TakenColumn};
pub use totals::step;

use super::{RawBook, RawSheet, RawTable, Sheet, TableKind};
use crate::problem::{Problems, nearest};
use tidy::half_width;

/// The tables that a sheet becomes, and how it was read.
#[must_use]
pub fn take(kind: TableKind, sheet: &Sheet, problems: &mut Problems) -> (Vec<RawTable>, Taken) {
    let of_amounts = matches!(kind, TableKind::Revenue | TableKind::Transfers | TableKind::Expenditure);
    if of_amounts
        && !is_own(kind, &sheet.top(1))
        && let Some(laid) = office::lay_out(kind, &sheet.open(), problems)
    {
        return (laid.tables, laid.taken);
    }
    let mut taken = Taken::of(&sheet.top(0));
    match grid(sheet) {
        Ok(Grid { headers, rows }) if kind == TableKind::Parameters && parameters::is_wide(&headers) => {
            let table = parameters::table(&headers, &rows, &sheet.place);
            taken.figures = table.rows.len();
            (vec![table], taken)
        }
        Ok(Grid { headers, rows }) => {
            taken.figures = rows.len();
            (vec![RawTable { kind, place: sheet.place.clone(), headers, rows }], taken)
        }
        Err(found) => {
            problems.extend(found);
            (Vec::new(), taken)
        }
    }
}

/// How the sheets of a book were read.
#[must_use]
pub fn survey(book: &RawBook) -> Vec<Taken> {
    let mut told = Problems::new();
    book.sheets.iter().map(|(kind, sheet)| take(*kind, sheet, &mut told).1).collect()
}

/// Whether the first row is a header of the book's own, perhaps with a slip: a year, a code and an amount a row.
fn is_own(kind: TableKind, sheet: &RawSheet) -> bool {
    let Some(first) = sheet.rows.first() else { return true };
    let texts: Vec<String> = first.iter().map(|cell| half_width(&cell.text).to_lowercase()).collect();
    let has =
        |words: &[&str]| texts.iter().any(|text| words.contains(&text.split('(').next().unwrap_or_default()));
    let code: &[&str] = match kind {
        TableKind::Expenditure => &["功能科目", "功能科目编码", "function"],
        _ => &["科目编码", "科目代码", "编码", "code"],
    };
    let (has_year, has_code, has_amount) =
        (has(&["年度", "年份", "年", "year"]), has(code), has(&["金额", "amount"]));
    // A misspelt code is told as a header; where names stand instead of codes they are looked up.
    let names = ["科目名称", "名称", "项目", "科目", "name", "item"];
    let has_name = has(&names);
    let unlike_names = || texts.iter().filter(|text| !names.contains(&text.as_str()));
    let is_slip = || unlike_names().any(|text| nearest(text, code.iter().copied()).is_some());
    let by_code = has_code || !has_name || is_slip();
    let signs = [has_year, has_code, has_amount].iter().filter(|sign| **sign).count();
    by_code && signs >= 2 && !texts.iter().any(|text| text.contains("决算数"))
}
