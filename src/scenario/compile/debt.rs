//! Debt: the service of each loan step by step, and what is owed, below the line for debt outside the budget.
//!
//! A town whose government loans stand in debt.csv pays in projected years what they come to, rather than its printed debt
//! service grown on. In settled years the accounts are as printed, and the loans only check them.

use super::Compiler;
use super::build::{minus, plus};
use super::flows::Flow;
use crate::book::{DebtKind, TownId, why_no_schedule};
use crate::num::{Method, Payment, Ratio, Terms, TermsFault, Year};
use crate::plan::{Column, Known, Line, Moment, SlotId, What};
use crate::problem::{Place, Problem};
use crate::scenario::NewLoan;
use crate::text::problems::debt as say;

/// A loan of the book or of the scenario.
pub(super) struct Debt {
    town: TownId,
    name: String,
    kind: DebtKind,
    terms: Terms,
    /// Where its parameters are named; loans of the book have none to be set.
    key: String,
    /// The places of principal and rate.
    places: [Place; 2],
    payments: Vec<Payment>,
    /// The level payment, once it is laid.
    level: Option<SlotId>,
    /// What was laid so far: the first, what was lent.
    laid: Vec<Laid>,
}

/// The steps of one year of a loan.
#[derive(Clone, Copy, Debug)]
struct Laid {
    year: Year,
    interest: Option<SlotId>,
    principal: Option<SlotId>,
    left: SlotId,
}

/// Whether a line is one of debt below the statement.
pub(super) const fn is_memo_of_debt(line: Line) -> bool {
    matches!(line, Line::HiddenDebtService | Line::CompanyDebtService | Line::DebtOutstanding)
}

impl Compiler<'_> {
    /// Gathers the loans, and tells what is wrong with those of the scenario.
    pub fn gather_debts(&mut self) {
        for loan in self.book.debt.iter().flatten() {
            self.debts.push(Debt {
                town: loan.town,
                name: loan.name.clone(),
                kind: loan.kind,
                key: format!("debt.{}", loan.name),
                places: [loan.place.clone(), loan.place.clone()],
                payments: loan.terms.payments(),
                terms: loan.terms,
                level: None,
                laid: Vec::new(),
            });
        }
        for loan in &self.scenario.loans {
            let Some(town) = self.town_of(loan.town.as_ref(), &loan.place) else { continue };
            if self.is_at_fault(loan) {
                continue;
            }
            self.debts.push(Debt {
                town,
                name: loan.id.clone(),
                kind: DebtKind::Government,
                key: format!("loan.{}", loan.id),
                places: [loan.principal.place.clone(), loan.rate.place.clone()],
                payments: loan.terms().payments(),
                terms: loan.terms(),
                level: None,
                laid: Vec::new(),
            });
        }
    }

    fn is_at_fault(&mut self, loan: &NewLoan) -> bool {
        let last = self.book.last_settled();
        if loan.year.value <= last {
            let message = say::loan_in_settled_year(loan.year.value);
            let problem = Problem::error("S50", loan.year.place.clone(), message);
            self.problems.push(problem.hint(say::loan_in_settled_year_hint(last.plus(1))));
            return true;
        }
        let Some(fault) = loan.terms().fault() else { return false };
        let place = match fault {
            TermsFault::NothingLent => &loan.principal.place,
            TermsFault::Rate => &loan.rate.place,
            TermsFault::Term => &loan.term.place,
            TermsFault::Grace | TermsFault::GraceOfBullet => &loan.grace.place,
        };
        let (message, hint) = why_no_schedule(fault);
        self.problems.push(Problem::error("S51", place.clone(), message).hint(hint));
        true
    }

    /// What is borrowed and what government debt costs in a projected year.
    pub fn debt_flows(&mut self, at: Moment) -> Vec<Flow> {
        if self.is_settled(at.year) {
            return Vec::new();
        }
        let mut flows = self.service(DebtKind::Government, Line::DebtService, at);
        for loan in 0..self.debts.len() {
            let debt = &self.debts[loan];
            // Loans of the book are of settled years.
            if debt.terms.drawn == at.year
                && let Some(laid) = self.laid(loan, at.year)
            {
                let label = self.label(&self.debts[loan].name.clone());
                let what = What::Part(Line::Borrowed, label);
                let slot = self.sum(what, at, vec![plus(laid.left)], None);
                flows.push(Flow::new(Line::Borrowed, label, slot));
            }
        }
        flows
    }

    /// Interest and principal of a year, apart, of all loans of a kind.
    fn service(&mut self, kind: DebtKind, line: Line, at: Moment) -> Vec<Flow> {
        let mut flows = Vec::new();
        for loan in 0..self.debts.len() {
            if self.debts[loan].kind != kind {
                continue;
            }
            let Some(laid) = self.laid(loan, at.year) else { continue };
            let name = self.debts[loan].name.clone();
            for (part, slot) in [("interest", laid.interest), ("principal", laid.principal)] {
                if let Some(slot) = slot {
                    let label = self.label(&format!("{name}:{part}"));
                    flows.push(Flow::new(line, label, slot));
                }
            }
        }
        flows
    }

    /// Which towns pay their printed debt service on, as no loan says what it will be.
    pub fn towns_without_loans(&self) -> Vec<bool> {
        (0..self.plan.towns).map(|town| !self.book.has_government_loans(TownId(town))).collect()
    }

    /// The memo lines: the service of debt outside the budget, and what is owed by whose debt it is. Only a book that tells its
    /// loans has them.
    pub fn debt_lines(&mut self, at: Moment) {
        if self.book.debt.is_none() || self.lines.contains_key(&(at, Line::DebtOutstanding)) {
            return;
        }
        for (kind, line) in
            [(DebtKind::Hidden, Line::HiddenDebtService), (DebtKind::Company, Line::CompanyDebtService)]
        {
            let flows = self.service(kind, line, at);
            self.enter_flows(line, &flows, at);
        }
        let mut owed = Vec::new();
        for kind in DebtKind::ALL {
            let mut left = Vec::new();
            for loan in 0..self.debts.len() {
                if self.debts[loan].kind == kind {
                    left.extend(self.laid(loan, at.year).map(|laid| laid.left));
                }
            }
            if !left.is_empty() {
                let label = self.label(kind.name());
                owed.push((label, self.total(What::Part(Line::DebtOutstanding, label), at, &left)));
            }
        }
        self.enter_total(Line::DebtOutstanding, at, &owed);
    }

    /// The steps of a loan in a year; `None` before it is drawn and after it is cleared.
    fn laid(&mut self, loan: usize, year: Year) -> Option<Laid> {
        if self.debts[loan].laid.is_empty() && year >= self.debts[loan].terms.drawn {
            self.lay_first(loan);
        }
        while self.debts[loan].laid.last().is_some_and(|laid| laid.year < year) && self.lay_next(loan) {}
        self.debts[loan].laid.iter().find(|laid| laid.year == year).copied()
    }

    fn lay_first(&mut self, loan: usize) {
        let debt = &self.debts[loan];
        let (year, place) = (debt.terms.drawn, debt.places[0].clone());
        let fen = self.column_of(debt, debt.terms.principal.fen());
        let label = self.label(&debt.name.clone());
        let origin = self.origin(&place);
        let at = Moment { year, rules: year };
        let left = self.input(What::Left(label), at, fen, Known::All, origin);
        self.debts[loan].laid.push(Laid { year, interest: None, principal: None, left });
    }

    /// An amount of the loan's town, 0 of the others.
    fn column_of(&self, debt: &Debt, fen: i64) -> Vec<i64> {
        (0..self.plan.towns).map(|town| if town == debt.town.0 { fen } else { 0 }).collect()
    }

    /// One more year of a loan; whether there was one.
    fn lay_next(&mut self, loan: usize) -> bool {
        let debt = &self.debts[loan];
        let Some(payment) = debt.payments.get(debt.laid.len() - 1).copied() else { return false };
        let before = debt.laid[debt.laid.len() - 1].left;
        let (name, kind, key) = (debt.name.clone(), debt.kind, format!("{}.rate", debt.key));
        let (rate, place) = (debt.terms.rate, debt.places[1].clone());
        let line = service_line(kind);
        let at = Moment { year: payment.year, rules: payment.year };
        let origin = self.origin(&place);
        let by = self.param(key, Column::One(rate), origin);
        let label = self.label(&format!("{name}:interest"));
        let interest = self.scale(What::Part(line, label), at, before, by, None);
        let label = self.label(&format!("{name}:principal"));
        let principal = (payment.principal.fen() > 0)
            .then(|| self.paid_back(loan, payment, (before, interest), (What::Part(line, label), at)));
        let label = self.label(&name);
        let mut terms = vec![plus(before)];
        terms.extend(principal.map(minus));
        let left = self.sum(What::Left(label), at, terms, None);
        self.debts[loan].laid.push(Laid { year: payment.year, interest: Some(interest), principal, left });
        true
    }

    /// What is paid back in a year: the last instalment is all that is left, a level payment what interest leaves of it, any
    /// other an equal part of what was lent.
    fn paid_back(
        &mut self,
        loan: usize,
        payment: Payment,
        (before, interest): (SlotId, SlotId),
        (what, at): (What, Moment),
    ) -> SlotId {
        let debt = &self.debts[loan];
        let (terms, regular) = (debt.terms, debt.terms.regular());
        if payment.principal == payment.opening {
            return self.sum(what, at, vec![plus(before)], None);
        }
        if terms.method == Method::Level {
            let level = self.level_payment(loan, regular.fen());
            return self.sum(what, at, vec![plus(level), minus(interest)], None);
        }
        let lent = debt.laid[0].left;
        let key = format!("{}.term", debt.key);
        let place = debt.places[0].clone();
        let origin = self.origin(&place);
        let part = Ratio::new(1, terms.instalments()).unwrap_or(Ratio::ONE);
        let by = self.param(key, Column::One(part), origin);
        self.scale(what, at, lent, by, None)
    }

    /// The level payment of a loan, laid once.
    fn level_payment(&mut self, loan: usize, fen: i64) -> SlotId {
        let debt = &self.debts[loan];
        if let Some(slot) = debt.level {
            return slot;
        }
        let (name, place, year) = (debt.name.clone(), debt.places[0].clone(), debt.terms.drawn);
        let fen = self.column_of(debt, fen);
        let label = self.label(&name);
        let at = Moment { year, rules: year };
        let origin = self.origin(&place);
        let slot = self.input(What::Amount(label), at, fen, Known::All, origin);
        self.debts[loan].level = Some(slot);
        slot
    }
}

/// The line that the service of a kind of debt stands in.
const fn service_line(kind: DebtKind) -> Line {
    match kind {
        DebtKind::Government => Line::DebtService,
        DebtKind::Hidden => Line::HiddenDebtService,
        DebtKind::Company => Line::CompanyDebtService,
    }
}
