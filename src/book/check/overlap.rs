//! What counts among the figures of a table: the most final stage, each once, and no total beside its parts.

use std::collections::{BTreeMap, BTreeSet};

use crate::book::intake::step;
use crate::book::{Account, Code, Scope, Stage, TownId};
use crate::num::{Money, Unit, Year};
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
    let mut rows = rows;
    let repeated = find_repeats(&rows, problems);
    retain_unlike(&mut rows, &repeated);
    let mut rows = most_final(rows, |row| {
        let tag = row.tag();
        (tag.town, tag.year, tag.stage)
    });
    let totals = find_totals(&rows);
    retain_unlike(&mut rows, &totals);
    find_mixtures(&rows, problems);
    rows
}

/// Leaves out the rows at some positions.
fn retain_unlike<T>(rows: &mut Vec<T>, out: &BTreeSet<usize>) {
    let mut at = 0;
    rows.retain(|_| {
        at += 1;
        !out.contains(&(at - 1))
    });
}

/// Totals by their codes that are the sums of their parts, but for the rounding of print: the parts say it all.
fn find_totals<T: Figure>(rows: &[T]) -> BTreeSet<usize> {
    let mut groups: BTreeMap<_, Vec<(usize, &Code, Money)>> = BTreeMap::new();
    for (at, tag) in rows.iter().map(T::tag).enumerate() {
        let key = (tag.town, tag.year, tag.account, tag.scope, tag.economic, (tag.tied, tag.one_off));
        groups.entry(key).or_default().push((at, tag.code, tag.amount));
    }
    let mut totals = BTreeSet::new();
    for group in groups.values_mut() {
        // A code stands right before its parts.
        group.sort_by_key(|(_, code, _)| *code);
        for (first, (at, code, amount)) in group.iter().enumerate() {
            let parts: Vec<_> =
                group[first + 1..].iter().take_while(|(_, part, _)| code.covers(part)).collect();
            if !parts.is_empty() && adds_up(*amount, &parts) {
                totals.insert(*at);
            }
        }
    }
    totals
}

/// Whether an amount is the sum of those parts that have no parts of their own: each may be half a printed step off.
fn adds_up(amount: Money, parts: &[&(usize, &Code, Money)]) -> bool {
    let is_leaf = |at: usize| parts.get(at + 1).is_none_or(|(_, next, _)| !parts[at].1.covers(next));
    let leaves: Vec<Money> = (0..parts.len()).filter(|at| is_leaf(*at)).map(|at| parts[at].2).collect();
    let step = step(leaves.iter().copied().chain([amount]), Unit::Wan).unsigned_abs();
    let off = (amount - leaves.iter().copied().sum()).fen().unsigned_abs();
    // Where amounts are given in full nothing was rounded.
    off == 0 || (step > 1 && off <= step * (leaves.len() as u64 + 1) / 2)
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

/// Tells what is given twice; all but the first is left out. What another file gives too, and alike (last year's figures beside this
/// year's), is in order.
fn find_repeats<T: Figure>(rows: &[T], problems: &mut Problems) -> BTreeSet<usize> {
    let mut repeated = BTreeSet::new();
    let mut seen: BTreeMap<_, (&Place, Money)> = BTreeMap::new();
    for (at, tag) in rows.iter().map(T::tag).enumerate() {
        let who = (tag.town, tag.year, tag.stage, tag.account, tag.scope);
        let what = (tag.code, tag.economic, tag.tied, tag.one_off);
        match seen.get(&(who, what)) {
            Some((first, amount)) => {
                repeated.insert(at);
                if first.file == tag.place.file || *amount != tag.amount {
                    problems.push(
                        Problem::error("B07", tag.place.clone(), say::given_twice(tag.code, tag.year))
                            .against(Place::clone(first))
                            .hint(say::add_up()),
                    );
                }
            }
            None => {
                seen.insert((who, what), (tag.place, tag.amount));
            }
        }
    }
    repeated
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
