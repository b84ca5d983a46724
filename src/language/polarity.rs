//! Which way a question is turned: whether "yes" would be the bad news.
//!
//! Bad practices are known by their words ("shared accounts", "outside the EU", "in plaintext").
//! Each negation turns the question once more ("never", "prevented from"). What is not surely known
//! is said to be uncertain, so that a person looks.

use std::ops::Range;

use super::pattern::{Pattern, pattern, patterns};
use super::spoken::Spoken;

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Polarity {
    pub reversed: bool,
    pub because: Option<String>,
    pub uncertain: bool,
}

/// Practices that a vendor would rather not have.
static BAD: [Pattern; 76] = patterns([
    "remain|remains|persist|persists|survive|survives|linger|lingers in|within|on",
    "keep|retain|hold|store data|information|records|copies|content after|following|beyond|once",
    "keep|retain|hold|store our|customer|client|personal|any data|information|records|copies|content after|following|beyond|once",
    "kept|retained|held|stored|remain|remains|survive|survives after|following|beyond|once",
    "unrestricted|unlimited|unmonitored|unlogged|uncontrolled|unsupervised|unauthorized access",
    "outside of|the|our|your|europe|eu|eea|uk|us|germany|switzerland|canada",
    "outside _",
    "leave|leaves|leaving the|our|your|europe|eu|eea|its",
    "third country|countries",
    "cross border|borders",
    "overseas|abroad|offshore|offshored|offshoring",
    "plaintext|cleartext|unencrypted|unmasked|unprotected|unauthenticated|unpatched",
    "in the clear",
    "readable form|format",
    "human readable",
    "without encryption|encrypting|authentication|authenticating|authorization|approval|consent|notice|notification|mfa|password|passwords|login|logging|review|supervision|permission|oversight|our|prior|informing|asking|being|customer",
    "shared|generic|group|anonymous account|accounts|credentials|login|logins|user|users|ids|passwords",
    "share|sharing accounts|credentials|passwords|logins",
    "default password|passwords|credential|credentials|account|accounts",
    "hard coded|code",
    "hardcoded",
    "sell|sold|selling|monetize|monetized|rent|rented",
    "advertising|marketing|profiling purposes",
    "train|training|trained|improve ai|ml|models|model|machine|llm|llms|algorithms",
    "train|training|trained _ ai|ml|models|model|machine|llm|llms",
    "data to train|improve",
    "production|live|real|customer data in|for|within|on test|tests|testing|development|non|staging|dev",
    "production|live|real|customer data be used in|for|within|on test|testing|development|non|staging",
    "production|live|real|customer data used in|for|within|on test|testing|development|non|staging",
    "data is|are used in|for|within test|testing|development|non",
    "known vulnerabilities present|remain*|open|unresolved",
    "free text passwords",
    "had|experienced|suffered|been|encountered|reported|sustained a|an|any|significant|security|data|breach|breaches _ breach|breaches|incident|incidents|compromise|intrusion|attack",
    "had|experienced|suffered|encountered|sustained|reported a|an|any|significant|material|major|security|data breach|breaches|incident|incidents|compromise|compromises|outage",
    "had|experienced|suffered|encountered|sustained|reported breach|breaches|incidents",
    "had|experienced|suffered|encountered|sustained|reported a|an|any _ _ breach|breaches|incident|incidents",
    "any breach|breaches|incident|incidents|compromise|litigation|fines|sanctions|outages in|during|over|within|ever|occurred|happened|against|to",
    "any security|data|personal|significant|material|legal|regulatory breach|breaches|incident|incidents|proceedings|action|actions|violations",
    "been breached|hacked|compromised|fined|sued|sanctioned",
    "subject|party|victim to|of a|any|an|regulatory|legal|cyberattack|breach",
    "been subject|party|victim",
    "litigation|lawsuits|lawsuit|bankruptcy|insolvency",
    "take|taking home",
    "bypass|bypassed|bypassing|circumvent|circumvented|override|overridden",
    "disable|switch|turn|switched|turned off",
    "users|customers|anyone|staff|employees disable|deactivate",
    "commingle|commingled|comingled|intermingled|mixed",
    "end of life|support",
    "unsupported|obsolete|outdated|deprecated|legacy|superseded",
    "tls 1.0|1.1",
    "ssl 2|3|2.0|3.0",
    "md5|rc4|3des|sha1|telnet",
    "sha 1",
    "personal|private|own devices|device|laptops|phones|email|computers",
    "byod",
    "single point of failure",
    "local|domain administrator|admin rights|privileges",
    "visible to|in",
    "exposed|leaked|disclosed to",
    "everybody|everyone|anybody|anyone in|at|inside|within _ _ have|has|reach|access",
    "everybody|everyone|anybody|anyone in|at|inside|within _ have|has|reach|access",
    "everybody|everyone|anybody|anyone have|has|reach|access",
    "all staff|employees|personnel|developers|engineers|users have|reach|access",
    "all your|the staff|employees|personnel|developers|engineers have|reach|access",
    "public internet|access|bucket|buckets",
    "reached|reachable|accessible|exposed|open|connected from|to the internet",
    "directly|straight|direct from|to the internet",
    "internet facing|exposed",
    "publicly accessible|available|exposed",
    "reuse|reused|recycle|recycled",
    "exfiltrat*",
    "malicious code|functionality",
    "backdoor|backdoors",
    "removable media",
    "conflict|conflicts of interest",
    "trackers|tracking",
]);

/// Someone who should not, sees or gets what they should not.
static PEEKING: [Pattern; 14] = patterns([
    "can|could|may|does|is anyone|anybody|somebody|someone",
    "can|could|may others|outsiders|strangers",
    "can|could|may|do|does|are|is|will your|any|the|vendor|support|staff|employees|developers|engineers|administrators|personnel|you|anyone|anybody|somebody|other|others _ see|view|read|decrypt|look|open",
    "staff|personnel|employees|employee|engineers|engineer|developers|administrators|agents|team|you|anyone|support see|view|read|decrypt",
    "able|allowed|permitted to see|view|read|decrypt",
    "can|could|may your|any|the|vendor|support _ see|view|read|decrypt",
    "can|could|may employees|staff|personnel|you|anyone|developers|engineers|administrators access",
    "can|could|may your|any|support|vendor _ access",
    "can|could|may your|any _ _ access",
    "any third|outside|external|other|non|affiliated|foreign party|parties|company|companies|vendor|vendors|organization|organizations|atlassian|persons|tenants|entities",
    "do|does|are|is|will|can third|outside|external|other|fourth parties|party|companies|tenants|customers",
    "with|to third|external|outside|other|affiliated parties|party|companies|organizations|vendors",
    "anyone|anybody|someone other|outside|else",
    "other tenants|customers see|view|read|access",
]);

/// Words that turn the question round once more.
const NEGATIONS: [&str; 12] = [
    "not",
    "cannot",
    "never",
    "none",
    "neither",
    "no longer",
    "no",
    "free of|from",
    "without any|a|an|the",
    "kept|hidden|hide|hides|shielded|withheld|concealed from",
    "keep|keeps _ from",
    "keep|keeps _ _ from",
];

/// Words that say something is kept from happening: what they name is bad by itself.
static PREVENTIONS: Pattern = pattern(
    "prevent|prevented|prevents|preventing|prohibit|prohibited|prohibits|forbid|forbidden|forbids|disallow|disallowed|\
disabled|disables|blocked|blocks|block|denied|deny|banned|avoid|avoids|avoided|refrain|excluded|eliminated|protected|protect|protects|against|\
restricted|restrict|restricts|limited|limit|detect|detected|detects|removed|changed|mitigated|mitigate|replaced|renamed|rejected|impossible|unable",
);

/// Words that say something is kept in hand, when they stand before what they govern.
static GOVERNING: Pattern = pattern(
    "policy|policies|procedure|procedures|process|safeguards|controls|measures|control|approve|approved|govern|governing|\
scc|sccs|clauses|contractual|monitor|monitored|log|report|assess|assessed|review|reviewed|manage|identify|train|address|handle|respond|plan|require|requires|secure|separate|\
isolate|inform|notify|notified|informed|alert|contracts|agreements|encrypted|encrypt|register|records|inventory|list",
);

/// Words that stop something.
static STOPPED: Pattern = pattern(
    "disabled|deactivated|prevented|blocked|prohibited|forbidden|denied|refused|excluded|avoided|stopped|suspended|omitted|skipped|ignored|neglected|off",
);

/// Forms that people read either way.
static UNUSUAL: [Pattern; 16] = patterns([
    "nothing|nobody|nowhere",
    "still",
    "unless",
    "other than",
    "apart from",
    "except|excluding",
    "lack|lacks|lacking|missing|absence",
    "fail|fails|refuse|refuses",
    "otherwise",
    "less|more often|frequently|likely",
    "rather than",
    "instead of",
    "any longer|more",
    "without",
    "opt out",
    "exempt|exempted|exemption|exemptions",
]);

/// Returns how a question for yes or no is turned.
pub(super) fn polarity(spoken: &Spoken<'_>) -> Polarity {
    let mut because: Vec<&str> = Vec::new();
    let bad = spoken
        .any(&BAD)
        .filter(|range| !innocent(spoken, range))
        .or_else(|| spoken.any(&PEEKING).filter(|range| !innocent(spoken, range)));
    let mut prevention = None;
    let mut reversed = false;
    let mut uncertain = false;
    if let Some(range) = &bad {
        because.push(spoken.written(range.clone()));
        let outside = |at: &usize| !range.contains(at);
        prevention = (0..spoken.words.len())
            .filter(outside)
            .find(|at| spoken.here(*at, &PREVENTIONS).is_some())
            .or_else(|| (0..range.start).find(|at| spoken.here(*at, &GOVERNING).is_some()));
        match prevention {
            // "Are shared accounts prohibited?", "Do you have rules on …": yes is the good news.
            Some(at) => because.push(spoken.written(at..at + 1)),
            None => reversed = true,
        }
    }
    let negative_question =
        spoken.starts_any(&["do|does|did|is|are|was|were|have|has|can|could|will|would|should not"]) || tag(spoken);
    for negation in NEGATIONS {
        let Some(range) = spoken.find(negation) else { continue };
        if negative_question && negation == "not" || idiom(spoken, range.start) {
            continue;
        }
        because.push(spoken.written(range));
        match &bad {
            Some(_) if prevention.is_none() => reversed = !reversed,
            // "Are employees not allowed …": what is negated is not surely known to be good or bad.
            _ => {
                uncertain = true;
                reversed = !reversed && bad.is_none();
            }
        }
        break;
    }
    if negative_question {
        because.push("not");
        uncertain = true;
    }
    if let Some(range) = spoken.any(&UNUSUAL)
        && !set_apart(spoken, &range)
        && (bad.is_none() || spoken.written(range.clone()) != "without")
    {
        uncertain = true;
        because.push(spoken.written(range));
    }
    // "Is logging disabled?": whether what is stopped is good or bad is not surely known.
    if bad.is_none()
        && let Some(range) = spoken.first(&STOPPED)
    {
        because.push(spoken.written(range));
        uncertain = true;
    }
    because.dedup();
    let because = (!because.is_empty()).then(|| because.join(", "));
    Polarity { reversed, because, uncertain }
}

/// "Machine-readable form", "third-party libraries": words of a bad practice that name none.
fn innocent(spoken: &Spoken<'_>, range: &Range<usize>) -> bool {
    range.start > 0 && spoken.at(range.start - 1, "machine").is_some()
        || spoken
            .at(range.start, "outside firm|firms|party|parties|company|companies|auditor*|counsel|experts|researcher*|tester*|attack*|help|people|vendor*|assessor*")
            .is_some()
        || spoken.at(range.end - 1, "open source").is_some()
        || spoken.at(range.end - 1, "look for|over|after").is_some()
        || range.start > 0 && spoken.at(range.start - 1, "error|bug|issue|time|performance tracking|trackers").is_some()
        || range.start > 0
            && spoken.at(range.start - 1, "people|anyone|anybody|those|researchers|finders|individuals|parties|persons outside").is_some()
        || is_outsider(spoken, range)
        || spoken.at(range.end - 1, "read only|access").is_some()
        || spoken.at(range.end - 1, "party|external|outside|incident|incidents|breach|breaches").is_some()
            && spoken
                .at(
                    range.end,
                    "library|libraries|software|components|component|code|dependencies|packages|modules|tool|tools|audit*|assess*|\
test*|penetration|certif*|product|products|apps|risk|risks|security|provider|providers|vendor|vendors|supplier*|open|\
response|management|handling|plan|plans|process|procedure|procedures|reporting|notification|log|register",
                )
                .is_some()
}

/// "An outside renderer": someone from elsewhere, and no place.
fn is_outsider(spoken: &Spoken<'_>, range: &Range<usize>) -> bool {
    const PLACES: &str =
        "of|the|our|your|its|their|this|that|europe|eu|eea|uk|us|germany|switzerland|canada|country|region";
    let next = spoken.words.get(range.start + 1);
    let is_name = next.is_some_and(|word| spoken.text[word.span.clone()].starts_with(char::is_uppercase));
    spoken.at(range.start, "outside").is_some() && !is_name && spoken.at(range.start + 1, PLACES).is_none()
}

/// "Kept apart from": separation, and no exception.
fn set_apart(spoken: &Spoken<'_>, range: &Range<usize>) -> bool {
    const SETTING: &str =
        "kept|keep|keeps|held|set|stored|stay|stays|remain|remains|live|lives|logically|physically|is|are";
    spoken.at(range.start, "apart from").is_some()
        && (range.start.saturating_sub(3)..range.start).any(|at| spoken.at(at, SETTING).is_some())
}

/// "You do not sell data, do you?", "…, right?"
fn tag(spoken: &Spoken<'_>) -> bool {
    let words = spoken.words.len();
    words > 3
        && (spoken.at(words - 1, "right|correct|no").is_some() && spoken.text.contains(',')
            || spoken.at(words - 2, "do|does|is|are|can|will|not you|it|they|we").is_some()
                && spoken.text.contains(','))
}

/// "whether or not", "no later than", "if not": a `not` or `no` that negates nothing.
fn idiom(spoken: &Spoken<'_>, at: usize) -> bool {
    spoken.at(at, "no|not later|more|less|longer|fewer than").is_some()
        || spoken.at(at, "not only|limited|just|applicable|exceed*").is_some()
        || at >= 1 && spoken.at(at - 1, "or|if not|no").is_some()
        || at >= 1 && spoken.at(at - 1, "yes|and no|not").is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_know_which_way_they_are_turned() {
        // Turned round, uncertain, question.
        let table = [
            ("..", "Do you encrypt backups?"),
            ("..", "Is there a policy on access control?"),
            ("..", "Are customers told no later than 72 hours after a breach?"),
            ("..", "Is data kept in the EU?"),
            ("r.", "Do you store data outside the EU?"),
            ("r.", "Is any customer data transferred outside of Germany?"),
            ("r.", "Will backups ever leave our region?"),
            ("r.", "Are shared accounts used?"),
            ("..", "Are shared accounts prohibited?"),
            ("..", "Are default passwords changed before systems go live?"),
            ("r.", "Are passwords stored in plain text?"),
            ("..", "Are passwords never stored in plain text?"),
            ("r.", "Can your support staff see tokens in readable form?"),
            ("r.", "Can employees access customer data remotely?"),
            ("..", "Are staff prevented from taking home customer data?"),
            ("r.", "Do any third parties receive our data?"),
            ("r.", "Do third parties process customer information?"),
            ("r.", "Is customer data sold?"),
            ("r.", "Have you suffered a data breach in the past five years?"),
            ("r.", "Has your company ever been hacked?"),
            ("r.", "Do you train AI models with our data?"),
            ("r.", "Is TLS 1.0 accepted?"),
            ("..", "Is TLS 1.0 disabled?"),
            ("r.", "Can users turn off encryption?"),
            ("r.", "Is production data used in test environments?"),
            ("r.", "Can data be read without authentication?"),
            (".?", "Can we export data without your help?"),
            (".?", "Don't you encrypt backups?"),
            ("r?", "Are backups not encrypted?"),
            (".?", "Do old releases still get fixes?"),
            ("..", "Do you detect malicious code?"),
            ("..", "Do you have a formal incident response plan?"),
            ("..", "Are third-party libraries scanned?"),
            ("..", "Can we export data in a machine-readable format?"),
            ("..", "Can our lawyers read your contract?"),
            ("r.", "Does any part of the app run outside the platform?"),
            ("r.", "Do you keep customer data after the contract has ended?"),
            ("..", "Does an outside firm test the app?"),
            (".?", "Is logging of access disabled?"),
            (".?", "Is access reviewed less often than monthly?"),
        ];
        let show = |text: &str| {
            let found = polarity(&Spoken::new(text));
            format!("{}{}", if found.reversed { 'r' } else { '.' }, if found.uncertain { '?' } else { '.' })
        };
        let wrong: Vec<_> = table
            .iter()
            .filter(|(expected, text)| show(text) != *expected)
            .map(|(expected, text)| {
                format!("{text}: {}, not {expected}; {:?}", show(text), polarity(&Spoken::new(text)))
            })
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn the_reason_is_in_the_words_of_the_question() {
        let because = |text: &str| polarity(&Spoken::new(text)).because.unwrap_or_default();
        assert_eq!(because("Do you keep data outside the UK?"), "outside the");
        assert_eq!(because("Are passwords never in plain text?"), "plain text, never");
        assert_eq!(because("Do you log access?"), "");
    }
}
