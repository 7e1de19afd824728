//! The cases of the libraries in use, held against the formulas of the draft.

mod bearing;
mod canonical;
mod closeness;

pub use bearing::{contested_where, lost_in_library, missing_that, missing_where, results_in_library};
pub use canonical::canonical_theory_without;
pub use closeness::{Closeness, closest, closest_first};

use super::codings::{Coding, codings};
use super::derived::derive;
use super::levels;
use super::table::Table;
use crate::argument::{Argument, Case, CaseId};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// The cases of a library as rows, and which of them the draft has as well.
#[derive(Clone, Debug)]
pub struct LibraryRows {
    /// The codings of every case.
    pub codings: Vec<Arc<[Coding]>>,
    /// The cases as rows.
    pub table: Table,
    /// The draft's own cases that each is: several where the draft cuts it into periods.
    counterparts: Vec<Vec<CaseId>>,
}

impl LibraryRows {
    /// Of the libraries that an argument uses; none where it uses none.
    pub fn new(argument: &Argument) -> Option<Self> {
        let library = argument.library.as_deref()?;
        let codings = codings(library);
        let mut table = Table::new(&codings, &levels(library));
        derive(&mut table, library);
        Some(Self { codings, table, counterparts: counterparts(argument, library) })
    }

    /// The draft's cases that a library's case is.
    pub fn counterparts(&self, of_library: CaseId) -> &[CaseId] {
        self.counterparts.get(of_library.index()).map(Vec::as_slice).unwrap_or_default()
    }

    /// The library's case that a draft's case is.
    pub fn known_as(&self, of_draft: CaseId) -> Option<CaseId> {
        self.counterparts.iter().position(|own| own.contains(&of_draft)).map(CaseId::from_index)
    }

    /// Whether the draft has neither the case nor one that it is a period of.
    pub fn is_missing(&self, library: &Argument, of_library: CaseId) -> bool {
        library.with_ancestors(of_library).all(|case| self.counterparts(case).is_empty())
    }
}

/// A case is the library's where it is said to be (`same-as`), or has the same words in its name or its title, in any
/// order, and its period meets the other's; or, of dated ones, where one is called what the other is known as.
fn counterparts(argument: &Argument, library: &Argument) -> Vec<Vec<CaseId>> {
    let mut by_words: FxHashMap<String, Vec<CaseId>> = FxHashMap::default();
    let mut by_claim: FxHashMap<&str, Vec<CaseId>> = FxHashMap::default();
    for (index, case) in argument.cases.iter().enumerate() {
        for words in words_of(case).into_iter().chain(words_known(case)) {
            by_words.entry(words).or_default().push(CaseId::from_index(index));
        }
        for name in &case.same_as {
            by_claim.entry(name).or_default().push(CaseId::from_index(index));
        }
    }
    let counterpart = |known: &Case| {
        let claimed = by_claim.get(&*known.header.name).into_iter().flatten();
        let alike = words_of(known).into_iter().filter_map(|words| by_words.get(&words)).flatten();
        let alike = alike.filter(|case| meet(argument.case(**case), known));
        let called = words_known(known).into_iter().filter_map(|words| by_words.get(&words)).flatten();
        let called = called.filter(|case| argument.case(**case).period.is_some() && meet(argument.case(**case), known));
        let mut own: Vec<CaseId> = claimed.chain(alike).chain(called).copied().collect();
        own.sort_unstable();
        own.dedup();
        own
    };
    library.cases.iter().map(counterpart).collect()
}

fn words_of(case: &Case) -> Vec<String> {
    sorted([&case.header.name, &case.header.title].into_iter())
}

fn words_known(case: &Case) -> Vec<String> {
    sorted(case.header.known_as.iter())
}

/// The words of each, in one order, without the article.
fn sorted<'texts>(texts: impl Iterator<Item = &'texts Arc<str>>) -> Vec<String> {
    let sorted = |text: &Arc<str>| {
        let lower = text.to_lowercase();
        let words = lower.split(|c: char| !c.is_alphanumeric());
        let mut words: Vec<&str> = words.filter(|word| !word.is_empty() && *word != "the").collect();
        words.sort_unstable();
        words.join(" ")
    };
    texts.map(sorted).filter(|words| !words.is_empty()).collect()
}

/// Whether the periods of two cases share a year; so they do where one is undated.
fn meet(one: &Case, other: &Case) -> bool {
    let Some((one, other)) = one.period.zip(other.period) else { return true };
    let end = |period: (f64, Option<f64>)| period.1.unwrap_or(f64::INFINITY);
    one.0 <= end(other) && other.0 <= end(one)
}

/// Whether the period of one of two cases lies within the other's, so that their codings speak of the same years.
pub fn speak_of_the_same_years(one: &Case, other: &Case) -> bool {
    let Some((one, other)) = one.period.zip(other.period) else { return false };
    let end = |period: (f64, Option<f64>)| period.1.unwrap_or(f64::INFINITY);
    let lies_within =
        |inner: (f64, Option<f64>), outer: (f64, Option<f64>)| outer.0 <= inner.0 && end(inner) <= end(outer);
    lies_within(one, other) || lies_within(other, one)
}
