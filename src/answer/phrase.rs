//! The words of one support, and of all clauses together.

use std::collections::BTreeMap;

use super::Policy;
use super::checks::{Scene, asks_whether};
use super::company;
use super::compose::Draft;
use super::limits::severity;
use super::slots::Said;
use super::supports::{Source, Support};
use super::wording::{capital, enumeration, sentences, with_stance};
use crate::knowledge::{List, Stance, Statement, ValueSet};
use crate::language::value::Value;
use crate::language::{Clause, Kind, Reading};

/// The wording of one support for one product, or for all.
pub(crate) fn piece(scene: &Scene<'_>, clause: &Clause, support: &Support<'_>, product: Option<&str>) -> Option<Said> {
    match support.source {
        Source::Statement(statement) => Some(statement_piece(scene, clause, support, statement, product)),
        Source::List(list) => list_text(scene, list, product),
        Source::Company(topic) => {
            let product = product.and_then(|id| scene.knowledge.product(id));
            let text = company::fact(topic, scene.knowledge, product)?;
            Some(Said { short: Some(text.clone()), text, bare: true, ..Said::default() })
        }
    }
}

fn statement_piece(
    scene: &Scene<'_>,
    clause: &Clause,
    support: &Support<'_>,
    statement: &Statement,
    product: Option<&str>,
) -> Said {
    let render = |template| scene.knowledge.render(template, product, scene.today);
    let mut said = Said {
        text: render(&statement.text),
        short: statement.short.as_ref().map(render),
        except: statement.except.as_ref().map(render),
        values: asked_values(scene, support, statement),
        binary: statement.binary,
        ownership: statement.ownership.map(|owner| owner.to_string()),
        customer_part: statement.customer_does.as_ref().map(render),
        plan: statement.plan.as_ref().filter(|plan| plan.share).map(|plan| (plan.text.clone(), plan.by.to_string())),
        ..Said::default()
    };
    if let Some(value) = of_severity(clause, support, statement, &said.text) {
        said.bare = matches!(clause.kind, Kind::Label | Kind::Company);
        said.text = value.clone();
        said.short = Some(value);
    } else if let Some(short) = said.short.clone().filter(|short| wants_short(scene, clause, short, &said.text)) {
        said.bare = matches!(clause.kind, Kind::Label | Kind::Company);
        said.text = capital(&short);
    }
    if let Some(provider) = statement.inherited_from.as_ref().filter(|name| !said.text.contains(name.as_str())) {
        said.text = sentences([said.text.as_str(), &format!("This is provided by {provider}.")]);
        said.bare = false;
    }
    let stance = statement.stance_for(&support.topic);
    if asks_whether(clause.kind) && matches!(stance, Some(Stance::No | Stance::Partial)) {
        let instead = statement.compensating.as_ref().map(render);
        let plan = statement.plan.as_ref().filter(|plan| plan.share);
        let plan = plan.map(|plan| format!("Planned: {}, {}.", plan.text, when(&plan.by.to_string())));
        let more: Vec<&str> =
            [said.text.as_str()].into_iter().chain(instead.as_deref()).chain(plan.as_deref()).collect();
        said.text = sentences(more);
    }
    said
}

/// Whether the terse wording answers better: under a heading always, to a question for a value where the text is long.
fn wants_short(scene: &Scene<'_>, clause: &Clause, short: &str, text: &str) -> bool {
    match clause.kind {
        Kind::Label | Kind::Company => true,
        Kind::HowOften | Kind::HowLong | Kind::HowFast | Kind::HowMany | Kind::When | Kind::Where => {
            text.chars().count() > scene.policy.value_near && short.chars().count() < text.chars().count()
        }
        _ => false,
    }
}

/// The single values of a statement that its topic asks for.
fn asked_values(scene: &Scene<'_>, support: &Support<'_>, statement: &Statement) -> Vec<Value> {
    let asked = scene.catalogue.topic(&support.topic).map(|topic| topic.values.as_slice()).unwrap_or_default();
    let sets = statement.values.iter().filter(|(id, _)| asked.contains(id)).map(|(_, set)| set);
    sets.filter_map(|set| match set {
        ValueSet::One(value) => Some(value.clone()),
        ValueSet::By(_) => None,
    })
    .collect()
}

/// The value for the one severity that a clause names: the others were not asked for.
fn of_severity(clause: &Clause, support: &Support<'_>, statement: &Statement, text: &str) -> Option<String> {
    let asked = severity(&clause.text)?;
    let values: Vec<&BTreeMap<String, Value>> = statement
        .values
        .values()
        .filter_map(|set| match set {
            ValueSet::By(by) => Some(by),
            ValueSet::One(_) => None,
        })
        .collect();
    let ([by], false) = (&values[..], support.topic.is_empty()) else { return None };
    let value = by.get(asked)?;
    let lower = text.to_lowercase();
    let target = if lower.contains("aim") || lower.contains("target") { " (target)" } else { "" };
    Some(match clause.kind {
        Kind::Label | Kind::Company => format!("{value}{target}"),
        kind if asks_whether(kind) => format!("For {asked} severity it is {value}{target}."),
        _ => format!("{} for {asked} severity{target}.", capital(&value.to_string())),
    })
}

/// `2027-H1` as people write it.
fn when(period: &str) -> String {
    match period.split_once('-') {
        Some((year, "H1")) => format!("first half of {year}"),
        Some((year, "H2")) => format!("second half of {year}"),
        Some((year, quarter)) if quarter.starts_with('Q') => format!("{quarter} {year}"),
        _ => period.to_owned(),
    }
}

/// `Name (purpose; place)` for each entry in scope; names alone where that is too long.
fn list_text(scene: &Scene<'_>, list: &List, product: Option<&str>) -> Option<Said> {
    let entries: Vec<_> = list
        .entries
        .iter()
        .filter(|entry| product.is_none_or(|product| entry.applies_to(product)))
        .filter(|entry| entry.since.is_none_or(|since| since <= scene.today))
        .collect();
    if entries.is_empty() {
        return None;
    }
    let full: Vec<String> = entries
        .iter()
        .map(|entry| {
            let products = entry
                .products
                .iter()
                .filter_map(|id| scene.knowledge.product(id))
                .map(|product| product.name.clone())
                .collect::<Vec<_>>();
            let scope = (product.is_none() && !products.is_empty()).then(|| format!("for {}", enumeration(&products)));
            let details: Vec<&str> =
                [entry.purpose.as_deref(), entry.place.as_deref(), scope.as_deref()].into_iter().flatten().collect();
            if details.is_empty() { entry.name.clone() } else { format!("{} ({})", entry.name, details.join("; ")) }
        })
        .collect();
    let names = enumeration(&entries.iter().map(|entry| entry.name.clone()).collect::<Vec<_>>());
    let text = full.join("; ");
    let text = if text.chars().count() > scene.policy.length.1 { names.clone() } else { text };
    Some(Said { text, short: Some(names), ..Said::default() })
}

/// One wording of all clauses; the same source is said once.
pub(crate) fn said(drafts: &[&Draft], reading: &Reading, policy: &Policy) -> Option<Said> {
    let first = drafts.first()?;
    let mut said = first.said.clone();
    let mut told: Vec<&str> = first.parts.iter().map(|part| part.source.as_str()).collect();
    let mut pieces: Vec<(&Draft, bool)> = vec![(first, true)];
    for draft in &drafts[1..] {
        let sources: Vec<&str> = draft.parts.iter().map(|part| part.source.as_str()).collect();
        let known = sources.iter().all(|source| told.contains(source));
        pieces.push((draft, !known));
        if known {
            continue;
        }
        told.extend(sources);
        said.values.clear();
        said.bare = false;
        said.text = sentences([said.text.as_str(), &draft.said.text]);
        said.short = said.short.zip(draft.said.short.clone()).map(|(a, b)| format!("{a}; {b}"));
        said.except = [said.except, draft.said.except.clone()]
            .into_iter()
            .flatten()
            .reduce(|a, b| sentences([a.as_str(), b.as_str()]));
        said.references = [said.references.as_str(), &draft.said.references]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join("; ");
    }
    let whether: Vec<_> = drafts.iter().filter(|draft| draft.whether).map(|draft| draft.stance).collect();
    said.opens_with_stance = !whether.is_empty();
    said.stance = if whether.is_empty() {
        first.stance.filter(|_| drafts.len() == 1 && !reading.clauses.iter().any(|clause| clause.reversed))
    } else {
        together(&whether)
    };
    let listed = first.parts.iter().any(|part| part.source.starts_with("list:"));
    let limit = if drafts.len() > 1 || first.parts.len() > 1 || listed { policy.length.1 } else { policy.length.0 };
    if said.text.chars().count() > limit
        && let Some(short) = &said.short
    {
        said.text.clone_from(short);
    } else if drafts.len() > 1 && !whether.is_empty() {
        said.whole = in_turn(&pieces);
    }
    if policy.cite && !said.references.is_empty() {
        said.text = format!("{} ({})", said.text, said.references);
    }
    Some(said)
}

/// Each clause with its own yes or no, where they are not all of one kind and one mind.
fn in_turn(pieces: &[(&Draft, bool)]) -> Option<String> {
    let first = pieces.first()?.0;
    if first.whether && pieces.iter().all(|(draft, _)| !draft.whether || draft.stance == first.stance) {
        return None;
    }
    let worded: Vec<String> = pieces
        .iter()
        .filter(|(draft, new)| *new || draft.whether)
        .map(|(draft, new)| {
            let except = draft.said.except.as_deref().unwrap_or("");
            let body = if *new { sentences([draft.said.text.as_str(), except]) } else { String::new() };
            match draft.stance {
                Some(stance) if draft.whether => with_stance(stance, &body),
                _ => body,
            }
        })
        .collect();
    Some(sentences(worded.iter().map(String::as_str)))
}

/// One stance out of several: the common one, `partial` where they differ, none where one is missing.
pub(crate) fn together(stances: &[Option<Stance>]) -> Option<Stance> {
    let stances: Option<Vec<Stance>> = stances.iter().copied().collect();
    let stances = stances?;
    let first = *stances.first()?;
    Some(if stances.iter().all(|stance| *stance == first) { first } else { Stance::Partial })
}

/// The stance to the question turned round.
pub(crate) fn turned(stance: Stance) -> Stance {
    match stance {
        Stance::Yes => Stance::No,
        Stance::No => Stance::Yes,
        other => other,
    }
}
