//! The `qanswer` program: parse, run, exit code.

use std::process::ExitCode;

use clap::Parser;
use qanswer::cli::Cli;
use qanswer::commands;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    ExitCode::from(commands::run(Cli::parse()))
}
