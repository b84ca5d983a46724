//! Reads a question: its sentences, its clauses, and what each of them asks.

use super::actors::{what, who};
use super::bounds::{bound, is_past};
use super::class::Class;
use super::clauses::{WH, clauses};
use super::demands::{absolute, demands};
use super::focus::focus;
use super::kind::{kind, lead_in};
use super::lexicon::Lexicon;
use super::pattern::{Pattern, pattern, patterns};
use super::polarity::{Polarity, polarity};
use super::reading::{Bound, Clause, Kind, Reading};
use super::remarks::without_remarks;
use super::sentences::sentences;
use super::spoken::Spoken;
use super::wants::wants;

/// Lead-ins of "Do you have …": what follows is the subject.
const BOILERPLATE: [&str; 14] = [
    "describe|explain|outline|detail in detail",
    "describe|explain|outline in detail how|what|the",
    "describe|explain|outline|detail briefly|how|the|your|any|what",
    "do|does you|your|the organization|company|vendor|supplier|provider have|maintain|possess a|an formal|documented|established|defined|written process|procedure|policy|program for|to",
    "do|does you|your|the organization|company|vendor|supplier|provider have a|an|any",
    "do|does your|the organization|company|vendor|supplier|provider have a|an|any",
    "do you have a|an|any documented|formal|established|defined|written process|procedure|policy|program|plan for|to",
    "do you have a|an|any process|procedure|policy|program for|to",
    "do you have a|an|any",
    "does your|the organization|company|vendor have",
    "do you have",
    "is|are there a|an|any",
    "is|are there",
    "have you",
];

/// Words by which a clause leans on the one before it.
const LEANING: &str = "it|they|them|this|these|those|that|its|their|so|such|same|each";

/// Reads `text`; `section` (headings, outermost first) and `guidance` (the form's own help) are its surroundings.
///
/// There is always at least one clause, however odd the text.
#[must_use]
pub fn read(text: &str, section: &[String], guidance: Option<&str>, lexicon: &Lexicon) -> Reading {
    let _ = guidance;
    let text = &*without_remarks(text);
    let mut found: Vec<Clause> = Vec::new();
    let mut told: Vec<String> = Vec::new();
    let sentences = sentences(text);
    let several = sentences.len() > 1;
    for sentence in sentences {
        let before = found.len();
        for part in clauses(sentence) {
            let clause = clause(&part, sentence.trim_end().ends_with('?'));
            // What is only told beside a question belongs to the question.
            let tells =
                clause.kind == Kind::Agree || matches!(clause.kind, Kind::Label | Kind::Company) && is_told(sentence);
            if several && tells && !asks(text, sentence) {
                told.push(clause.text);
                continue;
            }
            found.push(clause);
        }
        // "We need a contract. Where is it?": the subject stands in the sentence before.
        for at in before..found.len() {
            let lean = at > 0 || !told.is_empty();
            if lean && leans(&found[at], lexicon) {
                let subject = if at > 0 { found[at - 1].focus.clone() } else { told.join(" ") };
                if at == 0 {
                    found[at].text = format!("{subject} {}", found[at].text);
                }
                found[at].qualifiers.push(subject);
                found[at].leans = at > 0;
            }
        }
    }
    if found.is_empty() {
        found.push(clause(if told.is_empty() { text.trim() } else { &told[0] }, false));
        told.clear();
    }
    if let [only] = &mut found[..]
        && !told.is_empty()
    {
        only.whole = text.trim().to_owned();
    }
    if let Some(first) = found.first_mut() {
        first.qualifiers.extend(told.into_iter().filter(|told| !first.qualifiers.contains(told)).collect::<Vec<_>>());
    }
    let follow_up = follows(text, &found[0], section, lexicon) && !carries_its_subject(&found[0], lexicon);
    Reading { clauses: found, follow_up }
}

/// Whether a sentence that only tells is nevertheless what the form asks: there is no question beside it.
fn asks(text: &str, sentence: &str) -> bool {
    !text.replacen(sentence, "", 1).contains('?')
}

/// "A user opens a ticket. …": a whole sentence, however it is built, and no heading.
fn is_told(sentence: &str) -> bool {
    sentence.trim_end().ends_with('.') && Spoken::new(sentence).words.len() > 3
}

/// Reads `text` as one clause, whatever it joins.
#[must_use]
pub fn read_whole(text: &str) -> Clause {
    clause(without_remarks(text).trim(), text.trim_end().ends_with('?'))
}

/// "After a report comes in, how fast …?": what only says when, and the question behind it.
fn condition(text: &str) -> Option<(&str, &str)> {
    const WHEN: &str = "after|once|when|whenever|if|where|while|upon|should|suppose|assuming|given|for|on|during|before|until|at|in|as|with|from";
    let spoken = Spoken::new(text);
    spoken.at(0, WHEN)?;
    let opens = |at: &usize| {
        spoken.at(*at, WH).is_some() || spoken.at(*at, "for|in|at|by|to|with|from|within what|which|whom|how").is_some()
    };
    let at = (2..spoken.words.len().saturating_sub(1)).filter(|at| after_comma(&spoken, *at)).find(opens)?;
    let start = spoken.words[at].span.start;
    Some((text[..start].trim_end_matches([',', ' ', ':', '-']), &text[start..]))
}

fn after_comma(spoken: &Spoken<'_>, at: usize) -> bool {
    spoken.text[..spoken.words[at].span.start].trim_end().ends_with([',', ':', '-', '\u{2013}', '\u{2014}'])
}

fn clause(text: &str, asked: bool) -> Clause {
    let Some((when, main)) = condition(text) else { return plain_clause(text, asked) };
    let mut clause = plain_clause(main, asked);
    // What it is asked of counts as well.
    clause.whole = text.trim().to_owned();
    clause.text = format!("{} {when}", clause.text.trim_end_matches('?'));
    clause.qualifiers.push(when.to_owned());
    clause
}

fn plain_clause(text: &str, asked: bool) -> Clause {
    // A clause that was cut from a question is a question too.
    let asked_text;
    let whole = if asked && !text.trim_end().ends_with('?') {
        asked_text = format!("{text}?");
        Spoken::new(&asked_text)
    } else {
        Spoken::new(text)
    };
    let from = lead_in(&whole);
    let whether = from > 0 && whole.at(from - 1, "whether|if").is_some();
    let kind = kind(&whole, from, whether);
    let stripped = whole.rest(from);
    let spoken = Spoken::new(stripped);
    let bound_range = bound(&spoken);
    let past = bound_range.as_ref().is_some_and(|range| is_past(&spoken, range));
    let closed = matches!(kind, Kind::Whether | Kind::Agree | Kind::Promise);
    let polarity = if closed { polarity(&spoken) } else { Polarity::default() };
    let boilerplate = BOILERPLATE.iter().filter_map(|pattern| spoken.at(0, pattern)).max().unwrap_or(0);
    let kept = if boilerplate < spoken.words.len() { spoken.rest(boilerplate) } else { stripped };
    // A limit is weighed by its value, and would only draw the focus to other subjects with such a limit.
    let unlimited = match &bound_range {
        Some(range) => kept.replacen(spoken.written(range.clone()), "", 1),
        None => kept.to_owned(),
    };
    let bare = range_is_part(&bound_range, &spoken) && (bound_range.is_none() || subjects(&unlimited) > 0);
    let (main, mut qualifiers) = focus(if bare { unlimited.trim() } else { kept });
    qualifiers.retain(|qualifier| qualifier.chars().any(char::is_alphanumeric));
    Clause {
        whole: text.trim().to_owned(),
        kind,
        text: stripped.trim().to_owned(),
        reversed: polarity.reversed,
        who: who(&spoken),
        what: what(&spoken),
        bound: bound_range.map(|range| Bound { text: spoken.written(range).to_owned() }),
        focus: main,
        qualifiers,
        wants: wants(&spoken, kind),
        reversal: polarity.because,
        uncertain_polarity: polarity.uncertain,
        history: past || history(&spoken),
        absolute: absolute(&spoken),
        demands: demands(&spoken),
        leans: false,
    }
}

/// Whether a limit leaves something of the clause to look for.
fn range_is_part(range: &Option<std::ops::Range<usize>>, spoken: &Spoken<'_>) -> bool {
    range.as_ref().is_none_or(|range| spoken.words.len() - range.len() > 2)
}

fn history(spoken: &Spoken<'_>) -> bool {
    static PAST: [Pattern; 12] = patterns([
        "most recent",
        "last|latest|previous test|audit|review|assessment|exercise|penetration|time|incident|breach|scan|independent|external",
        "your|the last|latest|previous",
        "when was|were|did",
        "have|has|had you|your|the|there|any ever",
        "have|has ever",
        "have|has you|there|the|your had|experienced|suffered|been",
        "have|has the|your _ had|experienced|suffered|undergone",
        "were|was there|you",
        "did you",
        "last tested|reviewed|audited|updated|performed|conducted",
        "to date",
    ]);
    let up_to_date = |range: &std::ops::Range<usize>| range.start > 0 && spoken.word(range.start - 1) == "up";
    spoken.any(&PAST).is_some_and(|range| !up_to_date(&range))
}

/// Whether a clause takes its subject from the one before it.
fn leans(clause: &Clause, lexicon: &Lexicon) -> bool {
    let spoken = Spoken::new(&clause.text);
    let pronoun = spoken.words.iter().take(6).any(|word| LEANING.split('|').any(|known| known == word.text));
    let asks = spoken.at(0, WH).is_some() || spoken.at(1, WH).is_some();
    pronoun
        // "In which region?": one word, and what it is asked about stands before it.
        || asks && subjects(&clause.focus) <= 1
        || lexicon.mentions(&clause.focus).iter().all(|mention| mention.concept.broad) && subjects(&clause.focus) <= 2
}

/// Whether a sentence beside the question names its subject.
fn carries_its_subject(clause: &Clause, lexicon: &Lexicon) -> bool {
    clause.text.contains(". ")
        && clause.qualifiers.iter().any(|told| lexicon.mentions(told).iter().any(|mention| !mention.concept.broad))
}

/// Words that say what is done about a subject, and name none.
static HANDLING: Pattern = pattern(
    "review*|test*|updat*|describ*|explain*|detail*|elaborat*|specif*|approv*|evaluat*|frequen*|reason|why|comment*|provid*|justif*|evidence|which|often|regular*|annual*|periodic*|automat*|possible|year*|quarter*|month*|follow*|brief*|information|answer|date|name|plan*|please|last|least|list|applicable|example*|scope|additional|perform*|status|long|next|day*|week*|done|method*|yes|no|above|previous*|respons*",
);

fn subjects(text: &str) -> usize {
    let spoken = Spoken::new(text);
    (0..spoken.words.len())
        .filter(|at| Class::of(&spoken.words[*at].text) == Class::Content && spoken.here(*at, &HANDLING).is_none())
        .count()
}

/// Whether the whole text takes its subject from the question before it.
fn follows(text: &str, first: &Clause, section: &[String], lexicon: &Lexicon) -> bool {
    let spoken = Spoken::new(text);
    let conditional = spoken.starts_any(&[
        "if yes|so|no|not|applicable|available|other|any",
        "if the|your answer|response",
        "if you answered|selected",
        "where applicable",
    ]);
    let named = subjects(&first.focus);
    let topical = lexicon.mentions(&first.focus).iter().any(|mention| !mention.concept.broad);
    let pronoun = spoken.at(1, "it|they|this|these|those|that").is_some()
        || spoken.at(2, "it|they|this|these|those").is_some() && spoken.at(0, WH).is_some();
    // A label is its own subject; only one that is also no heading's echo stands alone.
    let label = matches!(first.kind, Kind::Label | Kind::Company) && !section.iter().any(|heading| heading == text);
    conditional && named <= 3
        || named == 0 && !topical && !(label && !spoken.text.ends_with('?') && named > 0)
        || pronoun && named <= 2
}

#[cfg(test)]
mod tests;
