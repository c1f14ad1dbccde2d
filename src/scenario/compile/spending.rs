//! The lines of spending: by class, what is tied, and the whole where the accounts lump pay or tied money into the functions.

use super::Compiler;
use super::build::plus;
use super::flows::Flow;
use crate::plan::{Line, Moment, Party, What};

/// Lines that are sums of flows out of the expenditure table.
pub const OF_SPENDING: [Line; 5] =
    [Line::Operations, Line::Livelihood, Line::OtherSpending, Line::DebtService, Line::TiedSpending];

impl Compiler<'_> {
    /// The lines of spending and their sum.
    pub fn spending_lines(&mut self, flows: &[Flow], at: Moment) {
        let includes = self.book.includes;
        let lumped = includes.staffing || includes.tied;
        for line in OF_SPENDING {
            let is_unknown = match line {
                _ if self.book.expenditure.is_none() => true,
                Line::TiedSpending if !self.is_settled(at.year) => {
                    self.spend_what_is_tied(at);
                    continue;
                }
                Line::TiedSpending => includes.tied && !flows.iter().any(|flow| flow.line == line),
                // Pay and tied money are somewhere inside the functions, and the accounts do not say where.
                Line::Operations | Line::Livelihood => lumped,
                Line::OtherSpending if lumped => continue,
                _ => false,
            };
            if is_unknown {
                let slot = self.unknown(What::Line(line), at);
                self.enter(line, at, slot, &[]);
            } else {
                self.enter_flows(line, flows, at);
                self.post_spending(line, line, flows, at);
            }
        }
        if lumped {
            self.lumped_spending(flows, at);
        } else {
            let lines = [
                Line::Staffing,
                Line::Operations,
                Line::Livelihood,
                Line::OtherSpending,
                Line::DebtService,
                Line::TiedSpending,
            ];
            self.compose(Line::Spending, at, &lines, &[]);
        }
    }

    /// In projected years what is tied is spent as it comes.
    fn spend_what_is_tied(&mut self, at: Moment) {
        let tied = self.line(Line::Tied, at);
        let label = self.label(Line::Tied.name());
        let slot = self.sum(What::Line(Line::TiedSpending), at, vec![plus(tied)], None);
        self.enter(Line::TiedSpending, at, slot, &[(label, slot)]);
        self.post(slot, at, Party::Town, Party::Outside, Line::TiedSpending, label);
    }

    /// Debt service goes to those who lent, whether the accounts print it or a loan tells it; all else goes outside.
    pub fn post_spending(&mut self, of: Line, posted_as: Line, flows: &[Flow], at: Moment) {
        let receiver = if of == Line::DebtService { Party::Lenders } else { Party::Outside };
        for flow in flows.iter().filter(|flow| flow.line == of) {
            self.post(flow.slot, at, Party::Town, receiver, posted_as, flow.label);
        }
    }

    /// 支出合计 where the accounts lump pay or tied money into the functions: the printed rows. What is known of pay and tied
    /// spending is taken out once, of the rest.
    fn lumped_spending(&mut self, flows: &[Flow], at: Moment) {
        let includes = self.book.includes;
        if self.book.expenditure.is_none() {
            for line in [Line::Spending, Line::OtherSpending] {
                let slot = self.unknown(What::Line(line), at);
                self.enter(line, at, slot, &[]);
            }
            return;
        }
        let spent = |flow: &&Flow| OF_SPENDING.contains(&flow.line) || flow.line == Line::Staffing;
        let rows: Vec<Flow> =
            flows.iter().filter(spent).map(|flow| Flow { line: Line::Spending, ..*flow }).collect();
        self.enter_flows(Line::Spending, &rows, at);
        let mut known = vec![Line::DebtService];
        known.extend(includes.staffing.then_some(Line::Staffing));
        known.extend(includes.tied.then_some(Line::TiedSpending));
        self.compose(Line::OtherSpending, at, &[Line::Spending], &known);
        for line in [Line::Staffing, Line::Operations, Line::Livelihood, Line::OtherSpending] {
            self.post_spending(line, Line::Spending, flows, at);
        }
    }
}
