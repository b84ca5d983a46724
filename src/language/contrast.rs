//! Words that may turn a sentence round without standing in what it is about: "out of", "prevent", "nothing".

use super::pattern::{Pattern, pattern, patterns};
use super::spoken::Spoken;
use super::words::word_texts;

/// Each kind of such words; two texts with the same kinds point the same way.
static KINDS: [&[Pattern]; 8] = [
    &patterns(["no|not|never|none|neither|nor|nobody|nothing|nowhere|cannot|without|free|zero"]),
    &patterns([
        "out|off|away|beyond|elsewhere|leave|leaves|leaving",
        "outside of|the|our|your|its|their|this|that|europe|eu|eea",
    ]),
    &patterns([
        "prevent*|exclud*|block*|prohibit*|forbid*|stop|stops|stopped|avoid*|refus*|deny|denies|denied|ban|banned|barred",
        "disabl*|reject*|refrain*",
    ]),
    &patterns([
        "only|exclusively|solely|alone|just|merely|minimum|minimal|fewest|smallest|strictly|confined",
        "least privilege|privileged|access|rights|permissions",
    ]),
    &patterns([
        "excess*|broader|wider|superfluous|unnecessary|unneeded|overly|sweeping|privileged",
        "more than",
        "more _ than",
        "more _ _ than",
    ]),
    &patterns(["allow*|permit*|permission|tolerat*|accepted|punish*|penal*"]),
    &patterns(["other|else|except|excluding|apart|besides|instead|rather"]),
    &patterns(["optional|optionally|voluntary|opt"]),
];

/// Words of such a kind that turn nothing here.
static IDIOMS: [Pattern; 3] = patterns([
    "no|not later|less|more|longer|only|just",
    "other|else parties|party|companies|company|customers|tenants|organizations|vendors|words",
    "out|off of|the|line box|boxes",
]);

/// What those have to do who are asked about: that something is done for them is no answer.
static DUTY: Pattern = pattern("need|needs|must|have|has|required|obliged to");

/// The kinds of turning words that a text has, as bits. Words of `known` are left out.
fn kinds(text: &str, known: &str) -> u16 {
    let known = word_texts(known);
    let spoken = Spoken::new(text);
    let idiom = |at: usize| IDIOMS.iter().any(|idiom| spoken.here(at, idiom).is_some());
    let turns = |at: usize, kind: &[Pattern]| kind.iter().any(|one| spoken.here(at, one).is_some());
    let mut found = 0;
    for at in (0..spoken.words.len()).filter(|at| !known.iter().any(|known| known == spoken.word(*at)) && !idiom(*at)) {
        for (number, kind) in KINDS.iter().enumerate() {
            found |= u16::from(turns(at, kind)) << number;
        }
    }
    let theirs = spoken.has("users|user|customers|customer|we|our|administrator|administrators|admin|admins");
    found | u16::from(theirs && spoken.first(&DUTY).is_some()) << KINDS.len()
}

/// Whether one of two questions has a turning word of a kind that the other lacks; words in the two `known` texts are
/// accounted for.
#[must_use]
pub fn contrast(one: (&str, &str), other: (&str, &str)) -> bool {
    kinds(one.0, one.1) != kinds(other.0, other.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_turns_a_question_shows() {
        for (one, other, expected) in [
            ("Is personal data written to logs?", "Do logs contain personal data?", false),
            ("Do you prevent personal data from being logged?", "Do logs contain personal data?", true),
            ("Are passwords kept out of the code?", "Are passwords kept in the code?", true),
            ("Are roles granted nothing above their needs?", "Are roles granted what they need?", true),
            ("Is data only stored in the EU?", "Is data stored in the EU?", true),
            ("Do users need to set anything up?", "Is privacy set up by default?", true),
            ("Must staff use a second factor?", "Do staff use a second factor?", false),
            ("Is it fixed no later than in a month?", "Is it fixed within a month?", false),
            ("Are rights held to the minimum?", "Does it ask for more rights than it needs?", true),
            ("Are rights held to the minimum?", "Do you ask only for the rights you need?", false),
            ("Is it reviewed at least yearly?", "Is it reviewed every year?", false),
            ("Do you reward outside researchers?", "Do you have a bug bounty?", false),
        ] {
            assert_eq!(contrast((one, ""), (other, "")), expected, "{one} {other}");
        }
        assert!(!contrast(("Is data stored outside the EU?", "outside the"), ("Is data stored in the EU?", "")));
    }
}
