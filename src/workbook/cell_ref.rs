//! Names of cells: `D14`, `B2:D9`, `'Access Control'!D14`.

use std::fmt;

/// A position within a sheet, 0-based; ordered by row, then column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pos {
    /// 0-based row; Excel's last is 1,048,575.
    pub row: u32,
    /// 0-based column; Excel's last is 16,383.
    pub column: u32,
}

/// A rectangle of cells, both corners included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Area {
    /// The top left corner.
    pub first: Pos,
    /// The bottom right corner.
    pub last: Pos,
}

/// A cell of a workbook, written as Excel writes it: `'Access Control'!D14`; `D14` where the sheet has no name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellRef {
    /// The sheet's name; empty for csv.
    pub sheet: String,
    /// The position on it.
    pub pos: Pos,
}

/// Excel's number of rows.
pub const MAX_ROWS: u32 = 1_048_576;
/// Excel's number of columns.
pub const MAX_COLUMNS: u32 = 16_384;

impl Pos {
    /// Makes a position from 0-based row and column.
    pub fn new(row: u32, column: u32) -> Self {
        Self { row, column }
    }

    /// Parses `D14` (with or without `$`); `None` for what Excel would not accept (`A0`, `XFE1`, `A1048577`).
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.replace('$', "");
        let split = text.find(|c: char| c.is_ascii_digit())?;
        let (letters, digits) = text.split_at(split);
        if digits.starts_with('0') || !digits.bytes().all(|b| b.is_ascii_digit()) || digits.len() > 7 {
            return None;
        }
        let row: u32 = digits.parse().ok()?;
        let column = parse_column(letters)?;
        (row <= MAX_ROWS).then(|| Self::new(row - 1, column))
    }
}

impl Area {
    /// Parses `B2:D9` or `B2`.
    pub fn parse(text: &str) -> Option<Self> {
        let (a, b) = text.split_once(':').unwrap_or((text, text));
        let (a, b) = (Pos::parse(a)?, Pos::parse(b)?);
        Some(Self {
            first: Pos::new(a.row.min(b.row), a.column.min(b.column)),
            last: Pos::new(a.row.max(b.row), a.column.max(b.column)),
        })
    }

    /// Whether the position lies in the area.
    pub fn contains(&self, pos: Pos) -> bool {
        (self.first.row..=self.last.row).contains(&pos.row)
            && (self.first.column..=self.last.column).contains(&pos.column)
    }
}

impl CellRef {
    /// Names a cell of a sheet.
    pub fn new(sheet: impl Into<String>, pos: Pos) -> Self {
        Self { sheet: sheet.into(), pos }
    }
}

/// Returns the letters of a 0-based column: 0 is `A`, 26 is `AA`.
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(b'A' + ((rest - 1) % 26) as u8);
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().map(|&b| b as char).collect()
}

/// Parses column letters to a 0-based column; `None` beyond Excel's last column `XFD`.
pub fn parse_column(letters: &str) -> Option<u32> {
    if letters.is_empty() || letters.len() > 3 || !letters.bytes().all(|b| b.is_ascii_alphabetic()) {
        return None;
    }
    let column = letters.bytes().fold(0, |sum, b| sum * 26 + u32::from(b.to_ascii_uppercase() - b'A') + 1);
    (column <= MAX_COLUMNS).then(|| column - 1)
}

impl fmt::Display for Pos {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", column_letters(self.column), self.row + 1)
    }
}

impl fmt::Display for Area {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last { write!(f, "{}", self.first) } else { write!(f, "{}:{}", self.first, self.last) }
    }
}

impl fmt::Display for CellRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.sheet.is_empty() {
            return write!(f, "{}", self.pos);
        }
        write!(f, "'{}'!{}", self.sheet.replace('\'', "''"), self.pos)
    }
}
