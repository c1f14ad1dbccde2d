//! Texts that a spreadsheet would take for formulas (`=1+1`, `@SUM(A1)`): every CSV for offices is written with an apostrophe before
//! them, and every table is read without it. `--plain` is for programs and has texts as they are.

use std::borrow::Cow;

/// What may begin a formula, also as full-width characters; tabs and line breaks hide it.
const BEGINNINGS: [char; 11] =
    ['=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];

/// Whether a spreadsheet would work a text out rather than show it. Numbers below zero are no formulas, nor are dashes for nothing.
fn is_formula(text: &str) -> bool {
    let is_number = |rest: &str| rest.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '%'));
    text.starts_with(BEGINNINGS)
        && !text.trim_start_matches(BEGINNINGS).is_empty()
        && !text.strip_prefix(['+', '-']).is_some_and(is_number)
}

/// A text that no spreadsheet takes for a formula.
#[must_use]
pub fn harmless(text: &str) -> Cow<'_, str> {
    if is_guarded(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// What [`harmless`] was given.
#[must_use]
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|text| is_guarded(text)).unwrap_or(cell)
}

/// Whether an apostrophe goes before: also where some are there already, so that reading takes away just the one.
#[must_use]
pub fn is_guarded(text: &str) -> bool {
    // Most texts begin with a letter or a digit.
    !text.starts_with(|c: char| c.is_ascii_alphanumeric()) && is_formula(text.trim_start_matches('\''))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_guarded_and_read_back() {
        for text in [
            "=1+1",
            "+A1",
            "-A1",
            "@SUM(A1)",
            "-2+3+cmd|' /C calc'!A0",
            "\t=1",
            "＝1+1",
            "'=1",
            "''@x",
            "-1-2",
        ] {
            assert_eq!(harmless(text), format!("'{text}"));
            assert_eq!(unguarded(&harmless(text)), text);
        }
    }

    #[test]
    fn numbers_dashes_and_words_stay() {
        for text in
            ["-82", "-1,234.50", "+3.5%", "-12.5%", "-", "--", "—", "", "增值税", "a=b", "'tis", "50-50"]
        {
            assert_eq!(harmless(text), text);
            assert_eq!(unguarded(text), text);
        }
    }
}
