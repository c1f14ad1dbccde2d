//! Results: tidy frames of what came out, and comparisons made of them.
//!
//! A frame holds amounts in fen, as whole numbers; unknown is null, never 0.

mod checks;
mod comparison;
mod coverage;
mod ledger;
mod printable;
mod statement;

pub use checks::{Checks, check};
pub use comparison::{COMPARED, Comparison, Party, amount, part_of, party_name};
pub use coverage::{coverage, coverage_frame};
pub use ledger::ledger;
pub use printable::csv;
pub use statement::{Figures, statement};
