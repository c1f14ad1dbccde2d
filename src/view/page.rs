//! A page of words as data: headings, paragraphs, lists, tables, examples. How it is set is the business of `render`.

use super::table::Table;

/// A page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// What it is about.
    pub title: String,
    /// What stands on it, in order.
    pub blocks: Vec<Block>,
}

/// A piece of a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// The heading of a section.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// Entries whose order counts.
    Steps(Vec<Item>),
    /// Entries side by side.
    Items(Vec<Item>),
    /// A table; its title and notes stand around it.
    Table(Table),
    /// Lines of a file, to be shown as they are.
    Example(String),
}

/// An entry of a list: a line, and what belongs to it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    /// The line.
    pub text: String,
    /// What stands below it.
    pub blocks: Vec<Block>,
}

impl Item {
    /// An entry of one line.
    pub fn line(text: impl Into<String>) -> Self {
        Self { text: text.into(), blocks: Vec::new() }
    }

    /// An entry with steps below it; a plain line where there are none.
    pub fn with_steps(text: impl Into<String>, steps: Vec<Self>) -> Self {
        let blocks = if steps.is_empty() { Vec::new() } else { vec![Block::Steps(steps)] };
        Self { text: text.into(), blocks }
    }
}
