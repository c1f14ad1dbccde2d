//! What is owed: loans and their service, stocks worked off, services raised to a standard (rules.md, Smaller decisions;
//! README, "Debt, stocks, services").

use std::collections::BTreeMap;

use num_bigint::BigInt;

use super::super::Fen;
use super::super::rational::Rational;
use super::super::rules::NewLoan;
use super::super::tables::{Loan, Method};
use super::{Details, Oracle, add, positive, zero};

/// A year's interest and principal.
struct Due {
    interest: Fen,
    principal: Fen,
}

/// What is due in each year of a loan's term, the first being the year after it is drawn.
fn schedule(loan: &Loan) -> Vec<Due> {
    let instalments = loan.term - loan.grace;
    let level = level_payment(loan, instalments);
    let mut left = loan.principal.clone();
    let years = 1..=loan.term;
    let due = years.map(|k| {
        let interest = loan.rate.of(&left);
        let principal = if k == loan.term {
            left.clone()
        } else if k <= loan.grace {
            zero()
        } else {
            match loan.method {
                Method::EqualPrincipal => Rational::new(1, instalments).of(&loan.principal),
                Method::LevelPayments => &level - &interest,
                Method::Bullet => zero(),
            }
        };
        let principal = principal.min(left.clone());
        left -= &principal;
        Due { interest, principal }
    });
    due.collect()
}

/// ⟨P·r·(1+r)ⁿ/((1+r)ⁿ−1)⟩; without interest ⟨P/n⟩.
fn level_payment(loan: &Loan, n: i64) -> Fen {
    let one = Rational::whole(1);
    let growth = one.plus(&loan.rate);
    let power = (0..n).fold(one.clone(), |power, _| power.times(&growth));
    if power == one {
        return Rational::new(1, n).of(&loan.principal);
    }
    loan.rate.times(&power).over(&power.minus(&one)).of(&loan.principal)
}

/// What is due in a year; `None` before the first and after the last.
fn due(loan: &Loan, y: i64) -> Option<Due> {
    let k = usize::try_from(y - loan.since - 1).ok()?;
    schedule(loan).into_iter().nth(k)
}

/// What is owed at a year's end.
fn outstanding(loan: &Loan, y: i64) -> Fen {
    if y < loan.since {
        return zero();
    }
    let paid = schedule(loan).into_iter().zip(loan.since + 1..=y).map(|(due, _)| due.principal).sum::<Fen>();
    &loan.principal - paid
}

impl<'a> Oracle<'a> {
    fn loans(&self, town: usize, kind: &str) -> impl Iterator<Item = &'a Loan> {
        let all = self.book.debt.as_deref().unwrap_or_default();
        all.iter().filter(move |loan| loan.town == town && loan.kind == kind)
    }

    /// A scenario's loans to a town.
    fn new_loans(&self, town: usize) -> impl Iterator<Item = &'a NewLoan> {
        let all = self.scenario.map_or(&[][..], |scenario| &scenario.loans);
        all.iter().filter(move |loan| self.is_of(town, loan.town.as_ref()))
    }

    /// Whether the book's loans tell a town's projected debt service, instead of the printed rows grown on.
    pub(super) fn served_by_loans(&self, town: usize, y: i64) -> bool {
        y > self.book.last() && self.loans(town, "government").next().is_some()
    }

    fn serve(&self, id: &str, loan: &Loan, y: i64, details: &mut Details) {
        let Some(due) = due(loan, y) else { return };
        let kind = match loan.method {
            Method::EqualPrincipal => "equal principal",
            Method::LevelPayments => "level payments",
            Method::Bullet => "bullet",
        };
        self.saw(kind, &due.principal);
        if y - loan.since <= loan.grace && loan.method != Method::Bullet {
            self.saw("year of grace", &due.interest);
        }
        add(details, &format!("{id}:interest"), &due.interest);
        add(details, &format!("{id}:principal"), &due.principal);
    }

    /// Government debt in projected years: settled ones are as printed.
    pub(super) fn service_of_loans(&self, town: usize, y: i64, details: &mut Details) {
        if y <= self.book.last() {
            return;
        }
        for loan in self.loans(town, "government") {
            self.serve(&loan.name, loan, y, details);
        }
        for new in self.new_loans(town) {
            self.serve(&new.id, &new.loan, y, details);
        }
    }

    /// What a scenario's loans bring in the year in which each is drawn.
    pub(super) fn borrowed(&self, town: usize, y: i64, details: &mut Details) {
        for new in self.new_loans(town).filter(|new| new.loan.since == y) {
            self.saw("borrowed", &new.loan.principal);
            add(details, &new.id, &new.loan.principal);
        }
    }

    /// The service of debt that is not the budget's.
    pub(super) fn service_beside(&self, town: usize, kind: &str, y: i64) -> Option<Details> {
        self.book.debt.as_ref()?;
        let mut details = Details::new();
        for loan in self.loans(town, kind) {
            self.serve(&loan.name, loan, y, &mut details);
        }
        Some(details)
    }

    /// What is owed by kind at a year's end, a scenario's loans among the government's.
    pub(super) fn debt_outstanding(&self, town: usize, y: i64) -> Option<Details> {
        self.book.debt.as_ref()?;
        let mut details = Details::new();
        for kind in ["government", "hidden", "company"] {
            for loan in self.loans(town, kind) {
                let fen = outstanding(loan, y);
                self.saw(kind, &fen);
                add(&mut details, kind, &fen);
            }
        }
        for new in self.new_loans(town) {
            add(&mut details, "government", &outstanding(&new.loan, y));
        }
        Some(details)
    }

    /// What is worked off in a year, by who does, and what is then left of each item.
    fn worked_off(&self, town: usize, y: i64) -> (Details, Details) {
        let mut left = Details::new();
        for stock in self.book.stocks.iter().flatten().filter(|stock| stock.town == town) {
            add(&mut left, &stock.item, &stock.balance);
        }
        let mut paid = Details::new();
        for t in self.book.last() + 1..=y {
            paid.clear();
            for work in self.scenario.map_or(&[][..], |scenario| &scenario.work_off) {
                if !(work.years.0..=work.years.1).contains(&t) || !self.is_of(town, work.town.as_ref()) {
                    continue;
                }
                let Some(stock) = left.get_mut(&work.item) else { continue };
                let fen = work.amount.clone().min(stock.clone());
                *stock -= &fen;
                if t == y {
                    self.saw(if *stock == zero() { "stock cleared" } else { "stock worked off" }, &fen);
                }
                add(&mut paid, &work.id, &fen);
            }
        }
        (paid, left)
    }

    pub(super) fn paid_off(&self, town: usize, y: i64, details: &mut Details) {
        for (id, fen) in self.worked_off(town, y).0 {
            add(details, &id, &fen);
        }
    }

    /// Known from the last settled year on.
    pub(super) fn stocks_outstanding(&self, town: usize, y: i64) -> Option<Details> {
        self.book.stocks.as_ref()?;
        (y >= self.book.last()).then(|| self.worked_off(town, y).1)
    }

    /// What is missing to each standard, held against what the town spends on the function and what services written
    /// before add to it; never below zero.
    pub(super) fn services(&self, town: usize, y: i64, details: &mut Details) {
        let Some(scenario) = self.scenario.filter(|_| y > self.book.last()) else { return };
        let mut added: BTreeMap<&str, Fen> = BTreeMap::new();
        let here = scenario.services.iter().filter(|s| s.year <= y && self.is_of(town, s.town.as_ref()));
        for service in here {
            let heads = self.book.population[town].expect("a population");
            let raised = added.entry(&service.function).or_insert_with(zero);
            let spent = self.spent_on(town, &service.function, y) + &*raised;
            let missing = positive(&service.standard * BigInt::from(heads) - spent);
            self.saw("service raised", &missing);
            *raised += &missing;
            add(details, &service.id, &missing);
        }
    }

    /// Projected spending on a function, without pay that staffing.csv tells and without tied money.
    fn spent_on(&self, town: usize, function: &str, y: i64) -> Fen {
        let pay = if self.book.staffing.is_none() { Some("wages") } else { None };
        let service = if self.served_by_loans(town, y) { None } else { Some("debt_service") };
        let classes = ["operations", "livelihood", "other_spending"].into_iter().chain(pay).chain(service);
        let rows = classes.filter_map(|class| self.series_of(town, class, y)).flatten();
        rows.filter(|(code, _)| code.starts_with(function)).map(|(_, fen)| fen).sum()
    }
}
