//! Names that the knowledge base knows: products, and what its lists hold.

use std::borrow::Cow;

use super::{Check, Reason};
use crate::knowledge::Knowledge;
use crate::language;

/// A thing with the spellings by which a text names it.
struct Named<'a> {
    /// Its id or name.
    id: &'a str,
    /// Its names, each with blanks around its words.
    names: Vec<String>,
}

/// The names, in one spelling.
pub(crate) struct Names<'a> {
    vendor: Named<'a>,
    products: Vec<Named<'a>>,
    deployments: Vec<Named<'a>>,
    entries: Vec<Named<'a>>,
}

impl<'a> Names<'a> {
    /// Reads the names of a knowledge base.
    pub(crate) fn new(knowledge: &'a Knowledge) -> Self {
        let products = knowledge.products.iter().map(|product| {
            // A short alias may be a common word.
            let long = product.aliases.iter().filter(|alias| alias.contains(' ')).map(String::as_str);
            Named::new(&product.id, std::iter::once(product.name.as_str()).chain(long))
        });
        let entries = knowledge.lists.iter().flat_map(|list| &list.entries);
        let entries = entries.map(|entry| Named::new(&entry.name, entry.names()));
        let deployments = knowledge.vendor.deployments.iter();
        Self {
            vendor: Named::new(&knowledge.vendor.name, std::iter::once(knowledge.vendor.name.as_str())),
            products: products.collect(),
            deployments: deployments.map(|id| Named::new(id, deployment_names(id))).collect(),
            entries: entries.collect(),
        }
    }

    /// The text with the vendor and its products called by no name: "Does Acme encrypt …" asks what "Do you …" asks.
    pub(crate) fn neutral<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let products = self.products.iter().map(|product| (product, "the app"));
        // Thousands of phrasings are looked through at every start, and few of them name anything.
        let lower = text.to_lowercase();
        let may_stand = |name: &str| name.trim().get(..3).is_none_or(|start| lower.contains(start));
        let mut text = Cow::Borrowed(text);
        // A product's name may begin with the vendor's.
        for (named, other) in products.chain([(&self.vendor, "the company")]) {
            if !named.names.iter().any(|name| may_stand(name)) {
                continue;
            }
            let words = language::words(&text);
            for name in &named.names {
                let parts: Vec<&str> = name.split_whitespace().collect();
                let found = words
                    .windows(parts.len())
                    .find(|window| window.iter().zip(&parts).all(|(word, part)| word.text == *part));
                if let Some((first, last)) = found.and_then(|found| found.first().zip(found.last())) {
                    let (start, end) = (first.span.start, last.span.end);
                    text = Cow::Owned(format!("{}{other}{}", &text[..start], &text[end..]));
                    break;
                }
            }
        }
        text
    }

    /// The one way of running the product that a text names.
    pub(crate) fn deployment_in(&self, text: &str) -> Option<&'a str> {
        let text = spaced(text);
        let mut named = self.deployments.iter().filter(|deployment| deployment.stands_in(&text));
        let first = named.next()?;
        named.next().is_none().then_some(first.id)
    }

    /// The one product that a text names in full.
    pub(crate) fn product_in(&self, text: &str) -> Option<&'a str> {
        let text = spaced(text);
        let mut named = self.products.iter().filter(|product| product.stands_in(&text));
        let first = named.next()?;
        named.next().is_none().then_some(first.id)
    }

    /// What a question asks about by name is named in its answer, too; else the answer may be about another.
    pub(crate) fn unnamed(&self, question: &str, answer: &str) -> Option<Check> {
        let question = spaced(question);
        let mut asked = self.entries.iter().filter(|entry| entry.stands_in(&question)).peekable();
        asked.peek()?;
        let answer = spaced(answer);
        let missing = asked.find(|entry| !entry.stands_in(&answer))?;
        // "Process Templates for Acme": the name is part of a product's.
        if self.products.iter().any(|product| product.stands_in(&question)) {
            return None;
        }
        let note = format!("{} is not spoken of", missing.id);
        Some(Check { code: "named", reason: Some(Reason::NotCovered), note })
    }
}

impl<'a> Named<'a> {
    fn new<'n>(id: &'a str, names: impl Iterator<Item = &'n str>) -> Self {
        Self { id, names: names.map(spaced).filter(|name| name.len() > 1).collect() }
    }

    fn stands_in(&self, text: &str) -> bool {
        self.names.iter().any(|name| text.contains(name.as_str()))
    }
}

/// What forms call a deployment with such an id: by the id itself, and by the usual words for it.
fn deployment_names(id: &str) -> impl Iterator<Item = &str> {
    const OWN: [&str; 8] = [
        "self hosted",
        "on premise",
        "on premises",
        "on prem",
        "onprem",
        "server version",
        "server edition",
        "data center edition",
    ];
    const CLOUD: [&str; 5] = ["saas", "cloud version", "cloud edition", "cloud deployment", "cloud instance"];
    let known: &[&str] = match id {
        "self-hosted" | "on-premise" | "on-premises" | "server" => &OWN,
        "cloud" | "saas" => &CLOUD,
        _ => &[],
    };
    // "Cloud" alone may be anyone's.
    std::iter::once(id).filter(|id| *id != "cloud").chain(known.iter().copied())
}

/// The words of a text in one spelling, with a blank on both sides of each, so that whole words can be looked for.
fn spaced(text: &str) -> String {
    let mut spaced = String::from(" ");
    for word in language::words(text) {
        spaced.push_str(&word.text);
        spaced.push(' ');
    }
    spaced
}
