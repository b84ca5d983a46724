//! The `qanswer` program: parse, run, exit code.

use std::process::ExitCode;

use clap::Parser;
use qanswer::cli::Cli;
use qanswer::commands;

fn main() -> ExitCode {
    ExitCode::from(commands::run(Cli::parse()))
}
