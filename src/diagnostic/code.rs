//! The stable codes of findings. A code names the defect, not the remedy.

use std::fmt;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The input cannot be read as meant; nothing is answered from it.
    Error,
    /// The input can be read; answers that it touches are not sent without a look.
    Warning,
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $code:literal, $severity:ident;)+) => {
        /// A stable kebab-case code; its documentation is what `check --explain` prints.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Code {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The code as it is printed.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            /// What it means and what to do.
            pub fn description(self) -> &'static str {
                match self { $(Self::$name => concat!($($doc),+)),+ }
            }

            /// Whether the knowledge base loads all the same.
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity),+ }
            }
        }
    };
}

codes! {
    /// The file is not valid TOML. Every syntax error of a file is shown; mend them from the top.
    Syntax = "syntax", Error;
    /// A key that this table does not have. Unknown keys are never ignored, since a typing slip would silently drop a fact.
    UnknownKey = "unknown-key", Error;
    /// A required key is missing.
    MissingKey = "missing-key", Error;
    /// A value of another type than the key wants.
    WrongType = "wrong-type", Error;
    /// A word that is not one of the few that the key accepts.
    UnknownWord = "unknown-word", Error;
    /// A topic that the catalogue does not have; `qanswer topics WORDS` finds the right one.
    UnknownTopic = "unknown-topic", Error;
    /// A product or group that vendor.toml does not name.
    UnknownProduct = "unknown-product", Error;
    /// A deployment that vendor.toml does not name.
    UnknownDeployment = "unknown-deployment", Error;
    /// A document that vendor.toml does not list.
    UnknownDocument = "unknown-document", Error;
    /// A statement that no file has.
    UnknownStatement = "unknown-statement", Error;
    /// A question of expect.toml is answered, and wrongly: with the other stance, from another statement, with what its
    /// answer must not contain, or though nothing may answer it. Mend the statement or its phrasings, or add the question
    /// to `not-for`; if the answer is right, mend the expectation.
    WrongAnswer = "wrong-answer", Error;
    /// A question of expect.toml is answered without something that its answer must contain.
    IncompleteAnswer = "incomplete-answer", Warning;
    /// A control or question id that CAIQ does not have.
    UnknownControl = "unknown-control", Error;
    /// A value name that the catalogue does not have.
    UnknownValue = "unknown-value", Error;
    /// A placeholder in a text that names nothing.
    UnknownPlaceholder = "unknown-placeholder", Error;
    /// Two things of the same kind have the same id.
    DuplicateId = "duplicate-id", Error;
    /// An id that is not kebab-case.
    MalformedId = "malformed-id", Error;
    /// A text that does not parse as the type of its value, or a date that is none.
    MalformedValue = "malformed-value", Error;
    /// A text that is empty.
    EmptyText = "empty-text", Error;
    /// An approved statement without evidence: every answer is traced to a document, or it stays a draft.
    MissingEvidence = "missing-evidence", Error;
    /// A file in a place that the folder does not have, so that its facts would be lost.
    UnknownFile = "unknown-file", Error;
    /// Two approved statements on one topic, for the same products, people and things, take different stances. Questions on it are left to a person.
    Contradiction = "contradiction", Warning;
    /// The evidence is past its `review-by` date; answers that stand on it are not sent without a look.
    ExpiredEvidence = "expired-evidence", Warning;
    /// A statement that no topic, control or phrasing leads to: it can only be found by its own words.
    Unreachable = "unreachable", Warning;
    /// A shared plan whose time has passed.
    PassedPlan = "passed-plan", Warning;
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Severity {
    /// The word that is printed.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn codes_are_unique_kebab_case_and_described() {
        let codes: BTreeSet<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
        assert_eq!(codes.len(), Code::ALL.len());
        for code in Code::ALL {
            assert!(code.as_str().bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{code}");
            assert!(code.description().trim().ends_with('.'), "{code}");
        }
    }
}
