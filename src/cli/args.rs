//! What can be typed.

use std::path::PathBuf;

use clap::{ArgAction, Parser, Subcommand, ValueEnum};

use crate::text::Lang;

/// caili (财力): who gains, who pays, and what is usable, under which sharing of taxes between town and county.
#[derive(Debug, Parser)]
#[command(name = "caili", version, about, max_term_width = 100)]
pub struct Args {
    /// Language of what is shown [default: the system's]
    #[arg(long, global = true, value_enum, env = "CAILI_LANG", hide_env = true)]
    pub lang: Option<LangArg>,
    /// When to use colour; auto is on a terminal, unless NO_COLOR is set
    #[arg(long, global = true, value_enum, default_value_t = ColourArg::Auto, env = "CAILI_COLOR", hide_env = true)]
    pub color: ColourArg,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// A language, as typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum LangArg {
    /// 中文
    Zh,
    /// English
    En,
}

impl From<Lang> for LangArg {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Zh => Self::Zh,
            Lang::En => Self::En,
        }
    }
}

impl From<LangArg> for Lang {
    fn from(lang: LangArg) -> Self {
        match lang {
            LangArg::Zh => Self::Zh,
            LangArg::En => Self::En,
        }
    }
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ColourArg {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Work out every scenario of a book: who gains, who pays, what is usable; write statement, ledger and charts
    Run(RunArgs),
    /// Compare sharing ratios without writing a scenario file
    Compare(CompareArgs),
    /// Hold the official settlements of past years against the rules
    Settle(SettleArgs),
    /// Show where a number comes from, down to the cells of the accounts; or what a regime says, in words
    Explain(ExplainArgs),
    /// List every number that can be set, with its value
    Keys(KeysArgs),
    /// Check a book and its scenarios, and say everything that is wrong
    Check(CheckArgs),
    /// Work out the published books and cases inside the program and say whether they come out as printed
    SelfTest,
    /// Show the defaults in force, and where each was said
    Config,
    /// Print the JSON Schema of a kind of file, for editors
    Schema(SchemaArgs),
    /// Print a completion script for a shell
    Completions(CompletionsArgs),
    /// Print the man page, or write one a command
    Man(ManArgs),
    /// Print the help of a command
    Help(HelpArgs),
    /// Start a book: a commented example to fill in, or a draft made of exported tables
    Init(InitArgs),
}

/// A kind of file, as typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SchemaArg {
    /// book.toml
    Book,
    /// A scenario's file
    Scenario,
    /// A regime's file
    Regime,
    /// caili.toml
    Config,
}

/// `caili schema`.
#[derive(Debug, clap::Args)]
pub struct SchemaArgs {
    /// Which kind of file
    #[arg(value_enum)]
    pub what: SchemaArg,
}

/// `caili help`.
#[derive(Debug, clap::Args)]
pub struct HelpArgs {
    /// Which command; the program where left out
    pub command: Option<String>,
}

/// `caili completions`.
#[derive(Debug, clap::Args)]
pub struct CompletionsArgs {
    /// Which shell
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

/// `caili man`.
#[derive(Debug, clap::Args)]
pub struct ManArgs {
    /// Write to this folder, a page a command [default: print one page]
    #[arg(long, value_name = "FOLDER")]
    pub out: Option<PathBuf>,
}

/// What kind of starter, as typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum StarterArg {
    /// One town
    Town,
    /// A county of several towns
    County,
}

/// What `init` may be told.
#[derive(Debug, clap::Args)]
pub struct InitArgs {
    /// The folder to write to: data, scenarios and later output stand in it
    #[arg(default_value = ".")]
    pub folder: PathBuf,
    /// Draft the book out of these tables, as they were exported: CSV, xlsx, xls, ods
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub from: Vec<PathBuf>,
    /// What the book is called [default: mytown or mycounty]
    #[arg(long)]
    pub name: Option<String>,
    /// One town or a county
    #[arg(long, value_enum, default_value_t = StarterArg::Town)]
    pub kind: StarterArg,
}

/// A book and where its scenarios are.
#[derive(Clone, Debug, clap::Args)]
pub struct BookArgs {
    /// The book: a folder of tables
    #[arg(default_value = "data/pilot-town", env = "CAILI_BOOK", hide_env = true)]
    pub book: PathBuf,
    /// The folder of its scenarios [default: scenarios/<book> beside the folder that holds the book]
    #[arg(long, value_name = "FOLDER", env = "CAILI_SCENARIOS", hide_env = true)]
    pub scenarios: Option<PathBuf>,
}

/// Which years, and what is set.
#[derive(Clone, Debug, clap::Args)]
pub struct WishArgs {
    /// Years to show: settled ones are replayed, later ones projected [default: the last 3 settled and 5 more]
    #[arg(long, value_name = "FIRST..LAST")]
    pub years: Option<String>,
    /// Replay settled years under the rules of this year [default: the first projected]
    #[arg(long, value_name = "YEAR")]
    pub as_of: Option<String>,
    /// Set a number in every scenario, as if written in the baseline (see `caili keys`)
    #[arg(long, value_name = "KEY=VALUE", action = ArgAction::Append)]
    pub set: Vec<String>,
}

/// What to write, and where.
#[derive(Clone, Debug, clap::Args)]
pub struct OutArgs {
    /// The folder to write to [default: output/<book> beside the folder that holds the book; compare: its folder `compare`]
    #[arg(long, value_name = "FOLDER", env = "CAILI_OUT", hide_env = true)]
    pub out: Option<PathBuf>,
    /// The scenario that charts set beside the current regime [default: the first after it]
    #[arg(long, value_name = "NAME")]
    pub chosen: Option<String>,
    /// Leave the charts out
    #[arg(long, env = "CAILI_NO_CHARTS", hide_env = true)]
    pub no_charts: bool,
    /// CSV for other programs than Excel and WPS: no byte order mark, plain line ends, texts as they are (no apostrophe before `=`)
    #[arg(long, env = "CAILI_PLAIN", hide_env = true)]
    pub plain: bool,
}

/// `caili run`.
#[derive(Debug, clap::Args)]
pub struct RunArgs {
    /// The book.
    #[command(flatten)]
    pub book: BookArgs,
    /// Only these scenarios, the first being what the others are compared with [default: all]
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub scenario: Vec<String>,
    /// The years.
    #[command(flatten)]
    pub wish: WishArgs,
    /// The outputs.
    #[command(flatten)]
    pub out: OutArgs,
}

/// `caili compare`.
#[derive(Debug, clap::Args)]
pub struct CompareArgs {
    /// The book.
    #[command(flatten)]
    pub book: BookArgs,
    /// Town shares to compare, of what the regime's headline rule shares
    #[arg(long, value_name = "RATIO,…", value_delimiter = ',', required = true)]
    pub town_share: Vec<String>,
    /// The scenario to start from
    #[arg(long, value_name = "NAME", default_value = "baseline")]
    pub from: String,
    /// The years.
    #[command(flatten)]
    pub wish: WishArgs,
    /// The outputs.
    #[command(flatten)]
    pub out: OutArgs,
}

/// `caili settle`.
#[derive(Debug, clap::Args)]
pub struct SettleArgs {
    /// The book.
    #[command(flatten)]
    pub book: BookArgs,
    /// The scenario whose regime is held against the settlements
    #[arg(long, value_name = "NAME", default_value = "baseline")]
    pub scenario: String,
}

/// `caili explain`.
#[derive(Debug, clap::Args)]
pub struct ExplainArgs {
    /// The scenario; left out for a book that prints its accounts and has none
    pub scenario: Option<String>,
    /// The book: a folder of tables
    #[arg(long, default_value = "data/pilot-town", env = "CAILI_BOOK", hide_env = true)]
    pub book: PathBuf,
    /// The folder of its scenarios [default: scenarios/<book> beside the folder that holds the book]
    #[arg(long, value_name = "FOLDER", env = "CAILI_SCENARIOS", hide_env = true)]
    pub scenarios: Option<PathBuf>,
    /// The year [with --regime: the first projected]
    #[arg(long, required_unless_present_any = ["regime", "rule_kinds"])]
    pub year: Option<String>,
    /// The line of the statement, such as usable, balance, town_share, or of the county's side, such as county_net
    #[arg(long, required_unless_present_any = ["regime", "rule_kinds"], conflicts_with_all = ["regime", "rule_kinds"])]
    pub line: Option<String>,
    /// Instead of a number: the scenario's regime in words, or with a name that of a regime file
    #[arg(long, value_name = "NAME", num_args = 0..=1, require_equals = true, default_missing_value = "")]
    pub regime: Option<String>,
    /// Instead of a number: the manual of the language in which regimes are written
    #[arg(long, conflicts_with = "regime")]
    pub rule_kinds: bool,
    /// The town, in a county's book [default: all of them, each a branch]
    #[arg(long)]
    pub town: Option<String>,
    /// How many levels to show [default: all]
    #[arg(long, value_name = "LEVELS")]
    pub depth: Option<usize>,
    /// The years.
    #[command(flatten)]
    pub wish: WishArgs,
}

/// `caili keys`.
#[derive(Debug, clap::Args)]
pub struct KeysArgs {
    /// The book.
    #[command(flatten)]
    pub book: BookArgs,
    /// The scenario whose numbers to list
    #[arg(long, value_name = "NAME", default_value = "baseline")]
    pub scenario: String,
}

/// `caili check`.
#[derive(Debug, clap::Args)]
pub struct CheckArgs {
    /// The book.
    #[command(flatten)]
    pub book: BookArgs,
    /// Write tables that an office laid out in its own way once more as the book's own, beside them (<table>.tidy.csv)
    #[arg(long)]
    pub fix: bool,
}
