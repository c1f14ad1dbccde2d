//! Inputs given to the program, each all the way that it would go: from bytes to a statement, and problems to the text that is shown.

use std::path::Path;
use std::sync::Arc;

use caili::book::intake::{draft, fixed, survey};
use caili::book::{Book, RawBook, Sheet, TableKind, check};
use caili::files::{Source, Sources, parse_toml};
use caili::lab::{self, HorizonWish, horizon_of};
use caili::num::{Money, Ratio, Unit, Year, YearRange};
use caili::problem::{Node, Place, Placed, Problems};
use caili::render;
use caili::scenario::{ScenarioFiles, TableCell, resolve};
use caili::text::Lang;

/// A book of one town and two taxes, whose tables and scenario are changed.
pub const SETTINGS: &str =
    "name = \"A\"\nkind = \"illustrative\"\nunit = \"万元\"\n[[town]]\nid = \"a\"\npopulation = 100\n";
pub const REVENUE: &str = "年度,科目编码,科目名称,金额(万元)\n2023,10101,增值税,100\n2023,10104,企业所得税,50\n2024,10101,增值税,110\n2024,10104,企业所得税,55\n";
pub const STAFFING: &str =
    "年度,类别,编制数,实有人数,人均成本(元/人年),负担\n2023,行政编制,2,2,10,镇\n2024,行政编制,2,2,10,镇70%\n";
pub const REGIME: &str = "headline = \"share\"\n[[rule]]\nid = \"share\"\nsince = 2019\ncovers = [\"101\"]\nsplit = { of = \"local\", base = { actual = 2023, grows = \"2%\" }, town = { within = \"40%\", over = [ { to = \"3万元\", rate = \"50%\" }, { rate = \"60%\" } ] }, shortfall = \"shared\" }\n[[rule]]\nid = \"up\"\nsince = 2020\nsum.up = { amount = \"3万元\", at_most = { items = [\"10101\"], of = \"town\", times = \"50%\" } }\n";
pub const BASELINE: &str = "regime = \"r\"\nyears = \"2023..2026\"\n[growth]\n\"*\" = { \"2025..2026\" = \"2%\", \"2027..\" = \"3%\" }\n[staffing]\npay_growth = \"3%\"\n[[fund]]\nid = \"x\"\nyears = \"2025..\"\namount = \"5万元\"\n[[staffing.posts]]\nid = \"p\"\nyear = 2025\ncategory = \"行政编制\"\nposts = 2\ntown_bears = \"50%\"\n[[loan]]\nid = \"l\"\nyear = 2025\nprincipal = \"9万元\"\nrate = \"3%\"\nterm = 5\nmethod = \"等额本息\"\n";

/// A file of TOML, read.
pub fn toml(path: &str, text: &str) -> Result<Node, Problems> {
    parse_toml(&Source { path: path.into(), text: text.into(), ..Source::default() })
}

/// The book as it stands, with other bytes for one of its tables.
pub fn table(kind: TableKind, name: &str, bytes: &[u8]) {
    let mut sources = Sources::new();
    let read = sources.sheets_of(bytes.to_vec(), Path::new(name));
    let text = |file: &str| sources.text(file);
    match read {
        Err(problems) => show(&problems, &text),
        Ok(sheets) => {
            let mut told = Problems::new();
            let drafted = draft(&sheets, "x", &mut told);
            let _ = drafted.texts(true);
            show(&told, &text);
            let raw = book_with(kind, sheets);
            let _ = (survey(&raw), fixed(&raw, Some(Unit::Wan)));
            match check(&raw) {
                Ok(book) => show(&book.warnings, &text),
                Err(problems) => show(&problems, &text),
            }
        }
    }
}

fn book_with(kind: TableKind, sheets: Vec<Sheet>) -> RawBook {
    let of = |kind: TableKind, text: &str| {
        let sheets =
            Sources::new().sheets_of(text.as_bytes().to_vec(), Path::new(kind.file_name())).expect("a table");
        sheets.into_iter().map(move |sheet| (kind, sheet))
    };
    let mut all: Vec<(TableKind, Sheet)> = Vec::new();
    if kind != TableKind::Revenue {
        all.extend(of(TableKind::Revenue, REVENUE));
    }
    if kind != TableKind::Staffing {
        all.extend(of(TableKind::Staffing, STAFFING));
    }
    all.extend(sheets.into_iter().map(|sheet| (kind, sheet)));
    RawBook { id: "a".to_owned(), settings: toml("book.toml", SETTINGS).expect("settings"), sheets: all }
}

/// The book as it stands.
pub fn book() -> Book {
    check(&book_with(TableKind::Stocks, Vec::new())).expect("a book").value
}

/// Settings of a book.
pub fn settings(text: &str) {
    let file: Arc<str> = text.into();
    match toml("book.toml", text) {
        Err(problems) => show(&problems, &|_| Some(Arc::clone(&file))),
        Ok(settings) => {
            let raw = RawBook { settings, ..book_with(TableKind::Stocks, Vec::new()) };
            match check(&raw) {
                Ok(book) => show(&book.warnings, &|_| Some(Arc::clone(&file))),
                Err(problems) => show(&problems, &|_| Some(Arc::clone(&file))),
            }
        }
    }
}

/// A regime, or a scenario, on the book, worked out.
pub fn scenario(book: &Book, regime: &str, baseline: &str, cells: Vec<TableCell>, sets: &[TableCell]) {
    let mut problems = Problems::new();
    let mut files = ScenarioFiles { table: cells, ..ScenarioFiles::default() };
    let (regime_text, baseline_text): (Arc<str>, Arc<str>) = (regime.into(), baseline.into());
    let text = |file: &str| match file {
        "r.toml" => Some(Arc::clone(&regime_text)),
        "baseline.toml" => Some(Arc::clone(&baseline_text)),
        _ => None,
    };
    match (toml("r.toml", regime), toml("baseline.toml", baseline)) {
        (Ok(regime), Ok(baseline)) => {
            files.regimes.insert("r".to_owned(), regime);
            files.scenarios.insert("baseline".to_owned(), baseline);
        }
        (regime, baseline) => {
            [regime, baseline].into_iter().filter_map(Result::err).for_each(|found| problems.extend(found));
            return show(&problems, &text);
        }
    }
    let here = |value: &str| Placed { value: value.to_owned(), place: Place::default() };
    let mut names = vec![here("baseline")];
    names.extend(files.table.first().map(|cell| here(&cell.scenario)));
    let scenarios = resolve(&files, &names, sets, book.last_settled().plus(1), &mut problems);
    let years = scenarios.first().and_then(|scenario| scenario.years.clone());
    let horizon = horizon_of(book, &HorizonWish { years, as_of: None }, &mut problems);
    if !problems.any_error() {
        match lab::run(book, &scenarios, &horizon) {
            Ok(outcomes) => problems.extend(outcomes.warnings),
            Err(found) => problems.extend(found),
        }
    }
    show(&problems, &text);
}

/// A cell of scenarios.csv.
pub fn cell(key: &str, value: &str) -> TableCell {
    let placed = |text: &str| Placed { value: text.to_owned(), place: Place::file("--set") };
    TableCell { scenario: "x".to_owned(), key: placed(key), value: placed(value) }
}

/// Numbers of every kind, out of a text.
pub fn numbers(text: &str) {
    for unit in [Unit::Fen, Unit::Yuan, Unit::Wan, Unit::Yi] {
        let exactly = Money::parse(text, unit);
        let _ = Money::parse_near(text, unit);
        if let Ok(money) = exactly {
            assert!(money.is_bounded(), "{text}");
            assert_eq!(
                Money::parse(&money.exact(unit), unit),
                exactly,
                "{text}: an amount is read as it is written"
            );
        }
    }
    let _ = Money::parse_with_unit(text).map(Money::yuan);
    if let Ok(ratio) = Ratio::parse(text) {
        let _ = (
            ratio.plus(ratio),
            ratio.times(ratio),
            ratio.over(ratio),
            ratio.of(i64::MAX),
            ratio.minus(Ratio::ONE),
        );
        assert_eq!(
            Ratio::parse(&ratio.to_string()).unwrap_or(ratio),
            ratio,
            "{text}: a ratio is read as it is written"
        );
    }
    if let Some(years) = YearRange::parse(text) {
        assert!(years.iter().count() <= 300, "{text}");
        assert_eq!(
            YearRange::parse(&years.to_string()),
            Some(years),
            "{text}: years are read as they are written"
        );
    }
    let _ = Year::parse(text).map(|year| year.plus(i64::MAX));
    let tidied = caili::book::intake::tidy::number(text).0;
    let _ = (
        Money::parse_near(&tidied, Unit::Wan),
        caili::book::intake::tidy::is_date(text),
        caili::book::intake::bare(text),
    );
}

/// What is told, as it is shown in both languages.
fn show(problems: &Problems, text: &dyn Fn(&str) -> Option<Arc<str>>) {
    for lang in Lang::ALL {
        let shown = render::problems(problems, text, lang, false);
        assert_eq!(shown.is_empty(), problems.is_empty());
    }
}
