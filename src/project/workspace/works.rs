//! The bibliographies of drafts, with where each entry stands.

use super::File;
use crate::project::bibliography::{files_of, lies_within};
use crate::project::bibtex::{Entry, entries};
use crate::project::config::Config;
use crate::project::path::absolute;
use crate::project::read::read_text;
use crate::syntax::Buffer;
use std::path::{Path, PathBuf};

/// A bibliography with where its entries stand.
#[derive(Debug)]
pub struct BibliographyFile {
    /// Its absolute path.
    pub path: PathBuf,
    /// Its text.
    pub buffer: Buffer,
    /// Its entries, in order.
    pub entries: Vec<Entry>,
}

/// The bibliographies that drafts of one project may cite, as they are on disk, each once, in the order in which they are
/// named. Those that cannot be read are left out. A draft of no project may cite what lies beside it, or below.
pub fn bibliographies<'file>(
    drafts: impl Iterator<Item = &'file File>,
    config: Option<&Config>,
) -> Vec<BibliographyFile> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for draft in drafts {
        let own_folder = draft.path.parent().unwrap_or(Path::new(""));
        let (root, of_project) = config
            .map_or((own_folder, [].as_slice()), |config| (config.root.as_path(), config.bibliography.as_slice()));
        for path in files_of(&draft.path, draft.buffer.text(), draft.host, of_project) {
            let path = if lies_within(&path, root) { absolute(&path) } else { continue };
            if !paths.contains(&path) {
                paths.push(path);
            }
        }
    }
    let read = paths.into_iter().filter_map(|path| {
        let text = read_text(&path).ok()?;
        Some(BibliographyFile { path, entries: entries(&text), buffer: Buffer::from_text(text) })
    });
    read.collect()
}
