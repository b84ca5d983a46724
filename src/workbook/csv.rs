//! Delimited text: read as one grid, and patched so that every other field keeps its bytes.

use std::collections::BTreeMap;
use std::ops::Range;

use super::error::{Error, Outcome};
use super::{Cell, CellPatch, CellRef, Format, Patched, Pos, Sheet, Workbook};

/// Delimiters that are tried, the likeliest first.
const DELIMITERS: [u8; 4] = *b",;\t|";
/// Records by which the delimiter is chosen.
const PROBED: usize = 50;
/// Most bytes of a file.
const MAX_BYTES: usize = 256 << 20;
/// Most fields of a file.
const MAX_FIELDS: usize = 1_000_000;

/// Where the fields of a record stand in the bytes, and where the record ends (before its line break).
struct Record {
    fields: Vec<Range<usize>>,
    end: usize,
    /// Whether every quoted field ends with its quote; not so where the delimiter is another one.
    sound: bool,
}

/// Reads text into a workbook with one sheet without a name.
pub(super) fn read(bytes: &[u8]) -> Outcome<Workbook> {
    if bytes.len() > MAX_BYTES {
        return Err(Error::TooLarge(format!("it has more than {} MiB", MAX_BYTES >> 20)));
    }
    let delimiter = delimiter(bytes);
    let mut cells = BTreeMap::new();
    for (row, record) in records(bytes, delimiter, usize::MAX)?.iter().enumerate() {
        for (column, field) in record.fields.iter().enumerate() {
            let text = value(&bytes[field.clone()]);
            if !text.is_empty() {
                cells.insert(Pos::new(row as u32, column as u32), Cell { text, ..Cell::default() });
            }
        }
    }
    let sheet = Sheet { cells, ..Sheet::default() };
    Ok(Workbook { format: Format::Csv, sheets: vec![sheet], notes: Vec::new() })
}

/// Writes patches into their fields. A row that is too short grows; a row that is not there is refused.
pub(super) fn patch(bytes: &[u8], patches: &[CellPatch]) -> Outcome<Patched> {
    let delimiter = delimiter(bytes);
    let records = records(bytes, delimiter, usize::MAX)?;
    let quotes_all =
        records.first().is_some_and(|record| record.fields.iter().all(|field| bytes[field.clone()].starts_with(b"\"")));
    let line_break = if breaks_with_crlf(bytes) { "\r\n" } else { "\n" };
    let mut patched = Patched::default();
    let mut edits: BTreeMap<Pos, String> = BTreeMap::new();
    for patch in patches {
        let pos = patch.cell.pos;
        if pos.row as usize >= records.len() {
            patched.refused.push((patch.cell.clone(), "there is no such row".into()));
            continue;
        }
        if patch.value.starts_with(['=', '+', '-', '@', '\t', '\r']) {
            patched.warnings.push((
                patch.cell.clone(),
                "the text begins like a formula, and some programs would compute it".into(),
            ));
        }
        patched.written.push(CellRef::new("", pos));
        edits.insert(pos, patch.value.replace("\r\n", "\n").replace('\r', "\n"));
    }
    let mut out = Vec::with_capacity(bytes.len() + edits.values().map(|text| text.len() + 4).sum::<usize>());
    let mut copied = 0;
    for (pos, text) in &edits {
        let record = &records[pos.row as usize];
        let quoted =
            |was: &[u8]| field(&text.replace('\n', line_break), delimiter, quotes_all || was.starts_with(b"\""));
        match record.fields.get(pos.column as usize) {
            Some(at) => {
                out.extend_from_slice(&bytes[copied..at.start]);
                out.extend_from_slice(&quoted(&bytes[at.clone()]));
                copied = at.end;
            }
            None => {
                out.extend_from_slice(&bytes[copied..record.end]);
                copied = record.end;
                let last =
                    edits.range(Pos::new(pos.row, 0)..*pos).next_back().map(|(before, _)| before.column as usize + 1);
                let there = record.fields.len().max(last.unwrap_or(0));
                out.extend(std::iter::repeat_n(delimiter, pos.column as usize + 1 - there));
                out.extend_from_slice(&quoted(b""));
            }
        }
    }
    out.extend_from_slice(&bytes[copied..]);
    patched.bytes = out;
    verify(bytes, &patched.bytes, delimiter, &edits)?;
    Ok(patched)
}

/// Reads both files with another reader: only the targets differ.
fn verify(before: &[u8], after: &[u8], delimiter: u8, edits: &BTreeMap<Pos, String>) -> Outcome<()> {
    let read = |bytes: &[u8]| -> Result<Vec<Vec<String>>, csv::Error> {
        let start = if bytes.starts_with(BOM) { BOM.len() } else { 0 };
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(&bytes[start..]);
        reader.records().map(|record| record.map(|record| record.iter().map(str::to_string).collect())).collect()
    };
    let failed = |error: csv::Error| Error::Verify(error.to_string());
    let (old, new) = (read(before).map_err(failed)?, read(after).map_err(failed)?);
    // The other reader passes over empty lines, so rows are matched by their order.
    let rows: Vec<u32> = records(before, delimiter, usize::MAX)?
        .iter()
        .enumerate()
        .filter(|(_, record)| record.fields.iter().any(|field| !field.is_empty()) || record.fields.len() > 1)
        .map(|(row, _)| row as u32)
        .collect();
    if old.len() != new.len() || rows.len() != old.len() {
        return Err(Error::Verify("the number of rows differs".into()));
    }
    for ((row, old), new) in rows.into_iter().zip(&old).zip(&new) {
        for column in 0..old.len().max(new.len()) {
            let (a, b) = (old.get(column).map_or("", String::as_str), new.get(column).map_or("", String::as_str));
            let wanted = edits.get(&Pos::new(row, column as u32)).map_or(a, String::as_str);
            if b.replace("\r\n", "\n") != wanted.replace("\r\n", "\n") {
                return Err(Error::Verify(format!("{} holds another text", Pos::new(row, column as u32))));
            }
        }
    }
    Ok(())
}

const BOM: &[u8] = "\u{feff}".as_bytes();

/// The delimiter that splits the first records into the most even, and more than one, fields, without tearing quotes.
fn delimiter(bytes: &[u8]) -> u8 {
    let mut best = ((false, 0), DELIMITERS[0]);
    for delimiter in DELIMITERS {
        let Ok(probed) = records(bytes, delimiter, PROBED) else { continue };
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        for record in probed.iter().filter(|record| record.fields.len() > 1) {
            *counts.entry(record.fields.len()).or_default() += 1;
        }
        let most = counts.values().copied().max().unwrap_or(0);
        let fit = (most > 0 && probed.iter().all(|record| record.sound), most);
        if fit > best.0 {
            best = (fit, delimiter);
        }
    }
    best.1
}

/// Splits into records. A quote opens a quoted field only at its beginning, as spreadsheet programs read it.
fn records(bytes: &[u8], delimiter: u8, most: usize) -> Outcome<Vec<Record>> {
    let mut at = if bytes.starts_with(BOM) { BOM.len() } else { 0 };
    let (mut records, mut fields, mut count, mut sound) = (Vec::new(), Vec::new(), 0, true);
    while at < bytes.len() && records.len() < most {
        let start = at;
        if bytes[at] == b'"' {
            at = closing_quote(bytes, at);
            sound &= at == bytes.len() || bytes[at] == delimiter || matches!(bytes[at], b'\n' | b'\r');
        }
        while at < bytes.len() && !matches!(bytes[at], b'\n' | b'\r') && bytes[at] != delimiter {
            at += 1;
        }
        fields.push(start..at);
        count += 1;
        if count > MAX_FIELDS {
            return Err(Error::TooLarge(format!("it has more than {MAX_FIELDS} fields")));
        }
        if at < bytes.len() && bytes[at] == delimiter {
            at += 1;
            if at < bytes.len() && !matches!(bytes[at], b'\n' | b'\r') {
                continue;
            }
            fields.push(at..at); // the record ends with its delimiter
        }
        records.push(Record { fields: std::mem::take(&mut fields), end: at, sound });
        sound = true;
        at += if bytes[at..].starts_with(b"\r\n") { 2 } else { usize::from(at < bytes.len()) };
    }
    Ok(records)
}

/// The place after the quote that closes the field opened at `at`; the end of the bytes when none does.
fn closing_quote(bytes: &[u8], at: usize) -> usize {
    let mut at = at + 1;
    while at < bytes.len() {
        match (bytes[at], bytes.get(at + 1)) {
            (b'"', Some(b'"')) => at += 2,
            (b'"', _) => return at + 1,
            _ => at += 1,
        }
    }
    at
}

/// The text of a field as written.
fn value(field: &[u8]) -> String {
    let text = String::from_utf8_lossy(field);
    match text.strip_prefix('"') {
        Some(inner) => inner.strip_suffix('"').unwrap_or(inner).replace("\"\"", "\""),
        None => text.into_owned(),
    }
}

/// A field as it is written: quoted where its text needs it, where the old one was, or where the whole file is.
fn field(text: &str, delimiter: u8, quoted: bool) -> Vec<u8> {
    let needs = text.bytes().any(|byte| byte == delimiter || matches!(byte, b'"' | b'\n' | b'\r'))
        || text.trim() != text
        || text.starts_with(['=', '+', '-', '@']);
    if quoted || needs { format!("\"{}\"", text.replace('"', "\"\"")).into_bytes() } else { text.as_bytes().to_vec() }
}

fn breaks_with_crlf(bytes: &[u8]) -> bool {
    bytes.iter().position(|byte| *byte == b'\n').is_some_and(|at| at > 0 && bytes[at - 1] == b'\r')
}
