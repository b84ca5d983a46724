//! A text with its words, searched by small patterns.

use std::ops::Range;

use super::pattern::{Pattern, begin};
use super::words::{Word, words};

/// A text with its words.
///
/// A pattern is words with one space between: `how often|frequently` takes either word, `encrypt*`
/// any ending, `_` any one word.
#[derive(Clone, Debug)]
pub(super) struct Spoken<'a> {
    pub text: &'a str,
    pub words: Vec<Word>,
    /// First bytes of the words, as bits: most patterns are ruled out by them.
    starts: u64,
    /// How each word begins, and all of them together: other patterns are ruled out by this.
    begins: Vec<u128>,
    all_begins: u128,
}

impl<'a> Spoken<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let words = words(text);
        let starts = words.iter().fold(0, |bits, word| bits | first_bit(word.text.as_bytes()));
        let begins: Vec<u128> = words.iter().map(|word| begin(&word.text)).collect();
        let all_begins = begins.iter().fold(0, |all, one| all | one);
        Self { text, words, starts, begins, all_begins }
    }

    /// The word at a place, or nothing.
    pub(super) fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| word.text.as_str())
    }

    /// How many words the pattern takes at a place.
    pub(super) fn at(&self, place: usize, pattern: &str) -> Option<usize> {
        // Patterns are tried by the thousand, so they are read byte by byte rather than split.
        let bytes = pattern.as_bytes();
        let (mut at, mut taken) = (0, 0);
        loop {
            let word = self.words.get(place + taken)?.text.as_bytes();
            let mut fitting = false;
            loop {
                let end =
                    bytes[at..].iter().position(|byte| matches!(byte, b' ' | b'|')).map_or(bytes.len(), |n| at + n);
                fitting = fitting || fits(word, &bytes[at..end]);
                at = end + 1;
                if bytes.get(end) != Some(&b'|') {
                    break;
                }
            }
            if !fitting {
                return None;
            }
            taken += 1;
            if at > bytes.len() {
                return Some(taken);
            }
        }
    }

    /// Whether the text starts with the pattern.
    pub(super) fn starts(&self, pattern: &str) -> bool {
        self.at(0, pattern).is_some()
    }

    /// Whether the text starts with one of the patterns.
    pub(super) fn starts_any(&self, patterns: &[&str]) -> bool {
        patterns.iter().any(|pattern| self.starts(pattern))
    }

    /// The first place of the pattern, as a range of words.
    pub(super) fn find(&self, pattern: &str) -> Option<Range<usize>> {
        if !self.may_have(pattern) {
            return None;
        }
        (0..self.words.len()).find_map(|place| self.at(place, pattern).map(|taken| place..place + taken))
    }

    /// Whether every word of the pattern has an option that begins as some word of the text does.
    fn may_have(&self, pattern: &str) -> bool {
        let (mut begins, mut possible) = (true, false);
        for (at, byte) in pattern.bytes().enumerate() {
            match byte {
                b' ' if !possible => return false,
                b' ' => (begins, possible) = (true, false),
                b'|' => begins = true,
                _ if begins => {
                    possible |= byte == b'_' || byte == b'*' || self.starts & first_bit(&pattern.as_bytes()[at..]) != 0;
                    begins = false;
                }
                _ => {}
            }
        }
        possible
    }

    /// Whether the pattern stands anywhere.
    pub(super) fn has(&self, pattern: &str) -> bool {
        self.find(pattern).is_some()
    }

    /// The first of the patterns that stands anywhere.
    pub(super) fn any(&self, patterns: &[Pattern]) -> Option<Range<usize>> {
        patterns.iter().find_map(|pattern| self.first(pattern))
    }

    /// The first place of a pattern that was made ready.
    pub(super) fn first(&self, pattern: &Pattern) -> Option<Range<usize>> {
        if pattern.begins.iter().any(|begins| self.all_begins & begins == 0) {
            return None;
        }
        (0..self.words.len()).find_map(|place| self.here(place, pattern).map(|taken| place..place + taken))
    }

    /// How many words a pattern that was made ready takes at a place.
    pub(super) fn here(&self, place: usize, pattern: &Pattern) -> Option<usize> {
        let fitting = self.begins.get(place).is_some_and(|begin| begin & pattern.begins[0] != 0)
            && self.begins.get(place + 1).is_none_or(|begin| begin & pattern.begins[1] != 0);
        if fitting { self.at(place, pattern.text) } else { None }
    }

    /// The text as written over a range of words.
    pub(super) fn written(&self, range: Range<usize>) -> &'a str {
        if range.is_empty() || range.end > self.words.len() {
            return "";
        }
        &self.text[self.words[range.start].span.start..self.words[range.end - 1].span.end]
    }

    /// The text as written from a word to the end, with its last marks.
    pub(super) fn rest(&self, from: usize) -> &'a str {
        self.words.get(from).map_or("", |word| &self.text[word.span.start..])
    }
}

fn first_bit(word: &[u8]) -> u64 {
    word.first().map_or(0, |byte| 1 << (byte & 63))
}

fn fits(word: &[u8], option: &[u8]) -> bool {
    match option.strip_suffix(b"*") {
        Some(start) => word.starts_with(start),
        None => option == b"_" || word == option,
    }
}

#[cfg(test)]
mod tests {
    use super::super::pattern::patterns;
    use super::*;

    #[test]
    fn patterns_find_their_words() {
        let spoken = Spoken::new("How often do you test restores from back-ups?");
        assert!(spoken.starts("how often|frequently"));
        assert_eq!(spoken.find("restor* _ backups"), Some(5..8));
        assert_eq!(spoken.written(5..8), "restores from back-ups");
        assert_eq!(spoken.rest(4), "test restores from back-ups?");
        assert!(!spoken.has("test backups"));
    }
    #[test]
    fn a_pattern_made_ready_finds_what_it_found_before() {
        const PATTERNS: [Pattern; 9] = patterns([
            "how often|frequently",
            "restor* _ backups",
            "r* from",
            "do|does you test",
            "a|an",
            "backups",
            "from backups of",
            "_ you",
            "test _ _ backups",
        ]);
        for text in ["How often do you test restores from back-ups?", "A test", "Backups", "", "an r from you"] {
            let spoken = Spoken::new(text);
            for ready in &PATTERNS {
                assert_eq!(spoken.first(ready), spoken.find(ready.text), "{text}: {}", ready.text);
            }
        }
    }
}
