//! Which unit of a data set a coded case is about: by its name, its title, its actors, and what it is known as.
//!
//! Two names are one where their letters and digits are, capitals and signs apart; a pair is one in either order. Nothing else
//! is guessed.

use super::account::DataAccount;
use crate::argument::{Argument, CaseId};
use rustc_hash::FxHashMap;

/// The units of a data set by what they are called.
pub struct UnitsByName {
    /// The numbers of words; of a word that stands for two, none.
    words: FxHashMap<String, Option<u32>>,
    /// Units by the numbers of their one or two parts, the smaller first; of two that have the same, none.
    units: FxHashMap<[u32; 2], Option<usize>>,
    is_of_pairs: bool,
}

impl UnitsByName {
    /// Those of a data set, of one part or two.
    pub fn new(account: &DataAccount) -> Self {
        let units = account.bound.set.units();
        let (mut words, mut by_parts) = (FxHashMap::default(), FxHashMap::default());
        for (number, word) in (0..).zip(units.words()) {
            words.entry(plain(word)).and_modify(|known| *known = None).or_insert(Some(number));
        }
        for unit in 0..units.count() {
            if let Some(key) = key(units.numbers(unit)) {
                by_parts.entry(key).and_modify(|known| *known = None).or_insert(Some(unit));
            }
        }
        Self { words, units: by_parts, is_of_pairs: units.width() == 2 }
    }

    /// The unit that goes by a name.
    fn named(&self, name: &str) -> Option<usize> {
        let word = |name: &str| self.words.get(name).copied().flatten();
        if !self.is_of_pairs {
            return self.units.get(&key(&[word(name)?])?).copied().flatten();
        }
        // Where the one name ends and the other begins is not written.
        let mut found = name.match_indices(' ').filter_map(|(at, _)| {
            let parts = [word(&name[..at])?, word(&name[at + 1..])?];
            self.units.get(&key(&parts)?).copied().flatten()
        });
        found.next().filter(|first| found.all(|other| other == *first))
    }

    /// The unit that a case is about; none where it may be several, or none.
    pub fn of_case(&self, argument: &Argument, case: CaseId) -> Option<usize> {
        let case = argument.case(case);
        let header = &case.header;
        let actors: Vec<String> = case.actors.iter().map(|actor| plain(&actor.name)).collect();
        let mut names = vec![plain(&header.name), plain(&without_and(&header.title)), actors.join(" ")];
        names.extend(header.known_as.iter().map(|name| plain(&without_and(name))));
        let mut found: Vec<usize> = names.iter().filter_map(|name| self.named(name)).collect();
        found.sort_unstable();
        found.dedup();
        match found.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }
}

/// A unit whichever way round its parts are.
fn key(parts: &[u32]) -> Option<[u32; 2]> {
    match parts {
        [only] => Some([*only, u32::MAX]),
        [one, other] => Some([*one.min(other), *one.max(other)]),
        _ => None,
    }
}

/// `Britain and the United States` as the two that it names.
fn without_and(title: &str) -> String {
    title.replace(" and the ", " ").replace(" and ", " ").replace('&', " ")
}

/// Words of letters and digits, in small letters, without an article before them.
fn plain(name: &str) -> String {
    let lower = name.to_lowercase();
    let words = lower.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.collect();
    words.strip_prefix(&["the"]).unwrap_or(&words).join(" ")
}
