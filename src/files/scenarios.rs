//! A book's scenarios: TOML files, the regimes they stand on, and scenarios.csv.

use std::path::Path;

use super::source::{Sources, list};
use super::{read_grid, read_toml};
use crate::book::RawGrid;
use crate::problem::{Node, Placed, Problem, Problems};
use crate::scenario::{ScenarioFiles, TableCell};
use crate::text::problems as say;

/// The table of scenarios for people who do not write TOML.
const TABLE: &str = "scenarios.csv";
/// The folder of regimes, in a book's scenarios and beside them.
const REGIMES: &str = "regimes";

/// Reads every scenario and regime that a book can use. A folder that is not there holds none.
pub fn read_scenarios(folder: &Path, sources: &mut Sources, problems: &mut Problems) -> ScenarioFiles {
    let mut files = ScenarioFiles::default();
    read_folder(folder, "", sources, problems, &mut |name, node| drop(files.scenarios.insert(name, node)));
    // A regime of the book's own comes before one of the library with the same name.
    let library = folder.parent().map(|parent| parent.join(REGIMES));
    for regimes in library.into_iter().chain([folder.join(REGIMES)]) {
        read_tree(&regimes, "", sources, problems, &mut |name, node| drop(files.regimes.insert(name, node)));
    }
    files.table = read_table(&folder.join(TABLE), sources, problems);
    files
}

fn read_folder(
    folder: &Path,
    prefix: &str,
    sources: &mut Sources,
    problems: &mut Problems,
    take: &mut dyn FnMut(String, Node),
) {
    let paths = match list(folder, "toml") {
        Ok(paths) => paths,
        Err(found) => return problems.extend(found),
    };
    for path in paths {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        match read_toml(&path, sources) {
            Ok(node) => take(format!("{prefix}{stem}"), node),
            Err(found) => problems.extend(found),
        }
    }
}

/// The same with folders below: `statute/prc`.
fn read_tree(
    folder: &Path,
    prefix: &str,
    sources: &mut Sources,
    problems: &mut Problems,
    take: &mut dyn FnMut(String, Node),
) {
    read_folder(folder, prefix, sources, problems, take);
    for below in super::source::folders(folder) {
        let name = below.file_name().unwrap_or_default().to_string_lossy().into_owned();
        read_tree(&below, &format!("{prefix}{name}/"), sources, problems, take);
    }
}

/// The cells of scenarios.csv that say something: keys down, scenarios across, blank as in the baseline.
fn read_table(path: &Path, sources: &mut Sources, problems: &mut Problems) -> Vec<TableCell> {
    if !path.is_file() {
        return Vec::new();
    }
    let source = match sources.read(path) {
        Ok(source) => source,
        Err(found) => {
            problems.extend(found);
            return Vec::new();
        }
    };
    match read_grid(&source) {
        Ok(grid) => cells(&grid, problems),
        Err(found) => {
            problems.extend(found);
            Vec::new()
        }
    }
}

fn cells(grid: &RawGrid, problems: &mut Problems) -> Vec<TableCell> {
    let mut cells = Vec::new();
    for (at, header) in grid.headers.iter().enumerate().skip(1) {
        // A column that says something has a name: that was checked as a table's form.
        if header.text.is_empty() {
            continue;
        }
        for row in &grid.rows {
            let (Some(key), Some(value)) = (row.first(), row.get(at)) else { continue };
            if value.text.is_empty() {
                continue;
            }
            if key.text.is_empty() {
                let problem = Problem::error("F20", value.place.clone(), say::row_without_key());
                problems.push(problem.hint(say::list_keys_hint()));
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
