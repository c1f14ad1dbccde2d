//! `caili settle`: do our rules give the official settlement?

use super::args::{SettleArgs, WishArgs};
use super::session::Session;
use super::{End, print};
use crate::lab;
use crate::num::Money;
use crate::render;
use crate::text::labels;
use crate::view;

/// Runs the command; what nobody explains is at fault.
pub fn settle(session: &mut Session, args: &SettleArgs) -> Result<End, End> {
    let (book, files) = session.load(&args.book)?;
    let wish = WishArgs { years: None, as_of: None, set: Vec::new() };
    let scenarios = session.resolve(&book, &files, std::slice::from_ref(&args.scenario), &wish)?;
    let Some(scenario) = scenarios.first() else { return Err(End::AtFault) };
    if book.settlement.is_empty() {
        print::line(labels::no_settlement(args.book.book.display()).in_lang(session.lang));
        return Ok(End::AtFault);
    }
    let settled = session.take(lab::settle(&book, scenario))?;
    let table = view::settlement(&book, &settled, scenario.title.in_lang(session.lang), session.lang);
    print::line(render::terminal::table(&table));
    let open: Vec<Money> =
        settled.iter().map(lab::Settled::unexplained).filter(|amount| *amount != Money::ZERO).collect();
    let closing = match open.len() {
        0 => labels::all_settled(settled.len()),
        count => labels::not_settled(settled.len(), count),
    };
    print::line(closing.in_lang(session.lang));
    session.say_warnings();
    Ok(if open.is_empty() { End::Done } else { End::AtFault })
}
