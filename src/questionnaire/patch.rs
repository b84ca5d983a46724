//! Filled slots become cell edits.

use super::{Choices, Question, Role};
use crate::workbook::CellPatch;

/// The mark for a box; forms count any text in it, and people read this one.
const MARK: &str = "X";

/// Turns what was said for each slot into edits; a role without a slot of its own is left out.
///
/// An answer by marks is given as a stance (`yes`, `no`, `partial`, `na`) and becomes one mark.
pub fn patches(question: &Question, cells: &[(Role, String)]) -> Vec<CellPatch> {
    let mut patches = Vec::new();
    for (role, value) in cells {
        let Some(slot) = question.slots.iter().find(|slot| slot.role == *role) else { continue };
        if let Choices::Ticks { yes, no, na, partly } = &slot.choices {
            let cell = match value.to_lowercase().as_str() {
                "yes" => Some(yes),
                "no" => Some(no),
                "na" | "n/a" | "not applicable" => na.as_ref(),
                "partial" | "partly" | "partially" => partly.as_ref(),
                _ => None,
            };
            let Some(cell) = cell else { continue };
            // Overwriting moves the mark: two marks would be no answer.
            if question.existing.is_some() {
                let others = [Some(yes), Some(no), na.as_ref(), partly.as_ref()].into_iter().flatten();
                let others = others.filter(|other| *other != cell).cloned();
                patches.extend(others.map(|cell| CellPatch { cell, value: String::new() }));
            }
            patches.push(CellPatch { cell: cell.clone(), value: MARK.to_string() });
        } else if let Some(cell) = &slot.place {
            patches.push(CellPatch { cell: cell.clone(), value: value.clone() });
        }
    }
    patches
}

#[cfg(test)]
mod tests {
    use super::super::Slot;
    use super::*;
    use crate::workbook::{CellRef, Pos};

    fn cell(name: &str) -> CellRef {
        CellRef::new("F", Pos::parse(name).expect("a cell"))
    }

    #[test]
    fn a_stance_becomes_one_mark() {
        let choices = Choices::Ticks { yes: cell("C4"), no: cell("D4"), na: None, partly: None };
        let slots = vec![Slot { role: Role::Answer, place: Some(cell("C4")), choices }];
        let question = Question { slots, ..Question::default() };
        let made = patches(&question, &[(Role::Answer, "no".into())]);
        assert_eq!(made, [CellPatch { cell: cell("D4"), value: "X".into() }]);
        assert!(patches(&question, &[(Role::Answer, "na".into())]).is_empty());
    }

    #[test]
    fn a_role_without_a_slot_is_left_out() {
        let slots = vec![Slot { role: Role::Answer, place: Some(cell("C4")), choices: Choices::Free { limit: None } }];
        let question = Question { slots, ..Question::default() };
        let made = patches(&question, &[(Role::Answer, "Yes".into()), (Role::Comment, "Because.".into())]);
        assert_eq!(made, [CellPatch { cell: cell("C4"), value: "Yes".into() }]);
    }
}
