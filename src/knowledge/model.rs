//! A valid knowledge base: every reference resolves, every value is typed, every approved statement has evidence.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use jiff::ToSpan;
use jiff::civil::Date;

use super::template::Template;
use super::words::{Audience, ContactRole, DocumentKind, Expected, Ownership, Stance, Status, Voice};
use crate::diagnostic::Place;
use crate::language::value::{Period, Value};
use crate::language::{Actor, Object};

/// One vendor's facts.
#[derive(Clone, Debug)]
pub struct Knowledge {
    /// Who answers.
    pub vendor: Vendor,
    /// What is asked about, in the order of the file.
    pub products: Vec<Product>,
    /// What supports statements.
    pub documents: Vec<Document>,
    /// Whom customers can reach.
    pub contacts: Vec<Contact>,
    /// What is true, sorted by id; retired statements are left out.
    pub statements: Vec<Statement>,
    /// What is named one by one, sorted by topic.
    pub lists: Vec<List>,
}

/// A question of `expect.toml`, and what its answer must be.
#[derive(Clone, Debug)]
pub struct Expectation {
    /// What is asked.
    pub question: String,
    /// Where it stands.
    pub place: Place,
    /// The product that it is asked of.
    pub product: Option<String>,
    /// What kind of question it is, in a word of the maintainer's; `other` where none is given.
    pub kind: String,
    /// What must become of it.
    pub status: Expected,
    /// The statement that must support the answer.
    pub statement: Option<String>,
    /// The stance that the answer must take.
    pub stance: Option<Stance>,
    /// What the answer's text must have, each of them.
    pub must_contain: Vec<Pattern>,
    /// What it must not have, any of them.
    pub must_not_contain: Vec<Pattern>,
}

/// A regular expression, looked for anywhere in a text, whatever the case of its letters.
#[derive(Clone, Debug)]
pub struct Pattern(pub(super) regex_lite::Regex);

impl Pattern {
    /// Whether a text has it.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        self.0.is_match(text)
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_str())
    }
}

/// Who answers.
#[derive(Clone, Debug)]
pub struct Vendor {
    /// The name that customers know.
    pub name: String,
    /// How it speaks of itself.
    pub voice: Voice,
    /// The ways in which products are run; empty when there is only one.
    pub deployments: Vec<String>,
    /// Facts for page one of a form, by key (`legal-name`, `country`, `website`, …).
    pub company: BTreeMap<String, String>,
    /// Days that a policy may be past its review date before its statements stop being answered.
    pub grace_days: u32,
}

/// What is asked about.
#[derive(Clone, Debug)]
pub struct Product {
    /// Its id in statements.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// Groups that it belongs to.
    pub groups: Vec<String>,
    /// One sentence on what it does.
    pub description: Option<String>,
}

/// What supports a statement.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its id in statements.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it is.
    pub kind: DocumentKind,
    /// Its own date, where it has one.
    pub dated: Option<Date>,
    /// The last day on which it counts as current; none: it never expires.
    pub review_by: Option<Date>,
    /// Who may read it.
    pub audience: Audience,
    /// Where it is published.
    pub url: Option<String>,
    /// How to ask for it.
    pub request: Option<String>,
}

/// Whom customers can reach.
#[derive(Clone, Debug)]
pub struct Contact {
    /// For what.
    pub role: ContactRole,
    /// A person or a desk.
    pub name: Option<String>,
    /// An e-mail address.
    pub email: Option<String>,
    /// A telephone number.
    pub phone: Option<String>,
    /// A page or portal.
    pub url: Option<String>,
}

/// One thing we say is true.
#[derive(Clone, Debug)]
pub struct Statement {
    /// Its id.
    pub id: String,
    /// The topics it answers, best first; may be empty.
    pub topics: Vec<String>,
    /// Its answer to the plain question of its topics.
    pub stance: Option<Stance>,
    /// Stances that differ by topic.
    pub stance_on: BTreeMap<String, Stance>,
    /// Whom it speaks of; empty: anybody.
    pub who: Vec<Actor>,
    /// What it speaks of; empty: anything.
    pub what: Vec<Object>,
    /// One or two sentences for an outsider.
    pub text: Template,
    /// The tersest true wording.
    pub short: Option<Template>,
    /// A carve-out that always goes with it.
    pub except: Option<Template>,
    /// What a `partial` is called where a form knows only yes and no.
    pub binary: Option<Stance>,
    /// CCM controls and CAIQ questions that it answers.
    pub controls: Vec<String>,
    /// Who implements it.
    pub ownership: Option<Ownership>,
    /// What supports it.
    pub evidence: Vec<Evidence>,
    /// Who keeps it true.
    pub owner: Option<String>,
    /// When a person last checked it.
    pub reviewed: Option<Date>,
    /// Which person.
    pub reviewed_by: Option<String>,
    /// Questions met before that it answers.
    pub asked_as: Vec<String>,
    /// Questions that look alike and that it does not answer.
    pub not_for: Vec<String>,
    /// Ids of the products it holds for; empty: all.
    pub products: BTreeSet<String>,
    /// Deployments it holds for; empty: all.
    pub deployments: Vec<String>,
    /// Typed values by id.
    pub values: BTreeMap<String, ValueSet>,
    /// What is planned instead of a `no` or `partial`.
    pub plan: Option<Plan>,
    /// The platform whose certification or control it is.
    pub inherited_from: Option<String>,
    /// What makes up for a `no`.
    pub compensating: Option<Template>,
    /// What the customer has to do.
    pub customer_does: Option<Template>,
    /// Who may read it.
    pub audience: Audience,
    /// Whether it may be used.
    pub status: Status,
    /// Codes of warnings that a person has accepted, with the reason.
    pub accept: Vec<(String, String)>,
    /// Where it was imported from.
    pub imported: Option<String>,
}

/// A value, or one for each severity or product.
#[derive(Clone, Debug, PartialEq)]
pub enum ValueSet {
    /// One value.
    One(Value),
    /// By key: `critical`, `high`, …
    By(BTreeMap<String, Value>),
}

/// A place in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The document's id.
    pub document: String,
    /// The section's heading.
    pub section: String,
    /// The words themselves, for the maintainer only.
    pub quote: Option<String>,
}

/// What is planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// What.
    pub text: String,
    /// By when.
    pub by: Period,
    /// Whether a customer may be told.
    pub share: bool,
}

/// Things of one kind that are named one by one.
#[derive(Clone, Debug)]
pub struct List {
    /// The topic it answers.
    pub topic: String,
    /// Whether the documents say that there is no other.
    pub complete: bool,
    /// The things, in the order of the file.
    pub entries: Vec<Entry>,
}

/// One thing on a list.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// What it is for.
    pub purpose: Option<String>,
    /// Where it is.
    pub place: Option<String>,
    /// Ids of the products it holds for; empty: all.
    pub products: BTreeSet<String>,
    /// Not in answers before this day.
    pub since: Option<Date>,
    /// What supports it.
    pub evidence: Vec<Evidence>,
}

impl Knowledge {
    /// Finds a product by id, name or alias, whatever the case.
    pub fn product(&self, name: &str) -> Option<&Product> {
        let is = |other: &str| match name.is_ascii() && other.is_ascii() {
            true => other.eq_ignore_ascii_case(name),
            false => other.to_lowercase() == name.to_lowercase(),
        };
        self.products
            .iter()
            .find(|product| is(&product.id) || is(&product.name) || product.aliases.iter().any(|alias| is(alias)))
    }

    /// Finds a document by id.
    pub fn document(&self, id: &str) -> Option<&Document> {
        self.documents.iter().find(|document| document.id == id)
    }

    /// Finds a statement by id.
    pub fn statement(&self, id: &str) -> Option<&Statement> {
        self.statements.iter().find(|statement| statement.id == id)
    }

    /// Returns a document behind the statement that no longer counts as current on this day.
    ///
    /// A report or certificate stops at once; any other document keeps the vendor's grace days.
    pub fn expired(&self, statement: &Statement, today: Date) -> Option<&Document> {
        let expired = |document: &&Document| {
            let grace = match document.kind {
                DocumentKind::Report | DocumentKind::Certificate => 0,
                _ => self.vendor.grace_days,
            };
            document
                .review_by
                .and_then(|last| last.checked_add(i64::from(grace).days()).ok())
                .is_some_and(|last| today > last)
        };
        statement.evidence.iter().filter_map(|evidence| self.document(&evidence.document)).find(expired)
    }
}

impl Statement {
    /// Its stance towards the plain question of a topic.
    pub fn stance_for(&self, topic: &str) -> Option<Stance> {
        self.stance_on.get(topic).copied().or(self.stance)
    }

    /// Whether it holds for a product, by id.
    pub fn applies_to(&self, product: &str) -> bool {
        self.products.is_empty() || self.products.contains(product)
    }
}

impl Entry {
    /// Its name and its other names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str()).chain(self.aliases.iter().map(String::as_str))
    }

    /// Whether it holds for a product, by id.
    pub fn applies_to(&self, product: &str) -> bool {
        self.products.is_empty() || self.products.contains(product)
    }
}

impl ValueSet {
    /// Every value in it, by key.
    pub fn iter(&self) -> impl Iterator<Item = &Value> {
        let (one, by) = match self {
            Self::One(value) => (Some(value), None),
            Self::By(values) => (None, Some(values.values())),
        };
        one.into_iter().chain(by.into_iter().flatten())
    }
}

impl Contact {
    /// The ways to reach the contact, as one line.
    pub fn reach(&self) -> Option<String> {
        let parts: Vec<&str> =
            [&self.name, &self.email, &self.phone, &self.url].into_iter().filter_map(|part| part.as_deref()).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}
