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
    /// How the longest words of the names of vendor and products begin.
    starts: Vec<u32>,
}

/// The first four letters, hyphens left out, with the bit set that makes letters lower-case.
fn start_of(word: &[u8]) -> u32 {
    word.iter()
        .filter(|byte| byte.is_ascii_alphanumeric())
        .take(4)
        .fold(0, |start, byte| start << 8 | u32::from(byte | 0x20))
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
        let vendor = Named::new(&knowledge.vendor.name, std::iter::once(knowledge.vendor.name.as_str()));
        let products: Vec<Named<'_>> = products.collect();
        let names = products.iter().chain([&vendor]).flat_map(|named| &named.names);
        let longest = names.filter_map(|name| name.split_whitespace().max_by_key(|word| word.len()));
        let starts = longest.map(|word| start_of(word.as_bytes()));
        Self {
            starts: starts.collect(),
            vendor,
            products,
            deployments: deployments.map(|id| Named::new(id, deployment_names(id))).collect(),
            entries: entries.collect(),
        }
    }

    /// The text with the vendor and its products called by no name: "Does Acme encrypt …" asks what "Do you …" asks.
    pub(crate) fn neutral<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let products = self.products.iter().map(|product| (product, "the app"));
        // Thousands of phrasings are looked through at every start, and few of them name anything.
        if !self.may_name(text) {
            return Cow::Borrowed(text);
        }
        let mut words = language::words(text);
        let mut text = Cow::Borrowed(text);
        // A product's name may begin with the vendor's.
        for (named, other) in products.chain([(&self.vendor, "the company")]) {
            for name in &named.names {
                let parts = || name.split_whitespace();
                let found = words
                    .windows(parts().count().max(1))
                    .find(|window| window.iter().zip(parts()).all(|(word, part)| word.text == part));
                if let Some((first, last)) = found.and_then(|found| found.first().zip(found.last())) {
                    let (start, end) = (first.span.start, last.span.end);
                    text = Cow::Owned(format!("{}{other}{}", &text[..start], &text[end..]));
                    words = language::words(&text);
                    break;
                }
            }
        }
        text
    }

    /// Whether any word of a text begins as the longest word of a name does.
    fn may_name(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        let mut inside = false;
        // Accents fall away in the one spelling: such a text is looked through word by word.
        !text.is_ascii()
            || (0..bytes.len()).any(|at| {
                let begins = !inside;
                inside = bytes[at].is_ascii_alphanumeric();
                begins && inside && self.starts.contains(&start_of(&bytes[at..]))
            })
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::{Catalogue, SourceFile, load};

    #[test]
    fn names_are_found_however_they_are_written() {
        let vendor = "name = \"Éclair\"\nvoice = \"we\"\n\n[[product]]\nid = \"mail\"\nname = \"E-Mail App\"\n";
        let file = SourceFile { path: "kb/vendor.toml".into(), text: vendor.into() };
        let base = load(&[file], Catalogue::builtin()).knowledge.expect("a valid vendor");
        let names = Names::new(&base);
        for (text, expected) in [
            ("Does Éclair encrypt it?", "Does the company encrypt it?"),
            ("Does ÉCLAIR encrypt it?", "Does the company encrypt it?"),
            ("Does the email app encrypt it?", "Does the the app encrypt it?"),
            ("Does E-Mail App encrypt it?", "Does the app encrypt it?"),
            ("Do you encrypt e-mail?", "Do you encrypt e-mail?"),
        ] {
            assert_eq!(names.neutral(text), expected, "{text}");
        }
    }
}
