//! A table's file with nothing in it.

use std::path::Path;

use super::scenarios::is_of_scenarios;
use crate::book::{TableKind, header_of};
use crate::problem::{Place, Problem};
use crate::text::Words;
use crate::text::problems::files as say;

/// Tells that a file holds no table, with the headers of the one that its name means.
pub(super) fn empty(place: Place) -> Problem {
    let stem = Path::new(&*place.file).file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let of_scenarios = || is_of_scenarios(stem).then(say::header_of_scenarios);
    let header = TableKind::of_stem(stem).map(header_of).or_else(of_scenarios);
    let hint = header.map_or_else(say::header_first, |header| Words {
        zh: say::header_first_as(header.zh).zh,
        en: say::header_first_as(header.en).en,
    });
    Problem::error("F06", place, say::empty_table()).hint(hint)
}
