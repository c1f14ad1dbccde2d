//! 增减变动表: who gains and who pays under each scheme, on the last settled year.

use super::table::{RowRole, Table, TableRow, per_cent, wan, wan_change};
use crate::book::Book;
use crate::num::{Money, Year};
use crate::plan::Line;
use crate::results::{Figures, Party, amount, part_of};
use crate::text::{Lang, Words, labels};

/// What a table of gains needs to know besides the figures.
#[derive(Clone, Copy, Debug)]
pub struct GainsOf<'a> {
    /// The book.
    pub book: &'a Book,
    /// The figures.
    pub figures: &'a Figures,
    /// Names of the scenarios, the current regime's first.
    pub titles: &'a [Words],
    /// The settled year.
    pub year: Year,
}

/// The tables of gains and losses: for one town by scheme; for a county by town, and once more after pay where a scheme
/// moves who bears it.
#[must_use]
pub fn gains(of: GainsOf, lang: Lang) -> Vec<Table> {
    if of.titles.len() < 2 {
        return Vec::new();
    }
    if of.book.towns.len() == 1 {
        return vec![by_scheme(of, lang)];
    }
    let mut tables = vec![by_town(of, Line::RegimeCapacity, lang)];
    if moves_more_than_the_regime(of) {
        tables.push(by_town(of, Line::AfterStaffing, lang));
    }
    tables
}

/// Whether some scheme changes what is left after pay by another sum than it changes regime capacity.
fn moves_more_than_the_regime(of: GainsOf) -> bool {
    let towns = Party::AllTowns;
    (1..of.titles.len()).any(|scheme| {
        change(of, scheme, Line::RegimeCapacity, towns) != change(of, scheme, Line::AfterStaffing, towns)
    })
}

fn value(of: GainsOf, scenario: usize, line: Line, party: Party) -> Option<Money> {
    amount(of.figures, scenario, of.year, line, party)
}

fn change(of: GainsOf, scheme: usize, line: Line, party: Party) -> Option<Money> {
    Some(value(of, scheme, line, party)? - value(of, 0, line, party)?)
}

fn title(of: GainsOf, line: Line, lang: Lang) -> (String, String) {
    let basis = labels::replayed();
    let title = labels::gains_title(of.year, basis.in_lang(lang));
    let subtitle = match lang {
        Lang::Zh => format!("{}({})", labels::line(line.name(), lang), labels::wan().zh),
        Lang::En => format!("{}, {}", labels::line(line.name(), lang), labels::wan().en),
    };
    (title.in_lang(lang).to_owned(), subtitle)
}

fn by_town(of: GainsOf, line: Line, lang: Lang) -> Table {
    let (title, subtitle) = title(of, line, lang);
    let mut headings = vec![labels::town().in_lang(lang).to_owned(), of.titles[0].in_lang(lang).to_owned()];
    for scheme in &of.titles[1..] {
        headings.push(scheme.in_lang(lang).to_owned());
        headings.push(labels::change().in_lang(lang).to_owned());
        headings.push("%".to_owned());
    }
    let mut rows: Vec<TableRow> = (0..of.book.towns.len())
        .map(|town| {
            let name = of.book.towns[town].name.in_lang(lang);
            party_row(of, line, Party::Town(town), name, RowRole::Plain)
        })
        .collect();
    let all = labels::all_towns();
    rows.push(party_row(of, line, Party::AllTowns, all.in_lang(lang), RowRole::Total));
    rows.push(party_row(of, line, Party::County, labels::county().in_lang(lang), RowRole::Plain));
    rows.push(total_row(of, line, lang));
    Table { title, subtitle, headings, rows, notes: Vec::new() }
}

fn party_row(of: GainsOf, line: Line, party: Party, name: &str, role: RowRole) -> TableRow {
    let mut cells = vec![name.to_owned(), wan(value(of, 0, line, party))];
    for scheme in 1..of.titles.len() {
        let (now, moved) = (value(of, scheme, line, party), change(of, scheme, line, party));
        let part = moved.zip(value(of, 0, line, party)).and_then(|(moved, current)| part_of(moved, current));
        cells.extend([wan(now), wan_change(moved), per_cent(part)]);
    }
    TableRow { cells, role }
}

/// Towns' and county's changes together: 0, or money was made or lost on the way. What comes out of tied money is no gain.
fn total_row(of: GainsOf, line: Line, lang: Lang) -> TableRow {
    let mut cells = vec![labels::total().in_lang(lang).to_owned(), String::new()];
    for scheme in 1..of.titles.len() {
        cells.extend([String::new(), wan_change(total(of, scheme, line)), String::new()]);
    }
    TableRow { cells, role: RowRole::Total }
}

fn total(of: GainsOf, scheme: usize, line: Line) -> Option<Money> {
    let towns = change(of, scheme, line, Party::AllTowns)?;
    let county = change(of, scheme, line, Party::County)?;
    let tied = match line {
        Line::AfterStaffing => change(of, scheme, Line::Tied, Party::AllTowns)?,
        _ => Money::ZERO,
    };
    Some(towns + county + tied)
}

/// One town: a row a scheme, what it does to each step from regime capacity to what is left after pay, and to the county. Where nobody
/// knows the pay, the table ends with the regime.
fn by_scheme(of: GainsOf, lang: Lang) -> Table {
    let (title, _) = title(of, Line::RegimeCapacity, lang);
    let words = |name: &str| labels::line(name, lang).to_owned();
    let change_word = labels::change().in_lang(lang).to_owned();
    let lines = lines_known(of);
    let moves_tied = (1..of.titles.len()).any(|scheme| {
        change(of, scheme, Line::Tied, Party::AllTowns).is_some_and(|moved| moved != Money::ZERO)
    });
    let mut headings = vec![labels::scheme().in_lang(lang).to_owned()];
    for line in lines {
        headings.extend([words(line.name()), change_word.clone(), "%".to_owned()]);
    }
    if moves_tied {
        headings.push(labels::tied_change().in_lang(lang).to_owned());
    }
    headings
        .extend([labels::county_change().in_lang(lang).to_owned(), labels::total().in_lang(lang).to_owned()]);
    let rows = (0..of.titles.len()).map(|scheme| scheme_row(of, scheme, lines, moves_tied, lang)).collect();
    let subtitle = labels::wan().in_lang(lang).to_owned();
    Table { title, subtitle, headings, rows, notes: Vec::new() }
}

/// The lines that a table of gains by scheme goes through: what is left after pay only where it is known.
fn lines_known(of: GainsOf) -> &'static [Line] {
    let pay_is_known = value(of, 0, Line::AfterStaffing, Party::Town(0)).is_some();
    if pay_is_known { &[Line::RegimeCapacity, Line::AfterStaffing] } else { &[Line::RegimeCapacity] }
}

fn scheme_row(of: GainsOf, scheme: usize, lines: &[Line], moves_tied: bool, lang: Lang) -> TableRow {
    let town = Party::Town(0);
    let mut cells = vec![of.titles[scheme].in_lang(lang).to_owned()];
    for line in lines.iter().copied() {
        cells.push(wan(value(of, scheme, line, town)));
        if scheme == 0 {
            cells.extend([String::new(), String::new()]);
            continue;
        }
        let moved = change(of, scheme, line, town);
        let part = moved.zip(value(of, 0, line, town)).and_then(|(moved, current)| part_of(moved, current));
        cells.extend([wan_change(moved), per_cent(part)]);
    }
    let blank = scheme == 0;
    if moves_tied {
        cells.push(if blank { String::new() } else { wan_change(change(of, scheme, Line::Tied, town)) });
    }
    if blank {
        cells.extend([String::new(), String::new()]);
    } else {
        let last = lines[lines.len() - 1];
        cells.push(wan_change(change(of, scheme, last, Party::County)));
        cells.push(wan_change(total(of, scheme, last)));
    }
    TableRow { cells, role: RowRole::Plain }
}
