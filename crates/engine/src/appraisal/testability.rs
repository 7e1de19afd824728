//! What needs no case at all: over all assignments of values to concepts.
//!
//! A prediction that nothing could contradict, a formula that nothing or everything satisfies, two predictions of one
//! theory that demand what cannot both happen. Where a question is too large for the solver, nothing is claimed.

use super::entailment::exclude_each_other;
use super::opposed::Outcomes;
use super::result::contradiction;
use super::solver::is_impossible;
use super::where_it_speaks;
use super::witness::shortest_witness;
use crate::argument::formula::{Claim, Formula};
use crate::argument::{Argument, Owner, PredictionId, TheoryId};
use lakatos_syntax::ast::Mode;

/// Whether every assignment satisfies it.
pub fn is_trivial(argument: &Argument, formula: &Formula) -> bool {
    is_impossible(argument, &formula.clone().negated())
}

/// Whether nothing could contradict a prediction. A scope or a condition that nothing or everything satisfies is another
/// fault.
pub fn is_unfalsifiable(argument: &Argument, id: PredictionId) -> bool {
    let prediction = argument.prediction(id);
    let scope = where_it_speaks(argument, prediction);
    let condition = &prediction.claim.condition;
    let premise = Formula::And(vec![scope.clone(), condition.clone()]);
    let is_vacuous = || {
        is_impossible(argument, &premise) || prediction.claim.mode != Mode::Always && is_trivial(argument, condition)
    };
    contradiction(&prediction.claim, &scope).is_some_and(|against| is_impossible(argument, &against) && !is_vacuous())
}

/// Whether a theory could be contradicted, and its auxiliaries' exceptions leave nothing that could.
pub fn is_protected_from_everything(argument: &Argument, id: TheoryId) -> bool {
    let theory = argument.theory(id);
    let claims = || theory.predictions.iter().map(|id| &argument.prediction(*id).claim);
    if theory.predictions.is_empty() || claims().any(|claim| !claim.is_definite()) {
        return false;
    }
    let against: Vec<Formula> = claims().filter_map(|claim| contradiction(claim, &theory.scope)).collect();
    let against = Formula::Or(against);
    let own = argument.auxiliaries.iter().filter(|auxiliary| auxiliary.amends.iter().any(|theory| theory.id == id));
    let exceptions: Vec<Formula> =
        own.flat_map(|auxiliary| auxiliary.excepts.iter().map(|line| line.formula.clone())).collect();
    let left = Formula::And(vec![against.clone(), Formula::Or(exceptions.clone()).negated()]);
    let is_vacuous = exceptions.iter().any(|exception| is_trivial(argument, exception));
    !is_vacuous && is_impossible(argument, &left) && !is_impossible(argument, &against)
}

/// Two predictions of one theory that demand what cannot both happen.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// The theory.
    pub theory: TheoryId,
    /// One prediction.
    pub first: PredictionId,
    /// Another, declared after it.
    pub second: PredictionId,
    /// The shortest description of where both speak; [`Formula::TRUE`] where they always do.
    pub witness: Formula,
}

/// Every such pair.
pub fn conflicts(argument: &Argument) -> Vec<Conflict> {
    let theories = argument.theories.iter().enumerate();
    theories
        .flat_map(|(index, theory)| conflicts_of(argument, TheoryId::from_index(index), &theory.predictions))
        .collect()
}

/// How many pairs of predictions of one theory are held against each other: of a hundred predictions, every pair.
const MOST_PAIRS: usize = 5_000;

fn conflicts_of(argument: &Argument, theory: TheoryId, predictions: &[PredictionId]) -> Vec<Conflict> {
    let mut conflicts = Vec::new();
    let mut outcomes = Outcomes::new(argument, predictions);
    let mut pairs = 0;
    for (number, second) in predictions.iter().enumerate() {
        for first in outcomes.opposed_before(number).into_iter().map(|first| &predictions[first]) {
            pairs += 1;
            if pairs > MOST_PAIRS {
                argument.effort.leave_open(argument.prediction(*second).outcome_place);
                return conflicts;
            }
            let witness = meeting(argument, *first, *second);
            conflicts.extend(witness.map(|witness| Conflict { theory, first: *first, second: *second, witness }));
        }
    }
    conflicts
}

/// The shortest description of where two predictions demand what cannot both happen; none where they never do.
pub fn meeting(argument: &Argument, one: PredictionId, other: PredictionId) -> Option<Formula> {
    let (one, other) = (argument.prediction(one), argument.prediction(other));
    let scopes = [where_it_speaks(argument, one), where_it_speaks(argument, other)];
    demands(&one.claim).into_iter().find_map(|(when, demanded)| {
        demands(&other.claim).into_iter().find_map(|(also_when, also_demanded)| {
            if !exclude_each_other(argument, &demanded, &also_demanded) {
                return None;
            }
            let both = Formula::And(vec![scopes[0].clone(), scopes[1].clone(), when.clone(), also_when]);
            shortest_witness(argument, &both)
        })
    })
}

/// What a claim demands, and when, within where it says itself that it speaks: `only when` demands the absence of the outcome
/// where the condition is absent.
pub fn demands(claim: &Claim) -> Vec<(Formula, Formula)> {
    let present = || (claim.within(&claim.condition), claim.outcome.clone());
    let absent = || (claim.within(&claim.condition.clone().negated()), claim.outcome.clone().negated());
    match claim.mode {
        Mode::When | Mode::Always => vec![present()],
        Mode::OnlyWhen => vec![absent()],
        Mode::ExactlyWhen => vec![present(), absent()],
        Mode::MoreOftenWhen | Mode::MostlyWhen | Mode::MovesWith => Vec::new(),
    }
}

/// Whether anything that an owner predicts could be contradicted by a single case.
pub fn is_definite(argument: &Argument, owner: Owner) -> bool {
    argument.predictions_of(owner).iter().any(|id| argument.prediction(*id).claim.is_definite())
}
