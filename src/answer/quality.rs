//! How well questions are answered: of the example vendor nothing wrong and most of what can be; of the shipped ones what
//! is on record, and no limit that nobody stated.

use std::path::Path;

use super::{Answer, Disposition, Engine, Policy};
use crate::knowledge::{self, Catalogue, Knowledge, SourceFile, Stance, Statement};
use crate::questionnaire::{Choices, Question, Role, Slot};

#[path = "../../tests/support/sources.rs"]
mod sources;

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
    base("examples/knowledge")
}

fn base(folder: &str) -> Knowledge {
    let sources = sources::sources(folder).into_iter().map(|(path, text)| SourceFile { path, text });
    let loaded = knowledge::load(&sources.collect::<Vec<_>>(), Catalogue::builtin());
    loaded.knowledge.expect("a base without errors")
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

/// Every phrasing on record of a statement, with the product that it is asked of.
fn phrasings(base: &Knowledge) -> Vec<(&Statement, Row)> {
    let rows = base.statements.iter().flat_map(|statement| {
        statement.asked_as.iter().map(move |asked| {
            let row = Row {
                statements: vec![statement.id.clone()],
                stance: String::new(),
                product: statement.products.first().cloned(),
                question: asked.clone(),
            };
            (statement, row)
        })
    });
    rows.collect()
}

/// The folders of the shipped knowledge bases.
fn shipped() -> Vec<String> {
    let folders = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("knowledge")).expect("knowledge");
    let folders = folders.map(|folder| folder.expect("a readable entry").path());
    let vendors = folders.filter(|folder| folder.join("vendor.toml").exists());
    let mut shipped: Vec<String> = vendors.map(|folder| folder.display().to_string()).collect();
    shipped.sort();
    assert!(shipped.len() >= 5, "{shipped:?}");
    shipped
}

#[test]
fn a_phrasing_on_record_is_answered_by_its_own_statement() {
    for vendor in shipped() {
        let base = base(&vendor);
        let engine = Engine::new(&base, "2026-11-25".parse().expect("a date"), Policy::default());
        let asked = phrasings(&base);
        let own = asked.iter().filter(|(statement, row)| {
            let answer = ask(&engine, row);
            answer.disposition == Disposition::Answered && answer.parts.iter().any(|part| part.source == statement.id)
        });
        // What has no stance is no answer to a question for yes or no, whoever wrote it down.
        let own = own.count();
        assert!(own * 100 >= asked.len() * 97, "{vendor}: {own} of {}", asked.len());
    }
}

#[test]
fn a_limit_that_nobody_stated_is_never_kept_to() {
    for vendor in shipped() {
        let base = base(&vendor);
        let engine = Engine::new(&base, "2026-11-25".parse().expect("a date"), Policy::default());
        // A period of zero is within any.
        for (_, mut row) in phrasings(&base).into_iter().filter(|(statement, _)| statement.values.is_empty()) {
            let Some(asked) = row.question.strip_suffix('?') else { continue };
            row.question = format!("{asked} within 3 minutes?");
            let answer = ask(&engine, &row);
            let yes = answer.disposition == Disposition::Answered && answer.stance == Some(Stance::Yes);
            assert!(!yes, "{vendor}: {}: {:?}", row.question, answer.text);
        }
    }
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
