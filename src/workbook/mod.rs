//! Grids and cells and nothing else: reads xlsx, xlsm and csv into a [`Workbook`], and writes
//! [`CellPatch`]es back so that every other byte of the file stays as it was.
//!
//! This module could be its own crate: it knows sheets, cells, parts and patches, and never what a
//! question is.

mod cell_ref;
mod csv;
mod error;
mod sniff;
#[cfg(test)]
mod tests;
mod xlsx;

pub use cell_ref::{Area, CellRef, Pos, column_letters, parse_column};
pub use error::Error;

use std::collections::{BTreeMap, BTreeSet};

/// The kinds of file that can be read and patched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// An Office Open XML workbook, with or without macros.
    Xlsx,
    /// Delimited text; one sheet named after nothing (its name is empty).
    Csv,
}

/// A file read as grids.
#[derive(Clone, Debug)]
pub struct Workbook {
    /// What the bytes were.
    pub format: Format,
    /// The sheets in the order of the file; chart and dialogue sheets are left out.
    pub sheets: Vec<Sheet>,
    /// What a person should know of this file: macros, a digital signature, external links.
    pub notes: Vec<String>,
}

/// One grid. Only used cells are held.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// The name on the tab; empty for csv.
    pub name: String,
    /// Whether a person sees the tab.
    pub state: SheetState,
    /// Every cell that holds something or has a style of its own, by row, then column.
    pub cells: BTreeMap<Pos, Cell>,
    /// Merged areas.
    pub merges: Vec<Area>,
    /// List validations and length limits.
    pub rules: Vec<Rule>,
    /// Excel tables (list objects) on the sheet, heading row included.
    pub tables: Vec<Area>,
    /// 0-based hidden rows.
    pub hidden_rows: BTreeSet<u32>,
    /// 0-based hidden columns.
    pub hidden_columns: BTreeSet<u32>,
    /// 0-based rows of a fixed height, which do not grow with their text.
    pub fixed_rows: BTreeSet<u32>,
    /// Whether the sheet is protected, so that `Cell::locked` binds.
    pub protected: bool,
}

/// Whether the tab of a sheet is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SheetState {
    /// Shown.
    #[default]
    Visible,
    /// Hidden; a person can unhide it.
    Hidden,
    /// Hidden so that only a program can show it. Never written.
    VeryHidden,
}

/// What one cell shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// The text as read: numbers and dates in plain form, a formula's cached value; may be empty.
    pub text: String,
    /// Whether the value comes from a formula. Such a cell is never written.
    pub formula: bool,
    /// Whether the style locks the cell; binds only on a protected sheet.
    pub locked: bool,
    /// Whether the style fills the cell with a colour other than none or white.
    pub filled: bool,
    /// Whether the font is bold: a hint for headings.
    pub bold: bool,
}

/// What may be entered in an area, as the file itself says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Where it holds.
    pub areas: Vec<Area>,
    /// What it allows.
    pub kind: RuleKind,
}

/// The kinds of data validation that matter for writing text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleKind {
    /// One of these values, with where they were found (`inline`, `'Values'!A1:A3`, `name YesNo`).
    List {
        /// The values in their order, duplicates and blanks left out.
        values: Vec<String>,
        /// Where the list stands.
        source: String,
        /// Whether another value is rejected by the program that edits the file.
        strict: bool,
    },
    /// At most so many characters.
    MaxLength(usize),
    /// A rule that could not be resolved (INDIRECT, a broken name), with the reason.
    Unresolved(String),
}

/// One edit: the cell shows this text afterwards, exactly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellPatch {
    /// Where.
    pub cell: CellRef,
    /// The new text.
    pub value: String,
}

/// The outcome of patching: the new file and what a person should know of it.
#[derive(Clone, Debug, Default)]
pub struct Patched {
    /// The whole new file, verified by reading it again.
    pub bytes: Vec<u8>,
    /// The cells written, in order.
    pub written: Vec<CellRef>,
    /// The cells refused, each with the reason; their old content stays.
    pub refused: Vec<(CellRef, String)>,
    /// The package parts that differ from the input (empty for csv).
    pub changed_parts: Vec<String>,
    /// Warnings for the report: locked cell, hidden row, fixed row height, characters dropped.
    pub warnings: Vec<(CellRef, String)>,
}

impl Sheet {
    /// Returns the text of a cell, trimmed; empty where there is no cell.
    pub fn text(&self, pos: Pos) -> &str {
        self.cells.get(&pos).map_or("", |cell| cell.text.trim())
    }

    /// Returns the merged area that holds the cell, if there is one.
    pub fn merge_at(&self, pos: Pos) -> Option<Area> {
        self.merges.iter().copied().find(|area| area.contains(pos))
    }
}

/// Reads a file. The content decides the format; the name serves messages.
///
/// # Errors
/// What cannot be read safely or at all, each with the next action.
pub fn read(bytes: &[u8], name: &str) -> Result<Workbook, Error> {
    match sniff::sniff(bytes, name)? {
        Format::Xlsx => xlsx::read(bytes),
        Format::Csv => csv::read(bytes),
    }
}

/// Writes patches into a copy of the file that was read into `workbook`, and verifies the copy by reading it again.
///
/// Nothing but the target cells differs; without patches the bytes are the same. A target within a merged area
/// goes to its top left cell. A formula, or a cell of a sheet hidden from people, is never written but refused.
///
/// # Errors
/// A file that changed since it was read, or a copy that does not verify.
pub fn patch(bytes: &[u8], workbook: &Workbook, patches: &[CellPatch]) -> Result<Patched, Error> {
    match workbook.format {
        Format::Xlsx => xlsx::patch(bytes, workbook, patches),
        Format::Csv => csv::patch(bytes, patches),
    }
}
