//! Writing a run's outputs as one: all of them, or none.
//!
//! Each file is first written beside its target under another name; only when all are complete do they take their
//! places, `run.json` last, so that it never speaks of files that are not there. Where one cannot take its place
//! (open in Excel), those before it give theirs back.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::thread::{self, ScopedJoinHandle};

use tempfile::NamedTempFile;

use super::source::shown;
use crate::problem::{Place, Problem, Problems};
use crate::text::problems::files as say;

/// A file to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// Where.
    pub path: PathBuf,
    /// What.
    pub bytes: Vec<u8>,
}

/// Writes all outputs, making their folders; `run.json` takes its place last.
///
/// # Errors
/// The first file that cannot be written (F14); what was there before is whole.
pub fn write_all(outputs: &[Output]) -> Result<(), Problems> {
    let mut ordered: Vec<&Output> = outputs.iter().collect();
    ordered.sort_by_key(|output| output.path.ends_with("run.json"));
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
    for (temporary, target) in ready {
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

/// Outputs in whose place something stands already, and the others.
#[must_use]
pub fn part_existing(outputs: &[Output]) -> (Vec<Output>, Vec<Output>) {
    outputs.iter().cloned().partition(|output| output.path.exists())
}

/// Writes a run's outputs into a folder and takes away what the run before it wrote there and this one does not, so that a
/// folder never shows two runs at once.
///
/// # Errors
/// As [`write_all`].
pub fn write_run(folder: &Path, files: Vec<(String, Vec<u8>)>) -> Result<(), Problems> {
    let before = outputs_of_last_run(folder);
    let kept: Vec<String> = files.iter().map(|(name, _)| name.clone()).collect();
    let outputs: Vec<Output> =
        files.into_iter().map(|(name, bytes)| Output { path: folder.join(name), bytes }).collect();
    write_all(&outputs)?;
    for name in before.into_iter().filter(|name| !kept.contains(name)) {
        // What cannot be taken away (open in Excel) stays; run.json no longer speaks of it.
        drop(std::fs::remove_file(folder.join(name)));
    }
    Ok(())
}

/// Whether a folder is a book's, or holds its scenarios: no place for outputs.
#[must_use]
pub fn holds_inputs(folder: &Path) -> bool {
    ["book.toml", "baseline.toml"].iter().any(|input| folder.join(input).exists())
}

/// The files that the run.json in a folder lists, as far as they lie inside it.
fn outputs_of_last_run(folder: &Path) -> Vec<String> {
    #[derive(serde::Deserialize)]
    struct Record {
        outputs: Vec<Hashed>,
    }
    #[derive(serde::Deserialize)]
    struct Hashed {
        path: String,
    }
    let record = std::fs::read(folder.join("run.json")).ok();
    let record: Option<Record> = record.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    let inside = |name: &String| {
        Path::new(name).components().all(|part| matches!(part, std::path::Component::Normal(_)))
    };
    record.into_iter().flat_map(|record| record.outputs).map(|file| file.path).filter(inside).collect()
}

/// Writes an output beside its target.
fn prepare(output: &Output) -> std::io::Result<NamedTempFile> {
    let folder = folder_of(&output.path);
    std::fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".caili-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(&output.bytes)?;
    Ok(file)
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// A file that took its place, and the one that stood there before.
struct Placed<'p> {
    target: &'p Path,
    before: Option<tempfile::TempPath>,
}

impl<'p> Placed<'p> {
    fn put(new: NamedTempFile, target: &'p Path) -> std::io::Result<Self> {
        let before = set_aside(target)?;
        match new.persist(target) {
            Ok(_) => Ok(Self { target, before }),
            Err(failed) => {
                Self { target, before }.undo();
                Err(failed.error)
            }
        }
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
        builder.prefix(".caili-");
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

/// What keeps a file from its place: a file or a folder that stands in the way, or else most often an office program.
fn unwritable(path: &Path, error: &std::io::Error) -> Problems {
    let in_the_way = path.ancestors().skip(1).find(|above| above.is_file());
    let hint = match in_the_way {
        Some(file) => say::file_for_folder(shown(file)),
        None if path.is_dir() => say::folder_for_file(shown(path)),
        None if is_closed(folder_of(path)) => say::folder_is_closed(shown(folder_of(path))),
        None => say::close_in_office(),
    };
    Problem::error("F14", Place::file(shown(path)), say::unwritable(error)).hint(hint).into()
}

/// Whether nothing can be written to a folder, not even under another name.
fn is_closed(folder: &Path) -> bool {
    tempfile::Builder::new().prefix(".caili-").tempfile_in(folder).is_err()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn output(path: PathBuf, text: &str) -> Output {
        Output { path, bytes: text.as_bytes().to_vec() }
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
