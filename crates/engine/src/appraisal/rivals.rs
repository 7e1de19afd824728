//! Two theories with `rivals` between them: the cases on which they predict different things, and who is right there.

use super::Appraisal;
use super::entailment::exclude_each_other;
use super::result::CaseResult;
use super::solver::is_impossible;
use super::speaking::{on_every_world, rivals_of};
use super::testability::demands;
use crate::argument::formula::Formula;
use crate::argument::{Argument, CaseId, ConceptId, PredictionId, TheoryId};

/// A case that tells two rivals apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contest {
    /// The case.
    pub case: CaseId,
    /// Whom what happened is not against; none where it is against both or neither, or where it cannot be said.
    pub winner: Option<TheoryId>,
    /// Whether the two speak of the same: the one expects what the other forbids. Else what happened bears the one out in one
    /// respect, and is against the other in another.
    pub is_contrary: bool,
}

/// Every pair of rivals once, with their contests.
pub fn contests(argument: &Argument, appraisal: &Appraisal) -> Vec<(TheoryId, TheoryId, Vec<Contest>)> {
    let contests = |(one, other)| (one, other, contests_of(argument, appraisal, one, other));
    pairs(argument).into_iter().map(contests).collect()
}

/// Every pair of rivals once.
pub(super) fn pairs(argument: &Argument) -> Vec<(TheoryId, TheoryId)> {
    let theories = (0..argument.theories.len()).map(TheoryId::from_index);
    let pairs = theories.flat_map(|one| {
        let others = rivals_of(argument, one).into_iter().filter(move |other| one < *other);
        others.map(move |other| (one, other))
    });
    pairs.collect()
}

/// The cases that tell two theories apart: where one of them expects what the other forbids, or what happened bears the one out
/// and is against the other. Forbidding what happened counts against a theory; silence never wins, and where both are against,
/// neither does. A tendency has no result on one case.
pub fn contests_of(argument: &Argument, appraisal: &Appraisal, one: TheoryId, other: TheoryId) -> Vec<Contest> {
    let opposed = opposed(argument, one, other);
    let fails = |theory: TheoryId, case| {
        let predictions = &argument.theory(theory).predictions;
        predictions.iter().any(|id| appraisal.result(*id, case) == CaseResult::Contradicts)
    };
    let is_borne_out = |theory: TheoryId, of: &[ConceptId], case| {
        let predictions = argument.theory(theory).predictions.iter();
        let mut same = predictions.filter(|id| argument.prediction(**id).claim.outcome.concepts() == of);
        same.any(|id| appraisal.result(*id, case) == CaseResult::Corroborates)
    };
    // What happened may be allowed by the one and forbidden by the other, although they could both have come true.
    let decides = |case| {
        [(one, other), (other, one)].into_iter().any(|(loser, winner)| {
            let failed = argument
                .theory(loser)
                .predictions
                .iter()
                .filter(|id| appraisal.result(**id, case) == CaseResult::Contradicts);
            failed.into_iter().any(|id| is_borne_out(winner, &argument.prediction(*id).claim.outcome.concepts(), case))
        })
    };
    let comes_true = |theory: TheoryId, case| {
        let mut predictions = argument.theory(theory).predictions.iter();
        predictions.any(|id| appraisal.result(*id, case) == CaseResult::Corroborates)
    };
    let holds = |formula: &Formula, case| on_every_world(appraisal, case, formula) == Some(true);
    let cases = (0..argument.cases.len()).map(CaseId::from_index);
    let counted = cases.filter(|case| appraisal.table.independent().counts(*case));
    let is_contrary =
        |case: CaseId| decides(case) || opposed.iter().any(|(ours, theirs)| holds(ours, case) && holds(theirs, case));
    counted
        .filter_map(|case| {
            let is_contrary = is_contrary(case);
            let winner = match (fails(one, case), fails(other, case)) {
                (false, true) => Some(one),
                (true, false) => Some(other),
                _ => None,
            };
            // What happened may also bear the one out in one respect and be against the other in another.
            let is_told = is_contrary || winner.is_some_and(|winner| comes_true(winner, case));
            is_told.then_some(Contest { case, winner, is_contrary })
        })
        .collect()
}

/// The cases in which two theories between them rule out nothing: both expect something there, and what the one forbids, the
/// other demands.
pub fn covered_by(argument: &Argument, appraisal: &Appraisal, one: TheoryId, other: TheoryId) -> Vec<CaseId> {
    let [ours, theirs] = [one, other].map(|theory| expectations(argument, theory));
    let pairs = ours.iter().flat_map(|ours| theirs.iter().map(move |theirs| (ours, theirs)));
    let covering: Vec<(&Expectation, &Expectation)> = pairs
        .filter(|(ours, theirs)| {
            let neither = [&ours.demanded, &theirs.demanded].map(|demanded| demanded.clone().negated());
            is_impossible(argument, &Formula::And(neither.to_vec()))
        })
        .collect();
    let holds = |formula: &Formula, case| on_every_world(appraisal, case, formula) == Some(true);
    let cases = (0..argument.cases.len()).map(CaseId::from_index);
    let counted = cases.filter(|case| appraisal.table.independent().counts(*case));
    counted
        .filter(|case| covering.iter().any(|(ours, theirs)| holds(&ours.when, *case) && holds(&theirs.when, *case)))
        .collect()
}

/// The cases that would tell two theories apart by one of the codings that scholars dispute: what happened is then against the
/// one, and bears the other out in the same respect.
pub fn told_apart_by_a_coding(
    argument: &Argument,
    appraisal: &Appraisal,
    one: TheoryId,
    other: TheoryId,
) -> Vec<CaseId> {
    let table = &appraisal.table;
    let in_row = |theory: TheoryId, row: usize, wanted: CaseResult| {
        let predictions = argument.theory(theory).predictions.iter().copied();
        predictions.filter(move |id| appraisal.results[id.index()].in_row(row) == wanted)
    };
    let outcome = |id: PredictionId| argument.prediction(id).claim.outcome.concepts();
    let tells = |loser: TheoryId, winner: TheoryId, row: usize| {
        in_row(winner, row, CaseResult::Contradicts).next().is_none()
            && in_row(loser, row, CaseResult::Contradicts).any(|failed| {
                in_row(winner, row, CaseResult::Corroborates).any(|held| outcome(held) == outcome(failed))
            })
    };
    let counted = table.contested_cases().filter(|case| table.independent().counts(*case));
    counted.filter(|case| table.rows_of(*case).any(|row| tells(one, other, row) || tells(other, one, row))).collect()
}

/// Where each of two theories expects something, and the two things cannot both be.
pub(super) fn opposed(argument: &Argument, one: TheoryId, other: TheoryId) -> Vec<(Formula, Formula)> {
    let [ours, theirs] = [one, other].map(|theory| expectations(argument, theory));
    let pairs = ours.iter().flat_map(|ours| theirs.iter().map(move |theirs| (ours, theirs)));
    let opposed = pairs.filter(|(ours, theirs)| exclude_each_other(argument, &ours.demanded, &theirs.demanded));
    opposed.map(|(ours, theirs)| (ours.when.clone(), theirs.when.clone())).collect()
}

/// Where a theory expects something, and what.
struct Expectation {
    when: Formula,
    demanded: Formula,
}

fn expectations(argument: &Argument, theory: TheoryId) -> Vec<Expectation> {
    let theory = argument.theory(theory);
    let claims = theory.predictions.iter().map(|id| &argument.prediction(*id).claim);
    let within = |when| Formula::And(vec![theory.scope.clone(), when]);
    claims.flat_map(demands).map(|(when, demanded)| Expectation { when: within(when), demanded }).collect()
}

/// Whether two theories come to different things on a case: they predict what cannot both happen, or one came true
/// where the other failed.
pub fn differ_on(argument: &Argument, appraisal: &Appraisal, one: TheoryId, other: TheoryId, case: CaseId) -> bool {
    contests_of(argument, appraisal, one, other).iter().any(|contest| contest.case == case)
}
