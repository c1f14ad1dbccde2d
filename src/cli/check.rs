//! `caili check`: everything that is wrong with a book and its scenarios, at once.

use super::args::{CheckArgs, WishArgs};
use super::session::{Session, look_at_rules};
use super::{End, print};
use crate::problem::Problems;
use crate::text::labels;

/// Runs the command. Nothing is written.
pub fn check(session: &mut Session, args: &CheckArgs) -> Result<End, End> {
    let (book, files) = session.load(&args.book)?;
    let wish = WishArgs { years: None, as_of: None, set: Vec::new() };
    let scenarios = session.resolve(&book, &files, &[], &wish)?;
    let horizon = session.wishes(&book, &wish, &scenarios)?;
    let rows = book.revenue.len()
        + book.transfers.as_ref().map_or(0, Vec::len)
        + book.expenditure.as_ref().map_or(0, Vec::len)
        + book.staffing.as_ref().map_or(0, Vec::len)
        + book.parameters.len();
    let worked = session.work_out(book, &scenarios, horizon)?;
    look_at_rules(session, &scenarios, &worked, &wish);
    let warnings: Problems = std::mem::take(&mut session.warnings);
    session.say(&warnings);
    let (_, count) = warnings.count();
    let files = session.sources.len();
    let closing =
        if count == 0 { labels::nothing_wrong(files, rows) } else { labels::problems_found(count, files) };
    print::line(closing.in_lang(session.lang));
    Ok(End::Done)
}
