//! Conditions that never vary: what holds in every case cannot be shown to be needed (Mill's method of difference; Ragin
//! 1987 on conditions that a comparison may drop).

use super::table::Table;
use super::truth::{Evaluator, Truth};
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
    let table = &appraisal.table;
    let scope = evaluator.truth(&where_it_speaks(argument, prediction));
    let outcome = evaluator.truth(&prediction.claim.outcome);
    let independent = table.independent();
    let mut found = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        let truth = evaluator.truth(part);
        if !truth.cases(table, Some(false)).is_empty() {
            continue;
        }
        let others = parts.iter().enumerate().filter(|(other, _)| *other != index);
        let rest = evaluator.truth(&Formula::And(others.map(|(_, part)| (*part).clone()).collect()));
        let is_known = |case: CaseId| [&truth, &rest, &outcome].into_iter().all(|truth| is_one(truth, table, case));
        let in_scope = scope.cases(table, Some(true)).into_iter();
        let mut cases: Vec<CaseId> =
            in_scope.filter(|case| is_known(*case)).map(|case| independent.whole(case)).collect();
        cases.sort_unstable();
        cases.dedup();
        found.push(Idle { part: (*part).clone(), cases });
    }
    // Where all of it never varies, it is the whole condition that has no contrast.
    if found.len() == parts.len() { Vec::new() } else { found }
}

/// Whether a formula is known of a case, and the same by all its codings.
fn is_one(truth: &Truth, table: &Table, case: CaseId) -> bool {
    let mut rows = table.rows_of(case).map(|row| truth.at(row));
    let first = rows.next().flatten();
    first.is_some() && rows.all(|other| other == first)
}
