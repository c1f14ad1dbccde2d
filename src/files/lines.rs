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
        self.place_after(file, range, line, (self.starts[line - 1], 1))
    }

    /// The places of ranges in their order. Each is counted from the one before it: a line may have a hundred thousand cells.
    pub(super) fn places(&self, file: &Arc<str>, ranges: &[Range<usize>]) -> Vec<Place> {
        let mut places: Vec<Place> = Vec::with_capacity(ranges.len());
        let mut last = (0, (0, 0));
        for range in ranges {
            let line = self.line(range.start);
            let from = if last.0 == line { last.1 } else { (self.starts[line - 1], 1) };
            let place = self.place_after(file, range, line, from);
            last = (line, (range.start, place.column as usize));
            places.push(place);
        }
        places
    }

    /// The place of a range on a line, whose column is counted from a byte of it whose column is known.
    fn place_after(
        &self,
        file: &Arc<str>,
        range: &Range<usize>,
        line: usize,
        (byte, column): (usize, usize),
    ) -> Place {
        let here = self.text.get(range.clone()).unwrap_or_default();
        let here = here.split(['\r', '\n']).next().unwrap_or_default();
        let before = self.text.get(byte..range.start).unwrap_or_default();
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Place {
            file: Arc::clone(file),
            line: count(line),
            column: count(before.chars().count() + column),
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
