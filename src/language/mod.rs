//! Text only: words, stems, concepts, typed values, and the reading of a question.
//!
//! Knows no spreadsheet, no TOML and no file; never says what is good enough.

mod actors;
mod bounds;
mod class;
mod clauses;
mod contrast;
mod demands;
mod focus;
mod gist;
mod hash;
mod kind;
mod lexicon;
mod light;
mod names;
mod near;
mod pack;
mod pattern;
mod polarity;
mod read;
mod reading;
mod remarks;
mod sentences;
mod siblings;
mod spoken;
mod synonyms;
mod terms;
pub mod value;
mod wants;
mod words;

pub use actors::actors;
pub use class::Class;
pub use contrast::contrast;
pub use demands::{Demand, is_absolute};
pub use gist::{Asked, Gist, Remainder, Unsaid};
pub(crate) use hash::Map;
pub(crate) use lexicon::Phrases;
pub use lexicon::{Concept, Lexicon, Mention};
pub(crate) use pack::{Packer, Unpacker};
pub use read::{read, read_whole};
pub use reading::{Actor, Bound, Clause, Kind, Object, Reading, Want};
pub(crate) use terms::{Term, Terms};
pub use words::{Word, words};
pub(crate) use words::{for_each_word, word_texts};
