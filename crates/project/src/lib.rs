//! Floor 6: folders, `lakatos.toml` and files. The one place that reads files.
//!
//! Knows nothing of LSP and terminals. What cannot be read is a located problem, and everything else goes on.

mod bibliography;
mod bibtex;
mod config;
mod csl;
mod discover;
mod files;
#[cfg(feature = "git")]
pub mod history;
#[cfg(not(feature = "git"))]
#[path = "no_history.rs"]
pub mod history;
pub mod library;
mod load;
pub mod lock;
mod path;
mod read;
mod reference;
mod today;
mod watch;
pub mod workspace;
mod write;

pub use bibliography::entry::Glance;
pub use bibliography::{BibliographyFile, Flaw};
pub use config::{Config, load_rule_folder};
pub use discover::roots_below;
pub use files::{Project, ProjectFile};
pub use load::{ConfigChoice, Input, Loaded, load};
pub use path::{CONFIG_NAME, absolute, real};
pub use read::{MAX_FILE_BYTES, read_text};
pub use today::today;
pub use watch::load_watched;
pub use write::{create_file, write_atomically, write_with_folders};

use std::path::PathBuf;

/// A file or folder that could not be used, or a place in a `lakatos.toml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputProblem {
    /// The path as the user would write it.
    pub path: PathBuf,
    /// Line and column from 1, where it is about a place in the file.
    pub position: Option<(u32, u32)>,
    /// What is wrong, in one line.
    pub message: String,
}

impl std::fmt::Display for InputProblem {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.position {
            Some((line, column)) => write!(formatter, "{}:{line}:{column}: {}", self.path.display(), self.message),
            None => write!(formatter, "{}: {}", self.path.display(), self.message),
        }
    }
}
