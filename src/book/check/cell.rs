//! Cells of a row: read, or told why they cannot be.

use std::cell::Cell;

use super::Context;
use super::column::Column;
use super::header::Header;
use super::word::{ACCOUNTS, FLAGS, STAGES, Word, choices, meaning};
use crate::book::intake::{ratio_as_date, tidy};
use crate::book::{Account, CellKind, RawCell, Stage, Town, TownId, near_town};
use crate::num::{AmountError, Money, Unit, Year};
use crate::problem::{Place, Problem, Problems};
use crate::text::Words;
use crate::text::problems::{book as say, did_you_mean, ticked};

/// A row under its header.
pub(super) struct Row<'a> {
    pub(super) header: &'a Header,
    pub(super) cells: &'a [RawCell],
    pub(super) context: &'a Context<'a>,
    /// The town's name in the row above, by its place in the context's list: most rows have the same.
    pub(super) above: &'a Cell<usize>,
}

/// What most rows begin with.
#[derive(Clone, Copy)]
pub(super) struct Head {
    pub(super) town: TownId,
    pub(super) year: Year,
    pub(super) stage: Stage,
    pub(super) account: Account,
    pub(super) one_off: bool,
}

impl<'a> Row<'a> {
    /// A cell that is there and not blank.
    pub(super) fn filled(&self, column: Column) -> Option<&'a RawCell> {
        self.cells.get(self.header.position(column)?).filter(|cell| !cell.text.is_empty())
    }

    /// A cell that must not be blank.
    pub(super) fn required(&self, column: Column, problems: &mut Problems) -> Option<&'a RawCell> {
        let at = self.header.position(column)?;
        let cell = self.cells.get(at)?;
        if cell.text.is_empty() {
            let hint = match column {
                Column::Town | Column::Year | Column::Category => say::fill_down_hint(),
                Column::Bears => say::bearer_hint(),
                Column::Code | Column::Function => say::code_hint(),
                _ => say::nothing_hint(),
            };
            problems.push(blank(cell, self.header.text(at)).hint(hint));
            return None;
        }
        Some(cell)
    }

    /// Town, year, stage, account and whether it is one-off.
    pub(super) fn head(&self, problems: &mut Problems) -> Option<Head> {
        let town = self.town(problems);
        let year = self.year(Column::Year, problems);
        let stage = self.word(Column::Stage, STAGES, Stage::Final, problems);
        let account = self.word(Column::Account, ACCOUNTS, Account::General, problems);
        let one_off = self.word(Column::OneOff, FLAGS, false, problems);
        Some(Head { town: town?, year: year?, stage: stage?, account: account?, one_off: one_off? })
    }

    /// The town; a book of one needs no column.
    pub(super) fn town(&self, problems: &mut Problems) -> Option<TownId> {
        let towns = self.context.towns;
        if self.header.position(Column::Town).is_none() || towns.is_empty() {
            return Some(TownId(0));
        }
        let cell = self.required(Column::Town, problems)?;
        let names = &self.context.names_of_towns;
        if names[self.above.get()].0 != cell.text {
            let Ok(found) = names.binary_search_by_key(&cell.text.as_str(), |(name, _)| name) else {
                problems.push(unknown_town(cell, towns));
                return None;
            };
            self.above.set(found);
        }
        Some(names[self.above.get()].1)
    }

    /// A year that must be there.
    pub(super) fn year(&self, column: Column, problems: &mut Problems) -> Option<Year> {
        let cell = self.required(column, problems)?;
        let year = Year::parse(&cell.text).or_else(|| Year::parse(&tidy::year(&cell.text)));
        year.or_else(|| {
            let problem = Problem::error("B17", cell.place.clone(), say::not_a_year(&cell.text));
            problems.push(problem.hint(say::year_hint()));
            None
        })
    }

    /// A word with a meaning; the usual one where the cell is blank or not there.
    pub(super) fn word<T: Copy>(
        &self,
        column: Column,
        words: &'static [Word<T>],
        usual: T,
        problems: &mut Problems,
    ) -> Option<T> {
        let Some(cell) = self.filled(column) else { return Some(usual) };
        meaning(words, &cell.text).or_else(|| {
            let header = self.header.position(column).map_or("", |at| self.header.text(at));
            let message = say::unknown_word(header, &cell.text);
            problems.push(Problem::error("B18", cell.place.clone(), message).hint(choices(words)));
            None
        })
    }

    /// The amount of the row, and its place.
    pub(super) fn amount(&self, problems: &mut Problems) -> Option<(Money, Place)> {
        let (at, unit) = *self.header.amounts().first()?;
        let amount = match self.plain_amount_at(at, unit) {
            Some(amount) => amount,
            // A dash says that there is none; a blank cell says nothing, and is asked about.
            None if self.cells.get(at).is_some_and(|cell| is_dash(&cell.text)) => return None,
            None => self.amount_at(at, unit?, problems)?,
        };
        Some((amount, self.cells[at].place.clone()))
    }

    /// The amount of a column whose cell needs no tidying, as most do not.
    fn plain_amount_at(&self, at: usize, unit: Option<Unit>) -> Option<Money> {
        Money::parse(&self.cells.get(at)?.text, unit?).ok()
    }

    /// The amount of a column.
    pub(super) fn amount_at(&self, at: usize, unit: Unit, problems: &mut Problems) -> Option<Money> {
        let cell = self.cells.get(at)?;
        if cell.text.is_empty() {
            problems.push(blank(cell, self.header.text(at)).hint(say::nothing_hint()));
            return None;
        }
        let (text, own_unit) = tidy::number(&cell.text);
        let unit = own_unit.unwrap_or(unit);
        let read = match cell.kind {
            CellKind::Number => Money::parse_near(&text, unit),
            CellKind::Text | CellKind::Date => Money::parse(&text, unit),
        };
        read.map_err(|error| problems.push(no_amount(cell, unit, error))).ok()
    }
}

/// A cell's ratio as the strict reader knows it, tidied; a date or time, which Excel makes of 40:60 and 4/6, is told.
pub(super) fn ratio_text(cell: &RawCell, problems: &mut Problems) -> Option<String> {
    let Some(problem) = ratio_as_date(cell) else {
        return Some(tidy::half_width(&cell.text).into_owned());
    };
    problems.push(problem);
    None
}

fn is_dash(text: &str) -> bool {
    !text.is_empty() && tidy::is_nothing(text)
}

fn blank(cell: &RawCell, header: &str) -> Problem {
    Problem::error("B13", cell.place.clone(), say::blank(header))
}

fn unknown_town(cell: &RawCell, towns: &[Town]) -> Problem {
    let hint = match near_town(towns, &cell.text) {
        Some(name) => did_you_mean(name),
        None => town_list(towns),
    };
    Problem::error("B16", cell.place.clone(), say::unknown_town(&cell.text)).hint(hint)
}

fn town_list(towns: &[Town]) -> Words {
    let (zh, en) = ticked(towns.iter().map(|town| (town.name.zh.as_str(), town.name.en.as_str())));
    Words { zh: say::towns(zh).zh, en: say::towns(en).en }
}

/// Why a cell holds no amount.
fn no_amount(cell: &RawCell, unit: Unit, error: AmountError) -> Problem {
    let text = &cell.text;
    let (code, message, hint) = match error {
        AmountError::NotANumber => ("B10", say::not_a_number(text), number_hint(text)),
        AmountError::TooFine => {
            let decimals = unit.fen().ilog10();
            ("B11", say::too_fine(text), say::too_fine_hint(unit_name(unit), decimals))
        }
        AmountError::TooLarge => ("B12", say::too_large(text), say::too_large_hint(unit_name(unit))),
    };
    Problem::error(code, cell.place.clone(), message).hint(hint)
}

/// What the writer of something that is no number probably meant.
fn number_hint(text: &str) -> Words {
    let has = |test: fn(char) -> bool| text.chars().any(test);
    if text.starts_with('#') {
        say::formula_hint()
    } else if matches!(text, "-" | "--" | "—" | "——" | "/" | "无" | "…") {
        say::nothing_hint()
    } else if Money::parse_with_unit(text).is_ok() {
        say::unit_in_header_hint()
    } else if text.starts_with(['(', '\u{ff08}']) {
        say::negative_hint()
    } else if has(|c| ('\u{ff10}'..='\u{ff19}').contains(&c)) {
        say::half_width_hint()
    } else if text.parse::<f64>().is_ok_and(f64::is_finite) {
        say::all_digits_hint()
    } else {
        say::number_hint()
    }
}

pub(in crate::book) const fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Fen => "分",
        Unit::Yuan => "元",
        Unit::ThousandYuan => "千元",
        Unit::Wan => "万元",
        Unit::Yi => "亿元",
    }
}
