//! A tiny catalogue, and questions in other words.

use super::*;
use crate::language::Lexicon;

fn strings(list: &[&str]) -> Vec<String> {
    list.iter().map(|text| (*text).to_owned()).collect()
}

fn lexicon() -> Lexicon {
    let table = [
        ("mfa", false, strings(&["mfa", "2fa", "multi factor authentication", "second factor"])),
        ("at-rest", false, strings(&["at rest", "stored data", "on disk", "while stored"])),
        ("in-transit", false, strings(&["in transit", "over network", "tls", "https"])),
        ("pentest", false, strings(&["penetration test", "pen test", "pentest", "ethical hacking"])),
        ("subprocessor", false, strings(&["subprocessor", "fourth party", "subcontractor"])),
        ("authn", true, strings(&["authentication", "sign in"])),
    ];
    Lexicon::new(table.iter().map(|(id, broad, phrases)| (*id, *broad, &phrases[..], [].as_slice())))
}

fn entries() -> Vec<Entry> {
    let table: [(&str, &[&str], &str, &str); 7] = [
        (
            "encryption-at-rest",
            &["Is customer data encrypted at rest?", "Is stored data encrypted?"],
            "Encryption of stored data",
            "Cryptography",
        ),
        (
            "encryption-in-transit",
            &["Is data encrypted in transit?", "Is TLS used on every connection?"],
            "Encryption on the wire",
            "Cryptography",
        ),
        (
            "mfa-staff",
            &["Must employees use MFA?", "Do your staff sign in with a second factor?"],
            "Multi-factor authentication of staff",
            "Identity",
        ),
        (
            "penetration-test",
            &["Do you have penetration tests done?", "How often is the application pentested?"],
            "Penetration testing",
            "Vulnerabilities",
        ),
        (
            "backup-retention",
            &["How long are backups kept?", "Backup retention period"],
            "Retention of backups",
            "Continuity",
        ),
        ("log-retention", &["How long are logs kept?", "Log retention period"], "Retention of logs", "Logging"),
        ("subprocessors", &["Which subprocessors do you use?", "List of subprocessors"], "Subprocessors", "Suppliers"),
    ];
    table
        .iter()
        .map(|(id, phrasings, body, heading)| Entry {
            id: (*id).to_owned(),
            phrasings: strings(phrasings),
            body: (*body).to_owned(),
            heading: (*heading).to_owned(),
            met: 0,
        })
        .collect()
}

fn rank(focus: &str, context: &[&str]) -> Vec<Candidate> {
    let context = strings(context);
    Index::build(&lexicon(), entries()).rank(&Query { focus, context: &context, ..Query::default() }, 10)
}

#[test]
fn other_words_find_the_right_entry() {
    let table = [
        ("Do you encrypt data on disk?", "encryption-at-rest"),
        ("Is traffic over networks encrypted?", "encryption-in-transit"),
        ("2FA for employees", "mfa-staff"),
        ("When was the last ethical hacking exercise?", "penetration-test"),
        ("For how long do you retain backup copies?", "backup-retention"),
        ("Retention of logs", "log-retention"),
        ("Fourth parties", "subprocessors"),
        ("are backps kept?", "backup-retention"),
        ("u guys have peneration tests", "penetration-test"),
    ];
    for (question, expected) in table {
        let ranked = rank(question, &[]);
        assert_eq!(ranked.first().map(|best| best.id.as_str()), Some(expected), "{question}: {ranked:#?}");
    }
}

#[test]
fn nothing_in_common_finds_nothing() {
    assert!(rank("Where is the canteen?", &[]).is_empty());
    assert!(rank("", &[]).is_empty());
    assert!(rank("do you have any", &["Identity"]).is_empty(), "a heading alone finds nothing");
    assert!(Index::build(&lexicon(), Vec::new()).rank(&Query { focus: "backups", ..Query::default() }, 3).is_empty());
}

#[test]
fn a_heading_supports_and_never_decides() {
    let bare = rank("How long are they kept?", &[]);
    assert_eq!(bare[0].score, bare[1].score, "nothing tells backups and logs apart");
    let under = rank("How long are they kept?", &["Logging"]);
    assert_eq!(under[0].id, "log-retention");
    assert!(under[0].score > under[1].score);
    let other = rank("Is customer data encrypted at rest?", &["Suppliers"]);
    assert_eq!(other[0].id, "encryption-at-rest");
}

#[test]
fn the_same_question_is_identical() {
    let best = &rank("Is customer data encrypted at-rest", &[])[0];
    assert_eq!((best.identity, best.score), (1.0, 1.0));
    assert_eq!(explained("Is customer data encrypted at-rest", &[]).parts.last().map(|part| part.value), Some(1.0));
}

/// The explanation of the best entry.
fn explained(question: &str, context: &[&str]) -> Explanation {
    let context: Vec<String> = context.iter().map(|heading| (*heading).to_owned()).collect();
    let query = Query { focus: question, context: &context, ..Query::default() };
    let index = Index::build(&lexicon(), entries());
    index.explain(&query, &index.rank(&query, 1)[0].id).expect("the best entry")
}

#[test]
fn any_phrasing_may_be_the_same_words() {
    let phrasings = ["Is it safe?", "Is it safe and sound?"].map(str::to_owned).to_vec();
    let index = Index::build(&lexicon(), vec![Entry { id: "a".into(), phrasings, ..Entry::default() }]);
    for (question, identity) in [("is it SAFE", 1.0), ("Is it safe and sound", 1.0), ("", 0.0)] {
        let found = index.rank(&Query { focus: question, ..Query::default() }, 1);
        assert_eq!(found.first().map_or(0.0, |best| best.identity), identity, "{question}");
    }
}

#[test]
fn what_an_entry_does_not_explain_is_named() {
    let coverage =
        explained("Is customer data encrypted at rest with quantum algorithms?", &[]).parts.pop().expect("a part");
    assert_eq!(coverage.note, "not explained: algorithms, quantum");
    assert!(coverage.value > 0.3 && coverage.value < 0.8, "{}", coverage.value);
}

#[test]
fn the_explanation_names_the_words() {
    let explanation = explained("How long do you keep backup copies?", &["Continuity"]);
    let labels: Vec<_> = explanation.parts.iter().map(|part| (part.label.as_str(), part.note.as_str())).collect();
    assert_eq!(labels[0], ("phrasing", "long, backup"));
    assert!(labels.iter().any(|(label, _)| *label == "section"));
}

#[test]
fn the_order_of_entries_does_not_show() {
    let index = Index::build(&lexicon(), entries());
    let mut turned = entries();
    turned.reverse();
    let turned = Index::build(&lexicon(), turned);
    for question in ["How long are they kept?", "Encryption", "staff sign in"] {
        let show = |index: &Index| format!("{:?}", index.rank(&Query { focus: question, ..Query::default() }, 10));
        assert_eq!(show(&index), show(&turned));
    }
}

proptest::proptest! {
    #[test]
    fn scores_stay_between_nothing_and_the_same(question in "\\PC{0,60}") {
        for candidate in rank(&question, &[&question]) {
            for value in [candidate.score, candidate.identity] {
                proptest::prop_assert!((0.0..=1.0).contains(&value));
            }
        }
    }
}
