//! The whole of it: a workbook in, its questions and what was seen out.

use std::collections::BTreeMap;

use super::analysis::{Analysis, Table, analyse};
use super::grid::Grid;
use super::rows::Kind;
use super::{Questionnaire, Role, SheetLayout, build, verdict};
use crate::workbook::{Sheet, SheetState, Workbook};

/// Finds the questions of a form and the places for their answers.
///
/// Where nothing shows a place for an answer, a question has no slots: it is reported, never guessed. Very
/// hidden sheets are not looked at, hidden ones are used only where no visible sheet asks anything.
pub fn recognize(workbook: &Workbook) -> Questionnaire {
    let grids: Vec<Grid<'_>> = workbook.sheets.iter().map(Grid::new).collect();
    let analyses: Vec<(&Sheet, Analysis)> = grids
        .iter()
        .map(|grid| {
            let very_hidden = grid.sheet.state == SheetState::VeryHidden;
            (grid.sheet, if very_hidden { Analysis::default() } else { analyse(grid) })
        })
        .collect();
    let aside = verdict::set_aside(&analyses);
    let only_sheet = aside.iter().filter(|why| why.is_none()).count() <= 1;
    let mut form = Questionnaire::default();
    for ((grid, (sheet, found)), why) in grids.iter().zip(&analyses).zip(aside) {
        let mut layout = SheetLayout { name: sheet.name.clone(), state: state(sheet), ..SheetLayout::default() };
        match why {
            Some(why) => {
                layout.rejected = found.rejected.clone();
                layout.skipped = Some(why);
            }
            None => {
                let questions = build::questions(grid, found, only_sheet);
                describe(&mut layout, found);
                layout.options = build::options(grid, &questions);
                form.questions.extend(questions);
            }
        }
        form.sheets.push(layout);
    }
    form
}

fn state(sheet: &Sheet) -> &'static str {
    match sheet.state {
        SheetState::Visible => "visible",
        SheetState::Hidden => "hidden",
        SheetState::VeryHidden => "very-hidden",
    }
}

/// Writes down what was taken for what. Columns are those of the table that asks most.
fn describe(layout: &mut SheetLayout, found: &Analysis) {
    let main = found.tables.iter().max_by_key(|table| (table.questions(), std::cmp::Reverse(table.region.first)));
    if let Some(table) = main {
        layout.question = Some(table.columns.question);
        layout.id = table.columns.id;
        layout.columns = writable(table);
        let context = table.columns.context.iter();
        layout.context = context.map(|(word, columns)| (word.to_string(), columns.clone())).collect();
        layout.evidence.extend(table.columns.taken.iter().cloned());
    }
    if let Some(labels) = &found.labels {
        layout.question_rows.extend(&labels.rows);
        layout.evidence.push(labels.evidence.clone());
        if main.is_none() {
            layout.question = Some(labels.label);
            layout.columns = BTreeMap::from([(Role::Answer, vec![labels.value])]);
        }
    }
    for table in &found.tables {
        layout.header_rows.extend(&table.region.header_rows);
        let asked = table.rows.iter().filter(|(_, kind)| *kind == Kind::Question);
        layout.question_rows.extend(asked.map(|(row, _)| row));
        layout.echo_rows.extend(table.rows.iter().filter(|(_, kind)| *kind == Kind::Echo).map(|(row, _)| row));
        layout.rejected.extend(table.columns.rejected.iter().cloned());
    }
    layout.rejected.extend(found.rejected.iter().cloned());
    layout.question_rows.sort_unstable();
    layout.header_rows.sort_unstable();
}

fn writable(table: &Table) -> BTreeMap<Role, Vec<u32>> {
    let mut columns: BTreeMap<Role, Vec<u32>> =
        table.columns.write.iter().map(|(role, column)| (*role, vec![*column])).collect();
    if !table.columns.ticks.is_empty() {
        let mut ticks: Vec<u32> = table.columns.ticks.values().copied().collect();
        ticks.sort_unstable();
        columns.insert(Role::Answer, ticks);
    }
    columns
}
