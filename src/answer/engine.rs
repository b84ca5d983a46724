//! From a question to an answer: read, find, check, word, fit.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::sync::atomic::{AtomicUsize, Ordering};

use jiff::civil::Date;

use super::checks::{self, Scene};
use super::compose::{self, Draft};
use super::likeness::{Denials, Text};
use super::limits::{self, Kept};
use super::memo::Memo;
use super::names::Names;
use super::phrase;
use super::said;
use super::slots::{self, Said};
use super::supports::{Finder, Found, Source, Support};
use super::values;
use super::{Answer, Check, Disposition, Policy, Reason};
use crate::knowledge::{Catalogue, Knowledge};
use crate::language::{self, Clause, Lexicon, Reading};
use crate::matching::Explanation;
use crate::questionnaire::Question;

/// Answers questions from one knowledge base. Building it costs a few milliseconds, an answer some microseconds.
pub struct Engine<'a> {
    knowledge: &'a Knowledge,
    catalogue: &'a Catalogue,
    lexicon: Lexicon,
    finder: Finder<'a>,
    names: Names<'a>,
    denials: Denials<'a>,
    today: Date,
    policy: Policy,
    memo: Memo,
}

/// How many supports are read word by word to find the one that says most.
const CLOSE_LOOKS: usize = 7;

/// So many questions take longer than it takes to start a thread.
const WORTH_A_THREAD: usize = 8;

/// What became of one clause.
struct Decided<'a> {
    draft: Option<Draft>,
    checks: Vec<Check>,
    support: Option<Support<'a>>,
    topic: Option<String>,
    candidates: Vec<(String, f64)>,
    /// Whether its words are nearly those of a topic, so that it needs no subject from elsewhere.
    clear: bool,
}

impl<'a> Engine<'a> {
    /// Builds the indexes over the catalogue and the knowledge base.
    pub fn new(knowledge: &'a Knowledge, today: Date, policy: Policy) -> Self {
        let catalogue = Catalogue::builtin();
        let names = Names::new(knowledge);
        let finder = Finder::new(knowledge, catalogue, &names);
        let lexicon = finder.lexicon();
        let denials = Denials::new(knowledge, &names);
        Self { knowledge, catalogue, lexicon, finder, names, denials, today, policy, memo: Memo::default() }
    }

    /// Answers one question. `product` is a product's id; none means that the vendor as a whole is asked.
    pub fn answer(&self, question: &Question, product: Option<&str>) -> Answer {
        // A product named in the text is meant, whatever product the form is about.
        let product = self.names.product_in(&question.text).or(product);
        let question = match self.names.neutral(&question.text) {
            Cow::Borrowed(_) => Cow::Borrowed(question),
            Cow::Owned(text) => Cow::Owned(Question { text, ..question.clone() }),
        };
        let question = &*question;
        let reading = language::read(&question.text, &question.section, question.guidance.as_deref(), &self.lexicon);
        let met = if reading.clauses.len() > 1 { self.as_met(question, product) } else { None };
        let reading = met.unwrap_or(reading);
        let (boosted, id_check) = self.topics_of_id(question);
        let mut decided: Vec<Decided<'a>> = Vec::new();
        for clause in &reading.clauses {
            let before = decided.last().and_then(|one| one.support.as_ref());
            let one = before
                .and_then(|before| self.lean(clause, before, product))
                .unwrap_or_else(|| self.decide(clause, question, product, &boosted));
            decided.push(one);
        }
        self.join(question, &reading, decided, id_check)
    }

    /// A question of several clauses that was met before, word for word, is read as one.
    fn as_met(&self, question: &Question, product: Option<&str>) -> Option<Reading> {
        let whole = language::read_whole(&question.text);
        let found = self.finder.find(&whole, question, &[], &self.policy, &self.memo);
        let met = found.supports.iter().any(|support| support.is_met() && is_about(support, product));
        met.then(|| Reading { clauses: vec![whole], follow_up: false })
    }

    /// Answers the questions of a form, each with its product, on all cores; answers come in the order of the questions.
    pub fn answer_all(&self, questions: &[(&Question, Option<&str>)]) -> Vec<Answer> {
        let next = AtomicUsize::new(0);
        // Each thread takes the next question that no other has: questions differ much in what they cost.
        let work = || {
            let mut answers = Vec::new();
            loop {
                let at = next.fetch_add(1, Ordering::Relaxed);
                let Some((question, product)) = questions.get(at) else { return answers };
                answers.push((at, self.answer(question, *product)));
            }
        };
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let helpers = (cores - 1).min(questions.len() / WORTH_A_THREAD);
        let mut answers = std::thread::scope(|scope| {
            let helpers: Vec<_> = (0..helpers).map(|_| scope.spawn(work)).collect();
            let mut answers = work();
            for helper in helpers {
                answers.extend(helper.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
            }
            answers
        });
        answers.sort_unstable_by_key(|(at, _)| *at);
        answers.into_iter().map(|(_, answer)| answer).collect()
    }

    /// The topics that the form's own id stands for, where its text agrees: ids were renumbered between editions.
    fn topics_of_id(&self, question: &Question) -> (Vec<String>, Option<Check>) {
        let Some(known) = question.id.as_deref().map(|id| self.catalogue.caiq(id)).filter(|known| !known.is_empty())
        else {
            return (Vec::new(), None);
        };
        let likeness = |asks: &str| strsim::sorensen_dice(&asks.to_lowercase(), &question.text.to_lowercase());
        let shares_topic = |topics: &[String]| {
            let ranked = self.finder.topics_like(&question.text);
            topics.iter().any(|topic| ranked.contains(topic))
        };
        let best = known
            .iter()
            .max_by(|a, b| likeness(&a.asks).total_cmp(&likeness(&b.asks)).then_with(|| b.title.cmp(&a.title)));
        match best {
            Some(entry) if likeness(&entry.asks) > 0.6 || shares_topic(&entry.topics) => (entry.topics.clone(), None),
            _ => (
                Vec::new(),
                Some(Check {
                    code: "id",
                    reason: Some(Reason::IdDisagrees),
                    note: question.id.clone().unwrap_or_default(),
                }),
            ),
        }
    }

    fn decide(&self, clause: &Clause, question: &Question, product: Option<&str>, boosted: &[String]) -> Decided<'a> {
        let found = self.finder.find(clause, question, boosted, &self.policy, &self.memo);
        let topic = found.topics.first().map(|topic| topic.id.clone());
        let candidates = candidates(&found, &self.policy);
        let clear = found.topics.first().is_some_and(|best| best.score >= self.policy.identity);
        let open = |reason: Reason, note: String| Decided {
            draft: None,
            checks: vec![Check { code: "support", reason: Some(reason), note }],
            support: None,
            topic: topic.clone(),
            candidates: candidates.clone(),
            clear,
        };
        if let Some(best) = found.topics.first()
            && best.score >= self.policy.legal
            && !found.supports.iter().any(Support::is_met)
            && self.catalogue.topic(&best.id).is_some_and(|topic| topic.is_legal())
        {
            return open(Reason::Legal, best.id.clone());
        }
        let text = Text::new(&question.text.to_lowercase());
        let deployment = self.names.deployment_in(&question.text);
        let runs_so = |support: &&Support<'_>| is_run_as(support, deployment);
        let eligible: Vec<_> =
            found.supports.iter().filter(runs_so).filter(|support| self.speaks_to(clause, &text, support)).collect();
        let in_product: Vec<&Support<'a>> =
            eligible.iter().filter(|support| is_about(support, product)).copied().collect();
        let scene = Scene { direction: found.direction.into(), ..self.scene() };
        let in_product = self.by_worth(&scene, clause, topic.as_deref(), in_product);
        let Some(support) = in_product.first() else {
            return match (found.supports.first(), eligible.first()) {
                (Some(_), Some(other)) if other.score >= self.policy.worth_a_look => {
                    open(Reason::OtherProduct, other.source.id())
                }
                (Some(_), None) => open(Reason::NoStatement, String::new()),
                _ => open(Reason::NotUnderstood, String::new()),
            };
        };
        let mut checks = checks::run(&scene, clause, &found, support, &in_product);
        let (draft, more) = compose::draft(&scene, clause, support, &in_product, product);
        checks.extend(more);
        Decided {
            draft,
            checks,
            support: Some((*support).clone()),
            topic: Some(support.topic.clone()).filter(|_| support.topic_score > 0.0).or(topic),
            candidates,
            clear: clear || support.is_met(),
        }
    }

    /// Puts the supports that say most of what is asked first; only the best few are read word by word.
    fn by_worth<'s>(
        &self,
        scene: &Scene<'_>,
        clause: &Clause,
        best_topic: Option<&str>,
        supports: Vec<&'s Support<'a>>,
    ) -> Vec<&'s Support<'a>> {
        let policy = &self.policy;
        let statements: Vec<&str> = supports
            .iter()
            .filter(|support| matches!(support.source, Source::Statement(_)))
            .map(|support| support.topic.as_str())
            .collect();
        let said_by_statement = |topic: &str| statements.contains(&topic);
        let mut ranked: Vec<(i64, &'s Support<'a>)> = Vec::with_capacity(supports.len());
        for (at, support) in supports.into_iter().enumerate() {
            let mut worth = support.standing(policy);
            if at < CLOSE_LOOKS {
                let states = values::value(scene, clause, support).reason.is_none();
                let settles = limits::kept(scene, clause, support).is_some_and(|kept| kept != Kept::Unsettled);
                let known = support.identity >= policy.identity;
                let named = values::is_named(scene, clause, support);
                let facts = f64::from(u8::from(states)) + f64::from(u8::from(named));
                let fit = said::fit(scene, clause, support);
                worth += policy.said_share * fit.share + policy.fact_share * facts;
                worth += if fit.rephrased { policy.rephrased_share } else { 0.0 };
                worth += if settles { policy.limit_share } else { 0.0 };
                worth += if fit.meets_demands() { 0.0 } else { -policy.demand_share };
                if checks::asks_whether(clause.kind) && checks::stance_of(support).is_some() {
                    worth += policy.stance_share;
                }
                if best_topic == Some(support.topic.as_str()) {
                    worth += policy.best_topic_share;
                }
                worth += policy.breadth_share * values::breadth(scene, clause, support);
                worth += if support.is_met() {
                    2.0
                } else if known {
                    1.0
                } else {
                    0.0
                };
                // What a statement says in a sentence is said with more care than a line of the vendor's page.
                let said_better =
                    matches!(support.source, Source::Company(_)) && said_by_statement(support.topic.as_str());
                worth -= if said_better { 1.0 } else { 0.0 };
            }
            ranked.push(((worth * 1000.0).round() as i64, support));
        }
        ranked.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.source.id().cmp(&b.1.source.id())));
        ranked.into_iter().map(|(_, support)| support).collect()
    }

    /// A clause that takes its subject from the one before may be answered by the same support ("…, and which cipher?").
    fn lean(&self, clause: &Clause, before: &Support<'a>, product: Option<&str>) -> Option<Decided<'a>> {
        let scene = self.scene();
        let before = &before.anew();
        let fit = said::fit(&scene, clause, before);
        if !clause.leans
            || clause.wants.is_empty()
            || fit.share < self.policy.said_for_stance
            || fit.unsaid.iter().any(|one| one.name)
        {
            return None;
        }
        let checks = checks::facts(&scene, clause, before);
        let (draft, more) = compose::draft(&scene, clause, before, &[before], product);
        if checks.iter().chain(&more).any(|check| check.reason.is_some()) {
            return None;
        }
        Some(Decided {
            draft,
            checks,
            support: Some(before.clone()),
            topic: Some(before.topic.clone()).filter(|topic| !topic.is_empty()),
            candidates: Vec::new(),
            clear: true,
        })
    }

    /// Whether a support may speak to this clause at all: actors and objects, and no "this does not answer".
    fn speaks_to(&self, clause: &Clause, question: &Text, support: &Support<'_>) -> bool {
        let Source::Statement(statement) = support.source else { return true };
        if support.is_met() {
            return !self.denials.name(statement, question);
        }
        checks::scope_fits(clause, statement) && !self.denials.deny(statement, question)
    }

    /// A scene for the checks of one clause.
    fn scene(&self) -> Scene<'_> {
        Scene {
            knowledge: self.knowledge,
            catalogue: self.catalogue,
            policy: &self.policy,
            today: self.today,
            lexicon: &self.lexicon,
            memo: &self.memo,
            asked: OnceCell::new(),
            spoken: OnceCell::new(),
            direction: OnceCell::new(),
        }
    }

    /// Words all clauses as one answer and fits it into the form.
    fn join(
        &self,
        question: &Question,
        reading: &Reading,
        decided: Vec<Decided<'a>>,
        id_check: Option<Check>,
    ) -> Answer {
        let mut checks: Vec<Check> = id_check.into_iter().collect();
        let clear = decided.first().is_some_and(|one| one.clear);
        if reading.follow_up && !clear {
            checks.push(Check { code: "follow-up", reason: Some(Reason::FollowUp), note: String::new() });
        }
        let several = decided.len() > 1;
        let any_support = decided.iter().any(|one| one.draft.is_some());
        for one in &decided {
            for check in &one.checks {
                let mut check = check.clone();
                // A clause without support opens the whole question only when no other clause has one.
                if several && any_support && one.draft.is_none() {
                    check.reason = Some(Reason::ClauseWithoutSupport);
                }
                checks.push(check);
            }
        }
        let drafts: Vec<&Draft> = decided.iter().filter_map(|one| one.draft.as_ref()).collect();
        let said = phrase::said(&drafts, reading, &self.policy);
        let fitted = said.as_ref().map(|said| slots::fit(said, &question.slots)).unwrap_or_default();
        checks.extend(fitted.checks);
        let text = said.as_ref().map(Said::whole).unwrap_or_default();
        let spoken = decided.iter().filter_map(|one| one.support.as_ref()).flat_map(|support| self.words_of(support));
        let spoken = spoken.fold(text, |spoken, more| format!("{spoken}. {more}"));
        checks.extend(self.names.unnamed(&question.text, &spoken));
        let worst = checks
            .iter()
            .filter_map(|check| check.reason)
            .max_by(|a, b| a.disposition().cmp(&b.disposition()).then(std::cmp::Ordering::Greater));
        let disposition = worst.map_or(Disposition::Answered, Reason::disposition);
        let first = decided.iter().find_map(|one| one.support.as_ref());
        let topic = decided.iter().find_map(|one| one.topic.clone());
        let explained = if self.policy.explain {
            reading.clauses.iter().zip(&decided).find_map(|(clause, one)| Some((clause, one.support.as_ref()?)))
        } else {
            None
        };
        Answer {
            disposition,
            reason: worst,
            stance: said
                .as_ref()
                .filter(|said| said.opens_with_stance)
                .and_then(|said| said.stance)
                .filter(|_| disposition != Disposition::Open),
            parts: if disposition == Disposition::Open {
                Vec::new()
            } else {
                drafts.iter().flat_map(|draft| draft.parts.clone()).collect()
            },
            text: said.as_ref().filter(|_| disposition != Disposition::Open).map(Said::whole),
            short: said.as_ref().filter(|_| disposition != Disposition::Open).and_then(|said| said.short.clone()),
            score: first.map_or(0.0, |support| support.score),
            owner: self.owner(first, topic.as_deref()),
            topic,
            cells: if disposition == Disposition::Open { Vec::new() } else { fitted.cells },
            checks,
            candidates: decided.first().map(|one| one.candidates.clone()).unwrap_or_default(),
            explanation: explained
                .map_or_else(Explanation::default, |(clause, support)| self.finder.explain(clause, question, support)),
        }
    }

    /// The full text of a support, however short its answer, and the question met before that it answers.
    fn words_of(&self, support: &Support<'_>) -> Vec<String> {
        let text = match support.source {
            Source::Statement(statement) => Some(self.knowledge.render(&statement.text, None, self.today)),
            Source::List(_) | Source::Company(_) => None,
        };
        text.into_iter().chain(support.met().map(str::to_owned)).collect()
    }

    fn owner(&self, support: Option<&Support<'_>>, topic: Option<&str>) -> Option<String> {
        let own = support.and_then(|support| match support.source {
            Source::Statement(statement) => statement.owner.clone(),
            Source::List(_) | Source::Company(_) => None,
        });
        own.or_else(|| topic.and_then(|id| self.catalogue.topic(id)).map(|topic| topic.owner.clone()))
    }
}

/// Whether a support is about a product; without one, about any.
fn is_about(support: &Support<'_>, product: Option<&str>) -> bool {
    let Some(product) = product else { return true };
    match support.source {
        Source::Statement(statement) => statement.applies_to(product),
        Source::List(list) => list.entries.iter().any(|entry| entry.applies_to(product)),
        Source::Company(_) => true,
    }
}

/// Whether a support holds for the way of running the product that a question names; without one, for any.
fn is_run_as(support: &Support<'_>, deployment: Option<&str>) -> bool {
    let (Source::Statement(statement), Some(deployment)) = (support.source, deployment) else { return true };
    statement.deployments.is_empty() || statement.deployments.iter().any(|id| id == deployment)
}

/// Up to ten, best first, each with its standing from 0 to 1; statements and lists alike.
fn candidates(found: &Found<'_>, policy: &Policy) -> Vec<(String, f64)> {
    let mut seen: Vec<(String, f64)> = Vec::new();
    for support in &found.supports {
        let id = support.source.id();
        if seen.len() < 10 && !seen.iter().any(|(known, _)| *known == id) {
            let standing = (support.standing(policy) / (1.0 + policy.kin_share)).max(0.0);
            seen.push((id, (standing * 1000.0).round() / 1000.0));
        }
    }
    seen
}
