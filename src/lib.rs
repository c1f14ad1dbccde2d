//! caili (财力): a simulator of fiscal revenue sharing between a town and its county.
//!
//! One way through: a [`book`] of accounts and a [`regime`] make a [`scenario`], which compiles into a [`plan`], which
//! the [`engine`] runs; the [`lab`] asks questions of it, [`results`] are tables of what came out, a [`view`] says what
//! to show of them and [`render`] how. [`files`] is the only room that reads and writes, [`cli`] the only one that
//! prints. [`num`], [`text`] and [`problem`] lie below all.

// What belongs to one room is denied here and expected there: files in `files`, printing in `cli`.
#![deny(clippy::disallowed_methods, clippy::print_stderr, clippy::print_stdout)]
#![deny(clippy::iter_over_hash_type)]

pub mod book;
pub mod cli;
pub mod engine;
pub mod files;
pub mod lab;
pub mod num;
pub mod plan;
pub mod problem;
pub mod regime;
pub mod render;
pub mod results;
pub mod scenario;
pub mod text;
pub mod view;
