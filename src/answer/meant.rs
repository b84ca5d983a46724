//! How like a clause each statement is in what it is about, by the phrasings that it answers.

use crate::language::Clause;
use crate::matching::{Direction, Entry, Kin, Meanings};
use crate::questionnaire::Question;

/// Up to so many phrasings, every one is compared; beyond, only those of the statements that words found.
const ALL_COMPARED: usize = 20_000;

/// The meanings of the statements, in the order of the knowledge base.
pub(crate) struct Meant(Meanings);

impl Meant {
    /// Reads all phrasings of the entries that statements are found by.
    pub(crate) fn new(entries: &[Entry]) -> Self {
        Self(Meanings::of(entries.iter().map(|entry| entry.phrasings.as_slice())))
    }

    /// How like a clause each of so many statements is; `found` says which ones words found.
    pub(crate) fn kin(&self, asked: &Direction, statements: usize, found: impl Fn(usize) -> bool) -> Vec<Kin> {
        let all = self.0.len() <= ALL_COMPARED;
        let kin = |at| if all || found(at) { self.0.kin(asked, at) } else { Kin::default() };
        (0..statements).map(kin).collect()
    }
}

/// What a clause is about; one that takes its subject from the clauses before it is about what the question is about.
pub(crate) fn direction(clause: &Clause, question: &Question) -> Direction {
    Direction::of(match clause {
        clause if clause.leans => &question.text,
        clause if clause.whole.is_empty() => &clause.text,
        clause => &clause.whole,
    })
}
