//! Whom a question is about: us, our customers, those who work for us, or somebody by name.

use super::checks::{Scene, asks_whether, fail, pass};
use super::supports::{Source, Support};
use super::{Check, Reason};
use crate::language::{self, Clause};

/// Customers, and companies that work for us, are spoken of where a question begins with them.
pub(crate) fn actors(scene: &Scene<'_>, clause: &Clause, support: &Support<'_>) -> Check {
    const OTHERS: [&str; 9] = [
        "clients",
        "customers",
        "partners",
        "regulators",
        "subcontractors",
        "subprocessors",
        "suppliers",
        "tenants",
        "users",
    ];
    let words = language::words(&clause.text);
    let Source::Statement(statement) = support.source else {
        // What the vendor's lists and page hold is the vendor's own, but for those who work for it.
        let theirs = matches!(support.source, Source::List(list) if list.topic == "subprocessors");
        return match another_provider(&words).filter(|_| !theirs && asks_whether(clause.kind)) {
            Some(other) => fail("actors", Reason::OtherScope, format!("{} are not spoken of", other.text)),
            None => pass("actors", String::new()),
        };
    };
    let begins = words.iter().zip(words.iter().skip(1)).take(4).find(|(word, next)| {
        let of_theirs = ["data", "information", "content", "records"].contains(&next.text.as_str());
        OTHERS.contains(&word.text.as_str()) && !of_theirs
    });
    let Some(actor) = begins.map(|(actor, _)| actor).or_else(|| another_provider(&words)) else {
        return pass("actors", String::new());
    };
    let plain = scene.catalogue.topic(&support.topic).map(|topic| topic.question.as_str()).unwrap_or_default();
    let text = scene.knowledge.render(&statement.text, None, scene.today);
    let stem = actor.text.strip_suffix('s').unwrap_or(&actor.text);
    let spoken_of =
        [Some(plain), Some(&*text), support.met()].iter().flatten().any(|text| text.to_lowercase().contains(stem));
    if spoken_of || support.identity >= scene.policy.identity {
        pass("actors", actor.text.clone())
    } else {
        fail("actors", Reason::OtherScope, format!("{} are not spoken of", actor.text))
    }
}

/// Groups of people, each with the words that name them.
const GROUPS: [&[&str]; 5] = [
    &["customer", "customers", "client", "clients", "tenants", "subscribers", "users"],
    &["staff", "employees", "employee", "personnel", "engineers", "developers", "developer", "people", "team"],
    &["administrators", "administrator", "admins", "admin"],
    &["management", "board", "executives", "directors"],
    &["party", "parties", "outsiders", "researchers", "partners", "vendors"],
];

/// A group that a clause speaks of, and that the statement and its phrasings do not: what holds for some does not hold for
/// others.
pub(crate) fn group(scene: &Scene<'_>, clause: &Clause, support: &Support<'_>) -> Check {
    const OF_THEIRS: [&str; 9] =
        ["account", "content", "data", "environment", "information", "instance", "records", "site", "material"];
    let Source::Statement(statement) = support.source else { return pass("group", String::new()) };
    if !asks_whether(clause.kind) {
        return pass("group", String::new());
    }
    let groups = |text: &str| -> Vec<usize> {
        let words = language::words(text);
        let owns = |at: usize| words.get(at + 1).is_some_and(|next| OF_THEIRS.contains(&next.text.as_str()));
        let named = |group: &[&str]| (0..words.len()).any(|at| group.contains(&words[at].text.as_str()) && !owns(at));
        (0..GROUPS.len()).filter(|number| named(GROUPS[*number])).collect()
    };
    let asked = groups(&clause.text);
    if asked.is_empty() {
        return pass("group", String::new());
    }
    let text = scene.knowledge.render(&statement.text, None, scene.today);
    let topic = scene.catalogue.topic(&support.topic);
    let plain = topic.into_iter().flat_map(|topic| std::iter::once(&topic.question).chain(&topic.phrasings));
    let phrasings = statement.asked_as.iter().chain(plain).map(String::as_str);
    let spoken: Vec<usize> = phrasings.chain([&*text]).flat_map(groups).collect();
    match asked.iter().find(|group| !spoken.contains(group)) {
        Some(other) => fail("group", Reason::OtherScope, format!("{} are not spoken of", GROUPS[*other][0])),
        None => pass("group", String::new()),
    }
}

/// "Does the hosting provider hold …?": those who work for us, and not we ourselves.
fn another_provider(words: &[language::Word]) -> Option<&language::Word> {
    const WORK: [&str; 9] =
        ["hosting", "cloud", "infrastructure", "datacenter", "platform", "iaas", "paas", "underlying", "third"];
    const WHO: [&str; 7] = ["provider", "vendor", "supplier", "partner", "operator", "host", "party"];
    const LISTED: [&str; 4] = ["subprocessor", "subcontractor", "datacenter", "host"];
    let near = words.len().min(5);
    (1..near).map(|at| (&words[at - 1], &words[at])).find_map(|(before, word)| {
        let owned = ["your", "the", "each", "any"].contains(&before.text.as_str());
        let is = WORK.contains(&before.text.as_str()) && WHO.contains(&word.text.as_str())
            || owned && LISTED.contains(&word.text.as_str())
            || before.text == "your" && WHO.contains(&word.text.as_str());
        is.then_some(word)
    })
}

/// "Does Acme use …?" asks about Acme: a statement about us does not answer it.
pub(crate) fn subject(scene: &Scene<'_>, clause: &Clause, support: &Support<'_>) -> Check {
    const AUXILIARIES: [&str; 8] = ["do", "does", "did", "has", "have", "can", "will", "must"];
    let words = language::words(&clause.text);
    let [first, second, ..] = &words[..] else { return pass("subject", String::new()) };
    let written = &clause.text[second.span.clone()];
    // "MFA" is a thing, and in a title every word has a capital.
    let capitals = words.iter().filter(|word| clause.text[word.span.clone()].starts_with(char::is_uppercase)).count();
    let is_name = AUXILIARIES.contains(&first.text.as_str())
        && language::Class::of(&second.text) == language::Class::Content
        && written.starts_with(char::is_uppercase)
        && written.chars().any(char::is_lowercase)
        && capitals * 2 <= words.len();
    let ours = |name: &str| name.to_lowercase().starts_with(&second.text);
    let products = scene.knowledge.products.iter();
    let of_product =
        products.flat_map(|product| std::iter::once(&product.name).chain(&product.aliases)).any(|name| ours(name));
    if !is_name || of_product || ours(&scene.knowledge.vendor.name) {
        return pass("subject", String::new());
    }
    let says = matches!(support.source, Source::Statement(statement)
        if scene.knowledge.render(&statement.text, None, scene.today).to_lowercase().starts_with(&second.text));
    if says {
        pass("subject", written.into())
    } else {
        fail("subject", Reason::OtherScope, format!("asks about {written}"))
    }
}
