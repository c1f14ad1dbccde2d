//! Runs a plan over lanes. Pure and total: no files, no words, and no step that can fail.
//!
//! A lane is one town of one draw; the towns of a draw lie side by side. Each step runs over all lanes before the next,
//! so an inner loop is one operation on two columns of whole fen.

use crate::num::{BOUND, Ratio, round_product};
use crate::plan::{Column, Flag, Op, Plan, SlotId, Term};

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
            // A product beyond i64 is beyond the bound too, and flagged as such.
            let beyond = if (*x < 0) == (ratio.p() < 0) { i64::MAX } else { i64::MIN };
            *out = round_product(*x, ratio.p(), ratio.q()).unwrap_or(beyond);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::num::Year;
    use crate::plan::{InputId, Known, Moment, Param, ParamId, Slot, What};

    fn plan(ops: Vec<Op>, inputs: Vec<Vec<i64>>, ratio: &str) -> Plan {
        let year = Year::new(2026).unwrap();
        let at = Moment { year, rules: year };
        let slot = |op| Slot { what: What::Interim, at, op, origin: None, known: Known::All };
        Plan {
            towns: inputs[0].len(),
            slots: ops.into_iter().map(slot).collect(),
            inputs,
            params: vec![Param {
                key: String::new(),
                value: Column::One(Ratio::parse(ratio).unwrap()),
                origin: None,
            }],
            labels: Vec::new(),
            postings: Vec::new(),
            rows: Vec::new(),
            years: Vec::new(),
        }
    }

    #[test]
    fn a_split_leaves_the_rest_to_the_other_side() {
        // 10.01 yuan at 1/3: 3.336… becomes 3.34, the county takes 6.67; a refund mirrors it.
        let ops = vec![
            Op::Input(InputId(0)),
            Op::Scale { x: SlotId(0), by: ParamId(0) },
            Op::Sum(vec![
                Term { slot: SlotId(0), negative: false },
                Term { slot: SlotId(1), negative: true },
            ]),
        ];
        let values = run(&plan(ops, vec![vec![1001, -1001]], "1/3"));
        assert_eq!(values.lanes(SlotId(1)), [334, -334]);
        assert_eq!(values.lanes(SlotId(2)), [667, -667]);
        assert!(values.flags.is_empty());
    }

    #[test]
    fn an_amount_beyond_the_bound_is_held_and_flagged() {
        let ops = vec![Op::Input(InputId(0)), Op::Scale { x: SlotId(0), by: ParamId(0) }];
        let values = run(&plan(ops, vec![vec![BOUND - 1, 1, 1 - BOUND]], "300%"));
        assert_eq!(values.lanes(SlotId(1)), [BOUND - 1, 3, 1 - BOUND]);
        assert_eq!(values.flags, [(SlotId(1), 0, Flag::BeyondBound), (SlotId(1), 2, Flag::BeyondBound)]);
    }
}
