//! Facts that are asked in one breath and documented one by one: "at rest and in transit".
//!
//! A statement on one of them is half an answer, so each becomes a clause of its own.

use std::ops::Range;

use super::pattern::{Pattern, patterns};
use super::spoken::Spoken;

/// What stands beside what. A clause that joins members of one family asks for each.
static FAMILIES: [&[&[Pattern]]; 6] = [
    &[
        &patterns([
            "while|when|whilst|once being|it|they stored|saved|persisted|resting",
            "while|when|whilst|once stored|saved|persisted|resting|kept",
            "at rest",
            "in storage",
            "stored|saved|persisted",
        ]),
        &patterns([
            "while|when|whilst being|it|they transmitted|transferred|sent|moved|moving",
            "while|when|whilst transmitted|transferred|sent|moving|travelling|traveling|crossing",
            "in transit|motion|flight|transmission",
            "during transit|transmission|transport|transfer",
            "over|across a|the network|networks|internet",
            "over|across network|networks",
            "transmitted|transferred",
        ]),
    ],
    &[
        &patterns(["rto", "recovery time objective|objectives", "recovery time"]),
        &patterns(["rpo", "recovery point objective|objectives", "recovery point"]),
    ],
    &[
        &patterns(["stored|hosted|kept|held|located|reside|resides"]),
        &patterns(["processed|handled"]),
        &patterns(["accessed"]),
    ],
    &[
        &patterns(["static analysis|testing|scanning", "static", "sast"]),
        &patterns(["dynamic analysis|testing|scanning", "dynamic", "dast"]),
    ],
    &[
        &patterns(["vulnerability scans|scanning|scan|assessments"]),
        &patterns(["security audits|audit", "audits"]),
        &patterns(["penetration tests|testing|test", "pen tests|testing|test"]),
    ],
    &[&patterns(["backups"]), &patterns(["logs"])],
];

/// Returns a clause for each member of a family that the clause joins; nothing where it joins none.
pub(super) fn split(clause: &str) -> Option<Vec<String>> {
    let spoken = Spoken::new(clause);
    FAMILIES.iter().find_map(|family| {
        let mut found: Vec<Range<usize>> = family.iter().filter_map(|member| spoken.any(member)).collect();
        found.sort_by_key(|range| range.start);
        let joined = found.windows(2).all(|pair| joined(&spoken, &pair[0], &pair[1]));
        if found.len() < 2 || !joined {
            return None;
        }
        let (first, last) = (found[0].clone(), found[found.len() - 1].clone());
        let before = if first.start > 0 { spoken.written(0..first.start) } else { "" };
        let before = before.strip_suffix("both").unwrap_or(before).trim_end();
        let after = &spoken.text[spoken.words[last.end - 1].span.end..];
        Some(
            found
                .iter()
                .map(|range| {
                    let own = spoken.written(range.clone());
                    // What follows the last belongs to it for certain, and to the others perhaps.
                    let tail = if range.end == last.end || after.split_whitespace().count() < 2 { after } else { "" };
                    format!("{before} {own}{tail}").trim().to_owned()
                })
                .collect(),
        )
    })
}

/// Whether only a joining word, and perhaps a preposition, stands between two places.
fn joined(spoken: &Spoken<'_>, first: &Range<usize>, second: &Range<usize>) -> bool {
    let Some(gap) = second.start.checked_sub(first.end) else { return false };
    if gap == 0 {
        let between = &spoken.text[spoken.words[first.end - 1].span.end..spoken.words[second.start].span.start];
        return between.contains(['/', '&', ',', '+']);
    }
    gap <= 3 && (first.end..second.start).any(|at| spoken.at(at, "and|or").is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn siblings_become_clauses() {
        let table: [(&str, &[&str]); 9] = [
            (
                "Is data encrypted at rest and in transit?",
                &["Is data encrypted at rest?", "Is data encrypted in transit?"],
            ),
            (
                "Is data encrypted both while stored and while moving across networks",
                &["Is data encrypted while stored", "Is data encrypted while moving across networks"],
            ),
            ("Encryption in transit/at rest", &["Encryption in transit", "Encryption at rest"]),
            ("What RTO and RPO do you offer?", &["What RTO", "What RPO do you offer?"]),
            ("Where is our data stored and processed?", &["Where is our data stored?", "Where is our data processed?"]),
            ("RTO / RPO", &["RTO", "RPO"]),
            ("Is stored data encrypted?", &[]),
            ("Are backups encrypted and kept apart from logs?", &[]),
            ("Is data transmitted to systems where it is stored?", &[]),
        ];
        for (clause, expected) in table {
            assert_eq!(split(clause).unwrap_or_default(), expected, "{clause}");
        }
    }
}
