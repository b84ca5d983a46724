//! Wording for an outsider: the stance, one or two sentences, the carve-out, and nothing else.

use crate::knowledge::Stance;

/// First words that lose their capital after "Yes, ": all that cannot be the start of a name.
const COMMON_STARTS: &[&str] = &[
    "a",
    "access",
    "administrators",
    "all",
    "an",
    "any",
    "application",
    "applications",
    "apps",
    "as",
    "at",
    "backup",
    "backups",
    "because",
    "both",
    "by",
    "changes",
    "code",
    "connections",
    "critical",
    "customer",
    "customers",
    "data",
    "dependencies",
    "deletion",
    "each",
    "employees",
    "encryption",
    "every",
    "everyone",
    "for",
    "from",
    "if",
    "in",
    "incidents",
    "it",
    "its",
    "logs",
    "most",
    "neither",
    "new",
    "no",
    "nobody",
    "none",
    "on",
    "only",
    "our",
    "passwords",
    "people",
    "permission",
    "permissions",
    "personal",
    "persisted",
    "production",
    "reports",
    "restore",
    "secrets",
    "security",
    "sessions",
    "since",
    "some",
    "source",
    "staff",
    "statement",
    "stored",
    "support",
    "the",
    "their",
    "there",
    "these",
    "they",
    "this",
    "those",
    "tokens",
    "traffic",
    "under",
    "users",
    "vulnerabilities",
    "we",
    "when",
    "where",
    "with",
    "within",
    "you",
    "your",
];

/// Returns the word that opens a cell for a stance.
pub(crate) fn stance_word(stance: Stance) -> &'static str {
    match stance {
        Stance::Yes => "Yes",
        Stance::No => "No",
        Stance::Partial => "Partly",
        Stance::Na => "Not applicable",
    }
}

/// Puts the stance before a text: `Yes, we …`, `Partly: …`. Keeps the capital where the text may begin with a name.
pub(crate) fn with_stance(stance: Stance, text: &str) -> String {
    let word = stance_word(stance);
    if text.is_empty() {
        return format!("{word}.");
    }
    if text.to_lowercase().starts_with(&word.to_lowercase()) && !text[word.len()..].starts_with(char::is_alphanumeric) {
        return text.to_string(); // the statement already opens with its stance
    }
    match stance {
        Stance::Partial | Stance::Na => format!("{word}: {}", lowered(text).unwrap_or_else(|| text.to_string())),
        Stance::Yes | Stance::No => match lowered(text) {
            Some(lowered) => format!("{word}, {lowered}"),
            None => format!("{word}. {text}"),
        },
    }
}

/// Returns the text with a small first letter, where its first word is certainly no name.
fn lowered(text: &str) -> Option<String> {
    let first = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    if !COMMON_STARTS.contains(&first.to_lowercase().as_str()) || first.chars().skip(1).any(char::is_uppercase) {
        return None;
    }
    let mut chars = text.chars();
    let head = chars.next()?;
    Some(head.to_lowercase().chain(chars).collect())
}

/// Joins sentences with one blank, each closed by a stop.
pub(crate) fn sentences<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut out = String::new();
    for part in parts.into_iter().map(str::trim).filter(|part| !part.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(part);
        if !part.ends_with(['.', '!', '?', ':', ')', '”']) {
            out.push('.');
        }
    }
    out
}

/// Joins names as prose: `A`, `A and B`, `A, B and C`.
pub(crate) fn enumeration(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stance_opens_the_cell() {
        assert_eq!(with_stance(Stance::Yes, "All connections use TLS."), "Yes, all connections use TLS.");
        assert_eq!(with_stance(Stance::No, "We hold no report."), "No, we hold no report.");
        assert_eq!(with_stance(Stance::Partial, "Staff do."), "Partly: staff do.");
        assert_eq!(with_stance(Stance::Na, "Nothing is stored."), "Not applicable: Nothing is stored.");
    }

    #[test]
    fn a_name_keeps_its_capital() {
        assert_eq!(with_stance(Stance::Yes, "Acme Ltd hosts it."), "Yes. Acme Ltd hosts it.");
        assert_eq!(with_stance(Stance::Yes, "TLS is used."), "Yes. TLS is used.");
    }

    #[test]
    fn a_stance_is_not_said_twice() {
        assert_eq!(with_stance(Stance::No, "No, there is none."), "No, there is none.");
        assert_eq!(with_stance(Stance::No, "Nobody can."), "No, nobody can.");
        assert_eq!(with_stance(Stance::Yes, ""), "Yes.");
    }

    #[test]
    fn sentences_are_closed_once() {
        assert_eq!(sentences(["One", " two. ", ""]), "One. two.");
    }

    #[test]
    fn names_are_enumerated_as_prose() {
        let names = ["A".to_string(), "B".to_string(), "C".to_string()];
        assert_eq!(enumeration(&names), "A, B and C");
        assert_eq!(enumeration(&names[..2]), "A and B");
    }
}
