//! Words that may turn a sentence round without standing in what it is about: "out of", "prevent", "nothing".

use super::words::words;

/// Each kind of such words; two texts with the same kinds point the same way.
const KINDS: [&[&str]; 8] = [
    &[
        "no", "not", "never", "none", "neither", "nor", "nobody", "nothing", "nowhere", "cannot", "without", "free",
        "zero",
    ],
    &["out", "outside", "off", "away", "beyond", "elsewhere", "leave", "leaves", "leaving"],
    &[
        "prevent",
        "prevents",
        "prevented",
        "exclude",
        "excludes",
        "excluded",
        "block",
        "blocks",
        "blocked",
        "prohibit",
        "prohibits",
        "prohibited",
        "forbid",
        "forbids",
        "forbidden",
        "stop",
        "stops",
        "stopped",
        "avoid",
        "avoids",
        "avoided",
        "refuse",
        "refuses",
        "refused",
        "deny",
        "denies",
        "denied",
        "ban",
        "banned",
        "barred",
        "disable",
        "disables",
        "disabled",
        "reject",
        "rejects",
        "rejected",
        "refrain",
        "refrains",
    ],
    &["unencrypted", "unprotected", "unmasked", "plaintext", "cleartext", "readable", "clear"],
    &["only", "exclusively", "solely", "alone", "just", "merely"],
    &["other", "else", "except", "excluding", "apart", "besides", "instead", "rather"],
    &["optional", "optionally", "voluntary", "opt"],
    &[
        "need",
        "needs",
        "needed",
        "must",
        "required",
        "require",
        "requires",
        "mandatory",
        "obliged",
        "compulsory",
        "obligatory",
    ],
];

/// The kinds of turning words that a text has, as bits. Words of `known` are left out.
pub(super) fn kinds(text: &str, known: &str) -> u8 {
    let known: Vec<String> = words(known).into_iter().map(|word| word.text).collect();
    let mut found = 0;
    for word in words(text) {
        if known.contains(&word.text) {
            continue;
        }
        for (at, kind) in KINDS.iter().enumerate() {
            found |= u8::from(kind.contains(&word.text.as_str())) << at;
        }
    }
    found
}

/// Whether one of two questions has a turning word of a kind that the other lacks; words in the two `known` texts are
/// accounted for.
#[must_use]
pub fn contrast(one: (&str, &str), other: (&str, &str)) -> bool {
    kinds(one.0, one.1) != kinds(other.0, other.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_turns_a_question_shows() {
        for (one, other, expected) in [
            ("Is personal data written to logs?", "Do logs contain personal data?", false),
            ("Do you prevent personal data from being logged?", "Do logs contain personal data?", true),
            ("Are passwords kept out of the code?", "Are passwords kept in the code?", true),
            ("Are roles granted nothing above their needs?", "Are roles granted what they need?", true),
            ("Is data only stored in the EU?", "Is data stored in the EU?", true),
        ] {
            assert_eq!(contrast((one, ""), (other, "")), expected, "{one} {other}");
        }
        assert!(!contrast(("Is data stored outside the EU?", "outside the"), ("Is data stored in the EU?", "")));
    }
}
