//! Compares a fact with the limit that a question sets.

use super::{Duration, Frequency, Value};

/// Whether a fact is at least as strict as a bound in words (`within 30 days`, `at least annually`, `TLS 1.2 or higher`).
///
/// `None` when the two cannot be compared for certain: another kind of value, or words that say no number.
pub fn at_least_as_strict(fact: &Value, bound: &str) -> Option<bool> {
    match fact {
        Value::Duration(fact) => durations(bound).map(|bound| fact.at_most(bound)),
        Value::Frequency(Frequency::Every(fact)) => frequency(bound).map(|bound| fact.at_most(bound)),
        Value::Frequency(Frequency::Continuously) => frequency(bound).map(|_| true),
        Value::Version(numbers, _) => {
            let lowest = lowest_version(bound)?;
            Some(numbers.as_slice() >= lowest.as_slice())
        }
        _ => None,
    }
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
    let open = ["or higher", "or later", "or above", "or newer", "and above", "and higher", "at least", "minimum", "+"]
        .iter()
        .any(|word| lower.contains(word));
    match super::version(&lower)? {
        Value::Version(numbers, _) if open => Some(numbers),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::ValueType;
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
            (ValueType::Frequency, "every 6 months", "at least annually", Some(true)),
            (ValueType::Frequency, "every 2 years", "at least once a year", Some(false)),
            (ValueType::Frequency, "on every release", "at least annually", None),
            (ValueType::Version, "1.2+", "TLS 1.2 or higher", Some(true)),
            (ValueType::Version, "1.2", "TLS 1.3 only", None),
            (ValueType::Version, "1.1", "at least TLS 1.2", Some(false)),
            (ValueType::Algorithm, "AES-256", "AES-128 or higher", None),
        ];
        for (kind, fact, bound, expected) in cases {
            assert_eq!(compare(kind, fact, bound), expected, "{fact} against {bound}");
        }
    }
}
