//! The words in which forms say yes, no, partly and not applicable.

use crate::knowledge::Stance;

/// Words that mean a stance for certain, lower case, without punctuation. "Planned", "compensating" and scores mean none.
const WORDS: &[(Stance, &[&str])] = &[
    (
        Stance::Yes,
        &[
            "yes",
            "y",
            "true",
            "implemented",
            "fully implemented",
            "compliant",
            "fully compliant",
            "met",
            "in place",
            "fulfilled",
            "ja",
            "oui",
            "si",
            "sí",
            "sì",
            "sim",
        ],
    ),
    (
        Stance::No,
        &[
            "no",
            "n",
            "false",
            "not implemented",
            "non compliant",
            "noncompliant",
            "not compliant",
            "not met",
            "not in place",
            "not fulfilled",
            "nein",
            "non",
            "nee",
            "não",
        ],
    ),
    (
        Stance::Partial,
        &[
            "partial",
            "partially",
            "partly",
            "partially implemented",
            "partially compliant",
            "partially met",
            "partially in place",
            "teilweise",
            "partiellement",
            "parcialmente",
            "parzialmente",
            "gedeeltelijk",
        ],
    ),
    (
        Stance::Na,
        &[
            "na",
            "n a",
            "not applicable",
            "not relevant",
            "nicht zutreffend",
            "entfällt",
            "non applicable",
            "sans objet",
            "no aplica",
            "non applicabile",
            "niet van toepassing",
            "não aplicável",
        ],
    ),
];

/// Returns what a value of a form's list means; `None` when that is not certain.
///
/// A value may carry a sentence after its word: `Yes, we do` means yes, unless what follows takes it back
/// (`Yes, with exceptions`, `No, but planned`).
pub(super) fn meaning(value: &str) -> Option<Stance> {
    let plain = plain(value);
    let exact = |text: &str| WORDS.iter().find(|(_, words)| words.contains(&text)).map(|(stance, _)| *stance);
    if let Some(stance) = exact(&plain) {
        return Some(stance);
    }
    let (head, tail) = value.split_once([',', ':', ';', '.', '(', '–', '—']).or_else(|| value.split_once(" - "))?;
    let reservation =
        ["but", "except", "partial", "partly", "some", "plan", "limited", "if", "unless", "compensating", "progress"];
    let tail = self::plain(tail);
    if tail.split(' ').any(|word| reservation.iter().any(|r| word.starts_with(r))) {
        return None;
    }
    exact(&self::plain(head))
}

/// Returns the one value of a list that means the stance; `None` when none or several do.
pub(super) fn value_for(stance: Stance, values: &[String]) -> Option<&String> {
    let mut fitting = values.iter().filter(|value| meaning(value) == Some(stance));
    let first = fitting.next()?;
    fitting.next().is_none().then_some(first)
}

fn plain(text: &str) -> String {
    let spaced: String = text.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(values: &[&str]) -> Vec<String> {
        values.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_usual_spellings_mean_what_they_say() {
        for (value, stance) in [
            ("Yes", Stance::Yes),
            ("NA", Stance::Na),
            ("N/A", Stance::Na),
            ("Not applicable", Stance::Na),
            ("Non-compliant", Stance::No),
            ("Partially", Stance::Partial),
            ("Yes, we do this", Stance::Yes),
            ("No - not done", Stance::No),
            ("Ja", Stance::Yes),
        ] {
            assert_eq!(meaning(value), Some(stance), "{value}");
        }
    }

    #[test]
    fn what_is_not_certain_means_nothing() {
        for value in [
            "Planned",
            "3",
            "Yes, with exceptions but fine",
            "Yes (partially)",
            "No, but planned",
            "In progress",
            "Other",
            "",
            "Not sure",
        ] {
            assert_eq!(meaning(value), None, "{value}");
        }
    }

    #[test]
    fn one_value_must_fit_and_only_one() {
        assert_eq!(value_for(Stance::No, &list(&["Yes", "No", "NA"])).map(String::as_str), Some("No"));
        assert_eq!(value_for(Stance::Partial, &list(&["Yes", "No"])), None);
        assert_eq!(value_for(Stance::Yes, &list(&["Implemented", "Met", "No"])), None);
    }
}
