//! A number with the reasons that make it up.

use super::Evidence;
use crate::workbook::column_letters;

/// A score with its reasons.
#[derive(Clone, Debug, Default)]
pub(super) struct Score {
    /// The sum.
    pub(super) value: f64,
    /// What was seen, in words.
    pub(super) because: Vec<String>,
}

impl Score {
    /// Adds a part with its reason; what adds nothing is not told.
    pub(super) fn add(&mut self, value: f64, why: impl Into<String>) {
        if value.abs() >= 0.005 {
            self.value += value;
            self.because.push(why.into());
        }
    }

    /// The score as evidence for or against a column.
    pub(super) fn evidence(&self, column: u32, taken_for: &str) -> Evidence {
        Evidence {
            place: format!("column {}", column_letters(column)),
            taken_for: taken_for.to_string(),
            score: (self.value * 100.0).round() / 100.0,
            because: self.because.clone(),
        }
    }
}

/// A share as a person reads it.
pub(super) fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}
