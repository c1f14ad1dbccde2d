//! What counts among the figures of a table: the most final stage, each once, and no total beside its parts.

use std::collections::BTreeMap;

use crate::book::{Account, Code, Scope, Stage, TownId};
use crate::num::{Money, Year};
use crate::problem::{Place, Problem, Problems};
use crate::text::problems::book as say;

/// A figure as this file looks at it.
pub(super) struct Tag<'a> {
    pub(super) town: TownId,
    pub(super) year: Year,
    pub(super) stage: Stage,
    pub(super) account: Account,
    pub(super) scope: Scope,
    pub(super) code: &'a Code,
    pub(super) economic: Option<&'a Code>,
    pub(super) tied: bool,
    pub(super) one_off: bool,
    pub(super) amount: Money,
    pub(super) place: &'a Place,
}

/// A row with a code and an amount.
pub(super) trait Figure {
    fn tag(&self) -> Tag<'_>;
}

/// The rows that count; repetitions and mixtures are told.
pub(super) fn settle<T: Figure>(rows: Vec<T>, problems: &mut Problems) -> Vec<T> {
    find_repeats(&rows, problems);
    let rows = most_final(rows, |row| {
        let tag = row.tag();
        (tag.town, tag.year, tag.stage)
    });
    find_mixtures(&rows, problems);
    rows
}

/// The rows of the most final stage of each town and year.
pub(super) fn most_final<T>(mut rows: Vec<T>, key: impl Fn(&T) -> (TownId, Year, Stage)) -> Vec<T> {
    let mut best: BTreeMap<(TownId, Year), Stage> = BTreeMap::new();
    for (town, year, stage) in rows.iter().map(&key) {
        let known = best.entry((town, year)).or_insert(stage);
        *known = stage.max(*known);
    }
    rows.retain(|row| {
        let (town, year, stage) = key(row);
        best.get(&(town, year)) == Some(&stage)
    });
    rows
}

fn find_repeats<T: Figure>(rows: &[T], problems: &mut Problems) {
    let mut seen: BTreeMap<_, &Place> = BTreeMap::new();
    for tag in rows.iter().map(T::tag) {
        let who = (tag.town, tag.year, tag.stage, tag.account, tag.scope);
        let what = (tag.code, tag.economic, tag.tied, tag.one_off);
        match seen.get(&(who, what)) {
            Some(first) => problems.push(
                Problem::error("B07", tag.place.clone(), say::given_twice(tag.code, tag.year))
                    .against(Place::clone(first))
                    .hint(say::add_up()),
            ),
            None => {
                seen.insert((who, what), tag.place);
            }
        }
    }
}

fn find_mixtures<T: Figure>(rows: &[T], problems: &mut Problems) {
    let mut groups: BTreeMap<_, Vec<Tag<'_>>> = BTreeMap::new();
    for tag in rows.iter().map(T::tag) {
        groups.entry((tag.town, tag.year, tag.tied)).or_default().push(tag);
    }
    for group in groups.values() {
        for total in group {
            // One part is enough to make the point.
            if let Some(problem) = group.iter().find_map(|part| mixture(total, part)) {
                problems.push(problem);
            }
        }
    }
}

/// The problem where the second figure is part of the first.
fn mixture(total: &Tag<'_>, part: &Tag<'_>) -> Option<Problem> {
    let economic = match (total.economic, part.economic) {
        (None, _) => true,
        (Some(total), Some(part)) => total.covers(part),
        (Some(_), None) => false,
    };
    if !economic || !total.code.covers(part.code) {
        return None;
    }
    let same_account = total.account == part.account;
    let same_item = total.code == part.code && total.economic == part.economic;
    let code_or_economic =
        if total.code == part.code { part.economic.unwrap_or(part.code) } else { part.code };
    let (message, hint) = match (total.scope, part.scope) {
        // Of two rows for one item, the gross one is told.
        (Scope::Local, Scope::Gross) if same_item => return None,
        (Scope::Gross, Scope::Local) | (Scope::Local, Scope::Gross) if same_account => {
            (say::gross_and_local(part.code, total.year), say::keep_scope())
        }
        (one, other) if one != other => return None,
        _ if same_account && !same_item => {
            (say::total_and_part(total.code, code_or_economic, total.year), say::keep_parts())
        }
        _ if total.account == Account::All && !same_account => {
            (say::all_and_one(part.code, total.year), say::keep_parts())
        }
        _ => return None,
    };
    Some(Problem::error("B08", total.place.clone(), message).against(part.place.clone()).hint(hint))
}
