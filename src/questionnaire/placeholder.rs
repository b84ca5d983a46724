//! Texts that stand in an answer cell and are no answer: "mm/dd/yyyy", "Not started", the label again.

use std::collections::BTreeMap;

use super::likeness::{id_shape, is_answer_word, question_like};

/// Whole texts, lower case, without punctuation at the end.
const WHOLE: &[&str] = &[
    "not started",
    "not verified",
    "not assessed",
    "not reviewed",
    "not answered",
    "unanswered",
    "no answer",
    "pending",
    "tbd",
    "tba",
    "tbc",
    "to do",
    "todo",
    "to be completed",
    "to be determined",
    "to be confirmed",
    "to be provided",
    "select",
    "none selected",
    "not selected",
    "choose an item",
    "choose one",
    "-",
    "--",
    "---",
    "?",
    "\u{2026}",
    "...",
    "_",
    "x.x",
    "mm/dd/yyyy",
    "dd/mm/yyyy",
    "yyyy-mm-dd",
    "mm/dd/yy",
    "dd.mm.yyyy",
    "dd-mmm-yyyy",
    "mm-dd-yyyy",
    "555-555-5555",
    "(555) 555-5555",
    "000-000-0000",
    "xxx-xxx-xxxx",
    "xxx",
    "xx",
    "text",
    "free text",
    "answer",
    "your answer",
    "your answer here",
    "response",
    "your response",
    "enter text",
    "incomplete",
    "draft",
    "blank",
    "not yet answered",
    "not yet started",
    "not evaluated",
    "not set",
    "unassigned",
    "unknown status",
    "n/t",
];

/// Beginnings of a text that asks to be replaced.
const BEGINS: &[&str] = &[
    "select ",
    "choose ",
    "please select",
    "please choose",
    "please enter",
    "please provide",
    "please specify",
    "please describe",
    "please fill",
    "please complete",
    "please answer",
    "please explain",
    "please list",
    "enter ",
    "click here",
    "click or tap",
    "insert ",
    "type here",
    "type your",
    "fill in",
    "see instructions",
    "e.g.",
    "e.g ",
    "eg:",
    "example:",
    "for example",
    "<",
    "[",
    "{",
    "your ",
    "provide ",
    "drop-down",
    "dropdown",
    "pick ",
    "lorem ipsum",
    "brief description",
    "name of ",
];

/// Parts of made-up addresses.
const MADE_UP: &[&str] = &[
    "yourdomain",
    "yourcompany",
    "your-company",
    "example.com",
    "example.org",
    "vendor.domain",
    "company.com/",
    "domain.com",
    "555-55",
];

/// Whether the text stands there only until someone answers. `label` is the question beside it.
pub(super) fn is_placeholder(text: &str, label: &str) -> bool {
    let text = text.trim();
    let lower = text.to_lowercase();
    let bare = lower.trim_end_matches(['.', ':', '!', '*']).trim();
    if bare.is_empty() || WHOLE.contains(&bare) {
        return true;
    }
    let short = text.chars().count() <= 120;
    if short && (BEGINS.iter().any(|begin| lower.starts_with(begin)) || MADE_UP.iter().any(|part| lower.contains(part)))
    {
        return true;
    }
    echoes(text, label)
}

/// Whether the text only says the label again ("Product Name" for "Name of the product").
///
/// Only between short labels: an answer to a whole question may well repeat its words.
fn echoes(text: &str, label: &str) -> bool {
    let label = content(label);
    if label.is_empty() {
        return false;
    }
    let said = content(text);
    if said.is_empty() || label.len() > 6 || said.len() > 8 {
        return false;
    }
    if question_like(text) >= 0.8 || text.chars().any(|c| c.is_ascii_digit()) {
        return false;
    }
    // "Analyst Name" names what is wanted.
    const NOUNS: &[&str] = &["name", "address", "title", "number", "email", "phone", "date", "url", "website"];
    if said.len() >= 2 && said.len() <= 4 && said.last().is_some_and(|word| NOUNS.contains(&word.as_str())) {
        return true;
    }
    let shared = label.iter().filter(|word| said.contains(word)).count();
    // All of the label's words, with at most a few more, or most of them with nearly none.
    let repeats = shared == label.len() && said.len() <= label.len() + 3 || shared >= 3 && shared + 1 >= label.len();
    // Or nothing but words of the label.
    repeats || said.len() >= 2 && said.iter().all(|word| label.contains(word))
}

fn content(text: &str) -> Vec<String> {
    const EMPTY: &[&str] = &["the", "a", "an", "of", "and", "or", "your", "to", "for", "s", "this", "is"];
    let joined = text.to_lowercase().replace("e-mail", "email");
    joined
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !EMPTY.contains(word))
        .map(str::to_string)
        .collect()
}

/// Returns the text that stands on nearly every row and so is the form's default, not an answer.
///
/// A whole column of "Yes" may be meant; a whole column of "N/A" or "1" is how the form was handed out.
pub(super) fn default_of<'a>(texts: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    const ENOUGH: usize = 8;
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut all = 0;
    for text in texts {
        all += 1;
        *counts.entry(text).or_default() += 1;
    }
    let (text, count) = counts.into_iter().max_by_key(|(text, count)| (*count, std::cmp::Reverse(*text)))?;
    let meant =
        is_answer_word(text) && !matches!(text.to_lowercase().as_str(), "n/a" | "na" | "not applicable" | "open");
    // The same code on every row is a key to something.
    let code = id_shape(text).is_some_and(|shape| shape.contains('A'));
    let same = all >= ENOUGH && count * 10 >= all * 9 && !text.is_empty();
    (same && !meant && !code && text.chars().count() <= 40).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_no_answers() {
        for (text, label) in [
            ("Vendor Name", "Vendor Name"),
            ("Provider Name", "Solution Provider Name"),
            ("555-555-5555", "Vendor Contact Phone Number"),
            ("mm/dd/yyyy", "Date"),
            ("Product Name and Version Information", "Product Name"),
            ("Brief Description of the Product", "Product Description"),
            ("Vendor Contact E-mail Address", "Vendor Contact Email"),
            ("Institution's Security Analyst/Engineer Name", "Campus Security Analyst/Engineer"),
            ("http://www.vendor.domain/privacynotice", "Web Link to Product Privacy Notice"),
            ("See Instructions tab for guidance", "Vendor Data Zone"),
            ("Not Started", "Test HTTP Methods"),
            ("Select an option", ""),
            ("<enter text>", ""),
            ("TBD", ""),
        ] {
            assert!(is_placeholder(text, label), "{text}");
        }
    }

    #[test]
    fn answers_are_no_placeholders() {
        for (text, label) in [
            ("Yes", "Do you encrypt data at rest?"),
            ("Example Ltd", "Vendor Name"),
            ("Data at rest is encrypted with AES-256.", "Do you encrypt data at rest?"),
            ("security@example.net", "Security contact"),
            ("N/A", "Is there a clean desk policy?"),
            ("Ireland", "Country"),
        ] {
            assert!(!is_placeholder(text, label), "{text}");
        }
    }

    #[test]
    fn a_default_stands_on_every_row() {
        assert_eq!(default_of(["1"; 10].into_iter()), Some("1"));
        assert_eq!(default_of(["N/A"; 10].into_iter()), Some("N/A"));
        assert_eq!(default_of(["Yes"; 10].into_iter()), None);
        assert_eq!(default_of(["1"; 3].into_iter()), None);
        assert_eq!(default_of(["RESP01"; 10].into_iter()), None);
    }
}
