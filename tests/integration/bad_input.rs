//! Bad input: one clear sentence with the next action, the right exit code, and nothing written.

use insta::assert_snapshot;

use crate::harness::Qanswer;

fn fill(name: &str, bytes: &[u8]) -> String {
    let outcome = Qanswer::new(["fill", name]).file(name, bytes).example_knowledge().run();
    assert_eq!(outcome.files(), [name], "something was written");
    outcome.shown()
}

fn example() -> Vec<u8> {
    std::fs::read(crate::harness::project().join("examples/vendor.xlsx")).expect("the example form")
}

/// A workbook with one sheet of the given rows, made by an independent writer.
fn workbook(rows: &[&[&str]]) -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, cells) in rows.iter().enumerate() {
        for (column, text) in cells.iter().enumerate() {
            sheet.write(row as u32, column as u16, *text).expect("a cell");
        }
    }
    workbook.save_to_buffer().expect("a workbook")
}

#[test]
fn a_missing_file() {
    let outcome = Qanswer::new(["fill", "vendor.xlsx"]).example_knowledge().run();
    assert!(outcome.files().is_empty());
    assert_snapshot!(outcome.shown(), @"");
}

#[test]
fn a_directory() {
    let outcome = Qanswer::new(["fill", "."]).example_knowledge().run();
    assert_snapshot!(outcome.shown(), @"");
}

#[test]
fn neither_a_zip_nor_text() {
    assert_snapshot!(fill("vendor.xlsx", &[0, 159, 146, 150, 0, 1, 2, 3]), @"");
}

#[test]
fn an_empty_file() {
    assert_snapshot!(fill("vendor.xlsx", b""), @"");
}

#[test]
fn a_truncated_zip() {
    let bytes = example();
    assert_snapshot!(fill("vendor.xlsx", &bytes[..bytes.len() / 2]), @"");
}

#[test]
fn a_password_protected_or_old_workbook() {
    assert_snapshot!(fill("vendor.xlsx", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more"), @"");
}

#[test]
fn an_empty_workbook() {
    assert_snapshot!(fill("vendor.xlsx", &workbook(&[])), @"");
}

#[test]
fn a_workbook_without_questions() {
    let rows: &[&[&str]] = &[&["Month", "Amount"], &["January", "12"], &["February", "14"]];
    assert_snapshot!(fill("vendor.xlsx", &workbook(rows)), @"");
}

#[test]
fn questions_without_a_place_for_answers() {
    let rows: &[&[&str]] = &[
        &["ID", "Question"],
        &["1", "Is customer data encrypted at rest?"],
        &["2", "Do you perform backups of customer data?"],
        &["3", "Where is customer data stored?"],
    ];
    assert_snapshot!(fill("vendor.xlsx", &workbook(rows)), @"");
}

#[test]
fn an_existing_output_is_kept() {
    let outcome = Qanswer::new(["fill", "vendor.xlsx"])
        .file("vendor.filled.xlsx", "precious")
        .example("vendor.xlsx")
        .example_knowledge()
        .run();
    assert_eq!(std::fs::read_to_string(outcome.path("vendor.filled.xlsx")).expect("the old file"), "precious");
    assert_snapshot!(outcome.shown(), @"");
}

#[test]
fn an_output_in_no_folder() {
    let outcome = Qanswer::new(["fill", "vendor.xlsx", "--output", "nowhere/out.xlsx"])
        .example("vendor.xlsx")
        .example_knowledge()
        .run();
    assert_snapshot!(outcome.shown(), @"");
}

#[test]
fn the_input_is_never_the_output() {
    let outcome = Qanswer::new(["fill", "vendor.xlsx", "--output", "vendor.xlsx", "--force"])
        .example("vendor.xlsx")
        .example_knowledge()
        .run();
    assert_eq!(std::fs::read(outcome.path("vendor.xlsx")).expect("the input"), example());
    assert_snapshot!(outcome.shown(), @"");
}

#[test]
fn an_unknown_product() {
    let outcome =
        Qanswer::new(["fill", "vendor.xlsx", "--product", "Nothing"]).example("vendor.xlsx").example_knowledge().run();
    assert_snapshot!(outcome.shown(), @"");
}

#[test]
fn no_knowledge_base() {
    let outcome = Qanswer::new(["ask", "Is data encrypted?"]).run();
    assert_snapshot!(outcome.shown(), @"");
}

#[test]
fn several_vendors() {
    let vendor = "name = \"One Ltd\"\nvoice = \"we\"\n";
    let outcome = Qanswer::new(["ask", "Is data encrypted?"])
        .file("knowledge/one/vendor.toml", vendor)
        .file("knowledge/two/vendor.toml", vendor)
        .run();
    assert_snapshot!(outcome.shown(), @"");
}

#[test]
fn toml_that_is_broken_in_three_places() {
    let statements = "[[statement]]\nid = \"a\ntopics = []\n\n[[statement]]\nid == \"b\"\n\n[[statement]\nid = \"c\"\n";
    let outcome = Qanswer::new(["check", "--knowledge", "kb", "--as-of", "2026-11-23"])
        .file("kb/vendor.toml", "name = \"One Ltd\"\nvoice = \"we\"\n")
        .file("kb/statements/a.toml", statements)
        .run();
    assert_snapshot!(outcome.shown(), @"");
}

#[test]
fn a_knowledge_base_with_errors_fills_nothing() {
    let outcome = Qanswer::new(["fill", "vendor.xlsx", "--knowledge", "kb"])
        .example("vendor.xlsx")
        .file("kb/vendor.toml", "name = \"One Ltd\"\nvoice = \"we\"\n")
        .file("kb/statements/a.toml", "[[statement]]\nid = \"a\"\ntopics = [\"encryption-at-rst\"]\nstance = \"yes\"\ntext = \"Data is encrypted.\"\nstatus = \"draft\"\n")
        .run();
    assert_eq!(outcome.files(), ["kb", "vendor.xlsx"]);
    assert_snapshot!(outcome.shown(), @"");
}

#[test]
fn a_report_of_another_kind() {
    let outcome = Qanswer::new(["fill", "vendor.xlsx", "--report", "review.docx"])
        .example("vendor.xlsx")
        .example_knowledge()
        .run();
    assert_snapshot!(outcome.shown(), @"");
}
