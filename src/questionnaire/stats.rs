//! What the cells of one column are like over the rows of a region.

use std::collections::{BTreeMap, BTreeSet};

use super::grid::Grid;
use super::placeholder;
use crate::workbook::Pos;

/// Shares of a column's cells, each from 0 to 1, over the rows looked at.
#[derive(Clone, Debug, Default)]
pub(super) struct Stats {
    /// How many rows were looked at.
    pub(super) rows: usize,
    /// How many cells show text.
    pub(super) filled: usize,
    /// Mean likeness to a question, of the filled cells.
    pub(super) question: f64,
    /// Mean number of characters, of the filled cells.
    pub(super) length: f64,
    /// Different texts among the filled cells.
    pub(super) distinct: f64,
    /// Ids among the filled cells.
    pub(super) ids: f64,
    /// Numbers, links and marks among the filled cells.
    pub(super) bare: f64,
    /// Answer words, placeholders and marks among the filled cells.
    pub(super) answers: f64,
    /// Cells that are formulas.
    pub(super) formulas: f64,
    /// Cells with a list to choose from.
    pub(super) lists: f64,
    /// Cells left open on a protected sheet.
    pub(super) unlocked: f64,
    /// Cells with a background colour.
    pub(super) coloured: f64,
    /// Cells that are empty, hold a placeholder, or the form's default.
    pub(super) open: f64,
    /// The most frequent shape of the ids, with its share among the filled cells.
    pub(super) shape: Option<(String, f64)>,
}

/// Looks at a column.
pub(super) fn of(grid: &Grid<'_>, rows: &[u32], column: u32) -> Stats {
    let mut stats = Stats { rows: rows.len(), ..Stats::default() };
    if !grid.is_used(column) {
        return Stats { open: 1.0, ..stats };
    }
    let mut texts = BTreeSet::new();
    let mut shapes: BTreeMap<String, usize> = BTreeMap::new();
    let mut open = 0_usize;
    let default = placeholder::default_of(rows.iter().map(|row| grid.text(*row, column)));
    for row in rows {
        let anchor = grid.anchor(*row, column);
        // What is merged into another column is not a cell of this one.
        if anchor.column != column {
            continue;
        }
        let cell = grid.cell(anchor.row, anchor.column);
        stats.formulas += count(cell.is_some_and(|cell| cell.formula));
        stats.lists += count(grid.has_list(anchor));
        stats.unlocked += count(grid.is_unlocked(anchor));
        stats.coloured += count(cell.is_some_and(|cell| cell.filled));
        let text = grid.text(*row, column);
        if text.is_empty() {
            open += 1;
            continue;
        }
        let look = grid.look(text);
        if look.placeholder || default == Some(text) {
            open += 1;
        }
        stats.filled += 1;
        texts.insert(text);
        stats.question += look.question;
        stats.length += text.chars().count() as f64;
        stats.bare += count(look.bare);
        stats.answers += count(look.placeholder || look.answers || default == Some(text));
        if let Some(shape) = &look.shape {
            stats.ids += 1.0;
            *shapes.entry(shape.clone()).or_default() += 1;
        }
    }
    let (all, filled) = (stats.rows.max(1) as f64, stats.filled.max(1) as f64);
    for share in [&mut stats.formulas, &mut stats.lists, &mut stats.unlocked, &mut stats.coloured] {
        *share /= all;
    }
    for share in [&mut stats.question, &mut stats.length, &mut stats.bare, &mut stats.answers, &mut stats.ids] {
        *share /= filled;
    }
    stats.open = open as f64 / all;
    stats.distinct = texts.len() as f64 / filled;
    let most = shapes.into_iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0)));
    stats.shape = most.map(|(shape, n)| (shape, n as f64 / filled));
    stats
}

impl Stats {
    /// The share of rows whose cell shows text.
    pub(super) fn share(&self) -> f64 {
        self.filled as f64 / self.rows.max(1) as f64
    }
}

fn count(yes: bool) -> f64 {
    if yes { 1.0 } else { 0.0 }
}

/// Whether the cell is merged from another row or column, so that it holds nothing of its own.
pub(super) fn is_covered(grid: &Grid<'_>, row: u32, column: u32) -> bool {
    grid.anchor(row, column) != Pos::new(row, column)
}
