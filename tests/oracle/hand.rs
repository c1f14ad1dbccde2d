//! The oracle against figures worked out by hand, or printed: what is held against the engine must itself stand.

mod amounts;
mod debt;
mod guarantees;
mod splits;
mod staffing;

use std::fmt::Write as _;
use std::path::Path;

use tempfile::TempDir;

use super::rational::Rational;
use super::rules::{Folders, Scenario, covers};
use super::statement::{Moment, Oracle};
use super::tables::Book;
use super::{Fen, yuan};

const TITLE: &str = "title = { zh = \"一\", en = \"One\" }\n";

/// A book of one town and its scenarios, in a folder of their own.
struct Small {
    root: TempDir,
}

impl Small {
    /// Receipts as `year,code,scope,amount in 万元,one-off`; the rules; the baseline's text after its regime.
    fn new(receipts: &str, rules: &str, baseline: &str) -> Self {
        let root = tempfile::tempdir().expect("a folder");
        let small = Self { root };
        small.put("data/small/book.toml", "name = { zh = \"小\", en = \"Small\" }\nkind = \"illustrative\"\nunit = \"万元\"\nsources = []\n[[town]]\nid = \"one\"\nname = { zh = \"一镇\", en = \"One\" }\n");
        small.put(
            "data/small/revenue.csv",
            &format!("年度,科目编码,口径,金额(万元),一次性\n{}", receipts.replace(' ', "\n")),
        );
        small.put("data/small/transfers.csv", "年度,科目编码,金额(万元)\n");
        small.put("scenarios/small/regimes/r.toml", &format!("{TITLE}{rules}"));
        small.put("scenarios/small/baseline.toml", &format!("{TITLE}regime = \"r\"\n{baseline}"));
        small
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.root.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a new folder");
        std::fs::write(path, text).expect("a written file");
    }

    fn read(&self, scenario: &str) -> (Book, Scenario) {
        let book = Book::read(&self.root.path().join("data/small"));
        let folders = Folders::new(&self.root.path().join("scenarios/small"), &book);
        let scenario = folders.scenario(scenario);
        (book, scenario)
    }

    /// A line of the baseline, in yuan.
    fn line(&self, line: &'static str, y: i64, u: i64) -> String {
        let (book, scenario) = self.read("baseline");
        yuan(&Oracle::new(&book, Some(&scenario)).line(0, line, Moment { y, u }).expect("a known line"))
    }

    /// A county of several towns, each with a population and its receipts of 10110 in 2024, in yuan, all local; files
    /// that the book has besides, each a name and a text.
    fn county(towns: &[(&str, i64, &str)], rules: &str, files: &[(&str, &str)]) -> Self {
        let small = Self::new("", &(split("{ of = \"local\", town = \"100%\" }") + rules), "");
        let (mut book, mut receipts) = (String::new(), "镇,年度,科目编码,金额(元)\n".to_owned());
        for (town, population, amount) in towns {
            _ = writeln!(
                book,
                "[[town]]\nid = \"{town}\"\nname = {{ zh = \"{town}镇\", en = \"Town {town}\" }}"
            );
            _ = writeln!(book, "population = {population}");
            _ = writeln!(receipts, "{town},2024,10110,{amount}");
        }
        let head =
            "name = { zh = \"县\", en = \"County\" }\nkind = \"illustrative\"\nunit = \"元\"\nsources = []\n";
        small.put("data/small/book.toml", &format!("{head}{book}"));
        small.put("data/small/revenue.csv", &receipts);
        for (name, text) in files {
            small.put(&format!("data/small/{name}"), text);
        }
        small
    }

    /// A line of every town of the baseline, in yuan, 2024 replayed under the rules of 2025.
    fn towns(&self, line: &'static str) -> Vec<String> {
        let (book, scenario) = self.read("baseline");
        let oracle = Oracle::new(&book, Some(&scenario));
        let at = Moment { y: 2024, u: 2025 };
        (0..book.towns.len()).map(|town| yuan(&oracle.line(town, line, at).expect("a known line"))).collect()
    }

    fn row(&self, line: &'static str, code: &str, y: i64, u: i64) -> String {
        let (book, scenario) = self.read("baseline");
        let details =
            Oracle::new(&book, Some(&scenario)).details(0, line, Moment { y, u }).expect("a known line");
        yuan(&details[code])
    }
}

fn rule(id: &str, since: i64, rest: &str) -> String {
    format!("[[rule]]\nid = \"{id}\"\n{TITLE}since = {since}\n{rest}\n")
}

fn split(text: &str) -> String {
    rule("split", 2000, &format!("covers = [\"101\"]\nsplit = {text}"))
}

fn case(name: &str) -> serde_json::Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(name);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    serde_json::from_str(&text).expect("a case")
}

/// 万元 of a case as yuan with cents.
fn ten_thousands(value: &serde_json::Value) -> String {
    let text = value.as_str().expect("a number as text");
    yuan(&Rational::decimal(text).times(&Rational::whole(1_000_000)).of(&Fen::from(1)))
}

/// Case 50: "四六" read in four ways, on the same receipts.
#[test]
fn four_readings_of_four_six() {
    let case = case("50_siliu_sensitivity.json");
    let statutes = rule("vat", 1994, "covers = [\"10101\"]\nstatute = { central = \"50%\" }")
        + &rule("income", 1994, "covers = [\"10104\", \"10106\"]\nstatute = { central = \"60%\" }");
    for (reading, text) in [
        ("town_A1", "{ of = \"local\", town = \"40%\" }"),
        ("town_A2", "{ of = \"local\", town = \"6:4\" }"),
        ("town_B1", "{ of = \"gross\", town = \"0.4\" }"),
        ("town_B2", "{ of = \"gross\", town = \"3/5\" }"),
    ] {
        let receipts = "2024,10101,,6000, 2024,10104,,2000, 2024,10106,,800, 2024,10110,,1200,";
        let small = Small::new(receipts, &(statutes.clone() + &split(text)), "");
        assert_eq!(small.line("local_part", 2024, 2025), ten_thousands(&case["expected"]["local_part"]));
        assert_eq!(
            small.line("town_share", 2024, 2025),
            ten_thousands(&case["expected"][reading]),
            "{reading}"
        );
    }
}

/// Case 34 (65 % within, 80 % over a base of 1,000), the shortfall shared: 585, 650, 810. Borne by the town, of 650 it
/// loses all 100 that are short; by the county none; at 30 % it loses 30.
#[test]
fn all_shortfalls_of_a_base() {
    let case = case("34_chongming_65_80.json");
    let town = |receipts: &str, side: &str, shortfall: &str| {
        let text = format!(
            "{{ of = \"local\", base = \"1000万元\", {side} = {{ within = \"65%\", over = \"80%\" }}, shortfall = \"{shortfall}\" }}"
        );
        Small::new(&format!("2024,10101,,{receipts},"), &split(&text), "").line("town_share", 2024, 2025)
    };
    for (at, receipts) in ["900", "1000", "1200"].into_iter().enumerate() {
        assert_eq!(town(receipts, "town", "shared"), ten_thousands(&case["expected"]["return_"][at]));
    }
    for (shortfall, right) in [("town", "5500000.00"), ("county", "6500000.00"), ("30%", "6200000.00")] {
        assert_eq!(town("900", "town", shortfall), right, "{shortfall}");
    }
    // the county named: its 650 less nothing, all 100, 30 % of it; the town has the rest of 900
    for (shortfall, right) in
        [("shared", "3150000.00"), ("town", "2500000.00"), ("county", "3500000.00"), ("30%", "2800000.00")]
    {
        assert_eq!(town("900", "county", shortfall), right, "{shortfall}");
    }
}

/// Case 25, Beijing 1988: base 100 growing 4 %, half within, all over, a shortfall made good from own money.
#[test]
fn an_escalating_contract() {
    let case = case("25_cn1988_incremental_beijing.json");
    for receipts in ["108", "104", "102", "95"] {
        let base = "base = { amount = \"100万元\", in = 2023, grows = \"4%\" }";
        let text = format!(
            "{{ of = \"gross\", {base}, town = {{ within = \"50%\", over = \"100%\" }}, shortfall = \"town\" }}"
        );
        let small = Small::new(&format!("2024,10101,,{receipts},"), &split(&text), "");
        let expected = &case["expected"]["by_actual"][receipts];
        assert_eq!(small.line("town_share", 2024, 2025), ten_thousands(&expected["local"]), "{receipts}");
        assert_eq!(small.line("county_share", 2024, 2025), ten_thousands(&expected["remit"]), "{receipts}");
    }
}

/// Three items of 1 fen at a third: each ⟨1/3⟩ = 0, the rule's ⟨3/3⟩ = 1, so its own posting is 1 fen.
#[test]
fn the_balancing_posting_makes_up_the_rounding() {
    let text = "{ of = \"local\", base = \"1元\", town = { within = \"1/3\", over = \"0%\" }, shortfall = \"shared\" }";
    let small =
        Small::new("2024,10101,,0.000001, 2024,10110,,0.000001, 2024,10119,,0.000001,", &split(text), "");
    assert_eq!(small.row("town_share", "10101", 2024, 2025), "0.00");
    assert_eq!(small.row("town_share", "split", 2024, 2025), "0.01");
    assert_eq!(small.row("county_share", "split", 2024, 2025), "-0.01");
    assert_eq!(small.line("town_share", 2024, 2025), "0.01");
}

/// 存量不动. Local 1,000 in 2025, 1,100 in 2026 (10 % growth). To 2025 the town has 40 %, from 2026 50 %. The old rules
/// gave 400 in 2025, the new would have given 500: −100, so it turns round and the town remits 100 every year.
/// Replayed 2025: 500 − 100 = 400, as it was. 2026: 550 − 100 = 450 = 400 + half of the growth of 100.
#[test]
fn a_base_held() {
    let held = "{ items = [\"101\"], of = \"town\", actual = 2025, less = { items = [\"101\"], of = \"town\", actual = 2025, under = \"this\" } }";
    let baseline = format!(
        "[growth]\n\"*\" = \"10%\"\n[[change]]\nrule = \"split\"\nsince = 2026\nsplit = {{ of = \"local\", town = \"50%\" }}\n{}",
        rule("held", 2026, &format!("sum.down = {held}"))
    );
    let small = Small::new("2025,10110,,1000,", &split("{ of = \"local\", town = \"40%\" }"), &baseline);
    assert_eq!(small.line("regime_capacity", 2025, 2025), "4000000.00");
    assert_eq!(small.line("remitted", 2025, 2026), "1000000.00");
    assert_eq!(small.line("returns", 2025, 2026), "0.00");
    assert_eq!(small.line("regime_capacity", 2025, 2026), "4000000.00");
    assert_eq!(small.line("regime_capacity", 2026, 2026), "4500000.00");
}

/// Case 49: a local part printed at 25 % or 40 % of gross; grossed up, it stays as printed.
#[test]
fn local_receipts_are_grossed_up() {
    let case = case("49_tianjin_2010_grossup.json");
    let statutes = rule("vat", 1994, "covers = [\"10101\"]\nstatute = { central = \"75%\" }")
        + &rule("income", 2003, "covers = [\"10104\", \"10106\"]\nstatute = { central = \"60%\" }");
    let receipts = "2010,10101,地方,119.2, 2010,10104,地方,125.89, 2010,10106,地方,42.96,";
    let small = Small::new(receipts, &(statutes + &split("{ of = \"local\", town = \"1/2\" }")), "");
    for (code, name) in [("10101", "vat"), ("10104", "cit"), ("10106", "iit")] {
        assert_eq!(
            small.row("collected", code, 2010, 2010),
            ten_thousands(&case["expected"][format!("{name}_total")])
        );
        assert_eq!(
            small.row("local_part", code, 2010, 2011),
            ten_thousands(&case["inputs"][format!("{name}_local")])
        );
    }
    // 1/3 + 1/7 to two tiers leaves 11/21: 0.06 yuan local is ⟨6·21/11⟩ = ⟨11.45⟩ = 11 fen gross, of which
    // ⟨11/3⟩ + ⟨11/7⟩ = 4 + 2 would leave 5; printed is 6, so the tiers have 5.
    let two = rule("vat", 1994, "covers = [\"10101\"]\nstatute = { central = \"1/3\", province = \"1/7\" }");
    let small =
        Small::new("2010,10101,地方,0.000006,", &(two + &split("{ of = \"local\", town = \"1\" }")), "");
    assert_eq!(small.line("collected", 2010, 2011), "0.11");
    assert_eq!(small.line("local_part", 2010, 2011), "0.06");
    assert_eq!(small.line("upper_share", 2010, 2011), "0.05");
}

/// 1,000.00 + one-off 50; growth 1/3: 1,333.33, 1,777.77 (from the rounded), 2,370.36. A shock of −25 % in 2026 that
/// is over in 2: 2026 at 75 % = 1,333.3275 → 1,333.33 of 1,777.77; 2027 at 87.5 % = 2,074.065 → 2,074.07 (half away from zero).
#[test]
fn growth_is_a_rounded_chain_and_a_shock_a_level_on_it() {
    let baseline = "[growth]\n\"*\" = \"1/3\"\n\"103\" = \"0%\"\n[[shock]]\nid = \"s\"\nitems = [\"101\"]\nyear = 2026\nsize = \"-25%\"\nrecovers_in = 2\n";
    let small = Small::new(
        "2024,10110,,0.1, 2024,10110,,0.005,是",
        &split("{ of = \"local\", town = \"100%\" }"),
        baseline,
    );
    for (year, right) in [(2024, "1050.00"), (2025, "1333.33"), (2026, "1333.33"), (2027, "2074.07")] {
        assert_eq!(small.line("collected", year, year.max(2025)), right, "{year}");
    }
    assert_eq!(small.line("collected", 2028, 2028), "3160.48"); // 2,370.36 · 4/3
}

/// Bounds on an escalating sum: 100 falling 10 % a year, at least 85: 90, 85, 85; on the result alone the chain falls
/// on: 90, 81 → 85, 72.9 → 85; and with a rise after it of 20 %: 102 from the bounded, 87.48 from the unbounded.
#[test]
fn the_next_year_builds_on_the_bounded_amount() {
    let up = |bounds: &str| {
        let grows = "grows = { \"..2027\" = \"-10%\", \"2028..\" = \"20%\" }";
        let sum =
            format!("sum.up = {{ amount = \"100万元\", in = 2024, {grows}, at_least = \"85万元\"{bounds} }}");
        let rules = split("{ of = \"local\", town = \"1\" }") + &rule("sum", 2020, &sum);
        Small::new("2024,10110,,1,", &rules, "[growth]\n\"*\" = \"0%\"\n")
    };
    let of = |small: &Small| [2024, 2025, 2026, 2027, 2028].map(|y| small.line("remitted", y, y.max(2025)));
    assert_eq!(of(&up("")), ["1000000.00", "900000.00", "850000.00", "850000.00", "1020000.00"]);
    let on_result = of(&up(", bounds = \"result\""));
    assert_eq!(on_result, ["1000000.00", "900000.00", "850000.00", "850000.00", "874800.00"]);
}

#[test]
fn the_longest_prefix_decides() {
    let list = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    assert!(covers(&list(&["101", "-10118"]), "10119"));
    assert!(!covers(&list(&["101", "-10118"]), "1011801"));
    assert!(covers(&list(&["-10118", "1011801", "101"]), "1011801"));
    assert!(!covers(&list(&["103"]), "1030144"));
    assert!(covers(&list(&["@moved"]), "10104@moved"));
    assert!(!covers(&list(&["10104", "-@moved"]), "10104@moved"));
}

#[test]
fn halves_go_away_from_zero() {
    let half = Rational::parse("50%");
    for (x, right) in [(5, 3), (-5, -3), (4, 2), (-1, -1), (0, 0)] {
        assert_eq!(half.of(&Fen::from(x)), Fen::from(right), "{x}");
    }
    assert_eq!(Rational::parse("4:6"), Rational::parse("40%"));
}
