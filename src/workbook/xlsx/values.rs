//! Values of cells, read with calamine's streaming reader: its dense ranges would allocate by the sheet's corners.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader, Xlsx};

use super::package::damaged;
use crate::workbook::Pos;
use crate::workbook::error::{Error, Outcome};

/// Most cells with a value, over all sheets.
const MAX_CELLS: usize = 1_000_000;

/// The look of a cell style, as far as it hints at what a cell is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) locked: bool,
    pub(super) filled: bool,
    pub(super) bold: bool,
}

impl Default for Look {
    /// A cell without a style of its own is locked.
    fn default() -> Self {
        Self { locked: true, filled: false, bold: false }
    }
}

/// A workbook open for reading values.
pub(super) struct Values<'a> {
    workbook: Xlsx<Cursor<&'a [u8]>>,
    left: usize,
}

impl<'a> Values<'a> {
    /// Opens a workbook whose parts were checked before.
    pub(super) fn open(bytes: &'a [u8]) -> Outcome<Self> {
        let workbook = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
            calamine::XlsxError::Password => Error::Password,
            error => damaged("the workbook", &error),
        })?;
        Ok(Self { workbook, left: MAX_CELLS })
    }

    /// The texts of a sheet's cells that are not empty, and the looks of all styles by number.
    pub(super) fn sheet(&mut self, name: &str) -> Outcome<(BTreeMap<Pos, String>, Vec<Look>)> {
        if !self.workbook.sheet_names().iter().any(|known| known == name) {
            return Err(Error::Damaged(format!("the sheet '{name}' cannot be found")));
        }
        let mut reader = self.workbook.worksheet_cells_reader(name).map_err(|error| damaged(name, &error))?;
        let looks = reader.styles().iter().map(look).collect();
        let mut cells = BTreeMap::new();
        while let Some(cell) = reader.next_cell().map_err(|error| damaged(name, &error))? {
            let (row, column) = cell.get_position();
            let text = shown(cell.get_value());
            if text.is_empty() {
                continue;
            }
            self.left = self
                .left
                .checked_sub(1)
                .ok_or_else(|| Error::TooLarge(format!("it has more than {MAX_CELLS} cells")))?;
            cells.insert(Pos::new(row, column), text);
        }
        Ok((cells, looks))
    }
}

fn look(style: &calamine::Style) -> Look {
    let coloured = style
        .fill
        .as_ref()
        .filter(|fill| fill.is_visible())
        .is_some_and(|fill| fill.get_color().is_none_or(|color| !color.is_white()));
    Look {
        locked: style.protection.as_ref().is_none_or(|protection| protection.locked),
        filled: coloured,
        bold: style.font.as_ref().is_some_and(calamine::Font::is_bold),
    }
}

/// A value in plain form: whole numbers without a point, dates as ISO 8601.
fn shown(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_string(),
        DataRef::Bool(value) => if *value { "TRUE" } else { "FALSE" }.to_string(),
        DataRef::DateTime(when) => date(when),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

fn date(when: &ExcelDateTime) -> String {
    if when.is_duration() {
        return when.as_f64().to_string();
    }
    let (year, month, day, hour, minute, second, _) = when.to_ymd_hms_milli();
    match (hour, minute, second) {
        (0, 0, 0) => format!("{year:04}-{month:02}-{day:02}"),
        _ => format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"),
    }
}
