//! The command line: what was typed becomes settings, each command is one short file. The only room that prints.

mod args;
mod check;
mod compare;
mod config;
mod explain;
mod info;
mod init;
mod keys;
mod output;
mod print;
mod run;
mod schema;
mod self_test;
mod session;
mod settle;
mod typed;
mod usage;
mod words;

pub use args::Args;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Command;

use crate::files::{self, Sources};
use crate::problem::Problems;
use crate::text::{Lang, settings};
use config::Config;
use session::Session;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Done.
    Done,
    /// What the user gave is at fault; it has been said.
    AtFault,
    /// It could not run.
    CouldNot,
}

impl From<End> for ExitCode {
    fn from(end: End) -> Self {
        match end {
            End::Done => Self::SUCCESS,
            End::AtFault => Self::from(1),
            End::CouldNot => Self::from(2),
        }
    }
}

/// Carries out what was typed, and gives the exit code.
#[must_use]
pub fn main() -> ExitCode {
    let typed: Vec<OsString> = std::env::args_os().collect();
    carry_out(&typed)
}

fn carry_out(typed: &[OsString]) -> ExitCode {
    let (mut sources, mut problems) = (Sources::new(), Problems::new());
    let config = Config::read(&mut sources, &mut problems);
    let lang = typed::language(typed, &config);
    let command = typed::command(lang, &config);
    let dropped = typed::dropped(typed, &command);
    if !dropped.is_empty() {
        return with_dropped(&dropped, command, lang);
    }
    let args = match typed::parse(command.clone(), typed, lang) {
        Ok(args) => args,
        Err(error) => {
            let code = info::clap_says(&error, lang);
            if typed.len() < 2 && cfg!(windows) {
                print::line(settings::double_click().in_lang(lang));
                typed::wait(lang);
            }
            return ExitCode::from(code);
        }
    };
    let mut session = Session::new(&args);
    // Help answers whatever a file of defaults says.
    if problems.any_error() && !matches!(args.command, args::Command::Help(_)) {
        session.sources = sources;
        return session.refuse(problems).into();
    }
    run(&mut session, args.command, command, &config).into()
}

/// A book's folder that was dropped on the program is worked out; tables are drafted with a line to type.
fn with_dropped(dropped: &[PathBuf], command: Command, lang: Lang) -> ExitCode {
    let code = match dropped {
        [book] if files::holds_inputs(book) => {
            let run = ["caili".into(), "run".into(), book.clone().into_os_string()];
            match typed::parse(command.clone(), &run, lang) {
                Ok(args) => run_typed(args, command).into(),
                Err(error) => ExitCode::from(info::clap_says(&error, lang)),
            }
        }
        tables => {
            print::line(settings::dropped_tables().in_lang(lang));
            let names: Vec<String> = tables.iter().map(|path| format!("\"{}\"", path.display())).collect();
            print::line(format!("caili init --from {}", names.join(" ")));
            ExitCode::SUCCESS
        }
    };
    typed::wait(lang);
    code
}

fn run_typed(args: Args, command: Command) -> End {
    let mut session = Session::new(&args);
    run(&mut session, args.command, command, &Config::default())
}

fn run(session: &mut Session, what: args::Command, command: Command, config: &Config) -> End {
    use args::Command as Typed;
    let end = match what {
        Typed::Run(args) => run::run(session, &args),
        Typed::Compare(args) => compare::compare(session, &args),
        Typed::Explain(args) => explain::explain(session, &args),
        Typed::Keys(args) => keys::keys(session, &args),
        Typed::Settle(args) => settle::settle(session, &args),
        Typed::Init(args) => init::init(session, &args),
        Typed::Check(args) => check::check(session, &args),
        Typed::SelfTest => self_test::self_test(session),
        Typed::Schema(args) => Ok(schema::schema(&args, session.lang)),
        Typed::Config => Ok(info::config(session, config)),
        Typed::Completions(args) => Ok(info::completions(command, &args)),
        Typed::Help(args) => info::help(command, &args, session.lang),
        Typed::Man(args) => info::man(session, command, &args),
    };
    end.unwrap_or_else(|end| end)
}
