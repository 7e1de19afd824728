//! When the files of the projects were last written, for clients that cannot tell of changes.

use super::{LiveProject, ProjectKey, Workspace};
use crate::CONFIG_NAME;
use crate::config::{rule_files, rule_folders_of};
use crate::discover::files_below;
use rustc_hash::FxHashMap;
use std::path::PathBuf;
use std::time::SystemTime;

/// What is to be looked at.
#[derive(Debug)]
pub struct Watched {
    roots: Vec<PathBuf>,
    files: Vec<PathBuf>,
}

/// When each file was written, and how long it is.
#[derive(Debug)]
pub struct Stamps {
    stamps: FxHashMap<PathBuf, (Option<SystemTime>, u64)>,
}

impl Workspace {
    /// What is to be looked at, off the thread that types.
    pub fn watched(&self) -> Watched {
        let root = |project: &LiveProject| match &project.key {
            ProjectKey::Root(root) => Some(root.clone()),
            ProjectKey::Alone(_) => None,
        };
        let configs = self.projects.iter().filter_map(|project| project.config.as_ref());
        let of_configs = configs.flat_map(|config| config.bibliography.iter().cloned());
        let mut files: Vec<PathBuf> = of_configs.chain(self.bibliographies.files()).collect();
        files.extend(self.projects.iter().map(LiveProject::lock_path));
        files.extend(
            self.projects.iter().flat_map(|project| project.libraries.iter().map(|library| library.path.clone())),
        );
        let open = self.projects.iter().flat_map(|project| &project.files).filter(|file| file.is_open());
        files.extend(open.flat_map(|file| file.path.ancestors().skip(1).map(|folder| folder.join(CONFIG_NAME))));
        Watched { roots: self.projects.iter().filter_map(root).collect(), files }
    }
}

impl Watched {
    /// Folders, with all that belongs to a project in them, and files.
    pub fn of(roots: Vec<PathBuf>, files: Vec<PathBuf>) -> Self {
        Self { roots, files }
    }

    /// Looks at every file.
    pub fn stamps(&self) -> Stamps {
        let below = self.roots.iter().flat_map(|root| files_below(root, None).0);
        let configs = self.roots.iter().map(|root| root.join(CONFIG_NAME));
        // A rule that cannot be read keeps the configuration from being read, and is watched all the same.
        let rules = self.roots.iter().flat_map(|root| rule_folders_of(root)).flat_map(|folder| rule_files(&folder));
        let all = below.chain(configs).chain(rules).chain(self.files.iter().cloned());
        let stamped = all.filter_map(|path| {
            let metadata = std::fs::metadata(&path).ok()?;
            Some((path, (metadata.modified().ok(), metadata.len())))
        });
        Stamps { stamps: stamped.collect() }
    }
}

impl Stamps {
    /// The files that came, went or were written between these and later ones.
    pub fn changed(&self, later: &Self) -> Vec<PathBuf> {
        let gone = self.stamps.keys().filter(|path| !later.stamps.contains_key(*path));
        let written = later.stamps.iter().filter(|(path, stamp)| self.stamps.get(*path) != Some(*stamp));
        gone.chain(written.map(|(path, _)| path)).cloned().collect()
    }
}
