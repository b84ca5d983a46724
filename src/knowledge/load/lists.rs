//! `lists/*.toml`: things of one kind that are named one by one.

use super::fields::Fields;
use super::{Scene, references};
use crate::diagnostic::{Code, Diagnostic};
use crate::knowledge::model::{Entry, List};

pub(super) fn read(fields: &Fields<'_, '_>, scene: &Scene<'_>) -> Option<List> {
    let topic = fields.required("topic");
    let complete = fields.flag("complete").unwrap_or(false);
    let entries = fields.tables("entry", "list entry").iter().filter_map(|entry| read_entry(entry, scene)).collect();
    fields.finish();
    let topic = references::topics(fields, scene, vec![topic?]).pop()?;
    Some(List { topic, complete, entries })
}

fn read_entry(fields: &Fields<'_, '_>, scene: &Scene<'_>) -> Option<Entry> {
    let name = fields.required("name");
    let (aliases, purpose, place, since) =
        (fields.plain_texts("aliases"), fields.plain("purpose"), fields.plain("place"), fields.date("since"));
    let products = references::products(fields, scene, fields.texts("products"));
    let evidence = references::evidence(fields, scene);
    fields.finish();
    let name = name?;
    if evidence.is_empty() {
        fields.diagnostics.push(Diagnostic::new(
            Code::MissingEvidence,
            format!("`{}` has no evidence", name.value),
            name.place.clone(),
            "add `evidence = [{ document = \"…\", section = \"…\" }]`",
        ));
    }
    Some(Entry { name: name.value, aliases, purpose, place, products, since, evidence })
}
