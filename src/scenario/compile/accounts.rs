//! The other accounts, as the book has them in settled years: 政府性基金, 国有资本经营, and sums printed over all accounts.
//!
//! They are kept apart and not projected; what reaches the general account does so as 调入资金.

use std::collections::BTreeMap;

use super::Compiler;
use super::build::{minus, plus};
use crate::book::{Account, Scope, classification};
use crate::plan::{Known, Line, Moment, Purse, SlotId, What};
use crate::problem::Place;

impl Compiler<'_> {
    /// The lines of another account in a settled year; nothing where the book has no row of it.
    pub fn account_statement(&mut self, account: Account, at: Moment) {
        let purse = match account {
            Account::General => return,
            Account::Fund => Purse::Fund,
            Account::Capital => Purse::Capital,
            Account::All => Purse::All,
        };
        let lines = self.account_cells(account, at);
        let mut slots = BTreeMap::new();
        for (line, (fen, place, is_carried)) in lines {
            let origin = self.origin(&place);
            let known = Known::All;
            let slot = self.input(What::Other(purse, line), at, fen, known, origin);
            self.enter_other(purse, line, at, slot);
            slots.insert(line, (slot, is_carried));
        }
        if account == Account::Fund || account == Account::Capital {
            self.account_closing(purse, &slots, at);
        }
        if account == Account::All && !slots.is_empty() {
            self.town_share_of_all(at);
        }
    }

    fn account_cells(&self, account: Account, at: Moment) -> BTreeMap<Line, (Vec<i64>, Place, bool)> {
        let mut lines: BTreeMap<Line, (Vec<i64>, Place, bool)> = BTreeMap::new();
        let towns = self.plan.towns;
        let mut add = |line: Line, town: usize, fen: i64, place: &Place, carried: bool| {
            let cell = lines.entry(line).or_insert_with(|| (vec![0; towns], place.clone(), carried));
            cell.0[town] += fen;
        };
        for row in self.book.revenue.iter().filter(|row| row.account == account && row.year == at.year) {
            let line = match row.scope {
                Scope::Gross => Line::Collected,
                Scope::Local => Line::LocalPart,
                Scope::Town => Line::TownShare,
                Scope::Above => Line::HandedUp,
            };
            add(line, row.town.0, row.amount.fen(), &row.place, false);
        }
        let transfers = self.book.transfers.iter().flatten();
        for row in transfers.filter(|row| row.account == account && row.year == at.year) {
            let line = classification::line_of_transfer(&row.code).and_then(Line::named);
            if let Some(line) = line {
                let carried = super::flows::is_printed_closing(row.code.as_str());
                add(line, row.town.0, row.amount.fen(), &row.place, carried);
            }
        }
        let spending = self.book.expenditure.iter().flatten();
        for row in spending.filter(|row| row.account == account && row.year == at.year) {
            add(Line::Spending, row.town.0, row.amount.fen(), &row.place, false);
        }
        lines
    }

    /// All in less all out.
    fn account_closing(&mut self, purse: Purse, slots: &BTreeMap<Line, (SlotId, bool)>, at: Moment) {
        if slots.is_empty() {
            return;
        }
        let terms = slots
            .iter()
            .filter_map(|(line, (slot, is_carried))| match line {
                Line::Collected
                | Line::LocalPart
                | Line::TownShare
                | Line::Returns
                | Line::GeneralTransfers
                | Line::BroughtIn
                | Line::CarryOver
                | Line::Tied
                | Line::Borrowed => Some(plus(*slot)),
                Line::SetAside if *is_carried => None,
                Line::Remitted | Line::OtherRemitted | Line::MovedOut | Line::Spending | Line::SetAside => {
                    Some(minus(*slot))
                }
                _ => None,
            })
            .collect();
        let slot = self.sum(What::Other(purse, Line::Closing), at, terms, None);
        self.enter_other(purse, Line::Closing, at, slot);
    }

    /// The town's own part over all accounts.
    fn town_share_of_all(&mut self, at: Moment) {
        let mut terms = Vec::new();
        if let Some(general) = self.lines.get(&(at, Line::TownShare)) {
            terms.push(plus(*general));
        }
        for purse in [Purse::Fund, Purse::Capital] {
            terms.extend(self.plan.find(What::Other(purse, Line::TownShare), at).map(plus));
        }
        let slot = self.sum(What::Other(Purse::All, Line::TownShare), at, terms, None);
        self.enter_other(Purse::All, Line::TownShare, at, slot);
    }
}
