//! Places: which city and which cloud region lies in which country, and which country in the EU, the EEA and Europe.
//!
//! Small and closed on purpose: what it does not know, it says nothing about.

use crate::language::words;

/// A country, or a group of countries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// By its first name in [`COUNTRIES`].
    Country(&'static str),
    /// One of the groups, from the narrowest to the widest.
    Group(Group),
}

/// Groups of countries; each lies within the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Group {
    /// The European Union.
    Eu,
    /// The European Economic Area.
    Eea,
    /// The continent.
    Europe,
    /// None of them.
    Elsewhere,
}

use Group::{Eea, Elsewhere, Eu, Europe};

/// Countries with their other names, the narrowest group they lie in, and cities and cloud regions in them.
///
/// The EU's members as of 2026; cities and regions are those that the large clouds and hosters name.
const COUNTRIES: [(&str, &[&str], Group, &[&str]); 33] = [
    ("austria", &[], Eu, &["vienna"]),
    ("belgium", &[], Eu, &["brussels", "st ghislain", "europe west1"]),
    ("bulgaria", &[], Eu, &["sofia"]),
    ("croatia", &[], Eu, &["zagreb"]),
    ("czechia", &["czech republic"], Eu, &["prague"]),
    ("denmark", &[], Eu, &["copenhagen"]),
    ("estonia", &[], Eu, &["tallinn"]),
    ("finland", &[], Eu, &["helsinki", "hamina", "europe north1"]),
    ("france", &[], Eu, &["paris", "eu west 3", "gravelines", "strasbourg", "roubaix"]),
    ("germany", &[], Eu, &["frankfurt", "berlin", "munich", "nuremberg", "falkenstein", "eu central 1", "fra1"]),
    ("greece", &[], Eu, &["athens"]),
    ("ireland", &[], Eu, &["dublin", "eu west 1"]),
    ("italy", &[], Eu, &["milan", "rome", "eu south 1"]),
    ("netherlands", &["the netherlands", "holland"], Eu, &["amsterdam", "ams3", "europe west4", "utrecht"]),
    ("poland", &[], Eu, &["warsaw"]),
    ("portugal", &[], Eu, &["lisbon"]),
    ("romania", &[], Eu, &["bucharest"]),
    ("spain", &[], Eu, &["madrid", "eu south 2"]),
    ("sweden", &[], Eu, &["stockholm", "eu north 1"]),
    ("iceland", &[], Eea, &["reykjavik"]),
    ("liechtenstein", &[], Eea, &[]),
    ("norway", &[], Eea, &["oslo"]),
    ("switzerland", &[], Europe, &["zurich", "geneva", "eu central 2"]),
    ("united kingdom", &["uk", "great britain", "england"], Europe, &["london", "eu west 2", "lon1"]),
    (
        "united states",
        &["usa", "united states of america", "america"],
        Elsewhere,
        &["virginia", "oregon", "ohio", "us east 1", "us east 2", "us west 1", "us west 2", "new york"],
    ),
    ("australia", &[], Elsewhere, &["sydney", "melbourne", "ap southeast 2"]),
    ("brazil", &[], Elsewhere, &["sao paulo"]),
    ("canada", &[], Elsewhere, &["toronto", "montreal", "ca central 1"]),
    ("china", &[], Elsewhere, &["beijing", "shanghai"]),
    ("india", &[], Elsewhere, &["mumbai", "bangalore", "ap south 1"]),
    ("japan", &[], Elsewhere, &["tokyo", "osaka", "ap northeast 1"]),
    ("singapore", &[], Elsewhere, &["ap southeast 1"]),
    ("south korea", &["korea"], Elsewhere, &["seoul", "ap northeast 2"]),
];

/// Names of groups.
const GROUPS: [(&str, Group); 5] =
    [("eu", Eu), ("european union", Eu), ("eea", Eea), ("european economic area", Eea), ("europe", Europe)];

/// The place that a question asks for ("in the EU", "within Germany"), where it names just one, with its words.
pub(crate) fn asked(text: &str) -> Option<(Place, &str)> {
    let words = words(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let place = (1..=4.min(words.len() - at)).rev().find_map(|length| {
            let span = words[at].span.start..words[at + length - 1].span.end;
            let name = words[at..at + length].iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
            // "US" is a country and "us" is not.
            let name = if name == "us" && &text[span.clone()] != "us" { "usa".to_owned() } else { name };
            named(&name).map(|place| (place, span, length))
        });
        let Some((place, span, length)) = place else {
            at += 1;
            continue;
        };
        let before = |back: usize| at.checked_sub(back).map(|at| words[at].text.as_str()).unwrap_or_default();
        let preposition = if before(1) == "the" { before(2) } else { before(1) };
        found.push((place, span, ["in", "within", "inside"].contains(&preposition)));
        at += length;
    }
    match &found[..] {
        [(place, span, true)] => Some((*place, &text[span.clone()])),
        _ => None,
    }
}

/// Whether all places of a value ("Frankfurt, Germany") lie in a place; nothing where some do, or one is not known.
pub(crate) fn lies_in(value: &str, place: Place) -> Option<bool> {
    let parts = value.split([',', ';', '/']).flat_map(|part| part.split(" and "));
    let mut verdicts = parts.map(|part| {
        let name = words(part).iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
        let name = if part.trim() == "US" { "usa" } else { name.strip_prefix("aws ").unwrap_or(&name) };
        within(named(name)?, place)
    });
    let first = verdicts.next()??;
    verdicts.all(|other| other == Some(first)).then_some(first)
}

fn within(inner: Place, outer: Place) -> Option<bool> {
    let group_of = |country: &str| COUNTRIES.iter().find(|(name, ..)| *name == country).map(|(_, _, group, _)| *group);
    match (inner, outer) {
        (Place::Country(inner), Place::Country(outer)) => Some(inner == outer),
        (Place::Country(inner), Place::Group(outer)) => Some(group_of(inner)? <= outer),
        // Somewhere in the EU may be in Germany, and is not in Japan.
        (Place::Group(inner), Place::Country(outer)) => (group_of(outer)? > inner).then_some(false),
        (Place::Group(inner), Place::Group(outer)) => (inner <= outer).then_some(true),
    }
}

/// The place that a text names, and nothing else.
fn named(name: &str) -> Option<Place> {
    if let Some((_, group)) = GROUPS.iter().find(|(known, _)| *known == name) {
        return Some(Place::Group(*group));
    }
    let is = |(country, others, _, cities): &&(&'static str, &[&str], Group, &[&str])| {
        *country == name || others.contains(&name) || cities.contains(&name)
    };
    COUNTRIES.iter().find(is).map(|(country, ..)| Place::Country(country))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_lies_in_what_is_asked_for_or_not_or_nobody_knows() {
        for (value, question, expected) in [
            ("Frankfurt, Germany", "Is data hosted in the EU?", Some(Some(true))),
            ("Frankfurt, Germany", "Is data hosted in Germany?", Some(Some(true))),
            ("Frankfurt, Germany", "Is data hosted in the US?", Some(Some(false))),
            ("Ireland", "Is data kept within the European Economic Area?", Some(Some(true))),
            ("AWS eu-central-1", "Is data kept in Europe?", Some(Some(true))),
            ("London", "Is data kept in the EU?", Some(Some(false))),
            ("EU", "Is data kept in Germany?", Some(None)),
            ("EU", "Is data kept in Japan?", Some(Some(false))),
            ("EU, US, Canada", "Is data kept in Canada?", Some(None)),
            ("Atlassian's cloud", "Is data kept in the EU?", Some(None)),
            ("Ireland", "Is data kept outside the EU?", None),
            ("Ireland", "Is data kept in the EU or in the US?", None),
            ("Ireland", "Will you tell us in time?", None),
        ] {
            let found = asked(question).map(|(place, _)| lies_in(value, place));
            assert_eq!(found, expected, "{value}: {question}");
        }
    }
}
