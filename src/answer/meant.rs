//! How like a clause each statement is in what it is about, by the phrasings that it answers; and the checks of it.

use super::checks::{Scene, asks_whether, fail, pass, stance_of};
use super::said::Fit;
use super::supports::{Source, Support};
use super::{Check, Reason};
use crate::knowledge::Stance;
use crate::language::{Clause, Kind};
use crate::matching::{Direction, Entry, Kin, Meanings};
use crate::questionnaire::Question;

/// Up to so many phrasings, every one is compared; beyond, only those of the statements that words found.
const ALL_COMPARED: usize = 20_000;

/// The meanings of the statements, in the order of the knowledge base.
pub(crate) struct Meant(Meanings);

impl Meant {
    /// Reads all phrasings of the entries that statements are found by.
    pub(crate) fn new(entries: &[Entry]) -> Self {
        Self(Meanings::of(entries.iter().map(|entry| entry.phrasings.as_slice())))
    }

    /// How like a clause each statement is; `found` says which ones words found.
    pub(crate) fn kin(&self, asked: &Direction, found: impl Fn(usize) -> bool) -> Vec<Kin> {
        let all = self.0.len() <= ALL_COMPARED;
        let kin = |at| if all || found(at) { self.0.kin(asked, at) } else { Kin::default() };
        (0..self.0.entries()).map(kin).collect()
    }
}

/// What a clause is about; one that takes its subject from the clauses before it is about what the question is about.
pub(crate) fn direction(clause: &Clause, question: &Question) -> Direction {
    Direction::of(match clause {
        clause if clause.leans => &question.text,
        clause if clause.whole.is_empty() => &clause.text,
        clause => &clause.whole,
    })
}

/// Whether the clause asks in other words what a phrasing met before asks.
pub(crate) fn is_meant(scene: &Scene<'_>, clause: &Clause, support: &Support<'_>, fit: &Fit) -> bool {
    // A yes covers every word that narrows the question: another word for what is said, or one thing more.
    let narrowed = asks_whether(clause.kind) && stance_of(support) != Some(Stance::No) && !fit.unsaid.is_empty();
    // A list says that its entries are there, and nothing about them.
    matches!(support.source, Source::Statement(_))
        && !narrowed
        && support.kin.likeness >= scene.policy.kin_sure
        && fit.share >= scene.policy.kin_said
        && !fit.unsaid.iter().any(|one| one.name || one.concept)
}

/// Words in common are not enough: a phrasing on record must be about the same.
pub(crate) fn meaning(scene: &Scene<'_>, clause: &Clause, support: &Support<'_>, fit: &Fit) -> Check {
    let likeness = likeness(scene, clause, support);
    // A heading and a requirement say little of what is meant: words in common are soon found.
    let bare = matches!(clause.kind, Kind::Label | Kind::Agree);
    let needed = if bare { scene.policy.kin_needed_bare } else { scene.policy.kin_needed };
    let note = format!("{likeness:.3}, needed {needed:.2}");
    if likeness >= needed || fit.rephrased || support.identity >= scene.policy.identity {
        pass("meaning", note)
    } else {
        fail("meaning", Reason::WeakMatch, note)
    }
}

/// How like the clause a support is in what it is about: by a phrasing of its own, or by one of its topic.
pub(crate) fn likeness(scene: &Scene<'_>, clause: &Clause, support: &Support<'_>) -> f64 {
    match support.source {
        Source::Statement(_) => support.kin.likeness.max(topic_kin(scene, clause, &support.topic)),
        // Without phrasings of their own they are asked for in the words of their topic.
        Source::List(_) | Source::Company(_) => support.topic_score,
    }
}

/// How like the clause the phrasings of a topic are in what they are about: a statement need not have many of its own.
fn topic_kin(scene: &Scene<'_>, clause: &Clause, topic: &str) -> f64 {
    let Some(topic) = scene.catalogue.topic(topic) else { return 0.0 };
    let meanings = scene.memo.topics.of(&topic.id, || {
        let asked: Vec<String> = [&topic.title, &topic.question].into_iter().chain(&topic.phrasings).cloned().collect();
        Meanings::of(std::iter::once(asked.as_slice()))
    });
    meanings.kin(scene.direction.get_or_init(|| Direction::of(&clause.whole)), 0).likeness
}

/// A clause that is more like a question that the statement does not answer than like any that it does.
pub(crate) fn not_for(scene: &Scene<'_>, support: &Support<'_>, asked: &Direction) -> Check {
    let Source::Statement(statement) = support.source else { return pass("not-for", String::new()) };
    let others = scene.memo.not_for.of(&statement.id, || Meanings::of(std::iter::once(statement.not_for.as_slice())));
    let other = others.kin(asked, 0);
    match statement.not_for.get(other.phrasing) {
        Some(text) if other.likeness >= scene.policy.kin_sure && other.likeness > support.kin.likeness => {
            fail("not-for", Reason::NeighbourOnly, format!("{:.3} like: {text}", other.likeness))
        }
        _ => pass("not-for", String::new()),
    }
}
