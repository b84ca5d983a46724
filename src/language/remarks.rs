//! What a form says about itself inside a question: "(Yes/No)", "(see 4.2)", "(max. 200 words)". It asks nothing.

use std::borrow::Cow;

use super::words::words;

/// Answers to choose from, and words between them.
const OPTIONS: [&str; 22] = [
    "a",
    "and",
    "applicable",
    "dropdown",
    "n",
    "na",
    "no",
    "none",
    "not",
    "one",
    "or",
    "partial",
    "partially",
    "partly",
    "please",
    "select",
    "choose",
    "tick",
    "true",
    "false",
    "y",
    "yes",
];

/// Words that point to another place of the form, and words of its own limits.
const POINTERS: [&str; 34] = [
    "above",
    "annex",
    "appendix",
    "as",
    "below",
    "characters",
    "chars",
    "clause",
    "cf",
    "control",
    "field",
    "free",
    "from",
    "item",
    "mandatory",
    "max",
    "maximum",
    "no",
    "number",
    "optional",
    "page",
    "point",
    "question",
    "ref",
    "reference",
    "refer",
    "required",
    "row",
    "section",
    "see",
    "step",
    "tab",
    "text",
    "to",
];

/// Returns the text without such remarks; the text itself where nothing else is left.
pub(super) fn without_remarks(text: &str) -> Cow<'_, str> {
    let mut kept = Cow::Borrowed(text);
    let mut from = 0;
    while let Some(range) = brackets(&kept, from) {
        if is_remark(&kept[range.start + 1..range.end - 1]) {
            let left = format!("{}{}", kept[..range.start].trim_end(), &kept[range.end..]);
            from = range.start.min(left.len());
            while !left.is_char_boundary(from) {
                from -= 1;
            }
            kept = Cow::Owned(left);
        } else {
            from = range.end;
        }
    }
    // "…? Yes / No / N/A"
    if let Some((asked, rest)) = kept.split_once('?')
        && !rest.trim().is_empty()
        && is_choice(rest)
    {
        kept = Cow::Owned(format!("{asked}?"));
    }
    if kept.chars().any(char::is_alphanumeric) { kept } else { Cow::Borrowed(text) }
}

/// The first pair of brackets from a place on, without others inside.
fn brackets(text: &str, from: usize) -> Option<std::ops::Range<usize>> {
    let close = from + text[from..].find([')', ']'])?;
    let open = text[..close].rfind(['(', '['])?;
    if open < from { brackets(text, close + 1) } else { Some(open..close + 1) }
}

fn is_remark(inside: &str) -> bool {
    is_choice(inside) || is_pointer(inside)
}

/// "Yes/No", "Y / N / NA", "select one".
fn is_choice(text: &str) -> bool {
    let words = words(text);
    words.len() >= 2 && words.iter().all(|word| OPTIONS.contains(&word.text.as_str()))
}

/// "Item 11", "see section 4.2", "max. 200 characters": pointing words and numbers, both.
fn is_pointer(text: &str) -> bool {
    let words = words(text);
    let number = |word: &str| word.bytes().any(|byte| byte.is_ascii_digit()) && word.len() <= 6;
    let points = |word: &str| POINTERS.contains(&word) || word == "words";
    let whole = ["optional", "required", "mandatory"];
    words.iter().all(|word| points(&word.text) || number(&word.text))
        && words.iter().any(|word| points(&word.text))
        && (words.iter().any(|word| number(&word.text)) || words.len() == 1 && whole.contains(&words[0].text.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_of_the_form_are_left_out() {
        for (text, left) in [
            ("Is data encrypted at rest? (item 11)", "Is data encrypted at rest?"),
            ("Is data encrypted (Yes/No)?", "Is data encrypted?"),
            ("Is data encrypted? Yes / No / N/A", "Is data encrypted?"),
            ("Is data encrypted? [Y/N]", "Is data encrypted?"),
            ("How long are backups kept (see section 4.2)?", "How long are backups kept?"),
            ("Describe your backups (max. 200 words).", "Describe your backups."),
            ("Certificate number (optional)", "Certificate number"),
            // What narrows the question stays.
            ("Is data encrypted (AES-256)?", "Is data encrypted (AES-256)?"),
            ("Do you have SOC 2 (Type 2)?", "Do you have SOC 2 (Type 2)?"),
            ("Is it reviewed (every 12 months)?", "Is it reviewed (every 12 months)?"),
            ("Is TLS in use? No older versions?", "Is TLS in use? No older versions?"),
            ("(Yes/No)", "(Yes/No)"),
            ("Is (a (Y/N)) é) [", "Is (a) é) ["),
        ] {
            assert_eq!(without_remarks(text), left);
        }
    }
}
