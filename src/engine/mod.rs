//! Runs a plan over lanes. Pure and total: no files, no words, and no step that can fail.
//!
//! A lane is one town of one draw; the towns of a draw lie side by side. Each step runs over all lanes before the next,
//! so an inner loop is one operation on two columns of whole fen.

mod effect;
#[cfg(test)]
mod tests;

pub use effect::{Effects, effects};

use crate::num::{BOUND, Ratio, allocate, round_product};
use crate::plan::{Column, Flag, Op, ParamId, Plan, SlotId, Term, Weights};

/// The values of a plan: one column of lanes a slot, in fen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Values {
    lanes: usize,
    fen: Vec<i64>,
    /// What was odd: slot, lane, flag; in the order of steps, then lanes.
    pub flags: Vec<(SlotId, usize, Flag)>,
}

impl Values {
    /// The value of a slot in a lane, in fen.
    #[must_use]
    pub fn at(&self, slot: SlotId, lane: usize) -> i64 {
        self.fen[slot.0 as usize * self.lanes + lane]
    }

    /// The values of a slot in all lanes.
    #[must_use]
    pub fn lanes(&self, slot: SlotId) -> &[i64] {
        let start = slot.0 as usize * self.lanes;
        &self.fen[start..start + self.lanes]
    }
}

/// Fills every slot, in order.
#[must_use]
pub fn run(plan: &Plan) -> Values {
    let lanes = plan.towns;
    let mut fen = vec![0; plan.slots.len() * lanes];
    let mut flags = Vec::new();
    for (id, slot) in plan.iter() {
        let (done, rest) = fen.split_at_mut(id.0 as usize * lanes);
        let mut step = Step { done, out: &mut rest[..lanes], lanes, flagged: Vec::new() };
        step.fill(plan, &slot.op);
        step.hold_within_bound();
        flags.extend(step.flagged.into_iter().map(|(lane, flag)| (id, lane, flag)));
    }
    Values { lanes, fen, flags }
}

/// One step at work: what was filled before, and the column that it fills.
struct Step<'a> {
    done: &'a [i64],
    out: &'a mut [i64],
    lanes: usize,
    flagged: Vec<(usize, Flag)>,
}

impl<'a> Step<'a> {
    fn column(&self, slot: SlotId) -> &'a [i64] {
        &self.done[slot.0 as usize * self.lanes..][..self.lanes]
    }

    fn fill(&mut self, plan: &Plan, op: &Op) {
        match op {
            Op::Input(id) => self.out.copy_from_slice(&plan.inputs[id.0 as usize]),
            Op::Scale { x, by } => self.scale(*x, &plan.params[by.0 as usize].value),
            Op::Follow { x, now, before, by } => {
                self.follow(*x, (*now, *before), &plan.params[by.0 as usize].value);
            }
            Op::Portion { x, part, of, at_least, at_most } => {
                let bound = |id: &Option<ParamId>| id.map(|id| &plan.params[id.0 as usize].value);
                self.portion(*x, (*part, *of), (bound(at_least), bound(at_most)));
            }
            Op::Pick { towns, yes, no } => self.pick(towns, *yes, *no),
            Op::Total(x) => {
                let total = self.column(*x).iter().fold(0_i64, |sum, x| sum.saturating_add(*x));
                self.out.fill(total);
            }
            Op::Allocate { total, by: Weights::Amounts(weights) } => {
                self.allocate(*total, self.column(*weights).to_vec().as_slice());
            }
            Op::Allocate { total, by: Weights::Column(by) } => {
                let weights = &plan.params[by.0 as usize].value;
                let weights: Vec<i64> = (0..self.lanes).map(|lane| weights.at(lane).p()).collect();
                self.allocate(*total, &weights);
            }
            Op::Sum(terms) => self.sum(terms),
            Op::Min(a, b) => self.pair(*a, *b, i64::min),
            Op::Max(a, b) => self.pair(*a, *b, i64::max),
            Op::Positive { x, flag } => self.positive(*x, *flag),
        }
    }

    fn scale(&mut self, x: SlotId, by: &Column<Ratio>) {
        let column = self.column(x);
        for (lane, (out, x)) in self.out.iter_mut().zip(column).enumerate() {
            let ratio = by.at(lane);
            *out = round_product(*x, ratio.p(), ratio.q()).unwrap_or(beyond((*x < 0) != (ratio.p() < 0)));
        }
    }

    fn follow(&mut self, x: SlotId, (now, before): (SlotId, SlotId), by: &Column<Ratio>) {
        let (amounts, now, before) = (self.column(x), self.column(now), self.column(before));
        for lane in 0..self.lanes {
            let (x, now, before) = (amounts[lane], now[lane], before[lane]);
            if before <= 0 {
                self.out[lane] = x;
                self.flagged.push((lane, Flag::NothingToFollow));
                continue;
            }
            self.out[lane] = followed(x, now, before, by.at(lane));
        }
    }

    fn portion(
        &mut self,
        x: SlotId,
        (part, of): (SlotId, SlotId),
        (least, most): (Option<&Column<Ratio>>, Option<&Column<Ratio>>),
    ) {
        let (amounts, part, of) = (self.column(x), self.column(part), self.column(of));
        for lane in 0..self.lanes {
            let mut ratio = (i128::from(part[lane]), i128::from(of[lane]));
            if of[lane] <= 0 {
                ratio = (0, 1);
                self.flagged.push((lane, Flag::NothingToDivideBy));
            }
            if let Some(least) = least {
                ratio = greater(ratio, least.at(lane));
            }
            if let Some(most) = most {
                ratio = lesser(ratio, most.at(lane));
            }
            self.out[lane] = rounded(i128::from(amounts[lane]), ratio);
        }
    }

    fn pick(&mut self, towns: &[bool], yes: SlotId, no: SlotId) {
        let (yes, no) = (self.column(yes), self.column(no));
        for (lane, out) in self.out.iter_mut().enumerate() {
            *out = if towns[lane % towns.len()] { yes[lane] } else { no[lane] };
        }
    }

    /// Over the lanes of one county.
    fn allocate(&mut self, total: SlotId, weights: &[i64]) {
        let total = self.column(total).first().copied().unwrap_or(0);
        match allocate(total, weights) {
            Some(parts) => self.out.copy_from_slice(&parts),
            None => (0..self.lanes).for_each(|lane| self.flagged.push((lane, Flag::NothingToShareBy))),
        }
    }

    fn sum(&mut self, terms: &[Term]) {
        for term in terms {
            let column = self.column(term.slot);
            if term.negative {
                self.out.iter_mut().zip(column).for_each(|(out, x)| *out = out.saturating_sub(*x));
            } else {
                self.out.iter_mut().zip(column).for_each(|(out, x)| *out = out.saturating_add(*x));
            }
        }
    }

    fn pair(&mut self, a: SlotId, b: SlotId, choose: impl Fn(i64, i64) -> i64) {
        let (a, b) = (self.column(a), self.column(b));
        for (out, (a, b)) in self.out.iter_mut().zip(a.iter().zip(b)) {
            *out = choose(*a, *b);
        }
    }

    fn positive(&mut self, x: SlotId, flag: Option<Flag>) {
        for (lane, x) in self.column(x).iter().enumerate() {
            self.out[lane] = (*x).max(0);
            if let (true, Some(flag)) = (*x < 0, flag) {
                self.flagged.push((lane, flag));
            }
        }
    }

    fn hold_within_bound(&mut self) {
        for (lane, out) in self.out.iter_mut().enumerate() {
            if *out <= -BOUND || BOUND <= *out {
                *out = (*out).clamp(1 - BOUND, BOUND - 1);
                self.flagged.push((lane, Flag::BeyondBound));
            }
        }
    }
}

/// The greater of p/q and a ratio, both below 2^64 over and under the line.
fn greater((p, q): (i128, i128), bound: Ratio) -> (i128, i128) {
    let (bp, bq) = (i128::from(bound.p()), i128::from(bound.q()));
    if p * bq < bp * q { (bp, bq) } else { (p, q) }
}

/// The lesser of p/q and a ratio.
fn lesser((p, q): (i128, i128), bound: Ratio) -> (i128, i128) {
    let (bp, bq) = (i128::from(bound.p()), i128::from(bound.q()));
    if p * bq > bp * q { (bp, bq) } else { (p, q) }
}

/// What stands for a result beyond i64, which is beyond the bound too and flagged as such.
const fn beyond(is_negative: bool) -> i64 {
    if is_negative { i64::MIN } else { i64::MAX }
}

/// ⟨x · p / q⟩, q > 0.
fn rounded(x: i128, (p, q): (i128, i128)) -> i64 {
    let exactly = || {
        let product = x.checked_mul(p)?;
        let rounded = product.checked_abs()?.checked_mul(2)?.checked_add(q)? / q.checked_mul(2)?;
        i64::try_from(if product < 0 { -rounded } else { rounded }).ok()
    };
    exactly().unwrap_or(beyond((x < 0) != (p < 0)))
}

/// ⟨x · (q·before + p·(now − before)) / (q·before)⟩: amounts within the bound and terms of 64 bits, the factor fits an i128.
fn followed(x: i64, now: i64, before: i64, c: Ratio) -> i64 {
    let (p, q) = (i128::from(c.p()), i128::from(c.q()));
    let (now, before) = (i128::from(now), i128::from(before));
    rounded(i128::from(x), (q * before + p * (now - before), q * before))
}
