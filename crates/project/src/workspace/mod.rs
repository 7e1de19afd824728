//! Projects under edit: open buffers over the files of a world.
//!
//! [`Workspace`] is changed on one thread, which asks no disk: what it needs of the world is known already, or is looked up
//! by a [`Task`] on another thread while the project waits for it. Whoever asks something of a project takes a copy of it.

mod changes;
mod editing;
mod homes;
mod live;
mod prose;
mod roots;
mod take_in;
mod tasks;
mod text;
mod works;

pub use live::LiveProject;
pub use roots::roots_around;
pub use tasks::{Done, ReadTable, Task};
pub use text::{Text, TextRole};

use homes::known_root;

use super::bibliography::Bibliographies;
use super::data::DataFiles;
use super::file::File;
use super::project::Project;
use super::root::Root;
use super::watch::Watched;
use super::world::{CONFIG_NAME, Cached, World};
use lakatos_engine::rules::settings::Settings;
use rustc_hash::FxHashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Every project that an editor has to do with.
#[derive(Debug)]
pub struct Workspace {
    /// Each is found again by its number until the next project comes or goes.
    pub projects: Vec<LiveProject>,
    world: Arc<Cached>,
    folders: Vec<PathBuf>,
    homes: FxHashMap<PathBuf, Root>,
    settings: Settings,
    bibliographies: Arc<Bibliographies>,
    /// The tables that drafts name.
    tables: Arc<DataFiles>,
    texts: FxHashMap<PathBuf, Text>,
    /// What has changed in the world and was not looked at yet.
    changed: Vec<PathBuf>,
    /// Whether somebody is looking things up.
    is_fetching: bool,
    /// Whether what lakatos ships was written to where an editor can open it.
    has_copies: bool,
}

impl Workspace {
    /// No projects yet, whose files will come out of a world.
    pub fn new(world: Arc<dyn World>) -> Self {
        Self {
            projects: Vec::new(),
            world: Arc::new(Cached::new(world)),
            folders: Vec::new(),
            homes: FxHashMap::default(),
            settings: Settings::default(),
            bibliographies: Arc::new(Bibliographies::read_later()),
            tables: Arc::default(),
            texts: FxHashMap::default(),
            changed: Vec::new(),
            is_fetching: false,
            has_copies: false,
        }
    }

    /// The world itself, for whoever may wait for it.
    pub fn world(&self) -> &Arc<dyn World> {
        self.world.world()
    }

    /// The number of the project that a file belongs to, and the file's number there.
    pub fn find(&self, path: &Path) -> Option<(usize, usize)> {
        let root = self.homes.get(path)?;
        let project = self.projects.iter().position(|project| project.root() == root)?;
        Some((project, self.projects[project].number_of(path)?))
    }

    /// A file by its path.
    pub fn file(&self, path: &Path) -> Option<&File> {
        let (project, file) = self.find(path)?;
        Some(&self.projects[project].files()[file])
    }

    /// The project of a file as it is now, and the file's number there.
    pub fn project_of(&self, path: &Path) -> Option<(Project, usize)> {
        let (project, file) = self.find(path)?;
        Some((self.projects[project].project.clone(), file))
    }

    /// The folders that the editor works in: the projects in them are read, open or not.
    pub fn set_folders(&mut self, folders: Vec<PathBuf>) {
        self.folders = folders;
        // A project that no folder holds any more, and no open file belongs to, is nobody's.
        let folders = &self.folders;
        self.projects.retain(|project| match project.root() {
            Root::Draft(_) => true,
            Root::Folder(root) => {
                folders.iter().any(|folder| folder.starts_with(root) || root.starts_with(folder))
                    || project.files().iter().any(|file| file.is_open())
            }
        });
    }

    /// What the editor asks of the rules, in every project.
    pub fn set_settings(&mut self, settings: Settings) {
        self.settings = settings;
        for project in &mut self.projects {
            project.configure(&self.world, project.project.config.clone(), &self.settings);
        }
    }

    /// Projects that were found in those folders.
    pub fn add_roots(&mut self, roots: Vec<PathBuf>) {
        for root in roots {
            self.live(Root::Folder(root));
        }
    }

    /// The folders that the editor works in.
    pub fn folders(&self) -> &[PathBuf] {
        &self.folders
    }

    /// What is to be looked at for changes, for clients that cannot tell of them.
    pub fn watched(&self) -> Watched {
        let configs = self.projects.iter().filter_map(|project| project.project.config.as_ref());
        let of_configs = configs.flat_map(|config| config.bibliography.iter().cloned());
        let mut files: Vec<PathBuf> = of_configs.chain(self.bibliographies.watched()).collect();
        files.extend(self.projects.iter().map(|project| project.project.lock_path()));
        let libraries = self.projects.iter().flat_map(|project| project.project.libraries.iter());
        files.extend(libraries.map(|library| library.path.clone()));
        let open = self.projects.iter().flat_map(|project| project.files()).filter(|file| file.is_open());
        files.extend(self.world.paths());
        files.extend(self.tables.watched());
        files.extend(open.flat_map(|file| file.path.ancestors().skip(1).map(|folder| folder.join(CONFIG_NAME))));
        Watched::new(self.projects.iter().filter_map(LiveProject::folder).collect(), files)
    }

    /// The drafts that are not open and count all the same.
    pub fn read_drafts(&self) -> Vec<PathBuf> {
        let files = self.projects.iter().flat_map(|project| project.files()).filter(|file| !file.is_open());
        files.map(|file| file.path.clone()).collect()
    }

    fn put_and_cite(&mut self, root: Root, file: File) {
        let path = file.path.clone();
        self.homes.insert(path.clone(), root.clone());
        let number = self.live(root);
        self.projects[number].put(&self.world, file);
        if let Some((project, file)) = self.find(&path) {
            self.cite_again(project, file);
        }
    }

    /// The number of the project of a root, which begins without files.
    fn live(&mut self, root: Root) -> usize {
        match self.projects.iter().position(|project| *project.root() == root) {
            Some(number) => number,
            None => {
                let mut project = LiveProject::new(root, Arc::clone(&self.bibliographies), Arc::clone(&self.tables));
                project.configure(&self.world, None, &self.settings);
                self.projects.push(project);
                self.projects.len() - 1
            }
        }
    }
}
