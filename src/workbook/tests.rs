//! Fidelity: what is patched reads back, and nothing else differs. Fixtures are made by an independent writer.

use proptest::prelude::*;
use rust_xlsxwriter as writer;

use super::*;

fn patch_of(sheet: &str, cell: &str, value: &str) -> CellPatch {
    CellPatch { cell: CellRef::new(sheet, Pos::parse(cell).expect("a cell")), value: value.into() }
}

/// A workbook with a list on each way that Excel knows, a merge, a formula, protection and hidden things.
fn form() -> Vec<u8> {
    let mut book = writer::Workbook::new();
    let unlocked = writer::Format::new().set_unlocked();
    let sheet = book.add_worksheet().set_name("Access & more").expect("a name");
    let write = |sheet: &mut writer::Worksheet| -> Result<(), writer::XlsxError> {
        sheet.write(0, 0, "ID")?.write(0, 1, "Question")?.write(0, 2, "Answer")?;
        sheet.write(1, 0, 1.1)?.write(1, 1, "Is data encrypted?")?.write_with_format(1, 2, "", &unlocked)?;
        sheet.write(2, 0, 1.2)?.write(2, 1, "Are backups made?")?;
        sheet.write_formula(3, 2, writer::Formula::new("=COUNTIF(C2:C3,\"Yes\")").set_result("0"))?;
        sheet.merge_range(4, 2, 5, 4, "", &unlocked)?;
        let list = writer::DataValidation::new().allow_list_strings(&["Yes", "No", "N/A"])?;
        sheet.add_data_validation(1, 2, 1, 2, &list)?;
        let range = writer::DataValidation::new().allow_list_formula(writer::Formula::new("Values!$A$1:$A$3"));
        sheet.add_data_validation(2, 2, 2, 2, &range)?;
        let named = writer::DataValidation::new().allow_list_formula(writer::Formula::new("Maturity"));
        sheet.add_data_validation(4, 2, 4, 2, &named)?;
        let computed = writer::DataValidation::new().allow_list_formula(writer::Formula::new("INDIRECT(A1)"));
        sheet.add_data_validation(6, 2, 6, 2, &computed)?;
        let length =
            writer::DataValidation::new().allow_text_length(writer::DataValidationRule::LessThanOrEqualTo(200));
        sheet.add_data_validation(7, 2, 7, 2, &length)?;
        sheet.set_row_hidden(8)?.set_column_hidden(6)?;
        sheet.protect();
        Ok(())
    };
    write(sheet).expect("a sheet");
    let values = book.add_worksheet().set_name("Values").expect("a name").set_hidden(true);
    for (row, value) in ["Yes", "No", "Planned", "1", "2"].iter().enumerate() {
        values.write(row as u32, 0, *value).expect("a cell");
    }
    book.define_name("Maturity", "=Values!$A$4:$A$5").expect("a name");
    book.save_to_buffer().expect("a workbook")
}

#[test]
fn a_form_is_read_with_all_that_matters() {
    let book = read(&form(), "form.xlsx").expect("a workbook");
    let sheet = &book.sheets[0];
    assert_eq!(
        (sheet.name.as_str(), sheet.protected, book.sheets[1].state),
        ("Access & more", true, SheetState::Hidden)
    );
    assert_eq!(sheet.text(Pos::new(1, 0)), "1.1");
    assert!(sheet.cells[&Pos::new(3, 2)].formula);
    assert!(!sheet.cells[&Pos::new(1, 2)].locked && sheet.cells[&Pos::new(1, 1)].locked);
    assert_eq!(sheet.merges, [Area::parse("C5:E6").expect("an area")]);
    assert!(sheet.hidden_rows.contains(&8) && sheet.hidden_columns.contains(&6));
    let rules: Vec<String> = sheet.rules.iter().map(|rule| format!("{} {:?}", rule.areas[0], rule.kind)).collect();
    insta::assert_snapshot!(rules.join("\n"), @r#"
    C2 List { values: ["Yes", "No", "N/A"], source: "inline", strict: true }
    C3 List { values: ["Yes", "No", "Planned"], source: "'Values'!A1:A3", strict: true }
    C5 List { values: ["1", "2"], source: "name Maturity", strict: true }
    C7 Unresolved("the list is computed by INDIRECT, which cannot be checked")
    C8 MaxLength(200)
    "#);
}

#[test]
fn a_patch_changes_its_cells_and_nothing_else() {
    let bytes = form();
    let book = read(&bytes, "form.xlsx").expect("a workbook");
    let patches = [
        patch_of("Access & more", "C2", "Yes"),
        patch_of("Access & more", "C3", "No"),
        patch_of("Access & more", "D6", "within the merge"),
        patch_of("Access & more", "H20", "far away"),
        patch_of("Access & more", "C4", "over the formula"),
        patch_of("Access & more", "E5", "the same merge again"),
        patch_of("Nowhere", "A1", "lost"),
    ];
    let patched = patch(&bytes, &book, &patches).expect("a patched workbook");
    let shown = |found: &[(CellRef, String)]| {
        found.iter().map(|(cell, why)| format!("{cell}: {why}")).collect::<Vec<_>>().join("\n")
    };
    insta::assert_snapshot!(patched.written.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "), @"'Access & more'!C2 'Access & more'!C3 'Access & more'!C5 'Access & more'!H20");
    insta::assert_snapshot!(shown(&patched.refused), @"
    'Access & more'!C4: the cell holds a formula
    'Access & more'!E5: another answer goes into the same cell
    'Nowhere'!A1: there is no such sheet
    ");
    insta::assert_snapshot!(shown(&patched.warnings), @"
    'Access & more'!C3: the cell is locked on a protected sheet
    'Access & more'!H20: the cell is locked on a protected sheet
    ");
    insta::assert_snapshot!(patched.changed_parts.join(" "), @"xl/worksheets/sheet1.xml");
    let again = read(&patched.bytes, "form.xlsx").expect("the patched workbook");
    assert_eq!(again.sheets[0].text(Pos::new(4, 2)), "within the merge");
    assert_eq!(again.sheets[0].rules, book.sheets[0].rules);
    let twice = patch(&patched.bytes, &again, &patches).expect("patched twice");
    assert_eq!(read(&twice.bytes, "form.xlsx").expect("a workbook").sheets[0].cells, again.sheets[0].cells);
}

#[test]
fn no_patches_no_change() {
    let bytes = form();
    let book = read(&bytes, "form.xlsx").expect("a workbook");
    assert_eq!(patch(&bytes, &book, &[]).expect("a copy").bytes, bytes);
    let refused = patch(&bytes, &book, &[patch_of("Access & more", "C4", "x")]).expect("a copy");
    assert_eq!((refused.bytes == bytes, refused.refused.len()), (true, 1));
}

#[test]
fn texts_that_no_cell_can_hold_are_refused() {
    let bytes = form();
    let book = read(&bytes, "form.xlsx").expect("a workbook");
    let fits =
        |text: String| patch(&bytes, &book, &[patch_of("Values", "C1", &text)]).expect("a copy").refused.is_empty();
    assert!(fits("x".repeat(32_767)) && !fits("x".repeat(32_768)));
    assert!(fits("🙂".repeat(16_383)) && !fits("🙂".repeat(16_384)));
    assert!(!fits("\n".repeat(254)));
}

#[test]
fn every_truncation_is_an_error() {
    let bytes = form();
    for part in 1..20 {
        assert!(read(&bytes[..bytes.len() * part / 20], "form.xlsx").is_err(), "{part}/20");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_survives_write_and_read(text in "[\\PC\\t\\n&<>\"'=_x0-9A-F]{1,80}") {
        let bytes = form();
        let book = read(&bytes, "form.xlsx").expect("a workbook");
        let patched = patch(&bytes, &book, &[patch_of("Values", "B2", &text)]).expect("a patched workbook");
        let again = read(&patched.bytes, "form.xlsx").expect("the patched workbook");
        prop_assert_eq!(&again.sheets[1].cells[&Pos::new(1, 1)].text, &text);
    }

    #[test]
    fn flipped_bytes_never_panic(at in 0_usize..6_000, with in any::<u8>()) {
        let mut bytes = form();
        let at = at % bytes.len();
        bytes[at] ^= with;
        if let Ok(book) = read(&bytes, "form.xlsx") {
            let name = book.sheets.first().map(|sheet| sheet.name.clone()).unwrap_or_default();
            let _ = patch(&bytes, &book, &[patch_of(&name, "C2", "Yes")]);
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = read(&bytes, "a.csv");
        let _ = read(&[b"PK".as_slice(), &bytes].concat(), "a.xlsx");
    }

    #[test]
    fn csv_fields_survive(rows in proptest::collection::vec(proptest::collection::vec("[a-z,;\"\n =]{0,6}", 2..5), 1..6), text in "[\\PC\n\"]{0,30}") {
        let quoted = |field: &String| format!("\"{}\"", field.replace('"', "\"\""));
        let file = rows.iter().map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(",") + "\r\n").collect::<String>();
        let book = read(file.as_bytes(), "a.csv").expect("a csv");
        let cell = CellRef::new("", Pos::new(rows.len() as u32 - 1, 6));
        let patched = patch(file.as_bytes(), &book, &[CellPatch { cell, value: text.clone() }]).expect("a patched csv");
        let again = read(&patched.bytes, "a.csv").expect("a csv");
        let expected = text.replace("\r\n", "\n");
        prop_assert_eq!(again.sheets[0].cells.get(&Pos::new(rows.len() as u32 - 1, 6)).map_or("", |cell| cell.text.as_str()).replace("\r\n", "\n"), expected);
    }
}

/// Two cells which lie so far apart that a dense grid would take half a terabyte.
#[test]
fn far_cells_take_no_memory() {
    let mut book = writer::Workbook::new();
    book.add_worksheet().write(0, 0, "a").expect("a cell").write(1_048_575, 16_383, "b").expect("a cell");
    let read = read(&book.save_to_buffer().expect("a workbook"), "far.xlsx").expect("a workbook");
    assert_eq!(read.sheets[0].cells.len(), 2);
}

#[test]
fn a_part_that_inflates_without_measure_is_refused() {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("xl/worksheets/sheet1.xml", zip::write::SimpleFileOptions::default()).expect("an entry");
    zip.write_all(&vec![b' '; 8 << 20]).expect("spaces");
    let bytes = zip.finish().expect("a zip").into_inner();
    let error = read(&bytes, "bomb.xlsx").expect_err("a refusal").to_string();
    assert!(error.contains("200 times"), "{error}");
}

mod csv {
    use super::*;

    fn patched(file: &str, cell: &str, value: &str) -> String {
        let book = read(file.as_bytes(), "a.csv").expect("a csv");
        String::from_utf8(patch(file.as_bytes(), &book, &[patch_of("", cell, value)]).expect("a patched csv").bytes)
            .expect("text")
    }

    #[test]
    fn delimiter_mark_quotes_and_line_ends_are_kept() {
        assert_eq!(
            patched("\u{feff}id;Frage;Antwort\r\n1;\"a; \"\"b\"\"\";\r\n", "C2", "ja"),
            "\u{feff}id;Frage;Antwort\r\n1;\"a; \"\"b\"\"\";ja\r\n"
        );
        assert_eq!(patched("a\tb\n1\t\"\"\n", "B2", "x"), "a\tb\n1\t\"x\"\n");
        assert_eq!(patched("\"a\",\"b\"\n\"1\",\"\"", "B2", "x"), "\"a\",\"b\"\n\"1\",\"x\"");
    }

    #[test]
    fn a_short_row_grows() {
        assert_eq!(patched("a,b,c,d\n1\n2,x\n", "D2", "y"), "a,b,c,d\n1,,,y\n2,x\n");
    }

    #[test]
    fn empty_lines_and_quoted_breaks_keep_their_rows() {
        assert_eq!(patched("a,b\n\n\"1\n2\",\n", "B3", "x"), "a,b\n\n\"1\n2\",x\n");
        let book = read(b"a,b\n\n1,2\n", "a.csv").expect("a csv");
        assert_eq!(book.sheets[0].text(Pos::new(2, 1)), "2");
    }

    #[test]
    fn what_begins_like_a_formula_is_quoted_and_noted() {
        let file = "a,b\n1,\n";
        let book = read(file.as_bytes(), "a.csv").expect("a csv");
        let patched = patch(file.as_bytes(), &book, &[patch_of("", "B2", "-1 day")]).expect("a patched csv");
        assert_eq!(String::from_utf8(patched.bytes).expect("text"), "a,b\n1,\"-1 day\"\n");
        assert_eq!(patched.warnings.len(), 1);
    }
}

/// Real workbooks of other people: every cell that may be written is written once, and verified.
#[test]
#[ignore = "needs ../shared"]
fn real_workbooks_are_patched_faithfully() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/questionnaires");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).expect("the workbooks") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if name.ends_with(".json") {
            continue;
        }
        let bytes = std::fs::read(&path).expect("a file");
        let book = read(&bytes, &name).unwrap_or_else(|error| panic!("{name}: {error}"));
        let mut patches = Vec::new();
        for sheet in book.sheets.iter().filter(|sheet| sheet.state != SheetState::VeryHidden) {
            let last = sheet.cells.keys().map(|pos| pos.column).max().unwrap_or(0);
            for (n, pos) in sheet.cells.keys().step_by(7).enumerate() {
                let column = if n % 3 == 0 { last + 1 } else { pos.column };
                let cell = CellRef::new(sheet.name.clone(), Pos::new(pos.row, column));
                patches.push(CellPatch { cell, value: format!("{n} & <é> \n 🙂") });
            }
        }
        let patched = patch(&bytes, &book, &patches).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(patched.written.len() + patched.refused.len(), patches.len(), "{name}");
        assert!(patched.written.len() > patches.len() / 2, "{name}: {:?}", patched.refused.first());
        seen += 1;
    }
    assert!(seen >= 11, "only {seen} workbooks");
}
