//! Tables for a terminal: Chinese characters are two cells wide.

use comfy_table::{CellAlignment, ContentArrangement, Table as Grid, presets};

use crate::view::table::{RowRole, Table};

/// The table as lines of text.
#[must_use]
pub fn table(table: &Table) -> String {
    let mut grid = Grid::new();
    grid.load_preset(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
    grid.set_header(&table.headings);
    for row in &table.rows {
        if row.role == RowRole::Total {
            grid.add_row(row.cells.iter().map(|cell| cell.as_str()));
        } else {
            grid.add_row(&row.cells);
        }
    }
    for (at, column) in grid.column_iter_mut().enumerate() {
        column.set_padding((0, 2));
        column.set_cell_alignment(if at == 0 { CellAlignment::Left } else { CellAlignment::Right });
    }
    let body: String = grid.lines().map(|line| format!("{}\n", line.trim_end())).collect();
    let notes: String = table.notes.iter().map(|note| format!("{note}\n")).collect();
    format!("{}  {}\n{body}{notes}", table.title, table.subtitle)
}
