//! Drafts are opened, changed and closed.

use super::Workspace;
use crate::file::{File, TextChange};
use crate::root::Root;
use lakatos_syntax::Host;
use lakatos_syntax::line_index::Encoding;
use std::path::{Path, PathBuf};
use std::sync::Arc;

impl Workspace {
    /// Takes in that an editor opens a file.
    pub fn open(&mut self, path: PathBuf, host: Host, text: String, version: i32) {
        if let Some((project, file)) = self.find(&path) {
            let project = &mut self.projects[project];
            let known = &project.files()[file];
            if known.host == host && known.buffer.text() == text {
                project.file_mut(file).into_iter().for_each(|file| file.version = Some(version));
                return;
            }
        }
        // Of what lies elsewhere nobody says that it has changed.
        self.world.outdate_unwatched(&self.folders);
        let root = self.home_of(&path);
        self.put_and_cite(root.clone(), File { version: Some(version), ..File::new(path, host, text) });
        self.settle(&root);
    }

    /// Takes in an editor's changes; none where the file is not open.
    pub fn change(&mut self, path: &Path, version: i32, changes: &[TextChange], encoding: Encoding) -> Option<()> {
        let (number, file) = self.find(path)?;
        let project = &mut self.projects[number];
        if !project.files()[file].is_open() {
            return None;
        }
        let libraries = Arc::clone(&project.project.libraries);
        let asks_for_others = project.change(&self.world, file, version, changes, encoding);
        let (root, is_same) = (project.root().clone(), Arc::ptr_eq(&libraries, &project.project.libraries));
        if asks_for_others {
            self.cite_again(number, file);
        }
        if !is_same {
            self.settle(&root);
        }
        Some(())
    }

    /// Takes in that an editor closes a file: from now on it is as in the world.
    pub fn close(&mut self, path: &Path) {
        let Some((number, file)) = self.find(path) else { return };
        match self.projects[number].root() {
            Root::Draft(_) => {
                self.projects.remove(number);
                self.homes.remove(path);
            }
            Root::Folder(_) => {
                self.projects[number].file_mut(file).into_iter().for_each(|file| file.version = None);
                self.changed.push(path.to_path_buf());
            }
        }
    }
}
