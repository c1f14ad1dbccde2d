//! Both sides of two towns small enough to be worked by hand: every party's account, who wins and loses, what the county's
//! concessions cost, which rules never applied; and that the checks of a run fail where a ledger is wrong.
//!
//! Town a collects VAT of 1000, town b of 400; half goes to the centre, and of the rest the town gets 40 %:
//! a 1000 → centre 500, town 200, county 300; b 400 → centre 200, town 80, county 120. Each hands up 50.
//! a has 4 posts, 3 heads at 20, of which it bears 70 %: 42, the county 18. b has 2 heads at 30 and bears all: 60.

mod common;

use std::path::Path;

use caili::files::{Sources, load_book, read_scenarios};
use caili::lab::{self, HorizonWish, Outcome, horizon_of};
use caili::num::Money;
use caili::plan::{Line, Party};
use caili::problem::{Place, Placed, Problems};
use caili::results::{Checks, check};
use caili::scenario::resolve;
use common::{Ran, Table, caili, write};
use tempfile::TempDir;

const BOOK: &str = "name = \"A\"\nkind = \"illustrative\"\nunit = \"元\"\n[[town]]\nid = \"a\"\npopulation = 100\n\
    [[town]]\nid = \"b\"\npopulation = 300\n";
const REGIME: &str = "\
[[rule]]\nid = \"vat\"\nsince = 2016\ncovers = [\"10101\"]\nstatute = { central = \"50%\" }\n\
[[rule]]\nid = \"share\"\ntitle = \"Shared taxes\"\nsince = 2019\ncovers = [\"101\"]\nsplit = { of = \"local\", town = \"40%\" }\n\
[[rule]]\nid = \"remittance\"\nsince = 2019\nsum.up = \"50元\"\n";
const BASELINE: &str = "regime = \"r\"\nyears = \"2025..2026\"\n[growth]\n\"*\" = \"0%\"\n[spending]\n\"*\" = \"0%\"\n[staffing]\npay_growth = \"0%\"\n";
const HALF: &str = "[[change]]\nrule = \"share\"\nsince = 2026\nsplit = { of = \"local\", town = \"50%\" }\n";
const GIFT: &str = "[[fund]]\nid = \"gift\"\nyears = \"2026..\"\namount = \"10元\"\ntown = \"a\"\n";
/// A tenth of the town's share of taxes.
const LEVY: &str =
    "[[rule]]\nid = \"levy\"\nsince = 2026\nsum.up = { items = [\"101\"], of = \"town\", times = \"10%\" }\n";
/// Half of the levy, given back: nothing without it.
const BACK: &str = "[[rule]]\nid = \"back\"\nsince = 2026\n\
    sum.down = { rule = \"levy\", part = \"amount\", times = \"50%\" }\n";

fn county() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| write(folder.path(), name, text);
    put("data/c/book.toml", BOOK);
    put("data/c/revenue.csv", "town,year,code,amount(元)\na,2025,10101,1000\nb,2025,10101,400\n");
    put("data/c/transfers.csv", "town,year,code,amount(元)\na,2025,1100202,80\nb,2025,1100202,120\n");
    put("data/c/expenditure.csv", "town,year,function,amount(元)\na,2025,201,30\nb,2025,201,20\n");
    put(
        "data/c/staffing.csv",
        "town,year,category,posts,headcount,cost(元),bears\na,2025,行政编制,4,3,20,镇70%\nb,2025,编外,,2,30,镇\n",
    );
    put("scenarios/c/regimes/r.toml", REGIME);
    put("scenarios/c/baseline.toml", BASELINE);
    let extends = "extends = \"baseline\"\n";
    put("scenarios/c/half.toml", &format!("{extends}{HALF}{GIFT}"));
    put("scenarios/c/package.toml", &format!("{extends}{HALF}{GIFT}{LEVY}"));
    put("scenarios/c/returned.toml", &format!("{extends}{LEVY}{BACK}"));
    folder
}

fn run_in(folder: &Path) -> Ran {
    caili("run data/c --no-charts --lang en").inside(folder).with_output().succeeds()
}

fn ran() -> Ran {
    run_in(county().path())
}

#[test]
fn the_countys_side_is_explained_town_by_town() {
    let folder = county();
    let explain = |line: &str, more: &str| {
        let typed =
            format!("explain baseline --book data/c --year 2025 --line {line} --depth 1 --lang en {more}");
        caili(&typed).inside(folder.path()).succeeds().stdout
    };
    let figures = |told: &str| -> Vec<(String, String)> {
        let lines = told.lines().skip(1).filter(|line| !line.contains("more of 0"));
        lines
            .map(|line| {
                let (name, amount) = line.trim_start_matches(['├', '└', '─', ' ']).rsplit_once("  ").unwrap();
                (name.trim().to_owned(), amount.trim().to_owned())
            })
            .collect()
    };
    let named = |name: &str, amount: &str| (name.to_owned(), amount.to_owned());
    // In 万元: a 300 + 50 − 80 − 18 = 252 yuan, b 120 + 50 − 120 = 50 yuan.
    let all = figures(&explain("county_net", ""));
    let whole = named("what the county keeps of the towns, all towns", "0.0302");
    assert_eq!(all, [whole, named("a", "0.0252"), named("b", "0.005")]);
    // A town's lines too: 200 + 80 of the town share.
    assert_eq!(figures(&explain("town_share", ""))[0].1, "0.028");
    let of_a = figures(&explain("county_capacity", "--town a"));
    assert_eq!(of_a[0].1, "0.035");
    assert_eq!(of_a[1..], [named("county share", "0.03"), named("remitted", "0.005")]);
    let unknown = caili("explain baseline --book data/c --year 2025 --line county_nett --lang en");
    assert!(unknown.inside(folder.path()).refused().stderr.contains("county_net"));
}

#[test]
fn every_partys_account_can_be_added_up() {
    let ran = ran();
    let table = ran.table("sides.csv");
    let account = |town: &str, party: &str| -> i128 {
        let wanted = [("scenario", "baseline"), ("year", "2025"), ("town", town), ("party", party)];
        table.rows(&wanted).iter().map(|row| row.fen("amount").unwrap()).sum()
    };
    // a: 200 − 50 + 80 − 42 − 30 = 158; county 300 + 50 − 80 − 18 = 252; outside −1000 + 60 + 30 = −910.
    let of_a = ["town", "county", "central", "outside"].map(|party| account("a", party));
    assert_eq!(of_a, [15_800, 25_200, 50_000, -91_000]);
    // b: 80 − 50 + 120 − 60 − 20 = 70; county 120 + 50 − 120 = 50; outside −400 + 60 + 20 = −320.
    let of_b = ["town", "county", "central", "outside"].map(|party| account("b", party));
    assert_eq!(of_b, [7_000, 5_000, 20_000, -32_000]);
    for town in ["a", "b"] {
        for year in ["2025", "2026"] {
            for scenario in ["baseline", "half", "package", "returned"] {
                let rows = table.rows(&[("scenario", scenario), ("year", year), ("town", town)]);
                let all: i128 = rows.iter().map(|row| row.fen("amount").unwrap()).sum();
                assert!(
                    rows.len() > 10 && all == 0,
                    "{scenario} {year} {town}: {all} in {} rows",
                    rows.len()
                );
            }
        }
    }
    // A rule's flow stands under its id on both sides; budget codes are added up under their line.
    let line = |party: &str, line: &str, label: &str| {
        let wanted = [
            ("scenario", "baseline"),
            ("year", "2025"),
            ("town", "a"),
            ("party", party),
            ("line", line),
            ("label", label),
        ];
        table.row(&wanted).fen("amount").unwrap()
    };
    assert_eq!(line("town", "remitted", "remittance"), -5_000);
    assert_eq!(line("county", "remitted", "remittance"), 5_000);
    assert_eq!(line("county", "general_transfers", ""), -8_000);

    // 2 towns × 2 years × 4 scenarios; 2 towns × 1 replayed year × 3 schemes; 9 of the county's lines each.
    let record: serde_json::Value = serde_json::from_slice(&ran.files["run.json"]).unwrap();
    let counts = ["town_years_of_all_parties", "town_years_of_changes", "county_lines_mirrored"];
    assert_eq!(counts.map(|count| record["checks"][count].as_i64().unwrap()), [16, 6, 16 * 9]);
    assert!(ran.stdout.contains("16 town-years: all parties sum to 0"), "{}", ran.stdout);
}

/// What a pool takes from one town it gives another: its account is settled over the towns, not in each.
#[test]
fn a_pool_is_a_party_of_its_own() {
    let folder = county();
    let pool = "[[rule]]\nid = \"pool\"\nsince = 2026\nguarantee = { on = \"regime_capacity\", \
        at = { shared_by = \"population\" }, below = \"100%\", above = \"100%\", with = \"pool\" }\n";
    write(folder.path(), "scenarios/c/pooled.toml", format!("extends = \"baseline\"\n{pool}"));
    let ran = run_in(folder.path());
    let table = ran.table("sides.csv");
    let account = |town: &str, party: &str| -> i128 {
        let wanted = [("scenario", "pooled"), ("year", "2025"), ("town", town), ("party", party)];
        table.rows(&wanted).iter().map(|row| row.fen("amount").unwrap()).sum()
    };
    // 150 + 30 = 180 by 100 : 300 heads is 45 and 135: a hands 105 over, b receives it; 158 − 105 = 53, 70 + 105 = 175.
    assert_eq!(["town", "county", "pool"].map(|party| account("a", party)), [5_300, 25_200, 10_500]);
    assert_eq!(["town", "county", "pool"].map(|party| account("b", party)), [17_500, 5_000, -10_500]);
    let record: serde_json::Value = serde_json::from_slice(&ran.files["run.json"]).unwrap();
    assert_eq!(record["checks"]["town_years_of_changes"], 8);
}

#[test]
fn winners_are_told_by_head_and_by_post() {
    let ran = ran();
    let table = ran.table("winners.csv");
    let row = |town: &str| {
        let row = table.row(&[("scenario", "half"), ("town", town)]);
        let cells = [
            "current",
            "amount",
            "change",
            "change_percent",
            "population",
            "per_head",
            "staff",
            "counted_as",
            "per_post",
            "rank",
        ];
        cells.map(|header| row.cell(header).to_owned()).join(" ")
    };
    // a: 200 − 50 = 150 becomes 200; 50 / 100 heads, 50 / 4 posts. b: 30 becomes 50; 20 / 300 heads, 20 / 2 of its staff.
    assert_eq!(row("a"), "150.00 200.00 50.00 33.33 100 0.50 4 posts 12.50 1");
    assert_eq!(row("b"), "30.00 50.00 20.00 66.67 300 0.07 2 headcount 10.00 2");
    // 70 / 400 = 0.175; posts and heads do not add up to anything.
    assert_eq!(row("all_towns"), "180.00 250.00 70.00 38.89 400 0.18    ");

    let spread = ran.table("spread.csv");
    let of = |scenario: &str| {
        let row = spread.row(&[("scenario", scenario)]);
        let cells = ["highest", "highest_per_head", "lowest", "lowest_per_head", "max_to_min", "gini"];
        cells.map(|header| row.cell(header).to_owned()).join(" ")
    };
    // 150/100 against 30/300: 15 times; |150·300 − 30·100| / (400·180) = 42,000 / 72,000 = 0.58333…
    assert_eq!(of("baseline"), "a 1.50 b 0.10 15.0000 0.5833");
    // 200/100 against 50/300: 12 times; |200·300 − 50·100| / (400·250) = 0.55.
    assert_eq!(of("half"), "a 2.00 b 0.17 12.0000 0.5500");
    assert!(ran.stdout.contains("15.00  0.5833"), "{}", ran.stdout);
}

#[test]
fn without_a_population_nothing_is_told_by_head() {
    let folder = county();
    write(folder.path(), "data/c/book.toml", BOOK.replace("population = 300\n", ""));
    let ran = run_in(folder.path());
    let table = ran.table("winners.csv");
    let cells = |town: &str| {
        let row = table.row(&[("scenario", "half"), ("town", town)]);
        [row.cell("per_head"), row.cell("per_post"), row.cell("rank")]
    };
    assert_eq!(cells("a"), ["0.50", "12.50", "1"]);
    assert_eq!(cells("b"), ["", "10.00", "2"]);
    assert_eq!(cells("all_towns")[0], "");
    let spread = ran.table("spread.csv");
    assert_eq!(spread.row(&[("scenario", "half")]).cell("gini"), "");
    assert_eq!(spread.row(&[("scenario", "half")]).cell("highest"), "");
}

/// The rows of a scenario and year: element, id, the county's change in fen.
fn costs(table: &Table, scenario: &str) -> Vec<(String, String, Option<i128>)> {
    let rows = table.rows(&[("scenario", scenario), ("year", "2025")]);
    let told =
        |row: &common::Row| (row.cell("element").to_owned(), row.cell("id").to_owned(), row.fen("change"));
    rows.iter().map(told).collect()
}

#[test]
fn every_concession_has_its_cost() {
    let ran = ran();
    let table = ran.table("concessions.csv");
    let row = |element: &str, id: &str, fen: Option<i128>| (element.to_owned(), id.to_owned(), fen);
    // Ten points more of 500 + 200 cost the county 70, the fund 10. The levy is a tenth of 200 + 80 on today's shares, of
    // 250 + 100 on those of the package: 7 more than alone.
    assert_eq!(
        costs(&table, "package"),
        [
            row("change", "share", Some(-7_000)),
            row("fund", "gift", Some(-1_000)),
            row("rule", "levy", Some(2_800)),
            row("together", "", Some(700)),
        ]
    );
    // What gives half of the levy back means nothing without the levy: its 14 are in what both do together.
    assert_eq!(
        costs(&table, "returned"),
        [row("rule", "levy", Some(2_800)), row("rule", "back", None), row("together", "", Some(-1_400)),]
    );
    // The package has the most elements and is shown; another is shown when it is chosen.
    assert!(ran.stdout.contains("package: what each element gives or costs the county"), "{}", ran.stdout);
    assert!(ran.stdout.contains("Shared taxes, changed from 2026"), "{}", ran.stdout);
    let typed = caili("run data/c --no-charts --lang en --chosen returned");
    let chosen = typed.inside(county().path()).with_output().succeeds();
    assert!(chosen.stdout.contains("returned: what each element"), "{}", chosen.stdout);
    assert!(chosen.stdout.contains("cannot stand without another element"), "{}", chosen.stdout);
}

#[test]
fn the_costs_of_a_scenarios_elements_add_up_to_the_whole() {
    let ran = caili("run --no-charts --set growth.101=1%").with_output().succeeds();
    let (costs, compared) = (ran.table("concessions.csv"), ran.table("comparison.csv"));
    let scenarios = costs.distinct("scenario");
    // A downturn and slow growth befall both sides and are no concessions.
    assert_eq!(scenarios, ["base-held", "posts-to-county", "reform", "staff-and-powers"]);
    for scenario in scenarios {
        for year in costs.distinct("year") {
            let rows = costs.rows(&[("scenario", scenario), ("year", year)]);
            let sum: i128 = rows.iter().map(|row| row.fen("change").unwrap()).sum();
            let wanted =
                [("scenario", scenario), ("year", year), ("line", "after_staffing"), ("party", "county")];
            assert_eq!(Some(sum), compared.row(&wanted).fen("change"), "{scenario} {year}");
        }
    }
}

#[test]
fn columns_of_scenarios_have_their_keys_as_elements() {
    let folder = county();
    let table = "key,both,one\nshare.town,50%,50%\nremittance.amount,30元,\n";
    write(folder.path(), "scenarios/c/scenarios.csv", table);
    let ran = run_in(folder.path());
    let costs_of = |scenario| costs(&ran.table("concessions.csv"), scenario);
    let key = |id: &str, fen| ("key".to_owned(), id.to_owned(), Some(fen));
    let together = ("together".to_owned(), String::new(), Some(0));
    assert_eq!(costs_of("both"), [key("share.town", -7_000), key("remittance.amount", -4_000), together]);
    assert_eq!(costs_of("one"), []);
}

/// The codes told, but for those of numbers that moved nothing (L07).
fn of_rules(ran: &Ran) -> Vec<String> {
    ran.codes().into_iter().filter(|code| code != "L07").collect()
}

#[test]
fn rules_that_never_applied_are_told() {
    let folder = county();
    let idle = "[[rule]]\nid = \"old\"\nsince = 2019\nuntil = 2020\nsum.up = \"3元\"\n\
        [[rule]]\nid = \"nothing\"\nsince = 2019\nsum.up = \"0元\"\n\
        [[rule]]\nid = \"fees\"\nsince = 2019\ncovers = [\"103\"]\nsplit = { of = \"local\", town = \"50%\" }\n\
        [[rule]]\nid = \"customs\"\nsince = 2019\ncovers = [\"10117\"]\nstatute = { central = \"100%\" }\n";
    // What gives the town nothing applies all the same: the county takes the rest.
    let none = REGIME.replace("town = \"40%\"", "town = \"0%\"");
    write(folder.path(), "scenarios/c/regimes/r.toml", format!("{none}{idle}"));
    let typed = "run data/c --no-charts --scenario baseline";
    for (lang, never, nothing) in [
        ("en", "the rule `old` is in force in none of the years shown", "the rule `nothing` moves no money"),
        ("zh", "条款 `old` 在所显示的年份中从未生效", "条款 `nothing` 在各情景、各年份中都没有产生任何金额"),
    ] {
        let ran = caili(&format!("{typed} --lang {lang}")).inside(folder.path()).with_output().run();
        assert_eq!(
            (ran.code, of_rules(&ran)),
            (0, vec!["L20".to_owned(), "L21".to_owned(), "L21".to_owned()])
        );
        assert!(ran.stderr.contains(never) && ran.stderr.contains(nothing), "{}", ran.stderr);
        let places = ["r.toml:16:1", "r.toml:21:1", "r.toml:25:1"];
        assert!(places.iter().all(|place| ran.stderr.contains(place)), "{}", ran.stderr);
    }
    // Whoever asks for years may ask for some in which a rule is not in force.
    let asked = caili(&format!("{typed} --as-of 2025")).inside(folder.path()).with_output().run();
    assert_eq!((asked.code, of_rules(&asked).len()), (0, 0));
    // A rule that applies in one scenario only is no idle rule.
    let ran = caili("check data/c").inside(county().path()).run();
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
}

/// The outcomes of baseline and half, to be tampered with.
fn outcomes() -> Vec<Outcome> {
    let folder = county();
    let mut sources = Sources::new();
    let mut problems = Problems::new();
    let book = load_book(&folder.path().join("data/c"), &mut sources).expect("a sound book").value;
    let files = read_scenarios(&folder.path().join("scenarios/c"), &mut sources, &mut problems);
    let names = ["baseline", "half"].map(|name| Placed { value: name.to_owned(), place: Place::default() });
    let scenarios = resolve(&files, &names, &[], book.last_settled().plus(1), &mut problems);
    let horizon = horizon_of(&book, &HorizonWish { years: None, as_of: None }, &mut problems);
    assert!(problems.is_empty());
    lab::run(&book, &scenarios, &horizon).expect("sound scenarios").value
}

/// The checks of the outcomes after the remittances of one of them go to another party than the county.
fn checks_with_remittance_to(party: Party, scenario: usize) -> Checks {
    let mut outcomes = outcomes();
    for posting in &mut outcomes[scenario].compiled.plan.postings {
        if posting.line == Line::Remitted {
            posting.receiver = party;
        }
    }
    check(&outcomes)
}

#[test]
fn a_wrong_ledger_fails_the_checks() {
    let sound = check(&outcomes());
    assert!(sound.hold() && sound.items > 0 && sound.mirrored > 0 && sound.changes > 0);
    let fifty = Money::from_fen(5_000);
    // The centre gets what the county's side says it received, and both gain it: 50 made out of nothing.
    let astray = checks_with_remittance_to(Party::Central, 1);
    assert!(!astray.hold());
    assert_eq!((astray.mirror_residue, astray.change_residue), (fifty, fifty));
    assert_eq!((astray.closing_residue, astray.party_residue), (Money::ZERO, Money::ZERO));
    // A flow that vanishes is missed by the line, the closing and the county's side.
    let mut outcomes = outcomes();
    outcomes[0].compiled.plan.postings.retain(|posting| posting.line != Line::Remitted);
    let lost = check(&outcomes);
    assert_eq!((lost.line_residue, lost.closing_residue, lost.mirror_residue), (fifty, fifty, fifty));
}
