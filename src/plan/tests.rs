//! What is known of a figure, and where a slot is found.

use super::*;

fn some(towns: [bool; 3]) -> Known {
    Known::Some(towns.to_vec())
}

#[test]
fn known_is_what_all_that_it_is_made_of_is() {
    let (ab, bc) = (some([true, true, false]), some([false, true, true]));
    assert_eq!([0, 1, 2, 3].map(|town| ab.holds(town)), [true, true, false, false]);
    assert!(Known::All.holds(7));
    assert_eq!(ab.and(&bc), some([false, true, false]));
    assert_eq!([ab.and(&Known::All), Known::All.and(&ab)], [ab.clone(), ab.clone()]);
}

#[test]
fn a_total_is_known_where_every_part_is() {
    assert_eq!(some([true, true, false]).all_or_none(), some([false; 3]));
    assert_eq!([some([true; 3]), Known::All].map(|known| known.all_or_none()), [Known::All, Known::All]);
}

#[test]
fn what_is_picked_is_known_where_the_one_picked_is() {
    let (ab, bc) = (some([true, true, false]), some([false, true, true]));
    assert_eq!(Known::pick(&[false, true, true], &ab, &bc), some([false, true, false]));
    assert_eq!(Known::pick(&[true, true, false], &ab, &bc), Known::All);
}

#[test]
fn a_slot_is_found_by_what_it_is_and_when() {
    let year = |year| Year::new(year).unwrap();
    let moments = [(2025, 2025), (2025, 2026), (2026, 2026)]
        .map(|(of, rules)| Moment { year: year(of), rules: year(rules) });
    let slots = moments.map(|at| Slot {
        what: What::Line(Line::Usable),
        at,
        op: Op::Sum(Vec::new()),
        origin: None,
        known: Known::All,
    });
    let plan = Plan {
        towns: 1,
        slots: slots.to_vec(),
        inputs: Vec::new(),
        params: Vec::new(),
        labels: Vec::new(),
        postings: Vec::new(),
        rows: Vec::new(),
        years: Vec::new(),
    };
    let found = |line| moments.map(|at| plan.find(What::Line(line), at));
    assert_eq!(found(Line::Usable), [0, 1, 2].map(|id| Some(SlotId(id))));
    assert_eq!(found(Line::Balance), [None; 3]);
}

#[test]
fn a_regime_shares_among_governments() {
    let governments: Vec<&str> =
        Party::ALL.iter().filter(|party| party.is_government()).map(|party| party.name()).collect();
    assert_eq!(governments, ["town", "county", "central", "province", "city", "pool"]);
}
