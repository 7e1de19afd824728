//! Which works a draft may cite: those of its bibliographies, each read once and again when it has changed.

mod beside;
mod check;
pub mod entry;
mod error;
mod file;
mod find;
mod front_matter;
mod latex;
mod named;
mod parts;
mod state;
mod together;

pub use beside::bibliographies_in;
pub use error::BibliographyError;
pub use file::BibliographyFile;
pub use find::{DraftContext, is_looked_for};
pub use named::{Named, may_name, named_in};
pub use together::Clash;

use super::problem::{InputPlace, InputProblem, in_order, warning};
use super::world::{CONFIG_NAME, World, absolute};
use beside::{beside_in, is_bib};
use find::{Found, documents_in, find, of_text};
use lakatos_engine::rules::{Bibliography, Keys};
use lakatos_syntax::line_index::Encoding;
use lakatos_syntax::{Buffer, Diagnostic, Host, Span};
use parts::Whole;
use state::{Reading, State, read, unread_message};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use together::Together;

/// The bibliographies read so far, each once, however many drafts cite from it.
#[derive(Debug, Default)]
pub struct Bibliographies {
    /// Whether one is read by [`Bibliographies::catch_up`] only, and not when it is asked for.
    reads_later: bool,
    state: Mutex<State>,
}

/// What a draft cites from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cited {
    /// The bibliographies that count, by absolute path, in the order in which they are named.
    pub paths: Vec<PathBuf>,
    /// Their works.
    pub works: Bibliography,
    /// The bibliographies that the draft names and that are not there.
    pub missing: Vec<Missing>,
    /// Whether its project says that it is in another language than English.
    pub is_foreign: bool,
}

/// The names of the files that publishing systems read beside the drafts, and that may name bibliographies.
pub const CONFIGURATIONS: [&str; 4] = ["_quarto.yml", "_quarto.yaml", "_metadata.yml", "_bookdown.yml"];

/// The bibliographies that a file names: a draft, a `lakatos.toml`, the configuration of a publishing system. Each with
/// its name as it stands there, and where.
pub fn bibliographies_named_in(path: &Path, text: &str) -> Vec<(String, Span)> {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let of = |named: Named| named.files.into_iter().map(|file| (file.name, file.place)).collect();
    match Host::from_path(path) {
        _ if name == CONFIG_NAME => crate::config::bibliographies_named_in(text),
        _ if CONFIGURATIONS.contains(&name) => of(front_matter::of_project(text).0),
        Some(host) => of(named_in(text, host)),
        None => Vec::new(),
    }
}

/// A bibliography that is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// Where the draft names it.
    pub place: Span,
    /// What is told.
    pub message: String,
}

impl Bibliographies {
    /// None yet; each is read by [`Bibliographies::catch_up`], so that nobody who types waits for it.
    pub fn read_later() -> Self {
        Self { reads_later: true, state: Mutex::default() }
    }

    /// What a draft may cite, which says some things of that itself. A file without an argument cites nothing.
    pub fn cited(&self, world: &dyn World, named: Option<&Named>, at: &DraftContext) -> Cited {
        let Some(named) = named else {
            let Found { looked_at, is_foreign, .. } = of_text(world, at);
            self.lock().looked_at.extend(looked_at);
            return Cited { is_foreign, ..Cited::default() };
        };
        let found = find(world, named, at, &mut |folder| self.documents(world, folder), &mut |folder| {
            self.beside(world, folder)
        });
        let outside = found.files.iter().filter(|file| file.is_outside).map(|file| &file.path);
        let outside: Vec<(PathBuf, String)> = outside
            .map(|path| (path.clone(), unread_message(world, path, &BibliographyError::OutsideProject)))
            .collect();
        let mut state = self.lock();
        state.looked_at.extend(found.looked_at.iter().cloned());
        state.outside.extend(outside);
        let mut files: Vec<(PathBuf, Option<Arc<BibliographyFile>>)> = Vec::new();
        let mut missing = Vec::new();
        let draft = absolute(at.path);
        for file in &found.files {
            let read = if file.is_outside { None } else { state.file(world, &file.path, self.reads_later) };
            if let (None, Some((by, place)), Some(message)) = (&read, &file.named_at, state.missing(&file.path)) {
                if *by == draft {
                    let name = file.path.file_name().unwrap_or_default().to_string_lossy();
                    missing.push(Missing { place: *place, message: format!("`{name}`: {message}") });
                } else {
                    state.named_by.insert(file.path.clone(), by.clone());
                }
            }
            files.push((file.path.clone(), read));
        }
        state.together.add(files.iter().filter_map(|(_, file)| file.as_ref()));
        let works = works(&files, &found);
        let paths = found.files.iter().filter(|file| !file.is_outside).map(|file| file.path.clone()).collect();
        Cited { paths, works, missing, is_foreign: found.is_foreign }
    }

    /// The documents of a folder that are of several files; looked for once, until one of them changes.
    fn documents(&self, world: &dyn World, folder: &Path) -> Arc<[Arc<Whole>]> {
        if let Some(known) = self.lock().wholes.get(folder) {
            return Arc::clone(known);
        }
        let (wholes, is_known) = documents_in(world, folder);
        if is_known {
            self.lock().wholes.insert(folder.to_path_buf(), Arc::clone(&wholes));
        }
        wholes
    }

    /// The bibliographies in a folder; looked for once, however many drafts lie there, until something changes.
    fn beside(&self, world: &dyn World, folder: &Path) -> Arc<[PathBuf]> {
        if let Some(known) = self.lock().beside.get(folder) {
            return Arc::clone(known);
        }
        let (beside, is_known) = beside_in(world, folder);
        if is_known {
            self.lock().beside.insert(folder.to_path_buf(), Arc::clone(&beside));
        }
        beside
    }

    /// Bibliographies by their paths, as they are now. Those that cannot be read are left out.
    pub fn files(&self, paths: &[PathBuf]) -> Vec<Arc<BibliographyFile>> {
        let state = self.lock();
        let readable = |path: &PathBuf| state.read.get(path)?.file.clone().ok();
        paths.iter().filter_map(readable).collect()
    }

    /// The bibliographies in a folder, by absolute path.
    pub fn bibliographies_in(&self, world: &dyn World, folder: &Path) -> Vec<PathBuf> {
        let paths: Vec<PathBuf> = bibliographies_in(world, folder).iter().map(|path| absolute(path)).collect();
        let mut state = self.lock();
        for path in &paths {
            state.file(world, path, self.reads_later);
        }
        paths
    }

    /// Whether some are still to be read.
    pub fn is_behind(&self) -> bool {
        !self.lock().unread.is_empty()
    }

    /// Reads what is to be read. Waits for the world: not to be called where somebody types.
    pub fn catch_up(&self, world: &dyn World) {
        let unread: Vec<(PathBuf, u64)> =
            self.lock().unread.iter().map(|(path, change)| (path.clone(), *change)).collect();
        for (path, change) in unread {
            let (open, before) = {
                let state = self.lock();
                (state.open.get(&path).cloned(), state.read.get(&path).and_then(|reading| reading.file.clone().ok()))
            };
            let file = read(world, &path, open.as_ref(), before);
            let mut state = self.lock();
            // It may have changed again meanwhile.
            let is_outdated = state.unread.get(&path) != Some(&change);
            if !is_outdated {
                state.unread.remove(&path);
            }
            state.read.insert(path, Reading { file, is_outdated });
        }
    }

    /// Takes in that what is to be read cannot be.
    pub fn give_up(&self) {
        self.lock().unread.clear();
    }

    /// Reads a bibliography again when it is asked for next.
    pub fn forget(&self, file: &Path) {
        self.lock().outdate(file, self.reads_later);
    }

    /// Whether a file is a `.bib` file, or was asked for.
    pub fn holds(&self, file: &Path) -> bool {
        is_bib(file) || self.lock().read.contains_key(file)
    }

    /// Takes in how a bibliography is in the editor, from now on.
    pub fn open(&self, file: &Path, buffer: Buffer) {
        let mut state = self.lock();
        state.open.insert(file.to_path_buf(), buffer);
        // Most files in JSON are no bibliographies: one that no draft has asked for is not looked into.
        if is_bib(file) || state.read.contains_key(file) {
            state.outdate(file, self.reads_later);
        }
    }

    /// Changes a bibliography that an editor has open; none where it is not.
    pub fn change(&self, file: &Path, change: impl FnOnce(&mut Buffer)) -> Option<()> {
        let mut state = self.lock();
        change(state.open.get_mut(file)?);
        state.outdate(file, self.reads_later);
        Some(())
    }

    /// Takes in that an editor closes a bibliography, if it is one: it is as on disk again.
    pub fn close(&self, file: &Path) -> Option<()> {
        let mut state = self.lock();
        state.open.remove(file)?;
        state.outdate(file, self.reads_later);
        Some(())
    }

    /// Whether what drafts may cite may be another when a file has changed.
    pub fn depend_on(&self, file: &Path) -> bool {
        let state = self.lock();
        let may_be_part = !state.wholes.is_empty() && Host::from_path(file).is_some();
        may_be_part || is_looked_for(file) || state.read.contains_key(file) || state.looked_at.contains(file)
    }

    /// What is to be watched: the bibliographies that were asked for, and what led to them.
    pub fn watched(&self) -> Vec<PathBuf> {
        let state = self.lock();
        state.read.keys().chain(&state.looked_at).cloned().collect()
    }

    /// The bibliographies that could be read, by path.
    pub fn readable(&self) -> Vec<Arc<BibliographyFile>> {
        let state = self.lock();
        let mut files: Vec<_> = state.read.values().filter_map(|reading| reading.file.clone().ok()).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files
    }

    /// The bibliographies that were asked for and cannot be read, by path.
    pub fn unreadable(&self) -> Vec<InputProblem> {
        let state = self.lock();
        let current = state.read.iter().filter(|(_, reading)| !reading.is_outdated);
        let unread = current.filter_map(|(path, reading)| Some((path, &reading.file.as_ref().err()?.1)));
        let all = unread.chain(&state.outside);
        let mut problems: Vec<InputProblem> = all.map(|(path, message)| warning(path, message.as_str())).collect();
        problems.sort_by(in_order);
        problems
    }

    /// The same, for an editor: what is not there is told where it is named, and where a draft names it, the draft tells.
    pub fn unreadable_to_tell(&self) -> Vec<(PathBuf, InputProblem)> {
        let told = |problem: InputProblem| {
            let state = self.lock();
            let path = problem.place.path.clone();
            let place = match (state.missing(&path), state.named_by.get(&path)) {
                (None, _) => path.clone(),
                (Some(_), by) => by.filter(|by| Host::from_path(by).is_none())?.clone(),
            };
            Some((path, InputProblem { place: InputPlace { path: place, position: None }, ..problem }))
        };
        self.unreadable().into_iter().filter_map(told).collect()
    }

    /// Where works that drafts cite from several bibliographies go by one key.
    pub fn clashes(&self) -> Vec<Clash> {
        self.lock().together.clashes()
    }

    /// Everything that is wrong with the bibliographies, by path and place.
    pub fn problems(&self) -> Vec<InputProblem> {
        let located = |file: &BibliographyFile, problem: &Diagnostic| {
            problem.clone().map_places(|span| {
                let at = file.buffer.position(span.start, Encoding::Scalar);
                InputPlace { path: file.path.clone(), position: Some((at.line + 1, at.column + 1)) }
            })
        };
        // Of a file, first what two works share, then what cannot be read.
        let mut problems: Vec<InputProblem> =
            self.clashes().iter().map(|clash| located(&clash.second, &clash.problem)).collect();
        problems.sort_by(|one, other| one.place.cmp(&other.place));
        problems.extend(self.unreadable());
        for file in self.readable() {
            problems.extend(file.problems.iter().map(|problem| located(&file, problem)));
        }
        problems.sort_by(|one, other| one.place.path.cmp(&other.place.path));
        problems
    }

    // A thread that panicked leaves nothing half-written here.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn works(files: &[(PathBuf, Option<Arc<BibliographyFile>>)], found: &Found) -> Bibliography {
    let keys = |file: &Option<Arc<BibliographyFile>>| {
        let file = file.as_ref()?;
        if found.folds_case { file.folded_keys() } else { file.keys.clone() }
    };
    let unread: Vec<PathBuf> =
        files.iter().filter(|(_, file)| keys(file).is_none()).map(|(path, _)| path.clone()).collect();
    if found.is_open || !unread.is_empty() {
        return Bibliography::Unreadable(unread);
    }
    if files.is_empty() && found.works.is_empty() {
        return Bibliography::Unnamed;
    }
    let mut known: Vec<Arc<Keys>> = files.iter().filter_map(|(_, file)| keys(file)).collect();
    if !found.works.is_empty() {
        let own: Keys = found.works.iter().cloned().collect();
        known.push(Arc::new(if found.folds_case { own.folded() } else { own }));
    }
    Bibliography::Known(known)
}
