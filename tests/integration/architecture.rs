//! The house keeps its order: who may use whom, and no vendor's name in the code.

use std::fs;
use std::path::{Path, PathBuf};

/// Each module with the modules it may use; `diagnostic` may be used by all.
const MAY_USE: &[(&str, &[&str])] = &[
    ("workbook", &[]),
    ("language", &[]),
    ("diagnostic", &[]),
    ("knowledge", &["language"]),
    ("matching", &["language"]),
    ("questionnaire", &["workbook", "language"]),
    ("answer", &["questionnaire", "matching", "knowledge", "language"]),
    ("report", &["answer", "questionnaire", "matching", "knowledge", "language"]),
    ("cli", &[]),
    ("commands", &["cli", "report", "answer", "questionnaire", "matching", "knowledge", "language", "workbook"]),
];

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The modules named in `crate::…` paths: also those of a grouped `use crate::{a::B, c::D}`.
fn used_modules(text: &str) -> Vec<String> {
    let mut used = Vec::new();
    for (start, _) in text.match_indices("crate::") {
        let rest = &text[start + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let (mut depth, mut name) = (0, String::new());
            for c in group.chars() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => used.push(std::mem::take(&mut name)),
                    _ if depth == 0 => name.push(c),
                    _ => {}
                }
            }
            used.push(name);
        } else {
            used.push(rest.to_string());
        }
    }
    let first_word =
        |path: String| path.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    used.into_iter().map(first_word).filter(|name| !name.is_empty()).collect()
}

fn forbidden(module: &str, text: &str) -> Vec<String> {
    let allowed = MAY_USE.iter().find(|(name, _)| *name == module).map_or(&[][..], |(_, allowed)| allowed);
    used_modules(text)
        .into_iter()
        .filter(|used| used != module && used != "diagnostic" && !allowed.contains(&used.as_str()))
        .collect()
}

#[test]
fn modules_use_only_what_they_may() {
    let mut found = Vec::new();
    for path in rust_files(&source()) {
        let relative = path.strip_prefix(source()).expect("below src").to_owned();
        let module = relative.iter().next().expect("a name").to_string_lossy().trim_end_matches(".rs").to_string();
        if module == "main" || module == "lib" {
            continue;
        }
        assert!(MAY_USE.iter().any(|(name, _)| *name == module), "module `{module}` is not in the house's plan");
        let text = fs::read_to_string(&path).expect("readable source");
        found.extend(forbidden(&module, &text).into_iter().map(|used| format!("{} uses {used}", relative.display())));
    }
    assert!(found.is_empty(), "forbidden imports:\n{}", found.join("\n"));
}

#[test]
fn a_forbidden_import_is_seen_in_every_form() {
    assert_eq!(forbidden("workbook", "use crate::answer::Answer;"), ["answer"]);
    assert_eq!(forbidden("matching", "let k = crate::knowledge::load(x);"), ["knowledge"]);
    assert_eq!(forbidden("language", "use crate::{diagnostic::Code, report::{a, b}, language::x};"), ["report"]);
    assert!(forbidden("answer", "use crate::matching::Index;").is_empty());
}

#[test]
fn no_shipped_vendor_is_named_in_the_code() {
    let knowledge = Path::new(env!("CARGO_MANIFEST_DIR")).join("knowledge");
    let mut names = Vec::new();
    for entry in fs::read_dir(knowledge).expect("the knowledge folder") {
        let vendor = entry.expect("an entry").path().join("vendor.toml");
        if let Ok(text) = fs::read_to_string(vendor) {
            let line = text.lines().find_map(|line| line.strip_prefix("name = ")).expect("a vendor has a name");
            names.push(line.split('"').nth(1).expect("a quoted name").to_lowercase());
        }
    }
    assert!(!names.is_empty(), "no vendor is shipped, so this test would check nothing");
    for path in rust_files(&source()) {
        let text = fs::read_to_string(&path).expect("readable source").to_lowercase();
        for name in &names {
            let whole = text.match_indices(name.as_str()).any(|(at, _)| {
                let outside = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
                outside(text[..at].chars().next_back()) && outside(text[at + name.len()..].chars().next())
            });
            assert!(!whole, "{} names the vendor `{name}`", path.display());
        }
    }
}
