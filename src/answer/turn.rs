//! Which way a stance points once the question is turned round, and whether that is certain.

use super::checks::{Scene, asks_whether, fail, pass, stance_of};
use super::supports::{Source, Support};
use super::{Check, Reason, said};
use crate::knowledge::Stance;
use crate::language::{self, Clause};

/// Whether yes to the clause says the opposite of yes to what the stance answers.
pub(crate) fn is_turned(scene: &Scene<'_>, clause: &Clause, support: &Support<'_>) -> bool {
    if support.is_met() || is_turned_as_met(scene, clause, support) {
        return false;
    }
    match plain_is_unwelcome(scene, support) {
        // "Is our data ever sold?" asks what the plain question asks; "Are you barred from selling it?" does not.
        true => !clause.reversed && clause.reversal.is_some(),
        false => clause.reversed,
    }
}

/// Whether the phrasing met before that is most like the clause in meaning is turned the same way, word by word: then its
/// answer stands.
pub(crate) fn is_turned_as_met(scene: &Scene<'_>, clause: &Clause, support: &Support<'_>) -> bool {
    let Source::Statement(statement) = support.source else { return false };
    let near = statement.asked_as.get(support.kin.phrasing).filter(|_| support.kin.likeness >= scene.policy.kin_sure);
    near.is_some_and(|phrasing| {
        let read = scene.reading(phrasing);
        let [met] = &read.clauses[..] else { return false };
        asks_whether(met.kind)
            && met.reversed == clause.reversed
            && met.uncertain_polarity == clause.uncertain_polarity
            && !language::contrast((&clause.text, ""), (phrasing, ""))
    })
}

/// Whether yes to what the stance answers says that something unwelcome happens.
fn plain_is_unwelcome(scene: &Scene<'_>, support: &Support<'_>) -> bool {
    if let Some(topic) = scene.catalogue.topic(&support.topic) {
        return topic.unwelcome;
    }
    // Without a topic the stance answers the phrasings met before.
    let Source::Statement(statement) = support.source else { return false };
    let asked = support.met().or(statement.asked_as.first().map(String::as_str));
    asked.is_some_and(|asked| scene.reading(asked).clauses.iter().any(|clause| clause.reversed))
}

/// "Without servers of yours": whether the clause asks for the servers, and not for their absence.
fn names_what_is_excluded(scene: &Scene<'_>, clause: &Clause, support: &Support<'_>) -> bool {
    const ABSENCE: &str = "no not without never free only entirely exclusively solely wholly purely pure kept apart out prevented \
                           prevent excluded exclude absent away off restricted masked redacted stripped removed";
    let plain = scene.catalogue.topic(&support.topic).map(|topic| topic.question.to_lowercase()).unwrap_or_default();
    let Some((_, excluded)) = plain.split_once("without ").or_else(|| plain.split_once(" out of ")) else {
        return false;
    };
    let asked = language::word_texts(&clause.text);
    if clause.reversed || asked.iter().any(|word| ABSENCE.split_whitespace().any(|other| other == word)) {
        return false;
    }
    let found = scene.lexicon.asked(excluded).unsaid(&scene.lexicon.gist([clause.text.as_str()]));
    found.words.len() < found.total
}

/// Whether the plain question allows for no exception and the clause does: "entirely" denied is not "partly" denied.
fn asks_less(scene: &Scene<'_>, clause: &Clause, support: &Support<'_>) -> bool {
    let plain = scene.catalogue.topic(&support.topic).map(|topic| topic.question.as_str()).unwrap_or_default();
    let read = scene.reading(plain);
    clause.absolute.is_none() && read.clauses.first().is_some_and(|plain| plain.absolute.is_some())
}

/// Whether clause and phrasing met before differ in a word that turns a sentence round, and that is not accounted for.
fn points_elsewhere(scene: &Scene<'_>, clause: &Clause, support: &Support<'_>) -> bool {
    let plain = scene.catalogue.topic(&support.topic).map(|topic| topic.question.as_str());
    let Some(basis) = plain.or_else(|| support.met()).filter(|_| !support.is_met()) else { return false };
    let differs = |basis: &str| {
        let read = scene.reading(basis);
        let known = read.clauses.first().and_then(|clause| clause.reversal.as_deref()).unwrap_or_default();
        language::contrast((&clause.text, clause.reversal.as_deref().unwrap_or_default()), (basis, known))
    };
    // What is met in such words is answered in such words, whatever the plain question is.
    differs(basis) && support.met().is_none_or(differs)
}

/// "Has a date been set?" of "No date has been set", "Is it in your database?" of "It is exclusively in Jira": what agrees
/// in its words may deny them, unless it was met so.
fn denies(scene: &Scene<'_>, clause: &Clause, support: &Support<'_>) -> bool {
    const DENIALS: [&str; 13] = [
        "no", "not", "never", "none", "nor", "neither", "cannot", "without", "nothing", "redacted", "masked",
        "stripped", "outside",
    ];
    const EXCLUSIVE: [&str; 4] = ["only", "exclusively", "solely", "wholly"];
    const LIMITS: [&str; 7] = ["entirely", "limited", "limit", "restricted", "restrict", "minimum", "least"];
    let Source::Statement(statement) = support.source else { return false };
    let has =
        |text: &str, listed: &[&str]| language::words(text).iter().any(|word| listed.contains(&word.text.as_str()));
    // What it says first is what the stance goes with.
    let text = scene.knowledge.render(&statement.text, None, scene.today);
    let first = text.split(". ").next().unwrap_or_default();
    let turns = |listed: &[&str]| has(first, listed) && !has(&clause.text, listed);
    stance_of(support) == Some(Stance::Yes)
        && (turns(&DENIALS) || turns(&EXCLUSIVE) && !has(&clause.text, &LIMITS))
        && !(support.met().is_some() && said::fit(scene, clause, support).rephrased)
}

/// Of two words that exclude each other, the one that a clause has where the statement has the other ("controller" of a
/// processor, "after" of what is done before).
fn opposed(scene: &Scene<'_>, clause: &Clause, support: &Support<'_>) -> Option<&'static str> {
    const PAIRS: [[&str; 2]; 16] = [
        ["production", "staging"],
        ["live", "staging"],
        ["infrequently", "frequently"],
        ["weak", "strong"],
        ["insecure", "secure"],
        ["private", "public"],
        ["servers", "workstations"],
        ["runtime", "build"],
        ["controller", "processor"],
        ["after", "before"],
        ["inbound", "outbound"],
        ["manually", "automatically"],
        ["manual", "automatic"],
        ["internal", "external"],
        ["optional", "mandatory"],
        ["optional", "required"],
    ];
    let Source::Statement(statement) = support.source else { return None };
    let text = scene.knowledge.render(&statement.text, None, scene.today);
    let near = statement.asked_as.get(support.kin.phrasing).map(String::as_str).unwrap_or_default();
    let [asked, said, near] = [&clause.text, &*text, near].map(language::word_texts);
    let has = |words: &[String], word: &str| words.iter().any(|other| other == word);
    PAIRS.iter().flat_map(|[one, other]| [(*one, *other), (*other, *one)]).find_map(|(one, other)| {
        let apart = has(&asked, one) && !has(&asked, other) && has(&said, other) && !has(&said, one);
        (apart && (!has(&near, one) || has(&near, other))).then_some(one)
    })
}

/// Only a plain yes can be turned round, and only where the statement itself excludes what is asked.
pub(crate) fn polarity(scene: &Scene<'_>, clause: &Clause, support: &Support<'_>) -> Check {
    if !asks_whether(clause.kind) {
        return pass("polarity", String::new());
    }
    if let Some(word) = opposed(scene, clause, support) {
        return fail("polarity", Reason::TurnedRound, format!("{word}, and the statement says the opposite"));
    }
    if (!clause.reversed || !is_turned(scene, clause, support)) && denies(scene, clause, support) {
        return fail("polarity", Reason::TurnedRound, "the statement denies something".into());
    }
    if is_turned_as_met(scene, clause, support) {
        return pass("polarity", "turned as a phrasing met before".into());
    }
    let because = clause.reversal.clone().unwrap_or_default();
    // "Are changes prevented" is plain where the statement or its plain question says so too.
    let same = because.split(", ").all(|word| echoes(scene, support, word));
    if clause.uncertain_polarity && !(same && !because.is_empty() && !clause.reversed) {
        return fail("polarity", Reason::TurnedRound, because);
    }
    if names_what_is_excluded(scene, clause, support) {
        return fail("polarity", Reason::TurnedRound, "asks for what the plain question excludes".into());
    }
    if !is_turned(scene, clause, support) {
        if stance_of(support) == Some(Stance::No) && asks_less(scene, clause, support) {
            return fail("polarity", Reason::WeakMatch, "a no to more is no no to less".into());
        }
        if points_elsewhere(scene, clause, support) {
            return fail("polarity", Reason::TurnedRound, "turned otherwise than what the stance answers".into());
        }
        return pass("polarity", "as asked".into());
    }
    let excluded = matches!(support.source, Source::Statement(statement) if {
        let text = scene.knowledge.render(&statement.text, None, scene.today);
        excludes(&because, &text)
    });
    if excluded && stance_of(support) == Some(Stance::Yes) {
        pass("polarity", "turned round".into())
    } else {
        fail("polarity", Reason::TurnedRound, because)
    }
}

/// Whether the plain question, or the statement, has a word of the clause itself.
fn echoes(scene: &Scene<'_>, support: &Support<'_>, word: &str) -> bool {
    let plain = scene.catalogue.topic(&support.topic).map(|topic| topic.question.to_lowercase()).unwrap_or_default();
    let own = match support.source {
        Source::Statement(statement) => scene.knowledge.render(&statement.text, None, scene.today).to_lowercase(),
        Source::List(_) | Source::Company(_) => String::new(),
    };
    let has = |text: &str| text.split(|c: char| !c.is_alphanumeric()).any(|other| other == word.to_lowercase());
    has(&plain) || has(&own)
}

/// What speaks against what: words of a bad practice, and words of a statement that exclude it.
const OPPOSITES: [(&[&str], &[&str]); 10] = [
    (&[" after", " following", " beyond", " once"], &["remove", "delete", "erase", "purge", "wipe"]),
    (
        &[
            "everybody",
            "everyone",
            "anybody",
            "anyone",
            "all staff",
            "all employees",
            "all your",
            "all personnel",
            "all developers",
        ],
        &["restrict", "limited", "only", "need", "few"],
    ),
    (
        &[
            "plain text",
            "plain-text",
            "plaintext",
            "cleartext",
            "clear text",
            "in the clear",
            "unencrypted",
            "readable",
            "unprotected",
            "without encrypt",
        ],
        &["encrypt", "https", "tls", "hashed", "never", "not "],
    ),
    (
        &["outside", "leave", "overseas", "abroad", "offshore", "third countr", "cross border", "cross-border"],
        &[
            "stay",
            "remain",
            "only in",
            "exclusively",
            "solely",
            "entirely in",
            "never leave",
            "not leave",
            "within the",
        ],
    ),
    (
        &["shared", "generic", "group", "anonymous"],
        &["unique", "personal account", "individual", "own account", "named account", "no shared"],
    ),
    (
        &[
            "production data",
            "live data",
            "real data",
            "customer data in",
            "customer data be used in",
            "customer data used in",
        ],
        &["production only", "only in production", "synthetic", "never", "not "],
    ),
    (&["without"], &["require", "must", "mandatory", "every ", "only after", "cannot", "enforced"]),
    (&["tls 1.0", "tls 1.1", "ssl"], &["or higher", "or later", "minimum", "1.2+", "at least", "only tls"]),
    (
        &["switch", "turn", "disable", "bypass", "circumvent", "deactivate"],
        &["always", "cannot", "can not", "not be", "by default and", "never"],
    ),
    (
        &["own device", "personal device", "private", "byod", "personal laptop"],
        &["company-owned", "company owned", "managed", "only company"],
    ),
];

/// Whether the words of a bad practice are known with what excludes it.
pub(crate) fn is_known(because: &str) -> bool {
    let because = because.to_lowercase();
    OPPOSITES.iter().any(|(bad, _)| bad.iter().any(|word| because.contains(word)))
}

fn excludes(because: &str, text: &str) -> bool {
    let (because, text) = (because.to_lowercase(), text.to_lowercase());
    let mut known = OPPOSITES.iter().filter(|(bad, _)| bad.iter().any(|word| because.contains(word))).peekable();
    if known.peek().is_none() {
        let negations = ["never", "no", "not", "none", "nobody", "neither", "cannot", "without"];
        return text.split(|c: char| !c.is_alphanumeric()).any(|word| negations.contains(&word));
    }
    known.any(|(_, good)| good.iter().any(|word| text.contains(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_must_exclude_what_is_asked() {
        for (because, text, expected) in [
            ("outside the", "All data that we host stays in the European Union.", true),
            ("outside the", "If a subprocessor works outside the EEA, standard clauses cover the transfer.", false),
            ("in the clear", "All connections use HTTPS/TLS.", true),
            ("readable form", "Support staff never see tokens.", true),
            ("shared accounts", "Every person has a unique account.", true),
            ("shared accounts", "Access is logged.", false),
            ("TLS 1.0", "All traffic is encrypted with TLS 1.2 or higher.", true),
            ("employees access", "Access is logged.", false),
            ("employees access", "Nobody can, and no access is given.", true),
        ] {
            assert_eq!(excludes(because, text), expected, "{because}: {text}");
        }
    }
}
