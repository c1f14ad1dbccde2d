//! From what was typed to settings: language, defaults out of configuration files, help in that language, files dropped on the program.

use std::ffi::OsString;
use std::io::IsTerminal;
use std::path::PathBuf;

use clap::{ArgAction, Command, CommandFactory, FromArgMatches};

use super::args::Args;
use super::config::{Config, Setting};
use crate::files;
use crate::text::{Lang, help};

/// The command line with the language's help and the defaults in force.
pub fn command(lang: Lang, config: &Config) -> Command {
    let command = with_defaults(Args::command(), config);
    localised(command, "caili", lang)
}

/// Defaults out of configuration files, and the book that is meant where none is named.
fn with_defaults(command: Command, config: &Config) -> Command {
    let value = |key: &str| config.get(key).map(|setting| setting.value.clone());
    let book = value("book").or_else(|| files::find_book().map(|path| path.display().to_string()));
    let defaults = [
        ("book", book),
        ("scenarios", value("scenarios")),
        ("out", value("out")),
        ("color", value("color")),
        ("no_charts", value("no_charts")),
        ("plain", value("plain")),
    ];
    let set = |mut command: Command| {
        for (id, value) in &defaults {
            let has = command.get_arguments().any(|arg| arg.get_id() == *id);
            // `man --out` is another folder than that of results.
            if let Some(value) = value.clone().filter(|_| has && command.get_name() != "man") {
                command = command.mut_arg(id, |arg| arg.default_value(value));
            }
        }
        command
    };
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let command = set(command);
    names.into_iter().fold(command, |command, name| command.mut_subcommand(name, set))
}

/// Help in a language: every command and argument, the headings, and examples.
fn localised(command: Command, name: &str, lang: Lang) -> Command {
    let chinese = lang == Lang::Zh;
    let [usage, commands, arguments, options, examples] = help::headings(chinese);
    let mut command = command.disable_help_subcommand(true);
    if chinese && let Some(about) = help::zh(name, None) {
        command = command.about(about).long_about(about);
    }
    let ids: Vec<(clap::Id, bool)> =
        command.get_arguments().map(|arg| (arg.get_id().clone(), arg.is_positional())).collect();
    for (id, positional) in ids {
        let words = help::zh(name, Some(id.as_str())).filter(|_| chinese);
        command = command.mut_arg(id, |arg| {
            let arg = arg.help_heading(if positional { arguments } else { options });
            match words {
                Some(words) => arg.help(words).long_help(words),
                None => arg,
            }
        });
    }
    let flags =
        |text: Option<&'static str>, english: &'static str| text.filter(|_| chinese).unwrap_or(english);
    let help_flag =
        clap::Arg::new("help").short('h').long("help").action(ArgAction::Help).help_heading(options);
    command = command
        .disable_help_flag(true)
        .arg(help_flag.help(flags(help::zh(name, Some("help")), "Print help (a summary with -h)")));
    if name == "caili" {
        let version = clap::Arg::new("version").short('V').long("version").action(ArgAction::Version);
        let version = version.help_heading(options);
        command = command
            .disable_version_flag(true)
            .long_version(long_version())
            .arg(version.help(flags(help::zh(name, Some("version")), "Print version")));
    }
    let shown = help::examples(name).join("\n  ");
    let subs: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    command = command
        .help_template(format!("{{about-with-newline}}\n{usage}: {{usage}}\n\n{{all-args}}{{after-help}}"))
        .subcommand_help_heading(commands)
        .after_help(if shown.is_empty() { String::new() } else { format!("{examples}:\n  {shown}") });
    subs.into_iter().fold(command, |command, sub| {
        let name = sub.clone();
        command.mut_subcommand(sub, move |sub| localised(sub, &name, lang))
    })
}

/// Version, and what it was built for and how: nothing that differs between two builds of the same sources for the same system.
fn long_version() -> String {
    let profile = if cfg!(debug_assertions) { "debug" } else { "release" };
    let (system, machine) = (std::env::consts::OS, std::env::consts::ARCH);
    format!("{}\n{system} {machine} · {profile}", env!("CARGO_PKG_VERSION"))
}

/// The language: as typed, else of the environment, of a configuration file, of the system.
pub fn language(typed: &[OsString], config: &Config) -> Lang {
    let texts: Vec<&str> = typed.iter().filter_map(|arg| arg.to_str()).collect();
    let after = texts.iter().position(|arg| *arg == "--lang").and_then(|at| texts.get(at + 1)).copied();
    let joined = texts.iter().find_map(|arg| arg.strip_prefix("--lang="));
    let environment = std::env::var("CAILI_LANG").ok();
    let set = config.get("lang").map(|setting| setting.value.clone());
    let named = after.or(joined).map(str::to_owned).or(environment).or(set);
    match named.as_deref() {
        Some("en") => Lang::En,
        Some(_) => Lang::Zh,
        None => system_language(),
    }
}

/// The system's language: Chinese where it is that, or where the system says nothing.
fn system_language() -> Lang {
    match sys_locale::get_locale() {
        Some(name)
            if !name.starts_with("zh") && !["C", "POSIX"].contains(&name.split('.').next().unwrap_or("")) =>
        {
            Lang::En
        }
        _ => Lang::Zh,
    }
}

/// Files and folders that were dropped on the program: arguments that are all there, and no command.
pub fn dropped(typed: &[OsString], command: &Command) -> Vec<PathBuf> {
    let is_command =
        |arg: &OsString| command.get_subcommands().any(|sub| arg.to_str() == Some(sub.get_name()));
    let paths: Vec<PathBuf> = typed.iter().skip(1).map(PathBuf::from).collect();
    let all_there = !paths.is_empty() && !typed.iter().skip(1).any(is_command) && files::are_there(&paths);
    if all_there { paths } else { Vec::new() }
}

/// Waits for the Enter key where someone sits before a window that would close.
pub fn wait(lang: Lang) {
    if std::io::stdin().is_terminal() && std::io::stdout().is_terminal() {
        super::print::line(crate::text::settings::press_enter().in_lang(lang));
        let mut line = String::new();
        let _ = std::io::stdin().read_line(&mut line);
    }
}

/// What was typed, in the language it was asked in; or help, version or a misspelling told, with the exit code.
pub fn parse(command: Command, typed: &[OsString], lang: Lang) -> Result<Args, clap::Error> {
    let matches = command.try_get_matches_from(typed)?;
    let mut args = Args::from_arg_matches(&matches)?;
    args.lang.get_or_insert(lang.into());
    Ok(args)
}

/// The settings that `caili config` shows, each with its value and where it comes from.
pub fn settings(lang: Lang, config: &Config) -> Vec<(&'static str, Setting)> {
    let built_in = |value: &str| Setting { value: value.to_owned(), from: String::new() };
    let book = files::find_book().map(|path| path.display().to_string()).unwrap_or_default();
    let usual = [
        ("lang", lang.code().to_owned()),
        ("book", book),
        ("scenarios", String::new()),
        ("out", String::new()),
        ("color", "auto".to_owned()),
        ("no_charts", "false".to_owned()),
        ("plain", "false".to_owned()),
    ];
    let environment = |key: &str| {
        let name = format!("CAILI_{}", key.to_uppercase());
        std::env::var(&name).ok().map(|value| Setting { value, from: name })
    };
    let in_force = |(key, usual): (&'static str, String)| {
        let setting =
            environment(key).or_else(|| config.get(key).cloned()).unwrap_or_else(|| built_in(&usual));
        (key, setting)
    };
    usual.into_iter().map(in_force).collect()
}
