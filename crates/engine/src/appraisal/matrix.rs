//! Predictions × cases: the whole argument at one look.

use super::Appraisal;
use super::result::CaseResult;
use crate::argument::{Argument, CaseId, Owner, PredictionId};

/// The results of every prediction of which a single case can say something, on every case.
#[derive(Clone, Debug)]
pub struct Matrix {
    /// The predictions, in order.
    pub predictions: Vec<PredictionId>,
    /// The cases, in order, each with its results in the order of the predictions.
    pub rows: Vec<(CaseId, Vec<CaseResult>)>,
}

/// The matrix of an argument. Rates are of no single case, and a paradigm speaks through its theories.
pub fn matrix(argument: &Argument, appraisal: &Appraisal) -> Matrix {
    let all = (0..argument.predictions.len()).map(PredictionId::from_index);
    let is_of_cases = |id: &PredictionId| {
        !matches!(argument.prediction(*id).owner, Owner::Paradigm(_)) && appraisal.results[id.index()].rates.is_none()
    };
    let predictions: Vec<PredictionId> = all.filter(is_of_cases).collect();
    let row = |case: CaseId| (case, predictions.iter().map(|id| appraisal.result(*id, case)).collect());
    let rows = (0..argument.cases.len()).map(CaseId::from_index).map(row).collect();
    Matrix { predictions, rows }
}
