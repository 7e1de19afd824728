//! Where files come from.
//!
//! A project is read through a [`World`], and never asks the file system itself: the disk ([`Disk`]), texts in memory
//! ([`Memory`]), texts laid over another world ([`Overlay`]: standard input, an edit that is still to be made), a tree of
//! git, or what an editor knows of one of these without asking again ([`Cached`]).

mod cached;
mod disk;
mod entry;
mod error;
mod files;
mod memory;
mod mention;
mod overlay;
mod path;
mod text;
mod walk;

pub use cached::Cached;
pub use disk::Disk;
pub use entry::{Entry, Kind, Revision};
pub use error::ReadError;
pub use files::Files;
#[cfg(feature = "git")]
pub(crate) use files::names_of;
pub use memory::Memory;
#[cfg(feature = "git")]
pub(crate) use memory::{kind_among, list_among};
#[cfg(feature = "git")]
pub(crate) use mention::mentioned;
pub use overlay::Overlay;
pub use path::{CONFIG_NAME, absolute, relative, safe_name, tidied};
pub use text::{MAX_FILE_BYTES, bounded_text, text_of};
pub use walk::Walked;

use ignore::overrides::Override;
use std::fmt::Debug;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a project may ask of the place that its files lie in. A path counts from the current folder where it is not
/// absolute.
pub trait World: Debug + Send + Sync {
    /// The text of a file.
    ///
    /// # Errors
    /// Where there is no such file, or none that lakatos can take in.
    fn read(&self, path: &Path) -> Result<Arc<str>, ReadError>;

    /// What lies at a path, links followed; none where nothing does.
    fn kind(&self, path: &Path) -> Option<Kind>;

    /// What lies in a folder, by path.
    ///
    /// # Errors
    /// Where there is no such folder, or none that may be looked into.
    fn list(&self, folder: &Path) -> Result<Vec<Entry>, ReadError>;

    /// What changes whenever a file does; none where nothing lies at the path.
    fn revision(&self, path: &Path) -> Option<Revision>;

    /// The files as bytes, for whoever reads tables. What is laid over a world are texts: its tables are those below.
    fn files(&self) -> Arc<dyn Files>;

    /// Whether the bytes of a file, which may be no text, hold one of some words, in UTF-8 or UTF-16. Who cannot say, says
    /// that they do.
    fn mentions(&self, _: &Path, _: &[&str]) -> bool {
        true
    }

    /// A path with the links in it followed, as far as it is there: what two spellings of one path have in common.
    fn real(&self, path: &Path) -> PathBuf {
        absolute(path)
    }

    /// The files at and below a folder, by path. What version control ignores, what is hidden and what lies behind
    /// links is left out; `wanted` takes precedence over version control.
    fn walk(&self, folder: &Path, wanted: Option<&Override>) -> Walked {
        walk::walk(self, folder, wanted)
    }

    /// Whether a file lies at a path.
    fn is_file(&self, path: &Path) -> bool {
        self.kind(path) == Some(Kind::File)
    }

    /// Whether a folder lies at a path.
    fn is_folder(&self, path: &Path) -> bool {
        self.kind(path) == Some(Kind::Folder)
    }

    /// Whether anything lies at a path.
    fn exists(&self, path: &Path) -> bool {
        self.kind(path).is_some()
    }
}
