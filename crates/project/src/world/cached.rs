//! What is known of a world, to be asked where nobody may wait for a disk.
//!
//! An editor's messages are read, and its edits taken in, under one lock. Whatever is asked there of a [`Cached`] world is
//! answered from what was learnt before, or not at all: then the question is noted, and [`Cached::fetch`] asks the real
//! world for it on another thread. What has changed since is answered as it was until somebody has looked again.

use super::files::NotYet;
use super::{Entry, Files, Kind, ReadError, Revision, World, absolute};
use rustc_hash::{FxHashMap, FxHashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A world that answers at once or not yet.
#[derive(Debug)]
pub struct Cached {
    world: Arc<dyn World>,
    known: Mutex<Known>,
}

#[derive(Debug, Default)]
struct Known {
    texts: FxHashMap<PathBuf, Result<Arc<str>, ReadError>>,
    kinds: FxHashMap<PathBuf, Option<Kind>>,
    lists: FxHashMap<PathBuf, Result<Vec<Entry>, ReadError>>,
    reals: FxHashMap<PathBuf, PathBuf>,
    /// Each with the number of when it was last asked for: what is asked for again while somebody looks stays wanted.
    wanted: FxHashMap<Question, u64>,
    /// How often there was no answer yet.
    misses: u64,
    asked: u64,
}

impl Known {
    fn want(&mut self, question: Question) {
        self.misses += 1;
        self.asked += 1;
        self.wanted.entry(question).or_insert(self.asked);
    }

    fn want_again(&mut self, questions: impl IntoIterator<Item = Question>) {
        for question in questions {
            self.asked += 1;
            self.wanted.insert(question, self.asked);
        }
    }

    /// All that was ever asked.
    fn questions(&self) -> impl Iterator<Item = Question> {
        let texts = self.texts.keys().cloned().map(Question::Text);
        let kinds = self.kinds.keys().cloned().map(Question::Kind);
        let reals = self.reals.keys().cloned().map(Question::Real);
        texts.chain(kinds).chain(self.lists.keys().cloned().map(Question::List)).chain(reals)
    }

    /// Whether what is known is that nothing is there.
    fn is_absent(&self, question: &Question) -> bool {
        match question {
            Question::Text(path) => self.texts.get(path).is_some_and(Result::is_err),
            Question::Kind(path) => self.kinds.get(path).is_some_and(Option::is_none),
            Question::List(path) => self.lists.get(path).is_some_and(Result::is_err),
            // It leads somewhere, there or not.
            Question::Real(_) => false,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Question {
    Text(PathBuf),
    Kind(PathBuf),
    List(PathBuf),
    Real(PathBuf),
}

impl Question {
    fn path(&self) -> &Path {
        match self {
            Self::Text(path) | Self::Kind(path) | Self::List(path) | Self::Real(path) => path,
        }
    }
}

impl Cached {
    /// A world of which nothing is known yet.
    pub fn new(world: Arc<dyn World>) -> Self {
        Self { world, known: Mutex::default() }
    }

    /// The world itself, for whoever may wait for it.
    pub fn world(&self) -> &Arc<dyn World> {
        &self.world
    }

    /// Whether something was asked that is not known yet.
    pub fn is_wanting(&self) -> bool {
        !self.lock().wanted.is_empty()
    }

    /// How often there was no answer yet: as often as before where all that was asked meanwhile is known.
    pub fn misses(&self) -> u64 {
        self.lock().misses
    }

    /// Asks the world for all that is wanted. The paths of which something else holds now. Waits for the world: not to be
    /// called where somebody types.
    pub fn fetch(&self) -> Vec<PathBuf> {
        // They are wanted until they are answered, so that nobody takes what is known for whole meanwhile.
        let questions: Vec<(Question, u64)> =
            self.lock().wanted.iter().map(|(question, when)| (question.clone(), *when)).collect();
        let mut changed = Vec::new();
        for (question, when) in questions {
            let is_other = match &question {
                Question::Text(path) => {
                    let text = self.world.read(path);
                    self.answer(&question, when, |known| replaced(&mut known.texts, path, text))
                }
                Question::Kind(path) => {
                    let kind = self.world.kind(path);
                    self.answer(&question, when, |known| replaced(&mut known.kinds, path, kind))
                }
                Question::List(path) => {
                    let list = self.world.list(path);
                    self.answer(&question, when, |known| replaced(&mut known.lists, path, list))
                }
                Question::Real(path) => {
                    let real = self.world.real(path);
                    self.answer(&question, when, |known| replaced(&mut known.reals, path, real))
                }
            };
            if is_other {
                changed.push(question.path().to_path_buf());
            }
        }
        changed
    }

    fn answer(&self, question: &Question, when: u64, take: impl FnOnce(&mut Known) -> bool) -> bool {
        let mut known = self.lock();
        if known.wanted.get(question) == Some(&when) {
            known.wanted.remove(question);
        }
        take(&mut known)
    }

    /// Takes in that files or folders may be others: whatever is known of them, of what lies below, and of what they may
    /// have come to is to be asked again.
    pub fn outdate(&self, paths: &FxHashSet<PathBuf>) {
        let mut known = self.lock();
        let above: FxHashSet<&Path> = paths.iter().flat_map(|path| path.ancestors().skip(1)).collect();
        let parents: FxHashSet<&Path> = paths.iter().filter_map(|path| path.parent()).collect();
        let is_concerned = |question: &Question| {
            let path = question.path();
            let may_list = matches!(question, Question::List(_)) && above.contains(path);
            let may_have_come = above.contains(path) && known.is_absent(question);
            parents.contains(path) || may_list || may_have_come || path.ancestors().any(|above| paths.contains(above))
        };
        let again: Vec<Question> = known.questions().filter(is_concerned).collect();
        known.want_again(again);
    }

    /// Has what nobody watches asked again: what was not there, and what lies below none of some folders.
    pub fn outdate_unwatched(&self, folders: &[PathBuf]) {
        let mut known = self.lock();
        let is_watched = |path: &Path| folders.iter().any(|folder| path.starts_with(folder));
        let is_unsure = |question: &Question| known.is_absent(question) || !is_watched(question.path());
        let again: Vec<Question> = known.questions().filter(is_unsure).collect();
        known.want_again(again);
    }

    /// Every path that something is known of.
    pub fn paths(&self) -> Vec<PathBuf> {
        self.lock().questions().map(|question| question.path().to_path_buf()).collect()
    }

    /// Takes in that what is wanted cannot be looked up.
    pub fn give_up(&self) {
        self.lock().wanted.clear();
    }

    // A thread that panicked leaves nothing half-written here.
    fn lock(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Puts an answer in the place of the one before. Whether it is another.
fn replaced<T: PartialEq>(known: &mut FxHashMap<PathBuf, T>, path: &Path, answer: T) -> bool {
    let is_other = known.get(path) != Some(&answer);
    known.insert(path.to_path_buf(), answer);
    is_other
}

impl World for Cached {
    fn read(&self, path: &Path) -> Result<Arc<str>, ReadError> {
        let path = absolute(path);
        let mut known = self.lock();
        if let Some(text) = known.texts.get(&path) {
            return text.clone();
        }
        known.want(Question::Text(path));
        Err(ReadError::Pending)
    }

    fn kind(&self, path: &Path) -> Option<Kind> {
        let path = absolute(path);
        let mut known = self.lock();
        if let Some(kind) = known.kinds.get(&path) {
            return *kind;
        }
        known.want(Question::Kind(path));
        None
    }

    fn list(&self, folder: &Path) -> Result<Vec<Entry>, ReadError> {
        let path = absolute(folder);
        let mut known = self.lock();
        if let Some(list) = known.lists.get(&path) {
            return list.clone();
        }
        known.want(Question::List(path));
        Err(ReadError::Pending)
    }

    fn real(&self, path: &Path) -> PathBuf {
        let path = absolute(path);
        let mut known = self.lock();
        if let Some(real) = known.reals.get(&path) {
            return real.clone();
        }
        known.want(Question::Real(path.clone()));
        path
    }

    fn files(&self) -> Arc<dyn Files> {
        // A table is read by a task, which asks the world itself.
        Arc::new(NotYet)
    }

    fn revision(&self, _: &Path) -> Option<Revision> {
        // Who compares revisions looks at the world itself.
        None
    }
}
