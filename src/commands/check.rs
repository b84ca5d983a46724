//! `qanswer check`: every problem of a knowledge base, with its place.

use std::collections::BTreeMap;
use std::io::{IsTerminal, Write};

use super::stop::Stop;
use super::{exit, knowledge};
use crate::cli::{CheckArgs, OutputFormat};
use crate::diagnostic::{Code, Diagnostic, Place, Severity, did_you_mean};
use crate::knowledge::{Finding, Loaded, findings};

/// Prints errors and warnings; the last line counts them. Exit code 11 on errors.
pub(crate) fn run(args: &CheckArgs, out: &mut dyn Write) -> anyhow::Result<u8> {
    if let Some(code) = &args.explain {
        return explain(code, out);
    }
    let folder = knowledge::folder(&args.knowledge)?;
    let Loaded { knowledge: loaded, diagnostics, places } = knowledge::load(&folder)?;
    let found = loaded.as_ref().map(|base| findings(base, knowledge::today(&args.knowledge))).unwrap_or_default();
    for finding in found {
        if let Some(diagnostic) = at_its_place(&finding, &places) {
            diagnostics.push(diagnostic);
        }
    }
    let (errors, warnings) = (diagnostics.count(Severity::Error), diagnostics.count(Severity::Warning));
    match args.format {
        OutputFormat::Json => writeln!(out, "{}", serde_json::to_string_pretty(&diagnostics.to_json())?)?,
        OutputFormat::Text => {
            let coloured = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
            write!(out, "{}", diagnostics.render(&[Severity::Error, Severity::Warning], coloured))?;
            let holds = loaded.as_ref().map(|base| {
                let entries: usize = base.lists.iter().map(|list| list.entries.len()).sum();
                let entries = if entries == 1 { "1 list entry".to_string() } else { format!("{entries} list entries") };
                format!("{}, {entries}: ", count(base.statements.len(), "statement"))
            });
            let (errors, warnings) = (count(errors, "error"), count(warnings, "warning"));
            writeln!(out, "{}: {}{errors}, {warnings}", folder.display(), holds.unwrap_or_default())?;
        }
    }
    Ok(if errors > 0 { exit::FINDINGS } else { exit::DONE })
}

/// A finding about a valid knowledge base, pointing at the statement's id.
fn at_its_place(finding: &Finding, places: &BTreeMap<String, Place>) -> Option<Diagnostic> {
    let place = places.get(&finding.statement)?.clone();
    let diagnostic = Diagnostic::new(finding.code, finding.message.clone(), place, "");
    Some(match finding.other.as_ref().and_then(|other| places.get(other)) {
        Some(other) => diagnostic.also(other.clone(), "the other one"),
        None => diagnostic,
    })
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
