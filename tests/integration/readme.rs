//! The `console` blocks of the README run and print what they say.

use std::process::Command;

use crate::harness::project;

/// Runs the block's commands in a folder that looks like a fresh clone, and compares.
#[test]
fn transcripts_match() {
    let readme = std::fs::read_to_string(project().join("README.md")).expect("the README");
    let folder = tempfile::tempdir().expect("a temporary folder");
    for part in ["examples", "knowledge"] {
        copy(&project().join(part), &folder.path().join(part));
    }
    std::fs::create_dir(folder.path().join("target")).expect("a folder");
    let mut commands = 0;
    for block in readme.split("```console\n").skip(1) {
        let block = block.split("```").next().expect("a closed block");
        for step in block.split("$ ").skip(1) {
            let (line, expected) = step.split_once('\n').expect("a command line");
            let (mut expected, mut code) = (expected.trim_end().to_string(), 0);
            if let Some((rest, exit)) = expected.rsplit_once("? ") {
                code = exit.trim().parse().expect("an exit code");
                expected = rest.trim_end().to_string();
            }
            let words = words(line);
            assert_eq!(words[0], "qanswer", "a transcript runs qanswer only");
            let output = Command::new(env!("CARGO_BIN_EXE_qanswer"))
                .args(&words[1..])
                .current_dir(folder.path())
                .env_remove("QANSWER_KNOWLEDGE")
                .env("NO_COLOR", "1")
                .output()
                .expect("the program starts");
            let got = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
            assert_eq!(got.trim_end(), expected, "`{line}` printed something else");
            assert_eq!(output.status.code(), Some(code), "`{line}` ended otherwise");
            commands += 1;
        }
    }
    assert!(commands >= 3, "the README shows {commands} commands");
}

/// The two commands of the first screen are the ones that the project promises.
#[test]
fn the_two_commands_stand_in_the_readme() {
    let readme = std::fs::read_to_string(project().join("README.md")).expect("the README");
    let fill = "cargo run --release -- fill examples/vendor.xlsx --knowledge examples/knowledge --output target/vendor.filled.xlsx --force";
    assert!(readme.contains(fill));
    assert!(readme.lines().any(|line| line.trim() == "cargo test"));
}

/// Splits a command line at blanks, keeping quoted words whole.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quoted) = (Vec::new(), String::new(), false);
    for c in line.trim().chars() {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.push(std::mem::take(&mut word)),
            c => word.push(c),
        }
    }
    words.push(word);
    words
}

fn copy(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a readable folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("a copied file");
        }
    }
}
