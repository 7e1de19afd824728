//! Which works a draft may cite: those of its bibliographies, each read once and again when it has changed.

mod check;
pub mod entry;
mod error;
mod file;
mod named;
mod state;
mod together;

pub use error::BibliographyError;
pub use file::BibliographyFile;
pub use named::{DraftContext, bibliographies_in, is_looked_for, named_in};
pub use together::Clash;

use super::problem::{InputPlace, InputProblem, in_order, warning};
use super::world::{World, absolute};
use lakatos_engine::rules::Bibliography;
use lakatos_syntax::line_index::Encoding;
use lakatos_syntax::{Buffer, Diagnostic};
use named::{find, lies_within};
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
    /// The bibliographies within its project, by absolute path, in the order in which they are named.
    pub paths: Vec<PathBuf>,
    /// Their works.
    pub works: Bibliography,
}

impl Bibliographies {
    /// None yet; each is read by [`Bibliographies::catch_up`], so that nobody who types waits for it.
    pub fn read_later() -> Self {
        Self { reads_later: true, state: Mutex::default() }
    }

    /// What a draft may cite, which names some bibliographies itself. One outside its project counts as one that cannot be
    /// read.
    pub fn cited(&self, world: &dyn World, named: &[String], at: &DraftContext) -> Cited {
        let found = find(world, named, at);
        let is_outside = |path: &PathBuf| !lies_within(path, &at.root);
        let outside = found.files.iter().filter(|path| is_outside(path));
        let outside: Vec<(PathBuf, String)> = outside
            .map(|path| (path.clone(), unread_message(world, path, &BibliographyError::OutsideProject)))
            .collect();
        let mut state = self.lock();
        state.looked_at.extend(found.looked_at);
        state.outside.extend(outside);
        let mut files: Vec<(PathBuf, Option<Arc<BibliographyFile>>)> = Vec::new();
        for path in found.files {
            let file = if is_outside(&path) { None } else { state.file(world, &path, self.reads_later) };
            files.push((path, file));
        }
        state.together.add(files.iter().filter_map(|(_, file)| file.as_ref()));
        let works = works(&files);
        let paths = files.into_iter().map(|(path, _)| path).filter(|path| !is_outside(path)).collect();
        Cited { paths, works }
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
        named::is_bib(file) || self.lock().read.contains_key(file)
    }

    /// Takes in how a bibliography is in the editor, from now on.
    pub fn open(&self, file: &Path, buffer: Buffer) {
        let mut state = self.lock();
        state.open.insert(file.to_path_buf(), buffer);
        // Most files in JSON are no bibliographies: one that no draft has asked for is not looked into.
        if named::is_bib(file) || state.read.contains_key(file) {
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
        is_looked_for(file) || state.read.contains_key(file) || state.looked_at.contains(file)
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
        let mut problems = self.unreadable();
        for file in self.readable() {
            problems.extend(file.problems.iter().map(|problem| located(&file, problem)));
        }
        problems.extend(self.clashes().iter().map(|clash| located(&clash.second, &clash.problem)));
        problems.sort_by(|one, other| one.place.cmp(&other.place));
        problems
    }

    // A thread that panicked leaves nothing half-written here.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn works(files: &[(PathBuf, Option<Arc<BibliographyFile>>)]) -> Bibliography {
    if files.is_empty() {
        return Bibliography::Unnamed;
    }
    let keys = |file: &Option<Arc<BibliographyFile>>| file.as_ref().and_then(|file| file.keys.clone());
    let unread: Vec<PathBuf> =
        files.iter().filter(|(_, file)| keys(file).is_none()).map(|(path, _)| path.clone()).collect();
    match unread.is_empty() {
        true => Bibliography::Known(files.iter().filter_map(|(_, file)| keys(file)).collect()),
        false => Bibliography::Unreadable(unread),
    }
}
