//! Which rows ask something, and which are section titles, help, or echoes of another sheet.
//!
//! A title is told from a question by how it differs from its neighbours: bold, another kind of id, no list
//! beside it, nothing in the other columns. One difference proves nothing; two do.

use std::collections::BTreeSet;

use super::Role;
use super::columns::{Columns, ENOUGH_ROWS, asked_rows};
use super::grid::Grid;
use super::header::{Region, one_line};
use super::heading::{self, Field};
use super::likeness::{is_mark, is_number, is_shouted};
use super::sections::IN_SECTION_COLUMN;
use super::stats::{self, Stats};
use crate::workbook::Pos;

/// What one row is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// It asks something of us.
    Question,
    /// It shows an answer given elsewhere: the answer cell is a formula.
    Echo,
    /// A title for the rows below, with a mark of its look.
    Title { text: String, look: u8 },
    /// Help for the question above.
    Help(String),
}

/// What most asked rows of a region have in common.
struct Norms {
    bold: f64,
    filled: f64,
    shape: Option<String>,
    question: f64,
    shouted: bool,
    lists: f64,
    unlocked: f64,
    beside: Vec<u32>,
    answer: Option<u32>,
    /// Whether what has no list beside it only explains what has: criteria under a question.
    explains: bool,
}

/// Says of every row of the region that matters what it is, in order.
pub(super) fn classify(grid: &Grid<'_>, region: &Region, columns: &Columns) -> Vec<(u32, Kind)> {
    let body: Vec<u32> = grid
        .rows_between(region.first, region.last)
        .map(|(row, _)| row)
        .filter(|row| !region.header_rows.contains(row))
        .collect();
    let asked = asked_rows(grid, &body, columns.question);
    let norms = norms(grid, columns, &asked[..asked.len().min(ENOUGH_ROWS)]);
    let asked: BTreeSet<u32> = asked.into_iter().collect();
    let from = region.header.rows.first().copied().unwrap_or(region.first);
    let mut kinds = Vec::new();
    for (row, _) in grid.rows_between(from, region.last) {
        let kind = if region.header_rows.contains(&row) {
            header_title(grid, region, columns, row).map(|text| Kind::Title { text, look: 1 })
        } else if asked.contains(&row) {
            Some(asked_kind(grid, columns, &norms, row))
        } else {
            unasked_kind(grid, columns, row)
        };
        kinds.extend(kind.map(|kind| (row, kind)));
    }
    kinds
}

fn norms(grid: &Grid<'_>, columns: &Columns, asked: &[u32]) -> Norms {
    let share =
        |yes: &dyn Fn(u32) -> bool| asked.iter().filter(|row| yes(**row)).count() as f64 / asked.len().max(1) as f64;
    let cell = |row: u32| grid.cell(row, columns.question);
    let answer = columns.write.get(&Role::Answer).or(columns.ticks.values().next()).copied();
    let at = |row: u32| answer.map(|column| grid.anchor(row, column));
    let ids = columns.id.map(|id| stats::of(grid, asked, id));
    let writable: BTreeSet<u32> = columns.write.values().chain(columns.ticks.values()).copied().collect();
    let beside = (0..grid.columns().min(40))
        .filter(|column| *column != columns.question && Some(*column) != columns.id && !writable.contains(column))
        .filter(|column| {
            let stats: Stats = stats::of(grid, asked, *column);
            stats.share() >= 0.5 && stats.formulas < 0.5
        })
        .collect();
    Norms {
        bold: share(&|row| cell(row).is_some_and(|cell| cell.bold)),
        filled: share(&|row| cell(row).is_some_and(|cell| cell.filled)),
        shape: ids.and_then(|stats| stats.shape).filter(|(_, share)| *share >= 0.6).map(|(shape, _)| shape),
        question: share(&|row| grid.look(grid.text(row, columns.question)).question >= 0.5),
        shouted: share(&|row| is_shouted(grid.text(row, columns.question))) >= 0.3,
        lists: share(&|row| at(row).is_some_and(|pos| grid.has_list(pos))),
        unlocked: share(&|row| at(row).is_some_and(|pos| grid.is_unlocked(pos))),
        beside,
        answer,
        explains: explains(grid, columns, asked, answer),
    }
}

/// Whether the rows with a list ask, and those without only state.
fn explains(grid: &Grid<'_>, columns: &Columns, asked: &[u32], answer: Option<u32>) -> bool {
    let Some(answer) = answer else { return false };
    let (listed, bare): (Vec<u32>, Vec<u32>) = asked.iter().partition(|row| grid.has_list(grid.anchor(**row, answer)));
    let asking = |rows: &[u32]| {
        let asking = rows.iter().filter(|row| grid.look(grid.text(**row, columns.question)).question >= 0.8);
        asking.count() as f64 / rows.len().max(1) as f64
    };
    listed.len() >= 3 && bare.len() >= listed.len() / 2 && asking(&listed) >= 0.7 && asking(&bare) < 0.3
}

fn asked_kind(grid: &Grid<'_>, columns: &Columns, norms: &Norms, row: u32) -> Kind {
    let text = grid.text(row, columns.question);
    if let Some(answer) = norms.answer {
        let anchor = grid.anchor(row, answer);
        if anchor.column <= columns.question {
            // The question runs over the place for its answer: a title across the table.
            return title(grid, columns, row);
        }
        if grid.cell(anchor.row, anchor.column).is_some_and(|cell| cell.formula) {
            return Kind::Echo;
        }
    }
    let listed = norms.answer.is_some_and(|answer| grid.has_list(grid.anchor(row, answer)));
    if norms.explains && !listed && grid.look(text).question < 0.8 {
        return Kind::Help(one_line(text));
    }
    if differences(grid, columns, norms, row) >= 2 && grid.look(text).question < 0.8 {
        return title(grid, columns, row);
    }
    Kind::Question
}

/// In how many ways the row differs from the asked rows around it; 0 where nothing sets it off to the eye.
fn differences(grid: &Grid<'_>, columns: &Columns, norms: &Norms, row: u32) -> usize {
    let text = grid.text(row, columns.question);
    let cell = grid.cell(row, columns.question);
    let pos = norms.answer.map(|answer| grid.anchor(row, answer));
    if pos.is_some_and(|pos| grid.is_unlocked(pos)) {
        return 0;
    }
    let usual_id =
        norms.shape.is_some() && columns.id.is_some_and(|id| grid.look(grid.seen(row, id)).shape == norms.shape);
    let empty_beside = !norms.beside.is_empty() && norms.beside.iter().all(|column| grid.seen(row, *column).is_empty());
    let seen = [
        norms.bold < 0.45 && cell.is_some_and(|cell| cell.bold),
        norms.filled < 0.45 && cell.is_some_and(|cell| cell.filled),
        norms.shape.is_some() && !usual_id,
        !norms.shouted && is_shouted(text),
        empty_beside,
    ];
    // A label among questions, or a row without the usual list, may well be asked by itself.
    let unseen = [
        norms.question >= 0.5 && grid.look(text).question < 0.5 && text.chars().count() <= 80,
        norms.lists >= 0.6 && pos.is_some_and(|pos| !grid.has_list(pos)),
        norms.unlocked >= 0.6,
    ];
    let count = |flags: &[bool]| flags.iter().filter(|flag| **flag).count();
    let visible = count(&seen);
    if visible == 0 { 0 } else { (visible + count(&unseen)).saturating_sub(usize::from(usual_id)) }
}

fn title(grid: &Grid<'_>, columns: &Columns, row: u32) -> Kind {
    let cell = grid.cell(row, columns.question);
    let look = 2 + u8::from(cell.is_some_and(|cell| cell.bold)) + 2 * u8::from(cell.is_some_and(|cell| cell.filled));
    Kind::Title { text: one_line(grid.text(row, columns.question)), look }
}

/// The section's name in a repeated heading row: the cell that announces no column.
fn header_title(grid: &Grid<'_>, region: &Region, columns: &Columns, row: u32) -> Option<String> {
    // In the only heading row an unknown word may head a column; over the ids or the questions it names the section.
    let repeated = region.header_rows.len() > region.header.rows.len();
    let names_section = |column: u32, text: &str| {
        let head = heading::read(text);
        let known = head.is_some_and(|heading| {
            (heading.strength >= 0.6 || !repeated)
                && matches!(heading.field, Field::Id | Field::Question | Field::Section | Field::Weight)
        });
        let everywhere = || region.header_rows.iter().all(|other| one_line(grid.text(*other, column)) == text);
        let placed = Some(column) == columns.id || column == columns.question || repeated;
        placed && !known && !(repeated && everywhere()) && text.chars().any(char::is_alphabetic)
    };
    let cells = grid.row(row).iter().filter(|(column, _)| *column <= columns.question);
    cells
        .map(|(column, cell)| (*column, one_line(&cell.text)))
        .find(|(column, text)| names_section(*column, text))
        .map(|(_, text)| text)
}

/// What a row is that has no text of its own in the question column.
pub(super) fn unasked_kind(grid: &Grid<'_>, columns: &Columns, row: u32) -> Option<Kind> {
    let cells = grid.row(row);
    let own: Vec<_> = cells.iter().filter(|(column, _)| !stats::is_covered(grid, row, *column)).collect();
    let (column, cell) = own.first()?;
    let text = one_line(&cell.text);
    // "Guidance:" with the help beside it.
    let label = text.trim_end_matches(':');
    let is_help =
        heading::read(label).is_some_and(|heading| heading.field == Field::Guidance && heading.strength >= 1.0);
    if is_help && *column <= columns.question && own.len() >= 2 {
        return Some(Kind::Help(one_line(&own[1].1.text)));
    }
    // Beside the title may stand its id or its depth.
    let mut words = own
        .iter()
        .filter(|(column, cell)| Some(*column) != columns.id && !is_number(&cell.text) && !is_mark(&cell.text));
    let (column, cell) = words.next().map_or((*column, *cell), |(column, cell)| (*column, *cell));
    let text = one_line(&cell.text);
    let alone = words.next().is_none() && column <= columns.question;
    let wordy = text.chars().count() > 120 || text.ends_with('.') && text.split_whitespace().count() > 6;
    let merged = grid.merge(row, column).is_some_and(|area| area.last.column > area.first.column);
    let says = text.chars().any(char::is_alphabetic);
    if alone && !wordy && !cell.formula && says && grid.text(row, columns.question).is_empty() {
        let in_section = columns.context.get("section").is_some_and(|sections| sections.contains(&column));
        let look = 10 + u8::from(cell.bold) + 2 * u8::from(cell.filled) + 4 * u8::from(merged);
        return Some(Kind::Title { text, look: if in_section { IN_SECTION_COLUMN } else { look } });
    }
    None
}

/// The cell that holds the value of a column in this row; `None` where another row or column owns it.
pub(super) fn own_cell(grid: &Grid<'_>, row: u32, column: u32) -> Option<Pos> {
    let anchor = grid.anchor(row, column);
    (anchor == Pos::new(row, column)).then_some(anchor)
}
