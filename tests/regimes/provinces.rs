//! Provinces and cities: what they take of taxes beside the centre, and what is handed up to them.

use super::trial::{ALL_TO_TOWN, Trial, case, regime, text, wan};

/// Case 44. Farmland tax: 10 % of 150 and 20 % of 50 on top are 25; with 20 % in place of the 10 % it is 10 % of 100 and 20 % of 50 = 20. Urban
/// land use tax: a quarter of 100 and half of the excess of 20 on top are 35, so the case's 75 less 10 are left; with the half in place
/// of the quarter it is 20 + 10 = 30. The case takes the first reading, as does the file.
#[test]
fn guangdong_1994_by_both_readings() {
    let case = case("44_gd1994_farmland");
    let (inputs, expected) = (&case["inputs"], &case["expected"]);
    let up = |name: &str| {
        let mut trial = regime(name).rule(ALL_TO_TOWN).town("a").receipts("a", 1994, "10111", "60");
        for (code, tax) in [("10118", "farmland"), ("10112", "landuse")] {
            for year in [1993, 1994] {
                trial = trial.receipts("a", year, code, text(&inputs[format!("{tax}_{year}")]));
            }
        }
        trial.settled(1994)
    };
    let tried = up("province/guangdong-1994");
    let farmland =
        tried.received("province", 1994, "10118") + tried.received("province", 1994, "farmland-excess");
    assert_eq!(farmland, wan(text(&expected["farmland_remit"])));
    assert_eq!(tried.part("a", 1994, "town_share", "10112"), wan(text(&expected["landuse_city_share"])));
    assert_eq!(tried.received("province", 1994, "land-use-excess"), wan(text(&expected["landuse_over"])));
    assert_eq!(tried.received("province", 1994, "10111"), wan("30"), "stamp tax is shared half and half");
    let other = up("province/guangdong-1994-instead");
    let of = |item: &str, rule: &str| {
        other.received("province", 1994, item) + other.received("province", 1994, rule)
    };
    assert_eq!(of("10118", "farmland-excess-instead"), wan("20"));
    assert_eq!(of("10112", "land-use-excess-instead"), wan("30"));
}

/// Case 40. The case works the base out anew when the share changes. Held as of 2002 it stays at 650, and 2003 makes 336 + 650 = 986.
#[test]
fn hunan_2002_by_both_readings() {
    let case = case("40_hunan_2002_income_tax");
    let (inputs, expected) = (&case["inputs"], &case["expected"]);
    let (base, first, second) =
        (text(&inputs["base_2001"]), text(&inputs["actual_2002"]), text(&inputs["actual_2003"]));
    // Of either income tax.
    for code in ["10104", "10106"] {
        let trial = |name: &str| {
            regime(name)
                .rule(ALL_TO_TOWN)
                .town("a")
                .receipts("a", 2001, code, base)
                .receipts("a", 2002, code, first)
                .receipts("a", 2003, code, second)
        };
        for (year, central) in [(2002, "550"), (2003, "720")] {
            let tried = trial("province/hunan-2002").settled(year);
            let of = |what: &str| wan(text(&expected[format!("{what}_{year}")]));
            assert_eq!(tried.line("a", year, "returns"), of("base_return"), "{year}");
            assert_eq!(tried.line("a", year, "regime_capacity"), of("total"), "{year}");
            assert_eq!(tried.received("province", year, "income-tax-base"), -of("base_return"), "{year}");
            assert_eq!(tried.received("central", year, code), wan(central), "50 % of 1,100, 60 % of 1,200");
        }
        let held = trial("province/hunan-2002-held").settled(2003);
        let return_of_2002 = wan(text(&expected["base_return_2002"]));
        assert_eq!(held.received("province", 2003, "income-tax-base-held"), -return_of_2002);
        assert_eq!(held.line("a", 2003, "regime_capacity"), wan("986"));
    }
}

const TAXES: [(&str, &str); 4] =
    [("1010101", "增值税"), ("10104", "企业所得税"), ("10106", "个人所得税"), ("10103", "营业税")];

/// The collections of case 38 in 2010 and, grown, in later years; consumption tax for the increment of the return.
fn hubei(name: &str) -> Trial {
    let case = case("38_hubei_2002_2010_shares");
    let mut trial = regime(name).town("a").parameter("a", "tax_return_1993", "60万元").parameter(
        "a",
        "tax_return_2010",
        "100万元",
    );
    for (code, tax) in TAXES {
        trial = trial.receipts("a", 2010, code, text(&case["inputs"]["collections"][tax]));
    }
    trial.receipts("a", 2010, "10102", "250")
}

/// Case 38: centre, province and county before and after.
#[test]
fn hubei_before_and_after_2011() {
    let case = case("38_hubei_2002_2010_shares");
    // VAT on imports and its refunds are the centre's, whatever the province takes of the rest.
    let before = hubei("province/hubei-2002")
        .receipts("a", 2010, "1010102", "30")
        .receipts("a", 2010, "1010103", "-20");
    let before = before.rule(ALL_TO_TOWN).settled(2010);
    for (code, centre) in [("1010102", "30"), ("1010103", "-20"), ("10102", "250")] {
        assert_eq!(before.received("central", 2010, code), wan(centre), "{code}");
    }
    let after = hubei("province/hubei-2011").rule(ALL_TO_TOWN).ahead("2011..2011");
    let mut lost = 0;
    for (code, tax) in TAXES {
        for (tried, year, when) in [(&before, 2010, "before"), (&after, 2011, "after")] {
            let expected = &case["expected"][when][tax];
            assert_eq!(tried.received("central", year, code), wan(text(&expected[0])), "{tax} {when}");
            assert_eq!(tried.received("province", year, code), wan(text(&expected[1])), "{tax} {when}");
            assert_eq!(tried.received("a", year, code), wan(text(&expected[2])), "{tax} {when}");
        }
        lost += before.received("province", 2010, code) - after.received("province", 2011, code);
    }
    let loss = wan(text(&case["expected"]["province_loss"]));
    assert_eq!(lost, loss);
    // Where nothing grows, what the province lost is handed up to it.
    assert_eq!(after.received("province", 2011, "provincial-capacity"), loss);
    // 8/25 of the increment of the return: of 100 − 60.
    let part = loss_of(text(&case["expected"]["ratio_8_over_25"]), 40);
    assert_eq!(after.received("province", 2011, "increment-to-province"), part);
}

/// A decimal of two places times whole 万元, in fen.
fn loss_of(ratio: &str, amount: i128) -> i128 {
    crate::common::scaled(ratio, 2) * amount * 10_000
}

/// In 2011 business tax grows by 79, which is 10 % of the 790 that are left by the centre: 260 × 1.1 = 286; that the shares came down is no
/// growth. Consumption tax grows by 100, which is 10 % of the 1,000 that go up of it and VAT. In 2012 all fall by 20 %: 286 × 0.8 = 228.80 is
/// below the 260 of 2010, which stand. The return: 100 × (1 + 0.3 × 10 %) = 103, of the 43 over 1993's 60 the province keeps 13.76; then
/// 103 × (1 − 0.3 × 20 %) = 96.82, and 32 % of 36.82 = 11.7824.
#[test]
fn hubei_2011_follows_local_taxes() {
    let tried = hubei("province/hubei-2011")
        .rule(ALL_TO_TOWN)
        .growth(
            "\"*\" = { \"2011..2011\" = \"0%\", \"2012..2012\" = \"-20%\" }\n\
             \"10102\" = { \"2011..2011\" = \"40%\", \"2012..2012\" = \"-20%\" }\n\
             \"10103\" = { \"2011..2011\" = \"79/300\", \"2012..2012\" = \"-20%\" }",
        )
        .ahead("2011..2012");
    for (year, capacity, back, kept) in [(2011, "286", "103", "13.76"), (2012, "260", "96.82", "11.7824")] {
        assert_eq!(tried.received("province", year, "provincial-capacity"), wan(capacity), "{year}");
        assert_eq!(tried.received("a", year, "tax-return"), wan(back), "{year}");
        assert_eq!(tried.received("central", year, "tax-return"), -wan(back), "{year}");
        assert_eq!(tried.received("province", year, "increment-to-province"), wan(kept), "{year}");
    }
}

/// On the collections of case 38, VAT 1,000, income taxes 400 and 200, business tax 300; 250 + 160 + 80 + 300 = 790 are left by the centre.
/// Wuhan's centre: 125 + 80 + 40 + 150 = 395. An outer district: 200 + 128 + 64 + 240 = 632. A zone: half of 790. A street office of
/// Ezhou: 180 + 100 + 50 + 150 = 480.
#[test]
fn districts_zones_and_street_offices_of_2011() {
    for (name, town, county) in [
        ("province/wuhan-2011-centre", "395", "395"),
        ("province/wuhan-2011-outer", "632", "158"),
        ("zone/wuhan-2011", "395", "395"),
        ("town/ezhou-2011", "480", "310"),
    ] {
        let mut trial = hubei(name);
        if name != "zone/wuhan-2011" {
            trial = trial.rule("id = \"others\"\nsince = 2011\ncovers = [\"10102\"]\nsplit = { of = \"local\", county = \"100%\" }");
        }
        let tried = trial.ahead("2011..2011");
        assert_eq!(tried.line("a", 2011, "town_share"), wan(town), "{name}");
        assert_eq!(tried.line("a", 2011, "county_share"), wan(county), "{name}");
        assert_eq!(tried.received("province", 2011, "provincial-capacity"), wan("260"), "{name}");
    }
}

/// 100 in 2003, 5 % more in 2004, then 3 % a year: 105, 108.15, 111.3945.
#[test]
fn shandong_2005() {
    let trial = regime("province/shandong-2005")
        .rule(ALL_TO_TOWN)
        .town("a")
        .receipts("a", 2004, "10110", "900")
        .parameter("a", "remittance_2003", "100万元");
    assert_eq!(trial.settled(2004).line("a", 2004, "remitted"), wan("105"));
    let ahead = trial.ahead("2005..2006");
    assert_eq!(ahead.line("a", 2005, "remitted"), wan("108.15"));
    assert_eq!(ahead.received("province", 2006, "remittance"), wan("111.3945"));
}
