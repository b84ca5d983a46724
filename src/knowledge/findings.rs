//! Warnings about a valid knowledge base: what loads and should not be trusted as it stands.

use jiff::civil::Date;

use super::model::{Knowledge, Statement};
use super::words::Status;
use crate::diagnostic::Code;

/// A warning on a statement, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Its code.
    pub code: Code,
    /// The statement it is about.
    pub statement: String,
    /// The other statement that matters, where two disagree.
    pub other: Option<String>,
    /// One sentence.
    pub message: String,
}

/// Finds contradictions, expired evidence, passed plans and statements that nothing leads to.
///
/// What a person has accepted (`accept`) is left out. Sorted by statement.
pub fn findings(knowledge: &Knowledge, today: Date) -> Vec<Finding> {
    let mut found = Vec::new();
    let approved: Vec<&Statement> =
        knowledge.statements.iter().filter(|statement| statement.status == Status::Approved).collect();
    for (n, statement) in approved.iter().enumerate() {
        let mut add = |code: Code, other: Option<&Statement>, message: String| {
            if !statement.accept.iter().any(|(accepted, _)| accepted == code.as_str()) {
                let other = other.map(|other| other.id.clone());
                found.push(Finding { code, statement: statement.id.clone(), other, message });
            }
        };
        for other in &approved[n + 1..] {
            if let Some(topic) = contradicts(statement, other) {
                add(
                    Code::Contradiction,
                    Some(other),
                    format!("`{}` and `{}` disagree on `{topic}`", statement.id, other.id),
                );
            }
        }
        if let Some(document) = knowledge.expired(statement, today) {
            let last = document.review_by.map(|date| date.to_string()).unwrap_or_default();
            add(
                Code::ExpiredEvidence,
                None,
                format!("`{}` stands on `{}`, which was to be reviewed by {last}", statement.id, document.id),
            );
        }
        if let Some(plan) = statement.plan.as_ref().filter(|plan| plan.share && plan.by.last_day < today) {
            add(Code::PassedPlan, None, format!("`{}` promises a plan by {}, which has passed", statement.id, plan.by));
        }
        if statement.topics.is_empty() && statement.controls.is_empty() && statement.asked_as.is_empty() {
            add(Code::Unreachable, None, format!("`{}` has no topic, control or phrasing", statement.id));
        }
    }
    found
}

/// The topic on which two statements of overlapping scope take different stances.
pub(crate) fn contradicts<'a>(a: &'a Statement, b: &Statement) -> Option<&'a str> {
    let meet = |a: &[String], b: &[String]| a.is_empty() || b.is_empty() || a.iter().any(|one| b.contains(one));
    let products =
        a.products.is_empty() || b.products.is_empty() || a.products.intersection(&b.products).next().is_some();
    let who = a.who.is_empty() || b.who.is_empty() || a.who.iter().any(|who| b.who.contains(who));
    let what = a.what.is_empty() || b.what.is_empty() || a.what.iter().any(|what| b.what.contains(what));
    if !(products && who && what && meet(&a.deployments, &b.deployments)) {
        return None;
    }
    let differ = |topic: &&String| {
        b.topics.contains(topic)
            && matches!((a.stance_for(topic), b.stance_for(topic)), (Some(one), Some(other)) if one != other)
    };
    a.topics.iter().find(differ).map(String::as_str)
}
