//! Reads the fields of a TOML table, with every problem kept and its place known.
//!
//! Serde stops at the first unknown key or wrong type; a maintainer wants all of them at once, so
//! tables are walked by hand: each reader names its key, and what no reader named is unknown.

use std::cell::RefCell;
use std::ops::Range;
use std::str::FromStr;

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, SourceId, did_you_mean};

/// A value with the place where it stands.
#[derive(Clone, Debug)]
pub(super) struct At<T> {
    pub(super) value: T,
    pub(super) place: Place,
}

/// A table that is being read.
pub(super) struct Fields<'t, 'd> {
    table: &'t DeTable<'t>,
    /// What the table is, for messages: `statement`, `vendor.toml`.
    what: &'static str,
    pub(super) place: Place,
    known: RefCell<Vec<&'static str>>,
    pub(super) diagnostics: &'d Diagnostics,
}

impl<'t, 'd> Fields<'t, 'd> {
    pub(super) fn new(table: &'t DeTable<'t>, what: &'static str, place: Place, diagnostics: &'d Diagnostics) -> Self {
        Self { table, what, place, known: RefCell::new(Vec::new()), diagnostics }
    }

    fn source(&self) -> SourceId {
        self.place.source
    }

    fn place_of(&self, span: Range<usize>) -> Place {
        Place { source: self.source(), span }
    }

    fn get(&self, key: &'static str) -> Option<&'t Spanned<DeValue<'t>>> {
        self.known.borrow_mut().push(key);
        self.table.get(key)
    }

    fn wrong_type(&self, key: &str, value: &Spanned<DeValue<'_>>, wanted: &str) {
        let place = self.place_of(value.span());
        let message = format!("`{key}` is {} {}", article(value.get_ref().type_str()), value.get_ref().type_str());
        self.diagnostics.push(Diagnostic::new(Code::WrongType, message, place, format!("expected {wanted}")));
    }

    /// A text, if the key is there.
    pub(super) fn text(&self, key: &'static str) -> Option<At<String>> {
        let value = self.get(key)?;
        let Some(text) = value.get_ref().as_str() else {
            self.wrong_type(key, value, "a text in quotes");
            return None;
        };
        let place = self.place_of(value.span());
        if text.trim().is_empty() {
            self.diagnostics.push(Diagnostic::new(
                Code::EmptyText,
                format!("`{key}` is empty"),
                place,
                "write the text, or leave the key out",
            ));
            return None;
        }
        Some(At { value: text.to_string(), place })
    }

    /// A text that must be there.
    pub(super) fn required(&self, key: &'static str) -> Option<At<String>> {
        if self.table.get(key).is_none() {
            self.known.borrow_mut().push(key);
            self.missing(key);
            return None;
        }
        self.text(key)
    }

    pub(super) fn missing(&self, key: &str) {
        self.diagnostics.push(Diagnostic::new(
            Code::MissingKey,
            format!("a {} without `{key}`", self.what),
            self.place.clone(),
            format!("`{key}` is missing"),
        ));
    }

    /// A text without its place.
    pub(super) fn plain(&self, key: &'static str) -> Option<String> {
        self.text(key).map(|at| at.value)
    }

    /// A text, a number or a date as written (`by = 2027` and `by = "2027-Q1"` alike), if the key is there.
    pub(super) fn written(&self, key: &'static str) -> Option<At<String>> {
        let value = self.get(key)?;
        self.as_text(key, value)
    }

    /// A list of texts; empty when the key is not there.
    pub(super) fn texts(&self, key: &'static str) -> Vec<At<String>> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let Some(items) = value.get_ref().as_array() else {
            self.wrong_type(key, value, "a list, such as [\"…\"]");
            return Vec::new();
        };
        let mut texts = Vec::new();
        for item in items.iter() {
            match item.get_ref().as_str() {
                Some(text) if !text.trim().is_empty() => {
                    texts.push(At { value: text.to_string(), place: self.place_of(item.span()) });
                }
                Some(_) => self.diagnostics.push(Diagnostic::new(
                    Code::EmptyText,
                    format!("an empty text in `{key}`"),
                    self.place_of(item.span()),
                    "leave it out",
                )),
                None => self.wrong_type(key, item, "a text in quotes"),
            }
        }
        texts
    }

    /// A list of texts without their places.
    pub(super) fn plain_texts(&self, key: &'static str) -> Vec<String> {
        self.texts(key).into_iter().map(|at| at.value).collect()
    }

    /// Yes or no, if the key is there.
    pub(super) fn flag(&self, key: &'static str) -> Option<bool> {
        let value = self.get(key)?;
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong_type(key, value, "true or false");
        }
        flag
    }

    /// A whole number, if the key is there.
    pub(super) fn number(&self, key: &'static str) -> Option<u32> {
        let value = self.get(key)?;
        let number = value.get_ref().as_integer().and_then(|n| u32::from_str_radix(n.as_str(), n.radix()).ok());
        if number.is_none() {
            self.wrong_type(key, value, "a whole number that is not negative");
        }
        number
    }

    /// A date, if the key is there.
    pub(super) fn date(&self, key: &'static str) -> Option<Date> {
        let value = self.get(key)?;
        let written = match value.get_ref() {
            DeValue::Datetime(date) if date.time.is_none() => date.to_string(),
            DeValue::String(text) => text.to_string(),
            _ => {
                self.wrong_type(key, value, "a date, such as 2026-03-24");
                return None;
            }
        };
        let date = written.parse();
        if date.is_err() {
            self.diagnostics.push(Diagnostic::new(
                Code::MalformedValue,
                format!("`{written}` is not a date"),
                self.place_of(value.span()),
                "expected a date, such as 2026-03-24",
            ));
        }
        date.ok()
    }

    /// One of a closed set of words, if the key is there.
    pub(super) fn word<T: FromStr + Copy>(&self, key: &'static str, all: &[(T, &str)]) -> Option<T> {
        self.text(key).and_then(|at| self.as_word(&at, key, all))
    }

    /// Several of a closed set of words.
    pub(super) fn words<T: FromStr + Copy>(&self, key: &'static str, all: &[(T, &str)]) -> Vec<T> {
        self.texts(key).iter().filter_map(|at| self.as_word(at, key, all)).collect()
    }

    /// Reads a text as one of a closed set of words.
    pub(super) fn as_word<T: FromStr + Copy>(&self, at: &At<String>, key: &str, all: &[(T, &str)]) -> Option<T> {
        let word = at.value.parse().ok();
        if word.is_none() {
            let words: Vec<_> = all.iter().map(|(_, word)| *word).collect();
            let label = format!("expected one of {}", quoted(&words));
            self.unknown(
                Code::UnknownWord,
                format!("`{}` is not a `{key}`", at.value),
                &at.place,
                label,
                &at.value,
                words,
            );
        }
        word
    }

    /// Reports a name that a known set does not have, with the nearest one.
    pub(super) fn unknown<'a>(
        &self,
        code: Code,
        message: String,
        place: &Place,
        label: impl Into<String>,
        name: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) {
        let mut found = Diagnostic::new(code, message, place.clone(), label);
        if let Some(near) = did_you_mean(name, known) {
            found = found.help(format!("did you mean `{near}`?"));
        }
        self.diagnostics.push(found);
    }

    /// A table below this one, if the key is there.
    pub(super) fn table(&self, key: &'static str, what: &'static str) -> Option<Self> {
        let value = self.get(key)?;
        let Some(table) = value.get_ref().as_table() else {
            self.wrong_type(key, value, "a table, such as { … }");
            return None;
        };
        Some(Fields::new(table, what, self.place_of(value.span()), self.diagnostics))
    }

    /// The tables of a list of tables (`[[key]]`, or `[{ … }]`).
    pub(super) fn tables(&self, key: &'static str, what: &'static str) -> Vec<Self> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let Some(items) = value.get_ref().as_array() else {
            self.wrong_type(key, value, "a list of tables");
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in items.iter() {
            match item.get_ref().as_table() {
                Some(table) => tables.push(Fields::new(table, what, self.place_of(item.span()), self.diagnostics)),
                None => self.wrong_type(key, item, "a table, such as { … }"),
            }
        }
        tables
    }

    /// The free keys of this table (ids of values, severities, keys of the company page), with their values as text.
    ///
    /// A number is taken as written. Call it instead of [`finish`](Self::finish).
    pub(super) fn free_keys(&self) -> Vec<(At<String>, &'t Spanned<DeValue<'t>>)> {
        self.table
            .iter()
            .map(|(key, value)| (At { value: key.get_ref().to_string(), place: self.place_of(key.span()) }, value))
            .collect()
    }

    /// Reads a value as text: a text, a number or a date as written.
    pub(super) fn as_text(&self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<At<String>> {
        let text = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Integer(number) => number.as_str().to_string(),
            DeValue::Float(number) => number.as_str().to_string(),
            DeValue::Datetime(date) => date.to_string(),
            _ => {
                self.wrong_type(key, value, "a text in quotes");
                return None;
            }
        };
        Some(At { value: text, place: self.place_of(value.span()) })
    }

    /// Reports every key that nothing has read.
    pub(super) fn finish(&self) {
        let known = self.known.borrow();
        for key in self.table.keys().filter(|key| !known.contains(&key.get_ref().as_ref())) {
            let name: &str = key.get_ref();
            let label = format!("expected one of {}", quoted(&known));
            self.unknown(
                Code::UnknownKey,
                format!("unknown key `{name}` in a {}", self.what),
                &self.place_of(key.span()),
                label,
                name,
                known.iter().copied(),
            );
        }
    }
}

fn quoted(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

fn article(word: &str) -> &'static str {
    if word.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}
