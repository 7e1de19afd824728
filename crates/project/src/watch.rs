//! What is to be looked at for changes, and what has changed.

use super::bibliography::Bibliographies;
use super::config::{rule_files, rule_folders_of};
use super::load::{ConfigChoice, Loaded, load_with};
use super::project::Project;
use super::root::Root;
use super::world::{CONFIG_NAME, Revision, World, absolute};
use lakatos_syntax::Host;
use rustc_hash::FxHashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is to be looked at.
#[derive(Debug)]
pub struct Watched {
    roots: Vec<PathBuf>,
    files: Vec<PathBuf>,
}

/// The state of each file.
#[derive(Debug, Default)]
pub struct Revisions {
    revisions: FxHashMap<PathBuf, Revision>,
}

impl Watched {
    /// Folders, with all that belongs to a project in them, and files.
    pub fn new(roots: Vec<PathBuf>, files: Vec<PathBuf>) -> Self {
        Self { roots, files }
    }

    /// Looks at every file.
    pub fn revisions(&self, world: &dyn World) -> Revisions {
        let below = self.roots.iter().flat_map(|root| world.walk(root, None).files);
        let below = below.filter(|path| Host::from_path(path).is_some());
        let configs = self.roots.iter().map(|root| root.join(CONFIG_NAME));
        // A rule that cannot be read keeps the configuration from being read, and is watched all the same.
        let folders = self.roots.iter().flat_map(|root| rule_folders_of(world, root));
        let rules = folders.flat_map(|folder| rule_files(world, &folder));
        let all = below.chain(configs).chain(rules).chain(self.files.iter().cloned());
        Revisions { revisions: all.filter_map(|path| Some((path.clone(), world.revision(&path)?))).collect() }
    }
}

impl Revisions {
    /// Whether a file was there.
    pub fn knows(&self, path: &Path) -> bool {
        self.revisions.contains_key(path)
    }

    /// The files that came, went or were written between these and later ones.
    pub fn changed(&self, later: &Self) -> Vec<PathBuf> {
        let gone = self.revisions.keys().filter(|path| !later.revisions.contains_key(*path));
        let written = later.revisions.iter().filter(|(path, revision)| self.revisions.get(*path) != Some(*revision));
        gone.chain(written.map(|(path, _)| path)).cloned().collect()
    }
}

/// Reads what the user named, as [`load`](super::load()) does, and says what is to be looked at from then on: drafts,
/// bibliographies, libraries, rules and every `lakatos.toml`.
pub fn load_watched(world: &dyn World, paths: &[PathBuf], choice: &ConfigChoice) -> (Loaded, Watched) {
    let bibliographies: Arc<Bibliographies> = Arc::default();
    let loaded = load_with(world, paths, choice, &bibliographies, &|| {});
    let named = paths.iter().map(|path| absolute(path));
    let (folders, mut files): (Vec<PathBuf>, Vec<PathBuf>) = named.partition(|path| world.is_folder(path));
    let roots = loaded.projects.iter().filter_map(|project| match &project.root {
        Root::Folder(root) => Some(absolute(root)),
        Root::Draft(_) => None,
    });
    let roots = roots.chain(folders);
    let of_project = |project: &Project| -> Vec<PathBuf> {
        // A library that lakatos ships is no file.
        let read = project.all_files().filter(|file| file.is_draft() || world.exists(&file.path));
        read.map(|file| absolute(&file.path)).chain([absolute(&project.lock_path())]).collect()
    };
    files.extend(loaded.projects.iter().flat_map(of_project));
    files.extend(bibliographies.watched());
    // A `lakatos.toml` may come, and one that is broken gives no project.
    let above: Vec<PathBuf> =
        files.iter().flat_map(|file| file.ancestors().skip(1).map(|folder| folder.join(CONFIG_NAME))).collect();
    let mut roots: Vec<PathBuf> = roots.collect();
    let of_config = match choice {
        ConfigChoice::File(config) => vec![absolute(config)],
        ConfigChoice::Nearest => {
            roots.iter().flat_map(|root| root.ancestors().map(|folder| folder.join(CONFIG_NAME))).chain(above).collect()
        }
        ConfigChoice::Isolated => Vec::new(),
    };
    files.extend(of_config);
    roots.sort();
    roots.dedup();
    (loaded, Watched::new(roots, files))
}
