//! Files as bytes, which may be more than a memory holds: tables.

use super::{ReadError, Revision};
use lakatos_data::Source;
use std::fmt::Debug;
use std::path::{Path, PathBuf};

/// Where tables are read from, for as long as somebody needs them: it outlives the question that led to it.
pub trait Files: Debug + Send + Sync {
    /// Opens a file, to be read in pieces.
    ///
    /// # Errors
    /// Where there is no such file, or none that can be gone about in.
    fn open(&self, path: &Path) -> Result<Box<dyn Source>, ReadError>;

    /// What changes whenever a file does; none where it does not, or nothing lies at the path.
    fn revision(&self, path: &Path) -> Option<Revision>;

    /// A path with the links in it followed.
    fn real(&self, path: &Path) -> PathBuf;

    /// The names of what lies in a folder; none where there is no such folder.
    fn names(&self, folder: &Path) -> Vec<String>;
}

/// Files that nobody may wait for.
#[derive(Clone, Copy, Debug)]
pub struct NotYet;

impl Files for NotYet {
    fn open(&self, _: &Path) -> Result<Box<dyn Source>, ReadError> {
        Err(ReadError::Pending)
    }

    fn revision(&self, _: &Path) -> Option<Revision> {
        None
    }

    fn real(&self, path: &Path) -> PathBuf {
        super::absolute(path)
    }

    fn names(&self, _: &Path) -> Vec<String> {
        Vec::new()
    }
}

/// The names of entries.
pub fn names_of(entries: Result<Vec<super::Entry>, ReadError>) -> Vec<String> {
    let name = |entry: super::Entry| Some(entry.path.file_name()?.to_str()?.to_owned());
    entries.unwrap_or_default().into_iter().filter_map(name).collect()
}
