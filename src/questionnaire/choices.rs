//! What may be written in a cell: its lists, its limits, and what its heading asks for.

use super::Choices;
use super::grid::Grid;
use super::likeness::is_answer_word;
use crate::workbook::{Pos, RuleKind};

/// Reads what may be written at a place. `hints` are the heading, the question and its guidance.
pub(super) fn of(grid: &Grid<'_>, pos: Pos, heading: &str, hints: &[&str]) -> Choices {
    let mut limit = None;
    let mut list: Option<Choices> = None;
    for rule in grid.rules(pos) {
        match rule {
            RuleKind::MaxLength(most) => limit = least(limit, Some(*most)),
            RuleKind::List { values, strict, .. } if !values.is_empty() => {
                // The same list is often given twice; a resolved list outweighs a broken one.
                if !matches!(list, Some(Choices::List { .. })) {
                    let multi = hints.iter().chain([&heading]).any(|hint| asks_for_several(hint));
                    list = Some(Choices::List { values: values.clone(), exact: *strict, multi });
                }
            }
            RuleKind::List { source, .. } => {
                list.get_or_insert_with(|| Choices::Unknown { why: format!("the list at {source} is empty") });
            }
            RuleKind::Unresolved(why) => {
                list.get_or_insert_with(|| Choices::Unknown { why: why.clone() });
            }
        }
    }
    if let Some(list) = list {
        return list;
    }
    let offered = offered(heading);
    if !offered.is_empty() {
        return Choices::List { values: offered, exact: false, multi: false };
    }
    let hinted = hints.iter().chain([&heading]).filter_map(|hint| limit_in(hint)).min();
    Choices::Free { limit: least(limit, hinted) }
}

fn least(a: Option<usize>, b: Option<usize>) -> Option<usize> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

/// Reads "max 500 characters", "up to 1,000 chars", "(limit: 300 characters)".
pub(super) fn limit_in(text: &str) -> Option<usize> {
    let lower = text.to_lowercase();
    let at = lower.find("char").or_else(|| lower.find("zeichen"))?;
    let before = lower[..at].trim_end();
    let number: String = before
        .chars()
        .rev()
        .take_while(|c| c.is_ascii_digit() || matches!(c, ',' | '.'))
        .filter(char::is_ascii_digit)
        .collect();
    let number: usize = number.chars().rev().collect::<String>().parse().ok()?;
    let said = ["max", "up to", "limit", "at most", "no more than", "not exceed", "fewer than", "less than", "within"];
    // "at least 12 characters" is a password rule, "500 characters" alone is not sure enough in a question.
    let about = &lower[..at];
    let bounded = said.iter().any(|word| about.contains(word)) || lower[at..].contains("max");
    (bounded && number >= 20 && !about.contains("password") && !about.contains("at least")).then_some(number)
}

fn asks_for_several(text: &str) -> bool {
    let lower = text.to_lowercase();
    [
        "all that apply",
        "select multiple",
        "multiple choice",
        "one or more",
        "choose all",
        "tick all",
        "multiple selection",
    ]
    .iter()
    .any(|phrase| lower.contains(phrase))
}

/// The values that a heading offers: `Response (Yes / No / N/A)`.
pub(super) fn offered(heading: &str) -> Vec<String> {
    let inside = match (heading.find('('), heading.rfind(')')) {
        (Some(open), Some(close)) if open < close => &heading[open + 1..close],
        _ => heading,
    };
    let guarded = inside.replace("N/A", "N\u{1}A").replace("n/a", "n\u{1}a");
    let parts: Vec<String> = guarded
        .split(['/', ',', '|', ';'])
        .flat_map(|part| part.split(" or "))
        .map(|part| part.trim().replace('\u{1}', "/"))
        .filter(|part| !part.is_empty())
        .collect();
    // `Y/N/P` has letters of its own.
    let letters = ["Y", "N"].iter().all(|letter| parts.iter().any(|part| part.eq_ignore_ascii_case(letter)));
    let known = parts.iter().all(|part| is_answer_word(part) || letters && part.chars().count() <= 3);
    if parts.len() >= 2 && known { parts } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_read_from_hints() {
        assert_eq!(limit_in("Answer (max. 500 characters)"), Some(500));
        assert_eq!(limit_in("Response, up to 1,000 chars"), Some(1000));
        assert_eq!(limit_in("Are passwords at least 12 characters long?"), None);
        assert_eq!(limit_in("Do you mask characters of card numbers?"), None);
    }

    #[test]
    fn a_heading_may_offer_the_values() {
        assert_eq!(offered("Response (Yes / No / N/A)"), ["Yes", "No", "N/A"]);
        assert_eq!(offered("Yes/No"), ["Yes", "No"]);
        assert_eq!(offered("Compliant (Y/N/P)"), ["Y", "N", "P"]);
        assert!(offered("Answer (Optional/Recommended)").is_empty());
        assert!(offered("Answer").is_empty());
    }
}
