//! Why a result is what it is: what is missing, and what each contested coding gives.

use super::Appraisal;
use super::codings::{Coding, coding_of};
use super::derived::{codings_behind, of_each_actor, written_out};
use super::result::{CaseResult, RowResults};
use super::truth::truth_of;
use super::where_it_speaks;
use crate::argument::formula::{Comparison, Formula};
use crate::argument::{Argument, CaseId, ConceptId, Domain, PredictionId};
use lakatos_syntax::ast::Mode;

/// How many concepts at once are tried, how many assignments of them, and how many comparisons are made for all those of one
/// number; beyond it, all that is missing is named.
const MAX_TRIED: usize = 3;
const MAX_ASSIGNMENTS: usize = 4096;
const MAX_COMPARISONS: usize = 500_000;

/// The smallest set of unobserved concepts whose values would decide the result, whatever they are. Empty where the
/// result is decided, or where only a range that crosses a threshold leaves it open.
pub fn missing(argument: &Argument, appraisal: &Appraisal, prediction: PredictionId, case: CaseId) -> Vec<ConceptId> {
    let codings = &appraisal.codings[case.index()];
    let parts = parts_of(argument, prediction);
    let row = appraisal.table.rows_of(case).start;
    // What follows from the actors and the unit of a case is in the table, and in no coding.
    let derived = |concept: ConceptId| {
        let is_derived = argument.concept(concept).built_in.is_some();
        is_derived.then(|| appraisal.table.column(concept).value(row)).flatten()
    };
    let mut unknown: Vec<ConceptId> = parts.iter().flat_map(Formula::concepts).collect();
    unknown.sort_by_key(|concept| &argument.concept(*concept).header.name);
    unknown.dedup();
    unknown.retain(|concept| coding_of(codings, *concept).is_none_or(|coding| coding.alternatives.is_empty()));
    unknown.retain(|concept| derived(*concept).is_none_or(|(low, high)| low != high));
    let mode = argument.prediction(prediction).claim.mode;
    let comparisons: usize = parts.iter().map(Formula::size).sum();
    let mut tries: usize = 1;
    for size in 1..=MAX_TRIED.min(unknown.len()) {
        // Of yes and no alone: two assignments for each concept more.
        tries = tries.saturating_mul(2 * (unknown.len() + 1 - size)) / size;
        if tries.saturating_mul(comparisons) > MAX_COMPARISONS {
            break;
        }
        for candidate in subsets(&unknown, size) {
            if always_decides(argument, (codings, &derived), mode, &parts, &candidate) {
                return observable(argument, appraisal, case, candidate);
            }
        }
    }
    observable(argument, appraisal, case, unknown)
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

/// Scope, condition and outcome, with every index written out.
pub fn parts_of(argument: &Argument, prediction: PredictionId) -> [Formula; 3] {
    let prediction = argument.prediction(prediction);
    let parts = [&where_it_speaks(argument, prediction), &prediction.claim.condition, &prediction.claim.outcome];
    parts.map(|part| written_out(argument, part))
}

/// Whether a decided result, of a prediction with these [parts](parts_of), hangs on a concept: whether it would be open if nobody had coded that.
pub fn hangs_on(
    argument: &Argument,
    appraisal: &Appraisal,
    (prediction, case): (PredictionId, CaseId),
    parts: &[Formula; 3],
    concept: ConceptId,
) -> bool {
    let claim = &argument.prediction(prediction).claim;
    if claim.movement.is_some() {
        return true;
    }
    let codings = &appraisal.codings[case.index()];
    let row = appraisal.table.rows_of(case).start;
    let value_of = |other: ConceptId| {
        if other == concept {
            return None;
        }
        let coded = coding_of(codings, other).and_then(|coding| coding.alternatives.first());
        let is_derived = argument.concept(other).built_in.is_some();
        coded.map(|one| one.value).or_else(|| is_derived.then(|| appraisal.table.column(other).value(row)).flatten())
    };
    !is_decided(claim.mode, parts, &value_of)
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

fn is_decided(
    mode: Mode,
    [scope, condition, outcome]: &[Formula; 3],
    value_of: &impl Fn(ConceptId) -> Option<(f64, f64)>,
) -> bool {
    let scope = truth_of(scope, value_of);
    let condition = truth_of(condition, value_of);
    let outcome = truth_of(outcome, value_of);
    let is_silent = match mode {
        Mode::When | Mode::Always | Mode::MoreOftenWhen | Mode::MostlyWhen | Mode::MovesWith => {
            condition == Some(false)
        }
        Mode::OnlyWhen => condition == Some(true) && outcome == Some(false),
        Mode::ExactlyWhen => false,
    };
    scope == Some(false) || is_silent || scope.and(condition).and(outcome).is_some()
}

/// What a contested result is under each coding that matters to it: the codings chosen, and the result.
pub fn alternatives(
    argument: &Argument,
    appraisal: &Appraisal,
    prediction: PredictionId,
    case: CaseId,
) -> Vec<(Vec<(ConceptId, usize)>, CaseResult)> {
    let results: &RowResults = &appraisal.results[prediction.index()];
    let parts = parts_of(argument, prediction);
    let concepts: Vec<ConceptId> = parts.iter().flat_map(|part| codings_behind(argument, case, part)).collect();
    let spanning: Vec<ConceptId> = appraisal
        .table
        .contested(case)
        .iter()
        .map(|(concept, _)| *concept)
        .filter(|concept| concepts.contains(concept))
        .collect();
    let mut alternatives: Vec<(Vec<(ConceptId, usize)>, CaseResult)> = Vec::new();
    for row in appraisal.table.rows_of(case) {
        let chosen: Vec<(ConceptId, usize)> =
            spanning.iter().filter_map(|concept| Some((*concept, appraisal.table.choice(row, *concept)?))).collect();
        if alternatives.iter().all(|(known, _)| *known != chosen) {
            alternatives.push((chosen, results.in_row(row)));
        }
    }
    alternatives
}
