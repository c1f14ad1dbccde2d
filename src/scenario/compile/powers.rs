//! Devolved powers: their fees and running costs. Their posts are paid as all posts are (`staffing`).

use super::Compiler;
use super::flows::Flow;
use super::rates::rate_for;
use crate::num::{Money, Ratio, Year};
use crate::plan::{CountyLine, Known, LabelId, Line, Moment, Party, Posting, PostingLine, SlotId, What};
use crate::problem::{Placed, Problem};
use crate::scenario::{Devolve, Fees};
use crate::text::problems as say;

/// An amount of the county's that no town receives or pays.
#[derive(Clone, Copy, Debug)]
pub struct CountyFlow {
    /// The line.
    pub line: CountyLine,
    /// The id of what brought it.
    pub label: LabelId,
    /// How much.
    pub slot: SlotId,
}

impl Compiler<'_> {
    /// Notes an amount that is the county's alone; it is posted with the county's lines.
    pub fn county_alone(&mut self, line: CountyLine, label: LabelId, slot: SlotId, at: Moment) {
        self.county_flows.entry(at).or_default().push(CountyFlow { line, label, slot });
    }

    /// A line that is the county's alone, with its postings: what it saves comes to it, what it gives up goes from it.
    pub fn county_alone_line(&mut self, line: CountyLine, at: Moment) -> SlotId {
        let flows = self.county_flows.get(&at).cloned().unwrap_or_default();
        let flows: Vec<_> = flows.into_iter().filter(|flow| flow.line == line).collect();
        let (payer, receiver) = match line {
            CountyLine::GivenUp => (Party::County, Party::Outside),
            _ => (Party::Outside, Party::County),
        };
        for flow in &flows {
            let (slot, label, line) = (flow.slot, flow.label, PostingLine::County(line));
            self.plan.postings.push(Posting { slot, at, payer, receiver, line, label });
        }
        let slots: Vec<SlotId> = flows.iter().map(|flow| flow.slot).collect();
        self.total(What::County(line), at, &slots)
    }

    /// Powers that a town holds at a moment: none yet in settled years, which are as they were.
    fn devolved(&self, at: Moment) -> Vec<Devolve> {
        if self.is_settled(at.year) {
            return Vec::new();
        }
        self.scenario.devolved.iter().filter(|devolve| devolve.year.value <= at.year).cloned().collect()
    }

    /// Fees that came with powers, all of them the town's. What was the county's it gives up.
    pub fn devolved_fees(&mut self, at: Moment) -> Vec<(LabelId, SlotId)> {
        if let Some(fees) = self.fees.get(&at) {
            return fees.clone();
        }
        let mut all = Vec::new();
        for devolve in self.devolved(at) {
            let Some(fees) = &devolve.fees else { continue };
            let label = self.label(&devolve.id);
            let what = What::Part(Line::Collected, label);
            let Some(start) = self.starts(&devolve, &fees.amount, what) else { continue };
            let mut slot = start;
            for year in years_after(devolve.year.value, at.year) {
                slot = self.fees_grown(slot, fees, what, year);
            }
            let slot = self.struck(&fees.code, what, slot, at.year);
            if fees.from_county {
                self.county_alone(CountyLine::GivenUp, label, slot, at);
            }
            all.push((label, slot));
        }
        self.fees.insert(at, all.clone());
        all
    }

    /// Running costs of powers: they grow as operations do.
    pub fn devolved_operations(&mut self, at: Moment) -> Vec<Flow> {
        let mut flows = Vec::new();
        for devolve in self.devolved(at) {
            let Some(operations) = &devolve.operations else { continue };
            let label = self.label(&devolve.id);
            let what = What::Part(Line::Operations, label);
            let Some(start) = self.starts(&devolve, operations, what) else { continue };
            let mut slot = start;
            for year in years_after(devolve.year.value, at.year) {
                slot = self.operations_grown(slot, &devolve, what, year);
            }
            flows.push(Flow::new(Line::Operations, label, slot));
        }
        flows
    }

    /// The amount of a power's first year, in its town.
    fn starts(&mut self, devolve: &Devolve, amount: &Placed<Money>, what: What) -> Option<SlotId> {
        let town = self.town_of(devolve.town.as_ref(), &devolve.place)?;
        let mut fen = vec![0; self.plan.towns];
        fen[town.0] = amount.value.fen();
        let (year, origin) = (devolve.year.value, &amount.place);
        let origin = self.named_origin(&devolve.id, &devolve.title, year, origin);
        Some(self.input(what, Moment { year, rules: year }, fen, Known::All, origin))
    }

    fn fees_grown(&mut self, x: SlotId, fees: &Fees, what: What, year: Year) -> SlotId {
        let code = fees.code.as_str();
        let rate = rate_for(&self.scenario.growth, code, year);
        match rate.map(|(key, rate)| (format!("growth.{key}"), rate.clone())) {
            Some((key, rate)) => self.grow(what, x, year, &key, &rate),
            None => {
                self.no_growth(code, year);
                x
            }
        }
    }

    fn operations_grown(&mut self, x: SlotId, devolve: &Devolve, what: What, year: Year) -> SlotId {
        let name = Line::Operations.name();
        let rates = &self.scenario.spending;
        let found = rates.get_key_value(name).or_else(|| rates.get_key_value("*"));
        let found: Option<(String, Placed<Ratio>)> =
            found.and_then(|(key, rates)| Some((format!("spending.{key}"), rates.at(year)?.clone())));
        if let Some((key, rate)) = found {
            return self.grow(what, x, year, &key, &rate);
        }
        if self.told.insert(format!("spending {}", devolve.id)) {
            let message = say::no_spending_growth(name, year);
            let problem = Problem::error("S38", self.scenario.place.clone(), message);
            self.problems.push(problem.hint(say::no_spending_growth_hint()));
        }
        x
    }
}

/// The years after the first, up to the last.
fn years_after(first: Year, last: Year) -> impl Iterator<Item = Year> {
    (1..=last.since(first)).map(move |years| first.plus(years))
}
