//! Text only: words, stems, concepts, typed values, and the reading of a question.
//!
//! Knows no spreadsheet, no TOML and no file; never says what is good enough.

mod class;
mod hash;
mod lexicon;
mod reading;
mod terms;
pub mod value;
mod words;

pub use class::Class;
pub(crate) use hash::Map;
pub use lexicon::{Concept, Lexicon, Mention};
pub(crate) use lexicon::Phrases;
pub use reading::{Actor, Bound, Clause, Kind, Object, Reading};
pub(crate) use terms::{Term, Terms};
pub(crate) use words::for_each_word;
pub use words::{Word, words};
