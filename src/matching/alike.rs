//! How alike two texts are as strings: the share of pairs of neighbouring letters that they have in common.

/// A text's pairs of neighbouring letters, spaces left out, ready to be compared with many others.
///
/// The same number as `strsim::sorensen_dice`, which counts the pairs of both texts anew for every comparison.
pub(super) struct Pairs {
    letters: String,
    /// Sorted.
    pairs: Vec<u64>,
}

impl Pairs {
    pub(super) fn of(text: &str) -> Self {
        let letters: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let next = letters.chars().skip(1);
        let mut pairs: Vec<u64> = letters.chars().zip(next).map(|(a, b)| u64::from(a) << 32 | u64::from(b)).collect();
        pairs.sort_unstable();
        Self { letters, pairs }
    }

    /// The likeness of two texts, from 0 to 1.
    pub(super) fn likeness(&self, other: &Self) -> f64 {
        let (own, its) = (self.letters.len(), other.letters.len());
        if self.letters == other.letters {
            return 1.0;
        }
        if own < 2 || its < 2 {
            return 0.0;
        }
        let (mut at, mut common) = (0, 0_usize);
        for pair in &self.pairs {
            while other.pairs.get(at).is_some_and(|known| known < pair) {
                at += 1;
            }
            if other.pairs.get(at) == Some(pair) {
                common += 1;
                at += 1;
            }
        }
        (2 * common) as f64 / (own + its - 2) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn likeness_is_the_known_one(one in "[a-c ü]{0,12}", other in "[a-c ü]{0,12}") {
            let expected = strsim::sorensen_dice(&one, &other);
            proptest::prop_assert_eq!(Pairs::of(&one).likeness(&Pairs::of(&other)), expected);
        }
    }
}
