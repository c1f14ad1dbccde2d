//! What the program says of itself: completions, man pages, the defaults in force.

use std::ffi::OsString;
use std::io::IsTerminal;

use clap::Command;
use clap::error::ErrorKind;

use super::args::{CompletionsArgs, HelpArgs, ManArgs};
use super::config::Config;
use super::session::Session;
use super::{End, print, typed, usage};
use crate::files::{Output, write_all};
use crate::problem::{Place, Problem};
use crate::render;
use crate::text::{Lang, Words, settings as say};
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
        outputs.push(Output::whole(folder.join(format!("{name}.1")), bytes));
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

/// The help of a command: the same as `caili COMMAND --help`.
pub fn help(command: Command, args: &HelpArgs, lang: Lang) -> Result<End, End> {
    let name = args.command.iter().cloned();
    let asked: Vec<OsString> =
        ["caili".to_owned()].into_iter().chain(name).chain(["--help".to_owned()]).map(Into::into).collect();
    match typed::parse(command, &asked, lang) {
        Err(error) if clap_says(&error, lang) == 0 => Ok(End::Done),
        _ => Err(End::CouldNot),
    }
}

/// Shows what clap has to say (help, version, a misspelling) where it belongs, and gives the exit code.
pub fn clap_says(error: &clap::Error, lang: Lang) -> u8 {
    let is_help = error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
    if !error.use_stderr() {
        print::text(&error.render().to_string());
        return 0;
    }
    if is_help {
        print::error_line(error.render());
    } else {
        let colour = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
        let problem = usage::problem(error).into();
        print::error_line(render::problems(&problem, &|_| None, lang, colour));
    }
    2
}
