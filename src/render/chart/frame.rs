//! What stands around every figure: the finding, what is measured, the mark on made-up data, the source.

use super::sheet::{Look, Sheet};
use crate::render::font::Weight;
use crate::render::geometry::Area;
use crate::render::layout::{Step, fit, line_height};
use crate::render::scene::Held;
use crate::view::chart::Chart;

/// White space at the upper and lower edge.
const EDGE: i32 = 48;

/// Sizes of a title: large while it keeps to two lines, then smaller rather than cut.
const TITLE: [(i32, usize); 8] = [(100, 1), (100, 2), (92, 2), (84, 2), (80, 3), (68, 4), (52, 5), (36, 7)];

/// Draws the frame and gives the room that is left for the figure.
pub(super) fn draw(sheet: &mut Sheet<'_>, chart: &Chart) -> Area {
    let (width, height) = sheet.theme.canvas;
    let margin = sheet.theme.margin;
    let across = Area::new(margin, EDGE, width - margin, height - EDGE * 3 / 4);
    let top = heading(sheet, chart, across);
    let bottom = foot(sheet, &chart.note, across);
    Area::new(across.left, top + 30, across.right, bottom - 26)
}

/// Title, subtitle and mark; gives the y below them.
fn heading(sheet: &mut Sheet<'_>, chart: &Chart, across: Area) -> i32 {
    let sizes = sheet.theme.sizes;
    let steps = TITLE.map(|(percent, lines)| Step { size: sizes.title * percent / 100, lines });
    let title = fit(sheet.fonts, &chart.title, Weight::Bold, &steps, across.width());
    sheet.write_all(&title, sheet.theme.ink, across.left, across.top, Held::Left);
    let top = across.top + title.height() + 14;
    let taken = chart.illustrative.as_ref().map_or(0, |words| mark(sheet, words, across.right, top));
    let steps =
        [(sizes.subtitle, 1), (sizes.axis, 1), (sizes.axis, 2), (sizes.note, 2), (sizes.least + 4, 4)]
            .map(|(size, lines)| Step { size, lines });
    let subtitle = fit(sheet.fonts, &chart.subtitle, Weight::Regular, &steps, across.width() - taken);
    sheet.write_all(&subtitle, sheet.theme.muted, across.left, top, Held::Left);
    top + subtitle.height().max(line_height(sizes.subtitle))
}

/// The mark on made-up data, framed, at the right; gives the width it takes.
fn mark(sheet: &mut Sheet<'_>, words: &str, right: i32, top: i32) -> i32 {
    let (color, size) = (sheet.theme.muted, sheet.theme.sizes.axis);
    let words = fit(sheet.fonts, words, Weight::Bold, &[Step { size, lines: 1 }], 460);
    let Some(line) = words.lines.first() else { return 0 };
    let text = sheet.write(line, Look::bold(size, color), right - 16, top + 2, Held::Right);
    let frame = Area::new(text.left - 16, text.top - 6, text.right + 16, text.bottom + 6);
    sheet.scene.level(frame.left, frame.right, frame.top, 2, color);
    sheet.scene.level(frame.left, frame.right, frame.bottom, 2, color);
    sheet.scene.upright(frame.left, frame.top, frame.bottom, 2, color);
    sheet.scene.upright(frame.right, frame.top, frame.bottom + 1, 2, color);
    frame.width() + 40
}

/// The source, at the foot; gives the y above it.
fn foot(sheet: &mut Sheet<'_>, note: &str, across: Area) -> i32 {
    let size = sheet.theme.sizes.note;
    let steps =
        [(size, 2), (size - 2, 3), (size - 4, 4), (size - 6, 6)].map(|(size, lines)| Step { size, lines });
    let note = fit(sheet.fonts, note, Weight::Regular, &steps, across.width());
    let top = across.bottom - note.height();
    sheet.write_all(&note, sheet.theme.muted, across.left, top, Held::Left);
    top
}
