//! Turns supports into what is said: product by product where facts differ, all clauses as one wording.

use super::checks::{Scene, asks_whether, may_read, stance_of};
use super::limits::{self, Kept, kept, severity};
use super::phrase::{piece, together, turned};
use super::slots::Said;
use super::supports::{Source, Support};
use super::turn::is_turned;
use super::wording::{enumeration, sentences};
use super::{Check, Citation, Part, Reason};
use crate::knowledge::{Evidence, Product, Stance};
use crate::language::Clause;

/// What one clause adds to the answer.
#[derive(Clone, Debug, Default)]
pub(crate) struct Draft {
    /// Whether the clause asks for yes or no.
    pub(crate) whether: bool,
    /// The stance to the clause as asked.
    pub(crate) stance: Option<Stance>,
    pub(crate) parts: Vec<Part>,
    pub(crate) said: Said,
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
    let groups = groups(scene, clause, support, others, product, &mut checks);
    let groups = apart_by_list(scene, groups);
    let mut draft = Draft { whether: asks_whether(clause.kind), ..Draft::default() };
    let several = groups.len() > 1
        || groups.iter().any(|(products, _)| !products.is_empty() && products.len() < scene.knowledge.products.len());
    let mut stances = Vec::new();
    let (mut texts, mut shorts, mut excepts) = (Vec::new(), Vec::new(), Vec::new());
    for (products, support) in &groups {
        // A statement says the same of all products of its group, see `apart_by_list`; a list names the products itself.
        let alike = products.len() == 1 || matches!(support.source, Source::Statement(_));
        let only = product.or(products.first().filter(|_| alike).map(|product| product.id.as_str()));
        let Some(mut piece) = piece(scene, clause, support, only) else { continue };
        let prefix = if several {
            format!("{}: ", enumeration(&products.iter().map(|product| product.name.clone()).collect::<Vec<_>>()))
        } else {
            String::new()
        };
        stances.push(stance_of(support));
        if several && let Some(except) = piece.except.take() {
            // Beside others, a carve-out must stand with what it is taken from.
            piece.text = sentences([piece.text.as_str(), &except]);
            piece.short = piece.short.map(|short| sentences([short.as_str(), &except]));
        }
        texts.push(format!("{prefix}{}", piece.text));
        shorts.push(piece.short.as_ref().map(|short| format!("{prefix}{short}")));
        excepts.extend(piece.except.clone());
        draft.said.bare |= piece.bare;
        draft.said.values = if several { Vec::new() } else { piece.values };
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
        let stance = match (stance, kept(scene, clause, support)) {
            (Stance::Yes, Some(Kept::No)) => Stance::No,
            // A table may be silent on some severities, and settle the one that is asked about.
            (Stance::Partial, Some(Kept::No)) if severity(&clause.text).is_some() => Stance::No,
            (Stance::Partial, Some(Kept::Yes)) if severity(&clause.text).is_some() => Stance::Yes,
            (stance, _) => stance,
        };
        if is_turned(scene, clause, support) { turned(stance) } else { stance }
    });
    if !several && let Some((lies, _)) = limits::place(scene, clause, support) {
        draft.stance = Some(if lies { Stance::Yes } else { Stance::No });
    }
    if draft.whether && draft.stance.is_none() {
        checks.push(Check { code: "form", reason: Some(Reason::NoStance), note: String::new() });
    }
    draft.said.bare &= !several;
    draft.said.text = if draft.said.bare { texts.concat() } else { sentences(texts.iter().map(String::as_str)) };
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
    clause: &Clause,
    support: &Support<'s>,
    others: &[&Support<'s>],
    product: Option<&str>,
    checks: &mut Vec<Check>,
) -> Vec<(Vec<&'k Product>, Support<'s>)> {
    let scoped = |support: &Support<'_>| matches!(support.source, Source::Statement(statement) if !statement.products.is_empty());
    // Without a topic there are no others to speak for the other products.
    if product.is_none() && support.topic.is_empty() && scoped(support) {
        let Source::Statement(statement) = support.source else { return Vec::new() };
        let its: Vec<&Product> =
            scene.knowledge.products.iter().filter(|product| statement.applies_to(&product.id)).collect();
        if its.len() < scene.knowledge.products.len() {
            if asks_whether(clause.kind) || !scene.policy.product_by_product {
                checks.push(Check { code: "product", reason: Some(Reason::ProductNotGiven), note: String::new() });
            }
            return vec![(its, support.clone())];
        }
    }
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
    if !without.is_empty() && !asks_whether(clause.kind) && scene.policy.product_by_product {
        // Words may speak for the products that they name; a yes or no would be taken for all.
        return groups;
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

/// A text that names a list says another thing of each product whose list differs.
fn apart_by_list<'s, 'k>(
    scene: &Scene<'k>,
    groups: Vec<(Vec<&'k Product>, Support<'s>)>,
) -> Vec<(Vec<&'k Product>, Support<'s>)> {
    let mut apart: Vec<(Vec<&Product>, Support<'_>)> = Vec::new();
    for (products, support) in groups {
        let Source::Statement(statement) = support.source else {
            apart.push((products, support));
            continue;
        };
        let mut texts: Vec<(String, Vec<&Product>)> = Vec::new();
        for product in &products {
            let text = scene.knowledge.render(&statement.text, Some(&product.id), scene.today);
            match texts.iter_mut().find(|(known, _)| *known == text) {
                Some((_, same)) => same.push(product),
                None => texts.push((text, vec![product])),
            }
        }
        if texts.len() < 2 {
            apart.push((products, support));
        } else {
            apart.extend(texts.into_iter().map(|(_, same)| (same, support.clone())));
        }
    }
    apart
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
