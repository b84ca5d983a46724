//! Page one of every form: facts of the vendor and its products, straight from `vendor.toml`.

use crate::knowledge::{Knowledge, Product};
use crate::language::value::ValueType;

/// The topics that `vendor.toml` can answer.
const TOPICS: &[&str] = &[
    "company-name",
    "company-website",
    "company-founded",
    "company-size",
    "company-country",
    "headquarters",
    "product-name",
    "product-description",
    "contact-security",
    "contact-privacy",
    "contact-support",
    "contact-legal",
];

/// The kind of value that the fact is; none where it is a sentence.
pub(crate) fn kind_of(topic: &str) -> Option<ValueType> {
    match topic {
        "company-name" | "product-name" => Some(ValueType::Text),
        "company-founded" => Some(ValueType::Date),
        "company-size" => Some(ValueType::Count),
        "company-country" | "headquarters" => Some(ValueType::Place),
        "company-website" | "contact-security" | "contact-privacy" | "contact-support" | "contact-legal" => {
            Some(ValueType::Contact)
        }
        _ => None,
    }
}

/// Returns the topic's own spelling when the vendor's page holds a fact for it.
pub(crate) fn topic_key(topic: &str, knowledge: &Knowledge) -> Option<&'static str> {
    let key = TOPICS.iter().find(|known| **known == topic)?;
    let known = match *key {
        "product-name" | "product-description" => !knowledge.products.is_empty(),
        key => fact(key, knowledge, None).is_some(),
    };
    known.then_some(*key)
}

/// Whether the vendor's page gives the legal name, and not only the name it goes by.
pub(crate) fn has_legal_name(knowledge: &Knowledge) -> bool {
    knowledge.vendor.company.contains_key("legal-name")
}

/// The fact, as it goes into a cell.
pub(crate) fn fact(topic: &str, knowledge: &Knowledge, product: Option<&Product>) -> Option<String> {
    let company = &knowledge.vendor.company;
    let contact = |roles: &[&str]| {
        roles
            .iter()
            .find_map(|role| knowledge.contacts.iter().find(|contact| contact.role.to_string() == *role))
            .and_then(|contact| contact.reach())
    };
    match topic {
        "company-name" => company.get("legal-name").cloned().or_else(|| Some(knowledge.vendor.name.clone())),
        "company-website" => company.get("website").cloned(),
        "company-founded" => company.get("founded").cloned(),
        "company-size" => company.get("employees").cloned(),
        "company-country" => company.get("country").cloned(),
        "headquarters" => company.get("address").or_else(|| company.get("country")).cloned(),
        "product-name" => product.map(|product| product.name.clone()),
        "product-description" => product.and_then(|product| product.description.clone()),
        "contact-security" => contact(&["security", "incident"]),
        "contact-privacy" => contact(&["dpo", "privacy"]),
        "contact-support" => contact(&["support"]),
        "contact-legal" => contact(&["legal"]),
        _ => None,
    }
}
