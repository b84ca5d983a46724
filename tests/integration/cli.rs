//! The help of every subcommand, and wrong usage.

use insta::assert_snapshot;

use crate::harness::Qanswer;

fn shown(arguments: &[&str]) -> String {
    Qanswer::new(arguments).run().shown()
}

#[test]
fn help() {
    assert_snapshot!(shown(&["--help"]), @"
    Answers security questionnaires from your own knowledge base: offline, cited, and blank where
    nothing supports an answer

    Usage: qanswer <COMMAND>

    Commands:
      fill     Fills a customer's questionnaire and writes a review beside it; the file you name is
               never changed
      ask      Answers one question, or a file of questions
      inspect  Shows where a questionnaire keeps its questions and answers
      check    Checks a knowledge base and prints every problem with its place
      topics   Lists and searches the topics that questionnaires ask about
      help     Print this message or the help of the given subcommand(s)

    Options:
      -h, --help     Print help
      -V, --version  Print version
    exit 0
    ");
    assert_snapshot!(shown(&["fill", "--help"]), @"
    Fills a customer's questionnaire and writes a review beside it; the file you name is never changed

    Usage: qanswer fill [OPTIONS] <FILE>

    Arguments:
      <FILE>
              The questionnaire: .xlsx, .xlsm or .csv

    Options:
          --knowledge <DIR>
              The vendor's folder, the one that holds `vendor.toml` [default: ./knowledge]
              
              [env: QANSWER_KNOWLEDGE=]

          --as-of <DATE>
              Today, as YYYY-MM-DD [default: today in UTC]

          --product <PRODUCT>
              The product that is asked about: its id, name or alias

      -o, --output <FILE>
              The filled file [default: NAME.filled.EXT beside the input]

          --report <FILE>
              The review, as .md or .json [default: NAME.internal-review.md beside the output]

          --force
              Replaces an existing output and review

          --overwrite
              Answers also the rows that already hold an answer

          --drafts
              Writes drafts that a person must check, too; the default output is then NAME.draft.EXT

          --cite
              Names the document behind each answer in the cell

          --fail-on <WHAT>
              Exits with 10 when a question needs a look (confirm) or has no answer (open)

              Possible values:
              - confirm: Any question that is not answered
              - open:    Any question without a draft

      -h, --help
              Print help (see a summary with '-h')
    exit 0
    ");
    assert_snapshot!(shown(&["ask", "--help"]), @"
    Answers one question, or a file of questions

    Usage: qanswer ask [OPTIONS] [QUESTION]

    Arguments:
      [QUESTION]
              The question

    Options:
          --questions <FILE>
              A file with one question a line, or .jsonl rows with `question`, `id`, `section`,
              `product`; `-` reads standard input

          --knowledge <DIR>
              The vendor's folder, the one that holds `vendor.toml` [default: ./knowledge]
              
              [env: QANSWER_KNOWLEDGE=]

          --as-of <DATE>
              Today, as YYYY-MM-DD [default: today in UTC]

          --product <PRODUCT>
              The product that is asked about: its id, name or alias

          --format <FORMAT>
              How to print

              Possible values:
              - text:  For people
              - json:  One array
              - jsonl: One object a line
              
              [default: text]

          --plain
              Prints the answer's text and nothing else

          --explain
              Shows how the answer came about

          --cite
              Names the document in the answer

      -h, --help
              Print help (see a summary with '-h')
    exit 0
    ");
    assert_snapshot!(shown(&["inspect", "--help"]), @"
    Shows where a questionnaire keeps its questions and answers

    Usage: qanswer inspect [OPTIONS] <FILE>

    Arguments:
      <FILE>
              The questionnaire: .xlsx, .xlsm or .csv

    Options:
          --format <FORMAT>
              How to print

              Possible values:
              - text: For people
              - json: For programs
              
              [default: text]

      -h, --help
              Print help (see a summary with '-h')
    exit 0
    ");
    assert_snapshot!(shown(&["check", "--help"]), @"
    Checks a knowledge base and prints every problem with its place

    Usage: qanswer check [OPTIONS]

    Options:
          --knowledge <DIR>
              The vendor's folder, the one that holds `vendor.toml` [default: ./knowledge]
              
              [env: QANSWER_KNOWLEDGE=]

          --as-of <DATE>
              Today, as YYYY-MM-DD [default: today in UTC]

          --format <FORMAT>
              How to print

              Possible values:
              - text: For people
              - json: For programs
              
              [default: text]

          --report
              Shows what became of each question of `expect.toml`, by kind, and those that are not right
              (as text only)

          --explain <CODE>
              Explains a code of a finding and does nothing else

      -h, --help
              Print help (see a summary with '-h')
    exit 0
    ");
    assert_snapshot!(shown(&["topics", "--help"]), @"
    Lists and searches the topics that questionnaires ask about

    Usage: qanswer topics [WORDS]...

    Arguments:
      [WORDS]...  Words to look for, or a topic's id

    Options:
      -h, --help  Print help
    exit 0
    ");
}

#[test]
fn wrong_usage_exits_with_2() {
    assert_snapshot!(shown(&["fil"]), @"
    error: unrecognized subcommand 'fil'

      tip: a similar subcommand exists: 'fill'

    Usage: qanswer <COMMAND>

    For more information, try '--help'.
    exit 2
    ");
    assert_snapshot!(shown(&["ask"]), @"
    error: the following required arguments were not provided:
      <QUESTION>

    Usage: qanswer ask <QUESTION>

    For more information, try '--help'.
    exit 2
    ");
    assert_snapshot!(shown(&["ask", "Where is data kept?", "--as-of", "yesterday"]), @"
    error: invalid value 'yesterday' for '--as-of <DATE>': failed to parse four digit integer as year: invalid digit, expected 0-9 but got y

    For more information, try '--help'.
    exit 2
    ");
}
