//! Texts in memory: for tests, and for a page in a browser.

use super::files::names_of;
use super::{Entry, Files, Kind, ReadError, Revision, World, absolute};
use lakatos_data::Source;
use std::collections::BTreeMap;
use std::hash::{BuildHasher, BuildHasherDefault};
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

/// Files by path, and the folders that they lie in.
#[derive(Debug, Default)]
pub struct Memory {
    files: Arc<RwLock<BTreeMap<PathBuf, Arc<str>>>>,
}

impl Memory {
    /// A world of some files.
    pub fn new<'text>(files: impl IntoIterator<Item = (&'text str, &'text str)>) -> Self {
        let files = files.into_iter().map(|(path, text)| (absolute(Path::new(path)), text.into()));
        Self { files: Arc::new(RwLock::new(files.collect())) }
    }

    /// Writes a file.
    pub fn write(&self, path: &Path, text: &str) {
        let mut files = self.files.write().unwrap_or_else(PoisonError::into_inner);
        files.insert(absolute(path), text.into());
    }

    /// Takes a file away.
    pub fn remove(&self, path: &Path) {
        let mut files = self.files.write().unwrap_or_else(PoisonError::into_inner);
        files.remove(&absolute(path));
    }

    fn get(&self, path: &Path) -> Option<Arc<str>> {
        self.files.read().unwrap_or_else(PoisonError::into_inner).get(&absolute(path)).cloned()
    }
}

impl World for Memory {
    fn read(&self, path: &Path) -> Result<Arc<str>, ReadError> {
        self.get(path).ok_or_else(|| if self.is_folder(path) { ReadError::IsFolder } else { ReadError::NotFound })
    }

    fn kind(&self, path: &Path) -> Option<Kind> {
        kind_among(&self.files.read().unwrap_or_else(PoisonError::into_inner), &absolute(path))
    }

    fn list(&self, folder: &Path) -> Result<Vec<Entry>, ReadError> {
        list_among(&self.files.read().unwrap_or_else(PoisonError::into_inner), &absolute(folder), folder)
    }

    fn revision(&self, path: &Path) -> Option<Revision> {
        let hasher = BuildHasherDefault::<rustc_hash::FxHasher>::default();
        self.get(path).map(|text| Revision(u128::from(hasher.hash_one(&*text))))
    }

    fn files(&self) -> Arc<dyn Files> {
        Arc::new(Self { files: Arc::clone(&self.files) })
    }
}

impl Files for Memory {
    fn open(&self, path: &Path) -> Result<Box<dyn Source>, ReadError> {
        Ok(Box::new(Cursor::new(Arc::<[u8]>::from(self.read(path)?))))
    }

    fn revision(&self, path: &Path) -> Option<Revision> {
        World::revision(self, path)
    }

    fn real(&self, path: &Path) -> PathBuf {
        World::real(self, path)
    }

    fn names(&self, folder: &Path) -> Vec<String> {
        names_of(self.list(folder))
    }
}

/// What lies at an absolute path where nothing is there but some files and the folders that they lie in.
pub fn kind_among<T>(files: &BTreeMap<PathBuf, T>, path: &Path) -> Option<Kind> {
    if files.contains_key(path) {
        return Some(Kind::File);
    }
    // What lies in a folder follows it in the order of paths.
    files.range(path.to_path_buf()..).next().filter(|(file, _)| file.starts_with(path)).map(|_| Kind::Folder)
}

/// What lies in a folder of such a world, by the path that the folder was asked for by.
///
/// # Errors
/// Where there is no such folder.
pub fn list_among<T>(files: &BTreeMap<PathBuf, T>, folder: &Path, asked: &Path) -> Result<Vec<Entry>, ReadError> {
    let mut entries: Vec<Entry> = Vec::new();
    for file in files.range(folder.to_path_buf()..).map(|(file, _)| file).take_while(|file| file.starts_with(folder)) {
        let Ok(within) = file.strip_prefix(folder) else { continue };
        let mut steps = within.components();
        let Some(name) = steps.next() else { continue };
        let path = asked.join(name);
        let kind = if steps.next().is_some() { Kind::Folder } else { Kind::File };
        if entries.last().is_none_or(|last| last.path != path) {
            entries.push(Entry { path, kind });
        }
    }
    if entries.is_empty() { Err(ReadError::NotFound) } else { Ok(entries) }
}
