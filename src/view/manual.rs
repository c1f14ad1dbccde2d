//! The manual of the language as a page: each kind of table with its keys, an example, and what the example says in words.

use super::page::{Block, Item, Page};
use super::regime::{RegimeOf, rules_in_words};
use super::table::{RowRole, Table, TableRow};
use crate::num::Year;
use crate::plan::Line;
use crate::regime::Regime;
use crate::text::manual::{self as say, Key, Kind};
use crate::text::{Lang, Words, labels, regime};

/// The manual: the kinds with their examples as read.
#[must_use]
pub fn manual(kinds: &[(Kind, Regime)], lang: Lang) -> Page {
    let words = |words: Words| words.in_lang(lang).to_owned();
    let lines = |list: &[fn() -> Words]| list.iter().map(|line| Item::line(words(line()))).collect();
    let steps: [fn() -> Words; 6] = [
        say::step_file,
        say::step_scenario,
        say::step_check,
        say::step_read,
        say::step_settle,
        say::step_change,
    ];
    let values: [fn() -> Words; 5] =
        [say::value_ratio, say::value_amount, say::value_code, say::value_year, say::value_words];
    let headings = kinds.iter().map(|(kind, _)| Words::new(kind.title.zh, kind.title.en));
    let headings: Vec<Words> = std::iter::once(say::values()).chain(headings).chain([say::lines()]).collect();
    let heading = |at: usize| Block::Heading(words(regime::heading(at, &headings[at])));
    let mut blocks = vec![Block::Text(words(say::begin())), Block::Steps(lines(&steps))];
    blocks.extend([heading(0), Block::Items(lines(&values))]);
    for (at, (kind, example)) in kinds.iter().enumerate() {
        blocks.push(heading(at + 1));
        blocks.extend(told(kind, example, lang));
    }
    blocks.push(heading(kinds.len() + 1));
    blocks.push(Block::Text(words(say::lines_about())));
    blocks.push(Block::Table(lines_of_statement(lang)));
    Page { title: words(say::title()), blocks }
}

/// One kind: what it is, its keys, an example and what that says.
fn told(kind: &Kind, example: &Regime, lang: Lang) -> Vec<Block> {
    let key = |key: &Key| {
        let words = if key.required { say::required_key } else { say::key };
        Item::line(words(key.name, key.means.in_lang(lang)).in_lang(lang))
    };
    // As of when all of them are in force.
    let since = example.rules.iter().flat_map(|rule| &rule.versions).map(|version| version.since);
    let year = since.max().unwrap_or(Year::FIRST);
    let of = RegimeOf { regime: example, scenario: None, book: None, year, lang };
    vec![
        Block::Text(kind.about.in_lang(lang).to_owned()),
        Block::Items(kind.keys.iter().map(key).collect()),
        Block::Example(kind.example.to_owned()),
        Block::Text(say::reads().in_lang(lang).to_owned()),
        Block::Steps(rules_in_words(of)),
    ]
}

fn lines_of_statement(lang: Lang) -> Table {
    let row = |line: &Line| TableRow {
        cells: vec![format!("`{}`", line.name()), labels::line(line.name(), lang).to_owned()],
        role: RowRole::Plain,
    };
    Table {
        headings: [say::name_column(), labels::item()]
            .iter()
            .map(|words| words.in_lang(lang).to_owned())
            .collect(),
        rows: Line::ALL.iter().map(row).collect(),
        ..Table::default()
    }
}
