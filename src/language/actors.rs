//! Whom and what a clause speaks of, where it says so.

use super::pattern::{Pattern, patterns};
use super::reading::{Actor, Object};
use super::spoken::Spoken;

static ACTORS: [(Actor, &[Pattern]); 5] = [
    (
        Actor::Staff,
        &patterns([
            "employee|employees|staff|personnel|workforce|contractor|contractors|worker|workers|developer|developers|engineer|engineers|colleagues|hires|joiners|leavers|workstaff",
            "team member|members",
            "support agents|team|engineers",
            "internal users",
        ]),
    ),
    (
        Actor::Administrators,
        &patterns([
            "administrator|administrators|admin|admins|sysadmins|root",
            "privileged user|users|account|accounts|access",
            "administrative access|account|accounts|users",
            "superuser|superusers",
            "staff|employees|personnel|people who|that administer|administrate|operate|maintain",
            "administer|administers|administering",
        ]),
    ),
    (
        Actor::CustomerUsers,
        &patterns([
            "end|client|customer|customers|our|tenant|external user|users",
            "customer|customers|client|our|tenant administrator|administrators|admins",
            "enduser|endusers",
            "users of|in the|your|our application|app|product|service|solution|system",
            "user|users",
        ]),
    ),
    (
        Actor::Subprocessors,
        &patterns([
            "subprocessor|subprocessors|subcontractor|subcontractors",
            "third|fourth party|parties",
            "supplier|suppliers|outsourcers",
        ]),
    ),
    (Actor::Application, &patterns(["application|app|apps|product|solution|platform|software|system|tool|service"])),
];

static OBJECTS: [(Object, &[Pattern]); 6] = [
    (
        Object::CustomerData,
        &patterns([
            "customer|customers|client|clients|our|tenant|tenants|user|users|institution|personal|institutional|consumer|sensitive data|information|content|records",
            "customer|client|our _ data|information|content",
            "pii|phi|scoped data",
        ]),
    ),
    (Object::Backups, &patterns(["backup|backups", "backed up"])),
    (Object::Logs, &patterns(["log|logs|logging", "audit trail|trails|records|events", "event records"])),
    (
        Object::SourceCode,
        &patterns([
            "source code",
            "code repository|repositories|base|review|reviews",
            "repository|repositories|codebase",
            "source control",
        ]),
    ),
    (
        Object::Laptops,
        &patterns([
            "laptop|laptops|endpoint|endpoints|workstation|workstations|desktops|pcs",
            "mobile|employee|staff|end|company|corporate|user device|devices|computers",
        ]),
    ),
    (
        Object::Keys,
        &patterns([
            "encryption|cryptographic|private|signing|api|secret|master key|keys",
            "keys|secret|secrets|keystore",
            "key management|rotation|store|vault|generation|custod*",
            "access|api token|tokens",
        ]),
    ),
];

/// Whom a text speaks of, in the order of [`Actor::ALL`].
#[must_use]
pub fn actors(text: &str) -> Vec<Actor> {
    who(&Spoken::new(text))
}

/// Whom the clause speaks of, in the order of [`Actor::ALL`].
pub(super) fn who(spoken: &Spoken<'_>) -> Vec<Actor> {
    let mut found = Vec::new();
    for (actor, patterns) in ACTORS {
        let Some(range) = spoken.any(patterns) else { continue };
        let plain = range.len() == 1;
        let fits = match actor {
            // "The application" acts only where it is what the question is about.
            Actor::Application => range.start <= 3,
            // "Privileged users", "internal users" are not the customer's.
            // "User access", "user accounts" are anybody's.
            Actor::CustomerUsers if spoken.at(range.end, "access|account|accounts|rights|id|ids|identities|management|privileges|entitlements|registration|provisioning").is_some() => false,
            Actor::CustomerUsers => {
                !plain
                    || range.start == 0
                    || spoken
                        .at(
                            range.start - 1,
                            "privileged|internal|unauthorized|system|database|generic|shared|data|account|admin",
                        )
                        .is_none()
                        && !found.contains(&Actor::Staff)
            }
            Actor::Administrators => {
                spoken.find("customer|customers|our|tenant|client admin|admins|administrator|administrators").is_none()
            }
            _ => true,
        };
        if fits {
            found.push(actor);
        }
    }
    found
}

/// What the clause speaks of, in the order of [`Object::ALL`].
pub(super) fn what(spoken: &Spoken<'_>) -> Vec<Object> {
    OBJECTS.iter().filter(|(_, patterns)| spoken.any(patterns).is_some()).map(|(object, _)| *object).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_and_things_are_named() {
        let table = [
            ("Must employees use MFA?", "staff", ""),
            ("Is MFA available to end users?", "customer-users", ""),
            ("Can our users sign in with SSO?", "customer-users", ""),
            ("Is privileged user access reviewed?", "administrators", ""),
            ("Does the application log access to customer data?", "application", "customer-data logs"),
            ("Are backups of our data encrypted?", "", "customer-data backups"),
            ("Do subprocessors see source code?", "subprocessors", "source-code"),
            ("Are staff laptops encrypted?", "staff", "laptops"),
            ("How are encryption keys rotated?", "", "keys"),
            ("Can customer administrators export audit trails?", "customer-users", "logs"),
            ("Where is your office?", "", ""),
        ];
        for (text, people, things) in table {
            let spoken = Spoken::new(text);
            let join = |list: Vec<String>| list.join(" ");
            assert_eq!(join(who(&spoken).iter().map(ToString::to_string).collect()), people, "{text}");
            assert_eq!(join(what(&spoken).iter().map(ToString::to_string).collect()), things, "{text}");
        }
    }
}
