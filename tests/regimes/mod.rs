//! The library of regimes, kind by kind.

mod abroad;
mod contracts;
mod library;
mod provinces;
mod tax_sharing;
mod towns;
mod trial;
mod zones;
