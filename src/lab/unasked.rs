//! Towns' own numbers that no rule asks for: most often a name with a slip in it, beside the right one.

use std::collections::{BTreeMap, BTreeSet};

use crate::book::{Book, Parameter, category_borne};
use crate::problem::{Problem, Problems, nearest};
use crate::scenario::Scenario;
use crate::text::{Words, problems as say};

/// Warns of each name in parameters.csv that no rule of these scenarios asks for, in whatever year. What says who bears pay is
/// asked for by the payroll.
#[must_use]
pub fn unasked_parameters(book: &Book, scenarios: &[Scenario]) -> Problems {
    let asked: BTreeSet<String> =
        scenarios.iter().flat_map(|scenario| scenario.regime.parameters()).collect();
    let mut unasked: BTreeMap<&str, Vec<&Parameter>> = BTreeMap::new();
    for row in &book.parameters {
        let name = row.name.value.as_str();
        if !asked.contains(name) && category_borne(name).is_none() {
            unasked.entry(name).or_default().push(row);
        }
    }
    let mut problems = Problems::new();
    for (name, rows) in unasked {
        let problem = Problem::warning("S13", rows[0].name.place.clone(), say::unasked_parameter(name));
        let problem = problem.hint(hint(name, &asked));
        let others = rows.len() - 1;
        problems.push(if others > 0 { problem.about_more(&say::other_rows(others)) } else { problem });
    }
    problems
}

/// The name that was probably meant, or all that there are.
fn hint(name: &str, asked: &BTreeSet<String>) -> Words {
    if let Some(near) = nearest(name, asked.iter().map(String::as_str)) {
        return say::did_you_mean(near);
    }
    if asked.is_empty() {
        return say::no_parameter_asked_hint();
    }
    let (zh, en) = say::ticked(asked.iter().map(|name| (name.as_str(), name.as_str())));
    Words { zh: say::parameters_asked(zh).zh, en: say::parameters_asked(en).en }
}
