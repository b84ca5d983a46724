//! Compares a fact with the limit that a question sets.

use super::{Duration, Frequency, Value, ValueType};

/// Whether a fact keeps to a limit in words (`within 30 days`, `at least annually`, `TLS 1.2 or higher`).
///
/// `Some(false)` when it certainly does not; `None` when the two cannot be compared for certain: another
/// kind of value, words that say no number, or a length whose limit could be either end.
pub fn at_least_as_strict(fact: &Value, bound: &str) -> Option<bool> {
    let lower = bound.to_lowercase();
    // "More than 30 days" is not kept to by 30 days, and "twice a year" is no year: neither is compared.
    let strict = ["more than", "longer than", "less than", "fewer than", "under ", "below ", "over ", "before "];
    let several = ["twice", "thrice", "times", "more than once", "several"];
    let mild = ["no more than", "no longer than", "no less than", "no fewer than", "not more than", "not less than"];
    let mild = mild.iter().any(|words| lower.contains(words));
    if !mild && strict.iter().chain(&several).any(|words| lower.contains(words)) {
        return None;
    }
    match fact {
        Value::Duration(fact) => {
            let limit = durations(bound).or_else(|| frequency(bound))?;
            match end(bound) {
                Some(End::Most) => ordered(*fact, limit),
                Some(End::Least) => ordered(limit, *fact),
                None => (fact.at_most(limit) && limit.at_most(*fact)).then_some(true),
            }
        }
        Value::Frequency(Frequency::Every(fact)) => frequency(bound).and_then(|limit| ordered(*fact, limit)),
        Value::Frequency(Frequency::Continuously) => frequency(bound).map(|_| true),
        Value::Version(numbers, _) => {
            let lowest = lowest_version(bound)?;
            Some(numbers.as_slice() >= lowest.as_slice())
        }
        Value::Name(ValueType::Algorithm, name) => algorithm(name, bound),
        _ => None,
    }
}

/// `AES-256` keeps to `AES-256` and to `AES-128 or higher`; what it says to `AES-128` alone is not certain.
fn algorithm(name: &str, bound: &str) -> Option<bool> {
    let parts = |text: &str| {
        let lower = text.to_lowercase();
        let digits = lower.find(|c: char| c.is_ascii_digit())?;
        let number: u32 = lower[digits..].chars().take_while(char::is_ascii_digit).collect::<String>().parse().ok()?;
        let family = lower[..digits].split(|c: char| !c.is_alphabetic()).rfind(|word| !word.is_empty())?;
        Some((family.to_owned(), number))
    };
    let ((family, own), (asked, limit)) = (parts(name)?, parts(bound)?);
    if family != asked {
        return None;
    }
    let lower = bound.to_lowercase();
    let open = OPEN.iter().any(|word| lower.contains(word));
    (own == limit || open && own > limit).then_some(true).or((open && own < limit).then_some(false))
}

/// Words by which a limit lets in what is stronger.
const OPEN: [&str; 9] =
    ["or higher", "or later", "or above", "or newer", "and above", "and higher", "at least", "minimum", "+"];

/// Which end of a length a limit fixes.
enum End {
    Most,
    Least,
}

fn end(bound: &str) -> Option<End> {
    let lower = bound.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let has = |phrase: &str| {
        let phrase: Vec<&str> = phrase.split(' ').collect();
        words.windows(phrase.len()).any(|window| window == phrase)
    };
    let least = [
        "at least",
        "no less",
        "not less",
        "no shorter",
        "no fewer",
        "minimum",
        "more than",
        "longer than",
        "or more",
        "or longer",
    ];
    let most = [
        "within",
        "inside",
        "under",
        "no later",
        "no more",
        "no longer",
        "at most",
        "less than",
        "fewer than",
        "or less",
        "or fewer",
        "or sooner",
        "or faster",
        "or earlier",
        "or shorter",
        "or quicker",
    ];
    let others = ["maximum", "up to", "every", "in", "by"];
    // "At least every two years" limits the time between, from above.
    if ["every", "once", "twice"].iter().any(|word| has(word)) || Frequency::parse(bound).is_some() {
        return Some(End::Most);
    }
    let is_least =
        least.iter().any(|phrase| has(phrase)) && !["no more", "no longer", "not more"].iter().any(|no| has(no));
    if is_least {
        return Some(End::Least);
    }
    most.iter().chain(&others).any(|phrase| has(phrase)).then_some(End::Most)
}

/// Whether the first is at most the second, where that is certain either way.
fn ordered(first: Duration, second: Duration) -> Option<bool> {
    if first.at_most(second) {
        return Some(true);
    }
    second.at_most(first).then_some(false)
}

/// The first length of time among the words.
fn durations(bound: &str) -> Option<Duration> {
    let words: Vec<&str> = bound
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '?'))
        .filter(|word| !word.is_empty())
        .collect();
    (0..words.len()).find_map(|start| {
        [3, 2, 1]
            .into_iter()
            .filter_map(|len| words.get(start..start + len))
            .find_map(|words| Duration::parse(&words.join(" ")))
    })
}

fn frequency(bound: &str) -> Option<Duration> {
    let words: Vec<&str> =
        bound.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    let found = (0..words.len()).find_map(|start| {
        [4, 3, 2, 1]
            .into_iter()
            .filter_map(|len| words.get(start..start + len))
            .find_map(|words| Frequency::parse(&words.join(" ")))
    });
    match found? {
        Frequency::Every(duration) => Some(duration),
        Frequency::Continuously | Frequency::OnEvery(_) => None,
    }
}

/// Only an open bound (`1.2 or higher`, `at least 1.2`) can be met by a later version.
fn lowest_version(bound: &str) -> Option<Vec<u32>> {
    let lower = bound.to_lowercase();
    let open = OPEN.iter().any(|word| lower.contains(word));
    match super::version(&lower)? {
        Value::Version(numbers, _) if open => Some(numbers),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compare(kind: ValueType, fact: &str, bound: &str) -> Option<bool> {
        at_least_as_strict(&Value::parse(kind, fact).expect("a value"), bound)
    }

    #[test]
    fn facts_meet_miss_or_do_not_settle_a_bound() {
        let cases = [
            (ValueType::Duration, "10 days", "within 30 days", Some(true)),
            (ValueType::Duration, "25 weeks", "within 30 days", Some(false)),
            (ValueType::Duration, "10 days", "promptly", None),
            (ValueType::Duration, "6 months", "at least 12 months", Some(false)),
            (ValueType::Duration, "2 years", "for a minimum of 12 months", Some(true)),
            (ValueType::Duration, "1 year", "at least every two years", Some(true)),
            (ValueType::Duration, "12 months", "12 months", Some(true)),
            (ValueType::Duration, "24 months", "12 months", None),
            (ValueType::Duration, "4 weeks", "in no more than 30 days", Some(true)),
            (ValueType::Duration, "10 days", "inside 72 hours", Some(false)),
            (ValueType::Duration, "1 month", "within 30 days", None),
            (ValueType::Frequency, "every 6 months", "at least annually", Some(true)),
            (ValueType::Frequency, "every 2 years", "at least once a year", Some(false)),
            (ValueType::Frequency, "on every release", "at least annually", None),
            (ValueType::Version, "1.2+", "TLS 1.2 or higher", Some(true)),
            (ValueType::Version, "1.2", "TLS 1.3 only", None),
            (ValueType::Version, "1.1", "at least TLS 1.2", Some(false)),
            (ValueType::Algorithm, "AES-256", "AES-128 or higher", Some(true)),
            (ValueType::Algorithm, "AES-256", "AES-256", Some(true)),
            (ValueType::Algorithm, "AES-256", "AES-128", None),
            (ValueType::Algorithm, "AES-256", "RSA-2048", None),
        ];
        for (kind, fact, bound, expected) in cases {
            assert_eq!(compare(kind, fact, bound), expected, "{fact} against {bound}");
        }
    }
}
