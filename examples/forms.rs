//! Makes the blank example forms beside this file: `vendor.xlsx`, `caiq-shaped.xlsx` and `portal.csv`.
//!
//! ```text
//! cargo run --example forms
//! ```
//!
//! The same run gives the same bytes: the date of creation is fixed. Run it again after editing
//! `forms/questions.rs` and commit the three files with it.

#[path = "forms/questions.rs"]
mod questions;

use std::error::Error;
use std::path::Path;

use questions::{ANSWERED, CAIQ_IDS, COMPANY, FACTS, Offer, PORTAL, SECURITY};
use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook,
    Worksheet,
};

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let catalogue = std::fs::read_to_string(root.join("knowledge/catalog/caiq-4.0.toml"))?;
    let examples = root.join("examples");
    std::fs::write(examples.join("vendor.xlsx"), vendor_form()?)?;
    std::fs::write(examples.join("caiq-shaped.xlsx"), caiq_form(&catalogue)?)?;
    std::fs::write(examples.join("portal.csv"), PORTAL.join("\r\n") + "\r\n")?;
    Ok(())
}

/// Height of a row to be filled, in points: two lines, fixed as in many forms.
const ROOM: f64 = 32.0;

/// The cell formats of all forms.
struct Look {
    title: Format,
    heading: Format,
    band: Format,
    label: Format,
    answer: Format,
}

impl Look {
    fn new() -> Self {
        let cell = Format::new().set_border(FormatBorder::Thin).set_text_wrap().set_align(FormatAlign::Top);
        Self {
            title: Format::new().set_bold().set_font_size(16),
            heading: cell.clone().set_bold().set_font_color(Color::White).set_background_color(Color::RGB(0x1F_4E_78)),
            band: Format::new().set_bold().set_border(FormatBorder::Thin).set_background_color(Color::RGB(0xDD_EB_F7)),
            label: cell.clone(),
            answer: cell.set_background_color(Color::RGB(0xFF_F9_E5)).set_unlocked(),
        }
    }
}

/// A workbook whose bytes do not depend on the day it is made.
fn workbook(title: &str) -> Outcome<Workbook> {
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(2026, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&created));
    Ok(workbook)
}

/// Custom: instructions, a company page, a security page with its headings in row 4, and hidden lists.
fn vendor_form() -> Outcome<Vec<u8>> {
    let mut workbook = workbook("Supplier security review")?;
    let look = Look::new();
    instructions(workbook.add_worksheet().set_name("Instructions")?, &look)?;
    company(workbook.add_worksheet().set_name("Company")?, &look)?;
    security(workbook.add_worksheet().set_name("Security")?, &look)?;
    lists(workbook.add_worksheet().set_name("Lists")?)?;
    workbook.define_name("Answers", "=Lists!$A$2:$A$5")?;
    Ok(workbook.save_to_buffer()?)
}

/// A page that speaks of questions and answers and asks nothing.
fn instructions(sheet: &mut Worksheet, look: &Look) -> Outcome<()> {
    sheet.set_column_width(0, 6)?.set_column_width(1, 100)?;
    sheet.write_with_format(0, 1, "Supplier security review", &look.title)?;
    let steps = [
        "Please answer every question on the pages Company and Security.",
        "Choose an answer from the list where there is one, and explain it under Comments.",
        "What if a question does not apply? Choose N/A and say why.",
        "Only the cells with a light background can be changed.",
        "Return the workbook within ten working days.",
    ];
    for (row, (number, step)) in (2..).zip((1..).zip(steps)) {
        sheet.write(row, 0, number)?.write_with_format(row, 1, step, &look.label)?;
    }
    Ok(())
}

/// Labels with a cell beside them, then a few questions.
fn company(sheet: &mut Worksheet, look: &Look) -> Outcome<()> {
    sheet.set_column_width(0, 3)?.set_column_width(1, 78)?.set_column_width(2, 100)?.set_column_width(3, 32)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    sheet.write_with_format(0, 1, "About your company", &look.title)?;
    sheet.write_with_format(2, 1, "Product under review", &look.label)?;
    sheet.write_with_format(2, 2, "Fernhill Intake", &look.label)?;
    let mut row = 3;
    for (label, guidance) in FACTS {
        sheet.write_with_format(row, 1, *label, &look.label)?;
        sheet.write_blank(row, 2, &look.answer)?;
        sheet.write(row, 3, *guidance)?;
        row += 1;
    }
    row += 1;
    sheet.write_with_format(row, 1, "Question", &look.heading)?;
    sheet.write_with_format(row, 2, "Answer", &look.heading)?;
    for question in COMPANY {
        row += 1;
        sheet.set_row_height(row, ROOM)?;
        sheet.write_with_format(row, 1, *question, &look.label)?;
        sheet.write_blank(row, 2, &look.answer)?;
    }
    Ok(())
}

/// Reference, section, question, response and comments; protected, with the answers unlocked.
fn security(sheet: &mut Worksheet, look: &Look) -> Outcome<()> {
    for (column, width) in [(0, 8), (1, 24), (2, 60), (3, 24), (4, 90)] {
        sheet.set_column_width(column, width)?;
    }
    sheet.merge_range(0, 0, 0, 4, "Security", &look.title)?;
    sheet.write(1, 0, "Please be brief. The answers become part of the contract file.")?;
    for (column, heading) in (0..).zip(["Ref", "Section", "Question", "Response", "Comments"]) {
        sheet.write_with_format(3, column, heading, &look.heading)?;
    }
    sheet.set_freeze_panes(4, 0)?;
    let mut row = 4;
    for (section, questions) in SECURITY {
        sheet.merge_range(row, 0, row, 4, section, &look.band)?;
        let first = row + 1;
        for (reference, question, offer) in *questions {
            row += 1;
            sheet.set_row_height(row, ROOM)?;
            sheet.write_with_format(row, 0, *reference, &look.label)?;
            sheet.write_with_format(row, 2, *question, &look.label)?;
            responses(sheet, row, reference, *offer, look)?;
        }
        sheet.merge_range(first, 1, row, 1, section, &look.label)?;
        row += 1;
    }
    sheet.set_landscape().set_print_fit_to_pages(1, 0).protect();
    Ok(())
}

/// The cells of one row that are there to be filled; a free answer gets both columns as one cell.
fn responses(sheet: &mut Worksheet, row: u32, reference: &str, offer: Offer, look: &Look) -> Outcome<()> {
    let list = match offer {
        Offer::Free => {
            sheet.merge_range(row, 3, row, 4, "", &look.answer)?;
            return Ok(());
        }
        Offer::Inline(values) => DataValidation::new().allow_list_strings(values)?,
        Offer::Named => DataValidation::new().allow_list_formula(Formula::new("=Answers")),
        Offer::Range(range) => DataValidation::new().allow_list_formula(Formula::new(range)),
    };
    sheet.add_data_validation(row, 3, row, 3, &list)?;
    let (answered, response, comment) = ANSWERED;
    if reference == answered {
        sheet.write_with_format(row, 3, response, &look.answer)?;
        sheet.write_with_format(row, 4, comment, &look.answer)?;
    } else {
        sheet.write_blank(row, 3, &look.answer)?;
        sheet.write_blank(row, 4, &look.answer)?;
    }
    Ok(())
}

/// The values that the dropdowns of the security page offer.
fn lists(sheet: &mut Worksheet) -> Outcome<()> {
    sheet.write_column(0, 0, ["Answers", "Yes", "No", "Partial", "N/A"])?;
    sheet.write_column(0, 2, ["How often", "Daily", "Monthly", "Quarterly", "Yearly", "Never"])?;
    sheet.set_hidden(true);
    Ok(())
}

/// Shaped like the STAR questionnaire, with the catalogue's labels in place of CSA's sentences.
fn caiq_form(catalogue: &str) -> Outcome<Vec<u8>> {
    let table: toml::Table = catalogue.parse()?;
    let questions = table.get("question").and_then(toml::Value::as_array).ok_or("the catalogue has no questions")?;
    let mut workbook = workbook("Consensus assessment, example")?;
    let look = Look::new();
    let sheet = workbook.add_worksheet().set_name("CAIQ example")?;
    for (column, width) in [(0, 12), (1, 60), (2, 12), (3, 24), (4, 80), (5, 40), (8, 14)] {
        sheet.set_column_width(column, width)?;
    }
    sheet.write_with_format(0, 0, "v4.0", &look.title)?;
    sheet.merge_range(0, 1, 0, 3, "Consensus assessment, example", &look.title)?;
    for (column, heading) in HEADINGS {
        sheet.write_with_format(1, *column, *heading, &look.heading)?;
    }
    sheet.set_freeze_panes(2, 4)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    let mut row = 2;
    for id in CAIQ_IDS {
        let question = questions
            .iter()
            .find(|question| question.get("id").and_then(toml::Value::as_str) == Some(id))
            .ok_or_else(|| format!("the catalogue has no question {id}"))?;
        let text = |key: &str| question.get(key).and_then(toml::Value::as_str).unwrap_or_default();
        sheet.set_row_height(row, ROOM)?;
        sheet.write_with_format(row, 0, *id, &look.label)?;
        sheet.write_with_format(row, 1, text("asks"), &look.label)?;
        for column in 2..6 {
            sheet.write_blank(row, column, &look.answer)?;
        }
        sheet.write_with_format(row, 8, text("control"), &look.label)?;
        row += 1;
    }
    let answers = DataValidation::new().allow_list_strings(&["Yes", "No", "NA"])?;
    sheet.add_data_validation(2, 2, row - 1, 2, &answers)?;
    sheet.add_data_validation(2, 3, row - 1, 3, &DataValidation::new().allow_list_strings(&OWNERSHIPS)?)?;
    sheet.merge_range(row, 0, row, 3, "End of Standard", &look.band)?;
    sheet.merge_range(row + 1, 0, row + 1, 3, "An example with labels of our own; not a CSA document.", &look.label)?;
    Ok(workbook.save_to_buffer()?)
}

/// The columns of the STAR questionnaire; the sixth really has two blanks.
const HEADINGS: &[(u16, &str)] = &[
    (0, "Question ID"),
    (1, "Question"),
    (2, "CSP CAIQ Answer"),
    (3, "SSRM Control Ownership"),
    (4, "CSP Implementation Description (Optional/Recommended)"),
    (5, "CSC Responsibilities  (Optional/Recommended)"),
    (8, "CCM Control ID"),
];

/// CAIQ's five ownership values as the dropdown spells them.
const OWNERSHIPS: [&str; 5] =
    ["CSP-owned", "CSC-owned", "3rd-party outsourced", "Shared CSP and CSC", "Shared CSP and 3rd-party"];
