//! Text in, ranked ids with explanations out: a fielded sparse scorer over stems, concepts and phrases.
//!
//! Knows no spreadsheet, no TOML and no file, and never what is good enough: it returns
//! similarities, and `answer` compares them.

mod alike;
mod features;
mod index;
mod meaning;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::print_stdout)]
mod quality;
mod query;
mod rank;
#[cfg(test)]
mod tests;
mod weights;

pub use index::Index;
pub(crate) use meaning::{Direction, Kin, Meanings};
pub use query::Query;
pub use weights::Weights;

/// One thing that can be found.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// Its id, returned in candidates; ties are broken by it.
    pub id: String,
    /// Phrasings: each is compared on its own, and the best counts.
    pub phrasings: Vec<String>,
    /// How many of them, from the first, are questions met before.
    pub met: usize,
    /// Longer text that supports it (a statement's text, a topic's title), compared as one bag of words.
    pub body: String,
    /// Headings that it stands under (a document's section, a control's title): they meet the headings of the question.
    pub heading: String,
}

impl Entry {
    /// An entry that is asked for by its title, its plain question and other phrasings, and stands under its title.
    pub(crate) fn asked(
        id: &str,
        title: &str,
        question: &str,
        phrasings: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        let own = [title.to_owned(), question.to_owned()];
        Self {
            id: id.to_owned(),
            met: 0,
            phrasings: own.into_iter().chain(phrasings.into_iter().map(Into::into)).collect(),
            body: String::new(),
            heading: title.to_owned(),
        }
    }
}

/// One ranked entry.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The entry's id.
    pub id: String,
    /// Similarity from 0 to 1, rounded to three decimals before it is compared.
    pub score: f64,
    /// Similarity of a phrasing as strings, from 0 to 1: 1 is the same words. Phrasings that cannot be much alike
    /// have 0.
    pub identity: f64,
    /// The question met before that is most like this one; none where none shares anything with it.
    pub met: Option<usize>,
    /// Whether that one has the very words of the whole clause as asked, its limits and conditions included.
    pub verbatim: bool,
}

/// A number and its reasons.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Explanation {
    /// What the number is.
    pub label: String,
    /// The number.
    pub value: f64,
    /// What else there is to say: the words that matched.
    pub note: String,
    /// The parts it is made of.
    pub parts: Vec<Self>,
}
