//! What was read of tables, each once, and again when a file has changed.

use super::read::{self, ReadData};
use super::request::Request;
use crate::world::{Files, absolute};
use lakatos_data::Watching;
use rustc_hash::FxHashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The tables that were read so far.
#[derive(Debug, Default)]
pub struct DataFiles {
    /// Where a table is read from as soon as somebody asks for it; none where that is for [`DataFiles::catch_up`].
    now: Option<Arc<dyn Files>>,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    read: Vec<Kept>,
    /// What is to be read.
    wanted: Vec<Arc<Request>>,
    /// What is being read, and how it is called off.
    reading: Option<(Arc<Request>, Arc<AtomicBool>)>,
    /// What each project asked for last, by its root.
    current: FxHashMap<PathBuf, Vec<Arc<Request>>>,
}

#[derive(Debug)]
struct Kept {
    request: Arc<Request>,
    data: Arc<ReadData>,
}

/// So much is kept of what no project asks for any more: an edit that is taken back asks for it again.
const MAX_SPARE: usize = 4;

impl DataFiles {
    /// Tables that are read as soon as somebody asks for them.
    pub fn read_now(files: Arc<dyn Files>) -> Self {
        Self { now: Some(files), state: Mutex::default() }
    }

    /// What was read for the requests of a project, which are all that it has now. Where it is read later, none of what is
    /// not yet.
    pub(super) fn get(&self, project: &Path, requests: Vec<Request>) -> Vec<Option<Arc<ReadData>>> {
        let mut state = self.lock();
        let requests: Vec<Arc<Request>> = requests.into_iter().map(Arc::new).collect();
        state.current.insert(project.to_path_buf(), requests.clone());
        let found = requests.iter().map(|request| self.get_one(&mut state, request)).collect();
        state.let_go();
        found
    }

    fn get_one(&self, state: &mut State, request: &Arc<Request>) -> Option<Arc<ReadData>> {
        if let Some(known) = state.read.iter().find(|known| known.request == *request) {
            return Some(Arc::clone(&known.data));
        }
        let Some(files) = &self.now else {
            let is_coming = state.reading.as_ref().is_some_and(|(reading, _)| reading == request);
            if !is_coming && !state.wanted.contains(request) {
                state.wanted.push(Arc::clone(request));
            }
            return None;
        };
        // Two that ask for the same wait for one another.
        let never = AtomicBool::new(false);
        let data = read::read(&**files, request, Watching { cancelled: &never, progress: &|_| {} });
        Some(state.keep(Arc::clone(request), data))
    }

    /// Whether something is to be read, or is being read.
    pub fn is_behind(&self) -> bool {
        let state = self.lock();
        state.reading.is_some() || !state.wanted.is_empty()
    }

    /// Takes up what is to be read next, for [`DataFiles::catch_up`]: where it lies, and whether it was read before. None
    /// where nothing is, or somebody is reading.
    pub fn start(&self) -> Option<(PathBuf, bool)> {
        let mut state = self.lock();
        if state.reading.is_some() || state.wanted.is_empty() {
            return None;
        }
        let request = state.wanted.remove(0);
        let is_again = state.read.iter().any(|known| known.request == request);
        let file = request.table.file.path.clone();
        state.reading = Some((request, Arc::default()));
        Some((file, is_again))
    }

    /// Reads what was taken up. Waits for the files: not to be called where somebody types. `progress` is told how much of
    /// it is read, from 0 to 1.
    pub fn catch_up(&self, files: &dyn Files, progress: &dyn Fn(f64)) {
        let Some((request, cancelled)) = self.lock().reading.clone() else { return };
        let data = read::read(files, &request, Watching { cancelled: &cancelled, progress });
        let mut state = self.lock();
        state.reading = None;
        if cancelled.load(Ordering::Relaxed) {
            // It has changed meanwhile.
            state.wanted.push(request);
        } else {
            state.keep(request, data);
        }
    }

    /// Takes in that what is to be read cannot be.
    pub fn give_up(&self) {
        let mut state = self.lock();
        (state.wanted, state.reading) = Default::default();
    }

    /// Whether a file is a table that was asked for.
    pub fn depend_on(&self, file: &Path) -> bool {
        self.lock().requests().any(|request| is_of(request, file))
    }

    /// Takes in that a file may be another: what was read of it is read again when it is asked for next. What comes of it
    /// until then is what was read last.
    pub fn forget(&self, file: &Path) {
        let mut state = self.lock();
        if let Some((_, cancelled)) = state.reading.as_ref().filter(|(request, _)| is_of(request, file)) {
            cancelled.store(true, Ordering::Relaxed);
        }
        let again: Vec<Arc<Request>> =
            state.read.iter().map(|known| &known.request).filter(|request| is_of(request, file)).cloned().collect();
        for request in again {
            if !state.wanted.contains(&request) {
                state.wanted.push(request);
            }
        }
    }

    /// The files that were asked for.
    pub fn watched(&self) -> Vec<PathBuf> {
        let state = self.lock();
        state.requests().flat_map(|request| request.files().map(|file| file.path.clone())).collect()
    }

    /// What a table has, by its path, as far as it was read.
    pub fn table(&self, file: &Path) -> Option<Arc<lakatos_data::Table>> {
        let file = absolute(file);
        let state = self.lock();
        let mut of_file = state.read.iter().rev().filter(|known| known.request.table.file.path == file);
        of_file.find_map(|known| known.data.table.clone())
    }

    /// What was read for a request, if it was.
    pub(super) fn read_for(&self, request: &Request) -> Option<Arc<ReadData>> {
        let state = self.lock();
        state.read.iter().find(|known| *known.request == *request).map(|known| Arc::clone(&known.data))
    }

    // A thread that panicked leaves nothing half-written here.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn keep(&mut self, request: Arc<Request>, data: ReadData) -> Arc<ReadData> {
        let data = Arc::new(data);
        self.read.retain(|known| known.request != request);
        self.read.push(Kept { request, data: Arc::clone(&data) });
        data
    }

    /// Lets go of what no project asks for, but for the last of it.
    fn let_go(&mut self) {
        let is_asked_for = |request: &Arc<Request>| self.current.values().any(|requests| requests.contains(request));
        self.wanted.retain(is_asked_for);
        let spare = self.read.iter().filter(|known| !is_asked_for(&known.request)).count();
        let mut too_many = spare.saturating_sub(MAX_SPARE);
        self.read.retain(|known| {
            let goes = too_many > 0 && !self.current.values().any(|requests| requests.contains(&known.request));
            too_many -= usize::from(goes);
            !goes
        });
    }

    fn requests(&self) -> impl Iterator<Item = &Request> {
        let reading = self.reading.iter().map(|(request, _)| request);
        self.read.iter().map(|known| &known.request).chain(&self.wanted).chain(reading).map(AsRef::as_ref)
    }
}

fn is_of(request: &Request, file: &Path) -> bool {
    // Whoever moves a folder speaks of the folder alone.
    request.files().any(|of| of.path.starts_with(file))
}
