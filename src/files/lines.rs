//! From byte offsets to lines and columns.

use std::ops::Range;
use std::sync::Arc;

use crate::problem::Place;

/// Where the lines of a text begin.
pub(super) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { text, starts: std::iter::once(0).chain(breaks).collect() }
    }

    /// The line of an offset, from 1.
    pub(super) fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset)
    }

    /// The place of a range; its width ends with the line.
    pub(super) fn place(&self, file: &Arc<str>, range: &Range<usize>) -> Place {
        let line = self.line(range.start);
        let start = self.starts[line - 1];
        let here = self.text.get(range.clone()).unwrap_or_default();
        let here = here.split(['\r', '\n']).next().unwrap_or_default();
        let before = self.text.get(start..range.start).unwrap_or_default();
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Place {
            file: Arc::clone(file),
            line: count(line),
            column: count(before.chars().count() + 1),
            width: count(here.chars().count()),
            cell: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_characters() {
        let text = "年度,金额\r\n2023,四百";
        let lines = Lines::of(text);
        let at = text.find("四").unwrap();
        let place = lines.place(&"a.csv".into(), &(at..text.len()));
        assert_eq!((place.line, place.column, place.width), (2, 6, 2));
        let first = lines.place(&"a.csv".into(), &(7..text.len()));
        assert_eq!((first.line, first.column, first.width), (1, 4, 2));
    }
}
