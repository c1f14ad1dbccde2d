//! Problems as text: what is wrong, the line with carets under it, and what would be right.
//!
//! ```text
//! error[B10]: `4,40` is not a number
//!   ──▶ data/mytown/revenue.csv:14:26
//!    │
//! 14 │ 2023,决算,10101,增值税,"4,40"
//!    │                        ^^^^^^ E14
//! hint: write a number, such as `1234.56` or `"1,234.56"`
//! ```

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level as Look, Origin, Renderer, Snippet};

use crate::problem::{Level, Place, Problem, Problems};
use crate::text::{Lang, Words, problems as say};

/// Places that are named when one thing is wrong in many.
const NAMED: usize = 8;

/// Problems that are shown: a table in which every row is at fault would fill the terminal for minutes.
const SHOWN: usize = 300;

/// The longest line that is shown, in bytes; of others the place is named.
const LONGEST_LINE: usize = 4_000;

/// All problems, errors first, with the lines they speak of where `sources` has the file. What is wrong in the same
/// words in several places is told once.
#[must_use]
pub fn problems(
    problems: &Problems,
    sources: &dyn Fn(&str) -> Option<Arc<str>>,
    lang: Lang,
    colour: bool,
) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut blocks: Vec<(&Problem, Vec<&Place>)> = Vec::new();
    let mut known = BTreeMap::new();
    for problem in problems.sorted() {
        let at = *known.entry(words_of(problem)).or_insert(blocks.len());
        match blocks.get_mut(at) {
            Some((_, others)) => others.push(&problem.place),
            None => blocks.push((problem, Vec::new())),
        }
    }
    let shown =
        |(problem, others): &(&Problem, Vec<&Place>)| block(problem, others, sources, lang, &renderer);
    let mut texts: Vec<String> = blocks.iter().take(SHOWN).map(shown).collect();
    if blocks.len() > SHOWN {
        texts.push(say::more_problems(blocks.len() - SHOWN).in_lang(lang).to_owned());
    }
    texts.join("\n\n")
}

/// What a problem says, and of which file: two that differ in nothing but their place are told once.
fn words_of(problem: &Problem) -> (&str, &str, &str, Option<&str>) {
    let hint = problem.hint.as_ref().map(|hint| hint.zh.as_str());
    (&problem.place.file, problem.code, &problem.message.zh, hint)
}

/// One problem, and the other places that have it.
fn block(
    problem: &Problem,
    others: &[&Place],
    sources: &dyn Fn(&str) -> Option<Arc<str>>,
    lang: Lang,
    renderer: &Renderer,
) -> String {
    let (look, level) = match problem.level {
        Level::Error => (Look::ERROR, say::error()),
        Level::Warning => (Look::WARNING, say::warning()),
    };
    let title = look.with_name(level.in_lang(lang)).primary_title(problem.message.in_lang(lang));
    let mut group = Group::with_title(title.id(problem.code));
    group = with_place(group, &problem.place, AnnotationKind::Primary, sources);
    if let Some(place) = &problem.against {
        group = with_place(group, place, AnnotationKind::Context, sources);
    }
    if !others.is_empty() {
        group = group.element(Look::NOTE.no_name().message(list_of(others).in_lang(lang).to_owned()));
    }
    let mut groups = vec![group];
    if let Some(hint) = &problem.hint {
        let look = Look::HELP.with_name(say::hint().in_lang(lang).to_owned());
        groups.push(Group::with_title(look.secondary_title(hint.in_lang(lang))));
    }
    drawn(&renderer.render(&groups))
}

/// Where else it is so.
fn list_of(places: &[&Place]) -> Words {
    let name = |place: &&Place| match &place.cell {
        Some(cell) => cell.to_string(),
        None => format!("{}:{}", place.line, place.column),
    };
    let mut names = places.iter().take(NAMED).map(name).collect::<Vec<_>>().join(", ");
    if places.len() > NAMED {
        names += ", …";
    }
    if places.len() == 1 { say::also_there(names) } else { say::also_at(places.len(), names) }
}

/// The group with one more place: its line with carets where the text is at hand, else its cell or its name.
fn with_place<'a>(
    group: Group<'a>,
    place: &'a Place,
    kind: AnnotationKind,
    sources: &dyn Fn(&str) -> Option<Arc<str>>,
) -> Group<'a> {
    if place.file.is_empty() {
        return group;
    }
    let number = place.line as usize;
    let text = sources(&place.file);
    let line = text.as_deref().and_then(|text| text.lines().nth(number.checked_sub(1)?));
    let line = line.filter(|line| line.len() <= LONGEST_LINE).map(str::to_owned);
    match line {
        Some(line) => {
            let span = span(&line, place);
            let label = place.cell.as_ref().map(ToString::to_string);
            let annotation: Annotation<'_> = kind.span(span).label(label);
            group.element(Snippet::source(line).path(&*place.file).line_start(number).annotation(annotation))
        }
        None if number == 0 => group.element(Origin::path(&*place.file)),
        // A workbook has cells rather than lines, and lines that may name people are not at hand.
        None => {
            if let Some(cell) = &place.cell {
                return group.element(Origin::path(format!("{} {cell}", place.file)));
            }
            let origin = Origin::path(&*place.file).line(number);
            group.element(if place.column == 0 { origin } else { origin.char_column(place.column as usize) })
        }
    }
}

/// The bytes of a line that a place speaks of: all of it where the place names no column.
fn span(line: &str, place: &Place) -> Range<usize> {
    let at = |column: usize| line.char_indices().nth(column).map_or(line.len(), |(byte, _)| byte);
    match place.column as usize {
        0 => 0..line.len(),
        column => at(column - 1)..at(column - 1 + place.width as usize),
    }
}

/// The rendering with a frame of lines rather than of letters, and without the frame's empty line before a hint.
fn drawn(rendered: &str) -> String {
    let lines: Vec<String> = rendered.lines().map(framed).collect();
    let is_blank = |line: &str| bare(line).trim() == "│";
    let is_framed =
        |line: &str| bare(line).starts_with(' ') || bare(line).starts_with(|c: char| c.is_ascii_digit());
    let keep = |at: usize| {
        let next = lines.get(at + 1);
        !(is_blank(&lines[at]) && next.is_none_or(|next| !is_framed(next)))
    };
    let indented =
        |line: &str| if bare(line).starts_with('─') { format!("  {line}") } else { line.to_owned() };
    let kept: Vec<String> = (0..lines.len()).filter(|at| keep(*at)).map(|at| indented(&lines[at])).collect();
    kept.join("\n")
}

/// A line without its colours.
fn bare(line: &str) -> String {
    let mut parts = line.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once('m').map_or("", |(_, rest)| rest))
}

/// A rendered line with a frame of lines rather than of letters. The frame is what stands before the text: blanks, the
/// line's number, and one sign.
fn framed(line: &str) -> String {
    let mut rest = line;
    loop {
        let before = rest.len();
        rest = rest.trim_start_matches(|c: char| c == ' ' || c.is_ascii_digit());
        if let Some(style) = rest.strip_prefix("\u{1b}[") {
            rest = style.split_once('m').map_or("", |(_, rest)| rest);
        }
        if rest.len() == before {
            break;
        }
    }
    let head = &line[..line.len() - rest.len()];
    for (plain, drawn) in [("-->", "──▶"), (":::", "──▷"), ("|", "│")] {
        if let Some(tail) = rest.strip_prefix(plain) {
            return format!("{head}{drawn}{tail}");
        }
    }
    line.to_owned()
}
