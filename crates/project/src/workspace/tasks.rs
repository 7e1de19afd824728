//! What has to wait for the world, off the thread that types: questions that nobody could answer yet, files that have
//! changed, projects that are still to be read.

use super::Workspace;
use crate::bibliography::Bibliographies;
use crate::config::Config;
use crate::data::DataFiles;
use crate::file::File;
use crate::library::{is_copy, write_copies};
use crate::load::{ConfigChoice, load_with};
use crate::root::Root;
use crate::world::{CONFIG_NAME, Cached, ReadError, World, absolute};
use crate::{InputProblem, Project};
use lakatos_syntax::Host;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Something to be looked up in the world.
#[derive(Debug)]
pub enum Task {
    /// What is wanted, and what has changed.
    Fetch(Fetch),
    /// A project.
    Load(Load),
    /// A table, which nobody waits for.
    Read(ReadTable),
}

/// What a task has found.
#[derive(Debug)]
pub enum Done {
    /// What is wanted is known now.
    Fetched(Fetched),
    /// A project was read.
    Loaded(LoadedProject),
    /// A table was read.
    Read,
}

impl Task {
    /// Looks it up. Waits for the world.
    pub fn run(self) -> Done {
        match self {
            Self::Fetch(fetch) => Done::Fetched(fetch.run()),
            Self::Load(load) => Done::Loaded(load.run()),
            Self::Read(read) => {
                read.run(&|_| {});
                Done::Read
            }
        }
    }

    /// The folder of the project that is read, if it is that.
    pub fn root(&self) -> Option<&Path> {
        match self {
            Self::Load(load) => Some(&load.root),
            Self::Fetch(_) | Self::Read(_) => None,
        }
    }
}

/// What is wanted, and what has changed.
#[derive(Debug)]
pub struct Fetch {
    world: Arc<Cached>,
    bibliographies: Arc<Bibliographies>,
    changed: Vec<PathBuf>,
    writes_copies: bool,
}

/// What was learnt.
#[derive(Debug)]
pub struct Fetched {
    /// Of which paths something else holds now.
    pub(super) learnt: Vec<PathBuf>,
    /// What an editor, or somebody who watches, says has changed.
    pub(super) changed: Vec<Changed>,
}

/// A path that has changed.
#[derive(Debug)]
pub struct Changed {
    pub(super) path: PathBuf,
    /// Of a draft or a configuration, what is there now.
    pub(super) text: Option<Result<Arc<str>, ReadError>>,
}

impl Fetch {
    fn run(self) -> Fetched {
        if self.writes_copies {
            write_copies();
        }
        let learnt = self.world.fetch();
        let world = self.world.world();
        self.bibliographies.catch_up(&**world);
        let is_config = |path: &Path| path.file_name().is_some_and(|name| name == CONFIG_NAME);
        let is_text = |path: &PathBuf| Host::from_path(path).is_some() || is_config(path);
        let text = |path: &PathBuf| is_text(path).then(|| world.read(path));
        let changed = self.changed.into_iter().map(|path| Changed { text: text(&path), path }).collect();
        Fetched { learnt, changed }
    }
}

/// A table to be read.
#[derive(Debug)]
pub struct ReadTable {
    /// Where it lies.
    pub file: PathBuf,
    /// Whether it was read before.
    pub is_again: bool,
    world: Arc<dyn World>,
    tables: Arc<DataFiles>,
}

impl ReadTable {
    /// Reads it. Waits for the world. `progress` is told how much of it is read, from 0 to 1.
    pub fn run(&self, progress: &dyn Fn(f64)) {
        self.tables.catch_up(&*self.world.files(), progress);
    }
}

/// A project to be read.
#[derive(Debug)]
pub struct Load {
    root: PathBuf,
    world: Arc<dyn World>,
    bibliographies: Arc<Bibliographies>,
}

/// A project as it is in the world.
#[derive(Debug)]
pub struct LoadedProject {
    pub(super) root: PathBuf,
    pub(super) config: Option<Arc<Config>>,
    pub(super) files: Vec<Arc<File>>,
    pub(super) problems: Vec<InputProblem>,
}

impl Load {
    fn run(self) -> LoadedProject {
        let config = Config::read(&*self.world, &self.root.join(CONFIG_NAME));
        let (config, mut problems) = match config {
            Ok(config) => (Some(Arc::new(config)), Vec::new()),
            Err(problems) => (None, problems),
        };
        let mut files = Vec::new();
        if config.is_some() {
            let paths = [self.root.clone()];
            let loaded = load_with(&*self.world, &paths, &ConfigChoice::Nearest, &self.bibliographies, &|| {});
            problems.extend(loaded.problems);
            let is_own = |project: &Project| project.config.is_some() && absolute(project.root.folder()) == self.root;
            files.extend(loaded.projects.into_iter().filter(is_own).flat_map(|project| project.files));
            for file in &mut files {
                let path = absolute(&file.path);
                if path != file.path {
                    Arc::make_mut(file).path = path;
                }
            }
            self.bibliographies.catch_up(&*self.world);
        }
        LoadedProject { root: self.root, config, files, problems }
    }
}

impl Workspace {
    /// What is to be looked up next, if anything is. Whoever takes a task gives back what it has found
    /// ([`Workspace::take_in`]), or gives it up.
    pub fn next_task(&mut self) -> Option<Task> {
        if !self.is_fetching && (self.world.is_wanting() || self.bibliographies.is_behind() || !self.changed.is_empty())
        {
            self.is_fetching = true;
            let changed = std::mem::take(&mut self.changed);
            let (world, bibliographies) = (Arc::clone(&self.world), Arc::clone(&self.bibliographies));
            let mut libraries = self.projects.iter().flat_map(|project| project.project.libraries.iter());
            // What prose names may be gone to as well.
            let is_prose = |file: &Arc<File>| file.host != Host::Lakatos;
            let mut drafts = self.projects.iter().flat_map(|project| project.files());
            let is_wanted = libraries.any(|library| is_copy(&library.path)) || drafts.any(is_prose);
            let writes_copies = !self.has_copies && is_wanted;
            self.has_copies |= writes_copies;
            return Some(Task::Fetch(Fetch { world, bibliographies, changed, writes_copies }));
        }
        let unread = self.projects.iter().filter(|project| !project.is_loaded);
        let load = unread.filter_map(|project| self.load_of(project.root())).next();
        load.map(Task::Load).or_else(|| self.next_table().map(Task::Read))
    }

    /// The table that is to be read next, if one is and nobody is reading.
    fn next_table(&mut self) -> Option<ReadTable> {
        let (file, is_again) = self.tables.start()?;
        Some(ReadTable { file, is_again, world: Arc::clone(self.world.world()), tables: Arc::clone(&self.tables) })
    }

    fn load_of(&self, root: &Root) -> Option<Load> {
        let Root::Folder(root) = root else { return None };
        let (world, bibliographies) = (Arc::clone(self.world.world()), Arc::clone(&self.bibliographies));
        Some(Load { root: root.clone(), world, bibliographies })
    }

    /// Whether all that is known of the project of a file is what the world says; where that is not known, of all.
    pub fn is_read(&self, path: &Path) -> bool {
        let root = self.homes.get(path);
        let mut projects = self.projects.iter().filter(|project| root.is_none_or(|root| project.root() == root));
        let is_behind = self.is_fetching || self.world.is_wanting() || self.bibliographies.is_behind();
        !is_behind && self.changed.is_empty() && projects.all(|project| project.is_loaded)
    }

    /// Looks up all that is to be looked up, on this thread: for whoever may wait.
    pub fn catch_up(&mut self) {
        while let Some(task) = self.next_task() {
            let done = task.run();
            self.take_in(done);
        }
    }

    /// Takes in that what is to be read of tables cannot be.
    pub fn give_up_table(&mut self) {
        self.tables.give_up();
    }

    /// Takes in that a task came to nothing, so that nobody waits for it.
    pub fn give_up(&mut self, root: Option<&Path>) {
        match root {
            None => {
                self.is_fetching = false;
                self.world.give_up();
                self.bibliographies.give_up();
            }
            Some(root) => {
                let root = Root::Folder(root.to_path_buf());
                let meant = self.projects.iter_mut().filter(|project| *project.root() == root);
                meant.for_each(|project| project.is_loaded = true);
            }
        }
    }
}
