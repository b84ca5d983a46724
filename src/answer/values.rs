//! Whether a support states the value that a clause asks for.

use std::sync::Arc;

use super::checks::{Scene, fail, pass};
use super::supports::{Source, Support};
use super::{Check, Reason, company, limits, said};
use crate::knowledge::{Catalogue, Statement, ValueSet};
use crate::language::value::ValueType;
use crate::language::{Clause, Gist, Kind, Want, words};

/// A question for a value wants a support that states one of this kind.
pub(crate) fn value(scene: &Scene<'_>, clause: &Clause, support: &Support<'_>) -> Check {
    let Some(first) = clause.wants.first() else { return listed(scene, clause, support) };
    let both = matches!(clause.kind, Kind::Label | Kind::Which | Kind::List | Kind::Company)
        && (clause.text.contains('/') || clause.text.contains(" and "));
    let Source::Statement(statement) = support.source else {
        let stated = match support.source {
            Source::Company(topic) => {
                let kind_fits = company::kind_of(topic).is_none_or(|kind| {
                    types_of(*first, clause).contains(&kind) || !is_hard(*first) && *first != Want::Place
                });
                let one = !(both && clause.wants.len() > 1);
                let meant = match topic {
                    "company-size" => asks_for_people(clause),
                    "company-name" => !asks_for_legal_name(clause) || company::has_legal_name(scene.knowledge),
                    _ => true,
                };
                one && kind_fits
                    && meant
                    && company::fact(topic, scene.knowledge, None).is_none_or(|fact| reaches(clause, &fact))
            }
            Source::List(list) if matches!(first, Want::Person | Want::Provider) => {
                let ids = scene.catalogue.topic(&list.topic).map(|topic| topic.values.as_slice()).unwrap_or_default();
                ids.iter().any(|id| id == "subprocessor" || id == "hosting-provider")
            }
            Source::List(list) if matches!(first, Want::Standard | Want::Tool) => {
                let ids = scene.catalogue.topic(&list.topic).map(|topic| topic.values.as_slice()).unwrap_or_default();
                let kinds = ids.iter().filter_map(|id| scene.catalogue.value(id)).map(|value| value.kind);
                kinds.into_iter().any(|kind| types_of(*first, clause).contains(&kind))
            }
            _ => !is_hard(*first),
        };
        return if !stated {
            fail("value", Reason::ValueNotStated, format!("asked for {first:?}"))
        } else {
            pass("value", "listed".into())
        };
    };
    // "Vendor contact e-mail": whatever else its words may mean, an address is wanted.
    let reach = clause.wants.contains(&Want::Contact)
        && matches!(clause.kind, Kind::Label | Kind::Company | Kind::Which | Kind::Who);
    if reach && !reaches(clause, &scene.knowledge.render(&statement.text, None, scene.today)) {
        return fail("value", Reason::ValueNotStated, "asked for a way to reach somebody".into());
    }
    // A table of fix times without the severity that is asked about says nothing of it.
    if let Some(severity) = limits::severity(&clause.text) {
        let tables = statement.values.values().filter_map(|set| match set {
            ValueSet::By(by) => Some(by),
            ValueSet::One(_) => None,
        });
        let mut tables = tables.peekable();
        if tables.peek().is_some() && tables.all(|by| !by.contains_key(severity)) {
            return fail("value", Reason::ValueNotStated, format!("nothing for {severity} severity"));
        }
    }
    let wanted = if both { &clause.wants[..] } else { &clause.wants[..1] };
    let alternatives = |want: &Want| {
        // Only the first is surely wanted; any of the others may be what the question means by it.
        // "Country of the hosting facility": no provider stands for a country.
        if both || is_hard(*want) || *want == Want::Place && names_a_country(clause) {
            states(scene, clause, statement, support, *want)
        } else {
            clause.wants.iter().any(|want| states(scene, clause, statement, support, *want))
        }
    };
    match wanted.iter().find(|want| !alternatives(want)) {
        None => pass("value", format!("{wanted:?}")),
        // Its author wrote that the statement answers a question for such a value.
        Some(want)
            if !(*want == Want::Place && names_a_country(clause)) && said::fit(scene, clause, support).rephrased =>
        {
            pass("value", "as a phrasing met before".into())
        }
        Some(want) => fail("value", Reason::ValueNotStated, format!("asked for {want:?}")),
    }
}

/// "List all X" wants them one by one, not a sentence about them.
fn listed(scene: &Scene<'_>, clause: &Clause, support: &Support<'_>) -> Check {
    let (Source::Statement(statement), Kind::List | Kind::Which) = (support.source, clause.kind) else {
        return pass("value", String::new());
    };
    let asked = scene.catalogue.topic(&support.topic).map(|topic| topic.values.as_slice()).unwrap_or_default();
    if asked.is_empty() || asked.iter().any(|id| statement.values.contains_key(id)) {
        pass("value", String::new())
    } else if said::fit(scene, clause, support).rephrased {
        pass("value", "as a phrasing met before".into())
    } else {
        fail("value", Reason::ValueNotStated, format!("asked for {}", asked.join(", ")))
    }
}

/// The share of the values that the topic asks for which a support states, where a value is asked for.
pub(crate) fn breadth(scene: &Scene<'_>, clause: &Clause, support: &Support<'_>) -> f64 {
    let (Source::Statement(statement), Some(topic)) = (support.source, scene.catalogue.topic(&support.topic)) else {
        return 0.0;
    };
    if clause.wants.is_empty() || topic.values.is_empty() {
        return 0.0;
    }
    topic.values.iter().filter(|id| statement.values.contains_key(*id)).count() as f64 / topic.values.len() as f64
}

/// Whether a clause names a value by its title ("transfer mechanism"), and the support states it.
pub(crate) fn is_named(scene: &Scene<'_>, clause: &Clause, support: &Support<'_>) -> bool {
    let Source::Statement(statement) = support.source else { return false };
    let asked = clause_gist(scene, clause);
    statement.values.keys().filter_map(|id| scene.catalogue.value(id)).any(|value| {
        let title = scene.memo.names.of(&value.title, || scene.lexicon.asked(&value.title)).unsaid(&asked);
        title.total > 1 && title.words.is_empty()
    })
}

/// What the words of a clause speak of.
pub(crate) fn clause_gist(scene: &Scene<'_>, clause: &Clause) -> Arc<Gist> {
    let gist = || scene.memo.clauses.of(&clause.text, || scene.lexicon.gist([clause.text.as_str()]));
    Arc::clone(scene.spoken.get_or_init(gist))
}

/// Kinds of value that only some topics know; "product" or "name" may be anything.
pub(crate) fn is_telling(want: Want) -> bool {
    is_hard(want) || matches!(want, Want::Place | Want::Provider | Want::Algorithm | Want::Data)
}

/// Whether a topic may ask for a value of the kind that a clause wants.
pub(crate) fn knows(catalogue: &Catalogue, topic: &str, clause: &Clause, want: Want) -> bool {
    let types = types_of(want, clause);
    let known = catalogue.topic(topic).map(|topic| topic.values.as_slice()).unwrap_or_default();
    known
        .iter()
        .filter_map(|id| catalogue.value(id))
        .any(|value| types.contains(&value.kind) && (want != Want::Data || value.id == "data-elements"))
}

/// Kinds of value that no sentence replaces.
fn is_hard(want: Want) -> bool {
    matches!(
        want,
        Want::Duration
            | Want::Frequency
            | Want::Date
            | Want::Count
            | Want::Version
            | Want::Amount
            | Want::Percentage
            | Want::RegionCode
            | Want::Contact
    )
}

fn states(scene: &Scene<'_>, clause: &Clause, statement: &Statement, support: &Support<'_>, want: Want) -> bool {
    let lower = clause.text.to_lowercase();
    if support.identity >= scene.policy.identity && !is_hard(want) {
        return true;
    }
    if want == Want::Method {
        let asked = scene.catalogue.topic(&support.topic).map(|topic| topic.values.as_slice()).unwrap_or_default();
        return asked.iter().any(|id| statement.values.contains_key(id));
    }
    if want == Want::Person {
        // "Who shields …": an organisation may be who does it.
        let by_others = statement
            .values
            .keys()
            .filter_map(|id| scene.catalogue.value(id))
            .any(|value| matches!(value.kind, ValueType::Provider | ValueType::Tool));
        return by_others || statement.values.contains_key("responsible-role") || names_people(scene, statement);
    }
    if want == Want::Contact && support.topic.starts_with("contact-") {
        let text = scene.knowledge.render(&statement.text, None, scene.today);
        if !reaches(clause, &text) {
            return false;
        }
    }
    if matches!(want, Want::Name | Want::Tool | Want::Provider) && !names_something(scene, clause, statement) {
        return false;
    }
    if support.topic.starts_with("contact-") && asks_for_name(clause) {
        return false;
    }
    if want == Want::Name {
        return true;
    }
    if want == Want::Data {
        return knows(scene.catalogue, &support.topic, clause, want);
    }
    let asked_here: Vec<&str> = scene
        .catalogue
        .topic(&support.topic)
        .map(|topic| topic.values.iter().map(String::as_str).collect())
        .unwrap_or_default();
    let types = types_of(want, clause);
    let of_type = |id: &str| scene.catalogue.value(id).is_some_and(|value| types.contains(&value.kind));
    let stated = |id: &str| statement.values.contains_key(id) && is_it(want, id, statement);
    let narrowed: Vec<&str> = asked_here.iter().copied().filter(|id| of_type(id)).collect();
    if narrowed.iter().any(|id| stated(id) && !another_is_meant(scene, clause, id, &narrowed)) {
        return true;
    }
    let by_other_means = want == Want::Contact && statement.values.contains_key("support-channel");
    if !narrowed.is_empty() && want != Want::Algorithm && !by_other_means {
        return false;
    }
    if statement.values.keys().any(|id| of_type(id) && stated(id)) {
        return true;
    }
    if want == Want::Algorithm {
        return names_an_algorithm(scene, clause, statement);
    }
    // What the topic knows no value for may stand in the sentence, and `said` has looked.
    let by_mail = ["mail", "phone", "address", "url", "link", "website"].iter().any(|word| lower.contains(word));
    match want {
        // "Where are the scopes declared": in a file, on a page; no place on a map.
        Want::Place => clause.kind == Kind::Where && !names_a_country(clause) && !is_about_data(&lower),
        Want::Contact => !by_mail,
        want => !is_hard(want),
    }
}

/// Whether the words of the clause single out another value of the same kind ("acknowledged" and not "triaged").
fn another_is_meant(scene: &Scene<'_>, clause: &Clause, id: &str, candidates: &[&str]) -> bool {
    let asked = clause_gist(scene, clause);
    // What only this value is called, and none of the others: the same for every question.
    let own_name = |id: &str| {
        let others = candidates.iter().filter(|other| **other != id).filter_map(|other| scene.catalogue.value(other));
        let shared: Vec<String> = others.flat_map(|value| [value.title.clone(), value.id.replace('-', " ")]).collect();
        let shared = scene.lexicon.gist(shared.iter().map(String::as_str));
        let text = scene.catalogue.value(id).map(|value| format!("{} {}", value.title, value.id.replace('-', " ")));
        let own = scene.lexicon.asked(&text.unwrap_or_default()).unsaid(&shared);
        scene.lexicon.asked(&own.words.iter().map(|one| one.word.as_str()).collect::<Vec<_>>().join(" "))
    };
    let own_words = |id: &str| {
        let own = scene.memo.names.of(&format!("{id} among {}", candidates.join(" ")), || own_name(id));
        let rest = own.unsaid(&asked);
        rest.words.len() < rest.total
    };
    !own_words(id) && candidates.iter().any(|other| *other != id && own_words(other))
}

fn asks_for_name(clause: &Clause) -> bool {
    words(&clause.text).iter().any(|word| matches!(word.text.as_str(), "name" | "names"))
}

/// "Number of customers" is no number of employees.
fn asks_for_people(clause: &Clause) -> bool {
    const PEOPLE: [&str; 9] =
        ["employee", "employees", "fte", "headcount", "people", "personnel", "size", "staff", "workforce"];
    words(&clause.text).iter().any(|word| PEOPLE.contains(&word.text.as_str()))
}

/// A brand is no legal name.
fn asks_for_legal_name(clause: &Clause) -> bool {
    words(&clause.text).iter().any(|word| matches!(word.text.as_str(), "legal" | "registered" | "entity"))
}

/// Whether a contact can be reached in the way that is asked for.
fn reaches(clause: &Clause, fact: &str) -> bool {
    let lower = clause.text.to_lowercase();
    let mail = lower.contains("mail") && !lower.contains("mailing");
    let phone = lower.contains("phone");
    // "Contact name" wants a person; an address is none.
    let first = fact.split(", ").next().unwrap_or_default();
    let is_name = !first.contains(['@', '/']) && !first.chars().any(|c| c.is_ascii_digit());
    (!asks_for_name(clause) || is_name)
        && (!mail || fact.contains('@'))
        && (!phone || fact.chars().filter(char::is_ascii_digit).count() > 5)
}

/// "Where is it stored" wants a place on a map, whatever the topic.
fn is_about_data(lower: &str) -> bool {
    ["data", "stored", "hosted", "located", "kept", "held", "resid", "process", "server", "backup"]
        .iter()
        .any(|word| lower.contains(word))
}

/// Whether a statement names a provider, a tool, a standard or a company: what "the name of …" asks for.
fn names_something(scene: &Scene<'_>, clause: &Clause, statement: &Statement) -> bool {
    // "Type 1", "Level 2": the rest of a name that stands in the question.
    const PARTS: [&str; 6] = ["Type", "Level", "Tier", "Article", "Part", "Section"];
    let asked =
        |word: &str| clause.text.contains(word.trim_matches(|c: char| !c.is_alphanumeric())) || PARTS.contains(&word);
    let text = scene.knowledge.render(&statement.text, None, scene.today);
    // A capital that no sentence asks for begins a name.
    let named = text.split_whitespace().zip(text.split_whitespace().skip(1)).any(|(before, word)| {
        word.starts_with(char::is_uppercase) && !before.ends_with(['.', ';', ':', '!', '?']) && !asked(word)
    });
    named
        || statement.values.keys().filter_map(|id| scene.catalogue.value(id)).any(|value| {
            matches!(value.kind, ValueType::Provider | ValueType::Tool | ValueType::Standard)
                || value.id == "legal-entity"
        })
}

/// Whether the sentence itself names people or a role.
fn names_people(scene: &Scene<'_>, statement: &Statement) -> bool {
    let text = scene.knowledge.render(&statement.text, None, scene.today).to_lowercase();
    const PEOPLE: [&str; 16] = [
        "team",
        "engineer",
        "engineers",
        "officer",
        "staff",
        "employees",
        "administrators",
        "owner",
        "owners",
        "people",
        "manager",
        "customers",
        "members",
        "developers",
        "founder",
        "nobody",
    ];
    text.split(|c: char| !c.is_alphanumeric()).any(|word| PEOPLE.contains(&word))
}

/// Whether the sentence itself names a protocol or a cipher, whichever is asked for.
fn names_an_algorithm(scene: &Scene<'_>, clause: &Clause, statement: &Statement) -> bool {
    let text = scene.knowledge.render(&statement.text, None, scene.today).to_lowercase();
    let names = |list: &[&str]| {
        text.split(|c: char| !c.is_alphanumeric()).any(|word| list.iter().any(|name| word.starts_with(name)))
    };
    clause.text.to_lowercase().contains("protocol")
        && names(&["tls", "https", "ssh", "sftp", "ipsec", "wireguard", "saml", "oidc", "oauth"])
        || names(&["aes", "rsa", "sha", "chacha", "bcrypt", "argon2", "scrypt", "pbkdf2", "ecdsa", "ed25519", "hmac"])
}

fn types_of(want: Want, clause: &Clause) -> &'static [ValueType] {
    match want {
        Want::Duration => &[ValueType::Duration],
        // "Every year" and "a year between" are the same to one who asks how often.
        Want::Frequency => &[ValueType::Frequency, ValueType::Duration],
        Want::Date => &[ValueType::Date],
        Want::Count => &[ValueType::Count],
        Want::Place if names_a_country(clause) => &[ValueType::Place],
        // "Where is it kept": at a provider, if no place is known.
        Want::Place => &[ValueType::Place, ValueType::Provider],
        Want::RegionCode => &[ValueType::Place],
        Want::Provider => &[ValueType::Provider],
        Want::Version => &[ValueType::Version],
        Want::Algorithm => &[ValueType::Algorithm],
        Want::Contact => &[ValueType::Contact],
        Want::Tool => &[ValueType::Tool],
        Want::Standard => &[ValueType::Standard],
        Want::Amount | Want::Percentage | Want::Person | Want::Name | Want::Data | Want::Method => &[ValueType::Text],
    }
}

fn names_a_country(clause: &Clause) -> bool {
    let lower = clause.text.to_lowercase();
    ["countr", "region", "city", "jurisdiction"].iter().any(|word| lower.contains(word))
}

/// Some kinds share a type with others and are told apart by id or form.
fn is_it(want: Want, id: &str, statement: &Statement) -> bool {
    match want {
        Want::Frequency => id == "rotation-period" || id.ends_with("frequency"),
        Want::Amount => id == "cover-amount",
        Want::Percentage => id == "uptime",
        Want::Person => id == "responsible-role",
        Want::Name => id == "legal-entity",
        Want::Data => id == "data-elements",
        Want::RegionCode => {
            statement.values.get(id).is_some_and(|set| set.iter().any(|value| is_code(&value.to_string())))
        }
        _ => true,
    }
}

/// `eu-central-1`, `fra1`.
fn is_code(text: &str) -> bool {
    text.split([' ', ',', '(', ')']).any(|word| {
        word.ends_with(|c: char| c.is_ascii_digit())
            && word.len() > 3
            && word.starts_with(|c: char| c.is_ascii_lowercase())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_no_name_of_a_place() {
        assert!(is_code("AWS eu-central-1") && !is_code("Frankfurt, Germany"));
    }
}
