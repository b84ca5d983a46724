//! Near words: each may stand for the other where it is asked whether a text says something.
//!
//! They are looser than [`super::synonyms`]: "linked" is near "connected", and "connected" near "online". So they never
//! help to find a text, only to see that a text which was found says what is asked.

use std::collections::{BTreeMap, BTreeSet};

use super::hash::Map;
use super::pack::{Packer, Unpacker};
use super::terms::Stem;

/// The near stems of stems.
#[derive(Default)]
pub(super) struct Near(Map<Stem, Vec<Stem>>);

impl Near {
    /// Takes in groups of words; a word may stand in several. In `laptop: computer machine` only the first is near
    /// each of the others.
    pub(super) fn new<'g>(groups: impl IntoIterator<Item = &'g str>, stem: impl Fn(&str) -> Stem) -> Self {
        let mut near: BTreeMap<Stem, BTreeSet<Stem>> = BTreeMap::new();
        for group in groups {
            let (head, group) = group.split_once(':').map_or((None, group), |(head, rest)| (Some(stem(head)), rest));
            let stems: Vec<Stem> = group.split_whitespace().map(&stem).collect();
            for one in &stems {
                match head {
                    Some(head) if head != *one => {
                        near.entry(head).or_default().insert(*one);
                        near.entry(*one).or_default().insert(head);
                    }
                    Some(_) => {}
                    None => near.entry(*one).or_default().extend(stems.iter().filter(|other| *other != one)),
                }
            }
        }
        Self(near.into_iter().map(|(stem, others)| (stem, others.into_iter().collect())).collect())
    }

    /// The stems near a stem.
    pub(super) fn of(&self, stem: Stem) -> &[Stem] {
        self.0.get(&stem).map_or(&[], Vec::as_slice)
    }

    pub(super) fn pack(&self, packer: &mut Packer) {
        let sorted: BTreeMap<&Stem, &Vec<Stem>> = self.0.iter().collect();
        packer.all(sorted, |packer, (stem, others)| {
            packer.u64(*stem);
            packer.all(others, |packer, other| packer.u64(*other));
        });
    }

    pub(super) fn unpack(unpacker: &mut Unpacker<'_>) -> Option<Self> {
        let table = unpacker.all(|unpacker| Some((unpacker.u64()?, unpacker.all(Unpacker::u64)?)))?;
        Some(Self(table.into_iter().collect()))
    }
}
