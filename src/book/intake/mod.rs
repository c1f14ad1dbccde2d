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
mod payroll;
mod people;
mod plain;
mod taken;
pub mod tidy;
mod totals;

pub use draft::{Draft, draft};
pub use fix::{Fixed, fixed};
pub use harmless::{harmless, is_guarded, unguarded};
pub use heading::{Amounts, Meaning, Title, WhichYear};
pub use item::{bare, is_total};
pub use people::{Marks, may_name_people};
pub use plain::{Grid, grid};
pub use taken::{Taken, TakenColumn};
pub use totals::step;

use super::{CellKind, RawBook, RawCell, RawSheet, RawTable, Sheet, TableKind};
use crate::problem::{Problem, Problems, nearest};
use crate::text::problems::{intake as say, payroll as words};
use tidy::half_width;

/// The tables that sheets become, and how each was read; payroll lists are added up to one, which stands with the first of them.
#[must_use]
pub fn take_all(sheets: &[(TableKind, Sheet)], problems: &mut Problems) -> Vec<(Vec<RawTable>, Taken)> {
    let mut paid = Vec::new();
    let mut first_list = None;
    let mut all = Vec::new();
    for (kind, sheet) in sheets {
        if !payroll::is_list(sheet) {
            all.push(take(*kind, sheet, problems));
            continue;
        }
        if *kind != TableKind::Staffing {
            let problem = Problem::error("B40", sheet.place.clone(), words::list_of_people());
            problems.push(problem.hint(words::list_of_people_hint()));
            all.push((Vec::new(), Taken::of(&sheet.top(0))));
            continue;
        }
        first_list = first_list.or(Some(all.len()));
        let (rows, taken) = payroll::read(sheet, problems);
        paid.extend(rows);
        all.push((Vec::new(), taken));
    }
    if let Some(at) = first_list {
        all[at].0.extend(payroll::table(&paid, &sheets[at].1.place, problems));
    }
    all
}

/// The tables that a sheet becomes, and how it was read.
fn take(kind: TableKind, sheet: &Sheet, problems: &mut Problems) -> (Vec<RawTable>, Taken) {
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

/// The problem of a cell that holds a date or a time, where Excel makes one of a ratio such as 40:60 or 4/6.
#[must_use]
pub fn ratio_as_date(cell: &RawCell) -> Option<Problem> {
    let is_date = cell.kind == CellKind::Date || tidy::is_date(&cell.text);
    is_date.then(|| {
        let problem = Problem::error("B70", cell.place.clone(), say::ratio_became_date(&cell.text));
        problem.hint(say::ratio_became_date_hint())
    })
}

/// How the sheets of a book were read.
#[must_use]
pub fn survey(book: &RawBook) -> Vec<Taken> {
    let mut told = Problems::new();
    take_all(&book.sheets, &mut told).into_iter().map(|(_, taken)| taken).collect()
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
    // Where the sheet or the file says of which year it is, no column needs to.
    let is_slip_of_year = || texts.iter().any(|text| nearest(text, ["年度", "year"]).is_some());
    if !has_year && !is_slip_of_year() && heading::title(sheet, 0).year.is_some() {
        return false;
    }
    // A misspelt code is told as a header; where names stand instead of codes they are looked up.
    let names = ["科目名称", "名称", "项目", "科目", "name", "item"];
    let has_name = has(&names);
    let unlike_names = || texts.iter().filter(|text| !names.contains(&text.as_str()));
    let is_slip = || unlike_names().any(|text| nearest(text, code.iter().copied()).is_some());
    let by_code = has_code || !has_name || is_slip();
    let signs = [has_year, has_code, has_amount].iter().filter(|sign| **sign).count();
    by_code && signs >= 2 && !texts.iter().any(|text| text.contains("决算数"))
}
