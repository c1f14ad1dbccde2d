//! The upright axis: from fen to pixels, with level hairlines at round numbers.

use super::sheet::{Look, Sheet};
use crate::render::geometry::{Area, part};
use crate::render::layout::line_height;
use crate::render::scene::Held;

/// Between the marks of the axis and the figure.
const GAP: i32 = 14;

/// Amounts in fen on pixels.
#[derive(Clone, Copy)]
pub(super) struct Scale {
    low: i64,
    high: i64,
    top: i32,
    bottom: i32,
    /// Distance of the marks, in fen.
    step: i64,
}

impl Scale {
    /// A scale that holds zero and all these amounts. `least` is the range it has when all are zero.
    pub(super) fn over(amounts: impl Iterator<Item = i64>, least: i64, top: i32, bottom: i32) -> Self {
        let (mut low, mut high) =
            amounts.fold((0, 0), |(low, high): (i64, i64), fen| (low.min(fen), high.max(fen)));
        if low == high {
            high = least;
        }
        // A little air, so that no mark lies on the edge.
        let air = (high - low) / 24;
        low -= if low < 0 { air } else { 0 };
        high += if high > 0 { air } else { 0 };
        let most = i64::from((bottom - top) / 90).clamp(2, 7);
        Self { low, high, top, bottom, step: round_step(high - low, most) }
    }

    /// The y of an amount.
    pub(super) fn y(self, fen: i64) -> i32 {
        self.bottom - part(fen - self.low, i64::from(self.bottom - self.top), self.high - self.low)
    }

    /// The round amounts within it.
    fn marks(self) -> impl Iterator<Item = i64> {
        let first = self.low.div_euclid(self.step) + i64::from(self.low.rem_euclid(self.step) != 0);
        (first..=self.high.div_euclid(self.step)).map(move |number| number * self.step)
    }

    /// The width that the marks' numbers take, with the gap beside them.
    pub(super) fn width(self, sheet: &Sheet<'_>) -> i32 {
        let look = look(sheet);
        self.marks().map(|fen| sheet.width(&sheet.figures.mark(fen, self.step), look)).max().unwrap_or(0)
            + GAP
    }

    /// Draws hairlines and numbers; zero, which decides, is drawn later by [`Self::draw_zero`].
    pub(super) fn draw(self, sheet: &mut Sheet<'_>, left: i32, right: i32) {
        let look = look(sheet);
        for fen in self.marks() {
            let y = self.y(fen);
            if fen != 0 {
                sheet.scene.level(left, right, y, 2, sheet.theme.hairline);
            }
            sheet.write_beside(&sheet.figures.mark(fen, self.step), look, left - GAP, y, Held::Right);
        }
    }

    /// Draws zero.
    pub(super) fn draw_zero(self, sheet: &mut Sheet<'_>, left: i32, right: i32) {
        sheet.scene.level(left, right, self.y(0), 3, sheet.theme.ink);
    }
}

const fn look(sheet: &Sheet<'_>) -> Look {
    Look::regular(sheet.theme.sizes.axis, sheet.theme.muted)
}

/// The smallest of 1, 2, 5, 10, 20, … that parts a range into no more than so many steps.
fn round_step(range: i64, most: i64) -> i64 {
    let mut ten: i64 = 1;
    loop {
        for step in [ten, 2 * ten, 5 * ten] {
            if range / step <= most {
                return step;
            }
        }
        ten = ten.saturating_mul(10);
        if ten > i64::MAX / 10 {
            return ten;
        }
    }
}

/// Room below the figure for the years' numbers.
pub(super) const fn room_for_years(size: i32) -> i32 {
    18 + line_height(size)
}

/// Room above the figure for the words over settled and projected years.
pub(super) fn strip(sheet: &Sheet<'_>, room: Area) -> Area {
    Area::new(room.left, room.top, room.right, room.top + line_height(sheet.theme.sizes.axis) + 8)
}
