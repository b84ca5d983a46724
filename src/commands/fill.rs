//! `qanswer fill`: a customer's questionnaire in, the same file filled and an internal review out.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::knowledge::{Base, product_of};
use super::stop::Stop;
use super::{exit, files};
use crate::answer::{Disposition, Engine};
use crate::cli::{FailOn, FillArgs};
use crate::questionnaire::{self, Questionnaire};
use crate::report::{self, Outcome, Review, Row};
use crate::workbook::{self, CellPatch, Patched, Workbook};

/// Where the two results go.
struct Outputs {
    filled: PathBuf,
    review: PathBuf,
}

/// Fills the file and writes the review; nothing is written unless both can be.
pub(crate) fn run(args: &FillArgs, out: &mut dyn Write) -> anyhow::Result<u8> {
    let outputs = outputs(args)?;
    let base = OnceLock::new();
    // Form and knowledge base know nothing of each other: together they take as long as the slower.
    let (form, engine) = std::thread::scope(|scope| {
        let engine = scope.spawn(|| engine(args, &base));
        (form(args), engine.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    });
    let (bytes, workbook, form) = form?;
    let (base, engine) = engine?;
    let in_form = named_in(&workbook, base);
    let (product, from_form) = match &args.product {
        Some(name) => (Some(product_of(&base.knowledge, name)?), false),
        None => (in_form.clone(), true),
    };
    let name_of =
        |id: &Option<String>| id.as_deref().and_then(|id| base.knowledge.product(id)).map(|found| found.name.clone());
    let conflict = (in_form.is_some() && in_form != product)
        .then(|| name_of(&in_form).zip(name_of(&product)))
        .flatten()
        .map(|(in_form, asked)| format!("the form names {in_form}, and `--product` {asked}: check which is meant"));
    let mut rows = answer_all(&engine, &form, product.as_deref(), args);
    let patches: Vec<CellPatch> = rows
        .iter()
        .filter(|row| row.outcome == Outcome::Written)
        .flat_map(|row| questionnaire::patches(&row.question, &row.answer.cells))
        .collect();
    let patched = workbook::patch(&bytes, &workbook, &patches)
        .map_err(|error| Stop::bare(exit::FAILED, format!("{}: {error}", args.file.display())))?;
    note_refusals(&mut rows, &patched);
    let review = Review {
        file: shown_name(&args.file),
        output: shown_name(&outputs.filled),
        vendor: base.knowledge.vendor.name.clone(),
        product: product.as_deref().and_then(|id| base.knowledge.product(id)).map(|product| {
            let how = if from_form { " (named in the form)" } else { "" };
            format!("{}{how}", product.name)
        }),
        as_of: base.today.to_string(),
        notes: conflict.iter().cloned().chain(notes(&workbook, &form)).collect(),
        rows,
    };
    let shown = review_bytes(&outputs.review, &review)?;
    files::write(&[(&outputs.filled, &patched.bytes), (&outputs.review, &shown)])?;
    summary(out, args, &form, &review, &patched, &outputs)?;
    if let Some(conflict) = conflict {
        writeln!(out, "note: {conflict}")?;
    }
    let counts = review.counts();
    Ok(match args.fail_on {
        Some(FailOn::Open) if counts.open > 0 => exit::FAIL_ON,
        Some(FailOn::Confirm) if counts.open + counts.confirm > 0 => exit::FAIL_ON,
        _ => exit::DONE,
    })
}

fn form(args: &FillArgs) -> anyhow::Result<(Vec<u8>, Workbook, Questionnaire)> {
    let (bytes, workbook) = files::read_workbook(&args.file)?;
    let form = questionnaire::recognize(&workbook);
    check_questions(&args.file, &form)?;
    Ok((bytes, workbook, form))
}

/// Loads the knowledge base into `kept`, and makes the engine over it.
fn engine<'b>(args: &FillArgs, kept: &'b OnceLock<Base>) -> anyhow::Result<(&'b Base, Engine<'b>)> {
    let base = Base::load(&args.knowledge)?;
    let base = kept.get_or_init(|| base);
    Ok((base, Engine::new(&base.knowledge, base.today, args.policy())))
}

fn outputs(args: &FillArgs) -> anyhow::Result<Outputs> {
    let word = if args.drafts { "draft" } else { "filled" };
    let filled = args.output.clone().unwrap_or_else(|| files::beside(&args.file, word, None));
    let review = args.report.clone().unwrap_or_else(|| review_path(&filled));
    if !matches!(extension(&review).as_str(), "md" | "json") {
        return Err(Stop::new(
            exit::USAGE,
            format!("the report {} is neither .md nor .json", review.display()),
            "name it with one of these endings",
        )
        .into());
    }
    if extension(&filled) != extension(&args.file) {
        let message = format!("{} has another ending than {}", filled.display(), args.file.display());
        return Err(Stop::new(exit::USAGE, message, "the filled file is of the same kind as the form").into());
    }
    if args.drafts && !shown_name(&filled).contains("draft") {
        let message = format!("{} would hold drafts and look final", filled.display());
        return Err(Stop::new(exit::USAGE, message, "put `draft` into its name").into());
    }
    // The input is read first by rule, so that a missing input is said before an existing output.
    if !args.file.exists() || args.file.is_dir() {
        files::read(&args.file)?;
    }
    files::check_output(&filled, &args.file, args.force)?;
    files::check_output(&review, &args.file, args.force)?;
    if filled == review {
        return Err(Stop::new(
            exit::USAGE,
            "the filled file and the report have the same name",
            "choose another with `--report`",
        )
        .into());
    }
    Ok(Outputs { filled, review })
}

/// `vendor.filled.xlsx` has its review in `vendor.internal-review.md`.
fn review_path(filled: &Path) -> PathBuf {
    let stem = filled.file_stem().unwrap_or_default().to_string_lossy();
    let stem = stem.strip_suffix(".filled").or_else(|| stem.strip_suffix(".draft")).unwrap_or(&stem);
    filled.with_file_name(format!("{stem}.internal-review.md"))
}

fn extension(path: &Path) -> String {
    path.extension().unwrap_or_default().to_string_lossy().to_lowercase()
}

fn shown_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn check_questions(file: &Path, form: &Questionnaire) -> anyhow::Result<()> {
    let inspect = format!("`qanswer inspect {}` shows what was seen", file.display());
    if form.questions.is_empty() {
        let sheets: Vec<_> = form.sheets.iter().map(|sheet| format!("'{}'", sheet.name)).collect();
        let looked = if sheets.len() > 1 { format!("\n  looked in: {}", sheets.join(", ")) } else { String::new() };
        return Err(Stop::new(
            exit::NO_QUESTIONS,
            format!("no questions were found in {}{looked}", file.display()),
            inspect,
        )
        .into());
    }
    if form.questions.iter().all(|question| question.slots.is_empty()) {
        let message = format!(
            "{} has {} questions and no column to answer them in; nothing was written",
            file.display(),
            form.questions.len()
        );
        return Err(Stop::new(
            exit::FAILED,
            message,
            format!("add a column headed `Answer` beside the questions; {inspect}"),
        )
        .into());
    }
    Ok(())
}

/// The one product whose name stands, exactly, in a cell of the form.
fn named_in(workbook: &Workbook, base: &Base) -> Option<String> {
    let mut named: Vec<String> = Vec::new();
    let visible = workbook.sheets.iter().filter(|sheet| sheet.state == workbook::SheetState::Visible);
    for cell in visible.flat_map(|sheet| sheet.cells.values()) {
        if let Some(product) = base.knowledge.product(cell.text.trim()).filter(|_| cell.text.len() > 2)
            && !named.contains(&product.id)
        {
            named.push(product.id.clone());
        }
    }
    if named.len() == 1 { named.pop() } else { None }
}

fn answer_all(engine: &Engine<'_>, form: &Questionnaire, product: Option<&str>, args: &FillArgs) -> Vec<Row> {
    let asked: Vec<_> = form.questions.iter().map(|question| (question, product)).collect();
    let mut rows = Vec::with_capacity(asked.len());
    for (question, answer) in form.questions.iter().zip(engine.answer_all(&asked)) {
        let outcome = if question.slots.is_empty() {
            Outcome::NoPlace
        } else if question.existing.is_some() && !args.overwrite {
            Outcome::Kept
        } else if !answer.cells.is_empty()
            && (answer.disposition == Disposition::Answered
                || args.drafts && answer.disposition == Disposition::Confirm)
        {
            Outcome::Written
        } else {
            Outcome::Blank
        };
        rows.push(Row { question: question.clone(), answer, outcome, warnings: Vec::new() });
    }
    rows
}

/// A refused cell was not written after all; a warning belongs to its question.
fn note_refusals(rows: &mut [Row], patched: &Patched) {
    for row in rows {
        let places: Vec<_> = row.question.slots.iter().filter_map(|slot| slot.place.as_ref()).collect();
        for (cell, why) in patched.refused.iter().filter(|(cell, _)| places.contains(&cell)) {
            row.warnings.push(format!("{cell} was not written: {why}"));
            row.outcome = Outcome::Blank;
        }
        for (cell, why) in patched.warnings.iter().filter(|(cell, _)| places.contains(&cell)) {
            row.warnings.push(format!("{cell}: {why}"));
        }
    }
}

fn notes(workbook: &Workbook, form: &Questionnaire) -> Vec<String> {
    let mut notes = workbook.notes.clone();
    for sheet in &form.sheets {
        if let Some(why) = &sheet.skipped {
            notes.push(format!("sheet '{}' was left alone: {why}", sheet.name));
        } else if sheet.question.is_some() && sheet.columns.is_empty() {
            notes.push(format!(
                "sheet '{}' has {} questions and no column to answer them in",
                sheet.name,
                sheet.question_rows.len()
            ));
        }
    }
    notes
}

fn review_bytes(path: &Path, review: &Review) -> anyhow::Result<Vec<u8>> {
    Ok(if extension(path) == "json" {
        let mut bytes = serde_json::to_vec_pretty(&report::review_json(review))?;
        bytes.push(b'\n');
        bytes
    } else {
        report::review_markdown(review).into_bytes()
    })
}

fn summary(
    out: &mut dyn Write,
    args: &FillArgs,
    form: &Questionnaire,
    review: &Review,
    patched: &Patched,
    outputs: &Outputs,
) -> anyhow::Result<()> {
    let counts = review.counts();
    let sheets = form.sheets.iter().filter(|sheet| !sheet.question_rows.is_empty()).count();
    let on = if sheets > 1 { format!(" on {sheets} sheets") } else { String::new() };
    writeln!(out, "{}: {} questions{on}", review.file, review.rows.len())?;
    if review.rows.iter().any(|row| row.answer.reason == Some(crate::answer::Reason::ProductNotGiven)) {
        writeln!(out, "  some answers differ by product: name it with `--product`")?;
    } else if args.product.is_none()
        && let Some(product) = &review.product
    {
        writeln!(out, "  product    {product}")?;
    }
    let share = |n: usize| (n * 100).checked_div(review.rows.len()).unwrap_or(0);
    writeln!(out, "  answered {:>5}  {:>3} %", counts.answered, share(counts.answered))?;
    writeln!(out, "  confirm  {:>5}{}", counts.confirm, looks(review))?;
    let owners: Vec<_> = review.open_owners().iter().map(|(owner, n)| format!("{n} {owner}")).collect();
    writeln!(
        out,
        "  open     {:>5}{}",
        counts.open,
        if owners.is_empty() { String::new() } else { format!("  {}", owners.join(", ")) }
    )?;
    writeln!(out, "  kept     {:>5}{}", counts.kept, if counts.kept > 0 { "  already answered" } else { "" })?;
    writeln!(
        out,
        "wrote {} ({} cells) and {}",
        outputs.filled.display(),
        patched.written.len(),
        outputs.review.display()
    )?;
    if args.drafts {
        writeln!(out, "the file holds drafts: check every one before you send it")?;
    }
    Ok(())
}

/// Drafts from the same statement for the same reason are one look, which takes about a minute.
fn looks(review: &Review) -> String {
    let mut seen = std::collections::BTreeSet::new();
    for row in &review.rows {
        if row.outcome != Outcome::Kept && row.answer.disposition == Disposition::Confirm {
            seen.insert((row.answer.parts.first().map(|part| part.source.clone()), row.answer.reason));
        }
    }
    match seen.len() {
        0 => String::new(),
        1 => "  1 look, about 1 min".into(),
        n => format!("  {n} looks, about {n} min"),
    }
}
