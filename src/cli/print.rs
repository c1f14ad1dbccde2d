//! Writing to standard output. A reader that has gone away (`caili run | head`) is no fault; a full disk is.

use std::fmt::Display;
use std::io::{ErrorKind, Write as _};

/// Prints a text and a line end.
pub fn line(text: impl Display) {
    if let Err(error) = writeln!(std::io::stdout().lock(), "{text}") {
        let gone = error.kind() == ErrorKind::BrokenPipe;
        std::process::exit(if gone { 0 } else { 2 });
    }
}
