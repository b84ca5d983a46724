//! Label and value: a company page where the label stands left and the place for its value right of it.

use std::collections::BTreeMap;

use super::grid::Grid;
use super::header::Region;
use super::likeness::{id_shape, is_number, question_like};
use super::placeholder::is_placeholder;
use super::{Evidence, stats};
use crate::workbook::{Pos, column_letters};

/// Words of the first page of every form.
const COMPANY_WORDS: &[&str] = &[
    "company",
    "organisation",
    "organization",
    "vendor",
    "supplier",
    "provider",
    "legal",
    "address",
    "country",
    "city",
    "website",
    "url",
    "web",
    "email",
    "e-mail",
    "mail",
    "phone",
    "telephone",
    "contact",
    "employees",
    "headquarters",
    "office",
    "registered",
    "registration",
    "vat",
    "tax",
    "duns",
    "product",
    "service",
    "title",
    "name",
    "founded",
    "turnover",
    "revenue",
    "officer",
    "parent",
];

/// Rows of one label column and one value column.
#[derive(Clone, Debug, Default)]
pub(super) struct Labels {
    /// The label column.
    pub(super) label: u32,
    /// The value column.
    pub(super) value: u32,
    /// A column right of the values that explains them.
    pub(super) hint: Option<u32>,
    /// The rows, in order.
    pub(super) rows: Vec<u32>,
    /// Why these were taken for labels.
    pub(super) evidence: Evidence,
}

/// Finds the labels in a region without headings; nothing where what stands there asks for nothing.
pub(super) fn find(grid: &Grid<'_>, region: &Region) -> Option<Labels> {
    let mut groups: BTreeMap<(u32, u32), Vec<u32>> = BTreeMap::new();
    for (row, cells) in grid.rows_between(region.first, region.last) {
        let Some((label, value)) = pair(grid, row, cells.iter().map(|(column, _)| *column)) else { continue };
        groups.entry((label, value)).or_default().push(row);
    }
    let ((label, value), rows) =
        groups.into_iter().max_by_key(|((label, _), rows)| (rows.len(), std::cmp::Reverse(*label)))?;
    let mut labels = Labels { label, value, rows, ..Labels::default() };
    let bolds = labels.rows.iter().filter(|row| is_bold(grid, **row, label)).count();
    let norms = (bolds * 2 < labels.rows.len(), labels.rows.iter().any(|row| is_input(grid, *row, &labels)));
    let kept = labels.rows.iter().copied().filter(|row| !is_lonely(grid, *row, &labels, norms)).collect();
    labels.rows = kept;
    let n = labels.rows.len();
    let share =
        |yes: &dyn Fn(u32) -> bool| labels.rows.iter().filter(|row| yes(**row)).count() as f64 / n.max(1) as f64;
    let open =
        share(&|row| grid.text(row, value).is_empty() || is_placeholder(grid.text(row, value), grid.text(row, label)));
    let input = share(&|row| is_input(grid, row, &labels));
    let company = share(&|row| is_company(grid.text(row, label)));
    let asks = share(&|row| question_like(grid.text(row, label)) >= 0.8);
    let enough = n >= 3 && open >= 0.5 && (input >= 0.5 && (company >= 0.3 || asks >= 0.3) || company >= 0.7);
    if !enough {
        return None;
    }
    // Help stands right of the values, in words.
    labels.hint = (value + 1..grid.columns().min(value + 4)).find(|column| {
        let stats = stats::of(grid, &labels.rows, *column);
        stats.filled > 0 && stats.length >= 8.0 && stats.bare < 0.5
    });
    labels.evidence = Evidence {
        place: format!("columns {}, {}", column_letters(label), column_letters(value)),
        taken_for: "labels with a place for their value".into(),
        score: (open.max(0.0) * 0.4 + input * 0.3 + company * 0.3).min(1.0),
        because: vec![
            format!("{n} labels"),
            format!("{:.0} % of the values empty or placeholder", open * 100.0),
            format!("{:.0} % look like input cells", input * 100.0),
            format!("{:.0} % of the labels speak of a company", company * 100.0),
        ],
    };
    Some(labels)
}

/// The label and the value column of a row, where it can be one.
fn pair(grid: &Grid<'_>, row: u32, columns: impl Iterator<Item = u32>) -> Option<(u32, u32)> {
    let columns: Vec<u32> = columns.collect();
    let first = *columns.first()?;
    // An id may stand before the label.
    let numbered =
        columns.len() >= 2 && (id_shape(grid.text(row, first)).is_some() || is_number(grid.text(row, first)));
    let label = if numbered { columns[1] } else { first };
    let cell = grid.cell(row, label)?;
    let text = grid.text(row, label);
    let long = text.chars().count() > 120;
    let says = text.chars().any(char::is_alphabetic) && (!text.ends_with('.') || question_like(text) >= 0.8);
    if long || !says || cell.formula || columns.len() > 4 {
        return None;
    }
    let value = grid.right_of(row, label);
    let held = grid.cell(row, value);
    let free = !held.is_some_and(|cell| cell.formula) && grid.text(row, value).chars().count() <= 120;
    (free && grid.anchor(row, value) == Pos::new(row, value)).then_some((label, value))
}

/// A title without a place for a value: nothing at all stands right of it, or it is bold where labels are not.
fn is_lonely(grid: &Grid<'_>, row: u32, labels: &Labels, (plain, inputs): (bool, bool)) -> bool {
    let stands_out = plain && is_bold(grid, row, labels.label);
    let nothing = grid.cell(row, labels.value).is_none() && !grid.has_list(Pos::new(row, labels.value));
    stands_out && !is_input(grid, row, labels) || nothing && inputs
}

fn is_bold(grid: &Grid<'_>, row: u32, column: u32) -> bool {
    grid.cell(row, column).is_some_and(|cell| cell.bold)
}

/// Whether the value's cell is made for input: a list, unlocked, coloured, a placeholder.
fn is_input(grid: &Grid<'_>, row: u32, labels: &Labels) -> bool {
    let pos = Pos::new(row, labels.value);
    let text = grid.text(row, labels.value);
    let coloured = |column: u32| grid.cell(row, column).is_some_and(|cell| cell.filled);
    grid.has_list(pos)
        || grid.is_unlocked(pos)
        || coloured(labels.value) && !coloured(labels.label)
        || !text.is_empty() && is_placeholder(text, grid.text(row, labels.label))
}

fn is_company(label: &str) -> bool {
    let lower = label.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric() && c != '-').any(|word| COMPANY_WORDS.contains(&word))
}
