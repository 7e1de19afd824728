//! Predictions × cases: the whole argument at one look.

use super::Appraisal;
use super::result::CaseResult;
use crate::argument::{Argument, CaseId, Owner, PredictionId};

/// The results of every prediction, on every case and, for tendencies, on all of them together.
#[derive(Clone, Debug)]
pub struct Matrix {
    /// The predictions, in order.
    pub predictions: Vec<PredictionId>,
    /// The cases, in order, each with its results in the order of the predictions; none for a tendency, of which a single
    /// case says nothing.
    pub rows: Vec<(CaseId, Vec<Option<CaseResult>>)>,
    /// What tendencies come to, over all cases; none for other predictions.
    pub tendencies: Vec<Option<CaseResult>>,
}

/// The matrix of an argument. A paradigm speaks through its theories.
pub fn matrix(argument: &Argument, appraisal: &Appraisal) -> Matrix {
    let all = (0..argument.predictions.len()).map(PredictionId::from_index);
    let is_of_theory = |id: &PredictionId| !matches!(argument.prediction(*id).owner, Owner::Paradigm(_));
    let predictions: Vec<PredictionId> = all.filter(is_of_theory).collect();
    let rates = |id: &PredictionId| appraisal.results[id.index()].rates;
    let cell = |id: &PredictionId, case| rates(id).is_none().then(|| appraisal.result(*id, case));
    let row = |case: CaseId| (case, predictions.iter().map(|id| cell(id, case)).collect());
    let rows = (0..argument.cases.len()).map(CaseId::from_index).map(row).collect();
    let tendencies = predictions.iter().map(|id| rates(id).map(|rates| rates.result())).collect();
    Matrix { predictions, rows, tendencies }
}
