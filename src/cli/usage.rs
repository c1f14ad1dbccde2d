//! A command line that cannot be read, told as every other problem: what clap found, in words of ours.

use clap::CommandFactory as _;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::args::Args;
use crate::problem::{Place, Problem, nearest};
use crate::text::{Words, problems as say, usage};

/// The problem that clap found.
pub fn problem(error: &clap::Error) -> Problem {
    let arg = bare(&text(error, ContextKind::InvalidArg));
    let value = text(error, ContextKind::InvalidValue);
    let (at, message) = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let name = text(error, ContextKind::InvalidSubcommand);
            (name.clone(), usage::unknown_command(name))
        }
        ErrorKind::UnknownArgument => (arg.clone(), usage::unexpected(&arg)),
        ErrorKind::MissingRequiredArgument => {
            let args = listed(error, ContextKind::InvalidArg);
            let (zh, en) = say::ticked(args.iter().map(|arg| (arg.as_str(), arg.as_str())));
            (String::new(), Words { zh: usage::missing(zh).zh, en: usage::missing(en).en })
        }
        ErrorKind::InvalidValue if value.is_empty() => (arg.clone(), usage::no_value(&arg)),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation | ErrorKind::InvalidUtf8 => {
            (format!("{arg} {value}"), usage::bad_value(&arg, &value))
        }
        ErrorKind::ArgumentConflict => {
            let other = bare(&text(error, ContextKind::PriorArg));
            let message = if other == arg { usage::twice(&arg) } else { usage::not_together(&arg, &other) };
            (arg, message)
        }
        ErrorKind::NoEquals => (arg.clone(), usage::needs_equals(&arg)),
        _ => (arg, usage::unreadable()),
    };
    Problem::error("C08", Place::file(at), message).hint(hint(error))
}

/// The near miss; else the values that would do, else how the command is written.
fn hint(error: &clap::Error) -> Words {
    let command = Args::command();
    let mistyped = text(error, ContextKind::InvalidSubcommand);
    if let Some(near) = nearest(&mistyped, command.get_subcommands().map(clap::Command::get_name)) {
        return say::did_you_mean(near);
    }
    let near = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    if let Some(near) = near.into_iter().find_map(|kind| listed(error, kind).into_iter().next()) {
        return say::did_you_mean(bare(&near));
    }
    let values = listed(error, ContextKind::ValidValue);
    if !values.is_empty() {
        return say::one_of(values.iter().map(|value| (value.as_str(), value.as_str())));
    }
    let written = text(error, ContextKind::Usage);
    let written = written.split_once(": ").map_or(&*written, |(_, usage)| usage).trim().to_owned();
    if written.is_empty() { usage::more("caili") } else { usage::usage(written) }
}

fn listed(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::StyledStr(text)) => vec![text.to_string()],
        Some(ContextValue::StyledStrs(texts)) => texts.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    }
}

fn text(error: &clap::Error, kind: ContextKind) -> String {
    listed(error, kind).join(", ")
}

/// An option without the name of its value: `--depth <LEVELS>` is `--depth`.
fn bare(arg: &str) -> String {
    let end = if arg.starts_with('-') { arg.find([' ', '[', '=']).unwrap_or(arg.len()) } else { arg.len() };
    arg[..end].to_owned()
}
