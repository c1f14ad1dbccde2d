//! Contracts between the centre and the provinces before 1994: provinces are towns, the centre is the county.

use std::fs;
use std::path::Path;

use super::trial::{Trial, case, regime, text, texts, wan, yi};
use crate::common::{Table, caili, scaled};

/// Receipts of a place: one of them not a tax, since all receipts are shared.
fn collected(trial: Trial, place: &str, year: i64, amount: &str) -> Trial {
    let taxes = amount.parse::<i64>().unwrap() - 1;
    trial.receipts(place, year, "10199", &taxes.to_string()).receipts(place, year, "10399", "1")
}

/// Case 25: receipts at, over and under the target of 104.
#[test]
fn an_escalating_base() {
    let case = case("25_cn1988_incremental_beijing");
    let inputs = &case["inputs"];
    let actuals = texts(&inputs["actuals"]);
    let mut trial = regime("contracts/1988-1-escalating-base");
    for actual in &actuals {
        trial = collected(trial.town(actual), actual, 1987, text(&inputs["base"]));
        trial = collected(trial, actual, 1988, actual)
            .parameter(actual, "base_growth", text(&inputs["growth"]))
            .parameter(actual, "local_share", text(&inputs["local_share"]));
    }
    let tried = trial.settled(1988);
    for actual in actuals {
        let expected = &case["expected"]["by_actual"][actual];
        assert_eq!(tried.part(actual, 1988, "collected", ""), wan(actual));
        assert_eq!(tried.line(actual, 1988, "town_share"), wan(text(&expected["local"])), "{actual}");
        assert_eq!(tried.line(actual, 1988, "county_share"), wan(text(&expected["remit"])), "{actual}");
    }
}

/// Case 27.
#[test]
fn a_share_of_the_total() {
    let case = case("27_cn1988_total_share");
    let shares = case["inputs"]["local_share"].as_object().expect("shares by region");
    let mut trial = regime("contracts/1988-2-total-share");
    for (region, share) in shares {
        trial = collected(trial.town(region), region, 1988, text(&case["inputs"]["total"])).parameter(
            region,
            "local_share",
            text(share),
        );
    }
    let tried = trial.settled(1988);
    for region in shares.keys() {
        let expected = |side: &str| wan(text(&case["expected"][side][region]));
        assert_eq!(tried.line(region, 1988, "town_share"), expected("local"), "{region}");
        assert_eq!(tried.line(region, 1988, "county_share"), expected("remit"), "{region}");
    }
}

/// Dalian, 27.74 % of the total and 27.26 % more of the growth, together 55 %. From 1,000 to 1,100: 277.40 of last year's 1,000 and
/// 55.00 of the 100 more. From 1,000 to 900: 27.74 % of 900 = 249.66.
#[test]
fn a_share_of_the_total_and_more_of_the_growth() {
    let mut trial = regime("contracts/1988-3-share-and-growth");
    for (town, actual) in [("rise", "1100"), ("fall", "900")] {
        trial = collected(trial.town(town), town, 1987, "1000");
        trial = collected(trial, town, 1988, actual).parameter(town, "local_share", "27.74%").parameter(
            town,
            "share_of_growth",
            "55%",
        );
    }
    let tried = trial.settled(1988);
    assert_eq!(tried.line("rise", 1988, "town_share"), wan("332.4"));
    assert_eq!(tried.line("fall", 1988, "town_share"), wan("249.66"));
}

/// Guangdong, 14.13 escalating by 9 %. Taken as the sum of 1988: 14.13, then × 1.09 = 15.4017, then 16.787853. Taken as that of 1987,
/// 1988 already hands up 15.4017. The library's file takes the first reading.
#[test]
fn an_escalating_remittance_by_both_readings() {
    let trial = regime("contracts/1988-4-escalating-remittance").unit("亿元").town("guangdong");
    let trial = collected(trial, "guangdong", 1988, "108")
        .parameter("guangdong", "remittance", "14.13亿元")
        .parameter("guangdong", "remittance_growth", "9%");
    let first = trial.settled(1988);
    assert_eq!(first.line("guangdong", 1988, "remitted"), yi("14.13"));
    assert_eq!(first.line("guangdong", 1988, "regime_capacity"), yi("93.87"));
    let ahead = trial.ahead("1989..1990");
    assert_eq!(ahead.line("guangdong", 1989, "remitted"), yi("15.4017"));
    assert_eq!(ahead.line("guangdong", 1990, "remitted"), yi("16.787853"));
    let other = trial.change(
        "rule = \"remittance\"\nsince = 1988\n\
         sum.up = { data = \"remittance\", in = 1987, grows = { data = \"remittance_growth\" } }",
    );
    assert_eq!(other.settled(1988).line("guangdong", 1988, "remitted"), yi("15.4017"));
}

/// Case 30: what comes in above the sum is kept, what is short is made good.
#[test]
fn a_fixed_remittance() {
    let case = case("30_cn1988_fixed_remit");
    let inputs = &case["inputs"];
    let receipts = texts(&inputs["revenue_shanghai"]);
    let mut trial = regime("contracts/1988-5-fixed-remittance").unit("亿元");
    for amount in &receipts {
        let sum = format!("{}亿元", text(&inputs["fixed"]["上海"]));
        trial = collected(trial.town(amount), amount, 1988, amount).parameter(amount, "remittance", &sum);
    }
    let tried = trial.settled(1988);
    let expected = texts(&case["expected"]["local_shanghai"]);
    assert_eq!(receipts.len(), expected.len());
    for (town, expected) in receipts.into_iter().zip(expected) {
        assert_eq!(tried.line(town, 1988, "regime_capacity"), yi(expected), "receipts of {town}");
    }
}

/// Jilin is given 1.07: receipts of 36 make 37.07, of 30 make 31.07.
#[test]
fn a_fixed_subsidy() {
    let mut trial = regime("contracts/1988-6-fixed-subsidy").unit("亿元");
    for (town, amount) in [("more", "36"), ("less", "30")] {
        trial = collected(trial.town(town), town, 1988, amount).parameter(town, "subsidy", "1.07亿元");
    }
    let tried = trial.settled(1988);
    assert_eq!(tried.line("more", 1988, "regime_capacity"), yi("37.07"));
    assert_eq!(tried.line("less", 1988, "regime_capacity"), yi("31.07"));
}

/// Case 31. The quota itself goes up, so the centre has it besides its part of what is over. A place that stays below its quotas keeps
/// nothing and makes nothing good.
#[test]
fn over_the_quota_of_1950() {
    let case = case("31_cn1950_overquota");
    let (grain, trade) = (&case["inputs"]["items"]["农业税"], &case["inputs"]["items"]["工商税"]);
    let tried = regime("contracts/1950-over-quota")
        .town("place")
        .town("short")
        .receipts("short", 1950, "10199@grain", "90")
        .receipts("short", 1950, "10103", "150")
        .parameter("short", "grain_quota", "100万元")
        .parameter("short", "trade_quota", "200万元")
        .receipts("place", 1950, "10199@grain", text(&grain["actual"]))
        .receipts("place", 1950, "10103", text(&trade["actual"]))
        .parameter("place", "grain_quota", &format!("{}万元", text(&grain["quota"])))
        .parameter("place", "trade_quota", &format!("{}万元", text(&trade["quota"])))
        .settled(1950);
    assert_eq!(tried.line("short", 1950, "town_share"), 0);
    let expected = &case["expected"];
    for (rule, item, tax, quota) in
        [("grain", "10199@grain", "农业税", grain), ("trade-taxes", "10103", "工商税", trade)]
    {
        let local = wan(text(&expected["local"][tax]));
        assert_eq!(tried.part("place", 1950, "town_share", rule), local, "{tax}");
        let upper =
            tried.part("place", 1950, "county_share", item) + tried.part("place", 1950, "county_share", rule);
        assert_eq!(upper - wan(text(&quota["quota"])), wan(text(&expected["upper"][tax])), "{tax}");
    }
}

/// Case 32: the quota is put at 10, receipts are that and what the case has over it; the contracted sum at 0.
#[test]
fn over_the_quota_of_1971() {
    let case = case("32_cn1971_cap");
    let over = texts(&case["inputs"]["over"]);
    let mut trial = regime("contracts/1971-fixed-contract").unit("亿元");
    for (number, amount) in over.iter().enumerate() {
        let town = &format!("place-{number}");
        trial = trial
            .town(town)
            .receipts(town, 1972, "10199@quota", "10")
            .receipts(town, 1972, "10399", amount)
            .parameter(town, "quota", "10亿元")
            .parameter(town, "contracted", "0元");
    }
    let tried = trial.settled(1972);
    let (local, upper) = (texts(&case["expected"]["local"]), texts(&case["expected"]["upper"]));
    for (number, over) in over.into_iter().enumerate() {
        let town = &format!("place-{number}");
        assert_eq!(tried.line(town, 1972, "town_share") - yi("10"), yi(local[number]), "{over} over");
        assert_eq!(tried.line(town, 1972, "county_share"), yi(upper[number]), "{over} over");
    }
}

/// The parameters of the book of provinces are those of the list, mark and all.
#[test]
fn the_book_of_provinces_has_the_published_parameters() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let list = Table::read(&fs::read(root.join("tests/cases/cn_1988_contracts.csv")).unwrap());
    let own = Table::read(&fs::read(root.join("data/provinces-1988/parameters.csv")).unwrap());
    let mut parameters = 0;
    for region in list.rows(&[]) {
        let name = region.cell("region").split('(').next().unwrap();
        let value = |parameter: &str| {
            let row = own.row(&[("镇", name), ("参数", parameter)]);
            let mark = if region.cell("confidence") == "published" { "P" } else { "U" };
            assert!(row.cell("备注").starts_with(mark), "{name}");
            row.cell("值").to_owned()
        };
        // Ten-thousandths of a ratio, whether "0.5825" or "58.25%"; hundredths of 亿元.
        let ratio = |text: &str| match text.strip_suffix('%') {
            Some(percent) => scaled(percent, 2),
            None => scaled(text, 4),
        };
        let sum = |text: &str| scaled(text.trim_end_matches("亿元"), 2);
        let (one, two) = (region.cell("value1"), region.cell("value2"));
        parameters += match region.cell("type") {
            "收入递增包干" => {
                assert_eq!(ratio(&value("base_growth")), ratio(one), "{name}");
                assert_eq!(ratio(&value("local_share")), ratio(two), "{name}");
                2
            }
            "总额分成" => {
                assert_eq!(ratio(&value("local_share")), ratio(one), "{name}");
                1
            }
            "总额分成加增长分成" => {
                assert_eq!(ratio(&value("local_share")), ratio(one), "{name}");
                assert_eq!(ratio(&value("share_of_growth")), ratio(one) + ratio(two), "{name}");
                2
            }
            "上解额递增包干" => {
                assert_eq!(sum(&value("remittance")), sum(one), "{name}");
                assert_eq!(ratio(&value("remittance_growth")), ratio(two), "{name}");
                2
            }
            "定额上解" => {
                assert_eq!(sum(&value("remittance")), sum(one), "{name}");
                1
            }
            "定额补助" => {
                assert_eq!(sum(&value("subsidy")), sum(one), "{name}");
                1
            }
            other => panic!("a contract of another kind: {other}"),
        };
    }
    assert_eq!(own.rows(&[]).len(), parameters, "no parameter besides");
}

/// One place of each kind on the book's made-up receipts, by hand, in 亿元. 1988: Beijing 59 against a target of 55 × 1.04 = 57.2 hands up
/// 28.6 and keeps 30.4. Tianjin 46.5 % of 44 = 20.46. Wuhan fell from 32 to 31: 17 % of 31 = 5.27. Guangdong 108 − 14.13. Shanghai 162 −
/// 105. Jilin 39 + 1.07. The other scenarios: Guangdong from 1987 hands up 15.4017; Shanghai's sum × 1.05 is 110.25; at three
/// quarters for all Shanghai keeps 121.5 of 162, and Jilin 29.25 of 39 and its subsidy.
#[test]
fn the_book_of_provinces_runs() {
    let ran = caili("run data/provinces-1988 --no-charts").with_output().succeeds();
    let statement = ran.table("statement.csv");
    let line = |scenario: &str, town: &str, year: &str, line: &str| {
        let cells = [("scenario", scenario), ("town", town), ("year", year), ("line", line), ("code", "")];
        statement.row(&cells).fen("amount").expect("the line is known")
    };
    for (town, capacity) in [
        ("beijing", "30.4"),
        ("tianjin", "20.46"),
        ("wuhan", "5.27"),
        ("guangdong", "93.87"),
        ("shanghai", "57"),
        ("jilin", "40.07"),
    ] {
        assert_eq!(line("baseline", town, "1988", "regime_capacity"), yi(capacity), "{town}");
    }
    assert_eq!(line("sum-of-1987", "guangdong", "1988", "remitted"), yi("15.4017"));
    assert_eq!(line("all-at-75", "shanghai", "1988", "regime_capacity"), yi("121.5"));
    assert_eq!(line("all-at-75", "jilin", "1988", "regime_capacity"), yi("30.32"));
    assert_eq!(line("fixed-sums-escalate", "shanghai", "1988", "remitted"), yi("110.25"));
}
