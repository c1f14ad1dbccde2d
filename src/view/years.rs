//! A line by year, one row a scenario.

use super::gains::GainsOf;
use super::table::{RowRole, Table, TableRow, per_cent, wan};
use crate::num::Year;
use crate::plan::{Basis, Line};
use crate::results::{Party, amount, coverage};
use crate::text::{Lang, Words, labels};

/// A line over all towns by year; replayed years carry a star.
#[must_use]
pub fn by_year(of: GainsOf, line: Line, as_of: Year, lang: Lang) -> Table {
    let name = over_all_towns(of, labels::line(line.name(), lang), lang);
    let figure = |scenario, year| wan(amount(of.figures, scenario, year, line, Party::AllTowns));
    table(of, (name, labels::wan()), as_of, lang, &figure)
}

/// How far usable capacity covers the three guarantees, in per cent, likewise.
#[must_use]
pub fn coverage_by_year(of: GainsOf, as_of: Year, lang: Lang) -> Table {
    let name = over_all_towns(of, labels::coverage().in_lang(lang), lang);
    let figure = |scenario, year| per_cent(coverage(of.figures, scenario, year, Party::AllTowns));
    table(of, (name, labels::per_cent()), as_of, lang, &figure)
}

fn over_all_towns(of: GainsOf, name: &str, lang: Lang) -> String {
    if of.book.towns.len() == 1 {
        name.to_owned()
    } else {
        labels::over_all_towns(name).in_lang(lang).to_owned()
    }
}

fn table(
    of: GainsOf,
    (title, unit): (String, Words),
    as_of: Year,
    lang: Lang,
    figure: &dyn Fn(usize, Year) -> String,
) -> Table {
    let mut headings = vec![labels::scenario().in_lang(lang).to_owned()];
    let star = |basis: &Basis| if *basis == Basis::Replayed { "*" } else { "" };
    headings.extend(of.figures.years.iter().map(|(year, basis)| format!("{year}{}", star(basis))));
    let rows = of.titles.iter().enumerate().map(|(scenario, title)| {
        let mut cells = vec![title.in_lang(lang).to_owned()];
        cells.extend(of.figures.years.iter().map(|(year, _)| figure(scenario, *year)));
        TableRow { cells, role: RowRole::Plain }
    });
    let rows = rows.collect();
    let is_replayed = of.figures.years.iter().any(|(_, basis)| *basis == Basis::Replayed);
    let notes =
        if is_replayed { vec![labels::replay_note(as_of).in_lang(lang).to_owned()] } else { Vec::new() };
    Table { title, subtitle: unit.in_lang(lang).to_owned(), headings, rows, notes }
}
