//! The steps one by one, on figures worked out by hand; and what mattered to them.

use super::*;
use crate::num::Year;
use crate::plan::{InputId, Known, Moment, Param, ParamId, Slot, What};

fn plan(ops: Vec<Op>, inputs: Vec<Vec<i64>>, ratios: &str) -> Plan {
    let year = Year::new(2026).unwrap();
    let at = Moment { year, rules: year };
    let slot = |op| Slot { what: What::Interim, at, op, origin: None, known: Known::All };
    Plan {
        towns: inputs[0].len(),
        slots: ops.into_iter().map(slot).collect(),
        inputs,
        params: ratios
            .split_whitespace()
            .map(|ratio| Param {
                key: String::new(),
                value: Column::One(Ratio::parse(ratio).unwrap()),
                origin: None,
            })
            .collect(),
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
        Op::Sum(vec![Term { slot: SlotId(0), negative: false }, Term { slot: SlotId(1), negative: true }]),
    ];
    let values = run(&plan(ops, vec![vec![1001, -1001]], "1/3"));
    assert_eq!(values.lanes(SlotId(1)), [334, -334]);
    assert_eq!(values.lanes(SlotId(2)), [667, -667]);
    assert!(values.flags.is_empty());
}

#[test]
fn a_return_follows_the_growth_of_receipts() {
    // The published exam question: 20 × (1 + 2 % × 0.3) = 20.12; receipts 100 → 102. A fall of 2 %: 19.88.
    // From nothing there is no growth.
    let ops = vec![
        Op::Input(InputId(0)),
        Op::Input(InputId(1)),
        Op::Input(InputId(2)),
        Op::Follow { x: SlotId(0), now: SlotId(1), before: SlotId(2), by: ParamId(0) },
    ];
    let inputs = vec![vec![2000, 2000, 2000], vec![10_200, 9800, 500], vec![10_000, 10_000, 0]];
    let values = run(&plan(ops, inputs, "0.3"));
    assert_eq!(values.lanes(SlotId(3)), [2012, 1988, 2000]);
    assert_eq!(values.flags, [(SlotId(3), 2, Flag::NothingToFollow)]);
}

#[test]
fn an_amount_beyond_the_bound_is_held_and_flagged() {
    let ops = vec![Op::Input(InputId(0)), Op::Scale { x: SlotId(0), by: ParamId(0) }];
    let values = run(&plan(ops, vec![vec![BOUND - 1, 1, 1 - BOUND]], "300%"));
    assert_eq!(values.lanes(SlotId(1)), [BOUND - 1, 3, 1 - BOUND]);
    assert_eq!(values.flags, [(SlotId(1), 0, Flag::BeyondBound), (SlotId(1), 2, Flag::BeyondBound)]);
}

#[test]
fn a_bound_that_does_not_hold_moves_nothing() {
    // Two towns: 40 and 90 against a floor of 60; only the first is held up by it, and only in the second does what is
    // below count. Halved, then shown.
    let ops = vec![
        Op::Input(InputId(0)),
        Op::Input(InputId(1)),
        Op::Max(SlotId(0), SlotId(1)),
        Op::Scale { x: SlotId(2), by: ParamId(0) },
    ];
    let mut plan = plan(ops, vec![vec![40, 90], vec![60, 60]], "1/2");
    let at = plan.slots[0].at;
    let line = crate::plan::Line::Returns;
    plan.rows.push(crate::plan::Row { at, purse: None, line, label: None, slot: SlotId(3) });
    let values = run(&plan);
    assert_eq!(effects(&plan, &values), Effects { params: vec![true], slots: vec![true; 4] });
    // With a floor of 30 for both, the floor moves nothing.
    plan.inputs[1] = vec![30, 30];
    let values = run(&plan);
    assert_eq!(effects(&plan, &values).slots, [true, false, true, true]);
    // Half of nothing is nothing, whatever the ratio.
    plan.inputs = vec![vec![0, 0], vec![0, 0]];
    let values = run(&plan);
    assert_eq!(effects(&plan, &values).params, [false]);
}

#[test]
fn what_is_shared_out_adds_up_and_ratios_keep_their_bounds() {
    // 10 by 1 : 2 is 3⅓ and 6⅔; the fen goes to the larger remainder.
    let ops = vec![
        Op::Input(InputId(0)),
        Op::Total(SlotId(0)),
        Op::Input(InputId(1)),
        Op::Allocate { total: SlotId(1), by: Weights::Amounts(SlotId(2)) },
        Op::Portion {
            x: SlotId(1),
            part: SlotId(0),
            of: SlotId(2),
            at_least: None,
            at_most: Some(ParamId(0)),
        },
        Op::Pick { towns: vec![false, true], yes: SlotId(1), no: SlotId(3) },
    ];
    let plan = plan(ops, vec![vec![4, 6], vec![1, 2]], "250%");
    let values = run(&plan);
    assert_eq!(values.lanes(SlotId(1)), [10, 10]);
    assert_eq!(values.lanes(SlotId(3)), [3, 7]);
    // 4/1 and 6/2 are held at 2.5.
    assert_eq!(values.lanes(SlotId(4)), [25, 25]);
    assert_eq!(values.lanes(SlotId(5)), [3, 10]);
}

/// A plan of one step over inputs, one column of lanes each; its slot is the one behind theirs.
fn one_step(op: Op, inputs: &[&[i64]], ratios: &str) -> (Plan, SlotId) {
    let ids = 0_u32..;
    let mut ops: Vec<Op> = ids.zip(inputs).map(|(id, _)| Op::Input(InputId(id))).collect();
    ops.push(op);
    let last = SlotId(u32::try_from(inputs.len()).unwrap());
    (plan(ops, inputs.iter().map(|input| input.to_vec()).collect(), ratios), last)
}

/// What one step makes of its inputs, and in which lanes it was odd.
fn made(op: Op, inputs: &[&[i64]], ratios: &str) -> (Vec<i64>, Vec<(usize, Flag)>) {
    let (plan, last) = one_step(op, inputs, ratios);
    let values = run(&plan);
    assert!(values.flags.iter().all(|(slot, ..)| *slot == last));
    (values.lanes(last).to_vec(), values.flags.iter().map(|(_, lane, flag)| (*lane, *flag)).collect())
}

const X: SlotId = SlotId(0);
const Y: SlotId = SlotId(1);
const Z: SlotId = SlotId(2);
const MOST: i64 = BOUND - 1;

#[test]
fn what_lies_beyond_64_bits_is_held_on_its_own_side() {
    let held = |op: Op, inputs: &[&[i64]], ratio: &str| {
        let (made, flags) = made(op, inputs, ratio);
        assert!(flags.iter().all(|(_, flag)| *flag == Flag::BeyondBound));
        assert_eq!(flags.len(), made.len());
        made
    };
    // A million times 2^51 is some 2^71.
    let scale = || Op::Scale { x: X, by: ParamId(0) };
    assert_eq!(held(scale(), &[&[MOST, -MOST]], "1000000"), [MOST, -MOST]);
    assert_eq!(held(scale(), &[&[MOST, -MOST]], "-1000000"), [-MOST, MOST]);
    // From one fen to a million yuan, or to as much below 0: 2^51 times as much again.
    let follow = Op::Follow { x: X, now: Y, before: Z, by: ParamId(0) };
    let amounts: [&[i64]; 3] =
        [&[MOST, -MOST, MOST, -MOST], &[100_000_000, 100_000_000, -100_000_000, -100_000_000], &[1; 4]];
    assert_eq!(held(follow, &amounts, "1"), [MOST, -MOST, -MOST, MOST]);
    let portion = Op::Portion { x: X, part: Y, of: Z, at_least: None, at_most: None };
    assert_eq!(held(portion, &amounts, ""), [MOST, -MOST, -MOST, MOST]);
}

#[test]
fn a_ratio_is_held_between_its_bounds_and_the_upper_one_wins() {
    let portion = |at_least: Option<u32>, at_most: Option<u32>| {
        let op = Op::Portion {
            x: X,
            part: Y,
            of: Z,
            at_least: at_least.map(ParamId),
            at_most: at_most.map(ParamId),
        };
        // 1000 times 1/8, 3/8, 7/8, −1/8; of nothing, and of less than nothing, the ratio is 0.
        let inputs: [&[i64]; 3] = [&[1000; 6], &[1, 3, 7, -1, 5, 5], &[8, 8, 8, 8, 0, -8]];
        let (made, flags) = made(op, &inputs, "1/4 3/4 1/5");
        assert_eq!(flags, [(4, Flag::NothingToDivideBy), (5, Flag::NothingToDivideBy)]);
        made
    };
    assert_eq!(portion(None, None), [125, 375, 875, -125, 0, 0]);
    assert_eq!(portion(Some(0), None), [250, 375, 875, 250, 250, 250]);
    assert_eq!(portion(Some(1), None), [750, 750, 875, 750, 750, 750]);
    assert_eq!(portion(None, Some(1)), [125, 375, 750, -125, 0, 0]);
    assert_eq!(portion(Some(0), Some(1)), [250, 375, 750, 250, 250, 250]);
    // At least a quarter and at most a fifth: a fifth.
    assert_eq!(portion(Some(0), Some(2)), [200; 6]);
}

#[test]
fn only_what_is_below_nothing_is_odd() {
    let positive = |flag| made(Op::Positive { x: X, flag }, &[&[-5, 0, 5]], "");
    assert_eq!(positive(Some(Flag::BaseBelowZero)), (vec![0, 0, 5], vec![(0, Flag::BaseBelowZero)]));
    assert_eq!(positive(None), (vec![0, 0, 5], vec![]));
}

#[test]
fn nobody_to_share_with_is_flagged_for_every_town() {
    let allocate = |by| made(Op::Allocate { total: X, by }, &[&[10, 10], &[0, -1]], "0");
    let nobody = vec![(0, Flag::NothingToShareBy), (1, Flag::NothingToShareBy)];
    assert_eq!(allocate(Weights::Amounts(Y)), (vec![0, 0], nobody.clone()));
    assert_eq!(allocate(Weights::Column(ParamId(0))), (vec![0, 0], nobody));
}

/// Which parameters and which slots mattered, the step's own last, where it is shown.
fn mattered(op: Op, inputs: &[i64], ratios: &str) -> (Vec<bool>, Vec<bool>) {
    let columns: Vec<Vec<i64>> = inputs.iter().map(|fen| vec![*fen]).collect();
    let columns: Vec<&[i64]> = columns.iter().map(Vec::as_slice).collect();
    let (mut plan, slot) = one_step(op, &columns, ratios);
    let (at, line) = (plan.slots[0].at, crate::plan::Line::Returns);
    plan.rows.push(crate::plan::Row { at, purse: None, line, label: None, slot });
    let effects = effects(&plan, &run(&plan));
    (effects.params, effects.slots)
}

/// `1` and `0` for what mattered and what did not.
fn told((params, slots): (Vec<bool>, Vec<bool>)) -> String {
    let digits = |list: Vec<bool>| list.into_iter().map(|is| if is { '1' } else { '0' }).collect::<String>();
    format!("{} {}", digits(params), digits(slots))
}

#[test]
fn nothing_follows_where_nothing_has_grown() {
    let follow = |amounts: [i64; 3]| {
        told(mattered(Op::Follow { x: X, now: Y, before: Z, by: ParamId(0) }, &amounts, "0.3"))
    };
    assert_eq!(follow([2000, 10_200, 10_000]), "1 1111");
    // Without growth it does not matter how much of it is followed, but growth would.
    assert_eq!(follow([2000, 10_000, 10_000]), "0 1111");
    assert_eq!(follow([0, 10_200, 10_000]), "0 1001");
    assert_eq!(follow([2000, 10_200, 0]), "0 1001");
    assert_eq!(follow([2000, 10_200, -5]), "0 1001");
}

#[test]
fn a_ratio_matters_where_its_bounds_do_not_hold() {
    // x, part, of; at least 1/4, at most 3/4.
    let portion = |amounts: [i64; 3]| {
        let (at_least, at_most) = (Some(ParamId(0)), Some(ParamId(1)));
        told(mattered(Op::Portion { x: X, part: Y, of: Z, at_least, at_most }, &amounts, "1/4 3/4"))
    };
    assert_eq!(portion([1000, 1, 8]), "10 1001");
    assert_eq!(portion([1000, 7, 8]), "01 1001");
    // At a bound, a little more or less on one side would show.
    for part in [2, 3, 6] {
        assert_eq!(portion([1000, part, 8]), "00 1111", "{part}/8");
    }
    // Of nothing, or of less, the ratio is 0, and the lower bound holds.
    assert_eq!(portion([1000, 5, 0]), "10 1001");
    assert_eq!(portion([1000, 5, -8]), "10 1001");
    // Of nothing there are no parts, whatever the ratio.
    for part in [1, 3, 7] {
        assert_eq!(portion([0, part, 8]), "00 1001", "{part}/8");
    }
}

#[test]
fn what_a_step_drops_does_not_matter() {
    let pair = |op: fn(SlotId, SlotId) -> Op| {
        [[40, 60], [60, 40], [50, 50]].map(|amounts| told(mattered(op(X, Y), &amounts, "")))
    };
    assert_eq!(pair(Op::Min), [" 101", " 011", " 111"]);
    assert_eq!(pair(Op::Max), [" 011", " 101", " 111"]);
    let positive = |x| told(mattered(Op::Positive { x: X, flag: None }, &[x], ""));
    assert_eq!([5, 0, -5].map(positive), [" 11", " 11", " 01"]);
    let pick = |town| told(mattered(Op::Pick { towns: vec![town], yes: X, no: Y }, &[1, 2], ""));
    assert_eq!([true, false].map(pick), [" 101", " 011"]);
    // Half of something; nothing of something, which at another ratio would be something; half of nothing.
    let scale = |x, by| told(mattered(Op::Scale { x: X, by: ParamId(0) }, &[x], by));
    assert_eq!([scale(5, "1/2"), scale(5, "0"), scale(0, "1/2")], ["1 11", "1 01", "0 11"]);
}

#[test]
fn weights_matter_where_there_is_something_to_share() {
    let allocate = |total, by| told(mattered(Op::Allocate { total: X, by }, &[total, 3], "2"));
    assert_eq!([10, 0].map(|total| allocate(total, Weights::Column(ParamId(0)))), ["1 101", "0 101"]);
    assert_eq!([10, 0].map(|total| allocate(total, Weights::Amounts(Y))), ["0 111", "0 101"]);
}
