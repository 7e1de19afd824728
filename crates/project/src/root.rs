//! What makes a project one.

use crate::counts::{COUNTS_NAME, counts_beside};
use crate::lock::{LOCK_NAME, lock_beside};
use crate::world::tidied;
use std::path::{Path, PathBuf};

/// What makes a project one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Root {
    /// The folder that its `lakatos.toml` stands in.
    Folder(PathBuf),
    /// A draft that stands under none.
    Draft(PathBuf),
}

impl Root {
    /// The folder that its paths count from.
    pub fn folder(&self) -> &Path {
        match self {
            Self::Folder(folder) => folder,
            Self::Draft(path) => path.parent().unwrap_or(Path::new("")),
        }
    }

    /// Where its claims are frozen, if they are.
    pub fn lock_path(&self) -> PathBuf {
        match self {
            Self::Folder(folder) => tidied(folder.join(LOCK_NAME)),
            Self::Draft(path) => lock_beside(path),
        }
    }

    /// Where counts are kept, if they are.
    pub fn counts_path(&self) -> PathBuf {
        match self {
            Self::Folder(folder) => tidied(folder.join(COUNTS_NAME)),
            Self::Draft(path) => counts_beside(path),
        }
    }
}
