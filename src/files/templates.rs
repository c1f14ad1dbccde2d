//! Starter books and scenarios inside the program: the files of `templates/` beside this one, one set a language and kind.

use crate::text::Lang;

/// What a starter book is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Starter {
    /// One town.
    Town,
    /// A county of three towns, with numbers of their own.
    County,
}

/// A file of a starter: where it goes below the folder of `data` or `scenarios`, and its text.
pub type TemplateFile = (&'static str, &'static str);

macro_rules! files {
    ($lang:literal, $kind:literal) => {
        [
            ("data/book.toml", include_str!(concat!("templates/", $lang, "/", $kind, "/data/book.toml"))),
            ("data/revenue.csv", include_str!(concat!("templates/", $lang, "/", $kind, "/data/revenue.csv"))),
            (
                "data/transfers.csv",
                include_str!(concat!("templates/", $lang, "/", $kind, "/data/transfers.csv")),
            ),
            (
                "data/expenditure.csv",
                include_str!(concat!("templates/", $lang, "/", $kind, "/data/expenditure.csv")),
            ),
            (
                "data/staffing.csv",
                include_str!(concat!("templates/", $lang, "/", $kind, "/data/staffing.csv")),
            ),
            (
                "scenarios/baseline.toml",
                include_str!(concat!("templates/", $lang, "/", $kind, "/scenarios/baseline.toml")),
            ),
            (
                "scenarios/50-50.toml",
                include_str!(concat!("templates/", $lang, "/", $kind, "/scenarios/50-50.toml")),
            ),
            (
                "scenarios/scenarios.csv",
                include_str!(concat!("templates/", $lang, "/", $kind, "/scenarios/scenarios.csv")),
            ),
            (
                "scenarios/regimes/main.toml",
                include_str!(concat!("templates/", $lang, "/", $kind, "/scenarios/regimes/main.toml")),
            ),
            ("README.txt", include_str!(concat!("templates/", $lang, "/", $kind, "/README.txt"))),
        ]
    };
}

/// The statutes of the tiers above the county, on which every starter stands.
pub const STATUTE: TemplateFile =
    ("scenarios/regimes/statute/prc.toml", include_str!("../../scenarios/regimes/statute/prc.toml"));

/// The files of a starter.
#[must_use]
pub fn starter(kind: Starter, lang: Lang) -> Vec<TemplateFile> {
    let over_base = |text| vec![("scenarios/over-base.toml", text)];
    let (files, more) = match (kind, lang) {
        (Starter::Town, Lang::Zh) => (files!("zh", "town"), Vec::new()),
        (Starter::Town, Lang::En) => (files!("en", "town"), Vec::new()),
        (Starter::County, Lang::Zh) => {
            (files!("zh", "county"), over_base(include_str!("templates/zh/county/scenarios/over-base.toml")))
        }
        (Starter::County, Lang::En) => {
            (files!("en", "county"), over_base(include_str!("templates/en/county/scenarios/over-base.toml")))
        }
    };
    files.into_iter().chain(more).collect()
}
