//! The books of the self-test inside the program: published accounts and worked cases, each with the figures that must come out as its
//! settlement.

use std::path::PathBuf;

use tempfile::TempDir;

use super::templates::{STATUTE, TemplateFile};

/// A book of the self-test.
#[derive(Clone, Debug)]
pub struct TestBook {
    /// What it is called.
    pub name: &'static str,
    /// Its files below the folder of the book (`data/`) or of its scenarios (`scenarios/`), or of the library (`library/`).
    pub files: Vec<(&'static str, String)>,
}

macro_rules! book {
    ($name:literal, [$(($path:literal, $file:literal)),* $(,)?]) => {
        TestBook { name: $name, files: vec![$(($path, include_str!($file).to_owned())),*] }
    };
}

/// The books of the self-test.
#[must_use]
pub fn test_books() -> Vec<TestBook> {
    vec![
        book!(
            "qingxi-2023",
            [
                ("data/book.toml", "../../data/qingxi-2023/book.toml"),
                ("data/revenue.csv", "../../data/qingxi-2023/revenue.csv"),
                ("data/transfers.csv", "../../data/qingxi-2023/transfers.csv"),
                ("data/expenditure.csv", "../../data/qingxi-2023/expenditure.csv"),
                ("data/settlement.csv", "self-test/qingxi-2023/settlement.csv"),
            ]
        ),
        book!(
            "zhongzhuang-2019-2020",
            [
                ("data/book.toml", "../../data/zhongzhuang-2019-2020/book.toml"),
                ("data/revenue.csv", "../../data/zhongzhuang-2019-2020/revenue.csv"),
                ("data/transfers.csv", "../../data/zhongzhuang-2019-2020/transfers.csv"),
                ("data/settlement.csv", "self-test/zhongzhuang-2019-2020/settlement.csv"),
            ]
        ),
        book!(
            "four-six",
            [
                ("data/book.toml", "self-test/four-six/book.toml"),
                ("data/revenue.csv", "self-test/four-six/revenue.csv"),
                ("data/settlement.csv", "self-test/four-six/settlement.csv"),
                ("scenarios/baseline.toml", "self-test/four-six/baseline.toml"),
                ("library/town/four-six.toml", "../../scenarios/regimes/town/four-six.toml"),
            ]
        ),
        book!(
            "four-six-reversed",
            [
                ("data/book.toml", "self-test/four-six-reversed/book.toml"),
                ("data/revenue.csv", "self-test/four-six-reversed/revenue.csv"),
                ("data/settlement.csv", "self-test/four-six-reversed/settlement.csv"),
                ("scenarios/baseline.toml", "self-test/four-six-reversed/baseline.toml"),
                (
                    "library/town/four-six-reversed.toml",
                    "../../scenarios/regimes/town/four-six-reversed.toml"
                ),
            ]
        ),
        book!(
            "chongming",
            [
                ("data/book.toml", "self-test/chongming/book.toml"),
                ("data/revenue.csv", "self-test/chongming/revenue.csv"),
                ("data/parameters.csv", "self-test/chongming/parameters.csv"),
                ("data/settlement.csv", "self-test/chongming/settlement.csv"),
                ("scenarios/baseline.toml", "self-test/chongming/baseline.toml"),
                ("library/town/chongming.toml", "../../scenarios/regimes/town/chongming.toml"),
            ]
        ),
    ]
}

/// Writes a book of the self-test to a folder that vanishes with the value, where it is read as any other; gives the book's own folder too.
///
/// # Errors
/// Where nothing can be written to the system's folder of temporary files.
pub fn unpack(book: &TestBook) -> std::io::Result<(TempDir, PathBuf)> {
    let root = tempfile::tempdir()?;
    let statute: TemplateFile = STATUTE;
    let statute = (statute.0, statute.1.to_owned());
    let files = book.files.iter().map(|(path, text)| {
        let path = match path.split_once('/') {
            Some(("library", rest)) => format!("scenarios/regimes/{rest}"),
            Some((part, rest)) => format!("{part}/{}/{rest}", book.name),
            None => (*path).to_owned(),
        };
        (path, text.clone())
    });
    for (path, text) in files.chain([(statute.0.to_owned(), statute.1)]) {
        let path = root.path().join(path);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(path, text)?;
    }
    let folder = root.path().join("data").join(book.name);
    Ok((root, folder))
}
