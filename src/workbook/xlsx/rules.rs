//! Data validations become rules: lists are looked up wherever they stand, lengths become limits.

use std::collections::BTreeSet;

use super::book::{Book, DefinedName};
use super::scan::Validation;
use crate::workbook::{Area, Pos, Rule, RuleKind, Sheet};

/// Most cells for which a list is looked up one by one, because its range moves with the cell.
const MAX_MOVING: usize = 2_000;
/// Most values of a list; longer ones are lists of records, not of answers.
const MAX_VALUES: usize = 1_000;

/// What validations may refer to.
pub(super) struct Scene<'a> {
    pub(super) book: &'a Book,
    pub(super) sheets: &'a [Sheet],
}

/// Where a list is written, and whether that moves with the cell.
#[derive(Clone, Copy)]
struct Range {
    sheet: usize,
    area: Area,
    row_moves: bool,
    column_moves: bool,
}

impl Scene<'_> {
    /// Turns the validations of a sheet (by number) into rules; those that say nothing about text are left out.
    pub(super) fn rules(&self, sheet: usize, validations: &[Validation]) -> Vec<Rule> {
        validations.iter().filter(|found| !found.areas.is_empty()).flat_map(|found| self.rule(sheet, found)).collect()
    }

    fn rule(&self, sheet: usize, found: &Validation) -> Vec<Rule> {
        let one = |kind| vec![Rule { areas: found.areas.clone(), kind }];
        match found.kind.as_str() {
            "list" => self.list(sheet, found),
            "textLength" => match longest(found) {
                Some(length) => one(RuleKind::MaxLength(length)),
                None => Vec::new(),
            },
            "whole" | "decimal" => one(RuleKind::Unresolved("only numbers are accepted".into())),
            "date" | "time" => one(RuleKind::Unresolved("only dates are accepted".into())),
            _ => Vec::new(),
        }
    }

    fn list(&self, sheet: usize, found: &Validation) -> Vec<Rule> {
        let formula = found.formulas.first().map_or("", |formula| formula.trim().trim_start_matches('='));
        let one = |kind| vec![Rule { areas: found.areas.clone(), kind }];
        if let Some(inline) = formula.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
            let values = distinct(inline.replace("\"\"", "\"").split(',').map(str::to_string));
            return one(RuleKind::List { values, source: "inline".into(), strict: found.strict });
        }
        match self.range(sheet, formula) {
            Ok((range, source)) if range.row_moves || range.column_moves => self.moving(found, &range, &source),
            Ok((range, source)) => one(self.values(&range, Pos::new(0, 0), source, found.strict)),
            Err(why) => one(RuleKind::Unresolved(why)),
        }
    }

    /// A relative range is meant as seen from the first cell, and moves along with every other.
    fn moving(&self, found: &Validation, range: &Range, source: &str) -> Vec<Rule> {
        let Some(origin) = found.areas.first().map(|area| area.first) else { return Vec::new() };
        let cells: Vec<Pos> = found.areas.iter().flat_map(|area| area.positions()).take(MAX_MOVING + 1).collect();
        if cells.len() > MAX_MOVING {
            let why = format!("the list {source} moves with each of more than {MAX_MOVING} cells");
            return vec![Rule { areas: found.areas.clone(), kind: RuleKind::Unresolved(why) }];
        }
        let mut rules: Vec<Rule> = Vec::new();
        for cell in cells {
            let by = Pos::new(
                if range.row_moves { cell.row.saturating_sub(origin.row) } else { 0 },
                if range.column_moves { cell.column.saturating_sub(origin.column) } else { 0 },
            );
            let kind = self.values(range, by, source.to_string(), found.strict);
            let area = Area { first: cell, last: cell };
            match rules.last_mut() {
                Some(last) if last.kind == kind => last.areas.push(area),
                _ => rules.push(Rule { areas: vec![area], kind }),
            }
        }
        rules
    }

    /// The values that stand in a range, moved by so many rows and columns.
    fn values(&self, range: &Range, by: Pos, source: String, strict: bool) -> RuleKind {
        let (first, last) = (range.area.first, range.area.last);
        let (first, last) = (
            Pos::new(first.row + by.row, first.column + by.column),
            Pos::new(last.row + by.row, last.column + by.column),
        );
        let area = Area { first, last };
        let cells = &self.sheets[range.sheet].cells;
        let within = cells.range(first..=last).filter(|(pos, _)| area.contains(**pos));
        let values = distinct(within.map(|(_, cell)| cell.text.clone()).take(MAX_VALUES + 1));
        match values.len() {
            0 => RuleKind::Unresolved(format!("the list {source} is empty")),
            n if n > MAX_VALUES => RuleKind::Unresolved(format!("the list {source} has more than {MAX_VALUES} values")),
            _ => RuleKind::List { values, source, strict },
        }
    }

    /// Finds the range that a list's formula stands for, and how to name it to a person.
    fn range(&self, sheet: usize, formula: &str) -> Result<(Range, String), String> {
        if let Some(range) = self.direct(sheet, formula) {
            let name = &self.sheets[range.sheet].name;
            return Ok((
                range,
                if range.sheet == sheet {
                    range.area.to_string()
                } else {
                    format!("'{}'!{}", name.replace('\'', "''"), range.area)
                },
            ));
        }
        if formula.contains('(') {
            return Err(format!("the list is computed by {}, which cannot be checked", function(formula)));
        }
        let name = self
            .defined(sheet, formula)
            .ok_or_else(|| format!("the list refers to `{formula}`, which is not there"))?;
        match self.direct(sheet, &name.refers_to) {
            Some(range) => Ok((range, format!("name {}", name.name))),
            None if name.refers_to.contains('(') => Err(format!(
                "the list `{formula}` is computed by {}, which cannot be checked",
                function(&name.refers_to)
            )),
            None => Err(format!("the list `{formula}` refers to `{}`, which is not there", name.refers_to)),
        }
    }

    fn defined(&self, sheet: usize, name: &str) -> Option<&DefinedName> {
        let local = self.book.sheets.get(sheet).map(|sheet| sheet.place);
        let named = || self.book.names.iter().filter(|known| known.name.eq_ignore_ascii_case(name));
        named()
            .find(|known| known.local.is_some() && known.local == local)
            .or_else(|| named().find(|known| known.local.is_none()))
    }

    /// Reads `$A$1:$A$3`, `Values!$A$1:$A$3`, `'My values'!A1`.
    fn direct(&self, sheet: usize, formula: &str) -> Option<Range> {
        let (on, cells) = match formula.rsplit_once('!') {
            Some((on, cells)) => {
                let on = on
                    .strip_prefix('\'')
                    .and_then(|on| on.strip_suffix('\''))
                    .map_or_else(|| on.to_string(), |on| on.replace("''", "'"));
                (self.sheets.iter().position(|known| known.name.eq_ignore_ascii_case(&on))?, cells)
            }
            None => (sheet, formula),
        };
        let area = Area::parse(cells)?;
        let corner = cells.split(':').next().unwrap_or(cells);
        let fixed_column = corner.starts_with('$');
        let fixed_row = corner.trim_start_matches('$').contains('$') || !corner.contains(|c: char| c.is_ascii_digit());
        Some(Range { sheet: on, area, row_moves: !fixed_row, column_moves: !fixed_column })
    }
}

fn function(formula: &str) -> &str {
    formula.split('(').next().map(str::trim).filter(|name| !name.is_empty()).unwrap_or("a formula")
}

/// The values in their order, trimmed, blanks and repetitions left out.
fn distinct(values: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for value in values.map(|value| value.trim().to_string()).filter(|value| !value.is_empty()) {
        if seen.insert(value.clone()) {
            found.push(value);
        }
    }
    found
}

/// The longest text that a length rule accepts.
fn longest(found: &Validation) -> Option<usize> {
    let number = |place: usize| found.formulas.get(place).and_then(|text| text.parse::<usize>().ok());
    match found.operator.as_str() {
        "between" => number(1),
        "lessThanOrEqual" | "equal" => number(0),
        "lessThan" => number(0).and_then(|limit| limit.checked_sub(1)),
        _ => None,
    }
}
