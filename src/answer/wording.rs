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
    "communication",
    "connections",
    "critical",
    "customer",
    "customers",
    "data",
    "database",
    "databases",
    "deletion",
    "dependencies",
    "development",
    "diagnostic",
    "each",
    "employees",
    "encryption",
    "error",
    "every",
    "everybody",
    "everyone",
    "everything",
    "for",
    "from",
    "if",
    "in",
    "incidents",
    "information",
    "it",
    "its",
    "keys",
    "laptops",
    "libraries",
    "logs",
    "messages",
    "monitoring",
    "most",
    "multi",
    "neither",
    "new",
    "no",
    "nobody",
    "none",
    "notifications",
    "on",
    "only",
    "our",
    "passwords",
    "people",
    "permission",
    "permissions",
    "persisted",
    "personal",
    "production",
    "pull",
    "releases",
    "removed",
    "reports",
    "requests",
    "restore",
    "restores",
    "restricted",
    "roles",
    "scopes",
    "secrets",
    "security",
    "sessions",
    "sign",
    "since",
    "single",
    "some",
    "source",
    "staff",
    "statement",
    "static",
    "stored",
    "support",
    "testing",
    "tests",
    "the",
    "their",
    "there",
    "these",
    "they",
    "third",
    "this",
    "those",
    "threats",
    "tokens",
    "traffic",
    "training",
    "two",
    "under",
    "uploads",
    "users",
    "vendors",
    "volumes",
    "vulnerabilities",
    "we",
    "when",
    "whenever",
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
        // "A: …" after a colon of its own would read badly.
        Stance::Partial | Stance::Na if text.chars().take(80).any(|c| c == ':') => format!("{word}. {text}"),
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

/// Returns the text with a capital first letter; an address stays as it is.
pub(crate) fn capital(text: &str) -> String {
    let first = text.split_whitespace().next().unwrap_or_default();
    if first.contains(['@', '/', '.']) {
        return text.to_owned();
    }
    let mut chars = text.chars();
    chars.next().map(|head| head.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// Joins sentences with one blank, each closed by a stop.
pub(crate) fn sentences<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut out = String::new();
    for part in parts.into_iter().map(str::trim).filter(|part| !part.is_empty()) {
        if !out.is_empty() {
            out.push_str(if out.ends_with([')', '”']) { ". " } else { " " });
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
