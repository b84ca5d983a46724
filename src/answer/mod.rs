//! The only place where knowledge meets a question: decide, then word it for the slots.
//!
//! Knows no cells, file names, styles, and no clock: `today` is an argument.

mod checks;
mod company;
mod compose;
mod engine;
mod likeness;
mod limits;
mod meant;
mod memo;
mod names;
mod parties;
mod phrase;
mod policy;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::print_stdout)]
mod quality;
mod rating;
mod reason;
mod rephrased;
mod said;
mod slots;
mod supports;
mod turn;
mod values;
mod vocabulary;
mod wording;

pub use engine::Engine;
pub use policy::Policy;
pub use rating::{Rated, Verdict, rate};
pub use reason::Reason;

use crate::knowledge::Stance;
use crate::matching::Explanation;
use crate::questionnaire::Role;

/// Whether an answer may be sent. Ordered from the best to the worst, so that the worst of several is their maximum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Disposition {
    /// Safe to send.
    Answered,
    /// Drafted; a person must look.
    Confirm,
    /// Nothing supports an answer.
    Open,
}

/// What one question got.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Whether it may be sent.
    pub disposition: Disposition,
    /// Why not, where it may not: the check that lowered it furthest, the first of equals.
    pub reason: Option<Reason>,
    /// The answer to the question as asked (turned round where the question is); `None` where it asks for a fact.
    pub stance: Option<Stance>,
    /// What supports it: one part for each clause, product or list.
    pub parts: Vec<Part>,
    /// The whole wording for a single free cell; `None` when open.
    pub text: Option<String>,
    /// The tersest true wording, where the statement has one.
    pub short: Option<String>,
    /// How well the first part's statement fits, from 0 to 1.
    pub score: f64,
    /// The topic that the question was taken for.
    pub topic: Option<String>,
    /// Who should look at it or answer it.
    pub owner: Option<String>,
    /// The text of each slot that is to be filled, by role.
    pub cells: Vec<(Role, String)>,
    /// Every check that was made, in order.
    pub checks: Vec<Check>,
    /// Up to ten statements with their scores, best first, whatever the disposition.
    pub candidates: Vec<(String, f64)>,
    /// How the support came to its score, where the policy wants it explained.
    pub explanation: Explanation,
}

/// One support of an answer.
#[derive(Clone, Debug)]
pub struct Part {
    /// The clause of the question that it answers, from 0.
    pub clause: usize,
    /// The products it speaks for; empty means all, or the one asked about.
    pub products: Vec<String>,
    /// The id of the statement, or `list:TOPIC`, or `company:KEY`.
    pub source: String,
    /// Its stance towards the plain question of the topic.
    pub stance: Option<Stance>,
    /// What it adds to the wording.
    pub text: String,
    /// The documents behind it.
    pub evidence: Vec<Citation>,
}

/// A document behind an answer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Citation {
    /// The document's id.
    pub document: String,
    /// Its title.
    pub title: String,
    /// The section, as the knowledge base names it.
    pub section: String,
    /// When the document was dated, as text.
    pub dated: Option<String>,
    /// Who may read it.
    pub audience: String,
    /// Where it can be had by this audience: a link or how to ask for it.
    pub access: Option<String>,
}

/// One check of an answer. It can only lower the disposition.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// What was checked, in kebab-case.
    pub code: &'static str,
    /// What it lowered the answer for; `None` when it passed.
    pub reason: Option<Reason>,
    /// What was seen.
    pub note: String,
}
