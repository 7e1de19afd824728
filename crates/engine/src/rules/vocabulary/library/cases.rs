//! Which cases of the libraries bear on the draft, the closest first.

use super::insertion::{line, observations_of};
use crate::appraisal::codings::{Alternative, Coding, coding_of};
use crate::appraisal::library::{
    Closeness, closest, closest_first, lost_in_library, missing_that, missing_where, results_in_library,
    speak_of_the_same_years,
};
use crate::appraisal::result::CaseResult;
use crate::argument::formula::Formula;
use crate::argument::print::value_text;
use crate::argument::{Argument, CaseId, CodedValue, ConceptId, Observation, Place, PredictionId};
use crate::rules::prose::is_a_matter_of_measure;
use crate::rules::vocabulary::prediction::concepts_of;
use crate::rules::vocabulary::{Facts, Kind, Value};

/// How many cases are offered at once.
const MOST: usize = 3;

/// What a case of a library says of a prediction.
pub fn result_in_library(facts: &Facts, prediction: PredictionId, case: CaseId) -> CaseResult {
    let rows = facts.appraisal.library.as_ref();
    let results = results_in_library(facts.argument, facts.appraisal, prediction);
    rows.zip(results).map_or(CaseResult::Undecided, |(rows, results)| results.on(case, &rows.table))
}

/// The cases that the draft has not and that say so of a prediction, the closest first, three at most.
pub fn missing_results(facts: &Facts, id: PredictionId, wanted: &[CaseResult]) -> Value {
    let mut cases = missing_that(facts.argument, facts.appraisal, id, wanted);
    let argued = facts.argued_cases(facts.argument.prediction(id));
    closest_first(facts.argument, facts.appraisal, &argued, &mut cases);
    cases.sort_by_key(|case| is_of_measure(facts, id, *case));
    cases.truncate(MOST);
    Value::pairs(Kind::LibraryResult, cases.into_iter().map(|case| (id.0, case.0)))
}

/// Whether what a case of a library says of a prediction is a matter of how things are measured.
pub fn is_of_measure(facts: &Facts, id: PredictionId, of_library: CaseId) -> bool {
    let Some((argument, _)) = facts.library() else { return false };
    let outcomes = facts.argument.prediction(id).claim.outcome.concepts();
    let outcomes: Vec<&str> = outcomes.iter().map(|id| &*facts.argument.concept(*id).header.name).collect();
    is_a_matter_of_measure(&argument.case(of_library).header.name, &outcomes)
}

/// The cases that the draft has not and a formula holds of, in the order of the library, three at most. A formula that
/// speaks of no concept picks out no case.
pub fn fitting_cases(facts: &Facts, formula: &Formula) -> Value {
    if formula.concepts().is_empty() {
        return Value::entities(Kind::LibraryCase, []);
    }
    let cases = missing_where(facts.argument, facts.appraisal, formula);
    Value::entities(Kind::LibraryCase, cases.into_iter().take(MOST).map(|case| case.0))
}

/// Predictions on cases that the draft has not, which came true although an exception holds there.
pub fn lost_results(facts: &Facts, predictions: &[PredictionId], exception: &Formula) -> Value {
    let lost = lost_in_library(facts.argument, facts.appraisal, predictions, exception);
    Value::pairs(Kind::LibraryResult, lost.into_iter().map(|(id, case)| (id.0, case.0)))
}

/// The closest case of the draft, as a clause.
pub fn likeness_of(facts: &Facts, id: PredictionId, of_library: CaseId) -> String {
    let argued = facts.argued_cases(facts.argument.prediction(id));
    match closest(facts.argument, facts.appraisal, &argued, of_library) {
        Some((case, Closeness { shared, .. })) if shared > 0 => {
            let codings = if shared == 1 { "coding" } else { "codings" };
            format!("shares {shared} {codings} with `{}`", facts.argument.case(case).header.name)
        }
        _ => String::new(),
    }
}

/// Where a library codes the outcome of a prediction, or else declares the case.
pub fn outcome_place(facts: &Facts, id: PredictionId, case: CaseId) -> Option<Place> {
    let (argument, rows) = facts.library()?;
    let outcomes = facts.argument.prediction(id).claim.outcome.concepts();
    let codings = rows.codings.get(case.index())?;
    let coded = outcomes.into_iter().find_map(|outcome| coding_of(codings, outcome)?.alternatives.first());
    Some(coded.map_or(argument.case(case).header.place, |alternative| alternative.place))
}

/// How a library codes what a prediction speaks of: "`shared-threat = yes`, `alignment = none`".
pub fn codings_in(facts: &Facts, id: PredictionId, case: CaseId) -> String {
    let Some((argument, rows)) = facts.library() else { return String::new() };
    let Some(codings) = rows.codings.get(case.index()) else { return String::new() };
    let prediction = facts.argument.prediction(id);
    let coded = concepts_of(facts, prediction).into_iter().filter_map(|concept| coding_of(codings, concept));
    let texts = coded.filter_map(|coding| {
        let value = coding.alternatives.first()?.value;
        let name = &argument.concept(coding.concept).header.name;
        Some(format!("`{name} = {}`", value_text(argument, coding.concept, value)))
    });
    texts.collect::<Vec<_>>().join(", ")
}

/// The library's codings of concepts that a case of the draft does not code, as lines.
pub fn codings_of_missing(facts: &Facts, case: CaseId, concepts: &[ConceptId]) -> Vec<String> {
    let Some((argument, rows)) = facts.library() else { return Vec::new() };
    let Some(known) = rows.known_as(case) else { return Vec::new() };
    let observations = observations_of(argument, known, |concept| concepts.contains(&concept));
    observations.iter().map(|observation| line(argument, observation)).collect()
}

/// What a library codes otherwise than the draft does: of the same case, concept and years, and with no coding of the
/// draft that agrees.
pub fn disagreement(facts: &Facts, case: CaseId, observation: &Observation) -> Option<(String, Place)> {
    let (argument, theirs) = counterpart(facts, case, observation)?;
    let ours = coding_of(&facts.appraisal.codings[case.index()], observation.concept)?;
    let all_ours = facts.argument.case(case).observations.iter().filter(|other| other.concept == observation.concept);
    let values = all_ours.filter_map(|other| match other.value {
        CodedValue::Within(low, high) => Some((low, high)),
        CodedValue::Unknown => None,
    });
    let values: Vec<(f64, f64)> = values.chain(ours.alternatives.iter().map(|ours| ours.value)).collect();
    let meets = |value: (f64, f64)| values.iter().any(|own| own.0 <= value.1 && value.0 <= own.1);
    if observation.value == CodedValue::Unknown || theirs.alternatives.iter().any(|theirs| meets(theirs.value)) {
        return None;
    }
    told(argument, theirs.alternatives.first()?)
}

/// The library's coding of what a draft observes, on the same case and years.
fn counterpart<'facts>(
    facts: &'facts Facts,
    case: CaseId,
    observation: &Observation,
) -> Option<(&'facts Argument, &'facts Coding)> {
    let (argument, rows) = facts.library()?;
    let known = rows.known_as(case)?;
    let is_of_the_years = speak_of_the_same_years(facts.argument.case(case), argument.case(known));
    let coding = coding_of(rows.codings.get(known.index())?, observation.concept)?;
    is_of_the_years.then_some((argument, coding))
}

/// One side of a library's coding, as a line, and where it stands.
fn told(argument: &Argument, side: &Alternative) -> Option<(String, Place)> {
    let mut told = side.observations.first()?.resolve(argument).clone();
    told.value = CodedValue::Within(side.value.0, side.value.1);
    Some((line(argument, &told), side.place))
}

/// The other side of a coding that the library has as contested, where the draft has this side alone: how it is coded there,
/// and where.
pub fn dissent(facts: &Facts, case: CaseId, observation: &Observation) -> Option<(String, Place)> {
    let (argument, theirs) = counterpart(facts, case, observation)?;
    let CodedValue::Within(low, high) = observation.value else { return None };
    let ours = facts.argument.case(case);
    let is_told = |value: (f64, f64)| {
        let same = ours.observations.iter().filter(|other| other.concept == observation.concept);
        same.map(|other| other.value).any(|other| other == CodedValue::Within(value.0, value.1))
    };
    let is_settled = ours.settles.iter().any(|line| line.concept == observation.concept);
    let agrees = theirs.alternatives.iter().any(|side| side.value == (low, high));
    let other = theirs.alternatives.iter().find(|side| !is_told(side.value))?;
    if is_settled || !agrees { None } else { told(argument, other) }
}

/// What a library codes, on the same case and years and with nothing contested, of a concept that the draft says is unknown.
pub fn known_there(facts: &Facts, case: CaseId, observation: &Observation) -> Option<(String, Place)> {
    let is_coded = || coding_of(&facts.appraisal.codings[case.index()], observation.concept)?.alternatives.first();
    if observation.value != CodedValue::Unknown || is_coded().is_some() {
        return None;
    }
    let (argument, theirs) = counterpart(facts, case, observation)?;
    let [only] = theirs.alternatives.as_slice() else { return None };
    told(argument, only)
}

/// How a library codes a concept on a case of the draft, with nothing contested.
pub fn outcome_of(facts: &Facts, case: CaseId, concept: ConceptId) -> Option<(f64, f64)> {
    let (_, rows) = facts.library()?;
    let known = rows.known_as(case)?;
    match coding_of(rows.codings.get(known.index())?, concept)?.alternatives.as_slice() {
        [only] => Some(only.value),
        _ => None,
    }
}
