//! One file per subcommand; the only code that prints, reads files or the clock.
#![allow(clippy::print_stderr, reason = "this is where people are spoken to")]

mod ask;
mod check;
mod files;
mod fill;
mod inspect;
mod knowledge;
mod stop;
mod topics;

use std::io::{self, Write};

use crate::cli::{Cli, Command};
use stop::Stop;

/// Exit codes; every other one is reserved.
pub mod exit {
    /// Done, whatever the dispositions.
    pub const DONE: u8 = 0;
    /// Could not; nothing was written.
    pub const FAILED: u8 = 1;
    /// Wrong usage (also clap's own code).
    pub const USAGE: u8 = 2;
    /// The file holds no questions.
    pub const NO_QUESTIONS: u8 = 3;
    /// `--fail-on` was met; everything was written.
    pub const FAIL_ON: u8 = 10;
    /// `check` found errors.
    pub const FINDINGS: u8 = 11;
}

/// Runs a command, prints its error if there is one, and returns the exit code.
pub fn run(cli: Cli) -> u8 {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let result = match cli.command {
        Command::Fill(args) => fill::run(&args, &mut out),
        Command::Ask(args) => ask::run(&args, &mut out),
        Command::Inspect(args) => inspect::run(&args, &mut out),
        Command::Check(args) => check::run(&args, &mut out),
        Command::Topics(args) => topics::run(&args, &mut out),
    };
    match result.and_then(|code| out.flush().map(|()| code).map_err(Into::into)) {
        Ok(code) => code,
        // The reader of our output went away, as in `qanswer topics | head`: no failure of ours.
        Err(error) if is_broken_pipe(&error) => exit::DONE,
        Err(error) => {
            let code = error.downcast_ref::<Stop>().map_or(exit::FAILED, |stop| stop.code);
            eprintln!("error: {error:#}");
            code
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| cause.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe))
}
