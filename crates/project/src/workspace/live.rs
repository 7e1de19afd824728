//! A project that is being edited.

use super::prose;
use crate::bibliography::Bibliographies;
use crate::config::Config;
use crate::data::DataFiles;
use crate::file::{File, TextChange};
use crate::library::FileRole;
use crate::load::is_rendered_from;
use crate::problem::{InputProblem, unusable};
use crate::project::{Audience, Project};
use crate::root::Root;
use crate::world::{Cached, World, absolute};
use lakatos_engine::rules::RuleSet;
use lakatos_engine::rules::prose::InUse;
use lakatos_engine::rules::settings::Settings;
use lakatos_engine::rules::tracked::TrackedFindings;
use lakatos_syntax::edit::Change;
use lakatos_syntax::line_index::Encoding;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// A project, its open files as they are in the editor.
#[derive(Debug)]
pub struct LiveProject {
    /// The project as it is now.
    pub project: Project,
    /// Whether the files that are not open were read.
    pub is_loaded: bool,
    /// What is wrong with its configuration and files.
    pub problems: Vec<InputProblem>,
    /// The findings of the last analysis, if any was made.
    pub tracked: Option<TrackedFindings>,
    /// What the project calls things in prose, as of that analysis.
    names: Option<Arc<OnceLock<Arc<InUse>>>>,
    /// How many lines, or names on them, were left out of that analysis.
    pub left_out: usize,
    /// Whether they were found since this was last set to false.
    pub has_new_findings: bool,
    /// The names that its libraries were brought in by.
    used: Vec<String>,
    /// Where those lie that lakatos does not ship, also such as are drafts at the same time.
    library_paths: Vec<PathBuf>,
    /// The files below its root that are no drafts, since it uses them as libraries.
    pub(super) set_aside: BTreeSet<PathBuf>,
    /// Whether something that its libraries depend on is not known yet.
    is_waiting: bool,
}

impl LiveProject {
    /// A project of no files yet.
    pub fn new(root: Root, bibliographies: Arc<Bibliographies>, tables: Arc<DataFiles>) -> Self {
        Self {
            is_loaded: matches!(root, Root::Draft(_)),
            project: Project::new(root, None, bibliographies).with_tables(tables),
            problems: Vec::new(),
            tracked: None,
            names: None,
            left_out: 0,
            has_new_findings: false,
            used: Vec::new(),
            library_paths: Vec::new(),
            set_aside: BTreeSet::new(),
            is_waiting: false,
        }
    }

    /// What makes it one.
    pub fn root(&self) -> &Root {
        &self.project.root
    }

    /// The folder of its `lakatos.toml`, if it has one.
    pub fn folder(&self) -> Option<PathBuf> {
        match self.root() {
            Root::Folder(root) => Some(root.clone()),
            Root::Draft(_) => None,
        }
    }

    /// Its drafts, by path.
    pub fn files(&self) -> &[Arc<File>] {
        &self.project.files
    }

    /// Takes over a configuration, and what the editor asks of the rules on top of it.
    pub fn configure(&mut self, world: &Cached, config: Option<Arc<Config>>, of_editor: &Settings) {
        let of_project = config.as_ref().map_or_else(|| lakatos_rules::built_in(), |config| &config.rules);
        let is_changed = config.is_some() || !of_editor.requests.is_empty();
        self.project.rules = is_changed.then(|| Arc::new(of_editor.apply(of_project)));
        self.project.config = config;
        self.bring_in_libraries(world);
    }

    /// The rules in force.
    pub fn rules(&self) -> &RuleSet {
        self.project.rules()
    }

    /// The number of a file.
    pub fn number_of(&self, path: &Path) -> Option<usize> {
        self.project.number_of(path)
    }

    /// A file, to be changed.
    pub(super) fn file_mut(&mut self, number: usize) -> Option<&mut File> {
        self.project.files.get_mut(number).map(Arc::make_mut)
    }

    /// Puts a file in, or in the place of the one of its path.
    pub fn put(&mut self, world: &Cached, file: File) {
        match self.project.files.binary_search_by(|known| known.path.cmp(&file.path)) {
            Ok(index) => self.project.files[index] = Arc::new(file),
            Err(index) => self.project.files.insert(index, Arc::new(file)),
        }
        self.bring_in_libraries(world);
    }

    /// Takes a file out.
    pub fn remove(&mut self, world: &Cached, path: &Path) {
        self.project.files.retain(|file| file.path != path);
        self.bring_in_libraries(world);
    }

    /// Reads the libraries that its files and its configuration use, and what was frozen.
    pub fn bring_in_libraries(&mut self, world: &Cached) {
        self.discard_analysis();
        self.used = self.project.names_used();
        let misses = world.misses();
        let found = self.project.bring_in(world, self.used.clone(), Audience::Editor);
        self.is_waiting = world.misses() != misses;
        self.library_paths = found.library_paths;
        // A project was told when it was read.
        if let Root::Draft(_) = self.root() {
            let path = self.project.lock_path();
            let problem = found.lock_error.map(|error| unusable(&path, error.to_string()));
            let of_counts = found.counts_error.map(|error| unusable(&self.project.root.counts_path(), error));
            self.problems = problem.into_iter().chain(of_counts).collect();
        }
    }

    /// Whether its libraries may be others now that some paths have changed, or more is known of the world.
    pub(super) fn depends_on(&self, changed: &[PathBuf]) -> bool {
        let libraries = self.project.libraries.iter().map(|library| &library.path);
        let mut own = libraries.chain(&self.library_paths);
        let lock = absolute(&self.project.lock_path());
        // A file may come to a folder that is used.
        let concerns = |path: &PathBuf, known: &Path| known == path || known.parent() == Some(path);
        let is_beside = |path: &PathBuf, known: &Path| path.parent().is_some() && path.parent() == known.parent();
        let is_missing = |file: &Arc<File>| matches!(&file.role, FileRole::Draft(missing) if !missing.is_empty());
        let may_be_found = !changed.is_empty() && self.files().iter().any(is_missing);
        self.is_waiting
            || may_be_found
            || changed.contains(&lock)
            || own.any(|known| changed.iter().any(|path| concerns(path, known) || is_beside(path, known)))
    }

    /// Takes in an editor's changes of the file of a number. Whether the file asks for other bibliographies now.
    pub fn change(
        &mut self,
        world: &Cached,
        number: usize,
        version: i32,
        changes: &[TextChange],
        encoding: Encoding,
    ) -> bool {
        self.project.discard_analysis();
        let rules = self.project.rules.clone();
        let rules: &RuleSet = rules.as_deref().unwrap_or_else(|| lakatos_rules::built_in());
        let Some(file) = self.project.files.get_mut(number) else { return false };
        let file = Arc::make_mut(file);
        file.version = Some(version);
        let names = file.names.clone();
        for change in changes {
            file.change(change, encoding, &mut |file, change: &Change, edit| {
                if let Some(tracked) = &mut self.tracked {
                    let reads_title = |kind| rules.reads_title(kind);
                    tracked.follow(number as u32, &file.document, change, edit, &reads_title);
                    let names = self.names.as_deref().and_then(OnceLock::get).map(AsRef::as_ref);
                    if prose::may_matter(file, change, edit, rules, names) {
                        tracked.overtake();
                    }
                }
            });
        }
        let asks_for_others = file.names != names;
        if self.project.names_used() != self.used {
            self.bring_in_libraries(world);
        }
        asks_for_others
    }

    /// Whether its argument is held against tables.
    pub(super) fn has_data(&self) -> bool {
        self.project.has_data()
    }

    /// Whatever was computed is of another text now.
    pub fn discard_analysis(&mut self) {
        self.project.discard_analysis();
        self.tracked = None;
    }

    /// Whether its findings are those of its texts as they are.
    pub fn is_current(&self) -> bool {
        // Of no texts there are none.
        self.files().is_empty() || self.tracked.as_ref().is_some_and(TrackedFindings::holds)
    }

    /// Takes over the findings of an analysis, unless the project has changed since.
    pub fn take_findings(&mut self, of: &Project, tracked: TrackedFindings) {
        if Arc::ptr_eq(&of.analysis, &self.project.analysis) {
            self.tracked = Some(tracked);
            self.names = Some(of.analysis().names_if_asked());
            self.left_out = of.analysis().left_out.len();
            self.has_new_findings = true;
        }
    }

    /// Whether a file below its root is part of its argument, as far as is known.
    pub(super) fn admits(&self, world: &dyn World, path: &Path) -> bool {
        let leaves_out = self.project.config.as_ref().is_some_and(|config| !config.includes(world, path));
        !leaves_out && !self.set_aside.contains(path) && !self.holds_source_of(path)
    }

    /// Whether a file is rendered from one of its drafts.
    pub(super) fn holds_source_of(&self, path: &Path) -> bool {
        let argues = |file: &&Arc<File>| file.document.has_argument();
        self.files().iter().filter(argues).any(|file| is_rendered_from(path, &file.path))
    }

    /// Those of the files below its root that its drafts use as libraries.
    pub(super) fn own_libraries(&self, world: &dyn World) -> BTreeSet<PathBuf> {
        let Some(config) = self.project.config.as_ref() else { return BTreeSet::new() };
        let is_own = |path: &PathBuf| config.includes(world, path);
        if !self.library_paths.iter().any(is_own) {
            return BTreeSet::new();
        }
        let used = self.project.used_as_libraries(world, &self.library_paths);
        used.into_iter().filter(is_own).collect()
    }
}
