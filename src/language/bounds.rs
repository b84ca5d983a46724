//! Limits that a question sets: within a time, at least so often, this version or higher.

use std::ops::Range;

use super::pattern::{Pattern, pattern};
use super::spoken::Spoken;

// "By a second person" is no length of time.
static UNIT: Pattern = pattern("seconds|minute|minutes|hour|hours|hrs|day|days|week|weeks|month|months|year|years");
const NUMBERS: [&str; 22] = [
    "a", "an", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "fourteen",
    "fifteen", "twenty", "thirty", "sixty", "ninety", "24", "48", "72",
];
const LIMIT: &str = "within|inside|under|in|over|after|for|every|during|until|of|than|to|least|most|by|minimum|maximum";
static OFTEN: Pattern =
    pattern("annual|annually|yearly|quarterly|monthly|weekly|daily|hourly|biannually|semiannually|biennially|biannual");
static VERSIONED: Pattern = pattern("tls|ssl|http|oauth|saml|sha|aes|rsa|ipsec|wpa");

/// Returns the words of the first limit that the text sets.
pub(super) fn bound(spoken: &Spoken<'_>) -> Option<Range<usize>> {
    version(spoken).or_else(|| time(spoken)).or_else(|| frequency(spoken)).or_else(|| size(spoken))
}

/// Whether the limit only says when something happened ("in the last three years").
pub(super) fn is_past(spoken: &Spoken<'_>, bound: &Range<usize>) -> bool {
    bound.clone().any(|at| spoken.at(at, "last|past|previous|preceding|prior").is_some())
}

fn number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) || NUMBERS.contains(&word)
}

/// "within 30 days", "at least every two years", "no later than 72 hours", "in the past three years".
fn time(spoken: &Spoken<'_>) -> Option<Range<usize>> {
    for unit in 1..spoken.words.len() {
        if spoken.here(unit, &UNIT).is_none() {
            continue;
        }
        let mut start = unit;
        while start > 0 && spoken.at(start - 1, "business|working|calendar|consecutive|full").is_some() {
            start -= 1;
        }
        let numbered = start > 0 && number(spoken.word(start - 1));
        if numbered {
            start -= 1;
            // "thirty (30) days".
            if start > 0 && number(spoken.word(start - 1)) {
                start -= 1;
            }
        }
        let mut past = false;
        while start > 0
            && spoken.at(start - 1, "the|last|past|previous|preceding|a|other|each|every|once|per|further").is_some()
        {
            start -= 1;
            past |= spoken.at(start, "last|past|previous|preceding|each|every|once|per").is_some();
        }
        if !numbered && !past {
            continue;
        }
        let mut limited = past;
        while start > 0
            && spoken
                .at(
                    start - 1,
                    &format!("{LIMIT}|a|no|not|later|longer|more|less|fewer|at|up|maximum|minimum|twice|once"),
                )
                .is_some()
        {
            start -= 1;
            limited = true;
        }
        // "a 72-hour notice" is a limit too; "a day" is none.
        if limited || start < unit && spoken.word(start).starts_with(|c: char| c.is_ascii_digit()) {
            let tail =
                spoken.at(unit + 1, "or less|fewer|sooner|faster|earlier|shorter|more|longer|quicker").unwrap_or(0);
            return Some(start..unit + 1 + tail);
        }
    }
    None
}

/// "at least annually", "quarterly", "once a year".
fn frequency(spoken: &Spoken<'_>) -> Option<Range<usize>> {
    let found = spoken
        .first(&OFTEN)
        .or_else(|| spoken.find("once|twice a|per|every day|week|month|quarter|year"))
        .or_else(|| spoken.find("on|every an|a|each annual|quarter|year|month"))?;
    let mut start = found.start;
    for pattern in ["at least", "at a minimum", "no less than", "on a|an", "minimum", "at minimum of"] {
        let length = pattern.split(' ').count();
        if start >= length && spoken.at(start - length, pattern).is_some() {
            start -= length;
            break;
        }
    }
    Some(start..found.end)
}

/// "TLS 1.2 or higher", "at least AES-256", "minimum TLS 1.3", "TLS 1.3 only".
fn version(spoken: &Spoken<'_>) -> Option<Range<usize>> {
    for name in 0..spoken.words.len() {
        let Some(_) = spoken.here(name, &VERSIONED) else { continue };
        let mut at = name + 1;
        at += spoken.at(at, "version|v").unwrap_or(0);
        if !spoken.word(at).starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let mut end = at + 1;
        for pattern in [
            "bit",
            "or|and a higher|later|newer|greater|better|stronger|above|up version",
            "or|and higher|later|newer|greater|better|stronger|above|up|equivalent|more",
            "only|exclusively|minimum",
        ] {
            if let Some(taken) = spoken.at(end, pattern) {
                end += taken;
            }
        }
        let mut start = name;
        for pattern in ["at least", "minimum of", "minimum|only", "at a minimum", "no lower|less than"] {
            let length = pattern.split(' ').count();
            if start >= length && spoken.at(start - length, pattern).is_some() {
                start -= length;
                break;
            }
        }
        return Some(start..end);
    }
    None
}

/// "at least 12 characters", "256-bit keys", "99.9 % uptime".
fn size(spoken: &Spoken<'_>) -> Option<Range<usize>> {
    for at in 0..spoken.words.len() {
        if !number(spoken.word(at)) || spoken.word(at).len() == 1 && spoken.word(at) == "a" || spoken.word(at) == "an" {
            continue;
        }
        let after = &spoken.text[spoken.words[at].span.end..];
        let percent = after.trim_start().starts_with('%') || spoken.at(at + 1, "percent").is_some();
        let unit = spoken.at(at + 1, "bit|bits|characters|chars|attempts|months|times").is_some();
        if !percent && !unit {
            continue;
        }
        let mut start = at;
        while start > 0 && spoken.at(start - 1, "at|least|most|minimum|of|than|more|less|maximum|up|to|after").is_some()
        {
            start -= 1;
        }
        return Some(start..if unit { at + 2 } else { at + 1 });
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_found_as_written() {
        let table = [
            ("Are critical flaws fixed within 30 days?", "within 30 days"),
            ("Do you notify us no later than 72 hours after a breach?", "no later than 72 hours"),
            ("Are patches applied in less than two business days?", "in less than two business days"),
            ("Is it within thirty (30) calendar days?", "within thirty (30) calendar days"),
            ("Any breach in the last three years?", "in the last three years"),
            ("Are keys rotated at least annually?", "at least annually"),
            ("Is access reviewed quarterly?", "quarterly"),
            ("Is training given once a year?", "once a year"),
            ("Are plans tested at least every two years?", "at least every two years"),
            ("Is TLS 1.2 or higher used?", "TLS 1.2 or higher"),
            ("Do you accept TLS 1.3 only?", "TLS 1.3 only"),
            ("Is at least AES-256 used for backups?", "at least AES-256"),
            ("Must passwords have at least 12 characters?", "at least 12 characters"),
            ("Is 99.9% uptime promised?", "99.9"),
            ("Are logs kept for a minimum of 12 months?", "for a minimum of 12 months"),
            ("Are logs reviewed regularly?", ""),
            ("Is a second factor used?", ""),
            ("Do you have a day shift?", ""),
        ];
        for (text, expected) in table {
            let spoken = Spoken::new(text);
            assert_eq!(bound(&spoken).map_or("", |range| spoken.written(range)), expected, "{text}");
        }
    }
}
