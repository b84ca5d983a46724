//! What a text looks like by itself: a question, an id, an answer word.

/// First words of a question or of a request.
const OPENERS: &[&str] = &[
    "is",
    "are",
    "was",
    "were",
    "do",
    "does",
    "did",
    "has",
    "have",
    "had",
    "can",
    "could",
    "will",
    "would",
    "should",
    "shall",
    "must",
    "may",
    "what",
    "which",
    "how",
    "when",
    "where",
    "who",
    "whose",
    "whom",
    "why",
    "if",
    "please",
    "describe",
    "list",
    "provide",
    "explain",
    "specify",
    "indicate",
    "state",
    "verify",
    "ensure",
    "confirm",
    "identify",
    "detail",
    "attach",
    "outline",
    "give",
    "select",
    "upload",
    "summarize",
    "summarise",
    "share",
    "use",
    "enable",
    "disable",
    "limit",
    "control",
    "monitor",
    "establish",
    "implement",
    "maintain",
    "protect",
    "restrict",
    "require",
    "define",
    "document",
    "employ",
    "enforce",
    "perform",
    "test",
    "review",
    "deploy",
    "encrypt",
    "prevent",
    "within",
    "for",
    "at",
    "to",
    "in",
    "on",
];

/// Words of duty, as in requirements: "the supplier shall", "el proveedor debe".
const DUTIES: &[&str] = &["shall", "must", "should", "debe", "deben", "muss", "müssen", "doit", "doivent", "dispone"];

/// Returns from 0 to 1 how much the text reads like something asked or demanded of the reader.
pub(super) fn question_like(text: &str) -> f64 {
    let text = text.trim();
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() < 2 {
        return 0.0;
    }
    if text.starts_with('¿') || text.ends_with('?') || text.contains("? ") || text.contains("?\n") {
        return 1.0;
    }
    if is_address(text) {
        return 0.0;
    }
    // "1.4 Describe …" begins with its id.
    let words = if words.len() > 2 && split_id(text).is_some() { &words[1..] } else { &words[..] };
    let lower: Vec<String> = words.iter().map(|word| plain(word)).collect();
    let opener = OPENERS.contains(&lower[0].as_str());
    let duty = lower.iter().any(|word| DUTIES.contains(&word.as_str()));
    match words.len() {
        3.. if opener => 0.8,
        6.. if duty => 0.8,
        6.. if text.len() >= 40 => 0.4,
        _ => 0.0,
    }
}

/// Lower case without punctuation around it.
pub(super) fn plain(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// Whether the text is a link, a mail address or a path.
pub(super) fn is_address(text: &str) -> bool {
    !text.contains(char::is_whitespace) && (text.contains("://") || text.contains('@') || text.starts_with("www."))
}

/// Returns the shape of an id (`GNRL-08` is `A-9`), or `None` for what cannot be one.
pub(super) fn id_shape(text: &str) -> Option<String> {
    let text = text.trim();
    let length = text.chars().count();
    // A universal id names a row for a program, never for a person.
    if length == 0 || length > 24 || is_address(text) || text.split_whitespace().count() > 2 {
        return None;
    }
    if !text.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let mut shape = String::new();
    for c in text.chars() {
        let kind = match c {
            '0'..='9' => '9',
            c if c.is_alphabetic() => 'A',
            c if c.is_whitespace() => continue,
            // Forms mix hyphens: U+2010 to U+2015 and the minus sign.
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '-' | '_' => '-',
            '&' => 'A',
            '.' | '/' | '(' | ')' | '[' | ']' | ':' | '#' => '.',
            _ => return None,
        };
        if !shape.ends_with(kind) {
            shape.push(kind);
        }
    }
    // `1.1` and `1.1.3` are the same kind of number.
    while shape.contains("9.9.9") {
        shape = shape.replace("9.9.9", "9.9");
    }
    Some(shape.trim_end_matches('.').to_string())
}

/// Whether the text is a number, a weight or a date, and no more.
pub(super) fn is_number(text: &str) -> bool {
    let rest = text.trim().trim_end_matches('%');
    !rest.is_empty() && rest.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+'))
}

/// Whether the text is one of the words that answer a question by themselves.
pub(super) fn is_answer_word(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "yes",
        "no",
        "n/a",
        "na",
        "y",
        "n",
        "partial",
        "partially",
        "partly",
        "not applicable",
        "true",
        "false",
        "pass",
        "fail",
        "met",
        "not met",
        "implemented",
        "not implemented",
        "partially implemented",
        "planned",
        "compliant",
        "non-compliant",
        "not compliant",
        "partially compliant",
        "fully",
        "fulfilled",
        "open",
        "closed",
        "in place",
        "not in place",
        "alternative",
        "alternative implementation",
        "valid",
        "non-valid",
        "not valid",
        "sí",
        "si",
        "parcial",
        "ja",
        "nein",
        "teilweise",
        "oui",
        "non",
    ];
    WORDS.contains(&text.trim().trim_end_matches('.').to_lowercase().as_str())
}

/// Whether the text marks a box: an x, a tick.
pub(super) fn is_mark(text: &str) -> bool {
    matches!(text.trim(), "x" | "X" | "✓" | "✔" | "☑" | "☒" | "●" | "•" | "1" | "Y" | "y" | "yes" | "Yes")
}

/// An id before the question in the same cell (`A.1.2 - Is …`, `ID.AM-1: …`): the id and the rest.
pub(super) fn split_id(text: &str) -> Option<(&str, &str)> {
    let end = text.find(char::is_whitespace)?;
    let (head, rest) = text.split_at(end);
    let rest = rest.trim_start();
    let id = head.trim_end_matches([':', ')', '.', '-', '\u{2013}', '\u{2014}']);
    let dashed = rest.starts_with(['-', '\u{2013}', '\u{2014}', ':']);
    let body = rest.trim_start_matches(['-', '\u{2013}', '\u{2014}', ':']).trim_start();
    let shape = id_shape(id)?;
    // `Q1` is an id, `ISO27001` is a word of the question.
    let short = shape == "A9" && id.chars().filter(|c| c.is_alphabetic()).count() <= 2;
    let compound = shape.contains('.') || shape.contains('-') || short;
    let set_off = dashed || head.len() > id.len();
    let is_id = if compound { set_off || shape == "9.9" } else { set_off };
    (is_id && body.split_whitespace().count() >= 2 && body.starts_with(|c: char| !c.is_lowercase() && !c.is_numeric()))
        .then_some((id, body))
}

/// Whether nearly all letters are capitals.
pub(super) fn is_shouted(text: &str) -> bool {
    let letters: Vec<char> = text.chars().filter(|c| c.is_alphabetic()).collect();
    letters.len() > 3 && letters.iter().all(|c| !c.is_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_and_demands_are_told_from_labels() {
        assert_eq!(question_like("Do you encrypt backups?"), 1.0);
        assert_eq!(question_like("¿Cuenta con pólizas?"), 1.0);
        assert!(question_like("Describe your backup strategy.") >= 0.8);
        assert!(question_like("1.4 Describe your backup strategy.") >= 0.8);
        assert!(question_like("The supplier shall report incidents within a day.") >= 0.8);
        assert_eq!(question_like("Access Control"), 0.0);
        assert_eq!(question_like("https://example.com/why?"), 0.0);
    }

    #[test]
    fn ids_have_a_shape() {
        assert_eq!(id_shape("GNRL-08"), id_shape("DOCU-01"));
        assert_eq!(id_shape("1.1"), id_shape("3.14.7"));
        assert_eq!(id_shape("A&A-01.1").as_deref(), Some("A-9.9"));
        assert_eq!(id_shape("AIS- 02.2").as_deref(), Some("A-9.9"));
        assert_ne!(id_shape("V1"), id_shape("1.1"));
        assert_eq!(id_shape("Access control"), None);
        assert_eq!(id_shape("ab91932c-9fc9-4d1b-a880-37f5e6bfcb9e"), None);
    }

    #[test]
    fn an_id_before_the_question_is_split_off() {
        assert_eq!(split_id("A.1.2.3 - Is there a policy?"), Some(("A.1.2.3", "Is there a policy?")));
        assert_eq!(split_id("ID.AM-1: Devices are inventoried"), Some(("ID.AM-1", "Devices are inventoried")));
        assert_eq!(split_id("1) Do you encrypt data?"), Some(("1", "Do you encrypt data?")));
        assert_eq!(split_id("Do you encrypt data?"), None);
        assert_eq!(split_id("24 hours after a breach"), None);
    }
}
