//! `caili keys`: every number that can be set, with its value.

use super::args::{KeysArgs, WishArgs};
use super::session::Session;
use super::{End, print};
use crate::book::{Code, classification};
use crate::render;
use crate::scenario::KeyUnit;
use crate::text::{Lang, labels};
use crate::view::table::{RowRole, Table, TableRow};

/// Runs the command.
pub fn keys(session: &mut Session, args: &KeysArgs) -> Result<End, End> {
    let (book, files) = session.load(&args.book)?;
    let wish = WishArgs { years: None, as_of: None, set: Vec::new() };
    let mut scenarios = session.resolve(&book, &files, std::slice::from_ref(&args.scenario), &wish)?;
    let lang = session.lang;
    let mut rows = Vec::new();
    for scenario in &mut scenarios {
        scenario.walk(book.last_settled().plus(1), &mut |key, title, value| {
            let title = labels::key_title(key, title, code_name);
            let cells = vec![
                key.to_owned(),
                value.show(),
                unit(value.unit()).in_lang(lang).to_owned(),
                title.in_lang(lang).to_owned(),
            ];
            rows.push(TableRow { cells, role: RowRole::Plain });
        });
    }
    let words = [labels::key(), labels::value(), labels::unit(), labels::what()];
    let headings = words.iter().map(|words| words.in_lang(lang).to_owned()).collect();
    let table = Table {
        title: scenarios.first().map(|s| s.title.in_lang(lang).to_owned()).unwrap_or_default(),
        headings,
        rows,
        ..Table::default()
    };
    print::line(render::terminal::words(&table).trim_end());
    Ok(End::Done)
}

fn code_name(code: &str, lang: Lang) -> Option<String> {
    Code::parse(code).and_then(|code| classification::name(&code, lang)).map(str::to_owned)
}

fn unit(unit: KeyUnit) -> crate::text::Words {
    match unit {
        KeyUnit::Share => labels::unit_share(),
        KeyUnit::Rate => labels::unit_rate(),
        KeyUnit::Amount => labels::unit_amount(),
        KeyUnit::Count => labels::unit_count(),
        KeyUnit::Years => labels::unit_years(),
    }
}
