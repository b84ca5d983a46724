//! Edits the XML of a sheet: the target cells are replaced or inserted, all other text is copied as it stands.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use super::escape;
use super::scan::{cell_position, row_number};
use super::xml::{Kind, Piece, Pieces, attributes};
use crate::workbook::error::{Error, Outcome};
use crate::workbook::{Area, Pos, column_letters};

/// Returns the new text of a sheet. The targets' texts must be storable.
pub(super) fn edit(text: &str, part: &str, targets: &BTreeMap<Pos, String>) -> Outcome<String> {
    let mut rows: BTreeMap<u32, BTreeMap<u32, &str>> = BTreeMap::new();
    for (pos, value) in targets {
        rows.entry(pos.row).or_default().insert(pos.column, value);
    }
    let room = targets.values().map(|value| value.len() + 120).sum::<usize>();
    let mut editor = Editor {
        text,
        part,
        out: String::with_capacity(text.len() + room),
        copied: 0,
        rows,
        targets,
        prefix: "",
        column_styles: Vec::new(),
        in_data: false,
        row: 0,
        column: 0,
        open: None,
    };
    let mut pieces = Pieces::new(text, part);
    while let Some(piece) = pieces.next()? {
        editor.piece(&piece, &mut pieces)?;
    }
    editor.copy_to(text.len());
    if !editor.rows.is_empty() {
        return Err(Error::Damaged(format!("`{part}` has no cells to write to")));
    }
    Ok(editor.out)
}

struct Editor<'a> {
    text: &'a str,
    part: &'a str,
    out: String,
    /// How far the old text is copied or replaced.
    copied: usize,
    /// What is still to be written, by row and column.
    rows: BTreeMap<u32, BTreeMap<u32, &'a str>>,
    targets: &'a BTreeMap<Pos, String>,
    /// The namespace prefix of the sheet's elements, with its colon.
    prefix: &'a str,
    /// Columns with a style of their own, as first, last, style.
    column_styles: Vec<(u32, u32, String)>,
    in_data: bool,
    /// The row and column that an element without a place of its own has.
    row: u32,
    column: u32,
    /// The edited row that is open.
    open: Option<OpenRow<'a>>,
}

/// A row whose cells are being edited.
struct OpenRow<'a> {
    number: u32,
    style: Option<String>,
    cells: BTreeMap<u32, &'a str>,
}

impl<'a> Editor<'a> {
    fn piece(&mut self, piece: &Piece<'a>, pieces: &mut Pieces<'a>) -> Outcome<()> {
        match (piece.name(), piece.kind) {
            ("dimension", Kind::Start | Kind::Empty) => self.dimension(piece),
            ("col", Kind::Start | Kind::Empty) if !self.in_data => self.column_style(piece),
            ("sheetData", Kind::Empty) => {
                self.prefix = piece.prefix();
                self.copy_to(piece.at.start);
                self.out.push_str(&format!("<{}sheetData>", self.prefix));
                self.missing_rows(u32::MAX);
                self.out.push_str(&format!("</{}sheetData>", self.prefix));
                self.copied = piece.at.end;
            }
            ("sheetData", Kind::Start) => {
                self.prefix = piece.prefix();
                self.in_data = true;
            }
            ("sheetData", Kind::End) => {
                self.copy_to(piece.at.start);
                self.missing_rows(u32::MAX);
                self.in_data = false;
            }
            ("row", Kind::Start | Kind::Empty) if self.in_data => self.row(piece)?,
            ("row", Kind::End) if self.in_data => {
                if self.open.is_some() {
                    self.copy_to(piece.at.start);
                    self.missing_cells(u32::MAX);
                    self.open = None;
                }
                self.row += 1;
            }
            ("c", Kind::Start | Kind::Empty) if self.open.is_some() => self.cell(piece, pieces)?,
            _ => {}
        }
        Ok(())
    }

    fn copy_to(&mut self, end: usize) {
        self.out.push_str(&self.text[self.copied..end]);
        self.copied = end;
    }

    /// The used range is a hint, and grows where a target lies outside.
    fn dimension(&mut self, piece: &Piece<'a>) {
        let Some(found) = attributes(piece.raw).find(|found| found.name == "ref") else { return };
        let Some(mut area) = Area::parse(&piece.raw[found.value.clone()]) else { return };
        let before = area;
        for pos in self.targets.keys() {
            area.first = Pos::new(area.first.row.min(pos.row), area.first.column.min(pos.column));
            area.last = Pos::new(area.last.row.max(pos.row), area.last.column.max(pos.column));
        }
        if area != before {
            self.copy_to(piece.at.start + found.value.start);
            self.out.push_str(&area.to_string());
            self.copied = piece.at.start + found.value.end;
        }
    }

    fn column_style(&mut self, piece: &Piece<'_>) {
        let number = |name| piece.attribute(name).and_then(|value| value.parse::<u32>().ok());
        if let (Some(first), Some(last), Some(style)) = (number("min"), number("max"), piece.attribute("style")) {
            self.column_styles.push((first.saturating_sub(1), last.saturating_sub(1), style.into_owned()));
        }
    }

    fn row(&mut self, piece: &Piece<'a>) -> Outcome<()> {
        self.row = row_number(piece, self.part)?.unwrap_or(self.row);
        self.column = 0;
        self.copy_to(piece.at.start);
        self.missing_rows(self.row);
        let Some(cells) = self.rows.remove(&self.row) else {
            if piece.kind == Kind::Empty {
                self.row += 1;
            }
            return Ok(());
        };
        let style = piece.attribute("s").filter(|_| piece.is_set("customFormat")).map(Cow::into_owned);
        self.open = Some(OpenRow { number: self.row, style, cells });
        self.out.push_str(&edited_row(piece));
        self.copied = piece.at.end;
        if piece.kind == Kind::Empty {
            self.missing_cells(u32::MAX);
            self.out.push_str(&format!("</{}row>", self.prefix));
            self.open = None;
            self.row += 1;
        }
        Ok(())
    }

    fn cell(&mut self, piece: &Piece<'a>, pieces: &mut Pieces<'a>) -> Outcome<()> {
        self.column = cell_position(piece, self.part)?.map_or(self.column, |pos| pos.column);
        let column = self.column;
        self.column += 1;
        self.copy_to(piece.at.start);
        self.missing_cells(column);
        let Some(open) = &mut self.open else { return Ok(()) };
        let Some(value) = open.cells.remove(&column) else { return Ok(()) };
        let pos = Pos::new(open.number, column);
        let kept: String = attributes(piece.raw)
            .filter(|found| matches!(found.name, "s" | "ph"))
            .map(|found| &piece.raw[found.whole])
            .collect();
        self.write_cell(pos, &kept, value);
        self.copied = end_of(piece, pieces)?.end;
        Ok(())
    }

    /// Writes the target cells of the open row that stand before a column and are not there yet.
    fn missing_cells(&mut self, before: u32) {
        let Some(mut open) = self.open.take() else { return };
        let later = open.cells.split_off(&before);
        for (column, value) in std::mem::replace(&mut open.cells, later) {
            let style = open.style.clone().or_else(|| self.style_of_column(column));
            let style = style.map(|style| format!(" s=\"{style}\"")).unwrap_or_default();
            self.write_cell(Pos::new(open.number, column), &style, value);
        }
        self.open = Some(open);
    }

    /// Writes the target rows before a row that are not there yet.
    fn missing_rows(&mut self, before: u32) {
        let later = self.rows.split_off(&before);
        for (number, cells) in std::mem::replace(&mut self.rows, later) {
            self.out.push_str(&format!("<{}row r=\"{}\">", self.prefix, number + 1));
            self.open = Some(OpenRow { number, style: None, cells });
            self.missing_cells(u32::MAX);
            self.open = None;
            self.out.push_str(&format!("</{}row>", self.prefix));
        }
    }

    fn style_of_column(&self, column: u32) -> Option<String> {
        self.column_styles
            .iter()
            .find(|(first, last, _)| (*first..=*last).contains(&column))
            .map(|(_, _, style)| style.clone())
    }

    /// An inline string: shared strings are never touched, so that their part stays as it is.
    fn write_cell(&mut self, pos: Pos, attributes: &str, value: &str) {
        let (p, letters, number) = (self.prefix, column_letters(pos.column), pos.row + 1);
        let text = escape::xml(value);
        self.out.push_str(&format!(
            "<{p}c r=\"{letters}{number}\"{attributes} t=\"inlineStr\"><{p}is><{p}t xml:space=\"preserve\">{text}</{p}t></{p}is></{p}c>"
        ));
    }
}

/// The tag of an edited row: the column span is a hint that may be wrong now, and a height that was only
/// remembered would cut the new text off.
fn edited_row(piece: &Piece<'_>) -> String {
    let keeps_height = piece.is_set("customHeight");
    let mut tag = format!("<{}", piece.qualified());
    for found in attributes(piece.raw) {
        if found.name != "spans" && (found.name != "ht" || keeps_height) {
            tag.push_str(&piece.raw[found.whole]);
        }
    }
    tag.push('>');
    tag
}

/// Reads on to the end of an element and returns the place of its last tag.
fn end_of(piece: &Piece<'_>, pieces: &mut Pieces<'_>) -> Outcome<Range<usize>> {
    if piece.kind == Kind::Empty {
        return Ok(piece.at.clone());
    }
    loop {
        match pieces.next()? {
            Some(inner) if inner.kind == Kind::End && inner.depth == piece.depth => return Ok(inner.at),
            Some(_) => {}
            None => return Err(Error::Damaged("a cell breaks off".into())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edited(xml: &str, targets: &[(&str, &str)]) -> String {
        let targets =
            targets.iter().map(|(cell, text)| (Pos::parse(cell).expect("a cell"), (*text).to_string())).collect();
        edit(xml, "p", &targets).expect("an editable sheet")
    }

    #[test]
    fn no_target_no_change() {
        let xml = "<w><!-- n --><sheetData ><row r='1' ><c r='A1' t = 's'><v>0</v></c></row></sheetData>\n<x/></w>";
        assert_eq!(edited(xml, &[]), xml);
    }

    #[test]
    fn a_cell_is_replaced_and_keeps_its_style() {
        insta::assert_snapshot!(
            edited("<w><sheetData><row r='2' spans='1:2' ht='30'><c r='A2'><v>1</v></c><c r='B2' s='7' t='s' cm='1'><v>0</v></c><c r='C2'/></row></sheetData></w>", &[("B2", "a<b")]),
            @r#"<w><sheetData><row r='2'><c r='A2'><v>1</v></c><c r="B2" s='7' t="inlineStr"><is><t xml:space="preserve">a&lt;b</t></is></c><c r='C2'/></row></sheetData></w>"#);
    }

    #[test]
    fn missing_cells_and_rows_are_put_in_order() {
        insta::assert_snapshot!(
            edited("<w><dimension ref='A1:B2'/><cols><col min='4' max='5' style='9'/></cols><sheetData><row r='2' s='3' customFormat='1' ht='40' customHeight='1'><c r='B2'/></row><row r='5'/></sheetData></w>",
                &[("A2", "1"), ("C2", "2"), ("D4", "3"), ("D5", "4"), ("A6", "5")]),
            @r#"<w><dimension ref='A1:D6'/><cols><col min='4' max='5' style='9'/></cols><sheetData><row r='2' s='3' customFormat='1' ht='40' customHeight='1'><c r="A2" s="3" t="inlineStr"><is><t xml:space="preserve">1</t></is></c><c r='B2'/><c r="C2" s="3" t="inlineStr"><is><t xml:space="preserve">2</t></is></c></row><row r="4"><c r="D4" s="9" t="inlineStr"><is><t xml:space="preserve">3</t></is></c></row><row r='5'><c r="D5" s="9" t="inlineStr"><is><t xml:space="preserve">4</t></is></c></row><row r="6"><c r="A6" t="inlineStr"><is><t xml:space="preserve">5</t></is></c></row></sheetData></w>"#);
    }

    #[test]
    fn prefixes_and_implicit_positions_are_followed() {
        insta::assert_snapshot!(
            edited("<x:w><x:sheetData><x:row><x:c/><x:c s='2'><x:v>1</x:v></x:c></x:row><x:row/></x:sheetData></x:w>", &[("B1", "1"), ("A2", "2")]),
            @r#"<x:w><x:sheetData><x:row><x:c/><x:c r="B1" s='2' t="inlineStr"><x:is><x:t xml:space="preserve">1</x:t></x:is></x:c></x:row><x:row><x:c r="A2" t="inlineStr"><x:is><x:t xml:space="preserve">2</x:t></x:is></x:c></x:row></x:sheetData></x:w>"#);
    }

    #[test]
    fn an_empty_sheet_takes_rows() {
        insta::assert_snapshot!(edited("<w><sheetData/></w>", &[("B3", "x")]), @r#"<w><sheetData><row r="3"><c r="B3" t="inlineStr"><is><t xml:space="preserve">x</t></is></c></row></sheetData></w>"#);
    }

    #[test]
    fn rows_and_columns_of_drawings_are_no_rows_and_columns() {
        let xml = "<w><sheetData><row r='1'><c r='A1'/></row></sheetData><from><xdr:col>0</xdr:col><xdr:row>3</xdr:row></from></w>";
        assert!(edited(xml, &[("A1", "x")]).ends_with("<from><xdr:col>0</xdr:col><xdr:row>3</xdr:row></from></w>"));
    }
}
