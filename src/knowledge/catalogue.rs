//! What everybody's questionnaires ask: topics, values, concepts and the CAIQ ids, compiled in.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::language::Map;
use crate::language::value::ValueType;

/// The whole catalogue.
#[derive(Debug)]
pub struct Catalogue {
    topics: ById<Topic>,
    values: ById<ValueEntry>,
    caiq: OnceLock<Vec<Caiq>>,
}

/// One subject that questionnaires ask about.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Topic {
    /// Its id.
    pub id: String,
    /// A few words.
    pub title: String,
    /// The CCM domain, or `company`, `platform`, `commercial`.
    pub domain: String,
    /// The plain question: a statement's stance answers exactly this.
    pub question: String,
    /// Other ways to ask, narrower ones among them; they find the topic and carry no stance.
    pub phrasings: Vec<String>,
    /// Topics that are easily taken for this one.
    #[serde(default)]
    pub neighbours: Vec<String>,
    /// Ids of the values it may ask for.
    #[serde(default)]
    pub values: Vec<String>,
    /// Who usually answers it.
    pub owner: String,
    /// `legal` where only a person may answer.
    #[serde(default)]
    pub route: Option<String>,
    /// Whether other questions hang on it.
    #[serde(default)]
    pub gate: bool,
    /// Whether the plain question asks for what a customer may not like ("Is data sold?"): yes says that it happens.
    #[serde(default)]
    pub unwelcome: bool,
}

/// One entry of the registry of values.
#[derive(Clone, Debug)]
pub struct ValueEntry {
    /// Its id.
    pub id: String,
    /// Its type.
    pub kind: ValueType,
    /// `severity` or `product`, where it may be a table.
    pub by: Option<String>,
    /// A few words.
    pub title: String,
}

/// One question of an edition of CAIQ, in our own words.
#[derive(Clone, Debug, Deserialize)]
pub struct Caiq {
    /// `4.0` or `4.1`.
    #[serde(skip)]
    pub edition: &'static str,
    /// CSA's question id.
    pub id: String,
    /// CSA's control id.
    pub control: String,
    /// A few words on the control.
    pub title: String,
    /// What is asked.
    pub asks: String,
    /// Its topics.
    pub topics: Vec<String>,
    /// Whether it is in the Lite form of its edition.
    pub lite: bool,
    /// The 4.0 ids that ask the same; only in 4.1.
    #[serde(default)]
    pub was: Vec<String>,
}

#[derive(Deserialize)]
struct RawCatalogue {
    topic: Vec<Topic>,
    value: Vec<RawValue>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawValue {
    id: String,
    r#type: String,
    by: Option<String>,
    title: String,
}

#[derive(Deserialize)]
struct RawCaiq {
    question: Vec<Caiq>,
}

const CATALOGUE: &str = include_str!(concat!(env!("OUT_DIR"), "/catalogue.json"));
const INDEX: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/topics.index"));
const EDITIONS: [(&str, &str); 2] = [
    ("4.0", include_str!(concat!(env!("OUT_DIR"), "/caiq-4.0.json"))),
    ("4.1", include_str!(concat!(env!("OUT_DIR"), "/caiq-4.1.json"))),
];

/// Things in the order of their ids, of which one is looked up many times for each question.
#[derive(Debug)]
struct ById<T> {
    entries: Vec<T>,
    places: Map<String, usize>,
}

impl<T> ById<T> {
    /// Of two with the same id the last one counts.
    fn of(mut entries: Vec<(String, T)>) -> Self {
        entries.reverse();
        entries.sort_by(|a, b| a.0.cmp(&b.0));
        entries.dedup_by(|later, kept| later.0 == kept.0);
        let places = entries.iter().enumerate().map(|(at, (id, _))| (id.clone(), at)).collect();
        Self { entries: entries.into_iter().map(|(_, entry)| entry).collect(), places }
    }

    fn get(&self, id: &str) -> Option<&T> {
        self.places.get(id).map(|at| &self.entries[*at])
    }
}

impl Catalogue {
    /// The catalogue that is compiled in.
    pub fn builtin() -> &'static Self {
        static BUILTIN: OnceLock<Catalogue> = OnceLock::new();
        // What is compiled in is covered by the tests below: should it ever fail to parse, it is empty, not a panic.
        BUILTIN.get_or_init(|| Self::parse(CATALOGUE).unwrap_or_else(|_| Self::empty()))
    }

    fn empty() -> Self {
        Self { topics: ById::of(Vec::new()), values: ById::of(Vec::new()), caiq: OnceLock::new() }
    }

    fn parse(json: &str) -> serde_json::Result<Self> {
        let raw: RawCatalogue = serde_json::from_str(json)?;
        let value = |raw: RawValue| {
            raw.r#type
                .parse()
                .ok()
                .map(|kind| (raw.id.clone(), ValueEntry { id: raw.id, kind, by: raw.by, title: raw.title }))
        };
        Ok(Self {
            topics: ById::of(raw.topic.into_iter().map(|topic| (topic.id.clone(), topic)).collect()),
            values: ById::of(raw.value.into_iter().filter_map(value).collect()),
            caiq: OnceLock::new(),
        })
    }

    /// Every topic, by id.
    pub fn topics(&self) -> impl Iterator<Item = &Topic> {
        self.topics.entries.iter()
    }

    /// A topic by id.
    pub fn topic(&self, id: &str) -> Option<&Topic> {
        self.topics.get(id)
    }

    /// The topics in which every word occurs, as the start of a word: those with the words in id or title first.
    pub fn search(&self, words: &str) -> Vec<&Topic> {
        let words: Vec<String> = split(words).collect();
        let holds = |text: &str| {
            let text: Vec<String> = split(text).collect();
            words.iter().all(|word| text.iter().any(|other| other.starts_with(word.as_str())))
        };
        let rank = |topic: &&Topic| match topic {
            topic if holds(&format!("{} {}", topic.id, topic.title)) => Some(0),
            topic if holds(&topic.question) => Some(1),
            topic if holds(&format!("{} {} {}", topic.title, topic.question, topic.phrasings.join(" "))) => Some(2),
            _ => None,
        };
        let mut found: Vec<_> = self.topics().filter_map(|topic| rank(&topic).map(|rank| (rank, topic))).collect();
        found.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.id.cmp(&b.1.id)));
        found.into_iter().map(|(_, topic)| topic).collect()
    }

    /// Every value, by id.
    pub fn values(&self) -> impl Iterator<Item = &ValueEntry> {
        self.values.entries.iter()
    }

    /// A value by id.
    pub fn value(&self, id: &str) -> Option<&ValueEntry> {
        self.values.get(id)
    }

    /// The index over the topics with the lexicon of all concepts, as `matching` writes it down.
    pub(crate) fn index() -> &'static [u8] {
        INDEX
    }

    /// Every question of both editions; read when first asked for, since most forms do not need it.
    pub fn caiq_questions(&self) -> &[Caiq] {
        self.caiq.get_or_init(|| {
            let read = |(edition, json): &(&'static str, &str)| {
                let raw = serde_json::from_str(json).unwrap_or(RawCaiq { question: Vec::new() });
                raw.question.into_iter().map(|question| Caiq { edition, ..question })
            };
            EDITIONS.iter().flat_map(read).collect()
        })
    }

    /// The questions that a form's id may stand for, one for each edition that has it. Blanks and dashes are forgiven.
    pub fn caiq(&self, id: &str) -> Vec<&Caiq> {
        let id = normal_id(id);
        // `A&A-01.1`: a cheap look before the editions are read.
        let form = id.len() >= 8 && id.as_bytes()[3] == b'-' && id.contains('.');
        if !form {
            return Vec::new();
        }
        self.caiq_questions().iter().filter(|question| question.id == id).collect()
    }

    /// Every control and question id of both editions.
    pub fn control_ids(&self) -> BTreeSet<String> {
        self.caiq_questions().iter().flat_map(|question| [question.id.clone(), question.control.clone()]).collect()
    }

    /// Whether an edition has the control or question.
    pub fn knows_control(&self, id: &str) -> bool {
        self.caiq_questions().iter().any(|question| question.id == id || question.control == id)
    }
}

impl Topic {
    /// Whether only a person may answer.
    pub fn is_legal(&self) -> bool {
        self.route.as_deref() == Some("legal")
    }
}

impl ValueEntry {
    /// The word of its type.
    pub fn kind_word(&self) -> &'static str {
        ValueType::ALL.iter().find(|(kind, _)| *kind == self.kind).map_or("value", |(_, word)| word)
    }
}

fn split(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// Upper case, plain dashes, no blanks: `AIS- 02.2` is `AIS-02.2`.
fn normal_id(id: &str) -> String {
    id.chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| if matches!(c, '\u{2010}'..='\u{2015}') { '-' } else { c.to_ascii_uppercase() })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_kebab(id: &str) -> bool {
        !id.is_empty() && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    }

    #[test]
    fn what_is_compiled_in_parses_whole() {
        let raw: RawCatalogue = serde_json::from_str(CATALOGUE).expect("the catalogue parses");
        let catalogue = Catalogue::parse(CATALOGUE).expect("the catalogue parses");
        assert_eq!(catalogue.topics.entries.len(), raw.topic.len(), "two topics have one id");
        assert_eq!(catalogue.values.entries.len(), raw.value.len(), "two values have one id, or one has no known type");
        assert!(catalogue.topics.entries.len() >= 230);
    }

    #[test]
    fn every_reference_resolves() {
        let catalogue = Catalogue::builtin();
        for topic in catalogue.topics() {
            assert!(is_kebab(&topic.id), "{}", topic.id);
            assert!(topic.question.ends_with('?'), "{}", topic.id);
            assert!(topic.phrasings.len() >= 3, "{}", topic.id);
            assert!(topic.route.is_none() || topic.is_legal(), "{}", topic.id);
            for neighbour in &topic.neighbours {
                let other = catalogue.topic(neighbour).unwrap_or_else(|| panic!("{}: no topic {neighbour}", topic.id));
                assert!(
                    other.neighbours.contains(&topic.id),
                    "{} and {neighbour} are neighbours on one side only",
                    topic.id
                );
            }
            for value in &topic.values {
                assert!(catalogue.value(value).is_some(), "{}: no value {value}", topic.id);
            }
        }
        for question in catalogue.caiq_questions() {
            for topic in &question.topics {
                assert!(catalogue.topic(topic).is_some(), "{}: no topic {topic}", question.id);
            }
        }
    }

    #[test]
    fn both_editions_are_whole() {
        let all = Catalogue::builtin().caiq_questions();
        let edition = |edition| all.iter().filter(move |question| question.edition == edition);
        assert_eq!((edition("4.0").count(), edition("4.0").filter(|question| question.lite).count()), (261, 124));
        assert_eq!((edition("4.1").count(), edition("4.1").filter(|question| question.lite).count()), (283, 138));
        let old: BTreeSet<&str> = edition("4.0").map(|question| question.id.as_str()).collect();
        assert!(edition("4.1").flat_map(|question| &question.was).all(|was| old.contains(was.as_str())));
    }

    #[test]
    fn an_id_is_found_whatever_its_dashes_and_blanks() {
        let catalogue = Catalogue::builtin();
        assert_eq!(catalogue.caiq("dsp\u{2011}08.1 ").len(), 2);
        assert_eq!(catalogue.caiq("IVS-03.1").len(), 1);
        assert!(
            catalogue.caiq("Q1").is_empty() && catalogue.caiq("").is_empty() && catalogue.caiq("ÄÖÜ-01.1").is_empty()
        );
    }
}
