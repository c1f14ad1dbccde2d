//! What the program says of itself: completions, man pages, the defaults in force.

use std::io::Write as _;

use clap::Command;

use super::args::{CompletionsArgs, ManArgs};
use super::config::Config;
use super::session::Session;
use super::{End, print, typed};
use crate::files::{Output, write_all};
use crate::problem::{Place, Problem};
use crate::render;
use crate::text::{Words, settings as say};
use crate::view::table::{RowRole, Table, TableRow};

/// Completions for a shell.
pub fn completions(mut command: Command, args: &CompletionsArgs) -> End {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "caili", &mut script);
    print::text(&String::from_utf8_lossy(&script));
    End::Done
}

/// The man page of the program, or a page a command in a folder.
pub fn man(session: &mut Session, mut command: Command, args: &ManArgs) -> Result<End, End> {
    command.build();
    let page = |command: &Command| {
        let mut roff = Vec::new();
        let rendered = clap_mangen::Man::new(command.clone()).render(&mut roff);
        rendered.map(|()| roff)
    };
    let told =
        |error: std::io::Error| Problem::error("C11", Place::default(), Words::same(error.to_string()));
    let Some(folder) = &args.out else {
        let roff = page(&command).map_err(|error| session.could_not(told(error)))?;
        print::text(&String::from_utf8_lossy(&roff));
        return Ok(End::Done);
    };
    session.can_be_made(folder)?;
    let mut outputs = Vec::new();
    for command in std::iter::once(&command).chain(command.get_subcommands()) {
        let name = command.get_display_name().unwrap_or(command.get_name()).to_owned();
        let bytes = page(command).map_err(|error| session.could_not(told(error)))?;
        outputs.push(Output { path: folder.join(format!("{name}.1")), bytes });
    }
    write_all(&outputs).map_err(|problems| session.could_not(problems))?;
    for output in &outputs {
        print::line(output.path.display());
    }
    Ok(End::Done)
}

/// The defaults in force and where each was said.
pub fn config(session: &Session, config: &Config) -> End {
    let shown = |words: Words| words.in_lang(session.lang).to_owned();
    let rows = typed::settings(session.lang, config).into_iter().map(|(key, setting)| {
        let from = if setting.from.is_empty() { shown(say::built_in()) } else { setting.from };
        TableRow { cells: vec![key.to_owned(), setting.value, from], role: RowRole::Plain }
    });
    let table = Table {
        title: shown(say::title()),
        subtitle: String::new(),
        headings: [say::key(), say::value(), say::from()].map(shown).to_vec(),
        rows: rows.collect(),
        notes: Vec::new(),
    };
    print::line(render::terminal::words(&table));
    End::Done
}

/// Shows what clap has to say (help, version, a misspelling) where it belongs, and gives the exit code.
pub fn clap_says(error: &clap::Error) -> u8 {
    let text = error.render();
    if error.use_stderr() {
        drop(write!(std::io::stderr().lock(), "{text}"));
        2
    } else {
        print::text(&text.to_string());
        0
    }
}
