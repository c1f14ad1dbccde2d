//! A valid book with its scenarios and regimes, and what comes of it: problems told, and every table that a run writes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use caili::book::Book;
use caili::files::{Sources, load_book, read_scenarios};
use caili::lab::{self, HorizonWish, horizon_of};
use caili::num::{Year, YearRange};
use caili::problem::{Place, Placed, Problems};
use caili::results::{self, Figures};
use caili::scenario::{Scenario, ScenarioFiles, TableCell, resolve};

use crate::common::{files_in, write};

/// A book that is in order, as files below a folder of its own.
pub struct Specimen {
    /// What it is called.
    pub name: String,
    /// Its files, by their path.
    pub files: BTreeMap<String, String>,
    /// Those that a run reads.
    pub read: Vec<String>,
    /// Whether its headline rule has one ratio of the town to be set.
    pub compares: bool,
    /// What comes of it as it stands.
    pub outcome: Outcome,
}

/// What comes of a book: what is told, and the tables of a run; none where something is at fault.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    pub told: Vec<String>,
    pub tables: Vec<u8>,
    /// The first year shown, the years whose rules are asked, and whether any year is projected.
    pub years: Years,
}

/// The years of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Years {
    pub first: i64,
    pub rules: BTreeSet<i64>,
    /// Those that are settled: under the rules of the baseline.
    pub settled: BTreeSet<i64>,
    pub projects: bool,
}

/// Where a specimen's book and scenarios are.
const BOOK: &str = "data/a";
const SCENARIOS: &str = "scenarios/a";

impl Specimen {
    /// A book's folder, and of its scenarios the baseline with those named (`reform.toml`, `scenarios.csv`). All regimes come along.
    pub fn of(book: &str, scenarios: &str, names: &[&str]) -> Self {
        let mut files = BTreeMap::new();
        take(book, BOOK, &mut files);
        let mut whole = BTreeMap::new();
        take(scenarios, SCENARIOS, &mut whole);
        let kept = |path: &String| {
            path.contains("/regimes/")
                || ["baseline.toml"].iter().chain(names).any(|name| path.ends_with(&format!("/{name}")))
        };
        files.extend(whole.into_iter().filter(|(path, _)| kept(path)));
        take("scenarios/regimes", "scenarios/regimes", &mut files);
        Self {
            name: format!("{book} {}", names.join(" ")),
            files,
            read: Vec::new(),
            compares: true,
            outcome: Outcome::default(),
        }
    }

    /// The same with other tables for some of its own.
    pub fn with(mut self, folder: &str) -> Self {
        take(folder, BOOK, &mut self.files);
        self.name = format!("{} with {folder}", self.name);
        self
    }

    /// The same without the towns' own numbers of a name, which none of its scenarios asks for.
    pub fn without(mut self, parameter: &str) -> Self {
        let rows = self.files.get_mut(&format!("{BOOK}/parameters.csv")).expect("parameters");
        *rows = rows.split_inclusive('\n').filter(|row| !row.contains(parameter)).collect();
        self
    }

    /// The same with a growth of receipts in its baseline, so that it goes on beyond its settled years.
    pub fn growing(mut self) -> Self {
        let baseline = self.files.get_mut(&format!("{SCENARIOS}/baseline.toml")).expect("a baseline");
        baseline.push_str("\n[growth]\n\"*\" = \"2%\"\n");
        self
    }

    /// The same, written to a folder and worked out once: it must be in order.
    pub fn settled(mut self, folder: &Path) -> Self {
        self.write(folder);
        let mut sources = Sources::new();
        self.outcome = self.worked_out(folder, &mut sources);
        if !self.outcome.told.is_empty() {
            self.compares = false;
            self.outcome = self.worked_out(folder, &mut sources);
        }
        assert!(self.outcome.told.is_empty(), "{}: {:#?}", self.name, self.outcome.told);
        let below =
            |path: &str| Path::new(path).strip_prefix(folder).ok().map(|path| path.display().to_string());
        self.read = sources.iter().filter_map(|source| below(&source.path)).collect();
        assert!(self.read.len() > 2, "{}: {:?}", self.name, self.read);
        self
    }

    /// The way of `caili check`, `caili run` and `caili settle`: every table that they show or write, from files that may have been changed.
    pub fn worked_out(&self, folder: &Path, sources: &mut Sources) -> Outcome {
        let mut problems = Problems::new();
        let (tables, years) = tables(folder, self.compares, sources, &mut problems).unwrap_or_default();
        let told = problems.sorted().into_iter();
        Outcome {
            told: told.map(|problem| format!("{} {}", problem.code, problem.message.en)).collect(),
            tables,
            years,
        }
    }

    /// Writes all of its files.
    pub fn write(&self, folder: &Path) {
        for (path, text) in &self.files {
            write(folder, path, text);
        }
    }
}

/// The text files of a folder of the repository, under another path.
fn take(from: &str, to: &str, files: &mut BTreeMap<String, String>) {
    for (name, bytes) in files_in(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(from)) {
        files.insert(format!("{to}/{name}"), String::from_utf8(bytes).expect("text"));
    }
}

fn tables(
    folder: &Path,
    compares: bool,
    sources: &mut Sources,
    problems: &mut Problems,
) -> Option<(Vec<u8>, Years)> {
    let book = load_book(&folder.join(BOOK), sources);
    let mut files = read_scenarios(&folder.join(SCENARIOS), sources, problems);
    let book = match book {
        Ok(book) => {
            problems.extend(book.warnings);
            book.value
        }
        Err(found) => {
            problems.extend(found);
            return None;
        }
    };
    if problems.any_error() {
        return None;
    }
    let scenarios = resolved(&book, &mut files, compares, problems);
    let horizon =
        horizon_of(&book, &HorizonWish { years: Some(years(&book, &scenarios)), as_of: None }, problems);
    problems.extend(lab::unasked_parameters(&book, &scenarios));
    if problems.any_error() {
        return None;
    }
    let outcomes = match lab::run(&book, &scenarios, &horizon) {
        Ok(outcomes) => {
            problems.extend(outcomes.warnings);
            outcomes.value
        }
        Err(found) => {
            problems.extend(found);
            return None;
        }
    };
    problems.extend(lab::never_applied(&scenarios, &outcomes));
    problems.extend(lab::look_at_accounts(&book, scenarios.first()));
    assert!(results::check(&outcomes).hold(), "the identities do not hold");
    let figures = Figures::of(&outcomes);
    let tables = results::tables(&book, &outcomes, &figures, &[], true).expect("tables");
    let mut bytes: Vec<u8> = tables.into_iter().flat_map(|(_, parts)| parts.concat()).collect();
    if !book.settlement.is_empty() {
        let settled = lab::settle(&book, &scenarios[0]).map_err(|found| problems.extend(found)).ok()?;
        problems.extend(settled.warnings);
        for row in settled.value {
            let shown =
                (row.official.year, &row.official.line, row.computed, row.difference, row.unexplained());
            bytes.extend(format!("{shown:?}").bytes());
        }
    }
    let mut asked = vec![horizon.as_of];
    asked.extend(&horizon.projected);
    let years = Years {
        first: book.settled.iter().find(|year| horizon.replayed.contains(year)).map_or(0, |year| year.get()),
        rules: asked.into_iter().map(Year::get).collect(),
        settled: book.settlement.iter().map(|row| row.year.get()).collect(),
        projects: !horizon.projected.is_empty(),
    };
    Some((bytes, years))
}

/// All scenarios, the baseline first, and one more in which the headline ratio is another: `caili compare --town-share 37%`.
fn resolved(
    book: &Book,
    files: &mut ScenarioFiles,
    compares: bool,
    problems: &mut Problems,
) -> Vec<Scenario> {
    let mut names: Vec<String> = files.scenarios.keys().cloned().collect();
    names.sort_by_key(|name| (name != "baseline", name.clone()));
    for cell in &files.table {
        if !names.contains(&cell.scenario) {
            names.push(cell.scenario.clone());
        }
    }
    let here = |value: &str| Placed { value: value.to_owned(), place: Place::default() };
    if compares {
        let cell = TableCell { scenario: "compared".to_owned(), key: here("town_share"), value: here("37%") };
        files.table.push(cell);
        names.push("compared".to_owned());
    }
    let names: Vec<Placed<String>> = names.iter().map(|name| here(name)).collect();
    resolve(files, &names, &[], book.last_settled().plus(1), problems)
}

/// The years of the first scenario, or else all that there are and five more, so that no row of the book goes unseen.
fn years(book: &Book, scenarios: &[Scenario]) -> Placed<YearRange> {
    let all = YearRange { first: book.settled[0], last: book.last_settled().plus(5) };
    let stated = scenarios.first().and_then(|scenario| scenario.years.clone());
    stated.unwrap_or(Placed { value: all, place: Place::default() })
}
