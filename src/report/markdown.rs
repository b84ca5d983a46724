//! The internal review as Markdown: what needs a person's eye first, then everything else.

use std::fmt::Write;

use super::{Outcome, Review, Row};
use crate::answer::Disposition;

/// Writes the review. It lists every question with disposition, reason, text and evidence.
pub fn review_markdown(review: &Review) -> String {
    let mut out = String::new();
    let counts = review.counts();
    let _ = writeln!(out, "# Internal review of {}\n", inline(&review.file));
    let _ = writeln!(
        out,
        "**Internal: do not send this page to the customer.** It names statements, evidence and owners.\n"
    );
    let _ = writeln!(out, "| | |\n|---|---|");
    let _ = writeln!(out, "| Vendor | {} |", inline(&review.vendor));
    let _ = writeln!(out, "| Product | {} |", review.product.as_deref().map_or_else(|| "not given".into(), inline));
    let _ = writeln!(out, "| Date | {} |", review.as_of);
    let _ = writeln!(out, "| Filled file | {} |", inline(&review.output));
    let _ = writeln!(
        out,
        "| Questions | {}: {} answered, {} to confirm, {} open, {} kept |\n",
        review.rows.len(),
        counts.answered,
        counts.confirm,
        counts.open,
        counts.kept
    );
    if !review.notes.is_empty() {
        let _ = writeln!(out, "## About the file\n");
        for note in &review.notes {
            let _ = writeln!(out, "* {}", inline(note));
        }
        out.push('\n');
    }
    let is = |row: &Row, disposition| row.outcome != Outcome::Kept && row.answer.disposition == disposition;
    section(
        &mut out,
        review,
        "To confirm",
        "Drafts; none of these is in the filled file unless it was asked for. Check each and enter it by hand.",
        |row| is(row, Disposition::Confirm),
    );
    section(&mut out, review, "Open", "Nothing in the knowledge base supports an answer; the cell is blank.", |row| {
        is(row, Disposition::Open)
    });
    section(&mut out, review, "Answered", "Safe to send as worded.", |row| is(row, Disposition::Answered));
    section(&mut out, review, "Kept", "An answer stood there already.", |row| row.outcome == Outcome::Kept);
    out
}

fn section(out: &mut String, review: &Review, title: &str, lead: &str, wanted: impl Fn(&Row) -> bool) {
    let rows: Vec<_> = review.rows.iter().filter(|row| wanted(row)).collect();
    if rows.is_empty() {
        return;
    }
    let _ = writeln!(out, "## {title} ({})\n\n{lead}\n", rows.len());
    for row in rows {
        write_row(out, row);
    }
}

fn write_row(out: &mut String, row: &Row) {
    let answer = &row.answer;
    let id = row.question.id.as_deref().map(|id| format!("{} · ", inline(id))).unwrap_or_default();
    let _ = writeln!(out, "### {id}{}\n", inline(&row.question.key));
    let _ = writeln!(out, "> {}\n", inline(&row.question.text));
    if row.outcome == Outcome::Kept {
        let _ = writeln!(out, "* kept: {}", inline(row.question.existing.as_deref().unwrap_or("")));
    }
    if let Some(reason) = answer.reason {
        let _ = writeln!(out, "* why: `{}`, {}", reason.code(), reason.sentence());
    }
    for check in answer.checks.iter().filter(|check| check.reason.is_some() && !check.note.is_empty()) {
        let _ = writeln!(out, "* {}: {}", check.code, inline(&check.note));
    }
    if row.outcome == Outcome::NoPlace {
        let _ = writeln!(out, "* the form has no column for the answer");
    }
    if row.outcome == Outcome::Written {
        for (role, text) in &answer.cells {
            let _ = writeln!(out, "* {}: {}", role.word(), inline(text));
        }
    } else if let Some(text) = &answer.text {
        let label = if answer.disposition == Disposition::Confirm { "draft" } else { "text" };
        let _ = writeln!(out, "* {label}: {}", inline(text));
    }
    for part in &answer.parts {
        let cited: Vec<_> = part
            .evidence
            .iter()
            .map(|c| format!("{}, \u{201c}{}\u{201d}", inline(&c.title), inline(&c.section)))
            .collect();
        let _ = writeln!(
            out,
            "* from `{}`{}",
            part.source,
            if cited.is_empty() { String::new() } else { format!(": {}", cited.join("; ")) }
        );
    }
    if answer.parts.is_empty() && !answer.candidates.is_empty() {
        let closest: Vec<_> =
            answer.candidates.iter().take(3).map(|(id, score)| format!("`{id}` {score:.3}")).collect();
        let _ = writeln!(out, "* closest known: {}", closest.join(", "));
    }
    if let Some(owner) = answer.owner.as_deref().filter(|_| answer.disposition != Disposition::Answered) {
        let _ = writeln!(out, "* owner: {}", inline(owner));
    }
    for warning in &row.warnings {
        let _ = writeln!(out, "* warning: {}", inline(warning));
    }
    out.push('\n');
}

/// Makes any text harmless inside a line of Markdown: no breaks, no tables, no markup.
fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        for c in word.chars() {
            if matches!(c, '|' | '<' | '>' | '*' | '_' | '`' | '[' | ']' | '\\' | '#') {
                out.push('\\');
            }
            out.push(c);
        }
    }
    out
}
