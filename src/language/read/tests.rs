//! Whole readings of many questions.

use super::super::reading::{Reading, Want};
use super::*;

fn lexicon() -> Lexicon {
    let table = [
        ("backup", vec!["backup".to_owned()]),
        ("encryption", vec!["encryption".to_owned(), "encrypt".to_owned()]),
        ("mfa", vec!["mfa".to_owned()]),
    ];
    Lexicon::new(table.iter().map(|(id, phrases)| (*id, false, &phrases[..], [].as_slice())))
}

fn reading(text: &str) -> Reading {
    read(text, &[], None, &lexicon())
}

fn kinds(text: &str) -> Vec<Kind> {
    reading(text).clauses.iter().map(|clause| clause.kind).collect()
}

#[test]
fn compound_questions_have_a_clause_for_each() {
    use Kind::*;
    let table: [(&str, &[Kind]); 12] = [
        ("Is data encrypted at rest, and which cipher is used?", &[Whether, Which]),
        ("Do you have a SOC 2 report? When was the last audit?", &[Whether, When]),
        ("When was the last test and may we see the report?", &[When, Document]),
        ("Do you encrypt data at rest? If so, which standard do you use?", &[Whether, Which]),
        ("Do you have cyber insurance? State the limit of cover.", &[Whether, Which]),
        ("Where is data kept and who can open it?", &[Where, Who]),
        ("How do users sign in, and which library implements it?", &[How, Which]),
        ("Are policies and procedures documented?", &[Whether]),
        ("Our lawyers need a signed contract. Where can it be obtained?", &[Where]),
        ("Access is logged. Logs are kept for a year.", &[Agree, Agree]),
        ("What RTO and RPO do you commit to?", &[HowFast, HowFast]),
        ("", &[Label]),
    ];
    let wrong: Vec<_> = table
        .iter()
        .filter(|(text, expected)| kinds(text) != *expected)
        .map(|(text, _)| format!("{text}: {:?}", kinds(text)))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_leaning_clause_carries_its_subject() {
    let reading = reading("Our lawyers need an Article 28 contract. Where can it be obtained?");
    assert_eq!(reading.clauses[0].focus, "Where can it be obtained");
    assert_eq!(reading.clauses[0].qualifiers, ["Our lawyers need an Article 28 contract."]);
    let reading = self::reading("Do you encrypt backups? How often are they tested?");
    assert_eq!(reading.clauses[1].qualifiers, ["Do you encrypt backups"]);
}

#[test]
fn boilerplate_is_stripped() {
    let table = [
        ("Please describe in detail how keys are kept.", "keys are kept"),
        ("Does your organisation have a documented process to patch servers?", "patch servers"),
        ("Could you please tell us whether laptops are locked?", "laptops are locked"),
        ("Is there a firewall?", "firewall"),
        ("3.2 Do you have any subprocessors?", "subprocessors"),
    ];
    for (text, focus) in table {
        assert_eq!(reading(text).clauses[0].focus, focus, "{text}");
    }
}

#[test]
fn follow_ups_have_no_subject_of_their_own() {
    let table = [
        (true, "If yes, please describe."),
        (true, "How often?"),
        (true, "Please explain"),
        (true, "Reviewed at least annually?"),
        (true, "Is it tested?"),
        (true, "If so, how frequently are these reviewed?"),
        (false, "How often are backups made?"),
        (false, "Backups"),
        (false, "Is MFA on?"),
        (false, "Data residency"),
        (false, "If customers leave, how is their data returned to them?"),
    ];
    for (expected, text) in table {
        assert_eq!(reading(text).follow_up, expected, "{text}");
    }
}

#[test]
fn a_reading_in_full() {
    let reading = reading("Have you had any security incident affecting customer data in the last three years?");
    let clause = &reading.clauses[0];
    assert!(clause.reversed && clause.history && !clause.uncertain_polarity);
    assert_eq!(clause.bound.as_ref().map(|bound| bound.text.as_str()), Some("in the last three years"));
    let clause = &self::reading("Please confirm that all staff use MFA.").clauses[0];
    assert_eq!((clause.kind, clause.absolute.as_deref()), (Kind::Promise, Some("all staff use")));
    let clause = &self::reading("State the retention period of backups").clauses[0];
    assert_eq!((clause.kind, &clause.wants[..]), (Kind::HowLong, &[Want::Duration][..]));
}

proptest::proptest! {
    #[test]
    fn any_text_has_a_reading(text in "\\PC{0,120}") {
        proptest::prop_assert!(!reading(&text).clauses.is_empty());
    }

    #[test]
    fn any_words_have_a_reading(text in "(if|and|is|are|you|what|which|,|not|the|encrypted|within|30|days|\\?|\\.|\\(|\\)| ){0,30}") {
        proptest::prop_assert!(!reading(&text).clauses.is_empty());
    }
}
