//! What hangs on the contested codings of a case.

use super::Facts;
use super::behind::observations_behind;
use crate::appraisal::codings::{Coding, coding_of};
use crate::appraisal::explain::alternatives;
use crate::appraisal::result::CaseResult;
use crate::appraisal::tally::{Count, counted};
use crate::argument::{CaseId, ConceptId, Owner, Place, PredictionId};

/// The contested results that some coding of the case's own makes a success or a failure. The dispute about a case is not told
/// again of its periods, nor that of a theory of its auxiliaries.
pub fn results(facts: &Facts, case: CaseId) -> Vec<PredictionId> {
    let argument = facts.argument;
    // Most cases are coded in one way.
    if !facts.appraisal.codings[case.index()].iter().any(Coding::is_contested) {
        return Vec::new();
    }
    // A tendency leaves out what it cannot count: of the case that a puzzle is about, readers ask.
    let is_left_out = |id: PredictionId| {
        facts.appraisal.results[id.index()].rates.is_some()
            && facts.is_puzzle_case(case)
            && counted(argument, facts.appraisal, id, case).contains(&Count::Contested)
    };
    let is_contested = |id: PredictionId| facts.appraisal.result(id, case) == CaseResult::Contested || is_left_out(id);
    let has_theorys = |id: PredictionId| {
        let prediction = argument.prediction(id);
        let theory = facts.theory_of(prediction).filter(|_| matches!(prediction.owner, Owner::Auxiliary(_)));
        theory.is_some_and(|theory| argument.theory(theory).predictions.iter().any(|other| is_contested(*other)))
    };
    let decides = |id: PredictionId| {
        alternatives(argument, facts.appraisal, id, case)
            .iter()
            .any(|(_, result)| matches!(result, CaseResult::Corroborates | CaseResult::Contradicts))
    };
    let all = (0..argument.predictions.len()).map(PredictionId::from_index);
    all.filter(|id| is_contested(*id) && !has_theorys(*id) && !disputed(facts, *id, case).is_empty())
        .filter(|id| decides(*id) || is_left_out(*id))
        .collect()
}

/// The concepts that those results hang on.
pub fn concepts(facts: &Facts, case: CaseId) -> Vec<ConceptId> {
    let mut concepts: Vec<ConceptId> =
        facts.contested_results(case).iter().flat_map(|id| disputed(facts, *id, case)).collect();
    concepts.sort_unstable();
    concepts.dedup();
    concepts
}

/// What a prediction speaks of and sources code differently on the case itself.
fn disputed(facts: &Facts, id: PredictionId, case: CaseId) -> Vec<ConceptId> {
    let observed = observations_behind(facts, id, case).into_iter().filter(|observation| observation.case == case);
    let mut concepts: Vec<ConceptId> = observed.map(|id| id.resolve(facts.argument).concept).collect();
    concepts.sort_unstable();
    concepts.dedup();
    let codings = &facts.appraisal.codings[case.index()];
    concepts.retain(|concept| coding_of(codings, *concept).is_some_and(|coding| coding.alternatives.len() > 1));
    concepts
}

/// Where the first of them is coded; or the case's name, where its codings are a library's and not the draft's.
pub fn place(facts: &Facts, case: CaseId) -> Place {
    let codings = &facts.appraisal.codings[case.index()];
    let coded = concepts(facts, case).into_iter().filter_map(|concept| coding_of(codings, concept));
    let places = coded.flat_map(|coding| coding.alternatives.iter().map(|alternative| alternative.place));
    let first = places.min().filter(|place| !facts.places.is_outside_drafts(*place));
    first.unwrap_or(facts.argument.case(case).header.place)
}
