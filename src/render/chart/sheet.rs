//! A scene being filled, with the theme and fonts at hand.

use crate::render::font::{Fonts, Weight};
use crate::render::geometry::Area;
use crate::render::layout::{Paragraph, line_height, pitch};
use crate::render::scene::{Held, Mark, Placed, Scene};
use crate::render::theme::{Color, Theme};
use crate::view::chart::{Chart, Figures};

/// The scene and what it is drawn with.
pub(super) struct Sheet<'a> {
    pub(super) scene: Scene,
    pub(super) theme: &'a Theme,
    pub(super) fonts: &'a Fonts,
    pub(super) figures: Figures,
}

/// How a text looks.
#[derive(Clone, Copy)]
pub(super) struct Look {
    pub(super) size: i32,
    pub(super) weight: Weight,
    pub(super) color: Color,
}

impl Look {
    pub(super) const fn regular(size: i32, color: Color) -> Self {
        Self { size, weight: Weight::Regular, color }
    }

    pub(super) const fn bold(size: i32, color: Color) -> Self {
        Self { size, weight: Weight::Bold, color }
    }
}

impl<'a> Sheet<'a> {
    pub(super) fn new(chart: &Chart, theme: &'a Theme, fonts: &'a Fonts) -> Self {
        let mut scene = Scene::new(theme.canvas, chart.title.clone());
        scene.rect(scene.canvas(), theme.paper);
        Self { scene, theme, fonts, figures: chart.figures }
    }

    /// The width of a text in a look.
    pub(super) fn width(&self, text: &str, look: Look) -> i32 {
        self.fonts.width(text, look.size, look.weight)
    }

    /// The box of a line of text held at x, its top at y.
    pub(super) fn area(&self, text: &str, look: Look, x: i32, top: i32, held: Held) -> Area {
        let width = self.width(text, look);
        let left = match held {
            Held::Left => x,
            Held::Centre => x - width / 2,
            Held::Right => x - width,
        };
        Area::new(left, top, left + width, top + line_height(look.size))
    }

    /// Writes a line of text held at x, its top at y.
    pub(super) fn write(&mut self, text: &str, look: Look, x: i32, top: i32, held: Held) -> Area {
        let area = self.area(text, look, x, top, held);
        if !text.trim().is_empty() {
            let Look { size, weight, color } = look;
            self.scene.marks.push(Mark::Text(Placed {
                text: text.to_owned(),
                area,
                size,
                weight,
                color,
                held,
            }));
        }
        area
    }

    /// Writes a line of text held at x, its middle at y.
    pub(super) fn write_beside(&mut self, text: &str, look: Look, x: i32, middle: i32, held: Held) -> Area {
        self.write(text, look, x, middle - line_height(look.size) / 2, held)
    }

    /// Writes the lines of a paragraph from the top downwards.
    pub(super) fn write_all(&mut self, paragraph: &Paragraph, color: Color, x: i32, top: i32, held: Held) {
        let look = Look { size: paragraph.size, weight: paragraph.weight, color };
        let mut y = top;
        for line in &paragraph.lines {
            self.write(line, look, x, y, held);
            y += pitch(paragraph.size);
        }
    }
}
