//! What a question asks, taken apart.

use std::fmt;
use std::str::FromStr;

use super::demands::Demand;

/// Whom a question or a statement speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Actor {
    /// The vendor's employees and contractors.
    Staff,
    /// Those of them with privileged access.
    Administrators,
    /// The customer's own users and administrators.
    CustomerUsers,
    /// Companies that process customer data for the vendor.
    Subprocessors,
    /// The product itself.
    Application,
}

/// What a question or a statement speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Object {
    /// Data that customers entrust to the product.
    CustomerData,
    /// Copies kept for recovery.
    Backups,
    /// Records of what happened.
    Logs,
    /// The product's source code.
    SourceCode,
    /// Staff laptops and other endpoints.
    Laptops,
    /// Cryptographic keys and secrets.
    Keys,
}

/// The form of what is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// "Do you …?": wants yes or no.
    Whether,
    /// "How do you …?"
    How,
    /// "How often …?": wants a frequency.
    HowOften,
    /// "How long …?": wants a duration.
    HowLong,
    /// "How fast, how soon …?", "within what time …?": wants a duration.
    HowFast,
    /// "How many …?": wants a count.
    HowMany,
    /// "When …?": wants a date.
    When,
    /// "Where …?", "In which country …?": wants a place.
    Where,
    /// "Who …?": wants a role, a company or a person.
    Who,
    /// "Which …?", "What …?": wants a name or a thing.
    Which,
    /// "List all …": wants every entry.
    List,
    /// "Describe …", "Please explain …".
    Describe,
    /// A bare label: "Data residency".
    Label,
    /// A requirement to agree with: "Access is reviewed quarterly."
    Agree,
    /// A document is asked for: "Please attach …".
    Document,
    /// A commitment is asked for: "Will you …", "Confirm that …".
    Promise,
    /// Facts of the company or a contact: "Legal entity name".
    Company,
}

/// A limit that the question sets: the answer is yes only when the fact is at least as strict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The words of the bound as asked: `within 30 days`, `TLS 1.2 or higher`, `at least annually`.
    pub text: String,
}

/// One thing asked. A question usually has one; a compound one has several.
#[derive(Clone, Debug, PartialEq)]
pub struct Clause {
    /// Its words as asked, with what only leads in.
    pub whole: String,
    /// The form of what is asked.
    pub kind: Kind,
    /// Its words, boilerplate stripped.
    pub text: String,
    /// Whether "yes" would be the bad news ("Do you store data outside the EU?").
    ///
    /// Compare it with the same reading of the question that a stance answers: where the two differ,
    /// the stance is turned round.
    pub reversed: bool,
    /// Whom it speaks of, where it says so.
    pub who: Vec<Actor>,
    /// What it speaks of, where it says so.
    pub what: Vec<Object>,
    /// A limit that it sets.
    pub bound: Option<Bound>,
    /// The words of the main clause, which carry the subject.
    pub focus: String,
    /// Conditions and other words that only qualify it.
    pub qualifiers: Vec<String>,
    /// The kinds of value that it asks for, the surest first.
    pub wants: Vec<Want>,
    /// The words that made it [`reversed`](Self::reversed) or its polarity uncertain.
    pub reversal: Option<String>,
    /// Whether the form is so unusual that a person should look at which way it is turned.
    pub uncertain_polarity: bool,
    /// Whether it asks for what happened ("any breach in the last three years", "last test when").
    pub history: bool,
    /// The words by which it demands that there be no exception ("all data", "only", "exclusively").
    pub absolute: Option<String>,
    /// What it insists on: documented, tested, independent, …
    pub demands: Vec<Demand>,
    /// Whether it takes its subject from the clause before it.
    pub leans: bool,
}

/// The kind of value that a clause asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Want {
    /// How long something takes or is kept.
    Duration,
    /// How often something is done.
    Frequency,
    /// A day, month or year.
    Date,
    /// A number of things.
    Count,
    /// A city, country or region.
    Place,
    /// The code of a cloud region.
    RegionCode,
    /// A company that supplies something.
    Provider,
    /// A version of a protocol or product.
    Version,
    /// A cipher, hash or key length.
    Algorithm,
    /// A tool or product that is used.
    Tool,
    /// A standard, certificate or report.
    Standard,
    /// A person or role.
    Person,
    /// The name of a company or product.
    Name,
    /// An e-mail address, telephone number, link or postal address.
    Contact,
    /// A sum of money.
    Amount,
    /// A share in percent.
    Percentage,
    /// Kinds of data.
    Data,
    /// The way in which something is done, of several that there are.
    Method,
}

/// A question as understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// At least one clause.
    pub clauses: Vec<Clause>,
    /// Whether the text is a follow-up that takes its subject from the question before ("If yes, please describe").
    pub follow_up: bool,
}

impl Actor {
    /// Every actor with its word in knowledge files.
    pub const ALL: [(Self, &str); 5] = [
        (Self::Staff, "staff"),
        (Self::Administrators, "administrators"),
        (Self::CustomerUsers, "customer-users"),
        (Self::Subprocessors, "subprocessors"),
        (Self::Application, "application"),
    ];
}

impl Object {
    /// Every object with its word in knowledge files.
    pub const ALL: [(Self, &str); 6] = [
        (Self::CustomerData, "customer-data"),
        (Self::Backups, "backups"),
        (Self::Logs, "logs"),
        (Self::SourceCode, "source-code"),
        (Self::Laptops, "laptops"),
        (Self::Keys, "keys"),
    ];
}

macro_rules! words {
    ($type:ty) => {
        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(Self::ALL.iter().find(|(value, _)| value == self).map_or("", |(_, word)| word))
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
words!(Actor);
words!(Object);
