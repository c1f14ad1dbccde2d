//! The statement, from its definitions (design.md, section 2; rules.md; spec, "moments" to "projecting").
//!
//! Everything is a function of a town and a [`Moment`]: receipts of year y under the rules in force in year u. What
//! is asked for twice is kept, which changes no value.

mod amounts;
mod debt;
mod flows;
mod guarantees;
mod postings;
mod powers;
mod receipts;
mod shares;
mod sharing;
mod staffing;
mod sums;

pub use postings::{CountyLine, Posting};
pub use sharing::allocate;

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;
use std::rc::Rc;

use num_bigint::BigInt;

use super::Fen;
use super::rules::{Amount, Guarantee, Rule, Scenario};
use super::tables::{Book, Row};
use guarantees::ByTown;
use sums::Sum;

/// Receipts of year `y` under the rules of year `u`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    pub y: i64,
    pub u: i64,
}

/// How a year's figures came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    Printed,
    Replayed,
    Projected,
}

/// Rows under a line: item, rule, category or function, and how much.
pub type Details = BTreeMap<String, Fen>;

/// The lines of the statement, in order.
pub const LINES: [&str; 34] = [
    "collected",
    "upper_share",
    "local_part",
    "county_share",
    "town_share",
    "returns",
    "remitted",
    "regime_capacity",
    "general_transfers",
    "brought_in",
    "carry_over",
    "other_remitted",
    "usable",
    "staffing",
    "after_staffing",
    "operations",
    "livelihood",
    "other_spending",
    "debt_service",
    "balance",
    "tied",
    "tied_spending",
    "borrowed",
    "set_aside",
    "earmarked",
    "moved_out",
    "spending",
    "closing",
    "handed_up",
    "staffing_borne",
    "hidden_debt_service",
    "company_debt_service",
    "debt_outstanding",
    "stocks_outstanding",
];

/// One item's receipts and who gets them.
#[derive(Clone, Debug)]
pub struct Item {
    pub code: String,
    pub gross: Fen,
    pub upper: Fen,
    /// The centre's, the province's and the city's part of `upper`.
    pub tiers: [Fen; 3],
    pub local: Fen,
}

/// What the splits make of the items.
#[derive(Debug, Default)]
struct Splits {
    /// The town's part of each item.
    town: Vec<Fen>,
    /// What a rule's own posting adds to the town's part, by rule.
    own: Vec<(String, Vec<usize>, Fen)>,
    /// Named parts of rules with a base.
    parts: HashMap<(String, &'static str), Fen>,
}

/// The rule whose amount is asked for, and when: what an amount that names nothing is of.
struct Own<'a> {
    rule: &'a Rule,
    /// The one item, where a split goes item by item.
    each: Option<usize>,
    /// A split's own `of`.
    of: Option<&'a str>,
    /// A guarantee's `on`.
    on: Option<&'a Amount>,
    /// How many guarantees come before it.
    step: usize,
    at: Moment,
}

impl Own<'_> {
    /// How many guarantees a line holds that this rule names: all, but at its own moment only those before it.
    fn steps_before(&self, at: Moment) -> usize {
        if at == self.at { self.step } else { usize::MAX }
    }
}

type Memo<K, V> = RefCell<HashMap<K, V>>;

/// What is shared out once: an amount, at a moment, of one item or all, by a rule as it acts in a year.
type Sharing = (usize, Moment, Option<usize>, i64);

/// The general account's rows of a table, by town and year.
type ByYear<'a> = HashMap<(usize, i64), Vec<&'a Row>>;

fn by_year(table: &[Row]) -> ByYear<'_> {
    let mut rows = ByYear::new();
    for row in table.iter().filter(|row| row.account == "general") {
        rows.entry((row.town, row.year)).or_default().push(row);
    }
    rows
}

/// A book under a scenario; without one, as the accounts say.
pub struct Oracle<'a> {
    book: &'a Book,
    scenario: Option<&'a Scenario>,
    /// The codes of the book's items; a town without rows of one has 0 of it.
    items: Vec<String>,
    revenue: ByYear<'a>,
    transfers: Option<ByYear<'a>>,
    expenditure: Option<ByYear<'a>>,
    unshocked: Memo<(usize, usize, i64), Fen>,
    shares: Memo<(usize, Moment), Rc<Vec<Item>>>,
    splits: Memo<(usize, Moment), Rc<Splits>>,
    details: Memo<(usize, &'static str, Moment), Option<Rc<Details>>>,
    guarantees: Memo<i64, Rc<Vec<(&'a Rule, &'a Guarantee)>>>,
    guaranteed: Memo<(usize, Moment), Rc<ByTown>>,
    sums: Memo<(usize, Moment), Rc<Vec<Sum<'a>>>>,
    shared: Memo<Sharing, Rc<Vec<Fen>>>,
    /// How often each kind of rule came to something.
    kinds: RefCell<BTreeMap<&'static str, usize>>,
}

fn zero() -> Fen {
    BigInt::from(0)
}

/// max(x, 0).
fn positive(x: Fen) -> Fen {
    x.max(zero())
}

/// A kept value, or one worked out now.
fn kept<K: Hash + Eq + Copy, V: Clone>(memo: &Memo<K, V>, key: K, work: impl FnOnce() -> V) -> V {
    if let Some(value) = memo.borrow().get(&key) {
        return value.clone();
    }
    let value = work();
    memo.borrow_mut().insert(key, value.clone());
    value
}

impl<'a> Oracle<'a> {
    pub fn new(book: &'a Book, scenario: Option<&'a Scenario>) -> Self {
        Self {
            book,
            scenario,
            items: item_codes(book),
            revenue: by_year(&book.revenue),
            transfers: book.transfers.as_deref().map(by_year),
            expenditure: book.expenditure.as_deref().map(by_year),
            unshocked: RefCell::default(),
            shares: RefCell::default(),
            splits: RefCell::default(),
            details: RefCell::default(),
            guarantees: RefCell::default(),
            guaranteed: RefCell::default(),
            sums: RefCell::default(),
            shared: RefCell::default(),
            kinds: RefCell::default(),
        }
    }

    /// Notes that a kind of rule was met, if it came to something.
    fn saw(&self, kind: &'static str, fen: &Fen) {
        if *fen != zero() {
            *self.kinds.borrow_mut().entry(kind).or_default() += 1;
        }
    }

    /// How often each kind of rule came to something so far.
    pub fn kinds(&self) -> BTreeMap<&'static str, usize> {
        self.kinds.borrow().clone()
    }

    /// The years of the statement, how each comes about, and at which moment (design.md, section 2): settled years
    /// are replayed under the first projected year's rules; without a scenario they are as printed.
    pub fn years(&self) -> Vec<(i64, Basis, Moment)> {
        let last = self.book.last();
        let Some(scenario) = self.scenario else {
            return self.book.settled.iter().map(|y| (*y, Basis::Printed, Moment { y: *y, u: *y })).collect();
        };
        let from = self.book.settled[self.book.settled.len().saturating_sub(3)];
        let (first, end) = scenario.years.unwrap_or((from, last + 5));
        (first..=end)
            .filter(|y| *y > last || self.book.settled.contains(y))
            .map(|y| {
                if y <= last {
                    (y, Basis::Replayed, Moment { y, u: last + 1 })
                } else {
                    (y, Basis::Projected, Moment { y, u: y })
                }
            })
            .collect()
    }

    /// Whether a line stands in the statement: those of debts and stocks only where the book has their table.
    pub fn stands(&self, line: &str) -> bool {
        match line {
            "hidden_debt_service" | "company_debt_service" | "debt_outstanding" => self.book.debt.is_some(),
            "stocks_outstanding" => self.book.stocks.is_some(),
            _ => true,
        }
    }

    // ---- the statement's lines (design.md, section 2)

    /// A line's total; `None` where it is unknown.
    pub fn line(&self, town: usize, line: &'static str, at: Moment) -> Option<Fen> {
        self.line_after(town, line, at, usize::MAX)
    }

    /// A line's total with only so many guarantees in it.
    fn line_after(&self, town: usize, line: &'static str, at: Moment, steps: usize) -> Option<Fen> {
        let signed: Vec<(i64, &'static str)> = match line {
            "regime_capacity" => vec![(1, "town_share"), (1, "returns"), (-1, "remitted")],
            "usable" => self.usable(),
            "after_staffing" => vec![(1, "usable"), (-1, "staffing")],
            "balance" => vec![
                (1, "after_staffing"),
                (-1, "operations"),
                (-1, "livelihood"),
                (-1, "other_spending"),
                (-1, "debt_service"),
            ],
            "spending" => return self.all_spending(town, at),
            "closing" => return self.closing(town, at),
            "handed_up" if !self.printed_parts(town, at.y) => vec![(1, "upper_share"), (1, "county_share")],
            _ => return Some(self.details_after(town, line, at, steps)?.values().sum()),
        };
        let terms = signed.iter();
        terms.map(|(sign, line)| Some(self.line_after(town, line, at, steps)? * *sign)).sum()
    }

    fn signed_sum(&self, town: usize, terms: &[(i64, &'static str)], at: Moment) -> Option<Fen> {
        terms.iter().map(|(sign, line)| Some(self.line(town, line, at)? * *sign)).sum()
    }

    /// The usual sum and what the book makes of it.
    fn usable(&self) -> Vec<(i64, &'static str)> {
        let mut terms = vec![
            (1, "regime_capacity"),
            (1, "general_transfers"),
            (1, "brought_in"),
            (1, "carry_over"),
            (-1, "other_remitted"),
            (-1, "earmarked"),
        ];
        terms.retain(|(_, line)| !self.book.leaves_out.iter().any(|out| out == line));
        terms.extend(self.book.adds.iter().map(|line| (1, line_named(line))));
        terms.extend(self.book.takes.iter().map(|line| (-1, line_named(line))));
        terms
    }

    fn holds(&self, what: &str) -> bool {
        self.book.includes.iter().any(|held| held == what)
    }

    /// All spending; what printed spending already holds is not counted a second time, and makes its classes unknown.
    fn all_spending(&self, town: usize, at: Moment) -> Option<Fen> {
        let mut all = zero();
        for class in ["operations", "livelihood", "other_spending", "debt_service"] {
            all += self.spending_class(town, class, at)?.values().sum::<Fen>();
        }
        for (held, line) in [("staffing", "staffing"), ("tied", "tied_spending")] {
            if !self.holds(held) {
                all += self.line(town, line, at)?;
            }
        }
        Some(all)
    }

    /// All in less all out; what is printed as the year's own closing (23009) is not an outflow.
    fn closing(&self, town: usize, at: Moment) -> Option<Fen> {
        let flows = [
            (1, "town_share"),
            (1, "returns"),
            (1, "general_transfers"),
            (1, "brought_in"),
            (1, "carry_over"),
            (1, "tied"),
            (1, "borrowed"),
            (-1, "remitted"),
            (-1, "other_remitted"),
            (-1, "moved_out"),
            (-1, "earmarked"),
            (-1, "spending"),
        ];
        let set_aside = self.details(town, "set_aside", at)?;
        let laid_by: Fen =
            set_aside.iter().filter(|(code, _)| !code.starts_with("23009")).map(|(_, fen)| fen).sum();
        Some(self.signed_sum(town, &flows, at)? - laid_by)
    }

    /// The rows under a line; `None` where it is unknown, or has no rows of its own.
    pub fn details(&self, town: usize, line: &'static str, at: Moment) -> Option<Rc<Details>> {
        self.details_after(town, line, at, usize::MAX)
    }

    fn details_after(
        &self,
        town: usize,
        line: &'static str,
        at: Moment,
        steps: usize,
    ) -> Option<Rc<Details>> {
        let plain =
            kept(&self.details, (town, line, at), || self.work_out_details(town, line, at).map(Rc::new))?;
        if !matches!(line, "returns" | "remitted" | "tied" | "earmarked") || steps == 0 {
            return Some(plain);
        }
        let mut details = (*plain).clone();
        self.add_guarantees(town, line, at, steps, &mut details);
        Some(Rc::new(details))
    }

    fn work_out_details(&self, town: usize, line: &'static str, at: Moment) -> Option<Details> {
        match line {
            "collected" | "upper_share" | "local_part" | "county_share" | "town_share" | "handed_up" => {
                self.receipt_details(town, line, at)
            }
            "staffing" | "staffing_borne" => self.staffing(town, line, at),
            "operations" | "livelihood" | "other_spending" | "debt_service" | "tied_spending" => {
                self.spending(town, line, at)
            }
            "earmarked" => Some(Details::new()),
            "hidden_debt_service" => self.service_beside(town, "hidden", at.y),
            "company_debt_service" => self.service_beside(town, "company", at.y),
            "debt_outstanding" => self.debt_outstanding(town, at.y),
            "stocks_outstanding" => self.stocks_outstanding(town, at.y),
            _ => self.transfers(town, line, at),
        }
    }

    /// Whether a town's receipts are printed as its own part, so that nothing can be split.
    fn printed_parts(&self, town: usize, y: i64) -> bool {
        rows_of(&self.revenue, town, y).iter().any(|row| matches!(row.scope, "town" | "above"))
    }

    fn receipt_details(&self, town: usize, line: &str, at: Moment) -> Option<Details> {
        if self.printed_parts(town, at.y) {
            return self.printed_details(town, line, at.y);
        }
        let items = self.shares(town, at);
        let mut details = Details::new();
        for (i, item) in items.iter().enumerate() {
            let fen = match line {
                "collected" => item.gross.clone(),
                "upper_share" => item.upper.clone(),
                "local_part" => item.local.clone(),
                "town_share" => self.splits(town, at).town[i].clone(),
                _ => &item.local - &self.splits(town, at).town[i],
            };
            add(&mut details, &item.code, &fen);
        }
        if matches!(line, "town_share" | "county_share") {
            for (rule, _, to_town) in &self.splits(town, at).own {
                let fen = if line == "town_share" { to_town.clone() } else { -to_town };
                add(&mut details, rule, &fen);
            }
        }
        if matches!(line, "collected" | "local_part" | "town_share") {
            for (power, _, fen) in self.fees(town, at.y) {
                add(&mut details, &power.id, &fen);
            }
        }
        Some(details)
    }

    /// A town's own part, and that above it, as printed.
    fn printed_details(&self, town: usize, line: &str, y: i64) -> Option<Details> {
        let rows = rows_of(&self.revenue, town, y);
        let above = rows.iter().any(|row| row.scope == "above");
        let scopes: &[&str] = match line {
            "town_share" => &["town"],
            "handed_up" if above => &["above"],
            "collected" if above => &["town", "above"],
            _ => return None,
        };
        let mut details = Details::new();
        for row in rows.iter().filter(|row| scopes.contains(&row.scope)) {
            add(&mut details, &row.code, &row.fen);
        }
        Some(details)
    }
}

/// The line with this name.
fn line_named(name: &str) -> &'static str {
    LINES.into_iter().find(|line| *line == name).unwrap_or_else(|| panic!("no line `{name}`"))
}

fn add(details: &mut Details, code: &str, fen: &Fen) {
    *details.entry(code.to_owned()).or_insert_with(zero) += fen;
}

fn rows_of<'r, 'a>(table: &'r ByYear<'a>, town: usize, y: i64) -> &'r [&'a Row] {
    table.get(&(town, y)).map_or(&[], Vec::as_slice)
}

/// The codes of receipts in the general account.
fn item_codes(book: &Book) -> Vec<String> {
    let rows = book.revenue.iter().filter(|row| row.account == "general");
    let mut codes: Vec<String> =
        rows.filter(|row| book.settled.contains(&row.year)).map(|row| row.code.clone()).collect();
    codes.sort();
    codes.dedup();
    codes
}
