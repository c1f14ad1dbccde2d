//! Relatives abroad, with the same parts.

use super::trial::{case, regime, text, texts, wan};
use crate::common::scaled;

/// Case 02: indices of 150, 81 and 50 among 69, 50 and 50 people, whose mean is then 100 (69 × 50 = 50 × 19 + 50 × 50). One point a head is
/// 1 yuan.
#[test]
fn bern() {
    let case = case("02_ch_bern_disparity_and_floor");
    let indices = texts(&case["inputs"]["hei_before"]);
    let heads = [69, 50, 50];
    let mut trial = regime("abroad/bern").unit("元");
    for (index, people) in indices.iter().zip(heads) {
        let receipts = index.parse::<i64>().unwrap() * people;
        trial = trial.town_of(index, people).receipts(index, 2024, "10199", &receipts.to_string());
    }
    let tried = trial.settled(2024);
    let after = |key: &str| texts(&case["expected"][key]);
    let (first, second) = (after("hei_after_disparity"), after("hei_after_floor"));
    for (number, town) in indices.into_iter().enumerate() {
        let people = i128::from(heads[number]);
        let own = tried.line(town, 2024, "regime_capacity");
        let disparity = own - tried.part(town, 2024, "returns", "minimum");
        assert_eq!(disparity, scaled(first[number], 2) * people, "{town} after the first stage");
        assert_eq!(own, scaled(second[number], 2) * people, "{town} after the second");
    }
    // 37 % of 50 points of 69 people go through the pool; the canton raises 50 people from 68.50 to 86.
    assert_eq!(tried.line("150", 2024, "remitted"), 127_650);
    assert!(tried.is_party("pool", 2024, "disparity") && !tried.is_party("county", 2024, "disparity"));
    assert_eq!(tried.received("county", 2024, "minimum"), -87_500);
}

/// Case 05: the gazette's rounded sums miss each other by a cent. A pool pays out what it takes in, so of 12 allocations the largest, which has
/// the smallest remainder of its share of the total (w × (W − 1) / W = w − w / W), goes without the cent; all others are the gazette's.
#[test]
fn a_pool_has_nothing_left() {
    let case = case("05_de_2017_zero_sum_one_cent");
    let (pays, gets) = (&case["inputs"]["contributions"], &case["inputs"]["allocations"]);
    let (pays, gets) = (pays.as_object().unwrap(), gets.as_object().unwrap());
    let entitled = 1_000_000_000_000; // cents
    let mut trial = regime("abroad/germany-pool").unit("元");
    let both = pays.iter().map(|one| (one, 1)).chain(gets.iter().map(|one| (one, -1)));
    for ((land, amount), sign) in both {
        let own = entitled + sign * scaled(text(amount), 2);
        let yuan = format!("{}.{:02}", own / 100, own % 100);
        trial = trial.town(land).receipts(land, 2017, "10199", &yuan).parameter(
            land,
            "entitled",
            "10000000000元",
        );
    }
    let tried = trial.settled(2017);
    let (mut paid, mut received) = (0, 0);
    for (land, amount) in pays {
        assert_eq!(tried.line(land, 2017, "remitted"), scaled(text(amount), 2), "{land}");
        paid += tried.line(land, 2017, "remitted");
    }
    let largest = gets.iter().max_by_key(|(_, amount)| scaled(text(amount), 2)).unwrap().0;
    let cent = scaled(text(&case["expected"]["difference"]), 2);
    for (land, amount) in gets {
        let less = if land == largest { cent } else { 0 };
        assert_eq!(tried.line(land, 2017, "returns"), scaled(text(amount), 2) - less, "{land}");
        received += tried.line(land, 2017, "returns");
    }
    assert_eq!(paid, scaled(text(&case["expected"]["sum_contributions"]), 2));
    assert_eq!(received, paid);
    assert_eq!(tried.received("pool", 2017, "equalisation"), 0);
}

/// Two Länder with a measure of 1,000 each. One has 1,100 and gives 63 % of 100; the other has 900 and gets them: 963. It is 34.50 short of
/// 997.50, of which the federation gives 80 %: 27.60.
#[test]
fn germany_since_2020() {
    let tried = regime("abroad/germany-2020")
        .town("rich")
        .town("poor")
        .receipts("rich", 2023, "10199", "1100")
        .receipts("poor", 2023, "10199", "900")
        .parameter("rich", "measure", "1000万元")
        .parameter("poor", "measure", "1000万元")
        .settled(2023);
    assert_eq!(tried.line("rich", 2023, "usable"), wan("1037"));
    assert_eq!(tried.line("poor", 2023, "usable"), wan("990.6"));
    assert!(
        tried.is_party("pool", 2023, "vat-supplement") && !tried.is_party("county", 2023, "vat-supplement")
    );
    assert_eq!(tried.received("central", 2023, "federal-supplement"), -wan("27.6"));
}

/// Case 06, one billion as 1 万元: the national taxes of 2020 are 820.20 / 40 %; then those of the check.
#[test]
fn the_philippine_allotment_among_classes() {
    let case = case("06_ph_nta_2023_vertical_split");
    let shares = case["inputs"]["shares"].as_object().expect("shares by class");
    let pool = wan(text(&case["inputs"]["pool"]));
    let allotted = |taxes_of_a_class: [&str; 4]| {
        let mut trial = regime("abroad/philippines-nta");
        for ((class, share), taxes) in shares.iter().zip(taxes_of_a_class) {
            trial = trial.town(class).receipts(class, 2020, "10199", taxes).parameter(
                class,
                "class_share",
                &scaled(text(share), 2).to_string(),
            );
        }
        trial.growth("\"*\" = \"10%\"").ahead("2023..2023")
    };
    // 820.20 / 0.4 = 2,050.50, wherever it was collected.
    let tried = allotted(["1000", "50.5", "0", "1000"]);
    let mut total = 0;
    for class in shares.keys() {
        let expected = wan(text(&case["expected"]["allocation"][class]));
        assert_eq!(tried.line(class, 2023, "returns"), expected, "{class}");
        total += expected;
    }
    assert_eq!(total, pool);
    assert_eq!(tried.received("central", 2023, "allotment"), -pool);
    assert_eq!(tried.line("cities", 2023, "local_part"), 0);
    let tried = allotted(["2504.4", "0", "0", "0"]);
    let total: i128 = shares.keys().map(|class| tried.line(class, 2023, "returns")).sum();
    assert_eq!(total, wan(text(&case["expected"]["check_40pct_of_2504_40"])));
}

/// National taxes of 10,000: the class has 23 % of 40 % = 920, half of it 460 by population 3 : 1, 230 by area 1 : 4, 230 equally: 345 + 46 + 115 = 506
/// and 115 + 184 + 115 = 414.
#[test]
fn the_philippine_allotment_within_a_class() {
    let tried = regime("abroad/philippines-class")
        .town_of("dense", 3000)
        .town_of("wide", 1000)
        .receipts("dense", 2020, "10199", "9000")
        .receipts("wide", 2020, "10199", "1000")
        .parameter("dense", "area", "100")
        .parameter("wide", "area", "400")
        .growth("\"*\" = \"10%\"")
        .ahead("2023..2023");
    assert_eq!(tried.line("dense", 2023, "returns"), wan("506"));
    assert_eq!(tried.line("wide", 2023, "returns"), wan("414"));
    for (rule, pool) in [("by-population", "460"), ("by-area", "230"), ("equally", "230")] {
        assert_eq!(tried.received("central", 2023, rule), -wan(pool), "{rule}");
    }
    assert_eq!(tried.line("dense", 2023, "local_part"), 0);
}

/// Districts with 40 % of the rates. `tariff`: rates baseline 40, funding baseline 10, so a tariff of 30 and a levy of 1 − 10/40 = 75 %, at most 50 %;
/// its rates are 44: 2 of the 4 over the baseline are levied, 44 − 30 − 2 = 12. `near`: 10 and 8, tariff 2, levy 1 − 8/10 = 20 %; rates of 11
/// make 11 − 2 − 0.20 = 8.80. `top-up`: 5 and 8, so it is given 3 and not levied; 6 + 3 = 9. `fallen`: 40 and 10, rates of 38.50 leave 8.50, below
/// 92.5 % of 10: 0.75 are made up. A year later baselines and sums are 2 % higher and rates the same: `tariff` pays 30.60 and, with 40.80
/// for its baseline, a levy of 1.60: 11.80; `fallen` keeps 7.90 against 9.435.
#[test]
fn english_business_rates() {
    let mut trial = regime("abroad/uk-business-rates");
    for (town, rates, rates_baseline, funding_baseline) in [
        ("tariff", "110", "40万元", "10万元"),
        ("near", "27.5", "10万元", "8万元"),
        ("top-up", "15", "5万元", "8万元"),
        ("fallen", "96.25", "40万元", "10万元"),
    ] {
        trial = trial
            .town(town)
            .receipts(town, 2013, "10110", rates)
            .parameter(town, "rates_baseline", rates_baseline)
            .parameter(town, "funding_baseline", funding_baseline)
            .parameter(town, "indexation", "2%");
    }
    let tried = trial.settled(2013);
    for (town, levy, net) in
        [("tariff", "2", "0"), ("near", "0.2", "0"), ("top-up", "0", "0"), ("fallen", "0", "0.75")]
    {
        assert_eq!(tried.part(town, 2013, "remitted", "levy"), wan(levy), "{town}");
        assert_eq!(tried.part(town, 2013, "returns", "safety-net"), wan(net), "{town}");
    }
    assert_eq!(tried.received("central", 2013, "tariff"), wan("59"), "30 + 2 − 3 + 30");
    // 2.20 of levies come in, 0.75 of the safety net go out.
    assert_eq!(tried.received("central", 2013, "levy"), wan("2.2"));
    assert_eq!(tried.received("central", 2013, "safety-net"), -wan("0.75"));
    for (town, kept) in [("tariff", "12"), ("near", "8.8"), ("top-up", "9"), ("fallen", "9.25")] {
        assert_eq!(tried.line(town, 2013, "usable"), wan(kept), "{town}");
    }
    let next = trial.ahead("2014..2014");
    assert_eq!(next.line("tariff", 2014, "usable"), wan("11.8"));
    assert_eq!(next.line("fallen", 2014, "usable"), wan("9.435"));
    assert_eq!(next.part("fallen", 2014, "returns", "safety-net"), wan("1.535"));
}
