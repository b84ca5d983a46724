//! A question made ready for the index.

use crate::language::{Class, Map, words};

use super::features::{Analyzer, Token, concept_key, share, stem_key};
use super::index::Index;

/// What to look for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Query<'a> {
    /// The words of the main clause.
    pub focus: &'a str,
    /// The whole clause as asked, for likeness to phrasings met before; may be empty.
    pub asked: &'a str,
    /// Words that only qualify it: they count less.
    pub qualifiers: &'a [String],
    /// Section headings and control titles: they support what the question finds, and find nothing alone.
    pub context: &'a [String],
}

/// Features of a text with their weights, and its length.
#[derive(Default)]
pub(super) struct Vector {
    /// Features that some entry holds: number, weight.
    pub features: Vec<(u32, f32)>,
    /// The squares of all weights, also of words that no entry holds.
    squares: f32,
    seen: Map<u32, usize>,
}

/// A word of the question that carries its subject.
pub(super) struct Subject {
    /// The word as the question has it, lower-case.
    pub word: String,
    /// How much it weighs.
    pub weight: f32,
    /// Its stem and concepts, where entries hold them.
    pub stem: Option<u32>,
    pub concepts: Vec<u32>,
}

/// A question made ready.
pub(super) struct Ready {
    pub own: Vector,
    pub context: Vector,
    /// The question's words in one spelling, for comparison as a string.
    pub plain: String,
    /// Those of the whole clause as asked.
    pub asked: String,
    /// The marks of both.
    pub plain_mark: u64,
    pub asked_mark: u64,
}

impl Vector {
    fn add(&mut self, feature: u32, weight: f32) {
        // A word said twice is not twice as important: the heavier mention counts.
        match self.seen.get(&feature) {
            Some(at) => {
                let known = &mut self.features[*at].1;
                if weight > *known {
                    self.squares += weight * weight - *known * *known;
                    *known = weight;
                }
            }
            None => {
                self.seen.insert(feature, self.features.len());
                self.features.push((feature, weight));
                self.squares += weight * weight;
            }
        }
    }

    /// Adds what may stand for a word: it makes the question no longer.
    fn near(&mut self, feature: u32, weight: f32) {
        if !self.seen.contains_key(&feature) {
            self.seen.insert(feature, self.features.len());
            self.features.push((feature, weight));
        }
    }

    /// Its length.
    pub(super) fn length(&self) -> f32 {
        self.squares.max(0.0).sqrt()
    }
}

impl Ready {
    pub(super) fn new(index: &Index, query: &Query<'_>) -> Self {
        let mut ready = Self {
            own: Vector::default(),
            context: Vector::default(),
            plain: String::new(),
            asked: plain(query.asked),
            plain_mark: 0,
            asked_mark: 0,
        };
        let mut analyzer = Analyzer::default();
        ready.text(index, &mut analyzer, query.focus, 1.0);
        for qualifier in query.qualifiers {
            ready.plain.push(' ');
            ready.text(index, &mut analyzer, qualifier, index.weights.qualifier);
        }
        for heading in query.context {
            index.read(&mut analyzer, heading, |_| {});
            vector(index, &analyzer, 1.0, &mut ready.context);
        }
        ready.plain_mark = mark(&ready.plain);
        ready.asked_mark = mark(&ready.asked);
        ready
    }

    fn text(&mut self, index: &Index, analyzer: &mut Analyzer, text: &str, scale: f32) {
        let plain = &mut self.plain;
        let from = plain.len();
        index.read(analyzer, text, |word| {
            if plain.len() > from {
                plain.push(' ');
            }
            plain.push_str(word);
        });
        vector(index, analyzer, scale, &mut self.own);
    }
}

/// Adds the features of the text that `analyzer` read last.
fn vector(index: &Index, analyzer: &Analyzer, scale: f32, to: &mut Vector) {
    analyzer.features(&index.weights, index.lexicon.concepts(), |key, weight| {
        if let Some(feature) = index.feature(key) {
            to.add(feature, weight * scale * index.idf(feature));
        }
    });
    for feature in analyzer.near.iter().filter_map(|term| index.feature(stem_key(*term))) {
        to.near(feature, index.weights.near * scale * index.idf(feature));
    }
    // A word that no entry holds makes the question longer: what it asks is not all known.
    for token in
        analyzer.tokens.iter().filter(|token| token.term.and_then(|term| index.feature(stem_key(term))).is_none())
    {
        let weight = scale * share(*token, &index.weights) * index.weights.stem * index.idf_unknown;
        to.squares += weight * weight;
    }
}

/// The words of a text in one spelling.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    crate::language::for_each_word(text, |word, _| {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.push_str(word);
    });
    plain
}

/// A number for a text in one spelling: texts with the same number have the same words.
fn mark(plain: &str) -> u64 {
    let mut mark = Mark::default();
    for word in plain.split(' ').filter(|word| !word.is_empty()) {
        mark.word(word);
    }
    mark.0
}

/// Marks a text word by word (FNV-1a, 64 bits: the texts of an index are far too few for two to meet by chance).
#[derive(Default)]
pub(super) struct Mark(pub(super) u64);

impl Mark {
    /// Adds a word.
    pub(super) fn word(&mut self, word: &str) {
        for byte in word.bytes().chain([b' ']) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3).wrapping_add(0x9e37_79b9);
        }
    }
}

impl Index {
    fn read(&self, analyzer: &mut Analyzer, text: &str, mut hear: impl FnMut(&str)) {
        let mut near = Vec::new();
        analyzer.read(text, self.lexicon.phrases(), |word| {
            hear(word);
            let (term, class) = self.terms.find(word);
            if term.is_none()
                && class == Class::Content
                && let Some(term) = self.terms.mend(word)
            {
                return Token { term: Some(term), class, mended: true };
            }
            if class == Class::Content && !self.lexicon.is_light(word) {
                near.extend(self.lexicon.near_in(word, &self.terms));
            }
            Token { term, class, mended: false }
        });
        analyzer.near = near;
    }

    /// The words of a question that carry its subject: those that entries hold, unless they hold none.
    pub(super) fn subjects(&self, query: &Query<'_>) -> Vec<Subject> {
        let mut subjects: Vec<Subject> = Vec::new();
        let mut analyzer = Analyzer::default();
        let qualifiers = query.qualifiers.iter().map(|text| (text.as_str(), self.weights.qualifier));
        for (text, scale) in std::iter::once((query.focus, 1.0)).chain(qualifiers) {
            self.read(&mut analyzer, text, |_| {});
            for ((at, token), word) in analyzer.tokens.iter().enumerate().zip(words(text)) {
                if token.class != Class::Content || subjects.iter().any(|known| known.word == word.text) {
                    continue;
                }
                let stem = token.term.and_then(|term| self.feature(stem_key(term)));
                let concepts = analyzer
                    .mentions
                    .iter()
                    .filter(|(concept, range)| range.contains(&at) && !self.lexicon.concepts()[*concept as usize].broad)
                    .filter_map(|(concept, _)| self.feature(concept_key(*concept)))
                    .collect();
                let weight = scale * stem.map_or(self.idf_unknown, |stem| self.idf(stem));
                subjects.push(Subject { word: word.text, weight, stem, concepts });
            }
        }
        if subjects.iter().any(|subject| subject.weight > 0.0) {
            subjects.retain(|subject| subject.weight > 0.0);
        }
        subjects
    }
}
