//! `caili self-test`: the published books and cases inside the program, worked out on the user's machine.

use std::path::PathBuf;

use super::args::BookArgs;
use super::session::Session;
use super::settle::hold;
use super::{End, print};
use crate::files::unpack_tests;
use crate::lab::Settled;
use crate::num::Money;
use crate::problem::{Place, Problem, Problems};
use crate::render;
use crate::text::{Words, settings as say};
use crate::view;
use crate::view::table::{RowRole, Table, TableRow};

/// Runs the command: a line a book, what differs, and a verdict.
pub fn self_test(session: &mut Session) -> Result<End, End> {
    let (_root, books) = unpack_tests().map_err(|error| {
        session.could_not(Problem::error("F14", Place::default(), Words::same(error.to_string())))
    })?;
    let (mut figures, mut differing, mut rows, mut told) = (0, 0, Vec::new(), Vec::new());
    for folder in books {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let tested = one(session, folder)?;
        figures += tested.figures;
        differing += tested.differing;
        let said = match tested.differing {
            0 => say::same(tested.figures),
            differing => say::unlike(tested.figures, differing),
        };
        let cells =
            vec![name, tested.what.in_lang(session.lang).to_owned(), said.in_lang(session.lang).to_owned()];
        rows.push(TableRow { cells, role: RowRole::Plain });
        told.extend(tested.shown);
    }
    let headings = [say::test(), say::test_of(), say::test_result()];
    let headings = headings.iter().map(|words| words.in_lang(session.lang).to_owned()).collect();
    print::line(render::terminal::words(&Table { headings, rows, ..Table::default() }).trim_end());
    told.iter().for_each(print::line);
    let verdict = if differing == 0 { say::verdict_good(figures) } else { say::verdict_bad(differing) };
    print::line(verdict.in_lang(session.lang));
    Ok(if differing == 0 { End::Done } else { End::AtFault })
}

/// What came of one book.
struct Tested {
    what: Words,
    figures: usize,
    differing: usize,
    /// The figures that differ, as `settle` shows them.
    shown: Option<String>,
}

fn one(session: &mut Session, folder: PathBuf) -> Result<Tested, End> {
    let held = hold(session, &BookArgs { book: folder, scenarios: None }, "baseline")?;
    // That a case takes more than there is, or leaves a year out, is the case's business.
    session.warnings = Problems::new();
    let figures = held.settled.len();
    let wrong: Vec<Settled> =
        held.settled.into_iter().filter(|row| row.unexplained() != Money::ZERO).collect();
    let title = held.book.name.in_lang(session.lang);
    let shown = (!wrong.is_empty())
        .then(|| render::terminal::table(&view::settlement(&held.book, &wrong, title, session.lang)));
    Ok(Tested { what: held.book.name.clone(), figures, differing: wrong.len(), shown })
}
