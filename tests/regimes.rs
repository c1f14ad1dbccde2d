//! Regimes that were really used: each file of the library is put under a small book and run by the program. What must come out
//! stands in the case's JSON (published, or worked from a published rule), or is worked by hand in the test.

mod common;
#[path = "regimes/mod.rs"]
mod regimes;
