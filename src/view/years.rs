//! A line by year, one row a scenario.

use super::gains::GainsOf;
use super::table::{RowRole, Table, TableRow, wan};
use crate::num::Year;
use crate::plan::{Basis, Line};
use crate::results::{Party, amount};
use crate::text::{Lang, labels};

/// A line over all towns by year; replayed years carry a star.
#[must_use]
pub fn by_year(of: GainsOf, line: Line, as_of: Year, lang: Lang) -> Table {
    let name = labels::line(line.name(), lang);
    let name = if of.book.towns.len() == 1 {
        name.to_owned()
    } else {
        labels::over_all_towns(name).in_lang(lang).to_owned()
    };
    let mut headings = vec![labels::scenario().in_lang(lang).to_owned()];
    let star = |basis: &Basis| if *basis == Basis::Replayed { "*" } else { "" };
    headings.extend(of.figures.years.iter().map(|(year, basis)| format!("{year}{}", star(basis))));
    let rows = of
        .titles
        .iter()
        .enumerate()
        .map(|(scenario, title)| {
            let mut cells = vec![title.in_lang(lang).to_owned()];
            cells.extend(
                of.figures
                    .years
                    .iter()
                    .map(|(year, _)| wan(amount(of.figures, scenario, *year, line, Party::AllTowns))),
            );
            TableRow { cells, role: RowRole::Plain }
        })
        .collect();
    let is_replayed = of.figures.years.iter().any(|(_, basis)| *basis == Basis::Replayed);
    let notes =
        if is_replayed { vec![labels::replay_note(as_of).in_lang(lang).to_owned()] } else { Vec::new() };
    Table { title: name, subtitle: labels::wan().in_lang(lang).to_owned(), headings, rows, notes }
}
