//! Writing to the terminal. A reader that has gone away (`caili run | head`) is no fault; a full disk is. What goes wrong with
//! the error stream cannot be told on it: the exit code says what it says.

use std::fmt::Display;
use std::io::{ErrorKind, Write as _};

use crate::text::settings;

/// Prints a text and a line end.
pub fn line(text: impl Display) {
    text_of(&format!("{text}\n"));
}

/// Prints a text that has its own line ends.
pub fn text(text: &str) {
    text_of(text);
}

fn text_of(text: &str) {
    if let Err(error) = std::io::stdout().lock().write_all(text.as_bytes()) {
        if error.kind() == ErrorKind::BrokenPipe {
            std::process::exit(0);
        }
        // Here nothing is known of the reader's language.
        error_line(settings::unprintable(&error).zh);
        error_line(settings::unprintable(&error).en);
        std::process::exit(2);
    }
}

/// Prints a text and a line end on the error stream.
pub fn error_line(text: impl Display) {
    drop(writeln!(std::io::stderr().lock(), "{text}"));
}
