//! A page of words for a terminal or a Markdown file: plain text, broken at a width where Chinese characters take two cells.

use comfy_table::{CellAlignment, ContentArrangement, Table as Grid, presets};
use unicode_width::UnicodeWidthStr;

use super::layout::tokens;
use crate::view::page::{Block, Item, Page};
use crate::view::table::Table;

/// A page, its lines no wider than `width` cells where words can be broken.
#[must_use]
pub fn page(page: &Page, width: usize) -> String {
    let mut setter = Setter { text: String::new(), width };
    setter.line("", &format!("# {}", page.title));
    setter.blocks(&page.blocks, "", false);
    setter.text
}

/// Sets line under line.
struct Setter {
    text: String,
    width: usize,
}

impl Setter {
    fn line(&mut self, indent: &str, line: &str) {
        self.text.push_str(format!("{indent}{line}").trim_end());
        self.text.push('\n');
    }

    /// Blocks with a blank line before each; `close` leaves it out, as inside a list.
    fn blocks(&mut self, blocks: &[Block], indent: &str, close: bool) {
        for block in blocks {
            let apart = !close || matches!(block, Block::Table(_) | Block::Example(_));
            if apart {
                self.line("", "");
            }
            match block {
                Block::Heading(text) => self.paragraph(&format!("## {text}"), indent, indent),
                Block::Text(text) => self.paragraph(text, indent, indent),
                Block::Steps(items) => self.list(items, indent, |at| format!("{}. ", at + 1)),
                Block::Items(items) => self.list(items, indent, |_| "- ".to_owned()),
                Block::Table(table) => self.table(table, indent),
                Block::Example(lines) => self.example(lines, indent),
            }
        }
    }

    /// Entries under their marks; those with much below them stand apart.
    fn list(&mut self, items: &[Item], indent: &str, mark: impl Fn(usize) -> String) {
        let top = indent.is_empty() && items.iter().any(|item| !item.blocks.is_empty());
        for (at, item) in items.iter().enumerate() {
            if top && at > 0 {
                self.line("", "");
            }
            let mark = mark(at);
            let below = format!("{indent}{}", " ".repeat(mark.len()));
            self.paragraph(&item.text, &format!("{indent}{mark}"), &below);
            self.blocks(&item.blocks, &below, true);
        }
    }

    fn paragraph(&mut self, text: &str, first: &str, below: &str) {
        let room = self.width.saturating_sub(below.width()).max(20);
        for (at, line) in wrapped(text, room).iter().enumerate() {
            self.line(if at == 0 { first } else { below }, line);
        }
    }

    fn example(&mut self, lines: &str, indent: &str) {
        self.line(indent, "```toml");
        lines.trim_end().lines().for_each(|line| self.line(indent, line));
        self.line(indent, "```");
    }

    fn table(&mut self, table: &Table, indent: &str) {
        let mut grid = Grid::new();
        grid.load_style(presets::ASCII_MARKDOWN).set_content_arrangement(ContentArrangement::Disabled);
        grid.set_header(&table.headings);
        for row in &table.rows {
            grid.add_row(&row.cells);
        }
        for (at, column) in grid.column_iter_mut().enumerate() {
            let figures = table.rows.iter().all(|row| row.cells.get(at).is_none_or(|cell| is_figure(cell)));
            column.set_cell_alignment(if figures { CellAlignment::Right } else { CellAlignment::Left });
        }
        if !table.title.is_empty() {
            self.paragraph(&table.title, indent, indent);
            self.line("", "");
        }
        grid.lines().for_each(|line| self.line(indent, &line));
        for note in &table.notes {
            self.paragraph(note, indent, indent);
        }
    }
}

/// Whether a cell holds a figure, or stands for one that is not known.
fn is_figure(cell: &str) -> bool {
    cell.starts_with(|first: char| first.is_ascii_digit() || "−+—".contains(first))
}

/// A text in lines of at most `width` cells: Chinese broken anywhere but before a closing mark, Latin at spaces.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for token in unbroken(tokens(text)) {
        let line = lines.last_mut().expect("there is always a line");
        if line.is_empty() || line.width() + token.trim_end().width() <= width {
            line.push_str(&token);
        } else {
            lines.push(token);
        }
    }
    lines.iter().map(|line| line.trim_end().to_owned()).collect()
}

/// What stands between back-ticks is one word, blanks and all.
fn unbroken(tokens: Vec<String>) -> Vec<String> {
    let mut whole: Vec<String> = Vec::new();
    let is_open = |word: &String| word.matches('`').count() % 2 == 1;
    for token in tokens {
        match whole.last_mut() {
            Some(last) if is_open(last) => last.push_str(&token),
            _ => whole.push(token),
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_by_cells_not_by_characters() {
        // Ten cells are five Chinese characters; the comma may not begin a line and takes its character along.
        assert_eq!(wrapped("增值税的地方部分", 10), ["增值税的地", "方部分"]);
        assert_eq!(wrapped("税收收入合计，镇得40%", 12), ["税收收入合", "计，镇得40%"]);
        assert_eq!(wrapped("the local part of taxes", 10), ["the local", "part of", "taxes"]);
        assert_eq!(wrapped("write `a = 1` there", 10), ["write", "`a = 1`", "there"]);
    }

    #[test]
    fn entries_stand_under_their_marks() {
        let steps = vec![Item::line("甲"), Item::line("乙")];
        let inner = Item::with_steps("基数按下列顺序计算", steps);
        let page = page(
            &Page { title: "体制".to_owned(), blocks: vec![Block::Steps(vec![inner, Item::line("完")])] },
            40,
        );
        assert_eq!(page, "# 体制\n\n1. 基数按下列顺序计算\n   1. 甲\n   2. 乙\n\n2. 完\n");
    }
}
