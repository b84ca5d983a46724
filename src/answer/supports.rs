//! Finds what could support an answer to one clause: statements, lists and company facts, with scores.

use std::cell::OnceCell;
use std::rc::Rc;

use super::Policy;
use super::checks::actor_fits;
use super::meant::{self, Meant};
use super::memo::Memo;
use super::names::Names;
use super::said::Fit;
use super::{company, values};
use crate::knowledge::{Catalogue, Knowledge, List, Statement, Topic};
use crate::language::{self, Clause, Lexicon, Map};
use crate::matching::{Candidate, Direction, Entry, Explanation, Index, Kin, Query};
use crate::questionnaire::Question;

/// Where the facts of a support come from.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Source<'a> {
    /// One statement.
    Statement(&'a Statement),
    /// All entries of a list.
    List(&'a List),
    /// A fact of the vendor's own page, by its topic.
    Company(&'a str),
}

/// One thing that could support an answer.
#[derive(Clone, Debug)]
pub(crate) struct Support<'a> {
    pub(crate) source: Source<'a>,
    /// The best of its topics for this clause; empty where it has none.
    pub(crate) topic: String,
    /// The similarity of that topic, from 0 to 1.
    pub(crate) topic_score: f64,
    /// The similarity of the statement's own text, from 0 to 1; the topic's where it has none.
    pub(crate) own_score: f64,
    /// Topic and own text together, from 0 to 1.
    pub(crate) score: f64,
    /// Likeness to a phrasing met before, from 0 to 1.
    pub(crate) identity: f64,
    /// The number, among the statement's phrasings met before, of the one most like the clause.
    pub(crate) phrasing: Option<usize>,
    /// Whether that one has the very words of the clause.
    pub(crate) verbatim: bool,
    /// How like the clause its phrasings are in what they are about.
    pub(crate) kin: Kin,
    /// What it says of the clause, once weighed: many checks ask for it.
    pub(crate) fit: OnceCell<Rc<Fit>>,
}

/// What was found for one clause, best first.
#[derive(Clone, Debug)]
pub(crate) struct Found<'a> {
    /// What the clause is about.
    pub(crate) direction: Direction,
    pub(crate) topics: Vec<Candidate>,
    pub(crate) supports: Vec<Support<'a>>,
}

/// The two indexes: what can be asked, and what we know.
pub(crate) struct Finder<'a> {
    knowledge: &'a Knowledge,
    catalogue: &'a Catalogue,
    topics: Index,
    statements: Index,
    meant: Meant,
}

/// So many statements are looked at for their meaning alone.
const OF_KIN: usize = 8;

/// How many topics and statements are looked at for a clause.
const DEPTH: usize = 16;

impl Source<'_> {
    /// The id that reports show.
    pub(crate) fn id(&self) -> String {
        match self {
            Self::Statement(statement) => statement.id.clone(),
            Self::List(list) => format!("list:{}", list.topic),
            Self::Company(topic) => format!("company:{topic}"),
        }
    }

    /// The topics it can answer.
    pub(crate) fn topics(&self) -> Vec<&str> {
        match self {
            Self::Statement(statement) => statement.topics.iter().map(String::as_str).collect(),
            Self::List(list) => vec![list.topic.as_str()],
            Self::Company(topic) => vec![topic],
        }
    }
}

impl Support<'_> {
    /// How good it is before it is read word by word: what it has in common with the clause, in words and in meaning.
    pub(crate) fn standing(&self, policy: &Policy) -> f64 {
        self.score + policy.kin_share * self.kin.likeness.max(policy.kin_of_topic * self.topic_score)
    }

    /// The same for another clause.
    pub(crate) fn anew(&self) -> Self {
        Self { fit: OnceCell::new(), ..self.clone() }
    }

    /// The phrasing met before that is most like the clause.
    pub(crate) fn met(&self) -> Option<&str> {
        let Source::Statement(statement) = self.source else { return None };
        statement.asked_as.get(self.phrasing?).map(String::as_str)
    }

    /// Whether the clause is a phrasing met before, word for word.
    pub(crate) fn is_met(&self) -> bool {
        self.verbatim && self.phrasing.is_some()
    }
}

impl<'a> Finder<'a> {
    /// Builds both indexes.
    pub(crate) fn new(knowledge: &'a Knowledge, catalogue: &'a Catalogue, names: &Names<'_>) -> Self {
        let topics = topics(catalogue);
        let statements: Vec<Entry> =
            knowledge.statements.iter().map(|statement| statement_entry(statement, catalogue, names)).collect();
        let meant = Meant::new(&statements);
        let statements = Index::build(topics.lexicon(), statements);
        Self { knowledge, catalogue, topics, statements, meant }
    }

    /// The lexicon with the words of both indexes.
    pub(crate) fn lexicon(&self) -> Lexicon {
        self.topics.lexicon().wider(vec![self.topics.vocabulary(), self.statements.vocabulary()])
    }

    /// Finds the supports of a clause. `boosted` are topics that the form's own question id stands for.
    pub(crate) fn find(
        &self,
        clause: &Clause,
        question: &Question,
        boosted: &[String],
        policy: &Policy,
        memo: &Memo,
    ) -> Found<'a> {
        let query = query(clause, question);
        let mut topics = self.topics.rank(&query, DEPTH);
        for topic in topics.iter_mut().filter(|topic| boosted.contains(&topic.id)) {
            topic.score = topic.score.max(policy.sure);
        }
        // "Must your staff …" is no question about customers' users.
        for topic in &mut topics {
            let asks = memo.actors.of(&topic.id, || {
                self.catalogue.topic(&topic.id).map(|topic| language::actors(&topic.question)).unwrap_or_default()
            });
            let apart = !clause.who.is_empty()
                && !asks.is_empty()
                && !clause.who.iter().any(|asked| asks.iter().any(|said| actor_fits(*asked, *said)));
            if apart {
                topic.score = (topic.score * policy.other_actor * 1000.0).round() / 1000.0;
            }
        }
        // "Where is X" is no question about a topic that knows no places.
        if let Some(want) = clause.wants.first().filter(|want| values::is_telling(**want)) {
            for topic in &mut topics {
                if !values::knows(self.catalogue, &topic.id, clause, *want) && company::kind_of(&topic.id).is_none() {
                    topic.score = (topic.score * policy.other_value * 1000.0).round() / 1000.0;
                }
            }
        }
        topics.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.id.cmp(&b.id)));
        let own = self.statements.rank(&query, DEPTH);
        let direction = meant::direction(clause, question);
        let mut supports = self.supports(&direction, &topics, &own, policy);
        let standing = |one: &Support<'_>| one.standing(policy);
        supports.sort_by(|a, b| standing(b).total_cmp(&standing(a)).then_with(|| a.source.id().cmp(&b.source.id())));
        Found { direction, topics, supports }
    }

    /// Says how a support came to its score.
    pub(crate) fn explain(&self, clause: &Clause, question: &Question, support: &Support<'_>) -> Explanation {
        let query = query(clause, question);
        let of = |label: &str, index: &Index, id: &str| {
            let mut part = index.explain(&query, id)?;
            part.label = format!("{label} {id}: {}", part.label);
            Some(part)
        };
        let id = support.source.id();
        let parts = [of("topic", &self.topics, &support.topic), of("statement", &self.statements, &id)];
        let parts = parts.into_iter().flatten().collect();
        Explanation { label: id, value: support.score, note: String::new(), parts }
    }

    /// The topics that a text is most like, best first.
    pub(crate) fn topics_like(&self, text: &str) -> Vec<String> {
        let query = Query { focus: text, ..Query::default() };
        self.topics.rank(&query, 5).into_iter().map(|topic| topic.id).collect()
    }

    fn supports(
        &self,
        asked: &Direction,
        topics: &[Candidate],
        own: &[Candidate],
        policy: &Policy,
    ) -> Vec<Support<'a>> {
        let by_topic: Map<&str, &Candidate> = topics.iter().map(|topic| (topic.id.as_str(), topic)).collect();
        let by_statement: Map<&str, &Candidate> = own.iter().map(|own| (own.id.as_str(), own)).collect();
        let found = |at: usize| by_statement.contains_key(self.knowledge.statements[at].id.as_str());
        let kin = self.meant.kin(asked, found);
        let mut likest: Vec<f64> = kin.iter().map(|kin| kin.likeness).collect();
        likest.sort_unstable_by(|a, b| b.total_cmp(a));
        let from = likest.get(OF_KIN).copied().unwrap_or(f64::MIN);
        let mut supports = Vec::new();
        for (statement, kin) in self.knowledge.statements.iter().zip(kin) {
            let text = by_statement.get(statement.id.as_str()).copied();
            let mut ranked =
                statement.topics.iter().filter_map(|topic| by_topic.get(topic.as_str()).copied()).peekable();
            if ranked.peek().is_none() && (text.is_some() || kin.likeness > from) {
                supports.push(support(Source::Statement(statement), None, text, kin, policy));
            }
            // One for each topic: a stance may differ by topic, and the best-scored need not be the one asked about.
            for topic in ranked {
                supports.push(support(Source::Statement(statement), Some(topic), text, kin, policy));
            }
        }
        for list in &self.knowledge.lists {
            if let Some(topic) = by_topic.get(list.topic.as_str()) {
                supports.push(support(Source::List(list), Some(topic), None, Kin::default(), policy));
            }
        }
        for topic in topics {
            if let Some(key) = company::topic_key(&topic.id, self.knowledge) {
                supports.push(support(Source::Company(key), Some(topic), None, Kin::default(), policy));
            }
        }
        supports
    }
}

fn query<'q>(clause: &'q Clause, question: &'q Question) -> Query<'q> {
    Query { focus: &clause.focus, asked: &clause.whole, qualifiers: &clause.qualifiers, context: &question.section }
}

fn support<'a>(
    source: Source<'a>,
    topic: Option<&Candidate>,
    own: Option<&Candidate>,
    kin: Kin,
    policy: &Policy,
) -> Support<'a> {
    let own_score = own.map_or(0.0, |own| own.score);
    // A statement without a topic is found by its phrasings alone.
    let without = matches!(source, Source::Statement(statement) if statement.topics.is_empty());
    let topic_score = topic.map_or(if without { own_score } else { 0.0 }, |topic| topic.score);
    // A list and a company fact have no text of their own: their topic speaks for them.
    let own_part = if matches!(source, Source::Statement(_)) { own_score } else { topic_score };
    let identity = own.map_or(0.0, |own| own.identity);
    let phrasing = match source {
        // After them stand the statement's own texts, see `statement_entry`.
        Source::Statement(statement) => own.and_then(|own| own.met).filter(|number| *number < statement.asked_as.len()),
        Source::List(_) | Source::Company(_) => None,
    };
    // Found by its own words or by its meaning, whatever its topics are called.
    let first_topic = match source {
        Source::Statement(statement) => statement.topics.first().map(String::as_str),
        Source::List(_) | Source::Company(_) => None,
    };
    let mixed = policy.topic_share * topic_score + (1.0 - policy.topic_share) * own_part;
    let score = if identity >= policy.identity { mixed.max(identity) } else { mixed };
    let score = (score * 1000.0).round() / 1000.0;
    Support {
        source,
        topic: topic.map(|topic| topic.id.as_str()).or(first_topic).unwrap_or_default().to_owned(),
        topic_score,
        own_score: own_part,
        score,
        identity,
        phrasing,
        verbatim: own.is_some_and(|own| own.verbatim),
        kin,
        fit: OnceCell::new(),
    }
}

fn topic_entry(topic: &Topic) -> Entry {
    Entry::asked(&topic.id, &topic.title, &topic.question, &topic.phrasings)
}

/// The index over the topics, which was made when the program was built.
fn topics(catalogue: &Catalogue) -> Index {
    let entries = catalogue.topics().map(topic_entry).collect();
    // The test below builds it anew: should it ever not fit, nothing is found, and nothing panics.
    Index::unpack(Catalogue::index(), entries).unwrap_or_else(|| Index::build(&Lexicon::new([]), Vec::new()))
}

/// A statement is found by the phrasings met before, and by its own text with what its topics are about.
fn statement_entry(statement: &Statement, catalogue: &Catalogue, names: &Names<'_>) -> Entry {
    let mut phrasings: Vec<String> = statement.asked_as.iter().map(|text| names.neutral(text).into_owned()).collect();
    let met = phrasings.len();
    let mut body = Vec::new();
    if statement.topics.is_empty() {
        // Its phrasings are all that says what it answers.
        body.push(statement.text.source().to_string());
    } else {
        phrasings.push(statement.text.source().to_string());
        phrasings.extend(statement.short.as_ref().map(|short| short.source().to_string()));
    }
    for topic in statement.topics.iter().filter_map(|id| catalogue.topic(id)) {
        body.push(topic.title.clone());
        body.push(topic.question.clone());
    }
    Entry {
        id: statement.id.clone(),
        phrasings,
        met,
        body: body.join(". "),
        heading: statement.evidence.iter().map(|evidence| evidence.section.as_str()).collect::<Vec<_>>().join(" "),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[derive(serde::Deserialize)]
    struct Concept {
        id: String,
        #[serde(default)]
        broad: bool,
        phrases: Vec<String>,
        #[serde(default)]
        related: Vec<String>,
    }

    #[test]
    fn the_index_that_is_compiled_in_is_the_one_that_would_be_built() {
        let concepts = include_str!("../../knowledge/catalog/concepts.toml");
        let mut concepts: BTreeMap<String, Vec<Concept>> = toml::from_str(concepts).unwrap();
        let concepts = concepts.remove("concept").unwrap();
        let words =
            [include_str!("../../knowledge/catalog/near.toml"), include_str!("../../knowledge/catalog/light.toml")];
        let [near, light]: [BTreeMap<String, Vec<String>>; 2] = words.map(|text| toml::from_str(text).unwrap());
        let lexicon = Lexicon::with_words(
            concepts.iter().map(|one| (one.id.as_str(), one.broad, one.phrases.as_slice(), one.related.as_slice())),
            near["groups"].iter().map(String::as_str),
            light["words"].iter().map(String::as_str),
        );
        let built = Index::build(&lexicon, Catalogue::builtin().topics().map(topic_entry).collect());
        assert!(built.pack() == Catalogue::index(), "build.rs prepares something else than the program means");
        assert!(topics(Catalogue::builtin()).pack() == Catalogue::index(), "what is taken up is not what was written");
    }
}
