//! What was recognised, for programs and for people.

use std::fmt::Write;

use serde_json::{Value, json};

use super::{Evidence, Question, Questionnaire, Role, SheetLayout};
use crate::workbook::{Area, Pos, column_letters};

/// Every role, in the order in which `columns` names them.
const ROLES: [Role; 8] = [
    Role::Answer,
    Role::Comment,
    Role::Ownership,
    Role::CustomerPart,
    Role::Evidence,
    Role::Justification,
    Role::Plan,
    Role::TargetDate,
];

/// The machine's view: columns as letters, rows 1-based, `null` for what is absent.
pub fn inspect_json(file: &str, form: &Questionnaire) -> Value {
    let sheets: Vec<Value> = form.sheets.iter().map(sheet_json).collect();
    json!({ "file": file, "sheets": sheets })
}

fn sheet_json(sheet: &SheetLayout) -> Value {
    let one = |column: Option<u32>| column.map_or(Value::Null, |column| json!(column_letters(column)));
    let mut columns = serde_json::Map::new();
    columns.insert("id".into(), one(sheet.id));
    columns.insert("question".into(), one(sheet.question));
    for role in ROLES {
        columns.insert(role.word().into(), letters(sheet.columns.get(&role)));
    }
    let context: serde_json::Map<String, Value> =
        sheet.context.iter().map(|(word, columns)| (word.clone(), letters(Some(columns)))).collect();
    let rows = |rows: &[u32]| rows.iter().map(|row| row + 1).collect::<Vec<_>>();
    let options: Vec<Value> = sheet
        .options
        .iter()
        .map(|options| json!({ "cells": options.cells, "values": options.values, "source": options.source }))
        .collect();
    json!({
        "name": sheet.name,
        "state": sheet.state,
        "columns": columns,
        "context": context,
        "header_rows": rows(&sheet.header_rows),
        "question_rows": rows(&sheet.question_rows),
        "questions": sheet.question_rows.len(),
        "options": options,
        "skipped": sheet.skipped,
    })
}

fn letters(columns: Option<&Vec<u32>>) -> Value {
    match columns.map(Vec::as_slice) {
        None | Some([]) => Value::Null,
        Some([column]) => json!(column_letters(*column)),
        Some(several) => json!(several.iter().map(|column| column_letters(*column)).collect::<Vec<_>>()),
    }
}

/// The person's view: per sheet what was taken for what, why, and what was seen and left.
pub fn inspect_text(file: &str, form: &Questionnaire) -> String {
    let mut out = String::new();
    let forms: Vec<&SheetLayout> = form.sheets.iter().filter(|sheet| !sheet.question_rows.is_empty()).collect();
    let on = match forms.len() {
        0 => String::new(),
        1 => " on 1 sheet".to_string(),
        n => format!(" on {n} sheets"),
    };
    let _ = writeln!(out, "{file}: {}{on}", counted(form.questions.len(), "question"));
    let answered = form.questions.iter().filter(|question| question.existing.is_some()).count();
    let nowhere = form.questions.iter().filter(|question| question.slots.is_empty()).count();
    if answered > 0 {
        let _ = writeln!(out, "  {answered} already answered");
    }
    if nowhere > 0 {
        let _ = writeln!(out, "  {nowhere} without a place to answer");
    }
    for sheet in forms {
        out.push('\n');
        taken(&mut out, sheet, &form.questions);
    }
    let skipped: Vec<_> = form.sheets.iter().filter_map(|sheet| Some((sheet, sheet.skipped.as_ref()?))).collect();
    if !skipped.is_empty() {
        out.push_str("\nset aside\n");
        let width = skipped.iter().map(|(sheet, _)| shown(sheet).chars().count()).max().unwrap_or(0);
        for (sheet, why) in skipped {
            let _ = writeln!(out, "  {:width$}  {why}", shown(sheet));
        }
    }
    out
}

fn taken(out: &mut String, sheet: &SheetLayout, questions: &[Question]) {
    let _ = writeln!(out, "{}: {}", shown(sheet), counted(sheet.question_rows.len(), "question"));
    let line = |out: &mut String, word: &str, what: String| {
        let _ = writeln!(out, "  {word:<13} {what}");
    };
    if let Some(question) = sheet.question {
        line(out, "question", format!("column {}", column_letters(question)));
    }
    if let Some(id) = sheet.id {
        line(out, "id", format!("column {}", column_letters(id)));
    }
    for (role, columns) in &sheet.columns {
        line(out, role.word(), named(columns));
    }
    if sheet.columns.is_empty() {
        line(out, "answer", "no column to answer in was found; none is guessed".to_string());
    }
    for (word, columns) in &sheet.context {
        line(out, word, format!("{}, only read", named(columns)));
    }
    if !sheet.header_rows.is_empty() {
        line(out, "heading", format!("row {}", row_ranges(&sheet.header_rows)));
    }
    line(out, "rows", row_ranges(&sheet.question_rows));
    if !sheet.echo_rows.is_empty() {
        line(out, "left", format!("row {}: answers there are formulas", row_ranges(&sheet.echo_rows)));
    }
    for options in &sheet.options {
        let _ = writeln!(out, "  list          {}: {} ({})", options.cells, options.values.join(" | "), options.source);
    }
    let name = &sheet.name;
    let of_sheet = |question: &&Question| {
        let places = question.slots.iter().filter_map(|slot| slot.place.as_ref());
        places.into_iter().any(|place| place.sheet == *name)
    };
    if let Some(first) = questions.iter().find(of_sheet) {
        let id = first.id.as_ref().map_or(String::new(), |id| format!("{id} "));
        line(out, "for example", format!("{id}{}", clipped(&first.text)));
    }
    because(out, "why", &sheet.evidence);
    because(out, "not taken", &sheet.rejected);
}

fn because(out: &mut String, title: &str, evidence: &[Evidence]) {
    if evidence.is_empty() {
        return;
    }
    let _ = writeln!(out, "  {title}");
    for seen in evidence {
        let reasons = seen.because.join("; ");
        let _ = writeln!(out, "    {} as {} ({:.2}): {reasons}", seen.place, seen.taken_for, seen.score);
    }
}

fn shown(sheet: &SheetLayout) -> String {
    let name = if sheet.name.is_empty() { "the table".to_string() } else { format!("'{}'", sheet.name) };
    if sheet.state == "visible" { name } else { format!("{name} ({})", sheet.state) }
}

fn named(columns: &[u32]) -> String {
    let letters: Vec<String> = columns.iter().map(|column| column_letters(*column)).collect();
    format!("column{} {}", if letters.len() > 1 { "s" } else { "" }, letters.join(", "))
}

fn counted(n: usize, word: &str) -> String {
    if n == 1 { format!("1 {word}") } else { format!("{n} {word}s") }
}

fn clipped(text: &str) -> String {
    const MOST: usize = 90;
    if text.chars().count() <= MOST {
        return text.to_string();
    }
    let cut: String = text.chars().take(MOST).collect();
    format!("{}\u{2026}", cut.trim_end())
}

/// `3-13, 15` for 0-based rows.
fn row_ranges(rows: &[u32]) -> String {
    let parts: Vec<String> = runs(rows)
        .into_iter()
        .map(
            |(first, last)| {
                if first == last { format!("{}", first + 1) } else { format!("{}-{}", first + 1, last + 1) }
            },
        )
        .collect();
    parts.join(", ")
}

/// `C3:C58 C60` for 0-based rows of a column.
pub(super) fn ranges(column: u32, rows: &[u32]) -> String {
    let parts: Vec<String> = runs(rows)
        .into_iter()
        .map(|(first, last)| Area { first: Pos::new(first, column), last: Pos::new(last, column) }.to_string())
        .collect();
    parts.join(" ")
}

fn runs(rows: &[u32]) -> Vec<(u32, u32)> {
    let mut sorted = rows.to_vec();
    sorted.sort_unstable();
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for row in sorted {
        match runs.last_mut() {
            Some((_, last)) if row <= *last + 1 => *last = row,
            _ => runs.push((row, row)),
        }
    }
    runs
}
