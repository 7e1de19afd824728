//! A project that is being edited.

use super::file::{File, TextChange};
use super::snapshot::Snapshot;
use crate::bibliography::Bibliographies;
use crate::library::{FileRole, Libraries};
use crate::lock::{LOCK_NAME, lock_beside, read_lock};
use crate::{Config, InputProblem};
use lakatos_engine::rules::settings::Settings;
use lakatos_engine::rules::tracked::TrackedFindings;
use lakatos_engine::rules::{Bibliography, RuleSet};
use lakatos_syntax::Host;
use lakatos_syntax::edit::Change;
use lakatos_syntax::line_index::Encoding;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// What makes a project one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ProjectKey {
    /// The folder that its `lakatos.toml` stands in.
    Root(PathBuf),
    /// A file that stands under none.
    Alone(PathBuf),
}

/// A project, its open files as they are in the editor.
#[derive(Debug)]
pub struct LiveProject {
    /// What makes it one.
    pub key: ProjectKey,
    /// Whether the files that are not open were read.
    pub is_loaded: bool,
    /// Its configuration, if it has one that can be read.
    pub config: Option<Arc<Config>>,
    /// The rules as it and the editor want them; the built-in ones where neither says anything.
    rules: Option<Arc<RuleSet>>,
    /// What is wrong with its configuration and files.
    pub problems: Vec<InputProblem>,
    /// Its files, by path.
    pub files: Vec<Arc<File>>,
    /// The files of the libraries in use, and what was frozen.
    pub libraries: Arc<[File]>,
    /// The names that they were brought in by.
    used: Vec<String>,
    /// Where those lie that lakatos does not ship, also such as are drafts at the same time.
    pub(super) library_paths: Vec<PathBuf>,
    /// The files below its root that are no drafts, since it uses them as libraries.
    pub(super) set_aside: BTreeSet<PathBuf>,
    /// Grows with every change.
    pub revision: u64,
    /// The findings of the last analysis, if any was made.
    pub tracked: Option<TrackedFindings>,
    /// Whether they were found since this was last set to false.
    pub has_new_findings: bool,
    analysis: Arc<OnceLock<lakatos_engine::rules::Analysis>>,
    bibliographies: Arc<Bibliographies>,
}

impl LiveProject {
    /// A project of no files yet.
    pub fn new(key: ProjectKey, bibliographies: Arc<Bibliographies>) -> Self {
        Self {
            is_loaded: matches!(key, ProjectKey::Alone(_)),
            key,
            config: None,
            rules: None,
            problems: Vec::new(),
            files: Vec::new(),
            libraries: Arc::default(),
            used: Vec::new(),
            library_paths: Vec::new(),
            set_aside: BTreeSet::new(),
            revision: 0,
            tracked: None,
            has_new_findings: false,
            analysis: Arc::default(),
            bibliographies,
        }
    }

    /// Takes over a configuration, and what the editor asks of the rules on top of it.
    pub fn configure(&mut self, config: Option<Arc<Config>>, of_editor: &Settings) {
        let of_project = config.as_ref().map_or_else(|| lakatos_rules::built_in(), |config| &config.rules);
        let is_changed = config.is_some() || !of_editor.requests.is_empty();
        self.rules = is_changed.then(|| Arc::new(of_editor.apply(of_project)));
        self.config = config;
        self.bring_in_libraries();
    }

    /// The rules in force.
    pub fn rules(&self) -> &RuleSet {
        self.rules.as_deref().unwrap_or_else(|| lakatos_rules::built_in())
    }

    /// The number of a file.
    pub fn number_of(&self, path: &Path) -> Option<usize> {
        self.files.binary_search_by(|file| file.path.as_path().cmp(path)).ok()
    }

    /// Puts a file in, or in the place of the one of its path.
    pub fn put(&mut self, file: File) {
        match self.files.binary_search_by(|known| known.path.cmp(&file.path)) {
            Ok(index) => self.files[index] = Arc::new(file),
            Err(index) => self.files.insert(index, Arc::new(file)),
        }
        self.bring_in_libraries();
    }

    /// Takes a file out.
    pub fn remove(&mut self, path: &Path) {
        self.files.retain(|file| file.path != path);
        self.bring_in_libraries();
    }

    /// Reads the libraries that its files and its configuration use.
    pub fn bring_in_libraries(&mut self) {
        self.overtake();
        self.used = self.names_used();
        let root = match &self.key {
            ProjectKey::Root(root) => root.as_path(),
            ProjectKey::Alone(path) => path.parent().unwrap_or(Path::new("")),
        };
        let libraries = Libraries::of(self.used.iter().cloned(), root);
        self.set_missing(&libraries);
        self.library_paths = libraries.paths().map(Path::to_path_buf).collect();
        // A draft is no library.
        let files = libraries.files.into_iter().map(File::of_library);
        let files = files.filter(|library| self.number_of(&library.path).is_none());
        let mut files: Vec<File> = files.collect();
        files.extend(self.frozen());
        self.libraries = files.into();
    }

    /// Where its claims are frozen, if they are.
    pub fn lock_path(&self) -> PathBuf {
        match &self.key {
            ProjectKey::Root(root) => root.join(LOCK_NAME),
            ProjectKey::Alone(path) => lock_beside(path),
        }
    }

    /// What was frozen, if it can be read. Where it cannot, a draft on its own has that for a problem; a project was told
    /// when it was read.
    fn frozen(&mut self) -> Option<File> {
        let path = self.lock_path();
        let lock = read_lock(&path).transpose();
        if let ProjectKey::Alone(_) = self.key {
            let problem =
                |message: &String| InputProblem { path: path.clone(), position: None, message: message.clone() };
            self.problems = lock.as_ref().err().map(problem).into_iter().collect();
        }
        let file = File::new(path, Host::Lakatos, lock.ok()??, Bibliography::Unnamed, None);
        Some(File { role: FileRole::Frozen, ..file })
    }

    fn names_used(&self) -> Vec<String> {
        let of_config = self.config.iter().flat_map(|config| config.uses.iter().cloned());
        let of_files = self.files.iter().flat_map(|file| &file.uses).map(|(_, name)| name.to_string());
        of_config.chain(of_files).collect()
    }

    fn set_missing(&mut self, libraries: &Libraries) {
        for file in &mut self.files {
            let missing = libraries.missing_in(&file.document);
            if !matches!(&file.role, FileRole::Draft(known) if *known == missing) {
                Arc::make_mut(file).role = FileRole::Draft(missing);
            }
        }
    }

    /// Takes in an editor's changes of the file of a number. Whether they reached beyond single declarations and plain
    /// prose, so that anything in the file may be another.
    pub fn change(&mut self, number: usize, version: i32, changes: &[TextChange], encoding: Encoding) -> bool {
        self.next_revision();
        let rules = self.rules.as_deref().unwrap_or_else(|| lakatos_rules::built_in());
        let Some(file) = self.files.get_mut(number) else { return false };
        let file = Arc::make_mut(file);
        file.version = Some(version);
        let mut may_be_any = false;
        for change in changes {
            file.change(change, encoding, &mut |file, change, edit| {
                may_be_any |= *change == Change::All;
                if let Some(tracked) = &mut self.tracked {
                    let reads_title = |kind| rules.reads_title(kind);
                    tracked.follow(number as u32, &file.document, change, edit, &reads_title);
                }
            });
        }
        if self.names_used() != self.used {
            self.bring_in_libraries();
        }
        may_be_any
    }

    /// Whatever was computed is of another text now.
    pub fn overtake(&mut self) {
        self.next_revision();
        self.tracked = None;
    }

    fn next_revision(&mut self) {
        self.revision += 1;
        self.analysis = Arc::default();
    }

    /// Whether its findings are those of its texts as they are.
    pub fn is_current(&self) -> bool {
        // Of no texts there are none.
        self.files.is_empty() || self.tracked.as_ref().is_some_and(TrackedFindings::holds)
    }

    /// The project as it is now.
    pub fn snapshot(&self) -> Snapshot {
        Snapshot {
            files: self.files.clone(),
            libraries: Arc::clone(&self.libraries),
            config: self.config.clone(),
            rules: self.rules.clone(),
            revision: self.revision,
            analysis: Arc::clone(&self.analysis),
            bibliographies: Arc::clone(&self.bibliographies),
        }
    }

    /// Takes over the findings of an analysis, unless the project has changed since.
    pub fn take_findings(&mut self, snapshot: &Snapshot, tracked: TrackedFindings) {
        if snapshot.revision == self.revision {
            self.tracked = Some(tracked);
            self.has_new_findings = true;
        }
    }
}
