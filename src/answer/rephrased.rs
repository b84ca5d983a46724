//! Whether a clause is a phrasing met before, in other words: each speaks of all that the other asks, in the same form.

use std::sync::Arc;

use super::checks::{Scene, asks_whether};
use super::supports::{Source, Support};
use super::values;
use crate::language::{Clause, Gist};

/// What a statement says, together with the phrasing most like the clause: the statement answers that phrasing, so its
/// words are other words for the same.
pub(crate) fn gist(scene: &Scene<'_>, support: &Support<'_>) -> Option<Arc<Gist>> {
    let (Source::Statement(statement), Some(met)) = (support.source, support.met()) else { return None };
    Some(scene.memo.met.of(&format!("{} {met}", statement.id), || {
        let text = scene.knowledge.render(&statement.text, None, scene.today);
        let short = statement.short.as_ref().map(|short| scene.knowledge.render(short, None, scene.today));
        scene.lexicon.gist([met, &text].into_iter().chain(short.as_deref()))
    }))
}

/// Whether the clause speaks of what the phrasing most like it asks, and asks in the same form.
pub(crate) fn is_same_question(scene: &Scene<'_>, clause: &Clause, support: &Support<'_>) -> bool {
    let Some(met) = support.met() else { return false };
    let reading = scene.reading(met);
    let [phrasing] = &reading.clauses[..] else { return false };
    let same_form = asks_whether(phrasing.kind) == asks_whether(clause.kind)
        && phrasing.wants.first() == clause.wants.first()
        && phrasing.bound.is_some() == clause.bound.is_some();
    same_form && {
        let asked = scene.memo.phrasings.of(met, || scene.lexicon.asked(met));
        let left = asked.unsaid(&values::clause_gist(scene, clause));
        left.total > 1 && left.words.len() as f64 <= (1.0 - scene.policy.rephrased) * left.total as f64
    }
}
