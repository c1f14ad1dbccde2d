//! A county of 25 towns with 12 schemes, made up by a formula: what the bench measures at the size of a whole county.

use std::fmt::Write;
use std::fs;
use std::path::Path;

const TOWNS: usize = 25;
const TAXES: [&str; 12] = [
    "10101", "10104", "10106", "10107", "10109", "10110", "10111", "10112", "10113", "10114", "10118",
    "10119",
];
const YEARS: [usize; 3] = [2023, 2024, 2025];

/// A split over each town's own base, a remittance that grows, a floor, and a pool: every verb, and both ledgers.
const REGIME: &str = r#"extends = "statute/prc"
headline = "zone-split"
[[rule]]
id = "zone-split"
since = 2019
covers = ["101"]
split = { of = "local", base = { actual = 2025, grows = "3%" }, town = { within = "40%", over = "60%" }, shortfall = "shared" }
[[rule]]
id = "remittance"
since = 2019
sum.up = { amount = "120万元", in = 2023, grows = "2%" }
[[rule]]
id = "pool"
since = 2026
guarantee = { on = "usable", at = { shared_by = "population" }, below = "30%", above = "30%", with = "pool" }
[[rule]]
id = "hold-harmless"
since = 2026
guarantee = { on = "regime_capacity", at = { actual = 2025 }, below = "100%", with = "county" }
"#;

const BASELINE: &str = r#"regime = "county"
years = "2026..2035"
[growth]
"*" = "3%"
[spending]
"*" = "2%"
[staffing]
pay_growth = "3%"
"#;

/// Writes the book and its scenarios below a folder.
pub fn write(folder: &Path) {
    let put = |name: &str, text: String| {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().expect("a file in a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    let mut book = "name = \"25 towns\"\nkind = \"illustrative\"\nunit = \"万元\"\n".to_owned();
    let mut revenue = "town,year,code,amount(万元)\n".to_owned();
    let mut transfers = revenue.clone();
    let mut expenditure = "town,year,function,amount(万元)\n".to_owned();
    let mut staffing = "town,year,category,headcount,cost(元/人年),bears\n".to_owned();
    for town in 1..=TOWNS {
        let _ = writeln!(book, "[[town]]\nid = \"t{town}\"\npopulation = {}", 9000 + 731 * town);
        for year in YEARS {
            for (at, tax) in TAXES.iter().enumerate() {
                let amount = (town * 37 + at * 101 + year * 7) % 900 + 40 * town;
                let _ = writeln!(revenue, "t{town},{year},{tax},{amount}.{:02}", (town * at + year) % 100);
            }
            for (at, code) in ["1100202", "1100252", "1100313"].iter().enumerate() {
                let _ = writeln!(transfers, "t{town},{year},{code},{}", 100 + 13 * town + 50 * at);
            }
            for (at, function) in ["201", "205", "208", "213"].iter().enumerate() {
                let _ = writeln!(expenditure, "t{town},{year},{function},{}", 300 + 17 * town + 90 * at);
            }
            for (category, heads) in [("行政编制", 30 + town), ("事业编制", 50 + 2 * town)] {
                let _ = writeln!(staffing, "t{town},{year},{category},{heads},120000,镇");
            }
        }
    }
    let mut table = "参数".to_owned();
    for share in 30..41 {
        let _ = write!(table, ",s{share}");
    }
    table.push_str("\nzone-split.within");
    for share in 30..41 {
        let _ = write!(table, ",{share}%");
    }
    put("data/county/book.toml", book);
    put("data/county/revenue.csv", revenue);
    put("data/county/transfers.csv", transfers);
    put("data/county/expenditure.csv", expenditure);
    put("data/county/staffing.csv", staffing);
    put("scenarios/county/baseline.toml", BASELINE.to_owned());
    put("scenarios/county/regimes/county.toml", REGIME.to_owned());
    put("scenarios/county/scenarios.csv", table + "\n");
    let statute = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/regimes/statute/prc.toml");
    put("scenarios/regimes/statute/prc.toml", fs::read_to_string(statute).expect("the shipped statute"));
}
