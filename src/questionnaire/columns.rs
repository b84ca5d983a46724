//! Which column is which: every candidate is scored on evidence that can be shown.

use std::collections::{BTreeMap, BTreeSet};

use super::grid::Grid;
use super::header::Region;
use super::heading::{Aside, Field, Mark};
use super::stats::{self, Stats, is_covered};
use super::{Evidence, Role};
use crate::workbook::column_letters;

/// Below this an answer column is not believed.
const ANSWER_FLOOR: f64 = 0.5;
/// Below this a question column is not believed.
const QUESTION_FLOOR: f64 = 0.45;
/// Columns further right hold no form.
const MAX_COLUMNS: u32 = 120;

/// The columns of one region.
#[derive(Clone, Debug, Default)]
pub(super) struct Columns {
    /// The question column.
    pub(super) question: u32,
    /// How sure the heading is that it is one, and how much the texts read like questions.
    pub(super) asks: (f64, f64),
    /// The id column.
    pub(super) id: Option<u32>,
    /// The columns to write, an answer of boxes aside.
    pub(super) write: BTreeMap<Role, u32>,
    /// The boxes of an answer by mark; empty where the answer is a cell.
    pub(super) ticks: BTreeMap<Mark, u32>,
    /// Columns that are only read, by word.
    pub(super) context: BTreeMap<&'static str, Vec<u32>>,
    /// Whether the answers are formulas that repeat another sheet.
    pub(super) echoes: bool,
    /// What was taken for what, and why.
    pub(super) taken: Vec<Evidence>,
    /// What was seen and not taken, and why.
    pub(super) rejected: Vec<Evidence>,
}

/// A score with its reasons.
#[derive(Clone, Debug, Default)]
struct Score {
    value: f64,
    because: Vec<String>,
}

impl Score {
    fn add(&mut self, value: f64, why: impl Into<String>) {
        if value.abs() >= 0.005 {
            self.value += value;
            self.because.push(why.into());
        }
    }
}

/// Finds the columns of a region; `None` where nothing in it is a column of questions.
pub(super) fn find(grid: &Grid<'_>, region: &Region) -> Option<Columns> {
    let body: Vec<u32> = grid
        .rows_between(region.first, region.last)
        .map(|(row, _)| row)
        .filter(|row| !region.header_rows.contains(row))
        .collect();
    let last = grid.columns().min(MAX_COLUMNS);
    let mut columns = question(grid, region, &body, last)?;
    let rows = asked_rows(grid, &body, columns.question);
    if rows.is_empty() {
        return None;
    }
    // From here on only rows that ask something count.
    let stats: Vec<Stats> = (0..last).map(|column| stats::of(grid, &rows, column)).collect();
    columns.id = id(region, &stats, &mut columns);
    answer(grid, region, &stats, &mut columns);
    other_roles(grid, region, &stats, &mut columns);
    context(region, &stats, &mut columns);
    Some(columns)
}

/// The rows that have a text of their own in the question column; one that comes back again and again is a label.
pub(super) fn asked_rows(grid: &Grid<'_>, body: &[u32], question: u32) -> Vec<u32> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for row in body {
        *counts.entry(grid.text(*row, question)).or_default() += 1;
    }
    let asked = |row: &&u32| {
        let text = grid.text(**row, question);
        let again = counts.get(text).copied().unwrap_or(0);
        let label = again >= 4 && text.chars().count() <= 40;
        !text.is_empty() && !is_covered(grid, **row, question) && !label
    };
    body.iter().filter(asked).copied().collect()
}

/// The rows that offer a list somewhere: where a list is, something is asked.
fn listed_rows(grid: &Grid<'_>, body: &[u32], last: u32) -> BTreeSet<u32> {
    let any = |row: &&u32| (0..last).any(|column| grid.has_list(grid.anchor(**row, column)));
    if grid.sheet.rules.is_empty() { BTreeSet::new() } else { body.iter().filter(any).copied().collect() }
}

fn question(grid: &Grid<'_>, region: &Region, body: &[u32], last: u32) -> Option<Columns> {
    let asked: Vec<Vec<u32>> = (0..last).map(|column| asked_rows(grid, body, column)).collect();
    let stats: Vec<Stats> = (0..last).zip(&asked).map(|(column, rows)| stats::of(grid, rows, column)).collect();
    let listed = listed_rows(grid, body, last);
    let fullest = stats.iter().map(|stats| stats.filled).max().unwrap_or(0).max(1) as f64;
    let mut best: Option<(u32, Score)> = None;
    let mut scores = Vec::new();
    for (column, stats) in (0_u32..).zip(&stats) {
        if stats.filled == 0 {
            continue;
        }
        let mut score = Score::default();
        let head = region.header.columns.get(&column);
        if let Some((head, heading)) = head.and_then(|head| Some((head, head.heading?))) {
            let (value, word) = match heading.field {
                Field::Question if heading.strength >= 1.0 => (0.7, "question"),
                Field::Question if heading.strength >= 0.5 => (0.5, "question"),
                Field::Question => (0.2, "question"),
                Field::Guidance => (-0.2, "guidance"),
                Field::Section => (-0.4, "section"),
                field => (-0.6, field.word()),
            };
            score.add(value, format!("heading \u{201c}{}\u{201d} says {word}", head.text));
        }
        score.add(0.35 * stats.question, format!("{} of the texts read like questions", percent(stats.question)));
        score.add(0.15 * (stats.length / 60.0).min(1.0), format!("{:.0} characters on average", stats.length));
        score.add(
            0.15 * stats.distinct * (stats.filled as f64 / fullest),
            format!("{} are different", percent(stats.distinct)),
        );
        let rows = &asked[column as usize];
        let beside = rows.iter().filter(|row| listed.contains(row)).count() as f64 / rows.len().max(1) as f64;
        score.add(0.2 * beside, format!("a list to choose from on {} of its rows", percent(beside)));
        score.add(-0.3 * (stats.ids.max(stats.bare)), "ids, numbers or links");
        score.add(-0.3 * stats.answers, "words that answer");
        if grid.sheet.hidden_columns.contains(&column) {
            score.add(-0.6, "hidden");
        }
        if best.as_ref().is_none_or(|(_, held)| score.value > held.value + 1e-9) {
            best = Some((column, score.clone()));
        }
        scores.push((column, score));
    }
    let (column, score) = best.filter(|(_, score)| score.value >= QUESTION_FLOOR)?;
    let asks = (region.header.strength(column, Field::Question), stats[column as usize].question);
    let mut columns = Columns { question: column, asks, ..Columns::default() };
    for (other, score) in scores {
        if other != column && region.header.strength(other, Field::Question) > 0.0 {
            columns.rejected.push(evidence(other, "question", &score));
        }
    }
    columns.taken.push(evidence(column, "question", &score));
    Some(columns)
}

fn id(region: &Region, stats: &[Stats], columns: &mut Columns) -> Option<u32> {
    let mut best: Option<(u32, Score)> = None;
    for (column, stats) in (0_u32..).zip(stats) {
        if column == columns.question || stats.share() < 0.5 {
            continue;
        }
        let mut score = Score::default();
        let strength = region.header.strength(column, Field::Id);
        score.add(0.5 * strength, format!("heading \u{201c}{}\u{201d} says id", region.header.text(column)));
        score.add(0.3 * stats.ids, format!("{} look like ids", percent(stats.ids)));
        score.add(0.3 * stats.distinct - 0.1, format!("{} are different", percent(stats.distinct)));
        score.add(-0.004 * stats.length, format!("{:.0} characters on average", stats.length));
        if column > columns.question {
            score.add(-0.15, "right of the question");
        }
        // Without a heading only a column of different ids left of the question will do.
        let evident = strength > 0.0
            || column < columns.question
                && stats.ids >= 0.6
                && stats.distinct >= 0.8
                && !matches!(region.header.field(column), Some(Field::Weight | Field::Aside(_)));
        if evident
            && stats.distinct >= 0.5
            && score.value >= 0.35
            && best.as_ref().is_none_or(|(_, held)| score.value > held.value + 1e-9)
        {
            best = Some((column, score));
        }
    }
    let (column, score) = best?;
    columns.taken.push(evidence(column, "id", &score));
    Some(column)
}

fn answer(grid: &Grid<'_>, region: &Region, stats: &[Stats], columns: &mut Columns) {
    if ticks(grid, region, stats, columns) {
        return;
    }
    let mut scores: Vec<(u32, Score)> = Vec::new();
    for (column, stats) in (0_u32..).zip(stats) {
        if column == columns.question || Some(column) == columns.id {
            continue;
        }
        let score = answer_score(grid, region, stats, column, columns.question);
        let field = region.header.field(column);
        let echo = stats.formulas >= 0.5;
        if echo && field == Some(Field::Write(Role::Answer)) {
            columns.echoes = true;
        }
        scores.push((column, score));
    }
    // An answer column that is a formula tells that this sheet shows answers given elsewhere.
    let best = scores.iter().max_by(|a, b| a.1.value.total_cmp(&b.1.value).then(b.0.cmp(&a.0)));
    let best = best.filter(|(_, score)| score.value >= ANSWER_FLOOR).map(|(column, _)| *column);
    for (column, score) in &scores {
        let announced = region.header.strength(*column, Field::Write(Role::Answer)) > 0.0;
        if Some(*column) == best {
            columns.write.insert(Role::Answer, *column);
            columns.taken.push(evidence(*column, "answer", score));
        } else if announced || score.value >= 0.3 {
            columns.rejected.push(evidence(*column, "answer", score));
        }
    }
    if best.is_some() {
        columns.echoes = false;
    }
}

fn answer_score(grid: &Grid<'_>, region: &Region, stats: &Stats, column: u32, question: u32) -> Score {
    let mut score = Score::default();
    let text = region.header.text(column);
    let field = region.header.field(column);
    let strength = region.header.strength(column, Field::Write(Role::Answer));
    let weight = match strength {
        s if s >= 1.0 => 0.6,
        s if s >= 0.5 => 0.35,
        s if s > 0.0 => 0.2,
        _ => 0.0,
    };
    score.add(weight, format!("heading \u{201c}{text}\u{201d} says answer"));
    match field {
        Some(Field::Write(Role::Answer) | Field::Tick(_)) | None => {}
        Some(Field::Write(Role::Comment | Role::Justification)) => {
            score.add(-0.3, format!("heading \u{201c}{text}\u{201d} says comment"));
        }
        Some(field) => score.add(-1.0, format!("heading \u{201c}{text}\u{201d} says {}", field.word())),
    }
    let lists = stats.lists;
    let few = lists * stats.rows as f64;
    if lists >= 0.15 || few >= 5.0 {
        score.add(
            if lists >= 0.5 { 0.4 } else { 0.3 },
            format!("a list to choose from on {} of the rows", percent(lists)),
        );
    }
    if grid.sheet.protected {
        if stats.unlocked >= 0.4 {
            score.add(0.35, "left unlocked on a protected sheet");
        } else if stats.unlocked < 0.05 {
            score.add(-0.15, "locked");
        }
    }
    if stats.open >= 0.5 {
        score.add(0.15, format!("{} empty or placeholder", percent(stats.open)));
    } else if weight < 0.5 && lists < 0.15 && stats.answers < 0.5 {
        score.add(-0.4, "filled with other things than answers");
    }
    if stats.coloured >= 0.6 && stats.open >= 0.5 {
        score.add(0.1, "cells coloured for input");
    }
    // A column of codes is a key to something, not a set of answers.
    let codes = stats.filled > 0 && stats.open < 0.1 && stats.answers < 0.1 && lists < 0.15 && stats.ids >= 0.5;
    if codes {
        score.add(-0.6, "holds codes");
    }
    if column == question + 1 {
        score.add(0.05, "next to the question");
    } else if column < question {
        score.add(-0.25, "left of the question");
    }
    if grid.sheet.hidden_columns.contains(&column) {
        score.add(-1.0, "hidden");
    }
    if stats.formulas >= 0.5 {
        score.add(-1.0, "formulas");
    }
    score
}

/// Yes, No and N/A as columns of their own, to be marked.
fn ticks(grid: &Grid<'_>, region: &Region, stats: &[Stats], columns: &mut Columns) -> bool {
    let mut found: BTreeMap<Mark, u32> = BTreeMap::new();
    for column in region.header.columns.keys() {
        let Some(Field::Tick(mark)) = region.header.field(*column) else { continue };
        let stats = &stats[(*column as usize).min(stats.len().saturating_sub(1))];
        let writable = stats.formulas < 0.5 && !grid.sheet.hidden_columns.contains(column);
        let marks = stats.filled == 0 || stats.answers >= 0.6;
        if writable && marks {
            found.entry(mark).or_insert(*column);
        }
    }
    if !(found.contains_key(&Mark::Yes) && found.contains_key(&Mark::No)) {
        return false;
    }
    let letters: Vec<String> = found.values().map(|column| column_letters(*column)).collect();
    columns.taken.push(Evidence {
        place: format!("columns {}", letters.join(", ")),
        taken_for: "answer, by a mark".into(),
        score: 1.0,
        because: vec!["headings say yes, no".into()],
    });
    columns.ticks = found;
    true
}

fn other_roles(grid: &Grid<'_>, region: &Region, stats: &[Stats], columns: &mut Columns) {
    let Some(answer) = columns.write.get(&Role::Answer).or(columns.ticks.values().next()).copied() else { return };
    let answered = stats.get(answer as usize).map_or(0.0, Stats::share);
    let answers_open = stats.get(answer as usize).is_some_and(|stats| stats.unlocked >= 0.4);
    for (column, stats) in (0_u32..).zip(stats) {
        let Some(Field::Write(role)) = region.header.field(column) else { continue };
        if role == Role::Answer || columns.ticks.values().any(|tick| *tick == column) || column == answer {
            continue;
        }
        let mut score = Score::default();
        let head = region.header.text(column);
        score.add(
            region.header.strength(column, Field::Write(role)),
            format!("heading \u{201c}{head}\u{201d} says {}", role.word()),
        );
        score.add(0.1 * stats.open, format!("{} empty or placeholder", percent(stats.open)));
        if stats.formulas >= 0.5 {
            score.add(-1.0, "formulas");
        }
        if grid.sheet.hidden_columns.contains(&column) {
            score.add(-1.0, "hidden");
        }
        if column < columns.question {
            score.add(-1.0, "left of the question");
        }
        // In a blank form what is filled beside empty answers is help, not ours to write.
        if stats.share() >= 0.6 && stats.open < 0.5 && answered < 0.3 {
            score.add(-0.9, "filled while the answers are empty");
        }
        if answers_open && stats.unlocked < 0.05 {
            score.add(-1.0, "locked while the answers are not");
        }
        // A hint needs an empty column to be believed.
        let held = columns.write.get(&role).copied();
        if score.value < 0.35 || column == columns.question || held.is_some() {
            columns.rejected.push(evidence(column, role.word(), &score));
            continue;
        }
        columns.write.insert(role, column);
        columns.taken.push(evidence(column, role.word(), &score));
    }
}

fn context(region: &Region, stats: &[Stats], columns: &mut Columns) {
    let used: BTreeSet<u32> = columns
        .write
        .values()
        .chain(columns.ticks.values())
        .copied()
        .chain([columns.question])
        .chain(columns.id)
        .collect();
    for (column, stats) in (0_u32..).zip(stats) {
        if used.contains(&column) {
            continue;
        }
        let word = match region.header.field(column) {
            Some(Field::Section) => "section",
            Some(Field::Guidance) => "guidance",
            Some(Field::Weight) => "weight",
            // A description or specification beside the question explains it.
            Some(Field::Question) if stats.length >= 20.0 && stats.filled > 0 => "guidance",
            // What is filled beside empty answers helps the one who answers.
            Some(Field::Write(Role::Comment | Role::Evidence))
                if column > columns.question && stats.share() >= 0.6 && stats.formulas < 0.5 =>
            {
                "guidance"
            }
            Some(Field::Aside(aside)) => {
                let why = match aside {
                    Aside::Customer => "the customer's own",
                    Aside::Scoring => "scoring",
                    Aside::Kind => "kinds or options of answers",
                    Aside::Mapping => "references to other frameworks",
                };
                let score = Score {
                    value: 0.0,
                    because: vec![format!("heading \u{201c}{}\u{201d}: {why}", region.header.text(column))],
                };
                columns.rejected.push(evidence(column, "anything to write", &score));
                continue;
            }
            _ => continue,
        };
        columns.context.entry(word).or_default().push(column);
    }
}

fn evidence(column: u32, taken_for: &str, score: &Score) -> Evidence {
    Evidence {
        place: format!("column {}", column_letters(column)),
        taken_for: taken_for.to_string(),
        score: (score.value * 100.0).round() / 100.0,
        because: score.because.clone(),
    }
}

fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}
