//! `qanswer ask`: one question, or a file of them.

use std::io::{Read, Write};

use serde::Deserialize;

use super::knowledge::{Base, product_of};
use super::stop::Stop;
use super::{exit, files};
use crate::answer::{Answer, Disposition, Engine};
use crate::cli::{AskArgs, AskFormat};
use crate::matching::Explanation;
use crate::questionnaire::{Choices, Question, Role, Slot};
use crate::report;

/// A row of a `.jsonl` file: a form in reading order.
#[derive(Deserialize)]
struct AskedRow {
    question: String,
    id: Option<String>,
    section: Option<String>,
    product: Option<String>,
}

/// Answers and prints; the exit code is 0 whatever the dispositions.
pub(crate) fn run(args: &AskArgs, out: &mut dyn Write) -> anyhow::Result<u8> {
    let questions = questions(args)?;
    let base = Base::load(&args.knowledge)?;
    let product = args.product.as_deref().map(|name| product_of(&base.knowledge, name)).transpose()?;
    let engine = Engine::new(&base.knowledge, base.today, args.policy());
    let mut products = Vec::with_capacity(questions.len());
    for question in &questions {
        let own = question.product.as_deref().map(|name| product_of(&base.knowledge, name)).transpose()?;
        products.push(own.or_else(|| product.clone()));
    }
    let asked: Vec<_> = questions.iter().zip(products.iter().map(Option::as_deref)).collect();
    let answers = engine.answer_all(&asked);
    match args.format {
        AskFormat::Text => {
            for (question, answer) in questions.iter().zip(&answers) {
                if questions.len() > 1 && !args.plain {
                    writeln!(out, "> {}", question.text)?;
                }
                print(out, args, answer)?;
                if questions.len() > 1 && !args.plain {
                    writeln!(out)?;
                }
            }
        }
        AskFormat::Json => {
            let all: Vec<_> = questions.iter().zip(&answers).map(|(q, a)| report::answer_json(q, a)).collect();
            writeln!(out, "{}", serde_json::to_string_pretty(&all)?)?;
        }
        AskFormat::Jsonl => {
            for (question, answer) in questions.iter().zip(&answers) {
                writeln!(out, "{}", report::answer_json(question, answer))?;
            }
        }
    }
    Ok(exit::DONE)
}

fn questions(args: &AskArgs) -> anyhow::Result<Vec<Question>> {
    if let Some(text) = &args.question {
        return Ok(vec![free_question(1, text.trim())]);
    }
    let Some(path) = &args.questions else { return Ok(Vec::new()) };
    let shown = path.display();
    let bytes = if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes)?;
        bytes
    } else {
        files::read(path)?
    };
    let text = String::from_utf8(bytes)
        .map_err(|_| Stop::new(exit::FAILED, format!("{shown} is not UTF-8 text"), "save it as UTF-8 and try again"))?;
    let lines = text.trim_start_matches('\u{feff}').lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let is_jsonl = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("jsonl"));
    let questions: Vec<_> = if is_jsonl {
        lines
            .map(|(i, line)| {
                let row: AskedRow = serde_json::from_str(line).map_err(|error| {
                    Stop::new(
                        exit::FAILED,
                        format!("{shown}:{}:{}: {error}", i + 1, error.column()),
                        "each line is an object with `question` and optionally `id`, `section`, `product`",
                    )
                })?;
                let mut question = free_question(i + 1, row.question.trim());
                question.id = row.id;
                question.section = row.section.filter(|section| !section.is_empty()).into_iter().collect();
                question.product = row.product;
                Ok(question)
            })
            .collect::<anyhow::Result<_>>()?
    } else {
        lines.map(|(i, line)| free_question(i + 1, line.trim())).collect()
    };
    if questions.is_empty() {
        return Err(Stop::new(
            exit::NO_QUESTIONS,
            format!("no questions were found in {shown}"),
            "write one question a line",
        )
        .into());
    }
    Ok(questions)
}

fn free_question(line: usize, text: &str) -> Question {
    Question {
        key: line.to_string(),
        text: text.split_whitespace().collect::<Vec<_>>().join(" "),
        slots: vec![Slot { role: Role::Answer, place: None, choices: Choices::Free { limit: None } }],
        ..Question::default()
    }
}

fn print(out: &mut dyn Write, args: &AskArgs, answer: &Answer) -> anyhow::Result<()> {
    let text = answer.text.as_deref();
    match (answer.disposition, text) {
        (Disposition::Answered, Some(text)) => writeln!(out, "{text}")?,
        (Disposition::Confirm, Some(text)) => writeln!(out, "DRAFT, check first: {text}")?,
        _ if args.plain => writeln!(out)?,
        _ => writeln!(out, "No answer.")?,
    }
    if args.plain {
        return Ok(());
    }
    let reason = answer.reason.map(|reason| format!("{}: {}", reason.code(), reason.sentence())).unwrap_or_default();
    match answer.disposition {
        Disposition::Answered => {}
        disposition => writeln!(out, "  {:<9}  {reason}", disposition.word())?,
    }
    for (n, cited) in answer.parts.iter().flat_map(|part| &part.evidence).enumerate() {
        let label = if n == 0 && answer.disposition == Disposition::Answered { "answered" } else { "" };
        let dated = cited.dated.as_deref().map(|date| format!("{date}, ")).unwrap_or_default();
        writeln!(out, "  {label:<9}  {}, \"{}\" ({dated}{})", cited.title, cited.section, cited.audience)?;
    }
    if answer.disposition == Disposition::Open {
        if let Some(owner) = &answer.owner {
            writeln!(out, "  {:<9}  {owner}", "owner")?;
        }
        let closest: Vec<_> = answer.candidates.iter().take(3).map(|(id, score)| format!("{id} {score:.3}")).collect();
        if !closest.is_empty() {
            writeln!(out, "  {:<9}  {}", "closest", closest.join(", "))?;
        }
    }
    if args.explain {
        for check in &answer.checks {
            let outcome = check.reason.map_or("pass", |reason| reason.code());
            writeln!(
                out,
                "  check      {}: {outcome}{}",
                check.code,
                if check.note.is_empty() { String::new() } else { format!(" ({})", check.note) }
            )?;
        }
        explain(out, &answer.explanation, 1)?;
    }
    Ok(())
}

fn explain(out: &mut dyn Write, node: &Explanation, depth: usize) -> anyhow::Result<()> {
    let note = if node.note.is_empty() { String::new() } else { format!("  {}", node.note) };
    writeln!(out, "{:indent$}{:.3}  {}{note}", "", node.value, node.label, indent = depth * 2)?;
    for part in &node.parts {
        explain(out, part, depth + 1)?;
    }
    Ok(())
}
