//! Which files belong to which project.

use super::ConfigChoice;
use crate::config::Config;
use crate::problem::{InputProblem, unusable, warning};
use crate::root::Root;
use crate::world::{CONFIG_NAME, Kind, Walked, World, absolute, relative, tidied};
use lakatos_syntax::Host;
use rustc_hash::{FxHashMap, FxHashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The files of a project, still to be read.
pub struct Group {
    /// Its configuration, if it has one.
    pub config: Option<Arc<Config>>,
    /// Its files, by path.
    pub files: Vec<Planned>,
}

impl Group {
    /// What makes it a project.
    pub fn root(&self) -> Root {
        match (&self.config, self.files.first()) {
            (Some(config), _) => Root::Folder(config.root.clone()),
            (None, Some(file)) => Root::Draft(file.path.clone()),
            (None, None) => Root::Folder(PathBuf::new()),
        }
    }
}

/// A file to be read.
#[derive(Clone, Debug)]
pub struct Planned {
    /// Where it lies.
    pub path: PathBuf,
    /// Whether the user named it, or a folder that it is in.
    pub is_requested: bool,
    /// Whether the user named it, and no folder.
    pub is_named: bool,
}

/// What is found out on the way from what the user named to the files of each project.
pub struct Plan<'load> {
    world: &'load dyn World,
    choice: &'load ConfigChoice,
    requested: Vec<PathBuf>,
    /// The files that the user named, by absolute path.
    named: FxHashSet<PathBuf>,
    seen: FxHashSet<PathBuf>,
    /// Configurations and folders that could not be read.
    pub problems: Vec<InputProblem>,
    /// What was passed over.
    pub warnings: Vec<InputProblem>,
    roots: FxHashMap<PathBuf, Option<PathBuf>>,
    configs: FxHashMap<PathBuf, Option<Arc<Config>>>,
}

impl<'load> Plan<'load> {
    /// Nothing named yet.
    pub fn new(world: &'load dyn World, choice: &'load ConfigChoice) -> Self {
        Self {
            world,
            choice,
            requested: Vec::new(),
            named: FxHashSet::default(),
            seen: FxHashSet::default(),
            problems: Vec::new(),
            warnings: Vec::new(),
            roots: FxHashMap::default(),
            configs: FxHashMap::default(),
        }
    }

    /// Takes in a file or folder that the user named.
    pub fn add(&mut self, path: &Path) {
        if !self.world.is_folder(path) {
            self.named.insert(absolute(path));
            return self.request(path.to_path_buf());
        }
        let config = self.config_of(&path.join(CONFIG_NAME)).and_then(|config| self.config(&config));
        let walked = self.walked(path, config.as_deref());
        self.tell_links(&walked);
        for file in walked.files {
            self.request(tidied(file));
        }
    }

    fn request(&mut self, path: PathBuf) {
        if self.seen.insert(absolute(&path)) {
            self.requested.push(path);
        }
    }

    /// The files of each project: those requested, and the others that belong to it.
    pub fn groups(&mut self) -> Vec<Group> {
        let mut by_config: Vec<(PathBuf, Vec<PathBuf>)> = Vec::new();
        let mut alone = Vec::new();
        for path in std::mem::take(&mut self.requested) {
            let config = self.config_of(&path);
            match config.filter(|config| !self.is_left_out(&path, config)) {
                None => alone.push(Group { config: None, files: vec![self.planned(path, true)] }),
                Some(config) => match by_config.iter_mut().find(|(known, _)| *known == config) {
                    Some((_, files)) => files.push(path),
                    None => by_config.push((config, vec![path])),
                },
            }
        }
        let mut groups = Vec::new();
        for (path, requested) in by_config {
            if let Some(config) = self.config(&path) {
                let files = self.files_of(&config, requested);
                groups.push(Group { config: Some(config), files });
            }
        }
        groups.extend(alone);
        groups
    }

    /// Whether a project leaves a file out that the user named: it is an argument of its own then, as in an editor.
    fn is_left_out(&mut self, path: &Path, config: &Path) -> bool {
        if !matches!(self.choice, ConfigChoice::Nearest) {
            return false;
        }
        self.config(config).is_some_and(|config| config.leaves_out(path))
    }

    fn planned(&self, path: PathBuf, is_requested: bool) -> Planned {
        let is_named = self.named.contains(&absolute(&path));
        Planned { path, is_requested, is_named }
    }

    /// What a `lakatos.toml` says, read once; none where it is broken, which is reported once.
    fn config(&mut self, path: &Path) -> Option<Arc<Config>> {
        if let Some(known) = self.configs.get(path) {
            return known.clone();
        }
        let config = match Config::read(self.world, path) {
            Ok(config) => Some(Arc::new(config)),
            Err(problems) => {
                self.problems.extend(problems);
                None
            }
        };
        self.configs.insert(path.to_path_buf(), config.clone());
        config
    }

    /// The `lakatos.toml` that a file comes under.
    fn config_of(&mut self, path: &Path) -> Option<PathBuf> {
        match self.choice {
            ConfigChoice::Isolated => None,
            ConfigChoice::File(config) => Some(config.clone()),
            ConfigChoice::Nearest => {
                let root = self.root_of(path.parent().unwrap_or(Path::new(".")))?;
                Some(tidied(root.join(CONFIG_NAME)))
            }
        }
    }

    fn files_of(&mut self, config: &Config, requested: Vec<PathBuf>) -> Vec<Planned> {
        let below = self.walked(&config.root, Some(config)).files;
        let known: FxHashSet<PathBuf> = requested.iter().map(|path| absolute(path)).collect();
        let others = below.into_iter().filter(|path| !known.contains(&absolute(path)));
        let others: Vec<PathBuf> = others.filter(|path| self.belongs_to(path, &config.root)).map(tidied).collect();
        let others = others.into_iter().map(|path| self.planned(path, false));
        let requested = requested.into_iter().map(|path| self.planned(path, true));
        let mut files: Vec<Planned> = requested.chain(others).collect();
        files.sort_by_key(|file| absolute(&file.path));
        files
    }

    /// What lies below a folder, of its files those that may hold an argument.
    fn walked(&mut self, folder: &Path, config: Option<&Config>) -> Walked {
        let mut walked = self.world.walk(folder, config.map(|config| &config.files));
        self.problems.extend(walked.problems.iter().map(|(folder, error)| unusable(folder, error.to_string())));
        walked.files.retain(|path| Host::from_path(path).is_some());
        walked
    }

    /// Links that a folder was looked through without: whoever put an argument behind one is told.
    fn tell_links(&mut self, walked: &Walked) {
        if walked.links.is_empty() {
            return;
        }
        let world = self.world;
        let read: FxHashSet<PathBuf> = walked.files.iter().map(|file| world.real(file)).collect();
        let argues = |path: &Path| {
            let host = Host::from_path(path).filter(|_| world.is_file(path));
            let marked = |host: Host| host.marks().is_empty() || world.mentions(path, host.marks());
            host.is_some_and(marked) && !read.contains(&world.real(path))
        };
        for link in &walked.links {
            let holds_arguments = match world.kind(link) {
                Some(Kind::Folder) => world.list(link).unwrap_or_default().iter().any(|entry| argues(&entry.path)),
                _ => argues(link),
            };
            if holds_arguments {
                let why = "is a link, so it was passed over: name it to have it read";
                self.warnings.push(warning(&tidied(link.clone()), why));
            }
        }
    }

    /// A `lakatos.toml` further down makes a project of its own.
    fn belongs_to(&mut self, path: &Path, root: &Path) -> bool {
        let nearest = path.parent().and_then(|folder| self.root_of(folder));
        nearest.is_some_and(|nearest| absolute(&nearest) == absolute(root))
    }

    fn root_of(&mut self, folder: &Path) -> Option<PathBuf> {
        let folder = absolute(folder);
        let find = || Config::root_of(self.world, &folder).map(relative);
        self.roots.entry(folder.clone()).or_insert_with(find).clone()
    }
}
