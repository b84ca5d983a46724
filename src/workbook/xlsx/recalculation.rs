//! Cached results of formulas go stale when cells are filled: the workbook asks Excel to compute them on opening.
//!
//! LibreOffice ignores the wish by default; the review says so.

use super::xml::{Piece, Pieces, attributes};
use crate::workbook::error::Outcome;

/// Elements of the workbook after which `calcPr` stands in the schema's order.
const BEFORE: &[&str] = &["sheets", "functionGroups", "externalReferences", "definedNames"];

/// Returns the workbook part with `fullCalcOnLoad` set; `None` when it is set already.
pub(super) fn on_load(text: &str, part: &str) -> Outcome<Option<String>> {
    let mut pieces = Pieces::new(text, part);
    let (mut after, mut prefix) = (None, "");
    while let Some(piece) = pieces.next()? {
        if piece.depth == 0 && piece.opens() {
            prefix = piece.prefix();
        }
        if piece.depth != 1 {
            continue;
        }
        if piece.name() == "calcPr" && piece.opens() {
            return Ok(with_wish(text, &piece));
        }
        if BEFORE.contains(&piece.name()) {
            after = Some(piece.at.end);
        }
    }
    Ok(after.map(|at| format!("{}<{prefix}calcPr fullCalcOnLoad=\"1\"/>{}", &text[..at], &text[at..])))
}

fn with_wish(text: &str, piece: &Piece<'_>) -> Option<String> {
    if piece.is_set("fullCalcOnLoad") {
        return None;
    }
    let (from, to, wish) = match attributes(piece.raw).find(|found| found.name == "fullCalcOnLoad") {
        Some(found) => (found.value.start, found.value.end, "1"),
        None => {
            let end = "<".len() + piece.qualified().len();
            (end, end, " fullCalcOnLoad=\"1\"")
        }
    };
    let (from, to) = (piece.at.start + from, piece.at.start + to);
    Some(format!("{}{wish}{}", &text[..from], &text[to..]))
}

#[cfg(test)]
mod tests {
    use super::on_load;

    #[test]
    fn the_wish_is_added_where_the_schema_wants_it() {
        let changed = |text| on_load(text, "p").expect("well-formed");
        assert_eq!(
            changed("<w><sheets><sheet/></sheets><definedNames/><oleSize/></w>").as_deref(),
            Some("<w><sheets><sheet/></sheets><definedNames/><calcPr fullCalcOnLoad=\"1\"/><oleSize/></w>")
        );
        assert_eq!(
            changed("<x:w><x:sheets/></x:w>").as_deref(),
            Some("<x:w><x:sheets/><x:calcPr fullCalcOnLoad=\"1\"/></x:w>")
        );
        assert_eq!(
            changed("<w><calcPr calcId='1'/></w>").as_deref(),
            Some("<w><calcPr fullCalcOnLoad=\"1\" calcId='1'/></w>")
        );
        assert_eq!(
            changed("<w><calcPr fullCalcOnLoad='0'/></w>").as_deref(),
            Some("<w><calcPr fullCalcOnLoad='1'/></w>")
        );
        assert_eq!(changed("<w><calcPr fullCalcOnLoad='1'/></w>"), None);
    }
}
