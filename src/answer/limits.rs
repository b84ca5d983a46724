//! Whether the values of a support keep to the limit that a clause sets, and for which severity.

use super::checks::{Scene, asks_whether, fail, pass, stance_of};
use super::supports::{Source, Support};
use super::{Check, Reason, meant};
use crate::knowledge::{Stance, ValueSet};
use crate::language::value::{Value, ValueType, at_least_as_strict, place};
use crate::language::{Clause, words};

/// What the values of a support say to a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kept {
    /// Every value that can be compared keeps to it.
    Yes,
    /// None does, for certain.
    No,
    /// Some do, or nothing can be compared.
    Unsettled,
}

/// Weighs a limit of the clause against the values of a support; `None` where there is no limit.
pub(crate) fn kept(scene: &Scene<'_>, clause: &Clause, support: &Support<'_>) -> Option<Kept> {
    let bound = clause.bound.as_ref()?;
    let Source::Statement(statement) = support.source else { return Some(Kept::Unsettled) };
    // A working day is no day of 24 hours, and a clock that starts at discovery is not one that starts at the event.
    let text = scene.knowledge.render(&statement.text, None, scene.today).to_lowercase();
    let working = |text: &str| text.contains("working day") || text.contains("business day");
    let anchored = clause.text[clause.text.find(&bound.text).map_or(0, |at| at + bound.text.len())..].to_lowercase();
    let from_event = ["of ", "after ", "from "].iter().any(|word| anchored.trim_start().starts_with(word));
    let same_anchor = words(&anchored)
        .iter()
        .skip(1)
        .filter(|word| word.text.len() > 3)
        .all(|word| text.contains(&word.text[..word.text.len().min(6)]));
    if working(&text) != working(&clause.text.to_lowercase()) || from_event && !same_anchor {
        return Some(Kept::Unsettled);
    }
    let severity = severity(&clause.text);
    let topic = scene.catalogue.topic(&support.topic);
    let here =
        |id: &str| topic.is_none_or(|topic| topic.values.is_empty() || topic.values.iter().any(|known| known == id));
    let mut verdicts: Vec<Option<bool>> = Vec::new();
    for (_, set) in statement.values.iter().filter(|(id, _)| here(id)) {
        let values: Vec<&Value> = match (set, severity) {
            (ValueSet::By(by), Some(severity)) => by.get(severity).into_iter().collect(),
            (set, _) => set.iter().collect(),
        };
        let comparable = values.iter().filter(|value| {
            matches!(
                value,
                Value::Duration(_) | Value::Frequency(_) | Value::Version(..) | Value::Name(ValueType::Algorithm, _)
            )
        });
        verdicts.extend(comparable.map(|value| at_least_as_strict(value, &bound.text)));
    }
    Some(match &verdicts[..] {
        [] => Kept::Unsettled,
        all if all.iter().all(|one| *one == Some(true)) => Kept::Yes,
        all if all.iter().all(|one| *one == Some(false)) => Kept::No,
        _ => Kept::Unsettled,
    })
}

/// Whether the places that a statement states lie in the place that a clause asks for, and the words that ask for it;
/// nothing where no place is asked for or the values do not settle it.
pub(crate) fn place<'c>(scene: &Scene<'_>, clause: &'c Clause, support: &Support<'_>) -> Option<(bool, &'c str)> {
    let Source::Statement(statement) = support.source else { return None };
    // A carve-out may be of another place, and a no says that something else is not so.
    let plain = statement.except.is_none() && matches!(stance_of(support), None | Some(Stance::Yes));
    if !plain || !asks_whether(clause.kind) || clause.reversed || clause.bound.is_some() {
        return None;
    }
    let topic = scene.catalogue.topic(&support.topic)?;
    let stated = statement.values.iter().filter(|(id, _)| topic.values.contains(id)).flat_map(|(_, set)| set.iter());
    let mut places = stated.filter(|value| value.kind() == ValueType::Place).peekable();
    places.peek()?;
    let (asked, words) = place::asked(&clause.text)?;
    // Nobody wrote that the statement answers this with yes or no: it must be about the very thing.
    if meant::likeness(scene, clause, support) < scene.policy.kin_sure {
        return None;
    }
    let mut verdicts = places.map(|value| place::lies_in(&value.to_string(), asked));
    let first = verdicts.next()??;
    verdicts.all(|other| other == Some(first)).then_some((first, words))
}

/// The limit must be settled one way or the other.
pub(crate) fn bound(scene: &Scene<'_>, clause: &Clause, support: &Support<'_>) -> Check {
    let Some(bound) = &clause.bound else { return pass("bound", String::new()) };
    match kept(scene, clause, support) {
        Some(Kept::Yes) => pass("bound", format!("{} is kept to", bound.text)),
        Some(Kept::No) if asks_whether(clause.kind) => pass("bound", format!("{} is not kept to", bound.text)),
        _ => fail("bound", Reason::BoundNotSettled, bound.text.clone()),
    }
}

/// The severity that a text names, by its word or by its CVSS score.
pub(crate) fn severity(text: &str) -> Option<&'static str> {
    let lower = text.to_lowercase();
    let lower = lower.replace("moderate", "medium");
    // "7.0 or more that is below critical": the number says which.
    let lower = ["below critical", "under critical", "short of critical", "not critical", "less than critical"]
        .iter()
        .fold(lower, |text, bound| text.replace(bound, "below 9"));
    let mut named = ["critical", "high", "medium", "low"]
        .into_iter()
        .filter(|word| lower.split(|c: char| !c.is_alphanumeric()).any(|other| other == *word));
    if let Some(first) = named.next() {
        return named.next().is_none().then_some(first);
    }
    let scores = scores(lower.split_once("cvss")?.1);
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let above = has(&["above", "higher", "over ", "more", "+", "≥", "at least", "greater"]);
    let below = has(&["below", "lower", "under ", "less", "<", "≤", "at most"]);
    match scores[..] {
        [score] if above && !below => (score >= 9.0).then_some("critical"),
        [score] if below && !above => (score <= 4.0).then_some("low"),
        [score] if !above && !below => Some(band(score)),
        [from, 9.0] if below && from < 9.0 && band(from) == "high" => Some("high"),
        // A range within one band.
        [from, to] => (band(from) == band(to)).then(|| band(from)),
        _ => None,
    }
}

/// The numbers from 0 to 10 in a text.
fn scores(text: &str) -> Vec<f64> {
    let numbers = text.split(|c: char| !c.is_ascii_digit() && c != '.').map(|part| part.trim_matches('.'));
    numbers.filter_map(|part| part.parse().ok()).filter(|score| (0.0..=10.0).contains(score)).collect()
}

/// The severity of a CVSS score, by the qualitative scale of CVSS v3.1, section 5.
fn band(score: f64) -> &'static str {
    match score {
        score if score >= 9.0 => "critical",
        score if score >= 7.0 => "high",
        score if score >= 4.0 => "medium",
        _ => "low",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_severity_is_known_by_word_or_score() {
        for (text, expected) in [
            ("Are critical flaws fixed within 10 days?", Some("critical")),
            ("Low-severity deadline", Some("low")),
            ("Are critical and high flaws fixed within 30 days?", None),
            ("Are flaws rated CVSS 9 or above fixed?", Some("critical")),
            ("Are flaws rated CVSS 7 or above fixed?", None),
            ("Are flaws fixed?", None),
            ("A flaw has a CVSS score of 7.4. When is it fixed?", Some("high")),
            ("Are moderate issues fixed in a month?", Some("medium")),
            ("CVSS 4.0-6.9", Some("medium")),
            ("CVSS 4.0 to 9.0", None),
            ("Are flaws below CVSS 4 fixed?", Some("low")),
            ("A flaw with a CVSS score of 7.0 or more that is below critical", Some("high")),
        ] {
            assert_eq!(severity(text), expected, "{text}");
        }
    }
}
