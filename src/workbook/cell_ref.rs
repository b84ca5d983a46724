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
pub(super) const MAX_ROWS: u32 = 1_048_576;
/// Excel's number of columns.
pub(super) const MAX_COLUMNS: u32 = 16_384;

impl Pos {
    /// Makes a position from 0-based row and column.
    pub fn new(row: u32, column: u32) -> Self {
        Self { row, column }
    }

    /// Parses `D14` (with or without `$`); `None` for what Excel would not accept (`A0`, `XFE1`, `A1048577`).
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.strip_prefix('$').unwrap_or(text);
        let (letters, digits) = text.split_at(text.find(|c: char| c == '$' || c.is_ascii_digit())?);
        let digits = digits.strip_prefix('$').unwrap_or(digits);
        if digits.starts_with('0') || !digits.bytes().all(|b| b.is_ascii_digit()) || digits.len() > 7 {
            return None;
        }
        let row: u32 = digits.parse().ok()?;
        let column = parse_column(letters)?;
        (row <= MAX_ROWS).then(|| Self::new(row - 1, column))
    }
}

impl Area {
    /// Parses `B2:D9` or `B2`, and whole columns as `B:D`.
    pub fn parse(text: &str) -> Option<Self> {
        let (a, b) = text.split_once(':').unwrap_or((text, text));
        if let (true, Some(first), Some(last)) = (text.contains(':'), whole_column(a), whole_column(b)) {
            return Some(Self { first: Pos::new(0, first.min(last)), last: Pos::new(MAX_ROWS - 1, first.max(last)) });
        }
        let (a, b) = (Pos::parse(a)?, Pos::parse(b)?);
        Some(Self {
            first: Pos::new(a.row.min(b.row), a.column.min(b.column)),
            last: Pos::new(a.row.max(b.row), a.column.max(b.column)),
        })
    }

    /// Every position in it, row by row. A whole column has a million.
    pub fn positions(self) -> impl Iterator<Item = Pos> {
        (self.first.row..=self.last.row)
            .flat_map(move |row| (self.first.column..=self.last.column).map(move |column| Pos::new(row, column)))
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

fn whole_column(text: &str) -> Option<u32> {
    parse_column(text.strip_prefix('$').unwrap_or(text))
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn positions_round_trip(row in 0..MAX_ROWS, column in 0..MAX_COLUMNS) {
            let pos = Pos::new(row, column);
            prop_assert_eq!(Pos::parse(&pos.to_string()), Some(pos));
        }

        #[test]
        fn any_text_is_a_position_or_none(text in ".{0,12}") {
            let _ = Pos::parse(&text);
            let _ = Area::parse(&text);
        }
    }

    #[test]
    fn what_excel_has_not_is_none() {
        for text in ["A0", "XFE1", "A1048577", "", "1A", "A", "A-1", "Ä1"] {
            assert_eq!(Pos::parse(text), None, "{text}");
        }
        assert_eq!(Pos::parse("$XFD$1048576"), Some(Pos::new(MAX_ROWS - 1, MAX_COLUMNS - 1)));
    }

    #[test]
    fn areas_may_be_whole_columns_and_written_backwards() {
        assert_eq!(Area::parse("D9:B2"), Area::parse("B2:D9"));
        assert_eq!(Area::parse("$A:$B").map(|area| area.last), Some(Pos::new(MAX_ROWS - 1, 1)));
        assert_eq!(Area::parse("A:"), None);
    }

    #[test]
    fn sheets_are_quoted_as_excel_quotes_them() {
        assert_eq!(CellRef::new("Bob's sheet", Pos::new(0, 0)).to_string(), "'Bob''s sheet'!A1");
        assert_eq!(CellRef::new("", Pos::new(13, 3)).to_string(), "D14");
    }
}
