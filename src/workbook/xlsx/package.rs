//! The zip container of a workbook: opened with caps, parts found by name whatever the case or the slashes.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::workbook::error::{Error, Outcome};

/// Most entries in a container.
const MAX_ENTRIES: usize = 10_000;
/// Most bytes of one part, inflated.
const MAX_PART: u64 = 256 << 20;
/// Most bytes of all parts together, inflated.
const MAX_TOTAL: u64 = 1 << 30;
/// Most bytes of the shared strings, which are held in memory one by one.
const MAX_STRINGS: u64 = 64 << 20;
/// Highest ratio of inflated to deflated bytes beyond the first mebibyte; an honest sheet of 100,000 rows has about 20.
const MAX_RATIO: u64 = 200;

/// An open container.
pub(super) struct Package<'a> {
    pub(super) archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Entry number by normalised name.
    index: BTreeMap<String, usize>,
}

impl<'a> Package<'a> {
    /// Opens a container and refuses what no spreadsheet program writes.
    pub(super) fn open(bytes: &'a [u8]) -> Outcome<Self> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| container(&error))?;
        if archive.len() > MAX_ENTRIES {
            return Err(Error::TooLarge(format!("it holds {} parts; at most {MAX_ENTRIES} are read", archive.len())));
        }
        if archive.has_duplicate_names() || archive.has_overlapping_files().map_err(|error| container(&error))? {
            return Err(Error::Damaged("parts of the zip container overlap".into()));
        }
        let (mut index, mut total) = (BTreeMap::new(), 0_u64);
        for number in 0..archive.len() {
            let entry = archive.by_index_raw(number).map_err(|error| container(&error))?;
            let name = entry.name().map_err(|error| container(&error))?.into_owned();
            if entry.encrypted() {
                return Err(Error::Password);
            }
            let normal = normalized(&name);
            if normal.split('/').any(|step| step == "..") {
                return Err(Error::Damaged(format!("the part name `{name}` leads out of the container")));
            }
            total = total.saturating_add(entry.size());
            check_size(&name, &normal, entry.size(), entry.compressed_size())?;
            if index.insert(normal, number).is_some() {
                return Err(Error::Damaged(format!("the part `{name}` is there twice")));
            }
        }
        if total > MAX_TOTAL {
            return Err(Error::TooLarge(format!(
                "its parts inflate to {} MiB; at most {} are read",
                total >> 20,
                MAX_TOTAL >> 20
            )));
        }
        Ok(Self { archive, index })
    }

    /// The number of a part, by any spelling of its name.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.index.get(&normalized(name)).copied()
    }

    /// Whether some part's normalised name satisfies a condition.
    pub(super) fn any(&self, condition: impl Fn(&str) -> bool) -> bool {
        self.index.keys().any(|name| condition(name))
    }

    /// Reads a part as text, without its byte order mark; `None` when there is no such part.
    ///
    /// The size was checked as declared, and an entry that inflates to another size is an error of the container.
    pub(super) fn text(&mut self, name: &str) -> Outcome<Option<Part>> {
        let Some(number) = self.find(name) else { return Ok(None) };
        let mut entry = self.archive.by_index(number).map_err(|error| damaged(name, &error))?;
        let mut bytes = Vec::with_capacity(entry.size().min(MAX_PART) as usize);
        entry.by_ref().take(MAX_PART + 1).read_to_end(&mut bytes).map_err(|error| damaged(name, &error))?;
        if bytes.len() as u64 > MAX_PART {
            return Err(too_large(name, MAX_PART));
        }
        if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
            return Err(Error::Damaged(format!("the part `{name}` is UTF-16")));
        }
        let marked = bytes.starts_with(BOM.as_bytes());
        let text = String::from_utf8(if marked { bytes.split_off(BOM.len()) } else { bytes })
            .map_err(|_| Error::Damaged(format!("the part `{name}` is not UTF-8")))?;
        Ok(Some(Part { number, text, marked }))
    }

    /// Reads a part that a workbook cannot do without.
    pub(super) fn need(&mut self, name: &str) -> Outcome<Part> {
        self.text(name)?.ok_or_else(|| Error::Damaged(format!("the part `{name}` is missing")))
    }
}

/// The byte order mark that some programs put before a part.
pub(super) const BOM: &str = "\u{feff}";

/// A part read as text.
pub(super) struct Part {
    /// Its number in the container.
    pub(super) number: usize,
    /// Its text, without the byte order mark.
    pub(super) text: String,
    /// Whether it began with a byte order mark.
    pub(super) marked: bool,
}

fn check_size(name: &str, normal: &str, size: u64, compressed: u64) -> Outcome<()> {
    let cap = if normal.ends_with("sharedstrings.xml") { MAX_STRINGS } else { MAX_PART };
    if size > cap {
        return Err(too_large(name, cap));
    }
    if size > 1 << 20 && size / MAX_RATIO > compressed {
        return Err(Error::TooLarge(format!("the part `{name}` inflates to more than {MAX_RATIO} times its size")));
    }
    Ok(())
}

fn too_large(name: &str, cap: u64) -> Error {
    Error::TooLarge(format!("the part `{name}` inflates to more than {} MiB", cap >> 20))
}

/// A failure of the container as a whole.
pub(super) fn container(error: &dyn std::fmt::Display) -> Error {
    Error::Damaged(format!("its zip container cannot be read ({error})"))
}

/// A failure of one part or sheet.
pub(super) fn damaged(what: &str, error: &dyn std::fmt::Display) -> Error {
    Error::Damaged(format!("`{what}` cannot be read ({error})"))
}

/// Part names are case-insensitive, and some programs write backslashes.
pub(super) fn normalized(name: &str) -> String {
    name.trim_start_matches(['/', '\\']).replace('\\', "/").to_ascii_lowercase()
}
