//! The kinds of value that a clause asks for, from its question word and its head.

use super::pattern::{Pattern, patterns};
use super::reading::{Kind, Want};
use super::spoken::Spoken;

/// Heads that name a kind of value; the first that stands early wins.
static HEADS: [(Want, &[Pattern]); 18] = [
    (Want::RegionCode, &patterns(["region code|codes|identifier|id", "region|regions name|names code"])),
    (Want::Frequency, &patterns(["frequency|cadence|interval|intervals", "how often|frequently|regularly"])),
    (
        Want::Duration,
        &patterns([
            "retention period|time|schedule|duration",
            "period|periods|duration|timeframe|timeframes|timeline|timelines|sla|slas|rto|rpo|mttr|deadline",
            "how long|fast|soon|quickly|promptly",
            "how much time",
            "by|until|within when",
            "recovery time|point objective",
            "time to",
            "response|notification|remediation|fix|patch|resolution time|times|window|target|targets",
            "many hours|days|weeks|months|years|minutes",
            "in minutes|hours|days|weeks|months|years",
            "in business|working|calendar days",
        ]),
    ),
    (
        Want::Date,
        &patterns([
            "date|dates",
            "when",
            "last|latest|recent|next tested|test|audit|performed|conducted|review|reviewed when",
            "expiry|expiration date",
            "expires|expire",
        ]),
    ),
    (Want::Percentage, &patterns(["percentage|percent", "uptime|availability", "service level"])),
    (
        Want::Amount,
        &patterns([
            "limit|amount of cover*|liability|insurance",
            "sum|amount|limit insured|covered",
            "coverage|cover amount|limit",
            "how much",
            "cost|price|revenue|turnover",
        ]),
    ),
    (Want::Count, &patterns(["how many", "number of", "headcount", "employee|staff count"])),
    (Want::Version, &patterns(["version|versions"])),
    (
        Want::Algorithm,
        &patterns([
            "algorithm|algorithms|cipher|ciphers|protocol|protocols",
            "key length|lengths|size|sizes|strength",
            "encryption standard|standards|method|type|strength",
            "hash|hashing function|functions",
        ]),
    ),
    (Want::Contact, &patterns(["email|telephone|phone|fax|url|website|link|contact|hotline", "address|addresses"])),
    (
        Want::Place,
        &patterns([
            "country|countries|region|regions|location|locations|jurisdiction|jurisdictions|city|residency|place|where",
            "hosted|stored|located|reside|resides|headquarters|datacenter|offices",
        ]),
    ),
    (
        Want::Provider,
        &patterns([
            "provider|providers|supplier|suppliers|host|hosts|subprocessor|subprocessors|carrier|insurer",
            "fourth|third party|parties",
            "firm|firms|company|companies|vendor|vendors",
            "who hosts|runs|operates|provides",
            "hosting",
        ]),
    ),
    (
        Want::Person,
        &patterns([
            "person|role|roles|officer|team|department|staff|individual|individuals|personnel|people|owner",
            "who",
            "whom",
        ]),
    ),
    (
        Want::Standard,
        &patterns([
            "certification|certifications|certificate|certificates|standard|standards|framework|frameworks|attestation|attestations|accreditation|accreditations|report|reports",
        ]),
    ),
    (
        Want::Tool,
        &patterns([
            "tool|tools|tooling|software|product|products|technology|technologies|solution|framework|library|platform|service|services|system|systems",
        ]),
    ),
    (
        Want::Data,
        &patterns([
            "what|which data|information|content|fields",
            "what|which of our|the data|information|content",
            "what|which _ data|information|content|fields",
            "what|which kind|kinds|type|types|category|categories|elements of data|information",
            "what|which kind|kinds|type|types|category|categories of _ data|information",
            "data|information elements|fields|categories",
        ]),
    ),
    (
        Want::Method,
        &patterns([
            "what|which _ method|methods|mechanism|mechanisms|type|types|technique|techniques",
            "what|which method|methods|mechanism|mechanisms|type|types|technique|techniques|kind|kinds of",
        ]),
    ),
    (Want::Name, &patterns(["name|names|entity|title"])),
];

/// Returns what the clause wants, the surest first; nothing for a plain yes or no.
pub(super) fn wants(spoken: &Spoken<'_>, kind: Kind) -> Vec<Want> {
    let by_word: &[Want] = match kind {
        Kind::HowOften => &[Want::Frequency],
        Kind::HowLong | Kind::HowFast => &[Want::Duration],
        Kind::HowMany => &[Want::Count],
        Kind::When => &[Want::Date],
        Kind::Where => &[Want::Place],
        Kind::Which | Kind::Label | Kind::Company | Kind::List | Kind::Who => &[],
        // What is asked for in words, or for yes and no, wants no value.
        Kind::Whether | Kind::How | Kind::Describe | Kind::Agree | Kind::Document | Kind::Promise => return Vec::new(),
    };
    let mut found = by_word.to_vec();
    // The head stands before the words that only place it: "the version of the protocol", "minimum version for traffic".
    let mut heads: Vec<(usize, Want)> = HEADS
        .iter()
        .filter_map(|(want, patterns)| {
            patterns
                .iter()
                .filter_map(|pattern| spoken.first(pattern))
                .map(|range| range.start)
                .min()
                .map(|at| (at, *want))
        })
        .filter(|(at, _)| *at < 7)
        .collect();
    heads.retain(|(at, want)| *want != Want::Version || spoken.at(*at + 1, "control").is_none());
    heads.sort_by_key(|(at, _)| *at);
    for (_, want) in heads {
        if !found.contains(&want) && compatible(kind, want) {
            found.push(want);
        }
    }
    if kind == Kind::Who && !found.contains(&Want::Person) {
        found.push(Want::Person);
    }
    found.truncate(3);
    found
}

fn compatible(kind: Kind, want: Want) -> bool {
    match kind {
        Kind::HowOften | Kind::HowLong | Kind::HowFast | Kind::HowMany | Kind::When => false,
        Kind::Where => want == Want::RegionCode,
        Kind::Who => matches!(want, Want::Provider | Want::Person | Want::Name | Want::Contact),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_says_what_is_wanted() {
        let table = [
            ("How often are restores tested?", Kind::HowOften, Some(Want::Frequency)),
            ("How long are logs kept?", Kind::HowLong, Some(Want::Duration)),
            ("What RTO do you offer?", Kind::Which, Some(Want::Duration)),
            ("Which version of TLS is the minimum?", Kind::Which, Some(Want::Version)),
            ("Which cipher protects backups?", Kind::Which, Some(Want::Algorithm)),
            ("Exact region code of the backend", Kind::Label, Some(Want::RegionCode)),
            ("Log retention period", Kind::Label, Some(Want::Duration)),
            ("Data residency", Kind::Label, Some(Want::Place)),
            ("Fourth parties", Kind::Label, Some(Want::Provider)),
            ("Who hosts the service?", Kind::Who, Some(Want::Provider)),
            ("Who approves changes?", Kind::Who, Some(Want::Person)),
            ("What is the e-mail address for reports?", Kind::Which, Some(Want::Contact)),
            ("Number of employees", Kind::Company, Some(Want::Count)),
            ("Which certificates do you hold?", Kind::Which, Some(Want::Standard)),
            ("Which tools scan code?", Kind::Which, Some(Want::Tool)),
            ("Which of our data is stored?", Kind::Which, Some(Want::Data)),
            ("Limit of liability", Kind::Label, Some(Want::Amount)),
            ("Do you encrypt backups?", Kind::Whether, None),
            ("How do you manage keys?", Kind::How, None),
        ];
        for (text, kind, expected) in table {
            assert_eq!(wants(&Spoken::new(text), kind).first().copied(), expected, "{text}");
        }
    }
}
