//! What a run shows on the terminal and writes to its folder.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::args::OutArgs;
use super::session::{Session, Worked, beside};
use super::{End, print};
use crate::files::{holds_inputs, sha256_of_each, write_run};
use crate::plan::Line;
use crate::problem::{Place, Problem, nearest};
use crate::render::{self, Renderer, Theme};
use crate::results::{self, Checks, Concessions, Figures};
use crate::text::{Lang, Words, labels, problems as say};
use crate::view::chart::Chart;
use crate::view::{self, GainsOf};

/// Where from and where to.
pub struct Wanted<'a> {
    /// The book's folder.
    pub book: &'a Path,
    /// The outputs asked for.
    pub out: &'a OutArgs,
    /// What was set on the command line.
    pub set: &'a [String],
    /// The folder inside the book's outputs; empty for a run.
    pub inside: &'static str,
}

/// Shows the tables and writes the files.
pub fn show_and_write(session: &mut Session, worked: &Worked, wanted: &Wanted) -> Result<End, End> {
    let checks = results::check(&worked.outcomes);
    if !checks.hold() {
        let message = say::checks_fail(checks.residue());
        return Err(session.could_not(Problem::error("C10", Place::default(), message)));
    }
    let figures = Figures::of(&worked.outcomes);
    let titles: Vec<Words> = worked.outcomes.iter().map(|outcome| outcome.compiled.title.clone()).collect();
    let folder = wanted.out.out.clone().unwrap_or_else(|| {
        let book = beside(wanted.book, "output");
        if wanted.inside.is_empty() { book } else { book.join(wanted.inside) }
    });
    if holds_inputs(&folder) {
        let shown = folder.display();
        let problem = Problem::error("C07", Place::file(shown.to_string()), say::out_among_inputs(shown));
        return Err(session.refuse(problem.hint(say::out_among_inputs_hint()).into()));
    }
    session.can_be_made(&folder)?;
    let concessions = results::concessions(&worked.outcomes, &worked.aparts);
    let tables = results::tables(&worked.book, &worked.outcomes, &figures, &concessions, wanted.out.plain);
    let mut files = tables.map_err(|error| {
        session.could_not(Problem::error("C11", Place::default(), Words::same(error.to_string())))
    })?;
    let chosen = match wanted.out.chosen.as_deref() {
        None => usize::from(titles.len() > 1),
        Some(name) => chosen_scenario(&figures, name).map_err(|problem| session.refuse(problem.into()))?,
    };
    if !wanted.out.no_charts {
        let charts = charts(session, worked, &figures, &titles, chosen)?;
        files.extend(charts.into_iter().map(|(name, bytes)| (name, vec![bytes])));
    }
    let first = first_to_open(&files, session.lang);
    let record = record(session, &files, &checks);
    files.push(("run.json".to_owned(), vec![record]));
    let told = write_run(&folder, files).map_err(|problems| session.could_not(problems))?;
    session.warnings.extend(told);
    show(session, worked, wanted, &figures, &titles, &concessions, &checks);
    let wrote = match first {
        Some(first) => labels::wrote(folder.display(), own_separators(&folder.join(first)).display()),
        None => labels::wrote_only(folder.display()),
    };
    print::line(wrote.in_lang(session.lang));
    session.say_warnings();
    Ok(End::Done)
}

fn show(
    session: &Session,
    worked: &Worked,
    wanted: &Wanted,
    figures: &Figures,
    titles: &[Words],
    concessions: &[Concessions],
    checks: &Checks,
) {
    let lang = session.lang;
    let name = worked.book.name.in_lang(lang);
    let banner = match worked.book.towns.len() {
        1 => labels::banner_one(name, titles.len()),
        towns => labels::banner(name, towns, titles.len()),
    };
    print::line(banner.in_lang(lang));
    if !wanted.set.is_empty() {
        print::line(labels::settings(wanted.set.join(", ")).in_lang(lang));
    }
    print::line("");
    let of = |year| GainsOf { book: &worked.book, figures, titles, year };
    if let Some(year) = figures.last_settled() {
        for table in view::gains(of(year), lang) {
            print::line(render::terminal::table(&table));
        }
        for table in view::winners_and_spread(of(year), lang) {
            print::line(render::terminal::table(&table));
        }
    }
    if worked.scenarios == 0 {
        for town in 0..worked.book.towns.len() {
            let table = view::accounts(&worked.book, &worked.outcomes[0], town, lang);
            print::line(render::terminal::table(&table));
        }
    } else if let Some((last, _)) = figures.years.last() {
        for line in [Line::Usable, Line::Balance] {
            let table = view::by_year(of(*last), line, worked.horizon.as_of, lang);
            if table.says_something() {
                print::line(render::terminal::table(&table));
            } else {
                let why = view::why_unknown(&worked.book, lang).join(" ");
                let line = labels::line_unknown(labels::line(line.name(), lang), why);
                print::line(line.in_lang(lang).to_owned() + "\n");
            }
        }
        let table = view::coverage_by_year(of(*last), worked.horizon.as_of, lang);
        if table.says_something() {
            print::line(render::terminal::table(&table));
        }
    }
    if let Some(one) = view::one_to_show(concessions, wanted.out.chosen.as_deref()) {
        print::line(render::terminal::table(&view::concessions(one, lang)));
    }
    // Where nothing is shared there is nothing to add up.
    if checks.items > 0 {
        let (items, years, changes) = (checks.items, checks.party_years, checks.changes);
        print::line(labels::checked(items, years, changes, checks.residue()).in_lang(lang));
    }
}

/// The charts in both languages, as SVG and PNG, drawn side by side.
fn charts(
    session: &mut Session,
    worked: &Worked,
    figures: &Figures,
    titles: &[Words],
    chosen: usize,
) -> Result<Vec<(String, Vec<u8>)>, End> {
    let Some(year) = figures.last_settled().or(figures.years.first().map(|(year, _)| *year)) else {
        return Ok(Vec::new());
    };
    let of = GainsOf { book: &worked.book, figures, titles, year };
    let charts: Vec<(String, Chart)> = Lang::ALL
        .into_iter()
        .flat_map(|lang| view::briefing(of, chosen, lang).into_iter().map(move |named| (lang, named)))
        .map(|(lang, named)| (format!("charts/{}.{lang}", named.name), named.chart))
        .collect();
    let drawn = render::draw_all(&Renderer::new(Theme::briefing()), &charts);
    drawn.map_err(|missing| {
        let problem = Problem::error("C12", Place::default(), missing.words());
        session.could_not(problem.hint(say::other_characters_hint()))
    })
}

/// A path with the system's separators: names of outputs have `/` in them.
pub(super) fn own_separators(path: &Path) -> PathBuf {
    path.components().collect()
}

/// The position of the scenario that charts set beside the current regime.
fn chosen_scenario(figures: &Figures, name: &str) -> Result<usize, Problem> {
    figures.scenarios.iter().position(|scenario| scenario == name).ok_or_else(|| {
        let names = figures.scenarios.iter().map(String::as_str);
        let hint = nearest(name, names.clone())
            .map_or_else(|| say::expected_one_of(names.collect::<Vec<_>>().join(", ")), say::did_you_mean);
        let place = Place::file(format!("--chosen {name}"));
        Problem::error("S05", place, say::unknown_scenario(name)).hint(hint)
    })
}

/// The file to open first: the chart of usable capacity against spending in the reader's language, or the first chart that there
/// is, or the table that compares.
fn first_to_open(files: &[(String, Vec<Vec<u8>>)], lang: Lang) -> Option<String> {
    let ends = format!(".{lang}.svg");
    let charts = || files.iter().map(|(name, _)| name).filter(|name| name.ends_with(&ends));
    let capacity = charts().find(|name| name.starts_with("charts/capacity."));
    let table = files.iter().map(|(name, _)| name).find(|name| *name == "comparison.csv");
    capacity.or_else(|| charts().next()).or(table).cloned()
}

/// run.json: what was run on what, what came out, and what was checked.
#[derive(Serialize)]
struct Record<'a> {
    version: &'static str,
    command: Vec<String>,
    inputs: Vec<Hashed<'a>>,
    outputs: Vec<Hashed<'a>>,
    checks: RecordChecks,
    warnings: usize,
}

#[derive(Serialize)]
struct Hashed<'a> {
    path: &'a str,
    sha256: String,
}

#[derive(Serialize)]
struct RecordChecks {
    receipts_added_up: usize,
    town_years_closed: usize,
    town_years_of_all_parties: usize,
    county_lines_mirrored: usize,
    town_years_of_changes: usize,
    residue: String,
}

fn record(session: &Session, files: &[(String, Vec<Vec<u8>>)], checks: &Checks) -> Vec<u8> {
    let inputs =
        session.sources.iter().map(|source| Hashed { path: &source.path, sha256: source.sha256.clone() });
    let digests = sha256_of_each(files);
    let outputs = files.iter().zip(digests).map(|((path, _), sha256)| Hashed { path, sha256 });
    let record = Record {
        version: env!("CARGO_PKG_VERSION"),
        command: std::env::args().skip(1).collect(),
        inputs: inputs.collect(),
        outputs: outputs.collect(),
        checks: RecordChecks {
            receipts_added_up: checks.items,
            town_years_closed: checks.town_years,
            town_years_of_all_parties: checks.party_years,
            county_lines_mirrored: checks.mirrored,
            town_years_of_changes: checks.changes,
            residue: checks.residue().yuan(),
        },
        warnings: session.warnings.count().1,
    };
    let mut bytes = serde_json::to_vec_pretty(&record).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
