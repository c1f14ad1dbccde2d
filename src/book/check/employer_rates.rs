//! Rows of employer_rates.csv, and what they say of staffing.csv.

use std::collections::{BTreeMap, BTreeSet};

use super::cell::{Row, ratio_text};
use super::column::Column;
use crate::book::classification::Family;
use crate::book::classification::class_of;
use crate::book::{Book, Class, EmployerRate, RawCell, Staffing, category_kept};
use crate::num::Ratio;
use crate::problem::{Place, Placed, Problem, Problems, slip_of};
use crate::text::Words;
use crate::text::problems::{book as say, did_you_mean, one_of};

pub(super) fn row(row: &Row<'_>, problems: &mut Problems) -> Option<EmployerRate> {
    let item = row.required(Column::Item, problems);
    let since = row.year(Column::Since, problems);
    let rate = row.required(Column::Rate, problems).and_then(|cell| rate(cell, problems));
    let placed = |cell: &RawCell| cell.place.clone();
    let base = row.required(Column::Base, problems);
    let base = base.map(|cell| Placed { value: elements(&cell.text), place: placed(cell) });
    let category = row.filled(Column::Category);
    let economic = row.optional_code(Column::Economic, Family::Economic, problems);
    let (rate, place) = rate?;
    let economic = economic?;
    if let Some(code) = economic.as_ref().filter(|code| class_of(code, None) != Class::Wages) {
        let place = row.filled(Column::Economic).map_or_else(|| place.clone(), placed);
        problems.push(Problem::error("B54", place, say::not_wages(code)).hint(say::not_wages_hint()));
    }
    Some(EmployerRate {
        item: item?.text.clone(),
        category: category.map(|cell| Placed { value: category_kept(&cell.text), place: placed(cell) }),
        since: since?,
        rate,
        base: base?,
        economic,
        place,
    })
}

/// `16%`: a share of the base.
fn rate(cell: &RawCell, problems: &mut Problems) -> Option<(Ratio, Place)> {
    let rate = Ratio::parse(&ratio_text(cell, problems)?).ok().filter(|rate| rate.is_share());
    if rate.is_none() {
        let problem = Problem::error("B53", cell.place.clone(), say::not_a_rate(&cell.text));
        problems.push(problem.hint(say::rate_hint()));
    }
    Some((rate?, cell.place.clone()))
}

/// The elements of `基本工资+津补贴`.
fn elements(text: &str) -> Vec<String> {
    text.split(['+', '\u{ff0b}', '\u{3001}']).map(|name| name.trim().to_owned()).collect()
}

/// The rows, each once.
pub(super) fn settle(rows: Vec<EmployerRate>, problems: &mut Problems) -> Vec<EmployerRate> {
    let mut seen: BTreeMap<_, &Place> = BTreeMap::new();
    for row in &rows {
        let key = (&row.item, row.category_name(), row.since);
        if let Some(first) = seen.get(&key) {
            let message = say::given_twice(&row.item, row.since);
            let problem = Problem::error("B07", row.place.clone(), message).against(Place::clone(first));
            problems.push(problem.hint(say::keep_one_row()));
        }
        seen.entry(key).or_insert(&row.place);
    }
    rows
}

/// Rates must be of someone's pay: the category has elements, and the base names them.
pub(super) fn check(book: &Book, problems: &mut Problems) {
    let rows: Vec<&Staffing> =
        book.staffing.iter().flatten().filter(|row| !row.elements.is_empty()).collect();
    let categories: BTreeSet<&str> = rows.iter().map(|row| row.category.as_str()).collect();
    let elements: BTreeSet<&str> =
        rows.iter().flat_map(|row| &row.elements).map(|element| element.name.as_str()).collect();
    for rate in &book.employer_rates {
        for name in rate.base.value.iter().filter(|name| !elements.contains(name.as_str())) {
            let problem = Problem::error("B51", rate.base.place.clone(), say::no_such_element(name));
            problems.push(problem.hint(meant(name, &elements)));
        }
        let unknown = |category: &&Placed<String>| !categories.contains(category.value.as_str());
        if let Some(Placed { value: name, place }) = rate.category.as_ref().filter(unknown) {
            let problem = Problem::error("B52", place.clone(), say::nobody_with_elements(name));
            problems.push(problem.hint(meant(name, &categories)));
        }
    }
    find_gaps(book, &rows, problems);
}

/// The near miss, or all that there are; what to do where there is none.
fn meant(name: &str, known: &BTreeSet<&str>) -> Words {
    if known.is_empty() {
        return say::no_elements_hint();
    }
    let near = slip_of(name, known.iter().copied());
    near.map_or_else(|| one_of(known.iter().map(|word| (*word, *word))), did_you_mean)
}

/// A settled year before an item's first rate has none of it: nothing may lapse unsaid.
fn find_gaps(book: &Book, rows: &[&Staffing], problems: &mut Problems) {
    let mut told = BTreeSet::new();
    for row in rows {
        let in_force = book.employer_rates_on(&row.category, row.year);
        let meant = |rate: &&EmployerRate| rate.category_name().is_none_or(|name| name == row.category);
        for rate in book.employer_rates.iter().filter(meant) {
            let is_there = in_force.iter().any(|other| other.item == rate.item);
            if !is_there && told.insert((&rate.item, &row.category)) {
                let message = say::no_rate_yet(&rate.item, &row.category, row.year);
                let problem = Problem::warning("B55", rate.place.clone(), message);
                problems.push(problem.hint(say::no_rate_yet_hint()));
            }
        }
    }
}
