//! Writes patches into a copy of the container: every part but the edited sheets is copied as compressed bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::book::Book;
use super::edit::edit;
use super::escape::{MAX_LINES, MAX_UNITS, storable};
use super::package::{BOM, Package, container};
use super::recalculation;
use super::verify::verify;
use crate::workbook::error::{Error, Outcome};
use crate::workbook::{CellPatch, CellRef, Patched, Pos, Sheet, SheetState, Workbook};

/// Longest text, in characters, that a row of fixed height is expected to show.
const FIXED_HEIGHT_TEXT: usize = 100;

/// The texts to write, by number of the sheet and place.
pub(super) type Targets = BTreeMap<usize, BTreeMap<Pos, String>>;

/// Patches the file that was read into `workbook`, and verifies the result by reading it again.
pub(in crate::workbook) fn patch(bytes: &[u8], workbook: &Workbook, patches: &[CellPatch]) -> Outcome<Patched> {
    let mut patched = Patched::default();
    let targets = targets(workbook, patches, &mut patched);
    if targets.is_empty() {
        patched.bytes = bytes.to_vec();
        return Ok(patched);
    }
    let mut package = Package::open(bytes)?;
    let book = Book::read(&mut package)?;
    let mut changed: BTreeMap<usize, String> = BTreeMap::new();
    for (number, cells) in &targets {
        let name = &book.sheets[*number].part;
        let part = package.need(name)?;
        let text = edit(&part.text, name, cells)?;
        changed.insert(part.number, if part.marked { format!("{BOM}{text}") } else { text });
        patched.changed_parts.push(name.clone());
    }
    if has_formulas(workbook) || package.any(|name| name.ends_with("calcchain.xml")) {
        let part = package.need(&book.part)?;
        if let Some(text) = recalculation::on_load(&part.text, &book.part)? {
            changed.insert(part.number, if part.marked { format!("{BOM}{text}") } else { text });
            patched.changed_parts.push(book.part.clone());
        }
    }
    patched.bytes = rewritten(&mut package, &changed)?;
    verify(bytes, &patched.bytes, workbook, &targets, &changed.keys().copied().collect::<BTreeSet<_>>())?;
    Ok(patched)
}

fn has_formulas(workbook: &Workbook) -> bool {
    workbook.sheets.iter().any(|sheet| sheet.cells.values().any(|cell| cell.formula))
}

/// Decides where each patch goes; what must not be written is refused, what a person should know is noted.
fn targets(workbook: &Workbook, patches: &[CellPatch], patched: &mut Patched) -> Targets {
    let mut targets = Targets::new();
    for patch in patches {
        let found = workbook.sheets.iter().position(|sheet| sheet.name == patch.cell.sheet);
        let Some(number) = found else {
            patched.refused.push((patch.cell.clone(), "there is no such sheet".into()));
            continue;
        };
        let sheet = &workbook.sheets[number];
        let pos = sheet.merge_at(patch.cell.pos).map_or(patch.cell.pos, |merge| merge.first);
        let cell = CellRef::new(sheet.name.clone(), pos);
        let text = storable(&patch.value);
        let taken = targets.get(&number).is_some_and(|cells| cells.contains_key(&pos));
        if let Some(why) = refusal(sheet, pos, &text, taken) {
            patched.refused.push((patch.cell.clone(), why));
            continue;
        }
        patched
            .warnings
            .extend(warnings(sheet, pos, &patch.value, &text).into_iter().map(|warning| (cell.clone(), warning)));
        patched.written.push(cell);
        targets.entry(number).or_default().insert(pos, text);
    }
    targets
}

fn refusal(sheet: &Sheet, pos: Pos, text: &str, taken: bool) -> Option<String> {
    if sheet.state == SheetState::VeryHidden {
        Some("the sheet is hidden from people".into())
    } else if sheet.cells.get(&pos).is_some_and(|cell| cell.formula) {
        Some("the cell holds a formula".into())
    } else if taken {
        Some("another answer goes into the same cell".into())
    } else if text.encode_utf16().count() > MAX_UNITS {
        Some(format!("the text is longer than a cell can hold ({MAX_UNITS} characters)"))
    } else if text.matches('\n').count() > MAX_LINES {
        Some(format!("the text has more lines than a cell can hold ({MAX_LINES})"))
    } else {
        None
    }
}

fn warnings(sheet: &Sheet, pos: Pos, given: &str, text: &str) -> Vec<String> {
    let mut warnings = Vec::new();
    let mut warn = |condition: bool, warning: &str| {
        if condition {
            warnings.push(warning.to_string());
        }
    };
    let locked = sheet.cells.get(&pos).is_none_or(|cell| cell.locked);
    warn(sheet.protected && locked, "the cell is locked on a protected sheet");
    warn(sheet.state == SheetState::Hidden, "the sheet is hidden");
    warn(sheet.hidden_rows.contains(&pos.row), "the row is hidden");
    warn(sheet.hidden_columns.contains(&pos.column), "the column is hidden");
    let long = text.chars().count() > FIXED_HEIGHT_TEXT || text.contains('\n');
    warn(
        long && sheet.fixed_rows.contains(&pos.row),
        "the row has a fixed height, so that the end of the text may not show",
    );
    warn(text.len() != given.replace("\r\n", "\n").len(), "characters that a workbook cannot hold were left out");
    warn(text.starts_with(['=', '+', '-', '@', '\t']), "the text begins like a formula; it is stored as text");
    warnings
}

/// Copies the container with some parts replaced, in the old order and with the old times.
fn rewritten(package: &mut Package<'_>, changed: &BTreeMap<usize, String>) -> Outcome<Vec<u8>> {
    let failed = |error: &dyn std::fmt::Display| Error::Verify(format!("the container could not be written ({error})"));
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.set_raw_comment(package.archive.comment().into()).map_err(|error| failed(&error))?;
    for number in 0..package.archive.len() {
        let entry = package.archive.by_index_raw(number).map_err(|error| container(&error))?;
        let Some(text) = changed.get(&number) else {
            writer.raw_copy_file(entry).map_err(|error| failed(&error))?;
            continue;
        };
        let name = entry.name().map_err(|error| container(&error))?.into_owned();
        let mut options = SimpleFileOptions::default().compression_method(entry.compression());
        if let Some(time) = entry.last_modified() {
            options = options.last_modified_time(time);
        }
        if let Some(mode) = entry.unix_mode() {
            options = options.unix_permissions(mode);
        }
        drop(entry);
        writer.start_file(name, options).map_err(|error| failed(&error))?;
        writer.write_all(text.as_bytes()).map_err(|error| failed(&error))?;
    }
    Ok(writer.finish().map_err(|error| failed(&error))?.into_inner())
}
