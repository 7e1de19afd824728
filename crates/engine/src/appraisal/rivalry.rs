//! Whether two rivals can be told apart: by a case of the draft, or by any case at all.

use super::Appraisal;
use super::derived::written_out;
use super::entailment::{Entailment, entails_within};
use super::result::{CaseResult, contradiction, together};
use super::rivals::contests_of;
use super::series::{Version, year_of};
use super::solver::is_impossible;
use super::speaking::rivals_of;
use super::testability::{demands, is_definite, meeting};
use super::witness::shortest_witness;
use crate::argument::formula::Formula;
use crate::argument::{Argument, BuiltIn, CaseId, Owner, PredictionId, TheoryId};
use lakatos_syntax::ast::Operator;

/// The case to look for: a description, and what each of two rivals says of it.
#[derive(Clone, Debug, PartialEq)]
pub struct CrucialCase {
    /// The shortest description in the author's concepts.
    pub description: Formula,
    /// What the one demands there; none where it says nothing.
    pub one_says: Option<Formula>,
    /// What the other demands there.
    pub other_says: Option<Formula>,
}

/// Whether both predict something that a single case could contradict.
pub fn are_comparable(argument: &Argument, one: TheoryId, other: TheoryId) -> bool {
    is_definite(argument, Owner::Theory(one)) && is_definite(argument, Owner::Theory(other))
}

/// Whether no assignment of values contradicts the one and not the other.
pub fn are_equivalent(argument: &Argument, one: TheoryId, other: TheoryId) -> bool {
    are_comparable(argument, one, other) && is_impossible(argument, &difference(argument, one, other))
}

fn difference(argument: &Argument, one: TheoryId, other: TheoryId) -> Formula {
    let (one, other) = (against(argument, one), against(argument, other));
    Formula::Or(vec![
        Formula::And(vec![one.clone(), other.clone().negated()]),
        Formula::And(vec![other, one.negated()]),
    ])
}

/// Holds where some prediction of a theory is contradicted.
fn against(argument: &Argument, theory: TheoryId) -> Formula {
    let theory = argument.theory(theory);
    let claims = theory.predictions.iter().map(|id| &argument.prediction(*id).claim);
    Formula::Or(claims.filter_map(|claim| contradiction(claim, &theory.scope)).collect())
}

/// Cases that tell two rivals apart: the one definition is that of [`contests_of`].
pub fn cases_apart(argument: &Argument, appraisal: &Appraisal, one: TheoryId, other: TheoryId) -> Vec<CaseId> {
    contests_of(argument, appraisal, one, other).into_iter().map(|contest| contest.case).collect()
}

/// Where two rivals demand what cannot both happen, or else where one demands something and the other nothing.
pub fn crucial_case(argument: &Argument, one: TheoryId, other: TheoryId) -> Option<CrucialCase> {
    let ours = &argument.theory(one).predictions;
    let theirs = &argument.theory(other).predictions;
    let pairs = ours.iter().flat_map(|our| theirs.iter().map(move |their| (*our, *their)));
    let opposed = pairs.into_iter().find_map(|(our, their)| Some((our, their, meeting(argument, our, their)?)));
    if let Some((our, their, description)) = opposed {
        let one_says = demanded(argument, our, &description);
        let other_says = demanded(argument, their, &description);
        return Some(CrucialCase { description, one_says, other_says });
    }
    one_sided(argument, one, other)
        .map(|(description, says)| CrucialCase { description, one_says: Some(says), other_says: None })
        .or_else(|| {
            let (description, says) = one_sided(argument, other, one)?;
            Some(CrucialCase { description, one_says: None, other_says: Some(says) })
        })
}

/// For each rival that a theory can be told apart from, the case that would do it.
pub fn crucial_cases(argument: &Argument, theory: TheoryId) -> Vec<(TheoryId, CrucialCase)> {
    let rivals = rivals_of(argument, theory).into_iter();
    rivals.filter_map(|rival| Some((rival, crucial_case(argument, theory, rival)?))).collect()
}

/// Where the one demands something, and the other nothing.
fn one_sided(argument: &Argument, one: TheoryId, other: TheoryId) -> Option<(Formula, Formula)> {
    let silence: Vec<Formula> = premises(argument, other).into_iter().map(|(premise, _)| premise.negated()).collect();
    premises(argument, one).into_iter().find_map(|(premise, demanded)| {
        let mut parts = vec![premise];
        parts.extend(silence.iter().cloned());
        Some((shortest_witness(argument, &Formula::And(parts))?, demanded))
    })
}

fn premises(argument: &Argument, theory: TheoryId) -> Vec<(Formula, Formula)> {
    let theory = argument.theory(theory);
    let demands = theory.predictions.iter().flat_map(|id| demands(&argument.prediction(*id).claim));
    demands.map(|(when, demanded)| (Formula::And(vec![theory.scope.clone(), when]), demanded)).collect()
}

/// What a prediction demands where a description holds.
fn demanded(argument: &Argument, prediction: PredictionId, description: &Formula) -> Option<Formula> {
    let follows =
        |when: &Formula| is_impossible(argument, &Formula::And(vec![description.clone(), when.clone().negated()]));
    demands(&argument.prediction(prediction).claim)
        .into_iter()
        .find(|(when, _)| follows(when))
        .map(|(_, demanded)| demanded)
}

/// The anomalies of a theory that a rival is spared, where nothing else tells the two apart: the theory entails the rival, and
/// on every other case they come to the same. Such a rival is a repair under another name. Empty where it is none, where it
/// says something of its own, where the draft says that the one succeeds the other, where it is the older of the two, or
/// where they are about different years: what is said of another period mends nothing.
pub fn spared_by_disguise(
    argument: &Argument,
    appraisal: &Appraisal,
    theory: TheoryId,
    rival: TheoryId,
) -> Vec<CaseId> {
    let (of_theory, of_rival) = (argument.theory(theory), argument.theory(rival));
    let all = || of_theory.predictions.iter().chain(&of_rival.predictions).map(|id| &argument.prediction(*id).claim);
    let succeeds =
        |one: &crate::argument::Theory, other: TheoryId| one.succeeds.iter().any(|before| before.id == other);
    let is_entailed = |id: &PredictionId| {
        let claim = &argument.prediction(*id).claim;
        entails_within(argument, theory, claim, &of_rival.scope) == Entailment::Entailed
    };
    if appraisal.theories[theory.index()].anomalies.is_empty()
        || !are_comparable(argument, theory, rival)
        || all().any(|claim| !claim.is_definite())
        || is_of_other_years(argument, theory, rival)
        || is_older(argument, rival, theory)
        || succeeds(of_theory, rival)
        || succeeds(of_rival, theory)
        || !of_rival.predictions.iter().all(is_entailed)
    {
        return Vec::new();
    }
    let come_to =
        |predictions: &[PredictionId], case| together(predictions.iter().map(|id| appraisal.result(*id, case)));
    let mut spared = Vec::new();
    for case in
        (0..argument.cases.len()).map(CaseId::from_index).filter(|case| appraisal.table.independent().counts(*case))
    {
        match (come_to(&of_theory.predictions, case), come_to(&of_rival.predictions, case)) {
            (CaseResult::Contradicts, CaseResult::Silent | CaseResult::Absent | CaseResult::Corroborates) => {
                spared.push(case);
            }
            (one, other) if one == other => {}
            _ => return Vec::new(),
        }
    }
    spared
}

/// Whether the one draws lines in time that the other does not.
fn is_of_other_years(argument: &Argument, one: TheoryId, other: TheoryId) -> bool {
    let lines = |id: TheoryId| -> Vec<(Operator, f64)> {
        let theory = argument.theory(id);
        let claims = theory.predictions.iter().map(|id| &argument.prediction(*id).claim);
        let formulas = claims.flat_map(|claim| [&claim.condition, &claim.scope, &claim.outcome]).chain([&theory.scope]);
        let comparisons = formulas.map(|formula| written_out(argument, formula));
        let comparisons =
            comparisons.flat_map(|formula| formula.comparisons().into_iter().copied().collect::<Vec<_>>());
        let of_years = comparisons.filter(|one| matches!(argument.concept(one.concept).built_in, Some(BuiltIn::Year)));
        of_years.map(|one| (one.operator, one.operand)).collect()
    };
    let (ours, theirs) = (lines(one), lines(other));
    ours.iter().any(|line| !theirs.contains(line)) || theirs.iter().any(|line| !ours.contains(line))
}

/// Whether the one was proposed before the other.
fn is_older(argument: &Argument, one: TheoryId, other: TheoryId) -> bool {
    let year = |theory: TheoryId| year_of(argument, &Version { theory, auxiliaries: Vec::new() });
    year(one).zip(year(other)).is_some_and(|(one, other)| one < other)
}
