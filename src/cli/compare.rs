//! `caili compare`: sharing ratios against today's, without a scenario file.

use super::End;
use super::args::CompareArgs;
use super::output::{Wanted, show_and_write};
use super::session::Session;
use crate::problem::{Place, Placed, Problems};
use crate::scenario::Scenario;
use crate::text::labels;

/// Runs the command.
pub fn compare(session: &mut Session, args: &CompareArgs) -> Result<End, End> {
    let (book, files) = session.load(&args.book)?;
    let mut scenarios = session.resolve(&book, &files, std::slice::from_ref(&args.from), &args.wish)?;
    let horizon = session.wishes(&book, &args.wish, &scenarios)?;
    let mut problems = Problems::new();
    let first_projected = book.last_settled().plus(1);
    let mut shares: Vec<&str> = Vec::new();
    for share in args.town_share.iter().map(|share| share.trim()) {
        // A share named twice is shown once.
        if shares.contains(&share) {
            continue;
        }
        shares.push(share);
        let mut scenario = scenarios[0].clone();
        let place = Place::file(format!("--town-share {share}"));
        let key = Placed { value: "town_share".to_owned(), place: place.clone() };
        scenario.set(&key, &Placed { value: share.to_owned(), place }, first_projected, &mut problems);
        scenarios.push(named(scenario, share));
    }
    if problems.any_error() {
        return Err(session.refuse(problems));
    }
    let worked = session.work_out(book, &scenarios, horizon)?;
    show_and_write(
        session,
        &worked,
        &Wanted { book: &args.book.book, out: &args.out, set: &args.wish.set, inside: "compare" },
    )
}

fn named(scenario: Scenario, share: &str) -> Scenario {
    Scenario {
        id: format!("town-{share}"),
        title: labels::town_share_of(share),
        parent: Some(scenario.id.clone()),
        ..scenario
    }
}
