//! The command line: clap types only; their doc comments are the help text.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

/// Answers security questionnaires from your own knowledge base: offline, cited, and blank where nothing supports an answer.
#[derive(Debug, Parser)]
#[command(version, max_term_width = 100)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Fills a customer's questionnaire and writes a review beside it; the file you name is never changed
    Fill(FillArgs),
    /// Answers one question, or a file of questions
    Ask(AskArgs),
    /// Shows where a questionnaire keeps its questions and answers
    Inspect(InspectArgs),
    /// Checks a knowledge base and prints every problem with its place
    Check(CheckArgs),
    /// Lists and searches the topics that questionnaires ask about
    Topics(TopicsArgs),
}

/// Where the facts are, and which day it is.
#[derive(Debug, Args)]
pub struct KnowledgeArgs {
    /// The vendor's folder, the one that holds `vendor.toml` [default: ./knowledge]
    #[arg(long, value_name = "DIR", env = "QANSWER_KNOWLEDGE")]
    pub knowledge: Option<PathBuf>,
    /// Today, as YYYY-MM-DD [default: today in UTC]
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<Date>,
}

/// `fill`.
#[derive(Debug, Args)]
pub struct FillArgs {
    /// The questionnaire: .xlsx, .xlsm or .csv
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[command(flatten)]
    pub(crate) knowledge: KnowledgeArgs,
    /// The product that is asked about: its id, name or alias
    #[arg(long, value_name = "PRODUCT")]
    pub product: Option<String>,
    /// The filled file [default: NAME.filled.EXT beside the input]
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// The review, as .md or .json [default: NAME.internal-review.md beside the output]
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
    /// Replaces an existing output and review
    #[arg(long)]
    pub force: bool,
    /// Answers also the rows that already hold an answer
    #[arg(long)]
    pub overwrite: bool,
    /// Writes drafts that a person must check, too; the default output is then NAME.draft.EXT
    #[arg(long)]
    pub drafts: bool,
    /// Names the document behind each answer in the cell
    #[arg(long)]
    pub cite: bool,
    /// Exits with 10 when a question needs a look (confirm) or has no answer (open)
    #[arg(long, value_name = "WHAT")]
    pub fail_on: Option<FailOn>,
}

/// What `--fail-on` watches for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Any question that is not answered.
    Confirm,
    /// Any question without a draft.
    Open,
}

/// `ask`.
#[derive(Debug, Args)]
pub struct AskArgs {
    /// The question
    #[arg(value_name = "QUESTION", required_unless_present = "questions", conflicts_with = "questions")]
    pub question: Option<String>,
    /// A file with one question a line, or .jsonl rows with `question`, `id`, `section`, `product`; `-` reads standard input
    #[arg(long, value_name = "FILE")]
    pub questions: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) knowledge: KnowledgeArgs,
    /// The product that is asked about: its id, name or alias
    #[arg(long, value_name = "PRODUCT")]
    pub product: Option<String>,
    /// How to print
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: AskFormat,
    /// Prints the answer's text and nothing else
    #[arg(long)]
    pub plain: bool,
    /// Shows how the answer came about
    #[arg(long)]
    pub explain: bool,
    /// Names the document in the answer
    #[arg(long)]
    pub cite: bool,
}

/// Formats of `ask`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum AskFormat {
    /// For people.
    Text,
    /// One array.
    Json,
    /// One object a line.
    Jsonl,
}

/// Formats of the other commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum OutputFormat {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// `inspect`.
#[derive(Debug, Args)]
pub struct InspectArgs {
    /// The questionnaire: .xlsx, .xlsm or .csv
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// How to print
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: OutputFormat,
}

/// `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    #[command(flatten)]
    pub(crate) knowledge: KnowledgeArgs,
    /// How to print
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: OutputFormat,
    /// Shows what became of each question of `expect.toml`, by kind, and those that are not right (as text only)
    #[arg(long)]
    pub report: bool,
    /// Explains a code of a finding and does nothing else
    #[arg(long, value_name = "CODE")]
    pub explain: Option<String>,
}

/// `topics`.
#[derive(Debug, Args)]
pub struct TopicsArgs {
    /// Words to look for, or a topic's id
    #[arg(value_name = "WORDS")]
    pub words: Vec<String>,
}
