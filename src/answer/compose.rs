//! Turns supports into what is said: product by product where facts differ, all clauses as one wording.

use super::checks::{Scene, asks_whether, may_read, stance_of};
use super::slots::Said;
use super::supports::{Source, Support};
use super::turn::is_turned;
use super::values::{Kept, kept};
use super::wording::{enumeration, sentences};
use super::{Check, Citation, Part, Policy, Reason, company};
use crate::knowledge::{Evidence, List, Product, Stance, Statement};
use crate::language::{Clause, Reading};

/// What one clause adds to the answer.
#[derive(Clone, Debug, Default)]
pub(crate) struct Draft {
    /// Whether the clause asks for yes or no.
    pub(crate) whether: bool,
    /// The stance to the clause as asked.
    pub(crate) stance: Option<Stance>,
    pub(crate) parts: Vec<Part>,
    said: Said,
}

/// Words the support of a clause. The checks say what this could not settle.
pub(crate) fn draft(
    scene: &Scene<'_>,
    clause: &Clause,
    support: &Support<'_>,
    others: &[&Support<'_>],
    product: Option<&str>,
) -> (Option<Draft>, Vec<Check>) {
    let mut checks = Vec::new();
    let groups = groups(scene, support, others, product, &mut checks);
    let mut draft = Draft { whether: asks_whether(clause.kind), ..Draft::default() };
    let several = groups.len() > 1;
    let mut stances = Vec::new();
    let (mut texts, mut shorts, mut excepts) = (Vec::new(), Vec::new(), Vec::new());
    for (products, support) in &groups {
        let only =
            product.or(if products.len() == 1 { products.first().map(|product| product.id.as_str()) } else { None });
        let Some(piece) = piece(scene, support, only) else { continue };
        let prefix = if several {
            format!("{}: ", enumeration(&products.iter().map(|product| product.name.clone()).collect::<Vec<_>>()))
        } else {
            String::new()
        };
        stances.push(stance_of(support));
        texts.push(format!("{prefix}{}", piece.text));
        shorts.push(piece.short.as_ref().map(|short| format!("{prefix}{short}")));
        excepts.extend(piece.except.clone());
        draft.parts.push(Part {
            clause: 0,
            products: if several { products.iter().map(|product| product.id.clone()).collect() } else { Vec::new() },
            source: support.source.id(),
            stance: stance_of(support),
            text: piece.text.clone(),
            evidence: citations(scene, support),
        });
        if draft.said.ownership.is_none() {
            draft.said.ownership = piece.ownership;
        }
        draft.said.binary = draft.said.binary.or(piece.binary);
        draft.said.customer_part = draft.said.customer_part.take().or(piece.customer_part);
        draft.said.plan = draft.said.plan.take().or(piece.plan);
    }
    if texts.is_empty() {
        checks.push(Check { code: "support", reason: Some(Reason::NoStatement), note: support.source.id() });
        return (None, checks);
    }
    draft.stance = together(&stances).map(|stance| {
        let stance =
            if stance == Stance::Yes && kept(scene, clause, support) == Some(Kept::No) { Stance::No } else { stance };
        if is_turned(scene, clause, support) { turned(stance) } else { stance }
    });
    draft.said.text = sentences(texts.iter().map(String::as_str));
    draft.said.short = shorts
        .into_iter()
        .collect::<Option<Vec<_>>>()
        .map(|shorts| if shorts.len() == 1 { shorts.concat() } else { sentences(shorts.iter().map(String::as_str)) });
    draft.said.except = (!excepts.is_empty()).then(|| sentences(excepts.iter().map(String::as_str)));
    draft.said.references = references(scene, &draft.parts);
    (Some(draft), checks)
}

/// Which support speaks for which products. One group where all agree or one product is asked about.
fn groups<'s, 'k>(
    scene: &Scene<'k>,
    support: &Support<'s>,
    others: &[&Support<'s>],
    product: Option<&str>,
    checks: &mut Vec<Check>,
) -> Vec<(Vec<&'k Product>, Support<'s>)> {
    let scoped = |support: &Support<'_>| matches!(support.source, Source::Statement(statement) if !statement.products.is_empty());
    let rivals: Vec<&Support<'s>> =
        others.iter().copied().filter(|other| other.source.topics().contains(&support.topic.as_str())).collect();
    if product.is_some() || scene.knowledge.products.len() < 2 || !rivals.iter().any(|rival| scoped(rival)) {
        return vec![(Vec::new(), support.clone())];
    }
    let mut groups: Vec<(Vec<&'k Product>, Support<'s>)> = Vec::new();
    let mut without = Vec::new();
    for product in &scene.knowledge.products {
        let applies = |rival: &&&Support<'s>| match rival.source {
            Source::Statement(statement) => statement.applies_to(&product.id),
            Source::List(list) => list.entries.iter().any(|entry| entry.applies_to(&product.id)),
            Source::Company(_) => true,
        };
        // The narrower statement speaks before the one for all products.
        let Some(best) =
            rivals.iter().filter(applies).find(|rival| scoped(rival)).or_else(|| rivals.iter().find(applies))
        else {
            without.push(product.name.clone());
            continue;
        };
        match groups.iter_mut().find(|(_, support)| support.source.id() == best.source.id()) {
            Some((products, _)) => products.push(product),
            None => groups.push((vec![product], (*best).clone())),
        }
    }
    if !without.is_empty() {
        checks.push(Check {
            code: "product",
            reason: Some(Reason::ProductNotGiven),
            note: format!("nothing is known for {}", enumeration(&without)),
        });
    } else if groups.len() > 1 && !scene.policy.product_by_product {
        checks.push(Check { code: "product", reason: Some(Reason::ProductNotGiven), note: String::new() });
    }
    groups
}

/// The wording of one support for one product, or for all.
fn piece(scene: &Scene<'_>, support: &Support<'_>, product: Option<&str>) -> Option<Said> {
    match support.source {
        Source::Statement(statement) => Some(statement_piece(scene, statement, product)),
        Source::List(list) => list_text(scene, list, product),
        Source::Company(topic) => {
            let product = product.and_then(|id| scene.knowledge.product(id));
            let text = company::fact(topic, scene.knowledge, product)?;
            Some(Said { short: Some(text.clone()), text, ..Said::default() })
        }
    }
}

fn statement_piece(scene: &Scene<'_>, statement: &Statement, product: Option<&str>) -> Said {
    let render = |template| scene.knowledge.render(template, product, scene.today);
    Said {
        text: render(&statement.text),
        short: statement.short.as_ref().map(render),
        except: statement.except.as_ref().map(render),
        binary: statement.binary,
        ownership: statement.ownership.map(|owner| owner.to_string()),
        customer_part: statement.customer_does.as_ref().map(render),
        plan: statement.plan.as_ref().filter(|plan| plan.share).map(|plan| (plan.text.clone(), plan.by.to_string())),
        ..Said::default()
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
    for draft in &drafts[1..] {
        let sources: Vec<&str> = draft.parts.iter().map(|part| part.source.as_str()).collect();
        if sources.iter().all(|source| told.contains(source)) {
            continue;
        }
        told.extend(sources);
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
    let limit = if drafts.len() > 1 || first.parts.len() > 1 { policy.length.1 } else { policy.length.0 };
    if said.text.chars().count() > limit
        && let Some(short) = &said.short
    {
        said.text.clone_from(short);
    }
    if policy.cite && !said.references.is_empty() {
        said.text = format!("{} ({})", said.text, said.references);
    }
    Some(said)
}

/// One stance out of several: the common one, `partial` where they differ, none where one is missing.
fn together(stances: &[Option<Stance>]) -> Option<Stance> {
    let stances: Option<Vec<Stance>> = stances.iter().copied().collect();
    let stances = stances?;
    let first = *stances.first()?;
    Some(if stances.iter().all(|stance| *stance == first) { first } else { Stance::Partial })
}

fn turned(stance: Stance) -> Stance {
    match stance {
        Stance::Yes => Stance::No,
        Stance::No => Stance::Yes,
        other => other,
    }
}

fn citations(scene: &Scene<'_>, support: &Support<'_>) -> Vec<Citation> {
    let evidence: Vec<&Evidence> = match support.source {
        Source::Statement(statement) => statement.evidence.iter().collect(),
        Source::List(list) => list.entries.iter().flat_map(|entry| &entry.evidence).collect(),
        Source::Company(_) => Vec::new(),
    };
    let mut cited: Vec<Citation> = Vec::new();
    for evidence in evidence {
        let Some(document) = scene.knowledge.document(&evidence.document) else { continue };
        let citation = Citation {
            document: document.id.clone(),
            title: document.title.clone(),
            section: evidence.section.clone(),
            dated: document.dated.map(|date| date.strftime("%-d %b %Y").to_string()),
            audience: document.audience.to_string(),
            access: may_read(scene.policy, document.audience)
                .then(|| document.url.clone().or_else(|| document.request.clone()))
                .flatten(),
        };
        if !cited.contains(&citation) {
            cited.push(citation);
        }
    }
    cited
}

/// Titles with links that this audience may have; sections and ids never stand in a cell.
fn references(scene: &Scene<'_>, parts: &[Part]) -> String {
    let mut seen: Vec<String> = Vec::new();
    for cited in parts.iter().flat_map(|part| &part.evidence) {
        let Some(document) =
            scene.knowledge.document(&cited.document).filter(|document| may_read(scene.policy, document.audience))
        else {
            continue;
        };
        let reference = match &document.url {
            Some(url) => format!("{}, {url}", document.title),
            None => document.title.clone(),
        };
        if !seen.contains(&reference) {
            seen.push(reference);
        }
    }
    seen.join("; ")
}
