//! Tables as offices export them load to the same book as their clean version: every folder of `tests/messy/<book>` against its `clean`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use caili::book::{Book, TableKind, unit_of};
use caili::files::{Sources, load_book, read_book, write_tidy};
use caili::render;
use caili::text::Lang;

/// Every figure of a book as it counts: what is printed beside it (names, notes, places) does not.
fn figures(folder: &Path) -> Result<BTreeSet<String>, String> {
    let mut sources = Sources::new();
    let book = load_book(folder, &mut sources).map(|checked| of_book(&checked.value));
    book.map_err(|problems| render::problems(&problems, &|file| sources.text(file), Lang::En, false))
}

fn of_book(book: &Book) -> BTreeSet<String> {
    let town = |id: caili::book::TownId| &book.towns[id.0].id;
    let revenue = book.revenue.iter().map(|row| {
        format!(
            "revenue {} {} {:?} {:?} {} {:?} {}",
            town(row.town),
            row.year,
            row.stage,
            row.account,
            row.code,
            row.scope,
            row.amount
        )
    });
    let transfers = book.transfers.iter().flatten().map(|row| {
        format!(
            "transfers {} {} {:?} {:?} {} {}",
            town(row.town),
            row.year,
            row.stage,
            row.account,
            row.code,
            row.amount
        )
    });
    let spending = book.expenditure.iter().flatten().map(|row| {
        format!(
            "spending {} {} {:?} {:?} {} {}",
            town(row.town),
            row.year,
            row.stage,
            row.account,
            row.function,
            row.amount
        )
    });
    revenue.chain(transfers).chain(spending).collect()
}

fn folders(folder: &Path) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    folders
}

#[test]
fn messy_tables_load_as_their_clean_version() {
    let mut compared = 0;
    let mut differing = Vec::new();
    for book in folders(Path::new("tests/messy")) {
        let clean = figures(&book.join("clean")).unwrap();
        for messy in folders(&book).into_iter().filter(|folder| !folder.ends_with("clean")) {
            compared += 1;
            let found = match figures(&messy) {
                Ok(found) => found,
                Err(problems) => {
                    differing.push(format!("{}:\n{problems}", messy.display()));
                    continue;
                }
            };
            let lost: Vec<_> = clean.difference(&found).collect();
            let more: Vec<_> = found.difference(&clean).collect();
            if !(lost.is_empty() && more.is_empty()) {
                differing.push(format!("{}:\n  lost {lost:#?}\n  more {more:#?}", messy.display()));
            }
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
    assert!(compared >= 20, "{compared} messy books");
}

/// What `check --fix` writes beside, in the place of what it was written for, is the same book once more.
#[test]
fn tidied_tables_load_as_the_tables_they_stand_for() {
    let mut tidied = 0;
    for messy in folders(Path::new("tests/messy")).iter().flat_map(|book| folders(book)) {
        let copy = tempfile::tempdir().unwrap();
        let originals: Vec<PathBuf> = folders(&messy);
        for file in &originals {
            fs::copy(file, copy.path().join(file.file_name().unwrap())).unwrap();
        }
        let mut sources = Sources::new();
        let raw = read_book(copy.path(), &mut sources).unwrap().value;
        let written = write_tidy(copy.path(), &raw, unit_of(&raw)).unwrap();
        let expected = figures(copy.path()).unwrap();
        for file in &originals {
            let copied = copy.path().join(file.file_name().unwrap());
            assert_eq!(
                fs::read(file).unwrap(),
                fs::read(&copied).unwrap(),
                "{} was written over",
                file.display()
            );
        }
        // All that the sheets hold goes into the tidied tables of the kinds that they become; what is as it should be stays.
        let rest = tempfile::tempdir().unwrap();
        for path in &written {
            let name = path.file_name().unwrap().to_str().unwrap().replace(".tidy", "");
            fs::copy(path, rest.path().join(name)).unwrap();
        }
        let taken: Vec<TableKind> = written
            .iter()
            .filter_map(|path| TableKind::of_stem(path.file_name()?.to_str()?.split('.').next()?))
            .collect();
        for file in &originals {
            let stem = file.file_stem().unwrap().to_str().unwrap();
            if TableKind::of_stem(stem).is_none_or(|kind| !taken.contains(&kind)) {
                fs::copy(file, rest.path().join(file.file_name().unwrap())).unwrap();
            }
        }
        assert_eq!(figures(rest.path()), Ok(expected), "{}", messy.display());
        tidied += usize::from(!written.is_empty());
    }
    assert!(tidied >= 12, "{tidied} books were tidied");
}

#[test]
fn the_clean_figures_are_those_published() {
    // 中庄镇 prints 401 and 431 of taxes, 2,442 and 2,351 of transfers; 清溪镇 4,402 of receipts and, of these functions, 2,481.
    let sum = |book: &str, of: &str, year: &str| -> i64 {
        let figures = figures(&Path::new("tests/messy").join(book).join("clean")).unwrap();
        let of =
            figures.iter().filter(|figure| figure.starts_with(of) && figure.contains(&format!(" {year} ")));
        of.map(|figure| figure.rsplit(' ').next().unwrap().replace('.', "").parse::<i64>().unwrap())
            .sum::<i64>()
            / 1_000_000
    };
    assert_eq!([2019, 2020].map(|year| sum("zhongzhuang", "revenue", &year.to_string())), [401, 431]);
    assert_eq!([2019, 2020].map(|year| sum("zhongzhuang", "transfers", &year.to_string())), [2_442, 2_351]);
    assert_eq!(sum("qingxi", "revenue", "2023"), 4_402);
    assert_eq!(sum("qingxi", "spending", "2023"), 1_650 + 3 + 84 + 744);
}
