//! The program as its users meet it: what they type, what they see, what it ends with and what it leaves behind.

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::io::Read as _;
use std::process::Stdio;

use common::{Ran, Table, caili, copy_of, files_in, scaled};

/// The cells of the line of a terminal's table that begins with these words, parted at two blanks or more.
fn cells_of<'r>(ran: &'r Ran, begins: &str) -> Vec<&'r str> {
    let line = ran.stdout.lines().find(|line| line.starts_with(begins));
    let line = line.unwrap_or_else(|| panic!("no line begins with `{begins}`:\n{}", ran.stdout));
    line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect()
}

/// A printed amount in 万元, such as `−1,234.56`, in fen.
fn printed(text: &str) -> i128 {
    let plain: String = text.replace('\u{2212}', "-").chars().filter(|c| !matches!(c, ',' | '+')).collect();
    scaled(&plain, 2) * 10_000
}

#[test]
fn run_shows_who_gains_and_writes_the_tables() {
    let ran = caili("run --lang en --no-charts").with_output().succeeds();
    let names: Vec<&str> = ran.files.keys().map(String::as_str).collect();
    let tables = [
        "comparison.csv",
        "concessions.csv",
        "coverage.csv",
        "ledger.csv",
        "run.json",
        "sides.csv",
        "statement.csv",
        "winners.csv",
    ];
    assert_eq!(names, tables);

    let comparison = ran.table("comparison.csv");
    let of = |scenario: &str, line: &str, party: &str| {
        let wanted = [("year", "2025"), ("line", line), ("party", party), ("scenario", scenario)];
        comparison.row(&wanted).fen("change").unwrap()
    };
    let cells = cells_of(&ran, "50/50 (town 50 %)");
    assert_eq!(printed(cells[2]), rounded_to_wan(of("50-50", "regime_capacity", "pilot")));
    assert_eq!(*cells.last().unwrap(), "0.00", "what towns gain the county pays");
    assert!(ran.stdout.lines().any(|line| line.contains("residue 0.00 yuan")), "{}", ran.stdout);
}

/// An amount in fen to the nearest hundredth of 10,000 yuan, as it is shown.
fn rounded_to_wan(fen: i128) -> i128 {
    (fen.abs() + 5_000) / 10_000 * 10_000 * fen.signum()
}

#[test]
fn run_draws_each_chart_in_both_languages() {
    let ran = caili("run --scenario baseline,50-50").with_output().succeeds();
    let charts: Vec<&str> = ran.files.keys().filter_map(|name| name.strip_prefix("charts/")).collect();
    assert!(!charts.is_empty());
    for chart in &charts {
        let parts: Vec<&str> = chart.split('.').collect();
        for lang in ["zh", "en"] {
            for format in ["svg", "png"] {
                let other = format!("{}.{lang}.{format}", parts[0]);
                assert!(charts.contains(&&*other), "{chart} but no {other}");
            }
        }
    }
    assert!(ran.stdout.contains("charts/"), "it says which chart to open first:\n{}", ran.stdout);
}

#[test]
fn compare_agrees_with_scenarios_that_say_the_same() {
    let compared = caili("compare --town-share 30%,40%,50%,60% --no-charts").with_output().succeeds();
    let compared = compared.table("comparison.csv");
    assert_eq!(compared.distinct("scenario"), ["baseline", "town-30%", "town-40%", "town-50%", "town-60%"]);
    let ran = caili("run --no-charts").with_output().succeeds();
    let scenarios = ran.table("comparison.csv");
    for (share, scenario) in [("town-40%", "baseline"), ("town-50%", "50-50"), ("town-60%", "60-40")] {
        let rows = compared.rows(&[("scenario", share)]);
        assert_eq!(rows.len(), scenarios.rows(&[("scenario", scenario)]).len());
        for row in rows {
            let place = ["year", "basis", "line", "party"].map(|header| (header, row.cell(header)));
            let wanted: Vec<(&str, &str)> = place.into_iter().chain([("scenario", scenario)]).collect();
            let same = scenarios.row(&wanted);
            for header in ["amount", "current", "change"] {
                assert_eq!(row.cell(header), same.cell(header), "{header} of {share} at {place:?}");
            }
        }
    }
    let unchanged = |row: &common::Row| row.cell("change") == "0.00" || row.cell("amount").is_empty();
    assert!(compared.rows(&[("scenario", "town-40%")]).iter().all(unchanged), "40 % is today's regime");
    let lower = [("scenario", "town-30%"), ("line", "regime_capacity"), ("party", "pilot"), ("year", "2026")];
    assert!(compared.row(&lower).fen("change").unwrap() < 0);
}

#[test]
fn a_number_set_is_as_if_written_in_the_baseline() {
    let ran = caili("run --no-charts --set zone-split.town=50%").with_output().succeeds();
    let unset = caili("run --no-charts").with_output().succeeds();
    let amounts = |table: &Table, scenario: &str| -> Vec<(String, String)> {
        let rows = table.rows(&[("scenario", scenario)]);
        rows.iter().map(|row| (row.cell("line").to_owned(), row.cell("amount").to_owned())).collect()
    };
    let (set, unset) = (ran.table("statement.csv"), unset.table("statement.csv"));
    assert_eq!(amounts(&set, "baseline"), amounts(&unset, "50-50"));
    assert_eq!(amounts(&set, "60-40"), amounts(&unset, "60-40"), "a scenario that says its own keeps it");
    assert_ne!(
        amounts(&set, "downturn"),
        amounts(&unset, "downturn"),
        "one that extends the baseline follows"
    );
}

#[test]
fn years_and_scenarios_are_those_asked_for() {
    let typed = "run --no-charts --scenario 50-50 --scenario baseline --years 2024..2027";
    let ran = caili(typed).with_output().succeeds();
    let table = ran.table("statement.csv");
    assert_eq!(table.distinct("scenario"), ["50-50", "baseline"]);
    assert_eq!(table.distinct("year"), ["2024", "2025", "2026", "2027"]);
    assert_eq!(table.distinct("basis"), ["replayed", "projected"]);
    let comparison = ran.table("comparison.csv");
    let wanted = [("scenario", "baseline"), ("line", "usable"), ("party", "pilot"), ("year", "2026")];
    assert!(
        comparison.row(&wanted).fen("change").unwrap() < 0,
        "the first named is what others are held against"
    );
}

#[test]
fn replaying_under_the_years_own_rules_changes_nothing() {
    let ran = caili("run --no-charts --as-of 2025 --years 2025").with_output().succeeds();
    let comparison = ran.table("comparison.csv");
    let rows = comparison.rows(&[("year", "2025"), ("line", "regime_capacity")]);
    assert!(rows.len() > 10 && rows.iter().all(|row| row.cell("change") == "0.00"));
}

#[test]
fn plain_tables_are_for_other_programs() {
    let office = caili("run --no-charts --scenario baseline").with_output().succeeds();
    let plain = caili("run --no-charts --scenario baseline --plain").with_output().succeeds();
    for name in ["statement.csv", "comparison.csv", "coverage.csv", "ledger.csv", "sides.csv"] {
        let (office, plain) = (&office.files[name], &plain.files[name]);
        let office =
            std::str::from_utf8(office).unwrap().strip_prefix('\u{feff}').expect("a byte order mark");
        let plain = std::str::from_utf8(plain).unwrap();
        assert!(!plain.starts_with('\u{feff}') && !plain.contains('\r'), "{name}");
        assert!(office.lines().count() > 1 && office.matches("\r\n").count() == office.matches('\n').count());
        assert_eq!(office.replace("\r\n", "\n"), plain, "{name}");
    }
}

#[test]
fn keys_lists_what_set_takes() {
    let ran = caili("keys --scenario reform --lang en").succeeds();
    assert_eq!(cells_of(&ran, "zone-split.within")[1], "50%");
    assert_eq!(cells_of(&ran, "posts.law-office.posts")[1], "24");
    assert_eq!(cells_of(&ran, "staffing.pay_growth")[1], "3%");
    let chinese = caili("keys --scenario reform").succeeds();
    let keys = |ran: &Ran| -> Vec<String> {
        let words = ran.stdout.lines().filter_map(|line| line.split("  ").next()).map(str::to_owned);
        words.filter(|word| word.contains('.')).collect()
    };
    assert_eq!(keys(&ran), keys(&chinese));
    assert_ne!(ran.stdout, chinese.stdout);
}

#[test]
fn check_reads_all_and_writes_nothing() {
    let copy = copy_of(&["data/pilot-town", "scenarios"]);
    let before = files_in(copy.path());
    let ran = caili("check --lang en").inside(copy.path()).succeeds();
    assert!(ran.stdout.contains("nothing is wrong"), "{}", ran.stdout);
    assert_eq!(files_in(copy.path()), before);
    let refused = caili("check tests/errors/B10-not-a-number").run();
    assert_eq!(refused.code, 1);
    assert!(refused.codes().iter().all(|code| code == "B10"), "{:?}", refused.codes());
}

#[test]
fn output_goes_beside_the_books_folder() {
    let copy = copy_of(&["data/pilot-town", "scenarios"]);
    caili("run --no-charts --scenario baseline").inside(copy.path()).succeeds();
    let written: Vec<String> = files_in(&copy.path().join("output/pilot-town")).into_keys().collect();
    assert_eq!(
        written,
        ["comparison.csv", "coverage.csv", "ledger.csv", "run.json", "sides.csv", "statement.csv"]
    );
}

#[test]
fn a_misspelt_key_is_never_a_silent_baseline() {
    let english = caili("run --lang en --set zone-splt.town=45%").with_output().refused();
    assert_eq!(english.codes(), ["S20"]);
    assert!(english.stderr.contains("--set zone-splt.town=45%"), "{}", english.stderr);
    assert!(english.stderr.contains("did you mean `zone-split.town`?"), "{}", english.stderr);
    let chinese = caili("run --set zone-splt.town=45%").with_output().refused();
    assert!(chinese.stderr.contains("\u{662f}\u{4e0d}\u{662f} `zone-split.town`"), "{}", chinese.stderr);
}

/// Posts and years are counted to ten million: nothing they act on is beyond what can be counted.
#[test]
fn a_count_has_its_bound_where_it_is_set() {
    let run = |lang: &str, posts: &str| {
        let typed =
            format!("run --scenario reform --no-charts --lang {lang} --set posts.law-office.posts={posts}");
        caili(&typed).with_output().run()
    };
    for (lang, message, hint) in [
        ("en", "is not a whole number of up to ten million", "a whole number, such as `24`"),
        ("zh", "不是一千万以内的整数", "写整数，如 `24`"),
    ] {
        for posts in ["10000001", "-10000001", "24.5"] {
            let refused = run(lang, posts);
            assert_eq!((refused.code, refused.codes()), (1, vec!["S07".to_owned()]), "{}", refused.stderr);
            let place = format!("--set posts.law-office.posts={posts}");
            for told in [place.as_str(), &format!("`{posts}` {message}"), hint] {
                assert!(refused.stderr.contains(told), "no {told} in\n{}", refused.stderr);
            }
        }
    }
    assert_eq!(run("en", "10000000").codes(), Vec::<String>::new());
}

#[test]
fn exit_codes_tell_whose_fault_it_is() {
    for typed in [
        "run no-such-book",
        "run --scenario no-such-scenario",
        "run --years 2030..2020",
        "run --years 1990..1991",
        "run --as-of soon",
        "run --set nothing",
        "run --set growth.101=fast",
        "run --set growth.999=1%",
        "run --set zone-split.town=140%",
        "compare --town-share 140%",
        "compare --town-share 40% --from no-such-scenario",
        "keys --scenario no-such-scenario",
    ] {
        let ran = caili(typed).run();
        assert_eq!(ran.code, 1, "{typed}\n{}", ran.stderr);
        assert_eq!(ran.stdout, "", "{typed}");
        assert_eq!(ran.codes().len(), 1, "{typed}\n{}", ran.stderr);
        assert!(!ran.stderr.contains("panicked"), "{typed}\n{}", ran.stderr);
    }
    assert_eq!(caili("--help").run().code, 0);
    assert_eq!(caili("--version").run().code, 0);
    assert_eq!(caili("run --no-such-flag").run().code, 2);
    assert_eq!(caili("").run().code, 2);
}

#[test]
fn what_cannot_be_written_is_no_fault_of_the_input() {
    let copy = copy_of(&["data/pilot-town", "scenarios"]);
    fs::write(copy.path().join("here"), "a file").unwrap();
    let ran = caili("run --no-charts --lang en --out here").inside(copy.path()).run();
    assert_eq!((ran.code, ran.codes()), (2, vec!["F14".to_owned()]), "{}", ran.stderr);
    assert_eq!(fs::read_to_string(copy.path().join("here")).unwrap(), "a file");
}

#[test]
fn colour_is_for_terminals_and_for_those_who_ask() {
    let typed = "run --set a.b=1";
    assert!(!caili(typed).run().stderr.contains('\u{1b}'));
    assert!(!caili(typed).env("NO_COLOR", "1").run().stderr.contains('\u{1b}'));
    assert!(!caili(typed).arg("--color=never").run().stderr.contains('\u{1b}'));
    assert!(caili(typed).arg("--color=always").run().stderr.contains('\u{1b}'));
    let shown = caili("run --no-charts --color always").with_output().succeeds();
    assert!(!shown.stdout.contains('\u{1b}'), "tables are for files and pipes too");
}

#[test]
fn the_language_is_that_asked_for() {
    let english = caili("keys --lang en").succeeds().stdout;
    assert_eq!(caili("keys").env("CAILI_LANG", "en").succeeds().stdout, english);
    assert_eq!(
        caili("keys --lang zh").env("CAILI_LANG", "en").succeeds().stdout,
        caili("keys").succeeds().stdout
    );
    assert!(english.is_ascii() || english.chars().all(|letter| !('\u{4e00}'..='\u{9fff}').contains(&letter)));
}

#[test]
fn earlier_output_stays_whole_when_a_later_run_fails() {
    let copy = copy_of(&["data/pilot-town", "scenarios"]);
    let output = copy.path().join("output/pilot-town");
    caili("run --scenario baseline,50-50").inside(copy.path()).succeeds();
    let before = files_in(&output);
    assert!(before.len() > 4);

    let refused = caili("run --set zone-split.town=450%").inside(copy.path()).run();
    assert_eq!((refused.code, files_in(&output)), (1, before.clone()));

    // A folder stands where a table should go: the run finds out only when it writes.
    fs::remove_file(output.join("ledger.csv")).unwrap();
    fs::create_dir_all(output.join("ledger.csv")).unwrap();
    fs::write(output.join("ledger.csv/note"), "").unwrap();
    let unwritten = caili("run --set zone-split.town=45%").inside(copy.path()).run();
    assert_eq!(unwritten.codes(), ["F14"], "{}", unwritten.stderr);
    let mut after = files_in(&output);
    assert_eq!(after.remove("ledger.csv/note"), Some(Vec::new()));
    let mut kept = before;
    kept.remove("ledger.csv");
    assert_eq!(after, kept);
}

#[test]
fn the_record_names_every_file_with_its_check_sum() {
    let ran = caili("run --no-charts --scenario baseline").with_output().succeeds();
    let record: serde_json::Value = serde_json::from_slice(&ran.files["run.json"]).unwrap();
    let paths = |key: &str| -> Vec<&str> {
        record[key].as_array().unwrap().iter().map(|file| file["path"].as_str().unwrap()).collect()
    };
    assert_eq!(
        paths("outputs"),
        ["statement.csv", "comparison.csv", "coverage.csv", "ledger.csv", "sides.csv"]
    );
    for table in ["book.toml", "revenue.csv", "transfers.csv", "expenditure.csv", "staffing.csv"] {
        assert!(paths("inputs").contains(&&*format!("data/pilot-town/{table}")), "{table}");
    }
    assert!(paths("inputs").contains(&"scenarios/pilot-town/baseline.toml"));
    // Of the library only what the book's regime stands on.
    let inputs = paths("inputs");
    let library: Vec<&&str> = inputs.iter().filter(|path| path.starts_with("scenarios/regimes/")).collect();
    assert_eq!(library, [&"scenarios/regimes/statute/prc.toml"]);
    for file in record["outputs"].as_array().unwrap() {
        let bytes = &ran.files[file["path"].as_str().unwrap()];
        assert_eq!(file["sha256"], caili::files::sha256(bytes));
    }
    assert_eq!(record["checks"]["residue"], "0.00");
    assert_eq!(record["warnings"], 0);
}

#[test]
fn a_reader_who_has_seen_enough_is_no_failure() {
    let mut child = caili("keys").command().stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let mut told = String::new();
    child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
    assert_eq!((child.wait().unwrap().code(), told.as_str()), (Some(0), ""));
}

/// A number that every scenario shown states for itself cannot be set from outside, and that is said.
#[test]
fn a_setting_without_effect_is_said() {
    let ran =
        caili("run --scenario 50-50 --set zone-split.town=45% --no-charts --lang en").with_output().run();
    assert_eq!((ran.code, ran.codes()), (0, vec!["S23".to_owned()]));
    assert!(ran.stderr.contains("`zone-split.town` has no effect"), "{}", ran.stderr);
    caili("run --scenario baseline,50-50 --set zone-split.town=45% --no-charts").with_output().succeeds();
}

#[test]
fn a_number_of_a_town_goes_back_to_the_towns_own_cells() {
    let asked =
        "explain baseline --book data/pilot-county --town 云岭镇 --year 2026 --line balance --lang en";
    let told = caili(asked).succeeds().stdout;
    let mut seen = BTreeSet::new();
    for place in told.split_whitespace().filter_map(|word| word.strip_prefix("data/pilot-county/")) {
        let mut parts = place.split(':');
        let (file, line) = (parts.next().unwrap(), parts.next().unwrap().parse::<usize>().unwrap());
        let text = fs::read_to_string(format!("data/pilot-county/{file}")).unwrap();
        let row = text.lines().nth(line - 1).unwrap();
        assert!(row.starts_with("云岭镇,"), "{place}: {row}");
        seen.insert(file.to_owned());
    }
    let tables = ["expenditure.csv", "parameters.csv", "revenue.csv", "staffing.csv", "transfers.csv"];
    assert_eq!(seen, tables.map(str::to_owned).into());
}

/// What is typed twice is shown once.
#[test]
fn a_scenario_or_a_share_named_twice_is_shown_once() {
    let ran = caili("run --scenario 50-50,baseline,50-50 --no-charts").with_output().succeeds();
    assert_eq!(ran.table("statement.csv").distinct("scenario"), ["50-50", "baseline"]);
    let usable = [("scenario", "50-50"), ("year", "2027"), ("line", "usable"), ("code", "")];
    assert_eq!(ran.table("statement.csv").rows(&usable).len(), 1);
    let ran = caili("compare --no-charts").arg("--town-share").arg("45%, 50%,45%").with_output().succeeds();
    assert_eq!(ran.table("comparison.csv").distinct("scenario"), ["baseline", "town-45%", "town-50%"]);
}

#[test]
fn a_chosen_scenario_must_be_there_with_or_without_charts() {
    let ran =
        caili("run --scenario baseline,50-50 --chosen 50-5 --no-charts --lang en").with_output().refused();
    assert_eq!(ran.codes(), ["S05"]);
    assert!(ran.files.is_empty());
}

/// Why a folder cannot take the outputs is said, and nothing is laid among a book's tables or scenarios.
#[test]
fn a_folder_that_cannot_take_the_outputs_is_named() {
    let copy = copy_of(&["data/pilot-town", "scenarios"]);
    let run = |out: &str| {
        let typed = format!("run --scenario baseline --no-charts --lang en --out {out}");
        caili(&typed).inside(copy.path()).run()
    };
    fs::write(copy.path().join("taken"), "mine").unwrap();
    let ran = run("taken/inside");
    assert_eq!((ran.code, ran.codes()), (2, vec!["F14".to_owned()]));
    assert!(ran.stderr.contains("`taken` is a file, not a folder"), "{}", ran.stderr);
    assert_eq!(fs::read(copy.path().join("taken")).unwrap(), b"mine");

    fs::create_dir_all(copy.path().join("out/statement.csv")).unwrap();
    let ran = run("out");
    assert_eq!((ran.code, ran.codes()), (2, vec!["F14".to_owned()]));
    assert!(ran.stderr.contains("is a folder where a file should go"), "{}", ran.stderr);

    for among in ["data/pilot-town", "scenarios/pilot-town"] {
        let before = files_in(&copy.path().join(among));
        let ran = run(among);
        assert_eq!((ran.code, ran.codes()), (1, vec!["C07".to_owned()]));
        assert_eq!(files_in(&copy.path().join(among)), before);
    }
}

/// A character that no chart can show does not leave its reader without a way on.
#[test]
fn a_name_that_charts_cannot_show_says_what_to_do() {
    let copy = copy_of(&["data/pilot-town", "scenarios"]);
    let scenario = copy.path().join("scenarios/pilot-town/50-50.toml");
    let rare = fs::read_to_string(&scenario).unwrap().replacen("zh = \"", "zh = \"\u{3d72}", 1);
    fs::write(&scenario, rare).unwrap();
    let ran = caili("run --scenario baseline,50-50 --lang en").inside(copy.path()).run();
    assert_eq!((ran.code, ran.codes()), (2, vec!["C12".to_owned()]));
    assert!(ran.stderr.contains("`--no-charts`"), "{}", ran.stderr);
    caili("run --scenario baseline,50-50 --no-charts").inside(copy.path()).succeeds();
}

/// The exit code says what a full or closed error stream cannot.
#[test]
#[cfg(target_os = "linux")]
fn a_full_error_stream_is_no_panic() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let status = caili("check nowhere").command().stderr(full).stdout(Stdio::null()).status().unwrap();
    assert_eq!(status.code(), Some(1));
}
