//! Prints the words of each line of the standard input as the program sees them, with a space between.
//!
//! `knowledge/catalog/meaning.py` reads its corpus through it, so that a word is the same thing in both.

use std::io::{BufRead, Write};

fn main() -> std::io::Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let words: Vec<String> = qanswer::language::words(&line?).into_iter().map(|word| word.text).collect();
        writeln!(out, "{}", words.join(" "))?;
    }
    out.flush()
}
