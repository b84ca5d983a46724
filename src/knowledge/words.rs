//! The closed sets of words of the knowledge format.

use std::fmt;
use std::str::FromStr;

/// The answer of a statement to its topic's plain question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    /// It is so.
    Yes,
    /// It is not so.
    No,
    /// It is so in part.
    Partial,
    /// The question does not apply.
    Na,
}

/// Who may read something; each may read what those before it may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Audience {
    /// Everybody.
    Public,
    /// Customers and prospects who ask.
    Customer,
    /// Those who have signed an NDA.
    Nda,
    /// Nobody outside.
    Internal,
}

/// Whether a statement may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// May be sent.
    Approved,
    /// Waits for a person.
    Draft,
    /// Kept for the record, never used.
    Retired,
}

/// What must become of a question that the knowledge base itself asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Expected {
    /// It is answered.
    Answered,
    /// It is left to a person, with a draft.
    Confirm,
    /// Nothing may answer it.
    Open,
}

/// CAIQ's SSRM ownership, spelled as its dropdown spells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ownership {
    /// The provider implements it.
    Csp,
    /// The customer implements it.
    Csc,
    /// A third party implements it.
    ThirdParty,
    /// Provider and customer share it.
    SharedCsc,
    /// Provider and third party share it.
    SharedThirdParty,
}

/// How a vendor speaks of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Voice {
    /// "We encrypt …"
    We,
    /// "Example Ltd encrypts …"
    Name,
}

/// What a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentKind {
    /// Rules of one's own.
    Policy,
    /// Questions and answers.
    Faq,
    /// A public page on security.
    TrustPage,
    /// An auditor's or tester's report; expires at once.
    Report,
    /// A certificate; expires at once.
    Certificate,
    /// A contract or its annex.
    Agreement,
    /// A description for reviewers.
    Whitepaper,
    /// A questionnaire filled before.
    Questionnaire,
}

/// What a contact is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ContactRole {
    /// Security questions.
    Security,
    /// Privacy questions.
    Privacy,
    /// The data protection officer.
    Dpo,
    /// Contracts.
    Legal,
    /// Help with the product.
    Support,
    /// Buying.
    Sales,
    /// Incidents.
    Incident,
}

macro_rules! word_set {
    ($type:ident: $($variant:ident = $word:literal),+) => {
        impl $type {
            /// Every variant with its word.
            pub const ALL: &[(Self, &str)] = &[$((Self::$variant, $word)),+];
        }
        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(match self { $(Self::$variant => $word),+ })
            }
        }
        impl FromStr for $type {
            type Err = ();
            fn from_str(text: &str) -> Result<Self, ()> {
                Self::ALL.iter().find(|(_, word)| *word == text).map(|(value, _)| *value).ok_or(())
            }
        }
    };
}

word_set!(Stance: Yes = "yes", No = "no", Partial = "partial", Na = "na");
word_set!(Audience: Public = "public", Customer = "customer", Nda = "nda", Internal = "internal");
word_set!(Status: Approved = "approved", Draft = "draft", Retired = "retired");
word_set!(Expected: Answered = "answered", Confirm = "confirm", Open = "open");
word_set!(Ownership: Csp = "CSP-owned", Csc = "CSC-owned", ThirdParty = "3rd-party outsourced", SharedCsc = "Shared CSP and CSC", SharedThirdParty = "Shared CSP and 3rd-party");
word_set!(Voice: We = "we", Name = "name");
word_set!(DocumentKind: Policy = "policy", Faq = "faq", TrustPage = "trust-page", Report = "report", Certificate = "certificate", Agreement = "agreement", Whitepaper = "whitepaper", Questionnaire = "questionnaire");
word_set!(ContactRole: Security = "security", Privacy = "privacy", Dpo = "dpo", Legal = "legal", Support = "support", Sales = "sales", Incident = "incident");
