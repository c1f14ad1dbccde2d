//! Regimes that were really used, each written as a book and a regime file and run by the program. What must come out stands in
//! the case's JSON (published, or worked from a published rule), or is worked by hand in the test.

mod common;

use std::path::Path;

use common::{caili, scaled, write};
use serde_json::Value;

const SPLIT_ALL: &str =
    "[[rule]]\nid = \"all\"\nsince = 2020\ncovers = [\"101\"]\nsplit = { of = \"local\", town = \"100%\" }\n";

/// A line of 2025, in fen: one town with one tax, wholly local, whose receipts of 2024 (in 元) grow by a rate into 2025.
fn line_of_2025(receipts: &str, growth: &str, rules: &str, line: &str) -> i128 {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| write(folder.path(), name, text);
    put("data/a/book.toml", "name = \"A\"\nkind = \"illustrative\"\nunit = \"元\"\n[[town]]\nid = \"a\"\n");
    put("data/a/revenue.csv", &format!("year,code,amount(元)\n2024,10199,{receipts}\n"));
    put("data/a/transfers.csv", "year,code,amount(元)\n2024,1100202,0\n");
    put("scenarios/a/regimes/r.toml", rules);
    put("scenarios/a/baseline.toml", &format!("regime = \"r\"\n[growth]\n\"*\" = \"{growth}\"\n"));
    let ran = caili("run data/a --no-charts --years 2024..2025").inside(folder.path()).with_output().run();
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let statement = ran.table("statement.csv");
    let row = statement.row(&[("year", "2025"), ("line", line), ("code", ""), ("account", "general")]);
    row.fen("amount").expect("the line is known")
}

fn split(terms: &str) -> String {
    format!("[[rule]]\nid = \"r\"\nsince = 2020\ncovers = [\"101\"]\nsplit = {{ of = \"local\", {terms} }}\n")
}

fn case(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(name);
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a decimal as text")
}

fn fen(value: &Value) -> i128 {
    scaled(text(value), 2)
}

/// Case 01, 国发〔1994〕47号: the return grows by 0.3 of the growth of what goes up. 20 × (1 + 2 % × 0.3) = 20.12.
#[test]
fn the_return_of_1994_follows_the_shared_taxes() {
    let case = case("01_cn_tax_return_0p3.json");
    let inputs = &case["inputs"];
    let rules = format!(
        "{SPLIT_ALL}[[rule]]\nid = \"return\"\nsince = 2020\nsum.down = {{ amount = \"{}元\", in = 2024, \
         follows = {{ items = [\"101\"], of = \"gross\", coefficient = \"{}\" }} }}\n",
        text(&inputs["return_prev"]),
        text(&inputs["coefficient"]),
    );
    let given = line_of_2025("1000", text(&inputs["growth_rate"]), &rules, "returns");
    assert_eq!(given, fen(&case["expected"]["return_now"]));
}

/// Case 25, 国发〔1988〕50号: 收入递增包干. Within an escalating target shared, above it all kept, a shortfall made good.
#[test]
fn an_escalating_contract_of_1988() {
    let case = case("25_cn1988_incremental_beijing.json");
    let inputs = &case["inputs"];
    let rules = split(&format!(
        "base = {{ amount = \"{}元\", in = 2024, grows = \"{}\" }}, town = {{ within = \"{}\", over = \"100%\" }}, \
         shortfall = \"town\"",
        text(&inputs["base"]),
        text(&inputs["growth"]),
        text(&inputs["local_share"]),
    ));
    for (actual, expected) in case["expected"]["by_actual"].as_object().expect("by actual receipts") {
        // Receipts stand at the base and come to the actual ones by growth.
        let growth = format!("{}%", actual.parse::<i64>().unwrap() - 100);
        let kept = line_of_2025("100", &growth, &rules, "town_share");
        assert_eq!(kept, fen(&expected["local"]), "receipts of {actual}");
    }
}

/// Case 27: 总额分成.
#[test]
fn total_shares_of_1988() {
    let case = case("27_cn1988_total_share.json");
    for (region, share) in case["inputs"]["local_share"].as_object().expect("shares by region") {
        let rules = split(&format!("town = \"{}\"", text(share)));
        let total = text(&case["inputs"]["total"]);
        let kept = line_of_2025(total, "0%", &rules, "town_share");
        assert_eq!(kept, fen(&case["expected"]["local"][region]), "{region}");
        let given = line_of_2025(total, "0%", &rules, "county_share");
        assert_eq!(given, fen(&case["expected"]["remit"][region]), "{region}");
    }
}

/// Case 30: 定额上解. What comes in above the sum is kept, what is short is made good.
#[test]
fn a_fixed_sum_of_1988() {
    let case = case("30_cn1988_fixed_remit.json");
    let inputs = &case["inputs"];
    let rules = format!(
        "{SPLIT_ALL}[[rule]]\nid = \"sum\"\nsince = 2020\nsum.up = \"{}元\"\n",
        text(&inputs["fixed"]["上海"])
    );
    let receipts = inputs["revenue_shanghai"].as_array().expect("receipts");
    let expected = case["expected"]["local_shanghai"].as_array().expect("what is left");
    assert_eq!(receipts.len(), expected.len());
    for (receipts, expected) in receipts.iter().zip(expected) {
        let left = line_of_2025(text(receipts), "0%", &rules, "regime_capacity");
        assert_eq!(left, fen(expected), "receipts of {receipts}");
    }
}

/// Case 34, 崇明: 65 % within the base, 80 % over it, a shortfall shared.
#[test]
fn a_base_and_an_excess() {
    let case = case("34_chongming_65_80.json");
    let rules = split(&format!(
        "base = \"{}元\", town = {{ within = \"65%\", over = \"80%\" }}, shortfall = \"shared\"",
        text(&case["inputs"]["base"])
    ));
    let actual = case["inputs"]["actual"].as_array().expect("receipts");
    let expected = case["expected"]["return_"].as_array().expect("returns");
    assert_eq!(actual.len(), expected.len());
    for (actual, expected) in actual.iter().zip(expected) {
        let kept = line_of_2025(text(actual), "0%", &rules, "town_share");
        assert_eq!(kept, fen(expected), "receipts of {actual}");
    }
}

/// 开化 2010 (data: county_town_regimes, kaihua_park): the base escalates by 20 % a year; of the excess the town gets 80 % up to
/// 100, 60 % of 100–200, 40 % of 200–500, 10 % above. Worked by hand: base 1,000 × 1.2 = 1,200; receipts 1,900; excess 700 =
/// 100 + 100 + 300 + 200, so 80 + 60 + 120 + 20 = 280 yuan. At 1,290 the excess of 90 lies in the first tier: 72. At the base: 0.
#[test]
fn declining_tiers_over_an_escalating_base() {
    let rules = split(
        "base = { amount = \"1000元\", in = 2024, grows = \"20%\" }, shortfall = \"shared\", town = { within = \"0%\", \
         over = [ { to = \"100元\", rate = \"80%\" }, { to = \"200元\", rate = \"60%\" }, { to = \"500元\", rate = \"40%\" }, \
         { rate = \"10%\" } ] }",
    );
    for (receipts, kept) in [("1900", 28_000), ("1290", 7200), ("1200", 0)] {
        assert_eq!(line_of_2025(receipts, "0%", &rules, "town_share"), kept, "receipts of {receipts}");
    }
}

/// The same with ends stated as parts of the base: up to 10 % of it 50 %, above 20 %. Base 1,000, receipts 1,250: the first 100 at
/// 50 % and 150 at 20 % are 50 + 30 = 80.
#[test]
fn tiers_may_end_at_parts_of_the_base() {
    let rules = split(
        "base = \"1000元\", shortfall = \"shared\", town = { within = \"0%\", \
         over = [ { to = \"10%\", rate = \"50%\" }, { rate = \"20%\" } ] }",
    );
    assert_eq!(line_of_2025("1250", "0%", &rules, "town_share"), 8000);
}

/// Case 50: 四六分成, two readings of whose 40 % by two of what.
#[test]
fn four_six_four_ways() {
    let case = case("50_siliu_sensitivity.json");
    let inputs = &case["inputs"];
    for (terms, expected) in [
        ("of = \"local\", town = \"40%\"", "town_A1"),
        ("of = \"local\", county = \"40%\"", "town_A2"),
        ("of = \"gross\", town = \"40%\"", "town_B1"),
        ("of = \"gross\", town = \"60%\"", "town_B2"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let put = |name: &str, text: &str| write(folder.path(), name, text);
        put(
            "data/a/book.toml",
            "name = \"A\"\nkind = \"illustrative\"\nunit = \"元\"\n[[town]]\nid = \"a\"\n",
        );
        let rows: String = [("10101", "vat"), ("10104", "cit"), ("10106", "iit"), ("10110", "local_taxes")]
            .map(|(code, tax)| format!("2024,{code},{}\n", text(&inputs[tax])))
            .concat();
        put("data/a/revenue.csv", &format!("year,code,amount(元)\n{rows}"));
        let central = |code: &str, tax: &str| {
            let share = text(&inputs["central_rate"][tax]);
            format!(
                "[[rule]]\nid = \"{tax}\"\nsince = 2020\ncovers = [\"{code}\"]\nstatute = {{ central = \"{share}\" }}\n"
            )
        };
        let split =
            format!("[[rule]]\nid = \"r\"\nsince = 2020\ncovers = [\"101\"]\nsplit = {{ {terms} }}\n");
        let statute =
            [("10101", "vat"), ("10104", "cit"), ("10106", "iit")].map(|(code, tax)| central(code, tax));
        put("scenarios/a/regimes/r.toml", &format!("{}{split}", statute.concat()));
        put("scenarios/a/baseline.toml", "regime = \"r\"\n[growth]\n\"*\" = \"0%\"\n");
        let ran =
            caili("run data/a --no-charts --years 2024..2025").inside(folder.path()).with_output().run();
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        let statement = ran.table("statement.csv");
        let line = |line| {
            let row = statement.row(&[("year", "2025"), ("line", line), ("code", "")]);
            row.fen("amount").expect("the line is known")
        };
        assert_eq!(line("local_part"), fen(&case["expected"]["local_part"]));
        assert_eq!(line("town_share"), fen(&case["expected"][expected]), "{terms}");
        // More than there is: it runs, and is said.
        assert_eq!(ran.codes().contains(&"L03".to_owned()), expected == "town_B2", "{terms}");
    }
}
