//! Finds and loads the vendor's folder, and today.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Zoned;
use jiff::civil::Date;

use super::stop::Stop;
use super::{exit, files};
use crate::answer::Policy;
use crate::cli::{AskArgs, FillArgs, KnowledgeArgs};
use crate::diagnostic::Severity;
use crate::knowledge::{self, Catalogue, Knowledge, Loaded, SourceFile};

/// A loaded knowledge base and the day of the run.
pub(crate) struct Base {
    pub(crate) knowledge: Knowledge,
    pub(crate) today: Date,
}

impl Base {
    /// Loads the knowledge base; every error of its files is printed when it cannot be read as meant.
    pub(crate) fn load(args: &KnowledgeArgs) -> anyhow::Result<Self> {
        let folder = folder(args)?;
        let loaded = load(&folder, Files::Facts)?;
        let Some(knowledge) = loaded.knowledge else {
            let shown = loaded.diagnostics.render(&[Severity::Error], false);
            return Err(Stop::new(
                exit::FAILED,
                format!("the knowledge base {} has errors\n\n{shown}", folder.display()),
                "mend them; `qanswer check` shows warnings, too",
            )
            .into());
        };
        Ok(Self { knowledge, today: today(args) })
    }
}

/// Which files of a folder are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Files {
    /// All but `expect.toml`: what is expected changes no answer.
    Facts,
    /// Every one.
    All,
}

/// Reads the TOML files of the folder, in order of their paths.
pub(crate) fn load(folder: &Path, files_read: Files) -> anyhow::Result<Loaded> {
    let mut paths = Vec::new();
    collect(folder, &mut paths)?;
    paths.retain(|path| files_read == Files::All || path.file_name().is_none_or(|name| name != "expect.toml"));
    paths.sort();
    let mut sources = Vec::with_capacity(paths.len());
    for path in paths {
        let shown = path.display().to_string();
        let text = String::from_utf8(files::read(&path)?)
            .map_err(|_| Stop::new(exit::FAILED, format!("{shown} is not UTF-8 text"), "save it as UTF-8"))?;
        sources.push(SourceFile { path: shown, text });
    }
    Ok(knowledge::load(&sources, Catalogue::builtin()))
}

/// Today as given, else today in UTC: the only place that reads the clock.
pub(crate) fn today(args: &KnowledgeArgs) -> Date {
    args.as_of.unwrap_or_else(|| Zoned::now().with_time_zone(jiff::tz::TimeZone::UTC).date())
}

/// `--knowledge` or QANSWER_KNOWLEDGE, else `./knowledge`; it must hold a `vendor.toml`.
pub(crate) fn folder(args: &KnowledgeArgs) -> anyhow::Result<PathBuf> {
    let given = args.knowledge.is_some();
    let folder = args.knowledge.clone().unwrap_or_else(|| PathBuf::from("knowledge"));
    if folder.join("vendor.toml").is_file() {
        return Ok(folder);
    }
    let shown = folder.display();
    if !folder.is_dir() {
        let help = if given {
            "check the path"
        } else {
            "name one with `--knowledge DIR` or the environment variable QANSWER_KNOWLEDGE"
        };
        return Err(Stop::new(exit::FAILED, format!("there is no knowledge base at {shown}"), help).into());
    }
    let mut vendors: Vec<String> = fs::read_dir(&folder)
        .map_err(|error| Stop::new(exit::FAILED, format!("cannot read {shown}: {error}"), "check its permissions"))?
        .filter_map(Result::ok)
        .filter(|entry| entry.path().join("vendor.toml").is_file())
        .map(|entry| entry.path().display().to_string())
        .collect();
    vendors.sort();
    Err(match vendors.as_slice() {
        [] => Stop::new(
            exit::FAILED,
            format!("{shown} holds no vendor.toml"),
            "name the folder of one vendor with `--knowledge`",
        ),
        [one] => Stop::new(
            exit::FAILED,
            format!("{shown} holds no vendor.toml, but a vendor's folder below it does"),
            format!("name it: `--knowledge {one}`"),
        ),
        _ => Stop::new(
            exit::FAILED,
            format!("{shown} holds several vendors: {}", vendors.join(", ")),
            format!("name one, for example `--knowledge {}`", vendors[0]),
        ),
    }
    .into())
}

/// The id of the product that a person named by id, name or alias.
pub(crate) fn product_of(knowledge: &Knowledge, name: &str) -> anyhow::Result<String> {
    if let Some(product) = knowledge.product(name) {
        return Ok(product.id.clone());
    }
    let known: Vec<_> = knowledge.products.iter().map(|product| format!("{} ({})", product.name, product.id)).collect();
    let help = if known.is_empty() {
        "this knowledge base names no products: leave `--product` out".to_string()
    } else {
        format!("known products: {}", known.join(", "))
    };
    Err(Stop::new(exit::USAGE, format!("there is no product `{name}`"), help).into())
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    let failed = |error: std::io::Error| {
        Stop::new(exit::FAILED, format!("cannot read {}: {error}", folder.display()), "check its permissions")
    };
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let kind = entry.file_type().map_err(failed)?;
        // Links are followed for files only: a link to a folder above would never end.
        if kind.is_dir() {
            collect(&entry.path(), paths)?;
        } else if entry.path().extension().is_some_and(|extension| extension == "toml") {
            paths.push(entry.path());
        }
    }
    Ok(())
}

impl FillArgs {
    /// What decides in a file that is sent: answers that differ by product are left to a person.
    pub(crate) fn policy(&self) -> Policy {
        Policy { cite: self.cite, product_by_product: false, ..Policy::default() }
    }
}

impl AskArgs {
    /// What decides for a person who reads the answer at once.
    pub(crate) fn policy(&self) -> Policy {
        Policy { cite: self.cite, explain: self.explain, ..Policy::default() }
    }
}
