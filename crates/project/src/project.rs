//! A project: the files that make one argument, at one moment.

use super::bibliography::{Bibliographies, BibliographyFile};
use super::config::Config;
use super::counts::read_counts;
use super::data::{DataFiles, ProjectTables};
use super::file::File;
use super::library::{FileRole, Libraries, LibraryPlace, path_in_editor};
use super::lock::{LockError, read_lock, stray_locks};
use super::problem::{InputProblem, warning};
use super::root::Root;
use super::world::{World, absolute, relative};
use lakatos_engine::appraisal::data::Recorded;
use lakatos_engine::argument::{Effort, Place};
use lakatos_engine::escape::one_line;
use lakatos_engine::library::SHIPPED_FOLDER;
use lakatos_engine::rules::finding::Location;
use lakatos_engine::rules::{Analysis, AnalysisSource, RuleSet, analyse_with};
use lakatos_syntax::Host;
use lakatos_syntax::ast::DeclarationKind;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// The files that make one argument, at one moment. A copy is cheap and stays as it was. Whoever asks first for its analysis
/// computes it; all copies share it.
#[derive(Clone, Debug)]
pub struct Project {
    /// What makes it one.
    pub root: Root,
    /// What its `lakatos.toml` says; none for a draft on its own, and where it cannot be read.
    pub config: Option<Arc<Config>>,
    /// Its drafts, by path: their numbers are those of sources and places.
    pub files: Vec<Arc<File>>,
    /// The files of the libraries in use, and what was frozen last: their numbers follow.
    pub libraries: Arc<[Arc<File>]>,
    /// The rules as an editor wants them; none where it says nothing.
    pub(super) rules: Option<Arc<RuleSet>>,
    pub(super) analysis: Arc<SharedAnalysis>,
    pub(super) bibliographies: Arc<Bibliographies>,
    /// The tables that its drafts name.
    pub(super) tables: Arc<DataFiles>,
    /// What was counted before.
    pub(super) recorded: Arc<[Recorded]>,
}

/// What is worked out once for all copies of a project.
#[derive(Debug, Default)]
pub(super) struct SharedAnalysis {
    once: OnceLock<Analysis>,
    effort: Effort,
}

/// For whom libraries are brought in: that decides by which path a file that lakatos ships goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Somebody who reads names.
    Reader,
    /// Somebody who opens files.
    Editor,
}

/// What was found out while libraries were brought in.
#[derive(Debug, Default)]
pub struct BroughtIn {
    /// Where those lie that lakatos does not ship, also such as are drafts at the same time.
    pub library_paths: Vec<PathBuf>,
    /// What is wrong with what was frozen.
    pub lock_error: Option<LockError>,
    /// What is wrong with the counts that are kept.
    pub counts_error: Option<String>,
}

impl Project {
    /// A project of no files yet.
    pub fn new(root: Root, config: Option<Arc<Config>>, bibliographies: Arc<Bibliographies>) -> Self {
        Self {
            root,
            config,
            files: Vec::new(),
            libraries: Arc::default(),
            rules: None,
            analysis: Arc::default(),
            bibliographies,
            tables: Arc::default(),
            recorded: Arc::default(),
        }
    }

    /// The same, with tables that are read as somebody needs them.
    pub fn with_tables(self, tables: Arc<DataFiles>) -> Self {
        Self { tables, ..self }
    }

    /// Its folder, or the one file that it is, on one line.
    pub fn title(&self) -> String {
        match &self.root {
            Root::Folder(path) | Root::Draft(path) => one_line(&path.to_string_lossy()),
        }
    }

    /// The rules in force.
    pub fn rules(&self) -> &RuleSet {
        let of_project = || self.config.as_ref().map_or_else(|| lakatos_rules::built_in(), |config| &config.rules);
        self.rules.as_deref().unwrap_or_else(of_project)
    }

    /// Every file: its drafts, then those of libraries, then what was frozen.
    pub fn all_files(&self) -> impl Iterator<Item = &File> {
        self.files.iter().chain(self.libraries.iter()).map(AsRef::as_ref)
    }

    /// The files that the user named.
    pub fn requested(&self) -> impl Iterator<Item = &File> {
        self.all_files().filter(|file| file.is_requested)
    }

    /// A file by its number.
    pub fn file(&self, source: u32) -> Option<&File> {
        let number = source as usize;
        let file = self.files.get(number).or_else(|| self.libraries.get(number.checked_sub(self.files.len())?));
        file.map(AsRef::as_ref)
    }

    /// The number of a draft.
    pub fn number_of(&self, path: &Path) -> Option<usize> {
        self.files.binary_search_by(|file| file.path.as_path().cmp(path)).ok()
    }

    /// What is analysed.
    pub fn sources(&self) -> Vec<AnalysisSource<'_>> {
        self.all_files().map(File::source).collect()
    }

    /// What follows from its files, by the rules in force.
    pub fn analysis(&self) -> &Analysis {
        let SharedAnalysis { once, effort } = &*self.analysis;
        once.get_or_init(|| analyse_with(&self.sources(), self.rules(), &ProjectTables(self), effort.clone()))
    }

    /// What follows from its files, by other rules.
    pub fn analysed_by(&self, rules: &RuleSet) -> Analysis {
        analyse_with(&self.sources(), rules, &ProjectTables(self), Effort::default())
    }

    /// Whether its argument is held against tables, as far as it was worked out.
    pub(super) fn has_data(&self) -> bool {
        self.analysis.once.get().is_none_or(|analysis| !analysis.argument.data.is_empty())
    }

    /// Lets go of what was worked out, for this copy. Whoever still works on it is told that nobody waits.
    pub(super) fn discard_analysis(&mut self) {
        self.analysis.effort.call_off();
        let effort = self.analysis.effort.anew();
        self.analysis = Arc::new(SharedAnalysis { effort, ..SharedAnalysis::default() });
    }

    /// The bytes of a file that a place of the analysis stands for.
    pub fn location(&self, place: Place) -> Location {
        let file = self.file(place.source);
        let span = file.map_or(place.span, |file| file.document.span_in_file(place.piece, place.span));
        Location { source: place.source, span }
    }

    /// Whether a path leads to one of its files.
    pub fn holds(&self, world: &dyn World, path: &Path) -> bool {
        let path = world.real(path);
        self.all_files().any(|file| world.real(&file.path) == path)
    }

    /// Whether a draft of it declares a data set.
    fn names_tables(&self) -> bool {
        let pieces = self.files.iter().flat_map(|file| &file.document.pieces);
        let mut declared = pieces.flat_map(|piece| &piece.read.declarations);
        declared.any(|declaration| declaration.kind == DeclarationKind::Data)
    }

    /// Where its claims are frozen, if they are.
    pub fn lock_path(&self) -> PathBuf {
        self.root.lock_path()
    }

    /// Its libraries of which something cannot be read.
    pub fn unread_of_libraries(&self) -> impl Iterator<Item = InputProblem> {
        let libraries = self.libraries.iter().filter(|file| file.is_library());
        libraries.filter_map(|file| {
            let places = match file.document.pieces.iter().map(|piece| piece.read.problems.len()).sum() {
                0 => return None,
                1 => "one place of this library cannot be read, and is".to_owned(),
                places => format!("{places} places of this library cannot be read, and are"),
            };
            let why = format!("{places} ignored: `lakatos check {}` says why", file.path.display());
            Some(warning(&file.path, why))
        })
    }

    /// The locks beside it that count for no draft.
    pub fn stray_locks(&self, world: &dyn World) -> Vec<InputProblem> {
        let stray = stray_locks(world, self.root.folder(), matches!(self.root, Root::Folder(_)));
        stray.into_iter().map(|(path, why)| warning(&path, why)).collect()
    }

    /// The bibliographies that the drafts may cite, as they are now, each once, in the order in which they are named.
    /// Those that cannot be read are left out.
    pub fn bibliographies(&self) -> Vec<Arc<BibliographyFile>> {
        let mut files: Vec<Arc<BibliographyFile>> = Vec::new();
        for file in self.files.iter().flat_map(|draft| self.bibliographies_of(draft)) {
            if files.iter().all(|known| known.path != file.path) {
                files.push(file);
            }
        }
        files
    }

    /// The bibliographies that a draft may cite.
    pub fn bibliographies_of(&self, draft: &File) -> Vec<Arc<BibliographyFile>> {
        self.bibliographies.files(&draft.cited.paths)
    }

    /// The bibliographies that the libraries in use cite from.
    pub fn bibliographies_of_libraries(&self) -> Vec<Arc<BibliographyFile>> {
        let libraries = self.libraries.iter().filter(|file| file.is_library());
        let mut paths: Vec<&[PathBuf]> = libraries.map(|library| library.cited.paths.as_slice()).collect();
        paths.dedup();
        paths.into_iter().flat_map(|paths| self.bibliographies.files(paths)).collect()
    }

    /// The libraries that it asks for: in its `lakatos.toml` and in its drafts.
    pub fn names_used(&self) -> Vec<String> {
        let of_config = self.config.iter().flat_map(|config| config.uses.iter().cloned());
        let of_files = self.files.iter().flat_map(|file| &file.uses).map(|(_, name)| name.to_string());
        of_config.chain(of_files).collect()
    }

    /// Where the libraries lie that those of its drafts use which are themselves used by none, and those that these use in
    /// turn; `library_paths` is where those of all its drafts lie. Drafts that only use each other are drafts.
    pub fn used_as_libraries(&self, world: &dyn World, library_paths: &[PathBuf]) -> BTreeSet<PathBuf> {
        let library_paths: FxHashSet<&PathBuf> = library_paths.iter().collect();
        let is_used = |file: &&Arc<File>| library_paths.contains(&absolute(&file.path));
        if self.files.iter().all(|file| is_used(&file)) {
            return BTreeSet::new();
        }
        let of_config = self.config.iter().flat_map(|config| config.uses.iter().cloned());
        let rest = self.files.iter().filter(|file| !is_used(file));
        let names = of_config.chain(rest.flat_map(|file| &file.uses).map(|(_, name)| name.to_string()));
        Libraries::load(world, names, self.root.folder()).paths().map(Path::to_path_buf).collect()
    }

    /// The project with all that lakatos ships in use, and one more draft.
    pub fn consulting(mut self, world: &dyn World, draft: &str) -> Self {
        self.files.push(Arc::new(File::new(PathBuf::new(), Host::Lakatos, draft)));
        let names = std::iter::once(SHIPPED_FOLDER.to_owned()).chain(self.names_used()).collect();
        self.bring_in(world, names, Audience::Reader);
        self.libraries = self.libraries.iter().filter(|file| file.is_library()).cloned().collect();
        self
    }

    /// The same project with other texts in place of its drafts, and the libraries that these use: as it was, or as it is
    /// about to be.
    pub fn with_drafts(&self, world: &dyn World, drafts: Vec<(PathBuf, String)>) -> Self {
        let by_path: FxHashMap<PathBuf, &Arc<File>> =
            self.files.iter().rev().map(|file| (absolute(&file.path), file)).collect();
        let known = |path: &Path| by_path.get(&absolute(path)).copied();
        let file = |(path, text): (PathBuf, String)| {
            let file = File::new(path.clone(), Host::from_path(&path)?, text);
            Some(Arc::new(match known(&path) {
                Some(known) => File {
                    path: known.path.clone(),
                    cited: known.cited.clone(),
                    is_requested: known.is_requested,
                    ..file
                },
                None => File { path: relative(path), is_requested: true, ..file },
            }))
        };
        let mut project =
            Self { files: drafts.into_iter().filter_map(file).collect(), analysis: Arc::default(), ..self.clone() };
        project.bring_in(world, project.names_used(), Audience::Reader);
        project
    }

    /// Brings in the libraries of some names, and what was frozen. A draft is no library.
    pub fn bring_in(&mut self, world: &dyn World, names: Vec<String>, audience: Audience) -> BroughtIn {
        let libraries = Libraries::load(world, names, self.root.folder());
        for file in &mut self.files {
            let missing = libraries.missing_in(&file.document);
            if !matches!(&file.role, FileRole::Draft(known) if *known == missing) {
                Arc::make_mut(file).role = FileRole::Draft(missing);
            }
        }
        let library_paths: Vec<PathBuf> = libraries.paths().map(Path::to_path_buf).collect();
        let drafts: FxHashSet<PathBuf> = self.files.iter().map(|file| absolute(&file.path)).collect();
        let is_draft = |path: &Path| drafts.contains(&absolute(path));
        let mut files: Vec<Arc<File>> = Vec::new();
        for library in libraries.files {
            let path = match (&library.place, audience) {
                (LibraryPlace::Path(path), Audience::Reader) => relative(path.clone()),
                (LibraryPlace::Path(path), Audience::Editor) => path.clone(),
                // An address, not a path: there is no such file.
                (LibraryPlace::Shipped(name), Audience::Reader) => PathBuf::from(format!("lakatos:{name}.lak")),
                (LibraryPlace::Shipped(name), Audience::Editor) => path_in_editor(name),
            };
            if is_draft(&path) {
                continue;
            }
            let mut file = File::of_library(library, path);
            if audience == Audience::Editor {
                let folder = file.path.parent().unwrap_or(Path::new(""));
                file.cited.paths = self.bibliographies.bibliographies_in(world, folder);
            }
            files.push(Arc::new(file));
        }
        let lock = read_lock(world, &self.lock_path());
        let frozen = lock.as_ref().ok().cloned().flatten();
        files.extend(frozen.map(|text| {
            let file = File::new(self.lock_path(), Host::Lakatos, text);
            Arc::new(File { role: FileRole::Frozen, ..file })
        }));
        self.libraries = files.into();
        let counts = match self.names_tables() {
            true => read_counts(world, &self.root.counts_path()),
            false => Ok(Vec::new()),
        };
        self.recorded = counts.as_deref().unwrap_or_default().into();
        BroughtIn { library_paths, lock_error: lock.err(), counts_error: counts.err() }
    }
}
