//! Amounts by hand: what follows, what counts heads, what is shared out, measured ratios.

use super::super::Fen;
use super::super::statement::{CountyLine, Moment, Oracle, allocate};
use super::{Small, case, rule, split, ten_thousands, yuan};

const ALL: &str = "{ of = \"local\", town = \"100%\" }";

/// Case 01, 国发〔1994〕47号: 20 × (1 + 2 % × 0.3) = 20.12; then receipts of 1,020 fall to 765, by 25 %: 20.12 × (1 − 7.5 %)
/// = 18.611, in 万元. From receipts that are not above 0 nothing follows: it stays.
#[test]
fn a_return_follows_receipts() {
    let case = case("01_cn_tax_return_0p3.json");
    let down = "sum.down = { amount = \"20万元\", in = 2022, follows = { items = [\"101\"], of = \"gross\", coefficient = \"0.3\" } }";
    let rules = split(ALL) + &rule("return", 2022, down);
    let small = Small::new("2022,10110,,1000, 2023,10110,,1020, 2024,10110,,765,", &rules, "");
    assert_eq!(small.line("returns", 2023, 2023), ten_thousands(&case["expected"]["return_now"]));
    assert_eq!(small.line("returns", 2024, 2025), "186110.00");
    let small = Small::new("2022,10110,,-5, 2023,10110,,1020, 2024,10110,,1020,", &rules, "");
    assert_eq!(small.line("returns", 2023, 2023), "200000.00");
    assert_eq!(small.line("returns", 2024, 2025), "200000.00");
}

/// 100 fen by 1:1:1 are 33⅓ each: the odd fen goes to the first. 100 by 5:3:3: 45.45, 27.27, 27.27 → 45, 27, 27 and one
/// fen to the largest remainder, .45, the first: 46. 101 by 1:2:4: 14 3/7, 28 6/7, 57 5/7 → 14, 28, 57 and two fen to 6/7
/// and 5/7: 14, 29, 58. Below zero the same with the sign. By nothing: nothing.
#[test]
fn an_allocation_leaves_nothing_over() {
    let parts = |total: i64, weights: &[i64]| -> Vec<Fen> {
        allocate(&Fen::from(total), &weights.iter().map(|weight| Fen::from(*weight)).collect::<Vec<_>>())
    };
    let fen = |list: &[i64]| list.iter().map(|fen| Fen::from(*fen)).collect::<Vec<_>>();
    assert_eq!(parts(100, &[1, 1, 1]), fen(&[34, 33, 33]));
    assert_eq!(parts(100, &[5, 3, 3]), fen(&[46, 27, 27]));
    assert_eq!(parts(101, &[1, 2, 4]), fen(&[14, 29, 58]));
    assert_eq!(parts(-101, &[1, 2, 4]), fen(&[-14, -29, -58]));
    assert_eq!(parts(7, &[0, 0]), fen(&[0, 0]));
    assert_eq!(parts(7, &[0, 3]), fen(&[0, 7]));
}

const STAFF: &str = "镇,年度,类别,编制数,实有人数,人均成本(元/人年),负担\na,2024,行政编制,3,3,1,镇\na,2024,事业编制,4,4,1,镇\nb,2024,行政编制,2,2,1,镇\n";
const HEADS: &str = "镇,参数,起始年,值\na,villages,2020,5\na,villages,2025,6\nb,villages,2020,8\n";

/// 义乌: a sum a head. Town a has 7 heads, 3 of them 行政编制, 300 people, and 6 villages in 2025; b has 2, 2, 100, 8.
#[test]
fn a_sum_per_head() {
    for (column, right) in [
        ("headcount", ["10.50", "3.00"]),
        ("headcount.行政编制", ["4.50", "3.00"]),
        ("population", ["450.00", "150.00"]),
        ("equal", ["1.50", "1.50"]),
        ("villages", ["9.00", "12.00"]),
    ] {
        let rules = rule("sum", 2020, &format!("sum.down = {{ amount = \"1.5元\", per = \"{column}\" }}"));
        let towns = [("a", 300, "1000"), ("b", 100, "1000")];
        let small = Small::county(&towns, &rules, &[("staffing.csv", STAFF), ("parameters.csv", HEADS)]);
        assert_eq!(small.towns("returns"), right, "{column}");
    }
}

/// Towns of 300, 200 and 200 people, receipts 700, 100, 100. A stated 10 yuan counts once: 428 4/7, 285 5/7, 285 5/7 fen → 428 +
/// 286 + 286. A stated sum a head counts a head: 0.10 × 700 = 70 yuan. Receipts are each town's own: 10 % of 900 = 90 yuan.
/// Both: (90 yuan less a stated 20) = 70 yuan, 30, 20, 20. Only two towns: a and c share 10 yuan 3:2.
#[test]
fn a_total_is_shared_by_a_column() {
    let returns = |amount: &str, more: &str| {
        let sum = format!("{more}sum.down = {amount}");
        let towns = [("a", 300, "700"), ("b", 200, "100"), ("c", 200, "100")];
        Small::county(&towns, &rule("sum", 2020, &sum), &[]).towns("returns")
    };
    let population = "shared_by = \"population\"";
    assert_eq!(returns(&format!("{{ amount = \"10元\", {population} }}"), ""), ["4.28", "2.86", "2.86"]);
    assert_eq!(
        returns(&format!("{{ amount = \"0.1元\", per = \"population\", {population} }}"), ""),
        ["30.00", "20.00", "20.00"]
    );
    let tenth = "items = [\"101\"], of = \"local\"";
    assert_eq!(
        returns(&format!("{{ {tenth}, times = \"10%\", {population} }}"), ""),
        ["38.57", "25.72", "25.71"] // 3,857 1/7, 2,571 3/7 twice: one fen over, to the first of equals
    );
    let less = "plus = { items = [\"101\"], of = \"local\", times = \"10%\" }";
    assert_eq!(
        returns(&format!("{{ amount = \"-20元\", {less}, {population} }}"), ""),
        ["30.00", "20.00", "20.00"]
    );
    assert_eq!(
        returns(&format!("{{ amount = \"10元\", {population} }}"), "towns = [\"a\", \"Town c\"]\n"),
        ["6.00", "0.00", "4.00"]
    );
}

/// A levy of excess over rates: at most 50 %, 1 − 800/1,000 = 20 % of 200 = 40 yuan; a = 1,000, b = 2,000: 1 − 800/2,000 = 60 %,
/// bounded to 50 % of 1,200 = 600. Nothing to divide by: 0, then at least 10 %.
#[test]
fn a_ratio_is_measured_and_bounded() {
    let remitted = |ratio: &str| {
        let sum =
            format!("sum.up = {{ items = [\"101\"], of = \"local\", less = \"800元\", times = {ratio} }}");
        Small::county(&[("a", 1, "1000"), ("b", 1, "2000")], &rule("levy", 2020, &sum), &[]).towns("remitted")
    };
    let local = "{ items = [\"101\"], of = \"local\" }";
    let over = "{ items = [\"101\"], of = \"local\", less = \"800元\" }";
    assert_eq!(
        remitted(&format!("{{ part = {over}, of = {local}, at_most = \"50%\" }}")),
        ["40.00", "600.00"]
    );
    assert_eq!(
        remitted(&format!("{{ part = {local}, of = \"0元\", at_least = \"10%\" }}")),
        ["20.00", "120.00"]
    );
    // not a share, so above 100 % stands: 1,000 / 500 × 200 and 2,000 / 500 × 1,200
    assert_eq!(remitted(&format!("{{ part = {local}, of = \"500元\" }}")), ["400.00", "4800.00"]);
}

/// As a share of a split the same ratio is held at 100 %, and at 0 below zero.
#[test]
fn a_measured_share_is_held_within_the_whole() {
    let town = |part: &str| {
        let text = format!("{{ of = \"local\", town = {{ part = \"{part}\", of = \"300元\" }} }}");
        Small::new("2024,10110,,0.01,", &split(&text), "").line("town_share", 2024, 2025)
    };
    assert_eq!([town("100元"), town("900元"), town("-1元")], ["33.33", "100.00", "0.00"]);
}

/// A sum from the province is none of the county's; what another rule takes of it (a part) is.
#[test]
fn a_tier_pays_a_sum() {
    let rules = rule("grant", 2020, "sum = { down = \"50元\", with = \"province\" }")
        + &rule("levy", 2020, "sum.up = { rule = \"grant\", part = \"amount\", times = \"10%\" }");
    let small = Small::county(&[("a", 1, "1000")], &rules, &[]);
    assert_eq!(
        (small.towns("returns"), small.towns("remitted")),
        (vec!["50.00".into()], vec!["5.00".into()])
    );
    let (book, scenario) = small.read("baseline");
    let oracle = Oracle::new(&book, Some(&scenario));
    let capacity = oracle.county_line(0, CountyLine::Capacity, Moment { y: 2024, u: 2025 });
    assert_eq!(yuan(&capacity.expect("known")), "5.00");
}

/// A rule for two of three towns, and a replacement for one of them: a pays 1, b 2, c nothing.
#[test]
fn a_rule_speaks_for_its_towns() {
    let rules = rule("old", 2020, "towns = [\"a\", \"b\"]\nsum.up = \"1元\"")
        + &rule("new", 2021, "towns = [\"b镇\"]\nreplaces = \"old\"\nsum.up = \"2元\"");
    let towns = [("a", 1, "10"), ("b", 1, "10"), ("c", 1, "10")];
    assert_eq!(Small::county(&towns, &rules, &[]).towns("remitted"), ["1.00", "2.00", "0.00"]);
}
