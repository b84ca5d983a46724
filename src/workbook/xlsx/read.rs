//! An xlsx or xlsm file becomes grids.

use super::book::{Book, BookSheet, relations};
use super::package::Package;
use super::rules::Scene;
use super::scan::{Scan, scan};
use super::values::{Look, Values};
use super::xml::Pieces;
use crate::workbook::error::Outcome;
use crate::workbook::{Area, Cell, Format, Sheet, Workbook};

/// Reads a whole workbook.
pub(in crate::workbook) fn read(bytes: &[u8]) -> Outcome<Workbook> {
    let mut package = Package::open(bytes)?;
    let book = Book::read(&mut package)?;
    // Our own pass goes first: it refuses hostile XML before the cell reader sees it.
    let mut scans = Vec::new();
    for sheet in &book.sheets {
        let part = package.need(&sheet.part)?;
        scans.push(scan(&part.text, &sheet.part)?);
    }
    let mut values = Values::open(bytes)?;
    let mut sheets = Vec::new();
    for (sheet, scan) in book.sheets.iter().zip(&mut scans) {
        sheets.push(grid(&mut package, &mut values, sheet, scan)?);
    }
    let scene = Scene { book: &book, sheets: &sheets };
    let rules: Vec<_> = scans.iter().enumerate().map(|(number, scan)| scene.rules(number, &scan.validations)).collect();
    for (sheet, rules) in sheets.iter_mut().zip(rules) {
        sheet.rules = rules;
    }
    let notes = notes(&package, scans.iter().any(|scan| scan.has_formulas));
    Ok(Workbook { format: Format::Xlsx, sheets, notes })
}

fn grid(package: &mut Package<'_>, values: &mut Values<'_>, sheet: &BookSheet, scan: &mut Scan) -> Outcome<Sheet> {
    let (texts, looks) = values.sheet(&sheet.name)?;
    let look = |style: usize| looks.get(style).copied().unwrap_or_default();
    let mut cells = std::collections::BTreeMap::new();
    for (pos, style) in &scan.styles {
        let Look { locked, filled, bold } = look(*style);
        cells.insert(*pos, Cell { text: String::new(), formula: false, locked, filled, bold });
    }
    let plain = look(0);
    let bare = || Cell { locked: plain.locked, ..Cell::default() };
    for (pos, text) in texts {
        cells.entry(pos).or_insert_with(bare).text = text;
    }
    for pos in &scan.formulas {
        cells.entry(*pos).or_insert_with(bare).formula = true;
    }
    Ok(Sheet {
        name: sheet.name.clone(),
        state: sheet.state,
        cells,
        merges: std::mem::take(&mut scan.merges),
        rules: Vec::new(),
        tables: tables(package, &sheet.part)?,
        hidden_rows: std::mem::take(&mut scan.hidden_rows),
        hidden_columns: std::mem::take(&mut scan.hidden_columns),
        fixed_rows: std::mem::take(&mut scan.fixed_rows),
        protected: scan.protected,
    })
}

/// The areas of the Excel tables on a sheet.
fn tables(package: &mut Package<'_>, part: &str) -> Outcome<Vec<Area>> {
    let mut found = Vec::new();
    let tables: Vec<_> = relations(package, part)?
        .into_values()
        .filter(|relation| relation.kind == "table" && !relation.external)
        .collect();
    for table in tables {
        let Some(read) = package.text(&table.target)? else { continue };
        if let Some(piece) = Pieces::new(&read.text, &table.target).next()? {
            found.extend(piece.attribute("ref").and_then(|area| Area::parse(&area)));
        }
    }
    found.sort();
    Ok(found)
}

/// What a person should know before sending the file on.
fn notes(package: &Package<'_>, has_formulas: bool) -> Vec<String> {
    let mut notes = Vec::new();
    if package.any(|name| name.ends_with("vbaproject.bin")) {
        notes.push("the file holds macros; they were kept and not run".to_string());
    }
    if package.any(|name| name.starts_with("_xmlsignatures/")) {
        notes.push("the file was signed digitally; any change makes the signature invalid".to_string());
    }
    if package.any(|name| name.starts_with("xl/externallinks/")) {
        notes.push("the file links to other workbooks; the links were kept".to_string());
    }
    if has_formulas {
        notes.push(
            "the file holds formulas; Excel computes them anew when it opens the file, other programs when asked to (LibreOffice: Ctrl+Shift+F9)"
                .to_string(),
        );
    }
    notes
}
