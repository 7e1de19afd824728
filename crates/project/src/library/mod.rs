//! Libraries in use: those that lakatos ships, by name, and a project's own, by path.

#[cfg(not(target_family = "wasm"))]
mod copies;
#[cfg(target_family = "wasm")]
#[path = "no_copies.rs"]
mod copies;

mod missing;

pub use copies::{holds as is_copy, path_of as path_in_editor, write as write_copies};

use super::bibliography::bibliographies_in;
use super::bibliography::entry::Entry;
use super::bibtex::entries;
use super::reference::plain_reference;
use super::world::{World, absolute};
use lakatos_engine::argument::MissingLibrary;
use lakatos_engine::library::{self, Library, uses};
use lakatos_engine::rules::{Role, Works};
use lakatos_syntax::nearest::{ALIKE, nearest};
use lakatos_syntax::{Document, Host};
use missing::NoLibrary;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// What a file is to its project.
#[derive(Clone, Debug)]
pub enum FileRole {
    /// Part of the argument, with the libraries that it asks for in vain.
    Draft(Vec<MissingLibrary>),
    /// There to be drawn on.
    Library(Arc<LibraryWorks>),
    /// What was claimed when it was frozen.
    Frozen,
}

impl FileRole {
    /// As the analysis takes it.
    pub fn as_role(&self) -> Role<'_> {
        match self {
            Self::Draft(missing) => Role::Draft { missing },
            Self::Library(works) => Role::Library { works: Some(works.as_ref()) },
            Self::Frozen => Role::Frozen,
        }
    }
}

/// The works that a library cites.
#[derive(Debug)]
pub struct LibraryWorks {
    text: Cow<'static, str>,
    entries: OnceLock<FxHashMap<String, Entry>>,
}

impl Works for LibraryWorks {
    fn title(&self, key: &str) -> Option<String> {
        let of_text = || entries(&self.text).into_iter().map(|entry| (entry.key.clone(), entry)).collect();
        let entry = self.entries.get_or_init(of_text).get(key)?;
        plain_reference(self.text.get(entry.span.range())?)
    }
}

/// A file of a library in use.
#[derive(Debug)]
pub struct LibraryFile {
    /// Where it lies: on disk; of one that lakatos ships, its name.
    pub place: LibraryPlace,
    /// What kind of file it is.
    pub host: Host,
    /// Its text.
    pub text: Arc<str>,
    /// What was read of it.
    pub document: Document,
    /// What it cites.
    pub works: Arc<LibraryWorks>,
}

/// How many files of one folder are read.
const MAX_FILES: usize = 1_000;

/// Where a file of a library lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LibraryPlace {
    /// In lakatos itself, under a name.
    Shipped(&'static str),
    /// On disk, at an absolute path.
    Path(PathBuf),
}

/// The libraries of a project, and what is asked for in vain.
#[derive(Debug, Default)]
pub struct Libraries {
    /// Every file once: one's own first, so that of two declarations of a name one's own counts.
    pub files: Vec<LibraryFile>,
    missing: FxHashMap<String, MissingLibrary>,
}

impl Libraries {
    /// The libraries that `names` stand for, and those that these use in turn. A path counts from `root`, and within a
    /// library from its own folder.
    pub fn load(world: &dyn World, names: impl IntoIterator<Item = String>, root: &Path) -> Self {
        let mut names: Vec<(PathBuf, String)> = names.into_iter().map(|name| (root.to_path_buf(), name)).collect();
        let mut libraries = Self::default();
        let (mut shipped, mut seen) = (Vec::new(), FxHashSet::default());
        let mut own = Vec::new();
        let mut works: FxHashMap<PathBuf, Arc<LibraryWorks>> = FxHashMap::default();
        let mut next = 0;
        while let Some((folder, name)) = names.get(next).cloned() {
            next += 1;
            if !library::named(&name).is_empty() {
                shipped.push(name);
                continue;
            }
            match paths_of(world, &folder, &name) {
                Ok(paths) => {
                    for path in paths.into_iter().filter(|path| seen.insert(path.clone())) {
                        let beside = path.parent().unwrap_or(Path::new("")).to_path_buf();
                        let Some(file) = read_own(world, &path, &beside, &mut works) else { continue };
                        names.extend(uses(&file.document).map(|used| (beside.clone(), used.text.to_string())));
                        own.push(file);
                    }
                }
                Err(error) => {
                    let missing = MissingLibrary { name: name.clone(), help: error.to_string() };
                    libraries.missing.insert(name, missing);
                }
            }
        }
        libraries.files = own;
        let shipped = library::with_used(shipped.iter().map(String::as_str));
        libraries.files.extend(shipped.into_iter().map(shipped_file));
        libraries
    }

    /// Those that a document asks for in vain.
    pub fn missing_in(&self, document: &Document) -> Vec<MissingLibrary> {
        if self.missing.is_empty() {
            return Vec::new();
        }
        uses(document).filter_map(|name| self.missing.get(&*name.text).cloned()).collect()
    }

    /// Where those files lie that lakatos does not ship, as absolute paths.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.files.iter().filter_map(|file| match &file.place {
            LibraryPlace::Path(path) => Some(path.as_path()),
            LibraryPlace::Shipped(_) => None,
        })
    }
}

/// What to do about a name, counted from `root`, that no library has; none where one has it.
pub fn libraries_help(world: &dyn World, root: &Path, name: &str) -> Option<String> {
    if library::named(name).is_empty() {
        paths_of(world, root, name).err().map(|error| error.to_string())
    } else {
        None
    }
}

fn shipped_file(library: &'static Library) -> LibraryFile {
    let works = LibraryWorks { text: Cow::Borrowed(library.bibliography), entries: OnceLock::new() };
    LibraryFile {
        place: LibraryPlace::Shipped(library.name),
        host: Host::Lakatos,
        text: library.text.into(),
        document: library.document().clone(),
        works: Arc::new(works),
    }
}

/// The files that a name stands for: a file, or those of the language in a folder.
fn paths_of(world: &dyn World, folder: &Path, name: &str) -> Result<Vec<PathBuf>, NoLibrary> {
    let path = absolute(&folder.join(name));
    if absolute(folder).starts_with(&path) {
        return Err(NoLibrary::OwnFolder);
    }
    if world.is_folder(&path) {
        let entries = world.list(&path).unwrap_or_default().into_iter().map(|entry| entry.path);
        let mut files: Vec<PathBuf> = entries.filter(|file| Host::from_path(file) == Some(Host::Lakatos)).collect();
        files.truncate(MAX_FILES);
        return if files.is_empty() { Err(NoLibrary::Empty(path)) } else { Ok(files) };
    }
    if world.is_file(&path) && Host::from_path(&path).is_some() {
        return Ok(vec![path]);
    }
    let nearest = nearest(name, library::SHIPPED.iter().map(|library| library.name), ALIKE);
    Err(NoLibrary::Unknown { nearest, folder: folder.to_path_buf() })
}

/// A file of a library; `works` has the bibliographies of the folders that were met.
fn read_own(
    world: &dyn World,
    path: &Path,
    folder: &Path,
    works: &mut FxHashMap<PathBuf, Arc<LibraryWorks>>,
) -> Option<LibraryFile> {
    let (host, text) = (Host::from_path(path)?, world.read(path).ok()?);
    let document = Document::read(&text, host);
    let works = works.entry(folder.to_path_buf()).or_insert_with(|| {
        Arc::new(LibraryWorks { text: Cow::Owned(bibliographies_of(world, folder)), entries: OnceLock::new() })
    });
    Some(LibraryFile { place: LibraryPlace::Path(path.to_path_buf()), host, text, document, works: Arc::clone(works) })
}

/// The bibliographies in the folder of a library, one behind the other.
fn bibliographies_of(world: &dyn World, folder: &Path) -> String {
    let beside = bibliographies_in(world, folder);
    let texts: Vec<Arc<str>> = beside.iter().filter_map(|file| world.read(file).ok()).collect();
    texts.join("\n")
}
