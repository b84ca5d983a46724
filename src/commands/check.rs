//! `qanswer check`: every problem of a knowledge base, with its place, and whether its own questions are answered as it
//! expects.

use std::collections::BTreeMap;
use std::io::{IsTerminal, Write};

use super::exit;
use super::knowledge::{self, Files};
use super::stop::Stop;
use crate::answer::{Engine, Policy, Rated, Verdict, rate};
use crate::cli::{CheckArgs, OutputFormat};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Severity, did_you_mean};
use crate::knowledge::{Finding, Loaded, findings};

/// Prints errors and warnings; the last line counts them. Exit code 11 on errors.
pub(crate) fn run(args: &CheckArgs, out: &mut dyn Write) -> anyhow::Result<u8> {
    if let Some(code) = &args.explain {
        return explain(code, out);
    }
    let folder = knowledge::folder(&args.knowledge)?;
    let Loaded { knowledge: loaded, diagnostics, expectations, places } = knowledge::load(&folder, Files::All)?;
    let today = knowledge::today(&args.knowledge);
    let found = loaded.as_ref().map(|base| findings(base, today)).unwrap_or_default();
    for finding in found {
        if let Some(diagnostic) = at_its_place(&finding, &places) {
            diagnostics.push(diagnostic);
        }
    }
    let rated = loaded
        .as_ref()
        .map(|base| rate(&Engine::new(base, today, Policy::default()), &expectations))
        .unwrap_or_default();
    rated.iter().filter_map(finding).for_each(|diagnostic| diagnostics.push(diagnostic));
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
            if args.report {
                report(out, &rated, &diagnostics)?;
            }
            if !rated.is_empty() {
                let counts: Vec<String> = counts(&rated).into_iter().map(|(word, n)| format!("{n} {word}")).collect();
                let asked = count(rated.len(), "question");
                writeln!(out, "{}: {asked} of its own: {}", folder.display(), counts.join(", "))?;
            }
            writeln!(out, "{}: {}{errors}, {warnings}", folder.display(), holds.unwrap_or_default())?;
        }
    }
    Ok(if errors > 0 { exit::FINDINGS } else { exit::DONE })
}

/// A wrong answer is an error and an incomplete one a warning; what is only missed costs a person a minute.
fn finding(rated: &Rated<'_>) -> Option<Diagnostic> {
    let (code, verb) = match rated.verdict {
        Verdict::Wrong => (Code::WrongAnswer, "is answered wrongly"),
        Verdict::Incomplete => (Code::IncompleteAnswer, "is answered in part"),
        Verdict::Right | Verdict::Drafted | Verdict::Missed => return None,
    };
    let message = format!("the question {verb}: {}", rated.why);
    Some(Diagnostic::new(code, message, rated.expectation.place.clone(), "asked here"))
}

/// How often each verdict was given.
fn counts<'r>(rated: impl IntoIterator<Item = &'r Rated<'r>> + Clone) -> Vec<(&'static str, usize)> {
    let of = |verdict| rated.clone().into_iter().filter(|one| one.verdict == verdict).count();
    Verdict::ALL.iter().map(|(verdict, word)| (*word, of(*verdict))).collect()
}

/// The counts by kind of question, and each question that is not right.
fn report(out: &mut dyn Write, rated: &[Rated<'_>], diagnostics: &Diagnostics) -> anyhow::Result<()> {
    let mut kinds: BTreeMap<&str, Vec<&Rated<'_>>> = BTreeMap::new();
    for one in rated {
        kinds.entry(&one.expectation.kind).or_default().push(one);
    }
    let width = kinds.keys().map(|kind| kind.len()).chain([4]).max().unwrap_or_default();
    let words: Vec<String> = Verdict::ALL.iter().map(|(_, word)| format!("{word:>10}")).collect();
    writeln!(out, "{:width$}  {:>5} {}", "kind", "asked", words.join(" "))?;
    for (kind, of_kind) in &kinds {
        let counts = counts(of_kind.iter().copied()).into_iter().map(|(_, n)| format!("{n:>10}"));
        writeln!(out, "{kind:width$}  {:>5} {}", of_kind.len(), counts.collect::<Vec<_>>().join(" "))?;
    }
    writeln!(out)?;
    for (verdict, word) in Verdict::ALL.iter().skip(1).rev() {
        for one in rated.iter().filter(|one| one.verdict == *verdict) {
            let product = one.expectation.product.as_deref().map(|id| format!(" ({id})")).unwrap_or_default();
            let place = diagnostics.shown(&one.expectation.place);
            writeln!(out, "{place}: {word}{product}: {} [{}]", one.expectation.question, one.why)?;
        }
    }
    writeln!(out)?;
    Ok(())
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
