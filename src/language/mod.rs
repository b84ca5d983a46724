//! Text only: words, stems, concepts, typed values, and the reading of a question.
//!
//! Knows no spreadsheet, no TOML and no file; never says what is good enough.

mod reading;

pub use reading::{Actor, Bound, Clause, Kind, Object, Reading};
