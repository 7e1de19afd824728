//! What hangs on the contested codings of a case.

use super::Facts;
use super::prediction::observations_behind;
use crate::appraisal::codings::coding_of;
use crate::appraisal::explain::alternatives;
use crate::appraisal::result::CaseResult;
use crate::argument::{CaseId, ConceptId, Owner, Place, PredictionId};

/// The contested results that some coding makes a success or a failure. A period has the dispute of the case that it is
/// within, and an auxiliary that of its theory: neither is told again.
pub fn results(facts: &Facts, case: CaseId) -> Vec<PredictionId> {
    let argument = facts.argument;
    if !facts.appraisal.table.independent().counts(case) && argument.case(case).periods.is_empty() {
        return Vec::new();
    }
    let is_contested = |id: PredictionId, case: CaseId| facts.appraisal.result(id, case) == CaseResult::Contested;
    let is_inherited = |id: PredictionId| argument.case(case).parent.is_some_and(|parent| is_contested(id, parent));
    let has_theorys = |id: PredictionId| {
        let prediction = argument.prediction(id);
        matches!(prediction.owner, Owner::Auxiliary(_))
            && facts.theory_of(prediction).is_some_and(|theory| {
                argument.theory(theory).predictions.iter().any(|other| is_contested(*other, case))
            })
    };
    let decides = |id: PredictionId| {
        alternatives(argument, facts.appraisal, id, case)
            .iter()
            .any(|(_, result)| matches!(result, CaseResult::Corroborates | CaseResult::Contradicts))
    };
    let all = (0..argument.predictions.len()).map(PredictionId::from_index);
    all.filter(|id| is_contested(*id, case) && !is_inherited(*id) && !has_theorys(*id) && decides(*id)).collect()
}

/// The concepts that those results speak of and that sources code differently on the case.
pub fn concepts(facts: &Facts, case: CaseId) -> Vec<ConceptId> {
    let results = results(facts, case).into_iter();
    let observed = results.flat_map(|id| observations_behind(facts, id, case));
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
