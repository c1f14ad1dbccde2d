//! Compiling: a book and a scenario become a plan.
//!
//! Each stage is worked out when it is first asked for and kept: receipts, the statute's shares, the splits, staffing, then
//! the sums and the statement. A rule that refers to another year or to other rules asks for that stage at that moment,
//! and a stage that is asked for while it is being worked out is a circle.

mod accounts;
mod amounts;
mod build;
mod debt;
mod flows;
mod guarantees;
mod measures;
mod over_base;
mod own;
mod pay;
mod powers;
mod rates;
mod receipts;
mod rules;
mod services;
mod shares;
mod spending;
mod splits;
mod staff_check;
mod staffing;
mod statement;
mod stocks;

use std::collections::{BTreeMap, BTreeSet};

use super::Scenario;
use crate::book::{Book, Code};
use crate::num::Year;
use crate::plan::{Basis, LabelId, Line, Moment, ParamId, Plan, Purse, Row, SlotId, StatementYear};
use crate::problem::{Checked, Place, Problem, Problems};
use crate::regime::{Rule, Version};
use crate::text::{Words, problems as say};

use debt::Debt;
use flows::Flow;
use rules::{Asked, Ruling};
use shares::StatuteShares;
use splits::SplitShares;
use stocks::Stocked;

/// The years that a run shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Horizon {
    /// Settled years, replayed.
    pub replayed: Vec<Year>,
    /// The year whose rules they are replayed under.
    pub as_of: Year,
    /// The years after the book's last, grown.
    pub projected: Vec<Year>,
}

/// Where a value was written, and by which rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Origin {
    /// The place; the first of the towns' cells where each town has one.
    pub place: Place,
    /// Each town's own cell, in the book's order; empty where one place speaks for all.
    pub cells: Vec<Option<Place>>,
    /// The rule's id, title and document, where a rule is behind it.
    pub rule: Option<RuleOrigin>,
}

/// The rule behind a value.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleOrigin {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Words,
    /// The document.
    pub reference: Option<String>,
    /// In force since.
    pub since: Year,
}

/// A plan, and where its values were written.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// The scenario's id.
    pub scenario: String,
    /// The scenario's name.
    pub title: Words,
    /// The plan.
    pub plan: Plan,
    /// Places, by [`crate::plan::OriginId`].
    pub origins: Vec<Origin>,
    /// Rules in force in some year of the horizon.
    pub rules_in_force: BTreeSet<String>,
}

/// Compiles a scenario on a book.
///
/// # Errors
/// What the rules leave open or refer to and is not there, all at once.
pub fn compile(book: &Book, scenario: &Scenario, horizon: &Horizon) -> Result<Checked<Compiled>, Problems> {
    let mut compiler = Compiler::new(book, scenario, horizon, false);
    compiler.check_scenario();
    let replayed = horizon.replayed.iter().map(|year| (*year, horizon.as_of, Basis::Replayed));
    let projected = horizon.projected.iter().map(|year| (*year, *year, Basis::Projected));
    for (year, rules, basis) in replayed.chain(projected) {
        compiler.statement_year(Moment { year, rules }, basis);
    }
    compiler.finish()
}

/// Compiles settled years as the rules of each year itself have them: what a settlement is held against.
///
/// # Errors
/// As [`compile`].
pub fn compile_settled(
    book: &Book,
    scenario: &Scenario,
    years: &[Year],
) -> Result<Checked<Compiled>, Problems> {
    let horizon = Horizon { replayed: years.to_vec(), as_of: book.last_settled(), projected: Vec::new() };
    let mut compiler = Compiler::new(book, scenario, &horizon, false);
    for year in years {
        compiler.statement_year(Moment { year: *year, rules: *year }, Basis::Replayed);
    }
    compiler.finish()
}

/// Compiles the statement of a book's settled years as printed, where it prints the towns' own part.
///
/// # Errors
/// None known; the signature is that of [`compile`].
pub fn compile_printed(book: &Book) -> Result<Checked<Compiled>, Problems> {
    let scenario = Scenario::as_printed();
    let horizon = Horizon { replayed: Vec::new(), as_of: book.last_settled(), projected: Vec::new() };
    let mut compiler = Compiler::new(book, &scenario, &horizon, true);
    for year in &book.settled {
        compiler.statement_year(Moment { year: *year, rules: *year }, Basis::Printed);
    }
    compiler.finish()
}

/// The compiler at work.
struct Compiler<'a> {
    book: &'a Book,
    scenario: &'a Scenario,
    horizon: &'a Horizon,
    /// Whether the towns' own part is taken as printed rather than split.
    printed: bool,
    /// Items of the general account, in the order of codes.
    items: Vec<Code>,
    item_labels: Vec<LabelId>,
    plan: Plan,
    origins: Vec<Origin>,
    labels: BTreeMap<String, LabelId>,
    problems: Problems,
    gross: BTreeMap<Year, Vec<SlotId>>,
    unshocked: BTreeMap<Year, Vec<SlotId>>,
    statutes: BTreeMap<Moment, StatuteShares>,
    splits: BTreeMap<Moment, Option<SplitShares>>,
    /// Totals of lines; what is known of the statement so far.
    lines: BTreeMap<(Moment, Line), SlotId>,
    /// Statements being worked out and done.
    statements: BTreeMap<Moment, bool>,
    costs: BTreeMap<(String, Year), SlotId>,
    /// Elements of the pay of one head, by category.
    elements: BTreeMap<(String, pay::Element, Year), SlotId>,
    /// Fees of devolved powers.
    fees: BTreeMap<Moment, Vec<(LabelId, SlotId)>>,
    /// What is the county's alone.
    county_flows: BTreeMap<Moment, Vec<powers::CountyFlow>>,
    /// Steps of growth laid so far, by what grows, the parameter and the year.
    growing: BTreeMap<(SlotId, ParamId, Year), SlotId>,
    /// The book's last figures from which transfers and spending grow.
    bases: BTreeMap<(Line, LabelId, Option<Code>), SlotId>,
    rules_in_force: BTreeSet<String>,
    /// Problems that were told once and need not be told for each year.
    told: BTreeSet<String>,
    /// Rules by year, in the order in which they apply.
    rules_by_year: BTreeMap<Year, Vec<InForce<'a>>>,
    /// The rules on an item in a year, by what is asked for.
    rulings: BTreeMap<(usize, Year, Asked), Vec<Ruling<'a>>>,
    /// The flows of statements that have come to their guarantees, which look at lines as they stand.
    running: BTreeMap<Moment, Vec<Flow>>,
    /// Parts of sums and guarantees that later rules may refer to.
    parts: BTreeMap<(Moment, String, &'static str), SlotId>,
    /// Loans of the book and of the scenario.
    debts: Vec<Debt>,
    /// Items that are worked off, by year.
    stocks: BTreeMap<(String, Year), Stocked>,
}

/// A rule and what it says in some year.
type InForce<'a> = (&'a Rule, &'a Version);

impl<'a> Compiler<'a> {
    fn new(book: &'a Book, scenario: &'a Scenario, horizon: &'a Horizon, printed: bool) -> Self {
        let items = receipts::items(book, printed);
        let plan = Plan {
            towns: book.towns.len(),
            slots: Vec::new(),
            inputs: Vec::new(),
            params: Vec::new(),
            labels: Vec::new(),
            postings: Vec::new(),
            rows: Vec::new(),
            years: Vec::new(),
        };
        let mut compiler = Self {
            book,
            scenario,
            horizon,
            printed,
            item_labels: Vec::new(),
            items,
            plan,
            origins: Vec::new(),
            labels: BTreeMap::new(),
            problems: Problems::new(),
            gross: BTreeMap::new(),
            unshocked: BTreeMap::new(),
            statutes: BTreeMap::new(),
            splits: BTreeMap::new(),
            lines: BTreeMap::new(),
            statements: BTreeMap::new(),
            costs: BTreeMap::new(),
            elements: BTreeMap::new(),
            fees: BTreeMap::new(),
            county_flows: BTreeMap::new(),
            growing: BTreeMap::new(),
            bases: BTreeMap::new(),
            rules_in_force: BTreeSet::new(),
            told: BTreeSet::new(),
            rules_by_year: BTreeMap::new(),
            rulings: BTreeMap::new(),
            running: BTreeMap::new(),
            parts: BTreeMap::new(),
            debts: Vec::new(),
            stocks: BTreeMap::new(),
        };
        compiler.item_labels =
            compiler.items.clone().iter().map(|item| compiler.label(item.as_str())).collect();
        compiler.gather_debts();
        compiler
    }

    fn statement_year(&mut self, at: Moment, basis: Basis) {
        self.statement(at);
        self.plan.years.push(StatementYear { at, basis });
    }

    /// Enters a line's total into the statement, with the figures under it.
    fn enter(&mut self, line: Line, at: Moment, total: SlotId, parts: &[(LabelId, SlotId)]) {
        self.lines.insert((at, line), total);
        self.plan.rows.push(Row { at, purse: None, line, label: None, slot: total });
        for (label, slot) in parts {
            self.plan.rows.push(Row { at, purse: None, line, label: Some(*label), slot: *slot });
        }
    }

    /// Enters a line of another account.
    fn enter_other(&mut self, purse: Purse, line: Line, at: Moment, slot: SlotId) {
        self.plan.rows.push(Row { at, purse: Some(purse), line, label: None, slot });
    }

    fn is_settled(&self, year: Year) -> bool {
        self.book.settled.contains(&year)
    }

    /// Checks that what the scenario names is in the book, once for the whole horizon.
    fn check_scenario(&mut self) {
        let last = self.book.last_settled();
        for shock in &self.scenario.shocks {
            if shock.year.value <= last {
                let problem = Problem::error(
                    "S30",
                    shock.year.place.clone(),
                    say::shock_in_settled_year(shock.year.value),
                );
                self.problems.push(problem.hint(say::shock_year_hint(last.plus(1))));
            }
            let fees = self.scenario.devolved.iter().filter_map(|devolve| devolve.fees.as_ref());
            if !self.items.iter().chain(fees.map(|fees| &fees.code)).any(|item| shock.items.holds(item)) {
                let place = shock.items.patterns[0].2.clone();
                self.problems.push(
                    Problem::error("S31", place, say::shock_hits_nothing(&shock.id))
                        .hint(say::rate_key_hint()),
                );
            }
        }
        self.check_rate_keys();
        self.check_staff();
        self.check_work_offs();
        self.check_services();
    }

    fn finish(self) -> Result<Checked<Compiled>, Problems> {
        let compiled = Compiled {
            scenario: self.scenario.id.clone(),
            title: self.scenario.title.clone(),
            plan: self.plan,
            origins: self.origins,
            rules_in_force: self.rules_in_force,
        };
        self.problems.or(compiled)
    }
}
