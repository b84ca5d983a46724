//! Concepts: groups of phrases that mean the same, found over stems.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use super::hash::Map;
use super::light::Light;
use super::near::Near;
use super::pack::{Packer, Unpacker};
use super::synonyms::Synonyms;
use super::terms::{Stem, Term, Terms};
use super::words::for_each_word;

/// The words and concepts that texts are compared by. Cheap to clone.
#[derive(Clone)]
pub struct Lexicon {
    shared: Arc<Shared>,
    /// Vocabularies that go on from its own.
    wider: Vec<Arc<Terms>>,
}

struct Shared {
    terms: Terms,
    concepts: Vec<Concept>,
    phrases: Phrases,
    near: Near,
    light: Light,
}

/// A group of phrases that mean the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concept {
    /// Its id.
    pub id: String,
    /// Whether it says little by itself ("authentication").
    pub broad: bool,
    /// Concepts that a question on this one also touches.
    pub related: Vec<String>,
}

/// A concept as it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention<'a> {
    /// The concept.
    pub concept: &'a Concept,
    /// Where it stands in the text, in bytes.
    pub span: Range<usize>,
}

impl Lexicon {
    /// Builds a lexicon from concepts: id, whether broad, phrases, related ids.
    ///
    /// Where two concepts claim one phrase, the first keeps it.
    pub fn new<'a>(concepts: impl IntoIterator<Item = (&'a str, bool, &'a [String], &'a [String])>) -> Self {
        Self::with_words(concepts, [], [])
    }

    /// The same with groups of near words, and with light words; blanks stand between the words of a text.
    pub fn with_words<'a>(
        concepts: impl IntoIterator<Item = (&'a str, bool, &'a [String], &'a [String])>,
        near: impl IntoIterator<Item = &'a str>,
        light: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let mut terms = Terms::default();
        let mut phrases = Phrases::default();
        let mut known = Vec::new();
        let mut stems = Vec::new();
        for (id, broad, its_phrases, related) in concepts {
            let number = known.len() as u32;
            for phrase in its_phrases {
                stems.clear();
                for_each_word(phrase, |word, _| stems.push(terms.intern(word).0));
                phrases.insert(&stems, number);
            }
            known.push(Concept { id: id.to_owned(), broad, related: related.to_vec() });
        }
        let near = Near::new(near, |word| terms.unmet(word).1);
        let light = Light::new(light.into_iter().flat_map(str::split_whitespace));
        Self { shared: Arc::new(Shared { terms, concepts: known, phrases, near, light }), wider: Vec::new() }
    }

    /// Writes the lexicon down.
    pub(crate) fn pack(&self, packer: &mut Packer) {
        self.terms().synonyms().pack(packer);
        self.terms().pack(packer);
        packer.all(self.concepts(), |packer, concept| {
            packer.text(&concept.id);
            packer.u8(concept.broad.into());
            packer.all(&concept.related, |packer, id| packer.text(id));
        });
        self.phrases().pack(packer);
        self.shared.near.pack(packer);
        self.shared.light.pack(packer);
    }

    /// Takes up a lexicon that was written down.
    pub(crate) fn unpack(unpacker: &mut Unpacker<'static>) -> Option<Self> {
        let synonyms = Arc::new(Synonyms::unpack(unpacker)?);
        let terms = Terms::unpack(unpacker, synonyms)?;
        let concepts = unpacker.all(|unpacker| {
            let (id, broad) = (unpacker.text()?.to_owned(), unpacker.u8()? == 1);
            let related = unpacker.all(|unpacker| unpacker.text().map(str::to_owned))?;
            Some(Concept { id, broad, related })
        })?;
        let phrases = Phrases::unpack(unpacker)?;
        let (near, light) = (Near::unpack(unpacker)?, Light::unpack(unpacker)?);
        Some(Self { shared: Arc::new(Shared { terms, concepts, phrases, near, light }), wider: Vec::new() })
    }

    /// Takes up a vocabulary that was written down and goes on from its own.
    pub(crate) fn unpack_terms(&self, unpacker: &mut Unpacker<'static>) -> Option<Terms> {
        Terms::unpack(unpacker, Arc::clone(self.terms().synonyms()))
    }

    /// The same lexicon with the words of indexes that were built over it, so that none of them is stemmed again.
    pub(crate) fn wider(&self, vocabularies: Vec<Arc<Terms>>) -> Self {
        Self { shared: Arc::clone(&self.shared), wider: vocabularies }
    }

    /// The number of a word's stem, where phrases have it, and its name.
    pub(super) fn look(&self, word: &str) -> (Option<Term>, Stem) {
        let met = self.wider.iter().find_map(|terms| terms.met(word)).or_else(|| self.terms().met(word));
        met.map_or_else(|| self.terms().unmet(word), |(term, stem)| (Some(term), stem))
    }

    /// The numbers, in a vocabulary that goes on from this one, of words that may stand for `word`.
    pub(crate) fn near_in<'l>(&'l self, word: &str, terms: &'l Terms) -> impl Iterator<Item = Term> + 'l {
        let stem = terms.met(word).unwrap_or_else(|| {
            let (term, stem) = terms.unmet(word);
            (term.unwrap_or_default(), stem)
        });
        self.near(stem.1).iter().filter_map(|near| terms.named(*near))
    }

    /// Whether a word narrows no question.
    pub(crate) fn is_light(&self, word: &str) -> bool {
        self.shared.light.has(word)
    }

    /// The stems of words that may stand for one with this stem.
    pub(super) fn near(&self, stem: Stem) -> &[Stem] {
        self.shared.near.of(stem)
    }

    /// Returns the concepts that `text` mentions, in order of their place.
    #[must_use]
    pub fn mentions(&self, text: &str) -> Vec<Mention<'_>> {
        let mut terms = Vec::new();
        let mut spans: Vec<Range<usize>> = Vec::new();
        for_each_word(text, |word, span| {
            terms.push(self.look(word).0);
            spans.push(span);
        });
        let mut found = Vec::new();
        self.phrases().find(&terms, |concept, words| {
            found.push(Mention {
                concept: &self.concepts()[concept as usize],
                span: spans[words.start].start..spans[words.end - 1].end,
            });
        });
        found
    }

    /// Returns the concept of this id.
    #[must_use]
    pub fn concept(&self, id: &str) -> Option<&Concept> {
        self.shared.concepts.iter().find(|concept| concept.id == id)
    }

    /// The vocabulary of the phrases, for an index to go on with.
    pub(crate) fn terms(&self) -> &Terms {
        &self.shared.terms
    }

    /// The concepts by their numbers.
    pub(crate) fn concepts(&self) -> &[Concept] {
        &self.shared.concepts
    }

    /// The phrases over stems of [`Lexicon::terms`].
    pub(crate) fn phrases(&self) -> &Phrases {
        &self.shared.phrases
    }
}

impl fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lexicon")
            .field("concepts", &self.shared.concepts.len())
            .field("stems", &self.shared.terms.len())
            .finish()
    }
}

/// A trie of phrases over stems.
#[derive(Default)]
pub(crate) struct Phrases {
    next: Map<u64, u32>,
    ends: Map<u32, u32>,
    nodes: u32,
}

impl Phrases {
    fn step(node: u32, term: Term) -> u64 {
        u64::from(node) << 32 | u64::from(term)
    }

    fn insert(&mut self, stems: &[Term], concept: u32) {
        if stems.is_empty() {
            return;
        }
        let mut node = 0;
        for stem in stems {
            node = *self.next.entry(Self::step(node, *stem)).or_insert_with(|| {
                self.nodes += 1;
                self.nodes
            });
        }
        self.ends.entry(node).or_insert(concept);
    }

    fn pack(&self, packer: &mut Packer) {
        let next: BTreeMap<u64, u32> = self.next.iter().map(|(step, node)| (*step, *node)).collect();
        packer.all(next, |packer, (step, node)| {
            packer.u64(step);
            packer.u32(node);
        });
        let ends: BTreeMap<u32, u32> = self.ends.iter().map(|(node, concept)| (*node, *concept)).collect();
        packer.all(ends, |packer, (node, concept)| {
            packer.u32(node);
            packer.u32(concept);
        });
    }

    fn unpack(unpacker: &mut Unpacker<'_>) -> Option<Self> {
        let next: Map<u64, u32> =
            unpacker.all(|unpacker| Some((unpacker.u64()?, unpacker.u32()?)))?.into_iter().collect();
        let ends = unpacker.all(|unpacker| Some((unpacker.u32()?, unpacker.u32()?)))?.into_iter().collect();
        Some(Self { nodes: next.len() as u32, next, ends })
    }

    /// Calls `take` with every concept and its range of words: the longest phrase at each place,
    /// unless it lies within one already found.
    pub(crate) fn find(&self, terms: &[Option<Term>], mut take: impl FnMut(u32, Range<usize>)) {
        let mut covered = 0;
        for start in 0..terms.len() {
            let mut node = 0;
            let mut longest = None;
            for (at, term) in terms.iter().enumerate().skip(start) {
                let Some(next) = term.and_then(|term| self.next.get(&Self::step(node, term))) else { break };
                node = *next;
                if let Some(concept) = self.ends.get(&node) {
                    longest = Some((*concept, at + 1));
                }
            }
            if let Some((concept, end)) = longest
                && end > covered
            {
                covered = end;
                take(concept, start..end);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon() -> Lexicon {
        let strings = |list: &[&str]| list.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let table = [
            (
                "mfa",
                false,
                strings(&["mfa", "multi factor authentication", "2fa", "two step verification"]),
                strings(&["authn"]),
            ),
            ("authn", true, strings(&["authentication", "log in"]), vec![]),
            ("at-rest", false, strings(&["encryption at rest", "at rest"]), vec![]),
            ("key", false, strings(&["key management", "encryption key"]), vec![]),
        ];
        Lexicon::new(table.iter().map(|(id, broad, phrases, related)| (*id, *broad, &phrases[..], &related[..])))
    }

    #[test]
    fn concepts_are_found_by_their_phrases() {
        let table = [
            ("Is multi-factor authentication on?", "mfa=multi-factor authentication"),
            ("Is 2FA used at log-in", "mfa=2FA authn=log-in"),
            ("encrypted at rest", "at-rest=encrypted at rest"),
            ("Who holds encryption keys? Key management please", "key=encryption keys key=Key management"),
            ("the rest of the keys", ""),
            ("", ""),
        ];
        let lexicon = lexicon();
        for (text, expected) in table {
            let found: Vec<_> = lexicon
                .mentions(text)
                .iter()
                .map(|mention| format!("{}={}", mention.concept.id, &text[mention.span.clone()]))
                .collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }

    #[test]
    fn concepts_know_their_relations() {
        let lexicon = lexicon();
        assert_eq!(lexicon.concept("mfa").map(|concept| concept.related.clone()), Some(vec!["authn".to_owned()]));
        assert_eq!(lexicon.concept("nothing"), None);
        assert_eq!(format!("{lexicon:?}"), "Lexicon { concepts: 4, stems: 15 }");
    }
}
