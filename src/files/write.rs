//! Writing outputs as one: all of them, or none.
//!
//! Each file is first written beside its target under another name; only when all are complete do they take their
//! places, `run.json` last, so that it never speaks of files that are not there. Where one cannot take its place
//! (open in Excel), those before it give theirs back. Whoever is killed between two places leaves whole files, of two runs: that is
//! told by the next run, see `runs`.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::thread::{self, ScopedJoinHandle};

use tempfile::NamedTempFile;

use super::unwritable::unwritable;
use crate::problem::Problems;

/// What the names of files begin with that are not in their places yet, or not any more.
pub(super) const TEMPORARY: &str = ".caili-";

/// A file to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// Where.
    pub path: PathBuf,
    /// What, in parts that follow each other: a long table need not be put together first.
    pub parts: Vec<Vec<u8>>,
}

impl Output {
    /// A file that is there in one part.
    #[must_use]
    pub fn whole(path: PathBuf, bytes: Vec<u8>) -> Self {
        Self { path, parts: vec![bytes] }
    }
}

/// Writes all outputs, making their folders; `run.json` takes its place last.
///
/// # Errors
/// The first file that cannot be written (F14); what was there before is whole.
pub fn write_all(outputs: &[Output]) -> Result<(), Problems> {
    write_set(outputs, &[])
}

/// The same, and takes files away that do not belong to the set, as far as they let themselves be taken.
///
/// # Errors
/// As [`write_all`].
pub(super) fn write_set(outputs: &[Output], gone: &[PathBuf]) -> Result<(), Problems> {
    let mut ordered: Vec<&Output> = outputs.iter().collect();
    ordered.sort_by_key(|output| is_record(&output.path));
    // Each beside its target, all at the same time: a large table keeps the others waiting no longer than it must.
    let prepared: Vec<std::io::Result<NamedTempFile>> = thread::scope(|scope| {
        let started: Vec<_> = ordered.iter().map(|output| scope.spawn(|| prepare(output))).collect();
        let ended = started.into_iter().map(ScopedJoinHandle::join);
        ended.map(|done| done.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    });
    let mut ready = Vec::new();
    for (output, temporary) in ordered.into_iter().zip(prepared) {
        let temporary = temporary.map_err(|error| unwritable(&output.path, &error))?;
        ready.push((temporary, output.path.as_path()));
    }
    let mut placed = Vec::new();
    let mut gone = gone.iter();
    for (temporary, target) in ready {
        if is_record(target) {
            // What cannot be taken away (open in Excel) stays; run.json no longer speaks of it.
            placed.extend(gone.by_ref().filter_map(|target| Placed::clear(target).ok()));
        }
        match Placed::put(temporary, target) {
            Ok(done) => placed.push(done),
            Err(error) => {
                placed.into_iter().rev().for_each(Placed::undo);
                return Err(unwritable(target, &error));
            }
        }
    }
    Ok(())
}

/// Whether a file is the record of a run, which comes after all that it speaks of.
fn is_record(path: &Path) -> bool {
    path.ends_with("run.json")
}

/// Outputs in whose place something stands already, and the others.
#[must_use]
pub fn part_existing(outputs: &[Output]) -> (Vec<Output>, Vec<Output>) {
    outputs.iter().cloned().partition(|output| output.path.exists())
}

/// Writes an output beside its target.
fn prepare(output: &Output) -> std::io::Result<NamedTempFile> {
    let folder = folder_of(&output.path);
    std::fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMPORARY);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    output.parts.iter().try_for_each(|part| file.as_file_mut().write_all(part))?;
    Ok(file)
}

/// The folder that a file is in.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// A place that changed hands, and the file that stood there before.
struct Placed<'p> {
    target: &'p Path,
    before: Option<tempfile::TempPath>,
}

impl<'p> Placed<'p> {
    fn put(new: NamedTempFile, target: &'p Path) -> std::io::Result<Self> {
        let before = set_aside(target)?;
        match new.persist(target) {
            Ok(_) => Ok(Self { target, before }),
            // Nothing has moved: what stood there stands there still.
            Err(failed) => Err(failed.error),
        }
    }

    /// Leaves the place empty.
    fn clear(target: &'p Path) -> std::io::Result<Self> {
        let before = set_aside(target)?;
        std::fs::remove_file(target)?;
        Ok(Self { target, before })
    }

    /// Gives the place back. It is the way out of a failure, so a second failure has no one left to hear it.
    fn undo(self) {
        let _ = match self.before {
            Some(before) => before.persist(self.target).map_err(|failed| failed.error),
            None => std::fs::remove_file(self.target),
        };
    }
}

/// Gives what stands at the target a name beside it, from where it vanishes when all is done. It is not moved: at no
/// time is there nothing at the target.
fn set_aside(target: &Path) -> std::io::Result<Option<tempfile::TempPath>> {
    if !target.exists() {
        return Ok(None);
    }
    let builder = || {
        let mut builder = tempfile::Builder::new();
        builder.prefix(TEMPORARY);
        builder
    };
    // A second name for the same file costs nothing; where the disk knows no such thing, a copy.
    if let Ok(spare) = builder().make_in(folder_of(target), |spare| std::fs::hard_link(target, spare)) {
        return Ok(Some(spare.into_temp_path()));
    }
    let spare = builder().tempfile_in(folder_of(target))?.into_temp_path();
    std::fs::copy(target, &spare)?;
    Ok(Some(spare))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn output(path: PathBuf, text: &str) -> Output {
        Output::whole(path, text.as_bytes().to_vec())
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn writes_all_and_leaves_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        write_all(&[output(at("run.json"), "1"), output(at("charts/a.svg"), "old")]).unwrap();
        write_all(&[output(at("run.json"), "2"), output(at("charts/a.svg"), "new")]).unwrap();
        assert_eq!(names(folder.path()), ["charts", "run.json"]);
        assert_eq!(names(&at("charts")), ["a.svg"]);
        assert_eq!(std::fs::read_to_string(at("charts/a.svg")).unwrap(), "new");
    }

    #[test]
    fn a_failure_leaves_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        write_all(&[output(at("a.csv"), "old")]).unwrap();
        // A folder that is not empty stands where a file should go.
        std::fs::create_dir_all(at("b.csv/inside")).unwrap();
        let outputs = [output(at("a.csv"), "new"), output(at("c.csv"), "new"), output(at("b.csv"), "new")];
        std::fs::write(at("b.csv/inside/x"), "").unwrap();
        let problems = write_all(&outputs).unwrap_err();
        assert_eq!(problems.sorted()[0].code, "F14");
        assert_eq!(std::fs::read_to_string(at("a.csv")).unwrap(), "old");
        assert_eq!(names(folder.path()), ["a.csv", "b.csv"]);
        assert_eq!(names(&at("b.csv")), ["inside"]);
    }
}
