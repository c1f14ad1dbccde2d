//! The command line: what was typed becomes settings, each command is one short file. The only room that prints.

mod args;
mod check;
mod compare;
mod explain;
mod init;
mod keys;
mod output;
mod print;
mod run;
mod session;
mod settle;
mod words;

pub use args::Args;

use std::process::ExitCode;

use args::Command;
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

/// Carries out what was typed.
#[must_use]
pub fn run(args: Args) -> End {
    let mut session = Session::new(&args);
    let end = match args.command {
        Command::Run(args) => run::run(&mut session, &args),
        Command::Compare(args) => compare::compare(&mut session, &args),
        Command::Explain(args) => explain::explain(&mut session, &args),
        Command::Keys(args) => keys::keys(&mut session, &args),
        Command::Settle(args) => settle::settle(&mut session, &args),
        Command::Init(args) => init::init(&mut session, &args),
        Command::Check(args) => check::check(&mut session, &args),
    };
    end.unwrap_or_else(|end| end)
}
