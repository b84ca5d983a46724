//! Names that the knowledge base knows: products, and what its lists hold.

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
    products: Vec<Named<'a>>,
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
        Self { products: products.collect(), entries: entries.collect() }
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

/// The words of a text in one spelling, with a blank on both sides of each, so that whole words can be looked for.
fn spaced(text: &str) -> String {
    let mut spaced = String::from(" ");
    for word in language::words(text) {
        spaced.push_str(&word.text);
        spaced.push(' ');
    }
    spaced
}
