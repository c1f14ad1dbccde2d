//! `caili explain`: where a number comes from, down to the cells of the accounts; what a regime says is told in `words`.

use super::args::{BookArgs, ExplainArgs};
use super::session::Session;
use super::{End, print, words};
use crate::book::{Book, TownId};
use crate::lab::Outcome;
use crate::num::Year;
use crate::plan::{Moment, PostingLine};
use crate::problem::{Place, Problem, Problems, nearest};
use crate::render;
use crate::text::{Lang, labels, problems as say, trace};
use crate::view::{self, TraceOf};

/// Runs the command.
pub fn explain(session: &mut Session, args: &ExplainArgs) -> Result<End, End> {
    match &args.regime {
        _ if args.rule_kinds => return words::rule_kinds(session),
        Some(name) => return words::regime(session, args, name),
        None => {}
    }
    let place = BookArgs { book: args.book.clone(), scenarios: args.scenarios.clone() };
    let (book, files) = session.load(&place)?;
    let names = args.scenario.iter().cloned().collect::<Vec<_>>();
    let scenarios = session.resolve(&book, &files, &names, &args.wish)?;
    let horizon = session.wishes(&book, &args.wish, &scenarios)?;
    let worked = session.work_out(book, &scenarios, horizon)?;
    let outcome = &worked.outcomes[0];
    let (line, at, town) = asked(&worked.book, outcome, args).map_err(|problems| session.refuse(problems))?;
    let traced = match town {
        Some(town) => view::trace(TraceOf { outcome, town: town.0, lang: session.lang }, line, at),
        None => view::trace_of_all(outcome, &worked.book, line, at, session.lang),
    };
    let name = labels::line(line.name(), session.lang);
    let title = outcome.compiled.title.in_lang(session.lang);
    let heading = trace::heading(name, at.year, title, labels::wan().in_lang(session.lang));
    print::line(heading.in_lang(session.lang));
    match traced {
        Some(trace) => print::line(render::terminal::tree(&trace, args.depth, session.lang).trim_end()),
        None => {
            print::line(view::table::UNKNOWN);
            view::why_unknown(&worked.book, session.lang).iter().for_each(print::line);
        }
    }
    session.say_warnings();
    Ok(End::Done)
}

/// A line, a moment, and a town or all of them.
type Asked = (PostingLine, Moment, Option<TownId>);

/// What was asked for; everything wrong with the question at once.
fn asked(book: &Book, outcome: &Outcome, args: &ExplainArgs) -> Result<Asked, Problems> {
    let mut problems = Problems::new();
    let (asked_line, asked_year) = (args.line.as_deref().unwrap_or(""), args.year.as_deref().unwrap_or(""));
    let by_label = || PostingLine::names().find(|name| labels::line(name, Lang::Zh) == asked_line);
    let line = PostingLine::named(asked_line).or_else(|| PostingLine::named(by_label()?));
    if line.is_none() {
        let names = PostingLine::names();
        let hint = nearest(asked_line, names.clone())
            .map_or_else(|| say::expected_one_of(names.collect::<Vec<_>>().join(", ")), say::did_you_mean);
        let place = Place::file(format!("--line {asked_line}"));
        problems.push(Problem::error("C03", place, say::unknown_line(asked_line)).hint(hint));
    }
    let years = &outcome.compiled.plan.years;
    let year = Year::parse(asked_year);
    let at = years.iter().map(|year| year.at).find(|at| Some(at.year) == year);
    if at.is_none() {
        let shown: Vec<String> = years.iter().map(|year| year.at.year.to_string()).collect();
        let place = Place::file(format!("--year {asked_year}"));
        let problem = Problem::error("C04", place, say::year_not_shown(asked_year));
        problems.push(problem.hint(say::expected_one_of(shown.join(", "))));
    }
    let town = args.town.as_deref().map(|name| town_asked(book, name, &mut problems));
    let town = if book.towns.len() == 1 { Some(town.unwrap_or(Some(TownId(0)))) } else { town };
    match (line, at, town) {
        (Some(line), Some(at), None) => Ok((line, at, None)),
        (Some(line), Some(at), Some(Some(town))) => Ok((line, at, Some(town))),
        _ => Err(problems),
    }
}

fn town_asked(book: &Book, name: &str, problems: &mut Problems) -> Option<TownId> {
    let town = book.town(name);
    if town.is_none() {
        let ids: Vec<&str> = book.towns.iter().map(|town| town.id.as_str()).collect();
        let hint =
            book.near_town(name).map_or_else(|| say::expected_one_of(ids.join(", ")), say::did_you_mean);
        let place = Place::file(format!("--town {name}"));
        problems.push(Problem::error("C05", place, say::unknown_town(name)).hint(hint));
    }
    town
}
