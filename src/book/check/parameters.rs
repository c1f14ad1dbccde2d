//! Rows of parameters.csv.

use std::collections::BTreeMap;

use super::cell::{Row, ratio_text};
use super::header::Column;
use crate::book::{Parameter, ParameterValue, RawCell};
use crate::num::{Money, Ratio, Year};
use crate::problem::{Place, Problem, Problems};
use crate::text::problems::book as say;

pub(super) fn row(row: &Row<'_>, problems: &mut Problems) -> Option<Parameter> {
    let town = row.town(problems);
    let name = row.required(Column::Parameter, problems);
    // Blank: it has always been so.
    let since = match row.filled(Column::Since) {
        None => Some(Year::FIRST),
        Some(_) => row.year(Column::Since, problems),
    };
    let value = row.required(Column::Value, problems).and_then(|cell| value(cell, problems));
    let (value, place) = value?;
    Some(Parameter { town: town?, name: name?.text.clone(), since: since?, value, place })
}

/// The rows, each once.
pub(super) fn settle(rows: Vec<Parameter>, problems: &mut Problems) -> Vec<Parameter> {
    let mut seen: BTreeMap<_, &Place> = BTreeMap::new();
    for row in &rows {
        let key = (row.town, &row.name, row.since);
        if let Some(first) = seen.get(&key) {
            let message = say::given_twice(&row.name, row.since);
            let problem = Problem::error("B07", row.place.clone(), message).against(Place::clone(first));
            problems.push(problem.hint(say::keep_one_row()));
        }
        seen.entry(key).or_insert(&row.place);
    }
    rows
}

/// `1,200万元`, `45%`, or a plain number.
fn value(cell: &RawCell, problems: &mut Problems) -> Option<(ParameterValue, Place)> {
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
