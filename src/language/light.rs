//! Words that ask for nothing more: what is left of a question once its subject is explained.

use std::collections::BTreeSet;

use super::hash::Map;
use super::pack::{Packer, Unpacker};
use super::terms::{Stem, name};

/// Light words by their names.
#[derive(Default)]
pub(super) struct Light(Map<Stem, ()>);

impl Light {
    /// Takes in words; their forms in -s, -ed and -ing go with them.
    pub(super) fn new<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        Self(words.into_iter().map(|word| (name(word), ())).collect())
    }

    /// Whether a word in the spelling of [`super::words`] narrows no question.
    pub(super) fn has(&self, word: &str) -> bool {
        let is = |word: &str| self.0.contains_key(&name(word));
        is(word) || ["s", "es", "d", "ed", "ing"].iter().any(|end| word.strip_suffix(end).is_some_and(is))
    }

    pub(super) fn pack(&self, packer: &mut Packer) {
        let sorted: BTreeSet<Stem> = self.0.keys().copied().collect();
        packer.all(&sorted, |packer, word| packer.u64(*word));
    }

    pub(super) fn unpack(unpacker: &mut Unpacker<'_>) -> Option<Self> {
        Some(Self(unpacker.all(Unpacker::u64)?.into_iter().map(|word| (word, ())).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_light_word_are_light() {
        let light = Light::new(["operate"]);
        assert!(light.has("operates") && light.has("operated") && !light.has("annually"));
    }
}
