//! The files of a knowledge base, for tests and benchmarks; the program reads them with errors for people.

use std::path::Path;

/// Path and text of every TOML file of a folder below the project's root, in order.
pub(crate) fn sources(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut sources = Vec::new();
    for part in ["", "statements", "lists"] {
        for file in std::fs::read_dir(folder.join(part)).into_iter().flatten() {
            let path = file.expect("a readable entry").path();
            if path.extension().is_some_and(|extension| extension == "toml") {
                let text = std::fs::read_to_string(&path).expect("a readable file");
                sources.push((path.display().to_string(), text));
            }
        }
    }
    sources.sort();
    sources
}
