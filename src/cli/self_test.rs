//! `caili self-test`: the published books and cases inside the program, worked out on the user's machine.

use super::args::{BookArgs, WishArgs};
use super::session::Session;
use super::{End, print};
use crate::files::{TestBook, test_books, unpack};
use crate::lab::{self, Settled};
use crate::num::Money;
use crate::problem::{Place, Problem};
use crate::render;
use crate::text::{Words, settings as say};
use crate::view;

/// Runs the command: a line a book, and a verdict.
pub fn self_test(session: &mut Session) -> Result<End, End> {
    let (mut figures, mut differing) = (0, 0);
    for book in test_books() {
        let (count, wrong) = one(session, &book)?;
        figures += count;
        differing += wrong;
        let said = if wrong == 0 { say::same(count) } else { say::unlike(count, wrong) };
        print::line(format!("{:<24}{}", book.name, said.in_lang(session.lang)));
    }
    let verdict = if differing == 0 { say::verdict_good(figures) } else { say::verdict_bad(differing) };
    print::line(verdict.in_lang(session.lang));
    Ok(if differing == 0 { End::Done } else { End::AtFault })
}

/// How many figures of a book there are, and how many do not come out; these are shown.
fn one(session: &mut Session, test: &TestBook) -> Result<(usize, usize), End> {
    let (_root, folder) = unpack(test).map_err(|error| {
        session.could_not(Problem::error("F14", Place::default(), Words::same(error.to_string())))
    })?;
    let args = BookArgs { book: folder, scenarios: None };
    let (book, files) = session.load(&args)?;
    let wish = WishArgs { years: None, as_of: None, set: Vec::new() };
    let scenarios = session.resolve(&book, &files, &[], &wish)?;
    let settled = match scenarios.first() {
        Some(scenario) => lab::settle(&book, scenario),
        None => lab::settle_printed(&book),
    };
    let settled = session.take(settled)?;
    session.warnings = crate::problem::Problems::new();
    let wrong: Vec<Settled> =
        settled.iter().filter(|row| row.unexplained() != Money::ZERO).cloned().collect();
    if !wrong.is_empty() {
        print::line(render::terminal::table(&view::settlement(&book, &wrong, test.name, session.lang)));
    }
    Ok((settled.len(), wrong.len()))
}
