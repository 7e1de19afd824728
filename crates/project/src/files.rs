//! A project whose files are read.

use super::InputProblem;
use super::config::Config;
use super::library::{FileRole, Libraries, LibraryFile, LibraryPlace};
use super::lock::{LOCK_NAME, lock_beside, read_lock, stray_locks};
use super::path::{absolute, real, relative, tidied};
use lakatos_engine::library::{SHIPPED_FOLDER, uses};
use lakatos_engine::rules::{AnalysisSource, Bibliography, RuleSet};
use lakatos_syntax::{Document, Host};
use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A file that was read.
#[derive(Clone, Debug)]
pub struct ProjectFile {
    /// Its path as the user would write it.
    pub path: PathBuf,
    /// What kind of file it is.
    pub host: Host,
    /// Its text.
    pub text: Cow<'static, str>,
    /// What was read of it.
    pub document: Document,
    /// What it may cite.
    pub bibliography: Bibliography,
    /// Whether it is part of the argument or a library's. Libraries come last.
    pub role: FileRole,
    /// Whether the user named it, or a folder it is in; else it is read because its project needs it.
    pub is_requested: bool,
}

impl ProjectFile {
    fn of_library(library: LibraryFile) -> Self {
        let path = match library.place {
            // An address, not a path: there is no such file.
            LibraryPlace::Shipped(name) => PathBuf::from(format!("lakatos:{name}.lak")),
            LibraryPlace::Path(path) => relative(path),
        };
        Self {
            path,
            host: library.host,
            text: library.text,
            document: library.document,
            bibliography: Bibliography::Unnamed,
            role: FileRole::Library(library.works),
            is_requested: false,
        }
    }
}

/// Files that make one argument.
#[derive(Clone, Debug, Default)]
pub struct Project {
    /// What its `lakatos.toml` says; none for a file on its own.
    pub config: Option<Arc<Config>>,
    /// Its files, by path; behind them those of libraries, and what was frozen.
    pub files: Vec<ProjectFile>,
}

impl Project {
    /// Of a configuration, without files yet.
    pub fn of(config: Option<Arc<Config>>) -> Self {
        Self { config, files: Vec::new() }
    }

    /// Where its `lakatos.toml` stands; of a file on its own, the folder of that.
    pub fn root(&self) -> &Path {
        let own_folder = || self.files.first().and_then(|file| file.path.parent()).unwrap_or(Path::new(""));
        self.config.as_ref().map_or_else(own_folder, |config| config.root.as_path())
    }

    /// Its folder, or the one file that it is.
    pub fn title(&self) -> String {
        let folder = self.config.as_ref().map(|config| config.root.as_path());
        let path = folder.or(self.files.first().map(|file| file.path.as_path()));
        path.map(|path| path.display().to_string()).unwrap_or_default()
    }

    /// The files that are part of the argument.
    pub fn drafts(&self) -> impl Iterator<Item = &ProjectFile> {
        self.files.iter().filter(|file| matches!(file.role, FileRole::Draft(_)))
    }

    /// The same project with other texts in place of its drafts: as it was, or as it is about to be.
    pub fn with_texts(&self, texts: Vec<(PathBuf, String)>) -> Self {
        let known = |path: &Path| self.drafts().find(|file| absolute(&file.path) == absolute(path));
        let file = |(path, text): (PathBuf, String)| {
            let host = Host::of_path(&path)?;
            let (path, bibliography, is_requested) = match known(&path) {
                Some(file) => (file.path.clone(), file.bibliography.clone(), file.is_requested),
                None => (relative(path), Bibliography::Unnamed, true),
            };
            let document = Document::read(&text, host);
            let role = FileRole::Draft(Vec::new());
            Some(ProjectFile { path, host, text: text.into(), document, bibliography, role, is_requested })
        };
        let mut project = Self { config: self.config.clone(), files: texts.into_iter().filter_map(file).collect() };
        project.bring_in_libraries();
        project
    }

    /// Its libraries of which something cannot be read, each with that.
    pub fn unread_of_libraries(&self) -> impl Iterator<Item = (PathBuf, String)> {
        let libraries = self.files.iter().filter(|file| matches!(file.role, FileRole::Library(_)));
        libraries.filter_map(|file| {
            let places = match file.document.pieces.iter().map(|piece| piece.read.problems.len()).sum() {
                0 => return None,
                1 => "one place of this library cannot be read, and is".to_owned(),
                places => format!("{places} places of this library cannot be read, and are"),
            };
            let why = format!("{places} ignored: `lakatos check {}` says why", file.path.display());
            Some((file.path.clone(), why))
        })
    }

    /// The locks beside it that count for no draft, each with why.
    pub fn stray_locks(&self) -> Vec<(PathBuf, String)> {
        stray_locks(self.root(), self.config.is_some())
    }

    /// Whether a path leads to one of its files.
    pub fn holds(&self, path: &Path) -> bool {
        let path = real(path);
        self.files.iter().any(|file| real(&file.path) == path)
    }

    /// The rules in force.
    pub fn rules(&self) -> &RuleSet {
        self.config.as_ref().map_or_else(|| lakatos_rules::built_in(), |config| &config.rules)
    }

    /// The project with all that lakatos ships in use, and one more draft.
    pub fn consulting(mut self, draft: &str) -> Self {
        self.files.retain(|file| matches!(file.role, FileRole::Draft(_)));
        self.files.push(ProjectFile {
            path: PathBuf::new(),
            host: Host::Lakatos,
            text: draft.to_owned().into(),
            document: Document::read(draft, Host::Lakatos),
            bibliography: Bibliography::Unnamed,
            role: FileRole::Draft(Vec::new()),
            is_requested: false,
        });
        self.bring_in(vec![SHIPPED_FOLDER.to_owned()]);
        self
    }

    /// Adds the libraries that its files and its `lakatos.toml` use. A file of a library is no draft: those that are one
    /// are handed back.
    pub(super) fn bring_in_libraries(&mut self) -> Vec<ProjectFile> {
        self.bring_in(Vec::new())
    }

    fn bring_in(&mut self, mut names: Vec<String>) -> Vec<ProjectFile> {
        names.extend(self.config.iter().flat_map(|config| config.uses.iter().cloned()));
        let of_files = self.files.iter().flat_map(|file| uses(&file.document)).map(|name| name.text.to_string());
        names.extend(of_files);
        if names.is_empty() {
            return Vec::new();
        }
        let libraries = Libraries::of(names, self.root());
        // Where all files use each other, they are all drafts.
        let is_draft = |file: &ProjectFile| !libraries.paths().any(|path| path == absolute(&file.path));
        let set_aside = match self.files.iter().any(is_draft) {
            true => self.files.extract_if(.., |file| !is_draft(file)).collect(),
            false => Vec::new(),
        };
        for file in &mut self.files {
            file.role = FileRole::Draft(libraries.missing_in(&file.document));
        }
        self.files.extend(libraries.files.into_iter().map(ProjectFile::of_library));
        set_aside
    }

    /// Where the claims of its drafts are frozen, if they are.
    pub fn lock_path(&self) -> PathBuf {
        match &self.config {
            Some(config) => tidied(config.root.join(LOCK_NAME)),
            None => lock_beside(self.files.first().map(|file| file.path.as_path()).unwrap_or(Path::new(""))),
        }
    }

    /// Adds what was frozen; what is wrong with it, if anything is.
    pub(super) fn bring_in_frozen(&mut self) -> Option<InputProblem> {
        let path = self.lock_path();
        let text = read_lock(&path)?;
        match text {
            Ok(text) => {
                self.files.push(ProjectFile {
                    document: Document::read(&text, Host::Lakatos),
                    path,
                    host: Host::Lakatos,
                    text: text.into(),
                    bibliography: Bibliography::Unnamed,
                    role: FileRole::Frozen,
                    is_requested: false,
                });
                None
            }
            Err(message) => Some(InputProblem { path, position: None, message }),
        }
    }

    /// What is analysed.
    pub fn sources(&self) -> Vec<AnalysisSource<'_>> {
        self.files
            .iter()
            .map(|file| AnalysisSource {
                text: &file.text,
                document: &file.document,
                bibliography: &file.bibliography,
                role: file.role.as_role(),
            })
            .collect()
    }
}
