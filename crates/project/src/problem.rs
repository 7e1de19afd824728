//! What could not be used: a diagnostic whose place is a file, or a line of one.

use lakatos_syntax::Diagnostic;
use lakatos_syntax::diagnostic::{Code, Severity};
use std::fmt;
use std::path::{Path, PathBuf};

/// What is wrong with a file or folder that could not be used, or at a place in a `lakatos.toml` or a bibliography.
pub type InputProblem = Diagnostic<InputPlace>;

/// A file or folder, or a place in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct InputPlace {
    /// The path as the user would write it.
    pub path: PathBuf,
    /// Line and column from 1, where it is about a place in the file.
    pub position: Option<(u32, u32)>,
}

impl InputPlace {
    /// A file or folder as a whole.
    pub fn whole(path: &Path) -> Self {
        Self { path: path.to_path_buf(), position: None }
    }
}

impl fmt::Display for InputPlace {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.position {
            Some((line, column)) => write!(formatter, "{}:{line}:{column}", self.path.display()),
            None => self.path.display().fmt(formatter),
        }
    }
}

/// Reported of what cannot be used.
pub const UNUSABLE: Code = Code::new("unusable-input");

/// That a file or folder cannot be used.
pub fn unusable(path: &Path, message: impl Into<String>) -> InputProblem {
    Diagnostic::new(UNUSABLE, InputPlace::whole(path), message)
}

/// That something beside the drafts is not as it should be, for which nothing fails.
pub fn warning(path: &Path, message: impl Into<String>) -> InputProblem {
    Diagnostic { severity: Severity::Warning, ..unusable(path, message) }
}

/// By place, then by message.
pub fn in_order(one: &InputProblem, other: &InputProblem) -> std::cmp::Ordering {
    (&one.place, &one.message).cmp(&(&other.place, &other.message))
}
