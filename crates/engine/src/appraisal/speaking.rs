//! Whether a prediction speaks of a case, and who its theory's rivals are.

use super::truth::truth_of;
use super::{Appraisal, where_it_speaks};
use crate::argument::formula::Formula;
use crate::argument::{Argument, CaseId, ConceptId, PredictionId, TheoryId};

/// The theories that either of two declares a rival of the other.
pub fn rivals_of(argument: &Argument, theory: TheoryId) -> Vec<TheoryId> {
    let mut rivals: Vec<TheoryId> = argument.theory(theory).rivals.iter().map(|rival| rival.id).collect();
    for (index, other) in argument.theories.iter().enumerate() {
        if other.rivals.iter().any(|rival| rival.id == theory) {
            rivals.push(TheoryId::from_index(index));
        }
    }
    rivals.retain(|rival| *rival != theory);
    rivals.sort_unstable();
    rivals.dedup();
    rivals
}

/// Whether scope and condition of a prediction hold on a case, whatever came of it; none where unknown or contested.
pub fn speaks(argument: &Argument, appraisal: &Appraisal, id: PredictionId, case: CaseId) -> Option<bool> {
    let prediction = argument.prediction(id);
    let premise = Formula::And(vec![where_it_speaks(argument, prediction), prediction.claim.condition.clone()]);
    on_every_world(appraisal, case, &premise)
}

/// The truth of a formula on a case, where it is the same in all its worlds.
pub fn on_every_world(appraisal: &Appraisal, case: CaseId, formula: &Formula) -> Option<bool> {
    let parts = match appraisal.table.independent().parts(case) {
        [] => vec![case],
        parts => parts.to_vec(),
    };
    let mut truths = parts
        .into_iter()
        .flat_map(|part| appraisal.table.rows_of(part))
        .map(|row| truth_of(formula, &|concept: ConceptId| appraisal.table.column(concept).value(row)));
    let first = truths.next()??;
    truths.all(|truth| truth == Some(first)).then_some(first)
}
