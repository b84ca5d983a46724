//! TOML becomes a valid knowledge base: raw types with spans, then valid ones; and the catalogue
//! of what everybody's questionnaires ask, which is compiled in.
//!
//! Never knows that spreadsheets exist.
