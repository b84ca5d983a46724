//! Runs the program in a temporary folder, with a scrubbed environment and a fixed date.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The date of every run.
pub(crate) const TODAY: &str = "2026-11-23";

/// One run: the arguments and the folder it happens in.
pub(crate) struct Qanswer {
    command: Command,
    /// The temporary folder the program runs in.
    pub folder: tempfile::TempDir,
}

/// What came out.
pub(crate) struct Outcome {
    /// The exit code.
    pub code: i32,
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
    /// The folder, kept until it is dropped.
    pub folder: tempfile::TempDir,
}

/// The project's own folder.
pub(crate) fn project() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

impl Qanswer {
    /// Starts a run of a subcommand.
    pub(crate) fn new<I: IntoIterator<Item = S>, S: AsRef<std::ffi::OsStr>>(args: I) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut command = Command::new(env!("CARGO_BIN_EXE_qanswer"));
        command.args(args).current_dir(folder.path()).env_remove("QANSWER_KNOWLEDGE").env("NO_COLOR", "1");
        Self { command, folder }
    }

    /// Adds an argument.
    pub(crate) fn arg(mut self, arg: impl AsRef<std::ffi::OsStr>) -> Self {
        self.command.arg(arg);
        self
    }

    /// Uses the knowledge base of the examples, on the fixed date.
    pub(crate) fn example_knowledge(self) -> Self {
        let knowledge = project().join("examples/knowledge");
        self.arg("--knowledge").arg(knowledge).arg("--as-of").arg(TODAY)
    }

    /// Puts a file into the folder.
    pub(crate) fn file(self, name: &str, bytes: impl AsRef<[u8]>) -> Self {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, bytes).expect("a written file");
        self
    }

    /// Copies a file of the project's `examples` into the folder.
    pub(crate) fn example(self, name: &str) -> Self {
        let bytes = fs::read(project().join("examples").join(name)).expect("an example");
        self.file(name, bytes)
    }

    /// Runs it.
    pub(crate) fn run(mut self) -> Outcome {
        let output = self.command.output().expect("the program starts");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8 output");
        Outcome {
            code: output.status.code().unwrap_or(-1),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
            folder: self.folder,
        }
    }
}

impl Outcome {
    /// The path of a file in the folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The names of the files in the folder, sorted.
    pub(crate) fn files(&self) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(self.folder.path())
            .expect("the folder")
            .map(|e| e.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    /// Standard output and error with the folder's path taken out, and the exit code: what a snapshot holds.
    pub(crate) fn shown(&self) -> String {
        let clean = |text: &str| {
            text.replace(&self.folder.path().display().to_string(), "@@FOLDER@@")
                .replace(&project().display().to_string(), "@@PROJECT@@")
        };
        format!("{}{}exit {}", clean(&self.stdout), clean(&self.stderr), self.code)
    }
}

/// Reads every cell of a workbook or csv as `'Sheet'!A1 -> text`, through calamine rather than through our own writer.
pub(crate) fn cells(path: &Path) -> std::collections::BTreeMap<(String, u32, u32), String> {
    use calamine::Reader;
    let mut workbook: calamine::Xlsx<_> = calamine::open_workbook(path).expect("a readable workbook");
    let mut found = std::collections::BTreeMap::new();
    for sheet in workbook.sheet_names() {
        let range = workbook.worksheet_range(&sheet).expect("a readable sheet");
        let (row0, column0) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            found.insert((sheet.clone(), row as u32 + row0, column as u32 + column0), value.to_string());
        }
    }
    found
}
