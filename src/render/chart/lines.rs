//! Draws the balance by scenario.

use super::axis::{Scale, room_for_years, strip};
use super::callout::{self, Side};
use super::ends::{self, End};
use super::sheet::Sheet;
use super::years::{Bands, draw_basis, draw_years};
use crate::render::font::Weight;
use crate::render::geometry::{Area, Point, crossing};
use crate::render::scene::Mark;
use crate::text::charts;
use crate::view::chart::{Figures, Lines, Role, Series};

/// A line's known points, broken where a year is not known.
pub(super) type Runs = Vec<Vec<Point>>;

/// Room below the lowest point for the words at it.
const ROOM_BELOW: i32 = 62;

pub(super) fn draw(sheet: &mut Sheet<'_>, lines: &Lines, room: Area) {
    let texts: Vec<String> = lines.series.iter().map(|line| end_text(line, sheet.figures)).collect();
    let labels = ends::room(sheet, &texts, false, room.width());
    let strip = strip(sheet, room);
    let bottom = room.bottom - room_for_years(sheet.theme.sizes.axis);
    let amounts = lines.series.iter().flat_map(|line| line.values.iter().copied().flatten());
    let below = if lines.worst.is_some() { ROOM_BELOW } else { 0 };
    let scale = Scale::over(amounts, sheet.figures.unit().fen(), strip.bottom + 8, bottom - below);
    let plot = Area::new(room.left + scale.width(sheet), strip.top, room.right - labels, bottom);
    let bands = Bands::to_the_edge(plot.left, plot.right, lines.years.all.len());

    let strip = Area::new(plot.left, strip.top, plot.right, strip.bottom);
    draw_basis(sheet, &lines.years, bands, strip, bottom);
    scale.draw(sheet, plot.left, plot.right);
    draw_years(sheet, &lines.years, bands, Area::new(plot.left, bottom, plot.right, room.bottom));

    let runs: Vec<Runs> = lines.series.iter().map(|line| runs(line, bands, scale)).collect();
    for (line, runs) in lines.series.iter().zip(&runs) {
        if line.role == Role::Current {
            fill_below_zero(sheet, runs, scale.y(0));
        }
    }
    scale.draw_zero(sheet, plot.left, plot.right);
    draw_lines(sheet, &lines.series, &runs);
    let mut order: Vec<usize> = (0..lines.series.len()).collect();
    // Lines that end on the same pixel are labelled by their values.
    order.sort_by_key(|at| std::cmp::Reverse(last_known(&lines.series[*at])));
    let ends: Vec<End> =
        order.iter().map(|at| end(sheet, &lines.series[*at], texts[*at].clone(), &runs[*at])).collect();
    ends::draw(sheet, &ends, Area::new(plot.right, room.top, room.right, bottom));
    if let Some(worst) = &lines.worst {
        let point = (bands.centre(worst.at), scale.y(worst.value));
        let within = Area::new(plot.left, strip.bottom, plot.right, bottom);
        callout::draw(sheet, &worst.text, point, Side::Below, within, |area| callout::crossed(&runs, area));
    }
}

fn last_known(line: &Series) -> Option<i64> {
    line.values.iter().rev().find_map(|value| *value)
}

/// Name and last known value.
pub(super) fn end_text(line: &Series, figures: Figures) -> String {
    let unknown = || charts::unknown().in_lang(figures.lang()).to_owned();
    let number = last_known(line).map_or_else(unknown, |fen| figures.number(fen));
    charts::named_value(&line.name, number).in_lang(figures.lang()).to_owned()
}

fn end(sheet: &Sheet<'_>, line: &Series, text: String, runs: &Runs) -> End {
    let weight = if line.role == Role::Current { Weight::Bold } else { Weight::Regular };
    let at = runs.last().and_then(|run| run.last()).copied();
    End { text, at, color: sheet.theme.text(line.role), weight, swatch: None }
}

/// The points of a line.
pub(super) fn runs(line: &Series, bands: Bands, scale: Scale) -> Runs {
    let mut runs = vec![Vec::new()];
    for (at, value) in line.values.iter().enumerate() {
        match value {
            Some(fen) => {
                runs.last_mut().expect("there is always a run").push((bands.centre(at), scale.y(*fen)));
            }
            None => runs.push(Vec::new()),
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

/// Draws the lines, the regime in force and the scheme in question on top.
fn draw_lines(sheet: &mut Sheet<'_>, series: &[Series], runs: &[Runs]) {
    for emphasis in [false, true] {
        for (line, runs) in series.iter().zip(runs) {
            if emphasis == matches!(line.role, Role::Current | Role::Scheme(0)) {
                draw_runs(sheet, line.role, runs);
            }
        }
    }
}

/// Draws a line; a year that stands alone is a dot.
pub(super) fn draw_runs(sheet: &mut Sheet<'_>, role: Role, runs: &Runs) {
    let stroke = sheet.theme.stroke(role);
    for run in runs {
        if let [alone] = run.as_slice() {
            sheet.scene.marks.push(Mark::Dot(*alone, stroke.width + 3, stroke.color));
        }
        sheet.scene.line(run.clone(), stroke);
    }
}

/// Fills between a line and zero where the line is below it.
fn fill_below_zero(sheet: &mut Sheet<'_>, runs: &Runs, zero: i32) {
    for pair in runs.iter().flat_map(|run| run.windows(2)) {
        let (mut from, mut to) = (pair[0], pair[1]);
        if from.1 <= zero && to.1 <= zero {
            continue;
        }
        let cross = (crossing(from, to, zero), zero);
        if from.1 < zero {
            from = cross;
        }
        if to.1 < zero {
            to = cross;
        }
        let corners = vec![(from.0, zero), from, to, (to.0, zero)];
        sheet.scene.marks.push(Mark::Polygon(corners, sheet.theme.lacking_fill));
    }
}
