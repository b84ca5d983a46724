//! A sentence that asks several things is taken apart; a list of nouns is not.

use super::siblings;
use super::spoken::Spoken;

/// Words that begin a question or a request.
pub(super) const WH: &str = "what|which|how|where|who|whom|whose|when|why";
const AUXILIARY: &str = "is|are|was|were|do|does|did|has|have|can|could|will|would|may|should|must";
const REQUEST: &str =
    "describe|explain|list|name|state|specify|provide|give|indicate|say|identify|attach|outline|detail|include";
const SUBJECT: &str = "you|your|we|our|us|it|its|they|their|there|the|this|these|those|any|all|each|every|customers|data|users|backups|staff|employees";

/// Participles that say the same of a rule, or only that it exists: together they ask one thing.
const HOUSEKEEPING: &str = "documented|established|approved|communicated|implemented|maintained|evaluated|applied|defined|reviewed|updated|\
enforced|developed|adopted|followed|published|agreed|managed|controlled|disseminated|authorized|recorded|identified|assessed|\
determined|designed|used|required|provided|kept";

/// Verbs that a vendor does with what is asked about.
const VERBS: &str = "encrypt|test|scan|monitor|review|log|notify|delete|rotate|patch|screen|train|restrict|share|sell|archive|\
disclose|audit|revoke|remediate|hash|mask|segregate|isolate|alert|report|back|backup|replicate|restore|sign";

/// Returns the clauses of a sentence; a second predicate gets its subject back.
pub(super) fn clauses(sentence: &str) -> Vec<String> {
    let Some((subject, asked)) = headed(sentence) else { return split(sentence) };
    split(asked).into_iter().map(|clause| format!("{} {subject}", clause.trim_end_matches(['?', ' ']))).collect()
}

/// "Backups: how often, and for how long?": the subject of what is asked stands before it.
fn headed(sentence: &str) -> Option<(&str, &str)> {
    let (subject, asked) = sentence.split_once(": ")?;
    let asks = Spoken::new(asked);
    let words = Spoken::new(subject).words.len();
    let opens = asks.at(0, WH).is_some() || asks.at(0, &format!("for|in|at|by|to|with|from {WH}")).is_some();
    ((1..=5).contains(&words) && opens).then_some((subject.trim(), asked))
}

fn split(sentence: &str) -> Vec<String> {
    let spoken = Spoken::new(sentence);
    let mut found = Vec::new();
    let mut start = 0;
    let mut at = 1;
    while at < spoken.words.len() {
        if let Some(next) = begins(&spoken, start, at) {
            found.push(piece(&spoken, start, at));
            start = next;
            at = next;
        }
        at += 1;
    }
    let last = spoken.rest(start).to_owned();
    match predicates(&last) {
        Some(two) => found.extend(two),
        None => found.push(last),
    }
    found.retain(|clause| clause.chars().any(char::is_alphanumeric));
    found.into_iter().flat_map(|clause| siblings::split(&clause).unwrap_or_else(|| vec![clause])).collect()
}

fn piece(spoken: &Spoken<'_>, start: usize, end: usize) -> String {
    spoken.written(start..end).trim_end_matches([',', ';', ' ']).to_owned()
}

/// Where a new clause begins, when one begins at `at` (its joining word included).
fn begins(spoken: &Spoken<'_>, start: usize, at: usize) -> Option<usize> {
    let comma = spoken.text[..spoken.words[at].span.start].trim_end().ends_with([',', ';', '–', '—']);
    let joined = spoken.at(at, "and|but|or|then|also").is_some();
    let mut next = at + usize::from(joined);
    if joined && spoken.at(next, "also|then|please|if").is_some_and(|_| spoken.word(next) != "if") {
        next += 1;
    }
    // "…, and if so, how long?": the condition is dropped, the question stays.
    if let Some(taken) = ["if so|yes|not|no|applicable", "if they|it|you do|does|are|is", "where applicable"]
        .iter()
        .find_map(|pattern| spoken.at(next, pattern))
        && (comma || joined)
        && next + taken < spoken.words.len()
    {
        return Some(next + taken);
    }
    if !joined && !comma {
        return None;
    }
    if joined && spoken.at(next, "whether").is_some() && at > start + 1 && spoken.word(start) != "whether" {
        return Some(next);
    }
    let led = format!("after|at|by|for|from|in|into|on|over|since|through|to|under|until|upon|via|with|within {WH}");
    let open = spoken.at(next, WH).is_some() || spoken.at(next, &led).is_some();
    let asks = spoken.at(start, WH).is_some()
        || spoken.at(start, AUXILIARY).is_some()
        || spoken.at(start, &format!("please|in|at|from|for {WH}")).is_some();
    let requests = (start..at.min(start + 3)).any(|place| spoken.at(place, REQUEST).is_some());
    if open && (joined || comma) && (asks || requests) {
        // "Do you know what is stored and where": all of it hangs on the one verb.
        let embedded = (start + 1..at).any(|place| {
            spoken.at(place, &format!("{WH}|whether")).is_some() && !after_preposition(spoken, start, place)
        });
        // ", which is encrypted," only adds to the noun before it.
        let relative = !joined && spoken.at(next, "which|who|whose|where|when").is_some();
        return (!embedded && !relative && at > start + 1).then_some(next);
    }
    if joined && asks && spoken.at(next, AUXILIARY).is_some() && spoken.at(next + 1, SUBJECT).is_some() {
        return Some(next);
    }
    if joined
        && (asks || requests)
        && spoken.at(next, REQUEST).is_some()
        && at > start + 1
        && !noun_before(spoken, next)
    {
        return Some(next);
    }
    None
}

/// "In which", "at what": the question word that leads the clause itself.
fn after_preposition(spoken: &Spoken<'_>, start: usize, place: usize) -> bool {
    place == start + 1 && spoken.at(start, "in|at|from|for|by|within|after|to|with|on|please").is_some()
}

/// Some requests are nouns too: "and list management", "and state of the art".
fn noun_before(spoken: &Spoken<'_>, at: usize) -> bool {
    spoken.at(at, "state|list|name|detail|include _").is_some()
        && spoken
            .at(at + 1, "the|its|your|all|each|any|whether|if|how|which|what|who|where|when|them|it|a|an")
            .is_none()
}

/// "Are backups encrypted and tested?" asks two things.
fn predicates(clause: &str) -> Option<[String; 2]> {
    let spoken = Spoken::new(clause);
    let joint = spoken.find("and|or")?;
    if spoken
        .find("and|or")
        .is_some_and(|first| spoken.words[first.end..].iter().any(|word| word.text == "and" || word.text == "or"))
    {
        return None;
    }
    let (at, next) = (joint.start, joint.end);
    if spoken.at(0, "is|are|was|were|has|have").is_some() {
        let first = (1..at).find(|place| participle(spoken.word(*place)))?;
        let content = |place: usize| participle(spoken.word(place)) && spoken.at(place, HOUSEKEEPING).is_none();
        // Directly before "and": "encrypted and tested"; further off, the words between belong to the first.
        if first < 2
            || !content(first)
            || !content(next)
            || (next + 1 < spoken.words.len() && noun_after(&spoken, next))
        {
            return None;
        }
        let head = spoken.written(0..first);
        return Some([piece(&spoken, 0, at), format!("{head} {}", spoken.rest(next))]);
    }
    if spoken.at(0, "do|does|can|did you|your|the").is_some() {
        let first = (2..at).find(|place| spoken.at(*place, VERBS).is_some())?;
        spoken.at(next, VERBS)?;
        // "log and monitor access" shares its object, and is near enough to one practice.
        if first + 1 == at || next + 1 >= spoken.words.len() {
            return None;
        }
        return Some([piece(&spoken, 0, at), format!("{} {}", spoken.written(0..first), spoken.rest(next))]);
    }
    None
}

fn participle(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed")
        || ["kept", "held", "sent", "stored"].contains(&word)
}

/// "encrypted and hashed passwords": participles before a noun only describe it.
fn noun_after(spoken: &Spoken<'_>, participle: usize) -> bool {
    spoken
        .at(
            participle + 1,
            "in|on|at|by|for|from|with|to|within|every|daily|weekly|monthly|quarterly|annually|yearly|regularly|periodically|after|before|when|if|using|off|against|as|during|over|upon|under|throughout|only|separately|automatically|immediately|promptly|securely|once|twice",
        )
        .is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_questions_are_taken_apart() {
        let table: [(&str, &[&str]); 17] = [
            (
                "Is stored data encrypted, and which cipher is used?",
                &["Is stored data encrypted", "which cipher is used?"],
            ),
            ("Where are records held and who can open them?", &["Where are records held", "who can open them?"]),
            (
                "How soon is a report answered, and how soon is it fixed?",
                &["How soon is a report answered", "how soon is it fixed?"],
            ),
            (
                "When was your last audit and may we see the report?",
                &["When was your last audit", "may we see the report?"],
            ),
            (
                "Name the scanner, its vendor, and say whether it runs daily.",
                &["Name the scanner, its vendor", "say whether it runs daily."],
            ),
            (
                "Are libraries scanned, and how frequently upgraded?",
                &["Are libraries scanned", "how frequently upgraded?"],
            ),
            ("Do you test restores and, if so, how often?", &["Do you test restores", "how often?"]),
            (
                "Are backups encrypted and tested every month?",
                &["Are backups encrypted", "Are backups tested every month?"],
            ),
            ("Do you encrypt backups and test restores?", &["Do you encrypt backups", "Do you test restores?"]),
            ("Are policies and procedures documented?", &["Are policies and procedures documented?"]),
            (
                "Are rules documented, approved and reviewed every year?",
                &["Are rules documented, approved and reviewed every year?"],
            ),
            (
                "Is data encrypted in transit and at rest?",
                &["Is data encrypted in transit?", "Is data encrypted at rest?"],
            ),
            (
                "Location where data is handled, and whether it is kept there",
                &["Location where data is handled", "whether it is kept there"],
            ),
            (
                "Do you document what is logged and who may read it?",
                &["Do you document what is logged and who may read it?"],
            ),
            ("What RTO and RPO do you offer?", &["What RTO", "What RPO do you offer?"]),
            ("List subprocessors, locations and purposes", &["List subprocessors, locations and purposes"]),
            ("Are hashed and salted passwords used?", &["Are hashed and salted passwords used?"]),
        ];
        for (text, expected) in table {
            assert_eq!(clauses(text), expected, "{text}");
        }
    }
}
