//! What a result was computed from: how the scope, the condition and the outcome of a prediction stand on a case.

use super::codings::coding_of;
use super::derived::{codings_behind, written_out};
use super::truth::truth_of;
use super::{Appraisal, where_it_speaks};
use crate::argument::formula::Formula;
use crate::argument::{Argument, CaseId, ConceptId, PredictionId};

/// One of them on a case.
pub struct Part {
    /// What it says.
    pub formula: Formula,
    /// Whether that holds there; none where nobody has said, or scholars differ.
    pub holds: Option<bool>,
    /// What was looked at.
    pub concepts: Vec<ConceptId>,
}

/// Scope, condition and outcome, in this order.
pub fn parts(argument: &Argument, appraisal: &Appraisal, prediction: PredictionId, case: CaseId) -> [Part; 3] {
    let codings = &appraisal.codings[case.index()];
    let row = appraisal.table.rows_of(case).start;
    let value_of = |concept: ConceptId| match coding_of(codings, concept) {
        Some(coding) => match coding.alternatives.as_slice() {
            [only] => Some(only.value),
            _ => None,
        },
        // What follows from the actors and the unit of a case is in the table, and in no coding.
        None => {
            argument.concept(concept).built_in.is_some().then(|| appraisal.table.column(concept).value(row)).flatten()
        }
    };
    let prediction = argument.prediction(prediction);
    let scope = where_it_speaks(argument, prediction);
    [scope, prediction.claim.condition.clone(), prediction.claim.outcome.clone()].map(|formula| Part {
        holds: truth_of(&written_out(argument, &formula), &value_of),
        concepts: codings_behind(argument, case, &formula),
        formula,
    })
}
