//! How cases stand to a prediction.

use super::prediction::{case, prediction};
use super::{Entity, Facts, Kind, Value};
use crate::appraisal::idle::conjuncts;
use crate::appraisal::result::CaseResult;
use crate::appraisal::where_it_speaks;
use crate::argument::formula::Formula;
use crate::argument::{CaseId, ConceptId, Owner, PredictionId};
use lakatos_syntax::ast::Mode;

pub fn results(facts: &Facts, entity: Entity, wanted: &[CaseResult]) -> Value {
    let of_each = |wanted: &CaseResult| facts.cases_that(PredictionId(entity.first), *wanted);
    let pairs = |cases: &[CaseId]| Value::pairs(Kind::Result, cases.iter().map(|case| (entity.first, case.0)));
    if let [wanted] = wanted {
        return pairs(&of_each(wanted));
    }
    let mut cases: Vec<CaseId> = wanted.iter().flat_map(|wanted| of_each(wanted).to_vec()).collect();
    cases.sort_unstable();
    pairs(&cases)
}

/// The independent cases in which the prediction comes true in all that count, or fails in one.
pub fn independent_cases(facts: &Facts, entity: Entity, borne_out: bool) -> Value {
    let independent = facts.appraisal.table.independent();
    let wholes = |wanted| -> Vec<CaseId> {
        let mut cases: Vec<CaseId> = facts.cases_that(PredictionId(entity.first), wanted).to_vec();
        cases.iter_mut().for_each(|case| *case = independent.whole(*case));
        cases.sort_unstable();
        cases.dedup();
        cases
    };
    let against = wholes(CaseResult::Contradicts);
    let cases = if borne_out {
        wholes(CaseResult::Corroborates).into_iter().filter(|case| against.binary_search(case).is_err()).collect()
    } else {
        against
    };
    Value::entities(Kind::Case, cases.into_iter().map(|case| case.0))
}

pub fn decided_outside_building(facts: &Facts, entity: Entity) -> Value {
    let built_on: &[CaseId] = match prediction(facts, entity).owner {
        Owner::Theory(id) => &facts.argument.theory(id).built_on,
        Owner::Auxiliary(id) => &facts.argument.auxiliary(id).built_on,
        Owner::Paradigm(_) => &[],
    };
    match results(facts, entity, &[CaseResult::Corroborates, CaseResult::Contradicts]) {
        Value::List(items) => Value::List(
            items
                .into_iter()
                .filter(
                    |item| matches!(item, Value::Entity(result) if !facts.appraisal.is_any_of(built_on, case(*result))),
                )
                .collect(),
        ),
        other => other,
    }
}

/// Cases where the condition is known, and is so, and that are in scope; where it does not hold, those not known to be out of
/// it will do for a comparison.
pub fn cases_in_scope(facts: &Facts, entity: Entity, wanted: bool) -> Value {
    let prediction = prediction(facts, entity);
    let condition = prediction.claim.condition.clone();
    let scope = where_it_speaks(facts.argument, prediction);
    let cases = if wanted {
        facts.cases_where(&Formula::And(vec![scope, condition]), Some(true))
    } else {
        let outside = facts.cases_where(&scope, Some(false));
        let mut without = facts.cases_where(&condition, Some(false));
        without.retain(|case| !outside.contains(case));
        without
    };
    Value::entities(Kind::Case, cases.into_iter().map(|case| case.0))
}

/// Negative cases where the outcome was not possible: neither this condition nor any other that the draft's theories give
/// for the outcome holds there, nor any part of one (the possibility principle, Mahoney and Goertz 2004). Empty where no other is given.
pub fn irrelevant_cases(facts: &Facts, entity: Entity) -> Vec<CaseId> {
    let own = prediction(facts, entity);
    if own.claim.mode != Mode::MoreOftenWhen {
        return Vec::new();
    }
    // Of peace, a war is no case in which peace was never possible.
    if matches!(own.claim.outcome, Formula::Not(_)) {
        return Vec::new();
    }
    // Where the theory says in what cases the outcome is possible, it has answered.
    let is_said = |concept: &ConceptId| facts.argument.concept(*concept).built_in.is_none();
    let scope = where_it_speaks(facts.argument, own);
    if scope.concepts().iter().any(is_said) {
        return Vec::new();
    }
    let causes = facts.causes_of(&own.claim.outcome);
    let Some(hold) = &causes.hold else { return Vec::new() };
    let is_other = |id: &PredictionId| facts.argument.prediction(*id).claim.condition != own.claim.condition;
    if !causes.of.iter().any(is_other) {
        return Vec::new();
    }
    let mut evaluator = facts.evaluator.borrow_mut();
    let mut truth = |formula: &Formula| evaluator.truth(formula);
    let own_parts = Formula::Or(conjuncts(&own.claim.condition).into_iter().cloned().collect());
    let any_cause = hold.clone().or(&truth(&own_parts));
    let scope = truth(&scope).as_ref().clone();
    let without = truth(&own.claim.outcome).as_ref().clone().negated();
    scope.and(&without).and(&any_cause.negated()).cases(&facts.appraisal.table, Some(true))
}
