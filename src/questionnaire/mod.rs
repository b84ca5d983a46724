//! A workbook's rows become [`Question`]s with [`Slot`]s, and filled slots become cell patches.
//!
//! Knows where things stand in a form and nothing of any vendor's facts, of zip or of XML.

mod analysis;
mod answers;
mod build;
mod choices;
mod columns;
mod grid;
mod header;
mod heading;
mod inspect;
mod labels;
mod lexicon;
mod likeness;
mod look;
mod patch;
mod placeholder;
mod recognize;
mod rows;
mod score;
mod sections;
mod stats;
mod verdict;

#[cfg(test)]
mod tests;

pub use inspect::{inspect_json, inspect_text};
pub use patch::patches;
pub use recognize::recognize;

use crate::workbook::CellRef;

/// A form to fill.
#[derive(Clone, Debug, Default)]
pub struct Questionnaire {
    /// What was seen on each sheet, in the order of the file.
    pub sheets: Vec<SheetLayout>,
    /// Every question in reading order.
    pub questions: Vec<Question>,
}

/// One thing asked.
#[derive(Clone, Debug, Default)]
pub struct Question {
    /// Stable within a file: the first cell of the question (`'Access'!C14`), or a line number for `ask`.
    pub key: String,
    /// The form's own id, trimmed; dashes and blanks as written.
    pub id: Option<String>,
    /// The question's text, white space collapsed.
    pub text: String,
    /// The headings above it, outermost first.
    pub section: Vec<String>,
    /// The form's guidance for this question.
    pub guidance: Option<String>,
    /// The product that the form names for this question.
    pub product: Option<String>,
    /// The key of the question that this one hangs on (a gate or a follow-up).
    pub depends_on: Option<String>,
    /// Where to write; one free slot for `ask`, empty for a question without an answer column.
    pub slots: Vec<Slot>,
    /// What already stands in the answer slot, placeholders and defaults left out.
    pub existing: Option<String>,
}

/// One place to write.
#[derive(Clone, Debug)]
pub struct Slot {
    /// What belongs there.
    pub role: Role,
    /// The cell; `None` for `ask`.
    pub place: Option<CellRef>,
    /// What may be written there.
    pub choices: Choices,
}

/// What a column or slot is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The answer itself.
    Answer,
    /// The explanation beside the answer.
    Comment,
    /// CAIQ's SSRM ownership.
    Ownership,
    /// What the customer has to do.
    CustomerPart,
    /// References to documents.
    Evidence,
    /// Why an answer is no or not applicable.
    Justification,
    /// What will be done.
    Plan,
    /// By when.
    TargetDate,
}

/// What may be written in a slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choices {
    /// Any text, up to so many characters where the form says so.
    Free {
        /// The form's own limit in characters.
        limit: Option<usize>,
    },
    /// One of a list.
    List {
        /// The values as the form spells them.
        values: Vec<String>,
        /// Whether another value would be rejected.
        exact: bool,
        /// Whether several may be named.
        multi: bool,
    },
    /// A mark in one of several cells.
    Ticks {
        /// The cell that says yes.
        yes: CellRef,
        /// The cell that says no.
        no: CellRef,
        /// The cell that says not applicable.
        na: Option<CellRef>,
        /// The cell that says partly.
        partly: Option<CellRef>,
    },
    /// A list that could not be resolved: why.
    Unknown {
        /// The reason, for the report.
        why: String,
    },
}

/// What was taken for what on one sheet: the form that `inspect` prints.
#[derive(Clone, Debug, Default)]
pub struct SheetLayout {
    /// The sheet's name; empty for csv.
    pub name: String,
    /// `visible`, `hidden` or `very-hidden`.
    pub state: &'static str,
    /// 0-based question column; `None` when the sheet was set aside.
    pub question: Option<u32>,
    /// 0-based id column.
    pub id: Option<u32>,
    /// The columns that may be written, by role; an answer spread over several columns has several.
    pub columns: std::collections::BTreeMap<Role, Vec<u32>>,
    /// The columns that are only read: section, guidance, weight; by heading word.
    pub context: std::collections::BTreeMap<String, Vec<u32>>,
    /// 0-based heading rows.
    pub header_rows: Vec<u32>,
    /// 0-based question rows.
    pub question_rows: Vec<u32>,
    /// The lists found on writable cells: cells, values, source.
    pub options: Vec<Options>,
    /// Why the sheet was set aside, or nothing.
    pub skipped: Option<String>,
    /// 0-based rows that show an answer given on another sheet and are left alone.
    pub echo_rows: Vec<u32>,
    /// What was taken for what, and why: shown by `inspect`.
    pub evidence: Vec<Evidence>,
    /// What was seen and not taken, and why.
    pub rejected: Vec<Evidence>,
}

/// Why a place was taken for something, or was not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evidence {
    /// The place, for people: `column D`.
    pub place: String,
    /// What it was taken for, or might have been.
    pub taken_for: String,
    /// How much speaks for it; about 0.5 is enough.
    pub score: f64,
    /// What was seen, in words.
    pub because: Vec<String>,
}

/// A list that the form offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The cells it holds for, as `C3:C58`.
    pub cells: String,
    /// The values.
    pub values: Vec<String>,
    /// Where the list stands.
    pub source: String,
}

impl Role {
    /// Returns the word for the role in reports and in `inspect`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Comment => "comment",
            Self::Ownership => "ownership",
            Self::CustomerPart => "customer-part",
            Self::Evidence => "evidence",
            Self::Justification => "justification",
            Self::Plan => "plan",
            Self::TargetDate => "target-date",
        }
    }
}
