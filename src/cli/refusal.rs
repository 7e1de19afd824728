//! Why a command does not do what it is asked for.

use lakatos_project::history::HistoryError;
use lakatos_project::world::ReadError;
use std::error::Error;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why a command does not do what it is asked for. Printed, it is the line that the user sees.
#[derive(Debug)]
pub enum Refusal {
    /// What was asked cannot be meant, or there is nothing that it could be done with: in a sentence.
    Asked(String),
    /// Nothing can be said of a revision.
    History(HistoryError),
    /// A file cannot be read.
    Unread(PathBuf, ReadError),
    /// A file cannot be written.
    Unwritten(PathBuf, io::Error),
}

impl Refusal {
    /// That a file cannot be read.
    pub fn unread(path: &Path) -> impl FnOnce(ReadError) -> Self {
        move |error| Self::Unread(path.to_path_buf(), error)
    }

    /// That a file cannot be written.
    pub fn unwritten(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |error| Self::Unwritten(path.to_path_buf(), error)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Asked(sentence) => formatter.write_str(sentence),
            Self::History(error) => error.fmt(formatter),
            Self::Unread(path, error) => write!(formatter, "{}: {error}", path.display()),
            Self::Unwritten(path, error) => write!(formatter, "{}: cannot be written: {error}", path.display()),
        }
    }
}

impl Error for Refusal {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Asked(_) => None,
            Self::History(error) => Some(error),
            Self::Unread(_, error) => Some(error),
            Self::Unwritten(_, error) => Some(error),
        }
    }
}

impl From<HistoryError> for Refusal {
    fn from(error: HistoryError) -> Self {
        Self::History(error)
    }
}

impl From<String> for Refusal {
    fn from(sentence: String) -> Self {
        Self::Asked(sentence)
    }
}

impl From<&str> for Refusal {
    fn from(sentence: &str) -> Self {
        Self::Asked(sentence.to_owned())
    }
}
