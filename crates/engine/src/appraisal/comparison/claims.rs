//! Predictions and scopes: what moved, and which cases that spares.

use super::content::{Shift, shift};
use crate::appraisal::entailment::{Entailment, is_same_rate};
use crate::appraisal::result::{CaseResult, RowResults, contradiction};
use crate::appraisal::table::Table;
use crate::appraisal::truth::Evaluator;
use crate::argument::formula::{Claim, Comparison, Formula};
use crate::argument::print::value_text;
use crate::argument::{Argument, CaseId};

/// A number or level that a formula compares with, and that is another now.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "what it says")]
pub struct Threshold {
    pub concept: String,
    pub before: String,
    pub after: String,
}

/// How a claim has moved, without regard to its scope; none where it forbids what it forbade. Both are over the concepts
/// of `over`.
pub fn claim_moves(over: &Argument, before: &Claim, after: &Claim) -> Option<Shift> {
    let forbids = |claim: &Claim| contradiction(claim, &Formula::TRUE);
    match (forbids(before), forbids(after)) {
        (Some(before), Some(after)) => shift(over, &before, &after),
        // Between a rate and a law there is no more or less.
        (Some(_), None) => Some(Shift::Narrowed),
        (None, Some(_)) => Some(Shift::Widened),
        (None, None) => {
            let is_same = match before.movement.or(after.movement) {
                Some(_) => before.movement == after.movement && shift(over, &before.scope, &after.scope).is_none(),
                None => is_same_rate(over, before, after) == Entailment::Entailed,
            };
            (!is_same).then_some(Shift::Shifted)
        }
    }
}

/// How a scope has moved; none where it holds of the same cases.
pub fn scope_move(over: &Argument, before: &Formula, after: &Formula) -> Option<Shift> {
    shift(over, before, after)
}

/// Where two formulas compare the same concepts in the same way, the values that differ.
pub fn thresholds(over: &Argument, before: &[&Formula], after: &[&Formula]) -> Vec<Threshold> {
    let comparisons = |formulas: &[&Formula]| -> Vec<Comparison> {
        formulas.iter().flat_map(|formula| formula.comparisons()).copied().collect()
    };
    let (before, after) = (comparisons(before), comparisons(after));
    let alike = before.len() == after.len()
        && before.iter().zip(&after).all(|(one, other)| (one.concept, one.operator) == (other.concept, other.operator));
    let pairs = before.iter().zip(&after).filter(|(one, other)| alike && one.operand != other.operand);
    let threshold = |(one, other): (&Comparison, &Comparison)| Threshold {
        concept: over.concept(one.concept).header.name.to_string(),
        before: value_text(over, one.concept, (one.operand, one.operand)),
        after: value_text(over, other.concept, (other.operand, other.operand)),
    };
    pairs.map(threshold).collect()
}

/// The cases of a table that say `wanted` of a claim as it was, and do not say it as it is. Empty where it spoke of
/// concepts that the table does not have.
pub fn no_longer(
    wanted: CaseResult,
    (argument, table): (&Argument, &Table),
    before: (&Claim, &Formula),
    after: (&Claim, &Formula),
) -> Vec<CaseId> {
    let is_of_table = |formula: &Formula| formula.concepts().iter().all(|id| id.index() < argument.concepts.len());
    let (claim, scope) = before;
    if ![&claim.outcome, &claim.condition, scope].into_iter().all(is_of_table) {
        return Vec::new();
    }
    let mut evaluator = Evaluator::new(table);
    let was = RowResults::evaluate(claim, scope, &mut evaluator, None);
    let is = RowResults::evaluate(after.0, after.1, &mut evaluator, None);
    let mut cases = was.cases_that(wanted, table);
    cases.retain(|case| is.on(*case, table) != wanted);
    cases
}
