//! Where things can stand: paragraphs that fit, labels that move apart, lines broken into dashes. No drawing.

mod dashes;
mod paragraph;
mod spread;

pub use dashes::dashes;
pub use paragraph::{Paragraph, Step, fit, line_count, tokens, wrap};
pub use spread::spread;

use super::scene::Placed;

/// Room above the base line that glyphs of the embedded fonts need, in hundredths of an em.
const ABOVE: i32 = 92;

/// Room above and below the base line together, in hundredths of an em.
const TALL: i32 = 116;

/// Height of the box that holds one line of text of this size.
#[must_use]
pub const fn line_height(size: i32) -> i32 {
    (size * TALL + 99) / 100
}

/// From the top of one line to that of the next.
#[must_use]
pub const fn pitch(size: i32) -> i32 {
    (size * 128 + 99) / 100
}

/// Height of the boxes of so many lines.
#[must_use]
pub fn lines_height(size: i32, lines: usize) -> i32 {
    line_height(size) + i32::try_from(lines.saturating_sub(1)).unwrap_or(0) * pitch(size)
}

impl Placed {
    /// The y of the line that its letters stand on.
    #[must_use]
    pub const fn baseline(&self) -> i32 {
        self.area.top + self.size * ABOVE / 100
    }
}
