//! The end of a run that a person caused: a sentence, the next action and an exit code.

use std::fmt;

/// Why a command stopped, for the person who ran it.
#[derive(Debug)]
pub(crate) struct Stop {
    /// The exit code.
    pub(crate) code: u8,
    /// What is wrong and where.
    pub(crate) message: String,
    /// What to do next.
    pub(crate) help: Option<String>,
}

impl Stop {
    /// Makes a stop with the next action.
    pub(crate) fn new(code: u8, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { code, message: message.into(), help: Some(help.into()) }
    }

    /// Makes a stop whose sentence already says what to do.
    pub(crate) fn bare(code: u8, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), help: None }
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        if let Some(help) = &self.help {
            write!(f, "\n  help: {help}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Stop {}
