//! Results: tidy frames of what came out, and comparisons made of them.
//!
//! A frame holds amounts in fen, as whole numbers; unknown is null, never 0.

mod checks;
mod comparison;
mod concessions;
mod coverage;
mod flows;
mod ledger;
mod printable;
mod sides;
mod spread;
mod statement;
mod tables;
mod winners;

pub use checks::{Checks, check};
pub use comparison::{COMPARED, Comparison, Party, amount, part_of, party_name};
pub use concessions::{Concessions, concessions};
pub use coverage::{coverage, coverage_frame};
pub use ledger::ledger;
pub use printable::csv;
pub use sides::sides;
pub use spread::{Spread, spread};
pub use statement::{Figures, statement};
pub use tables::tables;
pub use winners::{Staff, Winner, winners};
