//! Findings about a person's input: stable codes, places, and their rendering.
//!
//! May be used by every module and knows only places.

mod code;
mod render;
mod suggest;

pub use code::{Code, Severity};
pub use suggest::did_you_mean;

use std::cell::RefCell;
use std::ops::Range;

/// The index of a source in [`Diagnostics`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SourceId(pub(crate) usize);

/// A place in a source: where something stands that can be pointed at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The source.
    pub source: SourceId,
    /// Bytes of its text.
    pub span: Range<usize>,
}

/// One finding.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// Its stable code, which fixes the severity.
    pub code: Code,
    /// One sentence.
    pub message: String,
    /// Where.
    pub place: Place,
    /// What is wrong there; may be empty.
    pub label: String,
    /// A second place that matters (the first of two duplicates), with its label.
    pub also: Option<(Place, String)>,
    /// The next action.
    pub help: Option<String>,
}

/// All findings, with the texts they point into. Collecting never stops at the first.
#[derive(Debug, Default)]
pub struct Diagnostics {
    /// Path and text of each source.
    pub(crate) sources: Vec<(String, String)>,
    found: RefCell<Vec<Diagnostic>>,
}

impl Diagnostic {
    /// Makes a finding with its place and what is wrong there.
    pub fn new(code: Code, message: impl Into<String>, place: Place, label: impl Into<String>) -> Self {
        Self { code, message: message.into(), place, label: label.into(), also: None, help: None }
    }

    /// Adds the next action.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds a second place.
    pub fn also(mut self, place: Place, label: impl Into<String>) -> Self {
        self.also = Some((place, label.into()));
        self
    }
}

impl Diagnostics {
    /// Adds a source and returns its id.
    pub fn add_source(&mut self, path: impl Into<String>, text: impl Into<String>) -> SourceId {
        self.sources.push((path.into(), text.into()));
        SourceId(self.sources.len() - 1)
    }

    /// Adds a finding.
    pub fn push(&self, diagnostic: Diagnostic) {
        self.found.borrow_mut().push(diagnostic);
    }

    /// Returns the findings sorted by source and position.
    pub fn sorted(&self) -> Vec<Diagnostic> {
        let mut found = self.found.borrow().clone();
        found.sort_by(|a, b| {
            (a.place.source, a.place.span.start, a.code).cmp(&(b.place.source, b.place.span.start, b.code))
        });
        found
    }

    /// How many findings have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.found.borrow().iter().filter(|found| found.code.severity() == severity).count()
    }

    /// `path:line:column` of a place, 1-based; columns count characters.
    pub fn shown(&self, place: &Place) -> String {
        let (path, text) = &self.sources[place.source.0];
        let (line, column) = line_column(text, place.span.start);
        format!("{path}:{line}:{column}")
    }
}

fn line_column(text: &str, at: usize) -> (usize, usize) {
    let at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let before = &text[..at];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    (line, column)
}
