//! One sheet by itself: its tables of questions, its label pages, and whether it takes answers.

use super::columns::{self, Columns};
use super::grid::Grid;
use super::header::{self, Region};
use super::labels::{self, Labels};
use super::likeness::id_shape;
use super::rows::{self, Kind};
use super::{Evidence, Role, stats};

/// A sheet is set aside when so many rows hold nothing like a list of questions.
const PATIENCE: usize = 200;

/// A table of questions.
#[derive(Clone, Debug)]
pub(super) struct Table {
    /// Where it is.
    pub(super) region: Region,
    /// Its columns.
    pub(super) columns: Columns,
    /// Its rows that matter, in order.
    pub(super) rows: Vec<(u32, Kind)>,
}

/// What a sheet holds.
#[derive(Clone, Debug, Default)]
pub(super) struct Analysis {
    /// The tables, in order.
    pub(super) tables: Vec<Table>,
    /// A page of labels.
    pub(super) labels: Option<Labels>,
    /// Why there are none, or why some were not taken.
    pub(super) reasons: Vec<String>,
    /// What was seen and not taken.
    pub(super) rejected: Vec<Evidence>,
}

impl Table {
    /// How many rows ask something of us.
    pub(super) fn questions(&self) -> usize {
        self.rows.iter().filter(|(_, kind)| *kind == Kind::Question).count()
    }

    /// Whether there is a place to answer.
    pub(super) fn takes_answers(&self) -> bool {
        self.columns.write.contains_key(&Role::Answer) || !self.columns.ticks.is_empty()
    }
}

impl Analysis {
    /// Whether anything on the sheet can be answered.
    pub(super) fn takes_answers(&self) -> bool {
        self.labels.is_some() || self.tables.iter().any(Table::takes_answers)
    }

    /// Whether anything is asked.
    pub(super) fn asks(&self) -> bool {
        self.labels.is_some() || !self.tables.is_empty()
    }
}

/// Looks at one sheet.
pub(super) fn analyse(grid: &Grid<'_>) -> Analysis {
    let mut found = Analysis::default();
    let mut regions = header::regions(grid);
    let within = grid.rows().nth(PATIENCE).map_or(u32::MAX, |(row, _)| row);
    let top = regions.remove(0);
    if regions.first().is_none_or(|region| region.header.rows[0] > within) {
        // No heading in sight: only a plain list of questions or a page of labels can be meant.
        headless(grid, &top, within, &mut found);
        if found.tables.is_empty() && found.labels.is_none() {
            found.reasons.push(format!("nothing like a list of questions in its first {PATIENCE} rows"));
        }
        return found;
    }
    for region in regions {
        let Some(columns) = columns::find(grid, &region) else {
            let row = region.header.rows[0] + 1;
            found.reasons.push(format!("nothing is asked below the heading in row {row}"));
            continue;
        };
        let rows = rows::classify(grid, &region, &columns);
        let table = Table { region, columns, rows };
        match refusal(&table) {
            Some(why) => {
                found.rejected.extend(table.columns.rejected.iter().cloned());
                found.rejected.extend(table.columns.taken.iter().cloned());
                found.reasons.push(why);
            }
            None => found.tables.push(table),
        }
    }
    above(grid, &top, &mut found);
    found
}

/// Why a table is not taken, or nothing.
fn refusal(table: &Table) -> Option<String> {
    let n = table.questions();
    let (headed, reads) = table.columns.asks;
    let headless = table.region.header.columns.is_empty();
    let row = table.region.header.rows.first().map_or(table.region.first, |row| *row) + 1;
    if n == 0 {
        let echoes = table.rows.iter().any(|(_, kind)| *kind == Kind::Echo);
        return Some(if echoes || table.columns.echoes {
            "its answers are formulas that repeat another sheet".to_string()
        } else {
            format!("nothing is asked below the heading in row {row}")
        });
    }
    if table.columns.echoes {
        return Some("its answers are formulas that repeat another sheet".to_string());
    }
    let column = table.columns.write.get(&Role::Answer).copied();
    let sure = column.map_or(1.0, |column| {
        let answer = super::heading::Field::Write(Role::Answer);
        table.region.header.strength(column, answer)
    });
    let enough = match (headless, table.takes_answers()) {
        (true, true) => reads >= 0.5 && n >= 3,
        (true, false) => reads >= 0.6 && n >= 5,
        (false, true) => headed >= 0.5 || reads >= 0.35 && n >= 2 || sure >= 1.0 && n >= 3,
        (false, false) => headed >= 1.0 && n >= 2 && reads >= 0.2 || headed >= 0.5 && reads >= 0.3 && n >= 3,
    };
    (!enough).then(|| {
        if headless {
            "its texts do not read like questions".to_string()
        } else {
            format!("the texts below the heading in row {row} do not read like questions")
        }
    })
}

fn headless(grid: &Grid<'_>, top: &Region, within: u32, found: &mut Analysis) {
    let near = Region { last: top.last.min(within), ..top.clone() };
    let attempt = |region: &Region| {
        let columns = columns::find(grid, region)?;
        let rows = rows::classify(grid, region, &columns);
        let table = Table { region: region.clone(), columns, rows };
        refusal(&table).is_none().then_some(table)
    };
    // The nearest rows decide; only then is a long sheet read to its end.
    let table = attempt(&near).and_then(|_| attempt(top));
    let page = labels::find(grid, &near);
    match (table, page) {
        (Some(table), Some(page)) if !table.takes_answers() || page.rows.len() > table.questions() => {
            found.labels = Some(page);
        }
        (Some(table), _) => found.tables.push(table),
        (None, page) => found.labels = page,
    }
}

/// What stands above the first heading: rows that continue the table upwards, or labels of a company page.
fn above(grid: &Grid<'_>, top: &Region, found: &mut Analysis) {
    let page = labels::find(grid, top);
    let Some(table) = found.tables.first_mut() else {
        found.labels = page;
        return;
    };
    let profile = profile(grid, top, table);
    if profile.iter().any(|(_, kind)| *kind == Kind::Question) {
        let rows = std::mem::take(&mut table.rows);
        table.rows = profile.into_iter().chain(rows).collect();
        return;
    }
    let titles: Vec<_> = profile.into_iter().rev().take_while(|(_, kind)| matches!(kind, Kind::Title { .. })).collect();
    let rows = std::mem::take(&mut table.rows);
    // Only a title that stands right above the heading belongs to it; the form's own title stands further up.
    let near = table.region.header.rows.first().map_or(0, |row| row.saturating_sub(2));
    let titles = titles.into_iter().rev().filter(|(row, _)| *row >= near);
    table.rows = titles.chain(rows).collect();
    found.labels = page;
}

/// Rows above the heading that are numbered as the rows below it: the profile at the top of a form.
fn profile(grid: &Grid<'_>, top: &Region, table: &Table) -> Vec<(u32, Kind)> {
    let columns = &table.columns;
    let asked: Vec<u32> = table.rows.iter().filter(|(_, kind)| *kind == Kind::Question).map(|(row, _)| *row).collect();
    let shape = columns.id.and_then(|id| stats::of(grid, &asked, id).shape).filter(|(_, share)| *share >= 0.6);
    let answer = columns.write.get(&Role::Answer).copied();
    let mut kinds = Vec::new();
    for (row, _) in grid.rows_between(top.first, top.last) {
        let numbered = match (&shape, columns.id) {
            // A bare number also counts pages and steps.
            (Some((shape, _)), Some(id)) if shape != "9" => id_shape(grid.text(row, id)).as_ref() == Some(shape),
            _ => false,
        };
        let own = answer.is_some_and(|column| rows::own_cell(grid, row, column).is_some());
        if numbered && own && !grid.text(row, columns.question).is_empty() {
            let echo = answer.and_then(|column| grid.cell(row, column)).is_some_and(|cell| cell.formula);
            kinds.push((row, if echo { Kind::Echo } else { Kind::Question }));
        } else if row > 1
            && let Some(kind @ Kind::Title { .. }) = rows::unasked_kind(grid, columns, row)
        {
            // The first two rows name the form.
            kinds.push((row, kind));
        }
    }
    kinds
}
