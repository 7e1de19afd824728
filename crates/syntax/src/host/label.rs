//! How a block of a host says that it holds the language, and how that is misspelled.

use crate::invisible::is_invisible;
use crate::nearest::nearest;

/// What a word beside a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// The language, in any case.
    Language,
    /// Most likely a misspelling of it.
    Near,
    /// Something else.
    Other,
}

/// How alike a misspelling is, and how much longer or shorter it may be.
const ALIKE: f64 = 0.88;
const MOST_LETTERS_APART: usize = 2;

impl Label {
    /// Of a word.
    pub fn of(word: &str) -> Self {
        let word = word.trim_matches(is_invisible).to_lowercase();
        if word == "lakatos" || word == "lak" {
            return Self::Language;
        }
        // A sign before it says that it is something else: a class, an id, what Quarto shows as it stands.
        if !word.starts_with(char::is_alphabetic) {
            return Self::Other;
        }
        let is_as_long = word.chars().count().abs_diff("lakatos".len()) <= MOST_LETTERS_APART;
        let is_near = is_as_long && nearest(&word, ["lakatos"].into_iter(), ALIKE).is_some();
        if is_near { Self::Near } else { Self::Other }
    }
}

/// Whether a text may hold a block at all: nothing that opens one, however misspelled, is without these letters. Most
/// files of a folder hold prose only, and this search is faster than any scan.
pub fn may_hold(text: &str) -> bool {
    ["lak", "Lak", "LAK"].iter().any(|mark| text.contains(mark))
}
