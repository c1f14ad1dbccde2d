//! `caili explain --regime` and `--rule-kinds`: a regime in words, and the language in which regimes are written.

use std::path::Path;

use super::args::{BookArgs, ExplainArgs};
use super::session::{Session, scenarios_folder};
use super::{End, print};
use crate::book::Book;
use crate::files::{Source, parse_toml, read_library};
use crate::num::Year;
use crate::problem::{Place, Placed, Problem, Problems};
use crate::regime::read::read_regime;
use crate::regime::{self, Regime};
use crate::render;
use crate::scenario::{Scenario, ScenarioFiles};
use crate::text::manual::KINDS;
use crate::text::{Words, problems as say};
use crate::view::{self, RegimeOf};

/// The most cells of a line.
const WIDTH: usize = 100;

/// Shows a regime as one page of words.
pub fn regime(session: &mut Session, args: &ExplainArgs, name: &str) -> Result<End, End> {
    let place = BookArgs { book: args.book.clone(), scenarios: args.scenarios.clone() };
    let (book, mut files) = session.load(&place)?;
    let year = year_asked(session, args, &book)?;
    let (regime, scenario) = if name.is_empty() {
        let scenario = scenario_asked(session, args, &book, &files)?;
        (scenario.regime, Some(scenario.title))
    } else {
        (regime_called(session, name, &scenarios_folder(&place), &mut files)?, None)
    };
    show(session, &book, &regime, scenario.as_ref(), year);
    Ok(End::Done)
}

fn show(session: &mut Session, book: &Book, regime: &Regime, scenario: Option<&Words>, year: Year) {
    let of = RegimeOf { regime, scenario, book: Some(book), year, lang: session.lang };
    print::line(render::page::page(&view::regime(of), WIDTH).trim_end());
    session.say_warnings();
}

/// Shows the manual of the language. Its examples are read as any file is.
pub fn rule_kinds(session: &mut Session) -> Result<End, End> {
    let mut kinds = Vec::new();
    let mut problems = Problems::new();
    for kind in KINDS {
        let source = Source { path: kind.id.into(), text: kind.example.into(), ..Source::default() };
        let file = parse_toml(&source).map(|node| read_regime(&node, &mut problems));
        match file {
            Ok(file) => kinds.extend(file.map(|file| (kind, file.regime))),
            Err(found) => problems.extend(found),
        }
    }
    if problems.any_error() {
        return Err(session.could_not(problems));
    }
    print::line(render::page::page(&view::manual(&kinds, session.lang), WIDTH).trim_end());
    Ok(End::Done)
}

fn year_asked(session: &mut Session, args: &ExplainArgs, book: &Book) -> Result<Year, End> {
    let Some(text) = &args.year else { return Ok(book.last_settled().plus(1)) };
    Year::parse(text).ok_or_else(|| {
        let place = Place::file(format!("--year {text}"));
        session.refuse(Problem::error("C01", place, say::not_a_year()).hint(say::year_hint()).into())
    })
}

/// The scenario asked for, or the one called baseline.
fn scenario_asked(
    session: &mut Session,
    args: &ExplainArgs,
    book: &Book,
    files: &ScenarioFiles,
) -> Result<Scenario, End> {
    let name = args.scenario.clone().unwrap_or_else(|| "baseline".to_owned());
    let scenarios = session.resolve(book, files, &[name], &args.wish)?;
    scenarios.into_iter().next().ok_or(End::AtFault)
}

/// The regime of a file, as it stands there.
fn regime_called(
    session: &mut Session,
    name: &str,
    folder: &Path,
    files: &mut ScenarioFiles,
) -> Result<Regime, End> {
    let mut problems = Problems::new();
    read_library(folder, name, files, &mut session.sources, &mut problems);
    let name = Placed { value: name.to_owned(), place: Place::file(format!("--regime={name}")) };
    let regime = regime::resolve(&name, &files.regimes, &mut problems);
    match regime {
        Some(regime) if !problems.any_error() => Ok(regime),
        _ => Err(session.refuse(problems)),
    }
}
