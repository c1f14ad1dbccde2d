//! What mattered: which parameters and amounts, changed a little, would have moved a figure that is shown.
//!
//! Read backwards through a plan that was run: a slot matters in a lane where something that matters is made of it and does
//! not drop it, as the lesser of two drops the greater.

use super::Values;
use crate::plan::{Op, ParamId, Plan, SlotId, Weights};

/// What moved something, in any lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effects {
    /// By [`ParamId`].
    pub params: Vec<bool>,
    /// By [`SlotId`].
    pub slots: Vec<bool>,
}

/// Reads a plan and its values backwards, from the figures of the statement and the postings.
#[must_use]
pub fn effects(plan: &Plan, values: &Values) -> Effects {
    let lanes = plan.towns;
    let mut reader = Reader {
        plan,
        values,
        matters: vec![false; plan.slots.len() * lanes],
        params: vec![false; plan.params.len()],
    };
    let shown = plan.rows.iter().map(|row| row.slot).chain(plan.postings.iter().map(|posting| posting.slot));
    for slot in shown {
        (0..lanes).for_each(|lane| reader.mark(slot, lane));
    }
    for (id, slot) in plan.iter().collect::<Vec<_>>().into_iter().rev() {
        for lane in 0..lanes {
            if reader.matters[id.0 as usize * lanes + lane] {
                reader.read(&slot.op, lane);
            }
        }
    }
    let any = |slot: usize| reader.matters[slot * lanes..(slot + 1) * lanes].contains(&true);
    Effects { slots: (0..plan.slots.len()).map(any).collect(), params: reader.params }
}

struct Reader<'a> {
    plan: &'a Plan,
    values: &'a Values,
    matters: Vec<bool>,
    params: Vec<bool>,
}

impl Reader<'_> {
    fn mark(&mut self, slot: SlotId, lane: usize) {
        self.matters[slot.0 as usize * self.plan.towns + lane] = true;
    }

    fn mark_if(&mut self, is_so: bool, slot: SlotId, lane: usize) {
        if is_so {
            self.mark(slot, lane);
        }
    }

    fn param(&mut self, is_so: bool, id: ParamId) {
        self.params[id.0 as usize] |= is_so;
    }

    /// What a step that matters in a lane is made of.
    fn read(&mut self, op: &Op, lane: usize) {
        let at = |slot: SlotId| self.values.at(slot, lane);
        match op {
            Op::Input(_) => {}
            Op::Scale { x, by } => {
                let ratio = self.plan.params[by.0 as usize].value.at(lane);
                let is_something = at(*x) != 0;
                self.param(is_something, *by);
                self.mark_if(ratio.p() != 0, *x, lane);
            }
            Op::Follow { x, now, before, by } => {
                let follows = at(*x) != 0 && at(*before) > 0;
                let has_grown = at(*now) != at(*before);
                self.param(follows && has_grown, *by);
                self.mark(*x, lane);
                self.mark_if(follows, *now, lane);
                self.mark_if(follows, *before, lane);
            }
            Op::Portion { x, part, of, at_least, at_most } => {
                self.portion((*x, *part, *of), (*at_least, *at_most), lane);
            }
            Op::Pick { towns, yes, no } => self.mark(if towns[lane] { *yes } else { *no }, lane),
            Op::Total(x) => (0..self.plan.towns).for_each(|lane| self.mark(*x, lane)),
            Op::Allocate { total, by } => {
                let is_something = at(*total) != 0;
                self.mark(*total, lane);
                match by {
                    Weights::Column(column) => self.param(is_something, *column),
                    Weights::Amounts(weights) => {
                        (0..self.plan.towns).for_each(|lane| self.mark_if(is_something, *weights, lane));
                    }
                }
            }
            Op::Sum(terms) => terms.iter().for_each(|term| self.mark(term.slot, lane)),
            Op::Min(a, b) | Op::Max(a, b) => {
                // Of two that are the same either could be meant.
                let (one, other) = (at(*a), at(*b));
                let wants_a = if matches!(op, Op::Min(..)) { one <= other } else { one >= other };
                let wants_b = if matches!(op, Op::Min(..)) { other <= one } else { other >= one };
                self.mark_if(wants_a, *a, lane);
                self.mark_if(wants_b, *b, lane);
            }
            Op::Positive { x, .. } => {
                // At 0 a little more would show.
                let is_not_below = at(*x) >= 0;
                self.mark_if(is_not_below, *x, lane);
            }
        }
    }

    /// A bound matters where it holds; what it bounds, where it does not.
    fn portion(
        &mut self,
        (x, part, of): (SlotId, SlotId, SlotId),
        (at_least, at_most): (Option<ParamId>, Option<ParamId>),
        lane: usize,
    ) {
        let [amount, part_of, whole] = [x, part, of].map(|slot| i128::from(self.values.at(slot, lane)));
        let (p, q) = if whole > 0 { (part_of, whole) } else { (0, 1) };
        let is_beyond = |id: Option<ParamId>, sign: i128| {
            let bound = id.map(|id| self.plan.params[id.0 as usize].value.at(lane));
            bound.is_some_and(|bound| sign * (p * i128::from(bound.q()) - i128::from(bound.p()) * q) > 0)
        };
        let (too_low, too_high) = (is_beyond(at_least, -1), is_beyond(at_most, 1));
        self.mark(x, lane);
        if let Some(id) = at_least.filter(|_| too_low) {
            self.param(amount != 0, id);
        }
        if let Some(id) = at_most.filter(|_| too_high) {
            self.param(amount != 0, id);
        }
        let is_free = amount != 0 && !too_low && !too_high;
        self.mark_if(is_free, part, lane);
        self.mark_if(is_free, of, lane);
    }
}
