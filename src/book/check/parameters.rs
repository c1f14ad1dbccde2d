//! Rows of parameters.csv.

use std::collections::BTreeMap;

use super::cell::{Row, ratio_text};
use super::column::Column;
use crate::book::{Book, Parameter, ParameterValue, RawCell, category_borne};
use crate::num::{Money, Ratio, Year};
use crate::problem::{Place, Placed, Problem, Problems, slip_of};
use crate::text::problems::{book as say, did_you_mean};

pub(super) fn row(row: &Row<'_>, problems: &mut Problems) -> Option<Parameter> {
    let town = row.town(problems);
    let name = row.required(Column::Parameter, problems);
    // Blank: it has always been so.
    let since = match row.filled(Column::Since) {
        None => Some(Year::FIRST),
        Some(_) => row.year(Column::Since, problems),
    };
    let says_who_bears = name.is_some_and(|name| category_borne(&name.text).is_some());
    let read = if says_who_bears { bearer } else { value };
    let value = row.required(Column::Value, problems).and_then(|cell| read(cell, problems));
    let (value, place) = value?;
    let name = name.map(|cell| Placed { value: cell.text.clone(), place: cell.place.clone() });
    Some(Parameter { town: town?, name: name?, since: since?, value, place })
}

/// The rows, each once.
pub(super) fn settle(rows: Vec<Parameter>, problems: &mut Problems) -> Vec<Parameter> {
    let mut seen: BTreeMap<_, &Place> = BTreeMap::new();
    for row in &rows {
        let key = (row.town, &row.name.value, row.since);
        if let Some(first) = seen.get(&key) {
            let message = say::given_twice(&row.name.value, row.since);
            let problem = Problem::error("B07", row.place.clone(), message).against(Place::clone(first));
            problems.push(problem.hint(say::keep_one_row()));
        }
        seen.entry(key).or_insert(&row.place);
    }
    rows
}

/// Who bears a category, `镇`, `县` or `镇70%`, as the ratio that the town bears.
fn bearer(cell: &RawCell, problems: &mut Problems) -> Option<(ParameterValue, Place)> {
    Some((ParameterValue::Ratio(super::staffing::bears(cell, problems)?), cell.place.clone()))
}

/// Who bears a category can be said of those alone that the town has.
pub(super) fn check(book: &Book, problems: &mut Problems) {
    let categories: Vec<&str> = book.staffing.iter().flatten().map(|row| row.category.as_str()).collect();
    for row in &book.parameters {
        let Some(category) =
            category_borne(&row.name.value).filter(|name| !categories.contains(&name.as_str()))
        else {
            continue;
        };
        let problem = Problem::error("B46", row.place.clone(), say::bearer_of_nobody(&category));
        let near = slip_of(&category, categories.iter().copied());
        problems.push(problem.hint(near.map_or_else(say::bearer_of_nobody_hint, did_you_mean)));
    }
}

/// `1,200万元`, `45%`, or a plain number.
fn value(cell: &RawCell, problems: &mut Problems) -> Option<(ParameterValue, Place)> {
    if let Some(number) = cell.text.strip_suffix(" %?") {
        let problem = Problem::error("B75", cell.place.clone(), say::which_per_cent(number));
        problems.push(problem.hint(say::which_per_cent_hint()));
        return None;
    }
    let text = ratio_text(cell, problems)?;
    let amount = || Money::parse_with_unit(&text).ok().map(ParameterValue::Amount);
    let ratio = || Ratio::parse(&text.replace(',', "")).ok().map(ParameterValue::Ratio);
    let value = amount().or_else(ratio);
    if value.is_none() {
        let problem = Problem::error("B26", cell.place.clone(), say::bad_parameter(&cell.text));
        problems.push(problem.hint(say::parameter_hint()));
    }
    Some((value?, cell.place.clone()))
}
