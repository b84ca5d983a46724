//! What a question insists on: "documented", "tested", "independent", "all". A yes must say as much.

use super::pattern::{Pattern, patterns};
use super::spoken::Spoken;

/// Something that a question insists on, with the words in which it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demand {
    /// Which kind, as an index into the table.
    kind: usize,
    /// The words of the question.
    pub words: String,
}

/// The words that insist, and the words by which a text says as much.
static DEMANDS: [(&[Pattern], &str); 25] = [
    // A figure is asked for without naming one.
    (
        &patterns([
            "stated|defined|set|fixed|specified|certain|given|agreed|committed number|period|time|timeframe|timeframes|timeline|timelines|deadline|deadlines|window",
        ]),
        "1*|2*|3*|4*|5*|6*|7*|8*|9*|one|two|three|five|ten|annual*|yearly|daily|weekly|monthly|quarter*",
    ),
    // What customers can do is not what the vendor does.
    (
        &patterns([
            "can|could|may customers|clients|users|tenants|we|customer|organizations",
            "can|could|may our|the|a|each|individual|end customer|customers|users|user|clients|admins|administrators|people|team|organization|tenants",
        ]),
        "customer|customers|user|users|client|clients|tenant|tenants|you|your|organisation|organization|request|demand|anyone|everybody",
    ),
    (&patterns(["end to end"]), "end"),
    (&patterns(["encrypt*|data|protected in use", "client side", "on the client", "in memory"]), "use|client|memory"),
    (
        &patterns(["full|complete|exhaustive|comprehensive"]),
        "full*|complete*|exhaustive|entire*|all|whole|every|everything",
    ),
    (&patterns(["public|publicly|published|openly"]), "public*|publish*|website|download*|open|bugcrowd"),
    (&patterns(["own|in house|yourselves"]), "own|house|ourselves|each"),
    (
        &patterns(["secure|secured|securely|safe|safely"]),
        "secur*|safe*|protect*|encrypt*|restrict*|tamper*|signed|hashed|locked|isolated|tls|https|never",
    ),
    // That something can be used is less than that its use can be imposed.
    (
        &patterns([
            "can|could|may _ enforce|mandate|require|impose|force",
            "can|could|may _ _ enforce|mandate|require|impose|force",
            "able to enforce|mandate|require|impose|force",
        ]),
        "enforc*|mandat*|requir*|impos*|compulsory|force|forces|forced",
    ),
    (
        &patterns(["per|by|each|every severity|priority", "for each severity|priority"]),
        "severity|priority|critical|high",
    ),
    (&patterns(["policy|policies"]), "policy|policies|rule|rules|guideline*|standard|standards|written|terms|strategy"),
    (&patterns(["plan|plans"]), "plan|plans|planned|planning"),
    (
        &patterns(["documented|written|formal|formally|formalized"]),
        "documented|document|documents|written|formal|formally|policy|policies|plan|plans|handbook|published|agreement|dpa|contract|contracts|terms|stated|states",
    ),
    (
        &patterns([
            "approved|ratified|endorsed",
            "signed off",
            "management|executive|board|leadership approv*|sponsor*|commit*",
        ]),
        "approv*|ratified|endorsed|signed|management|leadership",
    ),
    (
        &patterns(["reviewed|updated|revised|refreshed", "kept current", "up to date"]),
        "review*|updat*|revis*|issued|current",
    ),
    (&patterns(["tested|exercised|rehearsed|validated|drilled"]), "test*|exercis*|rehears*|verif*|drill*"),
    (
        &patterns(["regularly|periodically|routinely|regular|periodic|routine", "planned|defined|set intervals"]),
        "regular*|periodic*|routine*|annual*|yearly|every|each|daily|nightly|weekly|monthly|quarter*|continuous*|always|once|twice|year",
    ),
    (
        &patterns([
            "independent|independently|impartial",
            "external|outside|accredited|qualified body|bodies|firm|firms|auditor|auditors|assessor|company|tester|testers|party|parties|specialist|specialists|consultant|consultants|organization|experts",
            "external|third|outside party audit|audits|audited|assessment|assessments|test|tests|testing|penetration|review|reviews|auditor|auditors|assessor|assessors|firm",
            "external|outside audit|audits|assessment|assessments|test|tests|testing|penetration|review|reviews",
            "by a|an external|outside|third",
            "externally",
        ]),
        "independent*|external*|outside|firm|firms|accredited|auditor|auditors",
    ),
    (&patterns(["automated|automatic|automatically|automation"]), "automat*|continuous*|pipeline|ci|build|push"),
    (
        &patterns(["real time", "continuous|continuously|constantly", "24x7|24x7x365|365", "24 7", "around the clock"]),
        "real|continuous*|constantly|24x7|24|clock",
    ),
    (&patterns(["physical|physically"]), "physical*|premises|guard*|building*"),
    (&patterns(["logical|logically"]), "logical*|schema|database|tenant*|account*|role*"),
    (
        &patterns(["immediately|instantly|promptly|asap", "without undue|any delay", "at once", "timely"]),
        "immediate*|prompt*|instant*|once|undue|within|hour|hours|minutes",
    ),
    (
        &patterns([
            "offsite|geographically",
            "separate|different|another|secondary|second|alternate|distinct|remote location|region|site|datacenter|zone|place|facility|country",
        ]),
        "offsite|geograph*|separate|different|another|second*|alternate|replica*|cross",
    ),
    (
        &patterns(["before|prior|beforehand", "in advance", "ahead of"]),
        "before|prior|advance|ahead|beforehand|until|start",
    ),
];

/// Returns what a clause insists on.
pub(super) fn demands(spoken: &Spoken<'_>) -> Vec<Demand> {
    let mut found = Vec::new();
    for (kind, (patterns, _)) in DEMANDS.iter().enumerate() {
        if let Some(range) = spoken.any(patterns) {
            found.push(Demand { kind, words: spoken.written(range).to_owned() });
        }
    }
    found
}

impl Demand {
    /// Whether a word is one of those that insist.
    #[must_use]
    pub fn is_made_of(&self, word: &str) -> bool {
        let patterns = DEMANDS.get(self.kind).map_or(&[][..], |(patterns, _)| patterns);
        patterns.iter().any(|pattern| pattern.text.split([' ', '|']).any(|own| own == word))
    }

    /// The words by which a text says as much; one that ends in `*` stands for any ending.
    pub(super) fn grants(&self) -> impl Iterator<Item = &'static str> {
        DEMANDS.get(self.kind).into_iter().flat_map(|(_, grants)| grants.split('|'))
    }
}

/// The word by which a clause demands that there be no exception, with what it is said of.
pub(super) fn absolute(spoken: &Spoken<'_>) -> Option<String> {
    const TIME: &str =
        "second|minute|hour|day|week|month|quarter|year|release|build|push|time|two|three|six|twelve|half";
    (0..spoken.words.len()).find_map(|at| {
        let one = spoken
            .at(at, "exclusively|only|solely|entirely|always|fully|completely|wholly|everybody|everyone")
            .is_some();
        let of = spoken.at(at, "all|every|each|whole|entire").is_some() && spoken.at(at + 1, TIME).is_none();
        (one || of).then(|| spoken.written(at..(at + if one { 1 } else { 3 }).min(spoken.words.len())).to_owned())
    })
}

/// Whether a text leaves no exception either.
#[must_use]
pub fn is_absolute(text: &str) -> bool {
    Spoken::new(text).has(
        "all|every|each|everybody|everyone|everything|always|only|no|never|nobody|none|nothing|exclusively|solely|entirely|any|whole|must|neither",
    )
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::Lexicon;
    use super::*;

    #[test]
    fn a_weaker_fact_does_not_meet_a_demand() {
        // Question, text that does not say as much, text that does.
        let table = [
            (
                "Do you have documented restore procedures?",
                "We have procedures to restore data.",
                "Restores follow a written runbook.",
            ),
            ("Is the policy approved by management?", "We have a policy.", "Our policy is approved by the board."),
            ("Are restore procedures tested?", "We can restore data.", "We test restores."),
            ("Are systems regularly scanned?", "We scan systems.", "We scan systems every week."),
            ("Do independent firms test the app?", "We test the app.", "An independent firm tests the app."),
            ("Are third-party audits done?", "We audit ourselves.", "An external auditor visits us."),
            ("Is code scanned automatically?", "Code is scanned.", "Code is scanned at every push."),
            ("Are logs monitored 24x7?", "Logs are monitored.", "Logs are monitored around the clock."),
            ("Is access removed immediately?", "Access is removed.", "Access is removed within one hour."),
            ("Are backups kept at a separate location?", "Backups are kept.", "Backups are kept in another region."),
            ("Do you keep logs secure?", "Logs are kept for a year.", "Logs are protected against changes."),
            ("Can our admins enforce MFA?", "Users may use MFA.", "Admins can make MFA compulsory for users."),
            ("Are we told before a change?", "We tell you of changes.", "We tell you 30 days in advance."),
        ];
        let lexicon = Lexicon::new(std::iter::empty());
        for (question, weaker, enough) in table {
            let demands = demands(&Spoken::new(question));
            assert!(!demands.is_empty(), "{question}");
            let gist = |text| lexicon.gist([text]);
            assert!(demands.iter().any(|demand| !gist(weaker).meets(demand)), "{question}: {weaker}");
            assert!(demands.iter().all(|demand| gist(enough).meets(demand)), "{question}: {enough}");
        }
        for plain in ["Do you scan third-party software?", "Is data encrypted?", "Are subprocessors used?"] {
            assert_eq!(demands(&Spoken::new(plain)), [], "{plain}");
        }
    }

    #[test]
    fn what_allows_no_exception() {
        let absolute = |text| absolute(&Spoken::new(text)).unwrap_or_default();
        assert_eq!(absolute("Is all customer data encrypted?"), "all customer data");
        assert_eq!(absolute("Is data kept exclusively in the EU?"), "exclusively");
        assert_eq!(absolute("Is access reviewed every quarter?"), "");
        assert!(is_absolute("Everybody is trained.") && !is_absolute("Staff are trained."));
    }
}
