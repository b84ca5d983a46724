//! What questions call by name: products, and the entries of lists.

use crate::knowledge::Knowledge;
use crate::language;

/// The names of a knowledge base, as [`spaced`] has them: they are looked for in every question.
pub(crate) struct Named<'a> {
    /// Ids of products; the product's own name is the first.
    products: Vec<(&'a str, Vec<String>)>,
    /// Names of entries, with all that they are called.
    entries: Vec<(&'a str, Vec<String>)>,
}

impl<'a> Named<'a> {
    pub(crate) fn new(knowledge: &'a Knowledge) -> Self {
        let products = knowledge.products.iter().map(|product| {
            let long = product.aliases.iter().filter(|alias| alias.contains(' '));
            (product.id.as_str(), std::iter::once(&product.name).chain(long).map(|name| spaced(name)).collect())
        });
        let entries = knowledge.lists.iter().flat_map(|list| &list.entries);
        let entries = entries.map(|entry| (entry.name.as_str(), entry.names().map(spaced).collect()));
        Self { products: products.collect(), entries: entries.collect() }
    }

    /// The id of the one product that a text names in full, whatever product the form is about.
    pub(crate) fn product(&self, text: &str) -> Option<&'a str> {
        let text = spaced(text);
        let mut named = self.products.iter().filter(|(_, names)| stand_in(names, &text));
        let (first, _) = named.next()?;
        named.next().is_none().then_some(*first)
    }

    /// An entry that a question names and its answer does not, and whether the question names a product by its own name.
    pub(crate) fn missing(&self, question: &str, answer: &str) -> Option<(&'a str, bool)> {
        let (asked, answer) = (spaced(question), spaced(answer));
        let mut asked_for = self.entries.iter().filter(|(_, names)| stand_in(names, &asked));
        let (name, _) = asked_for.find(|(_, names)| !stand_in(names, &answer))?;
        let its_product = self.products.iter().any(|(_, names)| names.first().is_some_and(|own| asked.contains(own)));
        Some((*name, its_product))
    }
}

fn stand_in(names: &[String], text: &str) -> bool {
    names.iter().any(|name| text.contains(name.as_str()))
}

/// The words of a text with a blank on both sides, so that whole words can be looked for.
fn spaced(text: &str) -> String {
    let words: Vec<String> = language::words(text).into_iter().map(|word| word.text).collect();
    format!(" {} ", words.join(" "))
}
