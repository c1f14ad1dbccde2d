//! The smallest case of each problem that a regime or a scenario can have, laid over a book that is in order.
//!
//! A case gives the files it changes. `^` marks where its problem is told to be, and is not part of the file; in a case
//! without a mark the problem is of the file as a whole.

mod common;
#[path = "schema/validate.rs"]
mod validate;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use caili::files::{Sources, load_book, read_scenarios};
use caili::lab::{self, HorizonWish, horizon_of};
use caili::problem::{Place, Placed, Problem, Problems};
use caili::render;
use caili::scenario::resolve;
use caili::text::Lang;

const BOOK: &str = "name = \"A\"\nkind = \"illustrative\"\nunit = \"yuan\"\n[[town]]\nid = \"a\"\n";
const TWO_TOWNS: &str =
    "name = \"A\"\nkind = \"illustrative\"\nunit = \"yuan\"\n[[town]]\nid = \"a\"\n[[town]]\nid = \"b\"\n";
const REVENUE: &str =
    "year,code,amount(yuan)\n2023,10101,100\n2023,10104,50\n2024,10101,110\n2024,10104,55\n";
const REVENUE_OF_TWO: &str = "town,year,code,amount(yuan)\na,2024,10101,100\nb,2024,10101,50\n";
const BASELINE: &str = "regime = \"r\"\n[growth]\n\"*\" = \"2%\"\n";
const REGIME: &str = "headline = \"share\"\n[[rule]]\nid = \"share\"\nsince = 2019\ncovers = [\"101\"]\n\
    split = { of = \"local\", town = \"40%\" }\n";
const STAFFING: &str =
    "year,category,headcount,cost(yuan),bears\n2023,行政编制,2,10,镇\n2024,行政编制,2,10,镇\n";
const STAFFING_OF_TWO: &str =
    "town,year,category,headcount,cost(yuan),bears\na,2024,行政编制,2,10,镇\nb,2024,行政编制,2,10,镇\n";
const PAY: &str = "regime = \"r\"\n[growth]\n\"*\" = \"2%\"\n[staffing]\npay_growth = \"3%\"\n";
const EXPENDITURE: &str = "year,function,amount(yuan)\n2023,201,10\n2024,201,12\n";

/// Problems whose message says by itself what would be right.
const NO_HINT: [&str; 14] =
    ["R01", "R03", "R07", "R09", "R23", "S02", "S08", "S09", "S35", "L02", "L03", "L04", "L05", "L06"];
/// Problems of no scenario: L10 is of a settlement, S14 and S15 of settled accounts (tests/told.rs), S23 of `--set` (tests/cli.rs), L20 and L21 of a whole run (tests/sides.rs).
const ELSEWHERE: [&str; 6] = ["L10", "S14", "S15", "S23", "L20", "L21"];

/// A file of the book or of its scenarios, and its text.
type File<'a> = (&'a str, &'a str);

/// What is told of a book with these files, and the sources to show it with. The folder's own path is taken off.
struct Told {
    problems: Vec<Problem>,
    whole: Problems,
    sources: Sources,
    root: String,
}

fn told_of(files: &[File]) -> Told {
    let folder = tempfile::tempdir().unwrap();
    let standing = [
        ("data/a/book.toml", BOOK),
        ("data/a/revenue.csv", REVENUE),
        ("scenarios/a/baseline.toml", BASELINE),
        ("scenarios/a/regimes/r.toml", REGIME),
    ];
    for (name, text) in standing.iter().chain(files) {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let mut sources = Sources::new();
    let whole = problems_in(folder.path(), &mut sources);
    let problems = whole.sorted().into_iter().cloned().collect();
    let root = format!("{}/", folder.path().display().to_string().replace('\\', "/"));
    Told { problems, whole, sources, root }
}

/// The way of `caili check`: the book, its scenarios, then all of them worked out.
fn problems_in(folder: &Path, sources: &mut Sources) -> Problems {
    let book = match load_book(&folder.join("data/a"), sources) {
        Ok(book) => book.value,
        Err(problems) => return problems,
    };
    let mut problems = Problems::new();
    let files = read_scenarios(&folder.join("scenarios/a"), sources, &mut problems);
    let mut names: Vec<String> = files.scenarios.keys().cloned().collect();
    names.extend(files.table.iter().map(|cell| cell.scenario.clone()));
    names.dedup();
    let names: Vec<Placed<String>> =
        names.into_iter().map(|value| Placed { value, place: Place::default() }).collect();
    let scenarios = resolve(&files, &names, &[], book.last_settled().plus(1), &mut problems);
    let years = scenarios.first().and_then(|scenario| scenario.years.clone());
    let horizon = horizon_of(&book, &HorizonWish { years, as_of: None }, &mut problems);
    problems.extend(lab::unasked_parameters(&book, &scenarios));
    if problems.any_error() {
        return problems;
    }
    match lab::run(&book, &scenarios, &horizon) {
        Ok(outcomes) => problems.extend(outcomes.warnings),
        Err(found) => problems.extend(found),
    }
    problems
}

impl Told {
    /// `R10 scenarios/a/regimes/r.toml:5:38`, problem by problem.
    fn in_short(&self) -> Vec<String> {
        let short = |problem: &Problem| {
            let place = Place { cell: None, ..problem.place.clone() }.to_string();
            format!("{} {}", problem.code, place.strip_prefix(&self.root).unwrap_or(&place))
        };
        self.problems.iter().map(short).collect()
    }

    fn shown(&self, lang: Lang) -> String {
        let text = render::problems(&self.whole, &|file| self.sources.text(file), lang, false);
        text.replace(&self.root, "")
    }
}

/// Takes the marks out of a text; where they stood, as `line:column`.
fn unmarked(text: &str) -> (String, Vec<String>) {
    let mut marks = Vec::new();
    let (mut line, mut column) = (1, 1);
    for letter in text.chars() {
        match letter {
            '^' => marks.push(format!("{line}:{column}")),
            '\n' => (line, column) = (line + 1, 1),
            _ => column += 1,
        }
    }
    (text.replace('^', ""), marks)
}

/// One problem's code and the smallest files that have it; the last file is the one at fault.
struct Case {
    code: &'static str,
    about: &'static str,
    files: Vec<(&'static str, String)>,
}

impl Case {
    /// A regime that is at fault.
    fn regime(code: &'static str, about: &'static str, text: &str) -> Self {
        Self { code, about, files: vec![("scenarios/a/regimes/r.toml", text.to_owned())] }
    }

    /// A rule besides the one of the regime that is in order.
    fn rule(code: &'static str, about: &'static str, text: &str) -> Self {
        Self::regime(code, about, &format!("{REGIME}[[rule]]\n{text}\n"))
    }

    /// A sum that is at fault.
    fn sum(code: &'static str, about: &'static str, sum: &str) -> Self {
        Self::rule(code, about, &format!("id = \"s\"\nsince = 2019\nsum.down = {sum}"))
    }

    /// Another split for the one rule of the regime.
    fn split(code: &'static str, about: &'static str, split: &str) -> Self {
        let head = "[[rule]]\nid = \"share\"\nsince = 2019\ncovers = [\"101\"]\nsplit = ";
        Self::regime(code, about, &format!("{head}{split}\n"))
    }

    /// A baseline that is at fault.
    fn baseline(code: &'static str, about: &'static str, text: &str) -> Self {
        Self { code, about, files: vec![("scenarios/a/baseline.toml", text.to_owned())] }
    }

    /// What stands in the baseline after what is in order.
    fn more(code: &'static str, about: &'static str, text: &str) -> Self {
        Self::baseline(code, about, &format!("{BASELINE}{text}\n"))
    }

    /// Another scenario that is at fault.
    fn scenario(code: &'static str, about: &'static str, text: &str) -> Self {
        Self { code, about, files: vec![("scenarios/a/x.toml", text.to_owned())] }
    }

    /// A table of scenarios that is at fault.
    fn table(code: &'static str, about: &'static str, text: &str) -> Self {
        Self { code, about, files: vec![("scenarios/a/scenarios.csv", text.to_owned())] }
    }

    /// The same with another file of the book, before the one at fault.
    fn with(mut self, name: &'static str, text: &str) -> Self {
        self.files.insert(0, (name, text.to_owned()));
        self
    }

    /// The same with another file of the book, which is the one at fault.
    fn last(mut self, name: &'static str, text: &str) -> Self {
        self.files.push((name, text.to_owned()));
        self
    }

    fn with_staffing(self) -> Self {
        self.with("data/a/staffing.csv", STAFFING)
    }

    fn of_two_towns(self) -> Self {
        self.with("data/a/book.toml", TWO_TOWNS)
            .with("data/a/revenue.csv", REVENUE_OF_TWO)
            .with("data/a/staffing.csv", STAFFING_OF_TWO)
    }

    /// What should be told in short, and what is.
    fn tell(&self) -> (Vec<String>, Told) {
        let mut expected = Vec::new();
        let mut files: Vec<(&str, String)> = Vec::new();
        for (name, text) in &self.files {
            let (text, marks) = unmarked(text);
            expected.extend(marks.into_iter().map(|mark| format!("{} {name}:{mark}", self.code)));
            files.push((name, text));
        }
        if expected.is_empty() {
            expected.push(format!("{} {}", self.code, self.files.last().unwrap().0));
        }
        let files: Vec<File> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let mut told = told_of(&files);
        // Where something is not above 0, numbers that act on it move nothing, which is told besides.
        told.problems.retain(|problem| problem.code != "L07" || self.code == "L07");
        (expected, told)
    }
}

/// A table of the towns' own numbers, beside a rule that asks for a `levy` from 2030 on.
fn unasked(about: &'static str, parameters: &str) -> Case {
    let levy = "[[rule]]\nid = \"s\"\nsince = 2030\nsum.up = { data = \"levy\" }\n";
    Case::baseline("S13", about, BASELINE)
        .with("scenarios/a/regimes/r.toml", &format!("{REGIME}{levy}"))
        .last("data/a/parameters.csv", parameters)
}

fn cases() -> Vec<Case> {
    let mut cases = regime_files();
    cases.extend(amounts());
    cases.extend(rules_on_a_book());
    cases.extend(guarantees());
    cases.extend(rules_of_towns());
    cases.extend(scenario_files());
    cases.extend(scenarios_on_a_book());
    cases.extend(staff_and_powers());
    cases.extend(debt_and_services());
    cases
}

/// Regimes as files: read without any book.
fn regime_files() -> Vec<Case> {
    vec![
        Case::rule(
            "R01",
            "a key that nobody knows",
            "id = \"s\"\nsince = 2019\n^refrence = \"x\"\nsum.up = \"1元\"",
        ),
        Case::split("R01", "a split that is no table", "^\"40%\""),
        Case::rule("R02", "an id that keys cannot name", "id = ^\"a.b\"\nsince = 2019\nsum.up = \"1元\""),
        Case::regime(
            "R03",
            "a rule without its first year",
            &REGIME.replace("[[rule]]\n", "^[[rule]]\n").replace("since = 2019\n", ""),
        ),
        Case::rule("R04", "a year that is none", "id = \"s\"\nsince = ^\"soon\"\nsum.up = \"1元\""),
        Case::regime(
            "R05",
            "a code that the classification has not",
            &REGIME.replace("\"101\"", "\"101\", ^\"19901\""),
        ),
        Case::regime("R05", "a code that is none", &REGIME.replace("\"101\"", "\"101\", ^\"-VAT\"")),
        Case::regime(
            "R63",
            "an exception of what was not covered",
            &REGIME.replace("\"101\"", "\"101\", ^\"-10302\""),
        ),
        Case::regime(
            "R06",
            "a rule that does nothing",
            &format!("{REGIME}^[[rule]]\nid = \"s\"\nsince = 2019\n"),
        ),
        Case::regime(
            "R07",
            "a rule that does two things",
            &format!("{}sum.up = \"1元\"\n", REGIME.replace("[[rule]]", "^[[rule]]")),
        ),
        Case::rule(
            "R08",
            "shares above the county of more than all",
            "id = \"s\"\nsince = 2019\ncovers = [\"101\"]\nstatute = ^{ central = \"75%\", province = \"26%\" }",
        ),
        Case::rule(
            "R09",
            "a sum both up and down",
            "id = \"s\"\nsince = 2019\nsum = ^{ up = \"1元\", down = \"1元\" }",
        ),
        Case::split("R10", "a share of more than all", "{ of = \"local\", town = ^\"140%\" }"),
        Case::split("R10", "a share below nothing", "{ of = \"local\", county = ^\"-1%\" }"),
        Case::split("R11", "a ratio that is none", "{ of = \"local\", town = ^\"四成\" }"),
        Case::split("R11", "sides that do not add", "{ of = \"local\", town = ^\"4:5\" }"),
        Case::split("R11", "a fraction like two sides", "{ of = \"local\", town = ^\"40/60\" }"),
        Case::split("R12", "of something unknown", "{ of = ^\"locl\", town = \"40%\" }"),
        Case::split("R13", "a ratio of nothing said", "^{ town = \"40%\" }"),
        Case::split("R14", "both sides named", "^{ of = \"local\", town = \"40%\", county = \"60%\" }"),
        Case::split("R14", "no side named", "^{ of = \"local\" }"),
        Case::split(
            "R15",
            "a shortfall without a base",
            "{ of = \"local\", town = \"40%\", shortfall = ^\"shared\" }",
        ),
        Case::split(
            "R16",
            "nobody bears the shortfall",
            "^{ of = \"local\", base = { actual = 2024 }, town = { within = \"40%\", over = \"60%\" } }",
        ),
        Case::baseline("R30", "a regime that extends itself", BASELINE)
            .with("scenarios/a/regimes/r.toml", &format!("extends = ^\"r\"\n{REGIME}")),
        Case::regime(
            "R31",
            "one id for two rules",
            &format!("{REGIME}^[[rule]]\nid = \"share\"\nsince = 2020\nsum.up = \"1元\"\n"),
        ),
        Case::regime("R32", "a headline that is no rule", &REGIME.replace("\"share\"\n[", "^\"shar\"\n[")),
        Case::rule(
            "R32",
            "a replacement of nothing",
            "id = \"s\"\nsince = 2019\nreplaces = ^\"shares\"\nsum.up = \"1元\"",
        ),
        Case::baseline("R33", "a regime that is not there", &BASELINE.replace("\"r\"", "^\"rr\"")),
        Case::regime("R33", "a parent that is not there", &format!("extends = ^\"statute/prc\"\n{REGIME}")),
    ]
}

/// Amounts, as files and on a book.
fn amounts() -> Vec<Case> {
    vec![
        Case::sum(
            "R17",
            "growth in years that are none",
            "{ amount = \"9元\", in = 2024, grows = { ^\"later\" = \"3%\" } }",
        ),
        Case::sum(
            "R18",
            "growth of one year twice",
            "{ amount = \"9元\", in = 2024, grows = { \"2025..2026\" = \"3%\", ^\"2026..\" = \"4%\" } }",
        ),
        Case::sum("R19", "an amount without its unit", "^\"320\""),
        Case::sum("R19", "a number for an amount", "^320"),
        Case::sum("R20", "an amount beyond the bound", "^\"300000亿元\""),
        Case::sum("R21", "growth from no year", "^{ amount = \"9元\", grows = \"3%\" }"),
        Case::sum(
            "R22",
            "a time that is none",
            "{ items = [\"101\"], of = \"local\", actual = ^\"lately\" }",
        ),
        Case::sum("R23", "an amount from two sources", "^{ amount = \"9元\", line = \"usable\" }"),
        Case::sum(
            "R24",
            "a sum that grows in two ways",
            "{ amount = \"9元\", in = 2024, grows = \"3%\", follows = ^{ items = [\"101\"], of = \"local\", coefficient = \"0.3\" } }",
        ),
        Case::sum(
            "R25",
            "a coefficient written as a ratio",
            "{ amount = \"9元\", in = 2024, follows = { items = [\"101\"], of = \"local\", coefficient = ^\"30%\" } }",
        ),
        Case::sum("R03", "items of no side", "^{ items = [\"101\"] }"),
        Case::sum("R12", "a line that is none", "{ line = ^\"usabel\" }"),
        Case::sum(
            "R45",
            "growth that ends too soon",
            "^{ amount = \"9元\", in = 2024, grows = { \"..2026\" = \"3%\" } }",
        ),
        Case::sum(
            "R46",
            "a base year without receipts",
            "^{ items = [\"101\"], of = \"local\", actual = 2019 }",
        ),
        Case::sum("R47", "from a later year", "^{ items = [\"101\"], of = \"local\", actual = 2027 }"),
        Case::sum("R48", "a circle", "^{ line = \"usable\" }"),
        Case::sum("R49", "items that the book has not", "^{ items = [\"103\"], of = \"local\" }"),
        Case::sum("R50", "a sum without a source", "^{ actual = 2024 }"),
        Case::sum("R51", "a part that is not there", "^{ rule = \"share\", part = \"over\" }"),
        Case::sum("R32", "a part of no rule", "^{ rule = \"shar\", part = \"over\" }"),
        Case::sum("R48", "a part of itself", "^{ rule = \"s\", part = \"amount\" }"),
        Case::split(
            "R32",
            "a base that is part of no rule",
            "{ of = \"local\", base = ^{ rule = \"s\", part = \"amount\" }, town = { within = \"40%\", over = \"60%\" }, shortfall = \"town\" }",
        ),
        Case::regime(
            "R64",
            "a base that is part of a sum, which comes later",
            &format!(
                "{}[[rule]]\nid = \"s\"\nsince = 2019\nsum.up = \"1元\"\n",
                REGIME.replace(
                    "town = \"40%\"",
                    "base = ^{ rule = \"s\", part = \"amount\" }, town = { within = \"40%\", over = \"60%\" }, shortfall = \"town\""
                ),
            ),
        ),
        Case::sum("R68", "a fall of more than all", "{ amount = \"9元\", in = 2024, grows = ^\"-101%\" }"),
        Case::sum("R69", "growth in whole numbers", "{ amount = \"9元\", in = 2024, grows = ^3 }"),
        Case::regime(
            "R52",
            "part of what a base covers",
            &format!(
                "{}[[rule]]\nid = \"s\"\nsince = 2019\nsum.down = ^{{ items = [\"10101\"], of = \"town\" }}\n",
                REGIME.replace(
                    "town = \"40%\"",
                    "base = \"90元\", town = { within = \"40%\", over = \"60%\" }, shortfall = \"town\""
                ),
            ),
        ),
    ]
}

/// Guarantees, and what they look at.
fn guarantees() -> Vec<Case> {
    let guarantee = |code, about, terms: &str| {
        Case::rule(code, about, &format!("id = \"g\"\nsince = 2019\nguarantee = {terms}"))
    };
    vec![
        guarantee("R03", "a guarantee on nothing", "^{ at = \"9元\", below = \"100%\", with = \"county\" }"),
        guarantee(
            "R03",
            "a guarantee of nothing",
            "^{ on = \"usable\", below = \"100%\", with = \"county\" }",
        ),
        guarantee(
            "R10",
            "more than all",
            "{ on = \"usable\", at = \"9元\", below = ^\"110%\", with = \"county\" }",
        ),
        guarantee(
            "R12",
            "a payer unknown",
            "{ on = \"usable\", at = \"9元\", below = \"1%\", with = ^\"town\" }",
        ),
        guarantee(
            "R65",
            "more than all above is taken and tied",
            "{ on = \"usable\", at = \"9元\", above = \"80%\", tied = ^\"21%\", with = \"county\" }",
        ),
        Case::regime(
            "R64",
            "an amount that is part of a later guarantee",
            &format!(
                "{REGIME}[[rule]]\nid = \"g\"\nsince = 2019\n\
                 guarantee = {{ on = \"usable\", at = ^{{ rule = \"h\", part = \"received\" }}, below = \"1%\", with = \"county\" }}\n\
                 [[rule]]\nid = \"h\"\nsince = 2019\n\
                 guarantee = {{ on = \"usable\", at = \"9元\", below = \"1%\", with = \"county\" }}\n"
            ),
        )
        .with("data/a/transfers.csv", "year,code,amount(yuan)\n2024,1100202,0\n"),
        guarantee("R54", "nobody pays", "^{ on = \"usable\", at = \"9元\", below = \"100%\" }"),
        guarantee("R55", "neither below nor above", "^{ on = \"usable\", at = \"9元\", with = \"county\" }"),
        guarantee(
            "R26",
            "tiers out of order",
            "{ on = \"usable\", at = \"9元\", below = ^[{ rate = \"1%\" }, { rate = \"2%\" }], with = \"county\" }",
        ),
        guarantee(
            "R26",
            "a last tier that ends",
            "{ on = \"usable\", at = \"9元\", below = ^[{ to = \"3元\", rate = \"1%\" }, { to = \"5元\", rate = \"2%\" }], with = \"county\" }",
        ),
        guarantee(
            "R26",
            "a tier without room",
            "{ on = \"usable\", at = \"9元\", below = ^[{ to = \"3元\", rate = \"1%\" }, { to = \"3元\", rate = \"2%\" }, { rate = \"3%\" }], with = \"county\" }",
        ),
        guarantee(
            "R46",
            "a past that the book has not",
            "{ on = \"usable\", at = ^{ actual = 2019 }, below = \"100%\", with = \"county\" }",
        ),
        guarantee(
            "R60",
            "a line that comes after guarantees",
            "{ on = ^\"closing\", at = \"9元\", below = \"100%\", with = \"county\" }",
        ),
        Case::regime(
            "L08",
            "a floor that a later rule breaks",
            &format!(
                "{REGIME}^[[rule]]\nid = \"floor\"\nsince = 2019\n\
                 guarantee = {{ on = \"regime_capacity\", at = \"99元\", below = \"100%\", with = \"county\" }}\n\
                 [[rule]]\nid = \"cap\"\nsince = 2019\n\
                 guarantee = {{ on = \"regime_capacity\", at = \"50元\", above = \"100%\", with = \"county\" }}\n"
            ),
        )
        .with("data/a/transfers.csv", "year,code,amount(yuan)\n2024,1100202,0\n"),
        Case::rule(
            "R62",
            "a guarantee of what came once",
            "id = \"g\"\nsince = 2019\nguarantee = { on = \"usable\", at = ^{ actual = 2024 }, below = \"100%\", with = \"county\" }",
        )
        .with("data/a/transfers.csv", "year,code,amount(yuan)\n2024,1100802,7\n"),
        Case::split("R56", "each without a base", "^{ of = \"local\", town = \"40%\", each = true }"),
        Case::split("R03", "a ratio of no part", "{ of = \"local\", town = ^{ of = \"9元\" } }"),
        Case::rule(
            "L05",
            "a ratio of nothing",
            "id = \"s\"\nsince = 2019\nsum.down = ^{ amount = \"9元\", times = { part = \"1元\", of = \"0元\" } }",
        ),
        Case::sum("L07", "a floor that is never reached", "{ amount = \"9元\", at_least = ^\"5元\" }"),
        Case::rule(
            "R50",
            "a base of the rest that has no source",
            "id = \"s\"\nsince = 2019\ncovers = [\"101\"]\nsplit = { of = \"rest\", base = ^{ actual = 2024 }, town = { within = \"40%\", over = \"60%\" }, shortfall = \"town\" }",
        ),
    ]
}

/// Rules for some towns, and columns of towns.
fn rules_of_towns() -> Vec<Case> {
    let column = |code, about, column: &str| {
        Case::sum(code, about, &format!("{{ amount = \"9元\", shared_by = ^\"{column}\" }}"))
    };
    let parameters = "town,name,since,value\na,area,2019,1.5\n";
    vec![
        Case::rule(
            "R53",
            "a town that is none",
            "id = \"s\"\nsince = 2019\ntowns = [^\"c\"]\nsum.up = \"1元\"",
        ),
        Case::rule(
            "R66",
            "an end before the beginning",
            "id = \"s\"\nsince = 2019\nuntil = ^2018\nsum.up = \"1元\"",
        ),
        Case::rule(
            "R67",
            "a rule that replaces itself",
            "id = \"s\"\nsince = 2019\nreplaces = ^\"s\"\nsum.up = \"1元\"",
        ),
        Case::rule(
            "R67",
            "two rules that replace each other",
            "id = \"s\"\nsince = 2019\nreplaces = ^\"t\"\nsum.up = \"1元\"\n\
             [[rule]]\nid = \"t\"\nsince = 2019\nreplaces = ^\"s\"\nsum.up = \"1元\"",
        ),
        Case::rule(
            "R01",
            "towns that are no names",
            "id = \"s\"\nsince = 2019\ntowns = [^[\"a\"]]\nsum.up = \"1元\"",
        ),
        column("R57", "a column that is none", "mu"),
        column("R57", "heads without a table of them", "headcount"),
        column("R58", "a column of parts", "area").with("data/a/parameters.csv", parameters),
        column("R59", "heads that nobody counted", "population"),
        Case::sum("L06", "nobody to share by", "{ amount = \"9元\", shared_by = ^\"area\" }")
            .with("data/a/parameters.csv", "town,name,since,value\na,area,2019,0\n"),
    ]
}

/// Rules that cannot be applied to what the book has.
fn rules_on_a_book() -> Vec<Case> {
    let own = REGIME.replace("\"40%\"", "{ data = ^\"share\" }");
    let two = format!(
        "{REGIME}^[[rule]]\nid = \"other\"\nsince = 2025\ncovers = [\"10104\"]\nsplit = {{ of = \"local\", town = \"50%\" }}\n"
    );
    vec![
        Case::regime("R40", "two rules for one item", &two),
        Case::regime("R41", "an amount where a ratio is meant", &own.replace('^', ""))
            .with("data/a/parameters.csv", "town,name,since,value\na,share,2019,^9元\n"),
        Case::regime("R42", "a town without its parameter", &own),
        Case::regime("R42", "a parameter that comes too late", &own)
            .with("data/a/parameters.csv", "town,name,since,value\na,share,2030,40%\n"),
        Case::regime(
            "R43",
            "a local part of nothing",
            &format!("{REGIME}^[[rule]]\nid = \"s\"\nsince = 2019\ncovers = [\"101\"]\nstatute = {{ central = \"100%\" }}\n"),
        )
        .with("data/a/revenue.csv", "year,code,scope,amount(yuan)\n2024,10101,local,9\n"),
        Case::baseline("R44", "an item that nobody splits", BASELINE)
            .with("scenarios/a/regimes/r.toml", &REGIME.replace("[\"101\"]", "[\"10101\"]")),
        Case::regime(
            "L01",
            "an amount beyond the bound",
            &format!(
                "{REGIME}[[rule]]\nid = \"s\"\nsince = 2019\nsum.up = ^{{ amount = \"200000亿元\", times = \"9\" }}\n"
            ),
        ),
        Case::regime(
            "L02",
            "a base below zero",
            &REGIME.replace("[[", "^[[").replace(
                "town = \"40%\"",
                "base = \"-9元\", town = { within = \"40%\", over = \"60%\" }, shortfall = \"town\"",
            ),
        ),
        Case::regime(
            "R26",
            "tiers that do not rise",
            &REGIME.replace(
                "town = \"40%\"",
                "base = \"9元\", town = { within = \"40%\", over = ^[{ to = \"5元\", rate = \"80%\" }, { to = \"3元\", rate = \"60%\" }, { rate = \"10%\" }] }, shortfall = \"town\"",
            ),
        ),
        Case::regime(
            "R26",
            "a tier of no part of the base",
            &REGIME.replace(
                "town = \"40%\"",
                "base = \"9元\", town = { within = \"40%\", over = ^[{ to = \"110%\", rate = \"80%\" }, { to = \"110%\", rate = \"60%\" }, { rate = \"10%\" }] }, shortfall = \"town\"",
            ),
        ),
        Case::regime(
            "L03",
            "a share of more than the local part",
            &format!(
                "{}[[rule]]\nid = \"s\"\nsince = 2019\ncovers = [\"101\"]\nstatute = {{ central = \"80%\" }}\n",
                REGIME.replace("[[", "^[[").replace("local", "gross"),
            ),
        ),
    ]
}

/// Scenarios as files: read without any book.
fn scenario_files() -> Vec<Case> {
    let shock = "[[shock]]\nid = \"s\"\nitems = [\"101\"]\nyear = 2026\nsize = \"-5%\"\n";
    let fund = "[[fund]]\nid = \"f\"\nyears = \"2026..\"\namount = \"9元\"\n";
    vec![
        Case::scenario("S01", "a scenario that extends itself", "extends = ^\"x\"\n"),
        Case::more("S02", "a key that nobody knows", "[^staffng]\n"),
        Case::baseline("S02", "growth that is no table", "regime = \"r\"\ngrowth = ^\"2%\"\n"),
        Case::scenario("S03", "neither a regime nor a parent", "title = \"X\"\n"),
        Case::more("S04", "a year that is none", &shock.replace("2026", "^26")),
        Case::scenario("S05", "a parent that is not there", "extends = ^\"basline\"\n"),
        Case::baseline("S06", "years backwards", &format!("years = ^\"2030..2020\"\n{BASELINE}")),
        Case::more("S06", "years of a fund that are none", &fund.replace("\"2026..\"", "^\"soon\"")),
        Case::more("S07", "posts that are no number", "[[staffing.posts]]\nid = \"p\"\nyear = 2026\ncategory = \"行政编制\"\nposts = ^\"2.5\"\ntown_bears = \"50%\"").with_staffing(),
        Case::more("S07", "more posts than can be counted", "[[staffing.posts]]\nid = \"p\"\nyear = 2026\ncategory = \"行政编制\"\nposts = ^10000001\ntown_bears = \"50%\"").with_staffing(),
        Case::table("S07", "fewer posts than can be counted, in the table", "key,x\nposts.p.posts,^-10000001\n").with(
            "scenarios/a/baseline.toml",
            &format!("{BASELINE}[staffing]\npay_growth = \"3%\"\n[[staffing.posts]]\nid = \"p\"\nyear = 2026\ncategory = \"行政编制\"\nposts = 2\ntown_bears = \"50%\""),
        ).with_staffing(),
        Case::more("S08", "a recovery in no time", &format!("{shock}recovers_in = ^0")),
        Case::more("S09", "tied money out of tied money", &fund.replace("[[", "^[[").replace("amount", "tied = true\nfrom = \"tied\"\namount")),
        Case::more("S10", "a change into another verb", "^[[change]]\nrule = \"share\"\nsince = 2026\nsum.up = \"1元\""),
        Case::more(
            "S11",
            "two changes of one rule and year",
            "[[change]]\nrule = \"share\"\nsince = 2026\nsplit = { of = \"local\", town = \"50%\" }\n\
             ^[[change]]\nrule = \"share\"\nsince = 2026\nsplit = { of = \"local\", town = \"60%\" }",
        ),
        unasked("a number that no rule asks for", "name,since,value\n^bonus,2019,40%\nlevy,2019,9元\n"),
        unasked("a name with a slip beside the right one", "name,since,value\nlevy,2019,9元\n^lveyy,2019,9元\nlveyy,2024,10元\n"),
        Case::baseline("S13", "a number where no rule asks for any", BASELINE)
            .with("scenarios/a/regimes/r.toml", REGIME)
            .last("data/a/parameters.csv", "name,since,value\n^population,2019,30000\n"),
        Case::more("S12", "a fund twice", &format!("{fund}\n^{fund}")),
        Case::more("R68", "a shock of more than all", &shock.replace("\"-5%\"", "^\"-105%\"")),
        Case::table("R68", "a fall of more than all, in the table", "key,x\ngrowth.101,^-150%\n"),
        Case::more("R32", "a change of no rule", "[[change]]\nrule = ^\"shares\"\nsince = 2026\nsplit = { of = \"local\", town = \"50%\" }"),
        Case::more("R12", "a rule unknown in a change", "[[change]]\nrule = \"share\"\nsince = 2026\nsplit = { of = ^\"net\", town = \"50%\" }"),
        Case::more("R03", "a shock without its size", &shock.replace("[[", "^[[").replace("size = \"-5%\"\n", "")),
        Case::table("L04", "a return with nothing to follow", "key,x\nshare.town,50%\n")
            .with("data/a/revenue.csv", "year,code,amount(yuan)\n2023,10101,-100\n2024,10101,0\n")
            .with(
                "scenarios/a/regimes/r.toml",
                &format!("{REGIME}[[rule]]\nid = \"return\"\nsince = 2019\nsum.down = ^{{ amount = \"9元\", in = 2024, follows = {{ items = [\"101\"], of = \"local\", coefficient = \"0.3\" }} }}\n"),
            ),
        Case::table("S20", "a key of nothing", "key,x\n^shar.town,50%\n"),
        Case::table("S21", "a headline that is not named", "key,x\n^town_share,50%\n").with("scenarios/a/regimes/r.toml", &REGIME.replace("headline = \"share\"\n", "")),
        Case::table("S24", "a headline over a base", "key,x\n^town_share,50%\n").with(
            "scenarios/a/regimes/r.toml",
            &REGIME.replace(
                "town = \"40%\"",
                "base = \"90元\", town = { within = \"40%\", over = \"60%\" }, shortfall = \"town\"",
            ),
        ),
        Case::table("S22", "a rule that has ended", "key,x\n^share.town,50%\n").with("scenarios/a/regimes/r.toml", &REGIME.replace("since = 2019", "since = 2019\nuntil = 2024")),
        Case::table("F20", "a value of no key", "key,x\nshare.town,50%\n,^60%\n"),
        Case::table("B70", "a ratio that became a time", "key,x\nshare.town,^41:00:00\n"),
        Case::table("R10", "a share of more than all, in the table", "key,x\nshare.town,^150%\n"),
    ]
}

/// Scenarios that name what the book has not, or leave open what it needs.
fn scenarios_on_a_book() -> Vec<Case> {
    let shock = "[[shock]]\nid = \"s\"\nitems = [\"101\"]\nyear = 2026\nsize = \"-5%\"\n";
    let fund = "[[fund]]\nid = \"f\"\nyears = \"2026..\"\namount = \"9元\"\n";
    let posts = "id = \"p\"\nyear = 2026\ncategory = \"行政编制\"\nposts = 2\ntown_bears = \"50%\"\n";
    let bears = "[[staffing.bears]]\nsince = 2026\ncategories = [\"行政编制\"]\ntown = \"0%\"";
    vec![
        Case::more("S30", "a shock in a settled year", &shock.replace("2026", "^2024")),
        Case::more("S31", "a shock on nothing", &shock.replace("\"101\"", "^\"103\"")),
        Case::baseline("S32", "an item without growth", "regime = \"r\"\n^[growth]\n\"10101\" = \"2%\"\n"),
        Case::more("S33", "growth of what is not there", "\"10102\" = ^\"2%\""),
        Case::baseline("S34", "pay without growth", BASELINE).with_staffing(),
        Case::baseline("S35", "posts in no town said", &format!("{PAY}^[[staffing.posts]]\n{posts}"))
            .of_two_towns(),
        Case::more("S36", "a fund for a town that is not there", &format!("{fund}town = ^\"c\"")),
        Case::baseline(
            "S37",
            "a category that is not there",
            &format!("{PAY}{}", bears.replace("\"行政编制\"", "^\"行政编\"")),
        )
        .with_staffing(),
        Case::baseline("S38", "spending without growth", BASELINE)
            .with("data/a/expenditure.csv", EXPENDITURE),
        Case::baseline(
            "S39",
            "years of which none can be shown",
            &format!("years = ^\"2001..2002\"\n{BASELINE}"),
        ),
    ]
}

/// Staff that come and go, and powers handed down.
fn staff_and_powers() -> Vec<Case> {
    let of_staff =
        |code, about, text: &str| Case::baseline(code, about, &format!("{PAY}{text}")).with_staffing();
    let retire = "[[staffing.retire]]\nid = \"r\"\nyear = 2026\ncategory = \"行政编制\"\nto = \"行政编制\"\n";
    let devolve = "[[devolve]]\nid = \"d\"\nyear = 2026\n";
    let posts = "posts = { category = \"行政编制\", posts = 2, town_bears = \"50%\" }\n";
    let fees = |code: &str| format!("{devolve}fees = {{ code = {code}, amount = \"9元\" }}\n");
    vec![
        of_staff("S60", "an element that is not there", "growth = { \"绩效\" = ^\"2%\" }\n"),
        of_staff("S61", "more retire than there are", &format!("{retire}posts = ^3\n")),
        of_staff(
            "S61",
            "more posts taken away than there are heads",
            "[[staffing.posts]]\nid = \"p\"\nyear = 2026\ncategory = \"行政编制\"\nposts = ^-3\ntown_bears = \"100%\"\n",
        ),
        of_staff("S61", "less than none retire", &format!("{retire}posts = ^-1\n")),
        of_staff(
            "S37",
            "into a category that is not there",
            &retire.replace("[[", "^[[").replace("to = \"行政编制\"\n", "posts = 1\n"),
        ),
        of_staff(
            "S62",
            "heads retired when all is settled",
            &format!("{}posts = 1\n", retire.replace("2026", "^2024")),
        ),
        of_staff("S62", "a power of a settled year", &format!("{}{posts}", devolve.replace("2026", "^2023"))),
        of_staff(
            "R12",
            "posts from nobody known",
            &format!("{devolve}{}", posts.replace(" }", ", from = ^\"city\" }")),
        ),
        of_staff(
            "R03",
            "posts that nobody pays",
            &format!("{devolve}{}", posts.replace("{ c", "^{ c").replace(", town_bears = \"50%\"", "")),
        ),
        Case::baseline(
            "S63",
            "posts of whom the town has none",
            &format!("{PAY}{devolve}town = \"b\"\n{}", posts.replace("\"行", "^\"行")),
        )
        .with(
            "data/a/staffing.csv",
            "town,year,category,headcount,cost(yuan),bears\na,2024,行政编制,2,10,镇\nb,2024,编外,2,10,镇\n",
        )
        .of_two_towns(),
        Case::baseline("S35", "a power for no town said", &format!("{PAY}^{devolve}operations = \"9元\"\n"))
            .of_two_towns(),
        Case::more("S64", "fines that come with a power", &fees("^\"10305\"")),
        Case::more("S64", "fines of a kind", &fees("^\"1030501\"")),
        Case::more("S65", "a tax that comes with a power", &fees("^\"10113\"")),
        Case::more("S65", "a fund for a fee", &fees("^\"1030148\"")),
        Case::more("S38", "running costs without growth", &format!("{devolve}operations = \"9元\"\n")),
    ]
}

/// Loans, stocks and services.
fn debt_and_services() -> Vec<Case> {
    let loan = "[[loan]]\nid = \"l\"\nyear = 2026\nprincipal = \"90元\"\nrate = \"3%\"\nterm = 9\n\
        grace = 2\nmethod = \"等额本金\"\n";
    let off = "[[work_off]]\nid = \"o\"\nitem = \"advances\"\nyears = \"2026..\"\namount = \"9元\"\n";
    let service = "[[service]]\nid = \"s\"\nyear = 2026\nfunction = \"205\"\nstandard = \"9元\"\n";
    let stocks = "year,item,balance(yuan)\n2024,advances,20\n";
    let peopled = format!("{BOOK}population = 10\n");
    vec![
        Case::more("S50", "a loan in a settled year", &loan.replace("2026", "^2024")),
        Case::more("S51", "a loan of nothing", &loan.replace("\"90元\"", "^\"0元\"")),
        Case::more("S51", "a rate below nothing", &loan.replace("\"3%\"", "^\"-3%\"")),
        Case::more("S51", "a term of no years", &loan.replace("term = 9", "term = ^0")),
        Case::more("S51", "grace for all of the term", &loan.replace("grace = 2", "grace = ^9")),
        Case::more(
            "S51",
            "grace of a bullet",
            &loan.replace("grace = 2", "grace = ^2").replace("等额本金", "bullet"),
        ),
        Case::more("R12", "a way to pay back that is none", &loan.replace("\"等额本金\"", "^\"等额\"")),
        Case::more(
            "R03",
            "a loan without its rate",
            &loan.replace("[[", "^[[").replace("rate = \"3%\"\n", ""),
        ),
        Case::more("S02", "a loan with a key that nobody knows", &format!("{loan}^lender = \"x\"\n")),
        Case::baseline("S35", "a loan of no town said", &format!("{PAY}{}", loan.replace("[[", "^[[")))
            .of_two_towns(),
        Case::more("S52", "an item of no stocks", &off.replace("\"advances\"", "^\"advances\"")),
        Case::more("S52", "an item that is not there", &off.replace("\"advances\"", "^\"advance\""))
            .with("data/a/stocks.csv", stocks),
        Case::more("S51", "less than nothing worked off", &off.replace("\"9元\"", "^\"-9元\""))
            .with("data/a/stocks.csv", stocks),
        Case::more("S53", "a function that is none", &service.replace("\"205\"", "^\"302\""))
            .with("data/a/book.toml", &peopled),
        Case::more("S54", "a standard for nobody", &service.replace("[[", "^[[")),
        Case::more("S51", "a standard of nothing", &service.replace("\"9元\"", "^\"0元\""))
            .with("data/a/book.toml", &peopled),
    ]
}

#[test]
fn the_book_under_all_cases_is_in_order() {
    assert_eq!(told_of(&[]).in_short(), [] as [&str; 0]);
    let more = [("data/a/staffing.csv", STAFFING), ("scenarios/a/baseline.toml", PAY)];
    assert_eq!(told_of(&more).in_short(), [] as [&str; 0]);
}

/// What lies on the edge of what is wrong.
fn edges() -> Vec<Case> {
    let grows =
        |about, by: &str| Case::sum("", about, &format!("{{ amount = \"9元\", in = 2024, grows = {by} }}"));
    let over = |about, over: &str| {
        let terms =
            format!("base = \"9元\", town = {{ within = \"40%\", over = {over} }}, shortfall = \"town\"");
        Case::regime("", about, &REGIME.replace("town = \"40%\"", &terms))
    };
    vec![
        Case::rule("", "in force for one year", "id = \"s\"\nsince = 2019\nuntil = 2019\nsum.up = \"1元\""),
        grows("a fall to nothing", "\"-100%\""),
        grows("a small growth without its sign", "0.02"),
        grows("just below the double, without its sign", "0.99"),
        grows("more than the double, with its sign", "\"150%\""),
        over(
            "a tier of one fen",
            "[{ to = \"5元\", rate = \"80%\" }, { to = \"5.01元\", rate = \"60%\" }, { rate = \"10%\" }]",
        ),
        over(
            "a tier of one part in a hundred",
            "[{ to = \"110%\", rate = \"80%\" }, { to = \"111%\", rate = \"60%\" }, { rate = \"10%\" }]",
        ),
        over(
            "a sum, then a part of the base",
            "[{ to = \"9元\", rate = \"80%\" }, { to = \"111%\", rate = \"60%\" }, { rate = \"10%\" }]",
        ),
        Case::regime(
            "",
            "a shortfall that the county bears",
            &REGIME.replace(
                "town = \"40%\"",
                "base = \"9元\", town = { within = \"40%\", over = \"60%\" }, shortfall = \"county\"",
            ),
        ),
        Case::rule(
            "",
            "all above is taken or tied",
            "id = \"g\"\nsince = 2019\nguarantee = { on = \"town_share\", at = \"9元\", above = \"80%\", tied = \"20%\", with = \"county\" }",
        ),
    ]
}

#[test]
fn what_lies_on_an_edge_is_in_order() {
    for case in edges() {
        let (_, told) = case.tell();
        assert_eq!(told.in_short(), [] as [&str; 0], "{}\n{}", case.about, told.shown(Lang::En));
    }
}

#[test]
fn each_case_is_told_at_its_place() {
    let mut differing = Vec::new();
    for case in cases() {
        let (expected, told) = case.tell();
        if told.in_short() != expected {
            let shown = told.shown(Lang::En);
            differing.push(format!(
                "{}: expected {expected:?}, told {:?}\n{shown}\n",
                case.about,
                told.in_short()
            ));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

#[test]
fn each_case_is_told_in_both_languages_with_a_hint() {
    let mut lacking = Vec::new();
    for case in cases() {
        let (_, told) = case.tell();
        for problem in &told.problems {
            let words = [Some(&problem.message), problem.hint.as_ref()];
            for (words, what) in words.into_iter().zip(["message", "hint"]) {
                let Some(words) = words else {
                    if !NO_HINT.contains(&problem.code) {
                        lacking.push(format!("{} {}: no {what}", case.code, case.about));
                    }
                    continue;
                };
                let (zh, en) = (words.zh.trim(), words.en.trim());
                let chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
                if zh.is_empty()
                    || en.is_empty()
                    || !chinese(zh)
                    || en.ends_with('.')
                    || zh.ends_with('\u{3002}')
                {
                    lacking.push(format!("{} {}: {what} `{zh}` / `{en}`", case.code, case.about));
                }
                // What was typed may be quoted; outside of quotes English has no Chinese letter or mark.
                let outside = en.split('`').step_by(2).collect::<String>();
                if outside.chars().any(|c| ('\u{3000}'..='\u{ffef}').contains(&c)) {
                    lacking.push(format!("{} {}: not English: {en}", case.code, case.about));
                }
            }
        }
    }
    lacking.dedup();
    assert!(lacking.is_empty(), "{}", lacking.join("\n"));
}

#[test]
fn every_code_has_a_case() {
    let shown: BTreeSet<String> = cases().iter().map(|case| case.code.to_owned()).collect();
    let mut missing = BTreeSet::new();
    for room in ["src/regime", "src/scenario", "src/lab"] {
        missing.extend(
            codes_in(Path::new(room))
                .into_iter()
                .filter(|code| !shown.contains(code) && !ELSEWHERE.contains(&&**code)),
        );
    }
    assert!(missing.is_empty(), "no case shows {missing:?}");
}

/// The codes of problems that the files of a folder mention.
fn codes_in(folder: &Path) -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            codes.extend(codes_in(&path));
        } else {
            let text = fs::read_to_string(&path).unwrap();
            codes.extend(text.split('"').filter(|word| is_code(word)).map(str::to_owned));
        }
    }
    codes
}

fn is_code(word: &str) -> bool {
    word.len() == 3
        && word.starts_with(['R', 'S', 'L'])
        && word[1..].bytes().all(|byte| byte.is_ascii_digit())
}

#[test]
fn all_that_is_wrong_is_told_at_once() {
    let regime = "[[rule]]\nid = \"a\"\nsince = 2019\ncovers = [\"10101\"]\nsplit = { of = \"local\", town = \"140%\" }\n\
        [[rule]]\nid = \"b\"\nsince = 2019\ncovers = [\"10104\"]\nsplit = { town = \"40%\" }\ntitel = \"x\"\n";
    let other = "extends = \"baseline\"\n[growth]\n\"101\" = \"fast\"\n[[shock]]\nid = \"s\"\nyear = 2026\n";
    let told = told_of(&[("scenarios/a/regimes/r.toml", regime), ("scenarios/a/x.toml", other)]);
    assert_eq!(
        told.in_short(),
        [
            "R10 scenarios/a/regimes/r.toml:5:32",
            "R13 scenarios/a/regimes/r.toml:10:9",
            "R01 scenarios/a/regimes/r.toml:11:1",
            "R11 scenarios/a/x.toml:3:9",
            "R03 scenarios/a/x.toml:4:1",
            "R03 scenarios/a/x.toml:4:1",
        ],
        "{}",
        told.shown(Lang::En)
    );
}

#[test]
fn one_mistake_in_a_parent_is_told_once() {
    let baseline = BASELINE.replace("2%", "two");
    let files = [
        ("scenarios/a/baseline.toml", baseline.as_str()),
        ("scenarios/a/x.toml", "extends = \"baseline\"\n"),
        ("scenarios/a/y.toml", "extends = \"x\"\n"),
    ];
    assert_eq!(told_of(&files).in_short(), ["R11 scenarios/a/baseline.toml:3:7"]);
}

/// However many stand one on the other: what is wrong at the far end is told there, once, and with what would be right.
#[test]
fn a_long_row_of_parents_is_followed_to_its_end() {
    let told = |folder: &str, last: &str, text: &dyn Fn(&str) -> String| {
        let name = |at: usize| format!("scenarios/a/{folder}{at:03}.toml");
        let mut files: Vec<(String, String)> =
            (1..300).map(|at| (name(at), text(&format!("{:03}", at - 1)))).collect();
        files.push((name(0), text(last)));
        if folder == "regimes/" {
            files.push(("scenarios/a/baseline.toml".to_owned(), BASELINE.replace("\"r\"", "\"299\"")));
        }
        let told =
            told_of(&files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect::<Vec<_>>());
        let [only] = &told.problems[..] else { panic!("{:?}", told.in_short()) };
        let hint = only.hint.clone().expect("a hint");
        (told.in_short()[0].clone(), only.message.en.clone(), hint.en)
    };
    let scenario = |parent: &str| format!("extends = \"{parent}\"\n");
    let regime = |parent: &str| format!("extends = \"{parent}\"\ntitle = \"X\"\n");
    for (folder, last, text, place, message, hint) in [
        (
            "",
            "29x",
            &scenario as &dyn Fn(&str) -> String,
            "S05 scenarios/a/000.toml:1:11",
            "there is no scenario `29x`",
            "did you mean `290`?",
        ),
        (
            "",
            "299",
            &scenario,
            "S01 scenarios/a/001.toml:1:11",
            "`000` extends itself, by way of others",
            "extend another file, or leave `extends` out",
        ),
        (
            "regimes/",
            "29x",
            &regime,
            "R33 scenarios/a/regimes/000.toml:1:11",
            "there is no regime file `29x`",
            "did you mean `290`?",
        ),
        (
            "regimes/",
            "299",
            &regime,
            "R30 scenarios/a/regimes/000.toml:1:11",
            "`299` extends itself, by way of others",
            "extend another file, or leave `extends` out",
        ),
    ] {
        assert_eq!(told(folder, last, text), (place.to_owned(), message.to_owned(), hint.to_owned()));
    }
}

#[test]
fn what_names_a_rule_at_fault_is_not_at_fault_too() {
    let regime = REGIME.replace("40%", "140%");
    let change = "extends = \"baseline\"\n[[change]]\nrule = \"share\"\nsince = 2025\n\
        split = { of = \"local\", town = \"50%\" }\n";
    let files = [
        ("scenarios/a/regimes/r.toml", regime.as_str()),
        ("scenarios/a/x.toml", change),
        ("scenarios/a/scenarios.csv", "key,y,z\nshare.town,45%,\ntown_share,,50%\n"),
    ];
    assert_eq!(told_of(&files).in_short(), ["R10 scenarios/a/regimes/r.toml:6:32"]);
}

#[test]
fn what_is_missing_is_named() {
    let (_, told) = Case::split("R03", "", "{ of = \"local\", town = { of = \"9元\" } }").tell();
    assert_eq!(told.problems[0].message.en, "`part` is missing");
}

#[test]
fn a_problem_is_shown_with_its_line() {
    let (_, told) = Case::split("R10", "", "{ of = \"local\", town = ^\"140%\" }").tell();
    assert_eq!(
        told.shown(Lang::En),
        "error[R10]: a share of 140% is not between 0 and 100%\n \
         ──▶ scenarios/a/regimes/r.toml:5:32\n  \
         │\n\
         5 │ split = { of = \"local\", town = \"140%\" }\n  \
         │                                ^^^^^^\n\
         hint: `40%`, `0.4`, `2/5` or `4:6` (the named side first)"
    );
}

/// What is at fault by its keys alone, editors can tell from the schema: keys that nobody knows, that are missing, of which only one can be
/// there. So can they of words out of a list.
#[test]
fn schemas_refuse_what_is_at_fault_by_its_keys() {
    let by_keys = [
        "R01", "R03", "R06", "R07", "R09", "R12", "R13", "R14", "R17", "R19", "R22", "R54", "R55", "S02",
        "S03",
    ];
    let schema = |what: &str| -> serde_json::Value {
        let printed = common::caili(&format!("schema {what}")).succeeds().stdout;
        serde_json::from_str(&printed).unwrap()
    };
    let (regime, scenario) = (schema("regime"), schema("scenario"));
    let mut refused = BTreeSet::new();
    for case in cases().iter().filter(|case| by_keys.contains(&case.code)) {
        let (name, text) = case.files.last().unwrap();
        let schema = match *name {
            name if name.contains("/regimes/") => &regime,
            name if name.starts_with("scenarios/")
                && Path::new(name).extension().is_some_and(|end| end == "toml") =>
            {
                &scenario
            }
            _ => continue,
        };
        let table: toml::Table = unmarked(text).0.parse().unwrap();
        let wrong = validate::validate(schema, &serde_json::to_value(table).unwrap());
        assert!(!wrong.is_empty(), "{} {}", case.code, case.about);
        refused.insert(case.code);
    }
    assert_eq!(refused, BTreeSet::from(by_keys));
}
