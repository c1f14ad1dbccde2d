//! Writing to standard output. A reader that has gone away (`caili run | head`) is no fault.

use std::fmt::Display;
use std::io::{ErrorKind, Write as _};

/// Prints a text and a line end.
pub fn line(text: impl Display) {
    let written = writeln!(std::io::stdout().lock(), "{text}");
    if written.is_err_and(|error| error.kind() == ErrorKind::BrokenPipe) {
        std::process::exit(0);
    }
}
