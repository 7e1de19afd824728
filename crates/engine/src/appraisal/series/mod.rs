//! Series of theories: what replaces what, and what each step comes to (Lakatos 1970: 116–119; Elman and Elman 2003).
//!
//! A theory that `succeeds` another is a step, and so is an auxiliary on an auxiliary; a repair by itself is a step of a
//! series of two, and its account is the repair's own. The words *progressive* and *degenerating* are said of series.

mod content;
mod growing;
mod lineage;
mod step;
mod verdict;

pub use content::Content;
pub use growing::Growing;
pub use step::{NotNew, Step};
pub use verdict::Verdict;

use super::amendment::{Amendment, Basis};
use super::authors::first_year_of;
use super::in_force::AllInForce;
use super::truth::Evaluator;
use super::twins::Twins;
use crate::argument::{Argument, AuxiliaryId, PredictionId, TheoryId};
use lineage::Lineage;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// How many series are followed: where theories fork and merge, every way from a first to a last one is a series.
const MOST: usize = 48;

/// A theory, or a theory with auxiliaries in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The theory.
    pub theory: TheoryId,
    /// The auxiliaries, in the order in which they were added.
    pub auxiliaries: Vec<AuxiliaryId>,
}

/// Versions of which each takes the place of the one before.
#[derive(Clone, Debug)]
pub struct Series {
    /// From the first to the last: one more than there are steps.
    pub versions: Vec<Version>,
    /// The steps between them.
    pub steps: Vec<Arc<Step>>,
}

/// All series of an argument.
#[derive(Clone, Debug, Default)]
pub struct AllSeries {
    /// By the order of their last versions.
    pub series: Vec<Series>,
    /// Whether there are more than are followed.
    pub has_more: bool,
    /// Of each theory, those that take its place.
    successors: Vec<Vec<TheoryId>>,
}

impl AllSeries {
    /// The theories that take the place of one.
    pub fn successors(&self, theory: TheoryId) -> &[TheoryId] {
        self.successors.get(theory.index()).map_or(&[], Vec::as_slice)
    }

    /// Of every step from one theory to another, the predictions of the first that follow from the second.
    pub fn kept(&self) -> FxHashMap<(TheoryId, TheoryId), Vec<PredictionId>> {
        let of_theories = self.series.iter().filter(|series| series.is_of_theories());
        let steps = of_theories.flat_map(|series| series.versions.windows(2).zip(&series.steps));
        steps.map(|(pair, step)| ((pair[0].theory, pair[1].theory), step.kept.clone())).collect()
    }
}

impl Series {
    /// Whether a theory is a version in it.
    pub fn has(&self, theory: TheoryId) -> bool {
        self.versions.iter().any(|version| version.theory == theory)
    }

    /// Whether its steps replace theories; else they add auxiliaries to one.
    pub fn is_of_theories(&self) -> bool {
        self.versions.iter().all(|version| version.auxiliaries.is_empty())
    }
}

/// The versions before a theory: those that it succeeds, those that these succeed, and so on, the nearest first.
pub fn versions_before(argument: &Argument, theory: TheoryId) -> Vec<TheoryId> {
    let mut found: Vec<TheoryId> = Vec::new();
    let mut known = FxHashSet::from_iter([theory]);
    let mut next = vec![theory];
    while !next.is_empty() {
        let direct = next.iter().flat_map(|id| argument.theory(*id).succeeds.iter().map(|mention| mention.id));
        let direct: Vec<TheoryId> = direct.collect();
        next.clear();
        for id in direct {
            if known.insert(id) {
                found.push(id);
                next.push(id);
            }
        }
    }
    found
}

/// Whether one of two theories is a version before the other.
pub fn are_of_one_series(argument: &Argument, one: TheoryId, other: TheoryId) -> bool {
    versions_before(argument, one).contains(&other) || versions_before(argument, other).contains(&one)
}

/// The year in which a version was proposed: what the draft says, or else the earliest that is written in the keys of the
/// works that it is taken from.
pub fn year_of(argument: &Argument, version: &Version) -> Option<i32> {
    match version.auxiliaries.last() {
        Some(id) => auxiliary_year(argument, *id),
        None => theory_year(argument, version.theory),
    }
}

/// The year of a theory, in the same way.
fn theory_year(argument: &Argument, id: TheoryId) -> Option<i32> {
    let theory = argument.theory(id);
    theory.proposed.or_else(|| first_year_of(&theory.header.citations))
}

/// The year of an auxiliary, in the same way.
fn auxiliary_year(argument: &Argument, id: AuxiliaryId) -> Option<i32> {
    let auxiliary = argument.auxiliary(id);
    auxiliary.proposed.or_else(|| first_year_of(&auxiliary.header.citations))
}

/// Every series: of theories first, then of auxiliaries on auxiliaries.
pub fn all_series(basis: Basis, amendments: &[Amendment], twins: &Twins, evaluator: &mut Evaluator) -> AllSeries {
    let argument = basis.argument;
    let mut all = AllSeries::default();
    let mut after: Vec<Vec<usize>> = vec![Vec::new(); argument.theories.len()];
    for (index, theory) in argument.theories.iter().enumerate() {
        for before in &theory.succeeds {
            let next = &mut after[before.id.index()];
            if next.last() != Some(&index) {
                next.push(index);
            }
        }
    }
    let mut in_force = AllInForce::new(argument, twins);
    let mut worked_out: FxHashMap<(usize, usize), Arc<Step>> = FxHashMap::default();
    for chain in chains(&after, &mut all.has_more) {
        let mut lineage = Lineage::new(basis, &chain);
        let steps = chain.windows(2).enumerate().filter_map(|(number, pair)| {
            let &[from, to] = pair else { return None };
            let ids = [from, to].map(TheoryId::from_index);
            lineage.step(basis, number, in_force.auxiliaries_of(ids[1]));
            let between = worked_out.entry((from, to)).or_insert_with(|| {
                Arc::new(step::between_theories(basis, ids, &lineage, (twins, &mut in_force), evaluator))
            });
            Some(Arc::clone(between))
        });
        let steps = steps.collect();
        let version = |index: &usize| Version { theory: TheoryId::from_index(*index), auxiliaries: Vec::new() };
        all.series.push(Series { versions: chain.iter().map(version).collect(), steps });
    }
    of_auxiliaries(basis, amendments, twins, &mut all);
    all.successors = after.into_iter().map(|next| next.into_iter().map(TheoryId::from_index).collect()).collect();
    all
}

fn of_auxiliaries(basis: Basis, amendments: &[Amendment], twins: &Twins, all: &mut AllSeries) {
    let argument = basis.argument;
    let mut after: Vec<Vec<usize>> = vec![Vec::new(); argument.auxiliaries.len()];
    for (index, auxiliary) in argument.auxiliaries.iter().enumerate() {
        for other in &auxiliary.amends_auxiliaries {
            after[other.id.index()].push(index);
        }
    }
    let by_both: FxHashMap<(TheoryId, AuxiliaryId), &Amendment> =
        amendments.iter().map(|one| ((one.theory, one.auxiliary), one)).collect();
    for chain in chains(&after, &mut all.has_more) {
        let chain: Vec<AuxiliaryId> = chain.into_iter().map(AuxiliaryId::from_index).collect();
        let Some(first) = chain.first() else { continue };
        for theory in argument.auxiliary(*first).amends.iter().map(|mention| mention.id) {
            let amendment = |auxiliary: &AuxiliaryId| by_both.get(&(theory, *auxiliary)).copied();
            let Some(on_it) = chain.iter().map(amendment).collect::<Option<Vec<_>>>() else { continue };
            if all.series.len() >= 2 * MOST {
                all.has_more = true;
                return;
            }
            let version = |count: usize| Version { theory, auxiliaries: chain[..count].to_vec() };
            let steps = step::of_repairs(basis, &on_it, twins).into_iter().map(Arc::new).collect();
            all.series.push(Series { versions: (0..=chain.len()).map(version).collect(), steps });
        }
    }
}

/// Every way from what follows nothing to what nothing follows, of two at least. Circles have been broken before.
fn chains(after: &[Vec<usize>], has_more: &mut bool) -> Vec<Vec<usize>> {
    let mut follows_something = vec![false; after.len()];
    after.iter().flatten().for_each(|next| follows_something[*next] = true);
    let mut found: Vec<Vec<usize>> = Vec::new();
    for root in (0..after.len()).filter(|node| !follows_something[*node] && !after[*node].is_empty()) {
        // Where one stands, and which of its followers is next.
        let mut path = vec![(root, 0)];
        while let Some((node, next)) = path.last_mut() {
            let (node, branch) = (*node, *next);
            *next += 1;
            if after[node].is_empty() && branch == 0 {
                if found.len() >= MOST {
                    *has_more = true;
                    return found;
                }
                found.push(path.iter().map(|(node, _)| *node).collect());
            }
            match after[node].get(branch) {
                Some(next) => path.push((*next, 0)),
                None => drop(path.pop()),
            }
        }
    }
    found
}
