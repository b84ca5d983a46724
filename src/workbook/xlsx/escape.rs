//! Text as a cell can hold it, and as XML writes it.

/// Longest text of a cell, in UTF-16 units (Excel's specification).
pub(super) const MAX_UNITS: usize = 32_767;
/// Most line feeds in a cell (Excel's specification).
pub(super) const MAX_LINES: usize = 253;

/// The text as it will read back: line breaks as LF, characters that XML cannot hold left out.
pub(super) fn storable(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    lines
        .chars()
        .filter(|c| !matches!(c, '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '\u{fffe}' | '\u{ffff}'))
        .collect()
}

/// Writes a storable text as XML. What looks like a coded character (`_x0041_`) is coded itself, or it would be decoded.
pub(super) fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for (at, c) in text.char_indices() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '_' if is_coded(&text[at..]) => out.push_str("_x005F_"),
            c => out.push(c),
        }
    }
    out
}

/// Whether a text begins with `_xHHHH_`.
fn is_coded(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() >= 7 && bytes.starts_with(b"_x") && bytes[2..6].iter().all(u8::is_ascii_hexdigit) && bytes[6] == b'_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_and_coded_characters_are_escaped() {
        assert_eq!(xml("a & <b> \"c\""), "a &amp; &lt;b&gt; \"c\"");
        assert_eq!(xml("_x0041_ _x00_ _xGGGG_ _"), "_x005F_x0041_ _x00_ _xGGGG_ _");
    }

    #[test]
    fn what_xml_cannot_hold_is_left_out() {
        assert_eq!(storable("a\r\nb\rc\td\u{0}\u{b}\u{ffff}e 🙂"), "a\nb\nc\tde 🙂");
    }
}
