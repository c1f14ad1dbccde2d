//! `caili settle`: do our rules give the official settlement?

use super::args::{BookArgs, SettleArgs, WishArgs};
use super::session::Session;
use super::{End, print};
use crate::book::Book;
use crate::lab::{self, Settled};
use crate::num::Money;
use crate::render;
use crate::text::{Words, labels, problems};
use crate::view;

/// Runs the command; what nobody explains is at fault.
pub fn settle(session: &mut Session, args: &SettleArgs) -> Result<End, End> {
    let Held { book, title, settled } = hold(session, &args.book, &args.scenario)?;
    if settled.is_empty() {
        print::line(labels::no_settlement(args.book.book.display()).in_lang(session.lang));
        return Ok(End::AtFault);
    }
    let table = view::settlement(&book, &settled, title.in_lang(session.lang), session.lang);
    print::line(render::terminal::table(&table));
    let open: Vec<Money> =
        settled.iter().map(Settled::unexplained).filter(|amount| *amount != Money::ZERO).collect();
    let closing = match open.len() {
        0 => labels::all_settled(settled.len()),
        count => labels::not_settled(settled.len(), count),
    };
    print::line(closing.in_lang(session.lang));
    session.say_warnings();
    Ok(if open.is_empty() { End::Done } else { End::AtFault })
}

/// A book's settlements held against what its rules give.
pub struct Held {
    /// The book.
    pub book: Book,
    /// What the rules are called.
    pub title: Words,
    /// The figures, in the book's order.
    pub settled: Vec<Settled>,
}

/// Holds a book's settlements against a scenario's regime; where there is no scenario at all, against the accounts as printed.
pub fn hold(session: &mut Session, args: &BookArgs, scenario: &str) -> Result<Held, End> {
    let (book, files) = session.load(args)?;
    let (title, settled) = if files.is_empty() {
        session.needs_no_rules(&book)?;
        (problems::as_printed(), lab::settle_printed(&book))
    } else {
        let wish = WishArgs { years: None, as_of: None, set: Vec::new() };
        let scenarios = session.resolve(&book, &files, &[scenario.to_owned()], &wish)?;
        let Some(scenario) = scenarios.into_iter().next() else { return Err(End::AtFault) };
        let settled = lab::settle(&book, &scenario);
        (scenario.title, settled)
    };
    let settled = session.take(settled)?;
    Ok(Held { book, title, settled })
}
