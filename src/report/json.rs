//! The machine-readable forms; their keys are stable, new ones may be added.

use serde_json::{Value, json};

use super::{Outcome, Review};
use crate::answer::Answer;
use crate::questionnaire::Question;

/// One answer as `ask --format json` prints it.
pub fn answer_json(question: &Question, answer: &Answer) -> Value {
    let evidence: Vec<_> = answer
        .parts
        .iter()
        .flat_map(|part| &part.evidence)
        .map(|cited| json!({"document": cited.document, "title": cited.title, "section": cited.section, "dated": cited.dated, "audience": cited.audience}))
        .collect();
    let mut statements: Vec<&str> = Vec::new();
    for part in &answer.parts {
        if !statements.contains(&part.source.as_str()) {
            statements.push(&part.source);
        }
    }
    json!({
        "id": question.id.as_deref().unwrap_or(&question.key),
        "question": question.text,
        "status": answer.disposition.word(),
        "stance": answer.stance.map(|stance| stance.to_string()),
        "text": answer.text,
        "short": answer.short,
        "statement": statements.first(),
        "statements": statements,
        "topic": answer.topic,
        "score": rounded(answer.score),
        "reason": answer.reason.map(|reason| reason.code()),
        "owner": answer.owner,
        "evidence": evidence,
        "checks": answer.checks.iter().map(|check| json!({"check": check.code, "reason": check.reason.map(|reason| reason.code()), "note": check.note})).collect::<Vec<_>>(),
        "candidates": answer.candidates.iter().map(|(id, score)| json!({"statement": id, "score": rounded(*score)})).collect::<Vec<_>>(),
    })
}

/// A whole review.
pub fn review_json(review: &Review) -> Value {
    let counts = review.counts();
    let rows: Vec<_> = review
        .rows
        .iter()
        .map(|row| {
            let mut value = answer_json(&row.question, &row.answer);
            value["cell"] = json!(row.question.key);
            value["section"] = json!(row.question.section);
            value["outcome"] = json!(outcome_word(row.outcome));
            value["existing"] = json!(row.question.existing);
            value["cells"] = json!(
                row.answer
                    .cells
                    .iter()
                    .map(|(role, text)| json!({"role": role.word(), "text": text}))
                    .collect::<Vec<_>>()
            );
            value["warnings"] = json!(row.warnings);
            value
        })
        .collect();
    json!({
        "file": review.file,
        "output": review.output,
        "vendor": review.vendor,
        "product": review.product,
        "as-of": review.as_of,
        "counts": {"questions": review.rows.len(), "answered": counts.answered, "confirm": counts.confirm, "open": counts.open, "kept": counts.kept},
        "notes": review.notes,
        "questions": rows,
    })
}

pub(super) fn outcome_word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Written => "written",
        Outcome::Kept => "kept",
        Outcome::Blank => "blank",
        Outcome::NoPlace => "no place",
    }
}

fn rounded(score: f64) -> f64 {
    (score * 1000.0).round() / 1000.0
}
