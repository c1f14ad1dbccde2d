//! A picture as a list of marks, each with its place and look: between deciding where and drawing.

use super::font::Weight;
use super::geometry::{Area, Point};
use super::theme::{Color, Stroke};

/// A finished picture, from the bottom mark to the top one.
#[derive(Clone, Debug)]
pub struct Scene {
    /// Width and height in pixels.
    pub size: (i32, i32),
    /// What the picture is called.
    pub title: String,
    /// What is drawn, in this order.
    pub marks: Vec<Mark>,
}

/// One thing drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A filled rectangle.
    Rect(Area, Color),
    /// A line through points.
    Line(Vec<Point>, Stroke),
    /// A filled polygon.
    Polygon(Vec<Point>, Color),
    /// A filled circle: centre and radius.
    Dot(Point, u32, Color),
    /// A line of text.
    Text(Placed),
}

/// A line of text in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The words.
    pub text: String,
    /// The box that its glyphs stay within, computed from the font.
    pub area: Area,
    /// Size in pixels.
    pub size: i32,
    /// Weight.
    pub weight: Weight,
    /// Colour.
    pub color: Color,
    /// Which edge of the box it is held by.
    pub held: Held,
}

/// Where a text is held, so that a hair's difference in width falls on the free side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// At its left edge.
    Left,
    /// At its middle.
    Centre,
    /// At its right edge.
    Right,
}

impl Scene {
    /// An empty picture.
    #[must_use]
    pub const fn new(size: (i32, i32), title: String) -> Self {
        Self { size, title, marks: Vec::new() }
    }

    /// All text, in the order in which it is drawn.
    pub fn texts(&self) -> impl Iterator<Item = &Placed> {
        self.marks.iter().filter_map(|mark| if let Mark::Text(placed) = mark { Some(placed) } else { None })
    }

    /// The whole picture.
    #[must_use]
    pub const fn canvas(&self) -> Area {
        Area::new(0, 0, self.size.0, self.size.1)
    }

    /// Whether no text so far reaches into this place.
    #[must_use]
    pub fn is_free(&self, area: Area) -> bool {
        self.texts().all(|placed| !placed.area.overlaps(area))
    }

    /// Adds a filled rectangle, unless it has no size.
    pub fn rect(&mut self, area: Area, color: Color) {
        if area.width() > 0 && area.height() > 0 {
            self.marks.push(Mark::Rect(area, color));
        }
    }

    /// Adds a line.
    pub fn line(&mut self, points: Vec<Point>, stroke: Stroke) {
        if points.len() > 1 {
            self.marks.push(Mark::Line(points, stroke));
        }
    }

    /// Adds a level line as a thin rectangle, which falls on whole pixels and stays sharp.
    pub fn level(&mut self, left: i32, right: i32, y: i32, thickness: i32, color: Color) {
        self.rect(Area::new(left, y - thickness / 2, right, y - thickness / 2 + thickness), color);
    }

    /// Adds an upright line as a thin rectangle.
    pub fn upright(&mut self, x: i32, top: i32, bottom: i32, thickness: i32, color: Color) {
        self.rect(Area::new(x - thickness / 2, top, x - thickness / 2 + thickness, bottom), color);
    }
}
