//! Small grids, each named by its peculiarity.

use super::*;
use crate::workbook::{Area, Cell, Format, Pos, Rule, RuleKind, Sheet, SheetState, Workbook};

/// Draws a sheet: a line is a row, `|` parts cells. `*` makes bold, `=` a formula, `#` a colour, `!` unlocked.
fn sheet(name: &str, drawing: &str) -> Sheet {
    let mut sheet = Sheet { name: name.into(), ..Sheet::default() };
    for (row, line) in (0..).zip(drawing.trim_matches('\n').lines()) {
        for (column, text) in (0..).zip(line.split('|')) {
            let mut text = text.trim();
            let mut cell = Cell { locked: true, ..Cell::default() };
            while let Some(mark) = text.chars().next().filter(|c| "*=#!".contains(*c)) {
                match mark {
                    '*' => cell.bold = true,
                    '=' => cell.formula = true,
                    '#' => cell.filled = true,
                    _ => cell.locked = false,
                }
                text = &text[1..];
            }
            // A backslash keeps what follows from being a mark.
            cell.text = text.trim_start_matches('\\').to_string();
            let plain = cell == Cell { locked: true, ..Cell::default() };
            if !plain {
                sheet.cells.insert(Pos::new(row, column), cell);
            }
        }
    }
    sheet
}

fn list(sheet: &mut Sheet, area: &str, values: &[&str]) {
    let values = values.iter().map(|value| value.to_string()).collect();
    let kind = RuleKind::List { values, source: "inline".into(), strict: true };
    rule(sheet, area, kind);
}

fn rule(sheet: &mut Sheet, area: &str, kind: RuleKind) {
    sheet.rules.push(Rule { areas: vec![Area::parse(area).expect("an area")], kind });
}

fn merge(sheet: &mut Sheet, areas: &[&str]) {
    sheet.merges.extend(areas.iter().map(|area| Area::parse(area).expect("an area")));
}

fn form(sheets: Vec<Sheet>) -> Questionnaire {
    recognize(&Workbook { format: Format::Xlsx, sheets, notes: Vec::new() })
}

/// One line per question: key, id, text, section, slots, what stands there.
fn drawn(form: &Questionnaire) -> String {
    let mut out = String::new();
    for question in &form.questions {
        let slots: Vec<String> = question.slots.iter().map(drawn_slot).collect();
        let id = question.id.as_deref().unwrap_or("-");
        out += &format!(
            "{} {id} {:?} [{}] {}",
            question.key,
            question.text,
            question.section.join(" > "),
            slots.join(" ")
        );
        out += &question.existing.as_ref().map_or(String::new(), |text| format!(" has {text:?}"));
        out += &question.depends_on.as_ref().map_or(String::new(), |key| format!(" hangs on {key}"));
        out.push('\n');
    }
    out
}

fn drawn_slot(slot: &Slot) -> String {
    let place = slot.place.as_ref().map_or(String::new(), |place| place.pos.to_string());
    let choices = match &slot.choices {
        Choices::Free { limit: None } => String::new(),
        Choices::Free { limit: Some(limit) } => format!("(<={limit})"),
        Choices::List { values, exact, multi } => {
            format!(
                "({}{}{})",
                values.join("/"),
                if *exact { "" } else { ", loose" },
                if *multi { ", several" } else { "" }
            )
        }
        Choices::Ticks { yes, no, na, partly } => {
            let cells = [Some(yes), Some(no), na.as_ref(), partly.as_ref()];
            let cells: Vec<String> = cells.into_iter().flatten().map(|cell| cell.pos.to_string()).collect();
            format!("(tick {})", cells.join(","))
        }
        Choices::Unknown { why } => format!("(unknown: {why})"),
    };
    format!("{}={place}{choices}", slot.role.word())
}

fn question_columns(form: &Questionnaire) -> Vec<(String, Option<u32>, Vec<u32>)> {
    let rows = |sheet: &SheetLayout| sheet.question_rows.iter().map(|row| row + 1).collect();
    form.sheets.iter().map(|sheet| (sheet.name.clone(), sheet.question, rows(sheet))).collect()
}

#[test]
fn plain_table_with_title_above() {
    let form = form(vec![sheet(
        "Form",
        "
*Supplier questionnaire

*Ref | *Category | *Question                  | *Answer | *Comments
1.1  | Data      | Do you encrypt backups?    |         |
1.2  | Data      | Where is data stored?      |         |
1.3  | People    | Do you train your staff?   | Yes     | Every year.
",
    )]);
    insta::assert_snapshot!(drawn(&form), @r#"
    'Form'!C4 1.1 "Do you encrypt backups?" [Data] answer=D4 comment=E4
    'Form'!C5 1.2 "Where is data stored?" [Data] answer=D5 comment=E5
    'Form'!C6 1.3 "Do you train your staff?" [People] answer=D6 comment=E6 has "Yes"
    "#);
}

#[test]
fn repeated_headings_name_the_section_in_the_id_column() {
    let form = form(vec![sheet(
        "Full",
        "
*Documentation |                           | *Vendor Answers | *Additional Information | *Guidance
DOCU-01 | Have you had an audit?           | | |
DOCU-02 | Do you have a privacy policy?    | | | =Say which.
*Company       |                           | *Vendor Answers | *Additional Information | *Guidance
COMP-01 | Describe your company's history. | | |
COMP-02 | Do you have other customers?     | | |
",
    )]);
    insta::assert_snapshot!(drawn(&form), @r#"
    'Full'!B2 DOCU-01 "Have you had an audit?" [Documentation] answer=C2 comment=D2
    'Full'!B3 DOCU-02 "Do you have a privacy policy?" [Documentation] answer=C3 comment=D3
    'Full'!B5 COMP-01 "Describe your company's history." [Company] answer=C5 comment=D5
    'Full'!B6 COMP-02 "Do you have other customers?" [Company] answer=C6 comment=D6
    "#);
    assert_eq!(form.sheets[0].header_rows, [0, 3]);
}

#[test]
fn profile_rows_above_the_first_heading_and_merged_answers() {
    let mut one = sheet(
        "Full",
        "
*Assessment tool
*Version 3
*General Information
GNRL-01 | Vendor Name  | Vendor Name
GNRL-02 | Phone Number | 555-555-5555
*Documentation |                           | *Vendor Answers | *Additional Information
DOCU-01 | Have you had an audit?           | |
DOCU-02 | Describe your quality programme. | |
",
    );
    merge(&mut one, &["C4:D4", "C5:D5", "C8:D8"]);
    list(&mut one, "C7", &["Yes", "No"]);
    insta::assert_snapshot!(drawn(&form(vec![one])), @r#"
    'Full'!B4 GNRL-01 "Vendor Name" [General Information] answer=C4
    'Full'!B5 GNRL-02 "Phone Number" [General Information] answer=C5
    'Full'!B7 DOCU-01 "Have you had an audit?" [Documentation] answer=C7(Yes/No) comment=D7
    'Full'!B8 DOCU-02 "Describe your quality programme." [Documentation] answer=C8
    "#);
}

#[test]
fn yes_no_na_as_columns_under_a_heading_of_two_rows() {
    let mut one = sheet(
        "CAIQ",
        "
*Domain     | *Question ID | *Questions                      | *Answers |      |                  | *Notes
            |              |                                 | *Yes     | *No  | *Not Applicable  |
Audit       | A-01.1       | Is there an audit plan?         |          |      |                  |
            | A-01.2       | Are audits independent?         |          | x    |                  |
Encryption  | E-01.1       | Is stored data encrypted?       |          |      |                  |
",
    );
    merge(&mut one, &["D1:F1", "A3:A4", "A1:A2", "B1:B2", "C1:C2", "G1:G2"]);
    insta::assert_snapshot!(drawn(&form(vec![one])), @r#"
    'CAIQ'!C3 A-01.1 "Is there an audit plan?" [Audit] answer=D3(tick D3,E3,F3) comment=G3
    'CAIQ'!C4 A-01.2 "Are audits independent?" [Audit] answer=D4(tick D4,E4,F4) comment=G4 has "No"
    'CAIQ'!C5 E-01.1 "Is stored data encrypted?" [Encryption] answer=D5(tick D5,E5,F5) comment=G5
    "#);
}

#[test]
fn section_rows_differ_in_id_and_look() {
    let mut one = sheet(
        "Checklist",
        "
*ID | *Requirement                                    | *Level | *Tested?
V1  | *Architecture                                   |        |
1.1 | Verify that all components are identified.      | 1      |
1.2 | Verify that a threat model has been produced.   | 1      |
V2  | *Authentication requirements                    |        |
2.1 | Verify that passwords are hashed with a salt.   | 2      |
2.2 | Verify that forms are not filled in by default. | 2      |
",
    );
    list(&mut one, "D2:D7", &["Yes", "No", "N/A"]);
    insta::assert_snapshot!(drawn(&form(vec![one])), @r#"
    'Checklist'!B3 1.1 "Verify that all components are identified." [Architecture] answer=D3(Yes/No/N/A)
    'Checklist'!B4 1.2 "Verify that a threat model has been produced." [Architecture] answer=D4(Yes/No/N/A)
    'Checklist'!B6 2.1 "Verify that passwords are hashed with a salt." [Authentication requirements] answer=D6(Yes/No/N/A)
    'Checklist'!B7 2.2 "Verify that forms are not filled in by default." [Authentication requirements] answer=D7(Yes/No/N/A)
    "#);
}

#[test]
fn a_label_without_a_list_is_still_asked() {
    let mut one = sheet(
        "Form",
        "
*Ref | *Question                    | *Response | *Comments
4.1  | Do you take backups?         | | |
4.2  | Are backups encrypted?       | | |
4.3  | Recovery time objective (RTO)| | |
4.4  | Are restores tested?         | | |
4.5  | Do you test each year?       | | |
",
    );
    list(&mut one, "C2:C3", &["Yes", "No"]);
    list(&mut one, "C5:C6", &["Yes", "No"]);
    assert_eq!(form(vec![one]).questions.len(), 5);
}

#[test]
fn questions_from_formulas_count_and_answers_from_formulas_do_not() {
    let form = form(vec![sheet(
        "Org",
        "
*ID     | *Question                  | *Answer | *Additional Information
GN-01   | =What is your name?        | =Acme   |
DO-01   | =Do you have a policy?     |         |
DO-02   | =Do you have an audit?     |         |
DO-03   | =\\#REF!                     |         |
",
    )]);
    insta::assert_snapshot!(drawn(&form), @r#"
    'Org'!B3 DO-01 "Do you have a policy?" [] answer=C3 comment=D3
    'Org'!B4 DO-02 "Do you have an audit?" [] answer=C4 comment=D4
    "#);
    assert_eq!(form.sheets[0].echo_rows, [1]);
}

#[test]
fn a_bank_without_an_answer_column_is_reported_and_not_guessed() {
    let form = form(vec![sheet(
        "Bank",
        "
Question ID | Question Category | Question Text                     | Score 1 | Score 2 | Source
1.1         | Inventory         | Do you keep an inventory?         | None    | Some    | CIS
1.2         | Inventory         | Do you track software?            | None    | Some    | CIS
2.1         | Data              | Is sensitive data encrypted?      | None    | Some    | CIS
",
    )]);
    insta::assert_snapshot!(drawn(&form), @r#"
    'Bank'!C2 1.1 "Do you keep an inventory?" [Inventory] 
    'Bank'!C3 1.2 "Do you track software?" [Inventory] 
    'Bank'!C4 2.1 "Is sensitive data encrypted?" [Data]
    "#);
}

#[test]
fn columns_that_look_like_answers_are_left() {
    let form = form(vec![sheet(
        "Bank",
        "
*Ref | *Question                | *Answer 1 | *Answer 2 | *Answer Format | *Analyst Notes | *Impact
1    | Do you keep an inventory?| Yes       | No        | radio          |                |
2    | Do you track software?   | Yes       | No        | radio          |                |
3    | Is data encrypted?       | Yes       | No        | radio          |                |
",
    )]);
    assert!(form.questions.iter().all(|question| question.slots.is_empty()));
    assert_eq!(form.questions.len(), 3);
}

#[test]
fn a_column_of_keys_headed_answer_is_no_answer() {
    let form = form(vec![sheet(
        "preguntas",
        "
*ref_id | *name    | *questions                        | *answer
        | GENERAL  |                                   |
RG-01   |          | ¿Están definidos los roles?       | RESP01
RG-02   |          | ¿Dispone de políticas?            | RESP01
RG-03   |          | ¿Cuenta con pólizas?              | TEXTO
",
    )]);
    insta::assert_snapshot!(drawn(&form), @r#"
    'preguntas'!C3 RG-01 "¿Están definidos los roles?" [GENERAL] 
    'preguntas'!C4 RG-02 "¿Dispone de políticas?" [GENERAL] 
    'preguntas'!C5 RG-03 "¿Cuenta con pólizas?" [GENERAL]
    "#);
}

#[test]
fn sheets_about_the_form_are_set_aside() {
    let table = "
*ID | *Question                  | *Answer | *Comments
1   | Do you have a policy?      | |
2   | Do you have an audit?      | |
3   | Do you have a plan?        | |
";
    let echo = "
*ID | *Question                  | *Vendor Answer | *Compliant?
=1  | =Do you have a policy?     | =              | Yes
=2  | =Do you have an audit?     | =              | No
=3  | =Do you have a plan?       | =              |
";
    let mut hidden = sheet("Questions", table);
    hidden.state = SheetState::Hidden;
    let log =
        sheet("ChangeLog", "*Version | *Date | *Description of Change\n1.0 | 2024 | Added a question about audits.");
    let form = form(vec![sheet("Form", table), sheet("Analyst Report", echo), hidden, log]);
    let rows: Vec<usize> = form.sheets.iter().map(|sheet| sheet.question_rows.len()).collect();
    assert_eq!(rows, [3, 0, 0, 0]);
    assert!(form.sheets[1..].iter().all(|sheet| sheet.skipped.is_some()));
}

#[test]
fn a_hidden_sheet_is_used_where_it_is_the_only_form() {
    let mut hidden = sheet("Form", "*ID | *Question | *Answer\n1 | Do you have a policy? |\n2 | Do you have a plan? |");
    hidden.state = SheetState::Hidden;
    assert_eq!(form(vec![sheet("Cover", "*Welcome"), hidden.clone()]).questions.len(), 2);
    hidden.state = SheetState::VeryHidden;
    let form = form(vec![sheet("Cover", "*Welcome"), hidden]);
    assert!(form.questions.is_empty());
    assert_eq!(form.sheets[1].skipped.as_deref(), Some("very hidden: never written"));
}

#[test]
fn a_company_page_of_labels() {
    let mut one = sheet(
        "Company",
        "
| *About your company

| Legal name of the company | #! | As registered
| Country                   | #! | Where the company is registered
| Website                   | #! |
| Security contact (e-mail) | #! |
",
    );
    list(&mut one, "C4", &["Ireland", "France"]);
    insta::assert_snapshot!(drawn(&form(vec![one])), @r#"
    'Company'!B3 - "Legal name of the company" [] answer=C3
    'Company'!B4 - "Country" [] answer=C4(Ireland/France)
    'Company'!B5 - "Website" [] answer=C5
    'Company'!B6 - "Security contact (e-mail)" [] answer=C6
    "#);
}

#[test]
fn without_a_heading_the_coloured_cells_show_where_to_write() {
    let form = form(vec![sheet(
        "Sheet1",
        "
*Vendor review

Do you encrypt data at rest?        | #
Do you have an incident plan?       | #
Where is our data stored?           | #
Do you test your backups?           | #
",
    )]);
    insta::assert_snapshot!(drawn(&form), @r#"
    'Sheet1'!A3 - "Do you encrypt data at rest?" [Vendor review] answer=B3
    'Sheet1'!A4 - "Do you have an incident plan?" [Vendor review] answer=B4
    'Sheet1'!A5 - "Where is our data stored?" [Vendor review] answer=B5
    'Sheet1'!A6 - "Do you test your backups?" [Vendor review] answer=B6
    "#);
}

#[test]
fn instructions_ask_nothing() {
    let form = form(vec![sheet(
        "Instructions",
        "
 | *Supplier security review
1 | Please answer every question on the page Security.
2 | Choose an answer from the list where there is one.
3 | What if a question does not apply? Choose N/A and say why.
4 | Return the workbook within ten working days.
",
    )]);
    assert!(form.questions.is_empty());
    assert!(form.sheets[0].skipped.is_some());
}

#[test]
fn help_rows_under_a_question() {
    let mut one = sheet(
        "Interview",
        "
*Interview about assurance


*Governance
*Strategy |                                         |                              | *Yes/No | *Interview Notes
SM1       | *Is there an assurance programme?       |                              |         |
          | Guidance:                               | It is written down.          |         |
          | Guidance:                               | Staff is trained in it.      |         |
          | *Are staff aware of the future plans?   |                              |         |
          | Guidance:                               | Goals are written down.      |         |
          | Guidance:                               | Goals are shown to staff.    |         |
*Policy   |                                         |                              | *Yes/No | *Interview Notes
PC1       | *Do stakeholders know their status?     |                              |         |
          | Guidance:                               | They review it twice a year. |         |
",
    );
    merge(&mut one, &["B6:C6", "B9:C9", "B13:C13"]);
    for area in ["D6", "D9", "D13"] {
        list(&mut one, area, &["Yes", "No"]);
    }
    let form = form(vec![one]);
    insta::assert_snapshot!(drawn(&form), @r#"
    'Interview'!B6 SM1 "Is there an assurance programme?" [Governance > Strategy] answer=D6(Yes/No) comment=E6
    'Interview'!B9 - "Are staff aware of the future plans?" [Governance > Strategy] answer=D9(Yes/No) comment=E9
    'Interview'!B13 PC1 "Do stakeholders know their status?" [Governance > Policy] answer=D13(Yes/No) comment=E13
    "#);
    assert_eq!(form.questions[0].guidance.as_deref(), Some("It is written down.\nStaff is trained in it."));
}

#[test]
fn protected_sheet_shows_its_answer_cells_by_being_unlocked() {
    let mut one = sheet(
        "Controls",
        "
*Ref | *Requirement                                 | *Your input | *Notes
1    | The supplier shall encrypt all stored data.  | !           | !
2    | The supplier shall train its staff yearly.   | !           | !
3    | The supplier shall report incidents at once. | !           | !
",
    );
    one.protected = true;
    insta::assert_snapshot!(drawn(&form(vec![one])), @r#"
    'Controls'!B2 1 "The supplier shall encrypt all stored data." [] answer=C2 comment=D2
    'Controls'!B3 2 "The supplier shall train its staff yearly." [] answer=C3 comment=D3
    'Controls'!B4 3 "The supplier shall report incidents at once." [] answer=C4 comment=D4
    "#);
}

#[test]
fn limits_and_several_choices() {
    let mut one = sheet(
        "Form",
        "
*Question                                           | *Answer (max 500 characters) | *Evidence
Describe your backups.                              | |
Which standards do you meet? Select all that apply. | |
What is the name of your auditor?                   | |
If yes, when was the last audit?                    | |
",
    );
    list(&mut one, "B3", &["ISO 27001", "SOC 2"]);
    rule(&mut one, "B4", RuleKind::MaxLength(40));
    rule(&mut one, "B5", RuleKind::Unresolved("INDIRECT cannot be followed".into()));
    insta::assert_snapshot!(drawn(&form(vec![one])), @r#"
    'Form'!A2 - "Describe your backups." [] answer=B2(<=500) evidence=C2
    'Form'!A3 - "Which standards do you meet? Select all that apply." [] answer=B3(ISO 27001/SOC 2, several) evidence=C3
    'Form'!A4 - "What is the name of your auditor?" [] answer=B4(<=40) evidence=C4
    'Form'!A5 - "If yes, when was the last audit?" [] answer=B5(unknown: INDIRECT cannot be followed) evidence=C5 hangs on 'Form'!A4
    "#);
}

#[test]
fn stacked_tables_with_other_columns() {
    let form = form(vec![sheet(
        "Form",
        "
*Ref | *Question                  | *Answer
A1   | Do you have a policy?      |
A2   | Do you have an audit?      |

     | *Ref | *Requirement                               | *Compliant (Yes/No) | *Remarks
     | B1   | Limit access to authorised users.          | |
     | B2   | Use least privilege for all accounts.      | |
     | B3   | Encrypt data on all mobile devices.        | |
",
    )]);
    insta::assert_snapshot!(drawn(&form), @r#"
    'Form'!B2 A1 "Do you have a policy?" [] answer=C2
    'Form'!B3 A2 "Do you have an audit?" [] answer=C3
    'Form'!C6 B1 "Limit access to authorised users." [] answer=D6(Yes/No, loose) comment=E6
    'Form'!C7 B2 "Use least privilege for all accounts." [] answer=D7(Yes/No, loose) comment=E7
    'Form'!C8 B3 "Encrypt data on all mobile devices." [] answer=D8(Yes/No, loose) comment=E8
    "#);
}

#[test]
fn csv_with_an_empty_heading_over_the_questions() {
    let form = form(vec![sheet(
        "",
        "
id   |                            | answer | comment
Q-1  | Do you have a policy?      | |
Q-2  | Do you have an audit?
Q-3  | Do you have a plan?        | |
",
    )]);
    insta::assert_snapshot!(drawn(&form), @r#"
    B2 Q-1 "Do you have a policy?" [] answer=C2 comment=D2
    B3 Q-2 "Do you have an audit?" [] answer=C3 comment=D3
    B4 Q-3 "Do you have a plan?" [] answer=C4 comment=D4
    "#);
}

#[test]
fn a_default_on_every_row_is_no_answer() {
    let rows: String =
        (1..=9).map(|n| format!("T-{n} | Test method number {n} of the server | Not Started |\n")).collect();
    let mut one = sheet("Checklist", &format!("*Gathering | *Test Name | *Status | *Notes\n{rows}"));
    list(&mut one, "C2:C10", &["Not Started", "Pass", "Issues"]);
    let form = form(vec![one]);
    assert_eq!(form.questions.len(), 9);
    assert!(form.questions.iter().all(|question| question.existing.is_none()));
    assert_eq!(form.questions[0].section, ["Gathering"]);
}

#[test]
fn criteria_without_a_list_explain_the_question_above() {
    let mut one = sheet(
        "Interview",
        "
*Stream | *Level | *Strategy                          | *Answer | *Interview Notes | *Rating
Promote | 1      | Do you understand your risks?      |         |                  |
        |        | You have captured the risk profile |         |                  |
        |        | You have a list of the main risks  |         |                  |
        | 2      | Do you publish a plan?             |         |                  |
        |        | The plan is reviewed every year    |         |                  |
        |        | The plan is known to all managers  |         |                  |
        | 3      | Do you measure what you reach?     |         |                  |
        |        | The numbers are shown to everyone  |         |                  |
",
    );
    for area in ["D2", "D5", "D8"] {
        list(&mut one, area, &["No", "Yes, for some", "Yes, for all"]);
    }
    insta::assert_snapshot!(drawn(&form(vec![one])), @r#"
    'Interview'!C2 - "Do you understand your risks?" [Strategy > Promote] answer=D2(No/Yes, for some/Yes, for all) comment=E2
    'Interview'!C5 - "Do you publish a plan?" [Strategy > Promote] answer=D5(No/Yes, for some/Yes, for all) comment=E5
    'Interview'!C8 - "Do you measure what you reach?" [Strategy > Promote] answer=D8(No/Yes, for some/Yes, for all) comment=E8
    "#);
}

#[test]
fn a_heading_of_two_rows_divides_the_response() {
    let mut one = sheet(
        "Form",
        "
*Ref | *Question                  | *Vendor Response |
     |                            | *Yes/No          | *Comments
1    | Do you have a policy?      |                  |
2    | Do you have an audit?      |                  |
",
    );
    merge(&mut one, &["C1:D1"]);
    insta::assert_snapshot!(drawn(&form(vec![one])), @r#"
    'Form'!B3 1 "Do you have a policy?" [] answer=C3 comment=D3
    'Form'!B4 2 "Do you have an audit?" [] answer=C4 comment=D4
    "#);
}

#[test]
fn beside_a_choice_the_response_takes_the_words() {
    let form = form(vec![sheet(
        "Tender",
        "
*Item | *Requirement                               | *Mandatory (Y/N) | *Compliant (Y/N/P) | *Bidder's response
R1    | The supplier shall encrypt all stored data. | Y                |                    |
R2    | The supplier shall train its staff yearly.  | Y                |                    |
",
    )]);
    insta::assert_snapshot!(drawn(&form), @r#"
    'Tender'!B2 R1 "The supplier shall encrypt all stored data." [] answer=D2(Y/N/P, loose) comment=E2
    'Tender'!B3 R2 "The supplier shall train its staff yearly." [] answer=D3(Y/N/P, loose) comment=E3
    "#);
}

#[test]
fn an_answered_form_keeps_its_answers_and_the_customers_columns() {
    let form = form(vec![sheet(
        "Form",
        "
*ID | *Category | *Question                 | *Response         | *Comments       | *Reviewer Notes
1   | Data      | Do you have a policy?     | Yes               | Since last year |
2   | Data      | Do you have an audit?     | No                | Not yet         |
3   | People    | Where are your offices?   | In Cork, Ireland. |                 |
",
    )]);
    insta::assert_snapshot!(drawn(&form), @r#"
    'Form'!C2 1 "Do you have a policy?" [Data] answer=D2 comment=E2 has "Yes"
    'Form'!C3 2 "Do you have an audit?" [Data] answer=D3 comment=E3 has "No"
    'Form'!C4 3 "Where are your offices?" [People] answer=D4 comment=E4 has "In Cork, Ireland."
    "#);
}

#[test]
fn rows_that_the_customer_fills_in_are_listed_without_a_place() {
    let form = form(vec![sheet(
        "Full",
        "
*Assessment tool

*General Information
GNRL-01 to GNRL-02; populated by Vendor
GNRL-01 | Vendor Name     | Vendor Name
GNRL-02 | Vendor Country  |
GNRL-03; populated by the Institution
GNRL-03 | Campus Analyst  | Analyst Name
*Documentation |                          | *Vendor Answers | *Additional Information
DOCU-01 | Have you had an audit?          | |
DOCU-02 | Do you have a privacy policy?   | |
",
    )]);
    insta::assert_snapshot!(drawn(&form), @r#"
    'Full'!B5 GNRL-01 "Vendor Name" [General Information] answer=C5 comment=D5
    'Full'!B6 GNRL-02 "Vendor Country" [General Information] answer=C6 comment=D6
    'Full'!B8 GNRL-03 "Campus Analyst" [General Information] 
    'Full'!B10 DOCU-01 "Have you had an audit?" [Documentation] answer=C10 comment=D10
    'Full'!B11 DOCU-02 "Do you have a privacy policy?" [Documentation] answer=C11 comment=D11
    "#);
}

#[test]
fn registers_and_price_lists_ask_nothing() {
    let risks = "
*Risk ID | *Risk Description                                   | *Likelihood | *Impact | *Status | *Owner | *Mitigation
R1       | Loss of data because of a failed backup             | High        | Low     | Open    | Bob    | More backups
R2       | Loss of an office because of a fire in the building | Low         | High    | Open    | Ann    | A second office
R3       | Loss of staff because of a new job somewhere else   | Low         | High    | Closed  | Ann    | Better pay
";
    let prices = "
*Item | *Description                 | *Quantity | *Price | *Total
1     | Licence of the basic edition | 2         | 10     | 20
2     | Licence of the large edition | 1         | 30     | 30
3     | Support for a whole year     | 1         | 40     | 40
";
    let form = form(vec![sheet("Risks", risks), sheet("Prices", prices)]);
    assert!(form.questions.is_empty(), "{}", drawn(&form));
}

#[test]
fn an_excel_table_says_where_its_heading_is() {
    let drawing = "
Topic | Vendor
Do you have a policy? |
Do you have an audit? |
Do you have a plan?   |
";
    let mut one = sheet("Form", drawing);
    assert!(form(vec![one.clone()]).sheets[0].header_rows.is_empty());
    one.tables.push(Area::parse("A1:B4").expect("an area"));
    list(&mut one, "B2:B4", &["Yes", "No"]);
    let form = form(vec![one]);
    assert_eq!(form.sheets[0].header_rows, [0]);
    assert!(form.questions.iter().all(|question| question.slots.len() == 1));
}

#[test]
fn a_cover_page_does_not_hide_a_bank() {
    let cover = "
Company name    | #
Company address | #
Company website | #
";
    let bank = "*ID | *Question\n1 | Do you have a policy?\n2 | Do you have an audit?\n3 | Do you have a plan?";
    let form = form(vec![sheet("Cover page", cover), sheet("Controls", bank)]);
    let slots: Vec<usize> = form.questions.iter().map(|question| question.slots.len()).collect();
    assert_eq!(slots, [1, 1, 1, 0, 0, 0]);
}

#[test]
fn a_long_sheet_is_read_in_time() {
    let mut one = sheet("Long", "*ID | *Question | *Answer | *Comments");
    for row in 1..50_000 {
        for (column, text) in [(0, format!("Q-{row}")), (1, format!("Do you meet requirement number {row}?"))] {
            let cell = Cell { text, locked: true, ..Cell::default() };
            one.cells.insert(Pos::new(row, column), cell);
        }
        if row % 10 == 0 {
            list(&mut one, &format!("C{}", row + 1), &["Yes", "No"]);
            merge(&mut one, &[&format!("C{0}:D{0}", row + 2)]);
        }
    }
    let begun = std::time::Instant::now();
    assert_eq!(form(vec![one]).questions.len(), 49_999);
    assert!(begun.elapsed().as_secs() < 20, "took {:?}", begun.elapsed());
}

#[test]
fn inspect_gives_letters_and_null() {
    let mut one = sheet("F", "*ID | *Question | *Answer\n1 | Do you have a policy? |\n2 | Do you have a plan? |");
    list(&mut one, "C2:C3", &["Yes", "No"]);
    let form = form(vec![one]);
    let json = inspect_json("f.xlsx", &form);
    insta::assert_snapshot!(json, @r#"{"file":"f.xlsx","sheets":[{"columns":{"answer":"C","comment":null,"customer-part":null,"evidence":null,"id":"A","justification":null,"ownership":null,"plan":null,"question":"B","target-date":null},"context":{},"header_rows":[1],"name":"F","options":[{"cells":"C2:C3","source":"inline","values":["Yes","No"]}],"question_rows":[2,3],"questions":2,"skipped":null,"state":"visible"}]}"#);
    insta::assert_snapshot!(inspect_text("f.xlsx", &form), @"
    f.xlsx: 2 questions on 1 sheet

    'F': 2 questions
      question      column B
      id            column A
      answer        column C
      heading       row 1
      rows          2-3
      list          C2:C3: Yes | No (inline)
      for example   1 Do you have a policy?
      why
        column B as question (1.45): heading “Question” says question; 100 % of the texts read like questions; 20 characters on average; 100 % are different; a list to choose from on 100 % of its rows
        column A as id (1.00): heading “ID” says id; 100 % look like ids; 100 % are different
        column C as answer (1.20): heading “Answer” says answer; a list to choose from on 100 % of the rows; 100 % empty or placeholder; next to the question
    ");
    assert_eq!(question_columns(&form), [("F".to_string(), Some(1), vec![2, 3])]);
}
