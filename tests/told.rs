//! What is told of a book as a whole, once its rows are in order: years that do not close, wage rows that are not the payroll, and
//! numbers that no rule asks for.
//!
//! The town collects VAT of 1000.02 yuan. Half goes to the centre, 500.01; of the local part, 500.01, the town gets 40 %, which
//! rounds to 200.00. It is given 80, carried 20 over, spends 30, puts 10 aside, and hands 50 up, which the rules alone say:
//! 200 + 80 + 20 − 30 − 10 − 50 leave 210.

mod common;

use std::path::Path;

use common::{Ran, caili, write};
use tempfile::TempDir;

const BOOK: &str = "name = \"A\"\nkind = \"illustrative\"\nunit = \"元\"\nexpenditure_includes = [\"staffing\", \"tied\"]\n[[town]]\nid = \"a\"\n[[town]]\nid = \"b\"\n";
const REGIME: &str = "\
[[rule]]\nid = \"vat\"\nsince = 2016\ncovers = [\"10101\"]\nstatute = { central = \"50%\" }\n\
[[rule]]\nid = \"share\"\nsince = 2019\ncovers = [\"101\"]\nsplit = { of = \"local\", town = \"40%\" }\n\
[[rule]]\nid = \"remittance\"\nsince = 2019\ntowns = [\"a\"]\nsum.up = \"50元\"\n";
const BASELINE: &str = "regime = \"r\"\n[growth]\n\"*\" = \"0%\"\n[spending]\n\"*\" = \"0%\"\n";
const REVENUE: &str = "town,year,code,amount(元)\na,2025,10101,1000.02\nb,2025,10101,0.02\n";
const TRANSFERS: &str =
    "town,year,code,amount(元)\na,2025,1100202,80\na,2025,11008,20\na,2025,23015,10\nb,2025,1100202,7\n";
const EXPENDITURE: &str = "town,year,function,amount(元)\na,2025,201,30\nb,2025,201,5\n";

fn book(transfers: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| write(folder.path(), name, text);
    put("data/c/book.toml", BOOK);
    put("data/c/revenue.csv", REVENUE);
    put("data/c/transfers.csv", transfers);
    put("data/c/expenditure.csv", EXPENDITURE);
    put("scenarios/c/regimes/r.toml", REGIME);
    put("scenarios/c/baseline.toml", BASELINE);
    folder
}

fn check(folder: &Path, lang: &str) -> Ran {
    caili(&format!("check data/c --lang {lang}")).inside(folder).run()
}

/// What `caili check` says of the town's year where its transfers have a closing balance, in English.
fn told_of_closing(closing: &str) -> String {
    check(book(&format!("{TRANSFERS}{closing}")).path(), "en").stderr
}

#[test]
fn a_year_that_closes_is_in_order() {
    // Town b: 0.02, of which 0.01 is the centre's; 40 % of 0.01 round to 0. 7 less 5 are 2.
    assert_eq!(told_of_closing("a,2025,23009,210\nb,2025,23009,2\n"), "");
    // A balance in two rows is one balance.
    assert_eq!(told_of_closing("a,2025,2300901,200\na,2025,2300999,10\n"), "");
}

/// A label sets a figure beside that of its code, whether or not they are alike: neither is the other's total.
#[test]
fn what_is_free_and_what_is_tied_stand_side_by_side() {
    // 210 and what is tied.
    for (tied, closing) in [("20", "230"), ("5", "215")] {
        let rows = format!("a,2025,11008@tied,{tied}\na,2025,23009,{closing}\nb,2025,23009,2\n");
        assert_eq!(told_of_closing(&rows), "", "{tied}");
    }
}

#[test]
fn a_year_that_does_not_close_is_told_to_the_fen() {
    let folder = book(&format!("{TRANSFERS}a,2025,23009,210\nb,2025,23009,1.99\n"));
    for (lang, message) in [
        (
            "en",
            "receipts less outlays of 2025 leave 0.0002 万元, but the year closed with 0.000199 万元: the difference is -0.000001 万元",
        ),
        ("zh", "2025 年收支相抵应结余 0.0002 万元，年终结余却是 0.000199 万元，相差 -0.000001 万元"),
    ] {
        let ran = check(folder.path(), lang);
        assert_eq!((ran.code, ran.codes()), (0, vec!["S14".to_owned()]), "{}", ran.stderr);
        for told in [message, "data/c/transfers.csv:7:14"] {
            assert!(ran.stderr.contains(told), "no {told} in\n{}", ran.stderr);
        }
    }
    // What the rules alone say is part of it: without the remittance 260 would be left.
    let other = check(book(&format!("{TRANSFERS}a,2025,23009,260\n")).path(), "en");
    assert!(
        other.stderr.contains("leave 0.021 万元") && other.stderr.contains("is 0.005 万元"),
        "{}",
        other.stderr
    );
}

#[test]
fn what_is_printed_rounded_may_be_half_a_step_off_a_figure() {
    // 500 + 81 + 20 − 31 − 10 leave 560, printed in whole 元: with the balance six figures, each half a 元 off at most.
    let told = |closing: &str| {
        let transfers = TRANSFERS.replace("b,2025,1100202,7\n", "").replace("80", "81");
        let folder = book(&format!("{transfers}a,2025,23009,{closing}\n"));
        write(folder.path(), "data/c/book.toml", BOOK.replace("[[town]]\nid = \"b\"\n", ""));
        write(
            folder.path(),
            "data/c/revenue.csv",
            "town,year,code,scope,amount(元)\na,2025,10101,镇级,500\n",
        );
        write(folder.path(), "data/c/expenditure.csv", "town,year,function,amount(元)\na,2025,201,31\n");
        std::fs::remove_dir_all(folder.path().join("scenarios")).unwrap();
        check(folder.path(), "en")
    };
    assert_eq!(told("563").codes(), Vec::<String>::new());
    let beyond = told("564");
    assert_eq!(beyond.codes(), ["S14"], "{}", beyond.stderr);
    assert!(beyond.stderr.contains("leave 0.056 万元"), "{}", beyond.stderr);
    // Accounts as printed need no rules, and none is suspected.
    assert!(!beyond.stderr.contains("rules"), "{}", beyond.stderr);
}

#[test]
fn the_other_accounts_close_by_themselves() {
    let fund = |closing: &str| {
        let rows = "account,town,year,code,amount(元)\n基金,a,2025,11004,100.01\n基金,a,2025,23008,30\n";
        let folder = book(&format!("{rows}基金,a,2025,23009,{closing}\n"));
        check(folder.path(), "en").codes()
    };
    assert_eq!(fund("70.01"), Vec::<String>::new());
    assert_eq!(fund("70.02"), ["S14"]);
}

#[test]
fn a_year_whose_statement_is_not_known_is_not_told_of() {
    // Wrong by far, but no rule says what the town's share of the year was, or nothing what it spent.
    let wrong = format!("{TRANSFERS}a,2025,23009,999\n");
    let later = book(&wrong);
    write(later.path(), "scenarios/c/regimes/r.toml", REGIME.replace("2019", "2026"));
    assert_eq!(check(later.path(), "en").stderr, "");
    let unspent = book(&wrong);
    std::fs::remove_file(unspent.path().join("data/c/expenditure.csv")).unwrap();
    assert_eq!(check(unspent.path(), "en").stderr, "");
}

/// Three heads at 20.01 of which the town bears 70 %: 60.03 in all, 42.021 of it the town's, which rounds to 42.02.
#[test]
fn wage_rows_that_are_not_the_payroll_are_told() {
    let check = |wages: &str, lang: &str| {
        // The year before, where it is asked for, is the same.
        let both = |table: &str| {
            let twins = table.lines().skip(1).filter(|_| wages.contains("2024"));
            format!("{table}{}", twins.map(|row| row.replace("2025", "2024") + "\n").collect::<String>())
        };
        let folder = book(&both(TRANSFERS));
        let put = |name: &str, text: &str| write(folder.path(), name, text);
        put("data/c/book.toml", &BOOK.replace("expenditure_includes = [\"staffing\", \"tied\"]\n", ""));
        put(
            "data/c/staffing.csv",
            &both(
                "town,year,category,headcount,cost(元),bears\na,2025,行政编制,3,20.01,镇70%\nb,2025,编外,1,30,镇\n",
            ),
        );
        put(
            "data/c/expenditure.csv",
            &format!("town,year,function,economic,amount(元)\na,2025,201,302,30\n{wages}b,2025,201,302,5\n"),
        );
        put("data/c/revenue.csv", &both(REVENUE));
        put("scenarios/c/baseline.toml", &format!("{BASELINE}[staffing]\npay_growth = \"0%\"\n"));
        check(folder.path(), lang)
    };
    let check_two_years = |wages: &str| {
        let before = "a,2024,201,301,42.02\na,2024,201,302,30\nb,2024,201,302,5\n";
        check(&format!("{wages}{before}"), "en")
    };
    for agreeing in ["", "a,2025,201,301,42.02\n", "a,2025,201,30101,40\na,2025,213,30199,2.02\n"] {
        assert_eq!(check(agreeing, "en").stderr, "", "{agreeing}");
    }
    // A year without a wage row, of a town that has some in another.
    let told = check_two_years("a,2025,201,301,42.02\n");
    assert_eq!(told.stderr, "");
    let told = check_two_years("");
    assert_eq!(told.codes(), ["S15"], "{}", told.stderr);
    assert!(told.stderr.contains("of 2025 add up to 0 万元"), "{}", told.stderr);
    for (lang, message) in [
        (
            "en",
            "the wage rows (301) of 2025 add up to 0.004201 万元, what the town bears by staffing.csv to 0.004202 万元: the difference is -0.000001 万元",
        ),
        (
            "zh",
            "2025 年支出表的工资福利（301）共 0.004201 万元，staffing.csv 中镇负担的人员经费却是 0.004202 万元，相差 -0.000001 万元",
        ),
    ] {
        let ran = check("a,2025,201,301,42.01\n", lang);
        assert_eq!((ran.code, ran.codes()), (0, vec!["S15".to_owned()]), "{}", ran.stderr);
        for told in [message, "data/c/expenditure.csv:3:16"] {
            assert!(ran.stderr.contains(told), "no {told} in\n{}", ran.stderr);
        }
    }
}

/// A share of each town's own, and a scenario in which the county asks for a levy besides.
fn own_numbers(parameters: &str) -> TempDir {
    let folder = book(TRANSFERS);
    write(folder.path(), "scenarios/c/regimes/r.toml", REGIME.replace("\"40%\"", "{ data = \"分成比例\" }"));
    let levy = "[[rule]]\nid = \"levy\"\nsince = 2026\nsum.up = { data = \"levy\" }\n";
    write(folder.path(), "scenarios/c/levied.toml", format!("extends = \"baseline\"\n{levy}"));
    write(folder.path(), "data/c/parameters.csv", format!("town,name,since,value\n{parameters}"));
    folder
}

#[test]
fn a_number_that_no_rule_asks_for_is_told_with_the_name_that_is_meant() {
    let right = "a,分成比例,2019,40%\nb,分成比例,2019,40%\na,levy,2019,1元\nb,levy,2019,1元\n";
    let run = "run data/c --no-charts --scenario baseline";
    // The levy is asked for in a scenario that is not shown.
    let ran = caili(run).inside(own_numbers(right).path()).with_output().run();
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    let folder = own_numbers(&format!("{right}b,分成比列,2025,50%\n"));
    for typed in [run, "check data/c"] {
        for (lang, message, hint) in [
            ("en", "no rule asks for the parameter `分成比列`", "did you mean `分成比例`?"),
            ("zh", "没有条款用到参数 `分成比列`", "是不是 `分成比例`？"),
        ] {
            let ran = caili(&format!("{typed} --lang {lang}")).inside(folder.path()).run();
            assert_eq!((ran.code, ran.codes()), (0, vec!["S13".to_owned()]), "{}", ran.stderr);
            for told in [message, hint, "data/c/parameters.csv:6:3"] {
                assert!(ran.stderr.contains(told), "no {told} in\n{}", ran.stderr);
            }
        }
    }
    // Instead of the right one: the rule that lacks it is at fault, and the slip is told beside.
    let ran = caili("check data/c --lang en")
        .inside(own_numbers(&right.replace("b,分成比例", "b,分成比列")).path())
        .run();
    assert_eq!(ran.code, 1);
    assert!(
        ran.codes().contains(&"R42".to_owned()) && ran.codes().contains(&"S13".to_owned()),
        "{}",
        ran.stderr
    );
}
