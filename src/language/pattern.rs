//! Patterns made ready when the program is built, so that most are ruled out by a look at the first letters of words.

/// A pattern of [`super::spoken::Spoken`] with what its first words may begin with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pattern {
    pub text: &'static str,
    /// For each of the first words, the beginnings of its options, as bits; all bits where anything will do.
    pub begins: [u128; 3],
}

/// Makes patterns ready.
pub(super) const fn patterns<const N: usize>(texts: [&'static str; N]) -> [Pattern; N] {
    let mut made = [Pattern { text: "", begins: [0; 3] }; N];
    let mut at = 0;
    while at < N {
        made[at] = pattern(texts[at]);
        at += 1;
    }
    made
}

/// Makes one pattern ready.
pub(super) const fn pattern(text: &'static str) -> Pattern {
    let bytes = text.as_bytes();
    let mut begins = [0; 3];
    let (mut word, mut option, mut at) = (0, 0, 0);
    while at <= bytes.len() && word < 3 {
        let ends_word = at == bytes.len() || bytes[at] == b' ';
        if ends_word || bytes[at] == b'|' {
            // `_` is any word, and of `a*` only one letter is known.
            let any = bytes[option] == b'_' || at - option <= 2 && bytes[at - 1] == b'*';
            begins[word] |= if any { u128::MAX } else { bit(bytes, option, at) };
            option = at + 1;
            if ends_word {
                word += 1;
            }
        }
        at += 1;
    }
    while word < 3 {
        begins[word] = u128::MAX;
        word += 1;
    }
    Pattern { text, begins }
}

/// The bit of the two letters that a word begins with.
pub(super) fn begin(word: &str) -> u128 {
    bit(word.as_bytes(), 0, word.len())
}

const fn bit(bytes: &[u8], from: usize, to: usize) -> u128 {
    if from == to {
        return 0;
    }
    let second = if from + 1 < to { bytes[from + 1] } else { 0 };
    1 << ((bytes[from] as u32 * 37 + second as u32 * 11) % 128)
}
