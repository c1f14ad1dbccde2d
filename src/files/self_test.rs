//! The books of the self-test inside the program: published accounts and worked cases, each with the figures that must come out as its
//! settlement.
//!
//! A folder of `self-test/` is a book with its scenario, laid side by side; to add one is all there is to do. Where the accounts are a book
//! that is shipped or tested with anyway, the folder has only their settlement, and the book is named here. The compiler sees a new folder
//! when this file is compiled anew.

use std::path::{Path, PathBuf};

use include_dir::{Dir, File, include_dir};
use tempfile::TempDir;

static TESTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/files/self-test");
static LIBRARY: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/scenarios/regimes");
static PUBLISHED: [(&str, Dir<'_>); 7] = [
    ("dongfeng-2010", include_dir!("$CARGO_MANIFEST_DIR/tests/books/dongfeng-2010")),
    ("gulou-2021", include_dir!("$CARGO_MANIFEST_DIR/tests/books/gulou-2021")),
    ("huangli-2025", include_dir!("$CARGO_MANIFEST_DIR/tests/books/huangli-2025")),
    ("qingxi-2023", include_dir!("$CARGO_MANIFEST_DIR/data/qingxi-2023")),
    ("xiaolin-2022", include_dir!("$CARGO_MANIFEST_DIR/tests/books/xiaolin-2022")),
    ("yinglong-2019", include_dir!("$CARGO_MANIFEST_DIR/tests/books/yinglong-2019")),
    ("zhongzhuang-2019-2020", include_dir!("$CARGO_MANIFEST_DIR/data/zhongzhuang-2019-2020")),
];

/// Writes the books of the self-test to a folder that vanishes with the value, where they are read as any others; gives each book's own
/// folder too.
///
/// # Errors
/// Where nothing can be written to the system's folder of temporary files.
pub fn unpack_tests() -> std::io::Result<(TempDir, Vec<PathBuf>)> {
    let root = tempfile::tempdir()?;
    let (data, scenarios) = (root.path().join("data"), root.path().join("scenarios"));
    for kind in LIBRARY.dirs() {
        kind.files().try_for_each(|file| put(file, &scenarios.join("regimes").join(kind.path())))?;
    }
    for (name, book) in &PUBLISHED {
        book.files().try_for_each(|file| put(file, &data.join(name)))?;
    }
    let mut books = Vec::new();
    for test in TESTS.dirs() {
        for file in test.files() {
            let is_scenario = file.path().extension().is_some_and(|end| end == "toml")
                && !file.path().ends_with("book.toml");
            put(file, &if is_scenario { &scenarios } else { &data }.join(test.path()))?;
        }
        books.push(data.join(test.path()));
    }
    books.sort_unstable();
    Ok((root, books))
}

fn put(file: &File<'_>, folder: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    std::fs::write(folder.join(file.path().file_name().unwrap_or_default()), file.contents())
}
