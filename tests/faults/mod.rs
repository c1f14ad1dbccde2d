//! Faults, by what is struck by them.

#[cfg(unix)]
mod disk;
#[cfg(unix)]
mod inputs;
#[cfg(unix)]
mod killed;
mod left;
mod names;
mod opened;

use std::collections::BTreeMap;
use std::path::Path;

use crate::common::{Ran, caili, files_in};

/// A small run of the pilot town in English into a folder.
fn run_into(out: &Path, more: &str) -> Ran {
    caili(&format!("run --scenario baseline,50-50 --no-charts --lang en {more}"))
        .arg("--out")
        .arg(out.to_string_lossy())
        .run()
}

/// The files of a folder that have their final names.
fn in_place(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = files_in(folder);
    files.retain(|name, _| !name.contains(".caili-"));
    files
}
