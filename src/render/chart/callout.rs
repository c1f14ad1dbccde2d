//! Words at a point of a figure, where they hide nothing.

use super::lines::Runs;
use super::sheet::{Look, Sheet};
use crate::render::geometry::{Area, Point};
use crate::render::layout::line_height;
use crate::render::scene::Held;

/// Where words are looked for first.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Above,
    Below,
}

/// Writes words near a point: where no other text stands and as little as can be is in the way, as `hidden` counts
/// it. Where there is no place at all nothing is written: the finding says the same.
pub(super) fn draw(
    sheet: &mut Sheet<'_>,
    text: &str,
    point: Point,
    side: Side,
    within: Area,
    hidden: impl Fn(Area) -> usize,
) {
    let color = sheet.theme.lacking;
    let look = Look::bold(sheet.theme.sizes.label - 2, color);
    let extent = (sheet.width(text, look), line_height(look.size));
    let places = places(point, extent, side).into_iter();
    let places = places.filter(|(area, _)| within.holds(*area) && sheet.scene.is_free(area.grown(4)));
    let best =
        places.map(|(area, far)| (hidden(area), far, area)).min_by_key(|(hidden, far, _)| (*hidden, *far));
    let Some((hidden, _, area)) = best else { return };
    let edge = if area.top > point.1 { area.top - 2 } else { area.bottom + 2 };
    if (edge - point.1).abs() > 6 {
        let to = (point.0.clamp(area.left + 6, area.right - 6), edge);
        sheet.scene.line(vec![point, to], sheet.theme.thin(color));
    }
    if hidden > 0 {
        sheet.scene.rect(area.grown(3), sheet.theme.paper);
    }
    sheet.write(text, look, area.left, area.top, Held::Left);
}

/// How many pieces of these lines pass through a place.
pub(super) fn crossed(lines: &[Runs], area: Area) -> usize {
    let near = area.grown(6);
    let pieces = lines.iter().flatten().flat_map(|run| run.windows(2));
    let alone = lines.iter().flatten().filter(|run| run.len() == 1 && near.crossed_by(run[0], run[0]));
    pieces.filter(|pair| near.crossed_by(pair[0], pair[1])).count() + alone.count()
}

/// Places around a point, with how far off each is.
fn places(point: Point, (width, height): (i32, i32), side: Side) -> Vec<(Area, i32)> {
    let mut places = Vec::new();
    for distance in (20..=400).step_by(10) {
        for aside in [0, -width / 4, width / 4, -width / 2, width / 2] {
            let left = point.0 - width / 2 + aside;
            let other = distance + 60;
            let (above, below) = if side == Side::Above { (distance, other) } else { (other, distance) };
            let tops = [(point.1 - distance - height, above), (point.1 + distance, below)];
            for (top, far) in tops {
                places.push((Area::new(left, top, left + width, top + height), far + aside.abs() / 6));
            }
        }
    }
    places
}
