//! `vendor.toml`: who answers, the products, the documents and the contacts.

use std::collections::BTreeMap;

use super::fields::{At, Fields};
use super::{check_id, references};
use crate::knowledge::model::{Contact, Document, Product, Vendor};
use crate::knowledge::words::{Audience, ContactRole, DocumentKind, Voice};

/// Days that a policy may be past its review date, where vendor.toml does not say.
const GRACE_DAYS: u32 = 30;

/// The keys of `[company]`.
const COMPANY: [&str; 10] = [
    "legal-name",
    "country",
    "address",
    "website",
    "founded",
    "employees",
    "registration",
    "vat",
    "duns",
    "description",
];

/// What the file holds, with the places that later messages point at.
pub(super) struct VendorFile {
    pub(super) vendor: Vendor,
    pub(super) products: Vec<At<Product>>,
    pub(super) documents: Vec<At<Document>>,
    pub(super) contacts: Vec<Contact>,
}

pub(super) fn read(fields: &Fields<'_, '_>) -> VendorFile {
    let name = fields.required("name").map(|at| at.value).unwrap_or_default();
    let vendor = Vendor {
        name,
        voice: fields.word("voice", Voice::ALL).unwrap_or(Voice::We),
        deployments: fields.plain_texts("deployments"),
        company: company(fields),
        grace_days: fields.number("grace-days").unwrap_or(GRACE_DAYS),
    };
    let products: Vec<_> = fields.tables("product", "product").iter().filter_map(product).collect();
    let documents: Vec<_> = fields.tables("document", "document").iter().filter_map(document).collect();
    let contacts = fields.tables("contact", "contact").iter().filter_map(contact).collect();
    fields.finish();
    let ids = |places: Vec<(String, crate::diagnostic::Place)>| {
        places.into_iter().map(|(value, place)| At { value, place }).collect::<Vec<_>>()
    };
    let product_ids = ids(products.iter().map(|at| (at.value.id.clone(), at.place.clone())).collect());
    let document_ids = ids(documents.iter().map(|at| (at.value.id.clone(), at.place.clone())).collect());
    references::unique(fields.diagnostics, "product", product_ids.iter());
    references::unique(fields.diagnostics, "document", document_ids.iter());
    VendorFile { vendor, products, documents, contacts }
}

fn company(fields: &Fields<'_, '_>) -> BTreeMap<String, String> {
    let mut facts = BTreeMap::new();
    let Some(company) = fields.table("company", "[company] table") else { return facts };
    for key in COMPANY {
        if let Some(text) = company.plain(key) {
            facts.insert(key.to_string(), text);
        }
    }
    company.finish();
    facts
}

fn product(fields: &Fields<'_, '_>) -> Option<At<Product>> {
    let (id, name) = (fields.required("id"), fields.required("name"));
    let (aliases, groups, description) =
        (fields.plain_texts("aliases"), fields.plain_texts("groups"), fields.plain("description"));
    fields.finish();
    let id = id?;
    check_id(fields, &id);
    Some(At { value: Product { id: id.value, name: name?.value, aliases, groups, description }, place: id.place })
}

fn document(fields: &Fields<'_, '_>) -> Option<At<Document>> {
    let (id, title) = (fields.required("id"), fields.required("title"));
    let kind = fields.word("kind", DocumentKind::ALL);
    fields.required("kind")?;
    let (dated, review_by) = (fields.date("dated"), fields.date("review-by"));
    let audience = fields.word("audience", Audience::ALL).unwrap_or(Audience::Internal);
    let (url, request) = (fields.plain("url"), fields.plain("request"));
    fields.finish();
    let id = id?;
    check_id(fields, &id);
    Some(At {
        value: Document { id: id.value, title: title?.value, kind: kind?, dated, review_by, audience, url, request },
        place: id.place,
    })
}

fn contact(fields: &Fields<'_, '_>) -> Option<Contact> {
    let role = fields.word("role", ContactRole::ALL);
    let contact = role.map(|role| Contact {
        role,
        name: fields.plain("name"),
        email: fields.plain("email"),
        phone: fields.plain("phone"),
        url: fields.plain("url"),
    });
    fields.finish();
    contact
}
