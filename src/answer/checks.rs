//! The checks of one support against one clause. Each passes or names the reason that lowers the answer.

use std::cell::{LazyCell, OnceCell};
use std::sync::Arc;

use jiff::civil::Date;

use super::memo::Memo;
use super::said::{self, Fit};
use super::supports::{Found, Source, Support};
use super::{Check, Policy, Reason, limits, meant, parties, turn, values};
use crate::knowledge::{Audience, Catalogue, Knowledge, Stance, Statement, Status};
use crate::language::value::Value;
use crate::language::{self, Actor, Asked, Clause, Gist, Kind, Lexicon, Object, Reading};
use crate::matching::Direction;

/// What the checks of one clause need to know beside clause and support.
pub(crate) struct Scene<'a> {
    pub(crate) knowledge: &'a Knowledge,
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) policy: &'a Policy,
    pub(crate) today: Date,
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) memo: &'a Memo,
    /// What the clause asks for, and what it speaks of: looked up once.
    pub(crate) asked: OnceCell<Arc<Asked>>,
    pub(crate) spoken: OnceCell<Arc<Gist>>,
    /// What it is about.
    pub(crate) direction: OnceCell<Direction>,
}

impl Scene<'_> {
    /// The reading of a plain question or a phrasing met before.
    pub(crate) fn reading(&self, text: &str) -> Arc<Reading> {
        self.memo.readings.of(text, || language::read(text, &[], None, self.lexicon))
    }
}

/// Whether a clause asks for yes or no.
pub(crate) fn asks_whether(kind: Kind) -> bool {
    matches!(kind, Kind::Whether | Kind::Agree | Kind::Promise)
}

/// Whether people and things that the clause names are those that the statement is about; silence on either side fits.
pub(crate) fn scope_fits(clause: &Clause, statement: &Statement) -> bool {
    let actors = clause.who.is_empty()
        || statement.who.is_empty()
        || clause.who.iter().any(|asked| statement.who.iter().any(|said| actor_fits(*asked, *said)));
    let objects = clause.what.is_empty()
        || statement.what.is_empty()
        || clause.what.iter().any(|asked: &Object| statement.what.contains(asked));
    actors && objects
}

pub(crate) fn actor_fits(asked: Actor, said: Actor) -> bool {
    // What holds for all staff holds for administrators; the reverse does not.
    asked == said
        || asked == Actor::Administrators && said == Actor::Staff
        // What users can do is what the application offers.
        || asked == Actor::Application && said == Actor::CustomerUsers
}

/// Runs every check on the support that was chosen for a clause; `rivals` are the others that could speak to it.
pub(crate) fn run<'a>(
    scene: &Scene<'_>,
    clause: &Clause,
    found: &Found<'a>,
    support: &Support<'a>,
    rivals: &[&Support<'a>],
) -> Vec<Check> {
    if support.is_met() {
        // Its author wrote that the statement answers these very words.
        return vec![pass("met", support.met().unwrap_or_default().to_owned()), approval(scene, support)];
    }
    let fit = said::fit(scene, clause, support);
    // Words alone do not do where nothing on record is about the same.
    let sure = meant::likeness(scene, clause, support) >= scene.policy.kin_sure;
    let alone = sure && says_most(scene, clause, support, &fit, rivals);
    let in_words = [
        topic(scene, clause, found, support, &fit, rivals, alone),
        score(scene, found, support, &fit, alone),
        said::said(scene, clause, support, &fit, alone),
    ];
    let mut checks =
        vec![meant::meaning(scene, clause, support, &fit), meant::not_for(scene, support, &found.direction)];
    // What is asked in other words than any on record has its words in the phrasings, if not in the text.
    let same = meant::is_meant(scene, clause, support, &fit);
    checks.extend(in_words.into_iter().map(|check| {
        if same && check.reason != Some(Reason::NeighbourOnly) { pass(check.code, check.note) } else { check }
    }));
    checks.push(runner_up(scene, clause, support, &fit, rivals));
    checks.extend(facts(scene, clause, support));
    checks
}

/// The checks that do not ask how alike question and statement are, but what they say.
pub(crate) fn facts(scene: &Scene<'_>, clause: &Clause, support: &Support<'_>) -> Vec<Check> {
    vec![
        said::demands(scene, clause, support),
        values::value(scene, clause, support),
        limits::bound(scene, clause, support),
        form(scene, clause, support),
        parties::subject(scene, clause, support),
        parties::actors(scene, clause, support),
        parties::group(scene, clause, support),
        turn::polarity(scene, clause, support),
        approval(scene, support),
    ]
}

pub(crate) fn pass(code: &'static str, note: String) -> Check {
    Check { code, reason: None, note }
}

pub(crate) fn fail(code: &'static str, reason: Reason, note: String) -> Check {
    Check { code, reason: Some(reason), note }
}

/// How far the best topic that the support does not have lies below its own; `None` where there is no other.
fn lead<'f>(found: &'f Found<'_>, support: &Support<'_>) -> Option<(f64, &'f str)> {
    let own = support.source.topics();
    let other = found.topics.iter().find(|topic| !own.contains(&topic.id.as_str()))?;
    Some((support.topic_score - other.score, &other.id))
}

/// Whether no support of another topic says more of the clause: what one says best, it is likely asked for.
fn says_most<'a>(
    scene: &Scene<'_>,
    clause: &Clause,
    support: &Support<'a>,
    fit: &Fit,
    rivals: &[&Support<'a>],
) -> bool {
    const LOOKED_AT: usize = 8;
    let own = support.source.topics();
    let others = rivals.iter().filter(|rival| {
        rival.source.id() != support.source.id() && !rival.source.topics().iter().any(|topic| own.contains(topic))
    });
    fit.total >= 3
        && !fit.unsaid.iter().any(|one| one.name)
        && others.take(LOOKED_AT).all(|rival| said::fit(scene, clause, rival).share <= fit.share)
}

/// The best topic of the whole catalogue must be one of the support's own: a neighbour's fact never answers.
fn topic(
    scene: &Scene<'_>,
    clause: &Clause,
    found: &Found<'_>,
    support: &Support<'_>,
    fit: &Fit,
    rivals: &[&Support<'_>],
    alone: bool,
) -> Check {
    let exact = |id: &str| found.topics.iter().any(|topic| topic.id == id && topic.identity >= scene.policy.identity);
    // In the very words of a topic that the statement does not have, that topic is asked about.
    let foreign = found.topics.first().is_some_and(|best| {
        exact(&best.id) && !support.source.topics().contains(&best.id.as_str()) && !exact(&support.topic)
    });
    if support.identity >= scene.policy.identity || fit.rephrased && !foreign {
        return pass("topic", "a phrasing met before".into());
    }
    let Some((lead, other)) = lead(found, support) else { return pass("topic", support.topic.clone()) };
    let named = if support.topic.is_empty() { "no topic" } else { &support.topic };
    let note = format!("{named} {:.3}, next {other} {:.3}", support.topic_score, support.topic_score - lead);
    // A question in the very words of a topic is about that topic.
    if exact(&support.topic) && !exact(other) {
        return pass("topic", note);
    }
    // A statement that says all that is asked may be of a topic that is asked about less clearly.
    // Not so where the other topic is documented too: then its own statement is the answer, or none is.
    let documented = rivals
        .iter()
        .any(|rival| rival.source.topics().contains(&other) && said::fit(scene, clause, rival).share >= fit.share);
    let leeway = match (documented || exact(other), alone) {
        (true, _) => 0.0,
        (false, true) => scene.policy.topic_leeway_alone,
        (false, false) => scene.policy.topic_leeway,
    };
    let allowed = scene.policy.topic_margin - leeway * fit.surplus();
    // The statement's own words may say more of the question than a topic does; then a person decides.
    let with_own = lead + (support.own_score - support.topic_score).max(0.0);
    if lead >= allowed {
        pass("topic", note)
    } else if with_own >= -scene.policy.topic_margin || fit.share >= scene.policy.said_for_stance {
        fail("topic", Reason::WeakMatch, note)
    } else {
        fail("topic", Reason::NeighbourOnly, note)
    }
}

/// How sure the match is: the score, and how clearly the topic stands out from all others.
fn score(scene: &Scene<'_>, found: &Found<'_>, support: &Support<'_>, fit: &Fit, alone: bool) -> Check {
    let lead = lead(found, support).map_or(support.topic_score, |(lead, _)| lead).max(0.0);
    let sure = support.score + scene.policy.lead_share * lead;
    let leeway = if alone { scene.policy.sure_leeway_alone } else { scene.policy.sure_leeway };
    let needed = scene.policy.sure - leeway * fit.surplus();
    let note = format!("{:.3} and a lead of {lead:.3}: {sure:.3}, sure from {needed:.3}", support.score);
    if sure < scene.policy.worth_a_look && !(alone && fit.share >= scene.policy.said_for_stance) {
        // A clear topic with nothing near it is understood, and not documented.
        let clear = found.topics.first().is_some_and(|best| best.score >= scene.policy.sure);
        fail("score", if clear { Reason::NoStatement } else { Reason::NotUnderstood }, note)
    } else if sure < needed && !fit.rephrased {
        fail("score", Reason::WeakMatch, note)
    } else {
        pass("score", note)
    }
}

/// Another support of another topic or with another stance must not be as good.
fn runner_up(scene: &Scene<'_>, clause: &Clause, support: &Support<'_>, fit: &Fit, rivals: &[&Support<'_>]) -> Check {
    // As the question is asked: two supports that come to the same answer do not contradict each other.
    let answer = |support: &Support<'_>| {
        stance_of(support).map(|stance| (stance, stance != Stance::Na && turn::is_turned(scene, clause, support)))
    };
    let whether = asks_whether(clause.kind);
    let sure_of_turn = LazyCell::new(|| turn::is_turned_as_met(scene, clause, support));
    let own_answer = LazyCell::new(|| answer(support));
    // What is about the same and answers otherwise: the question may have meant it.
    let other_way = rivals.iter().find(|other| {
        whether
            && other.kin.likeness >= scene.policy.kin_sure
            && other.kin.likeness >= support.kin.likeness - scene.policy.kin_margin
            && other.source.id() != support.source.id()
            && differs(answer(other), *own_answer)
            && (!*sure_of_turn || turn::is_turned_as_met(scene, clause, other))
    });
    if let Some(other) = other_way {
        return fail("runner-up", Reason::RunnerUp, format!("{} {:.3}", other.source.id(), other.kin.likeness));
    }
    let rival = rivals.iter().find(|other| {
        other.source.id() != support.source.id()
            && support.score - other.score < scene.policy.runner_up_margin
            && (!other.topic.is_empty() || other.identity >= scene.policy.met_before)
            && if whether { differs(answer(other), *own_answer) } else { other.topic != support.topic }
            && values::value(scene, clause, other).reason.is_none()
            && {
                let its = said::fit(scene, clause, other);
                let as_much = if whether {
                    its.share >= fit.share - scene.policy.runner_up_share && its.rephrased >= fit.rephrased
                } else {
                    its.share > fit.share
                };
                !its.unsaid.iter().any(|one| one.name) && as_much
            }
    });
    match rival {
        Some(rival) => fail("runner-up", Reason::RunnerUp, format!("{} {:.3}", rival.source.id(), rival.score)),
        None => pass("runner-up", String::new()),
    }
}

fn differs(a: Option<(Stance, bool)>, b: Option<(Stance, bool)>) -> bool {
    let points = |(stance, turned): (Stance, bool)| match stance {
        Stance::Yes => Some(!turned),
        Stance::No => Some(turned),
        Stance::Partial | Stance::Na => None,
    };
    matches!((a, b), (Some(a), Some(b)) if points(a) != points(b) || points(a).is_none() && a != b)
}

/// The stance of a support towards the plain question of its topic.
pub(crate) fn stance_of(support: &Support<'_>) -> Option<Stance> {
    match support.source {
        Source::Statement(statement) => statement.stance_for(&support.topic),
        // Its plain question asks whether there are any; a list that says nothing is no support.
        Source::List(_) => Some(Stance::Yes),
        Source::Company(_) => None,
    }
}

/// Promises, documents and the past are not facts of today.
fn form(scene: &Scene<'_>, clause: &Clause, support: &Support<'_>) -> Check {
    let dated = matches!(support.source, Source::Statement(statement) if statement.values.values().flat_map(|set| set.iter()).any(|value| matches!(value, Value::Date(_))));
    match clause.kind {
        Kind::Promise => fail("form", Reason::Promise, String::new()),
        Kind::Document if tells_how_to_get(scene, support) => pass("form", "says how to get it".into()),
        Kind::Document => fail("form", Reason::DocumentAsked, String::new()),
        // A date tells when a test was, not what it found.
        kind if clause.history && (asks_whether(kind) || !dated) && !about_the_past(scene, support) => {
            fail("form", Reason::History, String::new())
        }
        kind if asks_whether(kind)
            && stance_of(support).is_none()
            && limits::place(scene, clause, support).is_none() =>
        {
            fail("form", Reason::NoStance, String::new())
        }
        kind => pass("form", format!("{kind:?}").to_lowercase()),
    }
}

/// Whether the plain question of the topic is about the past itself.
fn about_the_past(scene: &Scene<'_>, support: &Support<'_>) -> bool {
    let plain = scene.catalogue.topic(&support.topic).map(|topic| topic.question.as_str()).unwrap_or_default();
    plain.starts_with("Have there been")
}

/// Whether a statement says where a document is or how to ask for it.
fn tells_how_to_get(scene: &Scene<'_>, support: &Support<'_>) -> bool {
    let Source::Statement(statement) = support.source else { return false };
    let text = scene.knowledge.render(&statement.text, None, scene.today).to_lowercase();
    ["on request", "upon request", "download", "published", "publicly", "https://", "portal"]
        .iter()
        .any(|way| text.contains(way))
}

/// The statement is approved, its evidence is current, and this audience may read it.
fn approval(scene: &Scene<'_>, support: &Support<'_>) -> Check {
    let Source::Statement(statement) = support.source else { return pass("approval", String::new()) };
    if statement.status != Status::Approved {
        return fail("approval", Reason::NotApproved, statement.id.clone());
    }
    if statement.audience > scene.policy.audience {
        return fail("approval", Reason::Audience, format!("for {} only", statement.audience));
    }
    match scene.knowledge.expired(statement, scene.today) {
        Some(document) => fail("approval", Reason::ExpiredEvidence, format!("`{}`", document.id)),
        None => pass("approval", String::new()),
    }
}

/// Whether an audience may be told of a document.
pub(crate) fn may_read(policy: &Policy, audience: Audience) -> bool {
    audience <= policy.audience
}
