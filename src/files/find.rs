//! Where things are looked for when nobody says: a book, files of defaults.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::source::folders;

/// The book that is meant where none is named: the folder itself where it is one, the shipped one in a checkout, or the only one
/// in `data`.
#[must_use]
pub fn find_book() -> Option<PathBuf> {
    let is_book = |folder: &Path| folder.join("book.toml").is_file();
    let (here, shipped) = (PathBuf::from("."), PathBuf::from("data/pilot-town"));
    if is_book(&here) {
        return Some(here);
    }
    if is_book(&shipped) {
        return Some(shipped);
    }
    let mut books: Vec<PathBuf> =
        folders(Path::new("data")).into_iter().filter(|folder| is_book(folder)).collect();
    if books.len() == 1 { books.pop() } else { None }
}

/// Whether all of these are there.
#[must_use]
pub fn are_there(paths: &[PathBuf]) -> bool {
    paths.iter().all(|path| path.exists())
}

/// The files of defaults that there are, the one that decides first: `caili.toml` here and above, then the user's own, in the folder that
/// the system keeps for it.
#[must_use]
pub fn config_files(
    xdg: Option<OsString>,
    home: Option<OsString>,
    appdata: Option<OsString>,
) -> Vec<PathBuf> {
    let here = Path::new(".").canonicalize().unwrap_or_default();
    let above = here.ancestors().map(|folder| folder.join("caili.toml"));
    let users = xdg.map(PathBuf::from).or_else(|| home.map(|home| PathBuf::from(home).join(".config")));
    let users =
        users.or_else(|| appdata.map(PathBuf::from)).map(|folder| folder.join("caili").join("config.toml"));
    let mut files: Vec<PathBuf> = above.chain(users).filter(|path| path.is_file()).collect();
    // What lies in the folder itself is called as a person would.
    if let Some(first) = files.first_mut()
        && *first == here.join("caili.toml")
    {
        *first = PathBuf::from("caili.toml");
    }
    files
}
