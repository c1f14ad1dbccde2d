//! What each element of a scenario costs the county, year by year.

use super::table::{RowRole, Table, TableRow, wan_change};
use crate::num::Money;
use crate::plan::Basis;
use crate::results::Concessions;
use crate::text::{Lang, Words, labels};

/// The one to show: of the scenario asked for; else of the one with the most elements, the first of equals.
#[must_use]
pub fn one_to_show<'a>(list: &'a [Concessions<'a>], chosen: Option<&str>) -> Option<&'a Concessions<'a>> {
    match chosen {
        Some(id) => list.iter().find(|one| one.apart.scenario == id),
        None => list.iter().rev().max_by_key(|one| one.parts.len()),
    }
}

/// A row an element, then what arises only from them together, then the whole; replayed years carry a star.
#[must_use]
pub fn concessions(of: &Concessions, lang: Lang) -> Table {
    let words = |words: Words| words.in_lang(lang).to_owned();
    let years = &of.outcome.compiled.plan.years;
    let mut headings = vec![words(labels::element_heading())];
    let star = |basis: Basis| if basis == Basis::Replayed { "*" } else { "" };
    headings.extend(years.iter().map(|year| format!("{}{}", year.at.year, star(year.basis))));
    let row = |name: &str, amounts: &[Option<Money>], role| {
        let mut cells = vec![name.to_owned()];
        cells.extend(amounts.iter().map(|amount| wan_change(*amount)));
        TableRow { cells, role }
    };
    let elements = of.apart.elements.iter().zip(&of.parts);
    let mut rows: Vec<TableRow> =
        elements.map(|((element, _), part)| row(element.title.in_lang(lang), part, RowRole::Plain)).collect();
    rows.push(row(labels::together().in_lang(lang), &of.together, RowRole::Plain));
    rows.push(row(labels::total().in_lang(lang), &of.whole, RowRole::Total));
    let mut notes = vec![words(labels::concessions_note(words(of.parent.compiled.title.clone())))];
    if of.apart.elements.iter().any(|(_, outcome)| outcome.is_none()) {
        notes.push(words(labels::not_alone_note()));
    }
    let title = labels::concessions_title(of.outcome.compiled.title.in_lang(lang));
    Table { title: words(title), subtitle: words(labels::wan()), headings, rows, notes }
}
