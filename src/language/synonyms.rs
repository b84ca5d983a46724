//! Words that mean the same wherever a security questionnaire uses them are compared as one.
//!
//! Single words only, and only near-synonyms: what takes two words, or is merely related, is a concept of
//! the catalogue. A word that means two things in questionnaires ("scope", "record", "screen") stands
//! here only in the form that means one (`recorded=`).

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::hash::Map;
use super::pack::{Packer, Unpacker};
use super::terms::stem;

/// The first word of each group stands for all of them; `word=` is that very form, not its whole family.
const GROUPS: &[&str] = &[
    // What may go wrong, and what is done about it.
    "vulnerability flaw weakness bug defect loophole hole",
    "breach compromise hack",
    "fix remediate remedy repair resolve eliminate mend rectify closed= corrected= correcting=",
    "severity criticality",
    "malware virus antivirus antimalware",
    "threat danger",
    "mitigate counteract",
    "deadline timescale timeframe timeline turnaround",
    "fast quickly soon rapidly speedily swiftly timely promptly",
    "reward payout prize",
    // What is done to data and systems.
    "encrypt encipher cipher cryptography cryptographic cryptographically",
    "store storage save persist persistence stash",
    "keep retain retention preserve preservation",
    "delete erase erasure wipe purge expunge obliterate removal remove scrub destroy destruction",
    "transmit transmission transfer travel",
    "isolate segregate segregation separate separation partition apart",
    "protect guard shield safeguard fortify",
    "respond response reply answer=",
    "monitor watch watched= watching= surveil supervise oversee observe",
    "log logged= recorded= recording= journal",
    "review recertify recertification reassess reexamine examine inspect revisit reevaluate recheck",
    "test rehearse rehearsal",
    "verify ascertain validate",
    "train educate education instruct instruction taught",
    "restrict confine curb limited=",
    "mandatory obligatory compulsory enforce oblige mandate",
    "notify inform apprise announce alert notification notice told= tell=",
    "approve endorse sanctioned=",
    "documented= written=",
    "revoke withdraw withdrawal rescind deprovision deprovisioning disable deactivate",
    "restore recover recovery restoration",
    "rotate rotation renew renewal",
    "sell sale resell",
    "deploy install rollout",
    "uninstall deinstall",
    "collect gather harvest",
    "publish published= public publicly",
    "acknowledge acknowledgement acknowledgment confirmed=",
    "vetting= vetted= vet= screening= screened=",
    "mask redact obfuscate redaction",
    "sanitize sanitization",
    "anonymize pseudonymize deidentify anonymous deidentified anonymization pseudonymization",
    "request demand",
    "certify certification certified=",
    "accredit accreditation",
    "assess evaluate appraise assessment evaluation",
    "classify classification categorize",
    "begin start commence",
    "terminate termination expire expiry cease expiration cancel cancellation",
    "purchase buy procure procurement",
    "disclose reveal divulge disclosure",
    "authenticate authentication login logon signin",
    // Who and what.
    "staff employee workforce worker colleague",
    "subprocessor subcontractor",
    "customer client tenant subscriber",
    "auditor assessor inspector",
    "administrator admin sysadmin superuser",
    "researcher hacker finder",
    "lawyer counsel attorney",
    "laptop notebook",
    "password passphrase passcode",
    "permission privilege entitlement",
    "repository repo codebase",
    "library dependency package",
    "location region country geographic geographical jurisdiction territory city locality",
    "eu europe european eea",
    "usa american america",
    "frequency often= frequently cadence interval",
    "annually annual yearly year",
    "quarterly quarter",
    "monthly month",
    "weekly week",
    "daily day",
    "agreement contract",
    "copy duplicate replica",
    "badge designation seal emblem",
    "insurance insured insure",
    "outage downtime disruption interruption",
    "support helpdesk servicedesk",
    "production live=",
    "automatic automated automatically automate",
    "sensitive confidential",
    "plaintext cleartext unencrypted",
    "error crash fault failure",
    "idle inactive inactivity",
    "student pupil",
    "child children",
    "health medical",
    "minimize minimization",
    "law legislation statute statutory",
    "headquarters seat",
    "regularly regular periodic periodically routine routinely",
    "leaver departure depart departing",
    "joiner onboarding onboard",
    "whitepaper paper=",
    "ddos dos",
    "connection communication traffic",
];

/// Words and stems with the stem that they are compared by.
#[derive(Clone, Default)]
pub(super) struct Synonyms {
    words: Map<&'static str, Cow<'static, str>>,
    stems: Map<Cow<'static, str>, Cow<'static, str>>,
}

impl Synonyms {
    pub(super) fn new() -> Self {
        let mut synonyms = Self::default();
        for group in GROUPS {
            let mut words = group.split(' ');
            let first = stem(words.next().unwrap_or_default().trim_end_matches('='));
            for word in words {
                match word.strip_suffix('=') {
                    Some(word) => _ = synonyms.words.insert(word, first.clone().into()),
                    None => _ = synonyms.stems.insert(stem(word).into(), first.clone().into()),
                }
            }
        }
        synonyms
    }

    /// Writes the table down: to stem all its words takes longer than to read many texts.
    pub(super) fn pack(&self, packer: &mut Packer) {
        let words: BTreeMap<&str, &str> = self.words.iter().map(|(word, first)| (*word, first.as_ref())).collect();
        let stems: BTreeMap<&str, &str> =
            self.stems.iter().map(|(stem, first)| (stem.as_ref(), first.as_ref())).collect();
        for table in [words, stems] {
            packer.all(table, |packer, (from, to)| {
                packer.text(from);
                packer.text(to);
            });
        }
    }

    /// Takes up a table that was written down.
    pub(super) fn unpack(unpacker: &mut Unpacker<'static>) -> Option<Self> {
        let mut table = || unpacker.all(|unpacker| Some((unpacker.text()?, unpacker.text()?)));
        let words = table()?.into_iter().map(|(word, first)| (word, first.into())).collect();
        let stems = table()?.into_iter().map(|(stem, first)| (stem.into(), first.into())).collect();
        Some(Self { words, stems })
    }

    /// The stem that a word is compared by.
    pub(super) fn stem(&self, word: &str) -> String {
        if let Some(first) = self.words.get(word) {
            return first.to_string();
        }
        let own = stem(word);
        self.stems.get(own.as_str()).map_or(own, |first| first.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_in_one_group() {
        let mut seen: BTreeMap<String, &str> = BTreeMap::new();
        for group in GROUPS {
            for word in group.split(' ') {
                let (key, first) = match word.strip_suffix('=') {
                    Some(word) => (format!("{word}="), group),
                    None => (stem(word), group),
                };
                if let Some(other) = seen.insert(key.clone(), first) {
                    assert_eq!(other, *first, "`{word}` is in two groups");
                }
            }
        }
    }

    #[test]
    fn synonyms_share_a_stem_and_neighbours_do_not() {
        let synonyms = Synonyms::new();
        for (one, other) in [
            ("flaws", "vulnerabilities"),
            ("rehearsed", "tested"),
            ("saved", "stored"),
            ("recertified", "reviewed"),
            ("eliminated", "fixed"),
            ("wiped", "deletion"),
            ("told", "notified"),
            ("enciphered", "encryption"),
        ] {
            assert_eq!(synonyms.stem(one), synonyms.stem(other), "{one} {other}");
        }
        for (one, other) in [
            ("backup", "restore"),
            ("stored", "kept"),
            ("records", "logs"),
            ("screens", "vetting"),
            ("security", "protect"),
        ] {
            assert_ne!(synonyms.stem(one), synonyms.stem(other), "{one} {other}");
        }
    }
}
