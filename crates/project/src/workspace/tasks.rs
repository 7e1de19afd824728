//! What has to wait for the world, off the thread that types: questions that nobody could answer yet, files that have
//! changed, projects that are still to be read.

use super::{LiveProject, Workspace, root_above};
use crate::bibliography::Bibliographies;
use crate::config::Config;
use crate::file::File;
use crate::library::{is_copy, write_copies};
use crate::load::{ConfigChoice, load_with};
use crate::project::Root;
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
}

/// What a task has found.
#[derive(Debug)]
pub enum Done {
    /// What is wanted is known now.
    Fetched(Fetched),
    /// A project was read.
    Loaded(LoadedProject),
}

impl Task {
    /// Looks it up. Waits for the world.
    pub fn run(self) -> Done {
        match self {
            Self::Fetch(fetch) => Done::Fetched(fetch.run()),
            Self::Load(load) => Done::Loaded(load.run()),
        }
    }

    /// The folder of the project that is read, if it is that.
    pub fn root(&self) -> Option<&Path> {
        match self {
            Self::Load(load) => Some(&load.root),
            Self::Fetch(_) => None,
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
    learnt: Vec<PathBuf>,
    /// What an editor, or somebody who watches, says has changed.
    changed: Vec<Changed>,
}

/// A path that has changed.
#[derive(Debug)]
struct Changed {
    path: PathBuf,
    /// Of a draft or a configuration, what is there now.
    text: Option<Result<Arc<str>, ReadError>>,
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
    root: PathBuf,
    config: Option<Arc<Config>>,
    files: Vec<Arc<File>>,
    problems: Vec<InputProblem>,
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
            let writes_copies = !self.has_copies && libraries.any(|library| is_copy(&library.path));
            self.has_copies |= writes_copies;
            return Some(Task::Fetch(Fetch { world, bibliographies, changed, writes_copies }));
        }
        let unread = self.projects.iter().filter(|project| !project.is_loaded);
        unread.filter_map(|project| self.load_of(project.root())).next().map(Task::Load)
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

    /// Takes in that a task came to nothing, so that nobody waits for it.
    pub fn give_up(&mut self, root: Option<&Path>) {
        match root {
            None => self.is_fetching = false,
            Some(root) => {
                let root = Root::Folder(root.to_path_buf());
                let meant = self.projects.iter_mut().filter(|project| *project.root() == root);
                meant.for_each(|project| project.is_loaded = true);
            }
        }
    }

    /// Takes in what a task has found.
    pub fn take_in(&mut self, done: Done) {
        match done {
            Done::Fetched(fetched) => self.take_in_fetched(fetched),
            Done::Loaded(loaded) => self.install(loaded),
        }
    }

    fn take_in_fetched(&mut self, fetched: Fetched) {
        self.is_fetching = false;
        self.weigh_texts_again();
        self.bring_home();
        let Fetched { mut learnt, changed } = fetched;
        learnt.extend(changed.iter().map(|changed| changed.path.clone()));
        let mut concerned = Vec::new();
        for project in self.projects.iter_mut().filter(|project| project.depends_on(&learnt)) {
            project.bring_in_libraries(&self.world);
            concerned.push(project.root().clone());
        }
        concerned.iter().for_each(|root| self.settle(root));
        for Changed { path, text } in changed {
            match text {
                Some(text) if path.file_name().is_some_and(|name| name == CONFIG_NAME) => {
                    self.reload_all(&path, text.is_ok());
                }
                Some(text) => self.reread(&path, text.ok()),
                None if path.extension().is_some_and(|extension| extension == "toml") => self.reload_around(&path),
                None => {}
            }
        }
        self.cite_all_again();
    }

    /// Takes in a project that was read; open files stay as they are in the editor.
    fn install(&mut self, loaded: LoadedProject) {
        let root = Root::Folder(loaded.root);
        let Some(number) = self.projects.iter().position(|project| *project.root() == root) else { return };
        let project = &mut self.projects[number];
        if loaded.config.is_none() && project.project.config.is_some() {
            // While a configuration or a rule is half-edited, what it said before goes on.
            (project.problems, project.is_loaded) = (loaded.problems, true);
            return;
        }
        let mut open: Vec<Arc<File>> = project.project.files.drain(..).filter(|file| file.is_open()).collect();
        project.project.files = loaded.files;
        project.project.files.sort_by(|a, b| a.path.cmp(&b.path));
        (project.problems, project.is_loaded) = (loaded.problems, true);
        project.configure(&self.world, loaded.config, &self.settings);
        project.set_aside.clear();
        for path in project.files().iter().map(|file| file.path.clone()).collect::<Vec<_>>() {
            // What stood by itself while it was no part of the project is one again.
            open.extend(self.taken_open(&path).map(Arc::new));
            self.homes.insert(path, root.clone());
        }
        for file in open {
            let file = Arc::unwrap_or_clone(file);
            self.homes.remove(&file.path);
            let home = self.home_of(&file.path);
            // What it may cite is known only now.
            self.put_and_cite(home, file);
        }
        self.settle(&root);
        self.cite_all_again();
    }

    /// Takes in that files or folders have changed in the world: drafts, bibliographies, rules, `lakatos.toml`.
    pub fn changed_on_disk(&mut self, paths: &[PathBuf]) {
        for path in paths {
            let path = absolute(path);
            self.world.outdate(&path);
            // Who moves a folder speaks of the folder alone.
            let below: Vec<PathBuf> =
                self.known_paths().filter(|known| **known != path && known.starts_with(&path)).cloned().collect();
            for path in std::iter::once(path).chain(below) {
                if self.bibliographies.depend_on(&path) {
                    self.bibliographies.forget(&path);
                }
                self.changed.push(path);
            }
        }
    }

    fn known_paths(&self) -> impl Iterator<Item = &PathBuf> {
        let files = self.projects.iter().flat_map(|project| project.files()).map(|file| &file.path);
        files.chain(self.texts.keys())
    }

    /// A `lakatos.toml` has changed, come or gone: which file belongs to which project is asked anew.
    fn reload_all(&mut self, config: &Path, is_there: bool) {
        let files = self.projects.iter().flat_map(|project| project.files());
        let open: Vec<File> = files.filter(|file| file.is_open()).map(|file| File::clone(file)).collect();
        let mut roots: Vec<PathBuf> = self.projects.iter().filter_map(LiveProject::folder).collect();
        roots.retain(|root| Some(root.as_path()) != config.parent());
        roots.extend(config.parent().filter(|_| is_there).map(Path::to_path_buf));
        self.projects.clear();
        self.homes.clear();
        self.add_roots(roots);
        for file in open {
            self.put_and_cite(root_above(&*self.world, &file.path), file);
        }
        self.set_folders(self.folders.clone());
    }

    /// A rule has changed, come or gone: the projects that it may concern are read again.
    fn reload_around(&mut self, rule: &Path) {
        for project in &mut self.projects {
            if matches!(project.root(), Root::Folder(root) if rule.starts_with(root)) {
                project.is_loaded = false;
            }
        }
    }

    /// Takes in how a file that is not open is now; or takes it out, if it is gone.
    fn reread(&mut self, path: &Path, text: Option<Arc<str>>) {
        if self.file(path).is_some_and(File::is_open) {
            return;
        }
        let root = self.homes.get(path).cloned().unwrap_or_else(|| root_above(&*self.world, path));
        let is_meant = |project: &LiveProject| *project.root() == root && project.is_loaded;
        let Some(number) = self.projects.iter().position(is_meant) else { return };
        match (text, Host::from_path(path)) {
            (Some(text), Some(host)) => {
                let config = self.projects[number].project.config.as_ref();
                let known = self.file(path).is_some_and(|file| file.buffer.text() == &*text);
                if !known && config.is_some_and(|config| config.includes(&*self.world, path)) {
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
