//! Views: what to show of the results, as data with roles. No colour, no font, no file.

mod briefing;
pub mod chart;
pub mod finding;
mod gains;
pub mod table;
mod years;

pub use briefing::{Named, briefing};
pub use gains::{GainsOf, gains};
pub use years::by_year;
