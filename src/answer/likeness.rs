//! Whether a question is nearly one that a statement says it does not answer.

use super::names::Names;
use crate::knowledge::{Knowledge, Statement};
use crate::language::Map;

/// Likeness to a phrasing that a statement does not answer from which it is taken for that phrasing.
const DENIED: f64 = 0.85;

/// The phrasings that statements do not answer, by the ids of the statements.
pub(crate) struct Denials<'a>(Map<&'a str, Vec<Text>>);

/// A text with its letters counted, to be compared with many others.
pub(crate) struct Text {
    lower: String,
    /// Its length as written.
    length: usize,
    /// How many ASCII characters it has of each kind; some share a kind.
    letters: [i32; 32],
}

impl<'a> Denials<'a> {
    pub(crate) fn new(knowledge: &'a Knowledge, names: &Names<'_>) -> Self {
        let denying = knowledge.statements.iter().filter(|statement| !statement.not_for.is_empty());
        let texts =
            |statement: &Statement| statement.not_for.iter().map(|phrase| Text::new(&names.neutral(phrase))).collect();
        Self(denying.map(|statement| (statement.id.as_str(), texts(statement))).collect())
    }

    /// Whether a statement says, of these very words, that it does not answer them.
    pub(crate) fn name(&self, statement: &Statement, question: &Text) -> bool {
        self.0.get(statement.id.as_str()).is_some_and(|texts| texts.iter().any(|text| text.lower == question.lower))
    }

    /// Whether a statement says that it does not answer a question, which is in lower case.
    pub(crate) fn deny(&self, statement: &Statement, question: &Text) -> bool {
        self.0.get(statement.id.as_str()).is_some_and(|texts| texts.iter().any(|text| text.is_like(question)))
    }
}

impl Text {
    pub(crate) fn new(text: &str) -> Self {
        let lower = text.to_lowercase();
        let mut letters = [0; 32];
        for byte in lower.bytes().filter(u8::is_ascii) {
            letters[usize::from(byte & 31)] += 1;
        }
        Self { lower, length: text.len(), letters }
    }

    /// Whether two texts are nearly the same. Texts of too different length are not compared letter by letter.
    fn is_like(&self, question: &Self) -> bool {
        let (short, long) = (self.length.min(question.length), self.length.max(question.length));
        short as f64 > DENIED * 0.95 * long as f64
            && self.may_be_like(question)
            && strsim::normalized_damerau_levenshtein(&self.lower, &question.lower) > DENIED
    }

    /// Whether two texts have letters enough in common to be nearly the same: counting is far cheaper than aligning.
    ///
    /// One edit takes at most one letter away and adds at most one, so the texts are at least as many edits apart as
    /// either has letters that the other lacks.
    fn may_be_like(&self, other: &Self) -> bool {
        let (mut lacking, mut surplus) = (0, 0);
        for (own, its) in self.letters.iter().zip(&other.letters) {
            lacking += (its - own).max(0);
            surplus += (own - its).max(0);
        }
        f64::from(lacking.max(surplus)) <= (1.0 - DENIED + 1e-9) * self.lower.len().max(other.lower.len()) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counting_letters_never_decides_against_aligning() {
        let texts = [
            "is hsts enabled?",
            "is hsts enabled",
            "is hts enabled?",
            "is tls enabled?",
            "ist hsts für alle an?",
            "ist hsts fur alle an?",
            "do you publish a security.txt?",
            "",
        ];
        for (one, other) in texts.iter().flat_map(|one| texts.map(|other| (*one, other))) {
            if strsim::normalized_damerau_levenshtein(one, other) > DENIED {
                assert!(Text::new(one).may_be_like(&Text::new(other)), "{one} {other}");
            }
        }
        let phrase = Text::new("Is HSTS enabled");
        assert!(phrase.is_like(&Text::new("is hsts enabled?")) && !phrase.is_like(&Text::new("is tls enabled?")));
    }
}
