//! The prose of a draft, read once and kept while its blocks are edited.
//!
//! What is read of it, and what is found in it, is shared by every version of a file between which only blocks were
//! edited, and only moves. A property test holds it against reading from scratch.

use super::own::InUse;
use super::spoken::Spoken;
use super::{Hit, Phrases};
use crate::rules::text::Text;
use lakatos_syntax::edit::{Change, Edit};
use lakatos_syntax::prose::{self, Sentence, Shifts, stands_apart};
use lakatos_syntax::{Buffer, Document, Host, Span};
use rustc_hash::FxHashMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

/// How many questions about its words are kept answered.
const MOST_ANSWERS: usize = 4096;

/// The prose of a draft. A copy is cheap, stays as it was, and shares what is read.
#[derive(Clone, Debug, Default)]
pub struct KeptProse {
    read: Arc<ReadProse>,
    /// How far the text has moved since it was read.
    shifts: Shifts,
}

/// What was read of a text, and what was found in that; all places are those of that text.
#[derive(Debug, Default)]
struct ReadProse {
    /// Whether somebody reads, or has read.
    is_begun: AtomicBool,
    /// None where whoever read it came to no end.
    reading: OnceLock<Option<prose::Reading>>,
    in_order: OnceLock<Vec<Span>>,
    number: OnceLock<u64>,
    hits: Mutex<Option<KeptHits>>,
    answers: Mutex<FxHashMap<Vec<String>, bool>>,
    spoken: Mutex<Option<KeptSpoken>>,
}

/// The phrases that were looked for, and what was found of them.
type KeptHits = (Arc<Phrases>, Arc<Vec<Hit>>);

/// What some prose speaks of, and what that follows from.
#[derive(Clone, Debug)]
pub(super) struct KeptSpoken {
    /// The readings of all drafts that tell of something, by the number of the draft.
    pub of: Vec<(u32, u64)>,
    /// What things were called.
    pub in_use: Arc<InUse>,
    /// What it speaks of, where it was read.
    pub spoken: Arc<Spoken>,
}

impl KeptProse {
    /// Takes in an edit that its document has followed.
    pub fn follow(&mut self, document: &Document, host: Host, buffer: &Buffer, change: &Change, edit: Edit) {
        if host == Host::Lakatos {
            return;
        }
        if self.read.is_begun.load(Ordering::Acquire) && stands_apart(document, host, buffer, change, edit) {
            self.shifts.add(edit);
        } else {
            *self = Self::default();
        }
    }

    /// Whether it was read of another version of its text.
    pub fn is_moved(&self) -> bool {
        !self.shifts.is_none()
    }

    /// The same if it is that of a text, which is read if nobody has; else that text's own.
    pub(super) fn of(&self, text: Text, host: Host) -> Self {
        let read = || {
            self.read.is_begun.store(true, Ordering::Release);
            self.shifts.is_none().then(|| prose::Reading::new(text.whole(), host))
        };
        let reading = self.read.reading.get_or_init(read).as_ref();
        match reading.is_some_and(|reading| self.shifts.is_none() || reading.holds(&self.shifts)) {
            true => self.clone(),
            false => {
                let own = Self::default();
                let _ = own.read.reading.set(Some(prose::Reading::new(text.whole(), host)));
                own
            }
        }
    }

    /// Its sentences, at the places where they were read.
    pub(super) fn sentences(&self) -> &[Sentence] {
        self.read.reading.get().and_then(Option::as_ref).map_or(&[], |reading| &reading.sentences)
    }

    /// Where bytes of a sentence stand now.
    pub(super) fn now(&self, span: Span) -> Span {
        if self.shifts.is_none() { span } else { self.shifts.span(span) }
    }

    /// Its sentences by their places, where they were read: notes are read behind the text.
    pub(super) fn in_order(&self) -> &[Span] {
        self.read.in_order.get_or_init(|| {
            let mut all: Vec<Span> = self.sentences().iter().map(|sentence| sentence.span).collect();
            all.sort_unstable_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
            all
        })
    }

    /// A number that no other reading has.
    pub(super) fn number(&self) -> u64 {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        *self.read.number.get_or_init(|| NEXT.fetch_add(1, Ordering::Relaxed))
    }

    /// The phrases in it, as they stand now, as `found` in its sentences if nobody has looked for them yet.
    pub(super) fn hits(
        &self,
        phrases: &Arc<Phrases>,
        source: u32,
        found: impl FnOnce(&[Sentence]) -> Vec<Hit>,
    ) -> Vec<Hit> {
        let mut kept = lock(&self.read.hits);
        let known = kept.as_ref().filter(|(of, _)| Arc::ptr_eq(of, phrases)).map(|(_, hits)| Arc::clone(hits));
        let hits = known.unwrap_or_else(|| {
            let hits = Arc::new(found(self.sentences()));
            *kept = Some((Arc::clone(phrases), Arc::clone(&hits)));
            hits
        });
        drop(kept);
        let now = |hit: &Hit| {
            let mut hit = hit.clone();
            (hit.place.source, hit.place.span) = (source, self.now(hit.place.span));
            hit.sentence = self.now(hit.sentence);
            hit
        };
        hits.iter().map(now).collect()
    }

    /// The answer to a question about its words alone.
    pub(super) fn answer(&self, question: &[String], answer: impl FnOnce(&[Sentence]) -> bool) -> bool {
        if let Some(known) = lock(&self.read.answers).get(question) {
            return *known;
        }
        let answer = answer(self.sentences());
        let mut answers = lock(&self.read.answers);
        if answers.len() >= MOST_ANSWERS {
            answers.clear();
        }
        answers.insert(question.to_vec(), answer);
        answer
    }

    /// What it and other prose was last found to speak of.
    pub(super) fn spoken(&self) -> Option<KeptSpoken> {
        lock(&self.read.spoken).clone()
    }

    /// Keeps what it and other prose speaks of.
    pub(super) fn keep_spoken(&self, spoken: KeptSpoken) {
        *lock(&self.read.spoken) = Some(spoken);
    }
}

/// What was kept is whole, whatever befell whoever kept it.
fn lock<T>(kept: &Mutex<T>) -> MutexGuard<'_, T> {
    kept.lock().unwrap_or_else(PoisonError::into_inner)
}
