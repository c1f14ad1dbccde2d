//! How to show it. Everything here takes values and gives bytes: no file, no printing, no deciding what is shown.

pub mod chart;
pub mod font;
pub mod geometry;
pub mod layout;
pub mod page;
pub mod png;
mod problem;
pub mod scene;
mod sheet;
pub mod svg;
pub mod terminal;
pub mod theme;

pub use font::MissingGlyphs;
pub use problem::problems;
pub use scene::{Placed, Scene};
pub use sheet::workbook;
pub use theme::Theme;

use rayon::prelude::*;

use crate::view::chart::Chart;

/// Draws charts: a theme and the embedded fonts, read once and handed around.
pub struct Renderer {
    theme: Theme,
    fonts: font::Fonts,
}

impl Renderer {
    /// A renderer with this theme and the embedded fonts.
    #[must_use]
    pub fn new(theme: Theme) -> Self {
        Self { theme, fonts: font::Fonts::embedded() }
    }

    /// The theme.
    #[must_use]
    pub const fn theme(&self) -> &Theme {
        &self.theme
    }

    /// The fonts.
    #[must_use]
    pub const fn fonts(&self) -> &font::Fonts {
        &self.fonts
    }

    /// Everything that is drawn, each thing with its place: what [`Self::svg`] draws and what tests look at.
    ///
    /// # Errors
    /// The labels with a character that the embedded fonts lack.
    pub fn scene(&self, chart: &Chart) -> Result<Scene, MissingGlyphs> {
        let scene = chart::scene(chart, &self.theme, &self.fonts);
        self.fonts.check(scene.texts().map(|placed| placed.text.as_str()))?;
        Ok(scene)
    }

    /// The chart as SVG, its text turned to outlines and kept as words in `<title>` and `<desc>`.
    ///
    /// # Errors
    /// The labels with a character that the embedded fonts lack.
    pub fn svg(&self, chart: &Chart) -> Result<Vec<u8>, MissingGlyphs> {
        let scene = self.scene(chart)?;
        Ok(svg::outlined(&svg::with_text(&scene), &scene, &self.fonts).into_bytes())
    }

    /// An SVG of [`Self::svg`] as PNG, pixel for pixel. What is no SVG gives no bytes.
    #[must_use]
    pub fn png(&self, svg: &[u8]) -> Vec<u8> {
        png::rasterised(svg)
    }
}

/// Draws charts as SVG and PNG, side by side; the files' names are the charts' with an ending, in the order given.
///
/// # Errors
/// The first chart with a label that the embedded fonts cannot show.
pub fn draw_all(
    renderer: &Renderer,
    charts: &[(String, Chart)],
) -> Result<Vec<(String, Vec<u8>)>, MissingGlyphs> {
    let drawn: Vec<Result<_, MissingGlyphs>> = charts
        .par_iter()
        .map(|(name, chart)| {
            let svg = renderer.svg(chart)?;
            let png = renderer.png(&svg);
            Ok([(format!("{name}.svg"), svg), (format!("{name}.png"), png)])
        })
        .collect();
    let mut files = Vec::new();
    for pair in drawn {
        files.extend(pair?);
    }
    Ok(files)
}
