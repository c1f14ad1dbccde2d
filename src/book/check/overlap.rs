//! What counts among the figures of a table: the most final stage, each once, and no total beside its parts.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

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

impl<'a> Tag<'a> {
    /// What it is the figure of, but for the code.
    fn item(&self) -> (Year, Stage, bool, Account, Scope, Option<&'a Code>, bool) {
        (self.year, self.stage, self.tied, self.account, self.scope, self.economic, self.one_off)
    }
}

/// A row's position in its table, and what it says.
type Placed<'a> = (usize, Tag<'a>);

/// The rows that count; repetitions and mixtures are told.
pub(super) fn settle<T: Figure + Sync>(mut rows: Vec<T>, problems: &mut Problems) -> Vec<T> {
    let mut counts = vec![false; rows.len()];
    let found: Vec<_> = by_town(&rows).par_iter().map(|town| settle_town(&rows, town)).collect();
    for (counting, told) in found {
        for at in counting {
            counts[at] = true;
        }
        problems.extend(told);
    }
    let mut counts = counts.into_iter();
    rows.retain(|_| counts.next().unwrap_or(false));
    rows
}

/// The positions of each town's rows. Nothing that is looked for here goes beyond a town.
pub(super) fn by_town<T: Figure>(rows: &[T]) -> Vec<Vec<usize>> {
    let mut towns: Vec<Vec<usize>> = Vec::new();
    let mut at = 0;
    // Rows of one town mostly follow each other.
    for same in rows.chunk_by(|one, next| one.tag().town == next.tag().town) {
        let TownId(town) = same[0].tag().town;
        towns.resize(towns.len().max(town + 1), Vec::new());
        towns[town].extend(at..at + same.len());
        at += same.len();
    }
    towns
}

/// The positions of a town's rows that count.
fn settle_town<T: Figure>(rows: &[T], of_town: &[usize]) -> (Vec<usize>, Problems) {
    let mut problems = Problems::new();
    let mut figures: Vec<Placed<'_>> = of_town.iter().map(|at| (*at, rows[*at].tag())).collect();
    // Those of one thing stand together in the table's order, the more final ones last, a code right before its parts.
    figures.sort_by(|(_, a), (_, b)| (a.item(), a.code).cmp(&(b.item(), b.code)));
    let repeated = find_repeats(&figures, &mut problems);
    figures.retain(|(at, _)| !repeated.contains(at));
    let stages: BTreeMap<Year, Stage> = figures.iter().map(|(_, tag)| (tag.year, tag.stage)).collect();
    figures.retain(|(_, tag)| stages.get(&tag.year) == Some(&tag.stage));
    let totals = find_totals(&figures);
    figures.retain(|(at, _)| !totals.contains(at));
    find_mixtures(&figures, &mut problems);
    // By reference: what is collected of the figures themselves would keep their room.
    (figures.iter().map(|(at, _)| *at).collect(), problems)
}

/// Tells what is given twice; all but the first is left out. What another file or sheet gives too, and alike (last year's figures
/// beside this year's), is in order.
fn find_repeats(figures: &[Placed<'_>], problems: &mut Problems) -> BTreeSet<usize> {
    let mut repeated = BTreeSet::new();
    for same in figures.chunk_by(|(_, a), (_, b)| a.code == b.code && a.item() == b.item()) {
        let (_, first) = &same[0];
        for (at, tag) in &same[1..] {
            repeated.insert(*at);
            if first.place.sheet() == tag.place.sheet() || first.amount != tag.amount {
                let in_one = first.place.sheet() == tag.place.sheet();
                let problem = Problem::error("B07", tag.place.clone(), say::given_twice(tag.code, tag.year));
                let hint = if in_one { say::add_up() } else { say::keep_one_table() };
                problems.push(problem.against(first.place.clone()).hint(hint));
            }
        }
    }
    repeated
}

/// Whether a figure of the one code holds one of the other: its own, or a part's. A label sets a figure beside the others of its code,
/// not among them: `11008` is free, `11008@tied` is not.
fn holds(code: &Code, other: &Code) -> bool {
    code == other || (code.digits() != other.digits() && code.covers(other))
}

/// Totals by their codes that are the sums of their parts, but for the rounding of print: the parts say it all.
fn find_totals(figures: &[Placed<'_>]) -> BTreeSet<usize> {
    let mut totals = BTreeSet::new();
    for group in figures.chunk_by(|(_, a), (_, b)| a.item() == b.item()) {
        for (first, (at, total)) in group.iter().enumerate() {
            let below = &group[first + 1..];
            let parts = below.iter().take_while(|(_, part)| holds(total.code, part.code)).count();
            let parts = &below[..parts];
            if !parts.is_empty() && adds_up(total.amount, parts) {
                totals.insert(*at);
            }
        }
    }
    totals
}

/// Whether an amount is the sum of those parts that have no parts of their own: each may be half a printed step off.
fn adds_up(amount: Money, parts: &[Placed<'_>]) -> bool {
    let is_leaf = |at: usize| parts.get(at + 1).is_none_or(|(_, next)| !holds(parts[at].1.code, next.code));
    let leaves: Vec<Money> =
        (0..parts.len()).filter(|at| is_leaf(*at)).map(|at| parts[at].1.amount).collect();
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

fn find_mixtures(figures: &[Placed<'_>], problems: &mut Problems) {
    for group in figures.chunk_by(|(_, a), (_, b)| (a.year, a.tied) == (b.year, b.tied)) {
        let mut by_code: Vec<&Placed<'_>> = group.iter().collect();
        by_code.sort_by_key(|(_, tag)| tag.code);
        let mut from = 0;
        for same in by_code.chunk_by(|(_, a), (_, b)| a.code == b.code) {
            let code = same[0].1.code;
            let parts = by_code[from..].iter().take_while(|(_, part)| holds(code, part.code)).count();
            let parts = &by_code[from..from + parts];
            from += same.len();
            // A figure is no part of itself.
            if parts.len() == 1 {
                continue;
            }
            for (_, total) in same {
                let found = parts.iter().filter_map(|(at, part)| Some((*at, mixture(total, part, parts)?)));
                // One part is enough to make the point: the first in the table.
                if let Some((_, problem)) = found.min_by_key(|(at, _)| *at) {
                    problems.push(problem);
                }
            }
        }
    }
}

/// Whether the second figure is the first, or part of it.
fn is_part(total: &Tag<'_>, part: &Tag<'_>) -> bool {
    let economic = match (total.economic, part.economic) {
        (None, _) => true,
        (Some(total), Some(part)) => total.covers(part),
        (Some(_), None) => false,
    };
    economic && holds(total.code, part.code)
}

fn is_same_item(one: &Tag<'_>, other: &Tag<'_>) -> bool {
    one.code == other.code && one.economic == other.economic
}

/// What the parts of a total add up to that have no parts of their own.
fn sum_of_parts(total: &Tag<'_>, parts: &[&Placed<'_>]) -> Money {
    let of_it = |part: &Tag<'_>, total: &Tag<'_>| {
        (part.account, part.scope) == (total.account, total.scope)
            && is_part(total, part)
            && !is_same_item(total, part)
    };
    let below: Vec<&Tag<'_>> = parts.iter().map(|(_, part)| part).filter(|part| of_it(part, total)).collect();
    let is_leaf = |part: &Tag<'_>| !below.iter().any(|other| of_it(other, part));
    below.iter().filter(|part| is_leaf(part)).map(|part| part.amount).sum()
}

/// The problem where the second figure is part of the first; `parts` are all that there are of it.
fn mixture(total: &Tag<'_>, part: &Tag<'_>, parts: &[&Placed<'_>]) -> Option<Problem> {
    if !is_part(total, part) {
        return None;
    }
    let same_account = total.account == part.account;
    let same_item = is_same_item(total, part);
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
            let amounts = [total.amount, sum_of_parts(total, parts)].map(|amount| amount.exact(Unit::Wan));
            let [amount, sum] = amounts;
            (say::total_and_part(total.year, total.code, amount, code_or_economic, sum), say::keep_parts())
        }
        _ if total.account == Account::All && !same_account => {
            (say::all_and_one(part.code, total.year), say::keep_parts())
        }
        _ => return None,
    };
    Some(Problem::error("B08", total.place.clone(), message).against(part.place.clone()).hint(hint))
}
