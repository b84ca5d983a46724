//! What texts speak of, to see what a question asks over and above them.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::OnceLock;

use super::class::Class;
use super::demands::Demand;
use super::lexicon::Lexicon;
use super::names::is_known_name;
use super::terms::{Stem, Term, name as stem_name};
use super::words::{Word, for_each_word, words};

/// The stems and concepts of some texts.
#[derive(Clone, Debug, Default)]
pub struct Gist {
    /// The texts in one spelling, a space before each word, for names of several words.
    plain: String,
    /// Sorted.
    stems: Vec<Stem>,
    /// Concepts by their numbers, sorted.
    concepts: Vec<u32>,
    /// The places of all words in `plain`, sorted by the words; made when a demand first asks.
    sorted: OnceLock<Vec<Range<usize>>>,
}

/// What texts leave unsaid of a question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remainder {
    /// The words that they do not speak of, in order, each once.
    pub words: Vec<Unsaid>,
    /// The words of which they only have a near one.
    pub loose: Vec<Unsaid>,
    /// How many words of the question count at all.
    pub total: usize,
}

/// A word of a question that texts do not speak of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsaid {
    /// The word, lower-case.
    pub word: String,
    /// Whether it is a name: of a standard, a company, a tool, a version.
    pub name: bool,
    /// Whether it belongs to a concept: an unsaid word may be a mere other word for what is
    /// said, an unsaid concept is another thing.
    pub concept: bool,
}

impl Lexicon {
    /// Returns what the texts speak of, taken together.
    #[must_use]
    pub fn gist<'t>(&self, texts: impl IntoIterator<Item = &'t str>) -> Gist {
        let mut gist = Gist::default();
        for text in texts {
            let mut terms = Vec::new();
            for_each_word(text, |word, _| {
                gist.plain.push(' ');
                gist.plain.push_str(word);
                let (term, stem) = self.look(word);
                terms.push(term);
                gist.stems.push(stem);
            });
            gist.plain.push_str(" .");
            self.phrases().find(&terms, |concept, _| gist.concepts.push(concept));
        }
        gist.sort();
        gist
    }

    /// Adds what `texts` speak of, names left out: they only show in which words a subject is asked about.
    pub fn widen<'t>(&self, gist: &mut Gist, texts: impl IntoIterator<Item = &'t str>) {
        for text in texts {
            let mut terms = Vec::new();
            for_each_word(text, |word, span| {
                let (term, stem) = self.look(word);
                if !is_name(word, &span, text, terms.is_empty()) {
                    gist.stems.push(stem);
                }
                terms.push(term);
            });
            self.phrases().find(&terms, |concept, _| gist.concepts.push(concept));
        }
        gist.sort();
    }

    /// Reads what a text asks for, to be held against gists.
    #[must_use]
    pub fn asked(&self, text: &str) -> Asked {
        let words = words(text);
        let looked: Vec<(Option<Term>, Stem)> = words.iter().map(|word| self.look(&word.text)).collect();
        let terms: Vec<Option<Term>> = looked.iter().map(|(term, _)| *term).collect();
        let mut mentions: Vec<(u32, Range<usize>)> = Vec::new();
        self.phrases().find(&terms, |concept, range| {
            mentions.push((concept, words[range.start].span.start..words[range.end - 1].span.end));
        });
        let names = long_names(&words);
        let mut asked = Asked::default();
        for (at, word) in words.iter().enumerate() {
            if is_end_point(&words, at) || is_ours_to_read(&words, at) {
                continue;
            }
            // "US" is a country and "us" is not.
            if word.text == "us" && &text[word.span.clone()] == "US" {
                asked.words.push(AskedWord {
                    stem: self.look("usa").1,
                    concepts: Vec::new(),
                    near: Vec::new(),
                    long_name: Some("united states"),
                    optional: false,
                    word: word.text.clone(),
                    name: true,
                });
                continue;
            }
            let name = is_name(&word.text, &word.span, text, at == 0);
            let before_data =
                words.get(at + 1).is_some_and(|next| ["data", "information", "content"].contains(&next.text.as_str()));
            let telling = before_data && TELLING.contains(&word.text.as_str());
            if Class::of(&word.text) != Class::Content || self.is_light(&word.text) && !name && !telling {
                continue;
            }
            // "Our board data", "the calendar information": a kind of customer data.
            let of_data =
                before_data && at > 0 && ["our", "the", "your", "all", "any"].contains(&words[at - 1].text.as_str());
            let long_name = names.iter().find(|(range, _)| range.contains(&at)).map(|(_, name)| *name);
            let literal =
                long_name.is_some() || word.text.bytes().any(|byte| byte.is_ascii_digit()) || is_known_name(&word.text);
            let within = |span: &Range<usize>| span.start <= word.span.start && word.span.end <= span.end;
            let covering = mentions.iter().filter(|(_, span)| !literal && within(span));
            asked.words.push(AskedWord {
                stem: looked[at].1,
                concepts: covering.map(|(concept, _)| *concept).collect(),
                near: if name || literal { Vec::new() } else { self.near(looked[at].1).to_vec() },
                long_name,
                optional: of_data && !name && !telling,
                word: word.text.clone(),
                name,
            });
        }
        asked
    }
}

impl Gist {
    /// Whether the texts say as much as a question insists on.
    #[must_use]
    pub fn meets(&self, demand: &Demand) -> bool {
        demand.grants().any(|grant| match grant.strip_suffix('*') {
            Some(start) => self.from(start).is_some_and(|word| word.starts_with(start)),
            None => self.from(grant) == Some(grant),
        })
    }

    /// The first word that is not before `word`.
    fn from(&self, word: &str) -> Option<&str> {
        let sorted = self.sorted.get_or_init(|| {
            let mut end = 0;
            let places = self.plain.split(' ').map(|word| {
                let start = end;
                end = start + word.len() + 1;
                start..start + word.len()
            });
            let mut sorted: Vec<Range<usize>> = places.collect();
            sorted.sort_unstable_by(|a, b| self.plain[a.clone()].cmp(&self.plain[b.clone()]));
            sorted
        });
        let at = sorted.partition_point(|range| &self.plain[range.clone()] < word);
        sorted.get(at).map(|range| &self.plain[range.clone()])
    }

    fn sort(&mut self) {
        self.stems.sort_unstable();
        self.stems.dedup();
        self.concepts.sort_unstable();
        self.concepts.dedup();
    }

    fn has_stem(&self, stem: Stem) -> bool {
        self.stems.binary_search(&stem).is_ok()
    }
}

/// The words of a text that count, ready to be held against gists.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    words: Vec<AskedWord>,
}

#[derive(Clone, Debug)]
struct AskedWord {
    word: String,
    stem: Stem,
    /// The concepts that may explain it; none for a name.
    concepts: Vec<u32>,
    /// The stems of words that may stand for it; none for a name.
    near: Vec<Stem>,
    /// The name of several words that it belongs to.
    long_name: Option<&'static str>,
    /// Whether it does not count where it is not spoken of.
    optional: bool,
    name: bool,
}

impl Asked {
    /// Returns the words that `gist` does not speak of.
    ///
    /// A concept explains its phrases; a name is only explained by itself.
    #[must_use]
    pub fn unsaid(&self, gist: &Gist) -> Remainder {
        let mut found = Remainder::default();
        let mut seen = BTreeSet::new();
        for one in &self.words {
            if !seen.insert(one.word.as_str()) {
                continue;
            }
            if one.long_name.into_iter().chain(alias(&one.word)).any(|name| gist.plain.contains(name)) {
                found.total += 1;
                continue;
            }
            let said = gist.has_stem(one.stem);
            if one.optional && !said {
                continue;
            }
            found.total += 1;
            let explained = said
                || akin(&one.word).is_some_and(|other| gist.has_stem(stem_name(other)))
                || one.concepts.iter().any(|concept| gist.concepts.binary_search(concept).is_ok());
            if !explained {
                let near = one.near.iter().any(|near| gist.has_stem(*near));
                let left = if near { &mut found.loose } else { &mut found.words };
                left.push(Unsaid { word: one.word.clone(), name: one.name, concept: !one.concepts.is_empty() });
            }
        }
        // Near words fill gaps; they carry nothing by themselves.
        if found.loose.len() * 3 > found.total {
            found.words.append(&mut found.loose);
        }
        found
    }
}

/// Names of several words; each stands only for itself, whatever concept its words belong to.
const LONG_NAMES: [&str; 18] = [
    "transfer impact assessment",
    "statement of applicability",
    "perfect forward secrecy",
    "role based access",
    "data loss prevention",
    "self assessment",
    "data privacy framework",
    "privacy shield",
    "binding corporate rules",
    "standard contractual clauses",
    "cyber essentials",
    "cloud security alliance",
    "common criteria",
    "essential eight",
    "runs on atlassian",
    "bug bounty",
    "active directory",
    "zero trust",
];

fn long_names(words: &[Word]) -> Vec<(Range<usize>, &'static str)> {
    let mut found = Vec::new();
    for name in LONG_NAMES {
        let parts: Vec<&str> = name.split(' ').collect();
        for at in 0..words.len().saturating_sub(parts.len() - 1) {
            if parts.iter().zip(&words[at..]).all(|(part, word)| *part == word.text) {
                found.push((at..at + parts.len(), name));
            }
        }
    }
    found
}

/// What a short name is written out as.
fn alias(word: &str) -> Option<&'static str> {
    match word {
        "csa" => Some("cloud security alliance"),
        "aws" => Some("amazon web services"),
        "gcp" => Some("google cloud"),
        "scc" | "sccs" => Some("standard contractual clauses"),
        "ddos" => Some("denial of service"),
        _ => None,
    }
}

/// "Between client and server": the ends of a connection narrow nothing.
fn is_end_point(words: &[Word], at: usize) -> bool {
    const ENDS: [&str; 16] = [
        "browser",
        "browsers",
        "client",
        "clients",
        "server",
        "servers",
        "user",
        "users",
        "app",
        "application",
        "service",
        "services",
        "component",
        "components",
        "device",
        "host",
    ];
    ENDS.contains(&words[at].text.as_str()) && words[..at].iter().rev().take(5).any(|before| before.text == "between")
}

/// "That we can read": what the customer does with a paper.
fn is_ours_to_read(words: &[Word], at: usize) -> bool {
    ["read", "see", "review", "view", "inspect"].contains(&words[at].text.as_str())
        && words[..at].iter().rev().take(3).any(|before| ["we", "us"].contains(&before.text.as_str()))
}

/// Kinds of data that differ in more than their name.
const TELLING: [&str; 17] = [
    "support",
    "billing",
    "employee",
    "personal",
    "sensitive",
    "confidential",
    "health",
    "medical",
    "payment",
    "financial",
    "backup",
    "log",
    "test",
    "production",
    "diagnostic",
    "telemetry",
    "biometric",
];

/// A stem that speaks of a word too: what excludes it, or what comes to the same.
fn akin(word: &str) -> Option<&'static str> {
    match word {
        "unencrypted" | "plaintext" | "cleartext" | "clear" | "readable" | "unreadable" => Some("encrypt"),
        "outside" => Some("stay"),
        // Not the opposite, and no synonym either: what is kept is stored, and more.
        "keep" | "keeps" | "kept" | "keeping" | "hold" | "holds" | "held" | "holding" | "retain" | "retained" => {
            Some("store")
        }
        _ => None,
    }
}

/// Whether a word stands in a text as a name does: known as one, with a digit, or with a capital that no sentence asks for.
fn is_name(word: &str, span: &Range<usize>, text: &str, first: bool) -> bool {
    let written = &text[span.clone()];
    is_known_name(word)
        || word.bytes().any(|byte| byte.is_ascii_digit())
        || !first && written.starts_with(char::is_uppercase) && !starts_sentence(text, span.start)
}

fn starts_sentence(text: &str, at: usize) -> bool {
    text[..at].trim_end().ends_with(['.', '?', '!', ':', ';'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon() -> Lexicon {
        let strings = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        let table = [
            ("certification", strings(&["certified", "soc 2", "iso 27001"])),
            ("mfa", strings(&["mfa", "second factor", "fido"])),
        ];
        let concepts = table.iter().map(|(id, phrases)| (*id, false, &phrases[..], [].as_slice()));
        Lexicon::with_words(concepts, [], ["appropriate measure place"])
    }

    #[test]
    fn what_is_not_said_is_found() {
        let table = [
            ("Is MFA on for all administrators?", "Staff sign in with a second factor", "administrators"),
            ("Are flaws fixed?", "Vulnerabilities are remediated", ""),
            ("Do you have SOC 2?", "We are certified: ISO 27001", "soc! 2!"),
            ("Do you have ISO 27001?", "We are certified: ISO 27001", ""),
            ("Is the second factor a FIDO key?", "MFA", "fido! key"),
            ("Do you work with Larkpost?", "We work with others", "larkpost!"),
            ("Are appropriate measures in place to fix flaws?", "Vulnerabilities are remediated", ""),
            ("Larkpost?", "We work with others", "larkpost"),
        ];
        let lexicon = lexicon();
        for (question, text, expected) in table {
            let unsaid = lexicon.asked(question).unsaid(&lexicon.gist([text]));
            let shown: Vec<_> =
                unsaid.words.iter().map(|one| format!("{}{}", one.word, if one.name { "!" } else { "" })).collect();
            assert_eq!(shown.join(" "), expected, "{question}");
        }
    }
}
