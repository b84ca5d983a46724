//! The `qanswer` program: parse, run, exit code.
fn main() {}
