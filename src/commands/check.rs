//! `qanswer check`: every problem of a knowledge base, with its place.

use std::io::{IsTerminal, Write};

use serde_json::json;

use super::stop::Stop;
use super::{exit, knowledge};
use crate::cli::{CheckArgs, OutputFormat};
use crate::diagnostic::{Code, Severity, did_you_mean};
use crate::knowledge::{Loaded, findings};

/// Prints errors and warnings; the last line counts them. Exit code 11 on errors.
pub(crate) fn run(args: &CheckArgs, out: &mut dyn Write) -> anyhow::Result<u8> {
    if let Some(code) = &args.explain {
        return explain(code, out);
    }
    let folder = knowledge::folder(&args.knowledge)?;
    let Loaded { knowledge: loaded, diagnostics } = knowledge::load(&folder)?;
    let found = loaded.as_ref().map(|base| findings(base, knowledge::today(&args.knowledge))).unwrap_or_default();
    let (errors, warnings) = (diagnostics.count(Severity::Error), diagnostics.count(Severity::Warning) + found.len());
    match args.format {
        OutputFormat::Json => {
            let warnings: Vec<_> = found.iter().map(|found| json!({"code": found.code.as_str(), "severity": "warning", "statement": found.statement, "message": found.message})).collect();
            let mut all = diagnostics.to_json();
            if let Some(rows) = all.as_array_mut() {
                rows.extend(warnings);
            }
            writeln!(out, "{}", serde_json::to_string_pretty(&all)?)?;
        }
        OutputFormat::Text => {
            let coloured = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
            write!(out, "{}", diagnostics.render(&[Severity::Error, Severity::Warning], coloured))?;
            for found in &found {
                writeln!(out, "warning[{}]: {}", found.code, found.message)?;
            }
            if !found.is_empty() {
                writeln!(out)?;
            }
            let holds = loaded.as_ref().map(|base| {
                let entries: usize = base.lists.iter().map(|list| list.entries.len()).sum();
                format!(
                    "{}, {}: ",
                    count(base.statements.len(), "statement"),
                    if entries == 1 { "1 list entry".to_string() } else { format!("{entries} list entries") }
                )
            });
            writeln!(
                out,
                "{}: {}{}, {}",
                folder.display(),
                holds.unwrap_or_default(),
                count(errors, "error"),
                count(warnings, "warning")
            )?;
        }
    }
    Ok(if errors > 0 { exit::FINDINGS } else { exit::DONE })
}

fn explain(code: &str, out: &mut dyn Write) -> anyhow::Result<u8> {
    let Some(found) = Code::ALL.iter().find(|known| known.as_str() == code) else {
        let known: Vec<&str> = Code::ALL.iter().map(|known| known.as_str()).collect();
        let help = did_you_mean(code, known.iter().copied())
            .map_or_else(|| format!("the codes are {}", known.join(", ")), |near| format!("did you mean `{near}`?"));
        return Err(Stop::new(exit::USAGE, format!("there is no code `{code}`"), help).into());
    };
    writeln!(out, "{} ({})\n\n{}", found, found.severity().as_str(), found.description().trim())?;
    Ok(exit::DONE)
}

fn count(n: usize, what: &str) -> String {
    match n {
        0 => format!("no {what}s"),
        1 => format!("1 {what}"),
        n => format!("{n} {what}s"),
    }
}
