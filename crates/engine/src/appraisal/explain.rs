//! Why a result is what it is: what it hangs on, and what each contested coding gives.

use super::Appraisal;
use super::codings::coding_of;
use super::derived::{codings_behind, written_out};
use super::result::{CaseResult, RowResults};
use super::truth::truth_of;
use super::where_it_speaks;
use crate::argument::formula::Formula;
use crate::argument::{Argument, CaseId, ConceptId, PredictionId};
use lakatos_syntax::ast::Mode;

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

/// Whether values decide the result of a prediction with these [parts](parts_of).
pub(super) fn is_decided(
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
