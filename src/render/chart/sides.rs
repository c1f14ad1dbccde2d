//! Draws who gains and who pays.

use super::sheet::{Look, Sheet};
use crate::render::font::Weight;
use crate::render::geometry::{Area, part};
use crate::render::layout::{Paragraph, Step, fit, line_count, line_height, lines_height, pitch};
use crate::render::scene::{Held, Mark};
use crate::view::chart::{Bar, Role, Row, Sides};

/// Between a bar and its number, and between names and bars.
const GAP: i32 = 10;

/// A bar set apart is cut short where it is so many times the longest of the others.
const DWARFS: i64 = 3;

pub(super) fn draw(sheet: &mut Sheet<'_>, sides: &Sides, room: Area) {
    let head = line_height(sheet.theme.sizes.axis) + 16;
    let count = i32::try_from(sides.rows.len()).unwrap_or(1).max(1);
    let rows = Area::new(room.left, room.top + head, room.right, room.bottom);
    // Few rows are taller, so that they do not huddle at the top.
    let height = (rows.height() / count).min(124 + 116 / count);
    let names = names(sheet, &sides.rows, height, room.width() * 30 / 100);
    let names_width = names.iter().map(|name| name.width).max().unwrap_or(0);
    let bars = Area::new(room.left + names_width + 2 * GAP, rows.top, room.right, rows.top + height * count);
    let size = label_size(sheet, &sides.rows, height);
    let scale = Level::over(sheet, sides, size, bars);

    draw_heads(sheet, sides, &scale, room);
    for (at, (row, name)) in sides.rows.iter().zip(&names).enumerate() {
        let top = rows.top + height * i32::try_from(at).unwrap_or(0);
        let band = Area::new(room.left, top, room.right, top + height);
        if row.apart && (at == 0 || !sides.rows[at - 1].apart) {
            sheet.scene.level(room.left, room.right, top, 2, sheet.theme.hairline);
        }
        sheet.write_all(
            name,
            sheet.theme.ink,
            room.left + names_width,
            band.middle() - name.height() / 2,
            Held::Right,
        );
        draw_bars(sheet, row, band, size, &scale);
    }
    sheet.scene.upright(scale.zero, bars.top - 6, bars.bottom + 6, 3, sheet.theme.ink);
}

/// Every name in one size, the largest at which all fit their row.
fn names(sheet: &Sheet<'_>, rows: &[Row], height: i32, width: i32) -> Vec<Paragraph> {
    let weight = |row: &Row| if row.apart { Weight::Bold } else { Weight::Regular };
    let count = |size: i32, row: &Row| line_count(sheet.fonts, &row.name, size, weight(row), width);
    let fits = |size: &i32| rows.iter().all(|row| lines_height(*size, count(*size, row)) + 4 <= height);
    let least = sheet.theme.sizes.least;
    let size = (least..=sheet.theme.sizes.label).rev().find(fits).unwrap_or(least);
    let lines = usize::try_from((height - 4 - line_height(size)) / pitch(size) + 1).unwrap_or(1).max(1);
    rows.iter().map(|row| fit(sheet.fonts, &row.name, weight(row), &[Step { size, lines }], width)).collect()
}

/// The size of the numbers at the bars, which stand one below the other in a row.
fn label_size(sheet: &Sheet<'_>, rows: &[Row], height: i32) -> i32 {
    let most = rows.iter().map(|row| row.bars.len()).max().unwrap_or(1).max(1);
    let each = height * 9 / 10 / i32::try_from(most).unwrap_or(1);
    (each * 100 / 124).clamp(sheet.theme.sizes.least, sheet.theme.sizes.label)
}

/// The level axis: fen to the left and right of zero.
struct Level {
    zero: i32,
    /// So many fen …
    fen: i64,
    /// … on so many pixels.
    pixels: i32,
    /// Lengths in fen beyond which a bar that is set apart is cut short.
    cut: Option<i64>,
    within: Area,
}

impl Level {
    fn over(sheet: &Sheet<'_>, sides: &Sides, size: i32, bars: Area) -> Self {
        let look = Look::bold(size, sheet.theme.ink);
        let cut = cut_at(&sides.rows);
        let (mut left, mut right) = (Reach::default(), Reach::default());
        for (row, bar) in sides.rows.iter().flat_map(|row| row.bars.iter().map(move |bar| (row, bar))) {
            let fen = bar.value.unwrap_or(0);
            let shown = shown(row, fen, cut);
            let label = sheet.width(label(bar, shown != fen), look) + 2 * GAP;
            if fen < 0 { &mut left } else { &mut right }.take(shown.saturating_abs(), label);
        }
        // On either side the longest bar and the widest label may not be the same row's: room for both is enough.
        let pixels = (bars.width() - left.label - right.label).max(40);
        let fen = (left.fen + right.fen).max(1);
        let zero = bars.left + left.label + part(left.fen, i64::from(pixels), fen);
        Self { zero, fen, pixels, cut, within: bars }
    }

    fn x(&self, fen: i64) -> i32 {
        self.zero + part(fen, i64::from(self.pixels), self.fen)
    }
}

/// How far one side reaches: the longest bar in fen, the widest label in pixels.
#[derive(Default)]
struct Reach {
    fen: i64,
    label: i32,
}

impl Reach {
    fn take(&mut self, fen: i64, label: i32) {
        self.fen = self.fen.max(fen);
        self.label = self.label.max(label);
    }
}

/// The length at which bars set apart are cut short, if any of them would dwarf the others.
fn cut_at(rows: &[Row]) -> Option<i64> {
    let longest = |apart: bool| {
        let bars = rows.iter().filter(move |row| row.apart == apart).flat_map(|row| &row.bars);
        bars.filter_map(|bar| bar.value).map(i64::saturating_abs).max().unwrap_or(0)
    };
    let others = longest(false);
    (others > 0 && longest(true) / DWARFS > others).then_some(others + others / 20)
}

/// The length drawn of a bar.
fn shown(row: &Row, fen: i64, cut: Option<i64>) -> i64 {
    match cut {
        Some(most) if row.apart => fen.clamp(-most, most),
        _ => fen,
    }
}

fn label(bar: &Bar, is_cut: bool) -> &str {
    if is_cut { &bar.cut_label } else { &bar.label }
}

/// The words over either side, where there is room for them.
fn draw_heads(sheet: &mut Sheet<'_>, sides: &Sides, scale: &Level, room: Area) {
    let look = |role| Look::bold(sheet.theme.sizes.axis, sheet.theme.text(role));
    let heads = [
        (&sides.left, Role::Loss, scale.zero - 20, Held::Right),
        (&sides.right, Role::Gain, scale.zero + 20, Held::Left),
    ];
    for (word, role, x, held) in heads.map(|(word, role, x, held)| (word, look(role), x, held)) {
        if room.holds(sheet.area(word, role, x, room.top, held)) {
            sheet.write(word, role, x, room.top, held);
        }
    }
}

fn draw_bars(sheet: &mut Sheet<'_>, row: &Row, band: Area, size: i32, scale: &Level) {
    let count = i32::try_from(row.bars.len()).unwrap_or(1).max(1);
    let each = band.height() * 9 / 10 / count;
    let thick = (each * 74 / 100).clamp(2, 52);
    for (at, bar) in row.bars.iter().enumerate() {
        let top = band.middle() - each * count / 2 + each * i32::try_from(at).unwrap_or(0);
        draw_bar(sheet, row, bar, Area::new(band.left, top, band.right, top + each), (thick, size), scale);
    }
}

fn draw_bar(
    sheet: &mut Sheet<'_>,
    row: &Row,
    bar: &Bar,
    band: Area,
    (thick, size): (i32, i32),
    scale: &Level,
) {
    let fen = bar.value.unwrap_or(0);
    let end = scale.x(shown(row, fen, scale.cut));
    let (top, bottom) = (band.middle() - thick / 2, band.middle() - thick / 2 + thick);
    let role = bar.role();
    sheet
        .scene
        .rect(Area::new(scale.zero.min(end), top, scale.zero.max(end), bottom), sheet.theme.fill(role));
    let is_cut = shown(row, fen, scale.cut) != fen;
    if is_cut {
        draw_cut(sheet, scale.zero + (end - scale.zero) * 4 / 5, top, bottom);
    }
    let color = if fen == 0 { sheet.theme.muted } else { sheet.theme.text(role) };
    let look = Look { size, weight: if row.apart { Weight::Bold } else { Weight::Regular }, color };
    let (x, held) = if fen < 0 { (end - GAP, Held::Right) } else { (end + GAP, Held::Left) };
    let text = label(bar, is_cut).to_owned();
    let area = sheet.write_beside(&text, look, x, band.middle(), held);
    debug_assert!(scale.within.grown(1).left <= area.left && area.right <= scale.within.right + 1);
}

/// Two slanted strokes of paper through a bar: here some of it is left out.
fn draw_cut(sheet: &mut Sheet<'_>, x: i32, top: i32, bottom: i32) {
    for at in [x, x + 14] {
        let corners = vec![(at, bottom + 2), (at + 6, bottom + 2), (at + 16, top - 2), (at + 10, top - 2)];
        sheet.scene.marks.push(Mark::Polygon(corners, sheet.theme.paper));
    }
}
