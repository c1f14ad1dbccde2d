//! `caili check`: how a book's tables were read, and everything that is wrong with it and its scenarios, at once.

use super::args::{CheckArgs, WishArgs};
use super::session::{Session, look_at_parameters, look_at_rules};
use super::{End, print};
use crate::book::intake::{Taken, survey};
use crate::book::{Book, unit_of};
use crate::files::{Sources, read_book, write_tidy};
use crate::lab;
use crate::problem::Problems;
use crate::render;
use crate::text::{labels, reading};
use crate::view;

/// Runs the command. Nothing is written, but tidied tables where they are asked for.
pub fn check(session: &mut Session, args: &CheckArgs) -> Result<End, End> {
    let mut sources = Sources::new();
    let raw = read_book(&args.book.book, &mut sources).ok();
    let taken = raw.as_ref().map(|raw| survey(&raw.value)).unwrap_or_default();
    let shown = |session: &Session, book: Option<&Book>| show(session, &taken, book, &sources);
    let (book, files) = session.load(&args.book).inspect_err(|_| shown(session, None))?;
    shown(session, Some(&book));
    if args.fix
        && let Some(raw) = &raw
    {
        let written = write_tidy(&args.book.book, &raw.value, unit_of(&raw.value));
        let written = written.map_err(|problems| session.could_not(problems))?;
        if written.is_empty() {
            print::line(reading::nothing_to_fix().in_lang(session.lang));
        }
        for file in written {
            print::line(reading::fixed(file.display()).in_lang(session.lang));
        }
    }
    let wish = WishArgs { years: None, as_of: None, set: Vec::new() };
    let scenarios = session.resolve(&book, &files, &[], &wish)?;
    look_at_parameters(session, &book, &files);
    let horizon = session.wishes(&book, &wish, &scenarios)?;
    let rows = book.revenue.len()
        + book.transfers.as_ref().map_or(0, Vec::len)
        + book.expenditure.as_ref().map_or(0, Vec::len)
        + book.staffing.as_ref().map_or(0, Vec::len)
        + book.parameters.len();
    let worked = session.work_out(book, &scenarios, horizon)?;
    look_at_rules(session, &scenarios, &worked, &wish);
    session.warnings.extend(lab::look_at_accounts(&worked.book, scenarios.first()));
    let warnings: Problems = std::mem::take(&mut session.warnings);
    session.say(&warnings);
    let (_, count) = warnings.count();
    let files = session.sources.len();
    let closing =
        if count == 0 { labels::nothing_wrong(files, rows) } else { labels::problems_found(count, files) };
    print::line(closing.in_lang(session.lang));
    Ok(End::Done)
}

/// How the tables were read.
fn show(session: &Session, taken: &[Taken], book: Option<&Book>, sources: &Sources) {
    if !taken.is_empty() {
        let encoding = |file: &str| sources.written_as(file);
        let table = view::reading(taken, book, &encoding, session.lang);
        print::line(render::terminal::words(&table));
    }
}
