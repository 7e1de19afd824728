//! What a repair is worth: what never makes one kept, and what never makes one worse.

use crate::support::api::appraised;
use crate::support::choices::{Choices, cases, choices};
use crate::support::draft::{Case, Draft, Formula, Prediction, Theory};
use crate::support::generate::{drafts, formula, value};
use crate::support::print::{Printed, joined};
use lakatos_engine::appraisal::Appraisal;
use lakatos_engine::appraisal::repair::Repair;
use lakatos_engine::appraisal::result::CaseResult;
use lakatos_engine::argument::{CaseId, PredictionId};
use lakatos_engine::rules::Analysis;
use proptest::prelude::*;

/// The words of all repairs.
fn words(text: &str) -> Vec<Repair> {
    appraised(text).appraisal.amendments.iter().map(|amendment| amendment.worth.word).collect()
}

/// The names of what every repair adds.
fn excess(analysis: &Analysis) -> Vec<Vec<String>> {
    let name = |id| analysis.argument.prediction(id).name.to_string();
    let of = analysis.appraisal.amendments.iter();
    of.map(|amendment| amendment.worth.excess.iter().map(|excess| name(excess.prediction)).collect()).collect()
}

/// A draft whose first theory says one thing of single cases, and whose auxiliaries all amend it alone.
fn of_one_claim(mut draft: Draft, tape: &mut Choices) -> Draft {
    let condition = formula(tape, &draft, 0);
    let theory = &mut draft.theories[0];
    theory.predictions.truncate(1);
    theory.predictions[0].mode = "when";
    theory.predictions[0].condition = condition;
    draft.theories.truncate(1);
    draft.tests.clear();
    draft.auxiliaries.iter_mut().for_each(|auxiliary| auxiliary.amends = vec![0]);
    draft.theories[0].rivals.clear();
    draft
        .auxiliaries
        .iter_mut()
        .for_each(|auxiliary| auxiliary.follows_from.retain(|from| !from.starts_with("theory-")));
    draft
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn excess_content_does_not_hang_on_coded_cases(draft in drafts(), mut tape in choices(200)) {
        let mut recoded = draft.clone();
        for case in &mut recoded.cases {
            case.settles.clear();
            case.observations = (0..draft.concepts.len()).map(|one| (one, value(&mut tape, &draft.concepts[one]))).collect();
        }
        let (one, other) = (appraised(&draft.text()), appraised(&recoded.text()));
        prop_assert_eq!(excess(&one), excess(&other), "{}", draft.text());
    }

    #[test]
    fn a_converse_or_a_tautology_never_makes_a_repair_kept(draft in drafts(), mut tape in choices(20)) {
        let mut draft = of_one_claim(draft, &mut tape);
        let own = draft.theories[0].predictions[0].clone();
        let converse = Prediction { label: None, outcome: own.condition.clone(), mode: "when", condition: own.outcome.clone() };
        let tautology = Prediction { label: None, outcome: own.outcome.clone(), mode: "when", condition: own.outcome };
        for auxiliary in &mut draft.auxiliaries {
            // With a re-coding, it is another theory whose converse this would be.
            auxiliary.recodes.clear();
            auxiliary.predictions = vec![converse.clone(), tautology.clone()];
        }
        prop_assert!(!words(&draft.text()).contains(&Repair::Kept), "{}", draft.text());
    }

    #[test]
    fn what_is_tacked_on_never_makes_a_repair_kept(draft in drafts()) {
        let mut printed = draft.printed();
        for declaration in &mut printed {
            if declaration.header.starts_with("auxiliary ") {
                declaration.properties.retain(|line| !line.starts_with("predicts "));
                declaration.properties.push("predicts tacked: rain when monsoon".to_owned());
            }
            if declaration.header.starts_with("case ") {
                declaration.properties.extend(["rain = yes".to_owned(), "monsoon = yes".to_owned()]);
            }
        }
        let concepts = ["concept rain", "concept monsoon"];
        printed.extend(concepts.map(|header| Printed { header: header.to_owned(), properties: Vec::new() }));
        prop_assert!(!words(&joined(&printed)).contains(&Repair::Kept), "{}", joined(&printed));
    }

    #[test]
    fn repairs_that_rescue_each_others_evidence_are_not_kept(draft in drafts(), mut tape in choices(20)) {
        let mut draft = of_one_claim(draft, &mut tape);
        let split = tape.below(draft.cases.len() + 1);
        let Some(last) = draft.auxiliaries.len().checked_sub(1) else { return Ok(()) };
        draft.auxiliaries.iter_mut().for_each(|auxiliary| auxiliary.rescues.clear());
        draft.auxiliaries[0].rescues = (0..split).collect();
        draft.auxiliaries[last].rescues.extend(split..draft.cases.len());
        prop_assert!(!words(&draft.text()).contains(&Repair::Kept), "{}", draft.text());
    }

    #[test]
    fn a_fresh_case_that_bears_a_repair_out_never_worsens_its_word(draft in drafts(), mut tape in choices(60)) {
        let mut draft = draft;
        draft.tests.clear();
        for auxiliary in &mut draft.auxiliaries {
            auxiliary.predictions.retain(|prediction| prediction.mode != "more often when");
            auxiliary.predictions.truncate(1);
        }
        let mut after = draft.clone();
        let observations = (0..draft.concepts.len()).map(|one| (one, value(&mut tape, &draft.concepts[one])));
        after.cases.push(Case { name: "newcomer".to_owned(), observations: observations.collect(), ..Case::default() });
        let (before, now) = (appraised(&draft.text()), appraised(&after.text()));
        for (one, other) in before.appraisal.amendments.iter().zip(&now.appraisal.amendments) {
            if is_borne_out(&now.appraisal, other.worth.excess.first().map(|excess| excess.prediction), draft.cases.len()) {
                prop_assert!(one.worth.word <= other.worth.word, "{}", after.text());
            }
        }
    }

    #[test]
    fn two_wordings_of_a_claim_are_never_for_and_against(draft in drafts(), mut tape in choices(20)) {
        let mut draft = of_one_claim(draft, &mut tape);
        let Theory { scope, predictions, .. } = draft.theories[0].clone();
        let own = &predictions[0];
        let wording = |outcome: Formula, mode, condition: Formula| Prediction { label: None, outcome, mode, condition };
        let (outcome, condition) = (own.outcome.clone(), own.condition.clone());
        let wordings = vec![
            wording(outcome.clone(), "when", condition.clone()),
            wording(opposite(&condition), "when", opposite(&outcome)),
            wording(condition.clone(), "only when", outcome.clone()),
            wording(opposite(&outcome), "only when", opposite(&condition)),
        ];
        draft.auxiliaries.clear();
        let first = draft.theories[0].clone();
        draft.theories = vec![Theory { scope, predictions: wordings, ..first }];
        let analysis = appraised(&draft.text());
        for case in 0..draft.cases.len() {
            let case = CaseId::from_index(case);
            let results = (0..4).map(|id| analysis.appraisal.result(PredictionId::from_index(id), case));
            let results: Vec<CaseResult> = results.collect();
            let is_both = results.contains(&CaseResult::Corroborates) && results.contains(&CaseResult::Contradicts);
            prop_assert!(!is_both, "{:?}\n{}", results, draft.text());
        }
    }
}

/// Its negation, without two signs of negation in a row.
fn opposite(formula: &Formula) -> Formula {
    match formula {
        Formula::Not(inner) => Formula::clone(inner),
        formula => formula.negated(),
    }
}

fn is_borne_out(appraisal: &Appraisal, id: Option<PredictionId>, case: usize) -> bool {
    let case = CaseId::from_index(case);
    id.is_some_and(|id| appraisal.result(id, case) == CaseResult::Corroborates)
}
