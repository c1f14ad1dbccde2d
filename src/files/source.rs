//! Files as read: decoded, and remembered for carets and check sums.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::decode::{Encoding, Undecodable, decode};
use super::unwritable::is_held;
use super::workbook::{is_workbook, read_workbook};
use crate::book::Sheet;
use crate::book::intake::{Marks, may_name_people};
use crate::problem::{Place, Problem, Problems, nearest};
use crate::text::problems::{did_you_mean, files as say};

/// A file that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The file as the user named it, with `/` between folders.
    pub path: Arc<str>,
    /// Its text, without a byte order mark; blank where it is a workbook.
    pub text: Arc<str>,
    /// How the text was written.
    pub encoding: Encoding,
    /// The check sum of its bytes, in hexadecimal.
    pub sha256: String,
}

/// The files read so far, in order.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    list: Vec<Source>,
    /// Who stands in lists of people: marks stand for them in all that is read.
    people: Marks,
}

impl Sources {
    /// None yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads a file, and remembers it.
    ///
    /// # Errors
    /// As [`read_text`].
    pub fn read(&mut self, path: &Path) -> Result<Source, Problems> {
        let source = read_text(path)?;
        self.push(source.clone());
        Ok(source)
    }

    /// Reads the sheets of a table's file, and remembers it: one of a text file, those of a workbook.
    ///
    /// # Errors
    /// As [`read_text`], and everything that is wrong with its form.
    pub fn read_sheets(&mut self, path: &Path) -> Result<Vec<Sheet>, Problems> {
        self.sheets_of(read_bytes(path)?, path)
    }

    /// The sheets in the bytes of a table's file, which is remembered as if it had been read from `path`.
    ///
    /// # Errors
    /// As [`Self::read_sheets`].
    pub fn sheets_of(&mut self, bytes: Vec<u8>, path: &Path) -> Result<Vec<Sheet>, Problems> {
        if is_workbook(&bytes) {
            let path = shown(path);
            let sheets = read_workbook(&bytes, &path);
            self.push_workbook(&path, &bytes);
            return Ok(sheets?.into_iter().map(|sheet| self.without_people(sheet)).collect());
        }
        let source = text_of(&bytes, path)?;
        // The text is enough.
        drop(bytes);
        let (names_people, sheet) =
            rayon::join(|| may_name_people(&source.text), || super::table::read_sheet(&source));
        // Lines that may name people are never shown.
        let text = if names_people { "".into() } else { Arc::clone(&source.text) };
        self.push(Source { text, ..source });
        Ok(vec![self.without_people(sheet?)])
    }

    /// Remembers a workbook.
    pub(super) fn push_workbook(&mut self, path: &Arc<str>, bytes: &[u8]) {
        let (path, sha256) = (Arc::clone(path), sha256(bytes));
        self.push(Source { path, text: "".into(), encoding: Encoding::Workbook, sha256 });
    }

    /// The sheet, and marks for the people where it is a list of them.
    pub(super) fn without_people(&mut self, mut sheet: Sheet) -> Sheet {
        self.people.put(&mut sheet);
        sheet
    }

    /// Remembers a file; once is enough.
    pub fn push(&mut self, source: Source) {
        if !self.list.contains(&source) {
            self.list.push(source);
        }
    }

    /// The text of a file that was read.
    #[must_use]
    pub fn text(&self, file: &str) -> Option<Arc<str>> {
        self.list.iter().find(|source| &*source.path == file).map(|source| Arc::clone(&source.text))
    }

    /// How a file that was read was written.
    #[must_use]
    pub fn encoding(&self, file: &str) -> Option<Encoding> {
        self.list.iter().find(|source| &*source.path == file).map(|source| source.encoding)
    }

    /// The same as a user is told: of a workbook, of what kind it is by its name.
    #[must_use]
    pub fn written_as(&self, file: &str) -> String {
        match self.encoding(file) {
            Some(Encoding::Workbook) => file.rsplit('.').next().unwrap_or_default().to_lowercase(),
            Some(encoding) => encoding.to_string(),
            None => String::new(),
        }
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Source> {
        self.list.iter()
    }

    /// How many.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

/// The SHA-256 of bytes, in hexadecimal.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hexadecimal(Sha256::new_with_prefix(bytes))
}

/// The same of several files, in their order, each in parts that follow each other.
#[must_use]
pub fn sha256_of_each(files: &[(String, Vec<Vec<u8>>)]) -> Vec<String> {
    let of_parts = |parts: &[Vec<u8>]| parts.iter().fold(Sha256::new(), Sha256::chain_update);
    files.par_iter().map(|(_, parts)| hexadecimal(of_parts(parts))).collect()
}

/// The same of a file, which is not kept.
pub(super) fn sha256_of_file(path: &Path) -> std::io::Result<String> {
    let mut file = File::open(path)?;
    let (mut hash, mut stretch) = (Sha256::new(), vec![0; 1 << 16]);
    loop {
        match file.read(&mut stretch)? {
            0 => return Ok(hexadecimal(hash)),
            length => hash.update(&stretch[..length]),
        }
    }
}

fn hexadecimal(hash: Sha256) -> String {
    hash.finalize().iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// A path as it is shown: `/` between folders.
pub(super) fn shown(path: &Path) -> Arc<str> {
    path.display().to_string().replace(std::path::MAIN_SEPARATOR, "/").into()
}

/// The whole path of what is there, where it has a name: `.` and `..` have none, the folders that they mean do.
#[must_use]
pub fn whole_path(path: &Path) -> Option<PathBuf> {
    path.canonicalize().ok().filter(|whole| whole.file_name().is_some())
}

/// Reads a text file.
///
/// # Errors
/// Where it is not there (F01), cannot be read (F02), or is no text (F03).
pub fn read_text(path: &Path) -> Result<Source, Problems> {
    text_of(&read_bytes(path)?, path)
}

pub(super) fn read_bytes(path: &Path) -> Result<Vec<u8>, Problems> {
    match read_unchanged(path, Read::read_to_end) {
        Ok(Some(bytes)) => Ok(bytes),
        Ok(None) => {
            let problem = Problem::error("F18", Place::file(shown(path)), say::changed_meanwhile());
            Err(problem.hint(say::changed_meanwhile_hint()).into())
        }
        Err(error) => Err(unreadable(path, &error).into()),
    }
}

/// The bytes of a file; `None` where it was written to meanwhile, since half of one table and half of another is neither.
fn read_unchanged(
    path: &Path,
    read: impl FnOnce(&mut File, &mut Vec<u8>) -> std::io::Result<usize>,
) -> std::io::Result<Option<Vec<u8>>> {
    let mut file = File::open(path)?;
    // A pipe, as in `--from <(…)`, is written to while it is read: that is what it is for.
    let state = |file: &File| {
        file.metadata().map(|about| about.is_file().then(|| (about.len(), about.modified().ok())))
    };
    let before = state(&file)?;
    let mut bytes = Vec::new();
    read(&mut file, &mut bytes)?;
    Ok((state(&file)? == before).then_some(bytes))
}

fn text_of(bytes: &[u8], path: &Path) -> Result<Source, Problems> {
    let path = shown(path);
    let place = || Place::file(Arc::clone(&path));
    if is_workbook(bytes) {
        return Err(Problem::error("F03", place(), say::workbook()).hint(say::text_wanted()).into());
    }
    let decoded = || decode(bytes).map(|(text, encoding)| (Arc::from(text), encoding));
    let (sha256, decoded) = rayon::join(|| sha256(bytes), decoded);
    match decoded {
        Ok((text, encoding)) => Ok(Source { path, text, encoding, sha256 }),
        Err(refused) => Err(no_text(bytes, refused, place()).into()),
    }
}

/// Says which byte is no text.
fn no_text(bytes: &[u8], refused: Undecodable, place: Place) -> Problem {
    let line = bytes[..refused.at.min(bytes.len())].split(|byte| *byte == b'\n').count();
    let place = Place { line: u32::try_from(line).unwrap_or(0), ..place };
    Problem::error("F03", place, say::no_text(refused.at + 1, refused.encoding)).hint(say::save_as_utf8())
}

/// What a folder has with an extension (`toml`), sorted by name; nothing where there is no such folder. Whether these are files is
/// seen when they are read.
///
/// # Errors
/// Where the folder cannot be read (F02).
pub fn list(folder: &Path, extension: &str) -> Result<Vec<PathBuf>, Problems> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(unreadable(folder, &error).into()),
    };
    let mut paths: Vec<PathBuf> = entries
        .collect::<Result<Vec<_>, _>>()
        .map_err(|error| unreadable(folder, &error))?
        .into_iter()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|found| found.eq_ignore_ascii_case(extension)))
        .collect();
    paths.sort();
    Ok(paths)
}

/// Says that a file is not there, or why it cannot be read.
pub(super) fn unreadable(path: &Path, error: &std::io::Error) -> Problem {
    if error.kind() != ErrorKind::NotFound {
        let problem = Problem::error("F02", Place::file(shown(path)), say::unreadable(error));
        return if is_held(error) { problem.hint(say::close_and_read()) } else { problem };
    }
    let problem = Problem::error("F01", Place::file(shown(path)), say::not_found(shown(path)));
    match neighbour(path) {
        Some(name) => problem.hint(did_you_mean(name)),
        None => problem,
    }
}

/// The name beside a missing file that was probably meant.
fn neighbour(path: &Path) -> Option<String> {
    let folder = match path.parent()? {
        folder if folder.as_os_str().is_empty() => Path::new("."),
        folder => folder,
    };
    let wanted = path.file_name()?.to_str()?;
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .ok()?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    names.sort();
    let near = nearest(wanted, names.iter().map(String::as_str).filter(|name| *name != wanted))?;
    Some(shown(&path.with_file_name(near)).to_string())
}

/// The folders in a folder, by name; none where it cannot be read.
#[must_use]
pub fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_changes_while_it_is_read_is_not_taken() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("revenue.csv");
        std::fs::write(&path, "2023,10101,增值税,5\n").unwrap();
        let whole = read_unchanged(&path, Read::read_to_end).unwrap();
        assert_eq!(whole.as_deref(), Some("2023,10101,增值税,5\n".as_bytes()));
        let meanwhile = |other: &[u8]| {
            read_unchanged(&path, |file, bytes| {
                let half = file.by_ref().take(8).read_to_end(bytes)?;
                std::fs::write(&path, other)?;
                Ok(half + file.read_to_end(bytes)?)
            })
        };
        // Longer, cut off, and gone.
        assert_eq!(meanwhile("2023,10101,增值税,5\n2024,10101,增值税,6\n".as_bytes()).unwrap(), None);
        assert_eq!(meanwhile(b"").unwrap(), None);
        std::fs::remove_file(&path).unwrap();
        assert_eq!(read_bytes(&path).unwrap_err().sorted()[0].code, "F01");
    }

    #[test]
    fn sums_are_hexadecimal() {
        assert_eq!(sha256(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
