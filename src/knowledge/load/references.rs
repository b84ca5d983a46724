//! Names that point somewhere: topics, products, documents, controls, placeholders; and ids that must be unique.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Scene;
use super::fields::{At, Fields};
use super::statements::Read as Statement;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::knowledge::model::{Evidence, Knowledge};
use crate::knowledge::template::{Piece, Template};

/// A text with its placeholders, and where it stands.
pub(super) type Text = At<Template>;

/// Reports every id that was used before, with both places.
pub(super) fn unique<'a>(diagnostics: &Diagnostics, what: &str, ids: impl Iterator<Item = &'a At<String>>) {
    let mut seen: BTreeMap<&str, &Place> = BTreeMap::new();
    for id in ids {
        match seen.get(id.value.as_str()) {
            Some(first) => {
                let message = format!("two {what}s have the id `{}`", id.value);
                diagnostics.push(
                    Diagnostic::new(Code::DuplicateId, message, id.place.clone(), "used again here")
                        .also((*first).clone(), "first used here"),
                );
            }
            None => {
                seen.insert(&id.value, &id.place);
            }
        }
    }
}

/// Reports statements that expectations name and that do not exist.
pub(super) fn expected(diagnostics: &Diagnostics, expected: &[super::expect::Read], statements: &[Statement]) {
    // `list:subprocessors` and `company:headquarters` are no statements.
    let named = expected.iter().filter_map(|read| read.statement.as_ref()).filter(|at| !at.value.contains(':'));
    for at in named.filter(|at| !statements.iter().any(|read| read.id.value == at.value)) {
        let message = format!("there is no statement `{}`", at.value);
        let mut found = Diagnostic::new(Code::UnknownStatement, message, at.place.clone(), "in none of the files");
        let ids = statements.iter().map(|read| read.id.value.as_str());
        if let Some(near) = crate::diagnostic::did_you_mean(&at.value, ids) {
            found = found.help(format!("did you mean `{near}`?"));
        }
        diagnostics.push(found);
    }
}

/// Reads topics and keeps those that the catalogue has.
pub(super) fn topics(fields: &Fields<'_, '_>, scene: &Scene<'_>, written: Vec<At<String>>) -> Vec<String> {
    let known = |at: &At<String>| {
        if scene.catalogue.topic(&at.value).is_none() {
            let ids = scene.catalogue.topics().map(|topic| topic.id.as_str());
            fields.unknown(
                Code::UnknownTopic,
                format!("there is no topic `{}`", at.value),
                &at.place,
                "not in the catalogue",
                &at.value,
                ids,
            );
            return false;
        }
        true
    };
    written.into_iter().filter(known).map(|at| at.value).collect()
}

/// Resolves products and groups to product ids; empty where nothing is written, which means all.
pub(super) fn products(
    fields: &Fields<'_, '_>,
    scene: &Scene<'_>,
    written: Vec<At<String>>,
) -> std::collections::BTreeSet<String> {
    let products = &scene.vendor.products;
    let mut ids = std::collections::BTreeSet::new();
    for at in written {
        let before = ids.len();
        ids.extend(
            products
                .iter()
                .filter(|product| product.value.id == at.value || product.value.groups.contains(&at.value))
                .map(|product| product.value.id.clone()),
        );
        let known =
            products.iter().any(|product| product.value.id == at.value || product.value.groups.contains(&at.value));
        if ids.len() == before && !known {
            let names: Vec<&str> = products
                .iter()
                .flat_map(|product| std::iter::once(&product.value.id).chain(&product.value.groups))
                .map(String::as_str)
                .collect();
            fields.unknown(
                Code::UnknownProduct,
                format!("there is no product or group `{}`", at.value),
                &at.place,
                "not in vendor.toml",
                &at.value,
                names,
            );
        }
    }
    ids
}

/// Keeps CCM controls and CAIQ question ids that exist in an edition.
pub(super) fn controls(fields: &Fields<'_, '_>, scene: &Scene<'_>, written: Vec<At<String>>) -> Vec<String> {
    let mut kept = Vec::new();
    for at in written {
        if scene.catalogue.knows_control(&at.value) {
            kept.push(at.value);
        } else {
            let known = scene.catalogue.control_ids();
            fields.unknown(
                Code::UnknownControl,
                format!("there is no control `{}`", at.value),
                &at.place,
                "in no edition of CAIQ",
                &at.value,
                known.iter().map(String::as_str),
            );
        }
    }
    kept
}

/// Reads `evidence = [{ document, section, quote }]`.
pub(super) fn evidence(fields: &Fields<'_, '_>, scene: &Scene<'_>) -> Vec<Evidence> {
    let mut found = Vec::new();
    for table in fields.tables("evidence", "piece of evidence") {
        let (document, section, quote) = (table.required("document"), table.required("section"), table.plain("quote"));
        table.finish();
        if let Some(document) = &document
            && !scene.vendor.documents.iter().any(|known| known.value.id == document.value)
        {
            let ids = scene.vendor.documents.iter().map(|known| known.value.id.as_str());
            fields.unknown(
                Code::UnknownDocument,
                format!("there is no document `{}`", document.value),
                &document.place,
                "not in vendor.toml",
                &document.value,
                ids,
            );
        }
        // Faulty evidence is kept, so that it is not reported as missing, too; the base does not load anyway.
        let text = |at: Option<super::fields::At<String>>| at.map(|at| at.value).unwrap_or_default();
        found.push(Evidence { document: text(document), section: text(section), quote });
    }
    found
}

/// Reads a text with placeholders; one of an unknown form is an error.
pub(super) fn template(fields: &Fields<'_, '_>, at: At<String>) -> Text {
    let (template, unknown) = Template::parse(&at.value);
    for (_, inner) in unknown {
        let message = format!("`{{{inner}}}` is not a placeholder");
        let help = "placeholders are {list:TOPIC}, {value:STATEMENT.VALUE} and {document:ID.dated}";
        fields
            .diagnostics
            .push(Diagnostic::new(Code::UnknownPlaceholder, message, at.place.clone(), "in this text").help(help));
    }
    At { value: template, place: at.place }
}

/// Reports placeholders that name nothing in the whole base.
pub(super) fn placeholders(diagnostics: &Diagnostics, knowledge: &Knowledge, texts: &[Text]) {
    for text in texts {
        for piece in text.value.pieces() {
            // The day only decides which list entries are shown, not whether the name is known.
            if knowledge.render_piece(piece, None, Date::MAX).is_some() {
                continue;
            }
            let shown = match piece {
                Piece::Text(text) => text.clone(),
                Piece::List(topic) => format!("list:{topic}"),
                Piece::Value { statement, value, key } => format!(
                    "value:{statement}.{value}{}",
                    key.as_ref().map(|key| format!(".{key}")).unwrap_or_default()
                ),
                Piece::Document { document, field } => format!("document:{document}.{field}"),
            };
            let known = names(knowledge);
            let mut found = Diagnostic::new(
                Code::UnknownPlaceholder,
                format!("`{{{shown}}}` names nothing"),
                text.place.clone(),
                "in this text",
            );
            if let Some(near) = crate::diagnostic::did_you_mean(&shown, known.iter().map(String::as_str)) {
                found = found.help(format!("did you mean `{{{near}}}`?"));
            }
            diagnostics.push(found);
        }
    }
}

/// Every placeholder that names something.
fn names(knowledge: &Knowledge) -> Vec<String> {
    let mut names: Vec<String> = knowledge.lists.iter().map(|list| format!("list:{}", list.topic)).collect();
    for statement in &knowledge.statements {
        for (id, set) in &statement.values {
            match set {
                crate::knowledge::ValueSet::One(_) => names.push(format!("value:{}.{id}", statement.id)),
                crate::knowledge::ValueSet::By(values) => {
                    names.extend(values.keys().map(|key| format!("value:{}.{id}.{key}", statement.id)));
                }
            }
        }
    }
    for document in &knowledge.documents {
        names.extend(["title", "dated", "url"].map(|field| format!("document:{}.{field}", document.id)));
    }
    names
}
