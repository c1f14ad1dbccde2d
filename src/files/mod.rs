//! Files: the only room that reads and writes them.
//!
//! A reader gives values that know their place; what the values mean is for `book`, `regime` and `scenario` to say.

mod book;
mod lines;
mod scenarios;
mod source;
mod table;
mod toml;
mod write;

pub use book::{load_book, read_book};
pub use scenarios::read_scenarios;
pub use source::{Source, Sources, is_folder, list, read_text, sha256};
pub use table::read_grid;
pub use toml::{parse_toml, read_toml};
pub use write::{Output, write_all, write_run};
