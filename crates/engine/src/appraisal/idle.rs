//! Conditions that never vary: what holds in every case cannot be shown to be needed (Mill's method of difference; Ragin
//! 1987 on conditions that a comparison may drop).

use super::speaking::on_every_world;
use super::truth::Evaluator;
use super::{Appraisal, where_it_speaks};
use crate::argument::formula::Formula;
use crate::argument::{Argument, CaseId, PredictionId};

/// A part of a condition that holds wherever it is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Idle {
    /// The part.
    pub part: Formula,
    /// The independent cases in which it, the other parts and the outcome are known.
    pub cases: Vec<CaseId>,
}

/// The parts of a condition that are joined by `and`.
pub fn conjuncts(formula: &Formula) -> Vec<&Formula> {
    match formula {
        Formula::And(parts) => parts.iter().flat_map(conjuncts).collect(),
        other => vec![other],
    }
}

/// The parts of a prediction's condition that hold in every case where nobody disputes them; none of a condition that has
/// only one part, or of which none ever varies. A part that is
/// known to be absent from a single case, in scope or not, or from a period of one, is not idle.
pub fn idle(argument: &Argument, appraisal: &Appraisal, id: PredictionId, evaluator: &mut Evaluator) -> Vec<Idle> {
    let prediction = argument.prediction(id);
    let parts = conjuncts(&prediction.claim.condition);
    if parts.len() < 2 || prediction.claim.movement.is_some() {
        return Vec::new();
    }
    // A condition that holds nowhere, or is coded nowhere, has no idle part: most are told at a glance.
    if evaluator.truth(&prediction.claim.condition).yes.is_empty() {
        return Vec::new();
    }
    let scope = where_it_speaks(argument, prediction);
    let independent = appraisal.table.independent();
    let counts = |case: &CaseId| independent.counts(*case);
    let cases: Vec<CaseId> = (0..argument.cases.len()).map(CaseId::from_index).filter(counts).collect();
    let is_in = |case: &&CaseId| on_every_world(appraisal, **case, &scope) == Some(true);
    let in_scope: Vec<CaseId> = cases.iter().filter(is_in).copied().collect();
    let mut found = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        let others = parts.iter().enumerate().filter(|(other, _)| *other != index);
        let rest = Formula::And(others.map(|(_, part)| (*part).clone()).collect());
        let truth = |case: CaseId, formula: &Formula| on_every_world(appraisal, case, formula);
        if cases.iter().any(|case| truth(*case, part) == Some(false)) {
            continue;
        }
        let is_known = |case: CaseId| {
            [*part, &rest, &prediction.claim.outcome].into_iter().all(|formula| truth(case, formula).is_some())
        };
        let mut cases: Vec<CaseId> =
            in_scope.iter().filter(|case| is_known(**case)).map(|case| independent.whole(*case)).collect();
        cases.dedup();
        cases.sort_unstable();
        cases.dedup();
        found.push(Idle { part: (*part).clone(), cases });
    }
    // Where all of it never varies, it is the whole condition that has no contrast.
    if found.len() == parts.len() { Vec::new() } else { found }
}
