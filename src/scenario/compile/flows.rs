//! Flows that are not shared: transfers, sums of rules, funds, spending. Each ends up under one line of the statement.

use std::collections::BTreeMap;

use super::Compiler;
use super::amounts::Asker;
use super::build::{every, minus, plus, without};
use super::rates::rate_for;
use super::rules::Asked;
use crate::book::{Account, Class, Code, TownId, Transfer, classification};
use crate::num::Year;
use crate::plan::{Known, LabelId, Line, Moment, OriginId, Party, SlotId, What};
use crate::problem::Place;
use crate::regime::Verb;

/// Codes under `set_aside` that are the printed closing balance rather than money put aside.
const CLOSING_CODE: &str = "23009";

/// An amount under a line.
#[derive(Clone, Copy, Debug)]
pub struct Flow {
    /// The line.
    pub line: Line,
    /// The code, rule or category.
    pub label: LabelId,
    /// How much.
    pub slot: SlotId,
    /// With whom, where it is not the party that the line usually has: a tier above, the towns' pool, the town itself.
    pub with: Option<Party>,
}

impl Flow {
    /// A flow with the party that its line usually has.
    pub const fn new(line: Line, label: LabelId, slot: SlotId) -> Self {
        Self { line, label, slot, with: None }
    }

    /// The same with another party than usual.
    pub fn with(self, party: Party) -> Self {
        Self { with: (party != Party::County).then_some(party), ..self }
    }
}

/// The line of a class of spending.
pub const fn line_of_class(class: Class) -> Line {
    match class {
        Class::Wages => Line::Staffing,
        Class::Operations => Line::Operations,
        Class::Livelihood => Line::Livelihood,
        Class::Other => Line::OtherSpending,
        Class::DebtService => Line::DebtService,
    }
}

/// Whether what stands in a line does not come again by itself.
const fn comes_once(line: Line) -> bool {
    matches!(line, Line::BroughtIn | Line::CarryOver | Line::Borrowed | Line::SetAside)
}

/// Amounts of a code, town by town, and where the first of each stands.
type Cells = (Vec<i64>, Vec<Option<Place>>);

impl Compiler<'_> {
    /// Transfers of the general account in a year, less those codes that a rule takes over.
    pub fn transfers(&mut self, at: Moment, taken_over: &[(Code, Vec<bool>)]) -> Vec<Flow> {
        let stands_on = if self.is_settled(at.year) { at.year } else { self.book.last_settled() };
        let grown = stands_on != at.year;
        let mut flows = Vec::new();
        for (code, (fen, cells)) in self.transfer_cells(stands_on, grown) {
            let Some(line) = classification::line_of_transfer(&code).and_then(Line::named) else { continue };
            let mut kept = every(self.plan.towns);
            for (_, towns) in taken_over.iter().filter(|(taken, _)| taken.covers(&code)) {
                kept = without(&kept, towns);
            }
            if !kept.contains(&true) || (grown && comes_once(line)) {
                continue;
            }
            let label = self.label(code.as_str());
            let origin = self.origin_of_cells(cells);
            let what = What::Part(line, label);
            let slot = if grown {
                let base = self.base((line, label, None), fen, origin);
                self.transfer_grown(what, base, &code, at, stands_on)
            } else {
                self.input(what, at, fen, Known::All, origin)
            };
            let slot = self.only_for(what, at, &kept, slot);
            flows.push(Flow::new(line, label, slot));
        }
        flows
    }

    fn transfer_cells(&self, year: Year, recurring: bool) -> BTreeMap<Code, Cells> {
        let rows = self.book.transfers.iter().flatten();
        let rows = rows.filter(|row: &&Transfer| {
            row.account == Account::General && row.year == year && !(recurring && row.one_off)
        });
        let mut cells = BTreeMap::new();
        for row in rows {
            self.add_cell(&mut cells, row.code.clone(), row.town, row.amount.fen(), &row.place);
        }
        cells
    }

    fn add_cell<K: Ord>(
        &self,
        cells: &mut BTreeMap<K, Cells>,
        key: K,
        town: TownId,
        fen: i64,
        place: &Place,
    ) {
        let towns = self.plan.towns;
        let cell = cells.entry(key).or_insert_with(|| (vec![0; towns], vec![None; towns]));
        cell.0[town.0] += fen;
        cell.1[town.0].get_or_insert_with(|| place.clone());
    }

    /// The book's last figure of a series, from which projected years grow.
    fn base(
        &mut self,
        key: (Line, LabelId, Option<Code>),
        fen: Vec<i64>,
        origin: Option<OriginId>,
    ) -> SlotId {
        if let Some(slot) = self.bases.get(&key) {
            return *slot;
        }
        let year = self.book.last_settled();
        let at = Moment { year, rules: year };
        let slot = self.input(What::Part(key.0, key.1), at, fen, Known::All, origin);
        self.bases.insert(key, slot);
        slot
    }

    /// Flat unless the scenario lets it grow, year by year, each rounded.
    fn transfer_grown(&mut self, what: What, fed: SlotId, code: &Code, at: Moment, since: Year) -> SlotId {
        let mut slot = fed;
        let mut year = since;
        while year < at.year {
            year = year.plus(1);
            let rate = rate_for(&self.scenario.transfers, code.as_str(), year);
            slot = match rate.map(|(key, rate)| (format!("transfers.{key}"), rate.clone())) {
                Some((key, rate)) => self.grow(what, slot, year, &key, &rate),
                None if year == at.year => self.sum(what, at, vec![plus(slot)], None),
                None => slot,
            };
        }
        slot
    }

    /// The sums that rules send up or down. An amount below zero turns round.
    pub fn rule_sums(&mut self, at: Moment) -> Vec<Flow> {
        let mut flows = Vec::new();
        for ruling in self.rules_beside(at.rules, Asked::Sum) {
            let Verb::Sum(sum) = &ruling.version.verb else { continue };
            let Some(amount) = self.amount(&sum.amount, Asker::of(&ruling), at) else { continue };
            let rule = ruling.rule;
            let label = self.label(&rule.id);
            let amount = self.only_for(What::Amount(label), at, &ruling.towns, amount);
            self.parts.insert((at, rule.id.clone(), "amount"), amount);
            let origin = self.rule_origin(rule, ruling.version);
            let own_line = sum.code.as_ref().and_then(classification::line_of_transfer).and_then(Line::named);
            let (up, down) = match (sum.up, own_line) {
                (true, line) => (line.unwrap_or(Line::Remitted), Line::Returns),
                (false, line) => (Line::Remitted, line.unwrap_or(Line::Returns)),
            };
            let turned = self.sum(What::Interim, at, vec![minus(amount)], None);
            let (as_up, as_down) = if sum.up { (amount, turned) } else { (turned, amount) };
            for (line, slot) in [(up, as_up), (down, as_down)] {
                let slot = self.positive(What::Part(line, label), at, slot, None, origin);
                flows.push(Flow::new(line, label, slot).with(sum.with));
            }
        }
        flows
    }

    /// Budget codes that a rule in force takes over, and for which towns.
    pub fn codes_taken_over(&mut self, year: Year) -> Vec<(Code, Vec<bool>)> {
        let sums = self.rules_beside(year, Asked::Sum);
        sums.into_iter()
            .filter_map(|ruling| match &ruling.version.verb {
                Verb::Sum(sum) => sum.code.clone().map(|code| (code, ruling.towns)),
                _ => None,
            })
            .collect()
    }

    /// Funds of the scenario in force in the moment's year of rules.
    pub fn funds(&mut self, at: Moment) -> Vec<Flow> {
        let mut flows = Vec::new();
        for fund in &self.scenario.funds {
            if !fund.years.contains(at.rules) {
                continue;
            }
            let mut fen = vec![fund.amount.value.fen(); self.plan.towns];
            if let Some(name) = &fund.town {
                let Some(town) = self.town_of(Some(name), &fund.place) else { continue };
                (0..fen.len()).filter(|other| *other != town.0).for_each(|other| fen[other] = 0);
            }
            let label = self.label(&fund.id);
            let origin = self.origin(&fund.amount.place);
            let line = if fund.tied { Line::Tied } else { Line::GeneralTransfers };
            let slot = self.input(What::Part(line, label), at, fen, Known::All, origin);
            flows.push(Flow::new(line, label, slot));
            if fund.from_tied {
                let off = self.sum(What::Part(Line::Tied, label), at, vec![minus(slot)], origin);
                flows.push(Flow::new(Line::Tied, label, off));
            }
        }
        flows
    }

    /// Spending of the general account at a moment, by function, under the line of its class. Wage rows are left out where the
    /// book has a table of staffing, which they only check.
    pub fn spending(&mut self, at: Moment) -> Vec<Flow> {
        let stands_on = if self.is_settled(at.year) { at.year } else { self.book.last_settled() };
        let grown = stands_on != at.year;
        let mut flows = Vec::new();
        let serviced_as_printed = self.towns_without_loans();
        for ((line, function, economic), (fen, cells)) in self.spending_cells(stands_on, grown) {
            let told_by_loans = grown && line == Line::DebtService;
            if told_by_loans && !serviced_as_printed.contains(&true) {
                continue;
            }
            let label = self.label(function.as_str());
            let origin = self.origin_of_cells(cells);
            let slot = if grown {
                let mut slot = self.base((line, label, economic.clone()), fen, origin);
                let mut year = stands_on;
                while year < at.year {
                    year = year.plus(1);
                    slot = self.spending_grown(slot, line, (&function, economic.as_ref()), year);
                }
                slot
            } else {
                self.input(What::Part(line, label), at, fen, Known::All, origin)
            };
            let slot = if told_by_loans {
                self.only_for(What::Part(line, label), at, &serviced_as_printed, slot)
            } else {
                slot
            };
            flows.push(Flow::new(line, label, slot));
        }
        flows
    }

    fn spending_cells(&self, year: Year, grown: bool) -> BTreeMap<(Line, Code, Option<Code>), Cells> {
        let has_staffing = self.book.staffing.is_some();
        let mut cells = BTreeMap::new();
        for row in self.book.expenditure.iter().flatten() {
            let class = classification::class_of(&row.function, row.economic.as_ref());
            let line = if row.tied { Line::TiedSpending } else { line_of_class(class) };
            let only_checks = line == Line::Staffing && has_staffing;
            let is_projected_otherwise = grown && (row.one_off || line == Line::TiedSpending);
            if row.account == Account::General && row.year == year && !only_checks && !is_projected_otherwise
            {
                let key = (line, row.function.clone(), row.economic.clone());
                self.add_cell(&mut cells, key, row.town, row.amount.fen(), &row.place);
            }
        }
        cells
    }

    /// One year's growth of spending: the longest code, then the class, then `*`. Wages without a table of staffing grow as pay.
    fn spending_grown(
        &mut self,
        x: SlotId,
        line: Line,
        (function, economic): (&Code, Option<&Code>),
        year: Year,
    ) -> SlotId {
        let rates = &self.scenario.spending;
        let names = |key: &str| {
            [Some(function), economic].into_iter().flatten().any(|code| code.as_str().starts_with(key))
        };
        let found = if line == Line::Staffing {
            self.scenario.pay_growth.as_ref().map(|rates| ("staffing.pay_growth".to_owned(), rates))
        } else {
            let by_code = rates.iter().filter(|(key, _)| names(key)).max_by_key(|(key, _)| key.len());
            let found =
                by_code.or_else(|| rates.get_key_value(line.name())).or_else(|| rates.get_key_value("*"));
            found.map(|(key, rates)| (format!("spending.{key}"), rates))
        };
        let found = found.and_then(|(key, rates)| rates.at(year).map(|rate| (key, rate.clone())));
        let label = self.label(function.as_str());
        match found {
            Some((key, rate)) => self.grow(What::Part(line, label), x, year, &key, &rate),
            None => {
                self.no_spending_growth(function, year);
                x
            }
        }
    }

    fn no_spending_growth(&mut self, function: &Code, year: Year) {
        use crate::text::problems as say;
        if !self.told.insert(format!("spending {function}")) {
            return;
        }
        let message = say::no_spending_growth(function, year);
        let problem = crate::problem::Problem::error("S38", self.scenario.place.clone(), message);
        self.problems.push(problem.hint(say::no_spending_growth_hint()));
    }
}

/// Whether a flow is the printed closing balance, which is not spent but carried on.
pub fn is_printed_closing(label: &str) -> bool {
    label.starts_with(CLOSING_CODE)
}
