//! Names and values at the right ends of marks, in their colour: instead of a legend.

use super::sheet::Sheet;
use crate::render::font::Weight;
use crate::render::geometry::{Area, Point};
use crate::render::layout::{Paragraph, Step, fit, line_count, lines_height, pitch, spread};
use crate::render::scene::Held;
use crate::render::theme::Color;

/// Between labels.
const GAP: i32 = 6;
/// Between a mark's end and its label: room for a leader, more where many labels move apart.
const fn reach(labels: usize) -> i32 {
    if labels > 6 { 84 } else { 46 }
}

/// A square in the colour of an area, before its name.
const SWATCH: i32 = 20;

/// A label at the end of a mark.
pub(super) struct End {
    pub(super) text: String,
    /// The mark's end, if its place is known.
    pub(super) at: Option<Point>,
    pub(super) color: Color,
    pub(super) weight: Weight,
    /// The colour of the square before it, where the mark is an area.
    pub(super) swatch: Option<Color>,
}

/// The width to keep free for labels, leaders included.
pub(super) fn room(sheet: &Sheet<'_>, texts: &[String], swatches: bool, across: i32) -> i32 {
    let size = sheet.theme.sizes.label;
    let widest = texts.iter().map(|text| sheet.fonts.width(text, size, Weight::Bold)).max().unwrap_or(0);
    let swatch = if swatches { SWATCH + 10 } else { 0 };
    (widest + swatch + 2).min(across * 27 / 100) + reach(texts.len())
}

/// Writes the labels into a column, moved apart, with leaders to their marks.
pub(super) fn draw(sheet: &mut Sheet<'_>, ends: &[End], column: Area) {
    let left = column.left + reach(ends.len());
    let indent = if ends.iter().any(|end| end.swatch.is_some()) { SWATCH + 10 } else { 0 };
    let paragraphs = fitted(sheet, ends, column.right - left - indent, column.height());
    let wanted: Vec<(i32, i32)> = ends
        .iter()
        .zip(&paragraphs)
        .map(|(end, paragraph)| (end.at.map_or(column.bottom, |at| at.1), paragraph.height()))
        .collect();
    let tops = spread(&wanted, column.top, column.bottom, GAP);
    for ((end, paragraph), top) in ends.iter().zip(&paragraphs).zip(tops) {
        let first_line = top + pitch(paragraph.size) / 2;
        // An area's label starts with its square, a line's with its name.
        let start = if end.swatch.is_some() { left } else { left + indent };
        if let Some(swatch) = end.swatch {
            let half = SWATCH / 2;
            sheet.scene.rect(Area::new(left, first_line - half, left + SWATCH, first_line + half), swatch);
        }
        if let Some(at) = end.at {
            leader(
                sheet,
                at,
                (start - 10, top + paragraph.height() / 2),
                end.swatch.unwrap_or(end.color),
                column.left,
            );
        }
        sheet.write_all(paragraph, end.color, left + indent, top, Held::Left);
    }
}

/// All labels at one size, the largest at which they fit the column.
fn fitted(sheet: &Sheet<'_>, ends: &[End], width: i32, height: i32) -> Vec<Paragraph> {
    let least = sheet.theme.sizes.least;
    let total = |size: i32| -> i32 {
        let lines = ends.iter().map(|end| line_count(sheet.fonts, &end.text, size, end.weight, width));
        lines.map(|lines| lines_height(size, lines) + GAP).sum()
    };
    let fitting = (least..=sheet.theme.sizes.label).rev().find(|size| total(*size) <= height + GAP);
    let count = i32::try_from(ends.len()).unwrap_or(1).max(1);
    let step = fitting.map_or_else(
        || Step {
            size: least,
            lines: usize::try_from((height / count - GAP) / pitch(least)).unwrap_or(1).max(1),
        },
        |size| Step { size, lines: usize::MAX },
    );
    ends.iter().map(|end| fit(sheet.fonts, &end.text, end.weight, &[step], width)).collect()
}

/// From a mark's end to its label; short and level ones say nothing and are left out.
fn leader(sheet: &mut Sheet<'_>, from: Point, to: Point, color: Color, bend: i32) {
    let far = from.0 + 30 < bend;
    if far || (from.1 - to.1).abs() > 4 {
        let start = (from.0 + 8, from.1);
        let elbow = (bend.max(start.0) + 6, from.1);
        sheet.scene.line(vec![start, elbow, to], sheet.theme.thin(color));
    }
}
