//! Findings over years: does the regime in force leave a gap, and what do the schemes make of it?

use super::{joined, said, span};
use crate::text::{Words, findings as say};
use crate::view::chart::Figures;

/// What is left over by year under one regime or scheme.
#[derive(Clone, Copy, Debug)]
pub struct Path<'a> {
    /// Its name.
    pub name: &'a str,
    /// Fen, one a year; `None` where not known.
    pub left: &'a [Option<i64>],
}

/// The finding on the balance under the regime in force and the schemes.
#[must_use]
pub fn balance(years: &[i32], current: Path<'_>, schemes: &[Path<'_>], figures: Figures) -> String {
    title(&Wording::BALANCE, years, current, schemes, figures)
}

/// The finding on usable capacity against rigid spending; a path is capacity less spending.
#[must_use]
pub fn capacity(years: &[i32], current: Path<'_>, schemes: &[Path<'_>], figures: Figures) -> String {
    title(&Wording::CAPACITY, years, current, schemes, figures)
}

/// The two quantities that are told alike, each in its own sentences.
struct Wording {
    unknown: fn(&str) -> Words,
    surplus: fn(&str, i32, &str) -> Words,
    even: fn(&str, i32, &str) -> Words,
    never: fn(&str, &str, i32, &str) -> Words,
    never_even: fn(&str, &str, i32, &str) -> Words,
    gap: fn(&str, i32, &str) -> Words,
    once: fn(&str, &str, i32, &str) -> Words,
    row: fn(&str, &str, usize, i32, &str) -> Words,
    some: fn(&str, &str, usize, i32, &str) -> Words,
}

impl Wording {
    const BALANCE: Self = Self {
        unknown: |regime| say::balance_unknown(regime),
        surplus: |regime, year, amount| say::balance_surplus(regime, year, amount),
        even: |regime, year, amount| say::balance_even(regime, year, amount),
        never: |regime, span, year, amount| say::balance_never(regime, span, year, amount),
        never_even: |regime, span, year, amount| say::balance_never_even(regime, span, year, amount),
        gap: |regime, year, amount| say::balance_gap(regime, year, amount),
        once: |regime, span, year, amount| say::balance_gap_once(regime, span, year, amount),
        row: |regime, span, count, year, amount| say::balance_gap_row(regime, span, count, year, amount),
        some: |regime, span, count, year, amount| say::balance_gap_some(regime, span, count, year, amount),
    };

    const CAPACITY: Self = Self {
        unknown: |regime| say::capacity_unknown(regime),
        surplus: |regime, year, amount| say::capacity_surplus(regime, year, amount),
        even: |regime, year, amount| say::capacity_even(regime, year, amount),
        never: |regime, span, year, amount| say::capacity_never(regime, span, year, amount),
        never_even: |regime, span, year, amount| say::capacity_never_even(regime, span, year, amount),
        gap: |regime, year, amount| say::capacity_gap(regime, year, amount),
        once: |regime, span, year, amount| say::capacity_gap_once(regime, span, year, amount),
        row: |regime, span, count, year, amount| say::capacity_gap_row(regime, span, count, year, amount),
        some: |regime, span, count, year, amount| say::capacity_gap_some(regime, span, count, year, amount),
    };
}

fn title(
    wording: &Wording,
    years: &[i32],
    current: Path<'_>,
    schemes: &[Path<'_>],
    figures: Figures,
) -> String {
    let Some(facts) = Facts::of(years, current.left) else {
        return said(&(wording.unknown)(current.name), figures);
    };
    let tail = tail(&facts, years, schemes, figures);
    joined(&head(wording, &facts, current.name, figures), tail.as_ref(), figures)
}

/// What a path comes to.
#[derive(Clone, Copy, Debug)]
struct Facts {
    /// First and last known year.
    known: (i32, i32),
    /// How many years are known.
    years: usize,
    /// The year with least left, the first of equal ones, and what is left in it.
    lowest: (i32, i64),
    /// How many years are below zero.
    gaps: usize,
    /// First and last year below zero; the known years where there is none.
    gap_years: (i32, i32),
    /// Whether the years below zero follow on each other.
    in_a_row: bool,
}

impl Facts {
    /// `None` if no year is known.
    fn of(years: &[i32], left: &[Option<i64>]) -> Option<Self> {
        let known: Vec<(i32, i64)> =
            years.iter().zip(left).filter_map(|(year, left)| Some((*year, (*left)?))).collect();
        let below: Vec<i32> = known.iter().filter(|(_, left)| *left < 0).map(|(year, _)| *year).collect();
        let ends = (known.first()?.0, known.last()?.0);
        Some(Self {
            known: ends,
            years: known.len(),
            lowest: *known.iter().min_by_key(|(_, left)| *left)?,
            gaps: below.len(),
            gap_years: below.first().zip(below.last()).map_or(ends, |(first, last)| (*first, *last)),
            in_a_row: below.windows(2).all(|pair| pair[1] - pair[0] == 1),
        })
    }
}

/// What the regime in force does.
fn head(wording: &Wording, facts: &Facts, name: &str, figures: Figures) -> Words {
    let (year, lowest) = facts.lowest;
    let amount = figures.amount(lowest.saturating_abs());
    let all = span(facts.known.0, facts.known.1, figures);
    match (facts.gaps, facts.years) {
        (0, 1) if lowest == 0 => (wording.even)(name, year, &amount),
        (0, 1) => (wording.surplus)(name, year, &amount),
        (0, _) if lowest == 0 => (wording.never_even)(name, &all, year, &amount),
        (0, _) => (wording.never)(name, &all, year, &amount),
        (_, 1) => (wording.gap)(name, year, &amount),
        (1, _) => (wording.once)(name, &all, year, &amount),
        (count, _) if facts.in_a_row => {
            let row = span(facts.gap_years.0, facts.gap_years.1, figures);
            (wording.row)(name, &row, count, year, &amount)
        }
        (count, _) => (wording.some)(name, &all, count, year, &amount),
    }
}

/// What the schemes make of it; schemes without a known year are passed over.
fn tail(current: &Facts, years: &[i32], schemes: &[Path<'_>], figures: Figures) -> Option<Words> {
    let known: Vec<(&str, Facts)> =
        schemes.iter().filter_map(|scheme| Some((scheme.name, Facts::of(years, scheme.left)?))).collect();
    match known.as_slice() {
        [] => None,
        [(name, facts)] => Some(one_scheme(current, name, facts, figures)),
        several => Some(several_schemes(several, figures)),
    }
}

fn one_scheme(current: &Facts, name: &str, scheme: &Facts, figures: Figures) -> Words {
    let (year, lowest) = scheme.lowest;
    let amount = figures.amount(lowest.saturating_abs());
    match (current.gaps > 0, scheme.gaps > 0) {
        (true, false) => say::scheme_closes(name),
        (false, false) => say::scheme_keeps(name),
        (false, true) => say::scheme_opens(name, year, amount),
        (true, true) if lowest > current.lowest.1 => say::scheme_shrinks(name, year, amount),
        (true, true) if lowest == current.lowest.1 => say::scheme_same(name, year, amount),
        (true, true) => say::scheme_widens(name, year, amount),
    }
}

fn several_schemes(schemes: &[(&str, Facts)], figures: Figures) -> Words {
    let count = schemes.len();
    let mut closing = schemes.iter().filter(|(_, facts)| facts.gaps == 0);
    match (closing.next(), closing.count()) {
        (Some(_), others) if others + 1 == count => say::schemes_all_close(count),
        (Some((name, _)), 0) => say::schemes_one_closes(count, name),
        (Some(_), others) => say::schemes_some_close(count, others + 1),
        (None, _) => nearest_scheme(schemes, figures),
    }
}

/// None of the schemes is without a gap: which comes nearest?
fn nearest_scheme(schemes: &[(&str, Facts)], figures: Figures) -> Words {
    let least = schemes.iter().map(|(_, facts)| facts.lowest.1).max().unwrap_or_default();
    let mut nearest = schemes.iter().filter(|(_, facts)| facts.lowest.1 == least);
    let (name, year) = nearest.next().map_or(("", 0), |(name, facts)| (*name, facts.lowest.0));
    let amount = figures.amount(least.saturating_abs());
    match nearest.filter(|(_, facts)| facts.lowest.0 == year).count() {
        0 => say::schemes_none_close(schemes.len(), name, year, amount),
        others => say::schemes_none_close_tied(schemes.len(), others + 1, year, amount),
    }
}
