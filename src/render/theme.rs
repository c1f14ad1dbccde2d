//! Colours, sizes and strokes of every role, in one struct: nothing else in the house names a colour.
//!
//! Blue gains, orange gives, ink is what stands today, red is what is lacking. The fills differ in lightness as well
//! as in hue, and lines beyond the second are dashed, so that grey print and the colour-blind tell them apart.

use crate::view::chart::Role;

/// A colour with its opacity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Color {
    /// Red, green, blue.
    pub rgb: (u8, u8, u8),
    /// Opacity in per cent.
    pub opacity: u8,
}

impl Color {
    const fn hex(rgb: u32) -> Self {
        let [_, red, green, blue] = rgb.to_be_bytes();
        Self { rgb: (red, green, blue), opacity: 100 }
    }

    const fn at(self, opacity: u8) -> Self {
        Self { opacity, ..self }
    }
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stroke {
    /// Its colour.
    pub color: Color,
    /// Its width in pixels.
    pub width: u32,
    /// Lengths of dashes and gaps by turns, in pixels; empty for an unbroken line.
    pub dashes: &'static [i32],
}

/// Sizes of text, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sizes {
    /// The finding.
    pub title: i32,
    /// Quantity, unit and span.
    pub subtitle: i32,
    /// Names and values at the marks.
    pub label: i32,
    /// Marks of the axes.
    pub axis: i32,
    /// Source, at the foot.
    pub note: i32,
    /// The least that anything shrinks to.
    pub least: i32,
}

/// The look of all charts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Width and height of the picture in pixels.
    pub canvas: (i32, i32),
    /// White space at the left and right edge.
    pub margin: i32,
    /// The paper.
    pub paper: Color,
    /// Titles, zero, what stands today.
    pub ink: Color,
    /// Subtitles, axes, notes.
    pub muted: Color,
    /// Lines that only guide the eye.
    pub hairline: Color,
    /// The band behind settled years.
    pub settled: Color,
    /// What is lacking: words.
    pub lacking: Color,
    /// What is lacking: the area.
    pub lacking_fill: Color,
    /// Sizes of text.
    pub sizes: Sizes,
    gain: Color,
    loss: Color,
    loss_text: Color,
    spending: [Color; 4],
    schemes: [Color; 6],
}

/// Dashes of schemes: the first two unbroken, then one pattern each.
const DASHES: [&[i32]; 6] = [&[], &[], &[22, 9], &[7, 8], &[26, 8, 6, 8], &[14, 6]];

impl Theme {
    /// For a wall in a meeting room: 1920×1080.
    #[must_use]
    pub const fn briefing() -> Self {
        Self {
            canvas: (1920, 1080),
            margin: 80,
            paper: Color::hex(0x00FF_FFFF),
            ink: Color::hex(0x001A_1D23),
            muted: Color::hex(0x0059_6170),
            hairline: Color::hex(0x00E1_E4E8),
            settled: Color::hex(0x00F3_F4F6),
            lacking: Color::hex(0x00B3_261E),
            lacking_fill: Color::hex(0x00D9_4A3D).at(30),
            sizes: Sizes { title: 50, subtitle: 30, label: 28, axis: 25, note: 22, least: 12 },
            gain: Color::hex(0x001F_5F9E),
            loss: Color::hex(0x00E5_8A4B),
            loss_text: Color::hex(0x00B3_4A0E),
            spending: [
                Color::hex(0x008C_95A3),
                Color::hex(0x00B3_BAC4),
                Color::hex(0x00D6_DAE0),
                Color::hex(0x00E9_EBEF),
            ],
            schemes: [
                Color::hex(0x001F_5F9E),
                Color::hex(0x00C8_541B),
                Color::hex(0x001B_8086),
                Color::hex(0x007A_3E9D),
                Color::hex(0x0077_6600),
                Color::hex(0x00B0_306F),
            ],
        }
    }

    /// The colour of an area in this role.
    #[must_use]
    pub const fn fill(&self, role: Role) -> Color {
        match role {
            Role::Current => self.ink,
            Role::Scheme(number) => self.schemes[number % self.schemes.len()],
            Role::Gain => self.gain,
            Role::Loss => self.loss,
            Role::Staffing => self.spending[0],
            Role::Operations => self.spending[1],
            Role::Livelihood => self.spending[2],
            Role::OtherSpending => self.spending[3],
            Role::Gap => self.lacking_fill,
        }
    }

    /// The colour of words in this role: dark enough to be read on paper.
    #[must_use]
    pub const fn text(&self, role: Role) -> Color {
        match role {
            Role::Loss => self.loss_text,
            Role::Gap => self.lacking,
            Role::Current | Role::Scheme(_) | Role::Gain => self.fill(role),
            Role::Staffing | Role::Operations | Role::Livelihood | Role::OtherSpending => self.ink,
        }
    }

    /// The line in this role: today and the scheme in question stand out.
    #[must_use]
    pub const fn stroke(&self, role: Role) -> Stroke {
        let (width, dashes): (u32, &'static [i32]) = match role {
            Role::Current | Role::Scheme(0) => (6, &[]),
            // The colours come round again with another pattern.
            Role::Scheme(number) => (4, DASHES[(number + number / self.schemes.len()) % DASHES.len()]),
            _ => (2, &[]),
        };
        Stroke { color: self.fill(role), width, dashes }
    }

    /// Thin lines: leaders, frames.
    #[must_use]
    pub const fn thin(&self, color: Color) -> Stroke {
        Stroke { color, width: 2, dashes: &[] }
    }
}
