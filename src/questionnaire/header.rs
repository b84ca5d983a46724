//! Heading rows: where they stand, what their cells announce, which of them repeat an earlier one.

use std::collections::{BTreeMap, BTreeSet};

use super::Role;
use super::grid::Grid;
use super::heading::{self, Aside, Field, Heading, Mark};
use super::likeness::id_shape;

/// A heading over one column.
#[derive(Clone, Debug)]
pub(super) struct ColumnHead {
    /// The text as the form has it; several rows joined by a blank.
    pub(super) text: String,
    /// What it announces, where it is known.
    pub(super) heading: Option<Heading>,
}

/// The heading rows of one table.
#[derive(Clone, Debug, Default)]
pub(super) struct Header {
    /// 0-based rows; more than one where the heading is spread over several.
    pub(super) rows: Vec<u32>,
    /// What stands over each column.
    pub(super) columns: BTreeMap<u32, ColumnHead>,
}

/// A stretch of a sheet under one kind of heading.
#[derive(Clone, Debug, Default)]
pub(super) struct Region {
    /// The heading; empty where the region has none.
    pub(super) header: Header,
    /// All heading rows, repeated ones included.
    pub(super) header_rows: BTreeSet<u32>,
    /// 0-based first row below the first heading.
    pub(super) first: u32,
    /// 0-based last row.
    pub(super) last: u32,
}

impl Header {
    /// The strength with which a column is announced as this field; 0 where it is not.
    pub(super) fn strength(&self, column: u32, field: Field) -> f64 {
        match self.columns.get(&column).and_then(|head| head.heading) {
            Some(heading) if heading.field == field => heading.strength,
            _ => 0.0,
        }
    }

    /// What a column is announced as.
    pub(super) fn field(&self, column: u32) -> Option<Field> {
        self.columns.get(&column)?.heading.map(|heading| heading.field)
    }

    /// The heading's text.
    pub(super) fn text(&self, column: u32) -> &str {
        self.columns.get(&column).map_or("", |head| head.text.as_str())
    }

    fn fields(&self) -> BTreeSet<(u32, Field)> {
        let known = |(column, head): (&u32, &ColumnHead)| Some((*column, head.heading?.field));
        self.columns.iter().filter_map(known).collect()
    }

    /// Whether this is the same heading again, over the next section.
    fn repeats(&self, first: &Self) -> bool {
        let places = |header: &Self| -> BTreeSet<(u32, Field)> {
            let place = |field: &Field| matches!(field, Field::Question | Field::Write(_) | Field::Tick(_));
            header.fields().into_iter().filter(|(_, field)| place(field)).collect()
        };
        let (ours, theirs) = (places(self), places(first));
        let same_words = self.columns.iter().filter(|(column, head)| first.text(**column) == head.text).count();
        ours == theirs || ours.intersection(&theirs).count() >= 2 && same_words * 2 >= self.columns.len()
    }
}

/// Splits a sheet into regions: what stands above the first heading, then one region per kind of heading.
pub(super) fn regions(grid: &Grid<'_>) -> Vec<Region> {
    let mut regions = vec![Region { last: grid.last_row(), ..Region::default() }];
    let mut after = 0;
    for (row, _) in grid.rows() {
        if row < after {
            continue;
        }
        let Some(header) = at(grid, row) else { continue };
        let (first, end) = (header.rows[0], header.rows.last().copied().unwrap_or(row));
        after = end + 1;
        let Some(open) = regions.last_mut() else { continue };
        if !open.header.columns.is_empty() && header.repeats(&open.header) {
            open.header_rows.extend(&header.rows);
            continue;
        }
        // Where the first heading is bold or coloured, a plain row below it is no second one.
        let first_set_off = !open.header.columns.is_empty() && is_set_off(grid, &open.header);
        if first_set_off && !is_set_off(grid, &header) {
            after = row + 1;
            continue;
        }
        open.last = first.saturating_sub(1);
        let header_rows = header.rows.iter().copied().collect();
        regions.push(Region { header, header_rows, first: end + 1, last: grid.last_row() });
    }
    for region in &mut regions {
        forget_titles(grid, region);
    }
    regions
}

/// A cell that differs from one repeated heading to the next names the section and heads no column.
fn forget_titles(grid: &Grid<'_>, region: &mut Region) {
    if region.header_rows.len() < region.header.rows.len() + 1 {
        return;
    }
    let first = region.header.rows[0];
    for (column, head) in &mut region.header.columns {
        let text = grid.text(first, *column);
        let same = region.header_rows.iter().filter(|row| grid.text(**row, *column) == text).count();
        if same * 2 <= region.header_rows.len() {
            head.heading = None;
        }
    }
}

/// Reads a heading that begins in this row.
fn at(grid: &Grid<'_>, row: u32) -> Option<Header> {
    let mut columns = heads(grid, row)?;
    pair_up(&mut columns);
    let pair = ticks(&columns);
    let strength: f64 = columns.values().filter_map(|head| head.heading).map(|heading| heading.strength).sum();
    let known: BTreeSet<Field> =
        columns.values().filter_map(|head| head.heading).map(|heading| heading.field).collect();
    let of = |field: Field| {
        let heads = columns.values().filter_map(|head| head.heading).filter(|heading| heading.field == field);
        heads.map(|heading| heading.strength).fold(0.0, f64::max)
    };
    let asks = of(Field::Question);
    let answers = of(Field::Write(Role::Answer)).max(if pair { 1.0 } else { 0.0 });
    // Ids and numbers belong to the rows below a heading; beside them the words must be sure.
    // The first row of an Excel table is a heading by the file's own word.
    let said = grid.sheet.tables.iter().any(|area| area.first.row == row && area.last.row > row);
    let (enough, sure) = match (said, holds_data(grid, row)) {
        (true, _) => (0.6, 0.3),
        (false, true) => (2.5, 0.6),
        (false, false) => (1.2, 0.6),
    };
    // `Control`, `Description`, nothing, `Remarks`: hints, but set off from the rows below and sure of one place to write.
    let bold = grid.row(row).iter().filter(|(_, cell)| cell.bold || cell.filled).count() * 2 > columns.len();
    let writes = known.iter().any(|field| matches!(field, Field::Write(role) if of(Field::Write(*role)) >= 1.0));
    let hinted = bold && asks >= 0.3 && writes;
    let several = known.len() >= 2 && strength >= enough && (asks >= sure || answers >= sure || hinted);
    // A column of its own headed `Questions`, and nothing else.
    let alone =
        columns.len() <= 2 && asks >= 1.0 && columns.values().any(|head| heading::tokens(&head.text).len() <= 2);
    if !(several || alone) {
        return None;
    }
    if !pair {
        demote_ticks(&mut columns);
    }
    let mut rows = vec![row];
    extend(grid, row, &mut rows, &mut columns);
    mark_groups(grid, row, &mut columns);
    set_numbered_aside(&mut columns);
    Some(Header { rows, columns })
}

/// Whether a cell of the row is an id or a number of the kind that rows have.
fn holds_data(grid: &Grid<'_>, row: u32) -> bool {
    let id = |text: &str| {
        text.len() > 1 && !text.contains(char::is_whitespace) && id_shape(text).is_some_and(|shape| shape != "A9")
    };
    grid.row(row).iter().any(|(_, cell)| id(cell.text.trim()))
}

/// Whether most of a heading's cells are set off from the rows below it.
fn is_set_off(grid: &Grid<'_>, header: &Header) -> bool {
    let cells = header.columns.keys().filter_map(|column| grid.cell(header.rows[0], *column));
    let set_off = cells.filter(|cell| cell.bold || cell.filled).count();
    set_off * 2 > header.columns.len()
}

/// The cells of a row as headings; `None` where one of them is plainly not a heading.
fn heads(grid: &Grid<'_>, row: u32) -> Option<BTreeMap<u32, ColumnHead>> {
    let mut columns = BTreeMap::new();
    for (column, cell) in grid.row(row) {
        let text = cell.text.trim();
        let look = grid.look(text);
        let long = text.chars().count() > 200;
        if long || look.question >= 1.0 && text.split_whitespace().count() >= 5 && look.heading().is_none() {
            return None;
        }
        columns.insert(*column, ColumnHead { text: one_line(text), heading: look.heading() });
    }
    (!columns.is_empty()).then_some(columns)
}

fn ticks(columns: &BTreeMap<u32, ColumnHead>) -> bool {
    let has = |mark: Mark| {
        columns.values().any(|head| head.heading.is_some_and(|heading| heading.field == Field::Tick(mark)))
    };
    has(Mark::Yes) && has(Mark::No)
}

/// Opposite words over two columns are boxes: one of them is to be marked.
fn pair_up(columns: &mut BTreeMap<u32, ColumnHead>) {
    const PAIRS: &[(&str, &str)] = &[
        ("in place", "not in place"),
        ("compliant", "non-compliant"),
        ("compliant", "not compliant"),
        ("implemented", "not implemented"),
        ("pass", "fail"),
        ("met", "not met"),
    ];
    let at = |word: &str| columns.iter().find(|(_, head)| head.text.to_lowercase() == word).map(|(column, _)| *column);
    let Some((yes, no)) = PAIRS.iter().find_map(|(yes, no)| Some((at(yes)?, at(no)?))) else { return };
    for (column, mark) in [(yes, Mark::Yes), (no, Mark::No)] {
        if let Some(head) = columns.get_mut(&column) {
            head.heading = Some(Heading { field: Field::Tick(mark), strength: 1.0 });
        }
    }
}

/// `No` without `Yes` beside it is a number; other single marks say nothing.
fn demote_ticks(columns: &mut BTreeMap<u32, ColumnHead>) {
    for head in columns.values_mut() {
        match head.heading.map(|heading| heading.field) {
            Some(Field::Tick(Mark::No)) => head.heading = Some(Heading { field: Field::Id, strength: 1.0 }),
            Some(Field::Tick(_)) => head.heading = None,
            _ => {}
        }
    }
}

/// Takes in the rows below that belong to the same heading: under a tall merged cell, or a row of boxes.
fn extend(grid: &Grid<'_>, row: u32, rows: &mut Vec<u32>, columns: &mut BTreeMap<u32, ColumnHead>) {
    const TALLEST: u32 = 4;
    let tall = columns.keys().filter_map(|column| grid.merge(row, *column)).map(|area| area.last.row).max();
    let tall = tall.unwrap_or(row).min(row + TALLEST);
    for next in row + 1..=row + TALLEST {
        let Some(mut below) = heads(grid, next) else { break };
        pair_up(&mut below);
        let boxes = ticks(&below);
        let fresh =
            below.iter().filter(|(column, head)| head.heading.is_some() && !columns.contains_key(column)).count();
        let short = below.values().all(|head| head.text.chars().count() <= 60);
        let known = below.values().filter(|head| head.heading.is_some()).count();
        // `Yes/No` and `Comments` under one `Response`.
        let parts = known >= 2 && known == below.len() && short && !holds_data(grid, next) && is_below(columns, &below);
        if !(next <= tall || boxes || parts || fresh >= 2 && fresh * 2 >= below.len() && short) {
            break;
        }
        rows.push(next);
        for (column, head) in below {
            let Some(held) = columns.get_mut(&column) else {
                columns.insert(column, head);
                continue;
            };
            // The lower row is the finer one: `Answers` over `Yes`, `No`.
            held.text = format!("{} {}", held.text, head.text);
            held.heading = head.heading.or(held.heading);
        }
        if boxes {
            break;
        }
    }
}

/// Whether a row of headings only divides columns that the row above it left open or announced for answers.
fn is_below(above: &BTreeMap<u32, ColumnHead>, below: &BTreeMap<u32, ColumnHead>) -> bool {
    let divides = |column: &u32| {
        let field = above.get(column).and_then(|head| head.heading).map(|heading| heading.field);
        matches!(field, None | Some(Field::Write(_)))
    };
    below.keys().all(divides)
}

/// A merged title over several columns ("For internal use") speaks for all of them.
fn mark_groups(grid: &Grid<'_>, row: u32, columns: &mut BTreeMap<u32, ColumnHead>) {
    let Some(above) = row.checked_sub(1) else { return };
    for (column, cell) in grid.row(above) {
        let Some(area) = grid.merge(above, *column) else { continue };
        if area.first.column == area.last.column || !heading::is_customers(&cell.text) {
            continue;
        }
        for (_, head) in columns.range_mut(area.first.column..=area.last.column) {
            head.heading = Some(Heading { field: Field::Aside(Aside::Customer), strength: 1.0 });
        }
    }
}

/// `Answer 1` to `Answer 5`, `Score 1` to `Score 5`: options to choose from, not places to write.
fn set_numbered_aside(columns: &mut BTreeMap<u32, ColumnHead>) {
    let mut stems: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (column, head) in columns.iter() {
        let text = head.text.trim();
        let stem = text.trim_end_matches(|c: char| c.is_ascii_digit());
        if stem.len() < text.len() && stem.chars().any(char::is_alphabetic) {
            stems.entry(stem.trim().to_lowercase()).or_default().push(*column);
        }
    }
    for columns_of_stem in stems.values().filter(|found| found.len() >= 2) {
        for column in columns_of_stem {
            if let Some(head) = columns.get_mut(column)
                && head.heading.is_none_or(|heading| heading.field != Field::Weight)
            {
                head.heading = Some(Heading { field: Field::Aside(Aside::Kind), strength: 1.0 });
            }
        }
    }
}

/// Collapses white space.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
