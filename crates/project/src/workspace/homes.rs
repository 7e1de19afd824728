//! To which project a file belongs, while drafts come and go and name libraries.

use super::{File, LiveProject, ProjectKey, Workspace};
use crate::config::Config;
use crate::read::read_text;
use lakatos_engine::rules::Bibliography;
use lakatos_syntax::Host;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The project of the nearest `lakatos.toml` above a file, or one of its own.
pub fn key_of(path: &Path) -> ProjectKey {
    let root = path.parent().filter(|_| path.is_absolute()).and_then(Config::root_of);
    root.map_or_else(|| ProjectKey::Alone(path.to_path_buf()), ProjectKey::Root)
}

/// How often a project is looked through when files come or go.
const MOST_PASSES: usize = 4;

impl Workspace {
    /// Where a file goes that an editor opens. What its project leaves out, or uses as a library, is an argument of its
    /// own: whoever looks into it does not argue with it.
    pub(super) fn home_of(&self, path: &Path) -> ProjectKey {
        let key = self.homes.get(path).cloned().unwrap_or_else(|| key_of(path));
        let project = self.projects.iter().find(|project| project.key == key);
        match project.is_none_or(|project| project.admits(path)) {
            true => key,
            false => ProjectKey::Alone(path.to_path_buf()),
        }
    }

    /// Sets aside the files of a project that it uses as libraries by now, and takes back those that it does not any
    /// more.
    pub(super) fn settle(&mut self, key: &ProjectKey) {
        // What comes or goes may name libraries itself; and what would come and go for ever stays in the end.
        for _ in 0..MOST_PASSES {
            let is_meant = |project: &LiveProject| project.key == *key && project.is_loaded;
            let Some(number) = self.projects.iter().position(is_meant) else { return };
            let project = &mut self.projects[number];
            let libraries = project.own_libraries();
            let returning: Vec<PathBuf> = project.set_aside.difference(&libraries).cloned().collect();
            let is_library = |file: &&Arc<File>| libraries.contains(&file.path);
            let leaving: Vec<Arc<File>> = project.files.iter().filter(is_library).cloned().collect();
            project.set_aside = libraries;
            if returning.is_empty() && leaving.is_empty() {
                return;
            }
            for file in leaving {
                self.projects[number].remove(&file.path);
                self.homes.remove(&file.path);
                if file.is_open() {
                    self.put_and_cite(ProjectKey::Alone(file.path.clone()), Arc::unwrap_or_clone(file));
                }
            }
            for path in returning {
                if let Some(file) = self.taken(&path) {
                    self.put_and_cite(key.clone(), file);
                }
            }
        }
    }

    /// A file that is no part of any project: as it is in the editor, else as on disk.
    fn taken(&mut self, path: &Path) -> Option<File> {
        self.taken_open(path).or_else(|| {
            let (host, text) = (Host::of_path(path)?, read_text(path).ok()?);
            Some(File::new(path.to_path_buf(), host, text, Bibliography::Unnamed, None))
        })
    }

    /// A file that an editor has open and that is an argument of its own.
    pub(super) fn taken_open(&mut self, path: &Path) -> Option<File> {
        let alone = ProjectKey::Alone(path.to_path_buf());
        let number = self.projects.iter().position(|project| project.key == alone)?;
        self.projects.remove(number).files.pop().map(Arc::unwrap_or_clone)
    }
}

impl LiveProject {
    /// Whether a file below its root is part of its argument, as far as is known.
    fn admits(&self, path: &Path) -> bool {
        let leaves_out = self.config.as_ref().is_some_and(|config| !config.includes(path));
        !leaves_out && !self.set_aside.contains(path)
    }

    /// Those of the files below its root that its drafts use as libraries. Where they all use each
    /// other, they are all drafts.
    fn own_libraries(&self) -> BTreeSet<PathBuf> {
        let config = self.config.as_ref();
        let is_below = |path: &&PathBuf| config.is_some_and(|config| config.includes(path));
        let libraries: BTreeSet<PathBuf> = self.library_paths.iter().filter(is_below).cloned().collect();
        if self.files.iter().all(|file| libraries.contains(&file.path)) { BTreeSet::new() } else { libraries }
    }
}
