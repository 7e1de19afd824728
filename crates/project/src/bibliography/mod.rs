//! Which works a draft may cite: those of its bibliographies, each read once and again when it has changed.

pub mod entry;
mod file;
mod named;
mod together;

pub use file::{BibliographyFile, Flaw};
pub use named::{Standpoint, is_looked_for};
pub use together::Clash;

use super::InputProblem;
use super::path::absolute;
use super::read::read_text;
use lakatos_engine::rules::Bibliography;
use lakatos_syntax::line_index::Encoding;
use lakatos_syntax::{Buffer, Host};
use named::{find, lies_within};
use rustc_hash::{FxHashMap, FxHashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use together::Together;

/// The bibliographies read so far, each once, however many drafts cite from it.
#[derive(Debug, Default)]
pub struct Bibliographies {
    state: Mutex<State>,
}

/// Why a bibliography outside of a project is not read.
const OUTSIDE: &str =
    "lies outside the project: put a `lakatos.toml` above both, and draft and bibliography belong to one project";

#[derive(Debug, Default)]
struct State {
    read: FxHashMap<PathBuf, Reading>,
    /// As they are in the editor.
    open: FxHashMap<PathBuf, Buffer>,
    looked_at: FxHashSet<PathBuf>,
    /// Those that were asked for from a project that they lie outside of.
    outside: FxHashSet<PathBuf>,
    together: Together,
}

#[derive(Debug)]
struct Reading {
    /// In one line, why it cannot be read.
    file: Result<Arc<BibliographyFile>, String>,
    is_outdated: bool,
}

impl Bibliographies {
    /// What a draft may cite. A bibliography outside its project counts as one that cannot be read.
    pub fn of(&self, text: &str, host: Host, at: &Standpoint) -> Bibliography {
        let files = self.looked_up(text, host, at);
        if files.is_empty() {
            return Bibliography::Unnamed;
        }
        let is_unread = |file: &Option<Arc<BibliographyFile>>| file.as_ref().is_none_or(|file| file.keys.is_none());
        if files.iter().any(|(_, file)| is_unread(file)) {
            let unread = files.into_iter().filter(|(_, file)| is_unread(file));
            return Bibliography::Unreadable(unread.map(|(path, _)| path).collect());
        }
        Bibliography::Known(files.into_iter().filter_map(|(_, file)| file?.keys.clone()).collect())
    }

    /// The bibliographies that a draft cites from, as they are now. Those that cannot be read are left out.
    pub fn files_of(&self, text: &str, host: Host, at: &Standpoint) -> Vec<Arc<BibliographyFile>> {
        self.looked_up(text, host, at).into_iter().filter_map(|(_, file)| file).collect()
    }

    /// The bibliographies in a folder, as they are now.
    pub fn beside(&self, folder: &Path) -> Vec<Arc<BibliographyFile>> {
        let mut state = self.lock();
        named::beside(folder).into_iter().filter_map(|path| state.file(path)).collect()
    }

    /// Each with its path; none for what cannot be read.
    fn looked_up(&self, text: &str, host: Host, at: &Standpoint) -> Vec<(PathBuf, Option<Arc<BibliographyFile>>)> {
        let found = find(text, host, at);
        let mut state = self.lock();
        state.looked_at.extend(found.looked_at);
        let look_up = |path: PathBuf| {
            if lies_within(&path, &at.root) {
                (path.clone(), state.file(path))
            } else {
                state.outside.insert(path.clone());
                (path, None)
            }
        };
        let files: Vec<_> = found.files.into_iter().map(look_up).collect();
        state.together.add(files.iter().filter_map(|(_, file)| file.as_ref()));
        files
    }

    /// Reads a bibliography again when it is asked for next.
    pub fn forget(&self, file: &Path) {
        self.lock().outdate(file);
    }

    /// Whether a file is a `.bib` file, or was asked for.
    pub fn holds(&self, file: &Path) -> bool {
        named::is_bib(file) || self.lock().read.contains_key(file)
    }

    /// Takes in how a bibliography is in the editor, from now on.
    pub fn open(&self, file: &Path, buffer: Buffer) {
        let mut state = self.lock();
        state.outdate(file);
        state.open.insert(file.to_path_buf(), buffer);
    }

    /// Changes a bibliography that an editor has open; none where it is not.
    pub fn change(&self, file: &Path, change: impl FnOnce(&mut Buffer)) -> Option<()> {
        let mut state = self.lock();
        change(state.open.get_mut(file)?);
        state.outdate(file);
        Some(())
    }

    /// Takes in that an editor closes a bibliography, if it is one: it is as on disk again.
    pub fn close(&self, file: &Path) -> Option<()> {
        let mut state = self.lock();
        state.open.remove(file)?;
        state.outdate(file);
        Some(())
    }

    /// Whether what drafts may cite may be another when a file has changed.
    pub fn depend_on(&self, file: &Path) -> bool {
        let state = self.lock();
        is_looked_for(file) || state.read.contains_key(file) || state.looked_at.contains(file)
    }

    /// What is to be watched: the bibliographies that were asked for, and what led to them.
    pub fn files(&self) -> Vec<PathBuf> {
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
        let unread = current.filter_map(|(path, reading)| Some((path, reading.file.as_ref().err()?.clone())));
        let outside = state.outside.iter().map(|path| (path, OUTSIDE.to_owned()));
        let problem = |(path, message): (&PathBuf, String)| {
            let near = if path.exists() { None } else { named::nearest_to(path) };
            let near = near.map(|name| format!("; did you mean `{name}`?")).unwrap_or_default();
            let message = format!("{message}; citations are not checked{near}");
            InputProblem { path: path.clone(), position: None, message }
        };
        let mut problems: Vec<InputProblem> = unread.chain(outside).map(problem).collect();
        problems.sort_by(|a, b| a.path.cmp(&b.path));
        problems
    }

    /// Where works that drafts cite from several bibliographies go by one key.
    pub fn clashes(&self) -> Vec<Clash> {
        self.lock().together.clashes()
    }

    /// Everything that is wrong with the bibliographies, by path and place.
    pub fn problems(&self) -> Vec<InputProblem> {
        let located = |file: &BibliographyFile, (span, message): &Flaw| {
            let at = file.buffer.position(span.start, Encoding::Scalar);
            let position = Some((at.line + 1, at.column + 1));
            InputProblem { path: file.path.clone(), position, message: message.clone() }
        };
        let mut problems = self.unreadable();
        for file in self.readable() {
            problems.extend(file.problems.iter().map(|flaw| located(&file, flaw)));
        }
        problems.extend(self.clashes().iter().map(|clash| located(&clash.second, &clash.flaw)));
        problems.sort_by(|a, b| (&a.path, a.position).cmp(&(&b.path, b.position)));
        problems
    }

    // A thread that panicked leaves nothing half-written here.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn outdate(&mut self, file: &Path) {
        let file = absolute(file);
        self.looked_at.remove(&file);
        if let Some(reading) = self.read.get_mut(&file) {
            reading.is_outdated = true;
        }
    }

    fn file(&mut self, path: PathBuf) -> Option<Arc<BibliographyFile>> {
        if let Some(known) = self.read.get(&path).filter(|known| !known.is_outdated) {
            return known.file.clone().ok();
        }
        let text = match self.open.get(&path) {
            Some(buffer) => Ok(buffer.text().to_owned()),
            None => read_text(&path),
        };
        let before = self.read.remove(&path).and_then(|reading| reading.file.ok());
        let file = match (text, before) {
            (Ok(text), Some(before)) if before.buffer.text() == text && before.before.is_none() => Ok(before),
            (Ok(text), before) => BibliographyFile::read(path.clone(), text).map(|file| Arc::new(file.after(before))),
            // A file that is gone is gone; one that is there and cannot be read may be half-written.
            (Err(message), Some(before)) if path.exists() => Ok(Arc::new(before.still_known(&message))),
            (Err(message), _) => Err(message),
        };
        let reading = self.read.entry(path).or_insert(Reading { file, is_outdated: false });
        reading.file.clone().ok()
    }
}
