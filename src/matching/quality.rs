//! How often the catalogue's topics are found, measured on questions that name their topics.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use super::*;
use crate::language::{Lexicon, read};

fn parsed(path: &Path) -> toml::Table {
    std::fs::read_to_string(path).unwrap().parse().unwrap()
}

fn text(table: &toml::Value, key: &str) -> String {
    table.get(key).and_then(toml::Value::as_str).unwrap_or_default().to_owned()
}

fn texts(table: &toml::Value, key: &str) -> Vec<String> {
    let list = table.get(key).and_then(toml::Value::as_array);
    list.map(|list| list.iter().filter_map(|one| one.as_str().map(str::to_owned)).collect()).unwrap_or_default()
}

fn catalog() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("knowledge/catalog")
}

fn lexicon() -> Lexicon {
    let table = parsed(&catalog().join("concepts.toml"));
    let concepts: Vec<_> = table["concept"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            (
                text(one, "id"),
                one.get("broad").is_some_and(|broad| broad.as_bool() == Some(true)),
                texts(one, "phrases"),
                texts(one, "related"),
            )
        })
        .collect();
    let start = Instant::now();
    let lexicon = Lexicon::new(
        concepts.iter().map(|(id, broad, phrases, related)| (id.as_str(), *broad, &phrases[..], &related[..])),
    );
    println!("lexicon of {} concepts: {:?}", concepts.len(), start.elapsed());
    lexicon
}

fn entries() -> Vec<Entry> {
    let mut files: Vec<_> =
        std::fs::read_dir(catalog().join("topics")).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    let mut entries = Vec::new();
    for file in files {
        for topic in parsed(&file)["topic"].as_array().unwrap() {
            let mut phrasings = texts(topic, "phrasings");
            phrasings.insert(0, text(topic, "question"));
            entries.push(Entry {
                id: text(topic, "id"),
                phrasings,
                met: 0,
                body: text(topic, "title"),
                heading: String::new(),
            });
        }
    }
    entries
}

/// Ranks a question as the answer engine does: clause by clause, here only the first.
fn ask(index: &Index, lexicon: &Lexicon, question: &str, context: &[String]) -> Vec<Candidate> {
    let reading = read(question, context, None, lexicon);
    let clause = &reading.clauses[0];
    index.rank(&Query { focus: &clause.focus, asked: "", qualifiers: &clause.qualifiers, context }, 10)
}

#[test]
fn caiq_questions_find_their_topics() {
    let lexicon = lexicon();
    let start = Instant::now();
    let index = Index::build(&lexicon, entries());
    println!("index of {} entries, {} phrasings: {:?}", index.len(), index.units.len(), start.elapsed());
    let table = parsed(&catalog().join("caiq-4.0.toml"));
    for headed in [false, true] {
        let (mut first, mut three, mut ten, mut total) = (0, 0, 0, 0);
        let mut misses: BTreeMap<String, String> = BTreeMap::new();
        let start = Instant::now();
        for question in table["question"].as_array().unwrap() {
            let topics = texts(question, "topics");
            let asks = [text(question, "asks"), text(question, "label")]
                .into_iter()
                .find(|asks| !asks.is_empty())
                .unwrap_or_default();
            let context = if headed { vec![text(question, "title")] } else { Vec::new() };
            let ranked = ask(&index, &lexicon, &asks, &context);
            let place = ranked.iter().position(|candidate| topics.contains(&candidate.id));
            total += 1;
            first += usize::from(place == Some(0));
            three += usize::from(place.is_some_and(|place| place < 3));
            ten += usize::from(place.is_some());
            if place != Some(0) {
                let best = ranked.first().map(|best| format!("{} {}", best.id, best.score)).unwrap_or_default();
                misses.insert(text(question, "id"), format!("{asks} | {topics:?} at {place:?} | {best}"));
            }
        }
        println!("headed {headed}: first {first}, three {three}, ten {ten} of {total} in {:?}", start.elapsed());
        if !headed && std::env::var_os("SHOW").is_some() {
            for (id, miss) in misses {
                println!("  {id} {miss}");
            }
        }
        assert!(first * 100 >= total * 50, "first {first} of {total}");
        assert!(three * 100 >= total * 70, "three {three} of {total}");
    }
}

#[test]
#[ignore = "needs ../shared"]
fn development_questions_are_shown() {
    let lexicon = lexicon();
    let index = Index::build(&lexicon, entries());
    let folder = std::env::var_os("TRUTH")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/truth-dev"), Into::into);
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    for file in files {
        for line in std::fs::read_to_string(file).unwrap().lines() {
            let row: serde_json::Value = serde_json::from_str(line).unwrap();
            let question = row["question"].as_str().unwrap();
            println!("{} [{}] {question}", row["id"].as_str().unwrap(), row["topic"].as_str().unwrap());
            for clause in read(question, &[], None, &lexicon).clauses {
                println!(
                    "    {:?}{} focus={:?} qual={:?} wants={:?} bound={:?} who={:?} what={:?} pol={:?}{}{}",
                    clause.kind,
                    if clause.reversed { " REVERSED" } else { "" },
                    clause.focus,
                    clause.qualifiers,
                    clause.wants,
                    clause.bound.as_ref().map(|b| &b.text),
                    clause.who,
                    clause.what,
                    clause.reversal,
                    if clause.uncertain_polarity { " UNCERTAIN" } else { "" },
                    if clause.history { " history" } else { "" }
                );
                let found: Vec<_> = index
                    .rank(&Query { focus: &clause.focus, asked: "", qualifiers: &clause.qualifiers, context: &[] }, 3)
                    .into_iter()
                    .map(|one| format!("{} {:.3}", one.id, one.score))
                    .collect();
                println!("      => {}", found.join(" | "));
            }
        }
    }
}
