//! Which column is which: every candidate is scored on evidence that can be shown.

use std::collections::{BTreeMap, BTreeSet};

use super::grid::Grid;
use super::header::Region;
use super::heading::{Aside, Field, Mark};
use super::score::{Score, percent};
use super::stats::{self, Stats, is_covered};
use super::{Evidence, Role, answers};

/// Below this a question column is not believed.
const QUESTION_FLOOR: f64 = 0.45;
/// So many rows tell what a column is; the rest of a long sheet is only read row by row.
pub(super) const ENOUGH_ROWS: usize = 4_000;
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

/// Finds the columns of a region; `None` where nothing in it is a column of questions.
pub(super) fn find(grid: &Grid<'_>, region: &Region) -> Option<Columns> {
    let body: Vec<u32> = grid
        .rows_between(region.first, region.last)
        .map(|(row, _)| row)
        .filter(|row| !region.header_rows.contains(row))
        .take(ENOUGH_ROWS)
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
    answers::find(grid, region, &stats, &mut columns);
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
        let own_texts = stats.distinct >= 0.9 && stats.length >= 25.0;
        let head = region.header.columns.get(&column);
        if let Some((head, heading)) = head.and_then(|head| Some((head, head.heading?))) {
            let (value, word) = match heading.field {
                Field::Question if heading.strength >= 1.0 => (0.7, "question"),
                Field::Question if heading.strength >= 0.5 => (0.5, "question"),
                Field::Question => (0.2, "question"),
                Field::Guidance => (-0.2, "guidance"),
                // What differs on every row and runs on is no section, whatever stands over it.
                Field::Section if own_texts => (0.0, "section"),
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
        let announced = region
            .header
            .columns
            .keys()
            .any(|answer| *answer > column && region.header.strength(*answer, Field::Write(Role::Answer)) >= 1.0);
        let open = match region.header.field(column) {
            None => stats.length >= 20.0,
            Some(Field::Section) => own_texts,
            Some(_) => false,
        };
        if announced && open {
            score.add(0.1, "texts before a column of answers");
        }
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
            columns.rejected.push(score.evidence(other, "question"));
        }
    }
    columns.taken.push(score.evidence(column, "question"));
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
    columns.taken.push(score.evidence(column, "id"));
    Some(column)
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
                columns.rejected.push(score.evidence(column, "anything to write"));
                continue;
            }
            _ => continue,
        };
        columns.context.entry(word).or_default().push(column);
    }
}
