//! A folder of outputs from run to run: what the last one left there, and what is not its own.
//!
//! `run.json` is placed last and has the check sum of every file. A run that is killed before that leaves the old record beside
//! some new files, each of them whole; the next run finds them by their sums and says so.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rayon::prelude::*;

use super::source::{sha256_of_file, shown};
use super::write::{Output, TEMPORARY, folder_of, write_set};
use crate::problem::{Place, Problem, Problems};
use crate::text::Words;
use crate::text::problems::files as say;

/// Writes a run's outputs into a folder and takes away what the run before it wrote there and this one does not, so that a
/// folder never shows two runs at once. What lies there and is not as the last run left it is told (F16).
///
/// # Errors
/// As [`super::write_all`].
pub fn write_run(folder: &Path, files: Vec<(String, Vec<Vec<u8>>)>) -> Result<Problems, Problems> {
    let recorded = recorded(folder);
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let strangers = strangers(folder, &recorded, &names);
    let is_gone = |file: &&Hashed| !names.contains(&&*file.path) && !strangers.contains(&file.path);
    let gone: Vec<PathBuf> = recorded.iter().filter(is_gone).map(|file| folder.join(&file.path)).collect();
    let outputs: Vec<Output> =
        files.into_iter().map(|(name, parts)| Output { path: folder.join(name), parts }).collect();
    let left = leftovers(&outputs);
    write_set(&outputs, &gone)?;
    take_away(&left, &folder.join(RECORD));
    if strangers.is_empty() {
        return Ok(Problems::new());
    }
    let told = Words {
        zh: say::not_of_the_last_run(strangers.join("、")).zh,
        en: say::not_of_the_last_run(strangers.join(", ")).en,
    };
    Ok(Problem::warning("F16", Place::file(shown(folder)), told).hint(say::not_of_the_last_run_hint()).into())
}

/// Whether a folder is a book's, or holds its scenarios: no place for outputs.
#[must_use]
pub fn holds_inputs(folder: &Path) -> bool {
    ["book.toml", "baseline.toml"].iter().any(|input| folder.join(input).exists())
}

const RECORD: &str = "run.json";

#[derive(serde::Deserialize)]
struct Record {
    outputs: Vec<Hashed>,
}

/// A file as a record has it.
#[derive(serde::Deserialize)]
struct Hashed {
    path: String,
    sha256: String,
}

/// The files that the run.json in a folder lists, as far as they lie inside it.
fn recorded(folder: &Path) -> Vec<Hashed> {
    let record = std::fs::read(folder.join(RECORD)).ok();
    let record: Option<Record> = record.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    let inside = |file: &Hashed| {
        Path::new(&file.path).components().all(|part| matches!(part, std::path::Component::Normal(_)))
    };
    record.into_iter().flat_map(|record| record.outputs).filter(inside).collect()
}

/// Files in the places of the last run's outputs or of this one's that are not as the record says. One that is not there, or
/// cannot be read, is not among them.
fn strangers(folder: &Path, recorded: &[Hashed], names: &[&str]) -> Vec<String> {
    let unlisted =
        names.iter().filter(|name| **name != RECORD && !recorded.iter().any(|file| file.path == **name));
    let places: Vec<&str> = recorded.iter().map(|file| file.path.as_str()).chain(unlisted.copied()).collect();
    let is_unlike = |name: &&&str| {
        let path = folder.join(name);
        let sum = if path.is_file() { sha256_of_file(&path).ok() } else { None };
        sum.is_some_and(|sum| !recorded.iter().any(|file| file.path == **name && file.sha256 == sum))
    };
    places.par_iter().filter(is_unlike).map(|name| (*name).to_owned()).collect()
}

/// Temporary files that lie in the folders of outputs.
fn leftovers(outputs: &[Output]) -> Vec<PathBuf> {
    let mut folders: Vec<&Path> = outputs.iter().map(|output| folder_of(&output.path)).collect();
    folders.sort_unstable();
    folders.dedup();
    let entries = folders.into_iter().flat_map(|folder| std::fs::read_dir(folder).into_iter().flatten());
    let is_temporary =
        |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(TEMPORARY));
    entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).filter(is_temporary).collect()
}

/// From the writing of its temporary files to their places a run takes a second. After an hour nobody is at work on them.
const LONG: Duration = Duration::from_secs(3600);

/// Takes away the temporary files of a run that was killed. They may as well be those of a run that is at work at this moment: all
/// stay unless each of them was written long before the record that was just written. (All, since what a run sets aside is as old as the
/// outputs that it replaces, but never lies alone.)
fn take_away(left: &[PathBuf], just_written: &Path) {
    let written = |path: &Path| path.metadata().and_then(|about| about.modified()).ok();
    let now = written(just_written);
    let is_old = |path: &PathBuf| {
        let age = now.zip(written(path)).and_then(|(now, then)| now.duration_since(then).ok());
        age.is_some_and(|age| age > LONG)
    };
    if left.iter().all(is_old) {
        for path in left {
            drop(std::fs::remove_file(path));
        }
    }
}
