//! What kind of file the bytes are. The ending of the name is never trusted, only used in messages.

use super::Format;
use super::error::{Error, Outcome};

/// Decides by content. Names the format in the error where it is known and cannot be filled.
pub(super) fn sniff(bytes: &[u8], name: &str) -> Outcome<Format> {
    let ending = name.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_lowercase());
    if bytes.is_empty() {
        return Err(Error::NotAWorkbook("the file is empty; ask for it again".into()));
    }
    if bytes.starts_with(b"PK") {
        return Ok(Format::Xlsx); // or another program's container, which shows when its parts are known
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        // A CFB container is a protected workbook or an old one; the directory names its streams in UTF-16.
        let encrypted = contains(bytes, &utf16("EncryptedPackage"));
        return Err(if encrypted { Error::Password } else { Error::Unsupported("old `.xls` workbooks") });
    }
    if bytes.starts_with(b"%PDF") {
        return Err(Error::Unsupported("PDF files"));
    }
    if matches!(ending.as_str(), "xlsx" | "xlsm" | "xltx" | "xltm") {
        return Err(Error::NotAWorkbook(format!(
            "it is named `.{ending}` and holds something else; ask for the file again, it may have been cut off on the way"
        )));
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(Error::NotAWorkbook("it is UTF-16 text; save it as UTF-8 csv and try again".into()));
    }
    if bytes.contains(&0) {
        return Err(Error::NotAWorkbook("it is neither a spreadsheet nor text".into()));
    }
    match std::str::from_utf8(bytes) {
        Ok(_) => Ok(Format::Csv),
        Err(error) => Err(Error::NotAWorkbook(format!(
            "byte {} is not UTF-8 text; save it as UTF-8 csv and try again",
            error.valid_up_to() + 1
        ))),
    }
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_decides() {
        assert_eq!(sniff(b"PK\x03\x04", "a.csv").expect("a zip"), Format::Xlsx);
        assert_eq!(sniff("id;Frage\n1;Verschlüsselt?".as_bytes(), "a.txt").expect("text"), Format::Csv);
    }

    #[test]
    fn other_formats_are_named() {
        let refused = |bytes: &[u8], name: &str| sniff(bytes, name).expect_err("a refusal").to_string();
        assert!(refused(b"", "a.xlsx").contains("empty"));
        assert!(refused(b"\xD0\xCF\x11\xE0 W\0o\0r\0k\0", "a.xls").contains(".xls"));
        assert!(
            refused(b"\xD0\xCF\x11\xE0 E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", "a.xlsx")
                .contains("password")
        );
        assert!(refused(b"%PDF-1.7", "a.pdf").contains("PDF"));
        assert!(refused(b"hello", "a.xlsx").contains("cut off"));
        assert!(refused(b"a\0b", "a.csv").contains("neither"));
        assert!(refused(b"caf\xE9", "a.csv").contains("byte 4"));
    }
}
