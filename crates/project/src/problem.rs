//! What could not be used.

use std::fmt;
use std::path::{Path, PathBuf};

/// A file or folder that could not be used, or a place in a `lakatos.toml`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct InputProblem {
    /// The path as the user would write it.
    pub path: PathBuf,
    /// Line and column from 1, where it is about a place in the file.
    pub position: Option<(u32, u32)>,
    /// What is wrong, in one line.
    pub message: String,
}

impl InputProblem {
    /// About a file or folder as a whole.
    pub fn new(path: &Path, message: impl Into<String>) -> Self {
        Self { path: path.to_path_buf(), position: None, message: message.into() }
    }
}

impl fmt::Display for InputProblem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.position {
            Some((line, column)) => write!(formatter, "{}:{line}:{column}: {}", self.path.display(), self.message),
            None => write!(formatter, "{}: {}", self.path.display(), self.message),
        }
    }
}

impl std::error::Error for InputProblem {}
