//! Views: what to show of the results, as data with roles. No colour, no font, no file.

mod gains;
pub mod table;
mod years;

pub use gains::{GainsOf, gains};
pub use years::by_year;
