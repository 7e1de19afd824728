//! Which unit of a data set a coded case is about: by its name, its title, its actors, and the years of its period.
//!
//! Two names are one where their letters and digits are, capitals and signs apart; a pair is one in either order. Nothing else
//! is guessed.

use super::account::DataAccount;
use crate::argument::{Argument, CaseId};
use rustc_hash::FxHashMap;

/// The units of a data set by what they are called.
pub struct UnitsByName {
    by_name: FxHashMap<String, Option<usize>>,
}

impl UnitsByName {
    /// Those of a data set. A name that two units go by stands for neither.
    pub fn new(account: &DataAccount) -> Self {
        let units = account.bound.set.units();
        let mut by_name: FxHashMap<String, Option<usize>> = FxHashMap::default();
        for unit in 0..units.count() {
            let parts: Vec<String> = units.parts(unit).map(|part| plain(part)).collect();
            for name in spellings(&parts) {
                by_name
                    .entry(name)
                    .and_modify(|known| *known = known.filter(|known| *known == unit))
                    .or_insert(Some(unit));
            }
        }
        Self { by_name }
    }

    /// The unit of these parts.
    pub fn of_parts<'part>(&self, parts: impl Iterator<Item = &'part str>) -> Option<usize> {
        self.named(&parts.map(plain).collect::<Vec<_>>().join(" "))
    }

    fn named(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied().flatten()
    }

    /// The unit that a case is about; none where it may be several, or none.
    pub fn of_case(&self, argument: &Argument, case: CaseId) -> Option<usize> {
        let case = argument.case(case);
        let header = &case.header;
        let actors = (!case.actors.is_empty())
            .then(|| case.actors.iter().map(|actor| plain(&actor.name)).collect::<Vec<_>>().join(" "));
        let mut names = vec![plain(&header.name), plain(&without_and(&header.title))];
        names.extend(header.known_as.iter().map(|name| plain(&without_and(name))));
        names.extend(actors);
        let mut found: Vec<usize> = names.iter().filter_map(|name| self.named(name)).collect();
        found.sort_unstable();
        found.dedup();
        match found.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }
}

/// A pair in either order.
fn spellings(parts: &[String]) -> Vec<String> {
    match parts {
        [one, other] if one != other => vec![format!("{one} {other}"), format!("{other} {one}")],
        parts => vec![parts.join(" ")],
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
