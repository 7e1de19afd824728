//! The disk.

use super::files::names_of;
use super::mention::mentioned;
use super::text::bounded_text;
use super::{Entry, Files, Kind, ReadError, Revision, World, absolute};
use lakatos_data::Source;
use std::fs::{self, File, FileType};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::UNIX_EPOCH;

/// The file system, as it is at the moment of each question.
#[derive(Clone, Copy, Debug, Default)]
pub struct Disk;

impl World for Disk {
    fn read(&self, path: &Path) -> Result<Arc<str>, ReadError> {
        Ok(bounded_text(opened(path)?)?.into())
    }

    fn kind(&self, path: &Path) -> Option<Kind> {
        let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        fs::metadata(path).ok().map(|metadata| kind(metadata.file_type()))
    }

    fn list(&self, folder: &Path) -> Result<Vec<Entry>, ReadError> {
        let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let entry = |entry: fs::DirEntry| {
            Some(Entry { kind: kind(entry.file_type().ok()?), path: folder.join(entry.file_name()) })
        };
        let mut entries: Vec<Entry> = fs::read_dir(here)?.flatten().filter_map(entry).collect();
        entries.sort_by(|one, other| one.path.cmp(&other.path));
        Ok(entries)
    }

    fn revision(&self, path: &Path) -> Option<Revision> {
        let metadata = fs::metadata(path).ok()?;
        let written = metadata.modified().ok()?.duration_since(UNIX_EPOCH).unwrap_or_default();
        Some(Revision((written.as_nanos() << 48) ^ u128::from(metadata.len())))
    }

    fn files(&self) -> Arc<dyn Files> {
        Arc::new(*self)
    }

    fn mentions(&self, path: &Path, words: &[&str]) -> bool {
        self.kind(path) == Some(Kind::File) && File::open(path).map_or(true, |file| mentioned(file, words))
    }

    fn real(&self, path: &Path) -> PathBuf {
        let path = absolute(path);
        let there = path.ancestors().find_map(|above| Some((above, fs::canonicalize(above).ok()?)));
        match there {
            Some((above, found)) if above == path => found,
            Some((above, found)) => found.join(path.strip_prefix(above).unwrap_or(Path::new(""))),
            None => path,
        }
    }
}

impl Files for Disk {
    fn open(&self, path: &Path) -> Result<Box<dyn Source>, ReadError> {
        Ok(Box::new(opened(path)?))
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

fn opened(path: &Path) -> Result<File, ReadError> {
    // To open a pipe is to wait for whoever writes into it.
    match Disk.kind(path) {
        Some(Kind::Other) => Err(ReadError::NotRegular),
        Some(Kind::Folder) => Err(ReadError::IsFolder),
        _ => Ok(File::open(path)?),
    }
}

fn kind(file: FileType) -> Kind {
    match file {
        file if file.is_file() => Kind::File,
        file if file.is_dir() => Kind::Folder,
        file if file.is_symlink() => Kind::Link,
        _ => Kind::Other,
    }
}
