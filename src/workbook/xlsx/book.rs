//! The workbook part: which sheets there are and where, the defined names, and what else the container holds.
//!
//! Parts are found by relationships, never by guess.

use std::collections::BTreeMap;

use super::package::{Package, normalized};
use super::xml::{Pieces, unescaped};
use crate::workbook::SheetState;
use crate::workbook::error::{Error, Outcome};

/// What the workbook part says.
pub(super) struct Book {
    /// Name of the workbook part.
    pub(super) part: String,
    /// The worksheets in their order; chart and dialogue sheets are left out.
    pub(super) sheets: Vec<BookSheet>,
    /// Defined names.
    pub(super) names: Vec<DefinedName>,
}

/// A worksheet of the workbook.
pub(super) struct BookSheet {
    pub(super) name: String,
    pub(super) state: SheetState,
    /// Name of its part.
    pub(super) part: String,
    /// Its place among all sheets, chart sheets counted: what `localSheetId` speaks of.
    pub(super) place: usize,
}

/// A defined name with what it stands for.
pub(super) struct DefinedName {
    pub(super) name: String,
    /// The place of the only sheet where it is known; `None`: everywhere.
    pub(super) local: Option<usize>,
    pub(super) refers_to: String,
}

/// A relationship of a part.
pub(super) struct Relation {
    /// Last step of the type's address, which is the same in the transitional and the strict form.
    pub(super) kind: String,
    /// Name of the part it leads to.
    pub(super) target: String,
    /// Whether it leads out of the container.
    pub(super) external: bool,
}

impl Book {
    /// Reads the workbook part.
    pub(super) fn read(package: &mut Package<'_>) -> Outcome<Self> {
        let Some(part) = relations(package, "")?.into_values().find(|relation| relation.kind == "officeDocument")
        else {
            return Err(other_program(package));
        };
        let part = part.target;
        if package.find(&part).is_none() || !is_workbook(&part) {
            return Err(other_program(package));
        }
        let relations = relations(package, &part)?;
        let text = package.need(&part)?.text;
        let mut pieces = Pieces::new(&text, &part);
        let (mut sheets, mut names, mut place) = (Vec::new(), Vec::new(), 0);
        while let Some(piece) = pieces.next()? {
            match piece.name() {
                "sheet" if piece.opens() => {
                    let id = super::xml::attributes(piece.raw)
                        .find(|found| found.name.rsplit(':').next() == Some("id"))
                        .map(|found| unescaped(&piece.raw[found.value]));
                    let relation = id.and_then(|id| relations.get(id.as_ref()));
                    if let Some(relation) = relation.filter(|relation| relation.kind == "worksheet") {
                        sheets.push(BookSheet {
                            name: piece.text("name"),
                            state: match piece.attribute("state").as_deref() {
                                Some("hidden") => SheetState::Hidden,
                                Some("veryHidden") => SheetState::VeryHidden,
                                _ => SheetState::Visible,
                            },
                            part: relation.target.clone(),
                            place,
                        });
                    }
                    place += 1;
                }
                "definedName" if piece.kind == super::xml::Kind::Start => names.push(DefinedName {
                    name: piece.text("name"),
                    local: piece.attribute("localSheetId").and_then(|id| id.parse().ok()),
                    refers_to: pieces.text_to_end()?,
                }),
                _ => {}
            }
        }
        Ok(Self { part, sheets, names })
    }
}

/// The relationships of a part by id; the empty name stands for the container itself. A part may have none.
pub(super) fn relations(package: &mut Package<'_>, part: &str) -> Outcome<BTreeMap<String, Relation>> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let name = if folder.is_empty() { format!("_rels/{file}.rels") } else { format!("{folder}/_rels/{file}.rels") };
    let mut found = BTreeMap::new();
    let Some(read) = package.text(&name)? else { return Ok(found) };
    let mut pieces = Pieces::new(&read.text, &name);
    while let Some(piece) = pieces.next()? {
        if piece.name() != "Relationship" || !piece.opens() {
            continue;
        }
        let (Some(id), Some(kind), Some(target)) =
            (piece.attribute("Id"), piece.attribute("Type"), piece.attribute("Target"))
        else {
            continue;
        };
        let external = piece.attribute("TargetMode").as_deref() == Some("External");
        let kind = kind.rsplit('/').next().unwrap_or("").to_string();
        let target = if external { target.into_owned() } else { resolved(folder, &target) };
        found.insert(id.into_owned(), Relation { kind, target, external });
    }
    Ok(found)
}

/// A target may be absolute, or relative to the folder of the part.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_string();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "." | "" => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

fn is_workbook(part: &str) -> bool {
    let part = normalized(part);
    part.ends_with(".xml") && !part.starts_with("word/") && !part.starts_with("ppt/")
}

/// The container is of another program: names the format where its parts give it away.
fn other_program(package: &Package<'_>) -> Error {
    let known = [
        ("word/document.xml", "Word (`.docx`) files"),
        ("ppt/presentation.xml", "PowerPoint files"),
        ("xl/workbook.bin", "binary `.xlsb` workbooks"),
        ("content.xml", "OpenDocument files such as `.ods`"),
        ("index/document.iwa", "Numbers files"),
    ];
    match known.iter().find(|(part, _)| package.find(part).is_some()) {
        Some((_, format)) => Error::Unsupported(format),
        None => Error::NotAWorkbook("it is a zip file without a workbook in it".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn targets_are_absolute_or_relative() {
        assert_eq!(resolved("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolved("xl/worksheets", "../tables/table1.xml"), "xl/tables/table1.xml");
        assert_eq!(resolved("xl", "/xl/worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolved("", "xl\\workbook.xml"), "xl/workbook.xml");
    }
}
