//! Tables for a terminal: Chinese characters are two cells wide.

use comfy_table::{CellAlignment, ContentArrangement, Table as Grid, presets};

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
    let mut text = format!("{}  {}\n", table.title, table.subtitle).trim_start().to_owned();
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
