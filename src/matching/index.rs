//! The index: which entries hold which feature, with weights ready to be added up.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::language::{Lexicon, Map, Packer, Terms, Unpacker};

use super::Entry;
use super::features::{Analyzer, Key, Token};
use super::query::Mark;
use super::weights::Weights;

/// Which text of an entry a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Phrasing,
    Body,
    Heading,
}

impl Field {
    const ALL: [Self; 3] = [Self::Phrasing, Self::Body, Self::Heading];
}

/// One text that is compared on its own.
pub(super) struct Unit {
    pub field: Field,
    /// The number of its words in one spelling; see [`Mark`].
    pub mark: u64,
    /// Its length to the power that similarities are divided by; zero for a text without features.
    pub norm: f32,
}

/// A unit that holds a feature, and how much of it.
#[derive(Clone, Copy)]
pub(super) struct Posting {
    pub unit: u32,
    pub weight: f32,
}

/// Entries that can be ranked against a question.
pub struct Index {
    pub(super) lexicon: Lexicon,
    pub(super) terms: Arc<Terms>,
    pub(super) weights: Weights,
    pub(super) entries: Vec<Entry>,
    pub(super) units: Vec<Unit>,
    /// The first unit of each entry, and the end.
    first_units: Vec<u32>,
    features: Map<Key, u32>,
    idf: Vec<f32>,
    /// The idf of a word that no entry holds.
    pub(super) idf_unknown: f32,
    starts: Vec<u32>,
    postings: Vec<Posting>,
}

impl Index {
    /// Builds an index with the default weights.
    #[must_use]
    pub fn build(lexicon: &Lexicon, entries: Vec<Entry>) -> Self {
        Self::with_weights(lexicon, entries, Weights::default())
    }

    /// Builds an index with other weights.
    #[must_use]
    pub fn with_weights(lexicon: &Lexicon, mut entries: Vec<Entry>, weights: Weights) -> Self {
        // The order of the knowledge files must not show in any result.
        entries.sort_by(|a, b| a.id.cmp(&b.id));
        let mut builder = Builder::new(lexicon, weights);
        for (number, entry) in entries.iter().enumerate() {
            builder.entry(number as u32, entry);
        }
        builder.finish(entries)
    }

    /// How many entries it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// The lexicon that it was built over.
    pub(crate) fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The words of its texts and of its lexicon.
    pub(crate) fn vocabulary(&self) -> Arc<Terms> {
        Arc::clone(&self.terms)
    }

    /// Whether it holds no entry.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The number of a feature that some entry holds.
    pub(super) fn feature(&self, key: Key) -> Option<u32> {
        self.features.get(&key).copied()
    }

    /// How rare a feature is.
    pub(super) fn idf(&self, feature: u32) -> f32 {
        self.idf[feature as usize]
    }

    /// The units that hold a feature, in order.
    pub(super) fn postings(&self, feature: u32) -> &[Posting] {
        let at = feature as usize;
        &self.postings[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    /// The units of an entry.
    pub(super) fn units_of(&self, entry: u32) -> Range<u32> {
        self.first_units[entry as usize]..self.first_units[entry as usize + 1]
    }

    /// Whether any text of an entry holds a feature.
    pub(super) fn holds(&self, entry: u32, feature: u32) -> bool {
        let units = self.units_of(entry);
        let postings = self.postings(feature);
        let at = postings.partition_point(|posting| posting.unit < units.start);
        postings.get(at).is_some_and(|posting| posting.unit < units.end)
    }

    /// How much of a feature a unit holds.
    pub(super) fn weight(&self, unit: u32, feature: u32) -> f32 {
        let postings = self.postings(feature);
        postings.binary_search_by_key(&unit, |posting| posting.unit).map_or(0.0, |at| postings[at].weight)
    }
}

impl Index {
    /// Writes down all but the entries themselves.
    #[must_use]
    pub fn pack(&self) -> Vec<u8> {
        let mut packer = Packer::default();
        self.lexicon.pack(&mut packer);
        self.terms.pack(&mut packer);
        packer.all(&self.units, |packer, unit| {
            packer.u8(unit.field as u8);
            packer.u64(unit.mark);
            packer.f32(unit.norm);
        });
        packer.all(&self.first_units, |packer, unit| packer.u32(*unit));
        let features: BTreeMap<u32, Key> = self.features.iter().map(|(key, feature)| (*feature, *key)).collect();
        packer.all(features.values(), |packer, key| packer.u64(*key));
        packer.all(&self.idf, |packer, idf| packer.f32(*idf));
        packer.f32(self.idf_unknown);
        packer.all(&self.starts, |packer, start| packer.u32(*start));
        packer.all(&self.postings, |packer, posting| {
            packer.u32(posting.unit);
            packer.f32(posting.weight);
        });
        packer.bytes()
    }

    /// Takes up an index that was written down, over the same entries. Nothing where the bytes are of other entries.
    #[must_use]
    pub(crate) fn unpack(bytes: &'static [u8], mut entries: Vec<Entry>) -> Option<Self> {
        entries.sort_by(|a, b| a.id.cmp(&b.id));
        let mut unpacker = Unpacker(bytes);
        let lexicon = Lexicon::unpack(&mut unpacker)?;
        let terms = Arc::new(lexicon.unpack_terms(&mut unpacker)?);
        let units = unpacker.all(|unpacker| {
            let field = Field::ALL.get(usize::from(unpacker.u8()?)).copied()?;
            Some(Unit { field, mark: unpacker.u64()?, norm: unpacker.f32()? })
        })?;
        let first_units = unpacker.all(Unpacker::u32)?;
        let features = unpacker.all(Unpacker::u64)?.into_iter().zip(0..).collect();
        let idf = unpacker.all(Unpacker::f32)?;
        let idf_unknown = unpacker.f32()?;
        let starts = unpacker.all(Unpacker::u32)?;
        let postings = unpacker.all(|unpacker| Some(Posting { unit: unpacker.u32()?, weight: unpacker.f32()? }))?;
        // Every entry has a unit for each phrasing, its body and its heading.
        let fits = |(entry, units): (&Entry, &[u32])| units[1] - units[0] == entry.phrasings.len() as u32 + 2;
        let fit = first_units.len() == entries.len() + 1 && entries.iter().zip(first_units.windows(2)).all(fits);
        let weights = Weights::default();
        fit.then_some(Self {
            lexicon,
            terms,
            weights,
            entries,
            units,
            first_units,
            features,
            idf,
            idf_unknown,
            starts,
            postings,
        })
    }
}

struct Builder<'a> {
    lexicon: &'a Lexicon,
    weights: Weights,
    terms: Terms,
    analyzer: Analyzer,
    features: Map<Key, u32>,
    /// Entries that hold a feature, and the last of them, to count each once.
    counts: Vec<(u32, u32)>,
    units: Vec<Unit>,
    first_units: Vec<u32>,
    /// Features of all units in a row, with the end of each unit.
    held: Vec<(u32, f32)>,
    ends: Vec<u32>,
    scratch: Vec<(u32, f32)>,
}

impl<'a> Builder<'a> {
    fn new(lexicon: &'a Lexicon, weights: Weights) -> Self {
        Self {
            lexicon,
            weights,
            terms: lexicon.terms().clone(),
            analyzer: Analyzer::default(),
            features: Map::default(),
            counts: Vec::new(),
            units: Vec::new(),
            first_units: Vec::new(),
            held: Vec::new(),
            ends: Vec::new(),
            scratch: Vec::new(),
        }
    }

    fn entry(&mut self, number: u32, entry: &Entry) {
        self.first_units.push(self.units.len() as u32);
        for phrasing in &entry.phrasings {
            self.unit(number, Field::Phrasing, phrasing);
        }
        self.unit(number, Field::Body, &entry.body);
        self.unit(number, Field::Heading, &entry.heading);
    }

    fn unit(&mut self, entry: u32, field: Field, text: &str) {
        // Even an empty text has its unit, so that phrasings keep their numbers.
        let terms = &mut self.terms;
        let mut mark = Mark::default();
        self.analyzer.read(text, self.lexicon.phrases(), |word| {
            mark.word(word);
            let (term, class) = terms.intern(word);
            Token { term: Some(term), class, mended: false }
        });
        let (features, scratch) = (&mut self.features, &mut self.scratch);
        scratch.clear();
        self.analyzer.features(&self.weights, self.lexicon.concepts(), |key, weight| {
            let next = features.len() as u32;
            scratch.push((*features.entry(key).or_insert(next), weight));
        });
        self.counts.resize(self.features.len(), (0, u32::MAX));
        self.scratch.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        for run in self.scratch.chunk_by(|a, b| a.0 == b.0) {
            let (feature, weight) = run[0];
            self.held.push((feature, weight * self.weights.saturated(run.len())));
            let (count, last) = &mut self.counts[feature as usize];
            if *last != entry {
                *count += 1;
                *last = entry;
            }
        }
        self.units.push(Unit { field, mark: mark.0, norm: 0.0 });
        self.ends.push(self.held.len() as u32);
    }

    fn finish(mut self, entries: Vec<Entry>) -> Index {
        self.first_units.push(self.units.len() as u32);
        let total = entries.len() as f32;
        let rarity = |count: u32| (1.0 + (total - count as f32 + 0.5) / (count as f32 + 0.5)).ln();
        let idf: Vec<f32> = self.counts.iter().map(|(count, _)| rarity(*count)).collect();
        let mut starts = vec![0_u32; idf.len() + 1];
        for (feature, _) in &self.held {
            starts[*feature as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut postings = vec![Posting { unit: 0, weight: 0.0 }; self.held.len()];
        let mut from = 0;
        for (number, (unit, end)) in self.units.iter_mut().zip(&self.ends).enumerate() {
            let mut squares = 0.0;
            for (feature, weight) in &self.held[from..*end as usize] {
                let weight = weight * idf[*feature as usize];
                squares += weight * weight;
                let at = &mut next[*feature as usize];
                postings[*at as usize] = Posting { unit: number as u32, weight };
                *at += 1;
            }
            from = *end as usize;
            unit.norm = squares.sqrt().powf(self.weights.length);
        }
        Index {
            lexicon: self.lexicon.clone(),
            terms: Arc::new(self.terms),
            weights: self.weights,
            entries,
            units: self.units,
            first_units: self.first_units,
            features: self.features,
            idf,
            idf_unknown: rarity(0),
            starts,
            postings,
        }
    }
}
