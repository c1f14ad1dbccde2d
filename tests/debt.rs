//! Debt, stocks and services through a book: schedules, memo lines below the statement, and coverage of the three guarantees.
//!
//! The book is `data/indebted-town`; what must come out is worked by hand beside each test.

mod common;

use std::fs;

use common::{Row, Table, caili, copy_of, write};

const BOOK: &str = "data/indebted-town";
const SCENARIOS: &str = "scenarios/indebted-town";
const WAN: i128 = 1_000_000;

fn statement() -> Table {
    caili(&format!("run {BOOK} --no-charts")).with_output().succeeds().table("statement.csv")
}

/// A figure of the general account, in fen: a line's total, or the row of a code under it.
fn figure(table: &Table, scenario: &str, year: &str, line: &str, code: &str) -> Option<i128> {
    let wanted =
        [("scenario", scenario), ("year", year), ("account", "general"), ("line", line), ("code", code)];
    table.row(&wanted).fen("amount")
}

fn codes<'t>(table: &'t Table, scenario: &str, year: &str, line: &str) -> Vec<&'t str> {
    let rows = table.rows(&[("scenario", scenario), ("year", year), ("account", "general"), ("line", line)]);
    rows.iter().map(|row| row.cell("code")).filter(|code| !code.is_empty()).collect()
}

#[test]
fn settled_years_are_as_printed_and_later_ones_as_the_loans_have_them() {
    let table = statement();
    let of = |year, code| figure(&table, "baseline", year, "debt_service", code);
    assert_eq!(codes(&table, "baseline", "2025", "debt_service"), ["232", "231"]);
    // 1,050 × 3.2 % = 33.6 and 150 of principal, printed and by the loan alike: the run warns of nothing.
    assert_eq!(of("2025", ""), Some(183_600_000));
    let parts = ["一般债券2021:interest", "一般债券2021:principal"];
    assert_eq!(codes(&table, "baseline", "2026", "debt_service"), parts);
    // 900 × 3.2 % = 28.8; 750 × 3.2 % = 24. What was printed does not grow on beside it.
    assert_eq!([of("2026", parts[0]), of("2026", parts[1])], [Some(28_800_000), Some(150 * WAN)]);
    assert_eq!([of("2026", ""), of("2027", "")], [Some(178_800_000), Some(174 * WAN)]);
    // In 2031 the last 150 go, with 4.8 of interest, and then there is nothing left.
    let run = caili(&format!("run {BOOK} --no-charts --years 2025..2033")).with_output().succeeds();
    let table = run.table("statement.csv");
    let of = |year, line| figure(&table, "baseline", year, line, "");
    assert_eq!([of("2031", "debt_service"), of("2032", "debt_service")], [Some(154_800_000), Some(0)]);
    assert_eq!(figure(&table, "baseline", "2031", "debt_outstanding", "government"), Some(0));
}

#[test]
fn debt_outside_the_budget_stands_below_the_line() {
    let table = statement();
    let of = |year, line, code| figure(&table, "baseline", year, line, code);
    // 300 at 5 %, due in 2027: 15 a year, then all of it.
    assert_eq!(of("2026", "hidden_debt_service", ""), Some(15 * WAN));
    assert_eq!(of("2027", "hidden_debt_service", ""), Some(315 * WAN));
    assert_eq!(of("2028", "hidden_debt_service", ""), Some(0));
    // 800 at 4.65 %, drawn in 2024, a year of grace: 37.2 in 2025. Then fourteen payments of
    // 800·0.0465·1.0465¹⁴/(1.0465¹⁴ − 1) = 79.02076489…; of the first, 37.2 is interest and 41.820765 principal; of the
    // second 758.179235 × 4.65 % = 35.25533442… is interest.
    assert_eq!(of("2025", "company_debt_service", ""), Some(37_200_000));
    assert_eq!(of("2026", "company_debt_service", ""), Some(79_020_765));
    assert_eq!(of("2026", "company_debt_service", "水厂贷款:principal"), Some(41_820_765));
    assert_eq!(of("2027", "company_debt_service", "水厂贷款:interest"), Some(35_255_334));
    let owed = ["government", "hidden", "company", ""].map(|kind| of("2026", "debt_outstanding", kind));
    assert_eq!(owed, [Some(750 * WAN), Some(300 * WAN), Some(758_179_235), Some(1_808_179_235)]);

    // Without it every line of the statement itself is the same.
    let copy = copy_of(&[BOOK, SCENARIOS]);
    let debt = fs::read_to_string(copy.path().join(BOOK).join("debt.csv")).unwrap();
    let budget: Vec<&str> =
        debt.lines().filter(|line| !line.contains("隐性") && !line.contains("企业")).collect();
    assert_eq!((debt.lines().count(), budget.len()), (4, 2));
    write(copy.path(), &format!("{BOOK}/debt.csv"), budget.join("\n") + "\n");
    let typed = format!("run {BOOK} --no-charts");
    let without = caili(&typed).inside(copy.path()).with_output().succeeds();
    let figures = |table: &Table| -> Vec<String> {
        let rows = table.rows(&[("account", "general")]);
        let own = |row: &&Row| {
            !row.cell("line").contains("_debt_service") && row.cell("line") != "debt_outstanding"
        };
        rows.iter().filter(own).map(|row| format!("{} {}", row.cell("line"), row.cell("amount"))).collect()
    };
    assert_eq!(figures(&without.table("statement.csv")), figures(&table));
    let ledger = caili(&typed).with_output().succeeds().table("ledger.csv");
    assert!(ledger.rows(&[("line", "hidden_debt_service")]).is_empty(), "nobody in the statement pays it");
}

#[test]
fn a_new_loan_is_borrowed_and_then_served() {
    let table = statement();
    let change = |year, line| {
        let of = |scenario| figure(&table, scenario, year, line, "").unwrap();
        of("school") - of("baseline")
    };
    let of =
        |year, part: &str| figure(&table, "school", year, "debt_service", &format!("school-loan:{part}"));
    assert_eq!([change("2026", "borrowed"), change("2027", "borrowed")], [0, 600 * WAN]);
    assert_eq!([change("2027", "usable"), change("2027", "debt_service")], [0, 0]);
    // A year of grace: 600 × 3.05 % = 18.3. Then sevenths: 85.7142857… → 85.714286; interest on the 514.285714 left:
    // 15.685714277 → 15.685714.
    assert_eq!(change("2028", "debt_service"), 18_300_000);
    assert_eq!([of("2029", "interest"), of("2029", "principal")], [Some(18_300_000), Some(85_714_286)]);
    assert_eq!(of("2030", "interest"), Some(15_685_714));
    // The last of the seven is what is left: 600 − 6 × 85.714286 = 85.714284.
    let run = caili(&format!("run {BOOK} --no-charts --years 2034..2036")).with_output().succeeds();
    let later = run.table("statement.csv");
    let last = figure(&later, "school", "2035", "debt_service", "school-loan:principal");
    assert_eq!(last, Some(85_714_284));
    assert_eq!(
        figure(&later, "school", "2036", "debt_outstanding", ""),
        figure(&later, "baseline", "2036", "debt_outstanding", "")
    );
    // The loan is in the closing of its year, together with what is paid besides: advances 200 and schooling (below).
    let schooling = figure(&table, "school", "2027", "livelihood", "schooling").unwrap();
    assert_eq!(change("2027", "closing"), 600 * WAN - 200 * WAN - schooling);
}

#[test]
fn a_stock_is_worked_off_until_nothing_is_left() {
    let table = statement();
    let years = ["2026", "2027", "2028", "2029"];
    // 520 of advances, 200 a year: 200, 200, 120, and no more.
    let paid = years.map(|year| figure(&table, "school", year, "other_spending", "advances"));
    assert_eq!(paid, [200, 200, 120, 0].map(|wan| Some(wan * WAN)));
    let left = years.map(|year| figure(&table, "school", year, "stocks_outstanding", "暂付款"));
    assert_eq!(left, [320, 120, 0, 0].map(|wan| Some(wan * WAN)));
    // Past deficits of 180 stay, as nobody pays them; before the last settled year nothing is known.
    assert_eq!(figure(&table, "school", "2030", "stocks_outstanding", ""), Some(180 * WAN));
    assert_eq!(figure(&table, "school", "2025", "stocks_outstanding", ""), Some(700 * WAN));
    assert_eq!(figure(&table, "school", "2024", "stocks_outstanding", ""), None);
}

#[test]
fn a_service_is_raised_to_its_standard() {
    let table = statement();
    let missing = |year| figure(&table, "school", year, "livelihood", "schooling");
    // 150 yuan × 21,000 = 315; spent on 205: 185 × 1.02 = 188.7, then 192.474.
    assert_eq!([missing("2026"), missing("2027")], [Some(126_300_000), Some(122_526_000)]);
    assert!(
        !codes(&table, "school", "2025", "livelihood").contains(&"schooling"),
        "a settled year is as it was"
    );
    // A standard below what is spent takes nothing away: 80 yuan × 21,000 = 168.
    let typed = format!("run {BOOK} --no-charts --set service.schooling.standard=80元");
    let low = caili(&typed).with_output().run();
    assert_eq!((low.code, low.codes()), (0, vec!["L07".to_owned()]), "a number that moves nothing is said");
    let low = low.table("statement.csv");
    assert_eq!(figure(&low, "school", "2026", "livelihood", "schooling"), Some(0));
    let of = |scenario| figure(&low, scenario, "2026", "livelihood", "");
    assert_eq!(of("school"), of("baseline"));
}

const COUNTY: &str = "name = \"A\"\nkind = \"illustrative\"\nunit = \"元\"\n[[town]]\nid = \"a\"\npopulation = 10\n\
    [[town]]\nid = \"b\"\npopulation = 20\n";
const REGIME: &str =
    "[[rule]]\nid = \"r\"\nsince = 2020\ncovers = [\"101\"]\nsplit = { of = \"local\", town = \"40%\" }\n";
const BASELINE: &str = "regime = \"r\"\n[growth]\n\"*\" = \"0%\"\n[spending]\n\"*\" = \"10%\"\n";

/// The statement of a county of two towns whose last year is 2024.
fn county(debt: &str, more: &str) -> Table {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| write(folder.path(), name, text);
    put("data/a/book.toml", COUNTY);
    put("data/a/revenue.csv", "town,year,code,amount(元)\na,2024,10101,1000\nb,2024,10101,1000\n");
    put("data/a/transfers.csv", "town,year,code,amount(元)\na,2024,11002,0\nb,2024,11002,0\n");
    put(
        "data/a/expenditure.csv",
        "town,year,function,amount(元)\na,2024,232,4\nb,2024,232,10\na,2024,205,30\nb,2024,205,90\n",
    );
    put("data/a/debt.csv", debt);
    put("scenarios/a/regimes/r.toml", REGIME);
    put("scenarios/a/baseline.toml", &format!("{BASELINE}{more}"));
    let ran = caili("run data/a --no-charts").inside(folder.path()).with_output().run();
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    ran.table("statement.csv")
}

fn of_town(table: &Table, town: &str, year: &str, line: &str, code: &str) -> Option<i128> {
    let wanted = [("town", town), ("year", year), ("account", "general"), ("line", line), ("code", code)];
    table.row(&wanted).fen("amount")
}

const LOANS: &str = "town,loan,kind,principal(元),rate,since,term,method\na,old,government,100,4%,2023,2,bullet\n\
    b,works,company,50,0%,2024,5,equal principal\n";

#[test]
fn a_town_without_government_loans_pays_its_printed_service_on() {
    let table = county(LOANS, "");
    let of = |town, year| of_town(&table, town, year, "debt_service", "");
    // a: 4 of interest in 2024, as printed; 104 in 2025; cleared. b tells a company's loan only: 10 grows to 11 and 12.1.
    assert_eq!(["2024", "2025", "2026"].map(|year| of("a", year)), [Some(400), Some(10_400), Some(0)]);
    assert_eq!(["2024", "2025", "2026"].map(|year| of("b", year)), [Some(1000), Some(1100), Some(1210)]);
    assert_eq!(of_town(&table, "b", "2025", "company_debt_service", ""), Some(1000));
    assert_eq!(of_town(&table, "a", "2025", "company_debt_service", ""), Some(0));
}

#[test]
fn a_loan_is_its_own_towns_and_a_standard_every_towns() {
    let loan = "[[loan]]\nid = \"new\"\nyear = 2025\nprincipal = \"100元\"\nrate = \"5%\"\nterm = 3\n\
        method = \"level payments\"\ntown = \"b\"\n";
    let services = "[[service]]\nid = \"low\"\nyear = 2025\nfunction = \"205\"\nstandard = \"5元\"\n\
        [[service]]\nid = \"high\"\nyear = 2026\nfunction = \"205\"\nstandard = \"6元\"\n";
    let table = county(LOANS, &format!("{loan}{services}"));
    assert_eq!(of_town(&table, "b", "2025", "borrowed", ""), Some(10_000));
    assert_eq!(of_town(&table, "a", "2025", "borrowed", ""), Some(0));
    // 100·0.05·1.157625/0.157625 = 36.7208… → 36.72, interest 5.00 and principal 31.72; then 68.28 × 5 % = 3.414 → 3.41 and
    // 33.31; then 34.97 with 1.7485 → 1.75. Besides it b's printed service of 10 grows by a tenth a year.
    let part = |year, part: &str| of_town(&table, "b", year, "debt_service", &format!("new:{part}")).unwrap();
    let both = |year| (part(year, "interest"), part(year, "principal"));
    assert_eq!(["2026", "2027", "2028"].map(both), [(500, 3172), (341, 3331), (175, 3497)]);
    assert_eq!(of_town(&table, "b", "2026", "debt_service", ""), Some(3672 + 1210));
    // 2025: a spends 33 and should 5 × 10 = 50, b spends 99 and should 100. 2026: a 36.3 and 50, b 108.9 and 100; at 6 yuan
    // 60 and 120, of which the first service already adds what is missing to 50 and 100.
    let missing = |town, year, id: &str| of_town(&table, town, year, "livelihood", id).unwrap();
    assert_eq!([missing("a", "2025", "low"), missing("b", "2025", "low")], [1700, 100]);
    assert_eq!([missing("a", "2026", "low"), missing("a", "2026", "high")], [1370, 1000]);
    assert_eq!([missing("b", "2026", "low"), missing("b", "2026", "high")], [0, 1110]);
}

#[test]
fn coverage_is_usable_capacity_over_the_three_guarantees() {
    let run = caili(&format!("run {BOOK} --no-charts --lang en")).with_output().succeeds();
    let table = run.table("coverage.csv");
    let row = table.row(&[("scenario", "baseline"), ("year", "2025"), ("town", "xinqiao")]);
    // 1,440 + 750 + 467.2 of carry-over over 1,396 + 310 + 185 + 170: 2,657.2/2,061 = 1.28927…
    assert_eq!([row.fen("usable"), row.fen("guaranteed")], [Some(265_720 * 10_000), Some(2061 * WAN)]);
    assert_eq!(row.cell("coverage"), "128.9%");
    let shown = run.stdout.lines().skip_while(|line| !line.starts_with("coverage of the three guarantees"));
    let shown = shown.skip(2).map(str::to_owned).next().unwrap_or_default();
    assert!(shown.starts_with("the current regime") && shown.contains("  128.9  "), "{shown}");
    // Where pay is not known neither is coverage; where there are several towns they are there together too.
    let printed = caili("run data/qingxi-2023 --no-charts").with_output().succeeds().table("coverage.csv");
    assert!(printed.rows(&[]).iter().all(|row| row.cell("coverage").is_empty()));
    let county = caili("run data/pilot-county --no-charts").with_output().run().table("coverage.csv");
    let all = county.rows(&[("scenario", "baseline"), ("year", "2025")]);
    assert_eq!(all.last().map(|row| row.cell("town")), Some("all_towns"));
    let sum: i128 = all[..all.len() - 1].iter().map(|row| row.fen("usable").unwrap()).sum();
    assert_eq!(all[all.len() - 1].fen("usable"), Some(sum));
}

#[test]
fn a_schedule_is_explained_down_to_its_loan() {
    let typed = format!("explain baseline --book {BOOK} --year 2026 --line debt_service --lang en");
    let told = caili(&typed).succeeds().stdout;
    for part in ["一般债券2021: interest", "900.00 × 3.2%", "1,200.00 × 12.5%", "debt.csv:2:15 (C2)"] {
        assert!(told.contains(part), "{part}\n{told}");
    }
    let typed = format!("explain baseline --book {BOOK} --year 2026 --line debt_outstanding");
    let told = caili(&typed).succeeds().stdout;
    assert!(told.contains("企业债务") || told.contains("水厂贷款"), "{told}");
}
