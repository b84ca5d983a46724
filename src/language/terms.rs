//! Every word gets a small number by its stem, once: the same word is never stemmed twice.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::hash::Hasher;
use std::sync::Arc;

use rust_stemmers::{Algorithm, Stemmer};

use super::class::Class;
use super::hash::{Map, Quick};
use super::pack::{Packer, Unpacker};
use super::synonyms::Synonyms;

/// The number of a stem.
pub(crate) type Term = u32;

/// Names a stem in any vocabulary: equal for equal stems (64 bits: the stems of all texts are far too few for two to
/// meet by chance).
pub(super) type Stem = u64;

/// What is known of a word.
#[derive(Clone, Copy)]
struct Known {
    term: Term,
    class: Class,
    stem: Stem,
}

/// A vocabulary: words and their stems, numbered in the order they were met.
#[derive(Clone)]
pub(crate) struct Terms {
    synonyms: Arc<Synonyms>,
    words: Map<Cow<'static, str>, Known>,
    stems: Map<Cow<'static, str>, Term>,
    /// The numbers of stems by their names.
    names: Map<Stem, Term>,
    /// Long words by first byte and length, to mend typing errors.
    long: BTreeMap<(u8, usize), Vec<Cow<'static, str>>>,
}

/// Shorter words have too many others near them.
const LONG: usize = 6;

/// Past tenses that the stemmer does not know, and words that it would confuse.
const IRREGULAR: [(&str, &str); 18] = [
    ("built", "build"),
    ("chosen", "choos"),
    ("drawn", "draw"),
    ("held", "hold"),
    ("integrity", "integrity"),
    ("kept", "keep"),
    ("known", "know"),
    ("left", "leav"),
    ("lost", "lose"),
    ("people", "person"),
    ("personnel", "staff"),
    ("run", "run"),
    ("sent", "send"),
    ("sold", "sell"),
    ("stolen", "steal"),
    ("taught", "teach"),
    ("understood", "understand"),
    ("written", "write"),
];

/// Returns the stem of a word in the spelling of [`super::words`].
pub(super) fn stem(word: &str) -> String {
    // Rows are full of numbers, and a number has no endings.
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        return word.to_owned();
    }
    match IRREGULAR.binary_search_by(|(from, _)| (*from).cmp(word)) {
        Ok(at) => IRREGULAR[at].1.to_owned(),
        Err(_) => Stemmer::create(Algorithm::English).stem(word).into_owned(),
    }
}

/// Names a stem.
pub(super) fn name(stem: &str) -> Stem {
    let mut hasher = Quick::default();
    hasher.write(stem.as_bytes());
    hasher.finish()
}

impl Default for Terms {
    fn default() -> Self {
        Self {
            synonyms: Arc::new(Synonyms::new()),
            words: Map::default(),
            stems: Map::default(),
            names: Map::default(),
            long: BTreeMap::new(),
        }
    }
}

impl Terms {
    /// The number, if this vocabulary has one, and the name of a word's stem, where the word was met.
    pub(super) fn met(&self, word: &str) -> Option<(Term, Stem)> {
        self.words.get(word).map(|known| (known.term, known.stem))
    }

    /// The same for a word that was not met: this costs a stemming.
    pub(super) fn unmet(&self, word: &str) -> (Option<Term>, Stem) {
        let stem = self.synonyms.stem(word);
        (self.stems.get(stem.as_str()).copied(), name(&stem))
    }

    /// Returns the number and class of a word, numbering it when it is new.
    pub(crate) fn intern(&mut self, word: &str) -> (Term, Class) {
        if let Some(known) = self.words.get(word) {
            return (known.term, known.class);
        }
        let text = self.synonyms.stem(word);
        let stem = name(&text);
        let next = self.stems.len() as Term;
        let term = *self.stems.entry(text.into()).or_insert(next);
        self.names.insert(stem, term);
        let class = Class::of(word);
        self.add(word.to_owned().into(), Known { term, class, stem });
        (term, class)
    }

    fn add(&mut self, word: Cow<'static, str>, known: Known) {
        if word.len() >= LONG && known.class == Class::Content && word.is_ascii() {
            self.long.entry((word.as_bytes()[0], word.len())).or_default().push(word.clone());
        }
        self.words.insert(word, known);
    }

    pub(super) fn synonyms(&self) -> &Arc<Synonyms> {
        &self.synonyms
    }

    /// Writes the vocabulary down, without its synonyms.
    pub(crate) fn pack(&self, packer: &mut Packer) {
        let stems: BTreeMap<Term, &str> = self.stems.iter().map(|(stem, term)| (*term, stem.as_ref())).collect();
        packer.all(stems.values(), |packer, stem| packer.text(stem));
        let words: BTreeMap<&str, &Known> = self.words.iter().map(|(word, known)| (word.as_ref(), known)).collect();
        packer.all(words, |packer, (word, known)| {
            packer.text(word);
            packer.u32(known.term);
            packer.u8(known.class as u8);
        });
    }

    /// Takes up a vocabulary that was written down.
    pub(super) fn unpack(unpacker: &mut Unpacker<'static>, synonyms: Arc<Synonyms>) -> Option<Self> {
        let stems = unpacker.all(Unpacker::text)?;
        let words = unpacker.all(|unpacker| Some((unpacker.text()?, unpacker.u32()?, unpacker.u8()?)))?;
        let mut terms = Self {
            synonyms,
            words: Map::default(),
            stems: Map::default(),
            names: stems.iter().map(|stem| name(stem)).zip(0..).collect(),
            long: BTreeMap::new(),
        };
        terms.words.reserve(words.len());
        for (word, term, class) in words {
            let stem = name(stems.get(term as usize)?);
            terms.add(word.into(), Known { term, class: Class::ALL.get(usize::from(class)).copied()?, stem });
        }
        terms.stems = stems.into_iter().map(Cow::from).zip(0..).collect();
        Some(terms)
    }

    /// Returns the number and class of a word; no number when nothing with this stem was met.
    pub(crate) fn find(&self, word: &str) -> (Option<Term>, Class) {
        match self.words.get(word) {
            Some(known) => (Some(known.term), known.class),
            None => (self.stems.get(self.synonyms.stem(word).as_str()).copied(), Class::of(word)),
        }
    }

    /// Returns the number of the known word that `word` differs from by one typing error, such as
    /// two letters in the wrong order. Short words, digits and first letters are never mended.
    pub(crate) fn mend(&self, word: &str) -> Option<Term> {
        if word.len() < LONG || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return None;
        }
        (word.len() - 1..=word.len() + 1)
            .filter_map(|length| self.long.get(&(word.as_bytes()[0], length)))
            .flatten()
            .filter(|known| strsim::osa_distance(word, known) == 1)
            .min()
            .and_then(|known| self.words.get(known))
            .map(|known| known.term)
    }

    /// The number of a stem with this name, where one was met.
    pub(super) fn named(&self, stem: Stem) -> Option<Term> {
        self.names.get(&stem).copied()
    }

    /// How many stems there are: every number is below it.
    pub(crate) fn len(&self) -> usize {
        self.stems.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_share_a_number() {
        let mut terms = Terms::default();
        let (encrypt, _) = terms.intern("encrypted");
        for word in ["encryption", "encrypts", "encrypting"] {
            assert_eq!(terms.find(word).0, Some(encrypt), "{word}");
        }
        assert_eq!(terms.intern("backups").0, terms.intern("backup").0);
        assert_eq!(terms.intern("kept").0, terms.intern("keeping").0);
        assert_ne!(terms.intern("integrity").0, terms.intern("integrated").0);
        assert_eq!(terms.mend("encrytped"), Some(encrypt));
        assert_eq!(terms.mend("backop"), terms.find("backup").0);
        assert_eq!(terms.mend("zebras"), None);
        assert_eq!(terms.find("zebra"), (None, Class::Content));
    }

    #[test]
    fn a_number_is_its_own_stem() {
        for number in (0..3000).chain([27001, 123_456, 1_000_000]) {
            let word = number.to_string();
            assert_eq!(Stemmer::create(Algorithm::English).stem(&word), word);
        }
    }

    #[test]
    fn irregular_words_are_sorted_for_the_search() {
        assert!(IRREGULAR.is_sorted());
    }
}
