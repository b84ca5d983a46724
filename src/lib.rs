//! `qanswer` answers security questionnaires from a vendor's own knowledge base: offline, the same
//! bytes on every run, every answer traced to a document, and never guessed.
//!
//! # How data flows, one way
//!
//! ```text
//! knowledge/*.toml ─► Knowledge ─► Index ───┐
//!                                           ▼
//! vendor.xlsx ─► Workbook ─► Questionnaire ─► Candidate[] ─► Answer[] ─┬─► CellPatch[] ─► vendor.filled.xlsx
//!                                                       ▲              └─► Report      ─► vendor.internal-review.md / .json
//!                                                Policy, today, audience
//! ```
//!
//! # Who may use whom
//!
//! An arrow allows everything to its right; [`diagnostic`] may be used by all and knows only places.
//! `tests/integration/architecture.rs` fails on a forbidden import.
//!
//! ```text
//! main ─► commands ─► report ─► answer ─► questionnaire, matching, knowledge ─► language
//!                                         questionnaire ─► workbook
//! ```
//!
//! | module | must never know |
//! |---|---|
//! | [`workbook`] | question, answer, control, vendor: only sheets, cells, parts, patches |
//! | [`language`], [`matching`] | spreadsheets, TOML, files; what is good enough |
//! | [`knowledge`] | that spreadsheets exist |
//! | [`questionnaire`] | any vendor's facts; zip and XML |
//! | [`answer`] | cells, file names, styles, the clock (`today` is an argument) |
//! | [`report`] | how to decide: it shows, it never changes an answer |
//!
//! # What happens before a run
//!
//! `build.rs` turns the catalogue's TOML into JSON, builds the index over its topics with the very modules
//! [`language`] and [`matching`], and writes it down; a test builds it again and compares. At a start only the
//! vendor's own statements are indexed. Answering keeps what it read of them ([`answer`]'s memo) and uses all
//! cores; the order of the answers is that of the questions.
//!
//! What questions are about, whatever their words, is told by directions of words that are compiled in
//! (`matching::meaning`). `knowledge/catalog/meaning.py` fits them on phrasings of this project alone; nothing is
//! learnt while the program runs.

pub mod answer;
pub mod cli;
pub mod commands;
pub mod diagnostic;
pub mod knowledge;
pub mod language;
pub mod matching;
pub mod questionnaire;
pub mod report;
pub mod workbook;
