//! The level axis: years, and which of them are settled.

use super::sheet::{Look, Sheet};
use crate::render::geometry::{Area, part};
use crate::render::scene::Held;
use crate::view::chart::Years;

/// Years side by side.
#[derive(Clone, Copy)]
pub(super) struct Bands {
    left: i32,
    right: i32,
    /// The width, in halves of a year's band.
    halves: i64,
}

impl Bands {
    /// A band for each year.
    pub(super) fn whole(left: i32, right: i32, count: usize) -> Self {
        Self { left, right, halves: 2 * i64::try_from(count).unwrap_or(1).max(1) }
    }

    /// The last year at the right edge, so that a line ends beside its label. One year alone stands in the middle.
    pub(super) fn to_the_edge(left: i32, right: i32, count: usize) -> Self {
        let whole = Self::whole(left, right, count);
        if count > 1 { Self { halves: whole.halves - 1, ..whole } } else { whole }
    }

    /// The middle of a year.
    pub(super) fn centre(self, at: usize) -> i32 {
        self.after(2 * at + 1)
    }

    /// The edge between a year and the one before it.
    fn edge(self, at: usize) -> i32 {
        self.after(2 * at).min(self.right)
    }

    /// The width of a year.
    pub(super) fn width(self) -> i32 {
        (self.after(2) - self.left).max(1)
    }

    fn after(self, halves: usize) -> i32 {
        self.left + part(i64::from(self.right - self.left), i64::try_from(halves).unwrap_or(0), self.halves)
    }
}

/// Draws the band behind settled years and says which years are which. `strip` holds the words.
pub(super) fn draw_basis(sheet: &mut Sheet<'_>, years: &Years, bands: Bands, strip: Area, bottom: i32) {
    let edge = bands.edge(years.settled);
    let (settled, projected) = (years.settled > 0, years.settled < years.all.len());
    if settled {
        sheet.scene.rect(Area::new(strip.left, strip.top, edge, bottom), sheet.theme.settled);
    }
    if settled && projected {
        sheet.scene.upright(edge, strip.top, bottom, 2, sheet.theme.hairline);
    }
    let look = Look::regular(sheet.theme.sizes.axis, sheet.theme.muted);
    let mut from = strip.left + 10;
    for (shown, word, start) in [
        (settled, &years.settled_word, strip.left),
        (projected, &years.projected_word, if settled { edge } else { strip.left }),
    ] {
        let x = from.max(start + 10);
        if shown && x + sheet.width(word, look) <= strip.right {
            from = sheet.write(word, look, x, strip.top + 4, Held::Left).right + 24;
        }
    }
}

/// Draws the foot of the figure and the years below it, leaving some out where they would touch.
pub(super) fn draw_years(sheet: &mut Sheet<'_>, years: &Years, bands: Bands, foot: Area) {
    let look = Look::regular(sheet.theme.sizes.axis, sheet.theme.muted);
    let names: Vec<String> = years.all.iter().map(i32::to_string).collect();
    let widest = names.iter().map(|name| sheet.width(name, look)).max().unwrap_or(0) + 16;
    let every = usize::try_from(widest / bands.width() + 1).unwrap_or(1);
    for (at, name) in names.iter().enumerate().step_by(every) {
        sheet.write(name, look, bands.centre(at), foot.top + 18, Held::Centre);
    }
}
