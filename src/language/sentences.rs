//! A cell's text becomes sentences: numbering and greetings are dropped, abbreviations do not end one.

/// Returns the sentences of `text`, each with its final mark.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut depth = 0_usize;
    let bytes = text.as_bytes();
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let after = text[end..].chars().next();
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            '?' | '!' if depth == 0 && after != Some('?') => cut(text, &mut start, end, &mut found),
            '\n' | '\r' | ';' | '•' if depth == 0 => cut(text, &mut start, end, &mut found),
            '.' if depth == 0 && ends_sentence(text, at, bytes) => cut(text, &mut start, end, &mut found),
            _ => {}
        }
    }
    cut(text, &mut start, text.len(), &mut found);
    found
}

fn cut<'a>(text: &'a str, start: &mut usize, end: usize, found: &mut Vec<&'a str>) {
    let sentence = strip_number(text[*start..end].trim().trim_end_matches(';').trim());
    if sentence.chars().any(char::is_alphanumeric) {
        found.push(sentence);
    }
    *start = end;
}

/// A full stop ends a sentence before a space and a capital, unless a short form stands before it.
fn ends_sentence(text: &str, at: usize, bytes: &[u8]) -> bool {
    if !bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace) {
        return false;
    }
    let word = text[..at].rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or("").to_lowercase();
    let short =
        ["e.g", "i.e", "eg", "ie", "etc", "approx", "incl", "max", "min", "no", "vs", "cf", "ltd", "inc", "art"];
    let next = text[at + 1..].trim_start().chars().next();
    match next {
        None => true,
        Some(next) => {
            next.is_uppercase()
                && (word == "etc" || !short.contains(&word.as_str()))
                && !(word.len() == 1 && word != "i")
        }
    }
}

/// Drops "3.1 ", "a) ", "Q12: " and the like from the start.
fn strip_number(sentence: &str) -> &str {
    let Some((head, rest)) = sentence.split_once([' ', '\t']) else { return sentence };
    let core = head.trim_end_matches([')', '.', ':', ']']).trim_start_matches(['(', '[']);
    let marked = core.len() < head.len();
    let digits = core.chars().filter(char::is_ascii_digit).count();
    let plain = core.chars().all(|c| c.is_ascii_digit() || c == '.' || c == '-');
    let letters = core.chars().filter(|c| c.is_ascii_alphabetic()).count();
    let dashed = ["-", "–", "—", "*", "•", "·"].contains(&head);
    let numbered = digits > 0
        && (plain && (marked || core.contains('.')) || marked && letters <= 4 && core.len() == digits + letters);
    let lettered = marked && core.len() == 1 && letters == 1;
    if dashed || numbered || lettered { rest.trim_start() } else { sentence }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_fall_into_sentences() {
        let table: [(&str, &[&str]); 12] = [
            ("Do you back up? How often?", &["Do you back up?", "How often?"]),
            ("Encrypt data (e.g. AES-256 etc.) at rest.", &["Encrypt data (e.g. AES-256 etc.) at rest."]),
            ("Is TLS 1.2 on? Since when", &["Is TLS 1.2 on?", "Since when"]),
            ("3.1 Do you log access?", &["Do you log access?"]),
            ("a) Do you log access?", &["Do you log access?"]),
            ("Q12: Do you log access?", &["Do you log access?"]),
            ("2 factor login", &["2 factor login"]),
            ("Do you have insurance? State the limit.", &["Do you have insurance?", "State the limit."]),
            ("We need a contract. Where is it?", &["We need a contract.", "Where is it?"]),
            ("Tools in use, e.g. Jira. Please list", &["Tools in use, e.g. Jira.", "Please list"]),
            ("- Retention\n- Deletion", &["Retention", "Deletion"]),
            (" ?! ", &[]),
        ];
        for (text, expected) in table {
            assert_eq!(sentences(text), expected, "{text}");
        }
    }
}
