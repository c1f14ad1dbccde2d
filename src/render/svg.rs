//! Draws a scene with plotters, then turns its text to outlines, so that a reader without the font sees what we saw.

use plotters::backend::SVGBackend;
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Polygon, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color as _, FontStyle, RGBAColor, ShapeStyle, TextStyle};
use resvg::usvg::{Indent, Options, Tree, WriteOptions};

use super::font::{FAMILY, Fonts, Weight};
use super::geometry::Point;
use super::layout::dashes;
use super::scene::{Held, Mark, Placed, Scene};
use super::theme::{Color, Stroke};

/// plotters takes a size to be the height of a line, which it holds to be so many ems, and writes the ems. We give
/// sizes in ems, as measured, and undo that here, once.
const LINE_HEIGHT_OF_PLOTTERS: f64 = 1.24;

/// How far below the given point plotters puts the base line of text held at its top, in hundredths of an em.
const DROP_OF_PLOTTERS: i32 = 76;

/// The scene as plotters draws it: its text still text.
#[must_use]
pub fn with_text(scene: &Scene) -> String {
    let mut out = String::new();
    let size = (scene.size.0.unsigned_abs(), scene.size.1.unsigned_abs());
    {
        let paper = SVGBackend::with_string(&mut out, size).into_drawing_area();
        for mark in &scene.marks {
            // A string takes whatever is written to it, so drawing cannot fail.
            let _ = draw(&paper, mark);
        }
        let _ = paper.present();
    }
    out
}

/// The same with its text as outlines, and its words in `<title>` and `<desc>`.
#[must_use]
pub fn outlined(svg: &str, scene: &Scene, fonts: &Fonts) -> String {
    let options = Options { fontdb: fonts.database(), ..Options::default() };
    let writing = WriteOptions {
        coordinates_precision: 2,
        transforms_precision: 4,
        indent: Indent::None,
        ..WriteOptions::default()
    };
    let drawn = Tree::from_str(&rounded_joins(svg), &options).map(|tree| tree.to_string(&writing));
    // Our own SVG always parses; were it not to, the text version is still a picture.
    with_words(&drawn.unwrap_or_else(|_| svg.to_owned()), scene)
}

/// Lines bend round rather than in spikes; plotters has no word for that, but what is around its marks counts.
fn rounded_joins(svg: &str) -> String {
    let open = svg.find('>').map_or(0, |at| at + 1);
    let close = svg.rfind("</svg>").unwrap_or(svg.len());
    format!(
        "{}<g stroke-linejoin=\"round\" stroke-linecap=\"butt\">{}</g>{}",
        &svg[..open],
        &svg[open..close],
        &svg[close..]
    )
}

/// Puts the words in front of the marks, where readers of screens and searches find them.
fn with_words(svg: &str, scene: &Scene) -> String {
    let open = svg.find('>').map_or(0, |at| at + 1);
    let words: Vec<&str> = scene.texts().map(|placed| placed.text.as_str()).collect();
    format!(
        "{}<title>{}</title><desc>{}</desc>{}\n",
        &svg[..open],
        escaped(&scene.title),
        escaped(&words.join(" | ")),
        svg[open..].trim_end()
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

type Paper<'a> = DrawingArea<SVGBackend<'a>, Shift>;
type Drawn = Result<(), DrawingAreaErrorKind<std::io::Error>>;

fn draw(paper: &Paper<'_>, mark: &Mark) -> Drawn {
    match mark {
        Mark::Rect(area, color) => {
            paper.draw(&Rectangle::new([(area.left, area.top), (area.right, area.bottom)], filled(*color)))
        }
        Mark::Line(points, stroke) => draw_line(paper, points, *stroke),
        Mark::Polygon(points, color) => paper.draw(&Polygon::new(points.clone(), filled(*color))),
        Mark::Dot(centre, radius, color) => paper.draw(&Circle::new(*centre, *radius, filled(*color))),
        Mark::Text(placed) => draw_text(paper, placed),
    }
}

fn draw_line(paper: &Paper<'_>, points: &[Point], stroke: Stroke) -> Drawn {
    let style = filled(stroke.color).stroke_width(stroke.width);
    if stroke.dashes.is_empty() {
        return paper.draw(&PathElement::new(points.to_vec(), style));
    }
    for dash in dashes(points, stroke.dashes) {
        paper.draw(&PathElement::new(dash, style))?;
    }
    Ok(())
}

fn draw_text(paper: &Paper<'_>, placed: &Placed) -> Drawn {
    let (x, held) = match placed.held {
        Held::Left => (placed.area.left, HPos::Left),
        Held::Centre => (placed.area.centre(), HPos::Center),
        Held::Right => (placed.area.right, HPos::Right),
    };
    let weight = match placed.weight {
        Weight::Regular => FontStyle::Normal,
        Weight::Bold => FontStyle::Bold,
    };
    let font = (FAMILY, f64::from(placed.size) * LINE_HEIGHT_OF_PLOTTERS, weight);
    let color = rgba(placed.color);
    let style = TextStyle::from(font).color(&color).pos(Pos::new(held, VPos::Top));
    let y = placed.baseline() - placed.size * DROP_OF_PLOTTERS / 100;
    paper.draw(&Text::new(placed.text.as_str(), (x, y), style))
}

fn filled(color: Color) -> ShapeStyle {
    rgba(color).filled()
}

fn rgba(color: Color) -> RGBAColor {
    let (red, green, blue) = color.rgb;
    RGBAColor(red, green, blue, f64::from(color.opacity) / 100.0)
}
