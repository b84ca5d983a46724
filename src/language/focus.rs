//! The main clause carries the subject; what trails it only qualifies.

use super::class::Class;
use super::pattern::{Pattern, patterns};
use super::spoken::Spoken;

/// Words that begin a qualifier.
static MARKERS: [Pattern; 40] = patterns([
    "including|include",
    "such as",
    "eg|ie",
    "for example|instance",
    "in accordance|compliance|conformance|alignment|line|keeping with",
    "according to",
    "consistent|aligned with",
    "as required|defined|specified|described|outlined|stated|necessary|needed|appropriate|applicable|part|well",
    "at planned|regular|defined|least|a",
    "on a|an regular|annual|periodic|continuous|ongoing|quarterly|need",
    "where|if|when applicable|appropriate|necessary|needed|possible|required|available|any|feasible",
    "in order to",
    "so that",
    "to ensure|prevent|verify|protect|support|meet|comply|address|confirm|determine|reduce|minimize|maintain",
    "with respect|regard to",
    "in addition to",
    "in case|event of",
    "in the event|case|meantime",
    "with a|the focus|goal|aim|view",
    "by means of",
    "using|utilizing|through|via",
    "before|after|during|upon|prior|following|until|throughout",
    "unless|except|other than",
    "based on",
    "depending on",
    "regardless of",
    "taking into",
    "as well as",
    "along with",
    "together with",
    "and|or its|their associated|related|supporting",
    "that|which is|are|may|can|could|has|have|includes|include|cover|covers|contains",
    "on behalf of",
    "in the last|past",
    "over the last|past",
    "within _ hours|days|weeks|months|business|working|calendar",
    "with at least",
    "for the purpose|purposes of",
    "like",
    "per",
]);

/// Conditions in front of the main clause.
const LEADING: &str = "if|when|where|for|in|upon|after|before|during|once|should|with|given|as|to|within|following|while|assuming|considering|regarding|concerning";

/// The main clause and its qualifiers.
pub(super) fn focus(text: &str) -> (String, Vec<String>) {
    let (outside, mut qualifiers) = parentheses(text);
    let mut main = outside;
    if let Some((lead, rest)) = leading(&main) {
        qualifiers.push(lead);
        main = rest;
    }
    let spoken = Spoken::new(&main);
    let cut = (1..spoken.words.len()).find(|at| {
        MARKERS.iter().any(|marker| spoken.here(*at, marker).is_some())
            && subjects(&spoken, 0, *at) >= 2
            && !glued(&spoken, *at)
    });
    let main = match cut {
        Some(at) => {
            qualifiers.push(spoken.rest(at).trim_end_matches(['?', '.', '!', ' ']).to_owned());
            spoken.written(0..at).trim_end_matches([',', ' ', '-', '–', ':']).to_owned()
        }
        None => main.clone(),
    };
    (main.trim().trim_end_matches(['?', '.', '!', ':', ' ']).to_owned(), qualifiers)
}

/// How many words carry a subject.
fn subjects(spoken: &Spoken<'_>, from: usize, to: usize) -> usize {
    spoken.words[from..to].iter().filter(|word| Class::of(&word.text) == Class::Content).count()
}

/// "During development", "after termination" may be the subject itself when little stands before.
fn glued(spoken: &Spoken<'_>, at: usize) -> bool {
    spoken.at(at, "before|after|during|upon|prior|following|until|throughout|through|via|using|per|like").is_some()
        && subjects(spoken, 0, at) < 3
}

/// Takes out what stands in parentheses.
fn parentheses(text: &str) -> (String, Vec<String>) {
    let mut outside = String::with_capacity(text.len());
    let mut inside = Vec::new();
    let mut current = String::new();
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' if depth > 0 => {
                depth -= 1;
                if depth == 0 && !current.trim().is_empty() {
                    inside.push(std::mem::take(&mut current).trim().to_owned());
                }
            }
            _ if depth > 0 => current.push(c),
            _ => outside.push(c),
        }
    }
    outside.push_str(if depth > 0 { &current } else { "" });
    // "encrypt(ed)", "database(s)" keep their ending out of the qualifiers.
    inside.retain(|part| part.len() > 3);
    if outside.chars().any(char::is_alphanumeric) { (outside, inside) } else { (text.to_owned(), Vec::new()) }
}

/// "If a flaw is found, how …": the condition before the comma.
fn leading(text: &str) -> Option<(String, String)> {
    let spoken = Spoken::new(text);
    spoken.at(0, LEADING)?;
    let comma = text.find(", ")?;
    let (lead, rest) = (&text[..comma], text[comma + 1..].trim_start());
    let after = Spoken::new(rest);
    let asks = after.at(0, "is|are|do|does|did|has|have|can|could|will|would|what|which|how|where|who|when|describe|list|explain|please|state").is_some();
    (asks && subjects(&after, 0, after.words.len()) >= 1).then(|| (lead.to_owned(), rest.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn qualifiers_are_taken_off() {
        let table: [(&str, &str, &[&str]); 9] = [
            ("Are access rights reviewed at least annually?", "Are access rights reviewed", &["at least annually"]),
            (
                "Describe key management in detail, including rotation.",
                "Describe key management in detail",
                &["including rotation"],
            ),
            ("Do you scan code (e.g. SAST)?", "Do you scan code", &["e.g. SAST"]),
            ("Is risk assessed in accordance with ISO 27005?", "Is risk assessed", &["in accordance with ISO 27005"]),
            (
                "If a flaw cannot be fixed, what do you do about the risk?",
                "what do you do about the risk",
                &["If a flaw cannot be fixed"],
            ),
            ("Backups", "Backups", &[]),
            ("Which database(s) store logs?", "Which database store logs", &[]),
            ("(optional)", "(optional)", &[]),
            ("Is testing done during development?", "Is testing done during development", &[]),
        ];
        for (text, main, rest) in table {
            let (focus, qualifiers) = focus(text);
            assert_eq!(focus, main, "{text}");
            assert_eq!(qualifiers, rest, "{text}");
        }
    }
}
