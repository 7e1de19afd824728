//! What questions of logic about one argument have cost, and which of them were left open.
//!
//! Steps are counted, and not seconds, so that answers are the same on every machine. All copies of an argument share one
//! account, so that what is asked of it later is bounded too.

use super::answers::Answers;
use super::ids::Place;
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// How many steps all questions about an argument may take together: under a second. After that, only easy ones are answered.
const MOST_STEPS: u64 = 4_000_000;

/// The account of one argument.
#[derive(Clone, Debug, Default)]
pub struct Effort(Arc<Account>);

#[derive(Debug, Default)]
struct Account {
    steps: AtomicU64,
    is_called_off: AtomicBool,
    left_open: Mutex<BTreeSet<Place>>,
    answers: Arc<Answers>,
}

impl Effort {
    /// An account of its own for another version of the argument, to which the same answers are known.
    pub fn anew(&self) -> Self {
        Self(Arc::new(Account { answers: Arc::clone(&self.0.answers), ..Account::default() }))
    }

    /// Answers that were worked out already.
    pub fn answers(&self) -> &Answers {
        &self.0.answers
    }

    /// How many steps are left.
    pub fn left(&self) -> u64 {
        MOST_STEPS.saturating_sub(self.0.steps.load(Ordering::Relaxed))
    }

    /// Counts steps.
    pub fn spend(&self, steps: u64) {
        self.0.steps.fetch_add(steps, Ordering::Relaxed);
    }

    /// Nobody waits for the answers any more: whatever is asked from now on is left open, and nothing is noted of it.
    pub fn call_off(&self) {
        self.0.is_called_off.store(true, Ordering::Relaxed);
    }

    /// Whether nobody waits.
    pub fn is_called_off(&self) -> bool {
        self.0.is_called_off.load(Ordering::Relaxed)
    }

    /// Notes that a question about what is written at a place was too large.
    pub fn leave_open(&self, at: Place) {
        self.0.left_open.lock().unwrap_or_else(PoisonError::into_inner).insert(at);
    }

    /// The places of which a question was left open, in order.
    pub fn left_open(&self) -> Vec<Place> {
        self.0.left_open.lock().unwrap_or_else(PoisonError::into_inner).iter().copied().collect()
    }
}
