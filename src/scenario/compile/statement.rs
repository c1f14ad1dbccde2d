//! The statement at a moment: flows gathered under their lines, the lines' totals, the county's mirror, and who paid whom.

use std::collections::BTreeMap;

use super::Compiler;
use super::build::{minus, plus};
use super::debt::is_memo_of_debt;
use super::flows::{Flow, is_printed_closing};
use super::spending::OF_SPENDING;
use super::splits::Beside;
use crate::book::classification::class_of;
use crate::book::{Account, Class};
use crate::plan::{CountyLine, LabelId, Line, Moment, Party, Posting, PostingLine, SlotId, Term, What};

/// Lines that are sums of flows out of the transfers table.
const OF_TRANSFERS: [Line; 10] = [
    Line::Returns,
    Line::Remitted,
    Line::GeneralTransfers,
    Line::BroughtIn,
    Line::CarryOver,
    Line::OtherRemitted,
    Line::Tied,
    Line::Borrowed,
    Line::SetAside,
    Line::MovedOut,
];

impl Compiler<'_> {
    /// The total of a line at a moment; `None` while the statement there is still being worked out and has not got so far.
    pub fn line_at(&mut self, line: Line, at: Moment) -> Option<SlotId> {
        if let Some(slot) = self.lines.get(&(at, line)) {
            return Some(*slot);
        }
        match line {
            Line::Collected | Line::UpperShare | Line::LocalPart => self.statute_lines(at),
            Line::TownShare | Line::CountyShare | Line::HandedUp => self.split_lines(at)?,
            Line::Staffing | Line::StaffingBorne => self.staffing_lines(at),
            _ if is_memo_of_debt(line) => self.debt_lines(at),
            Line::StocksOutstanding => self.stock_lines(at),
            _ if self.statements.get(&at) == Some(&false) => return None,
            _ => self.statement(at),
        }
        // A memo line whose table the book has not is not known; any other that is not there yet is a circle.
        let is_memo = is_memo_of_debt(line) || line == Line::StocksOutstanding;
        self.lines.get(&(at, line)).copied().or_else(|| is_memo.then(|| self.unknown(What::Line(line), at)))
    }

    /// Works the whole statement out at a moment, once.
    pub fn statement(&mut self, at: Moment) {
        if self.statements.contains_key(&at) {
            return;
        }
        self.statements.insert(at, false);
        self.statute_lines(at);
        if self.split_lines(at).is_some() {
            self.staffing_lines(at);
            let mut flows = self.spending(at);
            let services = self.service_flows(&flows, at);
            flows.extend(services);
            flows.extend(self.debt_flows(at));
            flows.extend(self.work_off_flows(at));
            flows.extend(self.devolved_operations(at));
            let taken_over = self.codes_taken_over(at.rules);
            flows.extend(self.transfers(at, &taken_over));
            flows.extend(self.rule_sums(at));
            flows.extend(self.funds(at));
            let flows = self.guarantees(flows, at);
            self.transfer_lines(&flows, at);
            self.spending_lines(&flows, at);
            self.capacity_lines(at);
            self.balance_lines(&flows, at);
            self.county_lines(&flows, at);
            self.debt_lines(at);
            self.stock_lines(at);
            self.other_accounts(at);
        }
        self.statements.insert(at, true);
    }

    fn statute_lines(&mut self, at: Moment) {
        if self.lines.contains_key(&(at, Line::Collected)) {
            return;
        }
        if self.printed {
            for line in [Line::Collected, Line::UpperShare, Line::LocalPart] {
                let slot = self.unknown(What::Line(line), at);
                self.enter(line, at, slot, &[]);
            }
            return;
        }
        let items = self.statute(at);
        let (mut gross, mut upper, mut local) = (Vec::new(), Vec::new(), Vec::new());
        for (shares, label) in items.iter().zip(self.item_labels.clone()) {
            for (tier, slot) in &shares.tiers {
                self.post(*slot, at, Party::Outside, tier.party(), Line::UpperShare, label);
            }
            gross.push((label, shares.gross));
            upper.push((label, shares.upper));
            local.push((label, shares.local));
        }
        let fees = self.devolved_fees(at);
        gross.extend(fees.iter().copied());
        local.extend(fees);
        for (line, parts) in [(Line::Collected, gross), (Line::UpperShare, upper), (Line::LocalPart, local)] {
            self.enter_total(line, at, &parts);
        }
    }

    /// Enters a line that is the sum of its parts.
    pub fn enter_total(&mut self, line: Line, at: Moment, parts: &[(LabelId, SlotId)]) -> SlotId {
        let slots: Vec<SlotId> = parts.iter().map(|(_, slot)| *slot).collect();
        let total = self.total(What::Line(line), at, &slots);
        self.enter(line, at, total, parts);
        total
    }

    /// Town's and county's shares; `None` where the splits are still being worked out.
    fn split_lines(&mut self, at: Moment) -> Option<()> {
        if self.lines.contains_key(&(at, Line::TownShare)) {
            return Some(());
        }
        let shares = self.split(at)?;
        let (mut town, mut county) = (Vec::new(), Vec::new());
        for (item, label) in self.item_labels.clone().into_iter().enumerate() {
            self.post(shares.town[item], at, Party::Outside, Party::Town, Line::TownShare, label);
            town.push((label, shares.town[item]));
            if !self.printed {
                self.post(shares.county[item], at, Party::Outside, Party::County, Line::CountyShare, label);
            }
            county.push((label, shares.county[item]));
        }
        for (label, slot) in self.devolved_fees(at) {
            self.post(slot, at, Party::Outside, Party::Town, Line::TownShare, label);
            town.push((label, slot));
        }
        for Beside { label, slot, .. } in &shares.beside {
            self.post(*slot, at, Party::County, Party::Town, Line::TownShare, *label);
            town.push((*label, *slot));
            let off = self.sum(What::Part(Line::CountyShare, *label), at, vec![minus(*slot)], None);
            county.push((*label, off));
        }
        let upper = self.line_at(Line::UpperShare, at)?;
        let county = self.enter_total(Line::CountyShare, at, &county);
        self.enter_total(Line::TownShare, at, &town);
        let handed = self.sum(What::Line(Line::HandedUp), at, vec![plus(upper), plus(county)], None);
        self.enter(Line::HandedUp, at, handed, &[]);
        Some(())
    }

    fn staffing_lines(&mut self, at: Moment) {
        if self.lines.contains_key(&(at, Line::Staffing)) {
            return;
        }
        let Some(flows) = self.pay(at) else {
            self.wages_as_staffing(at);
            let borne = self.unknown(What::Line(Line::StaffingBorne), at);
            self.enter(Line::StaffingBorne, at, borne, &[]);
            return;
        };
        for flow in &flows {
            let payer = if flow.line == Line::Staffing { Party::Town } else { Party::County };
            self.post(flow.slot, at, payer, Party::Outside, flow.line, flow.label);
        }
        for line in [Line::Staffing, Line::StaffingBorne] {
            self.enter_flows(line, &flows, at);
        }
    }

    /// Without a table of staffing the wage rows (301) are the town's pay, where the book has any.
    fn wages_as_staffing(&mut self, at: Moment) {
        let flows: Vec<Flow> =
            self.spending(at).into_iter().filter(|flow| flow.line == Line::Staffing).collect();
        let general = self.book.expenditure.iter().flatten().filter(|row| row.account == Account::General);
        let mut classes = general.map(|row| class_of(&row.function, row.economic.as_ref()));
        if !classes.any(|class| class == Class::Wages) || self.book.includes.staffing {
            let slot = self.unknown(What::Line(Line::Staffing), at);
            self.enter(Line::Staffing, at, slot, &[]);
            return;
        }
        self.post_spending(Line::Staffing, Line::Staffing, &flows, at);
        self.enter_flows(Line::Staffing, &flows, at);
    }

    /// Enters the flows under a line, those with the same label as one part.
    pub fn enter_flows(&mut self, line: Line, flows: &[Flow], at: Moment) -> SlotId {
        let mut by_label: BTreeMap<LabelId, Vec<SlotId>> = BTreeMap::new();
        for flow in flows.iter().filter(|flow| flow.line == line) {
            by_label.entry(flow.label).or_default().push(flow.slot);
        }
        let mut parts = Vec::new();
        for (label, slots) in by_label {
            let slot = match slots[..] {
                [one] => one,
                _ => self.total(What::Part(line, label), at, &slots),
            };
            parts.push((label, slot));
        }
        self.enter_total(line, at, &parts)
    }

    fn transfer_lines(&mut self, flows: &[Flow], at: Moment) {
        let has_table = self.book.transfers.is_some();
        for line in OF_TRANSFERS {
            for flow in flows.iter().filter(|flow| flow.line == line) {
                if !is_printed_closing(&self.plan.labels[flow.label.0 as usize]) {
                    let (payer, receiver) = parties(line, flow.with);
                    self.post(flow.slot, at, payer, receiver, line, flow.label);
                }
            }
            if has_table {
                self.enter_flows(line, flows, at);
            } else {
                let slot = self.unknown(What::Line(line), at);
                self.enter(line, at, slot, &[]);
            }
        }
        // What is earmarked is posted where it is tied: it is one flow, from the town to itself.
        self.enter_flows(Line::Earmarked, flows, at);
    }

    /// Whether a line of transfers or spending has no table that it could stand in.
    pub fn is_without_table(&self, line: Line) -> bool {
        (OF_TRANSFERS.contains(&line) && self.book.transfers.is_none())
            || (OF_SPENDING.contains(&line) && self.book.expenditure.is_none())
    }

    /// A line that is there by now.
    pub fn line(&mut self, line: Line, at: Moment) -> SlotId {
        match self.lines.get(&(at, line)) {
            Some(slot) => *slot,
            None => self.unknown(What::Line(line), at),
        }
    }

    pub fn compose(&mut self, line: Line, at: Moment, adds: &[Line], takes: &[Line]) -> SlotId {
        let mut terms: Vec<Term> = adds.iter().map(|add| plus(self.line(*add, at))).collect();
        terms.extend(takes.iter().map(|take| minus(self.line(*take, at))));
        let slot = self.sum(What::Line(line), at, terms, None);
        self.enter(line, at, slot, &[]);
        slot
    }

    fn capacity_lines(&mut self, at: Moment) {
        let (adds, takes) = self.capacity_terms();
        self.compose(Line::RegimeCapacity, at, &adds, &takes);
        let (adds, takes) = self.usable_terms();
        self.compose(Line::Usable, at, &adds, &takes);
        self.compose(Line::AfterStaffing, at, &[Line::Usable], &[Line::Staffing]);
    }

    /// What 体制财力 adds and takes off.
    #[expect(clippy::unused_self, reason = "the counterpart of `usable_terms`")]
    pub fn capacity_terms(&self) -> (Vec<Line>, Vec<Line>) {
        (vec![Line::TownShare, Line::Returns], vec![Line::Remitted])
    }

    /// What 可用财力 adds and takes off, as the book defines it.
    pub fn usable_terms(&self) -> (Vec<Line>, Vec<Line>) {
        let rule = &self.book.usable;
        let named = |names: &[String]| names.iter().filter_map(|name| Line::named(name)).collect::<Vec<_>>();
        let left_out = named(&rule.leaves_out);
        let mut adds = vec![Line::RegimeCapacity, Line::GeneralTransfers, Line::BroughtIn, Line::CarryOver];
        let mut takes = vec![Line::OtherRemitted, Line::Earmarked];
        adds.extend(named(&rule.adds));
        takes.extend(named(&rule.takes));
        adds.retain(|line| !left_out.contains(line));
        takes.retain(|line| !left_out.contains(line));
        (adds, takes)
    }

    fn balance_lines(&mut self, flows: &[Flow], at: Moment) {
        let includes = self.book.includes;
        if includes.staffing && includes.tied {
            self.compose(Line::Balance, at, &[Line::Usable, Line::TiedSpending], &[Line::Spending]);
        } else {
            let spent = [Line::Operations, Line::Livelihood, Line::OtherSpending, Line::DebtService];
            self.compose(Line::Balance, at, &[Line::AfterStaffing], &spent);
        }
        let all_in = [
            Line::TownShare,
            Line::Returns,
            Line::GeneralTransfers,
            Line::BroughtIn,
            Line::CarryOver,
            Line::Tied,
            Line::Borrowed,
        ];
        let all_out = [Line::Remitted, Line::OtherRemitted, Line::MovedOut, Line::Earmarked, Line::Spending];
        let mut terms: Vec<Term> = all_in.iter().map(|line| plus(self.line(*line, at))).collect();
        terms.extend(all_out.iter().map(|line| minus(self.line(*line, at))));
        let reserve: Vec<SlotId> = flows
            .iter()
            .filter(|flow| flow.line == Line::SetAside)
            .filter(|flow| !is_printed_closing(&self.plan.labels[flow.label.0 as usize]))
            .map(|flow| flow.slot)
            .collect();
        terms.extend(reserve.into_iter().map(minus));
        let closing = self.sum(What::Line(Line::Closing), at, terms, None);
        self.enter(Line::Closing, at, closing, &[]);
    }

    /// The county's side of the same postings. What tiers above pay, and what towns pay one another, is none of it.
    fn county_lines(&mut self, flows: &[Flow], at: Moment) {
        let share = self.line(Line::CountyShare, at);
        let [remitted, other, returns, general, tied] =
            [Line::Remitted, Line::OtherRemitted, Line::Returns, Line::GeneralTransfers, Line::Tied]
                .map(|line| self.with_county(line, flows, at));
        let borne = self.line(Line::StaffingBorne, at);
        self.sum(What::County(CountyLine::Share), at, vec![plus(share)], None);
        self.sum(What::County(CountyLine::Received), at, vec![plus(remitted), plus(other)], None);
        self.sum(What::County(CountyLine::PaidReturns), at, vec![plus(returns)], None);
        let capacity = vec![plus(share), plus(remitted), minus(returns)];
        let capacity = self.sum(What::County(CountyLine::Capacity), at, capacity, None);
        self.sum(What::County(CountyLine::PaidGeneral), at, vec![plus(general)], None);
        self.sum(What::County(CountyLine::PaidTied), at, vec![plus(tied)], None);
        self.sum(What::County(CountyLine::StaffingBorne), at, vec![plus(borne)], None);
        let saved = self.county_alone_line(CountyLine::StaffingSaved, at);
        let given_up = self.county_alone_line(CountyLine::GivenUp, at);
        let mut net = vec![plus(capacity), plus(other), minus(general), minus(tied), minus(borne)];
        net.extend([plus(saved), minus(given_up)]);
        self.sum(What::County(CountyLine::Net), at, net, None);
    }

    /// A line of the town less what it has with others than the county.
    fn with_county(&mut self, line: Line, flows: &[Flow], at: Moment) -> SlotId {
        let whole = self.line(line, at);
        let with_others = flows.iter().filter(|flow| flow.line == line && flow.with.is_some());
        let mut terms = vec![plus(whole)];
        terms.extend(with_others.map(|flow| minus(flow.slot)));
        if terms.len() == 1 { whole } else { self.sum(What::Interim, at, terms, None) }
    }

    pub fn post(
        &mut self,
        slot: SlotId,
        at: Moment,
        payer: Party,
        receiver: Party,
        line: Line,
        label: LabelId,
    ) {
        let line = PostingLine::Town(line);
        self.plan.postings.push(Posting { slot, at, payer, receiver, line, label });
    }

    fn other_accounts(&mut self, at: Moment) {
        if self.is_settled(at.year) {
            for account in [Account::Fund, Account::Capital, Account::All] {
                self.account_statement(account, at);
            }
        }
    }
}

/// Who pays whom under a line of transfers, with the usual party or another.
fn parties(line: Line, with: Option<Party>) -> (Party, Party) {
    let other = with.unwrap_or(Party::County);
    match line {
        Line::Remitted | Line::OtherRemitted => (Party::Town, other),
        Line::BroughtIn | Line::CarryOver => (Party::Reserves, Party::Town),
        Line::SetAside | Line::MovedOut => (Party::Town, Party::Reserves),
        Line::Borrowed => (Party::Lenders, Party::Town),
        _ => (other, Party::Town),
    }
}
