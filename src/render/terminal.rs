//! Tables for a terminal: Chinese characters are two cells wide.

use comfy_table::{CellAlignment, ContentArrangement, Table as Grid, presets};

use unicode_width::UnicodeWidthStr;

use crate::text::{Lang, trace as words};
use crate::view::Trace;
use crate::view::table::Table;

/// A table of figures: names to the left, figures to the right.
#[must_use]
pub fn table(table: &Table) -> String {
    lines_of(table, CellAlignment::Right)
}

/// A table of words: all to the left.
#[must_use]
pub fn words(table: &Table) -> String {
    lines_of(table, CellAlignment::Left)
}

fn lines_of(table: &Table, alignment: CellAlignment) -> String {
    let mut grid = Grid::new();
    grid.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
    grid.set_header(&table.headings);
    for row in &table.rows {
        grid.add_row(&row.cells);
    }
    for (at, column) in grid.column_iter_mut().enumerate() {
        column.set_padding((0, 2));
        column.set_cell_alignment(if at == 0 { CellAlignment::Left } else { alignment });
    }
    let title = format!("{}  {}", table.title, table.subtitle);
    let mut text = title.trim().to_owned();
    if !text.is_empty() {
        text.push('\n');
    }
    for line in grid.lines() {
        text.push_str(line.trim_end());
        text.push('\n');
    }
    for note in &table.notes {
        text.push_str(note);
        text.push('\n');
    }
    text
}

/// A trace as a tree: names to the left, amounts aligned, then the step and where it was written. Only so many levels deep.
#[must_use]
pub fn tree(trace: &Trace, depth: Option<usize>, lang: Lang) -> String {
    let mut lines = Vec::new();
    branch(trace, "", "", depth.unwrap_or(usize::MAX), lang, &mut lines);
    let names = lines.iter().map(|line| line.name.width()).max().unwrap_or(0);
    let amounts = lines.iter().map(|line| line.amount.width()).max().unwrap_or(0);
    let mut text = String::new();
    for line in &lines {
        let gap = names - line.name.width() + amounts - line.amount.width();
        let tail = [line.step, line.origin].into_iter().filter(|part| !part.is_empty());
        let tail = tail.collect::<Vec<_>>().join("   ");
        let row = format!("{}  {}{}   {tail}", line.name, " ".repeat(gap), line.amount);
        text.push_str(row.trim_end());
        text.push('\n');
    }
    text
}

/// One line of a tree.
struct TreeLine<'a> {
    name: String,
    amount: &'a str,
    step: &'a str,
    origin: &'a str,
}

fn branch<'a>(
    trace: &'a Trace,
    own: &str,
    below: &str,
    depth: usize,
    lang: Lang,
    lines: &mut Vec<TreeLine<'a>>,
) {
    let name = format!("{own}{}", trace.name);
    lines.push(TreeLine { name, amount: &trace.amount, step: &trace.step, origin: &trace.origin });
    if depth == 0 {
        return;
    }
    let last = trace.parts.len() + usize::from(trace.zeros > 0);
    for (at, part) in trace.parts.iter().enumerate() {
        let (own, under) = if at + 1 == last { ("└─ ", "   ") } else { ("├─ ", "│  ") };
        branch(part, &format!("{below}{own}"), &format!("{below}{under}"), depth - 1, lang, lines);
    }
    if trace.zeros > 0 {
        let name = format!("{below}└─ {}", words::zeros(trace.zeros).in_lang(lang));
        lines.push(TreeLine { name, amount: "", step: "", origin: "" });
    }
}
