//! From what the user named to projects whose files are read.

use super::InputProblem;
use super::bibliography::{Bibliographies, Standpoint};
use super::config::Config;
use super::discover::files_below;
use super::files::{Project, ProjectFile};
use super::library::FileRole;
use super::path::CONFIG_NAME;
use super::path::{absolute, relative, tidied};
use super::read::{read_bounded, read_text};
use lakatos_syntax::{Document, Host};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What the user named.
#[derive(Clone, Debug)]
pub enum Input {
    /// A file or folder.
    Path(PathBuf),
    /// Standard input, under the name of a file.
    StandardInput(PathBuf),
}

/// Projects, and what could not be used.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// By root or path.
    pub projects: Vec<Project>,
    /// Files and configurations that could not be read.
    pub problems: Vec<InputProblem>,
    /// What is wrong with bibliographies and libraries in use, and locks that count nowhere; nothing fails for it.
    pub warnings: Vec<InputProblem>,
}

/// Below so few files, threads cost more than they save.
const WORTH_THREADS: usize = 4;

/// Reads what the user named, and whatever else belongs to the same projects. `progress` is told of each file read.
pub fn load(inputs: &[Input], choice: &ConfigChoice, progress: &(dyn Fn() + Sync)) -> Loaded {
    load_with(inputs, choice, &Bibliographies::default(), progress)
}

/// The same, with the bibliographies that are known already.
pub fn load_with(
    inputs: &[Input],
    choice: &ConfigChoice,
    bibliographies: &Bibliographies,
    progress: &(dyn Fn() + Sync),
) -> Loaded {
    let mut loader = Loader { choice: choice.clone(), ..Loader::default() };
    for input in inputs {
        loader.add(input);
    }
    let groups = loader.projects();
    let tasks: Vec<(usize, Planned)> = groups
        .iter()
        .enumerate()
        .flat_map(|(group, planned)| planned.files.iter().cloned().map(move |file| (group, file)))
        .collect();
    let texts = &loader.standard_input;
    let run = |(group, planned): (usize, Planned)| {
        let read = planned.read(texts, bibliographies, groups[group].config.as_deref());
        progress();
        (group, read)
    };
    let results: Vec<(usize, Result<ProjectFile, InputProblem>)> = if tasks.len() < WORTH_THREADS {
        tasks.into_iter().map(run).collect()
    } else {
        tasks.into_par_iter().map(run).collect()
    };
    let mut projects: Vec<Project> = groups.into_iter().map(|planned| Project::of(planned.config)).collect();
    for (group, result) in results {
        match result {
            Ok(file) => projects[group].files.push(file),
            Err(problem) => loader.problems.push(problem),
        }
    }
    let mut asides = BTreeMap::new();
    let mut looked_into = FxHashSet::default();
    let mut by_themselves = Vec::new();
    for project in &mut projects {
        by_themselves.extend(project.bring_in_libraries().into_iter().filter(|file| file.is_requested));
        asides.extend(project.unread_of_libraries());
        if looked_into.insert((project.root().to_path_buf(), project.config.is_some())) {
            asides.extend(project.stray_locks());
        }
        loader.problems.extend(project.bring_in_frozen());
    }
    projects.retain(|project| !project.files.is_empty());
    // Who asks for libraries alone gets each by itself.
    if !projects.iter().flat_map(|project| &project.files).any(|file| file.is_requested) {
        projects.extend(by_themselves.into_iter().map(|file| {
            let mut project = Project { config: None, files: vec![file] };
            project.bring_in_libraries();
            project
        }));
    }
    let from_here = |problem: InputProblem| InputProblem { path: relative(problem.path), ..problem };
    let mut warnings: Vec<InputProblem> = bibliographies.problems().into_iter().map(from_here).collect();
    warnings.extend(asides.into_iter().map(|(path, message)| InputProblem { path, position: None, message }));
    Loaded { projects, problems: loader.problems, warnings }
}

/// Which configuration counts.
#[derive(Clone, Debug, Default)]
pub enum ConfigChoice {
    /// The nearest `lakatos.toml` above each file.
    #[default]
    Nearest,
    /// This one, for every file.
    File(PathBuf),
    /// None: every file is a project of its own.
    Isolated,
}

/// A project whose files are still to be read.
struct PlannedProject {
    config: Option<Arc<Config>>,
    files: Vec<Planned>,
}

/// A file to be read.
#[derive(Clone, Debug)]
struct Planned {
    path: PathBuf,
    is_requested: bool,
}

impl Planned {
    fn read(
        self,
        standard_input: &FxHashMap<PathBuf, String>,
        bibliographies: &Bibliographies,
        project: Option<&Config>,
    ) -> Result<ProjectFile, InputProblem> {
        let problem = |message| InputProblem { path: self.path.clone(), position: None, message };
        let host = Host::of_path(&self.path).ok_or_else(|| {
            let known: Vec<String> = Host::EXTENSIONS.iter().map(|extension| format!(".{extension}")).collect();
            problem(format!("is not a kind of file that lakatos reads: it reads {}", known.join(", ")))
        })?;
        let text = match standard_input.get(&self.path) {
            Some(text) => text.clone(),
            None => read_text(&self.path).map_err(problem)?,
        };
        let document = Document::read(&text, host);
        let bibliography = bibliographies.of(&text, host, &Standpoint::new(&self.path, project));
        let role = FileRole::Draft(Vec::new());
        let text = Cow::Owned(text);
        Ok(ProjectFile { path: self.path, host, text, document, bibliography, role, is_requested: self.is_requested })
    }
}

#[derive(Default)]
struct Loader {
    choice: ConfigChoice,
    requested: Vec<PathBuf>,
    seen: FxHashSet<PathBuf>,
    standard_input: FxHashMap<PathBuf, String>,
    problems: Vec<InputProblem>,
    roots: FxHashMap<PathBuf, Option<PathBuf>>,
    configs: FxHashMap<PathBuf, Option<Arc<Config>>>,
}

impl Loader {
    fn add(&mut self, input: &Input) {
        match input {
            Input::StandardInput(name) => match read_bounded(std::io::stdin().lock()) {
                Ok(text) => {
                    self.standard_input.insert(name.clone(), text);
                    self.request(name.clone());
                }
                Err(message) => self.problem(name, message),
            },
            Input::Path(path) if path.is_dir() => {
                let config = self.config_of(&path.join(CONFIG_NAME)).and_then(|config| self.config(&config));
                let (files, problems) = files_below(path, config.as_ref().map(|config| &config.files));
                files.into_iter().for_each(|file| self.request(tidied(file)));
                self.problems.extend(problems);
            }
            Input::Path(path) => self.request(path.clone()),
        }
    }

    fn request(&mut self, path: PathBuf) {
        if self.seen.insert(absolute(&path)) {
            self.requested.push(path);
        }
    }

    fn problem(&mut self, path: &Path, message: String) {
        self.problems.push(InputProblem { path: path.to_path_buf(), position: None, message });
    }

    /// The files of each project: those requested, and the others that belong to it.
    fn projects(&mut self) -> Vec<PlannedProject> {
        let mut by_config: Vec<(PathBuf, Vec<PathBuf>)> = Vec::new();
        let mut alone = Vec::new();
        for path in std::mem::take(&mut self.requested) {
            match self.config_of(&path) {
                None => alone.push(PlannedProject { config: None, files: vec![Planned { path, is_requested: true }] }),
                Some(config) => match by_config.iter_mut().find(|(known, _)| *known == config) {
                    Some((_, files)) => files.push(path),
                    None => by_config.push((config, vec![path])),
                },
            }
        }
        let mut projects = Vec::new();
        for (path, requested) in by_config {
            if let Some(config) = self.config(&path) {
                let files = self.files_of(&config, requested);
                projects.push(PlannedProject { config: Some(config), files });
            }
        }
        projects.extend(alone);
        projects
    }

    /// What a `lakatos.toml` says, read once; none where it is broken, which is told once.
    fn config(&mut self, path: &Path) -> Option<Arc<Config>> {
        if let Some(known) = self.configs.get(path) {
            return known.clone();
        }
        let config = match Config::read(path) {
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
        match &self.choice {
            ConfigChoice::Isolated => None,
            ConfigChoice::File(config) => Some(config.clone()),
            ConfigChoice::Nearest => {
                let root = self.root_of(path.parent().unwrap_or(Path::new(".")))?;
                Some(tidied(root.join(CONFIG_NAME)))
            }
        }
    }

    fn files_of(&mut self, config: &Config, requested: Vec<PathBuf>) -> Vec<Planned> {
        let (below, problems) = files_below(&config.root, Some(&config.files));
        self.problems.extend(problems);
        let known: FxHashSet<PathBuf> = requested.iter().map(|path| absolute(path)).collect();
        let others =
            below.into_iter().filter(|path| !known.contains(&absolute(path)) && self.belongs_to(path, &config.root));
        let others: Vec<Planned> = others.map(|path| Planned { path: tidied(path), is_requested: false }).collect();
        let mut files: Vec<Planned> =
            requested.into_iter().map(|path| Planned { path, is_requested: true }).chain(others).collect();
        files.sort_by_key(|a| absolute(&a.path));
        files
    }

    /// A `lakatos.toml` further down makes a project of its own.
    fn belongs_to(&self, path: &Path, root: &Path) -> bool {
        path.parent().and_then(Config::root_of).is_some_and(|nearest| absolute(&nearest) == absolute(root))
    }

    fn root_of(&mut self, folder: &Path) -> Option<PathBuf> {
        let folder = absolute(folder);
        self.roots.entry(folder.clone()).or_insert_with(|| Config::root_of(&folder).map(relative)).clone()
    }
}
