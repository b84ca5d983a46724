//! What is shipped loads clean: every knowledge base, without an error, and with no warning but that an answer says less
//! than it should.

use crate::harness::{Qanswer, TODAY, project};

#[test]
fn every_knowledge_base_loads_without_findings() {
    let mut folders = vec![project().join("examples/knowledge")];
    for entry in std::fs::read_dir(project().join("knowledge")).expect("the knowledge folder") {
        let folder = entry.expect("an entry").path();
        if folder.join("vendor.toml").is_file() {
            folders.push(folder);
        }
    }
    assert!(folders.len() >= 2, "no vendor is shipped");
    for folder in folders {
        let outcome = Qanswer::new(["check", "--as-of", TODAY, "--knowledge"]).arg(&folder).run();
        assert_eq!(outcome.code, 0, "{}", outcome.stdout);
        let found =
            outcome.stdout.lines().find(|line| line.starts_with("warning[") && !line.contains("incomplete-answer"));
        assert_eq!(found, None, "{}", outcome.stdout);
    }
}

/// The example knowledge base is what people copy: it must show every key of the format.
#[test]
fn the_example_shows_every_key() {
    let mut text = String::new();
    for file in ["vendor.toml", "statements", "lists"] {
        read_all(&project().join("examples/knowledge").join(file), &mut text);
    }
    let keys = [
        "deployments",
        "grace-days",
        "aliases",
        "groups",
        "review-by",
        "request",
        "url",
        "stance-on",
        "who",
        "what",
        "short",
        "except",
        "binary",
        "controls",
        "ownership",
        "owner",
        "reviewed",
        "reviewed-by",
        "asked-as",
        "not-for",
        "products",
        "plan",
        "share",
        "inherited-from",
        "compensating",
        "customer-does",
        "audience",
        "status",
        "accept",
        "imported",
        "quote",
        "complete",
        "purpose",
        "place",
        "since",
    ];
    for key in keys {
        let shown = text.lines().any(|line| {
            !line.trim_start().starts_with('#')
                && (line.trim_start().starts_with(&format!("{key} =")) || line.contains(&format!("{key} = ")))
        });
        assert!(shown, "`{key}` is not shown");
    }
    assert!(
        text.contains("values.") && text.contains("{list:") && text.contains("{value:") && text.contains("{document:")
    );
}

fn read_all(path: &std::path::Path, text: &mut String) {
    if path.is_dir() {
        for entry in std::fs::read_dir(path).expect("a readable folder") {
            read_all(&entry.expect("an entry").path(), text);
        }
    } else {
        text.push_str(&std::fs::read_to_string(path).expect("a readable file"));
    }
}

/// The README publishes a rate for each shipped vendor: it must be the one that `check` prints.
#[test]
fn the_published_rate_is_the_measured_one() {
    let readme = std::fs::read_to_string(project().join("README.md")).expect("the README");
    let rows = readme.lines().filter_map(|line| {
        let cells: Vec<&str> = line.split('|').map(str::trim).filter(|cell| !cell.is_empty()).collect();
        let vendor = cells.first()?.strip_prefix('`')?.strip_suffix('`')?;
        project()
            .join("knowledge")
            .join(vendor)
            .join("expect.toml")
            .exists()
            .then(|| (vendor.to_owned(), cells[1..].join(" ")))
    });
    let rows: Vec<_> = rows.collect();
    assert_eq!(rows.len(), 5, "{rows:?}");
    for (vendor, published) in rows {
        let folder = project().join("knowledge").join(&vendor);
        let outcome = Qanswer::new(["check", "--as-of", TODAY, "--knowledge"]).arg(&folder).run();
        let line =
            outcome.stdout.lines().find(|line| line.contains(" of its own: ")).expect("the questions of its own");
        let measured: Vec<&str> = line
            .rsplit(&vendor)
            .next()
            .into_iter()
            .flat_map(|rest| rest.split([' ', ':', ',']))
            .filter(|word| word.parse::<u32>().is_ok())
            .collect();
        assert_eq!(published, measured.join(" "), "{vendor}");
    }
}
