//! From what was recognised on a sheet to questions with slots.

use std::collections::BTreeMap;

use super::analysis::{Analysis, Table};
use super::grid::Grid;
use super::header::one_line;
use super::heading::Mark;
use super::labels::Labels;
use super::placeholder::{default_of, is_placeholder};
use super::rows::{Kind, own_cell};
use super::sections::{Titles, is_telling, joined};
use super::{Choices, Question, Role, Slot, choices, likeness};
use crate::workbook::{CellRef, Pos};

/// Guidance beyond this is a chapter, not a hint.
const MAX_GUIDANCE: usize = 1_500;

/// The questions of a sheet in reading order.
pub(super) fn questions(grid: &Grid<'_>, found: &Analysis, only_sheet: bool) -> Vec<Question> {
    let mut questions = Vec::new();
    if let Some(labels) = &found.labels {
        questions.extend(of_labels(grid, labels, only_sheet));
    }
    for table in &found.tables {
        questions.extend(of_table(grid, table, only_sheet));
    }
    questions
}

fn sheet_title<'a>(grid: &Grid<'a>, only_sheet: bool) -> &'a str {
    let name = grid.sheet.name.as_str();
    if !only_sheet && is_telling(name) { name } else { "" }
}

fn of_table(grid: &Grid<'_>, table: &Table, only_sheet: bool) -> Vec<Question> {
    let columns = &table.columns;
    let sections = columns.context.get("section").cloned().unwrap_or_default();
    let mut titles = Titles::default();
    let mut carried: Vec<&str> = vec![""; sections.len()];
    let mut questions: Vec<Question> = Vec::new();
    let default = columns.write.get(&Role::Answer).and_then(|answer| {
        let asked = table.rows.iter().filter(|(_, kind)| *kind == Kind::Question);
        default_of(asked.map(|(row, _)| grid.text(*row, *answer)))
    });
    for (row, kind) in &table.rows {
        match kind {
            Kind::Title { text, look } => {
                titles.enter(text, *look);
                carried.iter_mut().for_each(|held| *held = "");
            }
            Kind::Echo => {}
            Kind::Help(text) => {
                if let Some(question) = questions.last_mut() {
                    add_guidance(question, text);
                }
            }
            Kind::Question => {
                titles.asked();
                let named: Vec<&str> = sections.iter().map(|column| grid.seen(*row, *column)).collect();
                // A section named once holds for the rows below it; a new outer one ends the inner ones.
                if let Some(first) = named.iter().position(|text| !text.is_empty()) {
                    carried[first..].iter_mut().for_each(|held| *held = "");
                }
                for (held, text) in carried.iter_mut().zip(&named).filter(|(_, text)| !text.is_empty()) {
                    *held = text;
                }
                let named = carried.clone();
                // A title in the section column says nothing more where the rows name their section themselves.
                let own = named.iter().any(|text| !text.is_empty());
                let sheet = sheet_title(grid, only_sheet);
                let section = joined([sheet].into_iter().chain(titles.texts(own)).chain(named.iter().copied()));
                let mut question = of_row(grid, table, *row, section, questions.last(), default);
                if titles.are_the_customers() {
                    question.slots.clear();
                }
                questions.push(question);
            }
        }
    }
    questions
}

fn of_row(
    grid: &Grid<'_>,
    table: &Table,
    row: u32,
    section: Vec<String>,
    before: Option<&Question>,
    default: Option<&str>,
) -> Question {
    let columns = &table.columns;
    let raw = grid.text(row, columns.question);
    let id = columns.id.map(|id| one_line(grid.seen(row, id))).filter(|id| !id.is_empty());
    let (id, text) = match (id, likeness::split_id(raw)) {
        (None, Some((id, text))) => (Some(id.to_string()), text),
        (id, _) => (id, raw),
    };
    let mut question = Question {
        key: CellRef::new(&*grid.sheet.name, Pos::new(row, columns.question)).to_string(),
        id,
        text: one_line(text),
        section,
        ..Question::default()
    };
    for column in columns.context.get("guidance").into_iter().flatten() {
        // Help may be merged over several rows, but what is merged into another column is not help.
        if grid.anchor(row, *column).column == *column {
            add_guidance(&mut question, grid.seen(row, *column));
        }
    }
    if hangs_on_another(&question.text) {
        question.depends_on =
            before.filter(|before| before.section == question.section).map(|before| before.key.clone());
    }
    if columns.ticks.is_empty() {
        slots(grid, table, row, &mut question, default);
    } else {
        ticks(grid, table, row, &mut question);
    }
    question
}

fn slots(grid: &Grid<'_>, table: &Table, row: u32, question: &mut Question, default: Option<&str>) {
    let columns = &table.columns;
    let Some(answer) = columns.write.get(&Role::Answer) else { return };
    let Some(place) = own_cell(grid, row, *answer) else { return };
    let held = grid.text(row, *answer);
    let is_answer = !held.is_empty() && Some(held) != default && !is_placeholder(held, &question.text);
    question.existing = is_answer.then(|| held.to_string());
    // A locked answer cell among unlocked ones is not ours.
    if grid.sheet.protected && !grid.is_unlocked(place) && any_unlocked(grid, table, *answer) {
        return;
    }
    question.slots.push(slot(grid, table, Role::Answer, place, question));
    beside(grid, table, row, question);
}

fn any_unlocked(grid: &Grid<'_>, table: &Table, answer: u32) -> bool {
    let asked = table.rows.iter().filter(|(_, kind)| *kind == Kind::Question).take(50);
    asked.filter(|(row, _)| grid.is_unlocked(grid.anchor(*row, answer))).count() > 0
}

/// The slots beside the answer. One that already says something is left alone unless the answer stands too.
fn beside(grid: &Grid<'_>, table: &Table, row: u32, question: &mut Question) {
    for (role, column) in &table.columns.write {
        if *role == Role::Answer {
            continue;
        }
        let Some(place) = own_cell(grid, row, *column) else { continue };
        let formula = grid.cell(row, *column).is_some_and(|cell| cell.formula);
        let held = grid.text(row, *column);
        let said = !held.is_empty() && !is_placeholder(held, table.region.header.text(*column));
        if formula || said && question.existing.is_none() {
            continue;
        }
        question.slots.push(slot(grid, table, *role, place, question));
    }
}

fn slot(grid: &Grid<'_>, table: &Table, role: Role, place: Pos, question: &Question) -> Slot {
    let heading = table.region.header.text(place.column);
    let hints = [question.text.as_str(), question.guidance.as_deref().unwrap_or("")];
    // What a question says of length and choice is meant for its answer.
    let hints = if role == Role::Answer { &hints[..] } else { &[] };
    let choices = choices::of(grid, place, heading, hints);
    Slot { role, place: Some(CellRef::new(&*grid.sheet.name, place)), choices }
}

fn ticks(grid: &Grid<'_>, table: &Table, row: u32, question: &mut Question) {
    let ticks = &table.columns.ticks;
    let cell = |mark: Mark| {
        let column = *ticks.get(&mark)?;
        let place = own_cell(grid, row, column)?;
        let formula = grid.cell(row, column).is_some_and(|cell| cell.formula);
        (!formula).then(|| CellRef::new(&*grid.sheet.name, place))
    };
    let (Some(yes), Some(no)) = (cell(Mark::Yes), cell(Mark::No)) else { return };
    let marked = ticks.iter().find(|(_, column)| !grid.text(row, **column).is_empty());
    question.existing = marked.map(|(mark, _)| {
        let word = match mark {
            Mark::Yes => "Yes",
            Mark::No => "No",
            Mark::Na => "N/A",
            Mark::Partly => "Partly",
        };
        word.to_string()
    });
    let choices = Choices::Ticks { yes: yes.clone(), no, na: cell(Mark::Na), partly: cell(Mark::Partly) };
    question.slots.push(Slot { role: Role::Answer, place: Some(yes), choices });
    beside(grid, table, row, question);
}

fn of_labels(grid: &Grid<'_>, labels: &Labels, only_sheet: bool) -> Vec<Question> {
    let section = joined([sheet_title(grid, only_sheet)].into_iter());
    let mut questions = Vec::new();
    for row in &labels.rows {
        let text = one_line(grid.text(*row, labels.label));
        let (id, text) = match likeness::split_id(&text) {
            Some((id, rest)) => (Some(id.to_string()), rest.to_string()),
            None => (None, text),
        };
        let place = Pos::new(*row, labels.value);
        let held = grid.text(*row, labels.value);
        let is_answer = !held.is_empty() && !is_placeholder(held, &text);
        let mut question = Question {
            key: CellRef::new(&*grid.sheet.name, Pos::new(*row, labels.label)).to_string(),
            id,
            text: text.trim_end_matches(':').trim_end().to_string(),
            section: section.clone(),
            existing: is_answer.then(|| held.to_string()),
            ..Question::default()
        };
        if let Some(hint) = labels.hint {
            add_guidance(&mut question, grid.text(*row, hint));
        }
        let hints = [question.text.as_str(), question.guidance.as_deref().unwrap_or("")];
        let choices = choices::of(grid, place, "", &hints);
        let place = Some(CellRef::new(&*grid.sheet.name, place));
        question.slots.push(Slot { role: Role::Answer, place, choices });
        questions.push(question);
    }
    questions
}

fn add_guidance(question: &mut Question, text: &str) {
    let text = one_line(text);
    let held = question.guidance.as_ref().map_or(0, String::len);
    if text.is_empty() || text == "0" || likeness::is_address(&text) || held + text.len() > MAX_GUIDANCE {
        return;
    }
    match &mut question.guidance {
        Some(guidance) => {
            guidance.push('\n');
            guidance.push_str(&text);
        }
        None => question.guidance = Some(text),
    }
}

/// "If yes, …" is answered only with the question before it in view.
fn hangs_on_another(text: &str) -> bool {
    const LEADS: &[&str] = &[
        "if yes",
        "if so",
        "if no",
        "if not",
        "if the answer",
        "if you answered",
        "if answered",
        "if applicable, ",
        "if \"yes\"",
        "if 'yes'",
        "if \u{201c}yes\u{201d}",
        "if the above",
        "if any, ",
        "en caso afirmativo",
        "wenn ja",
        "falls ja",
        "si oui",
    ];
    let lower = text.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    LEADS.iter().any(|lead| lower.starts_with(lead))
}

/// The lists offered on the writable cells, grouped.
pub(super) fn options(grid: &Grid<'_>, questions: &[Question]) -> Vec<super::Options> {
    type Group = (Vec<String>, String);
    let mut groups: BTreeMap<(u32, Group), Vec<u32>> = BTreeMap::new();
    for place in questions.iter().flat_map(|question| &question.slots).filter_map(|slot| slot.place.as_ref()) {
        let list = grid.rules(place.pos).into_iter().find_map(|rule| match rule {
            crate::workbook::RuleKind::List { values, source, .. } => Some((values.clone(), source.clone())),
            _ => None,
        });
        if let Some(list) = list {
            groups.entry((place.pos.column, list)).or_default().push(place.pos.row);
        }
    }
    let mut options: Vec<_> =
        groups.into_iter().map(|((column, (values, source)), rows)| (rows[0], column, values, source, rows)).collect();
    options.sort_by_key(|(row, column, ..)| (*column, *row));
    options
        .into_iter()
        .map(|(_, column, values, source, rows)| super::Options {
            cells: super::inspect::ranges(column, &rows),
            values,
            source,
        })
        .collect()
}
