//! `fill`: a form in, its cells and a review out.

use std::collections::BTreeMap;
use std::path::Path;

use insta::{Settings, assert_snapshot};

use crate::harness::{Qanswer, cells, project};

/// The golden texts stand in `tests/golden`, one line a changed cell.
fn golden(name: &str, text: &str) {
    let mut settings = Settings::clone_current();
    settings.set_snapshot_path("../golden");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| assert_snapshot!(name, text));
}

/// Every cell that differs, as `'Sheet'!A1<TAB>before<TAB>after`.
fn changes(before: &Path, after: &Path) -> String {
    let (before, after) = (cells(before), cells(after));
    let nothing = String::new();
    let places: std::collections::BTreeSet<_> = before.keys().chain(after.keys()).collect();
    let mut lines = String::new();
    for place in places {
        let (old, new) = (before.get(place).unwrap_or(&nothing), after.get(place).unwrap_or(&nothing));
        if old != new {
            let (sheet, row, column) = place;
            let cell = qanswer::workbook::CellRef::new(sheet.as_str(), qanswer::workbook::Pos::new(*row, *column));
            lines.push_str(&format!("{cell}\t{old}\t{new}\n"));
        }
    }
    lines
}

/// The parts of a package by name, with their compressed bytes' checksums.
fn parts(path: &Path) -> BTreeMap<String, u32> {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(path).expect("a file")).expect("a zip");
    (0..archive.len())
        .map(|number| {
            let entry = archive.by_index_raw(number).expect("an entry");
            (entry.name().expect("a name").into_owned(), entry.crc32())
        })
        .collect()
}

#[test]
fn a_custom_form_is_filled() {
    let outcome = Qanswer::new(["fill", "vendor.xlsx"]).example("vendor.xlsx").example_knowledge().run();
    assert_eq!(outcome.files(), ["vendor.filled.xlsx", "vendor.internal-review.md", "vendor.xlsx"]);
    let (before, after) = (outcome.path("vendor.xlsx"), outcome.path("vendor.filled.xlsx"));
    golden("vendor-cells", &changes(&before, &after));
    let (old, new) = (parts(&before), parts(&after));
    let changed: Vec<&String> =
        old.iter().filter(|(name, crc)| new.get(*name) != Some(crc)).map(|(name, _)| name).collect();
    assert_eq!(old.len(), new.len());
    assert!(
        changed.iter().all(|name| name.starts_with("xl/worksheets/sheet") || *name == "xl/workbook.xml"),
        "{changed:?}"
    );
    assert_snapshot!(outcome.shown(), @"
    vendor.xlsx: 65 questions on 2 sheets
      product    Fernhill Intake (named in the form)
      answered    53   81 %
      confirm      3  3 looks, about 3 min
      open         7  4 engineering, 2 legal, 1 it
      kept         2  already answered
    wrote vendor.filled.xlsx (81 cells) and vendor.internal-review.md
    exit 0
    ");
}

#[test]
fn a_form_with_control_ids_is_filled() {
    let outcome = Qanswer::new(["fill", "caiq-shaped.xlsx", "--product", "Fernhill Boards"])
        .example("caiq-shaped.xlsx")
        .example_knowledge()
        .run();
    golden("caiq-cells", &changes(&outcome.path("caiq-shaped.xlsx"), &outcome.path("caiq-shaped.filled.xlsx")));
    assert_snapshot!(outcome.shown(), @"
    caiq-shaped.xlsx: 40 questions
      answered     2    5 %
      confirm     23  22 looks, about 22 min
      open        15  6 engineering, 6 security, 1 hr, 1 it, 1 privacy
      kept         0
    wrote caiq-shaped.filled.xlsx (4 cells) and caiq-shaped.internal-review.md
    exit 0
    ");
}

#[test]
fn a_csv_keeps_every_other_byte() {
    let outcome = Qanswer::new(["fill", "portal.csv"]).example("portal.csv").example_knowledge().run();
    let read = |name: &str| std::fs::read_to_string(outcome.path(name)).expect("a csv");
    let (before, after) = (read("portal.csv"), read("portal.filled.csv"));
    assert_eq!(before.split("\r\n").count(), after.split("\r\n").count());
    let changed: String = before
        .split("\r\n")
        .zip(after.split("\r\n"))
        .filter(|(a, b)| a != b)
        .map(|(_, line)| format!("{line}\n"))
        .collect();
    golden("portal-lines", &changed);
}

#[test]
fn the_same_run_gives_the_same_bytes() {
    let run = || {
        let outcome = Qanswer::new(["fill", "vendor.xlsx"]).example("vendor.xlsx").example_knowledge().run();
        (
            std::fs::read(outcome.path("vendor.filled.xlsx")).expect("the form"),
            std::fs::read(outcome.path("vendor.internal-review.md")).expect("the review"),
        )
    };
    assert_eq!(run(), run());
}

#[test]
fn kept_answers_stay_unless_they_are_to_be_replaced() {
    let form = "Question,Answer\nIs customer data encrypted in transit?,No\nHow long are logs kept?,\nWhich company are you?,\n";
    let run = |more: &[&str]| {
        let outcome =
            Qanswer::new(["fill", "form.csv"].iter().chain(more)).file("form.csv", form).example_knowledge().run();
        std::fs::read_to_string(outcome.path("form.filled.csv"))
            .expect("the filled form")
            .lines()
            .nth(1)
            .expect("a row")
            .to_string()
    };
    assert_eq!(run(&[]), "Is customer data encrypted in transit?,No");
    assert!(run(&["--overwrite"]).contains("Yes"));
}

#[test]
fn a_form_about_another_product_is_told() {
    let outcome =
        Qanswer::new(["fill", "vendor.xlsx", "--product", "boards"]).example("vendor.xlsx").example_knowledge().run();
    let told = "the form names Fernhill Intake, and `--product` Fernhill Boards: check which is meant";
    assert!(outcome.stdout.contains(told), "{}", outcome.stdout);
    let review = std::fs::read_to_string(outcome.path("vendor.internal-review.md")).expect("the review");
    assert!(review.contains("the form names Fernhill Intake"), "{review}");
}

#[test]
fn results_keep_their_kind_and_drafts_their_name() {
    for output in ["out.csv", "out.xlsx"] {
        let arguments = ["fill", "vendor.xlsx", "--drafts", "--output", output];
        let outcome = Qanswer::new(arguments).example("vendor.xlsx").example_knowledge().run();
        assert_eq!((outcome.code, outcome.files()), (2, vec!["vendor.xlsx".to_string()]), "{output}");
    }
}

#[test]
fn drafts_never_go_into_a_file_that_looks_final() {
    let outcome = Qanswer::new(["fill", "vendor.xlsx", "--drafts"]).example("vendor.xlsx").example_knowledge().run();
    assert_eq!(outcome.files(), ["vendor.draft.xlsx", "vendor.internal-review.md", "vendor.xlsx"]);
    assert!(outcome.stdout.ends_with("check every one before you send it\n"), "{}", outcome.stdout);
}

#[test]
fn what_is_left_open_can_fail_the_run() {
    let fill = |more: &[&str]| {
        Qanswer::new(["fill", "vendor.xlsx"].iter().chain(more)).example("vendor.xlsx").example_knowledge().run()
    };
    assert_eq!(fill(&["--fail-on", "open"]).code, 10);
    assert_eq!(fill(&["--fail-on", "confirm"]).code, 10);
    assert_eq!(fill(&[]).code, 0);
}

#[test]
fn the_report_lists_every_question() {
    let outcome =
        Qanswer::new(["fill", "vendor.xlsx", "--report", "out.json"]).example("vendor.xlsx").example_knowledge().run();
    let report: serde_json::Value =
        serde_json::from_slice(&std::fs::read(outcome.path("out.json")).expect("the report")).expect("JSON");
    let rows = report["questions"].as_array().expect("rows");
    assert_eq!(report["counts"]["questions"].as_u64(), Some(rows.len() as u64));
    for row in rows {
        let written = row["outcome"] == "written";
        let has_cells = row["cells"].as_array().is_some_and(|cells| !cells.is_empty());
        assert!(!written || has_cells && row["status"] == "answered", "{row}");
        assert!(
            !written
                || row["evidence"].as_array().is_some_and(|evidence| !evidence.is_empty())
                || row["statement"].as_str().is_some_and(|source| source.starts_with("company:")),
            "an answer without evidence: {row}"
        );
        assert!(row["status"] == "answered" || row["reason"].is_string(), "no reason: {row}");
    }
}

/// What only insiders may read never stands in a cell.
#[test]
fn nothing_internal_stands_in_a_cell() {
    let outcome = Qanswer::new(["fill", "vendor.xlsx"]).example("vendor.xlsx").example_knowledge().run();
    let written = changes(&outcome.path("vendor.xlsx"), &outcome.path("vendor.filled.xlsx"));
    let mut folders = vec![project().join("examples/knowledge/statements")];
    let mut ids = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the statements") {
            let path = entry.expect("an entry").path();
            let text = std::fs::read_to_string(&path).expect("a readable file");
            ids.extend(
                text.lines()
                    .filter_map(|line| line.strip_prefix("id = \""))
                    .map(|id| id.trim_end_matches('"').to_string()),
            );
        }
    }
    assert!(ids.len() > 30, "{} ids", ids.len());
    for id in ids.iter().filter(|id| id.contains('-')) {
        assert!(!written.contains(id.as_str()), "`{id}` stands in a cell");
    }
}
