//! Questions put to the engine: every scenario at once, in parallel.

mod accounts;
mod applied;
mod concessions;
mod effect;
mod horizon;
mod settle;
mod unasked;

pub use accounts::look_at_accounts;
pub use applied::never_applied;
pub use concessions::{WorkedApart, run_apart};
pub use horizon::{HorizonWish, horizon_of};
pub use settle::{Settled, settle, settle_printed};
pub use unasked::unasked_parameters;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::book::Book;
use crate::engine::{self, Values};
use crate::num::Year;
use crate::plan::{Flag, OriginId};
use crate::problem::{Checked, Place, Problem, Problems};
use crate::scenario::{Compiled, Horizon, Scenario, compile, compile_printed};
use crate::text::problems as say;

/// A scenario worked out.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// What was computed.
    pub compiled: Compiled,
    /// What came out.
    pub values: Values,
}

/// Works out scenarios on a book, in the order given.
///
/// # Errors
/// What is wrong with any of them, all at once.
pub fn run(
    book: &Book,
    scenarios: &[Scenario],
    horizon: &Horizon,
) -> Result<Checked<Vec<Outcome>>, Problems> {
    let compiled: Vec<_> = scenarios.par_iter().map(|scenario| compile(book, scenario, horizon)).collect();
    let mut checked = run_compiled(book, compiled)?;
    effect::say_what_moved_nothing(&checked.value, &mut checked.warnings);
    Ok(checked)
}

/// The statement of the settled years as the book prints it, where it prints the towns' own part.
///
/// # Errors
/// What is wrong with the book for this purpose.
pub fn run_printed(book: &Book) -> Result<Checked<Vec<Outcome>>, Problems> {
    run_compiled(book, vec![compile_printed(book)])
}

fn run_compiled(
    book: &Book,
    compiled: Vec<Result<Checked<Compiled>, Problems>>,
) -> Result<Checked<Vec<Outcome>>, Problems> {
    let mut problems = Problems::new();
    let mut ready = Vec::new();
    for one in compiled {
        match one {
            Ok(checked) => {
                problems.extend(checked.warnings);
                ready.push(checked.value);
            }
            Err(errors) => problems.extend(errors),
        }
    }
    if problems.any_error() {
        return Err(problems);
    }
    let work = |compiled: Compiled| Outcome { values: engine::run(&compiled.plan), compiled };
    let outcomes: Vec<Outcome> = ready.into_par_iter().map(work).collect();
    for outcome in &outcomes {
        flagged(book, outcome, &mut problems);
    }
    problems.or(outcomes)
}

/// What the engine flagged, as problems: an amount beyond the bound is an error, the rest are warnings. What one line of the
/// rules does to several towns, year after year, is told once: of the first, with how many more.
fn flagged(book: &Book, outcome: &Outcome, problems: &mut Problems) {
    let plan = &outcome.compiled.plan;
    let mut first: Vec<(Option<OriginId>, Flag, Year, usize)> = Vec::new();
    let mut towns: BTreeMap<(Option<OriginId>, Flag), BTreeSet<usize>> = BTreeMap::new();
    for (slot, lane, flag) in &outcome.values.flags {
        let slot = plan.slot(*slot);
        let struck = towns.entry((slot.origin, *flag)).or_default();
        if struck.is_empty() {
            first.push((slot.origin, *flag, slot.at.year, *lane));
        }
        struck.insert(*lane);
    }
    for (origin, flag, year, lane) in first {
        let others = towns[&(origin, flag)].len() - 1;
        let place = origin.and_then(|id| outcome.compiled.origins.get(id.0 as usize));
        let place = place.map_or_else(Place::default, |origin| origin.place.clone());
        let problem = told(flag, place, &book.towns[lane].id, year);
        problems.push(if others > 0 { problem.about_more(&say::other_towns(others)) } else { problem });
    }
}

fn told(flag: Flag, place: Place, town: &str, year: Year) -> Problem {
    match flag {
        Flag::BeyondBound => {
            Problem::error("L01", place, say::beyond_bound(town, year)).hint(say::check_unit_hint())
        }
        Flag::BaseBelowZero => Problem::warning("L02", place, say::base_below_zero(town, year)),
        Flag::NothingToFollow => Problem::warning("L04", place, say::nothing_to_follow(town, year)),
        Flag::NothingToDivideBy => Problem::warning("L05", place, say::nothing_to_divide_by(town, year)),
        Flag::FloorBroken => {
            Problem::warning("L08", place, say::floor_broken(town, year)).hint(say::floor_broken_hint())
        }
        Flag::NothingToShareBy => Problem::warning("L06", place, say::nothing_to_share_by(town, year)),
        Flag::ShareAboveLocalPart => Problem::warning("L03", place, say::share_above_local(town, year)),
    }
}
