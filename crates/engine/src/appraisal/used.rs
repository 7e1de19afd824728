//! Which cases were used for a theory: no fresh evidence for what is added to it (Worrall 2014).

use super::amendment::Basis;
use super::series::versions_before;
use crate::argument::{Argument, Auxiliary, AuxiliaryId, CaseId, TheoryId};
use rustc_hash::{FxHashMap, FxHashSet};

/// The independent cases that were used for a theory, and which of its repairs takes which away.
pub struct UsedUp {
    /// What some line says.
    told: FxHashSet<CaseId>,
    /// Of an independent case, the anomalies that some repair takes away, and how many do.
    taken_away: FxHashMap<CaseId, FxHashMap<CaseId, usize>>,
}

/// The same, seen from one of the repairs: what that one alone takes away is not used.
#[derive(Clone, Copy)]
pub struct Used<'appraisal> {
    all: &'appraisal UsedUp,
    /// What the one takes away, in order.
    but_for: &'appraisal [CaseId],
}

impl UsedUp {
    /// What some line says was used for a theory, for a version before it, or for an auxiliary of either: built on, rescued,
    /// conceded, or the subject of the puzzle.
    pub fn of(basis: Basis, theory: TheoryId) -> Self {
        let independent = basis.table.independent();
        let told = used_for(basis.argument, theory).into_iter().map(|case| independent.whole(case));
        Self { told: told.collect(), taken_away: FxHashMap::default() }
    }

    /// What some line says was used for a later version, or for one of its auxiliaries.
    pub fn add_version(&mut self, basis: Basis, theory: TheoryId, auxiliaries: &[AuxiliaryId]) {
        let argument = basis.argument;
        let mut used = named_by(argument, theory);
        auxiliaries.iter().for_each(|id| used.extend(named_by_auxiliary(argument.auxiliary(*id))));
        self.told.extend(used.into_iter().map(|case| basis.table.independent().whole(case)));
    }

    /// What a repair takes away.
    pub fn take_away(&mut self, basis: Basis, rescued: &[CaseId]) {
        for case in rescued {
            let of_whole = self.taken_away.entry(basis.table.independent().whole(*case)).or_default();
            *of_whole.entry(*case).or_default() += 1;
        }
    }

    /// Seen from a repair that takes some cases away, in order.
    pub fn but_for<'appraisal>(&'appraisal self, rescued: &'appraisal [CaseId]) -> Used<'appraisal> {
        Used { all: self, but_for: rescued }
    }
}

impl Used<'_> {
    /// Whether an independent case was used.
    pub fn has(self, whole: CaseId) -> bool {
        let by_another =
            |(case, count): (&CaseId, &usize)| *count > usize::from(self.but_for.binary_search(case).is_ok());
        self.all.told.contains(&whole)
            || self.all.taken_away.get(&whole).is_some_and(|cases| cases.iter().any(by_another))
    }
}

fn used_for(argument: &Argument, theory: TheoryId) -> Vec<CaseId> {
    let versions: FxHashSet<TheoryId> = [theory].into_iter().chain(versions_before(argument, theory)).collect();
    let mut used = Vec::new();
    versions.iter().for_each(|version| used.extend(named_by(argument, *version)));
    for auxiliary in &argument.auxiliaries {
        if auxiliary.amends.iter().any(|amended| versions.contains(&amended.id)) {
            used.extend(named_by_auxiliary(auxiliary));
        }
    }
    used.extend(argument.puzzles.iter().flat_map(|puzzle| puzzle.about.iter().map(|mention| mention.id)));
    used
}

fn named_by(argument: &Argument, theory: TheoryId) -> Vec<CaseId> {
    let theory = argument.theory(theory);
    theory.built_on.iter().copied().chain(theory.concedes.iter().map(|mention| mention.id)).collect()
}

fn named_by_auxiliary(auxiliary: &Auxiliary) -> impl Iterator<Item = CaseId> {
    auxiliary.rescues.iter().map(|mention| mention.id).chain(auxiliary.built_on.iter().copied())
}
