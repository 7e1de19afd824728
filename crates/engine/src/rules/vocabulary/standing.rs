//! How cases stand to a prediction.

use super::prediction::{case, prediction};
use super::{Entity, Facts, Kind, Value};
use crate::appraisal::entailment::exclude_each_other;
use crate::appraisal::result::CaseResult;
use crate::appraisal::where_it_speaks;
use crate::argument::formula::Formula;
use crate::argument::{CaseId, ConceptId, Owner, Prediction};
use lakatos_syntax::ast::Mode;

pub fn results(facts: &Facts, entity: Entity, wanted: &[CaseResult]) -> Value {
    let rows = &facts.appraisal.results[entity.first as usize];
    let mut cases: Vec<CaseId> =
        wanted.iter().flat_map(|wanted| rows.cases_that(*wanted, &facts.appraisal.table)).collect();
    cases.sort_unstable();
    Value::pairs(Kind::Result, cases.into_iter().map(|case| (entity.first, case.0)))
}

/// The independent cases in which the prediction comes true in all that count, or fails in one.
pub fn independent_cases(facts: &Facts, entity: Entity, borne_out: bool) -> Value {
    let rows = &facts.appraisal.results[entity.first as usize];
    let independent = facts.appraisal.table.independent();
    let wholes = |wanted| -> Vec<CaseId> {
        let mut cases: Vec<CaseId> = rows.cases_that(wanted, &facts.appraisal.table);
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
/// for the outcome holds there (the possibility principle, Mahoney and Goertz 2004). Empty where no other is given.
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
    if where_it_speaks(facts.argument, own).concepts().iter().any(is_said) {
        return Vec::new();
    }
    let outcomes = own.claim.outcome.concepts();
    // What makes for the contrary is a cause where it is absent; of what is neither, nothing can be said.
    let excludes =
        |other: &Prediction, outcome: &Formula| exclude_each_other(facts.argument, &other.claim.outcome, outcome);
    let makes_for_it = |other: &Prediction| excludes(other, &own.claim.outcome.clone().negated());
    let cause = |other: &&Prediction| {
        let condition = other.claim.condition.clone();
        if makes_for_it(other) {
            Some(condition)
        } else {
            excludes(other, &own.claim.outcome).then(|| condition.negated())
        }
    };
    let is_other = |other: &&Prediction| {
        matches!(other.owner, Owner::Theory(_))
            && other.claim.outcome.concepts() == outcomes
            && other.claim.condition != own.claim.condition
            && !other.claim.condition.concepts().is_empty()
    };
    let others: Vec<&Prediction> = facts.argument.predictions.iter().filter(is_other).collect();
    let Some(causes) = others.iter().map(cause).collect::<Option<Vec<Formula>>>() else { return Vec::new() };
    if !others.iter().any(|other| makes_for_it(other)) {
        return Vec::new();
    }
    let causes = Formula::Or(causes.into_iter().chain([own.claim.condition.clone()]).collect());
    let scope = where_it_speaks(facts.argument, own);
    let counted = Formula::And(vec![scope, own.claim.outcome.clone().negated(), causes.negated()]);
    facts.cases_where(&counted, Some(true))
}
