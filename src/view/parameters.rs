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

/// A number of the starter county's towns: the heading of its column, which is the same in both languages since rules refer to it, and
/// what belongs there.
fn numbers() -> [(&'static str, Words); 9] {
    [
        ("分成比例(镇得税收地方部分)", say::share_help()),
        ("基数(万元)", say::base_help()),
        ("超基数分成比例(镇得)", say::over_help()),
        ("定额上解(万元)", say::remittance_help()),
        ("定额补助(万元)", say::subsidy_help()),
        ("负担-行政编制", say::bears_help()),
        ("负担-事业编制", say::bears_help()),
        ("负担-编外", say::bears_help()),
        ("负担-离退休", say::bears_help()),
    ]
}

/// The sheet of the starter county's towns, each with its numbers in the order of the columns.
#[must_use]
pub fn parameters_of_starter(towns: &[(Words, [&str; 9])], lang: Lang) -> Sheet {
    let column =
        |heading: Words, help: Words| (heading.in_lang(lang).to_owned(), help.in_lang(lang).to_owned());
    let mut columns = vec![column(say::town(), say::town_help()), column(say::since(), say::since_help())];
    columns.extend(numbers().map(|(heading, help)| column(Words::same(heading), help)));
    columns.push(column(say::note(), say::note_help()));
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
