//! The program: parse, run, exit code.

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    caili::cli::run(caili::cli::Args::parse()).into()
}
