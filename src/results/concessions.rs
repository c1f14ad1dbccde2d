//! What each element of a scenario costs the county: its change of what the county keeps, alone on the scenario that is
//! extended, and what arises only from the elements together.

use polars::prelude::{Column, DataFrame, PolarsResult};

use super::checks::county_side;
use super::statement::year_number;
use crate::lab::{Outcome, WorkedApart};
use crate::num::Money;
use crate::plan::{CountyLine, StatementYear};

/// The element under which files list what arises only from the elements together.
const TOGETHER: &str = "together";

/// Amounts by year; `None` where not known.
type ByYear = Vec<Option<Money>>;

/// The changes of what the county keeps under a scenario, against the scenario that it extends.
#[derive(Clone, Debug)]
pub struct Concessions<'a> {
    /// The scenario taken apart.
    pub apart: &'a WorkedApart,
    /// The scenario that it extends, worked out.
    pub parent: &'a Outcome,
    /// The whole scenario worked out.
    pub outcome: &'a Outcome,
    /// The change by each element alone; not known where it cannot stand alone.
    pub parts: Vec<ByYear>,
    /// The whole less the parts.
    pub together: ByYear,
    /// The whole.
    pub whole: ByYear,
}

/// The county's changes for scenarios that were taken apart and are among `outcomes`.
#[must_use]
pub fn concessions<'a>(outcomes: &'a [Outcome], aparts: &'a [WorkedApart]) -> Vec<Concessions<'a>> {
    let of_apart = |apart: &'a WorkedApart| {
        let find = |id: &str| outcomes.iter().find(|outcome| outcome.compiled.scenario == id);
        let outcome = find(&apart.scenario)?;
        let parent = apart.parent.as_ref().or_else(|| find(&apart.parent_id))?;
        let before = county_net(parent);
        let change = |after: &Outcome| -> ByYear {
            county_net(after).into_iter().zip(&before).map(|(is, was)| Some(is? - (*was)?)).collect()
        };
        let whole = change(outcome);
        let unknown = || vec![None; whole.len()];
        let alone = |alone: &Option<Outcome>| alone.as_ref().map_or_else(unknown, change);
        let parts: Vec<ByYear> = apart.elements.iter().map(|(_, outcome)| alone(outcome)).collect();
        let together = whole.iter().enumerate().map(|(year, whole)| {
            let known: Money = parts.iter().filter_map(|part| part[year]).sum();
            whole.map(|whole| whole - known)
        });
        Some(Concessions { apart, parent, outcome, together: together.collect(), parts, whole })
    };
    aparts.iter().filter_map(of_apart).collect()
}

/// What the county keeps of all towns, by year.
fn county_net(outcome: &Outcome) -> ByYear {
    let plan = &outcome.compiled.plan;
    let sides = county_side(plan);
    let net = |year: &StatementYear| {
        let slot = *sides.get(&(year.at, CountyLine::Net))?;
        let known = |town| plan.slot(slot).known.holds(town);
        let amount = |town| known(town).then(|| Money::from_fen(outcome.values.at(slot, town)));
        (0..plan.towns).map(amount).sum()
    };
    plan.years.iter().map(net).collect()
}

/// Scenario, basis, year, element, id, change of what the county keeps in fen: the rows of a scenario and year add up to the
/// scenario's change against the one that it extends.
///
/// # Errors
/// Only where polars refuses to build a frame of columns of one length.
pub fn frame(list: &[Concessions]) -> PolarsResult<DataFrame> {
    let (mut scenarios, mut bases, mut years) = (Vec::new(), Vec::new(), Vec::new());
    let (mut kinds, mut ids, mut changes) = (Vec::new(), Vec::new(), Vec::new());
    for one in list {
        for (at, year) in one.outcome.compiled.plan.years.iter().enumerate() {
            let elements = one.apart.elements.iter().zip(&one.parts);
            let parts =
                elements.map(|((element, _), part)| (element.kind.as_str(), Some(&*element.id), part));
            for (kind, id, part) in parts.chain([(TOGETHER, None, &one.together)]) {
                scenarios.push(one.apart.scenario.as_str());
                bases.push(year.basis.name());
                years.push(year_number(year.at.year));
                kinds.push(kind);
                ids.push(id);
                changes.push(part[at].map(Money::fen));
            }
        }
    }
    DataFrame::new(
        changes.len(),
        vec![
            Column::new("scenario".into(), scenarios),
            Column::new("basis".into(), bases),
            Column::new("year".into(), years),
            Column::new("element".into(), kinds),
            Column::new("id".into(), ids),
            Column::new("change".into(), changes),
        ],
    )
}
