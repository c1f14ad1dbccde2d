//! From a chart to a scene: the frame around every figure, then the kind of figure.

mod axis;
mod callout;
mod capacity;
mod ends;
mod frame;
mod lines;
mod sheet;
mod sides;
mod years;

use super::font::Fonts;
use super::scene::Scene;
use super::theme::Theme;
use crate::view::chart::{Body, Chart};
use sheet::Sheet;

/// Everything that is drawn of a chart, each thing with its place.
#[must_use]
pub fn scene(chart: &Chart, theme: &Theme, fonts: &Fonts) -> Scene {
    let mut sheet = Sheet::new(chart, theme, fonts);
    let room = frame::draw(&mut sheet, chart);
    match &chart.body {
        Body::Capacity(capacity) => capacity::draw(&mut sheet, capacity, room),
        Body::Sides(sides) => sides::draw(&mut sheet, sides, room),
        Body::Lines(lines) => lines::draw(&mut sheet, lines, room),
    }
    sheet.scene
}
