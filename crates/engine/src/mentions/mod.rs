//! Names in prose: what a declaration may be called in a sentence, and where a sentence calls it so.
//!
//! One index finds every spelling of every name; of what it finds, whole words in the right capitals count, and of
//! names that overlap the longest. A spelling that several things go by is no name of any of them. Knows nothing of what
//! is named.

mod index;
mod sentence;
mod spelling;

pub use index::Index;
pub use spelling::spellings;

use rustc_hash::FxHashMap;
use sentence::stands_alone;
use std::collections::hash_map::Entry;
use std::ops::Range;

/// Names, and what each is a name of.
#[derive(Debug)]
pub struct Names<T> {
    /// None where there are no names.
    index: Option<Index>,
    /// By its number there: a spelling, and what goes by it.
    spelled: Vec<(String, T)>,
}

/// A name in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention<T> {
    /// What is named.
    pub of: T,
    /// The bytes of the name.
    pub range: Range<usize>,
}

impl<T> Default for Names<T> {
    fn default() -> Self {
        Self { index: None, spelled: Vec::new() }
    }
}

impl<T: Clone + PartialEq> Names<T> {
    /// Of things, each with one of its names as it is written: in all spellings of that.
    pub fn new<'name>(names: impl IntoIterator<Item = (T, &'name str)>) -> Self {
        let mut by_spelling: FxHashMap<String, usize> = FxHashMap::default();
        let mut spelled: Vec<(String, T, bool)> = Vec::new();
        for (of, written) in names {
            for spelling in spellings(written) {
                match by_spelling.entry(spelling.to_lowercase()) {
                    Entry::Occupied(known) => {
                        let known = &mut spelled[*known.get()];
                        known.2 &= known.1 == of;
                    }
                    Entry::Vacant(new) => {
                        new.insert(spelled.len());
                        spelled.push((spelling, of.clone(), true));
                    }
                }
            }
        }
        let own = spelled.into_iter().filter(|(.., is_of_one)| *is_of_one);
        let spelled: Vec<(String, T)> = own.map(|(spelling, of, _)| (spelling, of)).collect();
        let index = Index::new(spelled.iter().map(|(spelling, _)| spelling.as_str()));
        Self { index: (!spelled.is_empty()).then_some(index), spelled }
    }

    /// Every spelling, and what goes by it.
    pub fn spelled(&self) -> impl Iterator<Item = (&str, &T)> {
        self.spelled.iter().map(|(spelling, of)| (spelling.as_str(), of))
    }

    /// Whether a text may hold a name.
    pub fn may_be_in(&self, text: &str) -> bool {
        self.index.as_ref().is_some_and(|index| index.each_in(text).next().is_some())
    }

    /// Every name in a text, by where it begins, overlapping ones as well.
    pub fn each_in(&self, text: &str) -> impl Iterator<Item = Mention<T>> {
        let found = self.index.iter().flat_map(move |index| index.each_in(text));
        found.filter_map(move |(number, range)| {
            let (spelling, of) = self.spelled.get(number)?;
            let is_name = has_its_capitals(spelling, text.get(range.clone())?) && stands_alone(text, &range);
            is_name.then(|| Mention { of: of.clone(), range })
        })
    }
}

/// Of mentions that overlap, the first and longest; of the same bytes, the one that comes first in `found`.
pub fn longest<T>(mut found: Vec<Mention<T>>) -> Vec<Mention<T>> {
    found.sort_by_key(|mention| (mention.range.start, std::cmp::Reverse(mention.range.end)));
    let mut end = 0;
    found.retain(|mention| {
        let is_free = mention.range.start >= end;
        if is_free {
            end = mention.range.end;
        }
        is_free
    });
    found
}

/// Whether what a name writes with a capital has one: a proper name is none without.
fn has_its_capitals(spelling: &str, words: &str) -> bool {
    spelling.chars().zip(words.chars()).all(|(of_name, found)| !of_name.is_uppercase() || found.is_uppercase())
}
