//! A book's scenarios: TOML files, the regimes they stand on, and the table of scenarios.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::book::TABLE_ENDINGS;
use super::inside::{folder_elsewhere, no_input};
use super::read_toml;
use super::source::{Sources, folders, list, shown};
use crate::book::intake::{Grid, grid, ratio_as_date};
use crate::problem::{Node, Place, Placed, Problem, Problems, Value};
use crate::scenario::{ScenarioFiles, TableCell};
use crate::text::problems as say;

/// What the table of scenarios may be called, for people who do not write TOML: `scenarios.csv`, `情景.xlsx`.
const TABLES: [&str; 2] = ["scenarios", "情景"];
/// The folder of regimes, in a book's scenarios and beside them.
const REGIMES: &str = "regimes";

/// Reads every scenario of a book, its own regimes, and those of the library that they stand on. A folder that is not there holds
/// none.
pub fn read_scenarios(folder: &Path, sources: &mut Sources, problems: &mut Problems) -> ScenarioFiles {
    let mut files = ScenarioFiles {
        scenarios: read_all(named_in(folder, "", problems), sources, problems),
        regimes: read_all(named_below(&folder.join(REGIMES), "", problems), sources, problems),
        table: read_table(folder, sources, problems),
    };
    let mut wanted: Vec<String> =
        files.scenarios.values().filter_map(|node| text_under(node, "regime")).collect();
    wanted.extend(files.regimes.values().filter_map(|node| text_under(node, "extends")));
    take_from(&library(folder, problems), wanted, &mut files, sources, problems);
    files
}

/// Reads one more regime of the library, with those that it extends, though no scenario stands on it.
pub fn read_library(
    folder: &Path,
    name: &str,
    files: &mut ScenarioFiles,
    sources: &mut Sources,
    problems: &mut Problems,
) {
    take_from(&library(folder, problems), vec![name.to_owned()], files, sources, problems);
}

/// The regimes that all books share, beside the folders of their scenarios.
fn library(folder: &Path, problems: &mut Problems) -> BTreeMap<String, PathBuf> {
    let library = folder.parent().map(|parent| named_below(&parent.join(REGIMES), "", problems));
    library.unwrap_or_default()
}

/// Reads the regimes that are wanted and the book does not have itself: of a run's inputs only those that it stands on. A name
/// that is nowhere has the whole library read, so that the near miss can be told.
fn take_from(
    library: &BTreeMap<String, PathBuf>,
    mut wanted: Vec<String>,
    files: &mut ScenarioFiles,
    sources: &mut Sources,
    problems: &mut Problems,
) {
    let mut seen = 0;
    while let Some(name) = wanted.get(seen).cloned() {
        seen += 1;
        if files.regimes.contains_key(&name) || wanted[..seen - 1].contains(&name) {
            continue;
        }
        if !library.contains_key(&name) {
            wanted.extend(library.keys().cloned());
            continue;
        }
        match read_input(&library[&name], sources) {
            Ok(node) => {
                wanted.extend(text_under(&node, "extends"));
                files.regimes.insert(name, node);
            }
            Err(found) => problems.extend(found),
        }
    }
}

/// A text that stands under a key of a table.
fn text_under(node: &Node, key: &str) -> Option<String> {
    let Value::Table(entries) = &node.value else { return None };
    let (_, value) = entries.iter().find(|(name, _)| name.name == key)?;
    value.scalar().map(str::to_owned)
}

/// The files of a folder by their names without ending.
fn named_in(folder: &Path, prefix: &str, problems: &mut Problems) -> BTreeMap<String, PathBuf> {
    let stem = |path: &Path| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    match list(folder, "toml") {
        Ok(paths) => paths.into_iter().map(|path| (format!("{prefix}{}", stem(&path)), path)).collect(),
        Err(found) => {
            problems.extend(found);
            BTreeMap::new()
        }
    }
}

/// The same with folders below: `statute/prc`.
fn named_below(folder: &Path, prefix: &str, problems: &mut Problems) -> BTreeMap<String, PathBuf> {
    if let Some(problem) = folder_elsewhere(folder) {
        problems.push(problem);
        return BTreeMap::new();
    }
    let mut named = named_in(folder, prefix, problems);
    for below in folders(folder) {
        let name = below.file_name().unwrap_or_default().to_string_lossy().into_owned();
        named.extend(named_below(&below, &format!("{prefix}{name}/"), problems));
    }
    named
}

/// Reads a file of a folder of scenarios or regimes.
fn read_input(path: &Path, sources: &mut Sources) -> Result<Node, Problems> {
    no_input(path).map_or_else(|| read_toml(path, sources), |problem| Err(problem.into()))
}

fn read_all(
    named: BTreeMap<String, PathBuf>,
    sources: &mut Sources,
    problems: &mut Problems,
) -> BTreeMap<String, Node> {
    let mut nodes = BTreeMap::new();
    for (name, path) in named {
        match read_input(&path, sources) {
            Ok(node) => drop(nodes.insert(name, node)),
            Err(found) => problems.extend(found),
        }
    }
    nodes
}

/// Whether a file is the table of scenarios, by its name without ending.
pub(super) fn is_of_scenarios(stem: &str) -> bool {
    TABLES.iter().any(|name| stem.eq_ignore_ascii_case(name))
}

/// The cells of the table of scenarios that say something: keys down, scenarios across, blank as in the baseline.
fn read_table(folder: &Path, sources: &mut Sources, problems: &mut Problems) -> Vec<TableCell> {
    let is_table =
        |path: &PathBuf| path.file_stem().and_then(|stem| stem.to_str()).is_some_and(is_of_scenarios);
    let paths = TABLE_ENDINGS.iter().flat_map(|ending| list(folder, ending).unwrap_or_default());
    let paths: Vec<PathBuf> = paths.filter(is_table).collect();
    let Some((path, others)) = paths.split_first() else { return Vec::new() };
    // Which of two would count is nothing to guess.
    for other in others {
        let problem = Problem::error("F21", Place::file(shown(other)), say::two_tables(shown(path)));
        problems.push(problem.hint(say::two_tables_hint()));
    }
    let read = no_input(path).map_or_else(|| sources.read_sheets(path), |problem| Err(problem.into()));
    let grids: Result<Vec<Grid>, Problems> = read.and_then(|sheets| sheets.iter().map(grid).collect());
    match grids {
        Ok(grids) => grids.iter().flat_map(|grid| cells(grid, problems)).collect(),
        Err(found) => {
            problems.extend(found);
            Vec::new()
        }
    }
}

fn cells(grid: &Grid, problems: &mut Problems) -> Vec<TableCell> {
    let mut cells = Vec::new();
    for (at, header) in grid.headers.iter().enumerate().skip(1) {
        // A column that says something has a name: that was checked as a table's form.
        if header.text.is_empty() {
            continue;
        }
        for row in grid.rows.iter() {
            let (Some(key), Some(value)) = (row.first(), row.get(at)) else { continue };
            if value.text.is_empty() {
                continue;
            }
            if key.text.is_empty() {
                let problem = Problem::error("F20", value.place.clone(), say::row_without_key());
                problems.push(problem.hint(say::list_keys_hint()));
            } else if let Some(problem) = ratio_as_date(value) {
                problems.push(problem);
            } else {
                cells.push(TableCell {
                    scenario: header.text.clone(),
                    key: Placed { value: key.text.clone(), place: key.place.clone() },
                    value: Placed { value: value.text.clone(), place: value.place.clone() },
                });
            }
        }
    }
    cells
}
