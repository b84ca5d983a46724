//! XML as byte ranges: events with the place where they stand, so that everything else can be copied as it is.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::Event;

use crate::workbook::error::{Error, Outcome};

/// Deepest nesting that is read; real sheets stay under 20.
const MAX_DEPTH: usize = 256;

/// What stands at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `<name …>`
    Start,
    /// `<name …/>`
    Empty,
    /// `</name>`
    End,
    /// Text, a reference or CDATA.
    Text,
}

/// One event. Comments, declarations and processing instructions are passed over.
#[derive(Clone, Debug)]
pub(super) struct Piece<'a> {
    pub(super) kind: Kind,
    /// The whole of it, as written.
    pub(super) raw: &'a str,
    /// Where it stands.
    pub(super) at: Range<usize>,
    /// How many elements are open around it.
    pub(super) depth: usize,
}

/// Reads a part piece by piece.
pub(super) struct Pieces<'a> {
    text: &'a str,
    reader: Reader<&'a [u8]>,
    depth: usize,
    part: &'a str,
}

impl<'a> Pieces<'a> {
    /// Starts at the beginning of a part; its name is for messages.
    pub(super) fn new(text: &'a str, part: &'a str) -> Self {
        Self { text, reader: Reader::from_str(text), depth: 0, part }
    }

    /// The next piece; `None` at the end. Refuses document types (no office program writes one) and absurd nesting.
    pub(super) fn next(&mut self) -> Outcome<Option<Piece<'a>>> {
        loop {
            let start = self.reader.buffer_position() as usize;
            let event = self.reader.read_event().map_err(|error| self.damaged(&error.to_string()))?;
            let at = start..self.reader.buffer_position() as usize;
            let mut depth = self.depth;
            let kind = match event {
                Event::Start(_) => {
                    self.depth += 1;
                    Kind::Start
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    depth = self.depth;
                    Kind::End
                }
                Event::Empty(_) => Kind::Empty,
                Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) => Kind::Text,
                Event::DocType(_) => return Err(self.damaged("it declares a document type, which workbooks never do")),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
                Event::Eof if self.depth > 0 => return Err(self.damaged("it breaks off")),
                Event::Eof => return Ok(None),
            };
            if self.depth > MAX_DEPTH {
                return Err(self.damaged("it is nested too deeply"));
            }
            return Ok(Some(Piece { kind, raw: &self.text[at.clone()], at, depth }));
        }
    }

    /// The text up to the end of the element just started, unescaped, with the texts of all its children.
    pub(super) fn text_to_end(&mut self) -> Outcome<String> {
        let outer = self.depth;
        let mut text = String::new();
        while self.depth >= outer {
            let Some(piece) = self.next()? else { return Err(self.damaged("it breaks off")) };
            if piece.kind == Kind::Text {
                match piece.raw.strip_prefix("<![CDATA[") {
                    Some(raw) => text.push_str(raw.trim_end_matches("]]>")),
                    None => text.push_str(&unescaped(piece.raw)),
                }
            }
        }
        Ok(text)
    }

    fn damaged(&self, why: &str) -> Error {
        Error::Damaged(format!("`{}` cannot be read: {why}", self.part))
    }
}

impl<'a> Piece<'a> {
    /// Whether it opens an element, with or without content.
    pub(super) fn opens(&self) -> bool {
        matches!(self.kind, Kind::Start | Kind::Empty)
    }

    /// The element's name as written, `x:row`.
    pub(super) fn qualified(&self) -> &'a str {
        let name = self.raw.trim_start_matches(['<', '/']);
        &name[..name.find(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/')).unwrap_or(name.len())]
    }

    /// The element's name without its prefix; empty for text.
    pub(super) fn name(&self) -> &'a str {
        if self.kind == Kind::Text {
            return "";
        }
        let name = self.qualified();
        name.rsplit_once(':').map_or(name, |(_, local)| local)
    }

    /// The prefix with its colon, or nothing.
    pub(super) fn prefix(&self) -> &'a str {
        let name = self.qualified();
        name.rfind(':').map_or("", |colon| &name[..=colon])
    }

    /// An attribute's value, unescaped.
    pub(super) fn attribute(&self, name: &str) -> Option<Cow<'a, str>> {
        attributes(self.raw).find(|found| found.name == name).map(|found| unescaped(&self.raw[found.value]))
    }

    /// An attribute's value, unescaped; empty when it is not there.
    pub(super) fn text(&self, name: &str) -> String {
        self.attribute(name).map_or_else(String::new, Cow::into_owned)
    }

    /// Whether an attribute is `1`, `true` or `on`.
    pub(super) fn is_set(&self, name: &str) -> bool {
        self.attribute(name).is_some_and(|value| matches!(value.as_ref(), "1" | "true" | "on"))
    }
}

/// An attribute of a tag, by places within the tag.
pub(super) struct Attribute<'a> {
    /// The name as written.
    pub(super) name: &'a str,
    /// The value between the quotes, as written.
    pub(super) value: Range<usize>,
    /// All of it, with the white space before it.
    pub(super) whole: Range<usize>,
}

/// The attributes of a tag as written. Stops at what is no attribute.
pub(super) fn attributes(tag: &str) -> impl Iterator<Item = Attribute<'_>> {
    let bytes = tag.as_bytes();
    // All that separates attributes is ASCII, so that bytes can be compared and the text is cut between characters.
    let find = move |from: usize, wanted: fn(u8) -> bool| {
        bytes[from..].iter().position(|byte| wanted(*byte)).map(|at| from + at)
    };
    let mut at = find(0, |byte| byte.is_ascii_whitespace()).unwrap_or(tag.len());
    std::iter::from_fn(move || {
        let start = at;
        let name_at = find(at, |byte| !byte.is_ascii_whitespace())?;
        let equals = find(name_at, |byte| byte == b'=')?;
        let quote_at = find(equals, |byte| matches!(byte, b'"' | b'\''))?;
        let end = if bytes[quote_at] == b'"' {
            find(quote_at + 1, |byte| byte == b'"')?
        } else {
            find(quote_at + 1, |byte| byte == b'\'')?
        };
        at = end + 1;
        Some(Attribute { name: tag[name_at..equals].trim_end(), value: quote_at + 1..end, whole: start..at })
    })
}

/// Resolves the references of XML; text that holds a broken one stays as it is.
pub(super) fn unescaped(raw: &str) -> Cow<'_, str> {
    if raw.contains('&') { unescape(raw).unwrap_or(Cow::Borrowed(raw)) } else { Cow::Borrowed(raw) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_cover_the_text_and_know_their_places() {
        let text = "<a x='1'><b:c y = \"&lt;2\"/>t&amp;u<!-- n --></a>";
        let mut pieces = Pieces::new(text, "p");
        let mut seen = Vec::new();
        while let Some(piece) = pieces.next().expect("well-formed") {
            assert_eq!(&text[piece.at.clone()], piece.raw);
            seen.push((piece.kind, piece.name(), piece.depth));
        }
        assert_eq!(seen[0], (Kind::Start, "a", 0));
        assert_eq!(seen[1], (Kind::Empty, "c", 1));
        assert_eq!(seen.last(), Some(&(Kind::End, "a", 0)));
    }

    #[test]
    fn attributes_are_read_in_any_quotes() {
        let piece = Piece { kind: Kind::Empty, raw: "<x:c r = \"A1\"\n s='2&amp;3'/>", at: 0..0, depth: 0 };
        assert_eq!((piece.name(), piece.prefix()), ("c", "x:"));
        assert_eq!(piece.attribute("r").as_deref(), Some("A1"));
        assert_eq!(piece.attribute("s").as_deref(), Some("2&3"));
        assert_eq!(piece.attribute("t"), None);
    }

    #[test]
    fn text_is_gathered_with_its_references() {
        let mut pieces = Pieces::new("<f>&quot;Yes&quot;<i>,</i><![CDATA[N<o]]></f>", "p");
        pieces.next().expect("well-formed");
        assert_eq!(pieces.text_to_end().expect("well-formed"), "\"Yes\",N<o");
    }

    #[test]
    fn hostile_parts_are_refused() {
        let read = |text: &str| {
            let mut pieces = Pieces::new(text, "p");
            loop {
                match pieces.next() {
                    Ok(Some(_)) => {}
                    Ok(None) => return None,
                    Err(error) => return Some(error.to_string()),
                }
            }
        };
        assert!(read("<!DOCTYPE a [<!ENTITY b 'c'>]><a/>").expect("refused").contains("document type"));
        assert!(read(&"<a>".repeat(300)).expect("refused").contains("deep"));
        assert!(read("<a><b/>").expect("refused").contains("breaks off"));
        assert_eq!(read("<a><b/></a>"), None);
    }
}
