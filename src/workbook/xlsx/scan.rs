//! One pass over a sheet's XML for what the cell reader does not tell: styles of empty cells, formulas, merges,
//! hidden rows and columns, protection, validations, tables.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::xml::{Kind, Piece, Pieces};
use crate::workbook::error::{Error, Outcome};
use crate::workbook::{Area, Pos};

/// What the XML of a sheet says beside its values.
#[derive(Default)]
pub(super) struct Scan {
    /// Style number of each cell that has one of its own.
    pub(super) styles: BTreeMap<Pos, usize>,
    /// Cells whose value comes from a formula, with the cells that an array formula spills into.
    pub(super) formulas: BTreeSet<Pos>,
    /// Whether there is any formula.
    pub(super) has_formulas: bool,
    pub(super) merges: Vec<Area>,
    pub(super) hidden_rows: BTreeSet<u32>,
    pub(super) hidden_columns: BTreeSet<u32>,
    /// Rows of a fixed height, which never grow with their text.
    pub(super) fixed_rows: BTreeSet<u32>,
    pub(super) protected: bool,
    pub(super) validations: Vec<Validation>,
}

/// A data validation as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Validation {
    /// `list`, `textLength`, `whole`, …
    pub(super) kind: String,
    /// The comparison of a length: `between` when it is not written.
    pub(super) operator: String,
    /// Whether a value that does not fit is rejected.
    pub(super) strict: bool,
    pub(super) areas: Vec<Area>,
    pub(super) formulas: Vec<String>,
}

/// Most cells with a style of their own that are remembered; beyond, styles are no longer a hint.
const MAX_STYLES: usize = 400_000;
/// Most cells of one spilled array formula that are remembered.
const MAX_SPILL: usize = 100_000;

/// Reads the XML of a sheet.
pub(super) fn scan(text: &str, part: &str) -> Outcome<Scan> {
    let mut scan = Scan::default();
    let mut pieces = Pieces::new(text, part);
    let (mut row, mut column) = (0_u32, 0_u32);
    let mut here = Pos::new(0, 0);
    // Drawings and extensions have elements of the same names, outside the data.
    let mut in_data = false;
    while let Some(piece) = pieces.next()? {
        if piece.kind == Kind::End {
            match piece.name() {
                "row" if in_data => row += 1,
                "sheetData" => in_data = false,
                _ => {}
            }
            continue;
        }
        match piece.name() {
            "sheetData" => in_data = piece.kind == Kind::Start,
            "row" if in_data => {
                row = row_number(&piece, part)?.unwrap_or(row);
                column = 0;
                scan.row(&piece, row);
                if piece.kind == Kind::Empty {
                    row += 1;
                }
            }
            "c" if in_data => {
                here = cell_position(&piece, part)?.unwrap_or(Pos::new(row, column));
                column = here.column + 1;
                if let Some(style) = piece.attribute("s").and_then(|style| style.parse().ok())
                    && style != 0
                    && scan.styles.len() < MAX_STYLES
                {
                    scan.styles.insert(here, style);
                }
            }
            "f" if in_data => scan.formula(&piece, here),
            "col" if !in_data && piece.is_set("hidden") => {
                let number = |name| piece.attribute(name).and_then(|value| value.parse::<u32>().ok());
                if let (Some(min), Some(max)) = (number("min"), number("max")) {
                    scan.hidden_columns.extend((min.max(1) - 1)..max.min(crate::workbook::cell_ref::MAX_COLUMNS));
                }
            }
            "mergeCell" => scan.merges.extend(piece.attribute("ref").and_then(|area| Area::parse(&area))),
            "sheetProtection" => scan.protected = piece.is_set("sheet"),
            "dataValidation" => scan.validations.push(validation(&piece, &mut pieces)?),
            _ => {}
        }
    }
    Ok(scan)
}

impl Scan {
    fn row(&mut self, piece: &Piece<'_>, row: u32) {
        if piece.is_set("hidden") {
            self.hidden_rows.insert(row);
        }
        if piece.is_set("customHeight") {
            self.fixed_rows.insert(row);
        }
    }

    fn formula(&mut self, piece: &Piece<'_>, here: Pos) {
        self.has_formulas = true;
        self.formulas.insert(here);
        let spills = matches!(piece.attribute("t").as_deref(), Some("array" | "dataTable"));
        if let Some(area) = piece.attribute("ref").filter(|_| spills).and_then(|area| Area::parse(&area)) {
            self.formulas.extend(area.positions().take(MAX_SPILL));
        }
    }
}

/// The 0-based row that a `row` element names.
pub(super) fn row_number(piece: &Piece<'_>, part: &str) -> Outcome<Option<u32>> {
    let Some(text) = piece.attribute("r") else { return Ok(None) };
    match text.parse::<u32>() {
        Ok(row) if (1..=crate::workbook::cell_ref::MAX_ROWS).contains(&row) => Ok(Some(row - 1)),
        _ => Err(Error::Damaged(format!("`{part}` names a row `{text}`"))),
    }
}

/// The position that a `c` element names.
pub(super) fn cell_position(piece: &Piece<'_>, part: &str) -> Outcome<Option<Pos>> {
    let Some(text) = piece.attribute("r") else { return Ok(None) };
    Pos::parse(&text).map(Some).ok_or_else(|| Error::Damaged(format!("`{part}` names a cell `{text}`")))
}

/// Reads one validation, of either kind: formulas and areas are attributes and elements, or elements of the extension.
fn validation(piece: &Piece<'_>, pieces: &mut Pieces<'_>) -> Outcome<Validation> {
    let stops = matches!(piece.attribute("errorStyle").as_deref(), None | Some("stop"));
    let mut found = Validation {
        kind: piece.text("type"),
        operator: piece.attribute("operator").map_or_else(|| "between".into(), Cow::into_owned),
        strict: stops && piece.is_set("showErrorMessage"),
        areas: piece.attribute("sqref").map(|text| areas(&text)).unwrap_or_default(),
        formulas: Vec::new(),
    };
    if piece.kind == Kind::Empty {
        return Ok(found);
    }
    while let Some(inner) = pieces.next()? {
        match (inner.kind, inner.name()) {
            (Kind::End, "dataValidation") => break,
            (Kind::Start, "formula1" | "formula2") => found.formulas.push(pieces.text_to_end()?.trim().to_string()),
            (Kind::Start, "sqref") => found.areas.extend(areas(&pieces.text_to_end()?)),
            _ => {}
        }
    }
    Ok(found)
}

fn areas(text: &str) -> Vec<Area> {
    text.split_whitespace().filter_map(Area::parse).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_may_be_left_out() {
        let found = scan("<w><sheetData><row><c s='3'/><c r='D1' s='4'/><c s='5'><f>1</f></c></row><row r='7' hidden='1'><c s='6'/></row></sheetData></w>", "p").expect("a sheet");
        let at: Vec<_> = found.styles.iter().map(|(pos, style)| (pos.to_string(), *style)).collect();
        assert_eq!(at, [("A1".into(), 3), ("D1".into(), 4), ("E1".into(), 5), ("A7".into(), 6)]);
        assert!(found.formulas.contains(&Pos::new(0, 4)) && found.hidden_rows.contains(&6));
    }

    #[test]
    fn validations_of_both_kinds_are_read() {
        let found = scan(
            "<x:w><x:dataValidation type='list' sqref='C3:C9 E3' showErrorMessage='1'><x:formula1>\"Yes,No\"</x:formula1></x:dataValidation>\
             <extLst><x14:dataValidation type='list'><x14:formula1><xm:f>Values!$A$1:$A$3</xm:f></x14:formula1><xm:sqref>D3</xm:sqref></x14:dataValidation></extLst></x:w>",
            "p",
        )
        .expect("a sheet");
        assert_eq!(found.validations.len(), 2);
        assert!(found.validations[0].strict && !found.validations[1].strict);
        assert_eq!(found.validations[0].areas.len(), 2);
        assert_eq!(found.validations[1].formulas, ["Values!$A$1:$A$3"]);
        assert_eq!(found.validations[1].areas, [Area::parse("D3").expect("an area")]);
    }

    #[test]
    fn an_array_formula_owns_the_cells_it_fills() {
        let found = scan(
            "<w><sheetData><row r='1'><c r='A1'><f t='array' ref='A1:A3'>B1:B3</f></c></row></sheetData></w>",
            "p",
        )
        .expect("a sheet");
        assert!(found.formulas.contains(&Pos::new(2, 0)));
    }

    #[test]
    fn impossible_places_are_refused() {
        for xml in [
            "<w><row r='0'/></w>",
            "<w><row r='1048577'/></w>",
            "<w><row><c r='XFE1'/></row></w>",
            "<w><row><c r='A0'/></row></w>",
        ] {
            let xml = xml.replace("<w>", "<w><sheetData>").replace("</w>", "</sheetData></w>");
            assert!(scan(&xml, "p").is_err(), "{xml}");
        }
    }
}
