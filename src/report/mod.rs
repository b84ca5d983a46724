//! Answers become bytes: what a reviewer reads (Markdown) and what other programs read (JSON).
//!
//! Shows, and never changes an answer.

mod json;
mod markdown;

pub use json::{answer_json, review_json};
pub use markdown::review_markdown;

use crate::answer::{Answer, Disposition};
use crate::questionnaire::Question;

/// All that is known of one filled questionnaire.
#[derive(Clone, Debug)]
pub struct Review {
    /// The customer's file, by name.
    pub file: String,
    /// The filled file, by name.
    pub output: String,
    /// The vendor that answers.
    pub vendor: String,
    /// The product that was asked about, and how it was known.
    pub product: Option<String>,
    /// The day of the run.
    pub as_of: String,
    /// One row for each question, in reading order.
    pub rows: Vec<Row>,
    /// What concerns the whole file: sheets set aside, macros, formulas that recalculate on opening.
    pub notes: Vec<String>,
}

/// One question with what became of it.
#[derive(Clone, Debug)]
pub struct Row {
    /// The question.
    pub question: Question,
    /// Its answer.
    pub answer: Answer,
    /// What was done in the file.
    pub outcome: Outcome,
    /// Warnings about its cells.
    pub warnings: Vec<String>,
}

/// What was done in the file for a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Its cells were written.
    Written,
    /// An answer stood there already and was kept.
    Kept,
    /// Nothing was written: not sure enough, or nothing to say.
    Blank,
    /// The form has no place for the answer.
    NoPlace,
}

/// How many questions ended how. The four add up to all questions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Answered.
    pub answered: usize,
    /// To confirm.
    pub confirm: usize,
    /// Open.
    pub open: usize,
    /// Kept as found.
    pub kept: usize,
}

impl Review {
    /// Counts the rows; a kept row counts as nothing else.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for row in &self.rows {
            match (row.outcome, row.answer.disposition) {
                (Outcome::Kept, _) => counts.kept += 1,
                (_, Disposition::Answered) => counts.answered += 1,
                (_, Disposition::Confirm) => counts.confirm += 1,
                (_, Disposition::Open) => counts.open += 1,
            }
        }
        counts
    }

    /// The open questions by suggested owner, most first.
    pub fn open_owners(&self) -> Vec<(String, usize)> {
        let mut owners = std::collections::BTreeMap::<String, usize>::new();
        for row in
            self.rows.iter().filter(|row| row.outcome != Outcome::Kept && row.answer.disposition == Disposition::Open)
        {
            *owners.entry(row.answer.owner.clone().unwrap_or_else(|| "no owner".into())).or_default() += 1;
        }
        let mut owners: Vec<_> = owners.into_iter().collect();
        owners.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        owners
    }
}

impl Disposition {
    /// The word in JSON and reports.
    pub fn word(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::Confirm => "confirm",
            Self::Open => "open",
        }
    }
}
