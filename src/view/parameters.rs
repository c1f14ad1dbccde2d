//! The sheet of the towns' own numbers, to be filled in by people who use a spreadsheet: what it holds, not how it looks.

use crate::text::{Lang, Words, sheet as say};

/// A sheet to fill in.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// The columns: heading, and what belongs in them.
    pub columns: Vec<(String, String)>,
    /// The rows that stand there already.
    pub rows: Vec<Vec<String>>,
    /// The second sheet, of explanations.
    pub help: String,
}

/// The numbers of the starter county's towns: share, remittance, subsidy, as its regime refers to them. The names of the numbers are
/// the same in both languages, since rules refer to them.
#[must_use]
pub fn parameters_of_starter(towns: &[(Words, [&str; 3])], lang: Lang) -> Sheet {
    let column =
        |heading: Words, help: Words| (heading.in_lang(lang).to_owned(), help.in_lang(lang).to_owned());
    let columns = vec![
        column(say::town(), say::town_help()),
        column(say::since(), say::since_help()),
        column(Words::same("分成比例"), say::share_help()),
        column(Words::same("定额上解(万元)"), say::remittance_help()),
        column(Words::same("定额补助(万元)"), say::subsidy_help()),
        column(say::note(), say::note_help()),
    ];
    let rows = towns.iter().map(|(town, numbers)| {
        let numbers = numbers.iter().map(|number| (*number).to_owned());
        [town.in_lang(lang).to_owned(), "2019".to_owned()]
            .into_iter()
            .chain(numbers)
            .chain([String::new()])
            .collect()
    });
    Sheet {
        name: say::name().in_lang(lang).to_owned(),
        columns,
        rows: rows.collect(),
        help: say::help().in_lang(lang).to_owned(),
    }
}
