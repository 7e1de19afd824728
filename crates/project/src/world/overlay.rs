//! Texts laid over another world: standard input under the name of a file, an edit that is still to be made.

use super::memory::{kind_among, list_among};
use super::{Entry, Kind, ReadError, Revision, Walked, World, absolute};
use ignore::overrides::Override;
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

    fn list(&self, folder: &Path) -> Vec<Entry> {
        let mut entries = list_among(&self.files, &absolute(folder), folder);
        for entry in self.below.list(folder) {
            if let Err(place) = entries.binary_search_by(|known| known.path.cmp(&entry.path)) {
                entries.insert(place, entry);
            }
        }
        entries
    }

    fn revision(&self, path: &Path) -> Option<Revision> {
        self.below.revision(path)
    }

    fn real(&self, path: &Path) -> PathBuf {
        self.below.real(path)
    }

    fn walk(&self, folder: &Path, wanted: Option<&Override>) -> Walked {
        // What lies over the world was named, and need not be found.
        self.below.walk(folder, wanted)
    }
}
