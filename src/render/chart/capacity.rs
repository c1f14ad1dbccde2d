//! Draws usable capacity against rigid spending.

use super::axis::{Scale, room_for_years, strip};
use super::callout::{self, Side};
use super::ends::{self, End};
use super::lines::{Runs, draw_runs, end_text, runs};
use super::sheet::{Look, Sheet};
use super::years::{Bands, draw_basis, draw_years};
use crate::render::font::Weight;
use crate::render::geometry::{Area, Point};
use crate::render::layout::{line_height, pitch};
use crate::render::scene::{Held, Mark};
use crate::render::theme::Stroke;
use crate::view::chart::{Capacity, Role, Series};

/// Room above the highest mark for the words over the widest gap.
const HEADROOM: i32 = 62;

pub(super) fn draw(sheet: &mut Sheet<'_>, chart: &Capacity, room: Area) {
    let series = || chart.spending.iter().chain(&chart.capacity);
    let texts: Vec<String> = series().map(|one| end_text(one, sheet.figures)).collect();
    let labels = ends::room(sheet, &texts, true, room.width());
    let strip = strip(sheet, room);
    let gaps = gap_look(sheet);
    let (gap_row, headroom) = if chart.gaps.is_empty() { (0, 8) } else { (pitch(gaps.size), HEADROOM) };
    let bottom = room.bottom - room_for_years(sheet.theme.sizes.axis) - gap_row;
    let scale = Scale::over(extremes(chart), sheet.figures.unit().fen(), strip.bottom + headroom, bottom);
    let left = scale.width(sheet).max(sheet.width(&chart.gap_word, gaps) + 14);
    let plot = Area::new(room.left + left, strip.top, room.right - labels, bottom);
    let bands = Bands::whole(plot.left, plot.right, chart.years.all.len());

    let strip = Area::new(plot.left, strip.top, plot.right, strip.bottom);
    draw_basis(sheet, &chart.years, bands, strip, bottom);
    scale.draw(sheet, plot.left, plot.right);
    draw_years(sheet, &chart.years, bands, Area::new(plot.left, bottom, plot.right, room.bottom));

    draw_gap_row(sheet, chart, bands, plot, room.bottom - line_height(gaps.size));

    let mut ends = draw_columns(sheet, chart, bands, scale);
    scale.draw_zero(sheet, plot.left, plot.right);
    let lines: Vec<Runs> = chart.capacity.iter().map(|line| runs(line, bands, scale)).collect();
    // The regime in force is listed first and drawn last, on top.
    for (line, runs) in chart.capacity.iter().zip(&lines).rev() {
        draw_cased(sheet, line.role, runs);
    }
    ends.extend(chart.capacity.iter().zip(&lines).map(|(line, runs)| line_end(sheet, line, runs)));
    ends::draw(sheet, &ends, Area::new(plot.right, room.top, room.right, bottom));
    if let Some(widest) = &chart.widest {
        let half = half_column(bands.width());
        // Beside the middle, where the dots of the lines stand.
        let point = (bands.centre(widest.at) + half * 2 / 3, scale.y(widest.value));
        let within = Area::new(plot.left, strip.bottom, plot.right, bottom);
        let columns: Vec<Area> =
            (0..chart.years.all.len()).map(|at| column(chart, at, bands, scale)).collect();
        callout::draw(sheet, &widest.text, point, Side::Above, within, |area| {
            callout::crossed(&lines, area) + columns.iter().filter(|column| column.overlaps(area)).count()
        });
    }
}

const fn gap_look(sheet: &Sheet<'_>) -> Look {
    Look::bold(sheet.theme.sizes.axis, sheet.theme.lacking)
}

/// Writes what is lacking below the years, in one size that fits them all. Where years are too many for that, the
/// columns alone must show it.
fn draw_gap_row(sheet: &mut Sheet<'_>, chart: &Capacity, bands: Bands, plot: Area, top: i32) {
    if chart.gaps.is_empty() {
        return;
    }
    let fits = |look: &Look| chart.gaps.iter().all(|(_, text)| sheet.width(text, *look) + 6 <= bands.width());
    let sizes = (sheet.theme.sizes.least..=gap_look(sheet).size).rev();
    let Some(look) = sizes.map(|size| Look { size, ..gap_look(sheet) }).find(fits) else { return };
    sheet.write(&chart.gap_word, gap_look(sheet), plot.left - 14, top, Held::Right);
    let lower = (gap_look(sheet).size - look.size) / 2;
    for (at, text) in &chart.gaps {
        sheet.write(text, look, bands.centre(*at), top + lower, Held::Centre);
    }
}

fn line_end(sheet: &Sheet<'_>, line: &Series, runs: &Runs) -> End {
    let weight = if line.role == Role::Current { Weight::Bold } else { Weight::Regular };
    let at = runs.last().and_then(|run| run.last()).copied();
    End { text: end_text(line, sheet.figures), at, color: sheet.theme.text(line.role), weight, swatch: None }
}

/// The lowest and highest places that anything reaches, in fen.
fn extremes(chart: &Capacity) -> impl Iterator<Item = i64> {
    let stacks = (0..chart.years.all.len()).flat_map(|at| {
        let parts = chart.spending.iter().filter_map(move |part| part.values.get(at).copied().flatten());
        parts.fold([0, 0], |[up, down], fen| if fen < 0 { [up, down + fen] } else { [up + fen, down] })
    });
    stacks.chain(chart.capacity.iter().flat_map(|line| line.values.iter().copied().flatten()))
}

const fn half_column(band: i32) -> i32 {
    let half = band * 29 / 100;
    if half > 70 { 70 } else { half }
}

/// Draws the columns and what of them is not covered; gives the labels at the last one.
fn draw_columns(sheet: &mut Sheet<'_>, chart: &Capacity, bands: Bands, scale: Scale) -> Vec<End> {
    let half = half_column(bands.width());
    let mut ends: Vec<Option<Point>> = vec![None; chart.spending.len()];
    for at in 0..chart.years.all.len() {
        let (left, right) = (bands.centre(at) - half, bands.centre(at) + half);
        let (mut up, mut down) = (0, 0);
        for (part, end) in chart.spending.iter().zip(&mut ends) {
            let Some(fen) = part.values.get(at).copied().flatten() else { continue };
            let pile = if fen < 0 { &mut down } else { &mut up };
            let (from, to) = (scale.y(*pile), scale.y(*pile + fen));
            *pile += fen;
            sheet.scene.rect(Area::new(left, from.min(to), right, from.max(to)), sheet.theme.fill(part.role));
            *end = Some((right, i32::midpoint(from, to)));
        }
        draw_uncovered(sheet, chart, at, Area::new(left, 0, right, 0), scale);
    }
    chart
        .spending
        .iter()
        .zip(ends)
        .map(|(part, at)| End {
            text: end_text(part, sheet.figures),
            at,
            color: sheet.theme.text(part.role),
            weight: Weight::Regular,
            swatch: Some(sheet.theme.fill(part.role)),
        })
        .collect()
}

/// Fills and frames the part of a column above usable capacity. `column` gives its left and right edge.
fn draw_uncovered(sheet: &mut Sheet<'_>, chart: &Capacity, at: usize, column: Area, scale: Scale) {
    let (Some(balance), Some(spent)) = (chart.balance(0, at), chart.spent(at)) else { return };
    if balance >= 0 {
        return;
    }
    let area = Area::new(column.left, scale.y(spent), column.right, scale.y(spent + balance));
    let edge = sheet.theme.lacking;
    sheet.scene.rect(area, sheet.theme.lacking_fill);
    sheet.scene.level(area.left, area.right, area.top + 1, 2, edge);
    sheet.scene.upright(area.left + 1, area.top, area.bottom, 2, edge);
    sheet.scene.upright(area.right - 1, area.top, area.bottom, 2, edge);
}

/// Draws a line on a white bed, with a dot a year, so that it reads on columns.
fn draw_cased(sheet: &mut Sheet<'_>, role: Role, runs: &Runs) {
    let stroke = sheet.theme.stroke(role);
    for run in runs {
        let bed = Stroke { color: sheet.theme.paper, width: stroke.width + 5, dashes: &[] };
        sheet.scene.line(run.clone(), bed);
    }
    draw_runs(sheet, role, runs);
    for point in runs.iter().flatten() {
        sheet.scene.marks.push(Mark::Dot(*point, stroke.width + 4, sheet.theme.paper));
        sheet.scene.marks.push(Mark::Dot(*point, stroke.width + 2, stroke.color));
    }
}

/// The place of a whole column.
fn column(chart: &Capacity, at: usize, bands: Bands, scale: Scale) -> Area {
    let half = half_column(bands.width());
    let parts = chart.spending.iter().filter_map(|part| part.values.get(at).copied().flatten());
    let (up, down) = parts.fold((0, 0), |(up, down), fen: i64| (up + fen.max(0), down + fen.min(0)));
    Area::new(bands.centre(at) - half, scale.y(up), bands.centre(at) + half, scale.y(down))
}
