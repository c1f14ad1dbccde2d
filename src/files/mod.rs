//! Files: the only room that reads and writes them.
//!
//! A reader gives values that know their place; what the values mean is for `book`, `regime` and `scenario` to say.

#![expect(clippy::disallowed_methods, reason = "this is the room that reads and writes files")]

mod book;
mod by_sheet;
mod cells;
mod compound;
mod decode;
mod empty;
mod find;
mod inside;
mod lines;
mod names;
mod quiet;
mod runs;
mod scenarios;
mod self_test;
mod source;
mod table;
mod templates;
mod toml;
mod unwritable;
mod workbook;
mod write;
mod xls;

pub use book::{csv_of, load_book, read_book, write_tidy};
pub use decode::Encoding;
pub use find::{are_there, config_files, find_book};
pub use names::{is_name_everywhere, unfit_folder};
pub use runs::{holds_inputs, write_run};
pub use scenarios::{read_library, read_scenarios};
pub use self_test::unpack_tests;
pub use source::{Source, Sources, list, read_text, sha256, sha256_of_each, whole_path};
pub use templates::{STATUTE, Starter, TemplateFile, starter};
pub use toml::{parse_toml, read_toml};
pub use write::{Output, part_existing, write_all};
