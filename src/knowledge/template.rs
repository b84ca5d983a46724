//! Texts with placeholders: `{list:subprocessors}`, `{value:fix-targets.fix-time.critical}`, `{document:policy.dated}`.

use jiff::civil::Date;

use super::model::{Knowledge, ValueSet};

/// A text as written, with its placeholders found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    source: String,
    pieces: Vec<Piece>,
}

/// A piece of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Text as it is.
    Text(String),
    /// The names of a list, by topic.
    List(String),
    /// A value: statement, value id, and the key where there are several.
    Value { statement: String, value: String, key: Option<String> },
    /// A field of a document: `title`, `dated` or `url`.
    Document { document: String, field: String },
}

impl Template {
    /// Parses a text. A placeholder that has no known form stays text and is returned with its byte offset.
    pub(crate) fn parse(source: &str) -> (Self, Vec<(usize, String)>) {
        let (mut pieces, mut unknown, mut text) = (Vec::new(), Vec::new(), String::new());
        let mut at = 0;
        while let Some(open) = source[at..].find('{').map(|open| at + open) {
            let Some(close) = source[open..].find('}').map(|close| open + close) else { break };
            let inner = &source[open + 1..close];
            text.push_str(&source[at..open]);
            match piece(inner) {
                Some(piece) => {
                    pieces.push(Piece::Text(std::mem::take(&mut text)));
                    pieces.push(piece);
                }
                None => {
                    unknown.push((open, inner.to_string()));
                    text.push_str(&source[open..=close]);
                }
            }
            at = close + 1;
        }
        text.push_str(&source[at..]);
        pieces.push(Piece::Text(text));
        pieces.retain(|piece| !matches!(piece, Piece::Text(text) if text.is_empty()));
        (Self { source: source.to_string(), pieces }, unknown)
    }

    /// The text as written.
    pub fn source(&self) -> &str {
        &self.source
    }

    pub(crate) fn pieces(&self) -> &[Piece] {
        &self.pieces
    }
}

fn piece(inner: &str) -> Option<Piece> {
    let (kind, name) = inner.split_once(':')?;
    match kind {
        "list" => Some(Piece::List(name.to_string())),
        "value" => {
            let mut parts = name.splitn(3, '.');
            Some(Piece::Value {
                statement: parts.next()?.to_string(),
                value: parts.next()?.to_string(),
                key: parts.next().map(ToString::to_string),
            })
        }
        "document" => {
            let (document, field) = name.split_once('.')?;
            Some(Piece::Document { document: document.to_string(), field: field.to_string() })
        }
        _ => None,
    }
}

impl Knowledge {
    /// Fills the placeholders of a text, for one product or for all, on a day.
    pub fn render(&self, template: &Template, product: Option<&str>, today: Date) -> String {
        template.pieces.iter().map(|piece| self.render_piece(piece, product, today).unwrap_or_default()).collect()
    }

    /// The text of one piece; `None` when it names nothing.
    pub(crate) fn render_piece(&self, piece: &Piece, product: Option<&str>, today: Date) -> Option<String> {
        match piece {
            Piece::Text(text) => Some(text.clone()),
            Piece::List(topic) => {
                let list = self.lists.iter().find(|list| list.topic == *topic)?;
                let names: Vec<&str> = list
                    .entries
                    .iter()
                    .filter(|entry| product.is_none_or(|product| entry.applies_to(product)))
                    .filter(|entry| entry.since.is_none_or(|since| since <= today))
                    .map(|entry| entry.name.as_str())
                    .collect();
                Some(match names.as_slice() {
                    [] => "none".to_string(),
                    [one] => (*one).to_string(),
                    [most @ .., last] => format!("{} and {last}", most.join(", ")),
                })
            }
            Piece::Value { statement, value, key } => match (self.statement(statement)?.values.get(value)?, key) {
                (ValueSet::One(value), None) => Some(value.to_string()),
                (ValueSet::By(values), Some(key)) => values.get(key).map(ToString::to_string),
                _ => None,
            },
            Piece::Document { document, field } => {
                let document = self.document(document)?;
                match field.as_str() {
                    "title" => Some(document.title.clone()),
                    "dated" => document.dated.map(|date| date.strftime("%-d %b %Y").to_string()),
                    "url" => document.url.clone(),
                    _ => None,
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_found_and_the_rest_stays_text() {
        let (template, unknown) = Template::parse("Of {list:subprocessors} {and} {value:a.b.c}; {open");
        assert_eq!(unknown, [(24, "and".to_string())]);
        assert_eq!(template.pieces().len(), 5);
        assert_eq!(template.source(), "Of {list:subprocessors} {and} {value:a.b.c}; {open");
    }
}
