//! End-to-end tests: one binary, one module per concern.

/// Forbidden imports and vendor names.
mod architecture;
/// Exit codes and sentences of every kind of bad input.
mod bad_input;
/// One small knowledge base for each code of a finding.
mod check;
/// Help texts and wrong usage.
mod cli;
/// `fill`: a form in, cells and review out.
mod fill;
/// Runs the program in a scrubbed environment.
mod harness;
/// `inspect`: what was taken for what.
mod inspect;
/// The README's transcripts run and match.
mod readme;
/// The shipped knowledge bases and catalogue load clean.
mod shipped;
