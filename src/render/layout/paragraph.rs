//! Text broken into lines: Chinese anywhere but before a closing mark, Latin at spaces, numbers with their units.

use super::lines_height;
use crate::render::font::{Fonts, Weight};

/// Never first in a line.
const CLOSING: &str = "，。、；：？！）》」』〕”’％…—,.;:?!)%";
/// Never last in a line.
const OPENING: &str = "（《「『〔“‘([";
/// Stay with the number in front of them.
const AFTER_NUMBER: &str = "年月万亿元个镇倍";

/// Lines of text that fit a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// The lines, none of them wider than asked for.
    pub lines: Vec<String>,
    /// Size in pixels.
    pub size: i32,
    /// Weight.
    pub weight: Weight,
    /// Width of the widest line.
    pub width: i32,
}

/// A size to try, and the lines allowed at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Size in pixels.
    pub size: i32,
    /// Most lines.
    pub lines: usize,
}

impl Paragraph {
    /// Height of the boxes of all lines.
    #[must_use]
    pub fn height(&self) -> i32 {
        lines_height(self.size, self.lines.len())
    }

    fn of(fonts: &Fonts, lines: Vec<String>, size: i32, weight: Weight) -> Self {
        let width = lines.iter().map(|line| fonts.width(line, size, weight)).max().unwrap_or(0);
        Self { lines, size, weight, width }
    }
}

/// The text at the first of these sizes at which it fits; at the last one what does not fit ends in `…`.
#[must_use]
pub fn fit(fonts: &Fonts, text: &str, weight: Weight, steps: &[Step], width: i32) -> Paragraph {
    let last = Step { size: 12, lines: 1 };
    let fitting = steps.iter().find(|step| line_count(fonts, text, step.size, weight, width) <= step.lines);
    let step = *fitting.or(steps.last()).unwrap_or(&last);
    let mut lines = wrap(fonts, text, step.size, weight, width);
    if lines.len() > step.lines {
        lines.truncate(step.lines.max(1));
        if let Some(line) = lines.last_mut() {
            *line = cut(fonts, line, step.size, weight, width);
        }
    }
    Paragraph::of(fonts, lines, step.size, weight)
}

/// How many lines a text takes at a size.
#[must_use]
pub fn line_count(fonts: &Fonts, text: &str, size: i32, weight: Weight, width: i32) -> usize {
    let measured = Measured { fonts, size, weight };
    if measured.width(text) <= width {
        return 1;
    }
    measured.greedy(&measured.tokens(text), width).len()
}

/// A line with `…` for its end.
fn cut(fonts: &Fonts, line: &str, size: i32, weight: Weight, width: i32) -> String {
    let mut kept: Vec<char> = line.chars().collect();
    loop {
        let shown: String = kept.iter().chain(&['…']).collect();
        if kept.is_empty() || fonts.width(&shown, size, weight) <= width {
            return shown;
        }
        kept.pop();
    }
}

/// Breaks a text into as few lines as the width allows, of about equal length.
#[must_use]
pub fn wrap(fonts: &Fonts, text: &str, size: i32, weight: Weight, width: i32) -> Vec<String> {
    let measured = Measured { fonts, size, weight };
    let tokens = measured.tokens(text);
    let lines = measured.greedy(&tokens, width);
    if lines.len() == 2
        && let Some(halves) = measured.at_clause(text, width)
    {
        return halves;
    }
    if lines.len() < 2 { lines } else { measured.balanced(&tokens, lines, width) }
}

/// The font at one size.
struct Measured<'a> {
    fonts: &'a Fonts,
    size: i32,
    weight: Weight,
}

/// A piece that does not break, with its advance: whole, and without the space at its end.
struct Token {
    text: String,
    whole: f64,
    bare: f64,
}

impl Measured<'_> {
    fn width(&self, text: &str) -> i32 {
        self.fonts.width(text, self.size, self.weight)
    }

    fn fits(&self, advance: f64, width: i32) -> bool {
        self.fonts.in_pixels(advance, self.size, self.weight) <= width
    }

    fn tokens(&self, text: &str) -> Vec<Token> {
        let advance = |text: &str| self.fonts.advance(text, self.weight);
        let measured = |text: String| Token { whole: advance(&text), bare: advance(text.trim_end()), text };
        tokens(text).into_iter().map(measured).collect()
    }

    /// Fills line after line.
    fn greedy(&self, tokens: &[Token], width: i32) -> Vec<String> {
        let mut lines = vec![String::new()];
        let mut filled = 0.0;
        for token in tokens {
            let line = lines.last_mut().expect("there is always a line");
            if self.fits(filled + token.bare, width) {
                line.push_str(&token.text);
                filled += token.whole;
                continue;
            }
            lines.extend(self.pieces(token.text.trim_start(), width));
            filled = lines.last().map_or(0.0, |line| self.fonts.advance(line, self.weight));
        }
        lines.iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
    }

    /// A token that is wider than a line, broken anywhere.
    fn pieces(&self, token: &str, width: i32) -> Vec<String> {
        let mut pieces = vec![String::new()];
        for c in token.chars() {
            let piece = pieces.last_mut().expect("there is always a piece");
            let longer = format!("{piece}{c}");
            if piece.is_empty() || self.width(longer.trim_end()) <= width {
                *piece = longer;
            } else {
                pieces.push(c.to_string());
            }
        }
        pieces
    }

    /// Two lines that part after a sentence, or else after a clause, if both fit and neither is a mere tail.
    fn at_clause(&self, text: &str, width: i32) -> Option<Vec<String>> {
        [['；', ';'], ['，', ',']].into_iter().find_map(|marks| self.parted_after(text, marks, width))
    }

    fn parted_after(&self, text: &str, marks: [char; 2], width: i32) -> Option<Vec<String>> {
        let at = text.char_indices().filter(|(_, c)| marks.contains(c)).map(|(at, c)| at + c.len_utf8());
        // A comma within a number parts nothing.
        let at = at.filter(|at| !text[*at..].starts_with(|c: char| c.is_ascii_digit()));
        let halves = at.map(|at| [text[..at].trim(), text[at..].trim()]);
        let measured = halves.map(|halves| (halves, halves.map(|half| self.width(half))));
        let fitting = measured.filter(|(_, widths)| {
            let (narrow, wide) = (widths[0].min(widths[1]), widths[0].max(widths[1]));
            wide <= width && narrow * 100 >= wide * 35
        });
        let (halves, _) = fitting.min_by_key(|(_, widths)| widths[0].max(widths[1]))?;
        Some(halves.map(str::to_owned).to_vec())
    }

    /// The narrowest lines that are no more than these.
    fn balanced(&self, tokens: &[Token], lines: Vec<String>, width: i32) -> Vec<String> {
        let (mut narrow, mut wide, mut best) = (width / 2, width, lines);
        while wide - narrow > 8 {
            let middle = i32::midpoint(narrow, wide);
            let tried = self.greedy(tokens, middle);
            if tried.len() <= best.len() {
                (wide, best) = (middle, tried);
            } else {
                narrow = middle;
            }
        }
        best
    }
}

/// The pieces between which a line may break.
#[must_use]
pub fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    for c in text.chars() {
        match tokens.last_mut() {
            Some(last) if stays(last, c) => last.push(c),
            _ => tokens.push(c.to_string()),
        }
    }
    tokens
}

/// Whether a character stays with what stands before it.
fn stays(before: &str, c: char) -> bool {
    let Some(last) = before.chars().next_back() else { return true };
    if c == ' ' || CLOSING.contains(c) || OPENING.contains(last) {
        return true;
    }
    if last == ' ' {
        return false;
    }
    let number = before.starts_with(|first: char| first.is_ascii_digit());
    (number && AFTER_NUMBER.contains(c)) || (is_latin(last) && is_latin(c))
}

/// Written in words with spaces between them.
fn is_latin(c: char) -> bool {
    c < '\u{2E80}' && !OPENING.contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_where_a_reader_would() {
        assert_eq!(tokens("缺口达420万元；好"), ["缺", "口", "达", "420万元；", "好"]);
        assert_eq!(tokens("town share"), ["town ", "share"]);
        assert_eq!(tokens("（示意）数"), ["（示", "意）", "数"]);
    }

    #[test]
    fn lines_are_as_wide_as_allowed() {
        let fonts = Fonts::embedded();
        for text in [
            "现行四六分成下连续五年入不敷出，缺口最大",
            "Under the current regime spending outruns it",
            "WWWWWWWWWWWWWWW",
        ] {
            for width in [90, 200, 400] {
                let lines = wrap(&fonts, text, 30, Weight::Regular, width);
                assert!(
                    lines.iter().all(|line| fonts.width(line, 30, Weight::Regular) <= width),
                    "{lines:?}"
                );
                let squeeze = |text: &str| text.replace(' ', "");
                assert_eq!(squeeze(&lines.concat()), squeeze(text));
            }
        }
    }

    #[test]
    fn what_never_fits_is_cut_with_a_mark() {
        let fonts = Fonts::embedded();
        let long = fit(&fonts, &"财".repeat(99), Weight::Regular, &[Step { size: 20, lines: 2 }], 200);
        assert_eq!(long.lines.len(), 2);
        assert!(long.lines[1].ends_with('…'));
        assert!(long.width <= 200);
    }
}
