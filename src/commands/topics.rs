//! `qanswer topics`: the catalogue, listed and searched, so that a maintainer finds the id to write.

use std::io::Write;

use super::exit;
use super::stop::Stop;
use crate::cli::TopicsArgs;
use crate::knowledge::{Catalogue, Topic};

/// Lists all topics, those that the words find, or one in full.
pub(crate) fn run(args: &TopicsArgs, out: &mut dyn Write) -> anyhow::Result<u8> {
    let catalogue = Catalogue::builtin();
    if let [id] = args.words.as_slice()
        && let Some(topic) = catalogue.topic(id)
    {
        return show(catalogue, topic, out);
    }
    let found = catalogue.search(&args.words.join(" "));
    if found.is_empty() {
        return Err(Stop::new(
            exit::FAILED,
            format!("no topic matches `{}`", args.words.join(" ")),
            "try fewer or other words; `qanswer topics` lists all",
        )
        .into());
    }
    let width = found.iter().map(|topic| topic.id.len()).max().unwrap_or(0);
    for topic in &found {
        writeln!(out, "{:width$}  {}", topic.id, topic.question)?;
    }
    Ok(exit::DONE)
}

fn show(catalogue: &Catalogue, topic: &Topic, out: &mut dyn Write) -> anyhow::Result<u8> {
    writeln!(out, "{}: {}\n\n  {}\n", topic.id, topic.title, topic.question)?;
    writeln!(out, "A statement's stance answers this question. Other ways to ask about the topic:\n")?;
    for phrasing in &topic.phrasings {
        writeln!(out, "  {phrasing}")?;
    }
    writeln!(out)?;
    let values: Vec<String> = topic
        .values
        .iter()
        .filter_map(|id| catalogue.value(id))
        .map(|value| {
            let by = value.by.as_ref().map(|by| format!(" by {by}")).unwrap_or_default();
            format!("{} ({}{by})", value.id, value.kind_word())
        })
        .collect();
    let caiq: Vec<String> = ["4.0", "4.1"]
        .iter()
        .filter_map(|edition| {
            let ids: Vec<_> = catalogue
                .caiq_questions()
                .iter()
                .filter(|question| question.edition == *edition && question.topics.contains(&topic.id))
                .map(|question| question.id.as_str())
                .collect();
            (!ids.is_empty()).then(|| format!("{edition}: {}", ids.join(", ")))
        })
        .collect();
    let route = if topic.is_legal() { " (only a person answers)" } else { "" };
    for (label, text) in [
        ("domain", topic.domain.clone()),
        ("owner", format!("{}{route}", topic.owner)),
        ("values", values.join(", ")),
        ("neighbours", topic.neighbours.join(", ")),
        ("CAIQ", caiq.join("; ")),
    ] {
        if !text.is_empty() {
            writeln!(out, "{label:<10}  {text}")?;
        }
    }
    Ok(exit::DONE)
}
