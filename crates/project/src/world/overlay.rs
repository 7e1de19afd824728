//! Texts laid over another world: standard input under the name of a file, an edit that is still to be made.

use super::memory::{kind_among, list_among};
use super::{Entry, Files, Kind, ReadError, Revision, World, absolute};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Some files as they are given, and all others as they are in the world below.
#[derive(Debug)]
pub struct Overlay<'world> {
    below: &'world dyn World,
    files: BTreeMap<PathBuf, Arc<str>>,
}

impl<'world> Overlay<'world> {
    /// Nothing over a world yet.
    pub fn new(below: &'world dyn World) -> Self {
        Self { below, files: BTreeMap::new() }
    }

    /// Lays a text over whatever lies at a path.
    pub fn lay(&mut self, path: &Path, text: &str) {
        self.files.insert(absolute(path), text.into());
    }
}

impl World for Overlay<'_> {
    fn read(&self, path: &Path) -> Result<Arc<str>, ReadError> {
        self.files.get(&absolute(path)).cloned().map_or_else(|| self.below.read(path), Ok)
    }

    fn kind(&self, path: &Path) -> Option<Kind> {
        kind_among(&self.files, &absolute(path)).or_else(|| self.below.kind(path))
    }

    fn list(&self, folder: &Path) -> Result<Vec<Entry>, ReadError> {
        let mut entries = match (list_among(&self.files, &absolute(folder), folder), self.below.list(folder)) {
            (Ok(own), Ok(below)) => own.into_iter().chain(below).collect(),
            (Ok(only), Err(_)) | (Err(_), Ok(only)) => only,
            (Err(_), Err(error)) => return Err(error),
        };
        // Of two with one path, the upper one comes first and stays.
        entries.sort_by(|one, other| one.path.cmp(&other.path));
        entries.dedup_by(|lower, upper| lower.path == upper.path);
        Ok(entries)
    }

    fn revision(&self, path: &Path) -> Option<Revision> {
        self.below.revision(path)
    }

    fn files(&self) -> Arc<dyn Files> {
        self.below.files()
    }

    fn mentions(&self, path: &Path, words: &[&str]) -> bool {
        self.files.contains_key(&absolute(path)) || self.below.mentions(path, words)
    }

    fn real(&self, path: &Path) -> PathBuf {
        self.below.real(path)
    }
}
