//! Budget codes in their cells: known, in their own table, and called by their own name.

use super::cell::Row;
use super::column::Column;
use compact_str::CompactString;

use crate::book::RawCell;
use crate::book::classification::{Code, Family, code_named, is_known, name, nearest_code};
use crate::book::intake::tidy::half_width;
use crate::problem::{Problem, Problems};
use crate::text::problems::{book as say, did_you_mean};
use crate::text::{Lang, Words};

impl Row<'_> {
    /// A code that must be there.
    pub(super) fn code(&self, column: Column, family: Family, problems: &mut Problems) -> Option<Code> {
        let cell = self.required(column, problems)?;
        checked(cell, family, problems)
    }

    /// A code that may be left out: `Some(None)` where it is.
    #[expect(clippy::option_option, reason = "left out and wrong are two things")]
    pub(super) fn optional_code(
        &self,
        column: Column,
        family: Family,
        problems: &mut Problems,
    ) -> Option<Option<Code>> {
        match self.filled(column) {
            None => Some(None),
            Some(cell) => checked(cell, family, problems).map(Some),
        }
    }

    /// The name printed beside a code; a warning where it is another code's.
    pub(super) fn name_of(&self, codes: &[&Code], problems: &mut Problems) -> CompactString {
        let Some(cell) = self.filled(Column::Name) else { return CompactString::default() };
        if let Some(problem) = other_name(cell, codes) {
            problems.push(problem);
        }
        cell.text.as_str().into()
    }
}

/// A cell's code, where it is one, is known, and belongs here.
fn checked(cell: &RawCell, family: Family, problems: &mut Problems) -> Option<Code> {
    let Some(code) = Code::parse(&half_width(&cell.text)) else {
        let named =
            code_named(&cell.text).filter_map(Code::parse).find(|code| Family::of(code) == Some(family));
        let near = || nearest_code(&cell.text, |near| Family::of(near) == Some(family));
        let hint = named.or_else(near).as_ref().and_then(meant).unwrap_or_else(say::code_hint);
        problems.push(Problem::error("B14", cell.place.clone(), say::not_a_code(&cell.text)).hint(hint));
        return None;
    };
    let belongs = Family::of(&code) == Some(family);
    if belongs && name(&code, Lang::Zh).is_some() {
        return Some(code);
    }
    if !is_known(&code) {
        problems.push(unknown(cell, &code, family));
        return None;
    }
    if !belongs {
        problems.push(misplaced(cell, &code, family));
        return None;
    }
    if let Some(problem) = unlisted(cell, &code) {
        problems.push(problem);
    }
    Some(code)
}

fn unknown(cell: &RawCell, code: &Code, family: Family) -> Problem {
    let belongs = |near: &Code| Family::of(near) == Some(family);
    let near = nearest_code(code.digits(), belongs);
    let hint = near.as_ref().and_then(meant).unwrap_or_else(say::code_hint);
    Problem::error("B14", cell.place.clone(), say::unknown_code(code)).hint(hint)
}

/// Asks whether a listed code was meant.
fn meant(code: &Code) -> Option<Words> {
    Some(say::did_you_mean_code(code, name(code, Lang::Zh)?, name(code, Lang::En)?))
}

fn misplaced(cell: &RawCell, code: &Code, wanted: Family) -> Problem {
    let found = Family::of(code);
    let (message, hint) = match found {
        Some(found) if found.table() != wanted.table() => {
            (say::other_table(code, found.table().file_name()), None)
        }
        _ => (say::not_here(code), Some(say::economic_hint())),
    };
    let problem = Problem::error("B29", cell.place.clone(), message);
    match hint {
        Some(hint) => problem.hint(hint),
        None => problem,
    }
}

/// A warning where the second level of a receipt (two digits after the first three) is not listed: those lists are
/// complete, so it is rather a slip.
fn unlisted(cell: &RawCell, code: &Code) -> Option<Problem> {
    let digits = code.digits();
    if digits.len() != 5 || !digits.starts_with('1') || name(code, Lang::Zh).is_some() {
        return None;
    }
    let parent = Code::parse(&digits[..3])?;
    let (zh, en) = (name(&parent, Lang::Zh)?, name(&parent, Lang::En)?);
    let problem = Problem::warning("B30", cell.place.clone(), say::unlisted_code(code, &parent, zh, en));
    let near = nearest_code(digits, |near| parent.covers(near) && near.digits().len() == 5);
    Some(match near {
        Some(near) => problem.hint(did_you_mean(near)),
        None => problem,
    })
}

/// A warning where a name belongs to another code than those of its row.
fn other_name(cell: &RawCell, codes: &[&Code]) -> Option<Problem> {
    if codes.iter().any(|code| name(code, Lang::Zh) == Some(cell.text.as_str())) {
        return None;
    }
    let bearers: Vec<Code> = code_named(&cell.text).filter_map(Code::parse).collect();
    let first = bearers.first()?;
    let akin = |bearer: &Code| codes.iter().any(|code| bearer.covers(code) || code.covers(bearer));
    if bearers.iter().any(akin) {
        return None;
    }
    let code = codes.first()?;
    let (zh, en) = (name(code, Lang::Zh)?, name(code, Lang::En)?);
    let message = say::other_name(code, zh, en, &cell.text);
    Some(Problem::warning("B15", cell.place.clone(), message).hint(say::name_has_code(&cell.text, first)))
}
