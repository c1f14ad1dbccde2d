//! Guarantees by hand: floor, cap, equalisation, pool, hold-harmless, tied.

use super::super::statement::{CountyLine, Moment, Oracle};
use super::{Small, rule, yuan};

fn guarantee(id: &str, text: &str) -> String {
    rule(id, 2020, &format!("guarantee = {{ {text} }}"))
}

const BERN: [(&str, i64, &str); 3] = [("a", 1, "150"), ("b", 1, "81"), ("c", 1, "50")];

/// Canton of Bern, published: 37 % of the gap to 100 is made good or taken (150 → 131.50, 81 → 88.03, 50 → 68.50), then a floor
/// of 86 (→ 131.50, 88.03, 86.00). The second sees what the first did; the first does not see the second.
#[test]
fn equalisation_then_a_floor() {
    let gap = guarantee(
        "gap",
        "on = \"usable\", at = \"100元\", below = \"37%\", above = \"37%\", with = \"county\"",
    );
    let floor = guarantee("floor", "on = \"usable\", at = \"86元\", below = \"100%\", with = \"county\"");
    assert_eq!(Small::county(&BERN, &gap, &[]).towns("usable"), ["131.50", "88.03", "68.50"]);
    let small = Small::county(&BERN, &(gap.clone() + &floor), &[]);
    assert_eq!(small.towns("usable"), ["131.50", "88.03", "86.00"]);
    assert_eq!(small.towns("returns"), ["0.00", "7.03", "36.00"]);
    assert_eq!(small.towns("remitted"), ["18.50", "0.00", "0.00"]);
    // the other way round: 150, 86, 86 first; then 37 % of the gap of each to 100: 131.50, 91.18, 91.18
    let small = Small::county(&BERN, &(floor + &gap), &[]);
    assert_eq!(small.towns("usable"), ["131.50", "91.18", "91.18"]);
}

/// The same with the pool: claims 7.03 and 18.50, 25.53 in all; dues 18.50. So 18.50 goes round: received 1,850·703/2,553
/// = 509.42 and 1,850·1,850/2,553 = 1,340.57 fen → 509 and 1,340, the odd fen to the larger remainder: 5.09 and 13.41.
#[test]
fn a_pool_gives_what_it_takes() {
    let text = "on = \"town_share\", at = \"100元\", below = \"37%\", above = \"37%\", with = \"pool\"";
    let small = Small::county(&BERN, &guarantee("pool", text), &[]);
    assert_eq!(small.towns("remitted"), ["18.50", "0.00", "0.00"]);
    assert_eq!(small.towns("returns"), ["0.00", "5.09", "13.41"]);
    let (book, scenario) = small.read("baseline");
    let oracle = Oracle::new(&book, Some(&scenario));
    for town in 0..3 {
        let capacity = oracle.county_line(town, CountyLine::Capacity, Moment { y: 2024, u: 2025 });
        assert_eq!(yuan(&capacity.expect("known")), "0.00");
    }
}

/// At the mean a head: 281 yuan over 6 heads, 1, 2 and 3 of them: 46.83⅓, 93.66⅔, 140.50 → 46.83, 93.67, 140.50. All of a gap:
/// a pays 103.17, b gets 12.67, c 90.50: together nothing.
#[test]
fn a_mean_per_head() {
    let towns = [("a", 1, "150"), ("b", 2, "81"), ("c", 3, "50")];
    let text = "on = \"town_share\", at = { shared_by = \"population\" }, below = \"100%\", above = \"100%\", with = \"county\"";
    let small = Small::county(&towns, &guarantee("mean", text), &[]);
    assert_eq!(small.towns("remitted"), ["103.17", "0.00", "0.00"]);
    assert_eq!(small.towns("returns"), ["0.00", "12.67", "90.50"]);
}

/// Second-stage pooling (浙江 2009): over 100 yuan 15 % goes to the pool and the rest is tied. With no claims nothing goes round,
/// and all 50 are tied: usable 100, tied 50. With the county instead 7.50 is paid and 42.50 tied. As a ratio, 85 % of 50.
#[test]
fn what_is_left_of_a_surplus_is_tied() {
    let small = |with: &str, tied: &str| {
        let text =
            format!("on = \"usable\", at = \"100元\", above = \"15%\", tied = \"{tied}\", with = \"{with}\"");
        Small::county(&BERN, &guarantee("over", &text), &[])
    };
    let pool = small("pool", "rest");
    assert_eq!((pool.towns("usable")[0].as_str(), pool.towns("tied")[0].as_str()), ("100.00", "50.00"));
    assert_eq!(pool.towns("earmarked"), ["50.00", "0.00", "0.00"]);
    let county = small("county", "rest");
    assert_eq!(county.towns("remitted")[0], "7.50");
    assert_eq!((county.towns("usable")[0].as_str(), county.towns("tied")[0].as_str()), ("100.00", "42.50"));
    let ratio = small("county", "85%");
    assert_eq!(
        (ratio.towns("usable")[0].as_str(), ratio.towns("earmarked")[0].as_str()),
        ("100.00", "42.50")
    );
}

/// A limit of 10 on what is claimed and on what is owed; below zero it is 0.
#[test]
fn a_limit_holds_both_ways() {
    let usable = |most: &str| {
        let text = format!(
            "on = \"usable\", at = \"100元\", below = \"100%\", above = \"100%\", with = \"city\", at_most = \"{most}\""
        );
        Small::county(&BERN, &guarantee("limit", &text), &[]).towns("usable")
    };
    assert_eq!(usable("20元"), ["130.00", "100.00", "70.00"]);
    assert_eq!(usable("-1元"), ["150.00", "81.00", "50.00"]);
}

/// Hold-harmless: the town had all of 1,000 in 2025; from 2026 it has 40 %, and three quarters of what it lost are made good. In
/// 2025 replayed: 400 + 450. In 2026, receipts 10 % up: 440 + 75 % of 560 = 860. Tiers in parts of the 1,000: of 560 the
/// first 10 % (100) at 100 %, the rest at half: 100 + 230.
#[test]
fn nobody_loses_all_at_once() {
    let small = |below: &str| {
        let rules = super::split("{ of = \"local\", town = \"100%\" }");
        let harmless = format!(
            "guarantee = {{ on = \"regime_capacity\", at = {{ actual = 2025 }}, below = {below}, with = \"county\" }}"
        );
        let baseline = format!(
            "[growth]\n\"*\" = \"10%\"\n[[change]]\nrule = \"split\"\nsince = 2026\nsplit = {{ of = \"local\", town = \"40%\" }}\n{}",
            rule("harmless", 2026, &harmless)
        );
        Small::new("2025,10110,,1000,", &rules, &baseline)
    };
    let three_quarters = small("\"75%\"");
    assert_eq!(three_quarters.line("usable", 2025, 2025), "10000000.00");
    assert_eq!(three_quarters.line("usable", 2025, 2026), "8500000.00");
    assert_eq!(three_quarters.line("usable", 2026, 2026), "8600000.00");
    let tiers = small("[{ to = \"10%\", rate = \"100%\" }, { rate = \"50%\" }]");
    assert_eq!(tiers.line("returns", 2026, 2026), "3300000.00");
}

/// A later rule may name what an earlier one gave: half of what was received is owed to the province.
#[test]
fn a_part_of_a_guarantee() {
    let rules = guarantee("floor", "on = \"usable\", at = \"100元\", below = \"100%\", with = \"county\"")
        + &guarantee(
            "back",
            "on = \"usable\", at = { line = \"usable\", less = { rule = \"floor\", part = \"received\" } }, above = \"50%\", with = \"province\"",
        );
    assert_eq!(Small::county(&BERN, &rules, &[]).towns("remitted"), ["0.00", "9.50", "25.00"]);
}
