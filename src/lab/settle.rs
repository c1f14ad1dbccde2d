//! 体制清算: official results of past years against what the rules give, line by line.

use super::{Outcome, run_compiled, run_printed};
use crate::book::{Book, Settlement};
use crate::num::{Money, Ratio, Year};
use crate::problem::{Checked, Problem, Problems};
use crate::scenario::{Scenario, compile_settled};
use crate::text::problems as say;

/// One official figure against the rules'.
#[derive(Clone, Debug, PartialEq)]
pub struct Settled {
    /// The official figure.
    pub official: Settlement,
    /// What the rules give; `None` where that is not known.
    pub computed: Option<Money>,
    /// Official less computed, 0 where the two agree in the printed unit.
    pub difference: Option<Money>,
}

impl Settled {
    /// What of the difference nobody explains, 0 where the rules with what is explained give the figure as printed; all of the
    /// official amount where the rules give nothing.
    #[must_use]
    pub fn unexplained(&self) -> Money {
        let due = self.computed.unwrap_or_default() + self.official.explained;
        if same_as_printed(due, &self.official) { Money::ZERO } else { self.official.amount - due }
    }
}

/// Holds a book's settlements against a scenario's regime, in the book's order.
///
/// # Errors
/// What keeps the rules from being applied to those years.
pub fn settle(book: &Book, scenario: &Scenario) -> Result<Checked<Vec<Settled>>, Problems> {
    let mut years: Vec<Year> = book.settlement.iter().map(|row| row.year).collect();
    years.sort_unstable();
    years.dedup();
    let mut problems = Problems::new();
    for row in book.settlement.iter().filter(|row| !book.settled.contains(&row.year)) {
        problems.push(Problem::error("L10", row.place.clone(), say::settlement_without_accounts(row.year)));
    }
    if problems.any_error() {
        return Err(problems);
    }
    let run = run_compiled(book, vec![compile_settled(book, scenario, &years)])?;
    Ok(all_held(book, run))
}

/// Holds a book's settlements against its accounts as printed, where they need no rules.
///
/// # Errors
/// What is wrong with the book for this purpose.
pub fn settle_printed(book: &Book) -> Result<Checked<Vec<Settled>>, Problems> {
    run_printed(book).map(|run| all_held(book, run))
}

fn all_held(book: &Book, run: Checked<Vec<Outcome>>) -> Checked<Vec<Settled>> {
    let settled = book.settlement.iter().map(|row| held(row, &run.value[0])).collect();
    Checked { value: settled, warnings: run.warnings }
}

fn held(official: &Settlement, outcome: &Outcome) -> Settled {
    let plan = &outcome.compiled.plan;
    let town = official.town.0;
    let row = plan.rows.iter().find(|row| {
        row.at.year == official.year
            && row.purse.is_none()
            && row.line.name() == official.line
            && row.label.map(|label| plan.label(label)) == official.code.as_deref()
    });
    let known = row.filter(|row| plan.slot(row.slot).known.holds(town));
    let computed = known.map(|row| Money::from_fen(outcome.values.at(row.slot, town)));
    let difference = computed.map(|computed| {
        if same_as_printed(computed, official) { Money::ZERO } else { official.amount - computed }
    });
    Settled { official: official.clone(), computed, difference }
}

/// Whether an amount, rounded as the official figure was, is that figure.
fn same_as_printed(amount: Money, official: &Settlement) -> bool {
    let printed =
        |amount: Money| Ratio::new(1, official.rounded_to.fen()).and_then(|unit| unit.of(amount.fen()));
    printed(amount) == printed(official.amount)
}
