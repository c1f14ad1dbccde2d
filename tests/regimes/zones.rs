//! Development zones and industrial parks.

use std::fmt::Write as _;

use super::trial::{Trial, case, regime, text, wan};

/// A quarter of VAT is local. Base of 2008 and 2009 1,000, 1,200 in 2010. Receipts of 1,900: of the excess of 700 the first 100 at 80 %, the second at 60 %, 300 at 40 %,
/// 200 at 10 %: 80 + 60 + 120 + 20 = 280. Of 1,290: 72. At the base, and below it: nothing. In 2009 the base is 1,000: of 1,090, 72.
/// A firm that a town brought in: half of 50.
#[test]
fn falling_tiers_over_an_escalating_base() {
    let mut trial = regime("zone/kaihua-2010");
    let cases = [("1900", "280"), ("1290", "72"), ("1200", "0"), ("1100", "0")];
    for (receipts, _) in cases {
        trial = trial
            .town(receipts)
            .receipts(receipts, 2008, "10101", "4000")
            .receipts(receipts, 2009, "10101", "4360")
            .receipts(receipts, 2010, "10101", &(4 * receipts.parse::<i64>().unwrap()).to_string())
            .receipts(receipts, 2010, "10104@invited", "125");
    }
    let (first, second) = (trial.settled(2009), trial.settled(2010));
    for (town, kept) in cases {
        assert_eq!(first.line(town, 2009, "town_share"), wan("72"));
        assert_eq!(second.part(town, 2010, "town_share", "tiers"), wan(kept), "receipts of {town}");
        // 40 % of 125 are left by the centre.
        assert_eq!(second.part(town, 2010, "town_share", "10104@invited"), wan("25"));
    }
}

/// The receipts of case 36: its transferred firms and land use tax are among its receipts of 3,000; building firms' income tax of 600
/// leaves 240, of which 60 are over a base of 180.
fn yushui(name: &str) -> Trial {
    let case = case("36_yushui_dev_zone");
    let inputs = &case["inputs"];
    let number = |key: &str| text(&inputs[key]).parse::<i64>().unwrap();
    let others = number("revenue") - number("land_use_tax") - number("transferred_actual");
    let base = |key: &str| format!("{}万元", number(key));
    regime(name)
        .town("zone")
        .receipts("zone", 2011, "10110", &others.to_string())
        .receipts("zone", 2011, "10112", text(&inputs["land_use_tax"]))
        .receipts("zone", 2011, "10199@transferred", text(&inputs["transferred_actual"]))
        .receipts("zone", 2011, "10104@construction", "600")
        .receipts("zone", 2011, "1030203", "40")
        .parameter("zone", "spending_base", &base("exp_base"))
        .parameter("zone", "transferred_base", &base("transferred_base"))
        .parameter("zone", "construction_base", &format!("{}万元", 240 - number("cit_over_base")))
}

/// Case 36.
#[test]
fn a_zone_net_of_its_base() {
    let expected = &case("36_yushui_dev_zone")["expected"];
    let tried = yushui("zone/yushui").settled(2011);
    assert_eq!(tried.line("zone", 2011, "remitted"), wan(text(&expected["remit_15pct"])));
    let of = |line: &str, item: &str, rule: &str| {
        tried.part("zone", 2011, line, item) + tried.part("zone", 2011, line, rule)
    };
    let kept = of("town_share", "10199@transferred", "transferred");
    assert_eq!(kept, wan(text(&expected["transferred_keep"])));
    let up = of("county_share", "10199@transferred", "transferred");
    assert_eq!(up, wan(text(&expected["transferred_remit"])));
    let zone = of("town_share", "10104@construction", "construction");
    assert_eq!(zone, wan(text(&expected["cit_town"])));
    let district = of("county_share", "10104@construction", "construction");
    assert_eq!(district - wan("180"), wan(text(&expected["cit_district"])), "over the base");
    assert_eq!(tried.part("zone", 2011, "county_share", "1030203"), wan("40"), "the surcharge goes up whole");
}

/// Founded in 2011: nothing in 2011 and 2012, then 15 % of 3,000 − 800 − 150 − 500 = 1,550: 232.50.
#[test]
fn a_new_zone_is_free_for_two_years() {
    let tried = yushui("zone/yushui-new").ahead("2012..2013");
    assert_eq!(yushui("zone/yushui-new").settled(2011).line("zone", 2011, "remitted"), 0);
    assert_eq!(tried.line("zone", 2012, "remitted"), 0);
    assert_eq!(tried.line("zone", 2013, "remitted"), wan("232.5"));
}

/// Staff 10 × 15 + 20 × 12 + 5 × 1 = 395; running costs 10 × 1.8 + 20 × 1.5 + 5 × 0.2 = 49: guaranteed 444. Of taxes of 1,000 the zone has
/// 400, so 44 are given; of 1,200 it has 480 and is given nothing.
#[test]
fn a_guaranteed_base() {
    let mut staffing = "town,year,category,posts,headcount,cost(万元/人年),bears\n".to_owned();
    let mut trial = regime("zone/yiwu-2012");
    for (town, receipts) in [("weak", "1000"), ("strong", "1200")] {
        for staff in ["行政编制,10,10,15", "事业编制,22,20,12", "离退休,0,5,1"] {
            writeln!(staffing, "{town},2012,{staff},镇").unwrap();
        }
        trial = trial.town(town).receipts(town, 2012, "10110", receipts).parameter(town, "share", "40%");
    }
    let tried = trial.table("staffing.csv", &staffing).settled(2012);
    assert_eq!(tried.line("weak", 2012, "staffing"), wan("395"));
    assert_eq!(tried.line("weak", 2012, "returns"), wan("44"));
    assert_eq!(tried.line("weak", 2012, "usable"), wan("444"));
    assert_eq!(tried.line("strong", 2012, "returns"), 0);
}

/// Ends of tiers as parts of the base: up to 10 % of it 50 %, above 20 %. Base 1,000, receipts 1,250: the first 100 at 50 % and 150 at 20 %
/// are 50 + 30 = 80.
#[test]
fn tiers_may_end_at_parts_of_the_base() {
    let rule = "rule = \"tiers\"\nsince = 2009\nsplit = { of = \"local\", base = \"1000万元\", shortfall = \"shared\", \
        town = { within = \"0%\", over = [ { to = \"10%\", rate = \"50%\" }, { rate = \"20%\" } ] } }";
    let trial = regime("zone/kaihua-2010").town("a").receipts("a", 2010, "10110", "1250").change(rule);
    assert_eq!(trial.settled(2010).line("a", 2010, "town_share"), wan("80"));
}
