//! Projects under edit: open buffers over files on disk.
//!
//! [`Workspace`] is changed on one thread and asked through [`Snapshot`]s on any. Reading a project's files from disk is
//! a [`Loading`] of its own, so that nobody who types waits for it.

mod file;
mod homes;
mod live;
mod snapshot;
mod stamps;
mod text;
mod works;

pub use file::{File, TextChange};
pub use live::{LiveProject, ProjectKey};
pub use snapshot::Snapshot;
pub use stamps::{Stamps, Watched};
pub use text::{Text, TextRole};

use homes::key_of;

use super::bibliography::Bibliographies;
use super::config::Config;
use super::library::FileRole;
use super::load::{ConfigChoice, Input, load_with};
use super::path::{CONFIG_NAME, absolute};
use super::read::read_text;
use super::{InputProblem, Project};
use lakatos_engine::rules::settings::Settings;
use lakatos_syntax::Host;
use lakatos_syntax::line_index::Encoding;
use rustc_hash::FxHashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Every project that an editor has to do with.
#[derive(Debug, Default)]
pub struct Workspace {
    /// Each is found again by its number until the next project comes or goes.
    pub projects: Vec<LiveProject>,
    folders: Vec<PathBuf>,
    homes: FxHashMap<PathBuf, ProjectKey>,
    settings: Settings,
    bibliographies: Arc<Bibliographies>,
    texts: FxHashMap<PathBuf, Text>,
}

/// A project to be read from disk, off the thread that types.
#[derive(Debug)]
pub struct Loading {
    root: PathBuf,
    bibliographies: Arc<Bibliographies>,
}

/// A project as it is on disk.
#[derive(Debug)]
pub struct LoadedProject {
    root: PathBuf,
    config: Option<Arc<Config>>,
    files: Vec<File>,
    problems: Vec<InputProblem>,
}

impl Loading {
    /// The project's folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Reads the files; `progress` is told of each.
    pub fn run(self, progress: &(dyn Fn() + Sync)) -> LoadedProject {
        let config = Config::read(&self.root.join(CONFIG_NAME));
        let (config, mut problems) = match config {
            Ok(config) => (Some(Arc::new(config)), Vec::new()),
            Err(problems) => (None, problems),
        };
        let mut files = Vec::new();
        if config.is_some() {
            let loaded =
                load_with(&[Input::Path(self.root.clone())], &ConfigChoice::Nearest, &self.bibliographies, progress);
            problems.extend(loaded.problems);
            let is_own = |project: &Project| project.config.is_some() && absolute(project.root()) == self.root;
            let own = loaded.projects.into_iter().filter(is_own).flat_map(|project| project.files);
            let own = own.filter(|file| matches!(file.role, FileRole::Draft(_)));
            files.extend(own.map(|file| File {
                path: absolute(&file.path),
                host: file.host,
                buffer: lakatos_syntax::Buffer::from_text(file.text.into_owned()),
                uses: file::uses_in(&file.document),
                document: file.document,
                bibliography: file.bibliography,
                role: file.role,
                version: None,
            }));
        }
        LoadedProject { root: self.root, config, files, problems }
    }
}

impl Workspace {
    /// The number of the project that a file belongs to, and the file's number there.
    pub fn find(&self, path: &Path) -> Option<(usize, usize)> {
        let key = self.homes.get(path)?;
        let project = self.projects.iter().position(|project| project.key == *key)?;
        Some((project, self.projects[project].number_of(path)?))
    }

    /// Whether the project of a file was read from disk; where that is not known, whether all were.
    pub fn is_read(&self, path: &Path) -> bool {
        let key = self.homes.get(path);
        self.projects
            .iter()
            .filter(|project| key.is_none_or(|key| project.key == *key))
            .all(|project| project.is_loaded)
    }

    /// A file by its path.
    pub fn file(&self, path: &Path) -> Option<&File> {
        let (project, file) = self.find(path)?;
        Some(&self.projects[project].files[file])
    }

    /// The project of a file as it is now, and the file's number there.
    pub fn snapshot(&self, path: &Path) -> Option<(Snapshot, usize)> {
        let (project, file) = self.find(path)?;
        Some((self.projects[project].snapshot(), file))
    }

    /// Takes in that an editor opens a file.
    pub fn open(&mut self, path: PathBuf, host: Host, text: String, version: i32) {
        if let Some((project, file)) = self.find(&path) {
            let project = &mut self.projects[project];
            let known = &project.files[file];
            if known.host == host && known.buffer.text() == text {
                Arc::make_mut(&mut project.files[file]).version = Some(version);
                return;
            }
        }
        let key = self.home_of(&path);
        let bibliography = self.bibliography(&path, &text, host, &key);
        self.put(key.clone(), File::new(path, host, text, bibliography, Some(version)));
        self.settle(&key);
    }

    /// Takes in an editor's changes; none where the file is not open.
    pub fn change(&mut self, path: &Path, version: i32, changes: &[TextChange], encoding: Encoding) -> Option<()> {
        let (number, file) = self.find(path)?;
        if !self.projects[number].files[file].is_open() {
            return None;
        }
        let libraries = Arc::clone(&self.projects[number].libraries);
        // The line that names a bibliography is neither a declaration nor plain prose.
        if self.projects[number].change(file, version, changes, encoding) {
            self.cite_again(number, file);
        }
        if !Arc::ptr_eq(&libraries, &self.projects[number].libraries) {
            let key = self.projects[number].key.clone();
            self.settle(&key);
        }
        Some(())
    }

    /// Takes in that an editor closes a file: from now on it is as on disk.
    pub fn close(&mut self, path: &Path) {
        let Some((number, file)) = self.find(path) else { return };
        match &self.projects[number].key {
            ProjectKey::Alone(_) => {
                self.projects.remove(number);
                self.homes.remove(path);
            }
            ProjectKey::Root(_) => {
                let known = Arc::make_mut(&mut self.projects[number].files[file]);
                known.version = None;
                if read_text(path).ok().as_deref() != Some(known.buffer.text()) {
                    self.reread(path);
                }
            }
        }
    }

    /// The folders that the editor works in: the projects in them are read, open or not.
    pub fn set_folders(&mut self, folders: Vec<PathBuf>) {
        self.folders = folders;
        // A project that no folder holds any more, and no open file belongs to, is nobody's.
        let folders = &self.folders;
        self.projects.retain(|project| match &project.key {
            ProjectKey::Alone(_) => true,
            ProjectKey::Root(root) => {
                folders.iter().any(|folder| folder.starts_with(root) || root.starts_with(folder))
                    || project.files.iter().any(|file| file.is_open())
            }
        });
        for folder in self.folders.clone() {
            if let Some(root) = Config::root_of(&folder) {
                self.project_of(ProjectKey::Root(root));
            }
        }
    }

    /// What the editor asks of the rules, in every project.
    pub fn set_settings(&mut self, settings: Settings) {
        self.settings = settings;
        for project in &mut self.projects {
            project.configure(project.config.clone(), &self.settings);
        }
    }

    /// Projects that were found in those folders.
    pub fn add_roots(&mut self, roots: Vec<PathBuf>) {
        for root in roots {
            self.project_of(ProjectKey::Root(root));
        }
    }

    /// The folders that the editor works in.
    pub fn folders(&self) -> &[PathBuf] {
        &self.folders
    }

    /// The projects that are still to be read.
    pub fn loadings(&self) -> Vec<Loading> {
        let unread = self.projects.iter().filter(|project| !project.is_loaded);
        let loadings = unread.filter_map(|project| match &project.key {
            ProjectKey::Root(root) => {
                Some(Loading { root: root.clone(), bibliographies: Arc::clone(&self.bibliographies) })
            }
            ProjectKey::Alone(_) => None,
        });
        loadings.collect()
    }

    /// Takes in that a project could not be read, so that nobody waits for it.
    pub fn give_up(&mut self, root: &Path) {
        let key = ProjectKey::Root(root.to_path_buf());
        self.projects.iter_mut().filter(|project| project.key == key).for_each(|project| project.is_loaded = true);
    }

    /// Takes in a project that was read; open files stay as they are in the editor.
    pub fn install(&mut self, loaded: LoadedProject) {
        let key = ProjectKey::Root(loaded.root);
        let Some(number) = self.projects.iter().position(|project| project.key == key) else { return };
        let project = &mut self.projects[number];
        if loaded.config.is_none() && project.config.is_some() {
            // While a configuration or a rule is half-edited, what it said before goes on.
            (project.problems, project.is_loaded) = (loaded.problems, true);
            return;
        }
        let mut open: Vec<Arc<File>> = project.files.drain(..).filter(|file| file.is_open()).collect();
        project.files = loaded.files.into_iter().map(Arc::new).collect();
        project.files.sort_by(|a, b| a.path.cmp(&b.path));
        (project.problems, project.is_loaded) = (loaded.problems, true);
        project.configure(loaded.config, &self.settings);
        project.set_aside.clear();
        for path in project.files.iter().map(|file| file.path.clone()).collect::<Vec<_>>() {
            // What stood by itself while it was no part of the project is one again.
            open.extend(self.taken_open(&path).map(Arc::new));
            self.homes.insert(path, key.clone());
        }
        for file in open {
            let file = Arc::unwrap_or_clone(file);
            self.homes.remove(&file.path);
            let home = self.home_of(&file.path);
            // What it may cite is known only now.
            self.put_and_cite(home, file);
        }
        self.settle(&key);
    }

    /// Takes in that files have changed on disk: drafts, bibliographies, rules, `lakatos.toml`.
    pub fn changed_on_disk(&mut self, paths: &[PathBuf]) {
        for path in paths {
            let path = absolute(path);
            let mut concerned = Vec::new();
            for project in &mut self.projects {
                if project.libraries.iter().any(|library| library.path == path) || project.lock_path() == path {
                    project.bring_in_libraries();
                    concerned.push(project.key.clone());
                }
            }
            concerned.iter().for_each(|key| self.settle(key));
            if path.extension().is_some_and(|extension| extension == "toml") {
                self.reload_around(&path);
            } else if Host::of_path(&path).is_some() {
                self.reread(&path);
            } else if self.bibliographies.depend_on(&path) {
                self.bibliographies.forget(&path);
                self.cite_all_again();
            }
        }
    }

    /// A `lakatos.toml` or a rule has changed, come or gone: the projects that it may concern are read again.
    fn reload_around(&mut self, path: &Path) {
        self.weigh_texts_again();
        if path.file_name().is_some_and(|name| name == CONFIG_NAME) {
            let open: Vec<File> = self
                .projects
                .iter()
                .flat_map(|project| &project.files)
                .filter(|file| file.is_open())
                .map(|file| File::clone(file))
                .collect();
            self.projects.clear();
            self.homes.clear();
            self.set_folders(self.folders.clone());
            for file in open {
                self.put(key_of(&file.path), file);
            }
            return;
        }
        for project in &mut self.projects {
            if matches!(&project.key, ProjectKey::Root(root) if path.starts_with(root)) {
                project.is_loaded = false;
            }
        }
    }

    /// Reads a file that is not open again, as it is on disk; or takes it out, if it is gone.
    fn reread(&mut self, path: &Path) {
        if self.file(path).is_some_and(File::is_open) {
            return;
        }
        let key = self.homes.get(path).cloned().unwrap_or_else(|| key_of(path));
        let Some(number) = self.projects.iter().position(|project| project.key == key && project.is_loaded) else {
            return;
        };
        match (read_text(path), Host::of_path(path)) {
            (Ok(text), Some(host)) => {
                if self.projects[number].config.as_ref().is_some_and(|config| config.includes(path)) {
                    let bibliography = self.bibliography(path, &text, host, &key);
                    self.put(key.clone(), File::new(path.to_path_buf(), host, text, bibliography, None));
                    self.settle(&key);
                }
            }
            _ => {
                self.projects[number].remove(path);
                self.homes.remove(path);
                self.settle(&key);
            }
        }
    }

    fn put_and_cite(&mut self, key: ProjectKey, file: File) {
        let path = file.path.clone();
        self.put(key, file);
        if let Some((project, file)) = self.find(&path) {
            self.cite_again(project, file);
        }
    }

    fn put(&mut self, key: ProjectKey, file: File) {
        self.homes.insert(file.path.clone(), key.clone());
        let number = self.project_of(key);
        self.projects[number].put(file);
    }

    fn project_of(&mut self, key: ProjectKey) -> usize {
        match self.projects.iter().position(|project| project.key == key) {
            Some(number) => number,
            None => {
                let mut project = LiveProject::new(key, Arc::clone(&self.bibliographies));
                project.configure(None, &self.settings);
                self.projects.push(project);
                self.projects.len() - 1
            }
        }
    }
}
