//! Why a file cannot be read or written: each sentence says what is wrong and what to do next.

/// A failure to read or patch a workbook. Nothing has been written when one is returned.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// An encrypted package inside a CFB container.
    #[error("this is a password-protected workbook; save a copy without a password and try again")]
    Password,
    /// A format that is recognised and not supported, by its usual ending or name.
    #[error("{0} cannot be filled; save the file as `.xlsx` or `.csv` and try again")]
    Unsupported(&'static str),
    /// Neither a zip nor readable text.
    #[error("this is not a workbook: {0}")]
    NotAWorkbook(String),
    /// A zip that breaks off, or a part that does not parse.
    #[error("the workbook is damaged: {0}; open it in a spreadsheet program, save it again and retry")]
    Damaged(String),
    /// One of the size caps, which protect the machine against hostile files.
    #[error("the workbook is too large to read safely: {0}")]
    TooLarge(String),
    /// The written file did not read back as meant; a fault of ours, nothing is kept.
    #[error("the filled workbook did not verify: {0}; nothing was written; this is a bug in qanswer, please report it")]
    Verify(String),
}

/// The result of everything in this module.
pub(super) type Outcome<T> = Result<T, Error>;
