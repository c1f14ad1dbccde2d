//! Rendering: how a view is shown. Bytes out, no files.

pub mod terminal;
