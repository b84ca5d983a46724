//! Loads a vendor's folder: files in as data, a valid knowledge base or every problem of every file out.

mod expect;
mod fields;
mod lists;
mod references;
mod statements;
mod vendor;

use std::collections::BTreeMap;

use toml::de::DeTable;

use self::fields::{At, Fields};
use super::catalogue::Catalogue;
use super::model::{Expectation, Knowledge};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Severity, SourceId};

/// A file of the folder.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Its path, as messages show it; its name and folder say what it holds.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// What loading gave.
#[derive(Debug)]
pub struct Loaded {
    /// The knowledge base, when there is no error.
    pub knowledge: Option<Knowledge>,
    /// Errors, and the sources that all places point into.
    pub diagnostics: Diagnostics,
    /// What `expect.toml` asks, in the order of the file.
    pub expectations: Vec<Expectation>,
    /// Where each statement stands, by its id.
    pub places: BTreeMap<String, Place>,
}

/// What a file of the folder holds, by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Vendor,
    Statements,
    List,
    Expect,
    Unknown,
}

/// Loads the files of one vendor's folder. Never stops at the first problem.
pub fn load(files: &[SourceFile], catalogue: &Catalogue) -> Loaded {
    let mut diagnostics = Diagnostics::default();
    let ids: Vec<SourceId> = files.iter().map(|file| diagnostics.add_source(&file.path, &file.text)).collect();
    let mut tables = Vec::new();
    for (file, id) in files.iter().zip(&ids) {
        let (table, errors) = DeTable::parse_recoverable(&file.text);
        for error in &errors {
            let span = error.span().unwrap_or(0..0);
            diagnostics.push(Diagnostic::new(
                Code::Syntax,
                error.message().to_string(),
                Place { source: *id, span },
                "",
            ));
        }
        // What could be recovered from a broken file would raise errors that are none.
        if errors.is_empty() {
            tables.push((role(&file.path), *id, table));
        }
    }
    let broken = diagnostics.count(Severity::Error) > 0;
    let root = |what, id: &SourceId| -> (&'static str, Place) { (what, Place { source: *id, span: 0..0 }) };
    let mut vendor = None;
    for (_, id, table) in tables.iter().filter(|(role, ..)| *role == Role::Vendor) {
        let (what, place) = root("vendor.toml", id);
        vendor = Some(vendor::read(&Fields::new(table.get_ref(), what, place, &diagnostics)));
    }
    let Some(vendor) = vendor else {
        if !broken && let Some(id) = ids.first() {
            let place = Place { source: *id, span: 0..0 };
            diagnostics.push(Diagnostic::new(
                Code::MissingKey,
                "there is no vendor.toml in this folder",
                place,
                "the folder's first file",
            ));
        }
        return Loaded { knowledge: None, diagnostics, expectations: Vec::new(), places: BTreeMap::new() };
    };
    let scene = Scene { catalogue, vendor: &vendor };
    let (mut statements, mut lists, mut expected) = (Vec::new(), Vec::new(), Vec::new());
    for (role, id, table) in &tables {
        match role {
            Role::Statements => {
                let (what, place) = root("statements file", id);
                statements.extend(statements::read(&Fields::new(table.get_ref(), what, place, &diagnostics), &scene));
            }
            Role::List => {
                let (what, place) = root("list", id);
                lists.extend(lists::read(&Fields::new(table.get_ref(), what, place, &diagnostics), &scene));
            }
            Role::Expect => {
                let (what, place) = root("expect.toml", id);
                expected.extend(expect::read(&Fields::new(table.get_ref(), what, place, &diagnostics), &vendor));
            }
            Role::Vendor => {}
            Role::Unknown => {
                let place = Place { source: *id, span: 0..0 };
                let help = "files stand in `statements/` or `lists/`, or are called `vendor.toml` or `expect.toml`";
                diagnostics.push(
                    Diagnostic::new(
                        Code::UnknownFile,
                        "a file in a place that this folder does not have",
                        place,
                        "its facts would be lost",
                    )
                    .help(help),
                );
            }
        }
    }
    references::expected(&diagnostics, &expected, &statements);
    references::unique(&diagnostics, "statement", statements.iter().map(|read| &read.id));
    let places = statements.iter().map(|read| (read.id.value.clone(), read.id.place.clone())).collect();
    let texts: Vec<_> = statements.iter().flat_map(|read| read.texts.clone()).collect();
    let mut knowledge = Knowledge {
        vendor: vendor.vendor,
        products: vendor.products.into_iter().map(|at| at.value).collect(),
        documents: vendor.documents.into_iter().map(|at| at.value).collect(),
        contacts: vendor.contacts,
        statements: statements.into_iter().map(|read| read.statement).collect(),
        lists: merged(lists),
    };
    knowledge.statements.sort_by(|a, b| a.id.cmp(&b.id));
    references::placeholders(&diagnostics, &knowledge, &texts);
    let fine = diagnostics.count(Severity::Error) == 0;
    let expectations = expected.into_iter().map(|read| read.expectation).collect();
    Loaded { knowledge: fine.then_some(knowledge), diagnostics, expectations, places }
}

/// What statements and lists refer to.
struct Scene<'a> {
    catalogue: &'a Catalogue,
    vendor: &'a vendor::VendorFile,
}

fn role(path: &str) -> Role {
    let parts: Vec<&str> = path.split(['/', '\\']).collect();
    let (name, folders) = parts.split_last().unwrap_or((&"", &[]));
    match *name {
        "vendor.toml" => Role::Vendor,
        "expect.toml" => Role::Expect,
        _ => match folders.iter().rev().find(|folder| matches!(**folder, "statements" | "lists")) {
            Some(&"statements") => Role::Statements,
            Some(_) => Role::List,
            None => Role::Unknown,
        },
    }
}

/// Several files may add to one list; it is complete only when every one of them says so.
fn merged(lists: Vec<super::model::List>) -> Vec<super::model::List> {
    let mut by_topic: BTreeMap<String, super::model::List> = BTreeMap::new();
    for list in lists {
        match by_topic.get_mut(&list.topic) {
            Some(known) => {
                known.complete &= list.complete;
                known.entries.extend(list.entries);
            }
            None => {
                by_topic.insert(list.topic.clone(), list);
            }
        }
    }
    by_topic.into_values().collect()
}

/// Whether an id is kebab-case: small letters, digits and single dashes.
fn check_id(fields: &Fields<'_, '_>, id: &At<String>) {
    let fine = !id.value.starts_with('-')
        && !id.value.ends_with('-')
        && !id.value.contains("--")
        && id.value.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if !fine {
        fields.diagnostics.push(Diagnostic::new(
            Code::MalformedId,
            format!("`{}` is not kebab-case", id.value),
            id.place.clone(),
            "use small letters, digits and dashes",
        ));
    }
}
