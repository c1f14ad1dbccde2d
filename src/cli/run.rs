//! `caili run`: every scenario of a book, worked out, shown and written.

use super::End;
use super::args::RunArgs;
use super::output::{Wanted, show_and_write};
use super::session::{Session, look_at_parameters, look_at_rules, take_apart};

/// Runs the command.
pub fn run(session: &mut Session, args: &RunArgs) -> Result<End, End> {
    let (book, files) = session.load(&args.book)?;
    let scenarios = session.resolve(&book, &files, &args.scenario, &args.wish)?;
    look_at_parameters(session, &book, &files);
    let horizon = session.wishes(&book, &args.wish, &scenarios)?;
    let mut worked = session.work_out(book, &scenarios, horizon)?;
    look_at_rules(session, &scenarios, &worked, &args.wish);
    take_apart(&mut worked, &files, &args.wish);
    show_and_write(
        session,
        &worked,
        &Wanted { book: &args.book.book, out: &args.out, set: &args.wish.set, inside: "" },
    )
}
