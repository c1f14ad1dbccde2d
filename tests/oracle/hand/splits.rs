//! Splits by hand: tiers, item by item, the rest.

use super::{Small, TITLE, rule, split};

fn one(receipts: &str, text: &str) -> String {
    Small::new(&format!("2024,10110,,{receipts},"), &split(text), "").line("town_share", 2024, 2025)
}

/// 开化 2010: base 1,200; receipts 1,900, so 100 at 80 %, 100 at 60 %, 300 at 40 %, 200 at 10 %: 80 + 60 + 120 + 20 = 280. Ends as
/// parts of a base of 1,000: of 250 over it 100 at 50 %, 150 at 20 %: 80. An end (5 % of 1,000) below the one before it (100)
/// leaves its tier empty: of 80 all at 50 %, of 120 the 20 above 100 at the last tier's 20 %.
#[test]
fn tiers_over_a_base() {
    let over = |base: &str, tiers: &str| {
        format!(
            "{{ of = \"local\", base = \"{base}万元\", shortfall = \"shared\", town = {{ within = \"0%\", over = [{tiers}] }} }}"
        )
    };
    let four = "{ to = \"100万元\", rate = \"80%\" }, { to = \"200万元\", rate = \"60%\" }, { to = \"500万元\", rate = \"40%\" }, { rate = \"10%\" }";
    assert_eq!(one("1900", &over("1200", four)), "2800000.00");
    let two = "{ to = \"10%\", rate = \"50%\" }, { rate = \"20%\" }";
    assert_eq!(one("1250", &over("1000", two)), "800000.00");
    let crossed = "{ to = \"100万元\", rate = \"50%\" }, { to = \"5%\", rate = \"90%\" }, { rate = \"20%\" }";
    assert_eq!(one("1080", &over("1000", crossed)), "400000.00");
    assert_eq!(one("1120", &over("1000", crossed)), "540000.00");
}

/// Within a base of 1,000 half at 40 %, half at 60 %. Receipts of 800, the shortfall shared: 200 + 180 = 380, of which the item
/// itself posts at the first tier's 40 % (320) and the rule 60. The town bears the shortfall: 500 − 200 = 300. Over it,
/// 1,100: 500 + 90 % of 100 = 590.
#[test]
fn tiers_within_a_base() {
    let within = |shortfall: &str| {
        format!(
            "{{ of = \"local\", base = \"1000万元\", shortfall = \"{shortfall}\", town = {{ within = [{{ to = \"50%\", rate = \"40%\" }}, {{ rate = \"60%\" }}], over = \"90%\" }} }}"
        )
    };
    assert_eq!(one("800", &within("shared")), "3800000.00");
    let small = Small::new("2024,10110,,800,", &split(&within("shared")), "");
    assert_eq!(small.row("town_share", "10110", 2024, 2025), "3200000.00");
    assert_eq!(small.row("town_share", "split", 2024, 2025), "600000.00");
    assert_eq!(one("800", &within("town")), "3000000.00");
    assert_eq!(one("1100", &within("shared")), "5900000.00");
}

/// 政务院 1950: over the quota of each item 80 % stays. 10110: 130 over 100, 10119: 220 over 200 → each its own: 24 + 16 in all, beside
/// nothing within. By item the second's shortfall does not offset the first's excess: at 190 it is 24 + 0, where the sum of
/// both (320 over 300) would give 16.
#[test]
fn item_by_item() {
    let text = "{ of = \"local\", each = true, base = { actual = 2023 }, town = { within = \"0%\", over = \"80%\" }, shortfall = \"shared\" }";
    let receipts =
        |second: &str| format!("2023,10110,,100, 2023,10119,,200, 2024,10110,,130, 2024,10119,,{second},");
    let small = Small::new(&receipts("220"), &split(text), "");
    assert_eq!(small.line("town_share", 2024, 2025), "400000.00");
    assert_eq!(small.row("town_share", "split:10110", 2024, 2025), "240000.00");
    assert_eq!(small.row("county_share", "split:10119", 2024, 2025), "-160000.00");
    let small = Small::new(&receipts("190"), &split(text), "");
    assert_eq!(small.line("town_share", 2024, 2025), "240000.00");
    // the parts are sums over the items: over = 24 + 0, short = 0 + 10
    let parts = rule("part", 2020, "sum.up = { rule = \"split\", part = \"over\" }")
        + &rule("short", 2020, "sum.up = { rule = \"split\", part = \"short\" }");
    let small = Small::new(&receipts("190"), &(split(text) + &parts), "");
    assert_eq!(small.row("remitted", "part", 2024, 2025), "240000.00");
    assert_eq!(small.row("remitted", "short", 2024, 2025), "100000.00");
}

/// 1,000 local. The town has 40 %; of the remaining 600 the county has half, 300; what then remains, 300, is the town's: 700.
/// A third rule gives the town 1/3 of those 300, 100, so the last 200 are the county's: town 500, county 500.
#[test]
fn the_rest_of_the_rest() {
    let first = split("{ of = \"local\", town = \"40%\" }");
    let rest = |id: &str, text: &str| {
        rule(id, 2000, &format!("covers = [\"101\"]\nsplit = {{ of = \"rest\", {text} }}"))
    };
    let town = |rules: &str| Small::new("2024,10110,,1000,", rules, "").line("town_share", 2024, 2025);
    let two = first.clone() + &rest("second", "county = \"50%\"");
    assert_eq!(town(&two), "7000000.00");
    assert_eq!(town(&(two.clone() + &rest("third", "town = \"1/3\""))), "5000000.00");
    // as written, not by what is plain: a rest rule may stand first
    assert_eq!(town(&(rest("second", "county = \"50%\"") + &first)), "7000000.00");
}

/// Of 1,000 the county takes 60 %; the rest is 400, of which within a base of 300 the town has 50 %, over it all: 150 + 100 =
/// 250. The item posts 50 % of 400 = 200 to the town, and 200 to the county, beside its 600; the rule's own row is 50.
#[test]
fn a_base_for_the_rest() {
    let rules = split("{ of = \"local\", county = \"60%\" }")
        + &rule(
            "rest",
            2000,
            "covers = [\"101\"]\nsplit = { of = \"rest\", base = \"300万元\", town = { within = \"50%\", over = \"100%\" }, shortfall = \"shared\" }",
        );
    let small = Small::new("2024,10110,,1000,", &rules, "");
    assert_eq!(small.line("town_share", 2024, 2025), "2500000.00");
    assert_eq!(small.row("town_share", "10110", 2024, 2025), "2000000.00");
    assert_eq!(small.row("county_share", "10110", 2024, 2025), "8000000.00");
    assert_eq!(small.row("town_share", "rest", 2024, 2025), "500000.00");
}

/// Item by item over a base shared equally, of which another rule takes one item in b: 10119 of a 40, of b 20, base 30 each, so
/// that a has 80 % of 10 over it. 10110 of a 100, of b 60, which is not the rule's own there: base (100 + 0)/2 = 50, and a has
/// 80 % of 50. a: 8 + 40 = 48; b: half of 60.
#[test]
fn an_item_that_another_rule_takes_in_a_town_is_no_part_of_the_base() {
    let shared = "{ of = \"local\", each = true, base = { shared_by = \"equal\" }, town = { within = \"0%\", over = \"80%\" }, shortfall = \"shared\" }";
    let half = "covers = [\"10110\"]\ntowns = [\"b\"]\nreplaces = \"split\"\nsplit = { of = \"local\", town = \"50%\" }";
    let small = Small::county(
        &[("a", 1, "0"), ("b", 1, "0")],
        "",
        &[(
            "revenue.csv",
            "镇,年度,科目编码,金额(元)\na,2024,10110,100\na,2024,10119,40\nb,2024,10110,60\nb,2024,10119,20\n",
        )],
    );
    small.put(
        "scenarios/small/regimes/r.toml",
        &format!("{TITLE}{}{}", split(shared), rule("half", 2000, half)),
    );
    assert_eq!(small.towns("town_share"), ["48.00", "30.00"]);
}
