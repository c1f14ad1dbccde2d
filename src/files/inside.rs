//! What is read of a book's folder and of those of scenarios: the files that lie in them, and nothing else on the disk.
//!
//! No name that a file gives ever becomes a path: regimes, scenarios and towns are looked up among what was listed. What is left are
//! links, which a folder can bring along from somebody else: none is followed. A folder or a pipe in the place of a table is not
//! passed over, since a table that is missing means something.

use std::path::Path;

use super::source::{shown, unreadable};
use crate::problem::{Place, Problem};
use crate::text::problems::files as say;

/// Says why a file of a book or of scenarios is not to be read: it is a link (F17), not a file (F02), or gone (F01).
pub(super) fn no_input(path: &Path) -> Option<Problem> {
    let place = || Place::file(shown(path));
    match path.symlink_metadata() {
        Ok(about) if about.is_symlink() => Some(link(path)),
        Ok(about) if about.is_file() => None,
        Ok(_) => Some(Problem::error("F02", place(), say::not_a_file(shown(path)))),
        Err(error) => Some(unreadable(path, &error)),
    }
}

/// A folder of regimes that lies elsewhere (F17).
pub(super) fn folder_elsewhere(path: &Path) -> Option<Problem> {
    path.is_symlink().then(|| link(path))
}

fn link(path: &Path) -> Problem {
    let target = std::fs::read_link(path).map(|target| shown(&target)).unwrap_or_default();
    Problem::error("F17", Place::file(shown(path)), say::link(shown(path), target)).hint(say::link_hint())
}
