//! Tax sharing between the centre and the places since 1994: returns, bases, refunds. The town stands for the place.

use super::trial::{ALL_TO_TOWN, case, regime, text, wan};
use crate::common::scaled;

/// Case 01. VAT of 800 and consumption tax of 400 send 600 + 400 = 1,000 up, of 1993 by the shares of 1994. Consumption tax alone grows, by so
/// much that what goes up grows by the case's rate (10 for each per cent), which all that is collected does not.
#[test]
fn the_return_of_1994() {
    let case = case("01_cn_tax_return_0p3");
    let inputs = &case["inputs"];
    let more = 10 * scaled(text(&inputs["growth_rate"]), 2);
    let tried = regime("tax-sharing/1994-return")
        .rule(ALL_TO_TOWN)
        .town("a")
        .receipts("a", 1993, "10101", "800")
        .receipts("a", 1993, "10102", "400")
        .receipts("a", 1994, "10101", "800")
        .receipts("a", 1994, "10102", &(400 + more).to_string())
        .parameter("a", "tax_return_1993", &format!("{}万元", text(&inputs["return_prev"])))
        .settled(1994);
    assert_eq!(tried.line("a", 1994, "returns"), wan(text(&case["expected"]["return_now"])));
    assert_eq!(tried.received("central", 1994, "tax-return"), -wan(text(&case["expected"]["return_now"])));
}

/// Income taxes of 1,000 in 2001, all the place's own. Half goes up in 2002: of 2001's it would have kept 500, so 500 come back. From
/// 2003 it keeps 40 %: 400 of 2001's, so 600. Receipts grow by 10 %: half of 1,100 and 500 make 1,050, 40 % of 1,210 and 600 make 1,084.
#[test]
fn the_income_taxes_of_2002() {
    let tried = regime("tax-sharing/2002-income-tax")
        .rule(ALL_TO_TOWN)
        .town("a")
        .receipts("a", 2001, "10104", "700")
        .receipts("a", 2001, "10106", "300")
        .growth("\"*\" = \"10%\"")
        .ahead("2002..2003");
    for (year, back, kept) in [(2002, "500", "1050"), (2003, "600", "1084")] {
        assert_eq!(tried.line("a", year, "returns"), wan(back), "{year}");
        assert_eq!(tried.received("central", year, "income-tax-base"), -wan(back), "{year}");
        assert_eq!(tried.line("a", year, "regime_capacity"), wan(kept), "{year}");
    }
}

/// Case 42. Refunds are receipts below zero, and the centre's.
#[test]
fn export_refunds_of_2015() {
    let case = case("42_cn2015_export_refund");
    let refunds = case["inputs"]["refund"].as_object().expect("refunds by year");
    let mut trial = regime("tax-sharing/2015-export-refund").rule(ALL_TO_TOWN).town("a").parameter(
        "a",
        "refund_base",
        &format!("{}万元", text(&case["inputs"]["base"])),
    );
    for (year, refund) in refunds {
        trial = trial.receipts("a", year.parse().unwrap(), "1010103", &format!("-{}", text(refund)));
    }
    for (year, refund) in refunds {
        let expected = wan(text(&case["expected"]["local"][year]));
        let year = year.parse().unwrap();
        let tried = trial.settled(year);
        assert_eq!(tried.line("a", year, "other_remitted"), expected, "{year}");
        assert_eq!(tried.line("a", year, "local_part"), 0, "{year}");
        let rule = if year < 2015 { "refund-burden" } else { "refund-burden-fixed" };
        assert_eq!(tried.received("central", year, rule), expected, "{year}");
        assert_eq!(tried.received("central", year, "1010103"), -wan(text(refund)), "{year}");
    }
}

/// Refunds of 800 stay below a base of 1,000: nothing is borne, then or later.
#[test]
fn export_refunds_below_their_base() {
    let trial = regime("tax-sharing/2015-export-refund")
        .rule(ALL_TO_TOWN)
        .town("a")
        .parameter("a", "refund_base", "1000万元")
        .receipts("a", 2014, "1010103", "-800")
        .receipts("a", 2015, "1010103", "-2000");
    for year in [2014, 2015] {
        let tried = trial.settled(year);
        assert_eq!(tried.line("a", year, "other_remitted") + tried.line("a", year, "returns"), 0, "{year}");
    }
}

/// The centre's part of every tax that it shares, in per cent, by the documents in the file; all other taxes are local.
#[test]
fn the_national_shares_by_year() {
    let shares: [(&str, &[(i64, i128)]); 10] = [
        ("1010101", &[(1994, 75), (2015, 75), (2016, 50), (2024, 50)]),
        ("1010102", &[(1994, 100), (2016, 100), (2024, 100)]),
        ("1010103", &[(1994, 100), (2016, 100), (2024, 100)]),
        ("10102", &[(1994, 100), (2024, 100)]),
        ("10103", &[(1994, 0), (2015, 0)]),
        ("10104", &[(2002, 50), (2003, 60), (2024, 60)]),
        ("10106", &[(2002, 50), (2003, 60), (2024, 60)]),
        ("10110", &[(1994, 0), (2024, 0)]),
        ("10116", &[(2001, 100), (2024, 100)]),
        ("10117", &[(1994, 100), (2024, 100)]),
    ];
    let years = [1993, 1994, 2000, 2001, 2002, 2003, 2015, 2016, 2024];
    for year in years {
        let mut trial = regime("statute/prc").rule(ALL_TO_TOWN).town("a");
        for (code, _) in shares {
            trial = trial.receipts("a", year, code, "100");
        }
        let tried = trial.settled(year);
        for (code, dated) in shares {
            let known = dated.iter().find(|(of, _)| *of == year);
            // Before the first document there is none.
            let share = known.map(|(_, share)| *share).or((year < dated[0].0).then_some(0));
            let Some(share) = share else { continue };
            assert_eq!(tried.received("central", year, code), share * wan("1"), "{code} in {year}");
        }
    }
}

/// A place with VAT of 400 and business tax of 300 in 2014 had 100 + 300 = 400; at 50/50 of both it would have had 350: 50 come back.
/// One with VAT of 1,000 and business tax of 100 had 250 + 100 = 350; it would have had 550: 200 go up.
#[test]
fn the_base_of_vat_in_2016() {
    let mut trial = regime("tax-sharing/2016-vat").rule(ALL_TO_TOWN);
    for (town, vat, business_tax) in [("services", "400", "300"), ("industry", "1000", "100")] {
        trial =
            trial.town(town).receipts(town, 2014, "10101", vat).receipts(town, 2014, "10103", business_tax);
        trial = trial.receipts(town, 2015, "10101", "800").receipts(town, 2016, "10101", "900");
    }
    let tried = trial.settled(2016);
    assert_eq!(tried.line("services", 2016, "returns"), wan("50"));
    assert_eq!(tried.line("industry", 2016, "remitted"), wan("200"));
    // Half of 900, and the base.
    assert_eq!(tried.line("services", 2016, "regime_capacity"), wan("500"));
    assert_eq!(tried.line("industry", 2016, "regime_capacity"), wan("250"));
    assert_eq!(tried.received("central", 2016, "vat-base"), wan("150"));
}

/// Case 49: what all tiers collected, out of the printed local part, by the national shares of that year.
#[test]
fn what_was_collected_behind_a_local_part() {
    let case = case("49_tianjin_2010_grossup");
    let taxes = [("10101", "vat"), ("10104", "cit"), ("10106", "iit")];
    let mut trial = regime("statute/prc").rule(ALL_TO_TOWN).town("tianjin");
    for (code, tax) in taxes {
        trial = trial.local_receipts("tianjin", 2010, code, text(&case["inputs"][format!("{tax}_local")]));
    }
    let tried = trial.settled(2010);
    for (code, tax) in taxes {
        let total = wan(text(&case["expected"][format!("{tax}_total")]));
        assert_eq!(tried.part("tianjin", 2010, "collected", code), total, "{tax}");
        let local = wan(text(&case["inputs"][format!("{tax}_local")]));
        assert_eq!(tried.part("tianjin", 2010, "town_share", code), local, "{tax}");
    }
}
