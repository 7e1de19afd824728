//! Which cases count as one: the periods of a case are one independent case with parts.
//!
//! A case is a period of the one that it is within where its years lie inside, and unit and actors are the same; otherwise it only takes over what that one
//! observes. A case with periods counts through them alone, and a period that says nothing of its own says nothing twice.

use super::codings::Coding;
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
        for (index, case) in argument.cases.iter().enumerate() {
            let id = CaseId::from_index(index);
            if case.parent.is_some() {
                let whole = periods_up(argument, id).last().filter(|whole| *whole != id);
                found.wholes.extend(whole.map(|whole| (id, whole)));
            }
        }
        for (index, case) in argument.cases.iter().enumerate() {
            let id = CaseId::from_index(index);
            if case.periods.is_empty() {
                continue;
            }
            let mut parts = Vec::new();
            gather(argument, codings, id, &mut parts);
            if !parts.is_empty() {
                parts.sort_unstable();
                found.parts.insert(id, parts);
                found.uncounted.insert(id);
            }
            let empty = case
                .periods
                .iter()
                .filter(|period| is_period(argument, **period) && stands_for(argument, codings, **period).is_empty());
            found.uncounted.extend(empty.copied());
        }
        found
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

/// A case, the case that it is a period of, and so on.
fn periods_up(argument: &Argument, case: CaseId) -> impl Iterator<Item = CaseId> {
    std::iter::successors(Some(case), |case| is_period(argument, *case).then(|| argument.case(*case).parent).flatten())
}

/// Whether a case is a period of the one that it is within.
fn is_period(argument: &Argument, case: CaseId) -> bool {
    argument.case(case).parent.is_some_and(|parent| super::periods::is_period(argument, case, parent))
}

/// The parts of a case: its periods that say something of their own, or what they in turn consist of.
fn gather(argument: &Argument, codings: &[Arc<[Coding]>], case: CaseId, parts: &mut Vec<CaseId>) {
    for period in &argument.case(case).periods {
        if is_period(argument, *period) {
            parts.extend(stands_for(argument, codings, *period));
        }
    }
}

/// The parts that stand for a period; none where it and all below it say what its parent says.
fn stands_for(argument: &Argument, codings: &[Arc<[Coding]>], period: CaseId) -> Vec<CaseId> {
    let mut below = Vec::new();
    gather(argument, codings, period, &mut below);
    if !below.is_empty() {
        return below;
    }
    let says_the_same = argument.case(period).parent.is_some_and(|parent| {
        let (own, taken) = (&codings[period.index()], &codings[parent.index()]);
        let values = |coding: &Coding| -> Vec<(f64, f64)> {
            coding.alternatives.iter().map(|alternative| alternative.value).collect()
        };
        own.len() == taken.len()
            && own
                .iter()
                .zip(taken.iter())
                .all(|(one, other)| one.concept == other.concept && values(one) == values(other))
    });
    let is_empty = argument.case(period).observations.is_empty() && argument.case(period).settles.is_empty();
    if says_the_same && is_empty { Vec::new() } else { vec![period] }
}
