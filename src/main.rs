//! The program: what was typed, exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    caili::cli::main()
}
