//! Whether the questions that a knowledge base itself asks are answered as it expects.

use super::{Answer, Disposition, Engine};
use crate::knowledge::{Expectation, Expected};
use crate::questionnaire::{Choices, Question, Role, Slot};

/// What became of one expectation, from the best to the worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// As expected; where nothing is to be answered, nothing was.
    Right,
    /// Not answered, and the draft is the right answer.
    Drafted,
    /// Not answered, and without the right draft.
    Missed,
    /// Answered, without something that must be in the answer.
    Incomplete,
    /// Answered wrongly, or answered where nothing may be.
    Wrong,
}

/// One expectation with its verdict.
#[derive(Clone, Debug)]
pub struct Rated<'k> {
    /// What was expected.
    pub expectation: &'k Expectation,
    /// What came of it.
    pub verdict: Verdict,
    /// Why it is not right; empty where it is.
    pub why: String,
}

impl Verdict {
    /// Every verdict with the word that reports show, from the best to the worst.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::Right, "right"),
        (Self::Drafted, "drafted"),
        (Self::Missed, "missed"),
        (Self::Incomplete, "incomplete"),
        (Self::Wrong, "wrong"),
    ];
}

/// Asks every question and rates its answer, in the order of the expectations.
pub fn rate<'k>(engine: &Engine<'_>, expectations: &'k [Expectation]) -> Vec<Rated<'k>> {
    let questions: Vec<Question> = expectations
        .iter()
        .map(|expectation| Question {
            text: expectation.question.clone(),
            slots: vec![Slot { role: Role::Answer, place: None, choices: Choices::Free { limit: None } }],
            ..Question::default()
        })
        .collect();
    let asked: Vec<_> =
        questions.iter().zip(expectations).map(|(question, one)| (question, one.product.as_deref())).collect();
    let rated = engine.answer_all(&asked).into_iter().zip(expectations).map(|(answer, expectation)| {
        let (verdict, why) = verdict(expectation, &answer);
        Rated { expectation, verdict, why }
    });
    rated.collect()
}

fn verdict(expectation: &Expectation, answer: &Answer) -> (Verdict, String) {
    let answered = answer.disposition == Disposition::Answered;
    let reason = || answer.reason.map(|reason| reason.code().to_owned()).unwrap_or_default();
    if expectation.status != Expected::Answered {
        return match (answered, expectation.status, answer.disposition) {
            (true, ..) => (Verdict::Wrong, format!("answered, and expected {}", expectation.status)),
            (false, Expected::Confirm, Disposition::Open) => (Verdict::Missed, reason()),
            _ => (Verdict::Right, String::new()),
        };
    }
    let text = answer.text.as_deref().unwrap_or_default();
    let wrong = contradicted(expectation, answer, text);
    let lacks = expectation.must_contain.iter().find(|pattern| !pattern.is_in(text));
    match (answered, wrong, lacks) {
        (true, Some(wrong), _) => (Verdict::Wrong, wrong),
        (true, None, Some(lacks)) => (Verdict::Incomplete, format!("without `{lacks}`")),
        (true, None, None) => (Verdict::Right, String::new()),
        (false, None, None) if !text.is_empty() => (Verdict::Drafted, reason()),
        (false, ..) => (Verdict::Missed, reason()),
    }
}

/// What in an answer contradicts an expectation.
fn contradicted(expectation: &Expectation, answer: &Answer, text: &str) -> Option<String> {
    if let (Some(expected), Some(given)) = (expectation.stance, answer.stance)
        && expected != given
    {
        return Some(format!("`{given}`, and expected `{expected}`"));
    }
    if let Some(pattern) = expectation.must_not_contain.iter().find(|pattern| pattern.is_in(text)) {
        return Some(format!("says `{pattern}`"));
    }
    let sources = || answer.parts.iter().map(|part| part.source.as_str());
    let statement = expectation.statement.as_deref()?;
    (!sources().any(|source| source == statement))
        .then(|| format!("from `{}`, and expected `{statement}`", sources().collect::<Vec<_>>().join("`, `")))
}
