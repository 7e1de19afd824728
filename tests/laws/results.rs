//! Results against the reference: whole drafts, and the bitmap evaluator formula by formula.

use crate::outcome::outcome;
use crate::reference::{parts, result_over, together, truth, whole, worlds};
use crate::support::api::appraised;
use crate::support::choices::{cases, choices};
use crate::support::draft::{Draft, Formula, Prediction, Theory, Value};
use crate::support::generate::{drafts, formula};
use lakatos_engine::appraisal::truth::{Evaluator, truth_of};
use lakatos_engine::argument::CaseId;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Predictions by name, with the formula in which they speak.
fn predictions(draft: &Draft) -> Vec<(String, Formula, Prediction)> {
    let scope = |theory: &Theory| Formula::And(theory.scope.clone());
    let of = |owner: &str, scope: Formula, predictions: &[Prediction]| -> Vec<(String, Formula, Prediction)> {
        predictions
            .iter()
            .enumerate()
            .map(|(number, prediction)| {
                (Draft::prediction_name(owner, number, prediction), scope.clone(), prediction.clone())
            })
            .collect()
    };
    let theories = draft.theories.iter().flat_map(|theory| of(&theory.name, scope(theory), &theory.predictions));
    let auxiliaries = draft.auxiliaries.iter().flat_map(|auxiliary| {
        let scopes = auxiliary.amends.iter().map(|theory| scope(&draft.theories[*theory])).collect();
        of(&auxiliary.name, Formula::Or(scopes), &auxiliary.predictions)
    });
    theories.chain(auxiliaries).collect()
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn every_result_follows_the_table_of_modes(draft in drafts()) {
        let mut expected = BTreeMap::new();
        let worlds: Vec<_> = (0..draft.cases.len()).map(|case| worlds(&draft, case)).collect();
        for (name, scope, prediction) in predictions(&draft) {
            if prediction.mode == "more often when" {
                continue;
            }
            for (index, case) in draft.cases.iter().enumerate() {
                // A period that says nothing of its own is looked at alone all the same.
                let parts = if parts(&draft, index).is_empty() { vec![index] } else { parts(&draft, index) };
                let results: Vec<&str> =
                    parts.iter().map(|part| result_over(&worlds[*part], &scope, &prediction)).collect();
                expected.insert((name.clone(), case.name.clone()), together(&results));
            }
        }
        prop_assert_eq!(outcome(&appraised(&draft.text())).results, expected, "{}", draft.text());
    }

    #[test]
    fn rates_count_the_cases_in_scope_whose_outcome_is_known(mut draft in drafts()) {
        // A contested case has no one rate; that is not in question here.
        for case in &mut draft.cases {
            let mut seen = Vec::new();
            case.observations.retain(|(concept, _)| !seen.contains(concept) && { seen.push(*concept); true });
        }
        let mut expected = BTreeMap::new();
        for (name, scope, prediction) in predictions(&draft) {
            if prediction.mode != "more often when" {
                continue;
            }
            let mut counts = [0; 4];
            for case in (0..draft.cases.len()).filter(|case| whole(&draft, *case) == *case) {
                // A case counts once a side, where its periods on that side agree.
                let mut sides: [Vec<bool>; 2] = [Vec::new(), Vec::new()];
                for part in parts(&draft, case) {
                    let world = &worlds(&draft, part)[0];
                    let known =
                        (truth(&scope, world), truth(&prediction.condition, world), truth(&prediction.outcome, world));
                    if let (Some(true), Some(condition), Some(outcome)) = known {
                        sides[usize::from(!condition)].push(outcome);
                    }
                }
                for (side, outcomes) in sides.iter().enumerate() {
                    if let Some(first) = outcomes.first().filter(|first| outcomes.iter().all(|one| one == *first)) {
                        counts[2 * side] += usize::from(*first);
                        counts[2 * side + 1] += 1;
                    }
                }
            }
            expected.insert(name, counts);
        }
        prop_assert_eq!(outcome(&appraised(&draft.text())).rates, expected, "{}", draft.text());
    }

    #[test]
    fn bitmaps_say_of_every_case_what_kleene_says(mut draft in drafts(), mut tape in choices(60)) {
        let wanted = formula(&mut tape, &draft, 3);
        draft.theories[0].scope = vec![wanted.clone()];
        let analysis = appraised(&draft.text());
        let (argument, appraisal) = (&analysis.argument, &analysis.appraisal);
        let read = &argument.theories[0].scope;
        let truths = Evaluator::new(&appraisal.table).truth(read);
        for index in 0..draft.cases.len() {
            let case = CaseId::from_index(index);
            let mut expected: Vec<Option<bool>> =
                worlds(&draft, index).iter().map(|world| truth(&wanted, world)).collect();
            let mut bitmap: Vec<Option<bool>> = Vec::new();
            for row in appraisal.table.rows_of(case) {
                bitmap.push(truths.at(row));
                let value_of = |concept| appraisal.table.column(concept).value(row);
                prop_assert_eq!(truth_of(read, &value_of), truths.at(row), "{}", draft.text());
            }
            expected.sort();
            bitmap.sort();
            prop_assert_eq!(bitmap, expected, "{} on {}", draft.text(), draft.cases[index].name);
        }
    }
}

#[test]
fn what_is_said_to_be_unknown_is_unknown_in_the_reference_too() {
    let draft = Draft {
        cases: vec![crate::support::draft::Case { observations: vec![(0, Value::Unknown)], ..Default::default() }],
        ..Draft::default()
    };
    let formula = Formula::Compare { concept: 0, operator: "=", operand: 1.0 };
    assert_eq!(truth(&formula, &worlds(&draft, 0)[0]), None);
}
