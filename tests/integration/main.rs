//! End-to-end tests: one binary, one module per concern.

/// Forbidden imports and vendor names.
mod architecture;
/// Exit codes and sentences of every kind of bad input.
mod bad_input;
/// Runs the program in a scrubbed environment.
mod harness;
/// The README's transcripts run and match.
mod readme;
/// The shipped knowledge bases and catalogue load clean.
mod shipped;
