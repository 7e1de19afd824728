//! What was read of bibliographies so far.

use super::beside::nearest_to;
use super::parts::Whole;
use super::{BibliographyError, BibliographyFile, Together};
use crate::world::{ReadError, World, absolute};
use lakatos_syntax::Buffer;
use rustc_hash::{FxHashMap, FxHashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What was read, what is to be read, and what an editor has open.
#[derive(Debug, Default)]
pub struct State {
    pub(super) read: FxHashMap<PathBuf, Reading>,
    /// As they are in the editor.
    pub(super) open: FxHashMap<PathBuf, Buffer>,
    /// Those to be read, each with the number of its last change.
    pub(super) unread: FxHashMap<PathBuf, u64>,
    changes: u64,
    pub(super) looked_at: FxHashSet<PathBuf>,
    /// Those that were asked for from a project that they lie outside of, each with what to do.
    pub(super) outside: FxHashMap<PathBuf, String>,
    pub(super) together: Together,
    /// The documents of several files, by the folder that they are in.
    pub(super) wholes: FxHashMap<PathBuf, Arc<[Arc<Whole>]>>,
    /// The bibliographies in a folder.
    pub(super) beside: FxHashMap<PathBuf, Arc<[PathBuf]>>,
    /// Which file names a bibliography that is not there.
    pub(super) named_by: FxHashMap<PathBuf, PathBuf>,
}

/// A bibliography that somebody asked for.
#[derive(Debug)]
pub struct Reading {
    pub(super) file: Result<Arc<BibliographyFile>, (BibliographyError, String)>,
    pub(super) is_outdated: bool,
}

impl State {
    pub(super) fn outdate(&mut self, file: &Path, reads_later: bool) {
        let file = absolute(file);
        self.wholes.clear();
        self.beside.clear();
        self.looked_at.remove(&file);
        let reading = self.read.get_mut(&file);
        let is_known = reading.is_some() || self.open.contains_key(&file);
        if let Some(reading) = reading {
            reading.is_outdated = true;
        }
        if reads_later && is_known {
            self.changes += 1;
            self.unread.insert(file, self.changes);
        }
    }

    /// What is told of a bibliography that is not there; none where it is, or where nobody has looked.
    pub(super) fn missing(&self, path: &Path) -> Option<&str> {
        match &self.read.get(path)?.file {
            Err((BibliographyError::Unread(ReadError::NotFound), message)) => Some(message),
            _ => None,
        }
    }

    /// A bibliography as it is now; or, where it is read later, as it was last.
    pub(super) fn file(&mut self, world: &dyn World, path: &Path, reads_later: bool) -> Option<Arc<BibliographyFile>> {
        let known = self.read.get(path);
        if let Some(known) = known.filter(|known| reads_later || !known.is_outdated) {
            return known.file.clone().ok();
        }
        if reads_later {
            self.changes += 1;
            self.unread.entry(path.to_path_buf()).or_insert(self.changes);
            return None;
        }
        let before = known.and_then(|reading| reading.file.clone().ok());
        let file = read(world, path, self.open.get(path), before);
        let reading = Reading { file, is_outdated: false };
        self.read.insert(path.to_path_buf(), reading);
        self.read.get(path)?.file.clone().ok()
    }
}

/// A bibliography as it is in the editor or else in the world, after what it was `before`.
pub fn read(
    world: &dyn World,
    path: &Path,
    open: Option<&Buffer>,
    before: Option<Arc<BibliographyFile>>,
) -> Result<Arc<BibliographyFile>, (BibliographyError, String)> {
    let text = match open {
        Some(buffer) => Ok(buffer.text().to_owned()),
        None => world.read(path).map(|text| text.to_string()).map_err(BibliographyError::Unread),
    };
    let read = match (text, before) {
        (Ok(text), Some(before)) if before.buffer.text() == text && before.before.is_none() => Ok(before),
        (Ok(text), before) => BibliographyFile::read(path.to_path_buf(), text).map(|file| Arc::new(file.after(before))),
        // A file that is gone is gone; one that is there and cannot be read may be half-written.
        (Err(error), Some(before)) if world.exists(path) => Ok(Arc::new(before.still_known(&error))),
        (Err(error), _) => Err(error),
    };
    read.map_err(|error| {
        let message = unread_message(world, path, &error);
        (error, message)
    })
}

/// What is told of a bibliography that is not read.
pub fn unread_message(world: &dyn World, path: &Path, error: &BibliographyError) -> String {
    let near = if world.exists(path) { None } else { nearest_to(world, path) };
    let near = near.map(|name| format!("; did you mean `{name}`?")).unwrap_or_default();
    format!("{error}; citations are not checked{near}")
}
