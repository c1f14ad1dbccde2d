//! Who works for a town and what they cost: elements of pay, contributions, who bears them, who comes and goes, powers handed
//! down. What must come out is published, or worked by hand in the test: in yuan, each step rounded to the fen.

mod common;

use std::path::Path;

use common::{Ran, Table, caili, copy_of, files_in, scaled, write};
use serde_json::Value;

const BOOK: &str = "name = \"A\"\nkind = \"illustrative\"\nunit = \"元\"\n[[town]]\nid = \"a\"\n";
const REGIME: &str = "headline = \"share\"\n[[rule]]\nid = \"share\"\nsince = 2019\ncovers = [\"101\"]\n\
    split = { of = \"local\", town = \"40%\" }\n";
const BASELINE: &str = "regime = \"r\"\n[growth]\n\"*\" = \"2%\"\n[spending]\n\"*\" = \"1%\"\noperations = \"5%\"\n\
    [staffing]\npay_growth = \"3%\"\n";

/// A town's files: its staffing with more of the book, and scenarios besides the baseline.
struct Town {
    folder: tempfile::TempDir,
}

impl Town {
    fn new(year: i64, staffing: &str) -> Self {
        let town = Self { folder: tempfile::tempdir().unwrap() };
        town.put("data/a/book.toml", BOOK);
        town.put("data/a/revenue.csv", &format!("year,code,amount(元)\n{year},10101,1000\n"));
        town.put("data/a/transfers.csv", &format!("year,code,amount(元)\n{year},1100202,100\n"));
        town.put(
            "data/a/expenditure.csv",
            &format!("year,function,economic,amount(元)\n{year},201,302,100\n"),
        );
        town.put("data/a/staffing.csv", staffing);
        town.put("scenarios/a/regimes/r.toml", REGIME);
        town.put("scenarios/a/baseline.toml", BASELINE);
        town
    }

    fn put(&self, name: &str, text: &str) {
        write(self.folder.path(), name, text);
    }

    fn caili(&self, args: &str) -> common::Typed {
        caili(args).inside(self.folder.path())
    }

    fn run(&self) -> Ran {
        self.caili("run data/a --no-charts").with_output().succeeds()
    }
}

/// A row of the statement, in fen.
fn row(table: &Table, scenario: &str, year: &str, line: &str, code: &str) -> i128 {
    let wanted =
        [("scenario", scenario), ("year", year), ("line", line), ("code", code), ("account", "general")];
    table.row(&wanted).fen("amount").expect("a known amount")
}

/// An amount in yuan, in fen.
fn yuan(text: &str) -> i128 {
    scaled(text, 2)
}

fn case(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(name);
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// Case 21, a budget of 2021 in Guangxi: a base of 939,900 yuan, here of 13 heads, pays 16 % pension and 12 % housing fund.
#[test]
fn the_contributions_of_a_published_budget() {
    let case = case("21_staff_rates_guangxi_2021_a.json");
    let text = |part: &str, key: &str| case[part][key].as_str().expect("a decimal as text").to_owned();
    let base: i64 = text("inputs", "contribution_base").parse().unwrap();
    assert_eq!(base % 13, 0);
    let staffing = format!(
        "年度,类别,实有人数,基本工资(元/人年),绩效(元/人年),负担\n2021,事业编制,13,40000,{},镇\n",
        base / 13 - 40_000
    );
    let town = Town::new(2021, &staffing);
    let (pension, housing) = (text("inputs", "pension_rate"), text("inputs", "housing_rate"));
    town.put(
        "data/a/employer_rates.csv",
        &format!(
            "险种,类别,起始年,费率,基数,经济科目\n基本养老保险,,2019,{pension},基本工资+绩效,30108\n\
             住房公积金,事业,2019,{housing},基本工资+绩效,30113\n"
        ),
    );
    let expected = |key: &str| yuan(&text("expected", key));
    let statement = town.run().table("statement.csv");
    let paid = row(&statement, "baseline", "2021", "staffing", "事业编制");
    assert_eq!(paid, yuan(&base.to_string()) + expected("pension") + expected("housing"));
    let told =
        town.caili("explain baseline --book data/a --year 2021 --line staffing --lang en").succeeds().stdout;
    for (item, key) in [("30108 基本养老保险", "pension"), ("30113 住房公积金", "housing")] {
        let line = told.lines().find(|line| line.contains(&format!("{item}, employer's part"))).expect(&told);
        // In 万元: 150,384 yuan is 15.0384.
        let amount = line.split("employer's part").nth(1).and_then(|rest| rest.split_whitespace().next());
        let amount = amount.expect("an amount behind the name");
        assert_eq!(scaled(amount, 6), expected(key), "{line}");
    }
    for element in ["基本工资", "绩效"] {
        assert!(told.contains(&format!("事业编制: {element}  ")), "{told}");
    }
}

/// The pilot town's pay told by elements and dated rates (tests/pilot-town-by-rates) instead of a sum of contributions: in
/// settled years it is the same payroll to the fen, and so equals the book's 301 rows as before.
#[test]
fn the_pilot_town_by_rates_is_the_same_payroll() {
    let statement = |by_rates: bool| {
        let copy = copy_of(&["data/pilot-town", "scenarios"]);
        if by_rates {
            for (name, bytes) in files_in(Path::new("tests/pilot-town-by-rates")) {
                write(copy.path(), &format!("data/pilot-town/{name}"), bytes);
            }
        }
        let typed = caili("run --no-charts --years 2021..2026 --scenario baseline").inside(copy.path());
        typed.with_output().succeeds().table("statement.csv")
    };
    let (before, now) = (statement(false), statement(true));
    let categories = ["行政编制", "事业编制", "工勤", "编外", "离退休"];
    for year in ["2021", "2022", "2023", "2024", "2025"] {
        for (line, code) in
            categories.iter().flat_map(|code| [("staffing", *code), ("staffing_borne", *code)])
        {
            let [before, now] = [&before, &now].map(|table| row(table, "baseline", year, line, code));
            assert_eq!(before, now, "{year} {line} {code}");
        }
        for line in ["staffing", "balance", "closing"] {
            let [before, now] = [&before, &now].map(|table| row(table, "baseline", year, line, ""));
            assert_eq!(before, now, "{year} {line}");
        }
    }
    // 2026, 行政编制: 36,565 + 53,560 + 16,995 a head, 53 heads: 5,677,360; 44 % of 53 × 90,125 is 2,101,715 exactly.
    assert_eq!(row(&now, "baseline", "2026", "staffing", "行政编制"), yuan("7779075.00"));
}

/// 行政编制 by elements, 编外 in all; a rate for all and one of a category's own, one of them new from 2026 on.
const BY_ELEMENTS: &str = "年度,类别,实有人数,人均成本(元/人年),基本工资(元/人年),津补贴(元/人年),绩效(元/人年),负担\n\
    2024,行政编制,3,,30000.05,20000,0,镇\n2024,事业编制,7,,28000.33,0,15000.01,镇70%\n\
    2024,离退休,2,,0,12000,0,县\n2024,编外,2,50000.01,,,,镇\n";
const RATES: &str = "险种,类别,起始年,费率,基数\n\
    养老,,2014,20%,基本工资+津补贴\n养老,,2019,16%,基本工资+津补贴\n养老,事业编制,2014,16%,基本工资+津补贴+绩效\n\
    养老,离退休,2014,0%,津补贴\n公积金,,2020,12%,基本工资\n公积金,,2026,10%,基本工资\n";

#[test]
fn elements_grow_each_by_itself_and_carry_contributions() {
    let town = Town::new(2024, BY_ELEMENTS);
    town.put("data/a/employer_rates.csv", RATES);
    town.put("scenarios/a/x.toml", "extends = \"baseline\"\n[staffing.growth]\n\"基本工资\" = \"5%\"\n");
    let statement = town.run().table("statement.csv");
    let is = |scenario, year, line, code, amount| {
        assert_eq!(
            row(&statement, scenario, year, line, code),
            yuan(amount),
            "{scenario} {year} {line} {code}"
        );
    };
    // 3 × 50,000.05 = 150,000.15; 16 % is 24,000.02(4); 12 % of 90,000.15 is 10,800.01(8).
    is("x", "2024", "staffing", "行政编制", "184800.19");
    // 7 × 43,000.34 = 301,002.38; 16 % is 48,160.38(08); 12 % of 196,002.31 is 23,520.27(72): 372,683.04, of it 70 %.
    is("x", "2024", "staffing", "事业编制", "260878.13");
    is("x", "2024", "staffing_borne", "事业编制", "111804.91");
    // No pension at 0 %, and no housing fund on elements that they have not.
    is("x", "2024", "staffing_borne", "离退休", "24000.00");
    // A cost in all has the contributions in it.
    is("x", "2024", "staffing", "编外", "100000.02");
    // 31,500.05(25) + 20,600, times 3: 156,300.15; 16 % is 25,008.02(4); 12 % of 94,500.15 is 11,340.01(8).
    is("x", "2025", "staffing", "行政编制", "192648.19");
    // 29,400.34(65) and 15,450.01(03), times 7: 313,952.52; 50,232.40(32); 24,696.29(4): 388,881.21, of it 70 %.
    is("x", "2025", "staffing", "事业编制", "272216.85");
    is("x", "2025", "staffing_borne", "事业编制", "116664.36");
    is("x", "2025", "staffing", "编外", "103000.02");
    // 33,075.05(25) + 21,218, times 3: 162,879.15; 26,060.66(4); now 10 % of 99,225.15, 9,922.51(5).
    is("x", "2026", "staffing", "行政编制", "198862.33");
    // Without a rate of its own 基本工资 grows by 3 %: 30,900.05(15) + 20,600, times 3: 154,500.15; 24,720.02(4);
    // 12 % of 92,700.15 is 11,124.01(8).
    is("baseline", "2025", "staffing", "行政编制", "190344.19");
}

/// Elements that nothing tells apart are one cost: ⟨(a + b) × 1.03⟩, not ⟨a × 1.03⟩ + ⟨b × 1.03⟩.
#[test]
fn elements_that_nothing_tells_apart_grow_together() {
    let staffing =
        "年度,类别,实有人数,基本工资(元/人年),津补贴(元/人年),负担\n2024,行政编制,1,0.15,0.15,镇\n";
    let town = Town::new(2024, staffing);
    // Told apart though at the same rate: 0.15(45) twice.
    town.put("scenarios/a/x.toml", "extends = \"baseline\"\n[staffing.growth]\n\"津补贴\" = \"3%\"\n");
    let statement = town.run().table("statement.csv");
    // 0.30 × 1.03 = 0.30(9).
    assert_eq!(row(&statement, "baseline", "2025", "staffing", "行政编制"), 31);
    assert_eq!(row(&statement, "x", "2025", "staffing", "行政编制"), 30);
    let told =
        town.caili("explain baseline --book data/a --year 2025 --line staffing --lang en").succeeds().stdout;
    assert!(told.contains("基本工资 of one head") && told.contains("津补贴 of one head"), "{told}");
}

const ONE_CATEGORY: &str = "年度,类别,实有人数,人均成本(元/人年),负担\n2024,行政编制,2,10000.01,镇\n";

/// A party's change in capacity after staffing against the baseline.
fn change(ran: &Ran, year: &str, party: &str, scenario: &str) -> i128 {
    let wanted = [("line", "after_staffing"), ("year", year), ("party", party), ("scenario", scenario)];
    ran.table("comparison.csv").row(&wanted).fen("change").expect("a known change")
}

/// What the ledger has under a line for a code, by payer and receiver.
fn flow(
    ran: &Ran,
    scenario: &str,
    year: &str,
    (payer, receiver): (&str, &str),
    line: &str,
    code: &str,
) -> i128 {
    let wanted = [
        ("scenario", scenario),
        ("year", year),
        ("payer", payer),
        ("receiver", receiver),
        ("line", line),
        ("code", code),
    ];
    ran.table("ledger.csv").row(&wanted).fen("amount").expect("a known amount")
}

#[test]
fn posts_taken_over_spare_the_county_their_pay() {
    let town = Town::new(2024, ONE_CATEGORY);
    let posts = "extends = \"baseline\"\n[[staffing.posts]]\nid = \"p\"\nyear = 2025\ncategory = \"公务员\"\nposts = 3\n\
        town_bears = \"33.3%\"\n";
    town.put("scenarios/a/x.toml", &format!("{posts}from = \"county\"\n"));
    town.put("scenarios/a/y.toml", posts);
    let ran = town.run();
    // 10,300.01(03) × 3 = 30,900.03, of it 33.3 %: 10,289.70(999).
    assert_eq!(flow(&ran, "x", "2025", ("outside", "county"), "staffing_saved", "p"), yuan("30900.03"));
    assert_eq!(flow(&ran, "x", "2025", ("a", "outside"), "staffing", "p"), yuan("10289.71"));
    assert_eq!(flow(&ran, "x", "2025", ("county", "outside"), "staffing_borne", "p"), yuan("20610.32"));
    // What the town now pays the county is spared.
    assert_eq!(change(&ran, "2025", "a", "x"), yuan("-10289.71"));
    assert_eq!(change(&ran, "2025", "county", "x"), yuan("10289.71"));
    // New posts spare nobody anything.
    assert_eq!(change(&ran, "2025", "county", "y"), yuan("-20610.32"));
    assert_eq!(change(&ran, "2024", "county", "x"), 0);
}

#[test]
fn who_retires_leaves_one_category_for_another() {
    let town = Town::new(
        2024,
        "年度,类别,实有人数,人均成本(元/人年),负担\n2024,行政编制,5,10000.01,镇\n2024,离退休,0,2000.03,镇50%\n",
    );
    town.put(
        "scenarios/a/x.toml",
        "extends = \"baseline\"\n[[staffing.retire]]\nid = \"r\"\nyear = 2025\ncategory = \"行政编制\"\nposts = 2\n\
         to = \"离退休\"\n[[staffing.retire]]\nid = \"q\"\nyear = 2025\ncategory = \"行政\"\nposts = 1\n\
         to = \"行政编制\"\n[[staffing.retire]]\nid = \"s\"\nyear = 2027\ncategory = \"行政\"\nposts = 1\n",
    );
    let statement = town.run().table("statement.csv");
    // Pay of one: 10,300.01(03), 10,609.01(03), 10,927.28(03); of one who retired: 2,060.03(09), 2,121.83(09), 2,185.48(49).
    for (year, serving, retired, borne) in [
        ("2024", "50000.05", "0.00", "0.00"),
        ("2025", "30900.03", "2060.03", "2060.03"),
        ("2026", "31827.03", "2121.83", "2121.83"),
        ("2027", "21854.56", "3278.22", "3278.22"),
    ] {
        assert_eq!(row(&statement, "x", year, "staffing", "行政编制"), yuan(serving), "{year}");
        assert_eq!(row(&statement, "x", year, "staffing", "离退休"), yuan(retired), "{year}");
        assert_eq!(row(&statement, "x", year, "staffing_borne", "离退休"), yuan(borne), "{year}");
    }
}

#[test]
fn a_power_comes_with_posts_costs_and_fees() {
    let town = Town::new(2024, ONE_CATEGORY);
    let power = "[[devolve]]\nid = \"d\"\ntitle = { zh = \"执法\", en = \"Law\" }\nyear = 2026\n\
        posts = { category = \"行政编制\", posts = 2, town_bears = \"50%\", from = \"county\" }\noperations = \"1.2万元\"\n\
        fees = { code = \"10304\", amount = \"80000.05元\", from = \"county\" }\n";
    town.put("scenarios/a/x.toml", &format!("extends = \"baseline\"\n{power}[growth]\n\"10304\" = \"3%\"\n"));
    town.put(
        "scenarios/a/y.toml",
        "extends = \"x\"\n[[shock]]\nid = \"s\"\nitems = [\"10304\"]\nyear = 2027\nsize = \"-10%\"\n",
    );
    let ran = town.run();
    let statement = ran.table("statement.csv");
    let is = |scenario, year, line, amount| {
        assert_eq!(row(&statement, scenario, year, line, "d"), yuan(amount), "{scenario} {year} {line}");
    };
    let rows_of = |year: &str| statement.rows(&[("scenario", "x"), ("year", year), ("code", "d")]).len();
    assert_eq!((rows_of("2024"), rows_of("2025")), (0, 0));
    for line in ["collected", "local_part", "town_share"] {
        is("x", "2026", line, "80000.05");
        is("x", "2027", line, "82400.05"); // 80,000.05 × 1.03 = 82,400.05(15)
        is("y", "2027", line, "74160.05"); // × 0.9 = 74,160.04(5)
    }
    // 10,609.01(03) × 2 = 21,218.02, half of it each.
    is("x", "2026", "staffing", "10609.01");
    is("x", "2026", "staffing_borne", "10609.01");
    is("x", "2026", "operations", "12000.00");
    is("x", "2027", "operations", "12600.00");
    assert_eq!(flow(&ran, "x", "2026", ("county", "outside"), "given_up", "d"), yuan("80000.05"));
    assert_eq!(flow(&ran, "x", "2026", ("outside", "county"), "staffing_saved", "d"), yuan("21218.02"));
    // 80,000.05 − 10,609.01 for the town; 21,218.02 − 10,609.01 − 80,000.05 for the county.
    assert_eq!(change(&ran, "2026", "a", "x"), yuan("69391.04"));
    assert_eq!(change(&ran, "2026", "county", "x"), yuan("-69391.04"));
    let told =
        town.caili("explain x --book data/a --year 2027 --line town_share --lang en").succeeds().stdout;
    assert!(told.contains("Law, since 2026"), "{told}");
}

#[test]
fn fees_that_are_new_cost_the_county_nothing() {
    let town = Town::new(2024, ONE_CATEGORY);
    town.put(
        "scenarios/a/x.toml",
        "extends = \"baseline\"\n[[devolve]]\nid = \"d\"\nyear = 2025\nfees = { code = \"1030499\", amount = \"9元\" }\n",
    );
    let ran = town.run();
    assert_eq!((change(&ran, "2025", "a", "x"), change(&ran, "2025", "county", "x")), (yuan("9"), 0));
    assert!(ran.table("ledger.csv").rows(&[("line", "given_up")]).is_empty());
}

/// Categories of the office's own stand beside the usual ones, each with its own bearing.
#[test]
fn each_category_has_its_own_bearing() {
    let categories = "年度,类别,实有人数,人均成本(元/人年),负担\n2024,行政编制,1,1000,镇\n2024,借调人员,1,1000,县\n\
        2024,派驻机构,1,1000,镇30%\n2024,双重管理,1,1000,镇50%\n2024,派驻编制,1,1000,镇90%\n";
    let town = Town::new(2024, categories);
    town.put("scenarios/a/baseline.toml", &BASELINE.replace("3%", "0%"));
    town.put(
        "scenarios/a/x.toml",
        "extends = \"baseline\"\n[[staffing.bears]]\nsince = 2026\ncategories = [\"派驻\", \"借调\"]\ntown = \"60%\"\n",
    );
    town.put(
        "scenarios/a/scenarios.csv",
        "key,y,z\nextends,x,baseline\nsince,2027,2025\nstaffing.bears.派驻机构,10%,\nstaffing.bears.双管,,20%\n",
    );
    let statement = town.run().table("statement.csv");
    for (scenario, category, by_year) in [
        ("baseline", "借调", [0, 0, 0]),
        ("baseline", "派驻机构", [300, 300, 300]),
        ("baseline", "派驻编制", [900, 900, 900]),
        ("x", "借调", [0, 600, 600]),
        ("x", "派驻机构", [300, 600, 600]),
        ("x", "双重管理", [500, 500, 500]),
        ("y", "借调", [0, 600, 600]),
        ("y", "派驻机构", [300, 600, 100]),
        ("z", "双重管理", [200, 200, 200]),
        ("z", "行政编制", [1000, 1000, 1000]),
    ] {
        for (year, borne) in ["2025", "2026", "2027"].into_iter().zip(by_year) {
            let found = row(&statement, scenario, year, "staffing", category);
            assert_eq!(found, borne * 100, "{scenario} {category} {year}");
        }
    }
    let keys = |scenario: &str| {
        town.caili(&format!("keys data/a --scenario {scenario} --lang en")).succeeds().stdout
    };
    assert!(!keys("baseline").contains("staffing.bears"));
    let listed = keys("z");
    let line = listed.lines().find(|line| line.contains("staffing.bears.双重管理")).expect(&listed);
    assert!(line.contains("20%"), "{line}");
}
