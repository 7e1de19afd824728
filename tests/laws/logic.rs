//! What needs no case at all, against all assignments, one by one.

use crate::reference::{World, is_contradicted, truth};
use crate::solver::assignments;
use crate::support::api::appraised;
use crate::support::choices::{cases, choices};
use crate::support::draft::{Draft, Formula, Prediction, Theory};
use crate::support::generate::{drafts, formula};
use lakatos_engine::appraisal::rivalry::{CrucialCase, are_comparable, are_equivalent, crucial_case};
use lakatos_engine::appraisal::solver::is_impossible;
use lakatos_engine::appraisal::testability::{conflicts, is_trivial, is_unfalsifiable};
use lakatos_engine::argument::formula::Formula as Read;
use lakatos_engine::argument::{Argument, PredictionId, TheoryId};
use proptest::prelude::*;
use proptest::strategy::ValueTree;

/// A formula of the library's in the words of the tests.
fn written(draft: &Draft, argument: &Argument, read: &Read) -> Formula {
    let all = |parts: &[Read]| parts.iter().map(|part| written(draft, argument, part)).collect();
    match read {
        Read::Comparison(comparison) => {
            let name = &*argument.concept(comparison.concept).header.name;
            let concept = draft.concepts.iter().position(|concept| concept.name == name).unwrap();
            Formula::Compare { concept, operator: comparison.operator.symbol(), operand: comparison.operand }
        }
        Read::Not(inner) => written(draft, argument, inner).negated(),
        Read::And(parts) => Formula::And(all(parts)),
        Read::Or(parts) => Formula::Or(all(parts)),
    }
}

fn holds(formula: &Formula, world: &World) -> bool {
    truth(formula, world) == Some(true)
}

/// In every assignment that the formulas can tell apart.
fn always(draft: &Draft, formulas: &[&Formula], holds_in: impl Fn(&World) -> bool) -> bool {
    assignments(draft, formulas).iter().all(holds_in)
}

fn scope(theory: &Theory) -> Formula {
    Formula::And(theory.scope.clone())
}

/// What a prediction demands, and where.
fn demands(scope: &Formula, prediction: &Prediction) -> Vec<(Formula, Formula)> {
    let Prediction { condition, outcome, .. } = prediction;
    let within = |when: Formula| Formula::And(vec![scope.clone(), when]);
    let present = (within(condition.clone()), outcome.clone());
    let absent = (within(condition.negated()), outcome.negated());
    match prediction.mode {
        "when" => vec![present],
        "" => vec![(within(Formula::TRUE), outcome.clone())],
        "only when" => vec![absent],
        "exactly when" => vec![present, absent],
        _ => Vec::new(),
    }
}

fn demands_of(theory: &Theory) -> Vec<(Formula, Formula)> {
    theory.predictions.iter().flat_map(|prediction| demands(&scope(theory), prediction)).collect()
}

fn exclude_each_other(draft: &Draft, one: &Formula, other: &Formula) -> bool {
    always(draft, &[one, other], |world| !(holds(one, world) && holds(other, world)))
}

/// Some assignment satisfies all of them.
fn can_meet(draft: &Draft, formulas: &[&Formula]) -> bool {
    !always(draft, formulas, |world| !formulas.iter().all(|formula| holds(formula, world)))
}

/// Where two demands cannot both be met, all the ways that two lists of them come to that.
fn opposed(draft: &Draft, one: &[(Formula, Formula)], other: &[(Formula, Formula)]) -> Vec<Formula> {
    let pairs = one.iter().flat_map(|our| other.iter().map(move |their| (our, their)));
    pairs
        .filter(|(our, their)| exclude_each_other(draft, &our.1, &their.1) && can_meet(draft, &[&our.0, &their.0]))
        .map(|(our, their)| Formula::And(vec![our.0.clone(), their.0.clone()]))
        .collect()
}

fn follows(draft: &Draft, description: &[Formula], wanted: &Formula) -> bool {
    let mut all: Vec<&Formula> = description.iter().collect();
    all.push(wanted);
    always(draft, &all, |world| !description.iter().all(|part| holds(part, world)) || holds(wanted, world))
}

/// It can be satisfied, it is enough for one of the formulas, and with any part left out it is not enough for that one.
fn describes(draft: &Draft, description: &Formula, candidates: &[Formula]) -> bool {
    let Formula::And(parts) = description else { return false };
    let without = |index: usize| -> Vec<Formula> {
        parts.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, part)| part.clone()).collect()
    };
    can_meet(draft, &parts.iter().collect::<Vec<_>>())
        && candidates.iter().any(|wanted| {
            follows(draft, parts, wanted) && (0..parts.len()).all(|index| !follows(draft, &without(index), wanted))
        })
}

fn is_definite(theory: &Theory) -> bool {
    theory.predictions.iter().any(|prediction| prediction.mode != "more often when")
}

fn formulas_of(theory: &Theory) -> Vec<&Formula> {
    let predictions = theory.predictions.iter().filter(|prediction| prediction.mode != "more often when");
    let formulas = predictions.flat_map(|prediction| [&prediction.outcome, &prediction.condition]);
    formulas.chain(&theory.scope).collect()
}

fn refutes(world: &World, theory: &Theory) -> bool {
    let mut definite = theory.predictions.iter().filter(|prediction| prediction.mode != "more often when");
    definite.any(|prediction| is_contradicted(world, &scope(theory), prediction))
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn a_formula_is_impossible_or_trivial_where_no_or_every_assignment_satisfies_it(
        draft in drafts(), mut choices in choices(60)
    ) {
        let parts: Vec<Formula> = (0..1 + choices.below(3)).map(|_| formula(&mut choices, &draft, 2)).collect();
        let wanted = if choices.chance(50) { Formula::And(parts) } else { Formula::Or(parts) };
        let mut draft = draft.clone();
        draft.theories[0].scope = vec![wanted.clone()];
        let argument = appraised(&draft.text()).argument;
        let read = &argument.theories[0].scope;
        let worlds = assignments(&draft, &[&wanted]);
        prop_assert_eq!(is_impossible(&argument, read), !worlds.iter().any(|world| holds(&wanted, world)));
        prop_assert_eq!(is_trivial(&argument, read), worlds.iter().all(|world| holds(&wanted, world)));
    }

    #[test]
    fn a_prediction_is_unfalsifiable_where_it_speaks_and_no_assignment_contradicts_it(draft in drafts()) {
        let argument = appraised(&draft.text()).argument;
        let mut number = 0;
        for theory in &draft.theories {
            let scope = scope(theory);
            for prediction in &theory.predictions {
                let formulas = [&scope, &prediction.condition, &prediction.outcome];
                let is_definite = prediction.mode != "more often when";
                let speaks = can_meet(&draft, &[&scope, &prediction.condition])
                    && (prediction.mode.is_empty()
                        || !always(&draft, &[&prediction.condition], |world| holds(&prediction.condition, world)));
                let expected = is_definite
                    && speaks
                    && always(&draft, &formulas, |world| !is_contradicted(world, &scope, prediction));
                let found = is_unfalsifiable(&argument, PredictionId::from_index(number));
                prop_assert_eq!(found, expected, "{} {:?}\n{}", theory.name, prediction, draft.text());
                number += 1;
            }
        }
    }

    #[test]
    fn predictions_conflict_where_both_speak_and_their_outcomes_exclude_each_other(draft in drafts()) {
        let argument = appraised(&draft.text()).argument;
        let found = conflicts(&argument);
        let mut before = 0;
        for (index, theory) in draft.theories.iter().enumerate() {
            for (second, their) in theory.predictions.iter().enumerate() {
                for (first, our) in theory.predictions[..second].iter().enumerate() {
                    let scope = scope(theory);
                    let ways = opposed(&draft, &demands(&scope, our), &demands(&scope, their));
                    let of_pair: Vec<_> = found
                        .iter()
                        .filter(|conflict| {
                            conflict.theory == TheoryId::from_index(index)
                                && conflict.first == PredictionId::from_index(before + first)
                                && conflict.second == PredictionId::from_index(before + second)
                        })
                        .collect();
                    prop_assert_eq!(of_pair.len(), usize::from(!ways.is_empty()), "{}", draft.text());
                    for conflict in of_pair {
                        let witness = written(&draft, &argument, &conflict.witness);
                        prop_assert!(describes(&draft, &witness, &ways), "{:?}\n{}", witness, draft.text());
                    }
                }
            }
            before += theory.predictions.len();
        }
    }

    #[test]
    fn rivals_are_equivalent_where_every_assignment_refutes_both_or_neither(draft in drafts(), copies in any::<bool>()) {
        let mut draft = draft.clone();
        if copies && draft.theories.len() > 1 {
            (draft.theories[1].scope, draft.theories[1].predictions) =
                (draft.theories[0].scope.clone(), draft.theories[0].predictions.clone());
        }
        let argument = appraised(&draft.text()).argument;
        for (one, ours) in draft.theories.iter().enumerate() {
            for (other, theirs) in draft.theories.iter().enumerate().filter(|(other, _)| *other != one) {
                let formulas: Vec<&Formula> = formulas_of(ours).into_iter().chain(formulas_of(theirs)).collect();
                let comparable = is_definite(ours) && is_definite(theirs);
                let alike = || always(&draft, &formulas, |world| refutes(world, ours) == refutes(world, theirs));
                let (one, other) = (TheoryId::from_index(one), TheoryId::from_index(other));
                prop_assert_eq!(are_comparable(&argument, one, other), comparable);
                prop_assert_eq!(are_equivalent(&argument, one, other), comparable && alike(), "{}", draft.text());
            }
        }
    }

    #[test]
    fn a_crucial_case_is_where_rivals_demand_what_cannot_both_be_or_one_is_silent(draft in drafts()) {
        let argument = appraised(&draft.text()).argument;
        for (one, ours) in draft.theories.iter().enumerate() {
            for (other, theirs) in draft.theories.iter().enumerate().filter(|(other, _)| *other != one) {
                let (our, their) = (demands_of(ours), demands_of(theirs));
                let found = crucial_case(&argument, TheoryId::from_index(one), TheoryId::from_index(other));
                let apart = opposed(&draft, &our, &their);
                let alone = |speaks: &[(Formula, Formula)], silent: &[(Formula, Formula)]| -> Vec<Formula> {
                    let silence: Vec<Formula> = silent.iter().map(|(premise, _)| premise.negated()).collect();
                    let ways = speaks.iter().map(|(premise, _)| {
                        Formula::And([premise.clone()].into_iter().chain(silence.iter().cloned()).collect())
                    });
                    ways.filter(|way| can_meet(&draft, &[way])).collect()
                };
                let (ours_alone, theirs_alone) = (alone(&our, &their), alone(&their, &our));
                let Some(CrucialCase { description, one_says, other_says }) = found else {
                    prop_assert!(apart.is_empty() && ours_alone.is_empty() && theirs_alone.is_empty(), "{}", draft.text());
                    continue;
                };
                let description = written(&draft, &argument, &description);
                let ways = match (&one_says, &other_says) {
                    (Some(_), Some(_)) => apart,
                    (Some(_), None) => ours_alone,
                    _ => theirs_alone,
                };
                prop_assert!(describes(&draft, &description, &ways), "{:?}\n{}", description, draft.text());
                if let (Some(one), Some(other)) = (one_says, other_says) {
                    let (one, other) = (written(&draft, &argument, &one), written(&draft, &argument, &other));
                    prop_assert!(exclude_each_other(&draft, &one, &other), "{:?} {:?}\n{}", one, other, draft.text());
                }
            }
        }
    }
}

/// Laws about what never happens say nothing: among random drafts there is some of everything.
#[test]
fn there_is_something_for_each_of_these_laws() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut seen = [0; 5];
    for _ in 0..400 {
        let draft = drafts().new_tree(&mut runner).unwrap().current();
        let argument = appraised(&draft.text()).argument;
        let predictions: usize = draft.theories.iter().map(|theory| theory.predictions.len()).sum();
        seen[0] += (0..predictions).filter(|id| is_unfalsifiable(&argument, PredictionId::from_index(*id))).count();
        seen[1] += conflicts(&argument).len();
        for one in 0..draft.theories.len() {
            for other in (0..draft.theories.len()).filter(|other| *other != one) {
                let (one, other) = (TheoryId::from_index(one), TheoryId::from_index(other));
                seen[2] += usize::from(are_equivalent(&argument, one, other));
                if let Some(case) = crucial_case(&argument, one, other) {
                    seen[if case.one_says.is_some() && case.other_says.is_some() { 3 } else { 4 }] += 1;
                }
            }
        }
    }
    assert!(seen.iter().all(|count| *count > 3), "{seen:?}");
}
