//! The solver against all assignments, one by one.

use crate::reference::{World, is_contradicted, truth};
use crate::support::api::appraised;
use crate::support::choices::{Choices, cases, choices};
use crate::support::draft::{Draft, Formula, Prediction, Theory, Values};
use crate::support::generate::{drafts, formula, prediction};
use lakatos_engine::appraisal::entailment::{Entailment, entails_within};
use lakatos_engine::appraisal::solver::{Satisfiability, satisfiable};
use lakatos_engine::argument::{Argument, PredictionId, TheoryId};
use proptest::prelude::*;

/// Every assignment that `formulas` can tell from another: all ranks; for numbers below, at, between and above each
/// number that they are compared with.
pub fn assignments(draft: &Draft, formulas: &[&Formula]) -> Vec<World> {
    let comparisons: Vec<(usize, f64)> = formulas.iter().flat_map(|formula| formula.comparisons()).collect();
    let mut concepts: Vec<usize> = comparisons.iter().map(|(concept, _)| *concept).collect();
    concepts.sort_unstable();
    concepts.dedup();
    let mut worlds = vec![World::new()];
    for concept in concepts {
        let values: Vec<f64> = match &draft.concepts[concept].values {
            Values::Levels { names, .. } => (0..names.len()).map(|rank| rank as f64).collect(),
            Values::Number => {
                let mut at: Vec<f64> = (comparisons.iter().filter(|(compared, _)| *compared == concept))
                    .map(|(_, operand)| *operand)
                    .collect();
                at.sort_by(f64::total_cmp);
                let between = at.windows(2).map(|pair| (pair[0] + pair[1]) / 2.0);
                let ends = [at[0] - 1.0, at[at.len() - 1] + 1.0];
                let mut values: Vec<f64> = at.iter().copied().chain(between).chain(ends).collect();
                values.sort_by(f64::total_cmp);
                values.dedup();
                values
            }
        };
        let with = |world: &World, value: f64| {
            let mut world = world.clone();
            world.insert(concept, (value, value));
            world
        };
        worlds = worlds.iter().flat_map(|world| values.iter().map(|value| with(world, *value))).collect();
    }
    worlds
}

/// Whether some assignment contradicts the prediction and none of the theory's own.
fn says_something_new(draft: &Draft, theory: &Theory, prediction: &Prediction) -> bool {
    let scope = Formula::And(theory.scope.clone());
    let known: Vec<&Prediction> = theory.predictions.iter().filter(|known| known.mode != "more often when").collect();
    let mut formulas = vec![&scope];
    for prediction in known.iter().copied().chain([prediction]) {
        formulas.extend([&prediction.outcome, &prediction.condition]);
    }
    assignments(draft, &formulas).iter().any(|world| {
        is_contradicted(world, &scope, prediction) && known.iter().all(|known| !is_contradicted(world, &scope, known))
    })
}

/// The draft with a formula as the only scope of its first theory, where the library can read it.
fn with_scope(draft: &Draft, wanted: &Formula) -> (Draft, Argument) {
    let mut draft = draft.clone();
    draft.theories[0].scope = vec![wanted.clone()];
    let argument = appraised(&draft.text()).argument;
    (draft, argument)
}

fn world_of(draft: &Draft, argument: &Argument, witness: &[(lakatos_engine::argument::ConceptId, f64)]) -> World {
    let number = |name: &str| draft.concepts.iter().position(|concept| concept.name == name).unwrap();
    witness.iter().map(|(id, value)| (number(&argument.concept(*id).header.name), (*value, *value))).collect()
}

fn rich_formula(draft: &Draft, choices: &mut Choices) -> Formula {
    // A conjunction of several formulas is satisfiable about as often as not.
    Formula::And((0..2 + choices.below(3)).map(|_| formula(choices, draft, 3)).collect())
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn a_formula_is_satisfiable_where_some_assignment_satisfies_it(draft in drafts(), mut choices in choices(80)) {
        let wanted = rich_formula(&draft, &mut choices);
        let (draft, argument) = with_scope(&draft, &wanted);
        let scope = &argument.theories[0].scope;
        let expected = assignments(&draft, &[&wanted]).iter().any(|world| truth(&wanted, world) == Some(true));
        match satisfiable(&argument, scope) {
            Satisfiability::Satisfiable(witness) => {
                let world = world_of(&draft, &argument, &witness);
                prop_assert_eq!(truth(&wanted, &world), Some(true), "{:?} is no witness\n{}", world, draft.text());
                prop_assert!(expected, "{}", draft.text());
            }
            Satisfiability::Unsatisfiable => prop_assert!(!expected, "{}", draft.text()),
            Satisfiability::TooLarge => prop_assert!(false, "so small a formula is never too large"),
        }
    }

    #[test]
    fn a_theory_entails_what_nothing_contradicts_without_contradicting_it(
        mut draft in drafts(), mut choices in choices(60)
    ) {
        let mut claim = prediction(&mut choices, 9, &draft);
        claim.label = None;
        if claim.mode == "more often when" {
            claim.mode = "when";
        }
        // The claim is made by an auxiliary of the first theory, so that it is read in the same text.
        draft.auxiliaries.clear();
        draft.auxiliaries.push(crate::support::draft::Auxiliary {
            name: "claims".to_owned(),
            amends: vec![0],
            predictions: vec![claim.clone()],
            ..Default::default()
        });
        let argument = appraised(&draft.text()).argument;
        let read = &argument.prediction(PredictionId::from_index(argument.predictions.len() - 1)).claim;
        let expected = if says_something_new(&draft, &draft.theories[0], &claim) {
            Entailment::NotEntailed
        } else {
            Entailment::Entailed
        };
        let theory = TheoryId::from_index(0);
        let found = entails_within(&argument, theory, read, &argument.theory(theory).scope);
        prop_assert_eq!(found, expected, "{}", draft.text());
    }
}
