//! Whether a support says all that a clause asks: its words, its names, what it insists on.

use std::rc::Rc;
use std::sync::Arc;

use super::checks::{Scene, asks_whether, fail, pass, stance_of};
use super::supports::{Source, Support};
use super::{Check, Reason, limits, rephrased, turn};
use crate::knowledge::{Stance, Statement};
use crate::language::{Clause, Demand, Gist, Kind, Unsaid, is_absolute, word_texts, words};

/// The share of a clause's words that a support and the plain question of its topic speak of, and the others.
#[derive(Clone, Debug)]
pub(crate) struct Fit {
    /// From 0 to 1; 1 for a clause without words of its own.
    pub(crate) share: f64,
    /// How many words of the clause count.
    pub(crate) total: usize,
    pub(crate) unsaid: Vec<Unsaid>,
    /// What the clause insists on and the texts do not say.
    unmet: Vec<String>,
    /// Whether the clause asks what a phrasing met before asks, in other words.
    pub(crate) rephrased: bool,
}

impl Fit {
    /// Whether the texts say all that the clause insists on.
    pub(crate) fn meets_demands(&self) -> bool {
        self.unmet.is_empty()
    }

    /// How far the share lies above the half, from 0 to 1; few words prove little.
    pub(crate) fn surplus(&self) -> f64 {
        ((self.share - 0.5) * 2.0).clamp(0.0, 1.0) * (self.total.min(4) as f64 - 1.0).max(0.0) / 3.0
    }
}

/// Words of a question for a value that name what is asked for, and not what it is asked about.
const VALUE_WORDS: [&str; 58] = [
    "address",
    "algorithm",
    "algorithms",
    "cadence",
    "cipher",
    "ciphers",
    "cities",
    "city",
    "code",
    "countries",
    "country",
    "date",
    "day",
    "days",
    "deadline",
    "deadlines",
    "duration",
    "email",
    "frequency",
    "geographic",
    "hours",
    "interval",
    "last",
    "location",
    "locations",
    "long",
    "minutes",
    "months",
    "number",
    "often",
    "period",
    "product",
    "products",
    "protocol",
    "protocols",
    "provider",
    "providers",
    "region",
    "regions",
    "sla",
    "slas",
    "soon",
    "supplier",
    "target",
    "targets",
    "time",
    "timeframe",
    "timeframes",
    "timeline",
    "timelines",
    "timescales",
    "tool",
    "tooling",
    "tools",
    "version",
    "versions",
    "weeks",
    "years",
];

/// Words of a heading that narrow nothing: "Data in transit - protection".
const LABEL_WORDS: [&str; 12] = [
    "approach",
    "arrangements",
    "controls",
    "details",
    "information",
    "measures",
    "overview",
    "protection",
    "security",
    "specifics",
    "status",
    "summary",
];

/// Words of a score that stands for a severity.
const SCORE_WORDS: [&str; 7] = ["cvss", "base", "score", "scored", "scores", "rated", "rating"];

/// Weighs what a clause says against a support that was found for it; once.
pub(crate) fn fit(scene: &Scene<'_>, clause: &Clause, support: &Support<'_>) -> Rc<Fit> {
    Rc::clone(support.fit.get_or_init(|| Rc::new(weigh(scene, clause, support))))
}

fn weigh(scene: &Scene<'_>, clause: &Clause, support: &Support<'_>) -> Fit {
    let asked = scene.asked.get_or_init(|| {
        let asked = asked(clause);
        scene.memo.asked.of(&asked, || scene.lexicon.asked(&asked))
    });
    let gists = gists(scene, clause, support);
    let met = rephrased::gist(scene, support);
    let remainders = gists.iter().chain(met.as_deref()).map(|gist| (asked.unsaid(gist), unmet(clause, gist)));
    let (found, unmet) = remainders
        .min_by_key(|(found, unmet)| {
            (found.words.iter().filter(|one| one.name).count(), found.words.len() + unmet.len())
        })
        .unwrap_or_default();
    let by_score = clause.text.to_lowercase().contains("cvss") && limits::severity(&clause.text).is_some();
    // What a turned question names, the statement excludes; `polarity` looks whether it does.
    let turned: Vec<String> = match &clause.reversal {
        Some(because) if asks_whether(clause.kind) && turn::is_known(because) => word_texts(because),
        _ => Vec::new(),
    };
    let place: Vec<String> =
        limits::place(scene, clause, support).map(|(_, asked)| word_texts(asked)).unwrap_or_default();
    let wants_value = !clause.wants.is_empty();
    let unsaid: Vec<Unsaid> = found
        .words
        .iter()
        .filter(|one| !clause.demands.iter().any(|demand| demand.is_made_of(&one.word)))
        .filter(|one| !(by_score && (SCORE_WORDS.contains(&one.word.as_str()) || is_number(&one.word))))
        .filter(|one| !turned.contains(&one.word) && !place.contains(&one.word))
        .filter(|one| !(is_bare(clause) && LABEL_WORDS.contains(&one.word.as_str())))
        .filter(|one| !(wants_value && VALUE_WORDS.contains(&one.word.as_str())))
        .cloned()
        .collect();
    let total = found.total + unsaid.len() - found.words.len();
    let share = if total == 0 { 1.0 } else { 1.0 - unsaid.len() as f64 / total as f64 };
    let rephrased =
        total > 1 && unsaid.is_empty() && unmet.is_empty() && rephrased::is_same_question(scene, clause, support);
    Fit { share: (share * 1000.0).round() / 1000.0, total, unsaid, unmet, rephrased }
}

/// What a clause insists on and the texts do not say.
fn unmet(clause: &Clause, gist: &Gist) -> Vec<String> {
    clause.demands.iter().filter(|demand: &&Demand| !gist.meets(demand)).map(|demand| demand.words.clone()).collect()
}

/// What a support speaks of, all together or, for a yes or no, sentence by sentence. Read once.
fn gists(scene: &Scene<'_>, clause: &Clause, support: &Support<'_>) -> Arc<Vec<Gist>> {
    let gist = |texts: &[String]| scene.lexicon.gist(texts.iter().map(String::as_str));
    let (id, topic) = (support.source.id(), &support.topic);
    match support.source {
        // A yes is only as wide as one sentence: "A is published; B is on request" does not say that B is published.
        Source::Statement(statement) if asks_whether(clause.kind) => {
            let sentences = || segments(scene, support, statement).iter().map(|texts| gist(texts)).collect();
            scene.memo.gists.of(&format!("{id} {topic} sentences"), sentences)
        }
        // The phrasings of a topic are narrower than a yes, and only other words for one who asks what there is to say.
        // A bare heading of a checklist asks for less still: only its subject counts.
        _ if asks_whether(clause.kind) => {
            scene.memo.gists.of(&format!("{id} {topic} whether"), || vec![gist(&texts(scene, support, true))])
        }
        _ if is_bare(clause) => {
            scene.memo.gists.of(&format!("{id} {topic}"), || vec![gist(&texts(scene, support, false))])
        }
        _ => scene.memo.gists.of(&format!("{id} {topic} widened"), || {
            let mut gist = gist(&texts(scene, support, false));
            let phrasings = scene.catalogue.topic(topic).map(|topic| topic.phrasings.as_slice()).unwrap_or_default();
            scene.lexicon.widen(&mut gist, phrasings.iter().map(String::as_str));
            vec![gist]
        }),
    }
}

/// Whether a clause is a heading that asks for no kind of value.
fn is_bare(clause: &Clause) -> bool {
    clause.kind == Kind::Label && clause.wants.is_empty()
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// The words of a clause without its limit, which is checked by value, and without mere examples.
fn asked(clause: &Clause) -> String {
    let mut asked = clause.text.clone();
    if let Some(bound) = &clause.bound {
        asked = asked.replacen(&bound.text, " ", 1);
    }
    for qualifier in &clause.qualifiers {
        if ["e.g", "eg ", "such as", "for example", "for instance", "including but", "i.e"]
            .iter()
            .any(|lead| qualifier.get(..lead.len()).is_some_and(|start| start.eq_ignore_ascii_case(lead)))
        {
            asked = asked.replacen(qualifier.as_str(), " ", 1);
        }
    }
    asked
}

/// The texts of a support with the plain question of its topic, which its stance answers.
fn texts(scene: &Scene<'_>, support: &Support<'_>, whether: bool) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    let topic = scene.catalogue.topic(&support.topic);
    if let Some(topic) = topic {
        texts.push(topic.question.clone());
        // "Controller or processor" says which of two is asked, not which it is.
        texts.extend(Some(topic.title.clone()).filter(|title| !title.contains(" or ")));
    }
    match support.source {
        Source::Statement(statement) => texts.extend(statement_texts(scene, statement, true)),
        Source::List(list) => {
            for entry in &list.entries {
                texts.push(entry.name.clone());
                texts.extend(entry.aliases.iter().cloned());
                // That something is on a list is a yes to nothing but that.
                if !whether {
                    texts.extend([&entry.purpose, &entry.place].into_iter().flatten().cloned());
                }
            }
        }
        Source::Company(_) => texts.extend(topic.iter().flat_map(|topic| topic.phrasings.clone())),
    }
    texts
}

/// Each sentence of a statement, with what goes with all of them.
fn segments(scene: &Scene<'_>, support: &Support<'_>, statement: &Statement) -> Vec<Vec<String>> {
    let text = scene.knowledge.render(&statement.text, None, scene.today);
    let all = texts(scene, support, true);
    // What is carved out supports no yes.
    let except = statement.except.as_ref().map(|except| scene.knowledge.render(except, None, scene.today));
    let shared: Vec<&String> = all
        .iter()
        .filter(|other| !other.contains("; ") && **other != text && except.as_ref() != Some(*other))
        .collect();
    let mut sentences: Vec<&str> =
        text.split("; ").flat_map(|part| part.split(". ")).flat_map(|part| part.split(", and ")).collect();
    sentences.dedup();
    sentences
        .into_iter()
        .map(|sentence| shared.iter().map(|other| (*other).clone()).chain([sentence.to_owned()]).collect())
        .collect()
}

fn statement_texts(scene: &Scene<'_>, statement: &Statement, with_phrasings: bool) -> Vec<String> {
    let render = |template| scene.knowledge.render(template, None, scene.today);
    let mut texts = vec![render(&statement.text)];
    texts.extend([&statement.short, &statement.except].into_iter().flatten().map(render));
    texts.extend(statement.inherited_from.iter().cloned());
    if with_phrasings {
        // Under a topic the stance answers its plain question; a phrasing may be turned the other way.
        if statement.topics.is_empty() {
            texts.extend(statement.asked_as.iter().cloned());
        }
        texts.extend(statement.values.values().flat_map(|set| set.iter()).map(ToString::to_string));
        texts.extend(
            statement.values.keys().filter_map(|id| scene.catalogue.value(id)).map(|value| value.title.clone()),
        );
        texts.extend(statement.products.iter().filter_map(|id| scene.knowledge.product(id)).flat_map(|product| {
            let mut names = vec![product.name.clone()];
            names.extend(product.aliases.iter().cloned());
            names
        }));
    }
    texts
}

/// Everything that the clause speaks of must be spoken of.
pub(crate) fn said(scene: &Scene<'_>, clause: &Clause, support: &Support<'_>, fit: &Fit, alone: bool) -> Check {
    let shown: Vec<&str> = fit.unsaid.iter().map(|one| one.word.as_str()).collect();
    let note = format!("{:.2}{}{}", fit.share, if shown.is_empty() { "" } else { ", not said: " }, shown.join(", "));
    // Nearly the same words, and a name more: the name is what is asked about.
    let nearly = support.identity >= scene.policy.identity && !fit.unsaid.iter().any(|one| one.name);
    if nearly || fit.rephrased {
        return pass("said", note);
    }
    // Without a topic only the very thing will do: words in common may be of something else.
    let aside = support.topic.is_empty() && support.identity < scene.policy.met_before;
    let all = fit.share >= 1.0 && fit.total >= 2 || fit.share >= scene.policy.said_for_stance && alone;
    let very_thing = all && !matches!(clause.kind, Kind::Agree | Kind::Label);
    if aside && !very_thing {
        return fail("said", Reason::WeakMatch, note);
    }
    if matches!(support.source, Source::Company(_)) && support.topic_score < scene.policy.said_for_thing {
        return fail("said", Reason::WeakMatch, note);
    }
    // "…, and what does it do?": nothing of its own, and no kind of value that could be checked.
    if clause.leans && fit.total == 0 && clause.wants.is_empty() {
        return fail("said", Reason::WeakMatch, note);
    }
    // "…, and over which channels?": a topic may be asked about channels, and this statement tell of none.
    if clause.leans && !tells_itself(scene, clause, support) {
        return fail("said", Reason::WeakMatch, note);
    }
    let needed = match clause.kind {
        // A list says that its entries are there, and nothing about them.
        kind if asks_whether(kind) && matches!(support.source, Source::List(_)) => scene.policy.said_for_list,
        kind if asks_whether(kind) => scene.policy.said_for_stance,
        Kind::Which | Kind::Who if clause.wants.is_empty() => scene.policy.said_for_thing,
        Kind::Label => scene.policy.said_for_thing,
        _ => scene.policy.said,
    };
    let affirmed = asks_whether(clause.kind) && stance_of(support) != Some(Stance::No);
    if fit.unsaid.iter().any(|one| one.name) || fit.share < needed || affirmed && narrows(scene, support, fit) {
        fail("said", Reason::NotCovered, note)
    } else {
        pass("said", note)
    }
}

/// Whether the texts of a statement itself speak of all that a clause asks.
fn tells_itself(scene: &Scene<'_>, clause: &Clause, support: &Support<'_>) -> bool {
    let Source::Statement(statement) = support.source else { return true };
    let own = scene.memo.gists.of(&format!("{} itself", statement.id), || {
        let texts = statement_texts(scene, statement, true);
        vec![scene.lexicon.gist(texts.iter().chain(&statement.asked_as).map(String::as_str))]
    });
    let left = scene.lexicon.asked(&asked(clause)).unsaid(&own[0]);
    left.words.iter().all(|one| VALUE_WORDS.contains(&one.word.as_str()))
}

/// Whether a word that is left unsaid may narrow the question: a yes to MFA is none to hardware keys.
///
/// Only words in which the topic is asked about anyway are taken for other ways of saying the same.
fn narrows(scene: &Scene<'_>, support: &Support<'_>, fit: &Fit) -> bool {
    if fit.unsaid.is_empty() {
        return false;
    }
    let phrasings = scene.catalogue.topic(&support.topic).map(|topic| topic.phrasings.as_slice()).unwrap_or_default();
    let met = match support.source {
        Source::Statement(statement) => statement.asked_as.as_slice(),
        Source::List(_) | Source::Company(_) => &[],
    };
    let usual = scene.memo.gists.of(&format!("{} {} phrasings", support.source.id(), support.topic), || {
        let mut gist = Gist::default();
        scene.lexicon.widen(&mut gist, phrasings.iter().chain(met).map(String::as_str));
        vec![gist]
    });
    fit.unsaid.iter().any(|one| {
        let left = scene.lexicon.asked(&one.word).unsaid(&usual[0]);
        !left.words.is_empty()
    })
}

/// "Documented", "tested", "independent", "all": a yes must say as much as the question insists on.
pub(crate) fn demands(scene: &Scene<'_>, clause: &Clause, support: &Support<'_>) -> Check {
    // A no to the weaker is a no to the stronger.
    let denied = asks_whether(clause.kind) && stance_of(support) == Some(Stance::No) && !clause.reversed;
    if support.identity >= scene.policy.identity || denied {
        return pass("demands", String::new());
    }
    let fit = fit(scene, clause, support);
    let unmet = &fit.unmet;
    if !unmet.is_empty() && !matches!(clause.kind, Kind::Company | Kind::List | Kind::Where | Kind::Who) {
        return fail("demands", Reason::AsksForMore, unmet.join(", "));
    }
    let says_only = matches!(support.source, Source::Statement(statement)
        if words(statement.text.source()).iter().any(|word| word.text == "only"));
    if says_only
        && !fit.rephrased
        && words(&clause.text).iter().any(|word| ["all", "every", "any"].contains(&word.text.as_str()))
    {
        return fail("demands", Reason::AsksForMore, "all, where the statement says only".into());
    }
    let own = ["own", "itself", "yourselves", "yourself"];
    let inherited = matches!(support.source, Source::Statement(statement) if statement.inherited_from.is_some());
    if inherited && words(&clause.text).iter().any(|word| own.contains(&word.text.as_str())) {
        return fail("demands", Reason::AsksForMore, "what is inherited is not our own".into());
    }
    // "Any other": only a list that says that there is no other could tell.
    let others = [" other ", " else", " further ", " additional ", " others"];
    if matches!(support.source, Source::List(_)) && others.iter().any(|word| clause.text.to_lowercase().contains(word))
    {
        return fail("demands", Reason::AsksForMore, "others".into());
    }
    if asks_whether(clause.kind)
        && !fit.rephrased
        && let Some(tail) = unsaid_tail(scene, clause, support)
    {
        return fail("demands", Reason::AsksForMore, tail);
    }
    if let Some(part) = unsaid_part(scene, clause, support) {
        return fail("demands", Reason::AsksForMore, part.to_owned());
    }
    match &clause.absolute {
        Some(words) if asks_whether(clause.kind) && !clause.reversed && !leaves_none_out(scene, words, support) => {
            fail("demands", Reason::AsksForMore, words.clone())
        }
        _ => pass("demands", String::new()),
    }
}

/// "…, including X": a part that is asked for by name, and of which nothing is said.
fn unsaid_part<'c>(scene: &Scene<'_>, clause: &'c Clause, support: &Support<'_>) -> Option<&'c str> {
    let parts = clause.qualifiers.iter().map(String::as_str);
    let mut parts = parts.filter(|part| part.to_lowercase().starts_with("includ")).peekable();
    parts.peek()?;
    let texts = texts(scene, support, true);
    let gist = scene.lexicon.gist(texts.iter().map(String::as_str));
    parts.find(|part| {
        let found = scene.lexicon.asked(part).unsaid(&gist);
        found.total > 0 && found.words.len() * 2 >= found.total
    })
}

/// "… by customers", "… on servers", "… with basic auth": by whom, on what and with what a thing is done must be said in the
/// statement's own words or in a phrasing met before; near words will not do.
fn unsaid_tail(scene: &Scene<'_>, clause: &Clause, support: &Support<'_>) -> Option<String> {
    const PREPOSITIONS: [&str; 9] = ["against", "at", "by", "for", "from", "in", "on", "to", "with"];
    let all = words(&clause.text);
    let at = all.iter().rposition(|word| PREPOSITIONS.contains(&word.text.as_str()))?;
    let tail = clause.text[all.get(at + 1)?.span.start..].trim_end_matches(['?', '.', '!', ' ']);
    // A limit is checked by value.
    let bound = clause.bound.as_ref().is_some_and(|bound| {
        let bound = bound.text.trim_end_matches(['?', '.', ' ']);
        bound.contains(tail) || tail.contains(bound)
    });
    let place = limits::place(scene, clause, support).is_some();
    if bound || place {
        return None;
    }
    unsaid_by_itself(scene, tail, support)
}

/// The words of a text that a statement and its phrasings met before do not have; near words will not do.
fn unsaid_by_itself(scene: &Scene<'_>, asked: &str, support: &Support<'_>) -> Option<String> {
    let Source::Statement(statement) = support.source else { return None };
    let own = scene.memo.gists.of(&format!("{} {} and phrasings", statement.id, support.topic), || {
        let texts = statement_texts(scene, statement, true);
        let topic = scene.catalogue.topic(&support.topic);
        let plain = topic.into_iter().flat_map(|topic| std::iter::once(&topic.question).chain(&topic.phrasings));
        vec![scene.lexicon.gist(texts.iter().chain(&statement.asked_as).chain(plain).map(String::as_str))]
    });
    let left = scene.lexicon.asked(asked).unsaid(&own[0]);
    let unsaid: Vec<&str> = left.words.iter().chain(&left.loose).map(|one| one.word.as_str()).collect();
    (!unsaid.is_empty()).then(|| unsaid.join(", "))
}

/// Whether a support allows for no exception where the question allows for none.
fn leaves_none_out(scene: &Scene<'_>, words: &str, support: &Support<'_>) -> bool {
    let Source::Statement(statement) = support.source else { return false };
    if statement.except.is_some() {
        return false;
    }
    let own = statement_texts(scene, statement, false);
    if own.iter().any(|text| is_absolute(text)) {
        return true;
    }
    // "All data": a plain plural speaks of all, where it is the same thing and nothing limits it.
    const LIMITS: [&str; 11] =
        ["where", "only", "which", "that", "whose", "if", "unless", "when", "those", "typically", "confirmed"];
    if own.iter().any(|text| word_texts(text).iter().any(|word| LIMITS.contains(&word.as_str()))) {
        return false;
    }
    let gist = scene.lexicon.gist(own.iter().map(String::as_str));
    words.contains(' ') && {
        let found = scene.lexicon.asked(words).unsaid(&gist);
        found.total > found.words.len()
    }
}
