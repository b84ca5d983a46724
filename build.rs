//! Prepares what is the same at every start of the program: the catalogue's TOML becomes JSON, which loads several
//! times faster, and the index over its topics is built.
//!
//! The index is built by the very modules of the program. A broken catalogue fails the build; what it means is checked
//! by the tests of `knowledge::catalogue`, and that the index is the right one by those of `answer`.

use std::path::{Path, PathBuf};
use std::{env, fs};

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::language::Lexicon;
use crate::matching::{Entry, Index};

#[path = "src/language/mod.rs"]
#[allow(dead_code, unused_imports, unreachable_pub)]
mod language;
#[path = "src/matching/mod.rs"]
#[allow(dead_code, unused_imports, unreachable_pub)]
mod matching;

/// What the index needs of a topic.
#[derive(Deserialize)]
struct Topic {
    id: String,
    title: String,
    question: String,
    phrasings: Vec<String>,
}

#[derive(Deserialize)]
struct Concept {
    id: String,
    #[serde(default)]
    broad: bool,
    phrases: Vec<String>,
    #[serde(default)]
    related: Vec<String>,
}

fn main() {
    let folder = Path::new("knowledge/catalog");
    println!("cargo::rerun-if-changed={}", folder.display());
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let mut catalogue = Map::new();
    for name in ["values", "domains"] {
        catalogue.extend(read(&folder.join(format!("{name}.toml"))));
    }
    let mut topics = Vec::new();
    for path in toml_files(&folder.join("topics")) {
        match read(&path).remove("topic") {
            Some(Value::Array(found)) => topics.extend(found),
            _ => panic!("{} holds no [[topic]]", path.display()),
        }
    }
    let concepts = read(&folder.join("concepts.toml")).remove("concept").expect("concepts.toml holds [[concept]]");
    let (near, light) = (texts(&folder.join("near.toml"), "groups"), texts(&folder.join("light.toml"), "words"));
    fs::write(out.join("topics.index"), index(concepts, &near, &light, &topics)).expect("OUT_DIR takes the index");
    catalogue.insert("topic".into(), Value::Array(topics));
    write(&out.join("catalogue.json"), &Value::Object(catalogue));
    for edition in ["4.0", "4.1"] {
        let file = read(&folder.join(format!("caiq-{edition}.toml")));
        write(&out.join(format!("caiq-{edition}.json")), &Value::Object(file));
    }
}

fn index(concepts: Value, near: &[String], light: &[String], topics: &[Value]) -> Vec<u8> {
    let concepts: Vec<Concept> = serde_json::from_value(concepts).expect("concepts have their fields");
    let lexicon = Lexicon::with_words(
        concepts.iter().map(|one| (one.id.as_str(), one.broad, one.phrases.as_slice(), one.related.as_slice())),
        near.iter().map(String::as_str),
        light.iter().map(String::as_str),
    );
    let entry = |topic: &Value| {
        let topic = Topic::deserialize(topic).expect("topics have their fields");
        Entry::asked(&topic.id, &topic.title, &topic.question, topic.phrasings)
    };
    Index::build(&lexicon, topics.iter().map(entry).collect()).pack()
}

/// The texts of a file that holds nothing else.
fn texts(path: &Path, key: &str) -> Vec<String> {
    let texts = read(path).remove(key).unwrap_or_else(|| panic!("{} holds no {key}", path.display()));
    serde_json::from_value(texts).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn read(path: &Path) -> Map<String, Value> {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn write(path: &Path, value: &Value) {
    fs::write(path, value.to_string()).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

fn toml_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<_> = entries
        .map(|entry| entry.expect("a readable entry").path())
        .filter(|path| path.extension().is_some_and(|e| e == "toml"))
        .collect();
    paths.sort();
    paths
}
