//! Which columns are to be written: the answer first, then what stands beside it.

use std::collections::BTreeMap;

use super::columns::Columns;
use super::grid::Grid;
use super::header::Region;
use super::heading::{Field, Mark};
use super::score::{Score, percent};
use super::stats::Stats;
use super::{Evidence, Role, choices};
use crate::workbook::column_letters;

/// Below this an answer column is not believed.
const ANSWER_FLOOR: f64 = 0.5;

/// Finds the places to write, knowing the question and the id.
pub(super) fn find(grid: &Grid<'_>, region: &Region, stats: &[Stats], columns: &mut Columns) {
    answer(grid, region, stats, columns);
    other_roles(grid, region, stats, columns);
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
    let best = best.filter(|(_, score)| score.value + 1e-9 >= ANSWER_FLOOR).map(|(column, _)| *column);
    for (column, score) in &scores {
        let announced = region.header.strength(*column, Field::Write(Role::Answer)) > 0.0;
        if Some(*column) == best {
            columns.write.insert(Role::Answer, *column);
            columns.taken.push(score.evidence(*column, "answer"));
        } else if announced || score.value >= 0.3 {
            columns.rejected.push(score.evidence(*column, "answer"));
        }
    }
    if let Some(best) = best {
        columns.echoes = false;
        explains(grid, region, stats, columns, best);
    }
}

/// Beside a choice (`Compliant: Y/N`) a second column headed `Response` takes the words.
fn explains(grid: &Grid<'_>, region: &Region, stats: &[Stats], columns: &mut Columns, best: u32) {
    let chosen = |column: u32| {
        let lists = stats.get(column as usize).map_or(0.0, |stats| stats.lists);
        lists >= 0.3 || !choices::offered(region.header.text(column)).is_empty()
    };
    let commented = region.header.columns.keys().any(|column| {
        let field = region.header.field(*column);
        *column > columns.question && field == Some(Field::Write(Role::Comment))
    });
    if commented || !chosen(best) {
        return;
    }
    let words = region.header.columns.keys().copied().find(|column| {
        let stats = stats.get(*column as usize);
        let open = stats.is_some_and(|stats| stats.open >= 0.5 && stats.formulas < 0.5);
        let announced = region.header.strength(*column, Field::Write(Role::Answer)) >= 1.0;
        let hidden = grid.sheet.hidden_columns.contains(column);
        *column != best && *column > columns.question && announced && open && !hidden && !chosen(*column)
    });
    if let Some(column) = words {
        columns.write.insert(Role::Comment, column);
        columns.taken.push(Evidence {
            place: format!("column {}", column_letters(column)),
            taken_for: Role::Comment.word().to_string(),
            score: 0.6,
            because: vec![format!("heading \u{201c}{}\u{201d} beside a choice", region.header.text(column))],
        });
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
    if strength > 0.0 && !choices::offered(text).is_empty() {
        score.add(0.25, "the heading offers the values");
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
        // Without headings the colour is all that a person goes by.
        let plain = region.header.columns.is_empty();
        score.add(if plain { 0.35 } else { 0.1 }, "cells coloured for input");
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
            columns.rejected.push(score.evidence(column, role.word()));
            continue;
        }
        columns.write.insert(role, column);
        columns.taken.push(score.evidence(column, role.word()));
    }
}
