//! What a referee would doubt of conditions: those that never vary, those that make no difference, and those that a rival had
//! first.

use crate::appraisal::codings::coding_of;
use crate::appraisal::derived::spoken_of;
use crate::appraisal::entailment::exclude_each_other;
use crate::appraisal::idle::Idle;
use crate::appraisal::result::CaseResult;
use crate::appraisal::solver::is_impossible;
use crate::appraisal::speaking::on_every_world;
use crate::appraisal::testability::demands;
use crate::appraisal::where_it_speaks;
use crate::argument::formula::Formula;
use crate::argument::print::formula_text;
use crate::argument::{AuxiliaryId, CaseId, ConceptId, Owner, PredictionId};
use crate::rules::vocabulary::{Facts, Kind, Value};
use lakatos_syntax::ast::Mode;

/// Parts of a condition that never vary in so many cases that it says something, those apart that an earlier prediction of the
/// same theory has too.
fn idle_parts<'facts>(facts: &'facts Facts, id: PredictionId) -> Vec<&'facts Idle> {
    let argument = facts.argument;
    let of = |id: PredictionId| facts.idle(id).iter().filter(|idle| idle.cases.len() >= LEAST_IDLE_CASES);
    if of(id).next().is_none() || !matches!(argument.prediction(id).owner, Owner::Theory(_)) {
        return Vec::new();
    }
    let siblings = argument.predictions_of(argument.prediction(id).owner).iter().take_while(|other| **other != id);
    let text = |idle: &Idle| formula_text(argument, &idle.part);
    let said: Vec<String> = siblings.flat_map(|other| of(*other)).map(text).collect();
    of(id).filter(|idle| !said.contains(&text(idle))).collect()
}

/// In fewer cases than these, that a condition never varies says nothing.
const LEAST_IDLE_CASES: usize = 4;

/// Those parts.
pub fn idle_conditions(facts: &Facts, id: PredictionId) -> Value {
    Value::strings(idle_parts(facts, id).into_iter().map(|idle| formula_text(facts.argument, &idle.part).into()))
}

/// In how many cases each of them holds, at the least.
pub fn idle_cases(facts: &Facts, id: PredictionId) -> Value {
    Value::count(idle_parts(facts, id).into_iter().map(|idle| idle.cases.len()).min().unwrap_or_default())
}

/// Rivals' predictions that expect the contrary of the theory wherever an exception of it holds: what the theory takes back
/// there, they had said.
pub fn rival_predictions(facts: &Facts, auxiliary: AuxiliaryId, exception: &Formula) -> Value {
    let argument = facts.argument;
    let concepts = exception.concepts();
    let mut found = Vec::new();
    for theory in argument.auxiliary(auxiliary).amends.iter().map(|theory| theory.id) {
        if facts.stance().is_attacked(theory) {
            continue;
        }
        let own: Vec<(Formula, Formula)> = argument
            .theory(theory)
            .predictions
            .iter()
            .flat_map(|id| demands(&argument.prediction(*id).claim))
            .collect();
        for rival in facts.rivals(theory) {
            for id in &argument.theory(rival).predictions {
                let claim = &argument.prediction(*id).claim;
                let opposes = demands(claim).into_iter().any(|(when, demanded)| {
                    let otherwise = when.clone().negated();
                    let follows_from = |parts: &[&Formula]| {
                        let parts = parts.iter().copied().chain([&otherwise]).cloned().collect();
                        is_impossible(argument, &Formula::And(parts))
                    };
                    // Together with what the theory speaks of; not where the rival contradicts it there anyway.
                    when.concepts().iter().any(|concept| concepts.contains(concept))
                        && own.iter().filter(|(_, own)| exclude_each_other(argument, own, &demanded)).any(
                            |(speaks, _)| {
                                follows_from(&[exception])
                                    || !follows_from(&[speaks]) && follows_from(&[exception, speaks])
                            },
                        )
                });
                if opposes && !found.contains(&id.0) {
                    found.push(id.0);
                }
            }
        }
    }
    Value::entities(Kind::Prediction, found)
}

/// Predictions whose condition changes from one period of a case to another while the outcome stays the same, and that say
/// nothing else of the periods without it. What the draft attacks is left out.
pub fn idle_moves(facts: &Facts, case: CaseId) -> Value {
    let (argument, appraisal) = (facts.argument, facts.appraisal);
    let parts = appraisal.table.independent().parts(case);
    if parts.len() < 2 {
        return Value::List(Vec::new());
    }
    let over = |formula: &Formula| -> Option<Vec<bool>> {
        parts.iter().map(|part| on_every_world(appraisal, *part, formula)).collect()
    };
    let is_idle = |id: PredictionId| -> Option<bool> {
        let prediction = argument.prediction(id);
        let Owner::Theory(theory) = prediction.owner else { return None };
        let claim = &prediction.claim;
        if facts.stance().is_attacked(theory)
            || !over(&where_it_speaks(argument, prediction))?.iter().all(|is_in| *is_in)
        {
            return None;
        }
        let (condition, outcome) = (over(&claim.condition)?, over(&claim.outcome)?);
        // "At least this much" may hold throughout while what it is about rises or falls.
        let stays = outcome.iter().all(|truth| *truth == outcome[0])
            && spoken_of(argument, &claim.outcome).into_iter().all(|concept| is_constant(facts, parts, concept));
        let is_open = match claim.mode {
            Mode::When => outcome[0],
            Mode::MoreOftenWhen | Mode::MostlyWhen => true,
            Mode::OnlyWhen | Mode::ExactlyWhen | Mode::Always | Mode::MovesWith => false,
        };
        let says_else = |part: CaseId| {
            let siblings = argument.theory(theory).predictions.iter().filter(|other| **other != id);
            siblings.into_iter().any(|other| appraisal.result(*other, part) == CaseResult::Corroborates)
        };
        let without = parts.iter().zip(&condition).filter(|(_, holds)| !**holds);
        let changes = condition.iter().any(|truth| *truth != condition[0]);
        Some(changes && stays && is_open && !without.into_iter().all(|(part, _)| says_else(*part)))
    };
    let all = (0..argument.predictions.len()).map(PredictionId::from_index);
    Value::entities(Kind::Prediction, all.filter(|id| is_idle(*id) == Some(true)).map(|id| id.0))
}

/// Whether a concept is coded with one and the same value in all of some cases, or in none of them.
fn is_constant(facts: &Facts, cases: &[CaseId], concept: ConceptId) -> bool {
    let value = |case: &CaseId| {
        let coding = coding_of(&facts.appraisal.codings[case.index()], concept)?;
        coding.alternatives.first().map(|alternative| alternative.value)
    };
    let mut values = cases.iter().map(value);
    let first = values.next().flatten();
    values.all(|value| value == first)
}
