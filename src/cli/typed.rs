//! From what was typed to settings: language, defaults out of configuration files, help in that language, files dropped on the program.

use std::ffi::OsString;
use std::io::IsTerminal;
use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{Arg, ArgAction, Command, CommandFactory, FromArgMatches};

use super::args::Args;
use super::config::{Config, Setting};
use crate::files;
use crate::text::{Lang, help, usage};

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

/// Help in a language: every command and argument, the headings, and examples. `path` is the command as typed.
fn localised(command: Command, path: &str, lang: Lang) -> Command {
    let name = path.rsplit(' ').next().unwrap_or(path);
    let [usage, commands, arguments, options, examples] = help::headings(lang);
    let mut command = command.disable_help_subcommand(true).disable_help_flag(true);
    if let Some(about) = help::about(name, None, lang) {
        command = command.about(about);
    }
    command = command.arg(Arg::new("help").short('h').long("help").action(ArgAction::Help));
    if path == "caili" {
        let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
        command = command.disable_version_flag(true).long_version(long_version()).arg(version);
    }
    // Headings stand in the order of the first argument under each.
    let mut args: Vec<(bool, clap::Id)> =
        command.get_arguments().map(|arg| (!arg.is_positional(), arg.get_id().clone())).collect();
    args.sort_by_key(|(is_option, _)| *is_option);
    for (is_option, id) in args {
        let words = help::about(name, Some(id.as_str()), lang);
        command = command.mut_arg(id, |arg| {
            told(arg, words, lang).help_heading(if is_option { options } else { arguments })
        });
    }
    let shown = help::examples(name).join("\n  ");
    let subs: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    command = command
        .help_template(format!("{{about-with-newline}}\n{usage}: {{usage}}\n\n{{all-args}}{{after-help}}\n"))
        .subcommand_help_heading(commands)
        .subcommand_value_name(help::value_name("COMMAND", lang))
        .after_help(if shown.is_empty() { String::new() } else { format!("{examples}:\n  {shown}") });
    let written = command.clone().bin_name(path).render_usage().to_string();
    let written = written.trim_start_matches("Usage: ").replace("[OPTIONS]", help::any_options(lang));
    command = command.override_usage(written);
    subs.into_iter().fold(command, |command, sub| {
        let path = format!("{path} {sub}");
        command.mut_subcommand(sub, move |sub| localised(sub, &path, lang))
    })
}

/// An argument with its help, which says besides what it can be and what it is where it is not given.
fn told(arg: Arg, words: Option<&'static str>, lang: Lang) -> Arg {
    let mut text =
        words.map_or_else(|| arg.get_help().map(ToString::to_string).unwrap_or_default(), str::to_owned);
    // A flag is either there or not.
    if !arg.get_action().takes_values() {
        return arg.help(text);
    }
    let values = arg.get_possible_values();
    let values: Vec<&str> = values.iter().map(PossibleValue::get_name).collect();
    let default: Option<String> =
        arg.get_default_values().first().map(|value| value.to_string_lossy().into_owned());
    let names: Vec<String> =
        arg.get_value_names().unwrap_or_default().iter().map(|name| help::value_name(name, lang)).collect();
    if !values.is_empty() {
        text += usage::values(help::list(&values, lang)).in_lang(lang);
    }
    if let Some(default) = default {
        text += usage::default(default).in_lang(lang);
    }
    let arg = if names.is_empty() { arg } else { arg.value_names(names) };
    arg.help(text).hide_possible_values(true).hide_default_value(true)
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
        ("lang", system_language().code().to_owned()),
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
        // The language is the one setting that this command itself can be told.
        let is_typed = key == "lang" && setting.value != lang.code();
        let typed = || Setting { value: lang.code().to_owned(), from: "--lang".to_owned() };
        (key, if is_typed { typed() } else { setting })
    };
    usual.into_iter().map(in_force).collect()
}
