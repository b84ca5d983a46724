//! The headings above a question, outermost first.

/// The titles that hold at one point of the sheet.
///
/// Nothing in a sheet says which title is the larger. A title that looks like an earlier one replaces it and
/// all below it; a new kind of title is inside the one just before it, and replaces everything once questions
/// have come between.
#[derive(Clone, Debug, Default)]
pub(super) struct Titles {
    held: Vec<(u8, String)>,
    asked: bool,
}

/// The look of a title that stands in the section column.
pub(super) const IN_SECTION_COLUMN: u8 = 200;

/// Whether a title only says who fills in the rows below.
fn is_note(text: &str) -> bool {
    let lower = text.to_lowercase();
    ["populated by", "completed by", "filled in by", "filled out by", "office use", "for use by"]
        .iter()
        .any(|note| lower.contains(note))
}

/// Titles that speak of the form, not of a subject.
const ABOUT_THE_FORM: &[&str] = &[
    "instructions",
    "instruction",
    "introduction",
    "notes",
    "note",
    "questions",
    "question",
    "questionnaire",
    "overview",
    "guidance",
    "checklist",
    "legend",
    "end of standard",
    "end",
    "sheet1",
    "form",
    "answers",
    "controls",
    "requirements",
];

impl Titles {
    /// A title was met.
    pub(super) fn enter(&mut self, text: &str, look: u8) {
        if let Some(level) = self.held.iter().position(|(held, _)| *held == look) {
            self.held.truncate(level);
        } else if self.asked {
            self.held.clear();
        }
        self.held.push((look, text.to_string()));
        self.asked = false;
    }

    /// A question was met.
    pub(super) fn asked(&mut self) {
        self.asked = true;
    }

    /// The titles in force, outermost first; without those of the section column where rows name it themselves.
    pub(super) fn texts(&self, named: bool) -> impl Iterator<Item = &str> {
        let shown = move |(look, text): &&(u8, String)| (!named || *look != IN_SECTION_COLUMN) && !is_note(text);
        self.held.iter().filter(shown).map(|(_, text)| text.as_str())
    }

    /// Whether the last title says that the customer fills in the rows below it.
    pub(super) fn are_the_customers(&self) -> bool {
        let Some((_, text)) = self.held.last() else { return false };
        let lower = text.to_lowercase();
        is_note(text)
            && ["institution", "customer", "client", "buyer", "analyst", "reviewer", "office use"]
                .iter()
                .any(|word| lower.contains(word))
    }
}

/// Puts the sheet's name, the titles and the section columns in one list without repeating any.
pub(super) fn joined<'a>(parts: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut section: Vec<String> = Vec::new();
    for part in parts {
        let text = super::header::one_line(part);
        let bare = text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let said = section.iter().any(|held| held.to_lowercase() == text.to_lowercase());
        if bare.is_empty() || said || ABOUT_THE_FORM.contains(&bare.as_str()) || text.chars().count() > 120 {
            continue;
        }
        section.push(text);
    }
    section
}

/// Whether a sheet's name says something of the subject ("Access Control") and not of the file ("Sheet1").
pub(super) fn is_telling(name: &str) -> bool {
    const EMPTY: &[&str] = &[
        "sheet",
        "sheet1",
        "tabelle1",
        "feuil1",
        "hoja1",
        "table",
        "questionnaire",
        "questions",
        "form",
        "checklist",
        "security",
        "vendor",
        "assessment",
        "survey",
        "self",
        "full",
        "lite",
        "template",
        "final",
        "data",
        "main",
        "interview",
        "responses",
        "response",
        "answers",
        "testing",
        "export",
        "controls",
        "requirements",
        "detail",
        "detailed",
        "preguntas",
        "the",
        "of",
        "and",
        "worksheet",
        "supplier",
        "example",
    ];
    let words: Vec<String> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() > 1 && !word.chars().all(|c| c.is_ascii_digit()))
        .map(str::to_lowercase)
        .collect();
    words.iter().any(|word| {
        !EMPTY.contains(&word.as_str()) && !word.chars().any(|c| c.is_ascii_digit()) && !is_acronym(name, word)
    })
}

/// `CAIQ`: the name of a form.
fn is_acronym(name: &str, word: &str) -> bool {
    word.len() >= 4 && name.contains(&word.to_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_of_the_same_look_replaces_the_earlier_one() {
        let mut titles = Titles::default();
        titles.enter("Governance", 1);
        titles.enter("Strategy", 2);
        titles.asked();
        titles.enter("Policy", 2);
        assert_eq!(titles.texts(false).collect::<Vec<_>>(), ["Governance", "Policy"]);
        titles.asked();
        titles.enter("Construction", 1);
        assert_eq!(titles.texts(false).collect::<Vec<_>>(), ["Construction"]);
    }

    #[test]
    fn a_new_look_after_questions_starts_afresh() {
        let mut titles = Titles::default();
        titles.enter("General Information", 1);
        titles.asked();
        titles.enter("Documentation", 2);
        assert_eq!(titles.texts(false).collect::<Vec<_>>(), ["Documentation"]);
    }

    #[test]
    fn names_of_sheets_tell_or_do_not() {
        assert!(is_telling("Access Control"));
        assert!(!is_telling("Sheet1"));
        assert!(!is_telling("Security Questionnaire"));
        assert!(!is_telling("CAIQ v4.0.3"));
    }
}
