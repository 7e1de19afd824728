//! Answers to questions of logic, kept from one version of an argument to the next: most of these ask what was asked before.
//!
//! A question is all that its answer follows from, as words, and names nothing: so it is known again whatever is declared
//! before it. What an answer has cost is kept with it, so that the account stands as if it had been worked out anew.

use rustc_hash::FxHashMap;
use std::sync::{Mutex, PoisonError};

/// How many words may be kept: two megabytes.
const MOST_WORDS: usize = 1 << 18;

/// Answers that are known.
#[derive(Debug, Default)]
pub struct Answers(Mutex<Known>);

#[derive(Debug, Default)]
struct Known {
    answers: FxHashMap<Box<[u64]>, Answer>,
    words: usize,
}

/// An answer, and what it has cost.
#[derive(Clone, Debug)]
pub struct Answer {
    /// What it says.
    pub words: Box<[u64]>,
    /// How many conflicts were met.
    pub conflicts: u64,
    /// How many steps were spent on it, beside those of asking.
    pub steps: u64,
}

impl Answers {
    /// The answer to a question, if it is known.
    pub fn get(&self, question: &[u64]) -> Option<Answer> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).answers.get(question).cloned()
    }

    /// Keeps an answer.
    pub fn keep(&self, question: Box<[u64]>, answer: Answer) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let words = question.len() + answer.words.len();
        if known.words + words > MOST_WORDS {
            *known = Known::default();
        }
        known.words += words;
        known.answers.insert(question, answer);
    }
}
