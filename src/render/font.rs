//! The embedded fonts: how wide a text is, and which of its characters they cannot draw.

use std::fmt;
use std::sync::Arc;

use ab_glyph::{Font, FontRef};
use resvg::usvg::fontdb;

use crate::text::{Words, charts};

/// The family name under which both faces are found.
pub const FAMILY: &str = "Noto Sans SC";

const REGULAR: &[u8] = include_bytes!("fonts/NotoSansSC-Regular.ttf");
const BOLD: &[u8] = include_bytes!("fonts/NotoSansSC-Bold.ttf");

/// The two weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Regular.
    Regular,
    /// Bold.
    Bold,
}

/// The embedded fonts, read once.
pub struct Fonts {
    regular: FontRef<'static>,
    bold: FontRef<'static>,
    database: Arc<fontdb::Database>,
}

/// Labels with characters that the embedded fonts lack. They are named rather than drawn as empty boxes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingGlyphs {
    /// Each label with the characters in it that cannot be drawn.
    pub labels: Vec<(String, Vec<char>)>,
}

impl Fonts {
    /// Reads the embedded fonts. No other font of the machine is ever looked at.
    ///
    /// # Panics
    /// Never: the fonts are part of the program, and a test reads them.
    #[must_use]
    pub fn embedded() -> Self {
        let read = |bytes| FontRef::try_from_slice(bytes).expect("the embedded fonts are sound");
        let mut database = fontdb::Database::new();
        for bytes in [REGULAR, BOLD] {
            database.load_font_source(fontdb::Source::Binary(Arc::new(bytes)));
        }
        Self { regular: read(REGULAR), bold: read(BOLD), database: Arc::new(database) }
    }

    /// The same fonts for the library that turns text to outlines.
    #[must_use]
    pub fn database(&self) -> Arc<fontdb::Database> {
        Arc::clone(&self.database)
    }

    /// The width of a text in pixels, rounded up: the sum of its glyphs' advances.
    #[must_use]
    pub fn width(&self, text: &str, size: i32, weight: Weight) -> i32 {
        self.in_pixels(self.advance(text, weight), size, weight)
    }

    /// The sum of the glyphs' advances in the font's own units: whole numbers, so that parts of a text add up.
    #[must_use]
    pub fn advance(&self, text: &str, weight: Weight) -> f64 {
        let font = self.face(weight);
        text.chars().map(|c| f64::from(font.h_advance_unscaled(font.glyph_id(c)))).sum()
    }

    /// An advance at a size, in pixels, rounded up.
    #[must_use]
    pub fn in_pixels(&self, advance: f64, size: i32, weight: Weight) -> i32 {
        let em = self.face(weight).units_per_em().unwrap_or(1000.0);
        ceil(advance / f64::from(em) * f64::from(size))
    }

    /// The characters of a text that a face lacks, each once, in the order in which they are met.
    #[must_use]
    pub fn missing(&self, text: &str) -> Vec<char> {
        let mut lacking = Vec::new();
        for c in text.chars() {
            let known = [&self.regular, &self.bold].iter().all(|font| font.glyph_id(c).0 != 0);
            if !known && !lacking.contains(&c) {
                lacking.push(c);
            }
        }
        lacking
    }

    /// Finds the labels that cannot be drawn.
    ///
    /// # Errors
    /// All of them, with the characters in question.
    pub fn check<'a>(&self, labels: impl Iterator<Item = &'a str>) -> Result<(), MissingGlyphs> {
        let lacking: Vec<(String, Vec<char>)> = labels
            .map(|label| (label.to_owned(), self.missing(label)))
            .filter(|(_, missing)| !missing.is_empty())
            .collect();
        if lacking.is_empty() { Ok(()) } else { Err(MissingGlyphs { labels: lacking }) }
    }

    const fn face(&self, weight: Weight) -> &FontRef<'static> {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }
}

impl MissingGlyphs {
    /// What to say of the first label; the others are like it.
    #[must_use]
    pub fn words(&self) -> Words {
        let (label, characters) = self.labels.first().cloned().unwrap_or_default();
        let named: Vec<String> = characters.iter().map(|c| named(*c)).collect();
        charts::missing_glyphs(label.escape_debug(), named.join(", "))
    }
}

/// A character with its number; the number alone where it has no picture of its own.
fn named(c: char) -> String {
    let number = format!("U+{:04X}", u32::from(c));
    if c.is_control() || c.is_whitespace() { number } else { format!("{c} ({number})") }
}

impl fmt::Display for MissingGlyphs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words().en)
    }
}

impl std::error::Error for MissingGlyphs {}

/// A length in whole pixels, rounded up.
#[expect(clippy::cast_possible_truncation, reason = "a width on a canvas; `as` saturates")]
fn ceil(length: f64) -> i32 {
    length.ceil() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_those_of_the_font() {
        let fonts = Fonts::embedded();
        assert_eq!(fonts.width("财力", 50, Weight::Regular), 100);
        assert_eq!(fonts.width("", 50, Weight::Bold), 0);
        assert!(fonts.width("WWW", 30, Weight::Regular) > fonts.width("iii", 30, Weight::Regular));
    }

    #[test]
    fn what_cannot_be_drawn_is_named() {
        let fonts = Fonts::embedded();
        assert!(fonts.missing("可用财力 −420 (40:60)").is_empty());
        assert_eq!(fonts.missing("和平镇\u{1F600}\u{1F600}\n"), vec!['\u{1F600}', '\n']);
        let error = fonts.check(["ok", "a\u{1F600}"].into_iter()).unwrap_err();
        assert!(error.to_string().contains("U+1F600"), "{error}");
    }
}
