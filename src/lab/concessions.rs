//! A scenario taken apart and worked out: each of its elements alone on the scenario that it extends.

use rayon::prelude::*;

use super::Outcome;
use crate::book::Book;
use crate::engine;
use crate::scenario::{Apart, Element, Horizon, Scenario, compile};

/// A scenario taken apart, worked out.
#[derive(Clone, Debug)]
pub struct WorkedApart {
    /// Its id.
    pub scenario: String,
    /// The scenario that it extends, where it is not among the outcomes that were `done`.
    pub parent: Option<Outcome>,
    /// The id of the scenario that it extends.
    pub parent_id: String,
    /// Its elements, each alone; `None` where it cannot stand alone.
    pub elements: Vec<(Element, Option<Outcome>)>,
}

/// Works out the elements of scenarios and what they stand on. `done` holds outcomes that need not be worked out again. What an
/// element is warned of alone, the whole is warned of too, so nothing is told here.
#[must_use]
pub fn run_apart(book: &Book, aparts: Vec<Apart>, done: &[Outcome], horizon: &Horizon) -> Vec<WorkedApart> {
    let work = |scenario: &Scenario| {
        let compiled = compile(book, scenario, horizon).ok()?.value;
        Some(Outcome { values: engine::run(&compiled.plan), compiled })
    };
    let each = |apart: Apart| {
        let is_done = done.iter().any(|outcome| outcome.compiled.scenario == apart.parent.id);
        let parent = if is_done { None } else { Some(work(&apart.parent)?) };
        let elements = apart.elements.into_par_iter();
        let elements = elements.map(|element| {
            let outcome = element.alone.as_ref().and_then(work);
            (element, outcome)
        });
        let elements = elements.collect();
        Some(WorkedApart { scenario: apart.scenario, parent, parent_id: apart.parent.id, elements })
    };
    aparts.into_par_iter().filter_map(each).collect()
}
