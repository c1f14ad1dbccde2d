//! Views: what to show of the results, as data with roles. No colour, no font, no file.

mod accounts;
mod briefing;
pub mod chart;
mod concessions;
pub mod finding;
mod gains;
mod manual;
pub mod page;
mod parameters;
mod reading;
mod regime;
mod settlement;
pub mod table;
mod trace;
mod winners;
mod years;

pub use accounts::{accounts, why_unknown};
pub use briefing::{Named, briefing};
pub use concessions::{concessions, one_to_show};
pub use gains::{GainsOf, gains};
pub use manual::manual;
pub use parameters::{Sheet, parameters_of_starter};
pub use reading::reading;
pub use regime::{RegimeOf, regime, rules_in_words};
pub use settlement::settlement;
pub use trace::{Trace, TraceOf, trace, trace_of_all};
pub use winners::winners_and_spread;
pub use years::{by_year, coverage_by_year};
