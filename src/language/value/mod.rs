//! Typed values: what a statement states (`10 days`, `AES-256`, `Frankfurt, Germany`) so that it can be compared.
//!
//! Small and closed on purpose: what does not parse for certain is an error, not a guess.

mod bound;
pub(crate) mod place;
mod time;

pub use bound::at_least_as_strict;
pub use time::{Duration, Frequency, Period, Unit};

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

/// The kinds of value that the catalogue can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ValueType {
    /// A length of time: `10 days`, `72 hours`.
    Duration,
    /// How often: `daily`, `every 6 months`, `on every push`.
    Frequency,
    /// A day: `2026-03-24`.
    Date,
    /// A number: `256`.
    Count,
    /// A version: `1.2`, `1.2+`.
    Version,
    /// A cipher, hash or protocol: `AES-256`.
    Algorithm,
    /// A city, country or union: `Frankfurt, Germany`.
    Place,
    /// A company that provides something.
    Provider,
    /// A tool by name.
    Tool,
    /// A standard or scheme by name.
    Standard,
    /// An address, a link or a number to reach somebody.
    Contact,
    /// Anything else, as text.
    Text,
}

/// One value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A length of time.
    Duration(Duration),
    /// How often.
    Frequency(Frequency),
    /// A day.
    Date(Date),
    /// A number.
    Count(u64),
    /// A version: its numbers, and whether later ones are meant, too.
    Version(Vec<u32>, bool),
    /// All types that are compared as text.
    Name(ValueType, String),
}

impl ValueType {
    /// Every type with its word in the catalogue.
    pub const ALL: [(Self, &str); 12] = [
        (Self::Duration, "duration"),
        (Self::Frequency, "frequency"),
        (Self::Date, "date"),
        (Self::Count, "count"),
        (Self::Version, "version"),
        (Self::Algorithm, "algorithm"),
        (Self::Place, "place"),
        (Self::Provider, "provider"),
        (Self::Tool, "tool"),
        (Self::Standard, "standard"),
        (Self::Contact, "contact"),
        (Self::Text, "text"),
    ];
}

impl FromStr for ValueType {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.iter().find(|(_, word)| *word == text).map(|(kind, _)| *kind).ok_or(())
    }
}

impl Value {
    /// Parses a text as a type. The error is a sentence for the person who wrote it.
    pub fn parse(kind: ValueType, text: &str) -> Result<Self, String> {
        let text = text.trim();
        if text.is_empty() {
            return Err("the value is empty".into());
        }
        match kind {
            ValueType::Duration => Duration::parse(text)
                .map(Self::Duration)
                .ok_or_else(|| format!("`{text}` is not a length of time, such as `10 days` or `2 business days`")),
            ValueType::Frequency => Frequency::parse(text).map(Self::Frequency).ok_or_else(|| {
                format!("`{text}` is not a frequency, such as `daily`, `every 6 months` or `on every release`")
            }),
            ValueType::Date => {
                text.parse().map(Self::Date).map_err(|_| format!("`{text}` is not a date, such as `2026-03-24`"))
            }
            ValueType::Count => text
                .replace(['_', ','], "")
                .parse()
                .map(Self::Count)
                .map_err(|_| format!("`{text}` is not a whole number")),
            ValueType::Version => {
                version(text).ok_or_else(|| format!("`{text}` is not a version, such as `1.2` or `1.2+`"))
            }
            kind => Ok(Self::Name(kind, text.to_string())),
        }
    }

    /// The type of the value.
    pub fn kind(&self) -> ValueType {
        match self {
            Self::Duration(_) => ValueType::Duration,
            Self::Frequency(_) => ValueType::Frequency,
            Self::Date(_) => ValueType::Date,
            Self::Count(_) => ValueType::Count,
            Self::Version(..) => ValueType::Version,
            Self::Name(kind, _) => *kind,
        }
    }
}

/// Reads `1.2`, `v1.2`, `TLS 1.2+`, `1.2 or higher`.
fn version(text: &str) -> Option<Value> {
    let lower = text.to_lowercase();
    let later = lower.ends_with('+')
        || ["or higher", "or later", "or above", "or newer", "and above", "and higher", "minimum"]
            .iter()
            .any(|word| lower.contains(word));
    let start = lower.find(|c: char| c.is_ascii_digit())?;
    let number: String = lower[start..].chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
    let numbers: Option<Vec<u32>> = number.trim_end_matches('.').split('.').map(|part| part.parse().ok()).collect();
    numbers.map(|numbers| Value::Version(numbers, later))
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Duration(duration) => duration.fmt(f),
            Self::Frequency(frequency) => frequency.fmt(f),
            Self::Date(date) => write!(f, "{}", date.strftime("%-d %b %Y")),
            Self::Count(count) => count.fmt(f),
            Self::Version(numbers, later) => {
                let numbers: Vec<_> = numbers.iter().map(ToString::to_string).collect();
                write!(f, "{}{}", numbers.join("."), if *later { " or later" } else { "" })
            }
            Self::Name(_, text) => f.write_str(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_an_error_with_an_example() {
        for (kind, text) in [
            (ValueType::Duration, "10 dyas"),
            (ValueType::Frequency, "regularly"),
            (ValueType::Date, "2026-13-01"),
            (ValueType::Count, "many"),
            (ValueType::Version, "new"),
            (ValueType::Tool, " "),
        ] {
            assert!(Value::parse(kind, text).is_err(), "{text}");
        }
    }

    #[test]
    fn values_show_themselves_for_people() {
        for (kind, text, shown) in [
            (ValueType::Duration, "ten days", "10 days"),
            (ValueType::Duration, "two business days", "2 business days"),
            (ValueType::Frequency, "every 6 months", "every 6 months"),
            (ValueType::Frequency, "yearly", "annually"),
            (ValueType::Date, "2026-03-24", "24 Mar 2026"),
            (ValueType::Version, "TLS 1.2+", "1.2 or later"),
            (ValueType::Algorithm, "AES-256", "AES-256"),
        ] {
            assert_eq!(Value::parse(kind, text).map(|value| value.to_string()), Ok(shown.to_string()));
        }
    }
}
