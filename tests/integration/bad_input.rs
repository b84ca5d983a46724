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
    assert_snapshot!(outcome.shown(), @"
    error: cannot read vendor.xlsx: there is no such file
      help: check the path and try again
    exit 1
    ");
}

#[test]
fn a_directory() {
    let outcome = Qanswer::new(["fill", "."]).example_knowledge().run();
    assert_snapshot!(outcome.shown(), @"
    error: . is a directory
      help: name one file, for example `vendor.xlsx`
    exit 1
    ");
}

#[test]
fn neither_a_zip_nor_text() {
    assert_snapshot!(fill("vendor.xlsx", &[0, 159, 146, 150, 0, 1, 2, 3]), @"
    error: vendor.xlsx: this is not a workbook: it is named `.xlsx` and holds something else; ask for the file again, it may have been cut off on the way
    exit 1
    ");
}

#[test]
fn an_empty_file() {
    assert_snapshot!(fill("vendor.xlsx", b""), @"
    error: vendor.xlsx: this is not a workbook: the file is empty; ask for it again
    exit 1
    ");
}

#[test]
fn a_truncated_zip() {
    let bytes = example();
    assert_snapshot!(fill("vendor.xlsx", &bytes[..bytes.len() / 2]), @"
    error: vendor.xlsx: the workbook is damaged: its zip container cannot be read (invalid Zip archive: Could not find EOCD); open it in a spreadsheet program, save it again and retry
    exit 1
    ");
}

#[test]
fn a_password_protected_workbook() {
    let bytes = b"\xD0\xCF\x11\xE0 E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
    assert_snapshot!(fill("vendor.xlsx", bytes), @"
    error: vendor.xlsx: this is a password-protected workbook; save a copy without a password and try again
    exit 1
    ");
}

#[test]
fn files_of_other_programs() {
    assert_snapshot!(fill("vendor.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more"), @"
    error: vendor.xls: old `.xls` workbooks cannot be filled; save the file as `.xlsx` or `.csv` and try again
    exit 1
    ");
    assert_snapshot!(fill("vendor.xlsb", &zip(&["xl/workbook.bin"])), @"
    error: vendor.xlsb: binary `.xlsb` workbooks cannot be filled; save the file as `.xlsx` or `.csv` and try again
    exit 1
    ");
    assert_snapshot!(fill("vendor.numbers", &zip(&["Index/Document.iwa"])), @"
    error: vendor.numbers: Numbers files cannot be filled; save the file as `.xlsx` or `.csv` and try again
    exit 1
    ");
    assert_snapshot!(fill("vendor.docx", &zip(&["word/document.xml"])), @"
    error: vendor.docx: Word (`.docx`) files cannot be filled; save the file as `.xlsx` or `.csv` and try again
    exit 1
    ");
    assert_snapshot!(fill("vendor.zip", &zip(&["readme.txt"])), @"
    error: vendor.zip: this is not a workbook: it is a zip file without a workbook in it
    exit 1
    ");
}

/// A zip with these entries, all empty.
fn zip(names: &[&str]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for name in names {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).expect("an entry");
    }
    zip.finish().expect("a zip").into_inner()
}

#[test]
fn an_empty_workbook() {
    assert_snapshot!(fill("vendor.xlsx", &workbook(&[])), @"
    error: no questions were found in vendor.xlsx
      help: `qanswer inspect vendor.xlsx` shows what was seen
    exit 3
    ");
}

#[test]
fn a_workbook_without_questions() {
    let rows: &[&[&str]] = &[&["Month", "Amount"], &["January", "12"], &["February", "14"]];
    assert_snapshot!(fill("vendor.xlsx", &workbook(rows)), @"
    error: no questions were found in vendor.xlsx
      help: `qanswer inspect vendor.xlsx` shows what was seen
    exit 3
    ");
}

#[test]
fn questions_without_a_place_for_answers() {
    let rows: &[&[&str]] = &[
        &["ID", "Question"],
        &["1", "Is customer data encrypted at rest?"],
        &["2", "Do you perform backups of customer data?"],
        &["3", "Where is customer data stored?"],
    ];
    assert_snapshot!(fill("vendor.xlsx", &workbook(rows)), @"
    error: vendor.xlsx has 3 questions and no column to answer them in; nothing was written
      help: add a column headed `Answer` beside the questions; `qanswer inspect vendor.xlsx` shows what was seen
    exit 1
    ");
}

#[test]
fn an_existing_output_is_kept() {
    let outcome = Qanswer::new(["fill", "vendor.xlsx"])
        .file("vendor.filled.xlsx", "precious")
        .example("vendor.xlsx")
        .example_knowledge()
        .run();
    assert_eq!(std::fs::read_to_string(outcome.path("vendor.filled.xlsx")).expect("the old file"), "precious");
    assert_snapshot!(outcome.shown(), @"
    error: vendor.filled.xlsx already exists
      help: add `--force` to replace it, or choose another file
    exit 1
    ");
}

#[test]
fn an_output_in_no_folder() {
    let outcome = Qanswer::new(["fill", "vendor.xlsx", "--output", "nowhere/out.xlsx"])
        .example("vendor.xlsx")
        .example_knowledge()
        .run();
    assert_snapshot!(outcome.shown(), @"
    error: cannot write nowhere/out.xlsx: there is no folder nowhere
      help: make the folder, or choose another with `--output`
    exit 1
    ");
}

#[test]
fn the_input_is_never_the_output() {
    let outcome = Qanswer::new(["fill", "vendor.xlsx", "--output", "vendor.xlsx", "--force"])
        .example("vendor.xlsx")
        .example_knowledge()
        .run();
    assert_eq!(std::fs::read(outcome.path("vendor.xlsx")).expect("the input"), example());
    assert_snapshot!(outcome.shown(), @"
    error: vendor.xlsx is the input, which is never written
      help: choose another file with `--output`
    exit 1
    ");
}

#[test]
fn an_unknown_product() {
    let outcome =
        Qanswer::new(["fill", "vendor.xlsx", "--product", "Nothing"]).example("vendor.xlsx").example_knowledge().run();
    assert_snapshot!(outcome.shown(), @"
    error: there is no product `Nothing`
      help: known products: Fernhill Boards (boards), Fernhill Intake (intake), Fernhill Relay (relay)
    exit 2
    ");
}

#[test]
fn no_knowledge_base() {
    let outcome = Qanswer::new(["ask", "Is data encrypted?"]).run();
    assert_snapshot!(outcome.shown(), @"
    error: there is no knowledge base at knowledge
      help: name one with `--knowledge DIR` or the environment variable QANSWER_KNOWLEDGE
    exit 1
    ");
}

#[test]
fn several_vendors() {
    let vendor = "name = \"One Ltd\"\nvoice = \"we\"\n";
    let outcome = Qanswer::new(["ask", "Is data encrypted?"])
        .file("knowledge/one/vendor.toml", vendor)
        .file("knowledge/two/vendor.toml", vendor)
        .run();
    assert_snapshot!(outcome.shown(), @"
    error: knowledge holds several vendors: knowledge/one, knowledge/two
      help: name one, for example `--knowledge knowledge/one`
    exit 1
    ");
}

#[test]
fn one_vendor_below() {
    let outcome = Qanswer::new(["ask", "Is data encrypted?"])
        .file("knowledge/one/vendor.toml", "name = \"One Ltd\"\nvoice = \"we\"\n")
        .run();
    assert_snapshot!(outcome.shown(), @"
    error: knowledge holds no vendor.toml, but a vendor's folder below it does
      help: name it: `--knowledge knowledge/one`
    exit 1
    ");
}

#[test]
fn toml_that_is_broken_in_three_places() {
    let statements = "[[statement]]\nid = \"a\ntopics = []\n\n[[statement]]\nid == \"b\"\n\n[[statement]\nid = \"c\"\n";
    let outcome = Qanswer::new(["check", "--knowledge", "kb", "--as-of", "2026-11-23"])
        .file("kb/vendor.toml", "name = \"One Ltd\"\nvoice = \"we\"\n")
        .file("kb/statements/a.toml", statements)
        .run();
    assert_snapshot!(outcome.shown(), @r#"
    error[syntax]: invalid basic string, expected `"`
     --> kb/statements/a.toml:2:8
      |
    2 | id = "a
      |        ^

    error[syntax]: extra `=`, expected nothing
     --> kb/statements/a.toml:6:5
      |
    6 | id == "b"
      |     ^

    error[syntax]: unexpected key or value, expected newline, `#`
     --> kb/statements/a.toml:6:7
      |
    6 | id == "b"
      |       ^

    error[syntax]: unclosed array table, expected `]`
     --> kb/statements/a.toml:8:13
      |
    8 | [[statement]
      |             ^

    kb: 4 errors, no warnings
    exit 11
    "#);
}

#[test]
fn a_knowledge_base_with_errors_fills_nothing() {
    let outcome = Qanswer::new(["fill", "vendor.xlsx", "--knowledge", "kb"])
        .example("vendor.xlsx")
        .file("kb/vendor.toml", "name = \"One Ltd\"\nvoice = \"we\"\n")
        .file("kb/statements/a.toml", "[[statement]]\nid = \"a\"\ntopics = [\"encryption-at-rst\"]\nstance = \"yes\"\ntext = \"Data is encrypted.\"\nstatus = \"draft\"\n")
        .run();
    assert_eq!(outcome.files(), ["kb", "vendor.xlsx"]);
    assert_snapshot!(outcome.shown(), @r#"
    error: the knowledge base kb has errors

    error[unknown-topic]: there is no topic `encryption-at-rst`
     --> kb/statements/a.toml:3:11
      |
    3 | topics = ["encryption-at-rst"]
      |           ^^^^^^^^^^^^^^^^^^^ not in the catalogue
      |
      = help: did you mean `encryption-at-rest`?


      help: mend them; `qanswer check` shows warnings, too
    exit 1
    "#);
}

#[test]
fn a_report_of_another_kind() {
    let outcome = Qanswer::new(["fill", "vendor.xlsx", "--report", "review.docx"])
        .example("vendor.xlsx")
        .example_knowledge()
        .run();
    assert_snapshot!(outcome.shown(), @"
    error: the report review.docx is neither .md nor .json
      help: name it with one of these endings
    exit 2
    ");
}
