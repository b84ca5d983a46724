//! Reads the written file again: every target holds its text, and nothing else differs.

use std::collections::BTreeSet;

use super::package::{Package, container};
use super::patch::Targets;
use super::read::read;
use crate::workbook::error::{Error, Outcome};
use crate::workbook::{Cell, Sheet, Workbook};

/// Compares the new file with the old one. `changed` are the numbers of the parts that may differ.
pub(super) fn verify(
    before: &[u8],
    after: &[u8],
    workbook: &Workbook,
    targets: &Targets,
    changed: &BTreeSet<usize>,
) -> Outcome<()> {
    parts(before, after, changed)?;
    let again = read(after).map_err(|error| Error::Verify(error.to_string()))?;
    if again.sheets.len() != workbook.sheets.len() {
        return Err(Error::Verify("the number of sheets differs".into()));
    }
    for (number, (old, new)) in workbook.sheets.iter().zip(&again.sheets).enumerate() {
        let none = Default::default();
        cells(old, new, targets.get(&number).unwrap_or(&none))?;
        if old.merges != new.merges || old.tables != new.tables || old.name != new.name {
            return Err(Error::Verify(format!("the sheet '{}' differs beyond its cells", old.name)));
        }
    }
    Ok(())
}

fn cells(old: &Sheet, new: &Sheet, targets: &std::collections::BTreeMap<crate::workbook::Pos, String>) -> Outcome<()> {
    let wrong = |pos: &crate::workbook::Pos, why: &str| Err(Error::Verify(format!("'{}'!{pos} {why}", old.name)));
    for (pos, text) in targets {
        match new.cells.get(pos) {
            Some(cell) if cell.text == *text => {}
            Some(_) => return wrong(pos, "holds another text"),
            None if text.is_empty() => {}
            None => return wrong(pos, "is empty"),
        }
    }
    let same = |a: &Cell, b: &Cell| a.text == b.text && a.formula == b.formula;
    for (pos, cell) in old.cells.iter().filter(|(pos, _)| !targets.contains_key(pos)) {
        if !new.cells.get(pos).is_some_and(|other| same(cell, other)) {
            return wrong(pos, "changed");
        }
    }
    match new.cells.keys().find(|pos| !old.cells.contains_key(pos) && !targets.contains_key(pos)) {
        Some(pos) => wrong(pos, "appeared"),
        None => Ok(()),
    }
}

/// Every part that is not edited is there, in its order, with the same compressed bytes.
fn parts(before: &[u8], after: &[u8], changed: &BTreeSet<usize>) -> Outcome<()> {
    let (mut old, mut new) =
        (Package::open(before)?, Package::open(after).map_err(|error| Error::Verify(error.to_string()))?);
    if old.archive.len() != new.archive.len() {
        return Err(Error::Verify("the number of parts differs".into()));
    }
    for number in 0..old.archive.len() {
        let a = old.archive.by_index_raw(number).map_err(|error| container(&error))?;
        let b = new.archive.by_index_raw(number).map_err(|error| Error::Verify(error.to_string()))?;
        let same = (a.crc32(), a.size(), a.compressed_size()) == (b.crc32(), b.size(), b.compressed_size());
        if a.name_raw() != b.name_raw() || !same && !changed.contains(&number) {
            return Err(Error::Verify(format!("the part `{}` differs", String::from_utf8_lossy(a.name_raw()))));
        }
    }
    Ok(())
}
