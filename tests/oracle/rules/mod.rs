//! Regimes and scenarios, read from their TOML and from scenarios.csv, overlaid and resolved.
//!
//! An overlay is worked out on the TOML itself (a verb's table is replaced whole, a key of scenarios.csv patches one
//! field of it); only the result is read into the types below.

mod overlay;
mod read;

pub use overlay::Folders;

use toml::Value;

use super::Fen;
use super::rational::Rational;
use super::tables::Loan;
use read::ratio;

/// A ratio, the name of a column of parameters.csv that holds one, or one amount over another (rules.md, Values).
#[derive(Clone, Debug)]
pub enum Share {
    Fixed(Rational),
    Data(String),
    Measured { part: Box<Amount>, of: Box<Amount>, at_least: Option<Rational>, at_most: Option<Rational> },
}

/// A ratio, or one a tier, from low to high (rules.md, Values).
#[derive(Clone, Debug)]
pub enum Rate {
    One(Share),
    Tiers(Vec<(Option<End>, Share)>),
}

impl Rate {
    /// The only rate, or that of the first tier.
    pub fn first(&self) -> &Share {
        match self {
            Self::One(share) => share,
            Self::Tiers(tiers) => &tiers[0].1,
        }
    }
}

/// How far a tier reaches, counted from 0.
#[derive(Clone, Debug)]
pub enum End {
    Money(Fen),
    /// A part of the base.
    Part(Rational),
}

/// A ratio by year: runs of years with a value each.
#[derive(Clone, Debug)]
pub struct Dated(Vec<(i64, i64, Rational)>);

/// Which year's receipts an amount is of.
#[derive(Clone, Copy, Debug)]
pub enum When {
    Year(i64),
    This,
    /// So many years before.
    Back(i64),
}

/// What an amount is, before anything is done to it.
#[derive(Clone, Debug)]
pub enum What {
    Fixed(Fen),
    Items {
        covers: Vec<String>,
        of: String,
    },
    Line(String),
    Part {
        rule: String,
        part: String,
    },
    Data(String),
    /// The rule's own measure; a sum states its `of`.
    Measure {
        of: Option<String>,
    },
}

/// An amount (rules.md, Values).
#[derive(Clone, Debug)]
pub struct Amount {
    pub what: What,
    pub actual: Option<When>,
    pub under: Option<When>,
    /// Times a whole-number column.
    pub per: Option<String>,
    pub plus: Option<Box<Amount>>,
    pub less: Option<Box<Amount>>,
    pub times: Option<Share>,
    /// The total over the rule's towns, shared by a whole-number column.
    pub shared_by: Option<String>,
    pub grows: Option<Growth>,
    /// The year from which it grows.
    pub anchor: Option<i64>,
    pub at_least: Option<Box<Amount>>,
    pub at_most: Option<Box<Amount>>,
    /// `bounds = "result"`: the next year builds on the unbounded amount.
    pub bounds_result: bool,
}

/// How an amount goes from one year to the next.
#[derive(Clone, Debug)]
pub enum Growth {
    Rate(Dated),
    /// At each town's own rate.
    Data(String),
    /// 1 + coefficient × the growth of receipts.
    Follows {
        covers: Vec<String>,
        of: String,
        under: Option<When>,
        coefficient: Share,
    },
}

/// Who makes a shortfall good.
#[derive(Clone, Debug)]
pub enum Shortfall {
    Shared,
    Town,
    County,
    Part(Share),
}

/// How a split gives the named side its part.
#[derive(Clone, Debug)]
pub enum Manner {
    Plain(Share),
    Base(Box<Base>),
}

/// A split over a base.
#[derive(Clone, Debug)]
pub struct Base {
    pub base: Amount,
    /// Every item by itself, rather than their sum.
    pub each: bool,
    pub within: Rate,
    pub over: Rate,
    pub shortfall: Shortfall,
}

/// What of a surplus is tied.
#[derive(Clone, Debug)]
pub enum Tied {
    Part(Share),
    /// All that was not paid.
    Rest,
}

/// Floors, caps, pools and equalisation (language.md, 6).
#[derive(Clone, Debug)]
pub struct Guarantee {
    pub on: Amount,
    pub at: Amount,
    pub below: Option<Rate>,
    pub above: Option<Rate>,
    pub tied: Option<Tied>,
    /// `county`, a tier, or `pool`.
    pub with: &'static str,
    pub at_most: Option<Amount>,
}

/// What a rule does.
#[derive(Clone, Debug)]
pub enum Verb {
    Statute([Rational; 3]),
    /// `of` is gross, local or rest.
    Split {
        of: &'static str,
        names_town: bool,
        manner: Manner,
    },
    /// `with` is the county or a tier.
    Sum {
        up: bool,
        amount: Box<Amount>,
        code: Option<String>,
        with: &'static str,
    },
    Guarantee(Box<Guarantee>),
}

/// A rule and its versions, by the year from which each counts.
#[derive(Clone, Debug)]
pub struct Rule {
    pub id: String,
    pub since: i64,
    pub until: i64,
    pub replaces: Vec<String>,
    pub covers: Vec<String>,
    /// Towns by id or name; all where empty.
    pub towns: Vec<String>,
    pub versions: Vec<(i64, Verb)>,
}

/// A level on the unshocked path.
#[derive(Clone, Debug)]
pub struct Shock {
    pub items: Vec<String>,
    pub year: i64,
    pub size: Rational,
    pub recovers_in: Option<i64>,
}

/// Added posts, by themselves or with a power handed down.
#[derive(Clone, Debug)]
pub struct Posts {
    pub id: String,
    pub year: i64,
    pub category: String,
    pub posts: i64,
    pub town_bears: Rational,
    /// Whether the county paid them before.
    pub from_county: bool,
    pub town: Option<String>,
}

/// Heads that leave one category for another.
#[derive(Clone, Debug)]
pub struct Retire {
    pub year: i64,
    pub category: String,
    pub posts: i64,
    pub to: String,
    pub town: Option<String>,
}

/// What a power handed down costs and brings besides its posts.
#[derive(Clone, Debug)]
pub struct Devolve {
    pub id: String,
    pub year: i64,
    /// A year, as its first year has it.
    pub operations: Option<Fen>,
    pub fees: Option<Fees>,
    pub town: Option<String>,
}

/// Fees that come with a power.
#[derive(Clone, Debug)]
pub struct Fees {
    pub code: String,
    pub amount: Fen,
    pub from_county: bool,
}

/// A change of who bears the pay of some categories.
#[derive(Clone, Debug)]
pub struct Bears {
    pub since: i64,
    pub categories: Vec<String>,
    pub town: Rational,
}

/// New county money, tied or free, or tied money made free.
#[derive(Clone, Debug)]
pub struct Fund {
    pub id: String,
    pub years: (i64, i64),
    pub amount: Fen,
    pub tied: bool,
    pub from_tied: bool,
    pub town: Option<String>,
}

/// A government loan of a scenario's.
#[derive(Clone, Debug)]
pub struct NewLoan {
    pub id: String,
    pub loan: Loan,
    pub town: Option<String>,
}

/// So much a year of an item of stocks.csv.
#[derive(Clone, Debug)]
pub struct WorkOff {
    pub id: String,
    pub item: String,
    pub years: (i64, i64),
    pub amount: Fen,
    pub town: Option<String>,
}

/// A function raised to a standard a head.
#[derive(Clone, Debug)]
pub struct Service {
    pub id: String,
    pub year: i64,
    pub function: String,
    pub standard: Fen,
    pub town: Option<String>,
}

/// A scenario, complete.
#[derive(Clone, Debug)]
pub struct Scenario {
    pub id: String,
    /// First and last year, where stated.
    pub years: Option<(i64, i64)>,
    pub rules: Vec<Rule>,
    pub growth: Vec<(String, Dated)>,
    pub transfers: Vec<(String, Dated)>,
    pub spending: Vec<(String, Dated)>,
    pub shocks: Vec<Shock>,
    pub pay_growth: Dated,
    /// Elements of pay with a growth of their own.
    pub element_growth: Vec<(String, Dated)>,
    pub posts: Vec<Posts>,
    pub retire: Vec<Retire>,
    pub devolve: Vec<Devolve>,
    pub bears: Vec<Bears>,
    pub funds: Vec<Fund>,
    pub loans: Vec<NewLoan>,
    pub work_off: Vec<WorkOff>,
    pub services: Vec<Service>,
}

const FOREVER: i64 = 9999;

/// `2026..2030`, `2026..`, `..2030` or `2026`.
fn years(text: &str) -> (i64, i64) {
    let year = |text: &str, open: i64| match text.trim() {
        "" => open,
        digits => digits.parse().unwrap_or_else(|_| panic!("`{text}` is not a year")),
    };
    match text.split_once("..") {
        Some((first, last)) => (year(first, 0), year(last, FOREVER)),
        None => (year(text, 0), year(text, 0)),
    }
}

impl Dated {
    fn read(value: &Value) -> Self {
        match value {
            Value::Table(runs) => Self(
                runs.iter()
                    .map(|(run, value)| {
                        let (first, last) = years(run);
                        (first, last, ratio(value))
                    })
                    .collect(),
            ),
            value => Self(vec![(0, FOREVER, ratio(value))]),
        }
    }

    /// The value of a year; a year without one is a problem.
    pub fn at(&self, year: i64) -> &Rational {
        let mut found = self.0.iter().filter(|(first, last, _)| *first <= year && year <= *last);
        let (_, _, value) = found.next().unwrap_or_else(|| panic!("no value for {year}"));
        assert!(found.next().is_none(), "two values for {year}");
        value
    }
}

impl Rule {
    /// The verb in force in a year, if the rule is.
    pub fn in_force(&self, year: i64) -> Option<&Verb> {
        let counts = (self.since..=self.until).contains(&year);
        let versions = self.versions.iter().enumerate().filter(|(_, version)| version.0 <= year);
        let latest = versions.max_by_key(|(at, version)| (version.0, *at)).map(|(_, version)| &version.1);
        latest.filter(|_| counts)
    }
}

/// Whether a list of prefixes reaches a code: the longest that fits decides, `-` takes out (rules.md, Time and references).
/// A prefix of digits shorter than 10301 does not reach funds; `@label` reaches all so labelled.
pub fn covers(list: &[String], code: &str) -> bool {
    let mut best = (0, false);
    for entry in list {
        let (prefix, takes_in) =
            entry.strip_prefix('-').map_or((entry.as_str(), true), |prefix| (prefix, false));
        let weight = weight(prefix, code);
        if weight > best.0 {
            best = (weight, takes_in);
        }
    }
    best.1
}

/// How narrowly a prefix fits a code; 0 where it does not.
fn weight(prefix: &str, code: &str) -> usize {
    const FUNDS: &str = "10301";
    if prefix.starts_with('@') {
        return if code.ends_with(prefix) { 50 } else { 0 };
    }
    let into_funds = code.starts_with(FUNDS) && prefix.len() < FUNDS.len();
    let label = if prefix.contains('@') { 100 } else { 0 };
    if code.starts_with(prefix) && !into_funds { label + prefix.len() } else { 0 }
}

/// The value with the longest prefix of a code; `*` is the shortest.
pub fn longest<'a>(table: &'a [(String, Dated)], code: &str) -> Option<&'a Dated> {
    let fits = |key: &str| if key == "*" { Some(0) } else { code.starts_with(key).then_some(key.len()) };
    let best = table.iter().filter_map(|(key, value)| Some((fits(key)?, value)));
    best.max_by_key(|(length, _)| *length).map(|(_, value)| value)
}
