//! `qanswer inspect`: where a questionnaire keeps its questions and answers.

use std::io::Write;

use super::{exit, files};
use crate::cli::{InspectArgs, OutputFormat};
use crate::questionnaire;

/// Prints what was recognised; exit code 3 when there are no questions.
pub(crate) fn run(args: &InspectArgs, out: &mut dyn Write) -> anyhow::Result<u8> {
    let (_, workbook) = files::read_workbook(&args.file)?;
    let form = questionnaire::recognize(&workbook);
    let name = args.file.display().to_string();
    match args.format {
        OutputFormat::Json => {
            writeln!(out, "{}", serde_json::to_string_pretty(&questionnaire::inspect_json(&name, &form))?)?;
        }
        OutputFormat::Text => write!(out, "{}", questionnaire::inspect_text(&name, &form))?,
    }
    Ok(if form.questions.is_empty() { exit::NO_QUESTIONS } else { exit::DONE })
}
