//! What a column's heading says the column is for.
//!
//! A heading is read by its longest known phrase, and among equals by the last one, because an English
//! heading ends in its main noun: `Question ID` is an id, `Answer format` is no answer.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::Role;
use super::lexicon::PHRASES;
use super::likeness::plain;

/// What a heading can announce.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    /// The thing asked.
    Question,
    /// The form's own number for it.
    Id,
    /// The section, domain or category.
    Section,
    /// Help for the one who answers.
    Guidance,
    /// Weight, severity, level.
    Weight,
    /// A place to write.
    Write(Role),
    /// One box of a yes / no / n/a answer.
    Tick(Mark),
    /// A column that looks like ours and is not.
    Aside(Aside),
}

/// The boxes of an answer given by a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Not applicable.
    Na,
    /// Partly.
    Partly,
}

/// Why a column is left alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Aside {
    /// The customer's own notes.
    Customer,
    /// Scores, ratings, the answer that would be right.
    Scoring,
    /// What kind of answer is wanted, or the options to choose from.
    Kind,
    /// References to other frameworks, keys for programs.
    Mapping,
}

/// A heading as read, with how sure it is: 1.0 sure, 0.6 fair, 0.3 a hint.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Heading {
    /// What it announces.
    pub(super) field: Field,
    /// How sure that is.
    pub(super) strength: f64,
}

impl Field {
    /// The word for people and for the context columns of `inspect`.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Id => "id",
            Self::Section => "section",
            Self::Guidance => "guidance",
            Self::Weight => "weight",
            Self::Write(role) => role.word(),
            Self::Tick(_) => "tick",
            Self::Aside(Aside::Customer) => "the customer's own column",
            Self::Aside(Aside::Scoring) => "scoring",
            Self::Aside(Aside::Kind) => "kinds or options of answers",
            Self::Aside(Aside::Mapping) => "references to other frameworks",
        }
    }
}

/// Reads a heading; `None` where nothing in it is known.
pub(super) fn read(text: &str) -> Option<Heading> {
    if text.len() > 200 || is_sentence(text) {
        return None;
    }
    if let Some(mark) = mark(text) {
        return Some(Heading { field: Field::Tick(mark), strength: 1.0 });
    }
    let bare = without_brackets(text).to_lowercase().replace("n/a", "na");
    let whole = head(&bare);
    let tokens = tokens(whole);
    if let Some(found) = phrase(&tokens)
        && (found.words > 1 || found.words == tokens.len())
    {
        return Some(weaken(found, &tokens));
    }
    // "Comments / Evidence" is read part by part; the answer goes before the comment, the comment before the rest.
    let mut best: Option<Heading> = None;
    for part in whole.split(['/', '&', ',', ';', '|', '\n']).flat_map(|part| part.split(" and ")) {
        let tokens = self::tokens(part);
        let Some(found) = phrase(&tokens) else { continue };
        let heading = weaken(found, &tokens);
        let better = best.is_none_or(|held| rank(heading) < rank(held));
        if better {
            best = Some(heading);
        }
    }
    best.or_else(|| phrase(&tokens).map(|found| weaken(found, &tokens)))
}

/// The group heading over several columns: whether it says that the columns are the customer's.
pub(super) fn is_customers(text: &str) -> bool {
    let text = text.to_lowercase();
    ["internal use", "office use", "customer use", "for use by", "analyst", "reviewer", "assessor use", "buyer use"]
        .iter()
        .any(|phrase| text.contains(phrase))
}

/// Words of a heading, in one form for singular and plural.
pub(super) fn tokens(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '#')
        .filter(|word| !word.is_empty())
        .map(|word| if word == "#" { "number".to_string() } else { singular(&plain(word)) })
        .filter(|word| !word.is_empty())
        .collect()
}

fn singular(word: &str) -> String {
    let keep = word.len() <= 3 || ["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    if keep { word.to_string() } else { word.strip_suffix('s').unwrap_or(word).to_string() }
}

fn without_brackets(text: &str) -> String {
    let (mut out, mut depth) = (String::new(), 0_u32);
    for c in text.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    // A heading that is all brackets still says something.
    if out.trim().is_empty() { text.replace(['(', ')', '[', ']'], " ") } else { out }
}

/// The part that carries the main noun: `Description of change` is a description, `Reason if no` a reason.
fn head(text: &str) -> &str {
    let cut = [" of ", " if ", " for ", " - ", " \u{2013} ", ": "].iter().filter_map(|word| text.find(word)).min();
    match cut {
        Some(at) if phrase(&tokens(&text[..at])).is_some() && phrase(&tokens(text)).is_none_or(|f| f.words < 2) => {
            &text[..at]
        }
        _ => text,
    }
}

struct Found {
    heading: Heading,
    words: usize,
    end: usize,
}

type Phrases = BTreeMap<String, Vec<(Vec<String>, Heading)>>;

/// The known phrases by their first word, taken apart once.
fn phrases() -> &'static Phrases {
    static PHRASES_BY_WORD: OnceLock<Phrases> = OnceLock::new();
    PHRASES_BY_WORD.get_or_init(|| {
        let mut by_word = Phrases::new();
        for (field, strength, phrases) in PHRASES {
            for phrase in phrases.split('|').map(str::trim) {
                let words: Vec<String> = phrase.split(' ').map(singular).collect();
                let heading = Heading { field: *field, strength: *strength };
                by_word.entry(words[0].clone()).or_default().push((words, heading));
            }
        }
        by_word
    })
}

fn phrase(tokens: &[String]) -> Option<Found> {
    let mut best: Option<Found> = None;
    for (start, token) in tokens.iter().enumerate() {
        for (words, heading) in phrases().get(token).into_iter().flatten() {
            let end = start + words.len();
            if tokens.get(start..end) != Some(words.as_slice()) {
                continue;
            }
            // A hint (`vendor`) gives way to a sure word beside it (`response`).
            let rank = (words.len(), heading.strength >= 0.5, end);
            if best.as_ref().is_none_or(|held| rank > (held.words, held.heading.strength >= 0.5, held.end)) {
                best = Some(Found { heading: *heading, words: words.len(), end });
            }
        }
    }
    best
}

/// Whether the text says something of its own, as the cells below a heading do.
fn is_sentence(text: &str) -> bool {
    const LONGEST: usize = 8;
    let bare = without_brackets(text);
    let text = bare.trim();
    // Headings of several lines put the hint in the second: only the first must be short.
    let words = text.lines().next().unwrap_or(text).split_whitespace().count();
    words > LONGEST || text.starts_with(['-', '\u{2022}']) || text.ends_with('.') && words > 2
}

/// A phrase within many other words says less.
fn weaken(found: Found, tokens: &[String]) -> Heading {
    let Heading { field, strength } = found.heading;
    let others = tokens.len() - found.words;
    // Words as short as `status` or `item` are only headings by themselves or with one word beside them.
    let factor = match others {
        0..=2 => 1.0,
        3..=4 => 0.6,
        _ => 0.3,
    };
    // A framework's name makes `Control` or `Practice` a reference to that framework, more likely than the question.
    const FRAMEWORKS: &[&str] = &[
        "nist", "iso", "cis", "cmmc", "hipaa", "pci", "soc", "cwe", "gdpr", "cobit", "owasp", "fedramp", "27001",
        "27002",
    ];
    let foreign = field == Field::Question && tokens.iter().any(|token| FRAMEWORKS.contains(&token.as_str()));
    Heading { field, strength: if foreign { 0.3 } else { strength * factor } }
}

fn rank(heading: Heading) -> (u8, u8) {
    let by_field = match heading.field {
        Field::Write(Role::Answer) => 0,
        Field::Question => 1,
        Field::Write(Role::Comment) => 2,
        Field::Write(_) => 3,
        _ => 4,
    };
    // A hint never outranks a sure word beside it.
    (u8::from(heading.strength < 0.5), by_field)
}

fn mark(text: &str) -> Option<Mark> {
    let word = text.trim().trim_end_matches('?').to_lowercase();
    Some(match word.as_str() {
        "yes" | "y" | "sí" | "ja" | "oui" => Mark::Yes,
        "no" | "n" | "nein" | "non" => Mark::No,
        "n/a" | "na" | "n.a." | "not applicable" | "not-applicable" => Mark::Na,
        "partial" | "partially" | "partly" => Mark::Partly,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(text: &str) -> Option<Field> {
        read(text).map(|heading| heading.field)
    }

    #[test]
    fn the_last_noun_decides() {
        assert_eq!(field("Question"), Some(Field::Question));
        assert_eq!(field("Question ID"), Some(Field::Id));
        assert_eq!(field("Question #"), Some(Field::Id));
        assert_eq!(field("Question Category"), Some(Field::Section));
        assert_eq!(field("Answer (To be completed)"), Some(Field::Write(Role::Answer)));
        assert_eq!(field("Vendor Response"), Some(Field::Write(Role::Answer)));
        assert_eq!(field("Response comments"), Some(Field::Write(Role::Comment)));
        assert_eq!(field("Response from vendor"), Some(Field::Write(Role::Answer)));
        assert_eq!(field("If no, please provide justification"), Some(Field::Write(Role::Justification)));
        assert_eq!(field("Implementation Notes"), Some(Field::Write(Role::Comment)));
        assert_eq!(field("POA&M Date"), Some(Field::Write(Role::TargetDate)));
    }

    #[test]
    fn columns_that_only_look_like_answers_are_known() {
        for text in
            ["Answer Format", "Compliant Answer", "Analyst Notes", "Reviewer Notes", "Answer type", "response_required"]
        {
            assert!(matches!(field(text), Some(Field::Aside(_))), "{text}: {:?}", field(text));
        }
        assert!(matches!(field("Reason for Question"), Some(Field::Guidance)));
    }

    #[test]
    fn headings_of_shared_responsibility_are_known() {
        assert_eq!(field("CSP CAIQ Answer"), Some(Field::Write(Role::Answer)));
        assert_eq!(field("SSRM Control Ownership"), Some(Field::Write(Role::Ownership)));
        let described = "CSP Implementation Description (Optional/Recommended)";
        assert_eq!(field(described), Some(Field::Write(Role::Comment)));
        assert_eq!(field("CSC Responsibilities  (Optional/Recommended)"), Some(Field::Write(Role::CustomerPart)));
        assert_eq!(field("CCM Control ID"), Some(Field::Id));
    }

    #[test]
    fn a_heading_with_two_nouns_takes_the_more_useful() {
        assert_eq!(field("Comments / Evidence"), Some(Field::Write(Role::Comment)));
        assert_eq!(field("Response and comments"), Some(Field::Write(Role::Answer)));
        assert_eq!(field("Yes/No"), Some(Field::Write(Role::Answer)));
        assert_eq!(field("N/A"), Some(Field::Tick(Mark::Na)));
        assert_eq!(field("Description of Change").map(|f| f == Field::Write(Role::Answer)), Some(false));
    }
}
