//! Numbers of the field: whole fen, exact ratios, years and values that hold from a year on.
//!
//! Nothing here knows a file, a rule or a language; everything else stands on it.

mod allocation;
mod dated;
mod loan;
mod money;
mod quotient;
mod ratio;
mod year;

pub use allocation::allocate;
pub use dated::Dated;
pub use loan::{LONGEST_TERM, Method, Payment, Terms, TermsFault};
pub use money::{AmountError, BOUND, Money, Unit, grouped};
pub use quotient::Quotient;
pub use ratio::{Ratio, RatioError, round_product};
pub use year::{Year, YearRange};
