//! `caili init`: a starter book with scenarios, or a draft made of tables that were exported.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::args::{InitArgs, StarterArg};
use super::output::own_separators;
use super::session::Session;
use super::{End, print};
use crate::book::intake::draft;
use crate::files::{
    Output, STATUTE, Sources, Starter, csv_of, is_name_everywhere, part_existing, starter, write_all,
};
use crate::problem::{Place, Problem, Problems};
use crate::render;
use crate::text::{Lang, Words, sheet as say};
use crate::view::{self, parameters_of_starter};

/// Runs the command.
pub fn init(session: &mut Session, args: &InitArgs) -> Result<End, End> {
    let name = args.name.clone().unwrap_or_else(|| default_name(args));
    if !is_name(&name) {
        let problem = Problem::error("C21", Place::file(format!("--name {name}")), say::no_name(&name));
        return Err(session.refuse(problem.hint(say::no_name_hint()).into()));
    }
    session.can_be_made(&args.folder)?;
    if args.from.is_empty() { start(session, args, &name) } else { draft_from(session, args, &name) }
}

fn default_name(args: &InitArgs) -> String {
    match args.kind {
        StarterArg::Town => "mytown".to_owned(),
        StarterArg::County => "mycounty".to_owned(),
    }
}

/// Whether a name will do for a folder on every system, and may stand in the templates as it is.
fn is_name(name: &str) -> bool {
    is_name_everywhere(name) && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
}

/// Where a file of a starter goes: `data/book.toml` to `FOLDER/data/NAME/book.toml`. Paths in the folder itself are shown as they would
/// be typed.
fn placed(folder: &Path, name: &str, file: &str) -> PathBuf {
    let folder = folder.strip_prefix(".").unwrap_or(folder);
    let path = match file.split_once('/') {
        _ if file == STATUTE.0 => folder.join(file),
        Some((part, rest)) => folder.join(part).join(name).join(rest),
        None => folder.join(file),
    };
    own_separators(&path)
}

fn start(session: &mut Session, args: &InitArgs, name: &str) -> Result<End, End> {
    let kind = match args.kind {
        StarterArg::Town => Starter::Town,
        StarterArg::County => Starter::County,
    };
    let files = starter(kind, session.lang).into_iter().chain([STATUTE]);
    let mut outputs: Vec<Output> = files
        .map(|(file, text)| Output::whole(placed(&args.folder, name, file), as_file(file, text, name)))
        .collect();
    if kind == Starter::County {
        let sheet = parameters_of_starter(&starter_towns(), session.lang);
        let bytes = render::workbook(&sheet).map_err(|error| {
            session.could_not(Problem::error("C11", Place::default(), Words::same(error.to_string())))
        })?;
        outputs.push(Output::whole(placed(&args.folder, name, "data/参数表.xlsx"), bytes));
    }
    write_new(session, args, name, &outputs)
}

/// The starter county's own numbers, as in its accounts: what is booked under 2300601 and 1100201.
fn starter_towns() -> [(Words, [&'static str; 9]); 3] {
    let town = |zh, en, [share, base, over, up, down]: [&'static str; 5]| {
        (Words::new(zh, en), [share, base, over, up, down, "镇", "镇", "镇", "县"])
    };
    [
        town("开发区", "Development Zone", ["50%", "13000", "60%", "2400", "0"]),
        town("城关镇", "Chengguan", ["35%", "11500", "50%", "600", "0"]),
        town("和平镇", "Heping", ["40%", "8000", "55%", "300", "120"]),
    ]
}

/// A template's text as a file: tables with a byte order mark, so that Excel reads them.
fn as_file(file: &str, text: &str, name: &str) -> Vec<u8> {
    let text = text.replace("BOOK", name);
    if Path::new(file).extension() == Some(OsStr::new("csv")) {
        [b"\xEF\xBB\xBF", text.as_bytes()].concat()
    } else {
        text.into_bytes()
    }
}

/// Writes files that are not there yet; the statutes may be, from another book.
fn write_new(session: &mut Session, args: &InitArgs, name: &str, outputs: &[Output]) -> Result<End, End> {
    let is_shared = |path: &Path| path.ends_with(STATUTE.0) || path.ends_with("README.txt");
    let (there, wanted) = part_existing(outputs);
    let mut problems = Problems::new();
    for output in there.iter().filter(|output| !is_shared(&output.path)) {
        let shown = output.path.display();
        let problem = Problem::error("C20", Place::file(shown.to_string()), say::is_there(shown));
        problems.push(problem.hint(say::is_there_hint()));
    }
    if problems.any_error() {
        return Err(session.refuse(problems));
    }
    write_all(&wanted).map_err(|problems| session.could_not(problems))?;
    for output in &wanted {
        print::line(say::started(output.path.display()).in_lang(session.lang));
    }
    let book = placed(&args.folder, name, "data/book.toml");
    let book = book.parent().unwrap_or(&book);
    print::line(say::next(book.display()).in_lang(session.lang));
    Ok(End::Done)
}

/// Drafts a book out of exported files.
fn draft_from(session: &mut Session, args: &InitArgs, name: &str) -> Result<End, End> {
    let mut problems = Problems::new();
    let mut sheets = Vec::new();
    for path in &args.from {
        match session.sources.read_sheets(path) {
            Ok(found) => sheets.extend(found),
            Err(found) => problems.extend(found),
        }
    }
    let draft = draft(&sheets, name, &mut problems);
    let table = view::reading(&draft.taken, None, &encodings(&session.sources), session.lang);
    print::line(render::terminal::words(&table));
    if draft.is_empty() {
        let files: Vec<String> = args.from.iter().map(|path| path.display().to_string()).collect();
        let problem = Problem::error("C22", Place::default(), say::nothing_in_it(files.join(" ")));
        problems.push(problem.hint(say::nothing_in_it_hint()));
        return Err(session.refuse(problems));
    }
    let chinese = session.lang == Lang::Zh;
    let texts = draft.texts(chinese).into_iter().map(|(file, text)| (file, text.into_bytes()));
    let tables =
        draft.tables.iter().map(|table| (format!("data/{}", table.kind.file_name()), csv_of(&table.rows)));
    let statute = (STATUTE.0.to_owned(), STATUTE.1.as_bytes().to_vec());
    let outputs: Vec<Output> = texts
        .chain(tables)
        .chain([statute])
        .map(|(file, bytes)| Output::whole(placed(&args.folder, name, &file), bytes))
        .collect();
    let end = write_new(session, args, name, &outputs)?;
    if !draft.says_whose_receipts() {
        print::line(say::whose_receipts().in_lang(session.lang));
    }
    let gaps = problems.any_error();
    session.say(&problems);
    if gaps {
        print::error_line(say::drafted_with_gaps().in_lang(session.lang));
        return Ok(End::AtFault);
    }
    Ok(end)
}

/// How the files read so far were written.
fn encodings(sources: &Sources) -> impl Fn(&str) -> String {
    |file| sources.written_as(file)
}
