//! Which sheets of a workbook are the form, when all are seen together.
//!
//! A form often holds its questions several times: for the analyst, mapped to frameworks, scored. Where one
//! sheet takes answers, the sheets that only show the questions again are set aside.

use super::analysis::Analysis;
use crate::workbook::{Sheet, SheetState};

/// Names of sheets that are about the form.
const DECOYS: &[&str] = &[
    "analyst",
    "crosswalk",
    "mapping",
    "mappings",
    "scoring",
    "score",
    "scores",
    "scorecard",
    "changelog",
    "readme",
    "intro",
    "introduction",
    "instruction",
    "instructions",
    "glossary",
    "legend",
    "lookup",
    "lookups",
    "acknowledgments",
    "acknowledgements",
    "license",
    "licence",
    "attribution",
    "dashboard",
    "chart",
    "calculator",
    "evaluation",
    "results",
    "summary",
    "definitions",
    "revision",
    "history",
    "report",
    "lists",
    "list",
    "dropdowns",
    "values",
    "reviewer",
    "backend",
    "example",
    "examples",
    "sample",
];

/// Names of several words.
const DECOY_PHRASES: &[&str] = &["change log", "read me", "how to", "version history", "high risk", "internal use"];

/// Decides for every sheet: `None` where it is part of the form, else why it is set aside.
pub(super) fn set_aside(sheets: &[(&Sheet, Analysis)]) -> Vec<Option<String>> {
    let form = |sheet: &Sheet, found: &Analysis| {
        sheet.state == SheetState::Visible && found.takes_answers() && decoy(&sheet.name).is_none()
    };
    let has_form = sheets.iter().any(|(sheet, found)| form(sheet, found));
    let takes = |state: SheetState| sheets.iter().any(|(sheet, found)| sheet.state == state && found.takes_answers());
    let visible_takes = takes(SheetState::Visible);
    let visible_asks = sheets.iter().any(|(sheet, found)| sheet.state == SheetState::Visible && found.asks());
    // A cover page to fill in does not make a list of questions on the next sheet a copy.
    let tables_take = sheets.iter().any(|(sheet, found)| {
        sheet.state == SheetState::Visible && found.tables.iter().any(super::analysis::Table::takes_answers)
    });
    sheets
        .iter()
        .map(|(sheet, found)| {
            if sheet.state == SheetState::VeryHidden {
                return Some("very hidden: never written".to_string());
            }
            if !found.asks() {
                let why = found.reasons.first().cloned();
                return Some(why.unwrap_or_else(|| "nothing like a list of questions".to_string()));
            }
            let name = decoy(&sheet.name);
            if sheet.state == SheetState::Hidden && (visible_takes || visible_asks || name.is_some()) {
                return Some("hidden, and another sheet is the form".to_string());
            }
            if let (Some(word), true) = (name, has_form) {
                return Some(format!("named \u{201c}{word}\u{201d}, and another sheet takes the answers"));
            }
            if !found.takes_answers() && (tables_take || name.is_some()) {
                return Some("has questions and no column to answer them in, unlike another sheet".to_string());
            }
            None
        })
        .collect()
}

/// The word in a sheet's name that says it is about the form.
fn decoy(name: &str) -> Option<&'static str> {
    let lower = name.to_lowercase().replace(['_', '-'], " ");
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let whole = ["references", "version", "notes"].iter().find(|word| words == [**word]);
    let word = DECOYS.iter().find(|word| words.contains(word));
    // `ChangeLog` is written in one word with a capital in it.
    let phrase = DECOY_PHRASES.iter().find(|phrase| lower.contains(**phrase));
    whole.or(word).or(phrase).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_about_the_form_are_known_by_their_name() {
        for name in ["Analyst Report", "Standards Crosswalk", "ChangeLog", "Values", "Summary Report", "Instructions"] {
            assert!(decoy(name).is_some(), "{name}");
        }
        for name in ["Security", "Incident Reporting", "Organization", "Customer references", "Assessment - Lite"] {
            assert_eq!(decoy(name), None, "{name}");
        }
    }
}
