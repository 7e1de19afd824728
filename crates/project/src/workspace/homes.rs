//! To which project a file belongs, while drafts come and go and name libraries.

use super::{LiveProject, Workspace};
use crate::config::Config;
use crate::file::File;
use crate::root::Root;
use crate::world::{Cached, World};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The project of the nearest `lakatos.toml` above a file, or one of its own.
fn root_above(world: &dyn World, path: &Path) -> Root {
    let folder = path.parent().filter(|_| path.is_absolute());
    let root = folder.and_then(|folder| Config::root_of(world, folder));
    root.map_or_else(|| Root::Draft(path.to_path_buf()), Root::Folder)
}

/// The same; none while something above the file is not known yet.
pub fn known_root(world: &Cached, path: &Path) -> Option<Root> {
    let misses = world.misses();
    let root = root_above(world, path);
    (world.misses() == misses).then_some(root)
}

/// How often a project is looked through when files come or go.
const MOST_PASSES: usize = 4;

impl Workspace {
    /// Where a file goes that an editor opens. What its project leaves out, or uses as a library, is an argument of its
    /// own: whoever looks into it does not argue with it.
    pub(super) fn home_of(&self, path: &Path) -> Root {
        let root = self.homes.get(path).cloned().or_else(|| known_root(&self.world, path));
        // Until more is known, it stands by itself.
        root.map_or_else(|| Root::Draft(path.to_path_buf()), |root| self.admitting(root, path))
    }

    fn admitting(&self, root: Root, path: &Path) -> Root {
        let project = self.projects.iter().find(|project| *project.root() == root);
        match project.is_none_or(|project| project.admits(&*self.world, path)) {
            true => root,
            false => Root::Draft(path.to_path_buf()),
        }
    }

    /// Moves open files to their projects, once it is known which those are.
    pub(super) fn bring_home(&mut self) {
        let alone = self.homes.iter().filter(|(path, root)| matches!(root, Root::Draft(own) if own == *path));
        let alone: Vec<PathBuf> = alone.map(|(path, _)| path.clone()).collect();
        for path in alone {
            let Some(root) = known_root(&self.world, &path) else { continue };
            let home = self.admitting(root, &path);
            if home == Root::Draft(path.clone()) {
                continue;
            }
            if let Some(file) = self.taken_open(&path) {
                self.homes.remove(&path);
                self.put_and_cite(home.clone(), file);
                self.settle(&home);
            }
        }
    }

    /// Sets aside the files of a project that it uses as libraries by now, and takes back those that it does not any
    /// more.
    pub(super) fn settle(&mut self, root: &Root) {
        // What comes or goes may name libraries itself; and what would come and go for ever stays in the end.
        for _ in 0..MOST_PASSES {
            let is_meant = |project: &LiveProject| project.root() == root && project.is_loaded;
            let Some(number) = self.projects.iter().position(is_meant) else { return };
            let libraries = self.projects[number].own_libraries(&*self.world);
            let project = &mut self.projects[number];
            let returning: Vec<PathBuf> = project.set_aside.difference(&libraries).cloned().collect();
            let is_library = |file: &&Arc<File>| libraries.contains(&file.path);
            let leaving: Vec<Arc<File>> = project.files().iter().filter(is_library).cloned().collect();
            project.set_aside = libraries;
            if returning.is_empty() && leaving.is_empty() {
                return;
            }
            for file in leaving {
                self.projects[number].remove(&self.world, &file.path);
                self.homes.remove(&file.path);
                if file.is_open() {
                    self.put_and_cite(Root::Draft(file.path.clone()), Arc::unwrap_or_clone(file));
                }
            }
            for path in returning {
                match self.taken_open(&path) {
                    Some(file) => self.put_and_cite(root.clone(), file),
                    // As it is in the world, which somebody has to look at first.
                    None => self.changed.push(path),
                }
            }
        }
    }

    /// A file that an editor has open and that is an argument of its own.
    pub(super) fn taken_open(&mut self, path: &Path) -> Option<File> {
        let alone = Root::Draft(path.to_path_buf());
        let number = self.projects.iter().position(|project| *project.root() == alone)?;
        self.projects.remove(number).project.files.pop().map(Arc::unwrap_or_clone)
    }
}
