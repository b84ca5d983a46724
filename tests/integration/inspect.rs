//! `inspect`: what was taken for what, for people and for programs.

use insta::assert_snapshot;

use crate::harness::Qanswer;

#[test]
fn a_form_is_shown_to_people() {
    assert_snapshot!(Qanswer::new(["inspect", "portal.csv"]).example("portal.csv").run().shown(), @"
    portal.csv: 14 questions on 1 sheet
      1 already answered

    the table: 14 questions
      question      column C
      id            column A
      answer        column D
      comment       column E
      section       column B, only read
      heading       row 1
      rows          2-6, 8-16
      for example   Q-001 What is the legal name of your company?
      why
        column C as question (1.30): heading “question” says question; 100 % of the texts read like questions; 41 characters on average; 100 % are different
        column A as id (0.98): heading “id” says id; 100 % look like ids; 100 % are different; 5 characters on average
        column D as answer (0.80): heading “response” says answer; 93 % empty or placeholder; next to the question
        column E as comment (1.09): heading “comments” says comment; 93 % empty or placeholder
    exit 0
    ");
}

#[test]
fn a_form_is_shown_to_programs() {
    let outcome = Qanswer::new(["inspect", "vendor.xlsx", "--format", "json"]).example("vendor.xlsx").run();
    let seen: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    let sheet =
        seen["sheets"].as_array().expect("sheets").iter().find(|sheet| sheet["name"] == "Security").expect("the sheet");
    assert_eq!(sheet["columns"]["question"], "C");
    assert_eq!(sheet["columns"]["answer"], "D");
    assert_eq!(sheet["columns"]["comment"], "E");
    assert_eq!(
        sheet["question_rows"].as_array().expect("rows").len() as u64,
        sheet["questions"].as_u64().expect("a count")
    );
    assert!(sheet["skipped"].is_null() && sheet["options"].as_array().is_some_and(|options| !options.is_empty()));
    let lists =
        seen["sheets"].as_array().expect("sheets").iter().find(|sheet| sheet["name"] == "Lists").expect("the sheet");
    assert_eq!((lists["state"].as_str(), lists["questions"].as_u64()), (Some("hidden"), Some(0)));
    assert!(lists["skipped"].is_string());
}

#[test]
fn no_questions_exit_with_3() {
    let outcome =
        Qanswer::new(["inspect", "figures.csv"]).file("figures.csv", "month,amount\nJanuary,12\nFebruary,14\n").run();
    assert_eq!(outcome.code, 3);
    assert_snapshot!(outcome.shown(), @"
    figures.csv: 0 questions

    set aside
      the table  nothing like a list of questions in its first 200 rows
    exit 3
    ");
}
