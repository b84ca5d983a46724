//! `check`: one small base for each code, named by its single defect.

use std::collections::BTreeSet;

use insta::assert_snapshot;
use qanswer::diagnostic::{Code, Severity};

use crate::harness::Qanswer;

const VENDOR: &str = "name = \"One Ltd\"\nvoice = \"we\"\n\n[[product]]\nid = \"sync\"\nname = \"Sync\"\n\n[[document]]\nid = \"policy\"\ntitle = \"Policy\"\nkind = \"policy\"\n";
const EVIDENCE: &str = "evidence = [{ document = \"policy\", section = \"Access\" }]\n";

/// A statement with these further lines, and its evidence.
fn statement(id: &str, lines: &str) -> String {
    format!("[[statement]]\nid = \"{id}\"\ntext = \"Staff use a second factor.\"\n{lines}\n{EVIDENCE}")
}

const ASKED: &str = "Do staff need a second factor?";

fn expect(question: &str, lines: &str) -> String {
    format!("[[expect]]\nquestion = \"{question}\"\n{lines}\n")
}

/// The code of each defect, the file it stands in and what that file adds.
fn defects() -> Vec<(Code, &'static str, String)> {
    let one = |lines: &str| statement("a", lines);
    let plan = "topics = [\"mfa\"]\nstance = \"no\"\nplan = { text = \"Soon\", by = \"2025\", share = true }";
    let expired = "\n[[document]]\nid = \"report\"\ntitle = \"Report\"\nkind = \"report\"\nreview-by = 2026-01-31\n";
    vec![
        (Code::Syntax, "statements/a.toml", one("topics = [")),
        (Code::UnknownKey, "statements/a.toml", one("topics = [\"mfa\"]\nevidense = 1")),
        (
            Code::MissingKey,
            "statements/a.toml",
            format!("[[statement]]\ntopics = [\"mfa\"]\ntext = \"Yes.\"\n{EVIDENCE}"),
        ),
        (Code::WrongType, "statements/a.toml", one("topics = \"mfa\"")),
        (Code::UnknownWord, "statements/a.toml", one("topics = [\"mfa\"]\nstance = \"maybe\"")),
        (Code::UnknownTopic, "statements/a.toml", one("topics = [\"mfaa\"]")),
        (Code::UnknownProduct, "statements/a.toml", one("topics = [\"mfa\"]\nproducts = [\"synk\"]")),
        (Code::UnknownDeployment, "statements/a.toml", one("topics = [\"mfa\"]\ndeployments = [\"cloud\"]")),
        (
            Code::UnknownDocument,
            "statements/a.toml",
            format!(
                "[[statement]]\nid = \"a\"\ntopics = [\"mfa\"]\ntext = \"Yes.\"\n{}",
                EVIDENCE.replace("policy", "polizy")
            ),
        ),
        (Code::UnknownControl, "statements/a.toml", one("topics = [\"mfa\"]\ncontrols = [\"IAM-99\"]")),
        (Code::UnknownValue, "statements/a.toml", one("topics = [\"mfa\"]\nvalues.fix-tyme = \"10 days\"")),
        (
            Code::UnknownPlaceholder,
            "statements/a.toml",
            format!("[[statement]]\nid = \"a\"\ntopics = [\"mfa\"]\ntext = \"See {{list:nothing}}.\"\n{EVIDENCE}"),
        ),
        (Code::DuplicateId, "statements/a.toml", one("topics = [\"mfa\"]") + &one("topics = [\"mfa\"]")),
        (Code::MalformedId, "statements/a.toml", statement("A b", "topics = [\"mfa\"]")),
        (
            Code::MalformedValue,
            "statements/a.toml",
            one("topics = [\"vulnerability-remediation\"]\nvalues.fix-time = { critical = \"10 dyas\" }"),
        ),
        (
            Code::EmptyText,
            "statements/a.toml",
            format!("[[statement]]\nid = \"a\"\ntopics = [\"mfa\"]\ntext = \"\"\n{EVIDENCE}"),
        ),
        (
            Code::MissingEvidence,
            "statements/a.toml",
            "[[statement]]\nid = \"a\"\ntopics = [\"mfa\"]\ntext = \"Yes.\"\n".into(),
        ),
        (Code::UnknownFile, "statement/a.toml", one("topics = [\"mfa\"]")),
        (
            Code::Contradiction,
            "statements/a.toml",
            one("topics = [\"mfa\"]\nstance = \"yes\"") + &statement("b", "topics = [\"mfa\"]\nstance = \"no\""),
        ),
        (Code::ExpiredEvidence, "vendor.toml", format!("{VENDOR}{expired}")),
        (Code::Unreachable, "statements/a.toml", one("")),
        (Code::PassedPlan, "statements/a.toml", one(plan)),
        (Code::UnknownStatement, "expect.toml", expect("Do you sell ships?", "status = \"open\"\nstatement = \"b\"")),
        (Code::WrongAnswer, "expect.toml", expect(ASKED, "status = \"open\"")),
        (Code::IncompleteAnswer, "expect.toml", expect(ASKED, "status = \"answered\"\nmust-contain = [\"fido|key\"]")),
    ]
}

fn check(file: &str, text: &str) -> crate::harness::Outcome {
    let mut run = Qanswer::new(["check", "--knowledge", "kb", "--as-of", "2026-11-24"]).file("kb/vendor.toml", VENDOR);
    if file == "vendor.toml" {
        let stands_on_it = statement("a", "topics = [\"mfa\"]").replace("\"policy\"", "\"report\"");
        run = run.file("kb/statements/a.toml", stands_on_it);
    }
    if file == "expect.toml" {
        let asked = format!("topics = [\"mfa\"]\nstance = \"yes\"\nasked-as = [\"{ASKED}\"]");
        run = run.file("kb/statements/a.toml", statement("a", &asked));
    }
    run.file(format!("kb/{file}").as_str(), text).run()
}

#[test]
fn the_report_counts_by_kind_and_names_what_is_not_right() {
    let text = [
        expect(ASKED, "status = \"answered\"\nstance = \"yes\"\nstatement = \"a\"\nkind = \"short\""),
        expect(ASKED, "status = \"answered\"\nstance = \"no\"\nkind = \"short\""),
        expect("Who owns your ships?", "status = \"answered\""),
        expect("Who owns your ships?", "status = \"open\"\nkind = \"abstain\""),
    ];
    let asked = format!("topics = [\"mfa\"]\nstance = \"yes\"\nasked-as = [\"{ASKED}\"]");
    let outcome = Qanswer::new(["check", "--report", "--knowledge", "kb", "--as-of", "2026-11-24"])
        .file("kb/vendor.toml", VENDOR)
        .file("kb/statements/a.toml", statement("a", &asked))
        .file("kb/expect.toml", text.concat())
        .run();
    assert_snapshot!(outcome.shown(), @r#"
    error[wrong-answer]: the question is answered wrongly: `yes`, and expected `no`
     --> kb/expect.toml:8:12
      |
    8 | question = "Do staff need a second factor?"
      |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ asked here

    kind     asked      right    drafted     missed incomplete      wrong
    abstain      1          1          0          0          0          0
    other        1          0          0          1          0          0
    short        2          1          0          0          0          1

    kb/expect.toml:8:12: wrong: Do staff need a second factor? [`yes`, and expected `no`]
    kb/expect.toml:13:12: missed: Who owns your ships? [neighbour-only]

    kb: 4 questions of its own: 2 right, 0 drafted, 1 missed, 0 incomplete, 1 wrong
    kb: 1 statement, 0 list entries: 1 error, no warnings
    exit 11
    "#);
}

#[test]
fn each_defect_is_found_and_nothing_else() {
    for (code, file, text) in defects() {
        let outcome = check(file, &text);
        let found: Vec<&str> =
            outcome.stdout.lines().filter(|line| line.starts_with("error[") || line.starts_with("warning[")).collect();
        let wanted = format!("{}[{code}]", code.severity().as_str());
        // A torn array leads to further syntax errors; every other defect is said once.
        assert!(!found.is_empty() && found.iter().all(|line| line.starts_with(&wanted)), "{code}: {}", outcome.shown());
        assert!(code == Code::Syntax || found.len() == 1, "{code}: {}", outcome.shown());
        assert!(outcome.stdout.contains("kb/"), "{code} has no place: {}", outcome.shown());
        let errors = code.severity() == Severity::Error;
        assert_eq!(outcome.code, if errors { 11 } else { 0 }, "{code}");
    }
}

#[test]
fn every_code_has_a_defect() {
    let tested: BTreeSet<Code> = defects().into_iter().map(|(code, ..)| code).collect();
    assert_eq!(tested, Code::ALL.iter().copied().collect());
}

#[test]
fn a_wrong_name_is_shown_with_its_place_and_the_nearest_one() {
    assert_snapshot!(check("statements/a.toml", &statement("a", "topics = [\"encryption-at-rst\"]")).shown(), @r#"
    error[unknown-topic]: there is no topic `encryption-at-rst`
     --> kb/statements/a.toml:4:11
      |
    4 | topics = ["encryption-at-rst"]
      |           ^^^^^^^^^^^^^^^^^^^ not in the catalogue
      |
      = help: did you mean `encryption-at-rest`?

    kb: 1 error, no warnings
    exit 11
    "#);
}

#[test]
fn a_contradiction_shows_both_places() {
    let text =
        statement("a", "topics = [\"mfa\"]\nstance = \"yes\"") + &statement("b", "topics = [\"mfa\"]\nstance = \"no\"");
    assert_snapshot!(check("statements/a.toml", &text).shown(), @r#"
    warning[contradiction]: `a` and `b` disagree on `mfa`
     --> kb/statements/a.toml:2:6
      |
    2 | id = "a"
      |      ^^^
    ...
    8 | id = "b"
      |      --- the other one

    kb: 2 statements, 0 list entries: no errors, 1 warning
    exit 0
    "#);
}

#[test]
fn codes_are_explained() {
    assert_snapshot!(Qanswer::new(["check", "--explain", "missing-evidence"]).run().shown(), @"
    missing-evidence (error)

    An approved statement without evidence: every answer is traced to a document, or it stays a draft.
    exit 0
    ");
    assert_snapshot!(Qanswer::new(["check", "--explain", "missing-evidense"]).run().shown(), @"
    error: there is no code `missing-evidense`
      help: did you mean `missing-evidence`?
    exit 2
    ");
}
