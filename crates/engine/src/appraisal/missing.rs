//! What is missing where a result is open.

use super::Appraisal;
use super::codings::{Coding, coding_of};
use super::derived::of_each_actor;
use super::explain::{is_decided, parts_of};
use crate::argument::formula::{Comparison, Formula};
use crate::argument::{Argument, CaseId, ConceptId, Domain, PredictionId};
use lakatos_syntax::ast::Mode;
use rustc_hash::FxHashMap;

/// How many concepts at once are tried, how many assignments of them, and how many comparisons are made for all those of one
/// number; beyond it, all that is missing is named.
const MAX_TRIED: usize = 3;
const MAX_ASSIGNMENTS: usize = 4096;
const MAX_COMPARISONS: usize = 500_000;

/// The smallest set of unobserved concepts whose values would decide the result, whatever they are. Empty where the
/// result is decided, or where only a range that crosses a threshold leaves it open.
pub fn missing(argument: &Argument, appraisal: &Appraisal, prediction: PredictionId, case: CaseId) -> Vec<ConceptId> {
    Missing::new(argument, prediction).on(argument, appraisal, case)
}

/// What a prediction lacks on cases, worked out once for all of which the same is known.
#[derive(Debug)]
pub struct Missing {
    mode: Mode,
    parts: [Formula; 3],
    /// What it speaks of, by name.
    concepts: Vec<ConceptId>,
    /// What would decide it, by what is known of each concept.
    found: FxHashMap<Vec<Known>, Vec<ConceptId>>,
}

/// What is known of a concept on a case: how it is coded, if it is; and what follows from its actors and its unit. Values by
/// their bits.
type Known = (Option<Option<(u64, u64)>>, Option<(u64, u64)>);

impl Missing {
    /// Of a prediction.
    pub fn new(argument: &Argument, prediction: PredictionId) -> Self {
        let parts = parts_of(argument, prediction);
        let mut concepts: Vec<ConceptId> = parts.iter().flat_map(Formula::concepts).collect();
        concepts.sort_by_key(|concept| (&argument.concept(*concept).header.name, *concept));
        concepts.dedup();
        let mode = argument.prediction(prediction).claim.mode;
        Self { mode, parts, concepts, found: FxHashMap::default() }
    }

    /// Whether it lacks anything on a case that is not coded `unknown` on purpose: mostly known without asking what.
    pub fn is_uncoded_on(&mut self, argument: &Argument, appraisal: &Appraisal, case: CaseId) -> bool {
        let codings = &appraisal.codings[case.index()];
        let is_uncoded = |concept: &ConceptId| coding_of(codings, *concept).is_none();
        let is_plain = |concept: &ConceptId| is_uncoded(concept) && argument.concept(*concept).built_in.is_none();
        let derived = |concept| derived(argument, appraisal, case, concept);
        let unknown = self.unknown((codings, &derived));
        if unknown.iter().all(is_plain) {
            return !unknown.is_empty();
        }
        self.on(argument, appraisal, case).iter().any(is_uncoded)
    }

    /// What it lacks on a case.
    pub fn on(&mut self, argument: &Argument, appraisal: &Appraisal, case: CaseId) -> Vec<ConceptId> {
        let codings = &appraisal.codings[case.index()];
        let derived = |concept| derived(argument, appraisal, case, concept);
        let known = |concept: &ConceptId| -> Known {
            let bits = |(low, high): (f64, f64)| (low.to_bits(), high.to_bits());
            let coded =
                coding_of(codings, *concept).map(|coding| coding.alternatives.first().map(|one| bits(one.value)));
            (coded, derived(*concept).map(bits))
        };
        let known: Vec<Known> = self.concepts.iter().map(known).collect();
        let found = match self.found.get(&known) {
            Some(found) => found.clone(),
            None => {
                let found = self.deciding(argument, (codings, &derived));
                self.found.insert(known, found.clone());
                found
            }
        };
        observable(argument, appraisal, case, found)
    }

    /// The concepts that nothing is known of.
    fn unknown(&self, (codings, derived): (&[Coding], Derived)) -> Vec<ConceptId> {
        let mut unknown = self.concepts.clone();
        unknown.retain(|concept| coding_of(codings, *concept).is_none_or(|coding| coding.alternatives.is_empty()));
        unknown.retain(|concept| derived(*concept).is_none_or(|(low, high)| low != high));
        unknown
    }

    /// The fewest concepts that would decide it, of those that nothing is known of.
    fn deciding(&self, argument: &Argument, (codings, derived): (&[Coding], Derived)) -> Vec<ConceptId> {
        let unknown = self.unknown((codings, derived));
        let comparisons: usize = self.parts.iter().map(Formula::size).sum();
        let mut tries: usize = 1;
        for size in 1..=MAX_TRIED.min(unknown.len()) {
            // Of yes and no alone: two assignments for each concept more.
            tries = tries.saturating_mul(2 * (unknown.len() + 1 - size)) / size;
            if tries.saturating_mul(comparisons) > MAX_COMPARISONS {
                break;
            }
            for candidate in subsets(&unknown, size) {
                if always_decides(argument, (codings, derived), self.mode, &self.parts, &candidate) {
                    return candidate;
                }
            }
        }
        unknown
    }
}

/// What follows from the actors and the unit of a case: it is in the table, and in no coding.
fn derived(argument: &Argument, appraisal: &Appraisal, case: CaseId, concept: ConceptId) -> Option<(f64, f64)> {
    let row = appraisal.table.rows_of(case).start;
    let is_derived = argument.concept(concept).built_in.is_some();
    is_derived.then(|| appraisal.table.column(concept).value(row)).flatten()
}

/// What can be observed of what is missing: of actors, each that is not coded.
fn observable(argument: &Argument, appraisal: &Appraisal, case: CaseId, missing: Vec<ConceptId>) -> Vec<ConceptId> {
    let codings = &appraisal.codings[case.index()];
    let is_open =
        |concept: &ConceptId| coding_of(codings, *concept).is_none_or(|coding| coding.alternatives.is_empty());
    let of_actors = |concept: ConceptId| match of_each_actor(argument, case, concept) {
        Some(each) if !each.is_empty() => each.into_iter().filter(is_open).collect(),
        _ => vec![concept],
    };
    let mut found: Vec<ConceptId> = Vec::new();
    for concept in missing.into_iter().flat_map(of_actors) {
        if !found.contains(&concept) {
            found.push(concept);
        }
    }
    found
}

fn subsets(items: &[ConceptId], size: usize) -> Vec<Vec<ConceptId>> {
    match (size, items) {
        (0, _) => vec![Vec::new()],
        (_, []) => Vec::new(),
        (_, [first, rest @ ..]) => {
            let with = subsets(rest, size - 1).into_iter().map(|mut subset| {
                subset.insert(0, *first);
                subset
            });
            with.chain(subsets(rest, size)).collect()
        }
    }
}

/// The value of a concept that is made of others, if it is one.
type Derived<'all> = &'all dyn Fn(ConceptId) -> Option<(f64, f64)>;

fn always_decides(
    argument: &Argument,
    (codings, derived): (&[Coding], Derived),
    mode: Mode,
    parts: &[Formula; 3],
    candidate: &[ConceptId],
) -> bool {
    let comparisons: Vec<&Comparison> = parts.iter().flat_map(Formula::comparisons).collect();
    let values: Vec<Vec<f64>> = candidate
        .iter()
        .map(|concept| representatives(&argument.concept(*concept).domain, *concept, &comparisons))
        .collect();
    let assignments: usize = values.iter().map(Vec::len).product();
    assignments <= MAX_ASSIGNMENTS
        && (0..assignments).all(|assignment| {
            let mut rest = assignment;
            let chosen: Vec<f64> = values
                .iter()
                .map(|values| {
                    let value = values[rest % values.len()];
                    rest /= values.len();
                    value
                })
                .collect();
            let value_of = |concept: ConceptId| match candidate.iter().position(|other| *other == concept) {
                Some(position) => Some((chosen[position], chosen[position])),
                None => match coding_of(codings, concept) {
                    Some(coding) => coding.alternatives.first().map(|alternative| alternative.value),
                    None => derived(concept),
                },
            };
            is_decided(mode, parts, &value_of)
        })
}

/// One value for each way a concept can stand to what it is compared with.
fn representatives(domain: &Domain, concept: ConceptId, comparisons: &[&Comparison]) -> Vec<f64> {
    match domain {
        Domain::Levels { names, .. } => (0..names.len()).map(|rank| rank as f64).collect(),
        Domain::Number => {
            let mut constants: Vec<f64> = comparisons
                .iter()
                .filter(|comparison| comparison.concept == concept)
                .map(|comparison| comparison.operand)
                .collect();
            constants.sort_by(f64::total_cmp);
            constants.dedup();
            let between: Vec<f64> = constants.windows(2).map(|pair| (pair[0] + pair[1]) / 2.0).collect();
            let ends =
                constants.first().map(|first| first - 1.0).into_iter().chain(constants.last().map(|last| last + 1.0));
            ends.chain(between).chain(constants.iter().copied()).collect()
        }
    }
}
