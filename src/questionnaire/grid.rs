//! A sheet with the indexes that recognition asks for row by row: rows, merges and rules.
//!
//! Every lookup costs at most a logarithm, so that a sheet of 100,000 rows stays linear.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::look::{Look, Looks};
use crate::workbook::{Area, Cell, Pos, RuleKind, Sheet};

/// How many rows of merged areas are indexed; an honest form has some thousands.
const MAX_MERGED_ROWS: usize = 400_000;

/// One sheet, indexed.
pub(super) struct Grid<'a> {
    /// The sheet itself.
    pub(super) sheet: &'a Sheet,
    rows: BTreeMap<u32, Vec<(u32, &'a Cell)>>,
    merges: BTreeMap<u32, Vec<Area>>,
    rules: BTreeMap<u32, Vec<Span>>,
    columns: u32,
    used: BTreeSet<u32>,
    looks: Looks<'a>,
}

/// A rule's rows in one column; `reach` is the furthest last row of this and all spans before it.
struct Span {
    first: u32,
    last: u32,
    reach: u32,
    rule: usize,
}

impl<'a> Grid<'a> {
    /// Indexes a sheet.
    pub(super) fn new(sheet: &'a Sheet) -> Self {
        let mut rows: BTreeMap<u32, Vec<(u32, &Cell)>> = BTreeMap::new();
        let mut columns = 0;
        let mut used = BTreeSet::new();
        for (pos, cell) in &sheet.cells {
            if !shown(cell).is_empty() {
                rows.entry(pos.row).or_default().push((pos.column, cell));
            }
            columns = columns.max(pos.column + 1);
            used.insert(pos.column);
        }
        let last_row = sheet.cells.keys().next_back().map_or(0, |pos| pos.row);
        let mut merges: BTreeMap<u32, Vec<Area>> = BTreeMap::new();
        let mut indexed = 0;
        for area in &sheet.merges {
            for row in area.first.row..=area.last.row.min(last_row) {
                if indexed < MAX_MERGED_ROWS {
                    merges.entry(row).or_default().push(*area);
                    indexed += 1;
                }
            }
        }
        let rules = spans(sheet, columns);
        used.extend(rules.keys());
        Self { sheet, rows, merges, rules, columns, used, looks: Looks::default() }
    }

    /// The rows that show text, each with its cells that do, in order.
    pub(super) fn rows(&self) -> impl Iterator<Item = (u32, &[(u32, &'a Cell)])> {
        self.rows.iter().map(|(row, cells)| (*row, cells.as_slice()))
    }

    /// The rows that show text within these two, both included.
    pub(super) fn rows_between(&self, first: u32, last: u32) -> impl Iterator<Item = (u32, &[(u32, &'a Cell)])> {
        let range = if first <= last { Some(self.rows.range(first..=last)) } else { None };
        range.into_iter().flatten().map(|(row, cells)| (*row, cells.as_slice()))
    }

    /// The cells of a row that show text.
    pub(super) fn row(&self, row: u32) -> &[(u32, &'a Cell)] {
        self.rows.get(&row).map_or(&[], Vec::as_slice)
    }

    /// The last row that shows text.
    pub(super) fn last_row(&self) -> u32 {
        self.rows.keys().next_back().copied().unwrap_or(0)
    }

    /// One more than the last used column.
    pub(super) fn columns(&self) -> u32 {
        self.columns
    }

    /// Whether any cell of the column holds something, has a style or a rule.
    pub(super) fn is_used(&self, column: u32) -> bool {
        self.used.contains(&column)
    }

    /// The cell, where there is one.
    pub(super) fn cell(&self, row: u32, column: u32) -> Option<&'a Cell> {
        self.sheet.cells.get(&Pos::new(row, column))
    }

    /// What the cell shows, trimmed; nothing for an error value.
    pub(super) fn text(&self, row: u32, column: u32) -> &'a str {
        self.cell(row, column).map_or("", shown)
    }

    /// What a text of the sheet looks like by itself.
    pub(super) fn look(&self, text: &'a str) -> Rc<Look<'a>> {
        self.looks.of(text)
    }

    /// What a person sees at this place: the text of the merged area that covers it.
    pub(super) fn seen(&self, row: u32, column: u32) -> &'a str {
        let anchor = self.anchor(row, column);
        self.text(anchor.row, anchor.column)
    }

    /// The merged area over the cell.
    pub(super) fn merge(&self, row: u32, column: u32) -> Option<Area> {
        let pos = Pos::new(row, column);
        self.merges.get(&row)?.iter().copied().find(|area| area.contains(pos))
    }

    /// The cell that holds what is shown here: the top left of a merged area, else the cell itself.
    pub(super) fn anchor(&self, row: u32, column: u32) -> Pos {
        self.merge(row, column).map_or(Pos::new(row, column), |area| area.first)
    }

    /// The first column to the right of the cell, or of the merged area over it.
    pub(super) fn right_of(&self, row: u32, column: u32) -> u32 {
        self.merge(row, column).map_or(column, |area| area.last.column) + 1
    }

    /// The rules that hold for the cell, in the order of the file.
    pub(super) fn rules(&self, pos: Pos) -> Vec<&'a RuleKind> {
        let Some(spans) = self.rules.get(&pos.column) else { return Vec::new() };
        let after = spans.partition_point(|span| span.first <= pos.row);
        let mut found: Vec<usize> = spans[..after]
            .iter()
            .rev()
            .take_while(|span| span.reach >= pos.row)
            .filter(|span| span.last >= pos.row)
            .map(|span| span.rule)
            .collect();
        found.sort_unstable();
        found.dedup();
        found.into_iter().map(|rule| &self.sheet.rules[rule].kind).collect()
    }

    /// Whether the cell takes its value from a list, resolved or not.
    pub(super) fn has_list(&self, pos: Pos) -> bool {
        self.rules(pos).iter().any(|kind| !matches!(kind, RuleKind::MaxLength(_)))
    }

    /// Whether the sheet is protected and this cell left open for input.
    pub(super) fn is_unlocked(&self, pos: Pos) -> bool {
        self.sheet.protected && self.sheet.cells.get(&pos).is_some_and(|cell| !cell.locked)
    }
}

fn spans(sheet: &Sheet, columns: u32) -> BTreeMap<u32, Vec<Span>> {
    let mut rules: BTreeMap<u32, Vec<Span>> = BTreeMap::new();
    for (rule, held) in sheet.rules.iter().enumerate() {
        for area in &held.areas {
            // A rule may stand on cells that are not used yet, but only a few columns further right.
            for column in area.first.column..=area.last.column.min(columns + 16) {
                let span = Span { first: area.first.row, last: area.last.row, reach: 0, rule };
                rules.entry(column).or_default().push(span);
            }
        }
    }
    for spans in rules.values_mut() {
        spans.sort_by_key(|span| (span.first, span.last, span.rule));
        let mut reach = 0;
        for span in spans {
            reach = reach.max(span.last);
            span.reach = reach;
        }
    }
    rules
}

/// The trimmed text; nothing for an error value such as `#REF!`, which is no one's words.
fn shown(cell: &Cell) -> &str {
    let text = cell.text.trim_matches(|c: char| c.is_whitespace() || c == '\u{a0}' || c == '\u{200b}');
    const ERRORS: [&str; 8] = ["#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!"];
    // A formula that finds nothing shows 0.
    if ERRORS.contains(&text) || cell.formula && text == "0" { "" } else { text }
}
