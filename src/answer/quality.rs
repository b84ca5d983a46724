//! How well questions to the example vendor are answered: nothing wrong, and most of what can be.

use std::path::Path;

use super::{Answer, Disposition, Engine, Policy};
use crate::knowledge::{self, Catalogue, Knowledge, SourceFile};
use crate::questionnaire::{Choices, Question, Role, Slot};

/// One line of the corpus: statements that may answer, stance, product, question.
struct Row {
    statements: Vec<String>,
    stance: String,
    product: Option<String>,
    question: String,
}

fn rows() -> Vec<Row> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/matching/fernhill.txt");
    let text = std::fs::read_to_string(path).expect("the corpus");
    let row = |line: &str| {
        let fields: Vec<&str> = line.splitn(4, '|').map(str::trim).collect();
        let [statements, stance, product, question] = fields[..] else { panic!("{line}") };
        Row {
            statements: statements.split('+').filter(|id| *id != "-").map(str::to_owned).collect(),
            stance: stance.to_owned(),
            product: Some(product.to_owned()).filter(|product| !product.is_empty()),
            question: question.to_owned(),
        }
    };
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(row).collect()
}

fn vendor() -> Knowledge {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/knowledge");
    let mut sources = Vec::new();
    for part in ["", "statements", "lists"] {
        for file in std::fs::read_dir(folder.join(part)).expect("the example vendor") {
            let path = file.expect("a readable entry").path();
            if path.extension().is_some_and(|extension| extension == "toml") {
                let text = std::fs::read_to_string(&path).expect("a readable file");
                sources.push(SourceFile { path: path.display().to_string(), text });
            }
        }
    }
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    knowledge::load(&sources, Catalogue::builtin()).knowledge.expect("a base without errors")
}

fn ask(engine: &Engine<'_>, row: &Row) -> Answer {
    let slot = Slot { role: Role::Answer, place: None, choices: Choices::Free { limit: None } };
    let question = Question { text: row.question.clone(), slots: vec![slot], ..Question::default() };
    engine.answer(&question, row.product.as_deref())
}

#[test]
fn nothing_is_answered_wrongly_and_most_is_answered() {
    let base = vendor();
    let engine = Engine::new(&base, "2026-11-24".parse().expect("a date"), Policy::default());
    let (mut right, mut answerable, mut wrong) = (0, 0, Vec::new());
    for row in rows() {
        let answer = ask(&engine, &row);
        answerable += usize::from(!row.statements.is_empty());
        if answer.disposition != Disposition::Answered {
            continue;
        }
        let stance = answer.stance.map(|stance| stance.to_string()).unwrap_or_default();
        let stance_fits = row.stance.is_empty() || stance == row.stance;
        // A row without a statement that has a stance may be denied, and need not be.
        let denied = row.statements.is_empty() && !row.stance.is_empty() && stance_fits;
        let supported = answer.parts.iter().any(|part| row.statements.contains(&part.source));
        if supported && stance_fits {
            right += 1;
        } else if !denied {
            let sources: Vec<_> = answer.parts.iter().map(|part| part.source.as_str()).collect();
            wrong.push(format!("{}: {stance} {sources:?}", row.question));
        }
    }
    println!("answered rightly {right} of {answerable}");
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(right * 100 >= answerable * 80, "answered rightly {right} of {answerable}");
}

#[test]
fn answers_fit_into_a_cell() {
    let base = vendor();
    let engine = Engine::new(&base, "2026-11-24".parse().expect("a date"), Policy::default());
    for row in rows() {
        let answer = ask(&engine, &row);
        let text = answer.text.unwrap_or_default();
        assert!(text.chars().count() <= 700, "{}: {text}", row.question);
        for internal in ["statement", "list:", "company:", "score", "policy.dated", "{", "Section"] {
            assert!(!text.contains(internal), "{}: {text}", row.question);
        }
    }
}
