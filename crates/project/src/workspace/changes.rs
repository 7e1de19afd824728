//! What somebody else has changed: files come, go, move and are written while an editor has others open.

use super::{LiveProject, Workspace, known_root};
use crate::file::File;
use crate::root::Root;
use crate::world::absolute;
use lakatos_syntax::Host;
use rustc_hash::FxHashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

impl Workspace {
    /// Takes in that files or folders have changed in the world: drafts, bibliographies, rules, `lakatos.toml`.
    pub fn changed_on_disk(&mut self, paths: &[PathBuf]) {
        let mut paths: FxHashSet<PathBuf> = paths.iter().map(|path| absolute(path)).collect();
        self.world.outdate(&paths);
        // Who moves a folder speaks of the folder alone.
        let is_below = |known: &&PathBuf| known.ancestors().skip(1).any(|above| paths.contains(above));
        let below: Vec<PathBuf> = self.known_paths().filter(is_below).cloned().collect();
        paths.extend(below);
        for path in paths {
            self.tables.forget(&path);
            if self.bibliographies.depend_on(&path) {
                self.bibliographies.forget(&path);
            }
            self.changed.push(path);
        }
    }

    fn known_paths(&self) -> impl Iterator<Item = &PathBuf> {
        let files = self.projects.iter().flat_map(|project| project.files()).map(|file| &file.path);
        files.chain(self.texts.keys())
    }

    /// Whether a project was read with a `lakatos.toml` of just this text.
    pub(super) fn is_configured(&self, config: &Path, text: &str) -> bool {
        let mut configs = self.projects.iter().filter_map(|project| project.project.config.as_ref());
        configs.any(|known| absolute(&known.path) == config && *known.text == *text)
    }

    /// A `lakatos.toml` has changed, come or gone: which file belongs to which project is asked anew.
    pub(super) fn reload_all(&mut self, config: &Path, is_there: bool) {
        let files = self.projects.iter().flat_map(|project| project.files());
        let open: Vec<File> = files.filter(|file| file.is_open()).map(|file| File::clone(file)).collect();
        let mut roots: Vec<PathBuf> = self.projects.iter().filter_map(LiveProject::folder).collect();
        roots.retain(|root| Some(root.as_path()) != config.parent());
        roots.extend(config.parent().filter(|_| is_there).map(Path::to_path_buf));
        self.projects.clear();
        self.homes.clear();
        self.add_roots(roots);
        for file in open {
            let root = known_root(&self.world, &file.path).unwrap_or_else(|| Root::Draft(file.path.clone()));
            self.put_and_cite(root, file);
        }
        self.set_folders(self.folders.clone());
    }

    /// A rule has changed, come or gone: the projects that it may concern are read again.
    pub(super) fn reload_around(&mut self, rule: &Path) {
        for project in &mut self.projects {
            if matches!(project.root(), Root::Folder(root) if rule.starts_with(root)) {
                project.is_loaded = false;
            }
        }
    }

    /// Takes in how a file that is not open is now; or takes it out, if it is gone.
    pub(super) fn reread(&mut self, path: &Path, text: Option<Arc<str>>) {
        if self.file(path).is_some_and(File::is_open) {
            return;
        }
        let misses = self.world.misses();
        let root = self.homes.get(path).cloned().or_else(|| known_root(&self.world, path));
        let Some(root) = root else {
            // To be looked at again once more is known.
            self.changed.push(path.to_path_buf());
            return;
        };
        let is_meant = |project: &LiveProject| *project.root() == root && project.is_loaded;
        let Some(number) = self.projects.iter().position(is_meant) else { return };
        match (text, Host::from_path(path)) {
            (Some(text), Some(host)) => {
                let config = self.projects[number].project.config.as_ref();
                let known = self.file(path).is_some_and(|file| file.buffer.text() == &*text);
                let is_included = config.is_some_and(|config| config.includes(&*self.world, path))
                    && !self.projects[number].holds_source_of(path);
                if self.world.misses() != misses {
                    self.changed.push(path.to_path_buf());
                } else if !known && is_included {
                    self.put_and_cite(root.clone(), File::new(path.to_path_buf(), host, text));
                    self.settle(&root);
                }
            }
            _ => {
                self.projects[number].remove(&self.world, path);
                self.homes.remove(path);
                self.settle(&root);
            }
        }
    }
}
