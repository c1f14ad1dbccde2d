//! Every number that `caili keys` lists moves some figure when it is set to another value.
//!
//! A number that moves nothing is either named below with its reason, or a number that the program does not read. Each is
//! set in a scenario of its own, a column of scenarios.csv that extends the one whose number it is.

mod common;

use std::collections::BTreeMap;
use std::path::Path;

use common::{Table, caili, copy_of, write};

/// Keys that may move nothing on the pilot town, and why. What stands here must indeed move nothing.
const STILL: [(&str, &str); 5] = [
    ("vat-import.central", "it collects no VAT on imports"),
    ("export-refund.central", "it refunds no VAT on exports"),
    ("consumption-tax.central", "it collects no consumption tax"),
    ("vehicle-purchase-tax.central", "it collects no vehicle purchase tax"),
    ("customs.central", "it collects no customs duties"),
];

/// A book, and how much there must be of one of its scenarios at least.
struct Place {
    book: &'static str,
    keys: usize,
    figures: usize,
}

const PILOT: Place = Place { book: "pilot-town", keys: 16, figures: 900 };
const INDEBTED: Place = Place { book: "indebted-town", keys: 13, figures: 400 };
const COUNTY: Place = Place { book: "pilot-county", keys: 20, figures: 5000 };
const PROVINCES: Place = Place { book: "provinces-1988", keys: 5, figures: 2000 };

/// The keys of a scenario with their values, as listed.
fn keys_of(place: &Place, scenario: &str, folder: &Path) -> Vec<(String, String)> {
    let typed = format!("keys data/{} --scenario {scenario} --lang en", place.book);
    let listed = caili(&typed).inside(folder).succeeds().stdout;
    let cells = |line: &str| -> Vec<String> {
        line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).map(str::to_owned).collect()
    };
    let rows = listed.lines().map(cells).filter(|cells| cells.len() == 4 && cells[0] != "key");
    let keys: Vec<(String, String)> = rows.map(|cells| (cells[0].clone(), cells[1].clone())).collect();
    assert!(keys.len() >= place.keys, "{listed}");
    keys
}

/// Another value of the same kind.
fn another(value: &str) -> &'static str {
    let kinds = [("万元", "77万元"), ("%", "37%"), ("data", "37%")];
    let kind = kinds.iter().find(|(mark, _)| value.contains(mark));
    let other = kind.map_or("7", |(_, other)| *other);
    assert_ne!(value, other);
    other
}

/// A table of scenarios with one column for each key: it extends the scenario and sets the key alone.
fn one_column_each(scenario: &str, keys: &[(String, String)]) -> String {
    let row = |first: &str, cell: &dyn Fn(usize) -> String| {
        let cells: Vec<String> = (0..keys.len()).map(cell).collect();
        format!("{first},{}\n", cells.join(","))
    };
    let mut table = row("key", &column);
    table += &row("extends", &|_| scenario.to_owned());
    for (at, (key, value)) in keys.iter().enumerate() {
        let only = |column| if column == at { another(value).to_owned() } else { String::new() };
        table += &row(key, &only);
    }
    table
}

fn column(at: usize) -> String {
    format!("nudged-{at}")
}

/// The figures of a scenario in the statement, by their place in it.
fn figures(table: &Table, scenario: &str) -> BTreeMap<Vec<String>, String> {
    let place = ["town", "year", "account", "line", "code"];
    let rows = table.rows(&[("scenario", scenario)]);
    let figure = |row: &common::Row| {
        (place.map(|header| row.cell(header).to_owned()).to_vec(), row.cell("amount").to_owned())
    };
    rows.iter().map(figure).collect()
}

/// What is wrong with the keys of a scenario: those that move nothing, and those that should not.
fn nudged(place: &Place, scenario: &str) -> Vec<String> {
    let copy = copy_of(&[&format!("data/{}", place.book), "scenarios"]);
    let keys = keys_of(place, scenario, copy.path());
    let columns = one_column_each(scenario, &keys);
    write(copy.path(), &format!("scenarios/{}/scenarios.csv", place.book), columns);
    let typed = format!("run data/{} --no-charts", place.book);
    let table = caili(&typed).inside(copy.path()).with_output().succeeds().table("statement.csv");
    let before = figures(&table, scenario);
    assert!(before.len() > place.figures, "only {} figures", before.len());
    let mut wrong = Vec::new();
    for (at, (key, value)) in keys.iter().enumerate() {
        let moved = figures(&table, &column(at)) != before;
        match (moved, STILL.iter().find(|(still, _)| still == key)) {
            (false, None) => wrong.push(format!("{scenario}: {key} (now {value}) moves nothing")),
            (true, Some((_, why))) => wrong.push(format!("{scenario}: {key} moves something, though {why}")),
            _ => {}
        }
    }
    wrong
}

#[test]
fn every_number_of_a_scenario_moves_something() {
    let scenarios = [
        "baseline",
        "reform",
        "50-50",
        "60-40",
        "base-excess",
        "base-held",
        "downturn",
        "posts-to-county",
        "staff-and-powers",
    ];
    let mut wrong: Vec<String> =
        scenarios.into_iter().flat_map(|scenario| nudged(&PILOT, scenario)).collect();
    wrong.extend(nudged(&INDEBTED, "school"));
    let schemes = ["baseline", "reform-base", "reform-held", "reform-pool", "reform-uniform"];
    wrong.extend(schemes.into_iter().flat_map(|scenario| nudged(&COUNTY, scenario)));
    wrong.extend(nudged(&PROVINCES, "baseline"));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
