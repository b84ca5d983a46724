//! The checks of one support against one clause. Each passes or names the reason that lowers the answer.

use jiff::civil::Date;

use super::supports::{Found, Source, Support};
use super::{Check, Policy, Reason};
use crate::knowledge::{Audience, Catalogue, Knowledge, Stance, Statement, Status};
use crate::language::value::{Value, ValueType, at_least_as_strict};
use crate::language::{self, Actor, Clause, Gist, Kind, Lexicon, Object, Want};

/// What the checks need to know beside clause and support.
pub(crate) struct Scene<'a> {
    pub(crate) knowledge: &'a Knowledge,
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) policy: &'a Policy,
    pub(crate) today: Date,
    pub(crate) lexicon: &'a Lexicon,
}

impl Scene<'_> {
    /// Whether the plain question of a topic is itself turned round ("Is data kept from being sold?").
    fn plain_reversed(&self, topic: &str) -> bool {
        let plain = self.catalogue.topic(topic).map(|topic| topic.question.as_str()).unwrap_or_default();
        language::read(plain, &[], None, self.lexicon).clauses.first().is_some_and(|clause| clause.reversed)
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

fn actor_fits(asked: Actor, said: Actor) -> bool {
    // What holds for all staff holds for administrators; the reverse does not.
    asked == said || asked == Actor::Administrators && said == Actor::Staff
}

/// Runs every check on the support that was chosen for a clause.
pub(crate) fn run(scene: &Scene<'_>, clause: &Clause, found: &Found<'_>, support: &Support<'_>) -> Vec<Check> {
    vec![
        topic(scene, found, support),
        score(scene, found, support),
        coverage(scene, clause, support),
        said(scene, clause, support),
        runner_up(scene, found, support),
        value(scene, clause, support),
        bound(clause, support),
        form(clause, support),
        polarity(scene, clause, support),
        approval(scene, support),
    ]
}

fn pass(code: &'static str, note: String) -> Check {
    Check { code, reason: None, note }
}

fn fail(code: &'static str, reason: Reason, note: String) -> Check {
    Check { code, reason: Some(reason), note }
}

/// How far the best topic that the support does not have lies below its own; `None` where there is no other.
fn lead<'f>(found: &'f Found<'_>, support: &Support<'_>) -> Option<(f64, &'f str)> {
    let own = support.source.topics();
    let other = found.topics.iter().find(|topic| !own.contains(&topic.id.as_str()))?;
    Some((support.topic_score - other.score, &other.id))
}

/// The best topic of the whole catalogue must be one of the support's own: a neighbour's fact never answers.
fn topic(scene: &Scene<'_>, found: &Found<'_>, support: &Support<'_>) -> Check {
    if support.identity >= scene.policy.identity {
        return pass("topic", "a phrasing met before".into());
    }
    let Some((lead, other)) = lead(found, support) else { return pass("topic", support.topic.clone()) };
    let named = if support.topic.is_empty() { "no topic" } else { &support.topic };
    let note = format!("{named} {:.3}, next {other} {:.3}", support.topic_score, support.topic_score - lead);
    // The statement's own words may say more of the question than a topic does; then a person decides.
    let with_own = lead + (support.own_score - support.topic_score).max(0.0);
    if lead >= scene.policy.topic_margin {
        pass("topic", note)
    } else if with_own >= -scene.policy.topic_margin {
        fail("topic", Reason::WeakMatch, note)
    } else {
        fail("topic", Reason::NeighbourOnly, note)
    }
}

/// How sure the match is: the score, and how clearly the topic stands out from all others.
fn score(scene: &Scene<'_>, found: &Found<'_>, support: &Support<'_>) -> Check {
    let lead = lead(found, support).map_or(support.topic_score, |(lead, _)| lead).max(0.0);
    let sure = support.score + scene.policy.lead_share * lead;
    let note = format!("{:.3} and a lead of {lead:.3}: {sure:.3}, sure from {:.3}", support.score, scene.policy.sure);
    if sure < scene.policy.worth_a_look {
        fail("score", Reason::NotUnderstood, note)
    } else if sure < scene.policy.sure {
        fail("score", Reason::WeakMatch, note)
    } else {
        pass("score", note)
    }
}

/// What the question speaks of must be explained by the topic or the statement; what it names by name, surely.
fn coverage(scene: &Scene<'_>, clause: &Clause, support: &Support<'_>) -> Check {
    let share = format!("{:.2}", support.coverage);
    if support.identity >= scene.policy.identity {
        return pass("coverage", share);
    }
    let named: Vec<&str> =
        support.missing.iter().map(String::as_str).filter(|word| is_name(word, &clause.text)).collect();
    if !named.is_empty() {
        return fail("coverage", Reason::NotCovered, format!("not spoken of: {}", named.join(", ")));
    }
    let note = if support.missing.is_empty() {
        share
    } else {
        format!("{share}, not explained: {}", support.missing.join(", "))
    };
    if support.coverage < scene.policy.coverage {
        fail("coverage", Reason::NotCovered, note)
    } else {
        pass("coverage", note)
    }
}

/// What the statement and the plain question of its topic speak of.
pub(crate) fn gist(scene: &Scene<'_>, support: &Support<'_>) -> Gist {
    let mut texts: Vec<String> = Vec::new();
    if let Some(topic) = scene.catalogue.topic(&support.topic) {
        texts.push(topic.question.clone());
        texts.push(topic.title.clone());
    }
    match support.source {
        Source::Statement(statement) => {
            let render = |template| scene.knowledge.render(template, None, scene.today);
            texts.push(render(&statement.text));
            texts.extend([&statement.short, &statement.except].into_iter().flatten().map(render));
            texts.extend(statement.asked_as.iter().cloned());
            texts.extend(statement.values.values().flat_map(|set| set.iter()).map(ToString::to_string));
        }
        Source::List(list) => {
            for entry in &list.entries {
                texts.push(entry.name.clone());
                texts.extend(entry.aliases.iter().cloned());
                texts.extend(entry.purpose.clone());
                texts.extend(entry.place.clone());
            }
        }
        Source::Company(_) => {
            texts.extend(scene.catalogue.topic(&support.topic).iter().flat_map(|topic| topic.phrasings.clone()));
        }
    }
    scene.lexicon.gist(texts.iter().map(String::as_str))
}

/// What is asked over and above what is said.
fn said(scene: &Scene<'_>, clause: &Clause, support: &Support<'_>) -> Check {
    let unsaid = scene.lexicon.unsaid(&clause.text, &gist(scene, support));
    pass("said", unsaid.iter().map(|one| format!("{}{}", one.word, if one.name { "!" } else { "" })).collect::<Vec<_>>().join(" "))
}

/// Whether a word stands in a text as a name does: with a digit, or with a capital that no sentence asks for.
fn is_name(word: &str, text: &str) -> bool {
    if word.chars().any(|c| c.is_ascii_digit()) {
        return true;
    }
    let written = text.split(|c: char| !c.is_alphanumeric()).skip(1);
    written.filter(|other| other.to_lowercase() == word).any(|other| other.starts_with(char::is_uppercase))
}

/// Another support of another topic or with another stance must not be as good.
fn runner_up(scene: &Scene<'_>, found: &Found<'_>, support: &Support<'_>) -> Check {
    let stance = stance_of(support);
    let rival = found.supports.iter().find(|other| {
        other.source.id() != support.source.id() && (other.topic != support.topic || differs(stance_of(other), stance))
    });
    match rival {
        Some(rival) if support.score - rival.score < scene.policy.runner_up_margin => {
            fail("runner-up", Reason::RunnerUp, format!("{} {:.3}", rival.source.id(), rival.score))
        }
        Some(rival) => pass("runner-up", format!("{} {:.3}", rival.source.id(), rival.score)),
        None => pass("runner-up", String::new()),
    }
}

fn differs(a: Option<Stance>, b: Option<Stance>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if a != b)
}

/// The stance of a support towards the plain question of its topic.
pub(crate) fn stance_of(support: &Support<'_>) -> Option<Stance> {
    match support.source {
        Source::Statement(statement) => statement.stance_for(&support.topic),
        Source::List(_) | Source::Company(_) => None,
    }
}

/// A question for a value wants a statement that states one of this kind.
fn value(scene: &Scene<'_>, clause: &Clause, support: &Support<'_>) -> Check {
    let wanted: Vec<ValueType> = clause.wants.iter().flat_map(|want| types_of(*want)).copied().collect();
    if wanted.is_empty() {
        return pass("value", String::new());
    }
    let Source::Statement(statement) = support.source else {
        return pass("value", "listed".into());
    };
    let stated =
        statement.values.keys().filter_map(|id| scene.catalogue.value(id)).find(|value| wanted.contains(&value.kind));
    match stated {
        Some(value) => pass("value", value.id.clone()),
        None => fail("value", Reason::ValueNotStated, format!("asked for {:?}", clause.wants)),
    }
}

fn types_of(want: Want) -> &'static [ValueType] {
    match want {
        Want::Duration => &[ValueType::Duration],
        Want::Frequency => &[ValueType::Frequency],
        Want::Date => &[ValueType::Date],
        Want::Count => &[ValueType::Count],
        Want::Place => &[ValueType::Place],
        Want::Provider => &[ValueType::Provider],
        Want::Version => &[ValueType::Version],
        Want::Algorithm => &[ValueType::Algorithm],
        Want::Contact => &[ValueType::Contact],
        Want::Tool => &[ValueType::Tool],
        _ => &[],
    }
}

/// A limit in the question must be settled by a value of the statement.
fn bound(clause: &Clause, support: &Support<'_>) -> Check {
    let Some(bound) = &clause.bound else { return pass("bound", String::new()) };
    let Source::Statement(statement) = support.source else {
        return fail("bound", Reason::BoundNotSettled, bound.text.clone());
    };
    let settled = settle(statement, &bound.text);
    match settled {
        Some(true) => pass("bound", format!("{} is met", bound.text)),
        _ => fail("bound", Reason::BoundNotSettled, bound.text.clone()),
    }
}

/// Whether every value of the statement that can be compared is at least as strict as the bound.
fn settle(statement: &Statement, bound: &str) -> Option<bool> {
    let mut seen = None;
    for value in statement.values.values().flat_map(|set| set.iter()) {
        if let Some(strict) = at_least_as_strict(value, bound) {
            seen = Some(seen.unwrap_or(true) && strict);
        }
    }
    seen
}

/// Promises, documents and the past are not facts of today.
fn form(clause: &Clause, support: &Support<'_>) -> Check {
    let dated = matches!(support.source, Source::Statement(statement) if statement.values.values().flat_map(|set| set.iter()).any(|value| matches!(value, Value::Date(_))));
    match clause.kind {
        Kind::Promise => fail("form", Reason::Promise, String::new()),
        Kind::Document => fail("form", Reason::DocumentAsked, String::new()),
        _ if clause.history && !dated => fail("form", Reason::History, String::new()),
        kind if asks_whether(kind) && stance_of(support).is_none() => fail("form", Reason::NoStance, String::new()),
        kind => pass("form", format!("{kind:?}").to_lowercase()),
    }
}

/// Whether the clause is turned round against the plain question that the stance answers.
pub(crate) fn is_turned(scene: &Scene<'_>, clause: &Clause, support: &Support<'_>) -> bool {
    clause.reversed != scene.plain_reversed(&support.topic)
}

/// Only a plain yes can be turned round for certain, and only when the turn itself is certain.
fn polarity(scene: &Scene<'_>, clause: &Clause, support: &Support<'_>) -> Check {
    if !asks_whether(clause.kind) {
        return pass("polarity", String::new());
    }
    match (is_turned(scene, clause, support), clause.uncertain_polarity, stance_of(support)) {
        (false, false, _) => pass("polarity", "as asked".into()),
        (true, false, Some(Stance::Yes)) => pass("polarity", "turned round".into()),
        _ => fail("polarity", Reason::TurnedRound, clause.reversal.clone().unwrap_or_default()),
    }
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
