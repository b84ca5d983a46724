//! The form of what is asked, from its first words.

use super::clauses::WH;
use super::pattern::{Pattern, pattern, patterns};
use super::reading::Kind;
use super::spoken::Spoken;
use super::wants::wants;

/// Politeness and lead-ins that say nothing about the form.
const LEAD_IN: [&str; 25] = [
    "exactly|approximately|roughly|typically|currently|briefly|shortly",
    "and|also|so|then|if|or",
    "please|kindly|pls",
    "hi|hello|hey",
    "we would|need like to know|understand",
    "we want|need to know|understand",
    "i would like to know",
    "we would like you to",
    "let us know",
    "tell us|me",
    "say|state|specify|indicate|confirm|verify|clarify|advise whether|if",
    "can|could|would you please",
    "can|could|would you kindly",
    "can|could|would you tell|let us|me know",
    "can|could|would you tell|advise us|me",
    "can|could|would you describe|explain|confirm|clarify|specify|list|state|outline|elaborate",
    "as a vendor|supplier|provider",
    "if yes|so|applicable|no|not",
    "if you do|are|have",
    "in this case",
    "be advised",
    "with regard|regards|respect to",
    "do you guys",
    "what about",
    "u guys",
];

const AUXILIARY: &str =
    "is|are|was|were|do|does|did|has|have|had|can|could|may|might|should|shall|must|would|will|am|isnt";

static DOCUMENTS: Pattern = pattern(
    "copy|copies|evidence|report|reports|certificate|certificates|documentation|document|documents|diagram|diagrams|\
summary|policy|policies|link|links|sample|attestation|letter|screenshot|screenshots|template|chart|artifacts|proof|sbom|paper|whitepaper|plan",
);

/// Requirements in the imperative, as checklists have them.
const IMPERATIVE: &str = "ensure|verify|enable|implement|establish|maintain|protect|restrict|limit|encrypt|enforce|require|prevent|configure|\
deploy|perform|develop|employ|adopt|apply|avoid|block|disable|conduct|define|determine|authorize|separate|sanitize|use|keep|check|validate|\
monitor|make|consider|assign|review|create|control|track|prohibit|provide|identify|document|store|rotate|remove|update|scan|isolate";

/// How many words at the start only lead in.
pub(super) fn lead_in(spoken: &Spoken<'_>) -> usize {
    let mut taken = 0;
    loop {
        // "Tell us whether …": the request is over, and it is one for yes or no.
        if taken > 0 && spoken.at(taken, "whether").is_some() && taken + 1 < spoken.words.len() {
            return taken + 1;
        }
        let step = LEAD_IN
            .iter()
            .filter_map(|pattern| spoken.at(taken, pattern).map(|words| (words, *pattern)))
            .max_by_key(|(words, _)| *words);
        match step {
            // The verb of the request itself says what is wanted.
            Some((words, pattern)) if pattern.ends_with("elaborate") => return taken + words - 1,
            Some((words, pattern)) if pattern.starts_with("say|") => {
                return taken + words;
            }
            Some((_, pattern)) if pattern.starts_with("and|also") && spoken.at(taken, "if").is_some() => return taken,
            Some((words, _)) if taken + words < spoken.words.len() => taken += words,
            _ => return taken,
        }
    }
}

/// Returns the form of a clause that starts at word `from`.
pub(super) fn kind(spoken: &Spoken<'_>, from: usize, whether: bool) -> Kind {
    let starts = |pattern: &str| spoken.at(from, pattern).is_some();
    let any = |patterns: &[&str]| patterns.iter().any(|pattern| starts(pattern));
    let question = spoken.text.trim_end().ends_with('?');
    if whether {
        return Kind::Whether;
    }
    if document(spoken, from) {
        return Kind::Document;
    }
    if promise(spoken, from) {
        return Kind::Promise;
    }
    if let Some(kind) = open(spoken, from) {
        return kind;
    }
    // "List of X", "use of Y", "review of Z": nouns, and the heading of a checklist.
    let noun = spoken.at(from + 1, "of").is_some()
        && spoken.at(from, "list|use|review|control|document|test|store|plan|track|check").is_some();
    if noun && !question {
        return if finite(spoken, from) { Kind::Agree } else { label(spoken) };
    }
    if any(&[
        "list|enumerate|itemize",
        "name|identify|provide|give|specify|state all|each|every|any",
        "provide|give|share|supply a|the|your list|inventory",
        "provide|give|share|supply a|the|your _ list|inventory",
        "provide us with a list",
        "name your _",
    ]) {
        return Kind::List;
    }
    if any(&[
        "describe|explain|outline|elaborate|summarize|discuss|detail",
        "provide|give|share|supply a|an|the|some|any|further|additional|more|your|brief|full|us",
    ]) || any(&[
        "provide|give details|detail|information|description|explanation|overview|context|background|justification",
    ]) {
        return value_kind(spoken).unwrap_or(Kind::Describe);
    }
    if any(&["state|specify|indicate|name|identify|give|provide|enter|quote|insert|supply|select"])
        && spoken.words.len() > from + 1
    {
        return value_kind(spoken).unwrap_or(Kind::Which);
    }
    if starts(AUXILIARY) && spoken.words.len() > from + 1 {
        return Kind::Whether;
    }
    // "When data is deleted, is it …", "For backups, do you …".
    if question && (after_comma(spoken, from) || after_colon(spoken, from)) {
        return Kind::Whether;
    }
    if question {
        // "u have soc2?", "any subprocessors?", "You encrypt backups, right?"
        let spoken_to = spoken.has("you|u|we|guys|yall|your") && !starts("your");
        return if spoken_to
            || starts("any|got|anyone|anybody")
            || finite(spoken, from)
            || participle_first(spoken, from)
        {
            Kind::Whether
        } else {
            label(spoken)
        };
    }
    if starts(IMPERATIVE) && spoken.words.len() > from + 2 || finite(spoken, from) {
        return Kind::Agree;
    }
    label(spoken)
}

fn label(spoken: &Spoken<'_>) -> Kind {
    if company(spoken) {
        Kind::Company
    } else if spoken.text.trim_end().ends_with('?') && wants(spoken, Kind::Label).is_empty() {
        // "Laptops encrypted?", "SOC 2?": short for a whole question.
        Kind::Whether
    } else {
        Kind::Label
    }
}

/// Questions with a question word.
fn open(spoken: &Spoken<'_>, from: usize) -> Option<Kind> {
    // "At what", "in which", "from where", "by whom", "after how many".
    let lead = usize::from(
        spoken.at(from, &format!("in|at|from|for|by|within|after|to|with|on|under|of|since|until {WH}")).is_some(),
    );
    let starts = |pattern: &str| spoken.at(from + lead, pattern).is_some();
    let any = |patterns: &[&str]| patterns.iter().any(|pattern| starts(pattern));
    let place = "country|countries|region|regions|location|locations|jurisdiction|jurisdictions|city|cities|state|place|datacenter";
    let embedded = spoken.words.len() > from + lead + 1;
    if any(&["how often|frequently|regularly", "what|which frequency|cadence|interval|intervals", "how many times"]) {
        return Some(Kind::HowOften);
    }
    if any(&["how many|much hours|days|weeks|months|years|minutes|time", "how many business|working|calendar days"]) {
        return Some(if spoken.at(from, "within|in").is_some() { Kind::HowFast } else { Kind::HowLong });
    }
    if any(&["how much|many notice|warning", "how much advance|prior notice|warning"]) {
        return Some(Kind::HowLong);
    }
    if any(&["when does|do|is|are|must|would"]) && !spoken.has("available|released|delivered|planned|next|last") {
        return Some(Kind::HowFast);
    }
    if any(&["how long"]) {
        let speed = spoken.has("take|takes") || spoken.has("until|before");
        return Some(if speed { Kind::HowFast } else { Kind::HowLong });
    }
    if any(&["how fast|soon|quickly|promptly|rapidly"])
        || spoken.at(from, "by|until when").is_some()
        || lead == 1 && spoken.at(from, "within|in what|which time|timeframe|period|timeline|hours|days").is_some()
    {
        return Some(Kind::HowFast);
    }
    if any(&["how many|much"]) {
        return Some(Kind::HowMany);
    }
    if any(&["what|which date|year|month"]) {
        return Some(Kind::When);
    }
    if any(&["when"]) && embedded && !after_comma(spoken, from) {
        return Some(Kind::When);
    }
    if any(&["where", &format!("what|which {place}"), &format!("what|which _ {place}")]) && !after_comma(spoken, from) {
        return Some(Kind::Where);
    }
    if any(&[
        "who|whom|whose",
        "what|which person|role|roles|team|department|individual|individuals|staff|personnel|people|employees",
    ]) {
        return Some(Kind::Who);
    }
    if any(&[
        "what|which means|manner|way|ways|fashion|extent|circumstances|conditions|moments|points|occasions|stage|stages|events",
    ]) {
        return Some(Kind::How);
    }
    if any(&["how do|does|is|are|can|will|would|did|was|were|should|have|has|to"]) || starts("how") {
        return Some(Kind::How);
    }
    if any(&["what is|are|s the|your list|inventory"]) {
        return Some(Kind::List);
    }
    if any(&[
        "what is|are your|the approach|process|procedure|strategy|practice|practices|policy|method|methods|steps",
        "what happens|becomes|measures|steps|controls|safeguards|mechanisms|processes|procedures|do|does|policies",
        "why",
    ]) {
        return Some(value_kind(spoken).unwrap_or(Kind::How));
    }
    if any(&["what|which"]) {
        return Some(match value_kind(spoken) {
            Some(kind) => kind,
            None if company(spoken) => Kind::Company,
            None => Kind::Which,
        });
    }
    None
}

/// What "what is your …" and "state the …" ask for by their head.
fn value_kind(spoken: &Spoken<'_>) -> Option<Kind> {
    // Only the head counts: "the retention period of backups", not "the policy that sets a period".
    let head = |pattern: &str| spoken.find(pattern).is_some_and(|range| range.start < 6);
    if head("frequency|cadence|interval|intervals") {
        return Some(Kind::HowOften);
    }
    if head("retention period|time|duration")
        || head("period|duration") && spoken.has("retain*|retention|kept|stored|preserved|keep|store")
    {
        return Some(Kind::HowLong);
    }
    if head(
        "response|resolution|recovery|notification|remediation|patching|fix|acknowledgment|restoration time|times|timeframe|timeframes|timescale|timescales|deadline|deadlines|timeline|timelines|window|target|targets|sla|slas",
    ) || head("rto|rpo|mttr|mttd|timeframe|timeline|timelines")
        || head("recovery time|point objective")
    {
        return Some(Kind::HowFast);
    }
    if head("number of") && !spoken.has("contact|phone|registration|vat|tax") {
        return Some(Kind::HowMany);
    }
    if head("date") {
        return Some(Kind::When);
    }
    if head("country|countries|region|regions|location|locations|jurisdiction") && !head("region code") {
        return Some(Kind::Where);
    }
    None
}

fn document(spoken: &Spoken<'_>, from: usize) -> bool {
    let at = |pattern: &str| spoken.at(from, pattern).is_some();
    if at("attach|upload|enclose|append|submit|furnish") {
        return true;
    }
    let asks = at("provide|share|send|supply|forward|give|show|include|return")
        || at("can|could|may|might|would we|i see|have|get|obtain|receive|review|read|access|download")
        || at("can|could|would|will you provide|share|send|supply|attach|show|give|furnish|make");
    if !asks {
        return false;
    }
    let Some(found) = spoken.first(&DOCUMENTS) else { return false };
    // "Provide an overview of the plan" wants words, "provide the plan" wants the paper.
    let told = spoken.find("description|overview|list|details|information|explanation|date|dates|number|name|names");
    found.start < from + 12 && told.is_none_or(|told| told.start > found.start)
}

fn promise(spoken: &Spoken<'_>, from: usize) -> bool {
    const COMMIT: &str = "agree|commit|undertake|guarantee|warrant|accept|consent|pledge|promise|acknowledge|represent|covenant|indemnify";
    const PARTY: &str = "you|u|vendor|supplier|provider|contractor|company|organization";
    let patterns = [
        format!("will|shall|would {PARTY}"),
        format!("will|shall|would your|the {PARTY}|team|firm"),
        format!("do|does|can|could {PARTY} {COMMIT}"),
        format!("do|does|can|could your|the {PARTY} {COMMIT}"),
        format!("are|is {PARTY} willing|prepared|ready|committed"),
        format!("are|is your|the {PARTY} willing|prepared|ready|committed"),
        format!("{COMMIT}|confirm|certify|attest|affirm|assure that|to"),
        "confirm|certify|warrant|guarantee|acknowledge your|the|all|our|you|no|compliance|acceptance".to_owned(),
        "please confirm".to_owned(),
        format!("{PARTY} will|shall|agrees|agree|must|warrants|undertakes"),
        format!("the {PARTY} will|shall|agrees|warrants|undertakes"),
    ];
    let told = spoken.at(from, "will").is_some() && spoken.has("be notified|informed|told|alerted|consulted");
    told || patterns.iter().any(|pattern| spoken.at(from, pattern).is_some())
        && !(spoken.at(from, "confirm").is_some() && spoken.at(from + 1, "whether|if").is_some())
}

/// Facts of the company or a contact.
pub(super) fn company(spoken: &Spoken<'_>) -> bool {
    static FACTS: [Pattern; 22] = patterns([
        "legal|registered|full|trading company|entity|business|name",
        "legal entity|name",
        "company|vendor|supplier|organization|business|firm name|address|website|details|registration|background|overview|size|history",
        "registered|head|postal|business address|office",
        "headquarters|hq",
        "year founded|established|incorporated|of",
        "founded|incorporated",
        "number of employees|staff",
        "employee|staff count|headcount",
        "contact name|email|phone|title|details|person|information|number",
        "name of contact|respondent|vendor|company|supplier",
        "phone|telephone|fax number",
        "email address",
        "vat|tax|registration|company|duns|lei|ein number|id|code",
        "duns|lei",
        "parent company|organization",
        "ownership structure",
        "country of incorporation|registration",
        "place of incorporation|registration|business",
        "completed by",
        "job title",
        "web link|address|site",
    ]);
    spoken.any(&FACTS).is_some()
}

/// Whether a question with its verb in front follows the first comma.
fn after_comma(spoken: &Spoken<'_>, from: usize) -> bool {
    (from + 2..spoken.words.len()).any(|at| {
        spoken.text[..spoken.words[at].span.start].trim_end().ends_with(',')
            && spoken.at(at, AUXILIARY).is_some()
            && spoken.at(at + 1, "been|not").is_none()
    })
}

/// Whether some word is a verb in its finite form, so that the text is a sentence and not a label.
fn finite(spoken: &Spoken<'_>, from: usize) -> bool {
    (from + 1..spoken.words.len()).any(|at| {
        spoken.at(at, "is|are|was|were|must|shall|should|will|has|have|does|do|can|may|need|needs|cannot").is_some()
            // "Where data is stored" after a label's colon, or a relative clause, is no sentence yet.
            && !spoken.words[from..at].iter().any(|word| ["that", "which", "who", "where"].contains(&word.text.as_str()))
    }) || spoken.words.iter().skip(from + 1).any(|word| ["encrypts", "maintains", "uses", "performs", "ensures", "requires", "provides", "supports", "conducts", "enforces", "monitors", "reviews"].contains(&word.text.as_str()))
}

/// "Critical flaws: fixed within ten days?"
fn after_colon(spoken: &Spoken<'_>, from: usize) -> bool {
    (from + 1..spoken.words.len()).any(|at| {
        spoken.text[..spoken.words[at].span.start].trim_end().ends_with(':')
            && (spoken.at(at, AUXILIARY).is_some() || participle_first(spoken, at))
    })
}

fn participle_first(spoken: &Spoken<'_>, from: usize) -> bool {
    let word = spoken.word(from);
    word.len() > 4 && word.ends_with("ed")
}

#[cfg(test)]
mod tests;
