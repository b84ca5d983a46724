//! What a text is compared by: stems, concepts and pairs of words, each with a weight.

use crate::language::{Class, Concept, Phrases, Term, for_each_word};

use super::weights::Weights;

/// Names a feature across the index: a stem, a concept or a pair of stems.
pub(super) type Key = u64;

const CONCEPT: Key = 1 << 62;
const PAIR: Key = 1 << 63;

/// The key of a stem.
pub(super) fn stem_key(term: Term) -> Key {
    Key::from(term)
}

/// The key of a concept.
pub(super) fn concept_key(concept: u32) -> Key {
    CONCEPT | Key::from(concept)
}

/// The key of two stems in a row.
fn pair_key(first: Term, second: Term) -> Key {
    PAIR | Key::from(first) << 31 | Key::from(second)
}

/// A word of the text, resolved.
#[derive(Clone, Copy)]
pub(super) struct Token {
    pub term: Option<Term>,
    pub class: Class,
    /// Whether it was found only by mending a typing error.
    pub mended: bool,
}

/// A reusable reader of texts.
#[derive(Default)]
pub(super) struct Analyzer {
    /// The words of the text last read.
    pub tokens: Vec<Token>,
    /// The concepts of the text last read, with their ranges of words.
    pub mentions: Vec<(u32, std::ops::Range<usize>)>,
    terms: Vec<Option<Term>>,
    /// Stems that may stand for words of the text last read.
    pub near: Vec<Term>,
}

impl Analyzer {
    /// Reads `text`, resolving every word with `resolve`.
    pub(super) fn read(&mut self, text: &str, phrases: &Phrases, mut resolve: impl FnMut(&str) -> Token) {
        self.tokens.clear();
        self.mentions.clear();
        self.terms.clear();
        self.near.clear();
        for_each_word(text, |word, _| self.tokens.push(resolve(word)));
        self.terms.extend(self.tokens.iter().map(|token| token.term));
        let mentions = &mut self.mentions;
        phrases.find(&self.terms, |concept, words| mentions.push((concept, words)));
    }

    /// Calls `take` with every feature of the text last read and its weight.
    pub(super) fn features(&self, weights: &Weights, concepts: &[Concept], mut take: impl FnMut(Key, f32)) {
        let mut last: Option<(Term, f32)> = None;
        for token in &self.tokens {
            let share = share(*token, weights);
            if share == 0.0 {
                continue;
            }
            let Some(term) = token.term else {
                last = None;
                continue;
            };
            take(stem_key(term), weights.stem * share);
            if let Some((before, weight)) = last {
                take(pair_key(before, term), weights.bigram * weight.min(share));
            }
            last = Some((term, share));
        }
        for (concept, _) in &self.mentions {
            let broad = concepts[*concept as usize].broad;
            take(concept_key(*concept), if broad { weights.broad } else { weights.concept });
        }
    }
}

/// How much a word counts against one that carries the subject.
pub(super) fn share(token: Token, weights: &Weights) -> f32 {
    let share = match token.class {
        Class::Content => 1.0,
        Class::Actor => weights.actor,
        Class::Filler => weights.filler,
        Class::Function => 0.0,
    };
    if token.mended { share * weights.mended } else { share }
}
