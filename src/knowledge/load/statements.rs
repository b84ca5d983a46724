//! `statements/**/*.toml`: the things we say are true.

use std::collections::BTreeMap;

use super::fields::{At, Fields};
use super::references::Text;
use super::{Scene, check_id, references};
use crate::diagnostic::{Code, Diagnostic};
use crate::knowledge::model::{Plan, Statement, ValueSet};
use crate::knowledge::words::{Audience, Ownership, Stance, Status};
use crate::language::value::{Period, Value};
use crate::language::{Actor, Object};

/// A statement with what later checks need to point at.
pub(super) struct Read {
    pub(super) statement: Statement,
    pub(super) id: At<String>,
    pub(super) texts: Vec<Text>,
}

pub(super) fn read(fields: &Fields<'_, '_>, scene: &Scene<'_>) -> Vec<Read> {
    let read: Vec<_> =
        fields.tables("statement", "statement").iter().filter_map(|fields| read_one(fields, scene)).collect();
    fields.finish();
    // A retired statement is checked like any other and then plays no part.
    read.into_iter().filter(|read| read.statement.status != Status::Retired).collect()
}

fn read_one(fields: &Fields<'_, '_>, scene: &Scene<'_>) -> Option<Read> {
    let (id, text) = (fields.required("id"), fields.required("text"));
    let mut texts: Vec<Text> = Vec::new();
    let mut template = |at: Option<At<String>>| {
        at.map(|at| {
            let text = references::template(fields, at);
            texts.push(text.clone());
            text.value
        })
    };
    let text = template(text);
    let (short, except) = (template(fields.text("short")), template(fields.text("except")));
    let (compensating, customer_does) = (template(fields.text("compensating")), template(fields.text("customer-does")));
    let topics = references::topics(fields, scene, fields.texts("topics"));
    let status = fields.word("status", Status::ALL).unwrap_or(Status::Approved);
    let evidence = references::evidence(fields, scene);
    let statement = Statement {
        id: id.as_ref().map(|at| at.value.clone()).unwrap_or_default(),
        stance: fields.word("stance", Stance::ALL),
        stance_on: stance_on(fields, &topics),
        topics,
        who: fields.words("who", &Actor::ALL),
        what: fields.words("what", &Object::ALL),
        text: text.unwrap_or_else(|| crate::knowledge::Template::parse("").0),
        short,
        except,
        binary: binary(fields),
        controls: references::controls(fields, scene, fields.texts("controls")),
        ownership: fields.word("ownership", Ownership::ALL),
        owner: fields.plain("owner"),
        reviewed: fields.date("reviewed"),
        reviewed_by: fields.plain("reviewed-by"),
        asked_as: fields.plain_texts("asked-as"),
        not_for: fields.plain_texts("not-for"),
        products: references::products(fields, scene, fields.texts("products")),
        deployments: deployments(fields, scene),
        values: values(fields, scene),
        plan: plan(fields),
        inherited_from: fields.plain("inherited-from"),
        compensating,
        customer_does,
        audience: fields.word("audience", Audience::ALL).unwrap_or(Audience::Customer),
        status,
        accept: accept(fields),
        imported: fields.plain("imported"),
        evidence,
    };
    fields.finish();
    let id = id?;
    check_id(fields, &id);
    if statement.evidence.is_empty() && status == Status::Approved {
        let message = format!("`{}` is approved and has no evidence", id.value);
        fields.diagnostics.push(
            Diagnostic::new(Code::MissingEvidence, message, id.place.clone(), "which document says so?")
                .help("add `evidence = [{ document = \"…\", section = \"…\" }]`, or set `status = \"draft\"`"),
        );
    }
    Some(Read { statement, id, texts })
}

fn stance_on(fields: &Fields<'_, '_>, topics: &[String]) -> BTreeMap<String, Stance> {
    let mut stances = BTreeMap::new();
    let Some(table) = fields.table("stance-on", "`stance-on` table") else { return stances };
    for (topic, value) in table.free_keys() {
        if !topics.contains(&topic.value) {
            table.unknown(
                Code::UnknownTopic,
                format!("`{}` is not a topic of this statement", topic.value),
                &topic.place,
                "name it in `topics`, too",
                &topic.value,
                topics.iter().map(String::as_str),
            );
        } else if let Some(stance) =
            table.as_text(&topic.value, value).and_then(|at| table.as_word(&at, "stance", Stance::ALL))
        {
            stances.insert(topic.value, stance);
        }
    }
    stances
}

fn binary(fields: &Fields<'_, '_>) -> Option<Stance> {
    fields.word("binary", &Stance::ALL[..2]).filter(|stance| matches!(stance, Stance::Yes | Stance::No))
}

fn deployments(fields: &Fields<'_, '_>, scene: &Scene<'_>) -> Vec<String> {
    let known = &scene.vendor.vendor.deployments;
    let mut kept = Vec::new();
    for at in fields.texts("deployments") {
        if known.contains(&at.value) {
            kept.push(at.value);
        } else {
            fields.unknown(
                Code::UnknownDeployment,
                format!("there is no deployment `{}`", at.value),
                &at.place,
                "not in vendor.toml",
                &at.value,
                known.iter().map(String::as_str),
            );
        }
    }
    kept
}

/// `values.fix-time = "10 days"` or `values.fix-time = { critical = "10 days", … }`, typed by the catalogue.
fn values(fields: &Fields<'_, '_>, scene: &Scene<'_>) -> BTreeMap<String, ValueSet> {
    let mut values = BTreeMap::new();
    let Some(table) = fields.table("values", "`values` table") else { return values };
    for (id, written) in table.free_keys() {
        let Some(entry) = scene.catalogue.value(&id.value) else {
            let known = scene.catalogue.values().map(|entry| entry.id.as_str());
            table.unknown(
                Code::UnknownValue,
                format!("there is no value `{}`", id.value),
                &id.place,
                "not in the catalogue",
                &id.value,
                known,
            );
            continue;
        };
        let parse = |fields: &Fields<'_, '_>, at: At<String>| match Value::parse(entry.kind, &at.value) {
            Ok(value) => Some(value),
            Err(why) => {
                fields.diagnostics.push(Diagnostic::new(
                    Code::MalformedValue,
                    why,
                    at.place,
                    format!("`{}` is a {}", entry.id, entry.kind_word()),
                ));
                None
            }
        };
        let set = match written.get_ref().as_table() {
            None => table.as_text(&id.value, written).and_then(|at| parse(&table, at)).map(ValueSet::One),
            Some(by) => {
                let by = Fields::new(by, "value table", id.place.clone(), table.diagnostics);
                let parsed = by.free_keys().into_iter().filter_map(|(key, written)| {
                    Some((key.value.clone(), parse(&by, by.as_text(&key.value, written)?)?))
                });
                Some(ValueSet::By(parsed.collect()))
            }
        };
        if let Some(set) = set {
            values.insert(id.value, set);
        }
    }
    values
}

fn plan(fields: &Fields<'_, '_>) -> Option<Plan> {
    let table = fields.table("plan", "plan")?;
    let (text, by, share) = (table.required("text"), table.written("by"), table.flag("share").unwrap_or(false));
    table.finish();
    let Some(by) = by else {
        table.missing("by");
        return None;
    };
    let Some(period) = Period::parse(&by.value) else {
        table.diagnostics.push(Diagnostic::new(
            Code::MalformedValue,
            format!("`{}` is not a time", by.value),
            by.place,
            "expected 2026, 2026-Q3, 2026-H2 or 2026-09-30",
        ));
        return None;
    };
    Some(Plan { text: text?.value, by: period, share })
}

fn accept(fields: &Fields<'_, '_>) -> Vec<(String, String)> {
    let mut accepted = Vec::new();
    for table in fields.tables("accept", "accepted finding") {
        let (code, because) = (table.required("code"), table.required("because"));
        table.finish();
        let (Some(code), Some(because)) = (code, because) else { continue };
        let known: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
        if known.contains(&code.value.as_str()) {
            accepted.push((code.value, because.value));
        } else {
            table.unknown(
                Code::UnknownWord,
                format!("there is no finding `{}`", code.value),
                &code.place,
                "not a code that `check` prints",
                &code.value,
                known,
            );
        }
    }
    accepted
}
