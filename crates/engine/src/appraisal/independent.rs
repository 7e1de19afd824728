//! Which cases count as one: the periods of a case are one independent case with parts.
//!
//! A case is a period of the one that it is within where its years lie inside, and unit and actors are the same; otherwise it only takes over what that one
//! observes. A case with periods counts through them alone, and a period that says nothing of its own says nothing twice.

use super::codings::Coding;
use super::periods::{is_period, outermost_first};
use crate::argument::{Argument, CaseId};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// What is part of what.
#[derive(Clone, Debug, Default)]
pub struct Independent {
    /// The case that a period belongs to, however deep; none for a case that is no period.
    wholes: FxHashMap<CaseId, CaseId>,
    /// The cases that stand for a case that has periods.
    parts: FxHashMap<CaseId, Vec<CaseId>>,
    /// Cases that do not count: those that have parts, and periods that say nothing of their own.
    uncounted: FxHashSet<CaseId>,
}

impl Independent {
    /// Of an argument.
    pub fn new(argument: &Argument, codings: &[Arc<[Coding]>]) -> Self {
        let mut found = Self::default();
        let order = outermost_first(argument);
        let parent = |id: CaseId| argument.case(id).parent.filter(|parent| is_period(argument, id, *parent));
        let parents: Vec<Option<CaseId>> = (0..order.len()).map(|index| parent(CaseId::from_index(index))).collect();
        for id in &order {
            let whole = parents[id.index()].map(|parent| found.whole(parent));
            found.wholes.extend(whole.map(|whole| (*id, whole)));
        }
        // What stands for each case, the innermost first: its periods that say something of their own, or what they in turn
        // consist of; nothing where it and all below it say what its parent says.
        let mut below: FxHashMap<CaseId, Vec<CaseId>> = FxHashMap::default();
        for id in order.into_iter().rev() {
            let mut parts = below.remove(&id).unwrap_or_default();
            parts.sort_unstable();
            let Some(parent) = parents[id.index()] else {
                found.set_parts(id, parts);
                continue;
            };
            let of_parent = below.entry(parent).or_default();
            match parts.is_empty() {
                false => of_parent.extend(&parts),
                true if says_nothing(argument, codings, id, parent) => drop(found.uncounted.insert(id)),
                true => of_parent.push(id),
            }
            found.set_parts(id, parts);
        }
        found
    }

    fn set_parts(&mut self, of: CaseId, parts: Vec<CaseId>) {
        if !parts.is_empty() {
            self.parts.insert(of, parts);
            self.uncounted.insert(of);
        }
    }

    /// The independent case that a case is, or is a part of.
    pub fn whole(&self, case: CaseId) -> CaseId {
        self.wholes.get(&case).copied().unwrap_or(case)
    }

    /// The cases that stand for one that has periods; none where it stands for itself.
    pub fn parts(&self, case: CaseId) -> &[CaseId] {
        self.parts.get(&case).map_or(&[], Vec::as_slice)
    }

    /// Whether a case counts: it stands for itself or is a part that says something.
    pub fn counts(&self, case: CaseId) -> bool {
        !self.uncounted.contains(&case)
    }

    /// Whether two cases are, or are parts of, one.
    pub fn share(&self, one: CaseId, other: CaseId) -> bool {
        self.whole(one) == self.whole(other)
    }

    /// All cases that are periods.
    pub fn periods(&self) -> impl Iterator<Item = CaseId> {
        self.wholes.keys().copied()
    }

    /// All cases that do not count.
    pub fn uncounted(&self) -> impl Iterator<Item = CaseId> {
        self.uncounted.iter().copied()
    }
}

/// Whether a period without parts says what its parent says.
fn says_nothing(argument: &Argument, codings: &[Arc<[Coding]>], period: CaseId, parent: CaseId) -> bool {
    let (own, taken) = (&codings[period.index()], &codings[parent.index()]);
    let values = |coding: &Coding| -> Vec<(f64, f64)> {
        coding.alternatives.iter().map(|alternative| alternative.value).collect()
    };
    let is_same = |(one, other): (&Coding, &Coding)| one.concept == other.concept && values(one) == values(other);
    let says_the_same = own.len() == taken.len() && own.iter().zip(taken.iter()).all(is_same);
    let is_empty = argument.case(period).observations.is_empty() && argument.case(period).settles.is_empty();
    says_the_same && is_empty
}
